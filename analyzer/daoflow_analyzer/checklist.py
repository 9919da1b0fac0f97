"""The playbook's checklists, word for word, with what the bundle says to each line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from daoflow_analyzer.decode.json_value import time as read_time
from daoflow_analyzer.explain_graph import Found
from daoflow_analyzer.facts.applications import Applications
from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.facts.env import EnvFile
from daoflow_analyzer.facts.health import Endpoint, Health
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.incident_items import incident_items, recorded_ids
from daoflow_analyzer.load import Facts
from daoflow_analyzer.result import ChecklistItem, Scope, Verdict
from daoflow_analyzer.scope import scope_of

YES, NO, UNKNOWN = "yes", "no", "unknown"
SHOWN_MEMBERS = 4
TEMPORAL_KEY = "DAOFLOW_ENABLE_TEMPORAL"
DEPENDENCIES = ("postgres", "redis", "temporal", "temporal-ui")


def checklist(members: Sequence[str], facts: Facts, verdict: Verdict, cause: Found | None) -> tuple[ChecklistItem, ...]:
    """Return the five lines of the escalation checklist, then the items of First Five Minutes."""
    present = frozenset(members)
    return (
        *_escalation(present, facts, verdict, cause),
        *_first_five_minutes(present, facts, cause, read_time(verdict.since)),
    )


def _escalation(
    present: frozenset[str], facts: Facts, verdict: Verdict, cause: Found | None
) -> Iterator[ChecklistItem]:
    yield _captured("Captured docker compose ps", present, ("compose/ps.json",))
    item = "Captured logs from daoflow and the affected dependency"
    affected = _application_log(cause, facts) or _affected_log(cause, present)
    yield _captured(item, present, ("logs/daoflow.log", *((affected,) if affected else ())))
    yield recorded_ids(facts, cause)
    yield _temporal(facts)
    states = {
        Scope.CONTROL_PLANE: (YES, "control-plane-local"),
        Scope.REMOTE_TARGET: (YES, "remote-target-specific"),
        Scope.NONE: (YES, "nothing is broken"),
        Scope.UNKNOWN: (UNKNOWN, "no root cause established"),
    }
    state, value = states[verdict.scope]
    if cause is not None and verdict.scope is not Scope.UNKNOWN:
        why = scope_of(cause, facts)[1]
        value = f"{value}: {why[0].lower()}{why[1:].rstrip('.')}" if why else value
    evidence = cause.finding.evidence[0] if cause is not None else None
    item = "Verified whether the incident is control-plane-local or remote-target-specific"
    yield ChecklistItem(item, state, value, evidence)


def _application_log(cause: Found | None, facts: Facts) -> str | None:
    """Return the log of the deployed container that the cause cites first, None where it cites none: whose state is cited, is affected."""
    applications = facts.get(Applications)
    if cause is None or applications is None:
        return None
    for item in cause.finding.evidence:
        folder, _, rest = item.member.partition("/containers/")
        found = applications.container(rest.partition("/")[0]) if folder.startswith("applications/") else None
        if found is not None:
            return f"{folder}/logs/{found[1].service}.log"
    return None


def _affected_log(cause: Found | None, present: frozenset[str]) -> str | None:
    """Return the log of the affected dependency; of a deployed service it is the application's, not one of DaoFlow's project."""
    service = _affected(cause)
    if service is None or cause is None or "deployment" not in cause.finding.subject:
        return f"logs/{service}.log" if service is not None else None
    ending = f"/logs/{service}.log"
    found = (name for name in sorted(present) if name.startswith("applications/") and name.endswith(ending))
    return next(found, f"applications/<project>{ending}")


def _affected(cause: Found | None) -> str | None:
    """Return the dependency that the cause is about: PostgreSQL where nobody knows better, none where it is no service's matter."""
    if cause is None:
        return "postgres"
    service = cause.finding.subject.get("service")
    if service == "daoflow" or (service is None and not cause.finding.subject):
        return "postgres"
    return service


