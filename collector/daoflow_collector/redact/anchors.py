"""The long words inside needles: which words of a text hold one, and which are a part of one.

Any word around a long anchor holds a whole stride of it at a multiple of the stride's length. So a word costs a look-up per stride, not a
search per anchor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from daoflow_collector.redact.bit_map import BitMap
from daoflow_collector.redact.strides import STRIDE, Strides

ANCHOR = re.compile(rb"[A-Za-z0-9+/=_-]{5,}")
MIN_LONG = 2 * STRIDE - 1
HEAD = 3
MIN_TORN = 8
MAX_REMEMBERED = 10_000
IN_IDS = b"0123456789abcdef-"


class Anchors:
    """The anchors of all needles, ready to be looked for in words."""

    def __init__(self, anchors: Iterable[bytes]) -> None:
        all_anchors = list(anchors)
        short = [anchor for anchor in all_anchors if len(anchor) < MIN_LONG]
        self._short = by_head(short, HEAD)
        self._short_in_ids = by_head([anchor for anchor in short if not anchor.translate(None, IN_IDS)], HEAD)
        self._long = [anchor for anchor in all_anchors if len(anchor) >= MIN_LONG]
        self._joined = b"\n%b\n" % b"\n".join(self._long)
        self._strides = Strides(self._long, self._joined)
        self._by_stride: dict[bytes, list[bytes]] = {}
        self._ends = BitMap(2 * len(self._long))
        """The first bytes of each, and the last."""
        self._ends.add(end for anchor in self._long for end in (anchor[:MIN_TORN], anchor[-MIN_TORN:]))

    def hit(self, words: Sequence[bytes], ids: Sequence[bytes]) -> tuple[set[bytes], set[bytes]]:
        """Return the words that hold an anchor, and of the others those that are part of one or end in one.

        `ids`: more words, of lower-case hex digits and dashes alone, so that hardly an anchor can stand in them.
        """
        plain, of_ids = b"\n".join(words), b"\n".join(ids)
        hit = {word for anchor in named_by_head(self._short, plain) for word in words_with(anchor, plain)}
        hit.update(word for anchor in named_by_head(self._short_in_ids, of_ids) for word in words_with(anchor, of_ids))
        suspects: set[bytes] = set()
        for blob, strides in ((plain, self._strides.within(plain)), (of_ids, self._strides.within_ids(ids))):
            for stride in strides:
                anchors = self._with_stride(stride)
                for word in words_with(stride, blob):
                    if word not in hit:
                        (hit if any(anchor in word for anchor in anchors) else suspects).add(word)
        return hit, {word for word in suspects - hit if self._is_torn(word)}

    def touched(self, blob: bytes) -> set[bytes]:
        """Return the newline-separated words that hold a short anchor or a stride of a long one."""
        found = {word for anchor in named_by_head(self._short, blob) for word in words_with(anchor, blob)}
        found.update(word for stride in self._strides.within(blob) for word in words_with(stride, blob))
        return found

    def within(self, words: Iterable[bytes]) -> set[bytes]:
        """Return the anchors that stand in one of the words."""
        blob = b"\n".join(words)
        found = {anchor for anchor in named_by_head(self._short, blob) if anchor in blob}
        for stride in self._strides.within(blob):
            found.update(anchor for anchor in self._with_stride(stride) if anchor in blob)
        return found

    def may_be_torn(self, words: Iterable[bytes]) -> bool:
        """Say whether one of the words may be a part of a long anchor."""
        return bool(self._strides.within(b"\n".join(words)))

    def _with_stride(self, stride: bytes) -> list[bytes]:
        """Return the anchors that hold a stride; a log that holds a value holds the same few strides all the time."""
        if stride not in self._by_stride:
            if len(self._by_stride) >= MAX_REMEMBERED:
                self._by_stride.clear()
            self._by_stride[stride] = list(dict.fromkeys(words_with(stride, self._joined)))
        return self._by_stride[stride]

    def _is_torn(self, word: bytes) -> bool:
        if word in self._joined:
            return True
        pieces = {word[at : at + MIN_TORN] for at in range(len(word) - MIN_TORN + 1)}
        return any(
            b"\n%b" % word[word.find(piece) :] in self._joined
            or b"%b\n" % word[: word.rfind(piece) + MIN_TORN] in self._joined
            for piece in self._ends.among(pieces)
        )


def by_head(needles: Iterable[bytes], size: int) -> dict[bytes, list[bytes]]:
    """Return needles by their first bytes: many needles begin alike, and one look for that rules them all out."""
    found: dict[bytes, list[bytes]] = {}
    for needle in needles:
        found.setdefault(needle[:size], []).append(needle)
    return found


def named_by_head(needles: dict[bytes, list[bytes]], blob: bytes) -> Iterator[bytes]:
    """Yield the needles of `by_head` whose first bytes stand in `blob`."""
    for head, those in needles.items():
        if head in blob:
            yield from those


def words_with(needle: bytes, blob: bytes) -> Iterator[bytes]:
    """Yield the newline-separated words of `blob` that hold `needle`."""
    position = blob.find(needle)
    while position >= 0:
        start = blob.rfind(b"\n", 0, position) + 1
        end = blob.find(b"\n", position)
        end = len(blob) if end < 0 else end
        yield blob[start:end]
        position = blob.find(needle, end)
