"""The three sides of each service that DaoFlow deployed on this engine.

Frozen is the newest good deployment's snapshot; live what the engine has of that project; declared the current rows of the database.
The exported artifact's own `declaredConfig` is a copy of the frozen side and is not asked (reference, section 5.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from daoflow_analyzer.decode.documents import Documents
from daoflow_analyzer.decode.json_value import flag, mapping, objects, optional_integer, sequence, text, texts
from daoflow_analyzer.decode.tables import json_column, member_of, rows
from daoflow_analyzer.facts.applications import WORKING_DIR, Application, Applications, deployment_of
from daoflow_analyzer.facts.containers import Container, State
from daoflow_analyzer.facts.deployments import Deployment, Deployments
from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.state_diff.normalise import Tree, image, seconds, value_text
from daoflow_analyzer.state_diff.sides import live_service
from daoflow_analyzer.state_diff.three_way import Sides

PLACEHOLDERS = ("[secret]", "[repo-default]", "")
ONE_SHOT = ("no", "")
MEGABYTE = 1 << 20


def application_sides(
    documents: Documents, deployments: Deployments, applications: Applications | None
) -> Iterator[Sides]:
    """Yield the sides of each service of the newest good deployment of every stack."""
    done: set[tuple[str, str, str]] = set()
    for item in deployments.all:
        if not (item.is_good or (not item.status and item.artifact is not None)) or item.stack in done:
            continue
        done.add(item.stack)
        if item.artifact is None or item.artifact.effective.get("composeOperation") == "down":
            continue
        found = applications.project(item.compose_project) if applications is not None and item.is_local else None
        looked = applications is not None and applications.is_complete and item.is_local is True
        frozen = frozen_services(item)
        declared = _declared(documents, item, frozen)
        for service, tree in frozen.items():
            yield from _service(
                documents,
                item,
                service,
                frozen=tree,
                declared=declared.get(service, {}),
                found=found,
                looked=looked,
            )
        yield from _strangers(item, frozen, found, deployments)


def frozen_services(item: Deployment) -> dict[str, Tree]:
    """Return what the deployment froze, by service; services of profiles that were not active are left out."""
    artifact = item.artifact
    if artifact is None:
        return {}
    snapshot, effective = artifact.snapshot, artifact.effective
    plan = mapping(snapshot.get("composeBuildPlan"))
    active = set(texts(snapshot.get("composeProfiles")) or texts(artifact.declared.get("composeProfiles")))
    only = text(snapshot.get("composeServiceName"))
    services: dict[str, Tree] = {}
    for _, one in objects(plan.get("graphServices")):
        name, profiles = text(one.get("serviceName")), set(texts(one.get("profiles")))
        if not name or (profiles and not profiles & active) or (only and name != only):
            continue
        services[name] = _graph_service(one)
    override = mapping(effective.get("imageOverride"))
    if text(override.get("serviceName")) in services and text(override.get("imageReference")):
        services[text(override["serviceName"])]["image"] = image(text(override["imageReference"]))
    if only in services:
        services[only] |= runtime_tree(mapping(effective.get("runtimeConfig")))
    values = {
        text(entry.get("key")): value_text(text(entry.get("displayValue")))
        for _, entry in objects(mapping(effective.get("composeEnv")).get("entries"))
        if text(entry.get("displayValue")) not in PLACEHOLDERS and not flag(entry.get("isSecret"))
    }
    for tree in services.values():
        tree |= {"environment": values, "deployment": item.id}
    return services


def runtime_tree(config: Mapping[str, Any]) -> Tree:
    """Return what DaoFlow's managed override layer sets."""
    tree: Tree = {}
    policy, resources = mapping(config.get("restartPolicy")), mapping(config.get("resources"))
    if text(policy.get("name")):
        tree["restart"] = text(policy["name"])
    if resources.get("memoryLimitMb") is not None:
        tree["memory_bytes"] = (optional_integer(resources["memoryLimitMb"]) or 0) * MEGABYTE
    if isinstance(resources.get("cpuLimitCores"), int | float):
        tree["cpus"] = round(float(resources["cpuLimitCores"]), 6)
    return tree


def _graph_service(one: Mapping[str, Any]) -> Tree:
    tree: Tree = {}
    if text(one.get("image")) and not flag(one.get("hasBuild")):
        tree["image"] = image(text(one["image"]))
    check = mapping(one.get("healthcheck"))
    if flag(check.get("present")) and not flag(check.get("disabled")):
        wanted = {
            "interval": seconds(check.get("interval")),
            "timeout": seconds(check.get("timeout")),
            "retries": optional_integer(check.get("retries")),
        }
        tree["healthcheck"] = {key: value for key, value in wanted.items() if value is not None}
    return tree


