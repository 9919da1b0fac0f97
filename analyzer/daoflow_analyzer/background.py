"""Work that C does while Python does something else: it lets go of the interpreter's lock."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Background(Generic[Value]):
    """A function that runs in a thread of its own from now on; `result` waits for it."""

    def __init__(self, work: Callable[[], Value]) -> None:
        self._work = work
        self._value: list[Value] = []
        self._error: BaseException | None = None
        # No daemon: a thread inside C code must not be torn down with the interpreter.
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._value.append(self._work())
        except BaseException as error:
            self._error = error

    def result(self) -> Value:
        """Return what the function returned. Raises what it raised."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._value[0]
