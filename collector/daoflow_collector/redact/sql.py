"""SQL whose values have their names elsewhere: INSERT's rows, rows of settings, renamed columns, the details of errors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from daoflow_collector.redact import quotes, values
from daoflow_collector.redact.names import Verdict, judge, label
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import to_text

_INSERT = re.compile(
    rb"\b(?:insert|replace)\s+(?:or\s+[a-z]+\s+|ignore\s+)?into\s+[^\s(]+\s*\((?P<columns>[^()]*)\)\s*values\s*",
    re.IGNORECASE,
)
_SETTING = re.compile(
    rb"\bset\s+\"?(?:[a-z]{2,20}_)?(?:value|val|data)\"?\s*=\s*E?'(?P<v>(?:[^'\\]|''|\\.)*)'[^;\r\n]{0,300}?\bwhere\s+\"?(?:[a-z]{2,20}_)?(?:key|name|setting|option)\"?\s*=\s*'(?P<name>[^']{2,80})'",
    re.IGNORECASE,
)
"""`UPDATE settings SET value = 'v' WHERE key = 'name'`."""
_CONFIGURED = re.compile(
    rb"\bset_config\s*\(\s*'(?P<name>[^'\r\n]{2,80})'\s*,\s*E?'(?P<v>(?:[^'\\]|''|\\.)*)'", re.IGNORECASE
)
"""`SELECT set_config('app.token', 'v', false)`: whatever stands there is the setting's value."""
_SETTING_COLUMNS = ("key", "name", "setting", "option")
_RENAMED = re.compile(
    rb"(?<!')'(?P<v>[^'\\]{4,400})'\s{1,8}as\s+\"?(?P<name>[A-Za-z_][A-Za-z0-9_]{1,60})", re.IGNORECASE
)
_KEY_DETAIL = re.compile(rb"\bKey \((?P<names>[^()]{1,200})\)=\((?P<values>[^()\r\n]{1,1000})\)")
"""PostgreSQL's detail of a row that is there already, or is not."""
_COMPARED = re.compile(
    rb"(?P<name>[A-Za-z_][A-Za-z0-9_]{1,60})\"?\s+(?:not\s+)?(?:i?like\s+|in\s*\(\s*)(?P<list>E?'(?:[^'\\]|''|\\.)*'(?:\s*,\s*'(?:[^'\\]|''|\\.)*')*)",
    re.IGNORECASE,
)
"""`token IN ('v', 'w')`, `token LIKE 'v%'`."""
_LITERAL = re.compile(rb"'(?P<v>(?:[^'\\]|''|\\.)*)'")
_ROW = re.compile(rb"\s*,?\s*\(")
_ITEM = re.compile(
    rb"\s*(?:(?:(?P<escaped>E)|N)?'(?P<string>(?:[^'\\]|''|\\.)*)'(?:::[a-z ]{1,30})?|"
    rb"(?P<other>[^,()']*(?:\([^()]*(?:\([^()]*\)[^()]*)?\))?[^,()']*))\s*(?P<end>[,)])"
)
_FAILING_ROW = re.compile(rb"\bfailing row contains \((?P<cells>[^\r\n]{1,4000})\)", re.IGNORECASE)
"""PostgreSQL's detail of a row that a constraint refuses: its columns are named nowhere."""
_NAMED_CELL = re.compile(rb"[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*|[0-9a-f-]+|\d[\d.:+ -]*|[\[{\"].*")
"""A cell that is rather a name, an id, a number, a time or a document."""
_CELL = re.compile(rb"(?:(?<=,)|\A)[ ]?(?P<q>['\"]?)(?P<v>[^,'\"]*)(?P=q)(?=,|\Z)")
RECORD = re.compile(rb"\s*(?:(?:ROW|row)(?:[:=]\s?)?)?\s*\((?P<cells>[^()\r\n]{6,4000}(?:\([^()]*\)[^()]*)*)\)\s*\Z")
"""A row as one value, `(1,app,v)`: of a composite type, or a tuple."""
LITERALS = frozenset((b"insert", b"failing"))


