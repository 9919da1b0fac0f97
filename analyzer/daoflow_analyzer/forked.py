"""Work that Python does while this process does something else: in a copy of this process, on another core."""

from __future__ import annotations

import os
import pickle
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import IO, Generic, NoReturn, Self, TypeVar

Value = TypeVar("Value")
Progress = Callable[[int], None]

TOLD_EVERY_S = 0.1

_fork = getattr(os, "fork", None)
_cores = getattr(os, "sched_getaffinity", None)


class LostError(Exception):
    """The copy ended without an answer."""


def can_fork() -> bool:
    """Whether a copy is safe, and worth it: no other thread that may hold a lock, and a second core."""
    return _fork is not None and _cores is not None and threading.active_count() == 1 and len(_cores(0)) > 1


class Forked(Generic[Value]):
    """A function that runs in a forked process from now on; `result` waits for it, leaving the context ends it.

    The function is given what it tells its progress to; what it returns must be picklable. The copy answers to this process alone, so
    that reading the answer trusts nobody else.
    """

    def __init__(self, work: Callable[[Progress], Value]) -> None:
        """Fork; where the system does not let us, `result` says so."""
        read, write = os.pipe()
        self._process: int | None = None
        if _fork is not None:
            # Refused, as by a limit of processes: then there will be no answer.
            with suppress(OSError):
                self._process = _fork()
        if self._process == 0:
            os.close(read)
            _answer(work, write)
        os.close(write)
        self._pipe: IO[bytes] = os.fdopen(read, "rb")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._pipe.close()
        if self._process is not None:
            os.kill(self._process, signal.SIGTERM)
            self._reap()

    def result(self, on_progress: Progress) -> Value:
        """Return what the function returned, telling of its progress meanwhile. Raises `LostError`: it raised, or was killed."""
        try:
            while isinstance(answer := pickle.load(self._pipe), int):  # noqa: S301 - our own copy wrote it
                on_progress(answer)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            raise LostError from error
        finally:
            self._reap()
        value: Value = answer[0]
        return value

    def _reap(self) -> None:
        if self._process is not None:
            os.waitpid(self._process, 0)
            self._process = None


def _answer(work: Callable[[Progress], Value], descriptor: int) -> NoReturn:
    """Do the work and write its answer; never return into the frames of the process that this is a copy of."""
    try:
        # Ctrl-C goes to both: the other one has the words for it.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        told_at = time.monotonic()
        with os.fdopen(descriptor, "wb") as pipe:

            def tell(progress: int) -> None:
                nonlocal told_at
                if time.monotonic() >= told_at + TOLD_EVERY_S:
                    told_at = time.monotonic()
                    pickle.dump(progress, pipe)
                    pipe.flush()

            pickle.dump((work(tell),), pipe, pickle.HIGHEST_PROTOCOL)
    finally:
        # Nothing of the other process is closed, flushed or cleaned up twice. It sees an answer that ends early, and does the work itself.
        os._exit(0)
