"""Files that are not lines of text: the engine's own log files and the journal's, one JSON record a line, and NUL-separated environments.

A program's line over 16 KiB is several records: what is cut in two there is a secret only when it is put together again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from daoflow_collector.redact import spans
from daoflow_collector.redact.lines import LineRedactor
from daoflow_collector.redact.spans import Counts
from daoflow_collector.redact.tree import Walk
from daoflow_collector.redact.vault import to_bytes, to_text

if TYPE_CHECKING:
    from daoflow_collector.redact.scanner import Scanner

_RECORD = re.compile(rb'\A\s*\{"log":"|\A\s*\{"log": "')
MAX_ARGUMENTS = 1000
_PROGRAM = re.compile(rb"[A-Za-z0-9_.+/:-]{2,4096}(?: [^\0\n]*)?")
_CONTROL = re.compile(rb"[\x01-\x08\x0b-\x1f\x7f]")
_ENTRY = re.compile(rb"\s*[A-Za-z_][A-Za-z0-9_]*=")
_PARTIAL = b'"CONTAINER_PARTIAL_MESSAGE"'
_JOURNAL = re.compile(rb'\A\s*\{[^\n]*"MESSAGE"')


def are_records(content: bytes) -> bool:
    """Say whether a text begins as a log file of the engine's json-file driver, or is the journal's with lines that it cut."""
    return bool(_RECORD.match(content)) or (_PARTIAL in content and bool(_JOURNAL.match(content)))


def is_environment(content: bytes) -> bool:
    """Say whether a text is variables with a NUL after each, as the kernel shows a process's environment."""
    entries = [entry for entry in content.split(b"\0") if entry.strip()]
    return b"\0" in content and bool(entries) and all(_ENTRY.match(entry) for entry in entries)


def is_command_line(content: bytes) -> bool:
    """Say whether a text is a process's arguments with a NUL after each, as the kernel shows them, and nothing that is no text."""
    arguments = content.rstrip(b"\n").split(b"\0")
    return (
        1 < len(arguments) <= MAX_ARGUMENTS
        and bool(_PROGRAM.fullmatch(arguments[0]))
        and not any(_CONTROL.search(argument) for argument in arguments)
    )


def redact_environment(content: bytes, scanner: Scanner, counts: Counts) -> bytes:
    """Return a NUL-separated environment without its secrets; whatever stands in a value, it ends at the NUL."""
    entries = [to_text(entry) for entry in content.split(b"\0")]
    walk = Walk(scanner, counts)
    return b"\0".join(to_bytes(walk.node([entry])[0]) if entry.strip() else to_bytes(entry) for entry in entries)


def with_arguments(content: bytes, scanner: Scanner, counts: Counts) -> bytes:
    """Return a text with command lines in it as the kernel keeps them, NUL between the arguments, without secrets behind flags."""
    lines = content.split(b"\n")
    walk = Walk(scanner, counts)
    for index, line in enumerate(lines):
        if 1 < line.count(b"\0") <= MAX_ARGUMENTS:
            arguments = [to_text(argument) for argument in line.split(b"\0")]
            lines[index] = b"\0".join(map(to_bytes, walk.node(arguments)))
    return b"\n".join(lines)


@dataclass
class _Line:
    """One line as the program wrote it: which records it is spread over, and its text."""

    records: list[int]
    text: str = ""
    ended: bool = False
    key: str = "log"


def redact_records(content: bytes, scanner: Scanner, counts: Counts) -> bytes:
    """Return a json-file log without its secrets, record for record; a line that changed stands in its first but for an end as it was."""
    raw = content.split(b"\n")
    documents = [_document(line) for line in raw]
    lines = _lines(documents)
    for stream in sorted({key for key, _ in lines}):
        of_stream = [line for key, line in lines if key == stream]
        redactor = LineRedactor(scanner, counts)
        redacted = redactor.feed(to_bytes(line.text) for line in of_stream) + redactor.flush()
        for line, new in zip(of_stream, redacted):
            if to_bytes(line.text) != new:
                _put(documents, line, to_text(new))
                for index in line.records:
                    raw[index] = json.dumps(documents[index], ensure_ascii=True, separators=(",", ":")).encode("ascii")
    walk = Walk(scanner, counts)
    for index, document in enumerate(documents):
        text = _key(document or {})
        rest = {key: value for key, value in (document or {}).items() if key != text}
        clean = walk.node(rest)
        if document is not None and clean != rest:
            raw[index] = json.dumps({text: document[text], **clean}, separators=(",", ":")).encode("ascii")
    broken = [index for index, document in enumerate(documents) if document is None]
    redactor = LineRedactor(scanner, counts)
    for index, new in zip(broken, redactor.feed(raw[index] for index in broken) + redactor.flush()):
        raw[index] = new
    return b"\n".join(raw)


def _document(line: bytes) -> dict[str, Any] | None:
    try:
        document = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return document if isinstance(document, dict) and isinstance(document.get(_key(document)), str) else None


def _key(document: dict[str, Any]) -> str:
    return "log" if "log" in document else "MESSAGE"


def _lines(documents: Iterable[dict[str, Any] | None]) -> list[tuple[str, _Line]]:
    """Join records of one stream until one ends in a newline."""
    lines: list[tuple[str, _Line]] = []
    unfinished: dict[str, _Line] = {}
    for index, document in enumerate(documents):
        if document is None:
            continue
        key = _key(document)
        stream = (
            str(document.get("stream", ""))
            if key == "log"
            else f"{document.get('CONTAINER_ID')} {document.get('PRIORITY')}"
        )
        line = unfinished.get(stream)
        if line is None:
            line = unfinished[stream] = _Line([], key=key)
            lines.append((stream, line))
        line.records.append(index)
        text = document[key]
        line.ended = key == "log" and text.endswith("\n")
        line.text += text[:-1] if line.ended else text
        if line.ended or (key != "log" and str(document.get("CONTAINER_PARTIAL_MESSAGE")).lower() != "true"):
            del unfinished[stream]
    return lines


def _put(documents: list[dict[str, Any] | None], line: _Line, text: str) -> None:
    """Put a changed line into its records: what did not change at its end stays in its own, all else goes into the first."""
    kept = spans.unchanged_end(line.text, text)
    end = len(text)
    for position in reversed(range(len(line.records))):
        document = documents[line.records[position]]
        if document is None:
            continue
        newline = "\n" if line.ended and position == len(line.records) - 1 else ""
        size = len(document[line.key]) - len(newline)
        start = max(end - min(size, kept), 0) if position else 0
        kept = kept - size if kept >= size else 0
        document[line.key] = text[start:end] + newline
        end = start
