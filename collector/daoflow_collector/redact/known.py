"""The hunt for this host's own secrets, in every encoding.

Two speeds: `lines_hit` looks at a block of many lines and costs about one pass over it, because needles are searched for only in the
block's distinct long words; `find` looks at one text and gives exact ranges.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from urllib.parse import unquote_to_bytes

from daoflow_collector.redact import encodings
from daoflow_collector.redact.anchors import ANCHOR, MIN_TORN, Anchors, by_head, named_by_head, words_with
from daoflow_collector.redact.occurrences import Heads, places
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.spellings import Spellings, unquoted
from daoflow_collector.redact.vault import ValueClass, Vault, to_bytes, to_text

RUN_MIN = 8
WORD_BYTES = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_-"
RUN = re.compile(rb"[A-Za-z0-9+/=_-]{%d,}" % RUN_MIN)
"""A long word: what vendor tokens, base64, hex and most passwords consist of."""
CUT = bytes(byte if byte in WORD_BYTES else 0x20 for byte in range(256))
"""Cuts a text into words, for `bytes.translate`."""
_RUNS = {
    "base64": (re.compile(rb"[A-Za-z0-9+/_-]*\Z"), re.compile(rb"[A-Za-z0-9+/_-]*={0,2}"), encodings.decode_base64),
    "base32": (re.compile(rb"[A-Za-z2-7]*\Z"), re.compile(rb"[A-Za-z2-7]*={0,6}"), encodings.decode_base32),
    "hex": (re.compile(rb"[0-9A-Fa-f]*\Z"), re.compile(rb"[0-9A-Fa-f]*"), encodings.decode_hex),
}
GRAM = 4
MIN_DASHES = 6
MIN_STRETCH = 16
MAX_RUN = 65536
MAX_LEAD = 120
_NO_DIGITS = bytes.maketrans(b"123456789", b"000000000")


class Known:
    """The compiled known values of a vault at one revision; or, of those, only `values`."""

    def __init__(self, vault: Vault, values: Mapping[bytes, str] | None = None, revision: int | None = None) -> None:
        self.revision = vault.revision if revision is None else revision
        self._vault = vault
        self._needles: dict[bytes, tuple[bytes, str, str]] = {}
        if values is None:
            values = {to_bytes(value): what for value, what in vault.strong_values().items()}
        self._values = dict(values)
        for value, what in self._values.items():
            vault.go_on()
            for needle, (plain, encoding) in _needles(value, vault).items():
                self._needles.setdefault(needle, (plain, what, encoding))
        for value, what in self._values.items():
            decoded = unquote_to_bytes(value) if b"%" in value and what.endswith(".password") else value
            if decoded != value and decoded in self._values:  # as a URL is declared; the decoded one is what it equals
                self._needles[value] = (decoded, self._values[decoded], "percent")
        by_anchor: dict[bytes, list[bytes]] = {}
        for needle in self._needles:
            by_anchor.setdefault(max(ANCHOR.findall(needle), key=len, default=b""), []).append(needle)
        loose = by_anchor.pop(b"", [])
        self._loose = by_head(loose, 1)
        """Needles without a long word inside: they are looked for in the whole text."""
        self._by_anchor = by_anchor
        self._order = {needle: index for index, needle in enumerate(self._needles)}
        # What is percent-encoded is looked for decoded.
        self.direct = [
            needle for needle in loose if self._needles[needle][2] != "percent" or not needle.startswith(b"%")
        ]
        dashed = (value.hex("-").encode("ascii") for value in self._values)
        self._anchors = Anchors({*by_anchor, *(anchor for one in dashed for anchor in (one, one.upper()))})
        lines = {needle: what for needle, (_, what, encoding) in self._needles.items() if encoding == "line"}
        torn = (needle for needle, (_, _, encoding) in self._needles.items() if encoding in ("base64", "base32"))
        self.spellings = Spellings({**lines, **self._values}, torn)
        self._begun = Heads(self._values)
        self._raw = [(value, what) for value, what in self._values.items() if b"\n" not in value]
        self._heads = frozenset(value[i : i + GRAM] for value, _ in self._raw for i in range(1, GRAM))
        self._tails = frozenset(value[-i - GRAM : -i] for value, _ in self._raw for i in range(1, GRAM))
        self._by_gram: dict[bytes, tuple[int, ...]] = {}
        for index, (value, _) in enumerate(self._raw):
            alone = (index,)  # one for all its grams: most are of no other value
            for gram in {value[start : start + GRAM] for start in range(len(value) - GRAM + 1)}:
                self._by_gram[gram] = (*self._by_gram[gram], index) if gram in self._by_gram else alone
        self._grams = self._by_gram.keys()

    def words_hit(self, words: Sequence[bytes], ids: Sequence[bytes] = ()) -> tuple[set[bytes], set[bytes]]:
        """Return the words that hold part of a needle, and those that are part of one or end in one: what was torn.

        `ids`: more words, of lower-case hex digits and dashes alone.
        """
        hit, torn = self._anchors.hit(words, ids)
        quoted = list(words_with(b"=", b"\n".join(words)))
        changed = [pair for pair in zip(quoted, unquoted(b"\n".join(quoted)).split(b"\n")) if pair[0] != pair[1]]
        if changed:
            plain = b"\n".join(word for _, word in changed)
            found = self._anchors.touched(plain)
            found.update(word for needle in self.direct for word in words_with(needle, plain))
            hit.update(word for word, decoded in changed if decoded in found)
        return hit, torn

    def find(self, text: bytes) -> list[Span]:
        """Return a span for each known value in `text`, whatever it is written as."""
        words = text.translate(CUT).split()
        return self._find_needles(text, words) + self._find_spelt(text, words)

    def spelt(self, text: bytes) -> list[Span]:
        """Return those of them that are not needles: dumped byte by byte, torn, partly escaped."""
        return self._find_spelt(text, text.translate(CUT).split())

    def may_be_spelt_in(self, text: bytes, words: set[bytes]) -> bool:
        """Say whether one of those may stand in a block, which consists of `words`."""
        return self.spellings.may_be_in(text, words)

    def _find_spelt(self, text: bytes, words: Sequence[bytes]) -> list[Span]:
        return self.spellings.find(text) if self._values and self._may_be_spelt(text, words) else []

    def _may_be_spelt(self, text: bytes, words: Sequence[bytes]) -> bool:
        if len(text) < MIN_TORN:
            return False
        if self.spellings.may_be_dumped_in(text, set(words)) or self.spellings.is_behind_escapes(text):
            return True
        if text.count(b"-") >= MIN_DASHES and any(map(self.spellings.is_dashed, words)):
            return True
        return len(words) > 1 and self._anchors.may_be_torn(words) and bool(self._anchors.hit(words, ())[1])

    def _find_needles(self, text: bytes, words: Sequence[bytes]) -> list[Span]:
        """Return a span for each occurrence of each needle in `text`, which consists of `words`."""
        wanted = [needle for anchor in self._anchors.within(words) for needle in self._by_anchor.get(anchor, ())]
        wanted += named_by_head(self._loose, text)
        found = sorted((start, self._order[needle], needle) for start, _, needle in places(text, wanted))
        return [self._span(text, start, needle) for start, _, needle in found]

    def _span(self, text: bytes, position: int, needle: bytes) -> Span:
        value, what, encoding = self._needles[needle]
        end = position + len(needle)
        if encoding in _RUNS:
            return self._run_span(text, position, needle)
        if encoding == "line":
            return Span(position, end, what, needle, exact=True)
        flags = ("pct-encoded",) if encoding == "percent" and needle != value else ()
        return Span(position, end, what, value if needle != value.strip() else needle, flags, exact=True)

    def _run_span(self, text: bytes, start: int, needle: bytes) -> Span:
        """Widen to the whole run: what is left of an encoded secret at its ends would still give some of its bytes away."""
        encoding = self._needles[needle][2]
        end = start + len(needle)
        left, right, decode = _RUNS[encoding]
        before = left.search(text[max(0, start - MAX_RUN) : start])
        after = right.match(text, end)
        first = start - (len(before.group()) if before else 0)
        first = encodings.behind_colour(text, first, start)
        last = after.end() if after else end
        run = text[first:last]
        decoded = decode(run)
        outer = self._only_value_in(decoded) if decoded is not None else None
        if outer is not None:
            # The only secret in a `user:password` equals itself in plain places.
            return Span(first, last, self._values[outer], outer, exact=True)
        return Span(first, last, encoding, decoded if decoded is not None else run, exact=True)

    def _only_value_in(self, decoded: bytes) -> bytes | None:
        """Return the value in a text that holds all others there; None where they stand side by side."""
        there = [value for value in self._values if value in decoded]
        outer = max(there, key=len, default=None)
        return outer if outer is not None and not any(value in decoded.replace(outer, b"") for value in there) else None

    @property
    def values(self) -> Mapping[bytes, str]:
        """Return value → name."""
        return self._values

    @property
    def has_values(self) -> bool:
        """Say whether there is anything to hunt."""
        return bool(self._values)

    def contains_raw(self, content: bytes) -> bool:
        """Say whether any value stands in `content` as it is."""
        return self._begun.any_in(content)

    def contains(self, content: bytes) -> bool:
        """Say whether any needle is in `content`."""
        return bool(self._find_needles(content, content.translate(CUT).split()))

    def resolve(self, value: bytes) -> tuple[bytes, tuple[str, ...]]:
        """Return the known value that a slot's content is an encoding of, and flags; the content itself where there is none."""
        if self._vault.is_known(value):
            return encodings.written(value), ()
        for encoding, decoded in encodings.decoded_forms(value).items():
            if self._vault.is_known(decoded):
                return decoded, ("pct-encoded",) if encoding == "percent" else ()
        return encodings.written(value), ()

    def cut_pairs(self, before: bytes, lines: Sequence[bytes]) -> set[int]:
        """Return the indexes of lines that may go on with a value which the line before them began; `before`: that of the first."""
        grams, heads, tails = self._grams, self._heads, self._tails
        first, last = itemgetter(slice(GRAM)), itemgetter(slice(-GRAM, None))
        starts = set(map(first, lines))
        ends = {last(before), *map(last, lines)}
        if grams.isdisjoint(ends) and heads.isdisjoint(starts) and tails.isdisjoint(ends):
            return set()
        return {
            index
            for index, (end, start) in enumerate(zip(map(last, (before, *lines)), map(first, lines)))
            if (start in grams and end in grams) or start in heads or end in tails
        } | {
            index
            for index, (above, line) in enumerate(zip((before, *lines), lines))
            if last(above) in grams and self.lead_of_cut(above, line)
        }

    def lead_of_cut(self, above: bytes, line: bytes) -> int:
        """Return how much a log has put before both lines where `line` may go on with a value that `above` began, else 0."""
        ends = above[-GRAM:]
        if ends not in self._grams:
            return 0
        is_tail = ends in self._tails
        if not is_tail and self._grams.isdisjoint(word[:GRAM] for word in line[:MAX_LEAD].split(b" ")):
            return 0  # most lines end here, long before they are compared
        lead = _common_lead(above, line)
        return lead if is_tail or line[lead : lead + GRAM] in self._grams else 0

    def straddles(self, first: bytes, second: bytes) -> list[tuple[int, int, bytes, str]]:
        """Return known values cut in two by a line break: (bytes at the end of `first`, bytes at the start of `second`, value, name)."""
        indexes = {*self._by_gram.get(first[-GRAM:], ()), *self._by_gram.get(second[:GRAM], ())}
        if not indexes:
            return []
        candidates = [self._raw[index] for index in sorted(indexes)]
        found = [
            (cut, len(value[cut:].rstrip(b"=")), value, what)
            for value, what in candidates
            for cut in _cuts(first, second, value)
        ]
        stretches = [(_middle(first, second, value), value, what) for value, what in candidates]
        return found + [(*stretch, value, what) for stretch, value, what in stretches if stretch]


