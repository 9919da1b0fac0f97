"""The logs for reading: every line while they are short; of long ones what surrounds the evidence, and the newest lines.

A report must stay small enough to be handed on, and a log may have a gigabyte. What is left out is counted and stays in the bundle.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from operator import itemgetter, le

from daoflow_bundle.errors import BundleError

from daoflow_analyzer.chosen_logs import LogSize, most_telling
from daoflow_analyzer.result_parts.logs import LEVELS, LogPart, OnShown, ShownLog, ShownLogs
from daoflow_analyzer.scan.excerpts import displayed
from daoflow_analyzer.scan.line_ranges import Range, lines_in, merged
from daoflow_analyzer.scan.log_member import log_key
from daoflow_analyzer.scan.scanner import ScanResult
from daoflow_analyzer.source import EvidenceSource

BUDGET_BYTES = 14_000_000
"""Of all shown lines as they stand in the members: 100,000 lines of the usual length, less than 5 MB as the report packs them."""

LINE_BYTES = 48
"""What a line counts at least, its time and stream: ten million empty ones must not fit the budget."""

AROUND_CITED = 200
AROUND_UNEXPLAINED = 40
FIRST_LINES = 100
OVERRUN_BYTES = 1 << 20
"""Read of a log beyond its share before it is believed that its lines are longer, or its size other, than the manifest says."""

MAX_WINDOWS = 400
"""Places in one log around which lines are kept."""

TIME_BYTES = 29
"""An RFC 3339 time with nanoseconds, without its Z: as far as two lines' times are compared."""

_TO_LEVEL = bytes.maketrans(bytes(range(len(LEVELS))), LEVELS.encode())


def shown_logs(
    source: EvidenceSource,
    scan: ScanResult,
    cited: Mapping[str, Collection[int]],
    unexplained: Mapping[str, Collection[int]],
    on_shown: OnShown,
) -> ShownLogs:
    """Return the lines to show of every log, and give `on_shown` each as it is ready. Damage ends a log early and is noted.

    `cited` and `unexplained` are line numbers by member.
    """
    every = _logs(source, scan)
    found = most_telling(every, cited, unexplained)
    shares = _shares([log.size_bytes for log in found])
    logs: list[ShownLog] = []
    keys: list[list[bytes]] = []
    for log, share in zip(found, shares, strict=True):
        ranges = _ranges(log, share, cited.get(log.member, ()), unexplained.get(log.member, ()))
        shown, times = _read(source, log, ranges, scan, bound=max(2 * share, OVERRUN_BYTES))
        on_shown(shown)
        logs.append(shown)
        keys.append(times)
    shown_members = {log.member for log in found}
    others = [log for log in every if log.member not in shown_members]
    return ShownLogs(
        tuple(logs),
        _order(keys),
        dict(scan.logs.missing),
        others=len(others),
        other_lines=sum(log.summary.lines for log in others if log.summary is not None),
    )


def _logs(source: EvidenceSource, scan: ScanResult) -> list[LogSize]:
    sizes = {record.path: record.size for record in source.manifest.members} if source.manifest is not None else {}
    summaries = {summary.member: summary for summary in scan.logs.summaries.values()}
    found = []
    for member in source.members():
        key = log_key(member, source.manifest)
        if key is None:
            continue
        summary = summaries.get(member)
        # Where the manifest is lost, a line is taken for a hundred bytes.
        size = sizes.get(member) or (summary.lines * 100 if summary is not None else BUDGET_BYTES)
        if summary is not None:
            size = max(size, summary.lines * LINE_BYTES)
        found.append(LogSize(key, member, size, summary))
    return found


