"""PostgreSQL runs, but does not work

What it looks for
    The postgres container runs and its health check fails; or, still unanswered at collection, PostgreSQL says that it is in
    recovery, has no connection left, is read-only or has damaged files, or refuses DaoFlow's connections; or a table is locked, so that the
    collector's own question waited in vain.

Why it matters
    Compose does not start DaoFlow before postgres is healthy, and DaoFlow exits at its first failed attempt. If it happens later,
    DaoFlow's endpoints keep answering 200.

How to confirm
    `docker compose exec postgres pg_isready -U daoflow`, then the newest FATAL and PANIC lines of its log.

What to do
    Wait for a recovery to end: its log says so. Free connections, give it disk space and memory. For damaged files, stop postgres and
    copy the volume before anything else is tried; then restore the newest dump.

When it is wrong
    Every start refuses connections for some seconds. Such lines count only when nothing says that PostgreSQL was ready afterwards.

Playbook
    Control Plane Will Not Start, item 4: postgres is healthy before daoflow starts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from daoflow_analyzer.facts.containers import Container, Containers, HealthState
from daoflow_analyzer.facts.coverage import Coverage
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import LogHit, Logs
from daoflow_analyzer.finding import (
    Confidence,
    Doubt,
    Effect,
    Evidence,
    Finding,
    NextStep,
    NotApplicable,
    Section,
    Severity,
)
from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.rule import Rule, Signature

from daoflow_rules.control_plane.postgres_refusals import SESSIONS, steps_against
from daoflow_rules.control_plane.startup_lines import POSTGRES_READY, is_history
from daoflow_rules.steps import ASK_POSTGRES, PG_ISREADY, read_logs

NOT_YET = Signature(
    id="postgres-not-accepting",
    pattern=r"FATAL:  the database system is (?P<state>starting up|in recovery mode|not yet accepting connections|shutting down)",
    matches="2026-11-23 13:08:35.183 UTC [58] FATAL:  the database system is starting up",
    misses="2026-11-23 12:44:32.032 UTC [1] LOG:  database system is ready to accept connections",
    services=("postgres",),
)
NO_SLOT = Signature(
    id="postgres-too-many-clients",
    pattern=r"FATAL:  (?:sorry, too many clients already|remaining connection slots are reserved)",
    matches="2026-11-23 13:08:35.183 UTC [58] FATAL:  sorry, too many clients already",
    misses='2026-11-23 13:08:35.183 UTC [58] FATAL:  role "daoflow" does not exist',
    services=("postgres",),
)
NO_PROCESS = Signature(
    id="postgres-cannot-fork",
    pattern=r"LOG:  could not fork (?:new process for connection|[a-z ]+ process)",
    matches="2026-11-23 13:08:35.183 UTC [1] LOG:  could not fork new process for connection: Resource temporarily unavailable",
    misses="2026-11-23 13:08:35.183 UTC [1] LOG:  could not receive data from client: Connection reset by peer",
    services=("postgres",),
)
NO_SHARED_MEMORY = Signature(
    id="postgres-no-shared-memory",
    pattern=r"(?:ERROR|FATAL):  could not resize shared memory segment",
    matches='ERROR:  could not resize shared memory segment "/PostgreSQL.42" to 1048576 bytes: No space left on device',
    misses='2026-11-23 13:08:35.183 UTC [58] ERROR:  could not extend file "base/1/2691": No space left on device',
    services=("postgres",),
)
READ_ONLY = Signature(
    id="postgres-read-only",
    pattern=r"ERROR:  cannot execute (?P<statement>[A-Z ]+) in a read-only transaction",
    matches="2026-11-23 13:08:35.183 UTC [58] ERROR:  cannot execute INSERT in a read-only transaction",
    misses="2026-11-23 13:08:35.183 UTC [58] ERROR:  current transaction is aborted",
    services=("postgres",),
)
DAMAGED = Signature(
    id="postgres-damaged-files",
    pattern=(
        r"(?:(?:PANIC|FATAL|ERROR):  |^postgres: )(?P<detail>could not locate a valid checkpoint record|invalid checkpoint record"
        r"|could not open (?:file|directory) \"(?:base|global|pg_\w+)|invalid page in block|could not read block"
        r"|could not find (?:the database system|redo location)|missing chunk number|unexpected chunk"
        r"|index \"[^\"]+\" contains corrupted page"
        r"|could not access status of transaction|replication checkpoint has wrong magic|invalid magic number"
        r"|\"[^\"]+\" is not a valid data directory|control file contains|could not read from control file)"
    ),
    matches="2026-11-23 13:08:35.183 UTC [29] PANIC:  could not locate a valid checkpoint record at 0/1A2B3C8",
    misses='2026-11-23 13:08:35.183 UTC [58] FATAL:  could not open file "postmaster.pid": Permission denied',
    services=("postgres",),
)
ONLY_STARTING = Doubt("PostgreSQL was only starting when DaoFlow asked", PG_ISREADY, "accepting connections")
REFUSED = Signature(
    id="database-connection-refused",
    pattern=r"connect ECONNREFUSED (?P<address>[0-9a-fA-F.:]+):5432",
    matches="[worker] Unhandled error in poll loop: connect ECONNREFUSED 172.20.0.3:5432",
    misses="[worker] Unhandled error in poll loop: connect ECONNREFUSED 172.20.0.9:7233",
    services=("daoflow",),
)

RULE = Rule(
    code="CP008",
    name="postgres-unhealthy",
    title="PostgreSQL runs, but does not work",
    section=Section.CONTROL_PLANE,
    item="postgres is healthy before daoflow starts",
    severity=Severity.CRITICAL,
    explains=("migration-failed", "control-plane-crash-loop", "control-plane-not-ready", "database-lost-after-start"),
    signatures=(NOT_YET, NO_SLOT, NO_PROCESS, NO_SHARED_MEMORY, READ_ONLY, DAMAGED, REFUSED, POSTGRES_READY),
)

DATABASE = "database"
HEALTHY = "docker compose ps shows postgres as healthy"
LOCK_TIMEOUT = "canceling statement due to lock timeout"
RECENT = timedelta(minutes=2)
SETTLED = timedelta(seconds=60)
FAILED_RUNS = 3
# The same messages end like this when the file is fine and the disk, the owner or a limit is not.
NO_DAMAGE = ("No space left", "Permission denied", "Too many open files")


@immutable
class Ailment:
    """What one kind of line means, and what to do about it beyond looking."""

    signature: Signature
    message: str
    cure: str


AILMENTS = (
    Ailment(
        DAMAGED,
        "PostgreSQL's files are damaged",
        "Stop postgres and copy its volume before any attempt at repair; then restore the newest dump",
    ),
    Ailment(NOT_YET, "PostgreSQL accepts no connections yet", "Wait for the recovery to end, and give the disk time"),
    Ailment(
        NO_SLOT, "PostgreSQL has no free connection left", "Close what holds the connections, or raise max_connections"
    ),
    Ailment(
        NO_PROCESS,
        "PostgreSQL may start no further process",
        "Raise pids_limit of postgres, or end what fills the host",
    ),
    Ailment(NO_SHARED_MEMORY, "PostgreSQL has no shared memory left", "Raise shm_size of postgres"),
    Ailment(READ_ONLY, "PostgreSQL is read-only", "Find out why: a standby, or default_transaction_read_only"),
    Ailment(
        REFUSED, "PostgreSQL runs and refuses DaoFlow's connections", "Compare the networks of postgres and daoflow"
    ),
)


def check(
    containers: Containers, incident: Incident, logs: Logs | None, coverage: Coverage | None
) -> Iterator[Finding | NotApplicable]:
    """Yield one finding for what ails PostgreSQL now."""
    postgres = containers.one("postgres")
    if postgres is None:
        yield NotApplicable("there is no postgres container")
        return
    sick = _health_fails(postgres)
    ailing = next(_ailing(postgres, logs, incident), None) if logs is not None else None
    if ailing is None:
        if sick is not None:
            yield _finding("PostgreSQL's health check fails.", (sick,), None, postgres)
        elif coverage is not None:
            yield from _locked(coverage, postgres)
        return
    ailment, hit = ailing
    said = re.split(r"(?:FATAL|PANIC|ERROR|LOG):  |poll loop: |^postgres: ", hit.text)[-1].strip().rstrip(".")
    yield _finding(f"{ailment.message}: {said}.", (hit.evidence(), _beside(postgres, sick)), ailment, postgres)


def _locked(coverage: Coverage, postgres: Container) -> Iterator[Finding]:
    """Yield that a table is locked: the collector's own question, which only reads, waited a second for it and was given up."""
    source = coverage.sources.get(DATABASE)
    if source is None or LOCK_TIMEOUT not in source.reason:
        return
    yield Finding(
        message="PostgreSQL runs, but a table of DaoFlow's is locked: whatever asks for it waits, also only to read.",
        confidence=Confidence.LIKELY,
        severity=Severity.HIGH,
        evidence=(
            Evidence("manifest.json", f"{DATABASE}: {source.reason}", pointer="/sources"),
            postgres.state_evidence().against(),
        ),
        next_steps=steps_against(LOCK_TIMEOUT),
        subject={"service": "postgres"},
        doubt=Doubt(
            "a migration, a dump or a repair holds it for a moment only",
            SESSIONS.command or "",
            "nothing a minute later",
        ),
    )


