"""Read files and folders of this machine as values: a FIFO, a device or a refused file never hangs or raises."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO, cast

from daoflow_collector.machine.host import FileResult, FilesystemStatus, PathStatus

_DENIED = (errno.EACCES, errno.EPERM)
_ABSENT = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP)


def _error_kind(error: OSError) -> str:
    if error.errno in _ABSENT:
        return "absent"
    return "denied" if error.errno in _DENIED else "other"


def _read_descriptor(descriptor: int, max_bytes: int) -> tuple[bytes, bool]:
    """Return up to `max_bytes`, and whether there was more."""
    parts: list[bytes] = []
    left = max_bytes + 1
    while left > 0:
        chunk = os.read(descriptor, min(left, 1 << 20))
        if not chunk:
            break
        parts.append(chunk)
        left -= len(chunk)
    content = b"".join(parts)
    return content[:max_bytes], len(content) > max_bytes


def _descriptor(path: str) -> int | None:
    """Open a regular file without ever blocking; None when it is none. Raises what opening raises."""
    # Asked before opening: opening some devices already has effects. Asked again after: the path may have changed.
    if not stat.S_ISREG(Path(path).stat().st_mode):
        return None
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    return None


def open_file(path: str) -> BinaryIO | None:
    """Open a regular file, unbuffered; None when it is none or cannot be opened."""
    try:
        descriptor = _descriptor(path)
    except (OSError, ValueError):
        return None
    return cast("BinaryIO", os.fdopen(descriptor, "rb", buffering=0)) if descriptor is not None else None


def read_file(path: str, *, max_bytes: int, tail: bool) -> FileResult:
    """Return a regular file's first `max_bytes`, or its last with `tail`."""
    try:
        descriptor = _descriptor(path)
    except (OSError, ValueError) as error:
        kind = _error_kind(error) if isinstance(error, OSError) else "absent"
        return FileResult(path, None, error_kind=kind, error=getattr(error, "strerror", None) or str(error))
    if descriptor is None:
        return FileResult(path, None, error_kind="not-a-file", error="not a regular file")
    try:
        found = os.fstat(descriptor)
        skipped = max(0, found.st_size - max_bytes) if tail else 0
        if skipped:
            os.lseek(descriptor, skipped, os.SEEK_SET)
        content, more = _read_descriptor(descriptor, max_bytes)
    except OSError as error:
        return FileResult(path, None, error_kind=_error_kind(error), error=error.strerror)
    finally:
        os.close(descriptor)
    return FileResult(
        path=path,
        content=content,
        size_bytes=max(found.st_size, len(content)),
        mode=stat.S_IMODE(found.st_mode),
        uid=found.st_uid,
        gid=found.st_gid,
        modified_at=found.st_mtime,
        truncated=more or bool(skipped),
    )


def path_status(path: str) -> PathStatus:
    """Say what stands at a path, following links."""
    try:
        found = Path(path).stat()
    except (OSError, ValueError) as error:
        # A mount that is broken (stale, no input or output) hides what is there as well as a permission does.
        kind = "denied" if isinstance(error, OSError) and error.errno not in _ABSENT else "absent"
        return PathStatus(path, kind)
    kinds = ((stat.S_ISREG, "file"), (stat.S_ISDIR, "directory"), (stat.S_ISSOCK, "socket"))
    return PathStatus(
        path=path,
        kind=next((name for test, name in kinds if test(found.st_mode)), "other"),
        mode=stat.S_IMODE(found.st_mode),
        uid=found.st_uid,
        gid=found.st_gid,
        device=found.st_dev,
    )


def list_folder(path: str) -> tuple[str, ...]:
    """Return the sorted names in a folder; empty when it cannot be read."""
    try:
        return tuple(sorted(entry.name for entry in Path(path).iterdir()))
    except (OSError, ValueError):
        return ()


def filesystem_status(path: str) -> FilesystemStatus | None:
    """Return size and free space of the file system that holds `path`, or None."""
    try:
        found = os.statvfs(path)
    except (OSError, ValueError):
        return None
    return FilesystemStatus(
        path=path,
        total_bytes=found.f_blocks * found.f_frsize,
        free_bytes=found.f_bavail * found.f_frsize,
        total_inodes=found.f_files,
        free_inodes=found.f_favail,
        read_only=bool(found.f_flag & os.ST_RDONLY),
    )
