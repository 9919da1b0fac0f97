"""Values that a query is given apart from its text: each is judged by the column that its place in the query has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from daoflow_collector.redact import values, webhooks
from daoflow_collector.redact.names import Verdict, is_fact, judge
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import to_text

_NAME = r"[\"`\[]?(?P<column>[A-Za-z_][A-Za-z0-9_]{0,60})[\"`\]]?"
_COMPARED = re.compile(
    _NAME + r"\s*(?:<=|>=|<>|!=|=|<|>|i?like|in\s*\()\s*(?P<places>(?:\$\d{1,3}|\?)(?:\s*,\s*(?:\$\d{1,3}|\?))*)",
    re.IGNORECASE,
)
_INSERT = re.compile(
    r"\b(?:insert|replace)\s+(?:or\s+[a-z]+\s+|ignore\s+)?into\s+[^\s(]+\s*\((?P<columns>[^()]+)\)\s*values\s*\((?P<places>[^()]*)\)",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\$(?P<number>\d{1,3})|\?|[^,\s][^,]*")
_QUESTION = re.compile(r"\?")
_GIVEN = re.compile(
    rb"(?<![A-Za-z0-9_.?&\"':-])(?:params|bindings):[ \t]*(?:\[[ \t]*(?P<list>[^\]\r\n]+)\]?|(?P<block>\{[^}\r\n]+\}?)|"
    rb"(?P<items>[^\s\[{][^\r\n]*))",
    re.IGNORECASE,
)
_ITEM = re.compile(rb"(?:\A|,)[ \t]*(?:\"(?P<d>[^\"\r\n]*)\"|'(?P<s>[^'\r\n]*)'|(?P<b>[^,\r\n]*?))[ \t]*(?=,|\Z)")
LITERALS = frozenset((b"params", b"bindings"))
PLACED = rb"[ \t]?=[ \t]?N?'(?P<v>(?:[^'\r\n]|''){1,1000})'"
_NAMED = re.compile(rb"(?<![\w@])@(?P<name>[A-Za-z_][A-Za-z0-9_]{0,60})" + PLACED)
"""A value by the name of its place, `@p0='v'`, as .NET's drivers and SQL Server write it."""
_NUMBERED = re.compile(r"_*p?_*\d*")
_PARAMETERS = re.compile(rb"(?<=[:,] )\$(?P<number>\d{1,3}) = '(?P<v>(?:[^'\r\n]|''){1,1000})'")
"""A value by the number of its place, `$1 = 'v'`, as PostgreSQL logs it below its query, or above the statement of an error."""
_FACT = re.compile(
    r"-?\d{1,20}(?:\.\d+)?|true|false|null|[a-z]{1,24}|[0-9a-f]{7,40}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
    r"|\d{4}-\d\d-\d\d[T ]?[\d:.+Z-]*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[A-Z]{2,12}",
    re.IGNORECASE,
)
"""A number, an id, a time, a word, an address: what a query is mostly given, and its error is looked at for."""
_SQL_KEYS = ("query", "sql", "statement")
MAX_QUERY = 8000
"""Characters of a query that are looked at, each of four bytes at most."""


def columns(query: str) -> dict[int, str]:
    """Return which column each of a query's values (from 0) belongs to, as far as the query says."""
    query = query[-MAX_QUERY:]
    order = {match.start(): index for index, match in enumerate(_QUESTION.finditer(query))}
    found: dict[int, str] = {}
    for insert in _INSERT.finditer(query):
        names = [name.strip().strip('"`[]') for name in insert["columns"].split(",")]
        for name, place in zip(names, _PLACE.finditer(query, *insert.span("places"))):
            _note(found, place, order, name)
    for compared in _COMPARED.finditer(query):
        for place in _PLACE.finditer(query, *compared.span("places")):
            _note(found, place, order, compared["column"])
    return found


def _note(found: dict[int, str], place: re.Match[str], order: dict[int, int], name: str) -> None:
    index = int(place["number"]) - 1 if place["number"] else order.get(place.start(), -1)
    if index >= 0:
        found.setdefault(index, name)


