"""A file system that matters is nearly full

What it looks for
    Less than a tenth and less than 5 GB left on a file system that matters.

Why it matters
    An image pull, a build or a database dump takes gigabytes at once; then it is full.

How to confirm
    `df -h`.

What to do
    Make room in time: dangling images, build cache, old backups, unrotated logs.

When it is wrong
    On a small host 4 GB may be plenty.

Playbook
    Backups Fail: not enough disk space in the staging or destination path.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.host import Disks
from daoflow_analyzer.finding import Confidence, Finding, NextStep, Section, Severity
from daoflow_analyzer.rule import Rule

from daoflow_rules.host.ho004_disk_full import is_full

RULE = Rule(
    code="HO005",
    name="disk-nearly-full",
    title="A file system that matters is nearly full",
    section=Section.BACKUPS,
    item="not enough disk space in the staging or destination path",
    severity=Severity.MEDIUM,
)

LOW_BYTES = 5_000_000_000


def check(disks: Disks) -> Iterator[Finding]:
    """Yield one finding a file system."""
    for filesystem in disks.filesystems:
        if filesystem.read_only or filesystem.total_bytes == 0 or is_full(filesystem):
            continue
        if filesystem.free_bytes < min(LOW_BYTES, filesystem.total_bytes // 10):
            yield Finding(
                message=(
                    f"{filesystem.mount_point} ({', '.join(filesystem.purposes)}) has "
                    f"{filesystem.free_bytes / 1e9:.1f} GB of {filesystem.total_bytes / 1e9:.0f} GB left."
                ),
                confidence=Confidence.CERTAIN,
                evidence=(filesystem.evidence(),),
                next_steps=(NextStep("See what uses the space", "docker system df; df -h", expect="what has grown"),),
                subject={"path": filesystem.mount_point},
            )
