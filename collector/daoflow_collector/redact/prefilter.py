"""Which lines of a block need a look at all. Costs about one pass over the block, so that a clean log streams at disk speed.

A block is cut into words once; words seen before have been judged before, so only its new words cost anything. A line's answer depends on
that line alone, so it does not matter how a log is cut into blocks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from urllib.parse import unquote_to_bytes

from daoflow_collector.redact import languages, urls
from daoflow_collector.redact.known import CUT
from daoflow_collector.redact.scanner import Scanner
from daoflow_collector.redact.vocabulary import DIRECT, Reason, Vocabulary

_GO_SOURCE = re.compile(rb"@(?:tcp6?|unix|udp|)\(")
_USER_INFO = re.compile(rb"://[^\n@]*@")
_BYTES = (re.compile(rb"\[(?:\d{1,3}(?:, ?| )){12}"), re.compile(rb"\"0\": ?\d{1,3}, ?\"1\": ?\d"))
"""A message that was not text enough for its logger. Two patterns, because what begins with one sign is found much faster."""
_PERCENT = re.compile(rb"%[0-9A-Fa-f]{2}")
_USER_PAIR = re.compile(rb"user(?:name|pwd|pass)?[\"']?[ \t]?[:=][ \t]?[\"'][\w.@-]{1,40}:[^\"'\s]{6,}[\"']")
"""`user = "ops:v"`, as curl's file has it."""
_TAG = re.compile(rb":[0-9a-f]{32}:")
"""The middle of a ciphertext in hex: each of its parts alone could be an id."""
_ANYWHERE = (_TAG, _USER_PAIR, *_BYTES)
_AT_HOST = (_USER_INFO, _GO_SOURCE, urls.WITHOUT_SCHEME, urls.NAMED_HOST)
"""An @ behind a scheme, or behind a Go data source: not every digest and e-mail address."""


@dataclass
class Hits:
    """The indexes of lines to look at, and those of them that may hold a known value as it is written."""

    lines: set[int] = field(default_factory=set)
    known: set[int] = field(default_factory=set)
    spelt: bool = False
    """A known value may stand in the block, or over its border, in a spelling that `spellings` has to turn back."""


class Block:
    """Lines that are searched as one text."""

    def __init__(self, lines: Sequence[bytes]) -> None:
        self._lines = lines
        self.text = b"\n".join(lines)

    @cached_property
    def lowered(self) -> bytes:
        """The text in lower case."""
        return self.text.lower()

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate([len(line) + 1 for line in self._lines], initial=0))

    def line_at(self, position: int) -> int:
        """Return the index of the line that a position of the text lies in."""
        return bisect_right(self._starts, position) - 1

    def lines_with(self, needle: bytes, *, lowered: bool = False) -> set[int]:
        """Return the indexes of the lines that hold `needle`, or whose lower case does."""
        text = self.lowered if lowered else self.text
        found: set[int] = set()
        position = text.find(needle)
        while position >= 0:
            index = self.line_at(position)
            found.add(index)
            position = text.find(needle, self._starts[index + 1])
        return found

    def lines_matching(self, pattern: re.Pattern[bytes]) -> set[int]:
        """Return the indexes of the lines in which a match begins."""
        return {self.line_at(match.start()) for match in pattern.finditer(self.text)}


_SIGNS = b"$&\\%*@"
_WITHOUT_SIGN = frozenset(direct for direct in DIRECT if set(direct).isdisjoint(_SIGNS))


class Prefilter:
    """Finds the lines of a block that may hold a secret."""

    def __init__(self, scanner: Scanner) -> None:
        self._scanner = scanner
        self._vocabulary = Vocabulary(scanner)

    def hits(self, lines: Sequence[bytes], before: Sequence[bytes] = ()) -> Hits:
        """Return which lines to look at. `before`: lines that lead to them and were looked at."""
        block = Block(lines)
        found = Hits()
        signs = {sign for sign in _SIGNS if sign in block.text}
        for direct in DIRECT:
            if direct in _WITHOUT_SIGN or not signs.isdisjoint(direct):
                found.lines |= block.lines_with(direct)
        for word in () if block.text.isascii() else languages.FOREIGN:
            found.lines |= block.lines_with(word)
        for needle in self._scanner.known.direct:
            if needle[0] != ord("&") or ord("&") in signs:  # most are written in HTML entities
                found.known |= block.lines_with(needle)
        for pattern in (*_ANYWHERE, *(_AT_HOST if ord("@") in signs else ())):
            found.lines |= block.lines_matching(pattern)
        words = self._with_telling_words(block, found)
        known = self._scanner.known
        if known.has_values:
            border = b"\n".join((*before, *lines[: len(before)]))
            at_border = set(border.translate(CUT).split())
            found.spelt = (
                self._vocabulary.torn(words)
                or self._vocabulary.torn(at_border)
                or known.may_be_spelt_in(block.text, words)
                or (bool(before) and known.may_be_spelt_in(border, at_border))
            )
        if ord("%") in signs:
            self._behind_percent(block, lines, found)
        found.lines |= found.known
        return found

    def _with_telling_words(self, block: Block, found: Hits) -> set[bytes]:
        """Add lines that hold a word which is a reason to look; return all words."""
        words = set(block.text.translate(CUT).split())
        for needle, reason in self._vocabulary.needles(words):
            lines = found.known if reason is Reason.KNOWN else found.lines
            lines |= block.lines_with(needle, lowered=reason is Reason.LITERAL)
        return words

    def _behind_percent(self, block: Block, lines: Sequence[bytes], found: Hits) -> None:
        """Add lines whose percent escapes, of whatever case and mixture, hide a known value or a telling word."""
        known = self._scanner.known
        escaped = block.lines_matching(_PERCENT)
        # Line ends are never part of an escape: all lines can be decoded as one, and mostly that is the end of it.
        if known.contains_raw(unquote_to_bytes(b"\n".join([lines[index] for index in escaped]))):
            found.known.update(index for index in escaped if known.contains_raw(unquote_to_bytes(lines[index])))
        # An escaped line end would shift the lines behind it, so each is decoded by itself.
        order = sorted(escaped - found.lines - found.known)
        if not order:
            return
        hits = Hits()
        self._with_telling_words(Block([unquote_to_bytes(lines[index]).replace(b"\n", b" ") for index in order]), hits)
        found.lines.update(order[hit] for hit in hits.lines)
        found.known.update(order[hit] for hit in hits.known)
