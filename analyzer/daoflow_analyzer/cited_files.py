"""The files that findings cite, for reading beside them: a person should not need the bundle to see what a verdict rests on.

Logs have their viewer (`shown_logs`). A report must stay small, so that only short files are here whole, and of longer ones what
surrounds the cited places.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from daoflow_bundle.document import decode_json
from daoflow_bundle.errors import BundleError
from daoflow_bundle.json_encoding import encode_json

from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.json_lines import lines_of
from daoflow_analyzer.result import ChecklistItem, ReportedFinding
from daoflow_analyzer.result_parts.files import CitedFile, CitedFiles, FilePart
from daoflow_analyzer.scan.excerpts import displayed
from daoflow_analyzer.scan.line_ranges import Range, merged
from daoflow_analyzer.scan.log_member import log_key
from daoflow_analyzer.source import EvidenceSource

WHOLE_BYTES = 20_000
"""A file up to this size, its line numbers counted in, is shown whole: `compose/ps.json`, a container's `inspect.json`."""

BUDGET_BYTES = 300_000
"""Of all shown lines. In the page they take about twice that."""

READ_BYTES = 8 << 20
"""Of all files: what is cited after that is named, not shown."""

AROUND = 12
MOST_VALUE_LINES = 40
"""Of a cited value that is long itself."""

LINE_BYTES = 24
"""What a line costs the page besides its text."""


@dataclass(slots=True)
class _Cited:
    """What is cited of one member, and by which findings."""

    lines: set[int] = field(default_factory=set)
    pointers: set[str] = field(default_factory=set)
    codes: dict[str, None] = field(default_factory=dict)

    def add(self, item: Evidence, code: str | None) -> None:
        if item.line is not None:
            self.lines.add(item.line)
        elif item.pointer:
            self.pointers.add(item.pointer)
        if code is not None:
            self.codes[code] = None


def cited_files(
    source: EvidenceSource, findings: Sequence[ReportedFinding], checklist: Sequence[ChecklistItem]
) -> CitedFiles:
    """Return what is shown of each cited file. A damaged one is left out: a finding says so already."""
    present = frozenset(source.members())
    cited: dict[str, _Cited] = {}
    for item, code in _evidence(findings, checklist):
        if item.member in present and log_key(item.member, source.manifest) is None:
            cited.setdefault(item.member, _Cited()).add(item, code)
    files: list[CitedFile] = []
    places: dict[tuple[str, str], int] = {}
    left_out: list[str] = []
    room, unread = BUDGET_BYTES, READ_BYTES
    for member, wanted in cited.items():
        if unread <= 0:
            left_out.append(member)
            continue
        try:
            content = source.read(member)
        except BundleError:
            continue
        unread -= len(content)
        text, found = _laid_out(member, content, wanted.pointers)
        lines = [displayed(line.removesuffix("\r")) for line in text.removesuffix("\n").split("\n")]
        ranges = _ranges(lines, [*((line, line) for line in wanted.lines), *found.values()])
        parts = tuple(FilePart(first, tuple(lines[first - 1 : last])) for first, last in ranges)
        size = sum(_size(part.lines) for part in parts)
        if size > room:
            left_out.append(member)
            continue
        room -= size
        places.update({(member, pointer): first for pointer, (first, _) in found.items()})
        marked = frozenset(wanted.lines | {first for first, _ in found.values()})
        files.append(CitedFile(member, len(content), len(lines), parts, marked, tuple(wanted.codes)))
    return CitedFiles(tuple(files), places, tuple(left_out))


def _evidence(
    findings: Sequence[ReportedFinding], checklist: Sequence[ChecklistItem]
) -> Iterable[tuple[Evidence, str | None]]:
    for finding in findings:
        yield from ((item, finding.code) for item in finding.evidence)
    yield from ((item.evidence, None) for item in checklist if item.evidence is not None)


def _laid_out(member: str, content: bytes, pointers: set[str]) -> tuple[str, dict[str, Range]]:
    """Return a file's text with the lines of the cited values; JSON as the collector writes it, whoever wrote this one."""
    if member.endswith(".json"):
        try:
            document = decode_json(content, member)
        except BundleError:  # not what its name promises, which is a finding: it is shown as it is
            pass
        else:
            return encode_json(document).decode(), dict(lines_of(document, pointers))
    return content.decode("utf-8", "replace"), {}


def _ranges(lines: Sequence[str], cited: Sequence[Range]) -> list[Range]:
    """Choose the lines: all of a short file, else those around what is cited, else the first."""
    total = len(lines)
    if _size(lines) <= WHOLE_BYTES:
        return [(1, total)]
    wanted = cited or [(1, 1)]
    return merged(
        [
            (max(1, first - AROUND), min(total, min(last, first + MOST_VALUE_LINES) + AROUND))
            for first, last in wanted
            if first <= total
        ]
    )


def _size(lines: Sequence[str]) -> int:
    return sum(map(len, lines)) + LINE_BYTES * len(lines)
