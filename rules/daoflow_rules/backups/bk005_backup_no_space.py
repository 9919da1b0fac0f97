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

from collections.abc import Iterator, Sequence

from daoflow_analyzer.facts.backups import Backups
from daoflow_analyzer.facts.host import Disks, Filesystem, decimal
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.finding import Confidence, Effect, Finding, NextStep, Section, Severity, Where
from daoflow_analyzer.rule import Rule

from daoflow_rules.backups.failed_runs import ACTIVITY_ERROR, failed_runs
from daoflow_rules.steps import prune_docker

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
        "See what is full on the host, and how much room Docker's data root has",
        "df -h",
        expect="a line with Use% 100; none where the failed archive was removed again, and the next one needs as much",
    ),
    NextStep(
        "See the quota of the destination, and how long backups are kept",
        where=Where.DASHBOARD,
        expect="used bytes at the quota, where that is the reason; once cured: below it",
    ),
)
FREE = prune_docker(expect="df shows free space again, and the next run succeeds")


def check(backups: Backups, logs: Logs | None, incident: Incident, *, disks: Disks | None) -> Iterator[Finding]:
    """Yield a finding for each failed run whose error means that."""
    docker_at = disks.data_roots if disks is not None else ()
    mend = _make_room(docker_at) if disks is not None and disks.docker_has_room else FREE
    for failed in failed_runs(backups, logs, incident):
        if failed.meaning == RULE.name:
            yield Finding(
                message=f"{failed.words} failed: there is no space left: {failed.told}.",
                confidence=Confidence.CERTAIN,
                evidence=(*failed.evidence, *(item.evidence().related() for item in docker_at if not item.has_room)),
                next_steps=(*STEPS, mend),
                subject=failed.subject,
                severity=failed.severity,
            )


def _make_room(docker_at: Sequence[Filesystem]) -> NextStep:
    """Return what to do where the archive that filled the disk is gone: there is nothing to free, and the next one is as large."""
    free = ", ".join(f"{decimal(item.free_bytes)} free on {item.mount_point}" for item in docker_at)
    return NextStep(
        f"Make room for the whole archive, which lies on Docker's disk before it goes out ({free} when this was collected)",
        effect=Effect.CHANGES_STATE,
        expect="the next run succeeds",
    )
