"""Which lines of a block need a look at all. Costs about one pass over the block, so that a clean log streams at disk speed.

A block is cut into words once; words seen before have been judged before, so only its new words cost anything. A line's answer depends on
that line alone, so it does not matter how a log is cut into blocks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import accumulate
from urllib.parse import unquote_to_bytes

from daoflow_collector.redact import assignments, commands, continuation, shapes, sql, urls
from daoflow_collector.redact.known import RUN_MIN, WORD_BYTES, Known
from daoflow_collector.redact.scanner import PLAIN_ID, Scanner, is_suspicious_word

MAX_SEEN_WORDS = 30_000
DIRECT = (b"$", b"&#", b"\\u00", b"\\x", b"%40", b":*:", b"+@", b":587", b":465", b":2525")
"""Looked for in the block itself: they do not survive the cutting into words."""
_GO_SOURCE = re.compile(rb"@(?:tcp6?|unix|udp)\(")
_USER_INFO = re.compile(rb"://[^\n@]*@")
_TELLING_IDS = re.compile(rb"^(?:[0-9a-f-]{128,}|(?:[2-7][0-9a-f]|0[09ad]){10,}[0-9a-f]?)$", re.MULTILINE)
"""Ids that are a hash by their length, or whose decoding may be text."""
_BYTE_LIST = re.compile(rb"\[(?:\d{1,3}(?:, ?| )){12}")
"""A message that was not text enough for its logger."""
_PERCENT = re.compile(rb"%[0-9A-Fa-f]{2}")
_TAG = re.compile(rb":[0-9a-f]{32}:")
"""The middle of a ciphertext in hex: each of its parts alone could be an id."""
_GLUED = re.compile(rb"(?:\d{1,3}m|0?x)(?=[A-Za-z0-9])")
_LENGTHS = (5, 8, 12, 16, 24, 32, 48, 64, 96)
_CUT = bytes(byte if byte in WORD_BYTES else 0x20 for byte in range(256))


def _word_literals() -> tuple[bytes, ...]:
    """Return the triggers that lie inside words, without those that contain another one: the shorter finds their lines too."""
    wanted = (
        frozenset(assignments.LITERALS)
        | shapes.literals()
        | commands.LITERALS
        | sql.LITERALS
        | continuation.LITERALS
        | {b"-----", b"redacted"}
    )
    inside = {literal for literal in wanted if not literal.translate(None, WORD_BYTES)}
    missing = {literal for literal in wanted - inside if not any(direct in literal for direct in DIRECT)}
    if missing:
        raise ValueError(f"these triggers would never be found: {sorted(missing)}")
    return tuple(sorted(a for a in inside if not any(b != a and b in a for b in inside)))


LITERALS = _word_literals()
_NAMES_ONLY = frozenset(LITERALS) & assignments.LITERALS - (shapes.literals() - {b"auth"}) - {b"webhook"}
"""Literals that only stand in names: a step of a path, as in `/api/session/4`, is none."""


class Reason(Enum):
    """Why a word is a reason to look: a trigger in it (in lower case), its own shape, or a part of a known value."""

    LITERAL = "literal"
    WORD = "word"
    KNOWN = "known"


@dataclass
class Hits:
    """The indexes of lines to look at, and those of them that may hold a known value as it is written."""

    lines: set[int] = field(default_factory=set)
    known: set[int] = field(default_factory=set)


class Prefilter:
    """Finds the lines of a block that may hold a secret."""

    def __init__(self, scanner: Scanner) -> None:
        self._scanner = scanner
        self._seen: set[bytes] = set()
        self._telling: dict[bytes, tuple[bytes, Reason]] = {}
        """Words that are a reason to look, and what to look for."""
        self._revision = -1

    def hits(self, lines: Sequence[bytes]) -> Hits:
        """Return which lines to look at."""
        block = b"\n".join(lines)
        starts = _starts(lines)
        found, known = Hits(), self._scanner.known
        for direct in DIRECT:
            _lines_with(direct, block, starts, found.lines)
        for direct in known.direct:
            _lines_with(direct, block, starts, found.known)
        _with_user_info(block, starts, found.lines)
        self._with_telling_words(block, starts, found)
        self._behind_percent(block, lines, starts, found)
        found.lines.update(found.known)
        return found

    def _with_telling_words(self, block: bytes, starts: list[int], found: Hits) -> None:
        """Add lines that hold a word which is a reason to look."""
        for match in (*_TAG.finditer(block), *_BYTE_LIST.finditer(block)):
            found.lines.add(bisect_right(starts, match.start()) - 1)
        words = set(block.translate(_CUT).split())
        self._learn(words)
        needles = {self._telling[word] for word in words & self._telling.keys()}
        lowered = block.lower() if any(reason is Reason.LITERAL for _, reason in needles) else b""
        for needle, reason in needles:
            _lines_with(
                needle,
                lowered if reason is Reason.LITERAL else block,
                starts,
                found.known if reason is Reason.KNOWN else found.lines,
            )

    def _behind_percent(self, block: bytes, lines: Sequence[bytes], starts: list[int], found: Hits) -> None:
        """Add lines whose percent escapes, of whatever case and mixture, hide a known value or a telling word."""
        if b"%" not in block:
            return
        known = self._scanner.known
        escaped: set[int] = set()
        for match in _PERCENT.finditer(block):
            escaped.add(bisect_right(starts, match.start()) - 1)
        # Line ends are never part of an escape: all lines can be decoded as one, and mostly that is the end of it.
        if known.contains_raw(unquote_to_bytes(b"\n".join([lines[index] for index in escaped]))):
            found.known.update(index for index in escaped if known.contains_raw(unquote_to_bytes(lines[index])))
        # An escaped line end would shift the lines behind it, so each is decoded by itself.
        order = sorted(escaped - found.lines - found.known)
        decoded = [unquote_to_bytes(lines[index]).replace(b"\n", b" ") for index in order]
        hits = Hits()
        self._with_telling_words(b"\n".join(decoded), _starts(decoded), hits)
        found.lines.update(order[hit] for hit in hits.lines)
        found.known.update(order[hit] for hit in hits.known)

    def _learn(self, words: set[bytes]) -> None:
        """Judge the words not seen before."""
        known = self._scanner.known
        if known.revision != self._revision or len(self._seen) > MAX_SEEN_WORDS:
            self._seen.clear()
            self._telling.clear()
            self._revision = known.revision
        fresh = words - self._seen
        if not fresh:
            return
        self._seen |= fresh
        # Ids of hex digits are most of a log's new words, and no trigger can stand in one.
        ids = {word for word in fresh if PLAIN_ID.fullmatch(word)}
        self._learn_by_shape(match.group() for match in _TELLING_IDS.finditer(b"\n".join(ids)))
        words = fresh - ids
        blob = b"\n".join(words)
        lowered = blob.lower()
        for literal in LITERALS:
            is_name = literal in _NAMES_ONLY
            for word in _words_with(literal, lowered, blob):
                if not (is_name and b"/" in word and _is_step(word.lower(), literal)):
                    self._telling[word] = (literal, Reason.LITERAL)
        self._learn_by_shape(word for word in words if len(word) >= RUN_MIN)
        for word in fresh & (shapes.EXACT_WORDS | commands.EXACT_WORDS):
            self._telling[word] = (word, Reason.WORD)
        for word in _words_with_anchors(known, list(fresh)):
            self._telling[word] = (word, Reason.KNOWN)

    def _learn_by_shape(self, words: Iterable[bytes]) -> None:
        for word in words:
            # A colour's `[31m` and the `x` of `\\x` are cut off with the rest of the line's punctuation only in part.
            glued = _GLUED.match(word)
            if is_suspicious_word(word) or (glued and is_suspicious_word(word[glued.end() :])):
                self._telling[word] = (word, Reason.WORD)


def _is_step(word: bytes, literal: bytes) -> bool:
    """Say whether a literal stands in nothing but steps of a path that goes on: what follows is no value of it."""
    return b"=" not in word and literal not in word.rpartition(b"/")[2]


def _words_with_anchors(known: Known, words: list[bytes]) -> Iterator[bytes]:
    """Yield the words that hold part of a known value. A word shorter than an anchor cannot, so anchors are sought by length."""
    for minimum, anchors in known.anchors_by_length(_LENGTHS).items():
        words = [word for word in words if len(word) >= minimum]
        if not words:
            return
        blob = b"\n".join(words)
        for anchor in anchors:
            yield from _words_with(anchor, blob, blob)


def _words_with(needle: bytes, haystack: bytes, original: bytes) -> Iterator[bytes]:
    """Yield the newline-separated words of `original` that hold `needle` in `haystack`, which has the same offsets."""
    position = haystack.find(needle)
    while position >= 0:
        start = haystack.rfind(b"\n", 0, position) + 1
        end = haystack.find(b"\n", position)
        end = len(haystack) if end < 0 else end
        yield original[start:end]
        position = haystack.find(needle, end)


def _with_user_info(block: bytes, starts: list[int], found: set[int]) -> None:
    """Add lines where an @ follows a scheme, or a Go data source's `@tcp(`: not every digest and e-mail address."""
    if b"@" not in block:
        return
    for pattern in (_USER_INFO, _GO_SOURCE, urls.WITHOUT_SCHEME):
        for match in pattern.finditer(block):
            found.add(bisect_right(starts, match.start()) - 1)


def _starts(lines: Sequence[bytes]) -> list[int]:
    """Return where each line begins in the lines joined, and one more."""
    return list(accumulate([len(line) + 1 for line in lines], initial=0))


def _lines_with(needle: bytes, block: bytes, starts: list[int], found: set[int]) -> None:
    position = block.find(needle)
    while position >= 0:
        index = bisect_right(starts, position) - 1
        found.add(index)
        position = block.find(needle, starts[index + 1])
