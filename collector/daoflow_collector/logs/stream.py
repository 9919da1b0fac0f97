"""Decode the Engine API's log stream into entries, in bounded memory.

A container without a terminal comes multiplexed: 8-byte headers (stream, 3 zero bytes, big-endian length), one record a frame, each record
beginning with its time. A record that does not end in a newline is a 16 KiB piece of a longer line: its next piece follows in the
same stream, again with a time in front. A container with a terminal comes as plain text.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator

from daoflow_collector.context import LogEntry

MAX_RAW_LINE_BYTES = 1 << 20
"""A longer line loses its end here; the bundle keeps 64 KiB of it anyway (log_text.py)."""

RECORD_BYTES = 16 << 10
"""The engine stores a longer line in pieces of this size."""

_STREAMS = {0: "stdout", 1: "stdout", 2: "stderr", 3: "stderr"}
_TIME = re.compile(rb"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)) ?")


class LogStreamError(Exception):
    """The stream is not what the engine promises: what came before still counts."""


class TooSlowError(Exception):
    """The lines come so slowly that the newest ones would not come in time."""

    def __init__(self) -> None:
        super().__init__("too slow to read all of it (a longer --deadline gives it more time)")


def frames(chunks: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield (stream, payload). A payload over the line bound comes cut."""
    buffer = bytearray()
    needed: int | None = None
    stream = "stdout"
    skip = 0
    for chunk in chunks:
        buffer += chunk
        while True:
            if skip:
                dropped = min(skip, len(buffer))
                del buffer[:dropped]
                skip -= dropped
            if skip:
                break
            if needed is None:
                if len(buffer) < 8:
                    break
                kind, zeros, length = struct.unpack_from(">B3sI", buffer)
                if kind not in _STREAMS or zeros != b"\0\0\0":
                    raise LogStreamError("the engine sent a log frame with a broken header")
                stream, needed = _STREAMS[kind], min(length, MAX_RAW_LINE_BYTES)
                excess = length - needed
                del buffer[:8]
            if len(buffer) < needed:
                break
            yield stream, bytes(buffer[:needed])
            del buffer[:needed]
            needed, skip = None, excess
    if needed is not None and buffer:
        yield stream, bytes(buffer)


def _split_time(record: bytes) -> tuple[str, bytes]:
    match = _TIME.match(record)
    return (match[1].decode("ascii"), record[match.end() :]) if match else ("", record)


class _Line:
    """A line whose pieces are still coming in."""

    def __init__(self, time: str, stream: str) -> None:
        self.time = time
        self.stream = stream
        self.text = bytearray()

    def add(self, piece: bytes) -> None:
        self.text += piece[: max(0, MAX_RAW_LINE_BYTES - len(self.text))]

    def entry(self) -> LogEntry:
        return LogEntry(self.time, self.stream, bytes(self.text.rstrip(b"\r")))


def multiplexed_entries(chunks: Iterable[bytes]) -> Iterator[LogEntry]:
    """Yield the entries of a container without a terminal, in the order the engine recorded them."""
    pending: dict[str, _Line] = {}
    for stream, payload in frames(chunks):
        pieces = payload.split(b"\n")
        last = pieces.pop()
        for piece in pieces:
            yield _complete(pending, stream, piece).entry()
        if last:
            line = _complete(pending, stream, last)
            if len(_split_time(last)[1]) < RECORD_BYTES:
                # The local driver sends the last piece of a long line without its newline; all others are full.
                yield line.entry()
            else:
                pending[stream] = line
    for line in pending.values():
        yield line.entry()


def _complete(pending: dict[str, _Line], stream: str, piece: bytes) -> _Line:
    """Return the line that `piece` belongs to, with the piece added."""
    time, text = _split_time(piece)
    line = pending.pop(stream, None) or _Line(time, stream)
    line.add(text)
    return line


def terminal_entries(chunks: Iterable[bytes]) -> Iterator[LogEntry]:
    """Yield the entries of a container with a terminal: one stream, plain text."""
    buffer = bytearray()
    overlong = False
    for chunk in chunks:
        buffer += chunk
        *lines, rest = bytes(buffer).split(b"\n")
        for line in lines:
            if not overlong:
                yield _terminal_entry(line)
            overlong = False
        buffer = bytearray(rest)
        if len(buffer) > MAX_RAW_LINE_BYTES:
            if not overlong:
                yield _terminal_entry(bytes(buffer))
            overlong = True
            buffer.clear()
    if buffer and not overlong:
        yield _terminal_entry(bytes(buffer))


def _terminal_entry(line: bytes) -> LogEntry:
    time, text = _split_time(line)
    if time and len(text) > RECORD_BYTES:
        # Every 16 KiB piece of a long line carries the same time again; nothing else frames it here.
        text = text.replace(time.encode() + b" ", b"")
    return LogEntry(time, "stdout", text.rstrip(b"\r")[:MAX_RAW_LINE_BYTES])
