"""The strides of all anchors: pieces of six bytes, 50,000 and more of them, of which a plain set would take 85 bytes each.

Most words of a log have no capital letter, and most encoded values have: only the strides without one are kept in a set, which is looked
up fastest. The others lie sorted in an array behind a bit map that hardly another piece passes.
"""

from __future__ import annotations

import re
import struct
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain, compress

STRIDE = 6
LONG_ID = 200
_STRIDES = re.compile(rb"[^\n]{%d}" % STRIDE)
_CAPITALS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_NO_CAPITAL = bytes(byte for byte in range(256) if byte not in _CAPITALS + b"\n")
_BITS_PER_STRIDE = 16
MAX_AT_ONCE = 10_000 * STRIDE
"""Bytes: each piece of six takes ten times as much while it is looked up, and a line may have a megabyte."""


class Strides:
    """Tells which pieces of words are a stride of an anchor, wherever in the anchor that is."""

    def __init__(self, anchors: Sequence[bytes]) -> None:
        plain: set[bytes] = set()
        mixed = array("Q")
        for anchor in anchors:
            for start in range(len(anchor) - STRIDE + 1):
                stride = anchor[start : start + STRIDE]
                if stride == stride.lower():
                    plain.add(stride)
                else:
                    mixed.append(int.from_bytes(stride, "big"))
        self._plain = frozenset(plain)
        self._mixed = array("Q", sorted(mixed))
        self._marks = bytearray(1 << (len(mixed) * _BITS_PER_STRIDE // 8).bit_length())
        self._mask = len(self._marks) - 1
        for number in self._mixed:
            mark = hash(number.to_bytes(STRIDE, "big"))
            self._marks[mark & self._mask] |= 1 << (mark >> 40 & 7)

    def within(self, blob: bytes) -> set[bytes]:
        """Return the strides at multiples of their size in newline-separated words."""
        if len(blob) <= MAX_AT_ONCE:
            return self._within(blob)
        return {stride for part in _parts(blob) for stride in self._within(part)}

    def _within(self, blob: bytes) -> set[bytes]:
        found = set(self._plain.intersection(_STRIDES.findall(blob)))
        if blob == blob.lower():
            return found
        words, capitals = blob.split(b"\n"), blob.translate(None, _NO_CAPITAL).split(b"\n")
        mixed = _STRIDES.findall(b"\n".join(compress(words, capitals)))
        marks, mask = self._marks, self._mask
        found.update(
            piece
            for piece in mixed
            if marks[(mark := hash(piece)) & mask] >> (mark >> 40 & 7) & 1 and self._is_mixed_stride(piece)
        )
        return found

    def within_ids(self, ids: Sequence[bytes]) -> set[bytes]:
        """Do the same for words of lower-case hex digits and dashes: most have one of a few lengths and are cut without a regex."""
        by_length: dict[int, list[bytes]] = {}
        for word in ids:
            by_length.setdefault(min(len(word), LONG_ID), []).append(word)
        found = self.within(b"\n".join(by_length.pop(LONG_ID, ())))
        for length, words in by_length.items():
            strides, rest = divmod(length, STRIDE)
            record = struct.Struct(f"{STRIDE}s" * strides + f"{rest + 1}x")
            found |= self._plain.intersection(chain.from_iterable(record.iter_unpack(b"%b\n" % b"\n".join(words))))
        return found

    def _is_mixed_stride(self, piece: bytes) -> bool:
        number = int.from_bytes(piece, "big")
        place = bisect_left(self._mixed, number)
        return place < len(self._mixed) and self._mixed[place] == number


def _parts(blob: bytes) -> Iterator[bytes]:
    """Cut between words; within one that is too long, at a multiple of a stride from where it begins."""
    start = 0
    while start < len(blob):
        end = start + MAX_AT_ONCE
        newline = blob.rfind(b"\n", start, end) if end < len(blob) else -1
        end = newline + 1 if newline >= 0 else end
        yield blob[start:end]
        start = end
