"""Several logs → one stream of entries in the order of time, reading a little of each at a time."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC
from operator import attrgetter
from typing import Protocol

from daoflow_bundle.errors import BundleError
from daoflow_bundle.manifest import Manifest

from daoflow_analyzer.merged_log.entry import LogEntry
from daoflow_analyzer.scan.blocks import line_blocks
from daoflow_analyzer.scan.lines import LINE_BYTES, parse_line, parse_time
from daoflow_analyzer.scan.log_member import log_key

MAX_LOGS = 128
"""Logs that are merged at once: each holds a decoder and two buffers. A real installation has about ten."""

MAX_TEXT = 16 << 10
"""Characters of a line that are kept: the engine itself splits what is longer."""

_BUFFER_BYTES = 64 << 10
_UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")


class Members(Protocol):
    """The part of an open bundle that is read here."""

    members: tuple[str, ...]
    manifest: Manifest | None

    def stream(self, name: str, buffer: bytearray | None = None) -> Iterator[memoryview]:
        """Yield a member's content as views of `buffer`."""


def logs_of(bundle: Members) -> dict[str, str]:
    """Return the bundle's logs by the name people use: `postgres`, `daoflow.2`, `engine`, `shop/web` (an application's)."""
    found: dict[str, str] = {}
    for member in bundle.members:
        key = log_key(member, bundle.manifest)
        if key is not None:
            found.setdefault(key, member)
    return found


def merged(bundle: Members, logs: Mapping[str, str], damages: dict[str, str]) -> Iterator[LogEntry]:
    """Yield the entries of `logs` (name → member) by time; the order within a log is never changed.

    A log that turns out to be damaged ends there: `damages` then says why, by member. At most `MAX_LOGS` logs.
    """
    streams: Sequence[Iterable[LogEntry]] = [
        _entries(bundle, member, service, damages) for service, member in logs.items()
    ]
    return heapq.merge(*streams, key=attrgetter("key"))


def _entries(bundle: Members, member: str, service: str, damages: dict[str, str]) -> Iterator[LogEntry]:
    key, number = "", 0
    try:
        for buffer, end in line_blocks(bundle.stream(member, bytearray(_BUFFER_BYTES)), 2 * LINE_BYTES):
            # Not splitlines: a lone carriage return is part of a line.
            for raw in bytes(memoryview(buffer)[:end]).removesuffix(b"\n").split(b"\n"):
                number += 1
                time, stream, text = parse_line(raw)
                key = max(key, _sortable(time))
                yield LogEntry(key, member, service, number, time, stream, text[:MAX_TEXT])
    except BundleError as error:
        damages[member] = str(error)


def _sortable(time: str) -> str:
    """Return a time as text that sorts as the times do, to the nanosecond; empty for what is no time."""
    if _UTC.fullmatch(time):
        return time[:-1]
    parsed = parse_time(time)
    return parsed.astimezone(UTC).replace(tzinfo=None).isoformat() if parsed is not None else ""
