"""Hand a bundle to whoever reads standard output: a slow one gets all of it, one that stays and reads nothing more is given up."""

from __future__ import annotations

import errno
import os
import select
import time
from typing import IO, TYPE_CHECKING, Any, Callable

from daoflow_bundle.target import write_all

if TYPE_CHECKING:
    from typing_extensions import Buffer

PATIENCE_S = 60.0
"""Without a byte taken. A line that is slow takes a few in that time."""
PATIENCE_WHEN_STOPPED_S = 1.5
"""Of somebody who asked for the end."""
_LOOK_EVERY_S = 0.25
_POLL: Any = getattr(select, "poll", None)
_ROOM: int = getattr(select, "POLLOUT", 0)
_PIECE_BYTES = 4096
"""`PIPE_BUF` of Linux: a pipe that takes anything takes so much without a wait."""


def write_to_reader(stream: IO[bytes], content: Buffer, stopped: Callable[[], bool]) -> None:
    """Write all of `content`. Raises `OSError` when the reader has gone, or takes nothing for so long (`stopped`: the shorter time)."""
    number = _descriptor(stream)
    if number is None:
        write_all(stream, content)
        return
    stream.flush()
    view = memoryview(content).cast("B")
    while view:
        _wait_for_room(number, stopped)
        view = view[os.write(number, view[:_PIECE_BYTES]) :]


def _descriptor(stream: IO[bytes]) -> int | None:
    """Return what can be waited for; None for memory, and where the system has no such call."""
    if _POLL is None:
        return None
    try:
        return stream.fileno()
    except OSError:
        return None


def _wait_for_room(number: int, stopped: Callable[[], bool]) -> None:
    poll = _POLL()
    poll.register(number, _ROOM)
    began = time.monotonic()
    stopped_at: float | None = None
    while not poll.poll(_LOOK_EVERY_S * 1000):
        now = time.monotonic()
        if stopped() and stopped_at is None:
            stopped_at = now
        if now - began >= PATIENCE_S or (stopped_at is not None and now - stopped_at >= PATIENCE_WHEN_STOPPED_S):
            raise OSError(errno.ETIMEDOUT, f"its reader took nothing for {now - began:.0f} s")
