"""The three sides of each service that DaoFlow deployed, on this engine or on a managed server that was asked, too.

Frozen is the newest good deployment's snapshot; live what the engine has of that project or container; declared the current rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from daoflow_analyzer.decode.documents import Documents
from daoflow_analyzer.facts.applications import WORKING_DIR, Application, Applications, deployment_of
from daoflow_analyzer.facts.containers import Container, State
from daoflow_analyzer.facts.deployments import Deployment, Deployments
from daoflow_analyzer.facts.engine import EngineEvent
from daoflow_analyzer.facts.exit_codes import coded
from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.state_diff.declared import declared_services
from daoflow_analyzer.state_diff.frozen import frozen_replicas, frozen_services, overridden
from daoflow_analyzer.state_diff.live import live_container, made_during
from daoflow_analyzer.state_diff.normalise import Tree
from daoflow_analyzer.state_diff.sides import Sides

ONE_SHOT = ("no", "")
ASKED_TO_END = ("stop", "kill")
REMOVED = "removed, or never started"
NOT_SOUGHT = "removed, or made again by hand under another folder"
OUTSIDE = "changed by hand: Compose was run outside DaoFlow"


OnServer = tuple[Applications | None, Sequence[EngineEvent]]
"""What DaoFlow deployed on a managed server, and what its engine remembers of the last day."""


@immutable
class _Service:
    """One service of a deployment with what the engine has of it.

    `looked`: a missing container means something; `was_sought`: also one that somebody made under another folder would have been seen.
    """

    item: Deployment
    name: str
    frozen: Tree
    application: Application | None
    containers: tuple[Container, ...]
    looked: bool = False
    was_sought: bool = False


def application_sides(
    documents: Documents,
    deployments: Deployments,
    applications: Applications | None,
    elsewhere: Mapping[str, OnServer],
    events: Sequence[EngineEvent] = (),
) -> Iterator[Sides]:
    """Yield the sides of each service of the newest good deployment of every stack, once a container: replicas may differ."""
    done: set[tuple[str, ...]] = set()
    for item in deployments.all:
        stack = (*item.stack, item.compose_project)
        if not (item.is_good or (not item.status and item.artifact is not None)) or stack in done:
            continue
        done.add(stack)
        if item.artifact is not None and item.artifact.effective.get("composeOperation") == "down":
            continue
        frozen = frozen_services(item)
        declared = declared_services(documents, item, frozen)
        there, seen = (applications, events) if item.is_local is True else elsewhere.get(item.server, (None, ()))
        for name, tree in frozen.items():
            tree_declared, declared_at = declared.get(name, ({}, None))
            for sides in _sides(documents, _service(item, name, tree, there), deployments, seen):
                yield replace(sides, declared=tree_declared, declared_at=declared_at)
        if item.is_compose and frozen:
            yield from _strangers(item, there, deployments)


def _service(item: Deployment, name: str, frozen: Tree, applications: Applications | None) -> _Service:
    if applications is None:
        return _Service(item, name, frozen, None, ())
    if item.is_compose:
        found, sought = applications.project(item.compose_project), item.compose_project in applications.sought
        containers = found.of(name) if found is not None else ()
        return _Service(item, name, frozen, found, containers, looked=applications.is_complete, was_sought=sought)
    one, sought = applications.container(item.container_name), item.container_name in applications.sought
    # A container outside Compose carries no sign of DaoFlow: only one that was looked for by name can be missing.
    application, containers = (one[0], (one[1],)) if one is not None else (None, ())
    return _Service(item, name, frozen, application, containers, looked=sought, was_sought=sought)


def _sides(
    documents: Documents, service: _Service, deployments: Deployments, events: Sequence[EngineEvent]
) -> Iterator[Sides]:
    item = service.item
    where = _frozen_at(item)
    known = Sides(item.id, service.name, {}, service.frozen, {}, frozen_at=where, overridden=overridden(item))
    if not service.containers:
        there: Tree = {"container": ""} if service.looked else {}
        wanted = {**service.frozen, "container": "one"} if service.looked else service.frozen
        yield replace(known, frozen=wanted, live=there, by=_who_removed(service))
        return
    started = frozen_replicas(item, service.name) if item.is_compose else frozenset()
    count = {"replicas": len(started)} if started else {}
    for container in service.containers:
        frozen, live = live_container(documents, item, service.frozen, container, service.application)
        made_by = _made_by(item, container, deployments)
        if made_by is not None:
            live["deployment"] = made_by or _by_hand(container)
        live |= {"containers": {container.name: _state(container)}, "replicas": len(service.containers)}
        wanted = {**frozen, **count, "containers": {container.name: "running"}}
        was_stopped = _was_stopped(container, events)
        if _is_done(container) and not was_stopped:
            wanted["containers"] = live["containers"]
        yield replace(
            known,
            frozen=wanted,
            live=live,
            by=_maker(item, container, made_by),
            live_at=container.state_evidence(),
            is_stopped=was_stopped or (container.state is State.EXITED and container.is_kept_up),
        )


def _strangers(item: Deployment, applications: Applications | None, deployments: Deployments) -> Iterator[Sides]:
    """Yield the project's services that no deployment froze."""
    found = applications.project(item.compose_project) if applications is not None else None
    known = {one.id for one in deployments.all}
    graphs = {
        name for one in deployments.all if one.compose_project == item.compose_project for name in frozen_services(one)
    }
    for container in found.containers if found is not None else ():
        if container.service not in graphs and deployment_of(container) not in known:
            there: Tree = {"container": container.name}
            empty: Tree = {"container": ""}
            where = container.state_evidence()
            yield Sides(item.id, container.service, {}, empty, there, "started by hand", live_at=where)


