"""Open a log and the files it was rotated into, all of one moment, though whoever writes it may rotate them meanwhile."""

from __future__ import annotations

import os
import posixpath
import re
import time
from contextlib import ExitStack
from dataclasses import dataclass
from typing import BinaryIO

from daoflow_collector.machine.host import Host

_ROTATED = re.compile(r"\.(\d{1,4})(\.gz)?")
_ATTEMPTS = 5
_PAUSE_S = 0.05


@dataclass(frozen=True)
class OpenFile:
    """One file of a log. `identity` is device and inode, None where there is none (a recording)."""

    path: str
    file: BinaryIO
    identity: tuple[int, int] | None


@dataclass(frozen=True)
class OpenLog:
    """The files of a log, newest first. `trouble`: what could not be opened, in words."""

    files: tuple[OpenFile, ...]
    trouble: str | None = None


def open_log(host: Host, path: str, opened: ExitStack) -> OpenLog:
    """Open the log whose current file is `path`, and its rotated files (`.1`, `.2.gz`, …); `opened` closes them.

    A rotation while these are opened would show a part twice or not at all: then all is opened anew. Of a log that is rotated faster
    than that, only the current file is opened.
    """
    for _ in range(_ATTEMPTS):
        with ExitStack() as attempt:
            current = _open(host, path, attempt)
            names = _names(host, path)
            rotated = [_open(host, name, attempt) for name in names]
            # Names and the current file alone can look alike before and after a whole rotation: each file must be the same.
            files = zip((current, *rotated), (path, *names))
            if names == _names(host, path) and all(_same(item, host, name) for item, name in files):
                opened.enter_context(attempt.pop_all())
                found = _each_once((current, *rotated))
                return OpenLog(found, _refusal(host, path) if current is None else None)
        time.sleep(_PAUSE_S)
    current = _open(host, path, opened)
    words = f"{path} is rotated faster than its older files can be opened: these are missing"
    return OpenLog(_each_once((current,)), words)


def _names(host: Host, path: str) -> tuple[str, ...]:
    """Return the rotated files, newest first."""
    folder, name = posixpath.split(path)
    rotated: dict[int, str] = {}
    for found in host.list_folder(folder):
        match = _ROTATED.fullmatch(found[len(name) :]) if found.startswith(name) else None
        # Both exist while the engine compresses; the plain one is whole.
        if match and (not match[2] or int(match[1]) not in rotated):
            rotated[int(match[1])] = found
    return tuple(posixpath.join(folder, rotated[number]) for number in sorted(rotated))


def _open(host: Host, path: str, opened: ExitStack) -> OpenFile | None:
    file = host.open_file(path)
    if file is None:
        return None
    opened.enter_context(file)
    try:
        found = os.fstat(file.fileno())
    except OSError:
        return OpenFile(path, file, None)
    return OpenFile(path, file, (found.st_dev, found.st_ino))


def _same(before: OpenFile | None, host: Host, path: str) -> bool:
    with ExitStack() as opened:
        now = _open(host, path, opened)
        return (before and before.identity) == (now and now.identity)


def _each_once(files: tuple[OpenFile | None, ...]) -> tuple[OpenFile, ...]:
    seen: set[tuple[int, int]] = set()
    found: list[OpenFile] = []
    for item in files:
        if item is None or item.identity in seen:
            continue
        if item.identity is not None:
            seen.add(item.identity)
        found.append(item)
    return tuple(found)


def _refusal(host: Host, path: str) -> str | None:
    """Return why a file cannot be opened; None when it is not there, as with a container that was never started."""
    result = host.read_file(path, max_bytes=1)
    return None if result.error_kind in (None, "absent") else f"{path}: {result.error}"
