"""How bad a line says it is: found by the engine as one more pattern, decided here once per shape of line."""

from __future__ import annotations

from daoflow_bundle.levels import ANY, SAYS, Level, said_level

from daoflow_analyzer.scan.lines import quoted_source
from daoflow_analyzer.scan.noise import is_access, is_noise
from daoflow_analyzer.scan.regex import parse
from daoflow_analyzer.scan.scan_pattern import scan_pattern

__all__ = ["ANY", "LEVEL_PATTERNS", "Level", "level_of", "levels_of"]

LEVEL_PATTERNS = tuple(scan_pattern(parse(pattern)) for _, pattern in SAYS)
"""For the engine: a line that `level_of` gives a level is found by at least one of them."""


def level_of(text: str, service: str, said: int = ANY) -> Level | None:
    """Return how bad a text says it is; None for continuation lines, quoted source, known noise, and lines that say they are harmless.

    `said`: a bit for each of `LEVEL_PATTERNS` that the engine has found in the line; the others need not be tried.
    """
    return levels_of(text, service, said)[0]


def levels_of(text: str, service: str, said: int = ANY) -> tuple[Level | None, Level | None]:
    """Return `level_of`, and the level that a reader of the log sees: a warning that is known to be harmless is one all the same."""
    quoted = quoted_source(text)
    own_words = text if quoted is None else text[:quoted]
    level = said_level(own_words, said)
    if level is None or not is_noise(own_words, service):
        return level, level
    return None, level if level is Level.WARNING and not is_access(own_words) else None
