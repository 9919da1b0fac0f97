"""Which stretch of time to look at, and how many bad lines each part of it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from daoflow_analyzer.result_parts.timeline import Lane, Window

BUCKETS = 96
LONGEST = timedelta(days=30)
BEFORE_SHARE = 0.5
"""How much of what lies before the incident is shown, as a share of its length."""

SHORTEST_BEFORE = timedelta(seconds=5)
QUIET_LENGTH = timedelta(hours=1)
ALIKE = 0.6
"""An incident that fills this much of all evidence needs no window of its own."""


def windows(
    lanes: Sequence[Lane], since: datetime | None, collected_at: datetime, finished_at: datetime
) -> tuple[Window, ...]:
    """Return the windows, the one to show first: the incident with some time before it, then all evidence."""
    start = min((moment for lane in lanes for moment in _moments(lane) if moment <= collected_at), default=collected_at)
    start = max(start, collected_at - LONGEST)
    if start >= collected_at:
        start = collected_at - QUIET_LENGTH
    margin = (collected_at - start) * 0.02
    whole = _window("all evidence", start - margin, _end(start, collected_at, finished_at) + margin, lanes)
    focus = min(since, collected_at) if since is not None and start < since else None
    if focus is None and collected_at - start <= QUIET_LENGTH / ALIKE:
        return (whole,)
    if focus is not None:
        length = collected_at - focus
        begin = max(start, focus - max(length * BEFORE_SHARE, SHORTEST_BEFORE))
        name = "the incident"
    else:
        begin, name = collected_at - QUIET_LENGTH, "the last hour"
    if (collected_at - begin) > ALIKE * (collected_at - start):
        return (whole,)
    margin = (collected_at - begin) * 0.03
    return _window(name, begin - margin, _end(begin, collected_at, finished_at) + margin, lanes), whole


def _end(begin: datetime, collected_at: datetime, finished_at: datetime) -> datetime:
    """Return where a window ends: with the collection, unless most of it would then be the collection."""
    return min(finished_at, collected_at + (collected_at - begin))


def _moments(lane: Lane) -> Iterator[datetime]:
    yield from (span.start for span in lane.spans)
    yield from (event.time for event in lane.events if not event.is_aside)
    yield from (moment for moment, _ in lane.error_counts)


def _window(name: str, start: datetime, end: datetime, lanes: Sequence[Lane]) -> Window:
    bucket_s = (end - start).total_seconds() / BUCKETS
    return Window(name, start, end, tuple(_density(lane, start, bucket_s) for lane in lanes), bucket_s)


def _density(lane: Lane, start: datetime, bucket_s: float) -> tuple[int, ...]:
    counts = [0] * BUCKETS
    for moment, count in lane.error_counts:
        index = int((moment - start).total_seconds() // bucket_s)
        if 0 <= index < BUCKETS:
            counts[index] += count
    return tuple(counts)
