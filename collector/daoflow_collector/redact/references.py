"""`${NAME}`, `${{ secrets.NAME }}`, `${NAME:-default}`: references are facts and stay; a default of a secret is a secret."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_collector.redact import values
from daoflow_collector.redact.names import Verdict, judge, label
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import to_text

_REFERENCE = re.compile(rb"\$\{(?P<name>[A-Za-z_][A-Za-z0-9_]*)(?:(?P<op>:?[-+])(?P<default>[^{}]*)|:?\?[^{}]*)?\}")
_EXPRESSION = re.compile(rb"\$\{\{[^{}\r\n]{1,200}\}\}")
"""`${{ secrets.NAME }}`, as GitHub's workflows have it."""


def ranges(text: bytes) -> list[tuple[int, int]]:
    """Return the ranges of references."""
    if b"${" not in text:
        return []
    return [match.span() for pattern in (_REFERENCE, _EXPRESSION) for match in pattern.finditer(text)]


def find(text: bytes) -> Iterator[Span]:
    """Yield the literal defaults of references to secrets."""
    if b"${" not in text:
        return
    for match in _REFERENCE.finditer(text):
        default = match["default"]
        if not default:
            continue
        word = to_text(default)
        if judge(to_text(match["name"])) is Verdict.SECRET and not (
            values.is_masked(word) or values.is_reference(word)
        ):
            yield Span(match.start("default"), match.end("default"), label(to_text(match["name"])), default, exact=True)
