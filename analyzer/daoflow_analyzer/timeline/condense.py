"""Lanes with thousands of events → lanes that a person can step through: repetitions are counted, not drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from daoflow_analyzer.result_parts.timeline import Event, EventKind, Lane

KEPT_EACH_END = 12
"""Of events that say the same, so many of the first and of the newest are kept."""

MAX_SPANS = 400


def condensed(lane: Lane) -> Lane:
    """Return the lane with repeated events counted on the last of the first ones, and only the newest of very many spans."""
    return replace(lane, events=_condensed(lane.events), spans=lane.spans[-MAX_SPANS:])


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
