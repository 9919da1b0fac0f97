"""How bad a line says it is: found by the engine as one more pattern, decided here once per shape of line."""

from __future__ import annotations

from daoflow_bundle.levels import ANY, SAYS, Level, said_level

from daoflow_analyzer.scan.lines import quoted_source
from daoflow_analyzer.scan.noise import is_noise
from daoflow_analyzer.scan.regex import parse
from daoflow_analyzer.scan.scan_pattern import scan_pattern

__all__ = ["ANY", "LEVEL_PATTERNS", "Level", "level_of"]

LEVEL_PATTERNS = tuple(scan_pattern(parse(pattern)) for _, pattern in SAYS)
"""For the engine: a line that `level_of` gives a level is found by at least one of them."""


def level_of(text: str, service: str, said: int = ANY) -> Level | None:
    """Return how bad a text says it is; None for continuation lines, quoted source, known noise, and lines that say they are harmless.

    `said`: a bit for each of `LEVEL_PATTERNS` that the engine has found in the line; the others need not be tried.
    """
    quoted = quoted_source(text)
    if quoted is not None:
        text = text[:quoted]
    level = said_level(text, said)
    return None if level is None or is_noise(text, service) else level
