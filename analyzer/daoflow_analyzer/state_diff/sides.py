"""One service as each side knows it, in one shape: only paths that the side can tell stand in its tree.

`image`, `environment` (by key), `ports`, `mounts` (by place in the container), `networks` and `volumes` (by name), `replicas`, `restart`,
`healthcheck`, `memory_bytes`, `memory_reservation_bytes`, `cpus`, `logging`, `command`, `deployment`, `containers` (by name: state). A path
that one side does not have at all is not compared with it; objects instead of lists stand where order means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from daoflow_analyzer.decode.json_value import (
    flag,
    mapping,
    objects,
    optional_integer,
    optional_number,
    optional_text,
    sequence,
    text,
    texts,
)
from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.state_diff.normalise import (
    Tree,
    environment,
    image,
    live_ports,
    ports_of,
    seconds,
    size_bytes,
)

ANONYMOUS = re.compile(r"[0-9a-f]{64}")
CHECK_FIELDS = (
    ("interval", "Interval"),
    ("timeout", "Timeout"),
    ("start_period", "StartPeriod"),
    ("retries", "Retries"),
)
HEALTH_DEFAULTS = {"interval": 30.0, "timeout": 30.0, "retries": 3}
"""What the engine uses where nothing is said."""


JOINED = "joined"
USED = "used"
NOT_A_NETWORK = ("host", "none", "container:", "service:")


@immutable
class Sides:
    """One service with what each side knows; a side that nobody has is an empty tree.

    `by` says who made what runs, empty when the deployment itself did. `overridden` are the paths that DaoFlow's managed override sets.
    `is_stopped`: somebody ended the container: the engine was asked to, or its restart policy would have started it again.
    """

    deployment: str
    service: str
    declared: Tree
    frozen: Tree
    live: Tree
    by: str = ""
    declared_at: Evidence | None = None
    frozen_at: Evidence | None = None
    live_at: Evidence | None = None
    overridden: frozenset[str] = frozenset()
    is_stopped: bool = False


def declared_service(
    definition: Mapping[str, Any], volumes: Mapping[str, Any], networks: Mapping[str, Any], project: str
) -> Tree:
    """Return a service of `docker compose config` as a tree; `volumes` and `networks` are the file's own, which hold the real names."""
    tree: Tree = {
        "environment": environment(definition.get("environment")),
        "ports": ports_of(definition.get("ports")),
        "mounts": dict(_declared_mounts(definition.get("volumes"), volumes, project)),
        "restart": text(definition.get("restart")) or "no",
    }
    if optional_text(definition.get("image")):
        tree["image"] = image(text(definition["image"]))
    check = mapping(definition.get("healthcheck"))
    if check and not flag(check.get("disable")):
        tree["healthcheck"] = health_check(check.get("test"), check, names=0)
    resources = mapping(mapping(definition.get("deploy")).get("resources"))
    limits, reserved = mapping(resources.get("limits")), mapping(resources.get("reservations"))
    memory = size_bytes(definition.get("mem_limit")) or size_bytes(limits.get("memory"))
    reservation = size_bytes(definition.get("mem_reservation")) or size_bytes(reserved.get("memory"))
    cpus = _cpus(definition.get("cpus")) or _cpus(limits.get("cpus"))
    tree |= {"memory_bytes": memory or 0, "memory_reservation_bytes": reservation or 0, "cpus": cpus or 0.0}
    if networks and not text(definition.get("network_mode")):
        wanted = definition.get("networks") or {"default": None}
        names = wanted if isinstance(wanted, dict) else texts(wanted)
        tree["networks"] = {
            text(mapping(networks.get(name)).get("name")) or f"{project}_{name}": JOINED for name in names
        }
    count = mapping(definition.get("deploy")).get("replicas", definition.get("scale", 1))
    tree["replicas"] = optional_integer(count) or 0
    if definition.get("command"):
        tree["command"] = _words(definition["command"])
    return tree


