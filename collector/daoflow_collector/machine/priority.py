"""Let everything else on the broken host go first: lower CPU and I/O priority for this process, its threads and its commands."""

from __future__ import annotations

import contextlib
import os
import platform
import threading
from dataclasses import dataclass
from pathlib import Path

_NICE = 10
"""Not 19: beside one busy process that leaves a seventieth of a processor, and every source would end by its timeout."""

_NICE_FOR_GOOD = 3
"""Of who could not take it back: at load 20 nice 10 left a fiftieth of a processor, and the bundle came a minute after the signal."""
_CAP_SYS_NICE = 1 << 23

_SYSCALLS = {"x86_64": 251, "aarch64": 30}
"""`ioprio_set`, which no C library has a function for; numbers of Linux's system call tables."""

_WHO_PROCESS = 1
_BEST_EFFORT_LOWEST = 2 << 13 | 7
"""Not the idle class, which on a disk that never rests is never served."""


_FIRST = -20
"""For the second or two in which a bundle is closed for somebody who waits: on a host with load 20 nothing less leaves half a processor."""


@dataclass(frozen=True)
class Priority:
    """What came of lowering, in words, and the niceness from before."""

    words: str
    before: int

    def restore(self) -> None:
        """Take all threads back to where they were; only root may, others stay low.

        All, not the calling one alone: it waits for the interpreter's lock, which a thread that nobody lets run would hold.
        """
        self._set(self.before)

    def hasten(self) -> None:
        """Go before everything else, to close the bundle: nothing new is read or started from here on. Root may, others stay low."""
        self._set(_FIRST)

    @staticmethod
    def _set(niceness: int) -> None:
        for thread in threading.enumerate():
            if thread.native_id is not None:
                with contextlib.suppress(OSError):  # not allowed to, or the thread ended meanwhile
                    os.setpriority(os.PRIO_PROCESS, thread.native_id, niceness)


def lower_priority() -> Priority:
    """Lower both. Call it before any thread is started: each inherits its starter's."""
    before = os.nice(0)
    after = os.nice(max(0, (_NICE if _may_be_taken_back(before) else _NICE_FOR_GOOD) - before))
    return Priority(f"CPU: nice {after}; {_lower_io()}", before)


def _may_be_taken_back(before: int) -> bool:
    """Say whether this process may go back to a niceness once it has given it up: by a capability (root), or by its limit."""
    try:
        import resource

        if 20 - resource.getrlimit(resource.RLIMIT_NICE)[0] <= before:
            return True
        with Path("/proc/self/status").open("rb") as status:
            held = next(line for line in status if line.startswith(b"CapEff:"))
        return bool(int(held.split()[1], 16) & _CAP_SYS_NICE)
    except (ImportError, OSError, AttributeError, ValueError, StopIteration, IndexError):
        return hasattr(os, "geteuid") and os.geteuid() == 0


def _lower_io() -> str:
    number = _SYSCALLS.get(platform.machine())
    if number is None:
        return f"I/O: as Linux derives it from nice (no known call on {platform.machine()})"
    try:
        import ctypes

        failed = ctypes.CDLL(None, use_errno=True).syscall(number, _WHO_PROCESS, 0, _BEST_EFFORT_LOWEST)
        refusal = os.strerror(ctypes.get_errno()) if failed else None
    except (ImportError, OSError, AttributeError) as error:
        # The static file carries no ctypes. Linux derives the priority from nice where none is set: best effort 6 of 7.
        return f"I/O: as Linux derives it from nice ({error})"
    return "I/O: best effort 7" if refusal is None else f"I/O: as Linux derives it from nice ({refusal})"
