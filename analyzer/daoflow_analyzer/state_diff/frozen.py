"""What a deployment froze, by service: the Compose graph with DaoFlow's managed override, or the one container of the other source types.

The exported artifact's own `declaredConfig` is a copy of this side and is not asked (reference, section 5.2).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from daoflow_analyzer.decode.json_value import flag, mapping, objects, optional_integer, optional_number, text, texts
from daoflow_analyzer.facts.deployments import Deployment
from daoflow_analyzer.state_diff.normalise import Tree, image, ports_of, seconds, value_text
from daoflow_analyzer.state_diff.sides import JOINED, USED, health_check, logging, restart_policy

PLACEHOLDERS = ("[secret]", "[repo-default]", "")
MEGABYTE = 1 << 20
RESTART_OF_RUN = "unless-stopped"
"""DaoFlow starts a single container with this policy."""
MADE = re.compile(r"^\s*Container (?P<name>\S+)\s+(?:Created|Recreated|Started|Running|Healthy|Starting|Waiting)\s*$")


def frozen_services(item: Deployment) -> dict[str, Tree]:
    """Return what the deployment froze, by service; empty when nothing tells."""
    found = _graph_services(item) if item.is_compose else _single_container(item)
    for tree in found.values():
        tree["deployment"] = item.id
    return found


def frozen_replicas(item: Deployment, service: str) -> frozenset[str]:
    """Return the containers that the deployment started for a service, by its own log; empty where the log does not say."""
    name = re.compile(rf"{re.escape(item.compose_project)}[-_]{re.escape(service)}[-_]\d+")
    made = (match["name"] for line in item.lines if (match := MADE.match(line.message)) is not None)
    return frozenset(one for one in made if name.fullmatch(one))


def external_names(item: Deployment, part: str) -> frozenset[str]:
    """Return which of the file's `networks` or `volumes` are external; the snapshot does not say how those are called."""
    plan = mapping((item.artifact.snapshot if item.artifact is not None else {}).get("composeBuildPlan"))
    return frozenset(text(one.get("name")) for _, one in objects(plan.get(part)) if flag(one.get("external")))


def override_tree(config: Mapping[str, Any]) -> Tree:
    """Return what DaoFlow's managed override layer sets (`runtimeConfig`)."""
    policy, resources = mapping(config.get("restartPolicy")), mapping(config.get("resources"))
    check, log = mapping(config.get("healthCheck")), mapping(config.get("logging"))
    tree: Tree = {}
    if text(policy.get("name")):
        tree["restart"] = restart_policy(text(policy["name"]), optional_integer(policy.get("maxRetries")))
    for name, path in (("memoryLimitMb", "memory_bytes"), ("memoryReservationMb", "memory_reservation_bytes")):
        if optional_integer(resources.get(name)):
            tree[path] = (optional_integer(resources[name]) or 0) * MEGABYTE
    if (cores := optional_number(resources.get("cpuLimitCores"))) is not None:
        tree["cpus"] = round(cores, 6)
    if text(check.get("command")):
        names = {"interval": "intervalSeconds", "timeout": "timeoutSeconds", "start_period": "startPeriodSeconds"}
        fields = {ours: f"{text(check.get(theirs), '0')}s" for ours, theirs in names.items()}
        tree["healthcheck"] = health_check(text(check["command"]), {**fields, "retries": check.get("retries")}, names=0)
    if text(log.get("driver")):
        sizes = {"max-size": f"{text(log.get('maxSizeMb'))}m", "max-file": text(log.get("maxFiles"))}
        tree["logging"] = logging(
            text(log["driver"]), {key: size for key, size in sizes.items() if size not in ("", "m")}
        )
    return tree


def override_volumes(config: Mapping[str, Any]) -> dict[str, str]:
    """Return the override layer's mounts by place in the container; `volume KEY rw` or `bind /path ro`, relative binds left out."""
    found = {}
    for _, one in objects(config.get("volumes")):
        source, target, mode = text(one.get("source")), text(one.get("target")), text(one.get("mode"), "rw")
        if source.startswith("/"):
            found[target] = f"bind {source} {mode}"
        elif source and not source.startswith((".", "~")):
            found[target] = f"volume {source} {mode}"
    return found


