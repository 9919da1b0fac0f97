"""Long logs in two halves, so that two processes can scan them."""

from __future__ import annotations

from collections.abc import Sequence

from daoflow_bundle.manifest import Manifest

from daoflow_analyzer.scan.engines import SHORT_BYTES
from daoflow_analyzer.scan.lines import LogSource
from daoflow_analyzer.scan.log_member import log_name


def log_bytes(manifest: Manifest | None) -> int | None:
    """Return the size of all logs in all as the manifest tells it; None without one."""
    return sum(_sizes(manifest).values()) if manifest is not None else None


def halves(source: LogSource) -> tuple[Sequence[str], Sequence[str]]:
    """Return the logs to scan here and those to scan beside, in the order of the file: none beside where all are short.

    What goes where follows from the manifest alone, not from the machine.
    """
    manifest = source.manifest
    members = [member for member in source.members() if log_name(member, manifest) is not None]
    sizes = _sizes(manifest)
    if sum(sizes.values()) <= SHORT_BYTES:
        return members, ()
    here = beside = 0
    taken: set[str] = set()
    for member in sorted(members, key=lambda member: -sizes.get(member, 0)):
        size = sizes.get(member, 0)
        if beside <= here:
            taken.add(member)
            beside += size
        else:
            here += size
    return [member for member in members if member not in taken], [member for member in members if member in taken]


def _sizes(manifest: Manifest | None) -> dict[str, int]:
    if manifest is None:
        return {}
    return {record.path: record.size for record in manifest.members if log_name(record.path, manifest) is not None}
