"""Differences are all found, and only they, in a time that does not explode."""

import random
from typing import Any

import pytest
from daoflow_analyzer.state_diff.classify import UNKNOWN, classify
from daoflow_analyzer.state_diff.compare import ABSENT, differences
from deepdiff import DeepDiff
from hypothesis import given, settings
from hypothesis import strategies as st

TREES = st.recursive(
    st.integers(0, 3) | st.text("ab", max_size=2),
    lambda inner: st.dictionaries(st.text("xyz", min_size=1, max_size=2), inner, max_size=3),
)
OBJECTS = st.dictionaries(st.text("xyz", min_size=1, max_size=2), TREES, max_size=4)


def leaves(tree: Any, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], Any]:
    """Return every leaf of a tree by its path; an empty object is a leaf."""
    if not isinstance(tree, dict) or not tree:
        return {path: tree}
    return {place: value for key, item in tree.items() for place, value in leaves(item, (*path, key)).items()}


@settings(max_examples=150, deadline=None)
@given(one=OBJECTS, other=OBJECTS)
def test_what_is_reported_is_what_differs(one: dict[str, Any], other: dict[str, Any]) -> None:
    """Equal trees give nothing, and every reported value stands at its path on its side."""
    found = list(differences(one, other))

    assert bool(found) == (one != other)
    assert not list(differences(one, one))
    for path, mine, theirs in found:
        for value, tree in ((mine, one), (theirs, other)):
            if value is not ABSENT:
                place: Any = tree
                for part in path:
                    place = place[part]
                assert place == value


def fleet(count: int, seed: int = 7) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return two states of so many containers, 5 % of them changed."""
    source = random.Random(seed)

    def container(number: int) -> dict[str, Any]:
        return {
            "image": f"acme/web-{number % 9}:1.{number % 5}",
            "environment": {f"KEY_{key}": str(source.randrange(1000)) for key in range(20)},
            "ports": {f"{8000 + number}/tcp": f"127.0.0.1:{18000 + number}"},
            "mounts": {f"/data/{item}": f"volume v{number}_{item} rw" for item in range(4)},
            "restart": "unless-stopped",
        }

    one = {f"c{number}": container(number) for number in range(count)}
    other = {name: {**tree, "environment": dict(tree["environment"])} for name, tree in one.items()}
    for number in range(0, count, 20):
        other[f"c{number}"]["image"] = "acme/other:2"
        other[f"c{number}"]["environment"]["KEY_3"] = "changed"
    return one, other


def test_every_change_among_many_containers_is_found() -> None:
    """Five per cent of 500 changed, each in two places: both are reported, and nothing else (the time is measured in bench/states.py)."""
    one, other = fleet(500)

    assert len(list(differences(one, other))) == 2 * len(range(0, 500, 20))


@settings(max_examples=150, deadline=None)
@given(one=OBJECTS, other=OBJECTS)
def test_pruning_does_not_change_the_answer(one: dict[str, Any], other: dict[str, Any]) -> None:
    """DeepDiff over the whole trees reports the same leaves with the same values."""
    plain = DeepDiff(one, other, threshold_to_diff_deeper=0, verbose_level=2, view="tree")
    unpruned = {}
    for changes in plain.values():
        for change in changes:
            path = tuple(change.path(output_format="list"))
            mine, theirs = (ABSENT if type(side).__name__ == "NotPresent" else side for side in (change.t1, change.t2))
            if isinstance(mine, dict) and isinstance(theirs, dict):
                unpruned[path] = (mine, theirs)
                continue
            for side, place in ((mine, 0), (theirs, 1)):
                for leaf, value in leaves(side, path).items() if side is not ABSENT else ():
                    unpruned.setdefault(leaf, (ABSENT, ABSENT))
                    unpruned[leaf] = (value, unpruned[leaf][1]) if place == 0 else (unpruned[leaf][0], value)

    assert {path: (mine, theirs) for path, mine, theirs in differences(one, other)} == unpruned


@pytest.mark.parametrize(
    ("sides", "state_class"),
    [
        (("a", "a", "a"), "same"),
        (("b", "a", "a"), "changed-after-freeze"),
        (("b", "a", UNKNOWN), "changed-after-freeze"),
        (("a", "a", "b"), "drifted-at-run-time"),
        ((UNKNOWN, "a", "b"), "drifted-at-run-time"),
        (("b", "a", "b"), "drifted-at-run-time"),
        (("a", "b", "c"), "all-differ"),
        (("a", ABSENT, ABSENT), "only-declared"),
        ((UNKNOWN, "a", ABSENT), "only-frozen"),
        ((UNKNOWN, ABSENT, "a"), "only-live"),
        (("a", UNKNOWN, "b"), "unknown"),
        ((UNKNOWN, UNKNOWN, "b"), "unknown"),
    ],
)
def test_three_sides_have_a_class(sides: tuple[Any, Any, Any], state_class: str) -> None:
    """Each constellation has the class of the contract."""
    assert classify(*sides) == state_class
