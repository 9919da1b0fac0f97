"""How bad a log line says it is: one definition for the collector, which keeps such lines longest, and the analyzer, which reads them."""

from __future__ import annotations

import re
from enum import IntEnum


class Level(IntEnum):
    """Levels that stand out, by weight. FAILURE: no level is given, the words tell of something that did not work."""

    WARNING = 1
    FAILURE = 2
    ERROR = 3
    FATAL = 4

    @property
    def word(self) -> str:
        """The level in a person's words."""
        return {1: "a warning", 2: "a failure", 3: "an error", 4: "a fatal error"}[self.value]


_JSON_LEVEL = r'"(?:level|severity|lvl)": ?'

SAYS: tuple[tuple[Level, str], ...] = (
    (
        Level.FATAL,
        r"\b(?:FATAL|PANIC|CRITICAL|EMERG)\b|\[(?:emerg|alert|crit|fatal)\]|^(?:panic|fatal)(?: error)?: |level=(?:fatal|panic|critical)\b|"
        + _JSON_LEVEL
        + r'(?:"(?:fatal|panic|critical|FATAL|PANIC|CRITICAL)"|60\b)',
    ),
    (
        Level.ERROR,
        r"\bERROR\b|\bSEVERE\b|[Ee]rror: |\[error\]|level=error\b|\bUnhandled\b|\bUncaught\b|^Traceback |"
        + _JSON_LEVEL
        + r'(?:"(?:error|ERROR)"|50\b)',
    ),
    (
        Level.WARNING,
        r"\bWARN(?:ING)?\b|\[warn\]|level=warn(?:ing)?\b|\bwarning: |" + _JSON_LEVEL + r'(?:"(?:warn|warning)"|40\b)',
    ),
    # An access line. Its beginning is no part of the pattern: every access line has that.
    (Level.FAILURE, r" 5\d\d \d+m?s$"),
    (
        Level.FAILURE,
        (
            r"\b(?:[Ff]ailed|[Ff]ailure|[Rr]efused|[Dd]enied|[Rr]ejected|[Ee]xception|timed out|[Uu]nable to|[Cc]annot|[Cc]an't|"
            r"[Cc]ould not|[Ii]nvalid|[Nn]o space left|[Oo]ut of memory|[Nn]o such|[Nn]ot permitted|"
            r"[Rr]ead-only file system|[Cc]orrupt|degraded|[Aa]borted|[Ee]xec format error|[Tt]oo many open files|"
            r"[Ss]egmentation fault|[Ii]llegal instruction|[Bb]us error|(?:command|executable file) not found)\b"
        ),
    ),
)
_DECIDED = tuple((level, re.compile(pattern)) for level, pattern in SAYS)

_HARMLESS = re.compile(
    _JSON_LEVEL + r'(?:"(?:info|debug|trace|INFO|DEBUG)"|[123]0\b)|level=(?:info|debug|trace)\b|\[INFO\]|\bINFO\b'
)
_HARMLESS_WORDS = ('l":', 'severity":', "level=", "INFO")
"""One of these is in every text that `_HARMLESS` finds: looking for them is ten times faster."""

_CONTINUES = re.compile(r"\s+at |\s*\^")
_POSTGRES_CONTINUES = ("STATEMENT:  ", "DETAIL:  ", "HINT:  ", "CONTEXT:  ", "QUERY:  ")
"""What PostgreSQL adds to the line before, after its own time and process id."""

_FOLLOWS = (b"PANIC:  cannot abort transaction",)

NUMBERED = re.compile(r'(?:level|severity|lvl)": ?[456]0\b| 5\d\d \d+m?s$')
"""Where digits alone make the level: two lines that differ only in their digits read the same unless this is found in one of them."""

ANY = (1 << len(SAYS)) - 1

HEAD_BYTES = 1_000
"""A line says how bad it is within its first thousand bytes."""

DIGITS = b"0123456789"
HEX_ID = re.compile(rb"[0-9a-fA-F]{8,}")
"""Lines of one shape differ in digits and such ids only: what is decided of one holds for all."""


def said_level(text: str, found: int = ANY) -> Level | None:
    """Return how bad a text says it is; None for continuation lines and those that say they are harmless.

    `found`: a bit for each of `SAYS` that may be in the text; the others need not be tried.
    """
    if continues(text):
        return None
    for index, (level, pattern) in enumerate(_DECIDED):
        match = pattern.search(text) if found >> index & 1 else None
        if match is not None:
            return None if _says_harmless(level, match.start(), text) else level
    return None


def continues(text: str) -> bool:
    """Whether a text belongs to the line before: a frame of a stack trace, what PostgreSQL adds to an error."""
    head = text[:80]
    return _CONTINUES.match(head) is not None or any(word in head for word in _POSTGRES_CONTINUES)


def follows(text: bytes) -> bool:
    """Whether a text that calls itself an error tells only what the one before it led to (PostgreSQL, `access/transam/xact.c`)."""
    return any(words in text for words in _FOLLOWS)


def _says_harmless(level: Level, position: int, text: str) -> bool:
    """Whether the line gives itself a lower level: before the word that sounds bad, or anywhere when that is no level at all."""
    if level is Level.FATAL or not any(word in text for word in _HARMLESS_WORDS):
        return False
    harmless = _HARMLESS.search(text)
    return harmless is not None and (level is Level.FAILURE or harmless.start() < position)
