"""Files that are not lines of text: the engine's own log files, one JSON record a line, and NUL-separated environments.

A program's line over 16 KiB is several records: what is cut in two there is a secret only when it is put together again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile
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


def are_records(content: bytes) -> bool:
    """Say whether a text begins as a log file of the engine's json-file driver."""
    return bool(_RECORD.match(content))


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
        rest = {key: value for key, value in (document or {}).items() if key != "log"}
        clean = walk.node(rest)
        if document is not None and clean != rest:
            raw[index] = json.dumps({"log": document["log"], **clean}, separators=(",", ":")).encode("ascii")
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
    return document if isinstance(document, dict) and isinstance(document.get("log"), str) else None


def _lines(documents: Iterable[dict[str, Any] | None]) -> list[tuple[str, _Line]]:
    """Join records of one stream until one ends in a newline."""
    lines: list[tuple[str, _Line]] = []
    unfinished: dict[str, _Line] = {}
    for index, document in enumerate(documents):
        if document is None:
            continue
        stream = str(document.get("stream", ""))
        line = unfinished.get(stream)
        if line is None:
            line = unfinished[stream] = _Line([])
            lines.append((stream, line))
        line.records.append(index)
        text = document["log"]
        line.ended = text.endswith("\n")
        line.text += text[:-1] if line.ended else text
        if line.ended:
            del unfinished[stream]
    return lines


def _put(documents: list[dict[str, Any] | None], line: _Line, text: str) -> None:
    """Write a line's new text to its records: each that ends as before keeps that end, the rest stands in the first."""
    rest = line.text
    for position, index in reversed(list(enumerate(line.records))):
        document = documents[index]
        if document is not None:
            last = position == len(line.records) - 1
            own = document["log"][:-1] if last and line.ended else document["log"]
            kept = _common_end(own, rest, text) if position else text
            rest, text = rest[: len(rest) - len(own)], text[: len(text) - len(kept)]
            document["log"] = kept + ("\n" if last and line.ended else "")


def _common_end(own: str, before: str, after: str) -> str:
    """Return the end of a record's own text that the line has in common before and after; no token is cut by it."""
    pairs = zip(reversed(before[-len(own) :] if own else ""), reversed(after))
    size = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    raw = to_bytes(after)
    return to_text(raw[spans.behind_token(raw, len(to_bytes(after[: len(after) - size]))) :])
