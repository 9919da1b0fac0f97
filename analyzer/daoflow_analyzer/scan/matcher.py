"""Candidates of one block → the lines they lie in."""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.scan.engines import ID_BITS

_ID = (1 << ID_BITS) - 1


def candidate_lines(buffer: bytearray, end: int, candidates: list[int]) -> Iterator[tuple[int, int, set[int]]]:
    """Yield (start, stop, pattern indices) of each line with candidates, in order; `stop` is where its newline is."""
    stop = -1
    start = 0
    patterns: set[int] = set()
    for candidate in candidates:
        offset = candidate >> ID_BITS
        if offset <= stop:
            patterns.add(candidate & _ID)
            continue
        if stop >= 0:
            yield start, stop, patterns
        start = buffer.rfind(b"\n", stop + 1, offset) + 1
        # Without a newline before it, the line begins where the last one ended, or the block does.
        start = start or stop + 1
        stop = buffer.find(b"\n", offset, end)
        if stop < 0:
            stop = end
        patterns = {candidate & _ID}
    if stop >= 0:
        yield start, stop, patterns
