"""How far the reading of a bundle is: a bar on a terminal, a plain line now and then elsewhere, nothing with --quiet or --json."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from daoflow_analyzer.cli import output

OnRead = Callable[[int, int], None]
"""Takes the bytes that have been read, and those of the whole content."""

REDRAW_S = 0.1
PLAIN_EVERY_S = 5.0
CELLS = 20


@contextmanager
def reading(file: str, *, quiet: bool) -> Iterator[OnRead | None]:
    """Give what is told of the reading; the bar is gone afterwards. None when nobody wants to see it."""
    if quiet:
        yield None
    elif sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        bar = _Bar(file)
        try:
            yield bar.on_read
        finally:
            bar.clear()
    else:
        yield _Plain(file).on_read


class _Bar:
    """One line that is drawn over itself."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._drawn_at: float | None = None

    def on_read(self, done: int, total: int) -> None:
        now = time.monotonic()
        if self._drawn_at is not None and now < self._drawn_at + REDRAW_S:
            return
        self._drawn_at = now
        share = _share(done, total)
        cells = CELLS * share // 100
        line = f"[{'#' * cells}{'.' * (CELLS - cells)}] {share:3} %  {_megabytes(total)}  {self._file}"
        output.overwrite(line, shutil.get_terminal_size((80, 24)).columns - 1)

    def clear(self) -> None:
        if self._drawn_at is not None:
            output.overwrite("", 0)


class _Plain:
    """Lines for a log: the first after five seconds, so that what is quick says nothing."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._said_at = time.monotonic()

    def on_read(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now >= self._said_at + PLAIN_EVERY_S:
            self._said_at = now
            output.note(f"reading {self._file}: {_share(done, total)} % of {_megabytes(total)}")


def _share(done: int, total: int) -> int:
    """Return percent. What is read twice, once for the page, must not pass for more than all."""
    return min(99, 100 * done // max(total, 1))


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.0f} MB" if size >= 1_000_000 else "under 1 MB"
