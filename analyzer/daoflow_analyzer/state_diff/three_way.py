"""Three trees of one service → its differences, each with who most likely made it and what it breaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from daoflow_analyzer.facts.state import CONTROL_PLANE, Difference
from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.state_diff.classify import CHANGED, DRIFTED, NOT_KNOWN, SAME, UNKNOWN, classify, shown
from daoflow_analyzer.state_diff.compare import ABSENT, Path, differences
from daoflow_analyzer.state_diff.normalise import Tree, same_image

BREAKS = {
    "image": "another build runs",
    "environment": "the service runs with another setting",
    "ports": "it is reached under another address, or not at all",
    "mounts": "its data is in another place, or not kept",
    "networks": "other services may not reach it",
    "restart": "it comes back differently after a crash or a reboot",
    "healthcheck": "its health means something else",
    "memory_bytes": "it may be killed for memory, or take what others need",
    "cpus": "it runs slower or faster than planned",
    "command": "it starts something else",
    "containers": "it serves less, or nothing",
    "deployment": "DaoFlow's record is not about what runs",
    "container": "nothing of it runs",
    "image_id": "the tag now means another build: the next start changes it",
}


@dataclass(frozen=True, slots=True)
class Sides:
    """One service with what each side knows; a side that nobody has is an empty tree. `by` says who made what runs."""

    deployment: str
    service: str
    declared: Tree
    frozen: Tree
    live: Tree
    by: str
    declared_at: Evidence | None = None
    frozen_at: Evidence | None = None
    live_at: Evidence | None = None


def service_differences(sides: Sides) -> Iterator[Difference]:
    """Yield what differs. Only what at least two sides can tell is compared."""
    declared, frozen, live = _images_alike(sides.declared, sides.frozen, sides.live)
    paths: set[Path] = set()
    for one, other in ((declared, frozen), (frozen, live), (declared, live)):
        common = one.keys() & other.keys()
        found = differences({key: one[key] for key in common}, {key: other[key] for key in common})
        paths.update(path for path, _, _ in found)
    for path in sorted(paths):
        values = [_at(tree, path) for tree in (declared, frozen, live)]
        if path[0] == "environment" and ABSENT in values and values[0] in (ABSENT, UNKNOWN):
            continue  # the image's own variables, and keys that only fill in other values
        state_class = classify(*values)
        if state_class not in (SAME, NOT_KNOWN) or values[1] is UNKNOWN:
            yield _difference(sides, path, values, state_class)


def _at(tree: Tree, path: Path) -> Any:
    """Return the value at a path: `UNKNOWN` where the side does not tell the first part at all, `ABSENT` where it lacks the rest."""
    if path[0] not in tree:
        return UNKNOWN
    value: Any = tree
    for part in path:
        if not isinstance(value, dict) or part not in value:
            return ABSENT
        value = value[part]
    return ABSENT if value in ({}, "") else value


def _images_alike(*trees: Tree) -> tuple[Tree, ...]:
    """Give images that are one (a tag beside its pinned digest) the same spelling, so that they compare equal."""
    named = [tree["image"] for tree in trees if isinstance(tree.get("image"), str)]
    if len(set(named)) < 2:
        return trees
    spelling = {name: next(other for other in named if same_image(name, other)) for name in named}
    return tuple({**tree, "image": spelling[tree["image"]]} if "image" in tree else tree for tree in trees)


def _difference(sides: Sides, path: Path, values: list[Any], state_class: str) -> Difference:
    evidence = [item for item in (sides.live_at, sides.frozen_at, sides.declared_at) if item is not None]
    return Difference(
        deployment=sides.deployment,
        service=sides.service,
        path=".".join(path),
        declared=shown(values[0]),
        frozen=shown(values[1]),
        live=shown(values[2]),
        state_class=state_class,
        who=_who(sides, state_class),
        breaks=BREAKS.get(path[0], "it runs differently"),
        evidence=tuple(evidence),
    )


def _who(sides: Sides, state_class: str) -> str:
    if state_class in (CHANGED, "only-declared"):
        pending = "docker compose up -d" if sides.deployment == CONTROL_PLANE else "a redeploy"
        return f"edited after it was started: {pending} is pending"
    if state_class in (DRIFTED, "only-live", "only-frozen", "all-differ"):
        return sides.by or "changed by hand"
    return "not known"
