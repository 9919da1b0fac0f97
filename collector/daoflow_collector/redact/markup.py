"""A secret's name and its value in markup, in calls and in tuples: `<password>v</password>`, `define('NAME', 'v')`, `{password,"v"}`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_collector.redact import slots
from daoflow_collector.redact.names import Verdict, judge, label
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import to_text

_IS_NAME = re.compile(rb"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
_XML = re.compile(rb"<(?P<name>[A-Za-z_][A-Za-z0-9_:.-]{1,60})(?:\s[^<>]{0,200})?>(?P<v>[^<>\s][^<>]{0,4000})</")
_CALL = re.compile(
    rb"\b[A-Za-z_.]{2,40}\(\s*(?P<q>['\"])(?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,60})(?P=q)\s*,\s*(?P<o>['\"])(?P<v>(?:(?!(?P=o))[^\\\r\n]){1,1000})(?P=o)\s*\)"
)
"""`define('NAME', 'value')`, `env('NAME', 'default')`."""
_TUPLE = re.compile(
    rb"\{'?(?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,60})'?,\s*(?:<<)?(?P<o>\")(?P<v>[^\"\\\r\n]{1,1000})\"(?:>>)?\s*\}"
)
"""`{password,<<"value">>}`, as Erlang writes its settings."""


def find(text: bytes) -> Iterator[Span]:
    """Yield a span for each value."""
    yield from _elements(text)
    yield from _calls(text)


def _elements(text: bytes) -> Iterator[Span]:
    """Yield the content of XML elements that bear a secret name."""
    if b"</" in text:
        for match in _XML.finditer(text):
            name = match["name"]
            if (
                slots.is_secret(name, match["v"], judge(to_text(name)), quoted=True)
                and judge(to_text(name)) is not Verdict.SAFE
            ):
                yield Span(match.start("v"), match.end("v"), label(to_text(name)), match["v"], exact=True)


def _calls(text: bytes) -> Iterator[Span]:
    """Yield the second of two arguments where the first is a secret's name."""
    for pattern, sign in ((_CALL, b"("), (_TUPLE, b"{")):
        for match in pattern.finditer(text) if sign in text else ():
            name = match["name"]
            verdict = judge(to_text(name))
            if (
                verdict is not Verdict.SAFE
                and not _IS_NAME.fullmatch(match["v"])
                and slots.is_secret(name, match["v"], verdict, quoted=True)
            ):
                yield Span(match.start("v"), match.end("v"), label(to_text(name)), match["v"], exact=True)
