"""What a zstd library must offer here, and how large its tables are."""

from __future__ import annotations

from typing import Protocol

WINDOW_LOG = 20
"""No frame is larger than 1 MiB."""

TABLE_LOG = 18
"""Tables of 2 MB instead of the level's 6 MB: logs come out 0.4 % larger, in less time."""


class Readable(Protocol):
    """A source of compressed bytes."""

    def read(self, size: int = -1, /) -> bytes:
        """Return up to `size` bytes, none at the end."""


class Reader(Protocol):
    """A source of decompressed bytes."""

    def readinto(self, buffer: memoryview, /) -> int:
        """Fill `buffer` as far as there is content; return how many bytes were written."""