def find(text: bytes, lowered: bytes) -> Iterator[Span]:
    """Yield the values of secret columns and settings in statements, and of keys in the details of errors."""
    if b"'" in text:
        yield from _settings(text)
        yield from _compared(text)
    if b"key (" in lowered:
        yield from _key_details(text)
    if b"failing row" in lowered:
        yield from _failing_rows(text)
    if b"," in text and (record := RECORD.match(text)):
        yield from cells(record)
    if b"into" in lowered:
        yield from _inserts(text)


def _settings(text: bytes) -> Iterator[Span]:
    for pattern in (_SETTING, _RENAMED, _CONFIGURED):
        for match in pattern.finditer(text):
            if _is_secret(to_text(match["v"]), judge(to_text(match["name"]))):
                yield Span(
                    *match.span("v"), label(to_text(match["name"])), quotes.unescape(match["v"], b"'"), exact=True
                )


def _compared(text: bytes) -> Iterator[Span]:
    for match in _COMPARED.finditer(text):
        if judge(to_text(match["name"])) is Verdict.SECRET:
            for item in _LITERAL.finditer(text, *match.span("list")):
                value = item["v"].strip(b"%")
                if value and re.search(rb"[0-9]", value) and _is_secret(to_text(value), Verdict.SECRET):
                    start = item.start("v") + item["v"].index(value)
                    yield Span(start, start + len(value), label(to_text(match["name"])), value, exact=True)


def _inserts(text: bytes) -> Iterator[Span]:
    for statement in _INSERT.finditer(text):
        yield from rows(text, statement.end(), columns_of(statement["columns"]))


def columns_of(names: bytes) -> list[str]:
    """Return the columns that a statement lists."""
    return [to_text(column).strip().strip('"`[]') for column in names.split(b",")]


def rows(text: bytes, position: int, columns: Sequence[str]) -> Iterator[Span]:
    """Yield the secrets in rows of literals, from `position` on, by the names of their columns."""
    setting = next((index for index, column in enumerate(columns) if column.lower().endswith(_SETTING_COLUMNS)), -1)
    while row := _ROW.match(text, position):
        position = row.end()
        names = columns
        for index in range(len(columns) + 1):
            item = _ITEM.match(text, position)
            if item is None:
                return
            position = item.end()
            word = to_text(item["string"] or b"")
            if index == setting and judge(word) is Verdict.SECRET:
                names = [word if name.lower().endswith("value") else name for name in columns]
            if word and index < len(columns) and _is_secret(word, judge(names[index])):
                value = quotes.sql(item["string"], is_escaped=item["escaped"] is not None)
                yield Span(item.start("string"), item.end("string"), label(names[index]), value, exact=True)
            if item["end"] == b")":
                break


def _failing_rows(text: bytes) -> Iterator[Span]:
    for match in _FAILING_ROW.finditer(text):
        yield from cells(match)


def cells(row: re.Match[bytes]) -> Iterator[Span]:
    """Yield the cells of a row, its group `cells`, that are secrets by their look alone."""
    for cell in _CELL.finditer(row["cells"]):
        value = cell["v"]
        if (
            values.is_mixed(to_text(value))
            and not _NAMED_CELL.fullmatch(value)
            and not values.is_name(to_text(value))
            and _is_secret(to_text(value), Verdict.SECRET)
        ):
            start = row.start("cells") + cell.start("v")
            yield Span(start, start + len(value), "row-value", value)


def _key_details(text: bytes) -> Iterator[Span]:
    for match in _KEY_DETAIL.finditer(text):
        names, cells = match["names"].split(b", "), match["values"].split(b", ")
        position = match.start("values")
        for name, cell in zip(names, cells) if len(names) == len(cells) else ():
            verdict = judge(to_text(name.strip(b'"')))
            if cell and _is_secret(to_text(cell), verdict):
                yield Span(position, position + len(cell), label(to_text(name)), cell, exact=True)
            position += len(cell) + 2


def _is_secret(value: str, verdict: Verdict) -> bool:
    if (
        values.is_reference(value)
        or values.is_masked(value)
        or values.is_public(value)
        or values.is_passwordless(value)
    ):
        return False
    return verdict is Verdict.SECRET or (verdict is Verdict.UNSURE and values.is_random(value))
