"""Times as shares of the picture's width, and the round ones that are written below it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.result_parts.timeline import Span, SpanState, Window

CSS = {
    SpanState.STARTING: "starting",
    SpanState.UP: "up",
    SpanState.HEALTHY: "healthy",
    SpanState.UNHEALTHY: "unhealthy",
    SpanState.DOWN: "down",
    SpanState.WORKING: "working",
    SpanState.DONE: "done",
    SpanState.FAILED: "failed",
    SpanState.NO_EVIDENCE: "none",
}

STEPS_S = (
    0.1,
    0.2,
    0.5,
    1,
    2,
    5,
    10,
    15,
    30,
    60,
    120,
    300,
    600,
    900,
    1800,
    3600,
    7200,
    10800,
    21600,
    43200,
    86400,
    172800,
    604800,
)
TICKS = 6
EDGE = 7.0
"""Per cent of the width that half a label may take in the small picture."""

CHARACTER = 1.4
"""Per cent of the width that a character of a label takes there."""


@immutable
class Box:
    """A stretch of a lane: per cent of the width; `y` and `height` only for what has its own."""

    x: float
    width: float
    words: str
    css: str = ""
    y: float = 0
    height: float = 0


@immutable
class Tick:
    """A time on the axis; the label is empty at the right edge. Where it `is_first` it begins at its line instead of standing around it."""

    x: float
    label: str
    is_first: bool = False


class Axis:
    """Times of a window → per cent of the width."""

    def __init__(self, window: Window) -> None:
        """Take the window."""
        self._window = window
        self._length_s = max((window.end - window.start).total_seconds(), 1e-6)

    def at(self, moment: datetime) -> float:
        """Return a time's place, held within the picture."""
        return round(min(100.0, max(0.0, (moment - self._window.start).total_seconds() / self._length_s * 100)), 2)

    def has(self, moment: datetime) -> bool:
        """Whether a time lies within the window."""
        return self._window.start <= moment <= self._window.end

    def box(self, span: Span) -> Box | None:
        """Return a span's place, None where it lies outside."""
        if span.end < self._window.start or span.start > self._window.end:
            return None
        x = self.at(span.start)
        words = f"{clock(span.start)} to {clock(span.end)}: {span.words}"
        return Box(x, round(max(0.15, self.at(span.end) - x), 2), words, CSS[span.state])

    def ticks(self) -> Iterator[Tick]:
        """Yield round times."""
        step_s = next((step for step in STEPS_S if self._length_s / step <= TICKS), self._length_s / TICKS)
        pattern = "%H:%M:%S" if step_s < 60 else "%H:%M" if step_s < 86400 else "%m-%d"
        day = "%m-%d " if self._length_s > 86400 and step_s < 86400 else ""
        begin = self._window.start.timestamp()
        number = int(begin // step_s) + 1
        taken = 0.0
        if self.at(datetime.fromtimestamp(number * step_s, UTC)) >= EDGE:
            first = f"{self._window.start:{day}{'%H:%M:%S' if step_s < 86400 else pattern}}"
            taken = len(first) * CHARACTER
            yield Tick(0.0, first, is_first=True)
        while (moment := number * step_s) < self._window.end.timestamp():
            at = datetime.fromtimestamp(moment, UTC)
            x, label = self.at(at), f"{at:{day}{pattern}}"
            # Where the edge's own label stands the first line has none; nor has one whose label would be cut off at the right edge:
            # beside its line it would seem to belong to another time.
            has_room = taken + len(label) * CHARACTER / 2 < x <= 100 - EDGE or x < EDGE
            yield Tick(x, label if has_room else "", is_first=x < EDGE)
            number += 1


def clock(moment: datetime, *, date: bool = False) -> str:
    """Return a time to the millisecond."""
    return f"{moment:{'%Y-%m-%d ' if date else ''}%H:%M:%S}.{moment.microsecond // 1000:03}"
