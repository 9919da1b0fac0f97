"""No pattern repeats what repeats by itself: `(?:[A-Z]?[a-z]+)+` takes hours for one word of forty letters and a digit."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from re import _constants, _parser  # type: ignore[attr-defined]  # there is no public way to read a pattern
from typing import Any

import daoflow_analyzer
import daoflow_bundle
import daoflow_collector
import daoflow_reports
import daoflow_rules
import pytest

MANY = 10
"""A repeat that may go on longer than this counts as one without an end."""

DEPTH = 4
ELSEWHERE = ("daoflow_bundle.age.monocypher", "daoflow_bundle.zstd_stdlib")
"""What only the single files, and only newer Pythons, can import."""

REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)


def patterns() -> dict[tuple[str | bytes, int], str]:
    """Return pattern and flags → where, of all that the product's modules hold in constants, tuples, dictionaries and dataclasses."""
    found: dict[tuple[str | bytes, int], str] = {}
    for package in (daoflow_bundle, daoflow_collector, daoflow_analyzer, daoflow_reports, daoflow_rules):
        for item in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if item.name not in ELSEWHERE:
                module = importlib.import_module(item.name)
                for name, value in vars(module).items():
                    for pattern in held(value):
                        found.setdefault((pattern.pattern, pattern.flags), f"{item.name}.{name}")
    return found


def held(value: object, depth: int = DEPTH) -> Iterator[re.Pattern[Any]]:
    """Yield the patterns in a value."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth and not isinstance(value, type):
        inside: Iterable[object] = ()
        if isinstance(value, (tuple, list, set, frozenset)):
            inside = value
        elif isinstance(value, dict):
            inside = value.values()
        elif hasattr(value, "__dataclass_fields__"):
            inside = [getattr(value, name, None) for name in value.__dataclass_fields__]
        for item in inside:
            yield from held(item, depth - 1)


def repeats_itself(pattern: str | bytes, flags: int = 0) -> bool:
    """Say whether a part that may come many times is, but for what may be empty, one that may come many times."""
    return any(
        map(
            _is_twofold, _repeated(_parser.parse(pattern, flags & ~re.UNICODE if isinstance(pattern, bytes) else flags))
        )
    )


def _repeated(node: Any) -> Iterator[Any]:
    for operation, argument in node:
        if operation in REPEATS and argument[1] > MANY:
            yield argument[2]
        for part in argument if isinstance(argument, (tuple, list)) else (argument,):
            for inner in part if isinstance(part, list) else (part,):
                if isinstance(inner, _parser.SubPattern):
                    yield from _repeated(inner)


def _is_twofold(body: Any) -> bool:
    items = list(body)
    if len(items) == 1 and items[0][0] is _constants.SUBPATTERN:
        return _is_twofold(items[0][1][3])
    if len(items) == 1 and items[0][0] is _constants.BRANCH:
        return any(map(_is_twofold, items[0][1][1]))
    widths = [_parser.SubPattern(body.state, [item]).getwidth()[0] for item in items]
    return any(
        operation in REPEATS and argument[1] > MANY and sum(widths) == widths[index]
        for index, (operation, argument) in enumerate(items)
    )


@pytest.mark.parametrize("pattern", [r"(?:[A-Z]?[a-z]+)+", r"(a|b*c?)*", rb"x(?:\s*\w*)+y"])
def test_what_repeats_itself_is_seen(pattern: str | bytes) -> None:
    """The check sees the forms that it is for."""
    assert repeats_itself(pattern)


def test_no_pattern_repeats_what_repeats_itself() -> None:
    """A log is not trusted: no line of it may cost more than its length says."""
    found = patterns()

    assert len(found) > 800
    assert [where for (pattern, flags), where in found.items() if repeats_itself(pattern, flags)] == []
