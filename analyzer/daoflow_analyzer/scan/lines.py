"""Log member lines: `<RFC 3339 time> <stream> <text>`, and what in them is only quoted."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from typing import Protocol

from daoflow_bundle.left_out import STREAM
from daoflow_bundle.manifest import Manifest

from daoflow_analyzer.calendar_bounds import within_calendar

LINE_BYTES = 64 << 10
"""A longer line is read up to here; the collector cuts at the same length."""

LEFT_OUT = STREAM.encode()
"""The stream of the collector's marks: such a line is nothing that a program wrote."""

STREAMS = frozenset((b"stdout", b"stderr", b"journal", LEFT_OUT))

_QUOTED_SOURCE = re.compile(r"(?:\[[\w-]+\] [^|]*?: ?)?\s*\d+ \| ")


class LogSource(Protocol):
    """The part of an evidence source that holds logs."""

    @property
    def manifest(self) -> Manifest | None:
        """Return `manifest.json`, decoded; None when the bundle was cut before it."""

    def members(self) -> Collection[str]:
        """Return the names of the members that can be read."""

    def stream(self, member: str) -> Iterator[bytes] | Iterator[memoryview]:
        """Yield a member's content in chunks of any size."""


def parse_line(line: bytes) -> tuple[str, str, str]:
    """Split a raw line without its newline into time, stream and text. Time and stream are empty where the line has none."""
    raw_time, stream, text = split_line(line[:LINE_BYTES])
    return raw_time.decode("ascii", "replace"), stream.decode("ascii"), decode_text(text)


def split_line(line: bytes) -> tuple[bytes, bytes, bytes]:
    """Split a raw line as `parse_line` does, without decoding."""
    parts = line.split(b" ", 2)
    if len(parts) < 2 or parts[1] not in STREAMS or parts[0][10:11] != b"T" or not parts[0][:4].isdigit():
        return b"", b"", line
    return parts[0], parts[1], parts[2] if len(parts) == 3 else b""


def decode_text(text: bytes) -> str:
    """Decode a line's text; a carriage return at its end is no part of it."""
    return text.removesuffix(b"\r").decode("utf-8", "replace")


def parse_time(raw_time: str) -> datetime | None:
    """Return the time in UTC, or None when it is not one."""
    try:
        time = datetime.fromisoformat(raw_time)
        return within_calendar(time.astimezone(UTC)) if time.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None


def quoted_source(text: str) -> int | None:
    """Return where the source line begins that Bun quotes in a text (`108 | throw new Error("…")`), or None.

    A code frame shows neighbouring lines, with messages that nobody printed: only what stands before is the program's word.
    """
    if " | " not in text:
        return None
    match = _QUOTED_SOURCE.match(text)
    return match.end() if match is not None else None