def live_service(inspect: Mapping[str, Any]) -> Tree:
    """Return a container's inspect document as a tree; networks and volumes have the engine's names."""
    config, host = mapping(inspect.get("Config")), mapping(inspect.get("HostConfig"))
    check = mapping(config.get("Healthcheck"))
    policy, log = mapping(host.get("RestartPolicy")), mapping(host.get("LogConfig"))
    retries = optional_integer(policy.get("MaximumRetryCount"))
    mounts = dict(_live_mounts(inspect.get("Mounts")))
    tree: Tree = {
        "image": image(text(config.get("Image"))),
        "environment": environment(config.get("Env")),
        "ports": live_ports(mapping(host.get("PortBindings"))),
        "mounts": mounts,
        "volumes": {words.split()[1]: USED for words in mounts.values() if words.startswith("volume ")},
        "restart": restart_policy(text(policy.get("Name")), retries),
        "memory_bytes": optional_integer(host.get("Memory")) or 0,
        "memory_reservation_bytes": optional_integer(host.get("MemoryReservation")) or 0,
        "cpus": (optional_integer(host.get("NanoCpus")) or 0) / 1e9,
        "logging": logging(text(log.get("Type")), mapping(log.get("Config"))),
        "command": _words(config.get("Cmd")),
    }
    if not text(host.get("NetworkMode")).startswith(NOT_A_NETWORK):
        names = mapping(mapping(inspect.get("NetworkSettings")).get("Networks"))
        tree["networks"] = {str(name): JOINED for name in names}
    test = texts(check.get("Test"))
    tree["healthcheck"] = {} if not test or test[0] == "NONE" else health_check(list(test), check, names=1)
    return tree


def restart_policy(name: str, retries: int | None) -> str:
    """Return a restart policy as Compose writes it: `on-failure:5`."""
    return f"{name}:{retries}" if name == "on-failure" and retries else name or "no"


def logging(driver: str, options: Mapping[str, Any]) -> Tree:
    """Return a log driver with its options; sizes are numbers, so that `10m` and `10240k` are one."""
    found: Tree = {"driver": driver}
    for name, value in options.items():
        words = text(value)
        found[str(name)] = size_bytes(words) or words if name == "max-size" else words
    return found


def health_check(test: Any, fields: Mapping[str, Any], *, names: int) -> Tree:
    """Return a health check; `names` 0 for Compose's field names, 1 for the engine's."""
    found: Tree = {}
    words = _words(test[1:] if isinstance(test, list) and test and test[0] in ("CMD", "CMD-SHELL") else test)
    if words:
        found["test"] = words
    for pair in CHECK_FIELDS:
        value = fields.get(pair[names])
        known = optional_integer(value) if pair[0] == "retries" else seconds(value)
        found[pair[0]] = known or HEALTH_DEFAULTS.get(pair[0], 0)
    return found


def _words(command: Any) -> str:
    """Return a command as one line: list and string forms of it, with their quotes, are the same."""
    items = [text(item) for item in command] if isinstance(command, list | tuple) else [text(command)]
    return " ".join(" ".join(items).replace("$$", "$").replace('"', "").split())


def _cpus(value: Any) -> float | None:
    number = optional_number(value)
    if number is None and isinstance(value, str) and re.fullmatch(r"\d+(?:\.\d+)?", value):
        number = float(value)
    return round(number, 6) if number else None


def _declared_mounts(value: Any, volumes: Mapping[str, Any], project: str) -> list[tuple[str, str]]:
    found = []
    for item in sequence(value):
        if isinstance(item, dict):
            kind, source, target = text(item.get("type")), text(item.get("source")), text(item.get("target"))
            mode = "ro" if flag(item.get("read_only")) else "rw"
        else:
            parts = text(item).split(":")
            if len(parts) < 2:
                continue  # an anonymous volume: its name is the engine's
            source, target = parts[0], parts[1]
            kind = "bind" if source.startswith((".", "/", "~")) else "volume"
            mode = "ro" if len(parts) > 2 and "ro" in parts[2].split(",") else "rw"
        if kind == "volume" and source:
            source = text(mapping(volumes.get(source)).get("name")) or f"{project}_{source}"
        if kind in ("volume", "bind") and source and target:
            found.append((target, f"{kind} {source} {mode}"))
    return found


def _live_mounts(value: Any) -> list[tuple[str, str]]:
    found = []
    for _, item in objects(value):
        kind, name = text(item.get("Type")), text(item.get("Name"))
        source = name if kind == "volume" else text(item.get("Source"))
        if kind in ("volume", "bind") and not ANONYMOUS.fullmatch(source):
            mode = "rw" if flag(item.get("RW"), default=True) else "ro"
            found.append((text(item.get("Destination")), f"{kind} {source} {mode}"))
    return found
