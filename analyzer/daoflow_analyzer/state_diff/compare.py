"""Where two trees differ: equal parts are pruned first, then DeepDiff says the rest (settings and traps: scanning.md, section 5).

DeepDiff walks equal objects too, and has no shortcut for them: pruning makes it some 75 times faster. Without
`threshold_to_diff_deeper=0` it would then report whole objects where most of what is left differs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from daoflow_analyzer.errors import StateDiffError
from daoflow_analyzer.state_diff.normalise import Tree

Path = tuple[str, ...]


class Absent:
    """Stands for a place that a side knows to be empty."""

    def __repr__(self) -> str:
        return "<absent>"


ABSENT = Absent()


def prune(one: Tree, other: Tree) -> tuple[Tree, Tree]:
    """Return both trees without the subtrees that are equal in them."""
    left: Tree = {}
    right: Tree = {}
    for key in one.keys() | other.keys():
        if key not in other:
            left[key] = one[key]
        elif key not in one:
            right[key] = other[key]
        elif one[key] != other[key]:
            mine, theirs = one[key], other[key]
            if isinstance(mine, dict) and isinstance(theirs, dict):
                mine, theirs = prune(mine, theirs)
            left[key], right[key] = mine, theirs
    return left, right


def differences(one: Tree, other: Tree) -> Iterator[tuple[Path, Any, Any]]:
    """Yield (path, value, other value) for each leaf that differs, `ABSENT` where a side has none; sorted by path.

    Trees hold objects, texts and numbers. Raises `StateDiffError` when DeepDiff gave up: its empty answer would read as "equal".
    """
    left, right = prune(one, other)
    if not left and not right:
        return
    # Imported where two states do differ: it brings asyncio with it, a quarter of a second of an analysis.
    from deepdiff import DeepDiff  # noqa: PLC0415 - see above

    found = DeepDiff(left, right, threshold_to_diff_deeper=0, ignore_order=False, verbose_level=2, view="tree")
    stats: dict[str, Any] = found.get_stats()  # type: ignore[no-untyped-call]
    if stats.get("MAX DIFF LIMIT REACHED"):
        raise StateDiffError("the comparison of states was given up: too many differences")
    leaves: dict[Path, tuple[Any, Any]] = {}
    for changes in found.values():
        for change in changes:
            path = tuple(str(part) for part in change.path(output_format="list"))
            for place, mine, theirs in _leaves(path, _side(change.t1), _side(change.t2)):
                leaves[place] = (mine, theirs)
    for path in sorted(leaves):
        yield path, *leaves[path]


def _side(value: Any) -> Any:
    return ABSENT if type(value).__name__ == "NotPresent" else value


def _leaves(path: Path, mine: Any, theirs: Any) -> Iterator[tuple[Path, Any, Any]]:
    """Take an object that only one side has apart, so that every difference is one value."""
    whole = mine if isinstance(mine, dict) and mine else theirs if isinstance(theirs, dict) and theirs else None
    if whole is None or (isinstance(mine, dict) and isinstance(theirs, dict)):
        yield path, mine, theirs
        return
    # Where one side has a single value instead of the object, that value is a difference of its own.
    if not isinstance(mine, dict) and mine is not ABSENT:
        yield path, mine, ABSENT
    if not isinstance(theirs, dict) and theirs is not ABSENT:
        yield path, ABSENT, theirs
    for key in whole:
        if isinstance(mine, dict):
            yield from _leaves((*path, key), mine[key], ABSENT)
        else:
            yield from _leaves((*path, key), ABSENT, theirs[key])
