"""The strides of all anchors: pieces of six bytes, 50,000 and more of them, of which a set would take 85 bytes each.

There is a bit map that hardly another piece passes; the anchors tell the rest.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from daoflow_collector.redact.bit_map import BitMap

STRIDE = 6
LONG_ID = 200
_STRIDES = re.compile(rb"[^\n]{%d}" % STRIDE)
MAX_REMEMBERED = 10_000
MAX_AT_ONCE = 10_000 * STRIDE
"""Bytes: each piece of six takes ten times as much while it is looked up, and a line may have a megabyte."""


class Strides:
    """Tells which pieces of words are a stride of an anchor, wherever in the anchor that is."""

    def __init__(self, anchors: Sequence[bytes], joined: bytes) -> None:
        """Take the anchors; `joined`: as lines."""
        self._joined = joined
        self._seen: dict[bytes, bool] = {}
        """What the map let pass, and whether it is a stride: a search through all anchors that the same words would ask for again."""
        self._map = BitMap(len(joined))
        for anchor in anchors:
            self._map.add(anchor[start : start + STRIDE] for start in range(len(anchor) - STRIDE + 1))

    def within(self, blob: bytes) -> set[bytes]:
        """Return the strides at multiples of their size in newline-separated words."""
        if len(blob) <= MAX_AT_ONCE:
            return self._in_map(set(_STRIDES.findall(blob)))
        return {stride for part in _parts(blob) for stride in self._in_map(set(_STRIDES.findall(part)))}

    def _in_map(self, pieces: Iterable[bytes]) -> set[bytes]:
        if len(self._seen) > MAX_REMEMBERED:
            self._seen = {}
        seen = self._seen
        for piece in (maybe := set(self._map.among(pieces))):
            if piece not in seen:
                seen[piece] = piece in self._joined
        return {piece for piece in maybe if seen[piece]}

    def within_ids(self, ids: Sequence[bytes]) -> set[bytes]:
        """Do the same for words of lower-case hex digits and dashes: most have one of a few lengths and are cut without a regex."""
        by_length: dict[int, list[bytes]] = {}
        for word in ids:
            by_length.setdefault(min(len(word), LONG_ID), []).append(word)
        found = self.within(b"\n".join(by_length.pop(LONG_ID, ())))
        for length, words in by_length.items():
            strides, rest = divmod(length, STRIDE)
            record = struct.Struct(f"{STRIDE}s" * strides + f"{rest + 1}x")
            pieces = chain.from_iterable(record.iter_unpack(b"%b\n" % b"\n".join(words)))
            found |= self._in_map(pieces)
        return found


def _parts(blob: bytes) -> Iterator[bytes]:
    """Cut between words; within one that is too long, at a multiple of a stride from where it begins."""
    start = 0
    while start < len(blob):
        end = start + MAX_AT_ONCE
        newline = blob.rfind(b"\n", start, end) if end < len(blob) else -1
        end = newline + 1 if newline >= 0 else end
        yield blob[start:end]
        start = end
