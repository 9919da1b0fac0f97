"""How bad a line says it is: found by the engine as one more pattern, decided here once per shape of line."""

from __future__ import annotations

from daoflow_bundle.levels import ANY, SAYS, Level, said_level

from daoflow_analyzer.scan.lines import quoted_source
from daoflow_analyzer.scan.noise import is_access, is_noise
from daoflow_analyzer.scan.regex import parse
from daoflow_analyzer.scan.scan_pattern import scan_pattern

__all__ = ["ANY", "LEVEL_PATTERNS", "Level", "level_of", "shown_level"]

LEVEL_PATTERNS = tuple(scan_pattern(parse(pattern)) for _, pattern in SAYS)
"""For the engine: a line that `level_of` gives a level is found by at least one of them."""


def level_of(text: str, service: str, said: int = ANY) -> Level | None:
    """Return how bad a text says it is; None for continuation lines, quoted source, known noise, and lines that say they are harmless.

    `said`: a bit for each of `LEVEL_PATTERNS` that the engine has found in the line; the others need not be tried.
    """
    text = _own_words(text)
    level = said_level(text, said)
    return None if level is None or is_noise(text, service) else level


def shown_level(text: str, service: str, said: int = ANY) -> Level | None:
    """Return the level that a reader of the log sees: `level_of`, and a warning that is known to be harmless is one all the same."""
    level = level_of(text, service, said)
    if level is None and said_level(_own_words(text), said) is Level.WARNING and not is_access(text):
        return Level.WARNING
    return level


def _own_words(text: str) -> str:
    quoted = quoted_source(text)
    return text if quoted is None else text[:quoted]
