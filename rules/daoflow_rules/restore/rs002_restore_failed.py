"""A restore ran and failed

What it looks for
    A restore recorded as failed that no later success replaced, with its recorded error; where that is only *Activity task failed*,
    DaoFlow's own error line of that time.

Why it matters
    The target may be half restored: its data is neither the old nor the new.

How to confirm
    The restore's row (`backup_restores.error`) and `docker compose logs daoflow` at its time.

What to do
    Do not run it again before the target's state is known. Keep the record until its error was captured.

When it is wrong
    A restore that was cancelled says so in its error.

Playbook
    Restore Or Verification Fails: success or failure is recorded in restore metadata, audit entries, and events.
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
    code="RS002",
    name="restore-failed",
    title="A restore ran and failed",
    section=Section.RESTORE,
    item="success or failure is recorded in restore metadata, audit entries, and events",
    severity=Severity.HIGH,
    signatures=(ACTIVITY_ERROR,),
)
STEPS = (
    NextStep(
        "Read what DaoFlow recorded",
        "daoflow events --json",
        where=Where.CLI,
        expect="restore.failed with its words",
    ),
    NextStep(
        "When the cause is gone, restore again into an empty target",
        "daoflow backup restore --backup-run-id RUN_ID --yes",
        where=Where.CLI,
        effect=Effect.DESTRUCTIVE,
        expect="restore.succeeded; what the target holds now is replaced",
    ),
)


def check(backups: Backups, logs: Logs | None, incident: Incident) -> Iterator[Finding]:
    """Yield a finding for each restore that failed."""
    for failed in failed_restores(backups, logs, incident):
        if not failed.is_verification:
            yield Finding(
                message=f"{failed.words} failed: {failed.told or 'no error was recorded'}.{failed.open_reason}",
                confidence=Confidence.CERTAIN,
                evidence=failed.evidence,
                next_steps=filled(STEPS, RUN_ID=failed.restore.run_id),
                subject=failed.subject,
                severity=failed.severity,
                is_outcome=bool(failed.open_reason),
            )
