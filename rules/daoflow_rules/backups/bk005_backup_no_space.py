"""A backup ran out of space

What it looks for
    An error of the newest failed run that means a full disk or an exceeded quota: `no space left on device`, `ENOSPC`, `quota
    exceeded`.

Why it matters
    Archives are made in the daoflow container's own writable layer before they go out: a large one fills Docker's data root, and
    PostgreSQL with it.

How to confirm
    `df -h` on the host for the source, the provider's console for the destination.

What to do
    Free space or raise the quota; shorten the retention where the destination is full.

When it is wrong
    The space may have come back when the failed archive was removed: the next run fails again.

Playbook
    Backups Fail: not enough disk space in the staging or destination path.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.backups import Backups
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.finding import Confidence, Effect, Finding, NextStep, Section, Severity, Where
from daoflow_analyzer.rule import Rule

from daoflow_rules.backups.failed_runs import ACTIVITY_ERROR, failed_runs

RULE = Rule(
    code="BK005",
    name="backup-no-space",
    title="A backup ran out of space",
    section=Section.BACKUPS,
    item="not enough disk space in the staging or destination path",
    severity=Severity.HIGH,
    explains=("backup-run-failed", "backup-overdue"),
    signatures=(ACTIVITY_ERROR,),
)
STEPS = (
    NextStep(
        "Read the run's own error (`daoflow backup list` does not show it)",
        "daoflow events --json",
        where=Where.CLI,
        expect="backup.failed with its words",
    ),
    NextStep(
        "See what is full on the host",
        "df -h",
        expect="one with Use% 100; once cured: space left on that of Docker's data root",
    ),
    NextStep(
        "See the quota of the destination, and how long backups are kept",
        where=Where.DASHBOARD,
        expect="used bytes at the quota, where that is the reason; once cured: below it",
    ),
    NextStep(
        "Free space that is not data (dangling images and build cache only)",
        "docker image prune -f && docker builder prune -f",
        effect=Effect.DESTRUCTIVE,
        expect="df shows free space again, and the next run succeeds",
    ),
)


def check(backups: Backups, logs: Logs | None, incident: Incident) -> Iterator[Finding]:
    """Yield a finding for each failed run whose error means that."""
    for failed in failed_runs(backups, logs, incident):
        if failed.meaning == RULE.name:
            yield Finding(
                message=f"{failed.words} failed: there is no space left: {failed.told}.",
                confidence=Confidence.CERTAIN,
                evidence=failed.evidence,
                next_steps=STEPS,
                subject=failed.subject,
                severity=failed.severity,
            )
