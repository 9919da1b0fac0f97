"""Differences are all found, and only they, in a time that does not explode."""

import random
import time
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


@pytest.mark.parametrize(("count", "limit_s"), [(500, 0.2), (2000, 1.0)])
def test_many_containers_take_little_time(count: int, limit_s: float) -> None:
    """Five per cent changed: every change is found, in a bounded processor time."""
    one, other = fleet(count)
    started = time.process_time()
    found = list(differences(one, other))
    spent = time.process_time() - started

    assert len(found) == 2 * len(range(0, count, 20))
    assert spent <= limit_s


def test_pruning_does_not_change_the_answer() -> None:
    """The unpruned comparison reports the same paths."""
    one, other = fleet(40)
    plain = DeepDiff(one, other, threshold_to_diff_deeper=0, view="tree")
    unpruned = {tuple(change.path(output_format="list")) for changes in plain.values() for change in changes}

    assert {path for path, _, _ in differences(one, other)} == unpruned


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
