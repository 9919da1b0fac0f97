"""`${NAME}`, `${{ secrets.NAME }}`, `${NAME:-default}`: references are facts and stay; a default of a secret is a secret."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_collector.redact import slots, values
from daoflow_collector.redact.names import Verdict, judge, label
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import to_text

_REFERENCE = re.compile(
    rb"\${1,2}\{(?P<name>[A-Za-z_][A-Za-z0-9_]*)(?:(?P<op>:?[-+])(?P<default>[^{}]*)|:?\?[^{}]*)?\}"
)
_EXPRESSION = re.compile(rb"\$\{\{[^{}\r\n]{1,200}\}\}")
"""`${{ secrets.NAME }}`, as GitHub's workflows have it."""


_FALLBACK = re.compile(
    rb"(?:\benv\.|\benviron(?:\.get)?[(\[][\"']|\bgetenv\([\"']|\bENV(?:\.fetch)?[\[(][\"']|\benv\([\"'])"
    rb"(?P<name>[A-Za-z_][A-Za-z0-9_]{0,80})[\"'\])!]{0,3}"
    rb"[ \t]*(?:\|\||\?\?|\?:|\bor\b|,|//)[ \t]*(?P<q>[\"'`])(?P<v>(?:(?!(?P=q))[^\\\r\n]){1,400})(?P=q)"
)
"""What a program takes where the variable is not set: `process.env.NAME || "v"`, `os.environ.get("NAME", "v")`."""


_GIVEN_TO = re.compile(
    rb"(?P<name>[A-Za-z_][A-Za-z0-9_]{1,80})[\"']?[ \t]*[=:][ \t]*(?:[\"']|process\.|os\.|import\.meta\.|Bun\.|Deno\.)?\Z"
)
"""The variable that is given what a reference stands for: `ACCESS_TOKEN=${OTHER:-default}`."""
MAX_NAME = 100


def ranges(text: bytes) -> list[tuple[int, int]]:
    """Return the ranges of references."""
    if b"${" not in text:
        return []
    return [match.span() for pattern in (_REFERENCE, _EXPRESSION) for match in pattern.finditer(text)]


def find(text: bytes) -> Iterator[Span]:
    """Yield the literal defaults of references to secrets."""
    for match in _FALLBACK.finditer(text) if b"env" in text or b"ENV" in text else ():
        given = _GIVEN_TO.search(text, max(0, match.start() - MAX_NAME), match.start())
        name = next((one for one in (match["name"], given and given["name"]) if one and _is_secret(one)), None)
        if name:
            yield from slots.found(match, "v", name, Verdict.SECRET, quoted=True)
    if b"${" not in text:
        return
    for match in _REFERENCE.finditer(text):
        default = match["default"]
        if not default:
            continue
        word = to_text(default)
        given = _GIVEN_TO.search(text, max(0, match.start() - MAX_NAME), match.start())
        name = next((to_text(one) for one in (match["name"], given and given["name"]) if one and _is_secret(one)), "")
        if name and not (values.is_masked(word) or values.is_reference(word) or values.is_plain(word)):
            yield Span(match.start("default"), match.end("default"), label(name), default, exact=True)


def _is_secret(name: bytes) -> bool:
    return judge(to_text(name)) is Verdict.SECRET
