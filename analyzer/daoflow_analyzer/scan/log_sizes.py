"""How large the logs are, as the manifest tells it: which engine pays, whether two processes do, and what they begin with."""

from __future__ import annotations

from collections.abc import Sequence

from daoflow_bundle.manifest import Manifest

from daoflow_analyzer.scan.engines import SHORT_BYTES
from daoflow_analyzer.scan.lines import LogSource
from daoflow_analyzer.scan.log_member import log_name


def are_short(manifest: Manifest | None) -> bool:
    """Whether all logs together are short; without a manifest nobody knows, and they are not."""
    return manifest is not None and sum(_sizes(manifest).values()) <= SHORT_BYTES


def largest_first(source: LogSource) -> Sequence[str]:
    """Return the members that are logs, the largest first: who shares work out ends with the smallest pieces."""
    manifest = source.manifest
    sizes = _sizes(manifest) if manifest is not None else {}
    members = [member for member in source.members() if log_name(member, manifest) is not None]
    return sorted(members, key=lambda member: -sizes.get(member, 0))


def _sizes(manifest: Manifest) -> dict[str, int]:
    return {record.path: record.size for record in manifest.members if log_name(record.path, manifest) is not None}
