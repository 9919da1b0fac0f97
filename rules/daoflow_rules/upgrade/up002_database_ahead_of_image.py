"""The database is newer than the image

What it looks for
    DaoFlow's newest start was refused with `DB_AHEAD`; or the newest migration that the database has is newer than any that the running
    release ships, and nothing shows that the image knows it: a release before 0.11 does not look, and one that does not serve and left no
    log has not been asked.

Why it matters
    From 0.11 on the older image refuses to start, and nothing turns that check off. An older image than 0.11 does start, and fails at
    whatever the newer schema changed.

How to confirm
    `SELECT count(*), max(created_at) FROM drizzle.__drizzle_migrations` beside the release that the image tag names.

What to do
    Go forward to the version that migrated the database. Going back means restoring the dump from before the upgrade first: what was
    written since then is lost. `daoflow upgrade` itself takes no dump.

When it is wrong
    A fork, or an image that was built between two releases and bears the older one's tag, may ship migrations of its own; then its own
    list decides. From 0.11 on the image compares the two itself, and its word goes before this table's.

Playbook
    Upgrade Regression: if the database schema changed incompatibly, restore your pre-upgrade database backup before bringing the
    older image back online.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.facts.health import Health
from daoflow_analyzer.facts.ledger import SchemaLedger
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.facts.version import DaoflowVersion
from daoflow_analyzer.finding import Confidence, FactMissingError, Finding, Section, Severity
from daoflow_analyzer.rule import Rule

from daoflow_rules.control_plane.migration_reasons import describe
from daoflow_rules.control_plane.startup_lines import daoflow_serves
from daoflow_rules.upgrade.ledger_versions import release_of, release_with
from daoflow_rules.upgrade.refused_start import REASON_LINES, newest_reason

RULE = Rule(
    code="UP002",
    name="database-ahead-of-image",
    title="The database is newer than the image",
    section=Section.UPGRADE,
    item="if the database schema changed incompatibly, restore your pre-upgrade database backup",
    severity=Severity.CRITICAL,
    explains=("migration-failed", "control-plane-crash-loop", "control-plane-not-ready", "version-mismatch"),
    signatures=REASON_LINES,
)
REASON = "DB_AHEAD"


def check(
    logs: Logs,
    ledger: SchemaLedger | None,
    version: DaoflowVersion | None,
    containers: Containers | None,
    health: Health | None,
) -> Iterator[Finding]:
    """Yield a finding when DaoFlow says it, or when the ledger does."""
    hit = newest_reason(logs)
    told = hit is not None and hit.groups["reason"] == REASON
    shipped = release_of(version.running) if version is not None else None
    newest = ledger.newest_ms if ledger is not None else None
    ahead = shipped is not None and newest is not None and newest > shipped.newest_ms
    if not told and ahead and version is not None and version.at_least(0, 11):
        # Without a container nothing was refused: that somebody removed it is another matter.
        is_there = containers is None or containers.one("daoflow") is not None
        ahead = is_there and not logs.has("daoflow") and not daoflow_serves(containers, health)
    if not told and not ahead:
        if not logs.has("daoflow") and (ledger is None or shipped is None):
            raise FactMissingError(
                "neither DaoFlow's log nor the list of its migrations is in the bundle", "logs/daoflow", "database"
            )
        return
    evidence = []
    if hit is not None and told:
        evidence.append(hit.evidence())
    if ledger is not None and ahead:
        evidence.append(ledger.evidence() if not evidence else ledger.evidence().related())
    yield Finding(
        message=_message(version, newest, ahead=ahead),
        confidence=Confidence.CERTAIN if told else Confidence.LIKELY,
        evidence=tuple(evidence),
        next_steps=describe(REASON).steps,
        subject={"service": "daoflow"},
    )


def _message(version: DaoflowVersion | None, newest: int | None, *, ahead: bool) -> str:
    image = f"image {version.image_tag}" if version is not None and version.image_tag else "this image"
    known = release_with(newest) if ahead else None
    whose = f" (they are those of {known.words})" if known is not None else ""
    return f"The database has migrations that {image} does not know{whose}: the image is older than the database."