def _needles(value: bytes, vault: Vault) -> dict[bytes, tuple[bytes, str]]:
    """Return needle → what it stands for, and its encoding.

    A blank, a CR or quotes around a value that was written wrongly (`"v"`, `v `) stand around the right one everywhere: in text the
    value inside is hunted, which has its own fingerprint, and what is around it stays.
    """
    inner = encodings.inner(value)
    if inner == value or vault.classify(to_text(inner)) is not ValueClass.STRONG:
        return {needle: (encodings.written(value), encoding) for needle, encoding in encodings.needles(value).items()}
    found = {needle: (encodings.written(inner), encoding) for needle, encoding in encodings.needles(inner).items()}
    whole = {needle: (value, encoding) for needle, encoding in encodings.needles(value).items() if encoding in _RUNS}
    return {**whole, **found}


def _common_lead(above: bytes, line: bytes) -> int:
    """Return how many bytes a log has put before two lines: what they share but for digits, up to the last space in it."""
    size = 0
    for left, right in zip(above[:MAX_LEAD].translate(_NO_DIGITS), line[:MAX_LEAD].translate(_NO_DIGITS)):
        if left != right:
            break
        size += 1
    return line.rfind(b" ", 0, size) + 1


def _middle(first: bytes, second: bytes, value: bytes) -> tuple[int, int] | None:
    """Return how much of `first`'s end and of `second`'s start is one stretch of a value that goes on over more lines."""
    if len(value) < 2 * MIN_STRETCH:
        return None
    at = value.find(second) if len(second) >= MIN_STRETCH else -1
    if at > 0 and first.endswith(value[max(0, at - MIN_STRETCH) : at]):
        return min(at, _common_end(first, value[:at])), len(second)
    at = value.find(first) if len(first) >= MIN_STRETCH else -1
    rest = value[at + len(first) :] if at >= 0 else b""
    return (len(first), len(rest)) if rest and second.startswith(rest) else None


def _common_end(text: bytes, value: bytes) -> int:
    return next((size for size in range(len(value), 0, -1) if text.endswith(value[-size:])), 0)


def _cuts(first: bytes, second: bytes, value: bytes) -> Iterable[int]:
    joint = first[-1:] + second[:1]
    at = value.find(joint) if len(joint) == 2 else -1
    while at >= 0:
        cut = at + 1
        if second.startswith(value[cut:]) and first.endswith(value[:cut]):
            yield cut
        at = value.find(joint, cut)
