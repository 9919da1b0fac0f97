"""The rows of the picture: which lanes it has, and what lies in each."""

from __future__ import annotations

from collections.abc import Sequence

from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.result_parts.timeline import Lane, LaneKind, Timeline

from daoflow_reports.html.timeline.axis import Axis, Box
from daoflow_reports.html.timeline.density import density_bars
from daoflow_reports.html.timeline.layout import Layout

LEGEND = (
    ("span-healthy", "healthy"),
    ("span-up", "up or done"),
    ("span-starting", "starting or working"),
    ("span-unhealthy", "unhealthy"),
    ("span-down", "down or failed"),
    ("density", "bad log lines"),
    ("track hatched", "no evidence"),
)

SMALL_LANES = 6
ROOMY_LANES = 4
"""With more of them the small picture is drawn tighter."""


@immutable
class DrawnLane:
    """One row."""

    name: str
    y: int
    spans: tuple[Box, ...]
    gaps: tuple[Box, ...]
    bars: tuple[Box, ...]
    is_cause: bool


def draw_lane(lane: Lane, density: Sequence[int], axis: Axis, y: int, layout: Layout, *, is_cause: bool) -> DrawnLane:
    """Return a lane's row, which begins at `y`."""
    return DrawnLane(
        name=lane.name,
        y=y,
        spans=tuple(box for span in lane.spans if (box := axis.box(span)) is not None),
        gaps=tuple(box for span in lane.gaps if (box := axis.box(span)) is not None),
        bars=tuple(density_bars(density, y, layout)),
        is_cause=is_cause,
    )


def most_telling(timeline: Timeline, axis: Axis) -> list[tuple[int, Lane]]:
    """Choose lanes for the small picture: the cause's, then DaoFlow's with bad events; in their usual order."""

    def weight(lane: Lane) -> tuple[bool, bool, bool, bool, bool]:
        inside = [event for event in lane.events if axis.has(event.time)]
        lives = any(axis.box(span) is not None for span in lane.spans)
        return (
            lane.name == timeline.cause_lane,
            lane.kind is not LaneKind.NEIGHBOUR,
            any(event.kind.is_bad for event in inside),
            lane.kind is not LaneKind.APPLICATION,
            bool(inside or lives),
        )

    ranked = sorted(ordered(timeline), key=lambda pair: tuple(not one for one in weight(pair[1])))
    shown = {number for number, _ in ranked[:SMALL_LANES]}
    return [pair for pair in ordered(timeline) if pair[0] in shown]


def ordered(timeline: Timeline) -> list[tuple[int, Lane]]:
    """Return the lanes with their numbers: what was deployed stands behind DaoFlow's own services and records, neighbours last."""
    behind = (LaneKind.APPLICATION, LaneKind.NEIGHBOUR)
    return sorted(
        enumerate(timeline.lanes), key=lambda pair: behind.index(pair[1].kind) if pair[1].kind in behind else -1
    )
