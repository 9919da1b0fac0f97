"""What a zstd library must offer here."""

from __future__ import annotations

from typing import Protocol


class Readable(Protocol):
    """A source of compressed bytes."""

    def read(self, size: int = -1, /) -> bytes:
        """Return up to `size` bytes, none at the end."""


class Reader(Protocol):
    """A source of decompressed bytes."""

    def readinto(self, buffer: memoryview, /) -> int:
        """Fill `buffer` as far as there is content; return how many bytes were written."""
