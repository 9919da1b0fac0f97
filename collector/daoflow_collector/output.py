"""Where the bundle goes, from `-o`: a new file in the current folder, a named file or folder, or memory on its way to stdout."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Union

from daoflow_bundle.name import SUFFIX, bundle_name
from daoflow_bundle.target import FileTarget, MemoryTarget

from daoflow_collector.errors import UsageError

Target = Union[FileTarget, MemoryTarget]

_SLACK_BYTES = 1 << 20
"""The manifest, the seek table and the frame headers beside `--max-size`."""


def open_target(output: str | None, *, host: str, started_at: datetime, max_size_bytes: int) -> Target:
    """Return an open target. Raises `WriteError` when the place is full, taken or not writable, before anything is collected."""
    needed = max_size_bytes + _SLACK_BYTES
    if output == "-":
        return MemoryTarget(2 * needed)
    name = bundle_name(host, started_at)
    path = Path(output) if output is not None else Path.cwd() / name
    if path.is_dir():
        path /= name
    elif not path.name.endswith(SUFFIX):
        raise UsageError(f"'{output}' is neither a folder nor a name that ends in {SUFFIX}")
    return FileTarget(path.absolute(), needed_bytes=needed)


def path_of(target: Target) -> str | None:
    """Return the path the bundle will have, None for stdout."""
    return str(target.final) if isinstance(target, FileTarget) else None


def partial_path(target: Target) -> str | None:
    """Return where an unfinished bundle is left, None when it was in memory."""
    return str(target.partial) if isinstance(target, FileTarget) else None
