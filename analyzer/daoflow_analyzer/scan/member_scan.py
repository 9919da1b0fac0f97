"""The scan of one log: what happens on each candidate line. The hot path: about two microseconds a line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from daoflow_bundle.levels import follows
from daoflow_bundle.manifest import Truncation

from daoflow_analyzer.facts.logs import LogHit, LogSummary
from daoflow_analyzer.scan.engines import Engine
from daoflow_analyzer.scan.first_start import first_starts
from daoflow_analyzer.scan.hits import Bucket, Line, Room, cut
from daoflow_analyzer.scan.levels import LEVEL_PATTERNS, Level
from daoflow_analyzer.scan.lines import LEFT_OUT, LINE_BYTES, decode_text, parse_time, quoted_source, split_line
from daoflow_analyzer.scan.matcher import candidate_lines
from daoflow_analyzer.scan.patterns import CompiledSignature
from daoflow_analyzer.scan.templates import Shapes, Templates

MAX_MINUTES = 20_000
"""Two weeks of minutes with errors; a log whose clock jumps about has no more of a timeline than that."""

MAX_ERROR_SECONDS = 20_000
"""Seconds with bad lines; a log that has more of them is counted by the minute."""

MAX_LEVEL_LINES = 16 << 20
"""Lines whose level is remembered, a byte each."""

POSTGRES = "postgres"
"""DaoFlow's database and Temporal's are made of its image."""

_SECOND, _MINUTE = 19, 16
"""How much of a time names its second, and its minute."""

_EDGE_LINES = 50
"""How many lines at either end are tried for a timestamp."""

_MARKED = b" " + LEFT_OUT + b" "

RawLine = tuple[int, bytes, bytes, bytes]
"""Line number, raw time, stream, text."""


class MemberScan:
    """State of one log while its blocks go by."""

    def __init__(
        self, member: str, service: str, signatures: Sequence[CompiledSignature], engine: Engine, room: Room
    ) -> None:
        self.templates = Templates()
        self._member = member
        self._service = service
        self._engine = engine
        self._room = room
        self._shapes = Shapes(service)
        self._signatures = [
            item if not item.signature.services or service in item.signature.services else None for item in signatures
        ]
        self._buckets: dict[int, Bucket] = {}
        self._level_bits = {len(signatures) + index: 1 << index for index in range(len(LEVEL_PATTERNS))}
        self._lines = 0
        self._first_time: datetime | None = None
        self._whole_from: datetime | None = None
        """The time of the first line behind the last mark."""
        self._last_time: datetime | None = None
        self._first_error: RawLine | None = None
        self._last_error: RawLine | None = None
        self._last_failure: RawLine | None = None
        self._errors = 0
        self._levels = bytearray()
        self._error_times: dict[bytes, int] = {}
        self._error_time_length = _SECOND
        self._minutes: dict[Level, dict[bytes, int]] = {level: {} for level in Level}

    def block(self, buffer: bytearray, end: int) -> None:
        """Scan one block of whole lines."""
        counted = 0
        number = self._lines + 1
        initialised = tuple(first_starts(buffer, end)) if POSTGRES in self._service else ()
        for start, stop, found in candidate_lines(buffer, end, self._engine.candidates(buffer, end)):
            number += buffer.count(b"\n", counted, start)
            counted = start
            raw_time, stream, text = split_line(bytes(buffer[start : min(stop, start + LINE_BYTES)]))
            if stream == LEFT_OUT:
                continue
            said = found & self._level_bits.keys()
            patterns = found - said
            matched = self._confirm(patterns, (number, raw_time, stream, decode_text(text))) if patterns else ()
            if said and not any(start in one for one in initialised):
                self._judge((number, raw_time, stream, text), said, matched)
        self._lines = number - 1 + buffer.count(b"\n", counted, end) + (buffer[end - 1] != 0x0A)
        self._note_times(buffer, end)

    def _confirm(self, patterns: set[int], line: Line) -> tuple[str, ...]:
        """Keep the hits of a line and return the ids of the signatures that match it."""
        evidence = line[3]
        quoted = quoted_source(evidence)
        if quoted is not None:
            evidence = evidence[:quoted]
        matched: list[str] = []
        for index in sorted(patterns) if len(patterns) > 1 else patterns:
            signature = self._signatures[index]
            match = signature.confirm(evidence) if signature is not None else None
            if signature is None or match is None:
                continue
            matched.append(signature.signature.id)
            bucket = self._buckets.get(index)
            if bucket is None:
                bucket = self._buckets[index] = Bucket(signature.signature.id, self._service, self._member)
            self._room.add(bucket, line, match)
        return tuple(matched)

    def _judge(self, line: RawLine, said: set[int], matched: tuple[str, ...]) -> None:
        number, raw_time, _, text = line
        shape = self._shapes.of(text, sum(map(self._level_bits.__getitem__, said)))
        level = shape.level
        if shape.shown is not None and number <= MAX_LEVEL_LINES:
            if len(self._levels) < number:
                self._levels.extend(bytes(number - len(self._levels)))
            self._levels[number - 1] = shape.shown
        if level is None:
            return
        minutes = self._minutes[level]
        minute = raw_time[:16]
        if minute in minutes:
            minutes[minute] += 1
        elif minute and len(minutes) < MAX_MINUTES:
            minutes[minute] = 1
        if level >= Level.FAILURE:
            self._note_error_time(raw_time)
            self._last_failure = line
        if level >= Level.ERROR:
            self._first_error = self._first_error or line
            self._last_error = line if self._last_error is None or not follows(text) else self._last_error
            self._errors += 1
        self.templates.add(shape, matched, number, text, raw_time)

    def hits(self) -> dict[str, tuple[LogHit, ...]]:
        """Return signature → the hits that were kept, oldest first."""
        return {bucket.signature: tuple(bucket.hits()) for bucket in self._buckets.values()}

    def counts(self) -> dict[str, int]:
        """Return signature → the exact number of lines that matched."""
        return {bucket.signature: bucket.count for bucket in self._buckets.values()}

    def minutes(self) -> dict[str, dict[str, int]]:
        """Return minute → level → number of lines that read so."""
        counts: dict[str, dict[str, int]] = {}
        for level, minutes in self._minutes.items():
            for minute, count in minutes.items():
                counts.setdefault(minute.decode("ascii", "replace"), {})[level.name] = count
        return counts

    def levels(self) -> bytes:
        """Return a byte a line, its level or 0; lines without a level after the last one with a level are left off."""
        return bytes(self._levels)

    def error_times(self) -> dict[str, int]:
        """Return time prefix → number of lines that read as a failure or worse: by the second, or by the minute if there are too many."""
        return {moment.decode("ascii", "replace"): count for moment, count in self._error_times.items()}

    def _note_error_time(self, raw_time: bytes) -> None:
        moment = raw_time[: self._error_time_length]
        times = self._error_times
        if moment in times:
            times[moment] += 1
        elif moment and len(times) < MAX_ERROR_SECONDS:
            times[moment] = 1
        elif moment and self._error_time_length == _SECOND:
            self._error_time_length = _MINUTE
            coarser: dict[bytes, int] = {}
            for second, count in times.items():
                coarser[second[:_MINUTE]] = coarser.get(second[:_MINUTE], 0) + count
            self._error_times = coarser
            self._note_error_time(raw_time)

    def _hit(self, line: RawLine | None) -> LogHit | None:
        """Return a line as a hit of no signature."""
        if line is None:
            return None
        number, raw_time_bytes, stream, text = line
        raw_time = raw_time_bytes.decode("ascii", "replace")
        return LogHit(
            signature="",
            service=self._service,
            member=self._member,
            line=number,
            time=parse_time(raw_time),
            raw_time=raw_time,
            stream=stream.decode("ascii"),
            text=cut(decode_text(text)),
            groups={},
        )

    def summary(self, left_out: Truncation | None) -> LogSummary:
        """Return what can be said of the log as a whole."""
        return LogSummary(
            service=self._service,
            member=self._member,
            lines=self._lines,
            first_time=self._first_time,
            last_time=self._last_time,
            dropped_lines=left_out.lines if left_out is not None else 0,
            last_error=self._hit(self._last_error),
            first_error=self._hit(self._first_error),
            last_failure=self._hit(self._last_failure),
            errors=self._errors,
            is_cut=left_out is not None,
            whole_from=self._whole_from or self._first_time,
        )

    def _note_times(self, buffer: bytearray, end: int) -> None:
        if self._first_time is None:
            self._first_time = _first_time(buffer, 0, end)
        mark = _last_mark(buffer, end)
        if mark >= 0:
            self._whole_from = _first_time(buffer, mark, end)
        elif self._whole_from is None:
            self._whole_from = _first_time(buffer, 0, end)
        stop = end - 1 if buffer[end - 1] == 0x0A else end
        for _ in range(_EDGE_LINES):
            start = buffer.rfind(b"\n", 0, max(stop, 0)) + 1
            time = _time_at(buffer, start, stop)
            if time is not None:
                self._last_time = time
                break
            if start == 0:
                break
            stop = start - 1


def _first_time(buffer: bytearray, position: int, end: int) -> datetime | None:
    """Return the time of the first of some lines that has one."""
    for _ in range(_EDGE_LINES):
        stop = buffer.find(b"\n", position, end)
        time = _time_at(buffer, position, stop if stop >= 0 else end)
        if time is not None or stop < 0:
            return time
        position = stop + 1
    return None


def _last_mark(buffer: bytearray, end: int) -> int:
    """Return where the line behind the last mark of the collector begins; -1 when there is none."""
    at = buffer.rfind(_MARKED, 0, end)
    while at >= 0:
        start = buffer.rfind(b"\n", 0, at) + 1
        stop = buffer.find(b"\n", at, end)
        if split_line(bytes(buffer[start : at + len(_MARKED)]))[1] == LEFT_OUT:
            return stop + 1 if stop >= 0 else end
        at = buffer.rfind(_MARKED, 0, start)
    return -1


def _time_at(buffer: bytearray, start: int, stop: int) -> datetime | None:
    raw_time, _, _ = split_line(bytes(buffer[start : min(stop, start + 64)]))
    return parse_time(raw_time.decode("ascii", "replace"))
