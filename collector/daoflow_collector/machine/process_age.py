"""How long this process has run: what an operator waits for begins when they press Enter, not when our first line runs."""

from __future__ import annotations

import os
import time
from pathlib import Path

_STARTTIME = 19
"""In `/proc/PID/stat`, counted behind the name, which may hold anything."""

_MOST_S = 10.0
"""A start takes no longer. More comes of a clock that somebody meddles with, and must not eat up the deadline."""


def process_age_s() -> float:
    """Return the seconds since this process was started, 0 where the host does not say."""
    try:
        fields = Path("/proc/self/stat").read_text().rpartition(")")[2].split()
        started_s = int(fields[_STARTTIME]) / os.sysconf("SC_CLK_TCK")
        return min(max(0.0, time.clock_gettime(time.CLOCK_BOOTTIME) - started_s), _MOST_S)
    except (OSError, ValueError, IndexError, AttributeError):
        return 0.0
