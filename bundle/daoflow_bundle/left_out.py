"""The mark that stands in a log where the collector left lines out. Its stream is none of a container's, so that no log can forge one."""

from __future__ import annotations

import re
from dataclasses import dataclass

STREAM = "collector"

MARKS = re.compile(rb"^\S+ collector \[left out: (\d+) lines, (\d+) bytes\]$", re.MULTILINE)
"""Each mark of a log member: how many lines it stands for, and their bytes."""


def mark(time: bytes, lines: int, size: int) -> bytes:
    """Return the line for `lines` lines of `size` bytes; `time` is that of the first of them."""
    return b"%s %s [left out: %d lines, %d bytes]\n" % (time, STREAM.encode(), lines, size)


def time_of(content: bytes | bytearray, start: int = 0) -> bytes:
    """Return the time of the line of a log member that begins at `start`: what its mark begins with when it is left out."""
    return bytes(content[start : start + 64]).split(b" ", 1)[0]


@dataclass(frozen=True)
class Mark:
    """What one mark stands for, and the bytes that it takes itself."""

    lines: int
    size_bytes: int
    own_bytes: int


def marks_in(content: bytes) -> list[Mark]:
    """Return the marks in whole lines of a log member."""
    return [Mark(int(match[1]), int(match[2]), len(match[0]) + 1) for match in MARKS.finditer(content)]
