"""Which words are a reason to look at their lines. Each is judged once: a log says mostly what it said before.

Words with slashes, paths and base64, hardly come twice, but the steps of a path do: those are judged by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from itertools import compress
from operator import not_

from daoflow_collector.redact import (
    assignments,
    bindings,
    commands,
    continuation,
    dumps,
    languages,
    logins,
    oauth,
    shapes,
    shells,
    sql,
    tables,
    webhooks,
)
from daoflow_collector.redact.anchors import IN_IDS, words_with
from daoflow_collector.redact.known import RUN_MIN, WORD_BYTES
from daoflow_collector.redact.scanner import Scanner, is_suspicious_word
from daoflow_collector.redact.views import MIN_BASE64

MAX_SEEN = 30_000
MAX_REMEMBERED = 1_000
"""Bytes of a word that is remembered for the blocks to come."""
MAX_TELLING = 10_000
"""Fewer: each takes twice as much, and where a log has many they are secrets that come once."""
DIRECT = (
    b"$",
    b"&#",
    b"\\u00",
    b"\\x",
    b"%40",
    b":*:",
    b"+@",
    b"-@",
    b"~*",
    b" on >",
    b" on #",
    b"/user:",
    b"8Q~",
    b"root / ",
    b"admin / ",
    b" admin:",
    b" root:",
    b"ommand not found",
    b"nknown command",
    b" admin/",
    b" root/",
    b"og in with ",
    b"ogin with ",
    b"ign in with ",
    b"xchange code ",
    b"as root with ",
    b"as root and ",
    b"as admin with ",
    b"as admin and ",
    b"(root:",
    b"(admin:",
    b"//hooks.",
    b"//webhook",
    *tables.HEADERS,
)
"""Looked for in the block itself: they do not survive the cutting into words."""
PORTS = {
    b"587": (b":587 ", b":587\t"),
    b"465": (b":465 ", b":465\t"),
    b"2525": (b":2525 ", b":2525\t"),
    b"5432": (b":5432:",),
    b"3306": (b":3306:",),
}
"""Ports that tell something only in their places: of mail servers before a user, of databases in a line of a password file."""
_TELLING_IDS = re.compile(rb"\n((?:[2-7][0-9a-f]|0[09ad]|c[345][89ab][0-9a-f]){10,}[0-9a-f]?|[0-9a-f-]{128,})(?=\n)")
"""Ids that are a hash by their length, or whose decoding may be text."""
_GLUED = re.compile(rb"(?:\d{1,3}m|0?x)(?=[A-Za-z0-9])")
"""What is cut off only in part with the rest of a line's punctuation: a colour's `[31m`, the `x` of `\\x`."""
_NAMED_IDS = re.compile(rb"\n([a-wyz][a-z_.-]{0,23}=[0-9a-f-]{1,19})(?=\n)")
_NAMES_OF_IDS = re.compile(rb"\n([a-wyz][a-z_.-]{0,23}=)[0-9a-f-]{1,19}(?=\n)")
"""A name and a short id, `id=9f3a01bc`: its shape tells only what the name itself does. An `x` may be what is left of `\\x`."""
_NOT_UPPER = bytes(byte for byte in range(256) if not 0x41 <= byte <= 0x5A and byte != 0x0A)
_ENDS = (b"_pin\n", b"_PIN\n", b"_pin=", b"_PIN=", b"Pin\n", b"Pw\n", b"Pw=", b"-pin\n", b"-PIN\n")
MIN_ID = 5
"""A shorter one is no part of any needle that is looked for in words."""


def _word_literals() -> frozenset[bytes]:
    """Return the triggers that lie inside words, without those that contain another one: the shorter finds their lines too."""
    wanted = (
        assignments.LITERALS
        | shapes.literals()
        | commands.LITERALS
        | sql.LITERALS
        | bindings.LITERALS
        | continuation.LITERALS
        | languages.LITERALS
        | logins.LITERALS
        | oauth.LITERALS
        | shells.LITERALS
        | webhooks.LITERALS
        | {b"-----", b"redacted"}
    )
    inside = {literal for literal in wanted if not literal.translate(None, WORD_BYTES)}
    found_otherwise = (*DIRECT, *(b":" + port for port in PORTS))
    missing = {literal for literal in wanted - inside if not any(direct in literal for direct in found_otherwise)}
    if missing:
        raise ValueError(f"these triggers would never be found: {sorted(missing)}")
    return frozenset(a for a in inside if not any(b != a and b in a for b in inside))


_LITERALS = _word_literals()
_NAMES_ONLY = _LITERALS & assignments.LITERALS - (shapes.literals() - {b"auth"}) - {b"webhook"}
"""Literals that only stand in names: a step of a path that goes on, as in `/api/session/4`, is none."""
_OVER_STEPS = frozenset(literal for literal in _LITERALS if b"/" in literal)
_IN_STEPS = _LITERALS - _NAMES_ONLY - _OVER_STEPS
_COLOURS = (*range(8), *range(30, 38), *range(90, 98))
_EXACT_WORDS = (
    frozenset(b"%dm%b" % (code, word) for code in _COLOURS for word in shapes.EXACT_WORDS)
    | shapes.EXACT_WORDS
    | commands.EXACT_WORDS
    | continuation.EXACT_WORDS
    | dumps.FIRST_ROWS
    | tables.HEADINGS
)


class Reason(Enum):
    """Why a word is a reason to look: a trigger in it (in lower case), its own shape, or a part of a known value."""

    LITERAL = "literal"
    WORD = "word"
    KNOWN = "known"


Needle = tuple[bytes, Reason]
"""What to look for in the block, and why."""


class Vocabulary:
    """The words met so far."""

    def __init__(self, scanner: Scanner) -> None:
        self._scanner = scanner
        self._revision = -1
        self._forget()

    def needles(self, words: set[bytes]) -> set[Needle]:
        """Return what to look for in a block of these words."""
        self._drop_long()
        self._learn(words)
        found = {self._telling[word] for word in words & self._telling.keys()}
        found.update((needle, Reason.WORD) for port in words & PORTS.keys() for needle in PORTS[port])
        return found

    def torn(self, words: set[bytes]) -> bool:
        """Say whether one of these words, which were asked for before, is a part of a known value that something has torn."""
        return not self._torn.isdisjoint(words)

    def _drop_long(self) -> None:
        """Forget the long words of the block before: a line may be one word of a megabyte."""
        for word in self._long:
            for words in (self._torn, self._seen, self._seen_steps):
                words.discard(word)
            for told in (self._telling, self._telling_steps, self._named_steps):
                told.pop(word, None)
        self._long.clear()

    def _forget(self) -> None:
        self._long: list[bytes] = []
        self._torn: set[bytes] = set()
        self._seen: set[bytes] = set()
        self._seen_steps: set[bytes] = set()
        self._telling: dict[bytes, Needle] = {word: (word, Reason.WORD) for word in _EXACT_WORDS}
        self._telling_steps: dict[bytes, Needle] = {}
        self._named_steps: dict[bytes, Needle] = {}

    def _learn(self, words: set[bytes]) -> None:
        known = self._scanner.known
        seen = max(len(self._seen), len(self._seen_steps))
        if known.revision != self._revision or seen > MAX_SEEN or len(self._telling) > MAX_TELLING:
            self._forget()
            self._revision = known.revision
        fresh = words - self._seen
        if not fresh:
            return
        self._long += (word for word in fresh if len(word) > MAX_REMEMBERED)
        ids = _take_ids(fresh)
        hit, torn = known.words_hit(list(fresh), ids) if known.has_values else (set(), set())
        self._torn |= torn
        slashed = [word for word in fresh if b"/" in word]
        fresh.difference_update(slashed)
        self._seen |= fresh  # the slashed ones would only crowd it: their steps are remembered instead
        self._telling.update(_told_by_literal(_LITERALS, fresh))
        self._telling.update(_told_by_end(fresh))
        self._telling.update(_told_by_shape(_without_named_ids(fresh)))
        self._telling.update(_told_by_id(ids))
        if slashed:
            self._learn_paths(slashed)
        self._telling.update((word, (word, Reason.KNOWN)) for word in hit)

    def _learn_paths(self, words: list[bytes]) -> None:
        steps = set(b"/".join(words).split(b"/"))
        new = steps - self._seen_steps
        self._long += (step for step in new if len(step) > MAX_REMEMBERED)
        ids = _take_ids(new)
        self._seen_steps |= new
        self._telling_steps.update(_told_by_literal(_IN_STEPS, new))
        self._telling_steps.update(_told_by_shape(new))
        self._named_steps.update(_told_by_literal(_NAMES_ONLY, new))
        telling = {step: self._telling_steps[step] for step in steps & self._telling_steps.keys()}
        telling.update(_told_by_id(ids))
        blob = b"\n".join(words)
        for step, needle in telling.items():
            self._telling.update((word, needle) for word in words_with(step, blob))
        for step in steps & self._named_steps.keys():
            named = (word for word in words_with(step, blob) if b"=" in word or word.endswith(step))
            self._telling.update(dict.fromkeys(named, self._named_steps[step]))
        self._telling.update(_told_by_literal(_OVER_STEPS, words))
        capitals = blob.translate(None, _NOT_UPPER).split(b"\n")
        self._telling.update(
            _told_by_shape(
                word
                for word, has_capitals in zip(words, capitals)
                if (has_capitals or word[-1:] == b"=") and len(word) >= MIN_BASE64
            )
        )


def _take_ids(words: set[bytes]) -> list[bytes]:
    """Take the ids of hex digits and the numbers out of `words`, and return those that may tell something.

    They are most of a log's new words, and no trigger can stand in one.
    """
    order = list(words)
    rest = b"\n".join(order).translate(None, IN_IDS).split(b"\n")
    ids = list(compress(order, map(not_, rest)))
    words.difference_update(ids)
    return [word for word in ids if len(word) >= MIN_ID]


def _without_named_ids(words: set[bytes]) -> set[bytes]:
    """Return the words without those whose shape tells nothing, which a log may have one of in each line."""
    blob = _framed(words)
    shaped = [name for name in set(_NAMES_OF_IDS.findall(blob)) if is_suspicious_word(name)]
    named: list[bytes] = _NAMED_IDS.findall(blob)
    if shaped:
        named = [word for word in named if not word.startswith(tuple(shaped))]
    return words.difference(named)


def _told_by_literal(literals: Iterable[bytes], words: Iterable[bytes]) -> dict[bytes, Needle]:
    blob = b"\n".join(words)
    lowered = blob.lower()
    if lowered == blob:
        return {word: (literal, Reason.LITERAL) for literal in literals for word in words_with(literal, blob)}
    by_lowered: dict[bytes, list[bytes]] = {}
    for word in words:
        by_lowered.setdefault(word.lower(), []).append(word)
    return {
        word: (literal, Reason.LITERAL)
        for literal in literals
        for found in words_with(literal, lowered)
        for word in by_lowered[found]
    }


def _told_by_shape(words: Iterable[bytes]) -> dict[bytes, Needle]:
    told: dict[bytes, Needle] = {}
    for word in words:
        if len(word) >= RUN_MIN:
            glued = _GLUED.match(word)
            if is_suspicious_word(word) or (glued and is_suspicious_word(word[glued.end() :])):
                told[word] = (word, Reason.WORD)
    return told


def _told_by_end(words: Iterable[bytes]) -> dict[bytes, Needle]:
    """Return the words that end as the names of PINs: within a word the same letters stand in every `/_ping`."""
    blob = _framed(words)
    return {word: (word, Reason.WORD) for end in _ENDS for word in words_with(end, blob)}


def _told_by_id(ids: Iterable[bytes]) -> dict[bytes, Needle]:
    told: list[bytes] = _TELLING_IDS.findall(_framed(ids))
    return {word: (word, Reason.WORD) for word in told if is_suspicious_word(word)}


def _framed(words: Iterable[bytes]) -> bytes:
    """Return the words with a line end around each: what begins with one is found much faster than what begins a line."""
    return b"\n%b\n" % b"\n".join(words)
