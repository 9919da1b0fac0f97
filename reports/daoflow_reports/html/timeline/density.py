"""How many bad lines a log has over time, as bars below its lane."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt

from daoflow_reports.html.timeline.axis import Box
from daoflow_reports.html.timeline.layout import Layout


def density_bars(counts: Sequence[int], y: int, layout: Layout) -> Iterator[Box]:
    """Yield a bar for each part of the window that has bad lines; `y` is where the lane begins."""
    highest = max(counts, default=0)
    width = round(100 / max(1, len(counts)), 3)
    for index, count in enumerate(counts):
        if count:
            tall = round(max(2.0, sqrt(count / highest) * (layout.density - 1)), 1)
            yield Box(
                x=round(index * width, 2),
                width=width,
                words=f"{count:,} bad lines",
                y=round(y + layout.bar + layout.density - tall, 1),
                height=tall,
            )