def _first_five_minutes(
    present: frozenset[str], facts: Facts, cause: Found | None, since: datetime | None
) -> Iterator[ChecklistItem]:
    yield _captured("docker compose ps", present, ("compose/ps.json",))
    yield _captured("docker compose logs --tail=200 daoflow", present, ("logs/daoflow.log",))
    yield _dependencies(present, facts)
    health = facts.get(Health)
    item = "curl http://127.0.0.1:3000/trpc/health"
    if health is not None and health.trpc is not None:
        yield ChecklistItem(item, YES, _asked(health.trpc), health.trpc.evidence())
    else:
        yield ChecklistItem(item, NO, _why_missing(facts, Health), None)
    yield from incident_items(facts, cause, since)
    artifacts = sorted(name for name in present if name.startswith("deployments/") and name.endswith("state.json"))
    yield _captured(
        "the deployment state artifact export from the deployment details panel",
        present,
        tuple(artifacts) or ("deployments/<id>/state.json",),
    )


def _dependencies(present: frozenset[str], facts: Facts) -> ChecklistItem:
    """Say which logs are there, and why the others are not: a service that is switched off has none."""
    item = "docker compose logs --tail=100 postgres redis temporal temporal-ui"
    there = [f"logs/{name}.log" for name in DEPENDENCIES if f"logs/{name}.log" in present]
    captured = _captured(item, present, tuple(there) or ("logs/postgres.log",))
    logs = facts.get(Logs)
    missing = [
        f"{name}: {logs.missing.get(name) if logs is not None and name in logs.missing else 'not in the bundle'}"
        for name in DEPENDENCIES
        if f"logs/{name}.log" not in there
    ]
    return replace(captured, value="; ".join((captured.value, *missing))) if there and missing else captured


def _asked(endpoint: Endpoint) -> str:
    """Say where it was asked, which need not be port 3000, and what came of it."""
    if endpoint.status is not None:
        return f"asked at {endpoint.url}: answered {endpoint.status} in {endpoint.duration_s:.2f} s"
    return f"asked at {endpoint.url}, and got no answer: {endpoint.error or endpoint.error_kind}"


def temporal_mode(facts: Facts) -> tuple[str, Evidence] | None:
    """Return whether Temporal mode is on, in words, and where that stands: the running container counts before `.env`."""
    containers = facts.get(Containers)
    daoflow = containers.one("daoflow") if containers is not None else None
    if daoflow is not None and TEMPORAL_KEY in daoflow.env:
        value = daoflow.env[TEMPORAL_KEY]
        return _mode(value), daoflow.evidence("/Config/Env", f"{TEMPORAL_KEY}={value}")
    env = facts.get(EnvFile)
    key = env.get(TEMPORAL_KEY) if env is not None else None
    if key is not None:
        return _mode(key.value or ""), key.evidence()
    return None


def _mode(value: str) -> str:
    return "on" if value == "true" else f"off ({TEMPORAL_KEY} is {value or 'not set'})"


def _temporal(facts: Facts) -> ChecklistItem:
    item = "Confirmed whether Temporal mode was enabled"
    found = temporal_mode(facts)
    if found is None:
        return ChecklistItem(item, UNKNOWN, _why_missing(facts, EnvFile), None)
    return ChecklistItem(item, YES, found[0], found[1])


def _captured(item: str, present: frozenset[str], members: Sequence[str]) -> ChecklistItem:
    missing = [name for name in members if name not in present]
    if missing:
        return ChecklistItem(item, NO, f"not in the bundle: {', '.join(missing)}", None)
    more = f" and {len(members) - SHOWN_MEMBERS} more" if len(members) > SHOWN_MEMBERS else ""
    return ChecklistItem(item, YES, f"{', '.join(members[:SHOWN_MEMBERS])}{more}", Evidence(members[0], members[0]))


def _why_missing(facts: Facts, fact: type) -> str:
    missing = facts.missing(fact)
    return missing.reason if missing is not None else "not captured"
