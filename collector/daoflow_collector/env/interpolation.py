"""Compose's `${KEY:-default}` language, for values in `.env` and for text in Compose files.

Behaves as compose-go does in Compose 2.20 to 2.40, its oddities included: `$$` is a dollar, `$1` and a lone `$` stay as they are, a
default is itself substituted, `${` without a name is an error, and a reference ends at the first brace that closes it on its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Callable, Optional

Lookup = Callable[[str], Optional[str]]
"""Maps a variable's name to its value, or None when it is not set."""

REFERENCE = re.compile(
    r"\$(?:(?P<escaped>\$)|(?P<named>[_a-z][_a-z0-9]*)"
    r"|\{(?:(?P<braced>[_a-z][_a-z0-9]*(?::?[-+?].*)?)\}|(?P<invalid>)))",
    re.IGNORECASE,
)
_OPERATORS = (":?", "?", ":-", "-", ":+", "+")
_NAME = re.compile(r"[_a-z][_a-z0-9]*", re.IGNORECASE)
_DEPTH_LIMIT = 50


@dataclass(frozen=True)
class Substitution:
    """A text after substitution. `error` (never a value in it) says why Compose refuses it; `unset` names references without a value."""

    text: str
    unset: tuple[str, ...] = ()
    error: str | None = None


@dataclass(frozen=True)
class TemplateReference:
    """One reference in a text: its key, its operator (empty for a plain one), and where it stands in the text."""

    key: str
    operator: str
    start: int
    end: int


def substitute(text: str, lookup: Lookup, *, keep_unset: bool = False) -> Substitution:
    """Substitute every reference in `text`.

    With `keep_unset`, a plain reference to a variable that is not set stays as written: the text as its author most likely meant it.
    """
    return _substitute(text, lookup, keep_unset, 0)


def find_references(text: str) -> Iterator[TemplateReference]:
    """Yield the references in `text` in order, those inside defaults included; escaped and invalid ones are left out."""
    yield from _find(text, 0, 0)


def _substitute(text: str, lookup: Lookup, keep_unset: bool, depth: int) -> Substitution:
    if depth > _DEPTH_LIMIT:
        return Substitution(text, error="references nested too deeply")
    pieces: list[str] = []
    unset: list[str] = []
    error: str | None = None
    position = 0
    for match in REFERENCE.finditer(text):
        pieces.append(text[position : match.start()])
        position = match.end()
        part = _replacement(match, lookup, keep_unset, depth)
        pieces.append(part.text)
        unset.extend(part.unset)
        error = error or part.error
    pieces.append(text[position:])
    return Substitution("".join(pieces), tuple(unset), error)


def _replacement(match: re.Match[str], lookup: Lookup, keep_unset: bool, depth: int) -> Substitution:
    if match["escaped"]:
        return Substitution("$")
    if match["named"]:
        return _plain(match["named"], match[0], lookup, keep_unset)
    if match["braced"] is None:
        return Substitution(match[0], error="`${` does not start a valid reference")
    inner, rest = _split_at_closing_brace(match[0])
    name_match = _NAME.match(inner)
    if name_match is None:  # pragma: no cover - the pattern asks for a name here
        return Substitution(match[0], error="`${` does not start a valid reference")
    name, tail = name_match[0], inner[name_match.end() :]
    operator = _operator(tail)
    if not operator:
        part = _plain(name, "${" + inner + "}", lookup, keep_unset)
    else:
        part = _with_operator(name, operator, tail[len(operator) :], lookup, keep_unset=keep_unset, depth=depth)
    if not rest or part.error:
        return part
    after = _substitute(rest, lookup, keep_unset, depth + 1)
    return Substitution(part.text + after.text, part.unset + after.unset, after.error)


def _plain(name: str, written: str, lookup: Lookup, keep_unset: bool) -> Substitution:
    value = lookup(name)
    if value is not None:
        return Substitution(value)
    return Substitution(written if keep_unset else "", (name,))


def _with_operator(
    name: str, operator: str, argument: str, lookup: Lookup, *, keep_unset: bool, depth: int
) -> Substitution:
    value = lookup(name)
    has_value = bool(value) if operator.startswith(":") else value is not None
    kind = operator[-1]
    # Compose up to 2.40 substitutes the argument before it knows whether it is needed, so an error in it always counts.
    inner = Substitution("") if kind == "?" and has_value else _substitute(argument, lookup, keep_unset, depth + 1)
    if inner.error:
        return inner
    if kind == "?" and not has_value:
        return Substitution("", error=f"required variable {name} is missing a value")
    use_argument = has_value if kind == "+" else not has_value and kind == "-"
    return inner if use_argument else Substitution(value or "")


def _operator(tail: str) -> str:
    for operator in _OPERATORS:
        if tail.startswith(operator):
            return operator
    return ""


def _split_at_closing_brace(written: str) -> tuple[str, str]:
    """Split `${…}rest` where the first brace closes; the character after an opening brace is never looked at (as Compose does)."""
    depth = 0
    index = 0
    while index < len(written):
        if written[index] == "}":
            depth -= 1
            if depth == 0:
                return written[2:index], written[index + 1 :]
        elif written[index] == "{":
            depth += 1
            index += 1
        index += 1
    return written[2:-1], ""


def _find(text: str, offset: int, depth: int) -> Iterator[TemplateReference]:
    if depth > _DEPTH_LIMIT:
        return
    for match in REFERENCE.finditer(text):
        start = offset + match.start()
        if match["named"]:
            yield TemplateReference(match["named"], "", start, offset + match.end())
        elif match["braced"] is not None:
            inner, rest = _split_at_closing_brace(match[0])
            name_match = _NAME.match(inner)
            if name_match is None:
                continue
            tail = inner[name_match.end() :]
            operator = _operator(tail)
            end = offset + match.end() - len(rest)
            yield TemplateReference(name_match[0], operator, start, end)
            if operator:
                argument = start + 2 + name_match.end() + len(operator)
                yield from _find(tail[len(operator) :], argument, depth + 1)
            if rest:
                yield from _find(rest, end, depth + 1)
