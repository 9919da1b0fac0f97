"""State tables as the page shows them: secrets as letters, the part that differs underlined, an anchor a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from string import ascii_uppercase

from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.result_parts.states import ServiceState, StateLine
from markupsafe import Markup, escape

from daoflow_reports.wording import visible

SECRET = re.compile(r"secret ([0-9a-f]{10})")
SHOWN_CHARACTERS = 200


@immutable
class Row:
    """One path: `cells` are the three sides, marked up."""

    anchor: str
    path: str
    cells: tuple[Markup, Markup, Markup]
    state_class: str
    who: str
    breaks: str


@immutable
class Table:
    """One service."""

    deployment: str
    service: str
    lines: tuple[Row, ...]
    same: tuple[tuple[str, str], ...]
    same_count: int
    live_source: str | None
    observed_at: datetime | None
    exported_live: str


def tables(states: Sequence[ServiceState]) -> tuple[Table, ...]:
    """Return the tables; a fingerprint has one letter in all of them."""
    letters: dict[str, str] = {}
    taken: set[str] = set()
    return tuple(_table(state, letters, taken) for state in states)


def _table(state: ServiceState, letters: dict[str, str], taken: set[str]) -> Table:
    return Table(
        deployment=state.deployment,
        service=state.service,
        lines=tuple(_row(state, line, letters, taken) for line in state.lines),
        same=tuple((path, _named(value, letters)) for path, value in state.same),
        same_count=len(state.same),
        live_source=state.live_source,
        observed_at=state.observed_at,
        exported_live=state.exported_live,
    )


def _row(state: ServiceState, line: StateLine, letters: dict[str, str], taken: set[str]) -> Row:
    values = [
        _named(value, letters) if value is not None else None for value in (line.declared, line.frozen, line.live)
    ]
    declared, frozen, live = _marked(values)
    return Row(
        _anchor(state, line.path, taken), line.path, (declared, frozen, live), line.state_class, line.who, line.breaks
    )


def _anchor(state: ServiceState, path: str, taken: set[str]) -> str:
    """Return `/state/image`, with the service before it where another one has that path too."""
    plain, service = (re.sub(r"[^A-Za-z0-9._-]", "-", text) for text in (path, state.service))
    names = (f"/state/{plain}", f"/state/{service}/{plain}", *_numbered(f"/state/{service}/{plain}"))
    name = next(name for name in names if name not in taken)
    taken.add(name)
    return name


def _numbered(name: str) -> Iterator[str]:
    return (f"{name}.{number}" for number in range(2, 1_000))


def _named(value: str, letters: dict[str, str]) -> str:
    """Return a value with a letter for each secret beside its fingerprint, which is what evidence shows: `secret A (#4fcef60965)`."""

    def letter(match: re.Match[str]) -> str:
        number = len(letters)
        name = ascii_uppercase[number % 26] + (str(number // 26) if number >= 26 else "")
        return f"secret {letters.setdefault(match[1], name)} (#{match[1]})"

    return SECRET.sub(letter, value)


def _marked(values: Sequence[str | None]) -> tuple[Markup, Markup, Markup]:
    """Return the cells, what is not common to all present values underlined."""
    present = [value for value in values if value is not None]
    head = _common(present) if len(set(present)) > 1 else None
    cells = []
    for value in values:
        if value is None:
            cells.append(Markup('<span class="muted">-</span>'))
        elif head is None:
            cells.append(escape(visible(value[:SHOWN_CHARACTERS])))
        else:
            start, end = head
            stop = len(value) - end
            parts = (visible(value[:start]), visible(value[start:stop][:SHOWN_CHARACTERS]), visible(value[stop:]))
            cells.append(Markup("{}<mark>{}</mark>{}").format(*parts) if parts[1] else escape(visible(value)))
    return cells[0], cells[1], cells[2]


def _common(values: Sequence[str]) -> tuple[int, int]:
    """Return how many characters all values share at their beginning, and at their end; whole words only."""
    shortest = min(map(len, values))
    start = next((at for at in range(shortest) if len({value[at] for value in values}) > 1), shortest)
    while start and values[0][start - 1].isalnum():
        start -= 1
    end = next(
        (at for at in range(shortest - start) if len({value[-1 - at] for value in values}) > 1), shortest - start
    )
    while end and values[0][-end].isalnum():
        end -= 1
    return start, end
