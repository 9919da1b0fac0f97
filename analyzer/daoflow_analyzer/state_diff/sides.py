"""One service as each side knows it, in one shape: only paths that the side can tell stand in its tree.

`image`, `environment` (by key), `ports`, `mounts` (by place in the container), `networks`, `restart`, `healthcheck`, `memory_bytes`,
`cpus`, `command`, `deployment`, `containers` (by name: state). A path that one side does not have at all is not compared with it.
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
from daoflow_analyzer.state_diff.normalise import (
    Tree,
    declared_ports,
    environment,
    image,
    live_ports,
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


def declared_service(definition: Mapping[str, Any], volumes: Mapping[str, Any], project: str) -> Tree:
    """Return a service of `docker compose config`, or of a plain Compose file, as a tree."""
    tree: Tree = {
        "environment": environment(definition.get("environment")),
        "ports": declared_ports(definition.get("ports")),
        "mounts": dict(_declared_mounts(definition.get("volumes"), volumes, project)),
        "restart": text(definition.get("restart")) or "no",
    }
    if optional_text(definition.get("image")):
        tree["image"] = image(text(definition["image"]))
    check = mapping(definition.get("healthcheck"))
    if check and not flag(check.get("disable")):
        tree["healthcheck"] = health_check(check.get("test"), check, names=0)
    limits = mapping(mapping(mapping(definition.get("deploy")).get("resources")).get("limits"))
    memory = size_bytes(definition.get("mem_limit")) or size_bytes(limits.get("memory"))
    cpus = _cpus(definition.get("cpus")) or _cpus(limits.get("cpus"))
    tree |= {"memory_bytes": memory or 0, "cpus": cpus or 0.0}
    if definition.get("command"):
        tree["command"] = _words(definition["command"])
    return tree


def live_service(inspect: Mapping[str, Any]) -> Tree:
    """Return a container's inspect document as a tree."""
    config, host = mapping(inspect.get("Config")), mapping(inspect.get("HostConfig"))
    check = mapping(config.get("Healthcheck"))
    tree: Tree = {
        "image": image(text(config.get("Image"))),
        "environment": environment(config.get("Env")),
        "ports": live_ports(mapping(host.get("PortBindings"))),
        "mounts": dict(_live_mounts(inspect.get("Mounts"))),
        "restart": text(mapping(host.get("RestartPolicy")).get("Name")) or "no",
        "memory_bytes": optional_integer(host.get("Memory")) or 0,
        "cpus": (optional_integer(host.get("NanoCpus")) or 0) / 1e9,
        "command": _words(config.get("Cmd")),
    }
    test = texts(check.get("Test"))
    tree["healthcheck"] = {} if not test or test[0] == "NONE" else health_check(list(test), check, names=1)
    return tree


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
