"""Reads `/proc/self/mountinfo`: which mount holds a path."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_OCTAL = re.compile(r"\\([0-7]{3})")


@dataclass(frozen=True)
class Mount:
    """One mount: its place, device, type, `device_number` as `major:minor`, and whether it is read-only."""

    mount_point: str
    device: str
    type: str
    device_number: str
    read_only: bool


def parse_mountinfo(text: str) -> tuple[Mount, ...]:
    """Return the mounts in the kernel's order; lines that are none are left out."""
    return tuple(mount for mount in map(_mount, text.splitlines()) if mount is not None)


def mount_of(path: str, mounts: Sequence[Mount], device: int | None) -> Mount | None:
    """Return the mount that holds `path`: by its device number (which sees through links), else by the longest mount point above it."""
    if device is not None:
        number = f"{os.major(device)}:{os.minor(device)}"
        same = [mount for mount in mounts if mount.device_number == number]
        if same:
            return _longest(path, same) or same[-1]
    return _longest(path, mounts)


def _longest(path: str, mounts: Iterable[Mount]) -> Mount | None:
    above = [
        mount for mount in mounts if path == mount.mount_point or path.startswith(mount.mount_point.rstrip("/") + "/")
    ]
    # Of mounts on the same place the last one covers the others.
    return max(reversed(above), key=lambda mount: len(mount.mount_point), default=None)


def _mount(line: str) -> Mount | None:
    left, separator, right = line.partition(" - ")
    fields, rest = left.split(), right.split()
    if not separator or len(fields) < 6 or len(rest) < 3:
        return None
    options = {*fields[5].split(","), *rest[2].split(",")}
    return Mount(_unescape(fields[4]), _unescape(rest[1]), rest[0], fields[2], "ro" in options)


def _unescape(text: str) -> str:
    return _OCTAL.sub(lambda match: chr(int(match[1], 8)), text)