def _made_by(item: Deployment, container: Container, deployments: Deployments) -> str | None:
    """Return the id of the deployment that made a container, empty when none did, None when nobody can tell."""
    if item.is_compose:
        return deployment_of(container) or ""
    if container.created_at is None or item.ended_at is None:
        return None
    candidates = (one for one in deployments.all if one.stack == item.stack)
    return next((one.id for one in candidates if made_during(one, container)), "")


def _who_removed(service: _Service) -> str:
    return REMOVED if service.application is not None or service.was_sought else NOT_SOUGHT


def _maker(item: Deployment, container: Container, made_by: str | None) -> str:
    if made_by in (None, item.id):
        return ""
    if made_by:
        return f"another deployment ({made_by[:8]})"
    return OUTSIDE if item.is_compose else f"made again by hand at {container.created_at:%Y-%m-%d %H:%M} UTC"


def _by_hand(container: Container) -> str:
    folder = container.labels.get(WORKING_DIR, "")
    return f"none (by hand in {folder})" if folder else "none (by hand)"


def _is_done(container: Container) -> bool:
    return container.state is State.EXITED and container.exit_code == 0 and container.restart_policy in ONE_SHOT


def _was_stopped(container: Container, events: Sequence[EngineEvent]) -> bool:
    """Whether the engine was asked to end what the container ran last; it remembers that for some hundred events."""
    return container.state is State.EXITED and any(
        event.type == "container"
        and event.action in ASKED_TO_END
        and event.attributes.get("name") == container.name
        and (container.started_at is None or event.time is None or event.time >= container.started_at)
        for event in events
    )


def _state(container: Container) -> str:
    if container.state is State.RUNNING:
        return "running"
    return f"{container.state.value} ({coded(container.exit_code)})"


def _frozen_at(item: Deployment) -> Evidence:
    """Return where the frozen side stands: in the artifact's member, else in the record."""
    if item.artifact is None:
        return item.evidence("image_tag", f"image of deployment {item.id}: {item.image_tag}")
    is_export = item.artifact.member.endswith("state.json")
    pointer = "/effectiveDeployment" if is_export else item.pointer
    return Evidence(item.artifact.member, f"frozen input of deployment {item.id}", pointer=pointer)
