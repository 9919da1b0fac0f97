"""The lines that matched a signature: exact counts, and bounded memory however hard a log storms."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from re import Match

from daoflow_analyzer.facts.logs import LogHit
from daoflow_analyzer.scan.lines import parse_time

KEPT_FIRST = 200
KEPT_LAST = 300
"""Of one signature in one log; what lies between is only counted."""

KEPT_IN_ALL = 100_000
"""Hits of all signatures in all logs; beyond it, hits are only counted."""

TEXT_CHARACTERS = 2_000
"""A longer text, or group of it, is cut in the hit: its line number leads to the rest."""

Line = tuple[int, bytes, bytes, str]
"""Line number, raw time, stream, text: as read."""

Raw = tuple[int, str, str, str, Mapping[str, str]]
"""Line number, raw time, stream, text, groups: as kept."""


class Bucket:
    """Hits of one signature in one log, oldest first."""

    __slots__ = ("count", "first", "last")

    def __init__(self) -> None:
        self.count = 0
        self.first: list[Raw] = []
        self.last: deque[Raw] = deque(maxlen=KEPT_LAST)

    def kept(self) -> Iterator[Raw]:
        """Yield the kept hits in the order of the log."""
        yield from self.first
        yield from self.last


class Hits:
    """All signatures' hits."""

    def __init__(self) -> None:
        self._buckets: dict[tuple[str, str], tuple[str, Bucket]] = {}
        self._kept = 0

    def bucket(self, signature: str, service: str, member: str) -> Bucket:
        """Return the bucket of a signature in a log, made when it is first asked for."""
        entry = self._buckets.get((signature, member))
        if entry is None:
            entry = self._buckets[signature, member] = (service, Bucket())
        return entry[1]

    def add(self, bucket: Bucket, line: Line, match: Match[str]) -> None:
        """Count one hit, and keep it while there is room."""
        bucket.count += 1
        if len(bucket.first) < KEPT_FIRST:
            if self._kept < KEPT_IN_ALL:
                self._kept += 1
                bucket.first.append(_raw(line, match))
            return
        if len(bucket.last) < KEPT_LAST:
            if self._kept >= KEPT_IN_ALL:
                return
            self._kept += 1
        bucket.last.append(_raw(line, match))

    def by_signature(self) -> dict[str, tuple[LogHit, ...]]:
        """Return the kept hits, log by log."""
        found: dict[str, list[LogHit]] = {}
        for (signature, member), (service, bucket) in self._buckets.items():
            for line, raw_time, stream, text, groups in bucket.kept():
                hit = LogHit(signature, service, member, line, parse_time(raw_time), raw_time, stream, text, groups)
                found.setdefault(signature, []).append(hit)
        return {signature: tuple(hits) for signature, hits in found.items()}

    def counts(self) -> dict[str, int]:
        """Return the exact number of lines that matched, by signature."""
        counts: dict[str, int] = {}
        for (signature, _), (_, bucket) in self._buckets.items():
            counts[signature] = counts.get(signature, 0) + bucket.count
        return {signature: count for signature, count in counts.items() if count}


def _raw(line: Line, match: Match[str]) -> Raw:
    number, raw_time, stream, text = line
    groups = {name: cut(value) for name, value in match.groupdict().items() if value is not None}
    return number, raw_time.decode("ascii", "replace"), stream.decode("ascii"), cut(text), groups


def cut(text: str) -> str:
    """Return the text as a hit carries it."""
    return text if len(text) <= TEXT_CHARACTERS else text[:TEXT_CHARACTERS] + "…"