def _beside(postgres: Container, sick: Evidence | None) -> Evidence:
    """Return what the engine says of it: the check that fails, or a state that sees nothing wrong."""
    if sick is not None:
        return sick.related()
    well = postgres.is_running and postgres.health in (HealthState.HEALTHY, HealthState.NONE)
    return postgres.state_evidence().against() if well else postgres.state_evidence().related()


def _health_fails(postgres: Container) -> Evidence | None:
    """Return the health check that fails, unless postgres is only just starting."""
    failed = [run for run in postgres.health_log if run.exit_code != 0]
    starting = postgres.health is HealthState.STARTING and len(failed) >= FAILED_RUNS
    if not postgres.is_running or not (postgres.health is HealthState.UNHEALTHY or starting):
        return None
    said = f": {failed[-1].output.strip()[:200]}" if failed else ""
    return postgres.evidence("/State/Health", f"postgres: {postgres.health.value}{said}")


def _ailing(postgres: Container, logs: Logs, incident: Incident) -> Iterator[tuple[Ailment, LogHit]]:
    """Yield what PostgreSQL's newest lines complain about and nothing has answered since."""
    for ailment in AILMENTS:
        hit = logs.last(ailment.signature.id)
        if hit is None or hit.time is None or (postgres.created_at is not None and hit.time < postgres.created_at):
            continue
        if ailment.signature is DAMAGED and any(words in hit.text for words in NO_DAMAGE):
            continue
        # A postgres that does not run is CP007's, unless its own files are the reason.
        if not postgres.is_running and ailment.signature is not DAMAGED:
            continue
        if ailment.signature in (DAMAGED, NOT_YET):
            fine = is_history(hit, logs, POSTGRES_READY) or _settled_since(postgres, hit)
        else:
            # Being refused is normal while it starts; that it is full, or only reads, is not.
            normal = ailment.signature is REFUSED and _young(postgres, hit)
            fine = incident.collected_at - hit.time > RECENT or normal
        if not fine:
            yield ailment, hit


