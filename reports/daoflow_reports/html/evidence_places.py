"""Evidence as the page shows and links it: excerpts with an anchor a line, the way into the log viewer and to the cited files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import groupby

from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.result import Result, UnexplainedLine
from daoflow_analyzer.result_parts.files import CitedFile, CitedFiles, FilePart
from markupsafe import Markup, escape

from daoflow_reports.wording import visible

MAX_EXCERPT_LINES = 12
NEAR_LINES = 6
"""Around a cited line of a file: as much as a print needs."""

SAID_IN = ("msg", "message", "error", "err", "reason")
"""What a structured log entry says, in the order in which it is read; the rest of it is for machines."""

LOG_LINE = re.compile(
    r"\d{4}-\d\d-\d\dT(?P<clock>\d\d:\d\d:\d\d(?:\.\d{1,3})?)\d*Z (?:stdout|stderr|journal|collector) ?"
)
"""A log member's line begins so; a reader wants its time to the millisecond, and its text."""

UNSAFE_IN_ID = re.compile(r"[^A-Za-z0-9._/-]")


@immutable
class PageLine:
    """One line of an excerpt; `clock` is a log line's time of day.

    `anchor` is its HTML id where it is the first place that shows this line as evidence.
    """

    number: int
    clock: str
    text: str
    is_evidence: bool
    anchor: str | None


@immutable
class Stretch:
    """Lines of a file before which `left_out` others stand that are not here. Where none `is_near` a cited one, they are not printed."""

    left_out: int
    lines: tuple[PageLine, ...]
    is_near: bool


@immutable
class PageFile:
    """A cited file; `left_out` lines stand after the last of its stretches and are not here."""

    file: CitedFile
    anchor: str
    stretches: tuple[Stretch, ...]
    left_out: int


class Places:
    """Knows which logs and files the page has, and which lines have an anchor already. One for each page."""

    def __init__(self, result: Result) -> None:
        """Take the excerpts and the names of the logs."""
        self._excerpts = result.excerpts
        self._keys = {log.member: log.key for log in result.page.logs.logs} if result.page is not None else {}
        self._anchored: set[str] = set()
        self._cited = result.page.files if result.page is not None else CitedFiles()
        self._files: dict[str, tuple[str, CitedFile]] = {}
        for file in self._cited.files:
            self._files[file.member] = (self._file_anchor(file.member), file)

    def link(self, evidence: Evidence | UnexplainedLine) -> str | None:
        """Return the fragment that leads to a log line or into a cited file, None where the page has neither."""
        key = self._keys.get(evidence.member)
        if key is not None:
            return f"#/log/{key}:L{evidence.line}" if evidence.line is not None else None
        if evidence.member not in self._files:
            return None
        anchor, file = self._files[evidence.member]
        pointer = getattr(evidence, "pointer", None)
        line = evidence.line if evidence.line is not None else self._cited.places.get((evidence.member, pointer or ""))
        return f"#{anchor}:L{line}" if line in file.cited else f"#{anchor}"

    def is_log(self, evidence: Evidence) -> bool:
        """Whether it stands in a log that the viewer has."""
        return evidence.member in self._keys

    def files(self) -> tuple[PageFile, ...]:
        """Return the cited files as the page shows them."""
        return tuple(
            PageFile(file, anchor, tuple(_stretches(file, anchor)), file.total - _end(file.parts[-1]))
            for anchor, file in self._files.values()
        )

    def _file_anchor(self, member: str) -> str:
        """Return an HTML id for a member, whose name may have anything in it."""
        name = f"/file/{UNSAFE_IN_ID.sub('_', member)}"
        while name in self._anchored:
            name += "_"
        self._anchored.add(name)
        return name

    def excerpt(self, evidence: Evidence) -> tuple[PageLine, ...]:
        """Return the lines around the evidence, or the evidence alone where there are none."""
        lines = self._excerpts.get((evidence.member, evidence.line)) if evidence.line is not None else None
        if not lines:
            own = evidence.excerpt.splitlines() or [""]
            return tuple(
                _line(evidence.line or 0, text, anchor=None, is_evidence=True) for text in own[:MAX_EXCERPT_LINES]
            )
        return tuple(
            _line(
                line.line,
                line.text,
                anchor=self._anchor(evidence, line.line) if line.is_evidence else None,
                is_evidence=line.is_evidence,
            )
            for line in lines
        )

    def _anchor(self, evidence: Evidence, line: int) -> str | None:
        key = self._keys.get(evidence.member)
        name = f"/log/{key}:L{line}"
        if key is None or name in self._anchored:
            return None
        self._anchored.add(name)
        return name


def proof(evidence: Evidence) -> str:
    """Return what stands at a place in one line, without a log line's time and stream; of a structured entry what it says."""
    text = " ".join(visible(evidence.excerpt).split())
    match = LOG_LINE.match(text)
    text = text[match.end() :] if match is not None else text
    return _said(text) or text


def _said(text: str) -> str:
    """Return the words of a log entry that is a JSON object, an empty string for any other."""
    if not text.startswith("{"):
        return ""
    try:
        entry = json.loads(text)
    except (ValueError, RecursionError):  # cut, or only like one
        return ""
    return " · ".join(value for key in SAID_IN if isinstance(value := entry.get(key), str) and value)


def numbered(stretch: Stretch) -> Markup:
    """Return a stretch of a file with its line numbers as HTML, escaped all at once.

    Only lines near a cited one are elements of their own: a page with thousands is slow for people who have it read to them.
    """
    text = str(escape(visible("\n".join(line.text for line in stretch.lines))))
    if stretch.is_near:
        rows = "".join(
            f'<span class="line{_marked(line)}"><span class="line-number">{line.number}</span>{words}\n</span>'
            for line, words in zip(stretch.lines, text.split("\n"), strict=True)
        )
    else:
        numbers = "\n".join(str(line.number) for line in stretch.lines)
        rows = f'<span class="far"><span class="line-number">{numbers}</span><span>{text}</span></span>'
    return Markup(rows)  # noqa: S704 - escaped texts, numbers, and ids that `_file_anchor` made harmless


def _marked(line: PageLine) -> str:
    return f' hit" id="{line.anchor}' if line.anchor is not None else ""


def _end(part: FilePart) -> int:
    return part.first + len(part.lines) - 1


def _stretches(file: CitedFile, anchor: str) -> Iterator[Stretch]:
    near = {at for line in file.cited for at in range(line - NEAR_LINES, line + NEAR_LINES + 1)}
    end = 0
    for part in file.parts:
        left_out = part.first - 1 - end
        end = _end(part)
        for is_near, numbers in groupby(range(part.first, end + 1), near.__contains__):
            lines = tuple(_file_line(file, anchor, number, part.lines[number - part.first]) for number in numbers)
            yield Stretch(left_out, lines, is_near)
            left_out = 0


def _file_line(file: CitedFile, anchor: str, number: int, text: str) -> PageLine:
    is_evidence = number in file.cited
    return PageLine(number, "", text, is_evidence, f"{anchor}:L{number}" if is_evidence else None)


def _line(number: int, text: str, *, anchor: str | None, is_evidence: bool) -> PageLine:
    match = LOG_LINE.match(text)
    if match is None:
        return PageLine(number, "", text, is_evidence, anchor)
    return PageLine(number, match["clock"], text[match.end() :], is_evidence, anchor)
