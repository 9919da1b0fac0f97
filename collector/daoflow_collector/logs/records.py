r"""How the engine's own log drivers write a record to disk: `json-file`, and `local` (protobuf), each also as a rotated, compressed file.

`json-file`: one JSON object a line, `{"log": "text\n", "stream": "stdout", "time": "…Z"}`; no newline in `log` means that a longer line
goes on in the next record of that stream. `local`: `<length><LogEntry><length>`, lengths in 4 bytes big-endian; `LogEntry` is
`string source = 1; int64 time_nano = 2; bytes line = 3; bool partial = 4; {bool last = 1; …} partial_log_metadata = 5`.
"""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import BinaryIO, Protocol

MAX_RECORD_BYTES = 1 << 20
"""The engine cuts lines at 16 KiB, of which JSON makes 100 KB at most: anything longer is damage."""

_BLOCK = 256 << 10
_LENGTH = struct.Struct(">I")
_FRACTION = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)")


@dataclass(frozen=True)
class LogRecord:
    """One record. `complete`: it ends its line."""

    time: str
    stream: str
    text: bytes
    complete: bool


class LogFormat(Protocol):
    """One driver's way of writing."""

    def tail_start(self, file: BinaryIO, size: int, wanted: int, *, max_bytes: int) -> tuple[int, int]:
        """Return where the newest `wanted` records of a plain file begin, and how many these are. Reads at most `max_bytes`, backwards."""

    def raw_records(self, stream: BinaryIO) -> Iterator[bytes]:
        """Yield the records as they lie there, from where `stream` stands. Ends quietly at a record that is not whole."""

    def decode(self, raw: bytes) -> LogRecord | None:
        """Return the record, None when it is damaged."""


def _nanoseconds(time: str) -> str:
    """Return the time with nine digits: the engine drops trailing zeros on disk, and prints them all."""
    match = _FRACTION.fullmatch(time)
    return f"{match[1]}.{match[2] or '':0<9}{match[3]}" if match else ""


class JsonFile:
    """`json-file`."""

    def tail_start(self, file: BinaryIO, size: int, wanted: int, *, max_bytes: int) -> tuple[int, int]:
        """Count line ends from the back."""
        position = size
        bound = max(0, size - max_bytes)
        count = 0
        while position > bound:
            start = max(bound, position - _BLOCK)
            file.seek(start)
            block = file.read(position - start)
            # The end of the line before the first wanted one is what is looked for: one newline more than lines.
            ends = block.count(b"\n", 0, len(block) - 1) if position == size else block.count(b"\n")
            if count + ends >= wanted:
                place = len(block) - 1 if position == size else len(block)
                for _ in range(wanted - count):
                    place = block.rindex(b"\n", 0, place)
                return start + place + 1, wanted
            count += ends
            position = start
        if not bound:
            return 0, count + (1 if size else 0)
        file.seek(bound)
        end = file.read(_BLOCK).find(b"\n")  # of the line in which the byte bound fell
        return bound + end + 1, count

    def raw_records(self, stream: BinaryIO) -> Iterator[bytes]:
        """Yield lines; one over the bound is left out, and so is what follows the last newline (it is being written)."""
        buffer = bytearray()
        overlong = False
        while True:
            block = stream.read(_BLOCK)
            if not block:
                return
            buffer += block
            *lines, rest = bytes(buffer).split(b"\n")
            for line in lines:
                if not overlong and line:
                    yield line
                overlong = False
            buffer = bytearray(rest)
            if len(buffer) > MAX_RECORD_BYTES:
                overlong = True
                buffer.clear()

    def decode(self, raw: bytes) -> LogRecord | None:
        """Decode one line. NUL bytes in front of it are what a power loss leaves."""
        try:
            document = json.loads(raw.lstrip(b"\0"))
            text, stream, time = document["log"], document.get("stream", "stdout"), document.get("time", "")
            raw_text = text.encode("utf-8", "surrogatepass")
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None
        stream = "stderr" if stream == "stderr" else "stdout"
        return LogRecord(_nanoseconds(str(time)), stream, raw_text.rstrip(b"\n"), raw_text.endswith(b"\n"))


