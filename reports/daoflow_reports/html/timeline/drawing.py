"""One window of the timeline, ready to be written as SVG."""

from __future__ import annotations

from collections.abc import Sequence

from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.result_parts.timeline import Lane, Timeline, Window

from daoflow_reports.html.evidence_places import Places
from daoflow_reports.html.timeline.axis import Axis, Tick
from daoflow_reports.html.timeline.events import EventRow, Mark, marks
from daoflow_reports.html.timeline.lanes import ROOMY_LANES, DrawnLane, draw_lane, most_telling, ordered
from daoflow_reports.html.timeline.layout import SMALL, TIGHT, Layout
from daoflow_reports.html.words import duration


@immutable
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
    collected_width: float
    height: int
    top: int
    bottom: int
    axis_y: int
    bar: int
    density: int
    is_tight: bool
    left_out: tuple[str, ...]
    """The names of lanes that there was no room for: the ones that tell least."""


def draw(timeline: Timeline, index: int, rows: Sequence[EventRow], layout: Layout, places: Places) -> Drawing:
    """Return the drawing of a window; the small layout has only the lanes that matter most."""
    window = timeline.windows[index]
    axis = Axis(window)
    chosen = ordered(timeline)
    if layout is SMALL:
        chosen = most_telling(timeline, axis)
        layout = TIGHT if len(chosen) > ROOMY_LANES else SMALL
    by_lane: dict[str, list[EventRow]] = {}
    for row in rows:
        if axis.has(row.event.time):
            by_lane.setdefault(row.lane, []).append(row)
    lanes: list[DrawnLane] = []
    drawn: list[Mark] = []
    for place, (number, lane) in enumerate(chosen):
        y = layout.top + place * layout.row + 3
        lanes.append(
            draw_lane(lane, window.densities[number], axis, y, layout, is_cause=lane.name == timeline.cause_lane)
        )
        drawn += marks(by_lane.get(lane.name, []), axis, y + layout.bar / 2, places)
    shown = {number for number, _ in chosen}
    bottom = layout.top + len(chosen) * layout.row
    cause, collected_x = timeline.cause_at, axis.at(timeline.collected_at)
    # In the order of time, whichever lane they are in: that is how they are stepped through.
    drawn.sort(key=lambda mark: mark.time)
    label = f"{window.name[0].upper()}{window.name[1:]}: {duration(window.end - window.start)}"
    return Drawing(
        label=label,
        description=_description(timeline, window, [lane for _, lane in chosen]),
        lanes=tuple(lanes),
        events=tuple(drawn),
        event_count=len(drawn),
        ticks=tuple(axis.ticks()),
        cause_x=axis.at(cause) if cause is not None and axis.has(cause) else None,
        collected_x=collected_x,
        collected_width=round(axis.at(timeline.finished_at or timeline.collected_at) - collected_x, 3),
        height=bottom + 18,
        top=layout.top,
        bottom=bottom,
        axis_y=bottom + 13,
        bar=layout.bar,
        density=layout.density,
        is_tight=layout is TIGHT,
        left_out=tuple(lane.name for number, lane in ordered(timeline) if number not in shown),
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
