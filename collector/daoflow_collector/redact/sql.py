"""SQL statements whose values have their names elsewhere: `INSERT INTO t (columns) VALUES (row), (row)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_collector.redact import values
from daoflow_collector.redact.names import Verdict, judge, label
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import to_text

_INSERT = re.compile(rb"\binsert\s+into\s+[^\s(]+\s*\((?P<columns>[^()]*)\)\s*values\s*", re.IGNORECASE)
_ROW = re.compile(rb"\s*,?\s*\(")
_ITEM = re.compile(
    rb"\s*(?:E?'(?P<string>(?:[^'\\]|''|\\.)*)'|(?P<other>[^,()']*(?:\([^()]*\))?[^,()']*))\s*(?P<end>[,)])"
)
LITERALS = frozenset((b"insert",))


def find(text: bytes, lowered: bytes) -> Iterator[Span]:
    """Yield the values of secret columns in INSERT statements."""
    if b"insert" not in lowered:
        return
    for statement in _INSERT.finditer(text):
        columns = [to_text(column).strip().strip('"`[]') for column in statement["columns"].split(b",")]
        verdicts = [judge(column) for column in columns]
        position = statement.end()
        while True:
            row = _ROW.match(text, position)
            if row is None:
                break
            position = row.end()
            for index in range(len(columns) + 1):
                item = _ITEM.match(text, position)
                if item is None:
                    return
                position = item.end()
                if item["string"] and index < len(columns) and _is_secret(to_text(item["string"]), verdicts[index]):
                    value = item["string"].replace(b"''", b"'")
                    yield Span(item.start("string"), item.end("string"), label(columns[index]), value, exact=True)
                if item["end"] == b")":
                    break


def _is_secret(value: str, verdict: Verdict) -> bool:
    if values.is_reference(value) or values.is_masked(value) or value.startswith("[redacted:"):
        return False
    return verdict is Verdict.SECRET or (verdict is Verdict.UNSURE and values.is_random(value))
