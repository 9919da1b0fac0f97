"""The events: all of them as rows of the table, and those that the picture has room for as marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.result_parts.timeline import Event, EventKind, Timeline

from daoflow_reports.html.evidence_places import Places
from daoflow_reports.html.timeline.axis import Axis, clock

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
MARKS = (
    ("started", "", "start"),
    ("exited", "bad", "exit, failure"),
    ("memory", "bad", "out of memory"),
    ("error", "bad", "first error"),
    ("burst", "bad", "burst of errors"),
    ("step", "", "step"),
    ("cause", "cause", "cause"),
)
NEAR = 1.1
"""Per cent of the width within which a lesser mark gives way to another one of its lane."""


@immutable
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
    lane: str


@immutable
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


def marks(rows: Sequence[EventRow], axis: Axis, y: float, places: Places) -> Iterator[Mark]:
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
            lane=row.lane,
        )
