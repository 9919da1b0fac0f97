"""Where things stand in the timeline's picture: shares of its width for times, rows for lanes. Nothing is judged here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import sqrt

from daoflow_analyzer.result_parts.timeline import Event, EventKind, Lane, Span, SpanState, Timeline, Window

from daoflow_reports.html.evidence_places import Places
from daoflow_reports.html.words import duration

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
SYMBOLS = {
    EventKind.STARTED: "started",
    EventKind.EXITED: "exited",
    EventKind.STOPPED: "stopped",
    EventKind.REMOVED: "removed",
    EventKind.OUT_OF_MEMORY: "memory",
    EventKind.HEALTHY: "healthy",
    EventKind.UNHEALTHY: "unhealthy",
    EventKind.FIRST_ERROR: "error",
    EventKind.BURST: "burst",
    EventKind.STEP: "step",
    EventKind.FAILURE: "exited",
    EventKind.DONE: "healthy",
    EventKind.CHECK: "healthy",
    EventKind.CAUSE: "cause",
    EventKind.COLLECTED: "step",
}
GOOD = (EventKind.HEALTHY, EventKind.DONE, EventKind.CHECK)
LEGEND = (
    ("span-healthy", "healthy"),
    ("span-up", "up or done"),
    ("span-starting", "starting or working"),
    ("span-unhealthy", "unhealthy"),
    ("span-down", "down or failed"),
    ("density", "bad log lines"),
    ("track hatched", "no evidence"),
)
MARKS = (
    ("started", "", "start"),
    ("exited", "bad", "exit, failure"),
    ("memory", "bad", "out of memory"),
    ("error", "bad", "first error"),
    ("burst", "bad", "burst of errors"),
    ("step", "", "step"),
    ("cause", "cause", "cause"),
)
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
NEAR = 1.1
"""Per cent of the width within which a lesser mark gives way to another one of its lane."""

SMALL_LANES = 7


@dataclass(frozen=True, slots=True)
class Layout:
    """Heights in pixels."""

    row: int
    bar: int
    density: int
    top: int


LARGE = Layout(row=34, bar=13, density=13, top=20)
SMALL = Layout(row=22, bar=10, density=8, top=4)


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of a lane: per cent of the width; `y` and `height` only for what has its own."""

    x: float
    width: float
    words: str
    css: str = ""
    y: float = 0
    height: float = 0


@dataclass(frozen=True, slots=True)
class Tick:
    """A time on the axis."""

    x: float
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Mark:
    """An event in the picture."""

    x: float
    y: float
    symbol: str
    tone: str
    label: str
    anchor: str
    time: str
    log: str


@dataclass(frozen=True, slots=True)
class DrawnLane:
    """One row."""

    name: str
    y: int
    spans: tuple[Box, ...]
    gaps: tuple[Box, ...]
    bars: tuple[Box, ...]
    is_cause: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """One window of the timeline, ready to be written as SVG."""

    label: str
    description: str
    lanes: tuple[DrawnLane, ...]
    events: tuple[Mark, ...]
    event_count: int
    ticks: tuple[Tick, ...]
    cause_x: float | None
    collected_x: float
    height: int
    top: int
    bottom: int
    axis_y: int
    bar: int
    density: int


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event in the table; `anchor` is its HTML id."""

    anchor: str
    clock: str
    lane: str
    kind: str
    words: str
    more: int
    is_bad: bool
    event: Event

    @property
    def evidence(self) -> object:
        """Where it was read."""
        return self.event.evidence


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
        begin = self._window.start.timestamp()
        number = int(begin // step_s) + 1
        while (moment := number * step_s) < self._window.end.timestamp():
            at = datetime.fromtimestamp(moment, UTC)
            x = self.at(at)
            day = "%m-%d " if self._length_s > 86400 and step_s < 86400 else ""
            yield Tick(x, f"{at:{day}{pattern}}", "start" if x < 4 else "end" if x > 95 else "middle")
            number += 1


def draw(timeline: Timeline, index: int, rows: Sequence[EventRow], layout: Layout, places: Places) -> Drawing:
    """Return the drawing of a window; the small layout has only the lanes that matter most."""
    window = timeline.windows[index]
    axis = Axis(window)
    chosen = list(enumerate(timeline.lanes))
    if layout is SMALL:
        chosen = _most_telling(timeline, axis)
    by_lane: dict[str, list[EventRow]] = {}
    for row in rows:
        if axis.has(row.event.time):
            by_lane.setdefault(row.lane, []).append(row)
    lanes: list[DrawnLane] = []
    marks: list[Mark] = []
    for place, (number, lane) in enumerate(chosen):
        y = layout.top + place * layout.row + 3
        lanes.append(_lane(lane, window.densities[number], axis, y, layout, is_cause=lane.name == timeline.cause_lane))
        marks += _marks(by_lane.get(lane.name, []), axis, y + layout.bar / 2, places)
    bottom = layout.top + len(chosen) * layout.row
    cause = timeline.cause_at
    # In the order of time, whichever lane they are in: that is how they are stepped through.
    marks.sort(key=lambda mark: mark.time)
    label = f"{window.name[0].upper()}{window.name[1:]}: {duration(window.end - window.start)} up to the collection"
    return Drawing(
        label=label,
        description=_description(timeline, window, [lane for _, lane in chosen]),
        lanes=tuple(lanes),
        events=tuple(marks),
        event_count=len(marks),
        ticks=tuple(axis.ticks()),
        cause_x=axis.at(cause) if cause is not None and axis.has(cause) else None,
        collected_x=axis.at(timeline.collected_at),
        height=bottom + 18,
        top=layout.top,
        bottom=bottom,
        axis_y=bottom + 13,
        bar=layout.bar,
        density=layout.density,
    )


def event_rows(timeline: Timeline) -> tuple[EventRow, ...]:
    """Return all events by time, each with an anchor of its own."""
    found = sorted(((event, lane) for lane in timeline.lanes for event in lane.events), key=lambda pair: pair[0].time)
    taken: dict[str, int] = {}
    rows = []
    for event, lane in found:
        name = f"/time/{event.time:%Y-%m-%dT%H:%M:%S}.{event.time.microsecond // 1000:03}Z"
        taken[name] = number = taken.get(name, 0) + 1
        anchor = name if number == 1 else f"{name}.{number}"
        rows.append(
            EventRow(
                anchor,
                clock(event.time, date=True),
                lane.name,
                event.kind.value,
                event.words,
                event.more,
                event.kind.is_bad,
                event,
            )
        )
    return tuple(rows)


def clock(moment: datetime, *, date: bool = False) -> str:
    """Return a time to the millisecond."""
    return f"{moment:{'%Y-%m-%d ' if date else ''}%H:%M:%S}.{moment.microsecond // 1000:03}"


def _most_telling(timeline: Timeline, axis: Axis) -> list[tuple[int, Lane]]:
    """Choose lanes for the small picture: the cause's, then those with bad events, in their usual order."""

    def weight(lane: Lane) -> tuple[bool, bool, bool]:
        inside = [event for event in lane.events if axis.has(event.time)]
        return lane.name == timeline.cause_lane, any(event.kind.is_bad for event in inside), bool(inside or lane.spans)

    ranked = sorted(enumerate(timeline.lanes), key=lambda pair: tuple(not one for one in weight(pair[1])))
    return sorted(ranked[:SMALL_LANES])


