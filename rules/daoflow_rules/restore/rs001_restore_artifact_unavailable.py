"""A backup's artifact cannot be had

What it looks for
    A failed restore or verification whose error says that the artifact could not be resolved or downloaded, or whose run has
    expired or has none.

Why it matters
    Without the artifact nothing can be restored, by DaoFlow or by hand.

How to confirm
    `daoflow backup download --backup-run-id RUN --json`, then list that path with `rclone` or the provider's tool.

What to do
    Restore from another run that has its artifact; correct the destination's credentials or place if it is only out of reach.

When it is wrong
    A destination that was away for a moment: download it again.

Playbook
    Restore Or Verification Fails: restore requests resolve the backup run and download the artifact from the configured
    destination.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.backups import Backups
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.finding import Confidence, Finding, Section, Severity
from daoflow_analyzer.rule import Rule

from daoflow_rules.backups.failed_runs import ACTIVITY_ERROR
from daoflow_rules.restore.failed_restores import Kind, failed_restores
from daoflow_rules.restore.restore_steps import unavailable_steps

RULE = Rule(
    code="RS001",
    name="restore-artifact-unavailable",
    title="A backup's artifact cannot be had",
    section=Section.RESTORE,
    item="restore requests resolve the backup run and download the artifact from the configured destination",
    severity=Severity.HIGH,
    explains=("restore-failed", "verification-failed"),
    signatures=(ACTIVITY_ERROR,),
)


def check(backups: Backups, logs: Logs | None, incident: Incident) -> Iterator[Finding]:
    """Yield a finding for each restore or verification whose artifact could not be fetched."""
    for failed in failed_restores(backups, logs, incident):
        if failed.kind is Kind.ARTIFACT:
            yield Finding(
                message=f"{failed.words} failed: the artifact could not be fetched: {failed.told or 'expired or never made'}.",
                confidence=Confidence.CERTAIN,
                evidence=failed.evidence,
                next_steps=unavailable_steps(failed, backups),
                subject=failed.subject,
                severity=failed.severity,
            )