def query_of(node: Mapping[Any, Any]) -> str:
    """Return the query that an object tells beside its values; empty where it has none."""
    for key in _SQL_KEYS:
        if key in node:
            return str(node[key]) or key
    return next((text for text in node.values() if isinstance(text, str) and "ailed query:" in text), "")


def is_secret(value: str, column: str | None) -> bool:
    """Say whether a value that a query was given is a secret: by its column, else by its look."""
    if not value or values.is_plain(value) or values.is_masked(value) or values.is_public(value):
        return False
    if column is not None and judge(column) is Verdict.SECRET:
        return not value.isdigit()
    if column is not None and is_fact(column):
        return False
    if " " in value:
        return column is None and values.is_passphrase(
            value
        )  # into other text that a query is given the other passes look
    if _FACT.fullmatch(value) or values.is_name(value) or values.is_ordinary_shape(value):
        return False
    return column is None or values.is_mixed(value)


def find(text: bytes, lowered: bytes) -> Iterator[Span]:
    """Yield the secrets among values that stand behind their query, or alone, or by the names of their places."""
    if b"@" in text and b"='" in text.replace(b" ", b"").replace(b"N'", b"'"):
        yield from _named(text)
    if not any(literal in lowered for literal in LITERALS):
        return
    for match in _GIVEN.finditer(text):
        yield from _given(match, columns(to_text(text[max(0, match.start() - 4 * MAX_QUERY) : match.start()])))


def _named(text: bytes) -> Iterator[Span]:
    for match in _NAMED.finditer(text):
        name = to_text(match["name"])
        column = None if _NUMBERED.fullmatch(name) else name.rstrip("0123456789").strip("_")
        if is_secret(to_text(match["v"]), column) and (column is None or judge(column) is Verdict.SECRET):
            yield Span(*match.span("v"), "query-params", match["v"].replace(b"''", b"'"), exact=True)


def numbered(text: bytes, named: dict[int, str]) -> Iterator[Span]:
    """Yield the values of secrets' columns that stand by the numbers of their places."""
    for match in _PARAMETERS.finditer(text) if b"$" in text else ():
        column = named.get(int(match["number"]) - 1)
        if column is not None and judge(column) is Verdict.SECRET and is_secret(to_text(match["v"]), column):
            yield Span(*match.span("v"), "query-params", match["v"].replace(b"''", b"'"), exact=True)


def _given(match: re.Match[bytes], named: dict[int, str]) -> Iterator[Span]:
    if match["block"]:
        yield Span(*match.span("block"), "query-params", match["block"])
        return
    group = "list" if match["list"] else "items"
    for index, item in enumerate(_ITEM.finditer(match[group])):
        kind = next(kind for kind in ("d", "s", "b") if item[kind] is not None)
        if is_secret(to_text(item[kind]), named.get(index)):
            start = match.start(group) + item.start(kind)
            value = item[kind][webhooks.key_start(item[kind]) :]
            yield Span(
                start + len(item[kind]) - len(value), start + len(item[kind]), "query-params", value, exact=kind != "b"
            )


class Bindings:
    """Remembers a query until the line with its values."""

    def __init__(self) -> None:
        self._columns: dict[int, str] = {}

    @property
    def open(self) -> bool:
        """Say whether the next line may hold values for a secret's column."""
        return bool(self._columns)

    def follow(self, line: bytes) -> None:
        """Take one line: a query that gives secrets' columns their values opens."""
        self._columns = {}
        if (b"$1" in line or b"?" in line) and len(line) <= MAX_QUERY:
            found = columns(to_text(line))
            if any(judge(name) is Verdict.SECRET for name in found.values()):
                self._columns = found

    def spans(self, line: bytes) -> Iterator[Span]:
        """Yield the values of secrets' columns."""
        match = _GIVEN.search(line) if self._columns else None
        if match:
            yield from _given(match, self._columns)
        yield from numbered(line, self._columns)
