"""Lines that differ in nothing but times, numbers and ids are judged once.

A log says the same thing again and again. How a line was redacted is kept under its template: the line with every standalone number, time
and id replaced by a stand-in of the same length. What the passes decide depends on the shape of such a word (its length, that it is hex
and random), never on which digits it has; where it does, the word stays in the template:

- a word that overlaps a known value in any encoding, and a number that a shape has by name;
- an id that is not as random as ids are, or whose decoding is readable.

So an answer from here is the answer that all passes would give; `tests/redaction/test_templates.py` asks both.
"""

from __future__ import annotations

import re
from binascii import unhexlify
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from daoflow_bundle.token import parse_token

from daoflow_collector.redact import spans
from daoflow_collector.redact.spans import Counts, Span
from daoflow_collector.redact.vault import Vault, to_text

if TYPE_CHECKING:
    from daoflow_collector.redact.scanner import Scanner

MAX_LINE = 1024
MAX_TEMPLATES = 4_000
_VARIABLE = re.compile(
    rb"(?<![^\s,;(){\[\]\"'=/:@|>-])(?:"
    rb"(?P<time>(?:\d{4}-\d\d-\d\d[T ])?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?Z?)"
    rb"|(?P<uuid>[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})"
    rb"|(?P<number>\d{1,20}(?:[.,]\d{1,20}){0,4})(?:m?s)?"
    rb"|(?P<id>[0-9a-f]{8,64})"
    rb")(?![^\s,;()}\[\]\"'=/:|<?&%.-])"
)
_STAYS = frozenset((b"5432", b"3306", b"256"))
_ZEROS = bytes(0x30 if 0x30 <= byte <= 0x39 else byte for byte in range(256))
_KINDS_OF_HEX = bytes(0x30 if 0x30 <= byte <= 0x39 else 0x61 for byte in range(256))
_LONG_LETTERS = re.compile(rb"[a-f]{6}")
_STAND_INS = b"\x01\x02\x03\x04\x05"
_GIVEN_FLAGS = frozenset(("quoted", "pct-encoded", "trailing-cr"))

Range = tuple[int, int]


@dataclass(frozen=True)
class _Slot:
    """A variable word that is a secret by its place: the token is made anew for each line."""

    start: int
    end: int
    what: str
    flags: tuple[str, ...]


@dataclass(frozen=True)
class _Recipe:
    """How lines of one template are redacted: ranges to keep, tokens that stay the same, and slots; and what it counts as."""

    parts: tuple[Range | bytes | _Slot, ...]
    counts: tuple[tuple[str, int], ...]


class Templates:
    """Redacts single lines by the passes of a scanner, or as a line of the same template was."""

    def __init__(self, scanner: Scanner) -> None:
        self._scanner = scanner
        self._recipes: dict[bytes, _Recipe | None] = {}
        self._revision = -1

    def redact(self, line: bytes, counts: Counts, *, may_hold_known: bool) -> bytes:
        """Return `line` without secrets. `may_hold_known`: it was not ruled out that a known value stands in it."""
        known = self._scanner.known
        if known.revision != self._revision or len(self._recipes) > MAX_TEMPLATES:
            self._recipes.clear()
            self._revision = known.revision
        if len(line) > MAX_LINE or b"redacted" in line.lower() or len(line.translate(None, _STAND_INS)) < len(line):
            return self._scanner.redact(line, counts)
        taken = [(span.start, span.end) for span in known.find(line)] if may_hold_known else ()
        template, variables = abstract(line, taken)
        if template not in self._recipes:
            return self._learn(line, template, variables, counts)
        recipe = self._recipes[template]
        result = self._apply(recipe, line, counts) if recipe else None
        return self._scanner.redact(line, counts) if result is None else result

    def _learn(self, line: bytes, template: bytes, variables: Sequence[Range], counts: Counts) -> bytes:
        own: dict[str, int] = {}
        vault = self._scanner.vault
        parts: list[Range | bytes | _Slot] = []
        pieces: list[bytes] = []
        position = 0
        is_general = True
        for span in self._scanner.spans(line, own):
            rendered = spans.render(span, vault, own)
            part = _part(span, line, rendered, variables, vault)
            is_general = is_general and part is not None
            parts += ((position, span.start), part or b"")
            pieces += (line[position : span.start], rendered)
            position = span.end
        parts.append((position, len(line)))
        self._recipes[template] = _Recipe(tuple(parts), tuple(own.items())) if is_general else None
        for what, number in own.items():
            spans.count(counts, what, number)
        return b"".join([*pieces, line[position:]])

    def _apply(self, recipe: _Recipe, line: bytes, counts: Counts) -> bytes | None:
        """Return the line redacted by a recipe; None where one of its slots holds a value that has a name of its own."""
        if len(recipe.parts) == 1:
            return line
        vault = self._scanner.vault
        pieces: list[bytes] = []
        for part in recipe.parts:
            if isinstance(part, bytes):
                pieces.append(part)
            elif isinstance(part, _Slot):
                value = line[part.start : part.end]
                if vault.is_known(value):
                    return None
                pieces.append(str(vault.token(part.what, value, part.flags)).encode("ascii"))
            else:
                pieces.append(line[part[0] : part[1]])
        for what, number in recipe.counts:
            spans.count(counts, what, number)
        return b"".join(pieces)


