"""How much longer than alone everything takes for who is let run as seldom as we are; and limits that reckon with it.

This process and its commands go last on a busy host (`machine/priority.py`): beside six busy processes a tenth of a second of work takes
seconds of the clock. A limit is there to give up what hangs, not what is only kept waiting, so it counts the time in which we could run.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

_THREADS = Path("/proc/self/task")
_MOST = 4.0
"""What hangs on a busy host must still be given up long before the deadline."""


def slowness() -> float:
    """Return from 1 (alone) to 4 how many times as long as alone work takes at our priority. 1 where the kernel does not say.

    Of each thread the kernel knows how long it ran and how long it was ready to and waited for a processor (nanoseconds, the first two
    fields of `schedstat`; Documentation/scheduler/sched-stats.rst).
    """
    ran = waited = 0
    try:
        threads = list(_THREADS.iterdir())
    except OSError:
        return 1.0
    for thread in threads:
        try:
            fields = (thread / "schedstat").read_bytes().split()
            ran, waited = ran + int(fields[0]), waited + int(fields[1])
        except (OSError, ValueError, IndexError):
            continue  # ended meanwhile, or a kernel without these statistics
    return min(max(1.0, (ran + waited) / ran), _MOST) if ran > 0 else 1.0


@dataclass(frozen=True)
class Limit:
    """So many seconds since `started` (monotonic) for something that takes them on a quiet host."""

    started: float
    seconds: float

    def spent_s(self) -> float:
        """Return the seconds since the start."""
        return time.monotonic() - self.started

    def passed(self) -> str:
        """Return in words that it is over."""
        busy = slowness() >= _MOST / 2
        return f"no end after {self.spent_s():.0f} s" + (
            " on a host so busy that this program hardly runs" if busy else ""
        )

    def left_s(self) -> float:
        """Return the seconds that are left, 0 or less when it is over. On a quiet host nobody asks the kernel."""
        left = self.seconds - self.spent_s()
        return left if left > 0 else self.seconds * slowness() - self.spent_s()
