"""Which of many short pieces may be among those put in: two bytes for each of them, where a set takes seventy.

What is not among them passes by chance once in some hundred times: whoever asks looks closer then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_BITS_PER_PIECE = 16
_SPREAD, _WORD = 0x9E3779B97F4A7C15, (1 << 64) - 1


class BitMap:
    """A Bloom filter with three marks a piece, for at most `count` pieces."""

    def __init__(self, count: int) -> None:
        self._marks = bytearray(1 << (count * _BITS_PER_PIECE // 8).bit_length())
        self._mask = len(self._marks) - 1

    def add(self, piece: bytes) -> None:
        """Put a piece in."""
        mark = hash(piece)
        for place in (mark, *_more(mark)):
            self._marks[place & self._mask] |= 1 << (place >> 60 & 7)

    def among(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Yield those of the pieces that may be in."""
        marks, mask = self._marks, self._mask
        for piece in pieces:
            mark = hash(piece)
            if marks[mark & mask] >> (mark >> 60 & 7) & 1 and all(
                marks[place & mask] >> (place >> 60 & 7) & 1 for place in _more(mark)
            ):
                yield piece


def _more(mark: int) -> tuple[int, int]:
    """Return two more places: by one alone, every twelfth piece would pass."""
    second = (mark * _SPREAD & _WORD) >> 1
    return second ^ second >> 31, (second * _SPREAD & _WORD) >> 1
