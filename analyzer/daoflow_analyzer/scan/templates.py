"""Error lines reduced to templates: numbers, ids and times masked. The masked text is the identity.

Merging similar templates was measured and left out: two different errors in one row are worse for a reader than one error in two.
"""

from __future__ import annotations

import re
from collections import defaultdict

from daoflow_bundle.levels import DIGITS, HEAD_BYTES, HEX_ID

from daoflow_analyzer.scan.levels import Level, levels_of
from daoflow_analyzer.scan.lines import decode_text

SHAPE_CACHE = 5_000
"""Lines that differ only in digits are decided once; beyond this many shapes the cache starts anew."""

MASKED_CHARACTERS = 300
EXCERPT_CHARACTERS = 300
MAX_TEMPLATES = 100_000
"""Of one log. Beyond it, the half that stands out least is forgotten."""

# Each kind begins with a digit or a hexadecimal letter: said first and looked back at, because `re` skips to such a class quickly.
_MASK = re.compile(
    r"[\da-fA-F](?:"
    r"(?P<time>(?<=\d)\d{3}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?)"
    r"|(?P<uuid>(?<=\b[0-9a-fA-F])[0-9a-fA-F]{7}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\b)"
    r"|(?P<hex>(?<=\b[0-9a-fA-F])(?:(?<=[0-9])|(?=[a-fA-F]*[0-9]))[0-9a-fA-F]{7,}\b|(?<=\b0)x[0-9a-fA-F]+\b)"
    r"|(?P<n>(?<=\d)\d*(?:[.:]\d+)*)"
    r")"
)


def mask(text: str) -> str:
    """Return the text with times, UUIDs, hexadecimal ids and numbers replaced by their kind: `[<n>] failed after <n>ms`."""
    return _MASK.sub(lambda match: f"<{match.lastgroup}>", text[:MASKED_CHARACTERS])


class Shape:
    """What lines have in common that differ only in digits and hexadecimal ids: their level (None: no error), and their mask.

    `shown`: the level that a reader of the log sees.
    """

    __slots__ = ("_masked", "level", "shown")

    def __init__(self, level: Level | None, shown: Level | None) -> None:
        self.level = level
        self.shown = shown
        self._masked: str | None = None

    def masked(self, text: bytes) -> str:
        """Return the masked text, made of the first line that asked."""
        if self._masked is None:
            self._masked = mask(decode_text(text[: 4 * MASKED_CHARACTERS]))
        return self._masked


class Shapes:
    """Decides the lines of one service, remembering what it decided."""

    def __init__(self, service: str) -> None:
        self._service = service
        self._known: defaultdict[int, dict[bytes, Shape]] = defaultdict(dict)

    def of(self, text: bytes, said: int) -> Shape:
        """Return the shape of a raw text in which the engine has found the level patterns `said` (see `level_of`)."""
        head = text[:HEAD_BYTES]
        # Digits can make the level (`"level":50`, a status of 500): then what the engine found differs.
        known = self._known[said]
        shape = known.get(head.translate(None, DIGITS))
        if shape is None:
            key = HEX_ID.sub(b"", head).translate(None, DIGITS)
            shape = known.get(key)
            if shape is None:
                shape = Shape(*levels_of(decode_text(head), self._service, said))
                if len(known) >= SHAPE_CACHE:
                    known.clear()
                known[key] = shape
        return shape


class Template:
    """One kind of bad line in one log, the signatures that matched it, and its fullest ten minutes.

    Windows are the first 15 characters of the time.
    """

    __slots__ = (
        "count",
        "excerpt",
        "in_window",
        "level",
        "line",
        "peak",
        "peak_window",
        "seen_from",
        "seen_to",
        "signatures",
        "window",
    )

    def __init__(self, level: Level, signatures: tuple[str, ...], line: int, excerpt: str, raw_time: bytes) -> None:
        self.level = level
        self.signatures = signatures
        self.line = line
        self.excerpt = excerpt
        self.count = 0
        self.seen_from = raw_time
        self.seen_to = raw_time
        self.window = self.peak_window = raw_time[:15]
        self.in_window = self.peak = 0

    def add(self, raw_time: bytes) -> None:
        """Count one more line."""
        self.count += 1
        self.seen_to = raw_time
        window = raw_time[:15]
        if window != self.window:
            self.window = window
            self.in_window = 0
        self.in_window += 1
        if self.in_window > self.peak:
            self.peak = self.in_window
            self.peak_window = window


class Templates:
    """The bad lines of one log. What different signatures matched is counted apart, so that each can be explained or not."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, tuple[str, ...]], Template] = {}

    def add(self, shape: Shape, signatures: tuple[str, ...], line: int, text: bytes, raw_time: bytes) -> None:
        """Count a line of a shape that has a level. `text` and `raw_time` as in the member (no time: empty)."""
        if shape.level is None:
            raise ValueError("a line without a level does not stand out")
        key = (shape.masked(text), signatures)
        template = self._known.get(key)
        if template is None:
            if len(self._known) >= MAX_TEMPLATES:
                self._forget_half()
            excerpt = decode_text(text[: 4 * EXCERPT_CHARACTERS])
            if len(excerpt) > EXCERPT_CHARACTERS:
                excerpt = excerpt[:EXCERPT_CHARACTERS] + "…"
            template = self._known[key] = Template(shape.level, signatures, line, excerpt, raw_time)
        template.add(raw_time)

    def all(self) -> list[Template]:
        """Return the templates in the order they were first seen."""
        return list(self._known.values())

    def _forget_half(self) -> None:
        ranked = sorted(
            self._known.items(), key=lambda item: (item[1].level, item[1].count, item[1].line), reverse=True
        )
        self._known = dict(ranked[: MAX_TEMPLATES // 2])
