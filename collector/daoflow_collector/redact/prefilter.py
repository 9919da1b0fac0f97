"""Which lines of a block need a look at all. Costs about one pass over the block, so that a clean log streams at disk speed.

A line's answer depends on that line alone (words known to be clean are remembered only to save time), so it does not matter how a log
is cut into blocks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from daoflow_collector.redact import assignments, shapes
from daoflow_collector.redact.known import RUN
from daoflow_collector.redact.scanner import Scanner, is_suspicious_word

MAX_CLEAN_WORDS = 200_000
_EXTRA = (b"-----", b"redacted:", b"\\u00", b"&#", b"@", b"params", b" is ", b"config-hash")


def _minimal(literals: frozenset[bytes]) -> tuple[bytes, ...]:
    """Drop literals that contain another one: the shorter finds their lines too."""
    return tuple(sorted(a for a in literals if not any(b != a and b in a for b in literals)))


LITERALS = _minimal(frozenset(assignments.LITERALS) | shapes.literals() | frozenset(_EXTRA) - {b" is "})


class Prefilter:
    """Finds the lines of a block that may hold a secret."""

    def __init__(self, scanner: Scanner) -> None:
        self._scanner = scanner
        self._clean: set[bytes] = set()
        self._revision = -1

    def hits(self, lines: Sequence[bytes]) -> set[int]:
        """Return the indexes of lines to look at."""
        block = b"\n".join(lines)
        starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
        found: set[int] = set()
        lowered = block.lower()
        for literal in LITERALS:
            _lines_with(literal, lowered, starts, found)
        for word in self._suspicious_words(block):
            _lines_with(word, block, starts, found)
        return found

    def _suspicious_words(self, block: bytes) -> list[bytes]:
        known = self._scanner.known
        if known.revision != self._revision or len(self._clean) > MAX_CLEAN_WORDS:
            self._clean.clear()
            self._revision = known.revision
        fresh = set(RUN.findall(block))
        fresh -= self._clean
        if not fresh:
            return known.direct_in(block)
        anchors = known.anchors_in(b"\n".join(fresh))
        suspicious = [word for word in fresh if is_suspicious_word(word)]
        self._clean |= fresh
        self._clean.difference_update(suspicious)
        if anchors:
            self._clean = {word for word in self._clean if not any(anchor in word for anchor in anchors)}
        return anchors + suspicious + known.direct_in(block)


def _lines_with(needle: bytes, block: bytes, starts: list[int], found: set[int]) -> None:
    position = block.find(needle)
    while position >= 0:
        index = bisect_right(starts, position) - 1
        found.add(index)
        position = block.find(needle, starts[index + 1])
