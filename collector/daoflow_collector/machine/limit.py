"""A limit of time that counts only the time in which there was a chance to run: it is there to give up what hangs, not what waits its turn.

This process and its commands go last on a busy host (`machine/priority.py`): beside six busy processes a tenth of a second of work takes
seconds of the clock.
"""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

_PROC = Path("/proc")
_MOST = 4
"""What hangs on a busy host, too, must be given up long before the deadline."""


def waited_ns(process: str) -> dict[str, int]:
    """Return thread → for how long it was ready and not let run (ns), of a process (`self`, or a number) and of those it started.

    The kernel counts it: second in `schedstat` (Documentation/scheduler/sched-stats.rst). Empty where it does not.
    """
    found: dict[str, int] = {}
    try:
        threads = list((_PROC / process / "task").iterdir())
    except OSError:
        return found
    for thread in threads:
        try:
            found[thread.name] = int((thread / "schedstat").read_bytes().split()[1])
            # What this process itself starts are commands, each with a limit of its own.
            children = (thread / "children").read_text().split() if process != "self" else ()
        except (OSError, ValueError, IndexError):
            continue  # ended meanwhile, or a kernel without these files
        for child in children:
            found |= waited_ns(child)
    return found


@dataclass(frozen=True)
class Limit:
    """So many seconds of a process since `started` (monotonic), of which waiting for a processor is given back; `latest` holds always."""

    seconds: float
    process: str = "self"
    latest: float = math.inf
    started: float = field(default_factory=time.monotonic)
    before: Mapping[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Note what its threads had waited before."""
        object.__setattr__(self, "before", waited_ns(self.process))

    def spent_s(self) -> float:
        """Return the seconds since the start."""
        return time.monotonic() - self.started

    def left_s(self) -> float:
        """Return the seconds that are left, 0 or less when it is over. Before the limit seems over nobody asks the kernel."""
        left_s = self.seconds - self.spent_s()
        if left_s <= 0:
            left_s += self._given_back_s()
        return min(left_s, self.latest - time.monotonic())

    def passed(self) -> str:
        """Return in words that it is over."""
        spent_s = self.spent_s()
        busy = self._given_back_s() > spent_s / 2
        return f"no end after {spent_s:.0f} s" + (" on a host so busy that this program hardly runs" if busy else "")

    def _given_back_s(self) -> float:
        waited = sum(now - self.before.get(thread, 0) for thread, now in waited_ns(self.process).items())
        return min(waited / 1e9, self.spent_s() * (1 - 1 / _MOST))