class Local:
    """`local`, and the cache that the engine keeps beside a driver which cannot be read back."""

    def tail_start(self, file: BinaryIO, size: int, wanted: int, *, max_bytes: int) -> tuple[int, int]:
        """Walk back from length to length; from a half record at the end, find the last whole one from the front."""
        end = size
        window = _Window(file)
        if size and self._start_of(window, end) is None:
            end = self._whole_end(file, size, max_bytes)
        position, count = end, 0
        bound = max(0, size - max_bytes)
        while position > bound and count < wanted:
            start = self._start_of(window, position)
            if start is None:
                break
            position, count = start, count + 1
        return position, count

    @staticmethod
    def _start_of(window: _Window, end: int) -> int | None:
        """Return where the record that ends at `end` begins, None when its two lengths differ."""
        if end < 2 * _LENGTH.size:
            return None
        (length,) = _LENGTH.unpack(window.read(end - _LENGTH.size, _LENGTH.size))
        start = end - length - 2 * _LENGTH.size
        if length > MAX_RECORD_BYTES or start < 0:
            return None
        (again,) = _LENGTH.unpack(window.read(start, _LENGTH.size))
        return start if again == length else None

    def _whole_end(self, file: BinaryIO, size: int, max_bytes: int) -> int:
        """Return where the last whole record ends. A file over `max_bytes` is not searched: it counts as having none."""
        if size > max_bytes:
            return 0
        file.seek(0)
        return sum(len(raw) + 2 * _LENGTH.size for raw in self.raw_records(file))

    def raw_records(self, stream: BinaryIO) -> Iterator[bytes]:
        """Yield the protobuf messages."""
        buffer = bytearray()
        while True:
            block = stream.read(_BLOCK)
            if not block:
                return
            buffer += block
            place = 0
            while len(buffer) - place >= _LENGTH.size:
                (length,) = _LENGTH.unpack_from(buffer, place)
                end = place + length + 2 * _LENGTH.size
                if length > MAX_RECORD_BYTES:
                    return
                if len(buffer) < end:
                    break
                if _LENGTH.unpack_from(buffer, end - _LENGTH.size)[0] != length:
                    return
                yield bytes(buffer[place + _LENGTH.size : end - _LENGTH.size])
                place = end
            del buffer[:place]

    def decode(self, raw: bytes) -> LogRecord | None:
        """Decode one `LogEntry`."""
        try:
            fields = dict(_fields(raw))
            source, nanoseconds, line = fields.get(1, b""), fields.get(2, 0), fields.get(3, b"")
            metadata = fields.get(5, b"")
            last = bool(dict(_fields(metadata)).get(1)) if isinstance(metadata, bytes) else False
        except (IndexError, struct.error, ValueError):
            return None
        if not isinstance(nanoseconds, int) or not isinstance(line, bytes):
            return None
        return LogRecord(
            time=_time(nanoseconds),
            stream="stderr" if source == b"stderr" else "stdout",
            text=line,
            complete=not fields.get(4) or last,
        )


class _Window:
    """Reads small pieces back to front from a large file without a call for each."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._start = 0
        self._bytes = b""

    def read(self, place: int, length: int) -> bytes:
        """Return `length` bytes at `place`, NUL bytes where the file ends before."""
        if not self._start <= place <= place + length <= self._start + len(self._bytes):
            self._start = max(0, place + length - _BLOCK)
            self._file.seek(self._start)
            self._bytes = self._file.read(_BLOCK)
        offset = place - self._start
        return self._bytes[offset : offset + length].ljust(length, b"\0")


def _varint(raw: bytes, place: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = raw[place]
        place += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, place
        shift += 7
        if shift > 63:
            raise ValueError("a number is longer than 64 bits")


def _fields(raw: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Yield (field number, value) of a protobuf message. Raises IndexError, ValueError or struct.error for damage."""
    place = 0
    while place < len(raw):
        key, place = _varint(raw, place)
        kind = key & 7
        if kind == 0:
            value, place = _varint(raw, place)
            yield key >> 3, value
        elif kind == 2:
            length, place = _varint(raw, place)
            if place + length > len(raw):
                raise ValueError("a field is longer than its message")
            yield key >> 3, raw[place : place + length]
            place += length
        elif kind in (1, 5):
            place += 8 if kind == 1 else 4
        else:
            raise ValueError(f"unknown wire type {kind}")


def _time(nanoseconds: int) -> str:
    seconds, rest = divmod(nanoseconds, 1_000_000_000)
    try:
        moment = datetime.fromtimestamp(seconds, timezone.utc)
    except (ValueError, OverflowError, OSError):
        return ""
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{rest:09d}Z"
