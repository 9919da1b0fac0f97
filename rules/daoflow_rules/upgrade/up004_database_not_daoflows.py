"""The database holds tables that are not DaoFlow's

What it looks for
    DaoFlow's newest start was refused with `SCHEMA_NOT_EMPTY` (0.11 and later): tables, and no record of migrations.

Why it matters
    It is another program's database, or a dump that was restored only in part. DaoFlow will not touch it.

How to confirm
    `SELECT table_schema, count(*) FROM information_schema.tables GROUP BY 1`: a healthy installation has the schema `drizzle`
    beside `public`.

What to do
    Point `DAOFLOW_DATABASE_NAME` at DaoFlow's own database, or restore a complete dump, the schema `drizzle` included, into an empty one.

When it is wrong
    It is not: the tables are there and the ledger is not.

Playbook
    Upgrade Regression: restore your pre-upgrade database backup before bringing the older image back online.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.finding import Confidence, Finding, Section, Severity
from daoflow_analyzer.rule import Rule

from daoflow_rules.control_plane.migration_reasons import describe
from daoflow_rules.upgrade.refused_start import REASON_LINES, newest_reason

RULE = Rule(
    code="UP004",
    name="database-not-daoflows",
    title="The database holds tables that are not DaoFlow's",
    section=Section.UPGRADE,
    item="restore your pre-upgrade database backup",
    severity=Severity.CRITICAL,
    explains=("migration-failed", "control-plane-crash-loop", "control-plane-not-ready"),
    signatures=REASON_LINES,
)
REASON = "SCHEMA_NOT_EMPTY"


def check(logs: Logs) -> Iterator[Finding]:
    """Yield a finding when DaoFlow says that the schema is not empty."""
    logs.require("daoflow")
    hit = newest_reason(logs)
    if hit is None or hit.groups["reason"] != REASON:
        return
    told = describe(REASON)
    yield Finding(
        message=f"{told.words}.",
        confidence=Confidence.CERTAIN,
        evidence=(hit.evidence(),),
        next_steps=told.steps,
        subject={"service": "daoflow"},
    )
