"""Which of many short pieces may be among those put in: two bytes for each of them, where a set takes seventy.

What is not among them passes by chance once in some hundred times: whoever asks looks closer then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_BITS_PER_PIECE = 16


class BitMap:
    """A Bloom filter with two marks a piece, for at most `count` pieces: 16 million, then both lie in the same bits of a hash."""

    def __init__(self, count: int) -> None:
        self._marks = bytearray(1 << (count * _BITS_PER_PIECE // 8).bit_length())
        self._mask = len(self._marks) - 1

    def add(self, pieces: Iterable[bytes]) -> None:
        """Put pieces in."""
        marks, mask = self._marks, self._mask
        for mark in map(hash, pieces):
            marks[mark & mask] |= 1 << (mark >> 60 & 7)
            marks[mark >> 24 & mask] |= 1 << (mark >> 57 & 7)

    def among(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Yield those of the pieces that may be in."""
        marks, mask = self._marks, self._mask
        return (
            piece
            for piece in pieces
            if marks[(mark := hash(piece)) & mask] >> (mark >> 60 & 7) & 1
            and marks[mark >> 24 & mask] >> (mark >> 57 & 7) & 1
        )
