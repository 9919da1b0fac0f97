"""A database migration failed at start

What it looks for
    DaoFlow's newest start ended in its migrations: `MigrationApplyError`, `MigrationLineageError`, or up to 0.10 a raw database error
    after `DaoFlow control plane failed to start`; and what PostgreSQL logged in the same seconds.

Why it matters
    Since 0.8 DaoFlow exits and Docker restarts it forever. Since 0.11 every database error looks the same there
    (`MIGRATION_OPERATION_FAILED`): the true cause stands only in PostgreSQL's log.

How to confirm
    Put the time of the error beside `docker compose logs -t postgres`. No line there at all means that DaoFlow never reached PostgreSQL.

What to do
    Cure what PostgreSQL complains about, then `docker compose up -d`. After a failed migration on 0.11 and later a marker blocks every
    start until the migration is retried on purpose; pinning the older image does not help.

When it is wrong
    A start that failed while PostgreSQL was still coming up is answered by the next one; only the newest start counts.

Playbook
    Control Plane Will Not Start: docker compose logs --tail=200 daoflow, docker compose logs --tail=200 postgres.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.facts.health import Health
from daoflow_analyzer.facts.logs import LogHit, Logs
from daoflow_analyzer.facts.version import DaoflowVersion
from daoflow_analyzer.finding import Confidence, Finding, NextStep, Section, Severity
from daoflow_analyzer.rule import Rule, Signature
from daoflow_bundle.token import TOKEN

from daoflow_rules.control_plane.migration_reasons import (
    AS_POSTGRES_SAYS,
    NOT_REACHED,
    READ,
    TRY_AGAIN,
    Told,
    describe,
)
from daoflow_rules.control_plane.postgres_refusals import steps_against
from daoflow_rules.control_plane.startup_lines import (
    APPLY,
    MIGRATIONS_COMPLETED,
    STARTUP_FAILED,
    daoflow_serves,
    is_history,
)

LINEAGE = Signature(
    id="migration-lineage-error",
    pattern=r"^MigrationLineageError: Migration lineage mismatch: (?P<reason>[A-Z_]+)",
    matches="MigrationLineageError: Migration lineage mismatch: DB_AHEAD.",
    misses='55467 |     throw new MigrationLineageError("DB_AHEAD", {',
    services=("daoflow",),
)
CONTINUED = Signature(
    id="auto-migration-failed",
    pattern=r"^\[migrate\] Auto-migration failed: (?P<detail>.+)",
    matches='[migrate] Auto-migration failed: relation "users" already exists',
    misses="[migrate] Database migrations completed ✓",
    services=("daoflow",),
)
RAW = Signature(
    id="startup-database-error",
    pattern=r"^(?:DrizzleQueryError|DrizzleError|PostgresError|DatabaseError|AggregateError|error): (?P<detail>.+)",
    matches='error: constraint "servers_team_id_fk" of relation "servers" does not exist',
    misses='77 |   throw new Error("error: constraint");',
    services=("daoflow",),
)
POSTGRES_ERROR = Signature(
    id="postgres-error",
    pattern=r"\b(?P<level>ERROR|FATAL|PANIC):  (?P<detail>.+)",
    matches='2026-11-23 12:44:47.640 UTC [37] ERROR:  extension "vector" is not available',
    misses="2026-11-23 12:44:47.640 UTC [37] LOG:  database system is ready to accept connections",
    services=("postgres",),
)

RULE = Rule(
    code="CP012",
    name="migration-failed",
    title="A database migration failed at start",
    section=Section.CONTROL_PLANE,
    item="docker compose logs --tail=200 daoflow",
    severity=Severity.CRITICAL,
    explains=("control-plane-crash-loop", "control-plane-not-ready"),
    signatures=(APPLY, LINEAGE, CONTINUED, RAW, POSTGRES_ERROR, STARTUP_FAILED, MIGRATIONS_COMPLETED),
)

MASKED = "MIGRATION_OPERATION_FAILED"
NEAR = timedelta(seconds=10)
SLACK = timedelta(seconds=1)


def check(
    logs: Logs, containers: Containers | None, health: Health | None, version: DaoflowVersion | None
) -> Iterator[Finding]:
    """Yield a finding when the newest start did not get through its migrations."""
    logs.require("daoflow")
    hit = _newest_failure(logs, masks=version is not None and version.at_least(0, 11) is True)
    if hit is None or is_history(hit, logs, MIGRATIONS_COMPLETED):
        return
    if hit.signature == RAW.id and daoflow_serves(containers, health):
        return
    reason = hit.groups.get("reason", "")
    # After the first attempt only the marker is named; what went wrong was logged beside the first one.
    masked = next((item for item in logs.hits(APPLY.id) if item.groups["reason"] == MASKED), None)
    cause = _nearest(logs, masked if masked is not None and reason != MASKED else hit)
    told = describe(reason)
    yield Finding(
        message=f"{told.words}{_why(reason, hit, cause, logs)}.",
        confidence=Confidence.CERTAIN,
        evidence=(hit.evidence(), *((cause.evidence().related(),) if cause is not None else ())),
        next_steps=_steps(told, reason, cause),
        subject={"service": "daoflow", "reason": reason} if reason else {"service": "daoflow"},
    )


def _steps(told: Told, reason: str, cause: LogHit | None) -> tuple[NextStep, ...]:
    """Return the reason's steps; where PostgreSQL's words name a cure, or it was not even asked, these in place of *cure what it says*."""
    if told.steps is not AS_POSTGRES_SAYS:
        return told.steps
    if cause is not None:
        cure = steps_against(cause.groups["detail"])
        return (READ, *cure, replace(TRY_AGAIN, do="Then let DaoFlow try again")) if cure else told.steps
    return (READ, *NOT_REACHED) if reason == MASKED else told.steps


def _newest_failure(logs: Logs, *, masks: bool) -> LogHit | None:
    """Return the line that names the failure of the newest start; a raw error only before 0.11, which `masks` them."""
    named = [hit for signature in (APPLY, LINEAGE, CONTINUED) if (hit := logs.last(signature.id)) is not None]
    started = logs.last(STARTUP_FAILED.id)
    if started is not None and not masks and not _after_migrations(started, logs):
        # Bun puts the error after its code frame, a few lines below the [startup] line.
        named += [hit for hit in logs.hits(RAW.id) if 0 <= hit.line - started.line <= 40 and not _is_other(hit)]
    return max(named, key=lambda hit: (hit.raw_time, hit.line), default=None)


def _after_migrations(started: LogHit, logs: Logs) -> bool:
    """Whether the start that failed had its migrations behind it."""
    done = logs.last(MIGRATIONS_COMPLETED.id)
    return done is not None and 0 <= started.line - done.line <= 40


def _is_other(hit: LogHit) -> bool:
    """Whether the raw line is a failed start that other rules know: a key (CP001, CP002, CP013) or a port (CP014)."""
    text = hit.groups["detail"]
    return text.startswith(("Backup destination ", "Failed to start server")) or " in production" in text


def _nearest(logs: Logs, hit: LogHit) -> LogHit | None:
    """Return PostgreSQL's own complaint at the time of the failure; one that came after it is somebody else's."""
    moment = hit.time
    if moment is None:
        return None
    around = [
        item for item in logs.hits(POSTGRES_ERROR.id) if item.time is not None and -NEAR <= item.time - moment <= SLACK
    ]
    return min(around, key=lambda item: abs((item.time or moment) - moment), default=None)


def _why(reason: str, hit: LogHit, cause: LogHit | None, logs: Logs) -> str:
    if cause is not None:
        return f"; PostgreSQL says: {_clean(cause.groups['detail'])}"
    if "detail" in hit.groups:
        return f": {_clean(hit.groups['detail'])}"
    if reason != MASKED:
        return ""
    if not logs.has("postgres"):
        return "; why stands only in PostgreSQL's log, which is not in the bundle"
    return (
        "; PostgreSQL logged no complaint at that time: DaoFlow did not reach it, or its DATABASE_URL leads elsewhere"
    )


def _clean(text: str) -> str:
    return TOKEN.sub("…", text).strip().rstrip(".")[:200]
