"""The artifact is there: it can be restored by hand

What it looks for
    A restore or verification failed, and the run's artifact is recorded and was not what failed: neither missing nor damaged.

Why it matters
    Where DaoFlow cannot put the data back, a person can, with the playbook's steps.

How to confirm
    `daoflow backup download --backup-run-id RUN --json` gives the path; `rclone ls` shows it.

What to do
    Fetch the artifact, restore it with the database's or the application's own procedure, and write the action into the incident
    notes.

When it is wrong
    The recorded path does not prove that the object is still there: look first.

Playbook
    Restore Or Verification Fails: If you need manual recovery today.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.backups import Backups
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.finding import Confidence, Finding, Section, Severity
from daoflow_analyzer.rule import Rule

from daoflow_rules.backups.failed_runs import ACTIVITY_ERROR
from daoflow_rules.restore.failed_restores import failed_restores
from daoflow_rules.restore.restore_steps import by_hand_steps

RULE = Rule(
    code="RS004",
    name="restore-needs-manual-steps",
    title="The artifact is there: it can be restored by hand",
    section=Section.RESTORE,
    item="If you need manual recovery today",
    severity=Severity.INFO,
    signatures=(ACTIVITY_ERROR,),
)


def check(backups: Backups, logs: Logs | None, incident: Incident) -> Iterator[Finding]:
    """Yield a finding for each failed restore whose artifact is there."""
    for failed in failed_restores(backups, logs, incident):
        if failed.is_usable:
            yield Finding(
                message=f"Backup run {failed.restore.run_id[:8]} has its artifact recorded at the destination: it can be restored by hand.",
                confidence=Confidence.CERTAIN,
                evidence=failed.evidence,
                next_steps=by_hand_steps(failed),
                subject=failed.subject,
                severity=failed.severity,
            )
