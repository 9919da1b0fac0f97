"""A secret whose name stands elsewhere than before a sign: complaints, wrapping types, violated keys, instructions to people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_collector.redact import values
from daoflow_collector.redact.names import Verdict, judge, label
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import to_text

_NAME = rb"(?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,80})"
_QUOTED = rb"\\*(?P<q>[\"'`])(?P<v>(?:(?!(?P=q))[^\\\r\n]){4,1000})\\*(?P=q)"

_COMPLAINT = re.compile(
    rb"\b(?:value|setting|argument)\s+" + _QUOTED + rb"\s+(?:for|of|in)\s+(?:[a-z]+\s+){0,3}\\*[\"'`]?(?:--)?" + _NAME,
    re.IGNORECASE,
)
"""`invalid value "v" for environment variable NAME`."""
_TYPE = re.compile(
    rb"(?<![A-Za-z0-9_.>:])(?P<name>(?:[A-Z][a-z0-9]+)+)\(\\*(?P<q>[\"'])(?P<v>[^\s\"'\\]{8,1000})\\*(?P=q)\)"
)
"""A type that wraps a secret: `ApiToken("v")`. What begins with a small letter is a call, and its argument may be a name."""
_COLUMNS = re.compile(
    rb"\bKey \((?P<names>[^()\r\n]{1,400})\)=\((?P<values>[^\r\n]{1,4000}?)\) (?:already exists|is not|is still|conflicts)"
)
"""PostgreSQL's detail of a violated constraint."""
_OWNER = re.compile(
    rb"\b(?P<name>password|passphrase|token|secret)\s+[A-Za-z_][\w.-]{0,40}\s*=\s+(?P<v>[^\s\"']{6,400})\s*$",
    re.IGNORECASE,
)
"""`PASSWORD elastic = v`: a name, whose it is, the value."""
_INSTRUCTION = re.compile(
    rb"\b(?:use|enter|copy|save|store|note|keep|following|your)\b[^:=\"'\r\n]{0,40}?"
    rb"\b(?P<name>password|passphrase|passcode|token|api key|access key|secret|join key|recovery key)\b[^:=\"'\r\n]{0,60}:\s+"
    rb"(?P<v>[^\s\"':=,;()]{8,400})\s*$",
    re.IGNORECASE,
)
"""`Please use the following password to proceed to installation: v`."""
_PATTERNS = (
    (_COMPLAINT, False),
    (_TYPE, True),
    (_OWNER, True),
    (_INSTRUCTION, True),
)
"""Each with: whether the value must look made by a machine or a person who was told to use digits."""


def find(text: bytes) -> Iterator[Span]:
    """Yield the values."""
    for pattern, is_guess in _PATTERNS:
        for match in pattern.finditer(text):
            name = to_text(match["name"]).replace(" ", "_")
            if judge(name) is Verdict.SECRET and _is_value(to_text(match["v"]), is_guess=is_guess):
                yield Span(match.start("v"), match.end("v"), label(name), match["v"], exact=True)
    if b")=(" in text:
        for match in _COLUMNS.finditer(text):
            yield from _key(match)


def _key(match: re.Match[bytes]) -> Iterator[Span]:
    names, found = match["names"].split(b", "), match["values"].split(b", ")
    start = match.start("values")
    for index, value in enumerate(found):
        name = to_text(names[index].strip(b'"')) if len(names) == len(found) else ""
        is_secret = judge(name) is Verdict.SECRET if name else any(judge(to_text(n)) is Verdict.SECRET for n in names)
        if is_secret and _is_value(to_text(value), is_guess=not name):
            yield Span(start, start + len(value), label(name or "key"), value, exact=True)
        start += len(value) + 2


def _is_value(word: str, *, is_guess: bool) -> bool:
    if values.is_reference(word) or values.is_masked(word) or values.is_plain(word) or "[redacted:" in word:
        return False
    if "://" in word or values.is_sentence(word):
        return False
    return values.is_mixed(word) if is_guess else True