def _settled_since(postgres: Container, hit: LogHit) -> bool:
    """Whether postgres is healthy and was for so long that the line belongs to its start."""
    last = postgres.health_log[-1] if postgres.health_log else None
    well = postgres.is_running and postgres.health is HealthState.HEALTHY
    return well and last is not None and last.start is not None and hit.time is not None and last.start > hit.time


def _young(postgres: Container, hit: LogHit) -> bool:
    """Whether the line fell into the first minute of postgres, when being refused is normal."""
    return postgres.started_at is not None and hit.time is not None and hit.time - postgres.started_at < SETTLED


def _finding(message: str, evidence: tuple[Evidence, ...], ailment: Ailment | None, postgres: Container) -> Finding:
    damaged = ailment is not None and ailment.signature is DAMAGED
    cure = ailment.cure if ailment is not None else "Cure what its log complains about"
    is_refused = ailment is not None and ailment.signature is REFUSED
    return Finding(
        message=message,
        confidence=Confidence.LIKELY if is_refused else Confidence.CERTAIN,
        evidence=evidence,
        next_steps=(
            *((ASK_POSTGRES,) if postgres.is_running else ()),
            read_logs(
                "postgres",
                expect="the last FATAL, PANIC or ERROR; once cured: database system is ready to accept connections as the last such line",
            ),
            *(steps_against(message) or (NextStep(cure, effect=Effect.CHANGES_STATE, expect=HEALTHY),)),
        ),
        subject={"service": "postgres"},
        explains=(*RULE.explains, "postgres-not-running") if damaged else None,
        doubt=ONLY_STARTING if is_refused and postgres.is_running else None,
    )
