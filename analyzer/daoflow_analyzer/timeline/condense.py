"""Thousands of lanes and events → as many as a person can step through: what repeats, and what tells least, is counted, not drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from daoflow_analyzer.result_parts.timeline import Event, EventKind, Lane, LaneKind

KEPT_EACH_END = 12
"""Of events that say the same, so many of the first and of the newest are kept."""

MAX_SPANS = 400

MAX_EVENTS = 200
"""Of one lane, when they all say something else: the first and the newest."""

MAX_EVENTS_IN_ALL = 2_000
MAX_SPANS_IN_ALL = 4_000
"""Where there are many lanes each has a part of both, but no less than `LEAST`."""

LEAST = 20

MAX_LANES = 100
"""More than any installation was seen to have."""

_LAST = (LaneKind.APPLICATION, LaneKind.NEIGHBOUR)


def most_telling(lanes: Sequence[Lane], cause: str | None, most: int = MAX_LANES) -> Sequence[Lane]:
    """Return at most `most` lanes, in their order: the one named `cause`, DaoFlow's own and its records, those of most trouble."""
    if len(lanes) <= most:
        return lanes

    def weight(number: int) -> tuple[bool, bool, int, int, int]:
        lane = lanes[number]
        bad = sum(event.kind.is_bad for event in lane.events)
        lines = sum(count for _, count in lane.error_counts)
        return (lane.name != cause, lane.kind in _LAST, -bad, -lines, number)

    kept = set(sorted(range(len(lanes)), key=weight)[:most])
    return [lane for number, lane in enumerate(lanes) if number in kept]


def condensed(lanes: Sequence[Lane]) -> list[Lane]:
    """Return the lanes with repeated events counted on the last of the first ones, and only the newest of very many spans."""
    lanes_or_one = max(1, len(lanes))
    most = min(MAX_EVENTS, max(LEAST, MAX_EVENTS_IN_ALL // lanes_or_one))
    spans = min(MAX_SPANS, max(LEAST, MAX_SPANS_IN_ALL // lanes_or_one))
    return [
        replace(lane, events=_first_and_newest(_condensed(lane.events), most), spans=lane.spans[-spans:])
        for lane in lanes
    ]


def _condensed(events: Sequence[Event]) -> tuple[Event, ...]:
    groups: dict[tuple[EventKind, str], list[int]] = {}
    for index, event in enumerate(events):
        groups.setdefault((event.kind, event.words), []).append(index)
    kept: dict[int, Event] = {}
    for indices in groups.values():
        left_out = len(indices) - 2 * KEPT_EACH_END
        if left_out <= 0:
            kept.update({index: events[index] for index in indices})
            continue
        first, last = indices[:KEPT_EACH_END], indices[-KEPT_EACH_END:]
        kept.update({index: events[index] for index in (*first, *last)})
        kept[first[-1]] = replace(events[first[-1]], more=left_out)
    return tuple(kept[index] for index in sorted(kept))


def _first_and_newest(events: Sequence[Event], most: int) -> tuple[Event, ...]:
    if len(events) <= most:
        return tuple(events)
    half = most // 2
    last = events[half - 1]
    # The cause is one of the few that must not go.
    cause = [event for event in events[half:-half] if event.kind is EventKind.CAUSE]
    counted = replace(last, more=last.more + len(events) - 2 * half - len(cause))
    return (*events[: half - 1], counted, *cause, *events[-half:])
