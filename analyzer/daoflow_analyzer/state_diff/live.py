"""One live container beside what its deployment froze, cut to what both sides can tell, in the names of the Compose file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from daoflow_analyzer.decode.documents import Documents
from daoflow_analyzer.decode.json_value import mapping, sequence
from daoflow_analyzer.facts.applications import Application, Image
from daoflow_analyzer.facts.containers import Container
from daoflow_analyzer.facts.deployments import Deployment
from daoflow_analyzer.state_diff.frozen import external_names
from daoflow_analyzer.state_diff.normalise import Tree, image, repository, value_text
from daoflow_analyzer.state_diff.sides import live_service

SLACK = timedelta(seconds=60)
"""How far a container's creation may lie outside its deployment's own times: two clocks, and a worker that writes late."""


def live_container(
    documents: Documents, item: Deployment, frozen: Tree, container: Container, application: Application | None
) -> tuple[Tree, Tree]:
    """Return the frozen and the live tree of one container, each without what the other side cannot tell."""
    raw = documents.json(container.member)
    live = live_service(mapping(sequence(raw)[0] if isinstance(raw, list) and raw else raw))
    built = application.images.get(container.image_id) if application is not None else None
    _name_as_compose(item, frozen, live, application)
    check = frozen.get("healthcheck", {})
    live["healthcheck"] = {key: live["healthcheck"][key] for key in check if key in live["healthcheck"]}
    wanted = {**frozen, "environment": dict(frozen.get("environment", {}))}
    if "environment" not in frozen:
        wanted.pop("environment")
    elif item.is_compose:
        # Keys of the deployment's environment may only fill in other values; those of the Compose file and the image are not frozen.
        shared = wanted["environment"].keys() & live["environment"].keys()
        for tree in (wanted, live):
            tree["environment"] = {key: tree["environment"][key] for key in shared}
    else:
        _leave_out_the_images_own(wanted, live, built)
    _say_which_build(item, wanted, live, container, built)
    return wanted, live


def made_during(item: Deployment, container: Container) -> bool:
    """Whether a container was created while a deployment ran."""
    made, start, end = container.created_at, item.created_at, item.ended_at
    return made is not None and start is not None and end is not None and start - SLACK <= made <= end + SLACK


def _name_as_compose(item: Deployment, frozen: Tree, live: Tree, application: Application | None) -> None:
    """Give networks and volumes the names that the Compose file uses, by Compose's own labels, else by its naming."""
    for part in ("networks", "volumes"):
        if part in live and item.is_compose:
            known: Mapping[str, str] = getattr(application, part) if application is not None else {}
            names = {name: _key(name, known, item.compose_project) for name in live[part]}
            wanted = frozen.get(part, {})
            # An external one may have any name: what is left over on both sides belongs together.
            left = sorted(key for key in external_names(item, part) & wanted.keys() if key not in names.values())
            rest = sorted(name for name, key in names.items() if key not in wanted and name not in known)
            names |= dict(zip(rest, left, strict=False))
            live[part] = {names[name]: words for name, words in live[part].items()}
            if part == "volumes":
                live["mounts"] = {place: _renamed(words, names) for place, words in live["mounts"].items()}
    if item.is_compose:
        live["mounts"] = {place: words for place, words in live["mounts"].items() if place in frozen.get("mounts", {})}


def _key(name: str, known: Mapping[str, str], project: str) -> str:
    return known.get(name) or name.removeprefix(f"{project}_")


def _renamed(words: str, names: Mapping[str, str]) -> str:
    kind, _, rest = words.partition(" ")
    source, _, mode = rest.rpartition(" ")
    return f"{kind} {names.get(source, source)} {mode}" if kind == "volume" else words


def _leave_out_the_images_own(wanted: Tree, live: Tree, built: Image | None) -> None:
    """Leave variables out that the image sets; where it is not known, all that only the container has."""
    frozen, found = wanted["environment"], live["environment"]
    own = {key: value_text(value) for key, value in built.env.items()} if built is not None else found
    live["environment"] = {key: value for key, value in found.items() if key in frozen or own.get(key) != value}


def _say_which_build(item: Deployment, frozen: Tree, live: Tree, container: Container, built: Image | None) -> None:
    """Add the digest that runs where one was frozen, and say when the tag was put on another build after the deployment."""
    wanted, found = frozen.get("image", ""), live["image"]
    if built is None:
        return
    if "@" in wanted and "@" not in found:
        digests = [image(one).partition("@") for one in built.digests]
        same = [digest for name, _, digest in digests if name == repository(found)]
        if same:
            live["image"] = f"{found}@{same[0]}"
    ended = item.ended_at
    made, tagged = container.created_at, built.tagged_at
    if ended is None or made is None or tagged is None or "@" in wanted:
        return
    if min(made, tagged) > ended + SLACK:
        frozen["image_id"] = f"tagged before {ended:%Y-%m-%dT%H:%M:%SZ}"
        live["image_id"] = f"{built.id[:19]}, tagged at {tagged:%Y-%m-%dT%H:%M:%SZ}"
