"""Chosen lines of a log member, read in one pass: what lies between them is only counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from daoflow_analyzer.scan.blocks import BLOCK_BYTES, line_blocks
from daoflow_analyzer.scan.lines import LINE_BYTES, LogSource

Range = tuple[int, int]
"""The 1-based numbers of a first and a last line."""


def lines_in(source: LogSource, member: str, ranges: Sequence[Range]) -> Iterator[tuple[int, list[bytes]]]:
    """Yield (number of the first, raw lines) for each stretch of wanted lines, reading no further than needed.

    `ranges` are sorted and do not overlap. A stretch may come in several pieces. Raises what the source's `stream` raises, after what
    could be read.
    """
    wanted = list(ranges)
    number = 0
    for buffer, end in line_blocks(source.stream(member), BLOCK_BYTES):
        if not wanted:
            return
        count = buffer.count(b"\n", 0, end) + (buffer[end - 1] != 0x0A)
        first, last = number + 1, number + count
        number = last
        if wanted[0][0] > last:
            continue
        lines = bytes(memoryview(buffer)[: end - 1 if buffer[end - 1] == 0x0A else end]).split(b"\n")
        while wanted and wanted[0][0] <= last:
            start, stop = max(wanted[0][0], first), min(wanted[0][1], last)
            found = lines[start - first : stop - first + 1]
            yield start, found if max(map(len, found)) <= LINE_BYTES else [line[:LINE_BYTES] for line in found]
            if wanted[0][1] > last:
                break
            wanted.pop(0)


def merged(ranges: Sequence[Range]) -> list[Range]:
    """Return the ranges sorted, with those that touch or overlap made one."""
    found: list[Range] = []
    for first, last in sorted(ranges):
        if last < first:
            continue
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found
