"""Env files: every line, comment and order kept, the values of secrets replaced. Assignments that are commented out count too.

A value is taken as written, without its surrounding quotes, escaped signs between double ones read back; a carriage return before the
newline is a line ending, not part of the value (the token says `trailing-cr`).
A quoted value goes on over lines until its quote closes, as Compose reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from daoflow_collector.redact import jsontext, logins, odd, pem, slots, values
from daoflow_collector.redact.names import (
    Verdict,
    is_fact,
    is_identity,
    is_public,
    judge,
    names_digest,
    names_one_of,
    opens_nothing,
)
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
_PROGRAMS = (
    rb"docker(?:-compose)?|sudo|exec|env|node|np[mx]|pnpm|yarn|python3?|java|php|ruby|perl|go|make|sh|bash|psql|pg_\w+|mysql\w*|"
    rb"mariadb\w*|mongo\w*|redis-cli|restic|rclone|borg|curl|wget|ssh\w*|scp|rsync|git|kubectl|helm|terraform|aws|openssl|gpg"
)
_COMMAND = re.compile(rb"\A\S+(?P<command>[ \t]+(?:\.{0,2}/[\w./-]+(?=[ \t]|\Z)|(?:" + _PROGRAMS + rb")[ \t]+\S))")
"""What a script runs with the variable before it, `NAME=v ./start.sh --port 8080`: none of the value, which no quotes hold together."""
_NEXT_KEY = re.compile(rb"#?(?:export\s+)?[A-Z_][A-Z0-9_]*=|=")
_JOINED = re.compile(rb"[|,;][A-Z_][A-Z0-9_]{2,60}=")
"""What a whole environment has between its variables where a program joined them to one line."""
_BASE64 = re.compile(rb"\s*[A-Za-z0-9+/]{4,}\r?")
_PADDED = re.compile(rb"[A-Za-z0-9+/]+={1,2}\s*\Z")
"""The last line of base64, which looks like a key without a value."""
_ESCAPED = re.compile(rb"\\([$\"\\`])")
"""What a shell and Compose read back between double quotes: the same value elsewhere has to have the same fingerprint."""
MAX_VALUE_LINES = 1000


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


def statements(content: bytes) -> Iterator[tuple[bytes, Assignment | None]]:
    """Yield what an env file consists of, in order: the lines of one assignment, or any other single line, and the assignment in it."""
    lines = content.split(b"\n")
    index = 0
    while index < len(lines):
        found = assignment(lines[index])
        size = 1
        if found is not None and found.quote and not found.closed and not found.commented:
            size += _more_lines(lines[index + 1 : index + MAX_VALUE_LINES], found)
        text = b"\n".join(lines[index : index + size])
        yield text, assignment(text) if size > 1 else found
        index += size


def _more_lines(lines: Sequence[bytes], found: Assignment) -> int:
    """Return how many lines a quote that is still open takes up: until it closes, unless the next key comes first.

    Then it was forgotten, and what directly follows without being a comment or a key is the value's all the same.
    """
    is_key = b"-----BEGIN" in found.value
    befores = (found.value, *lines)
    key = next((number for number, line in enumerate(lines) if _is_next(line, befores[number])), len(lines))
    for more, line in enumerate(lines, start=1):
        if not is_key and more > key:
            break
        if _closing(b" " + line, found.quote) > 0:
            return more
    blank = next((number for number, line in enumerate(lines) if not line.strip() or line.startswith(b"#")), len(lines))
    return min(key, blank)


def _is_next(line: bytes, before: bytes) -> bool:
    """Say whether a line is the next key: the end of base64 only looks like one without a value."""
    return _NEXT_KEY.match(line) is not None and not (_PADDED.match(line) and _BASE64.fullmatch(before))


def assignment(line: bytes) -> Assignment | None:
    """Return the assignment that a line (without its newline), or all lines of a quoted value, hold; or None."""
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
    if rest[:2] == b"$'":  # as bash prints what has a sign that it escapes
        rest, start = rest[1:], start + 1
    quote = rest[:1]
    if quote in (b"'", b'"', b"`") and quote:
        end = _closing(rest, quote)
        closed = end > 0
        last = rest.rfind(quote)
        if closed and last > end and not _INLINE_COMMENT.search(rest, end, last):
            end = last  # a quote inside the quotes: Compose stumbles over it, the secret is still all of it
        end = end if closed else len(rest)
        value = rest[1:end].replace(b"'\\''", b"'") if quote == b"'" else rest[1:end]  # as a shell reads it back
        return Assignment(name, start + 1, start + end, value, quote, closed, commented, cr)
    if len(_JOINED.findall(rest)) > 1:
        return None
    command = _COMMAND.match(rest) if b" " in rest else None
    behind = _INLINE_COMMENT.search(rest)
    end = command.start("command") if command else behind.start() if behind else len(rest)
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
    if not text.strip() or values.is_reference(text) or values.is_masked(text) or values.is_users(text):
        return False
    verdict = judge(name)
    if verdict is Verdict.SECRET:
        return (
            text.lower() not in ("true", "false", "yes", "no")
            and not text.startswith("# ")
            and not text.startswith("/run/secrets/")
            and not _is_public_url(text)
            and not values.is_connection(text)
            and not values.is_public(text)
            and not names_one_of(name, text.strip("[]"))
            and not jsontext.holds_only_settings(text)
        )
    if verdict is Verdict.UNSURE:
        if slots.is_pin(name, text):
            return True
        return values.is_random(text) and not logins.user_before(text, name)  # of a login only the password goes
    if is_public(name) or values.is_public(text):
        return False
    is_digest = odd.is_hex(text) and (is_fact(name) or names_digest(name))
    return (
        bool(_OPAQUE.fullmatch(text))
        and not (is_digest or is_identity(name) or opens_nothing(name))
        and values.is_random(text, minimum=24)
    )


def _is_public_url(text: str) -> bool:
    return values.is_url(text) and "webhook" not in text and "hooks." not in text


def redact(content: bytes, scanner: Scanner, counts: Counts) -> bytes:
    """Return an env file without its secrets, line for line."""
    result: list[bytes] = []
    for text, found in statements(content):
        if found is None or not is_secret(found.name, found.value) or tokens(found.value):
            public = pem.PublicState()
            result += (scanner.redact(line, counts, identity=public.follows(line)) for line in text.split(b"\n"))
        else:
            result.append(_replace(text, found, scanner, counts))
    return b"\n".join(result)


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
    breaks = b"".join(re.findall(rb"\r?\n", found.value))  # every line keeps its number
    value = _ESCAPED.sub(rb"\1", found.value) if found.quote == b'"' else found.value
    return head + scanner.slot(found.name, value, flags) + breaks + after + end
