"""Three trees of one service → its differences, each with who most likely made it and what it breaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from daoflow_analyzer.facts.state import Difference
from daoflow_analyzer.state_diff.blame import breaks, who
from daoflow_analyzer.state_diff.classify import NOT_KNOWN, SAME, UNKNOWN, classify, shown
from daoflow_analyzer.state_diff.compare import ABSENT, Path, differences
from daoflow_analyzer.state_diff.normalise import Tree, same_image
from daoflow_analyzer.state_diff.sides import Sides


def service_differences(sides: Sides) -> Iterator[Difference]:
    """Yield what differs. Only what at least two sides can tell is compared."""
    declared, frozen, live = images_alike(sides.declared, sides.frozen, sides.live)
    paths: set[Path] = set()
    for one, other in ((declared, frozen), (frozen, live), (declared, live)):
        common = one.keys() & other.keys()
        found = differences({key: one[key] for key in common}, {key: other[key] for key in common})
        paths.update(path for path, _, _ in found)
    for path in sorted(paths):
        values = [value_at(tree, path) for tree in (declared, frozen, live)]
        state_class = classify(*values)
        if state_class not in (SAME, NOT_KNOWN) or values[1] is UNKNOWN:
            yield _difference(sides, path, values, state_class)


def value_at(tree: Tree, path: Path) -> Any:
    """Return the value at a path: `UNKNOWN` where the side does not tell the first part at all, `ABSENT` where it lacks the rest."""
    if path[0] not in tree:
        return UNKNOWN
    value: Any = tree
    for part in path:
        if not isinstance(value, dict) or part not in value:
            return ABSENT
        value = value[part]
    return ABSENT if value in ({}, "") else value


def images_alike(*trees: Tree) -> tuple[Tree, ...]:
    """Give images that are one (a tag beside its pinned digest) the same spelling, so that they compare equal."""
    named = [tree["image"] for tree in trees if isinstance(tree.get("image"), str)]
    if len(set(named)) < 2:
        return trees
    spelling = {name: next(other for other in named if same_image(name, other)) for name in named}
    return tuple({**tree, "image": spelling[tree["image"]]} if "image" in tree else tree for tree in trees)


def _difference(sides: Sides, path: Path, values: list[Any], state_class: str) -> Difference:
    declared, frozen, live = map(shown, values)
    name = ".".join(path)
    sources = ((sides.live_at, live), (sides.frozen_at, frozen), (sides.declared_at, declared))
    evidence = [replace(at, excerpt=f"{at.excerpt}: {name} {value or '-'}") for at, value in sources if at is not None]
    return Difference(
        deployment=sides.deployment,
        service=sides.service,
        path=name,
        declared=declared,
        frozen=frozen,
        live=live,
        state_class=state_class,
        who=who(sides, path, state_class),
        breaks=breaks(path[0]),
        evidence=tuple(evidence),
    )