def _part(span: Span, line: bytes, rendered: bytes, variables: Sequence[Range], vault: Vault) -> bytes | _Slot | None:
    """Return what stands for a span in every line of the template; None where that cannot be said."""
    token = parse_token(rendered.decode("ascii", "replace"))
    if token is not None and any(to_text(line[start:end]) in token.what for start, end in variables):
        return None  # it is named after a word that the next line may have another of
    if not any(start < span.end and span.start < end for start, end in variables):
        return rendered
    value = line[span.start : span.end]
    if (span.start, span.end) not in variables or token is None or token.fingerprint != vault.fingerprint(value):
        return None
    return (
        None
        if vault.is_known(value)
        else _Slot(span.start, span.end, token.what, tuple(_GIVEN_FLAGS & set(token.flags)))
    )


def abstract(line: bytes, taken: Sequence[Range] = ()) -> tuple[bytes, list[Range]]:
    """Return the template of a line, of the same length, and the ranges of the words that it leaves open. `taken` ranges stay."""
    variables: list[Range] = []
    pieces: list[bytes] = []
    position = 0
    for match in _VARIABLE.finditer(line):
        group = match.lastgroup or "number"
        start, end = match.span(group)
        word = line[start:end]
        stand_in = _stand_in(group, word)
        if stand_in is None or any(begin < end and start < stop for begin, stop in taken):
            continue
        variables.append((start, end))
        pieces += (line[position:start], stand_in)
        position = end
    pieces.append(line[position:])
    return b"".join(pieces), variables


def _stand_in(group: str, word: bytes) -> bytes | None:
    """Return the stand-in of a word; None where what the passes say of it depends on its digits."""
    if group == "time":
        return b"\x01" * len(word)
    if group == "uuid":
        return b"\x02" * len(word)
    if group == "number":
        # A leading zero decides whether a text is JSON.
        zeros = b"\x03" * len(word) if word.isdigit() else word.translate(_ZEROS)
        return None if word in _STAYS else (b"\x04" + zeros[1:] if word[:1] == b"0" and word[1:2].isdigit() else zeros)
    return b"\x05" * len(word) if is_random_id(word) else None


def is_random_id(word: bytes) -> bool:
    """Say whether lower-case hex digits are as random as an id: `values.is_random` holds, and no decoding is text."""
    if len(set(word)) < min(10, len(word) // 2) or _LONG_LETTERS.search(word):
        return False
    kinds = word.translate(_KINDS_OF_HEX)
    if (kinds.count(b"0a") + kinds.count(b"a0")) * 6 < len(word):
        return False
    return not unhexlify(word[: len(word) // 2 * 2]).isascii()
