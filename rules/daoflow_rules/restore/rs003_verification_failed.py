"""A backup's verification failed

What it looks for
    A verification recorded as failed: the isolated restore test did not work, the checksum differs, or the dump is of another kind.

Why it matters
    The backup that everybody relies on may not be restorable. It is better to know now.

How to confirm
    The verification's row, and the same dump with `pg_restore --list` by hand.

What to do
    Take a new backup and verify that one. A checksum that differs means that the artifact was changed or damaged at the
    destination.

When it is wrong
    *Isolated PostgreSQL verifier did not become ready in time* is about this host, not about the dump.

Playbook
    Restore Or Verification Fails: daoflow backup verify --backup-run-id.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.backups import Backups
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.finding import Confidence, Effect, Finding, NextStep, Section, Severity, Where
from daoflow_analyzer.rule import Rule

from daoflow_rules.backups.failed_runs import ACTIVITY_ERROR
from daoflow_rules.restore.failed_restores import failed_restores
from daoflow_rules.steps import filled

RULE = Rule(
    code="RS003",
    name="verification-failed",
    title="A backup's verification failed",
    section=Section.RESTORE,
    item="daoflow backup verify --backup-run-id",
    severity=Severity.HIGH,
    signatures=(ACTIVITY_ERROR,),
)
STEPS = (
    NextStep(
        "See where the artifact should be",
        "daoflow backup download --backup-run-id RUN_ID --json",
        where=Where.CLI,
        expect="its path and size",
    ),
    NextStep(
        "Take a new backup and verify it",
        "daoflow backup run --policy POLICY_ID --yes",
        where=Where.CLI,
        effect=Effect.CHANGES_STATE,
        expect="the run succeeds; then verify the new run: daoflow backup verify, with its id",
    ),
)


def check(backups: Backups, logs: Logs | None, incident: Incident) -> Iterator[Finding]:
    """Yield a finding for each verification that failed."""
    for failed in failed_restores(backups, logs, incident):
        if failed.is_verification:
            yield Finding(
                message=f"{failed.words} failed: {failed.told or 'no error was recorded'}.{failed.open_reason}",
                confidence=Confidence.CERTAIN,
                evidence=failed.evidence,
                next_steps=filled(
                    STEPS,
                    RUN_ID=failed.restore.run_id,
                    POLICY_ID=failed.run.policy_id if failed.run is not None else None,
                ),
                subject=failed.subject,
                severity=failed.severity,
                is_outcome=bool(failed.open_reason),
            )
