"""A shell's own limit on memory (`ulimit -v`): told before anything is collected, because what meets it half way cannot even say so.

A limit of a container or a service (cgroup) is another matter: the kernel ends a process over that, and the bundle stays as it is by then.
"""

from __future__ import annotations

import os
import sys
import threading

from daoflow_collector.errors import CollectError

_HEAP_BYTES = 52 << 20
"""What a run reserves beside what it has at its start (34 MB were measured), with room for logs that fill the bundle."""
_THREADS = 6
_USUAL_STACK_BYTES = 8 << 20
_SMALL_STACK_BYTES = 2 << 20


def fit_into_limit() -> None:
    """Make threads reserve less where there is a limit. Raises `CollectError` where it is too low for a run.

    The single file's own interpreter is made for small limits, and tried with them: it is let go on.
    """
    limit_bytes = _limit_bytes()
    if limit_bytes is None or "_daoflow_runtime" in sys.builtin_module_names:
        return
    missing_bytes = needed_bytes() - (limit_bytes - _reserved_bytes())
    if missing_bytes > 0:
        raise CollectError(
            "this shell lets a program have too little memory",
            because=f"its limit (ulimit -v) is {limit_bytes >> 10} KB, and a run needs {(missing_bytes >> 10) + 1} KB more",
            advice="Raise it (`ulimit -v unlimited`, in a new shell where that is refused), and run it again there.",
        )
    if _has_shallow_recursion():
        threading.stack_size(_SMALL_STACK_BYTES)


def needed_bytes() -> int:
    """Return how much address space a run takes beside what it has at its start, where there is a limit."""
    return _HEAP_BYTES + _THREADS * (_SMALL_STACK_BYTES if _has_shallow_recursion() else _USUAL_STACK_BYTES)


def _has_shallow_recursion() -> bool:
    """Whether C code recurses 1,000 times at most, which a small stack bears; from 3.12 on it is 10,000, for the usual one."""
    return sys.version_info < (3, 12)


def _limit_bytes() -> int | None:
    try:
        import resource
    except ImportError:
        return None
    soft, _ = resource.getrlimit(resource.RLIMIT_AS)
    return None if soft == resource.RLIM_INFINITY else soft


def _reserved_bytes() -> int:
    try:
        with open("/proc/self/statm") as file:  # noqa: PTH123 - as little as can be
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0
