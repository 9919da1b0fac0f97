"""Heights of the two pictures: the one that is stepped through, and the small one of the first screen."""

from __future__ import annotations

from daoflow_analyzer.immutable import immutable


@immutable
class Layout:
    """Heights in pixels."""

    row: int
    bar: int
    density: int
    top: int


LARGE = Layout(row=34, bar=13, density=13, top=34)
"""Two lines of words above the lanes: where the cause shows, and the collection."""
SMALL = Layout(row=22, bar=10, density=8, top=4)
TIGHT = Layout(row=17, bar=8, density=6, top=4)
"""The small one where it has more lanes than the first screen has room for."""
