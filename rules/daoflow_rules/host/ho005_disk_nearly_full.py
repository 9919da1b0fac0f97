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

from collections.abc import Iterable, Iterator
from dataclasses import replace

from daoflow_analyzer.facts.host import Disks, Filesystem
from daoflow_analyzer.facts.servers import Servers
from daoflow_analyzer.facts.targets import Targets
from daoflow_analyzer.finding import Confidence, FactMissingError, Finding, Section, Severity
from daoflow_analyzer.rule import Rule

from daoflow_rules.host.file_systems import holds
from daoflow_rules.host.ho004_disk_full import full_disk_steps, is_full
from daoflow_rules.steps import over_ssh

RULE = Rule(
    code="HO005",
    name="disk-nearly-full",
    title="A file system that matters is nearly full",
    section=Section.BACKUPS,
    item="not enough disk space in the staging or destination path",
    severity=Severity.MEDIUM,
)

LOW_BYTES = 5_000_000_000


def check(disks: Disks | None, servers: Servers | None, targets: Targets | None) -> Iterator[Finding]:
    """Yield one finding a file system, here and on managed servers."""
    for target in targets.all if targets is not None else ():
        name = target.name_in(servers)
        for finding in _of(target.disks.filesystems if target.disks is not None else ()):
            yield replace(
                finding,
                message=f"{finding.message.rstrip('.')} on the managed server {name}.",
                evidence=tuple(target.here(item) for item in finding.evidence),
                next_steps=over_ssh(finding.next_steps, target.host, target.port, target.user),
                subject={"server": name, **finding.subject},
            )
    if disks is None:
        raise FactMissingError("the file systems were not looked at", "host/disk")
    yield from _of(disks.filesystems)


def _of(filesystems: Iterable[Filesystem]) -> Iterator[Finding]:
    for filesystem in filesystems:
        if filesystem.read_only or filesystem.total_bytes == 0 or is_full(filesystem):
            continue
        if filesystem.free_bytes < min(LOW_BYTES, filesystem.total_bytes // 10):
            yield Finding(
                message=(
                    f"{filesystem.mount_point} ({holds(filesystem)}) has "
                    f"{filesystem.free_bytes / 1e9:.1f} GB of {filesystem.total_bytes / 1e9:.0f} GB left."
                ),
                confidence=Confidence.CERTAIN,
                evidence=(filesystem.evidence(),),
                next_steps=full_disk_steps(filesystem)[1:],
                subject={"path": filesystem.mount_point},
            )
