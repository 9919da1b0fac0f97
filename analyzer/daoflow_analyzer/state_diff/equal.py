"""The paths of a service on which all sides that can tell agree: what a table folds away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from daoflow_analyzer.state_diff.classify import SAME, classify, shown
from daoflow_analyzer.state_diff.compare import ABSENT, Path
from daoflow_analyzer.state_diff.normalise import Tree
from daoflow_analyzer.state_diff.sides import Sides
from daoflow_analyzer.state_diff.three_way import images_alike, value_at

MAX_PATHS = 400


def equal_paths(sides: Sides) -> tuple[tuple[str, str], ...]:
    """Return (path, value) of what is the same on at least two sides and different on none; at most `MAX_PATHS`."""
    trees = images_alike(sides.declared, sides.frozen, sides.live)
    paths = sorted({path for tree in trees for path in _leaves(tree)})
    found: list[tuple[str, str]] = []
    for path in paths:
        values = [value_at(tree, path) for tree in trees]
        if classify(*values) == SAME and ABSENT not in values:
            value = next(item for item in map(shown, values) if item is not None)
            found.append((".".join(path), value))
    return tuple(found[:MAX_PATHS])


def _leaves(tree: Tree, before: Path = ()) -> Iterator[Path]:
    for key, value in tree.items():
        path = (*before, str(key))
        if isinstance(value, dict):
            yield from _leaves(value, path)
        elif not _is_nothing(value):
            yield path


def _is_nothing(value: Any) -> bool:
    return value is None or value in ("", 0)
