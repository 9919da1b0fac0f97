"""Give memory back: the C library keeps freed blocks for the next one who asks, and on a broken host that is somebody else."""

from __future__ import annotations

_ARENA_MAX, _MMAP_THRESHOLD, _TRIM_THRESHOLD = -8, -3, -1
"""Of glibc's `mallopt`, which no module of Python's has."""

_BLOCK_BYTES = 128 << 10


def keep_memory_small() -> None:
    """Let all threads share one pool, and give larger blocks back when they are freed. Call it before any thread is started.

    By default glibc learns to keep blocks of up to 32 MB, in a pool for each thread; that is 4 MB of a collection's peak. Elsewhere
    (musl, or no ctypes, as in the static file) nothing is changed: musl's allocator returns what is freed.
    """
    try:
        import ctypes

        mallopt = ctypes.CDLL(None).mallopt
    except (ImportError, OSError, AttributeError):
        return
    for parameter, value in ((_ARENA_MAX, 1), (_MMAP_THRESHOLD, _BLOCK_BYTES), (_TRIM_THRESHOLD, _BLOCK_BYTES)):
        mallopt(parameter, value)