def _declared(documents: Documents, item: Deployment, frozen: Mapping[str, Tree]) -> dict[str, Tree]:
    """Return what the current rows say of the services; only what a row really says is declared."""
    found: dict[str, Tree] = {}
    table = rows(documents, "deployments") or []
    ids = next((row for _, row in table if row.get("id") == item.id), {})
    for _, row in rows(documents, "services") or ():
        same = row.get("environment_id") == ids.get("environment_id") if ids else False
        name = text(row.get("compose_service_name")) or text(row.get("name"))
        if name not in frozen or not (same or (not ids and row.get("name") == item.service)):
            continue
        tree = runtime_tree(mapping(json_column(row.get("config")).get("runtimeConfig")))
        if text(row.get("image_reference")):
            tree["image"] = image(text(row["image_reference"]))
        found[name] = tree
    for _, row in rows(documents, "environments") or ():
        if not ids or row.get("id") != ids.get("environment_id"):
            continue
        for _, one in objects(json_column(row.get("config")).get("composeServices")):
            if text(one.get("serviceName")) in frozen and text(one.get("imageReference")):
                found.setdefault(text(one["serviceName"]), {})["image"] = image(text(one["imageReference"]))
    return found


def _service(
    documents: Documents,
    item: Deployment,
    service: str,
    *,
    frozen: Tree,
    declared: Tree,
    found: Application | None,
    looked: bool,
) -> Iterator[Sides]:
    """Yield one service's sides, once a container: replicas may differ from each other."""
    artifact = item.artifact
    frozen_at = (
        Evidence(artifact.member, f"frozen input of deployment {item.id}", pointer=_pointer(item)) if artifact else None
    )
    declared_at = Evidence(member_of("services"), f"declared state of {service}", pointer="/rows") if declared else None
    containers = found.of(service) if found is not None else ()
    if not containers:
        there: Tree = {"container": ""} if looked else {}
        wanted = {**frozen, "container": "one"} if looked else frozen
        who = (
            "removed, or never started" if found is not None else "removed, or made again by hand under another folder"
        )
        yield Sides(item.id, service, declared, wanted, there, who, declared_at, frozen_at)
        return
    for container in containers:
        raw = documents.json(container.member)
        live = live_service(mapping(sequence(raw)[0] if isinstance(raw, list) and raw else raw))
        live["healthcheck"] = {key: live["healthcheck"].get(key) for key in frozen.get("healthcheck", {})}
        made_by = deployment_of(container)
        live |= {"deployment": made_by or _by_hand(container), "containers": {container.name: _state(container)}}
        wanted = {**frozen, "containers": {container.name: "running"}}
        if _is_done(container):
            wanted["containers"] = live["containers"]
        yield Sides(
            item.id,
            service,
            declared,
            wanted,
            live,
            _maker(item, made_by),
            declared_at,
            frozen_at,
            container.state_evidence(),
        )


def _strangers(
    item: Deployment, frozen: Mapping[str, Tree], found: Application | None, deployments: Deployments
) -> Iterator[Sides]:
    """Yield the project's services that no deployment froze."""
    known = {one.id for one in deployments.all}
    graphs = {
        name for one in deployments.all if one.compose_project == item.compose_project for name in frozen_services(one)
    }
    for container in found.containers if found is not None and frozen else ():
        if container.service not in graphs and deployment_of(container) not in known:
            there: Tree = {"container": container.name}
            empty: Tree = {"container": ""}
            yield Sides(
                item.id, container.service, {}, empty, there, "started by hand", live_at=container.state_evidence()
            )


def _pointer(item: Deployment) -> str:
    """Return where the frozen side stands in the artifact's member."""
    return (
        "/effectiveDeployment"
        if item.artifact is not None and item.artifact.member.endswith("state.json")
        else item.pointer
    )


def _by_hand(container: Container) -> str:
    folder = container.labels.get(WORKING_DIR, "")
    return f"none (by hand in {folder})" if folder else "none (by hand)"


def _maker(item: Deployment, made_by: str | None) -> str:
    if made_by is None:
        return "changed by hand: Compose was run outside DaoFlow"
    return "changed by hand" if made_by == item.id else f"another deployment ({made_by[:8]})"


def _is_done(container: Container) -> bool:
    return container.state is State.EXITED and container.exit_code == 0 and container.restart_policy in ONE_SHOT


def _state(container: Container) -> str:
    if container.state is State.RUNNING:
        return "running"
    return f"{container.state.value} ({container.exit_code})"
