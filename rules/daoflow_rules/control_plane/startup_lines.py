"""Log lines of DaoFlow's start that several rules read, and what they say about each other's age."""

from __future__ import annotations

from daoflow_analyzer.facts.containers import Containers, HealthState
from daoflow_analyzer.facts.health import Health
from daoflow_analyzer.facts.logs import LogHit, Logs
from daoflow_analyzer.rule import Signature

MIGRATIONS_COMPLETED = Signature(
    id="migrations-completed",
    pattern=r"^\[migrate\] Database migrations completed",
    matches="[migrate] Database migrations completed ✓",
    misses="[migrate] Migration-only mode completed; exiting without starting HTTP server.",
    services=("daoflow",),
)
LISTENING = Signature(
    id="control-plane-listening",
    pattern=r"^DaoFlow control plane listening on http",
    matches="DaoFlow control plane listening on http://localhost:3000",
    misses="Received SIGTERM; shutting down DaoFlow control plane.",
    services=("daoflow",),
)
STARTUP_FAILED = Signature(
    id="control-plane-failed-to-start",
    pattern=r"^\[startup\] DaoFlow control plane failed to start:",
    matches="[startup] DaoFlow control plane failed to start: 55646 | }",
    misses="DaoFlow control plane listening on http://localhost:3000",
    services=("daoflow",),
)
APPLY = Signature(
    id="migration-apply-error",
    pattern=r"^MigrationApplyError: Migration application failed: (?P<reason>[A-Z_]+)",
    matches="MigrationApplyError: Migration application failed: MIGRATION_OPERATION_FAILED.",
    misses='55651 |   return new MigrationApplyError("MIGRATION_OPERATION_FAILED");',
    services=("daoflow",),
)
POSTGRES_READY = Signature(
    id="postgres-ready",
    pattern=r"LOG:  database system is ready to accept connections",
    matches="2026-11-23 12:44:32.032 UTC [1] LOG:  database system is ready to accept connections",
    misses="2026-11-23 12:44:32.021 UTC [25] LOG:  database system was shut down at 2026-11-23 12:44:20 UTC",
    services=("postgres",),
)


def is_history(hit: LogHit, logs: Logs, *good: Signature) -> bool:
    """Whether one of the `good` lines came after `hit`: what it told about was over by then."""
    later = (logs.last(signature.id) for signature in good)
    return any(line is not None and line.raw_time > hit.raw_time for line in later)


def daoflow_serves(containers: Containers | None, health: Health | None) -> bool:
    """Whether daoflow got through its start and runs. It stays true when the database dies later: readiness is a latch."""
    daoflow = containers.one("daoflow") if containers is not None else None
    if daoflow is not None and not daoflow.is_running:
        return False
    if daoflow is not None and daoflow.health is HealthState.HEALTHY:
        return True
    return answers_ready(health)


def answers_ready(health: Health | None) -> bool:
    """Whether DaoFlow itself says that it is ready."""
    ready = health.ready if health is not None else None
    return ready is not None and ready.status == 200 and ready.is_daoflow
