"""Ctrl-C, `kill` and a lost terminal: the first asks for a valid partial bundle, the second for nothing at all."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Callable

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class InterruptedTwiceError(BaseException):
    """Raised in the main thread by the second signal. A BaseException: no handler of ordinary errors may hold it."""


class Stop:
    """Whether to stop, since when (monotonic seconds), and why in words. `wake` is called from the signal handler: it is re-entrant."""

    def __init__(self) -> None:
        self.reason: str | None = None
        self.since: float | None = None
        self.twice = False
        self.wake: Callable[[], None] = lambda: None

    @property
    def requested(self) -> bool:
        """Whether the run should end now with what it has."""
        return self.reason is not None

    def request(self, reason: str) -> None:
        """Ask the run to end with what it has; the first reason stays."""
        if self.reason is None:
            self.reason, self.since = reason, time.monotonic()
        self.wake()

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        if self.reason is not None:
            # Nothing may disturb the cleaning up: whoever presses on and on gets the same answer.
            for each in SIGNALS:
                signal.signal(each, signal.SIG_IGN)
            self.twice = True
            raise InterruptedTwiceError
        self.request(f"interrupted by {signal.Signals(number).name}")


@contextmanager
def stop_on_signals() -> Iterator[Stop]:
    """Handle the three signals for the time of a run. Main thread only."""
    stop = Stop()
    # A signal that the parent ignores (nohup) stays ignored.
    wanted = [number for number in SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, stop._on_signal) for number in wanted}  # noqa: SLF001 - its own handler
    try:
        yield stop
    finally:
        if not stop.twice:
            for number, handler in before.items():
                # Somebody who pressed once may press again while the last words are printed: the bundle is complete then.
                signal.signal(number, signal.SIG_IGN if stop.requested else handler)
