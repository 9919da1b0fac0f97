"""Env files: every line, comment and order kept, the values of secrets replaced. Assignments that are commented out count too.

A value is taken as written, without its surrounding quotes; a carriage return before the newline is a line ending, not part of the value
(the token says `trailing-cr`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from daoflow_collector.redact import values
from daoflow_collector.redact.names import Verdict, is_identity, is_public, judge
from daoflow_collector.redact.scanner import Scanner
from daoflow_collector.redact.spans import Counts, count, tokens
from daoflow_collector.redact.vault import to_text

_ASSIGNMENT = re.compile(
    rb"\A(?P<lead>\xef\xbb\xbf|)(?P<comment>[ \t]*(?:#[# \t]*)?)(?P<export>(?:export|set)[ \t]+)?"
    rb"(?P<name>[A-Za-z_][A-Za-z0-9_.-]*)(?P<sep>[ \t]*[=:][ \t]*)(?P<rest>.*)\Z",
    re.DOTALL,
)
_OPAQUE = re.compile(r"[A-Za-z0-9_-]+|(?:[A-Za-z0-9+/]{4}){6,}=*")
_INLINE_COMMENT = re.compile(rb"[ \t]+#(?=[ \t]|\Z)")


@dataclass(frozen=True)
class Assignment:
    """One assignment as written. Offsets are into its line; `value` is what stands between the quotes, or the bare text."""

    name: str
    start: int
    end: int
    value: bytes = field(repr=False)
    quote: bytes = b""
    closed: bool = True
    commented: bool = False
    trailing_cr: bool = False


def assignment(line: bytes) -> Assignment | None:
    """Return the assignment that a line (without its newline) holds, or None."""
    body = line[:-1] if line.endswith(b"\r") else line
    match = _ASSIGNMENT.match(body)
    if match is None:
        return None
    name = to_text(match["name"])
    commented = b"#" in match["comment"]
    rest, start = match["rest"], match.start("rest")
    if match["sep"].strip() == b":" and (rest.startswith(b"//") or not match["sep"].endswith((b" ", b"\t"))):
        return None
    if commented and match["sep"].strip() == b":" and len(rest.split()) > 1:
        return None
    cr = len(body) != len(line)
    quote = rest[:1]
    if quote in (b"'", b'"', b"`") and quote:
        end = _closing(rest, quote)
        closed = end > 0
        last = rest.rfind(quote)
        if closed and last > end and not _INLINE_COMMENT.search(rest, end, last):
            end = last  # a quote inside the quotes: Compose stumbles over it, the secret is still all of it
        end = end if closed else len(rest)
        return Assignment(name, start + 1, start + end, rest[1:end], quote, closed, commented, cr)
    comment = _INLINE_COMMENT.search(rest)
    end = comment.start() if comment else len(rest)
    return Assignment(name, start, start + end, rest[:end], b"", True, commented, cr)


def _closing(rest: bytes, quote: bytes) -> int:
    position = rest.find(quote, 1)
    while (
        position > 0
        and quote == b'"'
        and rest[position - 1 : position] == b"\\"
        and rest[position - 2 : position - 1] != b"\\"
    ):
        position = rest.find(quote, position + 1)
    return position


def is_secret(name: str, value: bytes) -> bool:
    """Say whether the value of this key must go: by the key's name, and where that says nothing, by the value's looks."""
    text = to_text(value)
    if not text.strip() or values.is_reference(text) or values.is_masked(text):
        return False
    verdict = judge(name)
    if verdict is Verdict.SECRET:
        return (
            text.lower() not in ("true", "false") and not text.startswith("/run/secrets/") and not _is_public_url(text)
        )
    if verdict is Verdict.UNSURE:
        return values.is_random(text)
    if is_public(name):
        return False
    return bool(_OPAQUE.fullmatch(text)) and not is_identity(name) and values.is_random(text, minimum=24)


def _is_public_url(text: str) -> bool:
    return bool(re.match(r"[a-z][a-z0-9+.-]*://", text)) and "webhook" not in text and "hooks." not in text


def redact(content: bytes, scanner: Scanner, counts: Counts) -> bytes:
    """Return an env file without its secrets, line for line."""
    result: list[bytes] = []
    until: bytes | None = None
    for line in content.split(b"\n"):
        if until is not None:
            closing = line.find(until)
            result.append(line[closing:] if closing >= 0 else (b"\r" if line.endswith(b"\r") else b""))
            until = None if closing >= 0 else until
            continue
        found = assignment(line)
        if found is None or not is_secret(found.name, found.value) or tokens(found.value):
            result.append(scanner.redact(line, counts))
            continue
        if not found.closed and found.quote and _continues(content, found.quote):
            until = found.quote
        result.append(_replace(line, found, scanner, counts))
    return b"\n".join(result)


def _continues(content: bytes, quote: bytes) -> bool:
    """Say whether an unclosed quote is the start of a PEM block; any other is a mistake in that one line."""
    return b"-----BEGIN" in content and quote in content


def _replace(line: bytes, found: Assignment, scanner: Scanner, counts: Counts) -> bytes:
    flags = [flag for flag, holds in (("quoted", found.quote), ("trailing-cr", found.trailing_cr)) if holds]
    count(counts, scanner.shown_name(found.name))
    rest = line[found.end :]
    after = rest[:-1] if rest.endswith(b"\r") else rest
    if found.quote and found.closed and after[1:].strip() and not after[1:].lstrip().startswith(b"#"):
        after = after[:1] + scanner.slot("text-after-quote", after[1:])
    else:
        after = scanner.redact(after, counts)
    end = b"\r" if rest.endswith(b"\r") else b""
    head = line[: found.start]
    if scanner.known.contains(head):
        head = scanner.redact(head, counts)  # a key that is somebody's secret itself
    return head + scanner.slot(found.name, found.value, flags) + after + end
