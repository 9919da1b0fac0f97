"""An earlier failed migration blocks every start

What it looks for
    A row in `drizzle.__daoflow_migration_control`, or DaoFlow's newest start refused with `PREVIOUS_MIGRATION_ATTEMPT_FAILED` or
    `MIGRATION_RECOVERY_REQUIRED` (0.11 and later).

Why it matters
    The marker outlives its cause: with the cause gone, and with an older image put back, DaoFlow still refuses to start.

How to confirm
    `SELECT failure_reason, migration_created_at, failed_at FROM drizzle.__daoflow_migration_control` gives the row; the table is
    empty when all is well.

What to do
    Save the database, cure what made the migration fail (PostgreSQL's log of the first attempt), then retry it on purpose. After
    `MIGRATION_RECOVERY_REQUIRED` put the newer image back first.

When it is wrong
    It is not: nothing but a retry removes the row.

Playbook
    Upgrade Regression: if the database schema changed incompatibly, restore your pre-upgrade database backup before bringing the
    older image back online.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.ledger import SchemaLedger
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.finding import Confidence, Evidence, FactMissingError, Finding, Section, Severity
from daoflow_analyzer.rule import Rule

from daoflow_rules.control_plane.migration_reasons import describe
from daoflow_rules.upgrade.refused_start import REASON_LINES, newest_reason

RULE = Rule(
    code="UP003",
    name="failed-migration-marker",
    title="An earlier failed migration blocks every start",
    section=Section.UPGRADE,
    item="if the database schema changed incompatibly",
    severity=Severity.CRITICAL,
    explains=("migration-failed", "control-plane-crash-loop", "control-plane-not-ready"),
    signatures=REASON_LINES,
)
PREVIOUS, RECOVERY = "PREVIOUS_MIGRATION_ATTEMPT_FAILED", "MIGRATION_RECOVERY_REQUIRED"


def check(logs: Logs, ledger: SchemaLedger | None) -> Iterator[Finding]:
    """Yield a finding when the marker stands in the table, or DaoFlow ran into it."""
    hit = newest_reason(logs)
    if hit is not None and hit.groups["reason"] not in (PREVIOUS, RECOVERY):
        hit = None
    marker = ledger.marker if ledger is not None else None
    if hit is None and marker is None:
        if not logs.has("daoflow") and (ledger is None or not ledger.marker_known):
            raise FactMissingError(
                "neither DaoFlow's log nor the marker's table is in the bundle", "logs/daoflow", "database"
            )
        return
    evidence: list[Evidence] = [marker.evidence()] if marker is not None else []
    if hit is not None:
        evidence.append(hit.evidence())
    told = describe(hit.groups["reason"] if hit is not None else PREVIOUS)
    yield Finding(
        message=f"{told.words}.",
        confidence=Confidence.CERTAIN,
        evidence=tuple(evidence),
        next_steps=told.steps,
        subject={"service": "daoflow"},
    )