def _shares(sizes: Sequence[int]) -> list[int]:
    """Divide the budget: small logs whole, what they leave among the large ones alike."""
    shares = [0] * len(sizes)
    left = BUDGET_BYTES
    for place, index in enumerate(sorted(range(len(sizes)), key=lambda index: sizes[index])):
        shares[index] = min(sizes[index], left // (len(sizes) - place))
        left -= shares[index]
    return shares


def _ranges(log: LogSize, share: int, cited: Collection[int], unexplained: Collection[int]) -> list[Range]:
    """Choose the lines: all, or the surroundings of the places that count, the first lines, and the newest for the rest of the share."""
    if share >= log.size_bytes:
        return [(1, 1 << 60)]
    total = log.summary.lines if log.summary is not None else 0
    room = int(share / max(1.0, log.size_bytes / max(1, total)))
    around = [(line - AROUND_CITED, line + AROUND_CITED) for line in sorted(cited)]
    around += [(line - AROUND_UNEXPLAINED, line + AROUND_UNEXPLAINED) for line in sorted(unexplained)]
    kept: list[Range] = []
    for first, last in [*around, (1, FIRST_LINES)][:MAX_WINDOWS]:
        with_this = merged([*kept, (max(1, first), min(last, total))])
        if _count(with_this) <= room:
            kept = with_this
    newest = room - _count(kept)
    return merged([*kept, (total - newest + 1, total)]) if newest > 0 else kept


def _count(ranges: Sequence[Range]) -> int:
    return sum(last - first + 1 for first, last in ranges)


def _read(
    source: EvidenceSource, log: LogSize, ranges: Sequence[Range], scan: ScanResult, *, bound: int
) -> tuple[ShownLog, list[bytes]]:
    levels = scan.levels.get(log.member, b"")
    parts: list[list[int]] = []
    texts: list[str] = []
    marks: list[bytes] = []
    times: list[bytes] = []
    latest, note, size = b"", "", 0
    try:
        for first, lines in lines_in(source, log.member, ranges):
            joined = b"\n".join(lines)
            size += len(joined) - len(lines) + 1
            if size > bound:
                note = "its lines are longer than the rest of it says: no more of it is shown"
                break
            if parts and parts[-1][0] + parts[-1][1] == first:
                parts[-1][1] += len(lines)
            else:
                parts.append([first, len(lines)])
            level = levels[first - 1 : first - 1 + len(lines)]
            marks.append(level.ljust(len(lines), b"\0"))
            text = joined.decode("utf-8", "replace")
            texts.append(text if max(map(len, lines)) < 2_000 else "\n".join(map(displayed, text.split("\n"))))
            latest = _add_times(times, lines, latest)
    except BundleError as error:
        note = f"reading it stopped early: {error}"
    shown = ShownLog(
        key=log.key,
        member=log.member,
        service=log.summary.service if log.summary is not None else log.key,
        total=log.summary.lines if log.summary is not None else len(times),
        dropped=log.summary.dropped_lines if log.summary is not None else 0,
        parts=tuple(LogPart(first, count) for first, count in parts),
        text="\n".join(texts),
        levels=b"".join(marks).translate(_TO_LEVEL).decode("ascii"),
        note=note,
    )
    return shown, times


def _add_times(times: list[bytes], lines: Sequence[bytes], latest: bytes) -> bytes:
    """Append the lines' times, which never step back, and return the last one."""
    found = [line[:TIME_BYTES] for line in lines]
    ends = (found[0], found[-1])
    if found[0] >= latest and all(time[10:11] == b"T" for time in ends) and all(map(le, found, found[1:])):
        times += found
        return found[-1]
    for time in found:
        # Lines without a time, and clocks that were set back, stay behind the line before them.
        if time > latest and time[10:11] == b"T":
            latest = time
        times.append(latest)
    return latest


def _order(keys: Sequence[Sequence[bytes]]) -> tuple[tuple[int, int], ...]:
    """Merge by time; each log keeps its own order, which its times already follow."""
    width = 2  # the log's index behind the time: such keys sort several times faster than pairs do
    marks = [index.to_bytes(width, "big") for index in range(len(keys))]
    merged_keys = sorted([time + mark for mark, times in zip(marks, keys, strict=True) for time in times])
    runs: list[tuple[int, int]] = []
    for mark, run in groupby(merged_keys, key=itemgetter(slice(-width, None))):
        runs.append((int.from_bytes(mark, "big"), len(list(run))))
    return tuple(runs)
