"""The bytes of a bundle file, read at any offset."""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
import threading
from typing import BinaryIO

_SMALL_BYTES = 4 << 10
_pread = getattr(os, "pread", None)
_COPY_BYTES = 1 << 20
_MEMORY_BYTES = 32 << 20


class Source:
    """A file of fixed size. Reads may come from several threads."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._descriptor = _descriptor(file)
        self._lock = threading.Lock()
        self._window = b""
        self._window_offset = 0
        file.seek(0, 2)
        # Python 3.9 has temporary files whose seek returns nothing.
        self.size = file.tell()

    @property
    def is_shareable(self) -> bool:
        """Whether a forked process may read it at the same time: no position in the file is shared."""
        return self._descriptor is not None

    def read_at(self, offset: int, size: int) -> bytes:
        """Return up to `size` bytes from `offset`, fewer at the end of the file."""
        with self._lock:
            if size > _SMALL_BYTES:
                return self._read(offset, size)
            start = offset - self._window_offset
            if not 0 <= start <= len(self._window) - size:
                self._window, self._window_offset, start = self._read(offset, _SMALL_BYTES), offset, 0
            return self._window[start : start + size]

    def _read(self, offset: int, size: int) -> bytes:
        if self._descriptor is not None and _pread is not None:
            content: bytes = _pread(self._descriptor, size, offset)
            return content
        self._file.seek(offset)
        return self._file.read(size)

    def sha256(self) -> str:
        """Return the digest of the whole file."""
        digest = hashlib.sha256()
        for offset in range(0, self.size, _COPY_BYTES):
            digest.update(self.read_at(offset, min(_COPY_BYTES, self.size - offset)))
        return digest.hexdigest()

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _descriptor(file: BinaryIO) -> int | None:
    """Return the descriptor of a file that can be read at an offset; None for what Python keeps itself, or the system cannot."""
    raw = file.raw if isinstance(file, io.BufferedReader) else file
    return raw.fileno() if isinstance(raw, io.FileIO) and _pread is not None else None


class Span:
    """A part of a source as something a decompressor reads to its end."""

    def __init__(self, source: Source, offset: int, size: int) -> None:
        self._source = source
        self._at = offset
        self._end = offset + size

    def read(self, size: int = -1, /) -> bytes:
        """Return up to `size` bytes, none at the end."""
        left = self._end - self._at
        data = self._source.read_at(self._at, left if size < 0 else min(size, left))
        self._at += len(data)
        return data


def open_source(origin: BinaryIO) -> Source:
    """Return a binary stream as a source. One that cannot seek is kept in memory, beyond 32 MiB in an unnamed file."""
    if origin.seekable():
        return Source(origin)
    kept = tempfile.SpooledTemporaryFile(max_size=_MEMORY_BYTES)  # noqa: SIM115 - the Source closes it
    while chunk := origin.read(_COPY_BYTES):
        kept.write(chunk)
    return Source(kept)  # type: ignore[arg-type]
