r"""DaoFlow's tables are gone, its record of migrations is not

What it looks for
    After its migrations DaoFlow fails at a table that does not exist: at start, or in every round of its worker, while PostgreSQL logs
    `relation "…" does not exist`.

Why it matters
    DaoFlow believes its own record of migrations and never makes a table again. A restore that stopped half-way, or a dropped schema,
    leaves just this. While it runs, its endpoints stay green.

How to confirm
    `docker compose exec postgres psql -U daoflow -d daoflow -c '\\dt'` lists few tables or none.

What to do
    Restore the last good dump into an empty database. Without a dump, drop the schema `drizzle` as well: DaoFlow then makes everything
    anew, empty.

When it is wrong
    A query of somebody else's into the same database logs the same line; then DaoFlow itself does not fail, and the rule stays quiet.

Playbook
    Upgrade Regression: restore your pre-upgrade database backup.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import LogHit, Logs
from daoflow_analyzer.finding import Confidence, Effect, Finding, NextStep, Section, Severity
from daoflow_analyzer.rule import Rule, Signature

from daoflow_rules.control_plane.cp027_database_lost_after_start import POLL_LOOP
from daoflow_rules.control_plane.startup_lines import LISTENING, MIGRATIONS_COMPLETED, STARTUP_FAILED, is_history
from daoflow_rules.steps import dump, read_logs

AT_START = Signature(
    id="table-absent-at-start",
    pattern=r'^(?:error|PostgresError|DatabaseError): relation "(?P<table>[^"]+)" does not exist',
    matches='error: relation "backup_destinations" does not exist',
    misses='error: Failed query: LOCK TABLE "backup_destinations" IN ACCESS EXCLUSIVE MODE',
    services=("daoflow",),
)
IN_POSTGRES = Signature(
    id="postgres-relation-absent",
    pattern=r'ERROR:  relation "(?P<table>[^"]+)" does not exist',
    matches='2026-11-28 05:42:18.360 UTC [170] ERROR:  relation "deployments" does not exist at character 8',
    misses='2026-11-28 05:42:18.360 UTC [170] ERROR:  relation "users" already exists',
    services=("postgres",),
)
RULE = Rule(
    code="UP006",
    name="database-tables-missing",
    title="DaoFlow's tables are gone, its record of migrations is not",
    section=Section.UPGRADE,
    item="restore your pre-upgrade database backup",
    severity=Severity.CRITICAL,
    explains=("database-lost-after-start", "control-plane-crash-loop", "control-plane-not-ready"),
    signatures=(AT_START, IN_POSTGRES, POLL_LOOP, STARTUP_FAILED, MIGRATIONS_COMPLETED, LISTENING),
)
RECENT = timedelta(minutes=2)
CLOSE = timedelta(seconds=2)
LINES_OF_A_CRASH = 80


def check(logs: Logs, incident: Incident) -> Iterator[Finding]:
    """Yield a finding when DaoFlow fails now, after its migrations, at a table that is not there."""
    logs.require("daoflow")
    found = _at_start(logs) or _while_running(logs, incident)
    if found is None:
        return
    absent, failing = found
    yield Finding(
        message=f"DaoFlow's database lacks its tables ({absent.groups['table']} for one), although its record of migrations is there.",
        confidence=Confidence.CERTAIN,
        evidence=(absent.evidence(), failing.evidence().related()),
        next_steps=(
            NextStep(
                "See which tables are left",
                "docker compose exec postgres psql -U daoflow -d daoflow -c '\\dt'",
                expect="dozens of tables; few or none: the schema was dropped, or a restore stopped half-way",
            ),
            read_logs("postgres", expect="a DROP or a restore before the first such error, if statements are logged"),
            NextStep(
                "Stop DaoFlow, so that nothing more is written",
                "docker compose stop daoflow",
                effect=Effect.CHANGES_STATE,
            ),
            dump("Keep a copy of what is there before anything else", "before-restore.sql"),
            NextStep(
                "Restore the last good dump into an empty database, then start DaoFlow (what was written since the dump is lost)",
                "docker compose up -d daoflow",
                effect=Effect.CHANGES_STATE,
                expect="[migrate] Database migrations completed, then healthy",
            ),
        ),
        subject={"service": "postgres"},
    )


def _at_start(logs: Logs) -> tuple[LogHit, LogHit] | None:
    """Return the absent table and the start that failed at it, unless a later one got through. Within a start the streams mix."""
    absent = logs.last(AT_START.id)
    if absent is None or logs.last(MIGRATIONS_COMPLETED.id) is None or is_history(absent, logs, LISTENING):
        return None
    starts = (hit for hit in reversed(logs.hits(STARTUP_FAILED.id)) if 0 < absent.line - hit.line <= LINES_OF_A_CRASH)
    failed = next(starts, None)
    return (absent, failed) if failed is not None else None


def _while_running(logs: Logs, incident: Incident) -> tuple[LogHit, LogHit] | None:
    """Return the absent table and the worker's newest failure, if both were just now and at the same time."""
    absent, failing = logs.last(IN_POSTGRES.id), logs.last(POLL_LOOP.id)
    if absent is None or failing is None or absent.time is None or failing.time is None:
        return None
    if "Failed query" not in failing.groups["error"] or incident.collected_at - failing.time > RECENT:
        return None
    if is_history(failing, logs, MIGRATIONS_COMPLETED):
        return None
    near = [hit for hit in logs.hits(IN_POSTGRES.id) if hit.time is not None and abs(hit.time - failing.time) <= CLOSE]
    return (near[-1], failing) if near else None
