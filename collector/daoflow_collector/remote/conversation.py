"""Talk to a command on another machine: feed its input, drain both its outputs, bounded in time and bytes.

Three threads, because an SSH channel stands still as soon as one of its streams is not read.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Callable, Protocol

KILLED = 137
"""Stands for whatever signal: SSH tells of one by other means than an exit code."""
STOP_GRACE_S = 10.0
"""How long the other side may take to close a valid partial bundle, once it is asked to stop."""
_TICK_S = 0.25
_EXIT_WAIT_S = 3.0
_KEPT_ERROR_BYTES = 64 << 10


class Stream(Protocol):
    """A command under way, safe to use from several threads. Reads block; `abort` ends them."""

    def write(self, data: bytes) -> None:
        """Send to the command's input. Raises `OSError` when it takes no more."""

    def close_input(self) -> None:
        """End the command's input."""

    def read(self) -> bytes:
        """Return some of its output, empty at the end."""

    def read_error(self) -> bytes:
        """Return some of its error output, empty at the end."""

    def exit_code(self, timeout_s: float) -> int | None:
        """Return its exit code, `KILLED` when a signal ended it, None when the connection ended first."""

    def abort(self) -> None:
        """End it from any thread."""


class Session(Protocol):
    """A connection to a host."""

    def run(self, command: str) -> Stream:
        """Start a command by the user's own shell. Raises `StageError`."""

    def close(self) -> None:
        """End the connection."""


@dataclass(frozen=True)
class Limits:
    """`until`: monotonic seconds; `max_bytes` of output; `stopped`: whether the operator wants an end; `heard` gets error output."""

    until: float
    max_bytes: int
    stopped: Callable[[], bool]
    heard: Callable[[bytes], None] | None = None


@dataclass(frozen=True)
class Said:
    """What a command said. `ended`: exited, dropped (connection lost), deadline, stopped, too-much."""

    output: bytes
    error: str
    exit_code: int | None
    ended: str

    @property
    def last_words(self) -> str:
        """Return the last line of its error output."""
        lines = [line.strip() for line in self.error.splitlines() if line.strip()]
        return lines[-1][:300] if lines else ""


class _Drain:
    """Reads one output to its end in a thread of its own."""

    def __init__(
        self,
        read: Callable[[], bytes],
        kept_bytes: int,
        done: SimpleQueue[str],
        name: str,
        heard: Callable[[bytes], None] | None = None,
    ) -> None:
        self.content = bytearray()
        self._read, self._kept, self._done, self._name, self._heard = read, kept_bytes, done, name, heard
        Thread(target=self._work, daemon=True).start()

    def _work(self) -> None:
        try:
            while chunk := self._read():
                self.content += chunk
                if self._heard is not None:
                    self._heard(chunk)
                if len(self.content) > self._kept:
                    if self._name == "output":
                        self._done.put("too-much")
                        return
                    del self.content[: -self._kept]
        except (OSError, EOFError):
            pass  # the connection is gone: what came before counts
        self._done.put(self._name)


def converse(stream: Stream, parts: Iterable[bytes], limits: Limits, *, hold_input: bool = False) -> Said:
    """Send `parts`, read to the end, and return what was said.

    With `hold_input` the input stays open until the command has ended: its end is how the other side is asked to stop, and how it learns
    that nobody listens any more.
    """
    done: SimpleQueue[str] = SimpleQueue()
    output = _Drain(stream.read, limits.max_bytes, done, "output")
    error = _Drain(stream.read_error, _KEPT_ERROR_BYTES, done, "error", limits.heard)
    Thread(target=_feed, args=(stream, parts, hold_input), daemon=True).start()
    ended = _wait(stream, limits, done)
    code = stream.exit_code(_EXIT_WAIT_S) if ended in ("exited", "stopped") else None
    if ended == "exited" and code is None:
        ended = "dropped"
    stream.abort()
    return Said(bytes(output.content), error.content.decode("utf-8", "replace"), code, ended)


def _feed(stream: Stream, parts: Iterable[bytes], hold_input: bool) -> None:
    try:
        for part in parts:
            stream.write(part)
        if not hold_input:
            stream.close_input()
    except (OSError, EOFError, ValueError):  # the last: closed meanwhile
        return  # it ended before it took everything: its output and exit code say why


def _wait(stream: Stream, limits: Limits, done: SimpleQueue[str]) -> str:
    open_streams, until, ended = {"output", "error"}, limits.until, "exited"
    while open_streams:
        try:
            name = done.get(timeout=_TICK_S)
            if name == "too-much":
                return name
            open_streams.discard(name)
        except Empty:
            pass
        if time.monotonic() > until:
            return "deadline" if ended == "exited" else ended
        if ended == "exited" and limits.stopped():
            ended, until = "stopped", min(until, time.monotonic() + STOP_GRACE_S)
            try:
                stream.close_input()
            except (OSError, EOFError):
                return ended
    return ended
