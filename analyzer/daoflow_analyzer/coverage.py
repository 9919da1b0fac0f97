"""What is and is not in the bundle, what each gap hides, and how to get it by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from daoflow_bundle.manifest import Manifest
from daoflow_bundle.outcome import Outcome

from daoflow_analyzer.engine import RuleRun
from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.finding import word
from daoflow_analyzer.result import CoverageRow, RuleOutcome
from daoflow_analyzer.rule import Rule

COMMANDS = {
    "compose/commands": "docker compose ps --all",
    "compose/ps": "docker compose ps --all",
    "compose/config": "docker compose config --no-interpolate",
    "compose/files": "cat docker-compose.yml",
    "compose/project": "docker compose ls --all",
    "env": "sed 's/=.*/=…/' .env",
    "containers": "docker ps --all --filter label=com.docker.compose.project=daoflow",
    "health": "curl http://127.0.0.1:3000/trpc/health",
    "engine/ping": "docker version",
    "engine/info": "docker info",
    "engine/compose": "docker compose version",
    "engine/images": "docker compose images",
    "engine/networks": "docker network ls",
    "engine/volumes": "docker volume ls",
    "engine/events": "docker events --since 24h --until 0s",
    "engine/journal": "journalctl --unit docker --lines 200 --no-pager",
    "applications": "docker ps --all --filter label=com.docker.compose.project.working_dir",
    "daoflow": "daoflow status --json",
    "daoflow/cli": "daoflow status --json",
    "database": "docker compose exec -T postgres psql -U daoflow -c 'select id, status, error from deployments'",
    "daoflow/api": "daoflow-collect run --token-file FILE",
    "deployments/artifact": "daoflow-collect run --artifact deployment-ID-state.json",
    "deployments": "daoflow logs --deployment DEPLOYMENT_ID --json",
    "host/os": "uname -a",
    "host/time": "timedatectl",
    "host/memory": "free -b",
    "host/disk": "df --block-size=1 --output=target,size,avail,itotal,iavail",
    "host/ports": "ss --tcp --listening --numeric --processes",
    "host/kernel-oom": "journalctl --dmesg --grep 'Out of memory|oom-kill' --no-pager",
}
WHEN_IT_RUNS = {"database": "once postgres runs again"}
FAMILIES = ("daoflow", "deployments", "database")
DAOFLOW_LOG_LINES = 200
DEPENDENCY_LOG_LINES = 100


def coverage_rows(
    manifest: Manifest | None, runs: Sequence[RuleRun], containers: Containers | None = None
) -> tuple[CoverageRow, ...]:
    """Return a row for each source that was planned, and for each that a rule missed; gaps first, the weightiest before the others."""
    postgres = containers.one("postgres") if containers is not None else None
    later = WHEN_IT_RUNS if postgres is not None and not postgres.is_running else {}
    rows: list[CoverageRow] = []
    silent: dict[str, list[Rule]] = {}
    for run in runs:
        if run.outcome is RuleOutcome.CANNOT_TELL:
            for source in run.needs:
                silent.setdefault(source, []).append(run.loaded.rule)
    known = {record.source for record in manifest.sources} if manifest is not None else set()
    known |= {_family(name) for name in known}
    for record in manifest.sources if manifest is not None else ():
        hidden = _hidden(record.source, silent)
        # What nobody asked for (no token, no exported artifact) is missed only where a rule had a use for it.
        is_gap = record.outcome.is_gap or (record.outcome is Outcome.SKIPPED and bool(hidden))
        rows.append(
            CoverageRow(
                source=record.source,
                outcome=record.outcome.value,
                reason=record.reason,
                consequence=_consequence(hidden, is_gap=is_gap),
                command=command_for(record.source, later) if is_gap else None,
                is_gap=is_gap,
            )
        )
    rows.extend(
        CoverageRow(
            source=source,
            outcome=Outcome.ABSENT.value,
            reason="the bundle ends before it" if manifest is None else "it was not asked for",
            consequence=_consequence(silent[source], is_gap=True),
            command=command_for(source, later),
            is_gap=True,
        )
        for source in sorted(set(silent) - known)
    )
    return tuple(sorted(rows, key=lambda row: (not row.is_gap, -_weight(row, silent), row.source)))


def _weight(row: CoverageRow, silent: Mapping[str, Sequence[Rule]]) -> int:
    """Return how much could not be judged without a source: the severities of the rules that wanted it, as powers of two."""
    return sum(1 << rule.severity.rank for rule in _hidden(row.source, silent)) if row.is_gap else 0


def _hidden(source: str, silent: Mapping[str, Sequence[Rule]]) -> list[Rule]:
    """Return the rules that could not tell for want of a source, or of what it gives together with others."""
    return [*silent.get(source, ()), *silent.get(_family(source), ())]


def _family(source: str) -> str:
    """Return what several sources give together (`daoflow` for `daoflow/cli`), an empty string for one that stands alone."""
    family, slash, _ = source.partition("/")
    return family if slash and family in FAMILIES else ""


def command_for(source: str, later: Mapping[str, str]) -> str | None:
    """Return the command that gets a source by hand, or None when there is none; `later` says for which it is too early, and until when."""
    if source.startswith("logs/"):
        service = source.removeprefix("logs/")
        lines = DAOFLOW_LOG_LINES if service == "daoflow" else DEPENDENCY_LOG_LINES
        return f"docker compose logs --timestamps --tail={lines} {word(service, 'SERVICE')}"
    command = COMMANDS.get(source)
    return f"{command}  # {later[source]}" if command is not None and source in later else command


def _consequence(hidden: Sequence[Rule], *, is_gap: bool) -> str:
    if hidden:
        plural = "rule" if len(hidden) == 1 else "rules"
        return f"{plural} {', '.join(sorted({rule.code for rule in hidden}))} could not tell"
    return "no rule depends on it" if is_gap else ""
