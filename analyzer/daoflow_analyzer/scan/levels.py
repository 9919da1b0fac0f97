"""How bad a line says it is: found by the engine as one more pattern, decided here once per shape of line."""

from __future__ import annotations

import re
from enum import IntEnum

from daoflow_analyzer.scan.lines import quoted_source
from daoflow_analyzer.scan.noise import is_noise
from daoflow_analyzer.scan.regex import parse
from daoflow_analyzer.scan.scan_pattern import scan_pattern


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

_SAYS: tuple[tuple[Level, str], ...] = (
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
            r"read-only file system|[Cc]orrupt|degraded|[Aa]borted)\b"
        ),
    ),
)
_DECIDED = tuple((level, re.compile(pattern)) for level, pattern in _SAYS)

_HARMLESS = re.compile(
    _JSON_LEVEL + r'(?:"(?:info|debug|trace|INFO|DEBUG)"|[123]0\b)|level=(?:info|debug|trace)\b|\[INFO\]|\bINFO\b'
)
_HARMLESS_WORDS = ('l":', 'severity":', "level=", "INFO")
"""One of these is in every text that `_HARMLESS` finds: looking for them is ten times faster."""

_CONTINUES = re.compile(r"\s+at |\s*\^")
_POSTGRES_CONTINUES = ("STATEMENT:  ", "DETAIL:  ", "HINT:  ", "CONTEXT:  ", "QUERY:  ")
"""What PostgreSQL adds to the line before, after its own time and process id."""

LEVEL_PATTERNS = tuple(scan_pattern(parse(pattern)) for _, pattern in _SAYS)
"""For the engine: a line that `level_of` gives a level is found by at least one of them."""

ANY = (1 << len(LEVEL_PATTERNS)) - 1


def level_of(text: str, service: str, said: int = ANY) -> Level | None:
    """Return how bad a text says it is; None for continuation lines, quoted source, known noise, and lines that say they are harmless.

    `said`: a bit for each of `LEVEL_PATTERNS` that the engine has found in the line; the others need not be tried.
    """
    quoted = quoted_source(text)
    if quoted is not None:
        text = text[:quoted]
    head = text[:80]
    if _CONTINUES.match(head) or any(word in head for word in _POSTGRES_CONTINUES):
        return None
    for index, (level, pattern) in enumerate(_DECIDED):
        match = pattern.search(text) if said >> index & 1 else None
        if match is not None:
            return None if _says_harmless(level, match.start(), text) or is_noise(text, service) else level
    return None


def _says_harmless(level: Level, position: int, text: str) -> bool:
    """Whether the line gives itself a lower level: before the word that sounds bad, or anywhere when that is no level at all."""
    if level is Level.FATAL or not any(word in text for word in _HARMLESS_WORDS):
        return False
    harmless = _HARMLESS.search(text)
    return harmless is not None and (level is Level.FAILURE or harmless.start() < position)
