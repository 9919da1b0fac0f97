"""The one line at the bottom of a terminal that says how far the work is, and what it waits for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_CELLS = 20


@dataclass(frozen=True)
class Running:
    """A source that is being collected: for how long by now, and for how long at most."""

    source: str
    elapsed_s: float
    limit_s: float


def bar(done: int, total: int, running: Sequence[Running], width: int) -> str:
    """Return the line, shorter than `width`: a bar, the count, and the source that has run longest with its limit."""
    cells = _CELLS * done // max(total, 1)
    line = f"  [{'#' * cells}{'.' * (_CELLS - cells)}] {done} of {total}"
    if running:
        slowest = max(running, key=lambda item: item.elapsed_s)
        line += f"  {slowest.source} {slowest.elapsed_s:.0f} s (at most {slowest.limit_s:.0f} s)"
    return line[: width - 1]