def overridden(item: Deployment) -> frozenset[str]:
    """Return the paths that DaoFlow's managed override sets beyond the Compose file."""
    artifact = item.artifact
    if artifact is None:
        return frozenset()
    config = mapping(artifact.effective.get("runtimeConfig"))
    paths = set(override_tree(config))
    if override_volumes(config):
        paths |= {"mounts", "volumes"}
    if texts(config.get("networks")):
        paths.add("networks")
    if text(mapping(artifact.effective.get("imageOverride")).get("imageReference")):
        paths.add("image")
    return frozenset(paths)


def _graph_services(item: Deployment) -> dict[str, Tree]:
    """Return the graph's services; those of profiles that were not active, or beside a deployment of one service, are left out."""
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
        _lay_over(services[only], mapping(effective.get("runtimeConfig")))
    entries = [entry for _, entry in objects(mapping(effective.get("composeEnv")).get("entries"))]
    values = {
        text(entry.get("key")): value_text(text(entry.get("displayValue")))
        for entry in entries
        if text(entry.get("displayValue")) not in PLACEHOLDERS and not flag(entry.get("isSecret"))
    }
    for tree in services.values():
        tree["environment"] = values
        tree["networks"] = tree["networks"] or {"default": JOINED}
    return services


def _lay_over(tree: Tree, config: Mapping[str, Any]) -> None:
    """Merge the override layer as Compose does: networks and volumes are added, the rest is replaced."""
    tree |= override_tree(config)
    mounts = override_volumes(config)
    tree["networks"] = {**tree["networks"], **dict.fromkeys(texts(config.get("networks")), JOINED)}
    if mounts:
        tree["mounts"] = mounts
        keys = [words.split()[1] for words in mounts.values() if words.startswith("volume ")]
        tree["volumes"] = {**tree["volumes"], **dict.fromkeys(keys, USED)}


def _graph_service(one: Mapping[str, Any]) -> Tree:
    tree: Tree = {
        "networks": dict.fromkeys(texts(one.get("networks")), JOINED),
        "volumes": dict.fromkeys(texts(one.get("namedVolumes")), USED),
    }
    if text(one.get("image")) and not flag(one.get("hasBuild")):
        tree["image"] = image(text(one["image"]))
    check = mapping(one.get("healthcheck"))
    if flag(check.get("present")) and not flag(check.get("disabled")):
        wanted = {
            "interval": seconds(check.get("interval")),
            "timeout": seconds(check.get("timeout")),
            "start_period": seconds(check.get("startPeriod")),
            "retries": optional_integer(check.get("retries")),
        }
        tree["healthcheck"] = {key: value for key, value in wanted.items() if value is not None}
    return tree


def _single_container(item: Deployment) -> dict[str, Tree]:
    """Return what `docker run` was given: the image stands only in the record, the rest in the snapshot."""
    if not item.image_tag and item.artifact is None:
        return {}
    snapshot = item.artifact.snapshot if item.artifact is not None else {}
    tree: Tree = {"restart": RESTART_OF_RUN}
    if item.image_tag:
        tree["image"] = image(item.image_tag)
    if item.artifact is not None:
        tree["ports"] = ports_of(snapshot.get("ports"))
        tree["mounts"] = dict(_run_mounts(texts(snapshot.get("volumes"))))
        tree["networks"] = {text(snapshot.get("network")) or "bridge": JOINED}
    if isinstance(snapshot.get("env"), dict):
        tree["environment"] = {str(key): value_text(text(value)) for key, value in snapshot["env"].items()}
    return {item.service: tree}


def _run_mounts(volumes: tuple[str, ...]) -> list[tuple[str, str]]:
    found = []
    for words in volumes:
        parts = words.split(":")
        if len(parts) >= 2:
            kind = "bind" if parts[0].startswith("/") else "volume"
            mode = "ro" if len(parts) > 2 and "ro" in parts[2].split(",") else "rw"
            found.append((parts[1], f"{kind} {parts[0]} {mode}"))
    return found
