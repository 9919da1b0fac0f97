"""The engines that find candidate lines in blocks: hyperscan, google-re2 where hyperscan has no wheel, `re` where neither is.

All run the same scan patterns and may name too many lines, never too few; what they name is confirmed elsewhere.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Protocol

from daoflow_analyzer.errors import RuleSetError

ID_BITS = 16
"""A candidate is one integer: the end of the match shifted by this, plus the pattern's index."""

SHORT_BYTES = 8 << 20
"""Logs in all up to which the engine that starts fast is done first, nearly also where every third line is a hit."""

RE2_BLOCK_BYTES = 64 << 10
RE2_MEMORY_BYTES = 256 << 20
"""With 8 to 32 MB a set of 1,000 patterns does not compile."""


class Engine(Protocol):
    """Finds candidates of many patterns in one pass. Not to be shared between threads."""

    name: str

    def candidates(self, buffer: bytearray, end: int) -> list[int]:
        """Return `end of match << ID_BITS | pattern index`, sorted; the match and its end lie within one line of `buffer[:end]`."""


class HyperscanEngine:
    """A compiled database, shared by all engines of the same patterns, with scratch space of its own."""

    name = "hyperscan"

    def __init__(self, patterns: Sequence[str]) -> None:
        """Compile. Raises `ImportError` where there is no hyperscan, `RuleSetError` when it refuses a pattern."""
        self._database, self._scratch = _hyperscan_database(tuple(patterns))
        self._found: list[int] = []
        self._on_match = _collector(self._found)

    def candidates(self, buffer: bytearray, end: int) -> list[int]:
        """Return the candidates of a block."""
        self._found.clear()
        self._database.scan(memoryview(buffer)[:end], self._on_match, scratch=self._scratch)
        return sorted(self._found)


def _hyperscan_database(patterns: tuple[str, ...]) -> tuple[Any, Any]:
    hyperscan = importlib.import_module("hyperscan")
    try:
        database = _compiled_database(patterns)
        return database, hyperscan.Scratch(database)
    except hyperscan.error as error:
        raise RuleSetError(f"hyperscan refuses a signature: {error}") from error


@lru_cache(maxsize=2)
def _compiled_database(patterns: tuple[str, ...]) -> Any:
    hyperscan = importlib.import_module("hyperscan")
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(
        expressions=[pattern.encode() for pattern in patterns],
        ids=list(range(len(patterns))),
    )
    return database


def _collector(found: list[int]) -> Callable[[int, int, int, int, object], None]:
    append = found.append

    def on_match(pattern: int, _start: int, end: int, _flags: int, _context: object) -> None:
        append(end << ID_BITS | pattern)

    return on_match


class Re2Engine:
    """A set that says which patterns are in a block, then each of those on its own."""

    name = "re2"

    def __init__(self, patterns: Sequence[str]) -> None:
        """Compile. Raises `RuleSetError` when re2 refuses a pattern or the set needs too much memory."""
        self._set, self._patterns = _compiled_set(tuple(patterns))

    def candidates(self, buffer: bytearray, end: int) -> list[int]:
        """Return the candidates of a block."""
        found: list[int] = []
        position = 0
        while position < end:
            stop = self._line_end(buffer, position, end)
            piece = bytes(memoryview(buffer)[position:stop])
            for index in self._set.Match(piece) or ():
                matches = self._patterns[index].finditer(piece)
                found.extend((position + match.end()) << ID_BITS | index for match in matches)
            position = stop
        return sorted(found)

    @staticmethod
    def _line_end(buffer: bytearray, position: int, end: int) -> int:
        """Return where a piece of whole lines ends that begins at `position`; a long line is a piece of its own."""
        stop = min(position + RE2_BLOCK_BYTES, end)
        if stop == end:
            return end
        newline = buffer.rfind(b"\n", position, stop)
        if newline < 0:
            newline = buffer.find(b"\n", stop, end)
        return newline + 1 if newline >= 0 else end


@lru_cache(maxsize=2)
def _compiled_set(patterns: tuple[str, ...]) -> tuple[Any, list[Any]]:
    re2 = importlib.import_module("re2")
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.max_mem = RE2_MEMORY_BYTES
    options.log_errors = False
    several = re2.Set.SearchSet(options)
    single: list[Any] = []
    try:
        for pattern in patterns:
            raw = pattern.encode()
            single.append(re2.compile(raw, options))
            several.Add(raw)
        several.Compile()
    except re2.error as error:
        raise RuleSetError(f"re2 refuses a signature: {error}") from error
    return several, single


class StandardEngine:
    """The standard library's `re`, one pattern after another: many times slower, and there on every machine."""

    name = "re"

    def __init__(self, patterns: Sequence[str]) -> None:
        """Compile. Raises `RuleSetError` when `re` refuses a pattern."""
        self._patterns = _compiled_each(tuple(patterns))

    def candidates(self, buffer: bytearray, end: int) -> list[int]:
        """Return the candidates of a block."""
        found: list[int] = []
        for index, pattern in enumerate(self._patterns):
            found.extend(match.end() << ID_BITS | index for match in pattern.finditer(buffer, 0, end))
        return sorted(found)


@lru_cache(maxsize=2)
def _compiled_each(patterns: tuple[str, ...]) -> list[re.Pattern[bytes]]:
    try:
        return [re.compile(pattern.encode()) for pattern in patterns]
    except re.error as error:
        raise RuleSetError(f"re refuses a signature: {error}") from error


ENGINES: dict[str, Callable[[Sequence[str]], Engine]] = {
    "hyperscan": HyperscanEngine,
    "re2": Re2Engine,
    "re": StandardEngine,
}


def make_engine(patterns: Sequence[str], name: str | None = None, *, is_short: bool = False) -> Engine:
    """Return the engine called `name`, or the best one that this machine has for logs that are short, or of any length.

    Hyperscan takes a third of a second to compile, in which re2 has scanned a hundred megabytes.
    """
    if not patterns or len(patterns) >= 1 << ID_BITS:
        raise RuleSetError(f"{len(patterns)} signatures cannot be scanned for: 1 to {(1 << ID_BITS) - 1} can")
    if name is not None:
        return ENGINES[name](patterns)
    for engine in (Re2Engine, HyperscanEngine) if is_short else (HyperscanEngine, Re2Engine):
        try:
            return engine(patterns)
        except ImportError:
            continue
    return StandardEngine(patterns)
