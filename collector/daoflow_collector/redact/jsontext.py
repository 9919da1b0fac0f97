"""JSON inside text, edited in place: the tree decides, only the strings that change are rewritten.

Loading and dumping would lose duplicate keys, number forms and spacing; a text that is not JSON after all is left to the other passes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from daoflow_bundle.token import TOKEN

from daoflow_collector.redact import bindings, values
from daoflow_collector.redact.spans import Counts, Span
from daoflow_collector.redact.vault import to_bytes, to_text

if TYPE_CHECKING:
    from daoflow_collector.redact.scanner import Scanner

_TOKENS = re.compile(
    rb"[ \t\r\n]*(?:(?P<string>\"(?:[^\"\\\x00-\x1f]|\\.)*\")|(?P<punct>[{}\[\]:,])|(?P<atom>-?\d[\d.eE+-]*|true|false|null))"
)
_START = re.compile(rb"\{[ \t\r\n]*[\"}]|\[[ \t\r\n]*[\[{\"\]]")
_OWNER = re.compile(
    rb"(?:(?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,80})[\"']?\s{0,4}[:=]|(?:^|\n)[ \t]*(?P<column>[A-Za-z_][A-Za-z0-9_]{1,62})[ \t]*\|)"
    rb"\s{0,4}\Z"
)
"""The name that a document stands under, as in YAML's flow form, or in a record that psql wrote over lines."""
MAX_NESTING = 60
MAX_STARTS = 3


class Located(str):  # noqa: SLOT000  a variable-size base leaves no room for slots
    """A JSON string that remembers where its content (without the quotes) stands."""

    start: int
    end: int


class Again(Located):
    """A key that its object has already: another member of its own."""

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other


class Atom(str):  # noqa: SLOT000  as above
    """A JSON number or word that remembers where it stands."""

    start: int
    end: int
    value: Any


class _NotJsonError(Exception):
    """The text is not JSON from here."""


def edits(
    text: bytes, scanner: Scanner, counts: Counts, depth: int, *, owner: str = ""
) -> tuple[list[tuple[int, int]], list[Span]]:
    """Return the ranges of JSON values in `text`, and a span for each string or number in them that holds a secret."""
    from daoflow_collector.redact import tree

    ranges: list[tuple[int, int]] = []
    found: list[Span] = []
    position = 0
    for _ in range(MAX_STARTS):
        start = _START.search(text, position)
        if start is None:
            break
        try:
            document, position = _Parser(text).parse(start.start())
        except (_NotJsonError, ValueError):
            position = start.end()
            continue
        named = _OWNER.search(text, max(0, start.start() - 90), start.start())
        name = named["name"] or named["column"] if named else b""
        query = to_text(text[: start.start()]) if name.lower() in bindings.LITERALS else ""
        redacted = tree.Walk(scanner, counts, depth, query).node(document, to_text(name) or owner)
        ranges.append((start.start(), position))
        found += _differences(document, redacted)
    return ranges, found


def holds_only_settings(text: str) -> bool:
    """Say whether text is a JSON document of numbers and words of configuration and nothing else, as what a hash was made with."""
    if text[:1] + text[-1:] != "{}":
        return False
    try:
        return _is_setting(json.loads(text))
    except (ValueError, RecursionError):
        return False


def _is_setting(node: Any) -> bool:
    if isinstance(node, dict):
        return all(map(_is_setting, node.values()))
    if isinstance(node, list):
        return all(map(_is_setting, node))
    return not isinstance(node, str) or values.is_plain(node)


def _differences(old: Any, new: Any) -> Iterator[Span]:
    if isinstance(old, Located):
        if new != old:
            value = to_bytes(old) if TOKEN.fullmatch(new) else b""
            yield Span(old.start, old.end, "", value, exact=True, rendered=json.dumps(new)[1:-1].encode("ascii"))
    elif isinstance(old, Atom):
        if new is not old:
            yield Span(old.start, old.end, "", b"", exact=True, rendered=json.dumps(new).encode("ascii"))
    elif isinstance(old, dict):
        for (old_key, old_value), (new_key, new_value) in zip(old.items(), new.items()):
            yield from _differences(old_key, new_key)
            yield from _differences(old_value, new_value)
    elif isinstance(old, list):
        for old_item, new_item in zip(old, new):
            yield from _differences(old_item, new_item)


class _Parser:
    def __init__(self, text: bytes) -> None:
        self._text = text

    def parse(self, position: int) -> tuple[Any, int]:
        kind, token, end = self._next(position)
        return self._value(kind, token, end, 0)

    def _next(self, position: int) -> tuple[str, Any, int]:
        match = _TOKENS.match(self._text, position)
        if match is None or match.lastgroup is None:
            raise _NotJsonError
        start, end = match.span(match.lastgroup)
        raw = self._text[start:end]
        if match.lastgroup == "string":
            located = Located(json.loads(raw.decode("utf-8", "surrogateescape")))
            located.start, located.end = start + 1, end - 1
            return "string", located, end
        if match.lastgroup == "atom":
            atom = Atom(raw.decode("ascii"))
            atom.start, atom.end, atom.value = start, end, json.loads(raw)
            return "atom", atom, end
        return raw.decode("ascii"), None, end

    def _value(self, kind: str, token: Any, position: int, nesting: int) -> tuple[Any, int]:
        if kind in ("string", "atom"):
            return token, position
        if nesting > MAX_NESTING:
            raise _NotJsonError
        if kind == "{":
            return self._object(position, nesting + 1)
        if kind == "[":
            return self._array(position, nesting + 1)
        raise _NotJsonError

    def _object(self, position: int, nesting: int) -> tuple[dict[str, Any], int]:
        found: dict[str, Any] = {}
        kind, token, position = self._next(position)
        while kind != "}":
            if kind != "string":
                raise _NotJsonError
            if token in found:
                again = Again(token)
                again.start, again.end = token.start, token.end
                token = again
            colon, _, position = self._next(position)
            if colon != ":":
                raise _NotJsonError
            value_kind, value_token, position = self._next(position)
            found[token], position = self._value(value_kind, value_token, position, nesting)
            kind, token, position = self._next(position)
            if kind == ",":
                kind, token, position = self._next(position)
            elif kind != "}":
                raise _NotJsonError
        return found, position

    def _array(self, position: int, nesting: int) -> tuple[list[Any], int]:
        found: list[Any] = []
        kind, token, position = self._next(position)
        while kind != "]":
            item, position = self._value(kind, token, position, nesting)
            found.append(item)
            kind, token, position = self._next(position)
            if kind == ",":
                kind, token, position = self._next(position)
            elif kind != "]":
                raise _NotJsonError
        return found, position