def _lane(lane: Lane, density: Sequence[int], axis: Axis, y: int, layout: Layout, *, is_cause: bool) -> DrawnLane:
    highest = max(density, default=0)
    width = round(100 / max(1, len(density)), 3)
    bars = tuple(
        Box(
            x=round(index * width, 2),
            width=width,
            words=f"{count:,} bad lines",
            y=round(y + layout.bar + layout.density - _tall(count, highest, layout), 1),
            height=_tall(count, highest, layout),
        )
        for index, count in enumerate(density)
        if count
    )
    return DrawnLane(
        name=lane.name,
        y=y,
        spans=tuple(box for span in lane.spans if (box := axis.box(span)) is not None),
        gaps=tuple(box for span in lane.gaps if (box := axis.box(span)) is not None),
        bars=bars,
        is_cause=is_cause,
    )


def _tall(count: int, highest: int, layout: Layout) -> float:
    return round(max(2.0, sqrt(count / highest) * (layout.density - 1)), 1)


def _marks(rows: Sequence[EventRow], axis: Axis, y: float, places: Places) -> Iterator[Mark]:
    """Yield the marks of a lane; what would hide a more telling one close by is left to the table."""
    drawn: list[float] = []
    for row in sorted(rows, key=lambda row: (row.event.kind is not EventKind.CAUSE, not row.is_bad, row.event.time)):
        x = axis.at(row.event.time)
        if any(abs(x - other) < NEAR for other in drawn):
            continue
        drawn.append(x)
        link = places.link(row.event.evidence) if row.event.evidence is not None else None
        tone = (
            "cause"
            if row.event.kind is EventKind.CAUSE
            else "bad"
            if row.is_bad
            else "good"
            if row.event.kind in GOOD
            else ""
        )
        yield Mark(
            x=x,
            y=y,
            symbol=SYMBOLS[row.event.kind],
            tone=tone,
            label=f"{clock(row.event.time)} {row.lane}: {row.words}",
            anchor=row.anchor,
            time=f"{row.event.time:%Y-%m-%dT%H:%M:%S}.{row.event.time.microsecond:06}",
            log=(link or "").removeprefix("#"),
        )


def _description(timeline: Timeline, window: Window, lanes: Sequence[Lane]) -> str:
    """Say in words what the small picture shows."""
    words = [f"{len(lanes)} lanes over {duration(window.end - window.start)}"]
    for lane in lanes:
        bad = sum(event.kind.is_bad for event in lane.events if window.start <= event.time <= window.end)
        words.append(f"{lane.name}: {lane.spans[-1].words if lane.spans else 'no state known'}, {bad} signs of trouble")
    if timeline.cause_at is not None:
        words.append(f"the cause shows {duration(timeline.collected_at - timeline.cause_at)} before the collection")
    return "; ".join(words) + "."
