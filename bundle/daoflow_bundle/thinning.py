"""The old end of a log that is over its budget: the lines that tell something, and a mark for each run of the others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Callable

from daoflow_bundle.left_out import mark, marks_in, time_of
from daoflow_bundle.redacted import Redacted
from daoflow_bundle.spool import FrameSpool, Span, Thinned

MAX_BYTES = 8 << 20
"""Unpacked, whatever it compresses to: the ratio that a reader accepts is for the rest of the log."""

_MARK_BYTES = 96
"""At most, with a time that the engine gives and counts of a petabyte."""


class Thinning:
    """Takes the lines that a spool drops, oldest first, and keeps the newest telling ones that fit `share_bytes` compressed.

    `telling` yields where each telling line begins and ends in whole lines; it sees every line once, in order.
    """

    def __init__(self, share_bytes: int, telling: Callable[[bytes | bytearray], Iterable[Span]]) -> None:
        self.share_bytes = share_bytes
        self._telling = telling
        self.max_bytes = MAX_BYTES
        self._kept = FrameSpool(max(0, share_bytes - 2 * _MARK_BYTES), max_bytes=MAX_BYTES - _MARK_BYTES)
        self._first_time = b""
        self._run_time = b""
        self._run_lines = self._run_bytes = 0

    def spans(self, content: bytes | bytearray) -> list[Span]:
        """Return where the telling lines are in the lines that come next."""
        return list(self._telling(content))

    def bound(self, spans: Iterable[Span]) -> int:
        """Return how many bytes everything so far and these lines can take in the bundle, at most."""
        more = sum(stop - start + _MARK_BYTES for start, stop in spans)
        return min(self.share_bytes, self._kept.held_bytes + more + 4 * _MARK_BYTES)

    def take(self, content: bytes | bytearray, spans: Iterable[Span]) -> None:
        """Keep the telling lines of these, and count the others."""
        self._first_time = self._first_time or time_of(content, 0)
        done = 0
        kept = bytearray()
        for start, stop in spans:
            self._leave_out(content, done, start)
            kept += self._ended_run() + content[start:stop]
            done = stop
        self._leave_out(content, done, len(content))
        if kept:
            self._kept.write(Redacted(bytes(kept)))

    def seal(self, lines: int, size_bytes: int) -> Thinned:
        """Return what was kept of all `lines` lines of `size_bytes` bytes that were taken."""
        self._kept.write(Redacted(self._ended_run()))
        sealed = self._kept.seal()
        marks = kept_lines = kept_bytes = 0
        for frame in sealed.frames:
            found = marks_in(bytes(frame.content()))
            kept_lines += frame.lines - len(found)
            kept_bytes += frame.size - sum(one.own_bytes for one in found)
            marks += sum(one.lines for one in found)
            size_bytes -= sum(one.size_bytes for one in found)
        frames = sealed.frames
        older = lines - kept_lines - marks
        if older > 0:
            # Telling lines that found no room are gone with the marks between them.
            content = mark(self._first_time, older, size_bytes - kept_bytes)
            frames = (self._kept.frame(content, {}), *frames)
        return Thinned(frames, kept_lines, kept_bytes)

    def _leave_out(self, content: bytes | bytearray, start: int, stop: int) -> None:
        if start == stop:
            return
        if not self._run_lines:
            self._run_time = time_of(content, start)
        self._run_lines += content.count(b"\n", start, stop)
        self._run_bytes += stop - start

    def _ended_run(self) -> bytes:
        if not self._run_lines:
            return b""
        line = mark(self._run_time, self._run_lines, self._run_bytes)
        self._run_lines = self._run_bytes = 0
        return line
