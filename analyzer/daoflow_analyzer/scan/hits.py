"""The lines that matched a signature: exact counts, and bounded memory however hard a log storms."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from re import Match

from daoflow_analyzer.facts.logs import LogHit
from daoflow_analyzer.scan.lines import parse_time

KEPT_FIRST = 100
KEPT_LAST = 200
"""Of one signature in one log; what lies between is only counted."""

KEPT_IN_ALL = 50_000
"""Hits of all signatures in all logs, which have equal parts of it. Beyond its part, of a log only the first and the newest of each
signature are kept, as far again."""

TEXT_CHARACTERS = 1_000
"""A longer text, or group of it, is cut in the hit: its line number leads to the rest."""

Line = tuple[int, bytes, bytes, str]
"""Line number, raw time, stream, text."""

Found = tuple[Line, Match[str]] | LogHit
"""What is kept of a hit: made ready at once only when it must be cut."""


class Bucket:
    """Hits of one signature in one log, oldest first."""

    __slots__ = ("count", "first", "last", "member", "service", "signature")

    def __init__(self, signature: str, service: str, member: str) -> None:
        self.signature = signature
        self.service = service
        self.member = member
        self.count = 0
        self.first: deque[Found] = deque()
        self.last: deque[Found] = deque(maxlen=KEPT_LAST)

    def hits(self) -> Iterator[LogHit]:
        """Yield the kept hits."""
        for found in (*self.first, *self.last):
            yield found if isinstance(found, LogHit) else self.hit(*found)

    def hit(self, line: Line, match: Match[str]) -> LogHit:
        """Return a hit as rules see it."""
        number, raw, stream, text = line
        raw_time = raw.decode("ascii", "replace")
        return LogHit(
            signature=self.signature,
            service=self.service,
            member=self.member,
            line=number,
            time=parse_time(raw_time),
            raw_time=raw_time,
            stream=stream.decode("ascii"),
            text=cut(text),
            groups={name: cut(value) for name, value in match.groupdict().items() if value is not None},
        )


class Room:
    """The memory that the hits of one of `logs` logs may take: its own, so that they are the same whatever the others hold."""

    def __init__(self, logs: int = 1) -> None:
        self._most = max(1, KEPT_IN_ALL // logs)
        self._kept = 0

    def add(self, bucket: Bucket, line: Line, match: Match[str]) -> None:
        """Count one hit, and keep it while there is room; the newest is always kept."""
        bucket.count += 1
        last = bucket.last
        found: Found = (line, match) if len(line[3]) <= TEXT_CHARACTERS else bucket.hit(line, match)
        if len(last) == KEPT_LAST:
            last.append(found)
        elif not last and len(bucket.first) < KEPT_FIRST and self._has_room(bucket.first):
            bucket.first.append(found)
        elif self._has_room(last):
            last.append(found)
        elif last:
            last.popleft()
            last.append(found)

    def _has_room(self, kept: deque[Found]) -> bool:
        if self._kept < self._most or (not kept and self._kept < 2 * self._most):
            self._kept += 1
            return True
        return False


def cut(text: str) -> str:
    """Return the text as a hit carries it."""
    return text if len(text) <= TEXT_CHARACTERS else text[:TEXT_CHARACTERS] + "…"
