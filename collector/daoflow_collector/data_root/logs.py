"""Read a container's log from the engine's files: the newest records, over rotated and compressed files, in bounded time and memory.

Nothing of a large log is read but its end. The engine may still write, rotate, compress and delete under us: all files are opened
first (rotated_files.py) and read from these handles.
"""

from __future__ import annotations

import gzip
import os
import posixpath
import time
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO, cast

from daoflow_collector.context import LogEntry
from daoflow_collector.logs.records import JsonFile, Local, LogFormat, LogRecord
from daoflow_collector.logs.rotated_files import open_log
from daoflow_collector.logs.stream import MAX_RAW_LINE_BYTES, TooSlowError
from daoflow_collector.machine.host import Host

MAX_RAW_BYTES = 64 << 20
"""What is read of one log at most: far more than any share of a bundle holds, and bounded in time."""

_CHECK_EVERY = 500


@dataclass(frozen=True)
class LogPlace:
    """Where a container's log lies: its current file (rotated ones are named after it), how it is written, and what it is, in words."""

    path: str
    format: LogFormat
    words: str


def log_place(host: Host, folder: str, container_id: str, driver: str, log_path: str) -> LogPlace | None:
    """Return where the log of the container whose files lie in `folder` is; None when its driver keeps none here."""
    if driver == "json-file":
        path = posixpath.join(folder, f"{container_id}-json.log")
        # The path of the engine's own document differs when an operator moved the data root under a live engine.
        found = path if host.status(path).kind != "absent" or not log_path.startswith("/") else log_path
        return LogPlace(found, JsonFile(), "json-file log")
    if driver == "local":
        return LogPlace(posixpath.join(folder, "local-logs", "container.log"), Local(), "log of the local driver")
    path = posixpath.join(folder, "container-cached.log")
    if host.status(path).kind == "file":
        return LogPlace(path, Local(), f"local cache of the log driver {driver}")
    return None


@dataclass
class DiskLog:
    """One container's log on disk, as one read of it: `trouble` and `records` as for a log that the engine sends."""

    host: Host
    place: LogPlace
    tail: int
    since_s: float | None
    until: float
    trouble: str | None = None
    broken_off: bool = False
    """Never: a damaged record is passed over, and the newest ones are read whatever becomes of the older files."""
    records: int = 0
    damaged: int = 0
    max_bytes: int = MAX_RAW_BYTES

    @property
    def how(self) -> str:
        """Return where it is read from, for the manifest."""
        return f"{self.place.words} {self.place.path} and its rotated files, newest {self.tail} records"

    def entries(self) -> Iterator[LogEntry]:
        """Yield the entries, oldest first."""
        since = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(self.since_s)) if self.since_s is not None else ""
        with ExitStack() as opened:
            for entry in _join(self._records(opened)):
                if not entry.time or entry.time[:19] >= since:
                    yield entry
        if self.damaged:
            self.trouble = f"{self.damaged} records in {self.place.path} are damaged"

    def _records(self, opened: ExitStack) -> Iterator[LogRecord]:
        parts = list(self._parts(opened))
        for stream, skipped in reversed(parts):
            for raw in islice(self._readable(stream), skipped, None):
                self.records += 1
                record = self.place.format.decode(raw)
                if record is None:
                    self.damaged += 1
                    continue
                if self.records % _CHECK_EVERY == 0 and time.monotonic() > self.until:
                    raise TooSlowError
                yield record

    def _parts(self, opened: ExitStack) -> Iterator[tuple[BinaryIO, int]]:
        """Yield, newest file first, streams set to where reading begins, and how many records to pass over there."""
        wanted, room = self.tail, self.max_bytes
        found = open_log(self.host, self.place.path, opened)
        self.trouble = found.trouble
        for item in found.files:
            if wanted <= 0:
                return
            file = item.file
            if item.path.endswith(".gz"):
                count = self._count(file)
                if count is None:
                    self.trouble = f"{item.path} and older files were not read: there was no time left to unpack them"
                    return
                file.seek(0)
                stream = cast("BinaryIO", opened.enter_context(gzip.GzipFile(fileobj=file)))
                yield stream, max(0, count - wanted)
                wanted -= count
            else:
                size = file.seek(0, os.SEEK_END)
                start, count = self.place.format.tail_start(file, size, wanted, max_bytes=room)
                file.seek(start)
                yield file, 0
                wanted -= count
                if start and wanted > 0:
                    why = (
                        f"no more than {self.max_bytes / 1e6:g} MB are"
                        if size > room
                        else "what follows them is damaged"
                    )
                    self.trouble = f"{start} bytes of {item.path}, and what is older, were not read: {why}"
                    return
                room -= size - start

    def _readable(self, stream: BinaryIO) -> Iterator[bytes]:
        """Yield what there is of a file that ends in the middle or is no gzip: the engine may be writing it, or died doing so."""
        try:
            yield from self.place.format.raw_records(stream)
        except (EOFError, zlib.error, OSError) as error:
            self.trouble = f"a file of {self.place.path} is read as far as it can be: {error}"

    def _count(self, file: BinaryIO) -> int | None:
        """Return how many records a compressed file holds, None when there is no time to see. It can only be read from its start."""
        count = 0
        with gzip.GzipFile(fileobj=file) as stream:
            for _ in self._readable(cast("BinaryIO", stream)):
                count += 1
                if count % _CHECK_EVERY == 0 and time.monotonic() > self.until:
                    return None
        return count


def _join(records: Iterator[LogRecord]) -> Iterator[LogEntry]:
    """Yield lines, put together from their pieces, each with the time of its first one."""
    pending: dict[str, tuple[str, bytearray]] = {}
    for record in records:
        began, text = pending.pop(record.stream, (record.time, bytearray()))
        text += record.text[: max(0, MAX_RAW_LINE_BYTES - len(text))]
        if record.complete:
            yield LogEntry(began, record.stream, bytes(text.rstrip(b"\r")))
        else:
            pending[record.stream] = (began, text)
    for stream, (began, text) in pending.items():
        yield LogEntry(began, stream, bytes(text.rstrip(b"\r")))
