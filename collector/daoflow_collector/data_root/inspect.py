"""The Engine API's inspect document, made of the two files that the engine keeps for each container.

`config.v2.json` is the engine's own structure as it last wrote it, `hostconfig.json` is the API's `HostConfig`. What only a live engine
knows is not invented: the storage driver's folders are null, the exec sessions too.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from datetime import datetime, timezone
from typing import Any

_NEVER = "0001-01-01T00:00:00Z"
_STATE_KEYS = (
    "Running",
    "Paused",
    "Restarting",
    "OOMKilled",
    "Dead",
    "Pid",
    "ExitCode",
    "Error",
    "StartedAt",
    "FinishedAt",
)
_SAME_KEYS = (
    "Created",
    "Path",
    "Args",
    "Image",
    "ResolvConfPath",
    "HostnamePath",
    "HostsPath",
    "LogPath",
    "Name",
    "RestartCount",
    "Driver",
    "MountLabel",
    "ProcessLabel",
    "AppArmorProfile",
    "Config",
)
_INTERNAL_NETWORK_KEYS = ("Service", "IsAnonymousEndpoint", "HasSwarmEndpoint", "Networks")


def state_word(state: Mapping[str, Any]) -> str:
    """Return the API's `Status` for a state on disk, by the engine's own rule."""
    if state.get("Running"):
        return "paused" if state.get("Paused") else "restarting" if state.get("Restarting") else "running"
    if state.get("RemovalInProgress"):
        return "removing"
    if state.get("Dead"):
        return "dead"
    return "created" if str(state.get("StartedAt") or _NEVER) == _NEVER else "exited"


def inspect_document(config: Mapping[str, Any], host_config: Mapping[str, Any], *, root: str) -> dict[str, Any]:
    """Return the inspect document of a container from its two files; `root` is the data root, where volumes lie."""
    state = _mapping(config.get("State"))
    shown: dict[str, Any] = {"Status": state_word(state), **{key: state.get(key) for key in _STATE_KEYS}}
    if isinstance(state.get("Health"), dict):
        shown["Health"] = state["Health"]
    document = {key: config.get(key) for key in _SAME_KEYS}
    document["Id"] = config.get("ID", "")
    document["State"] = shown
    document["Platform"] = config.get("OS", "")
    document["ExecIDs"] = None
    document["HostConfig"] = host_config
    document["GraphDriver"] = {"Name": config.get("Driver", ""), "Data": None}
    points = _mapping(config.get("MountPoints"))
    document["Mounts"] = [_mount(points[place], root) for place in sorted(points) if isinstance(points[place], dict)]
    document["NetworkSettings"] = _network_settings(_mapping(config.get("NetworkSettings")))
    return document


def list_entry(inspect: Mapping[str, Any], *, as_of: datetime | None) -> dict[str, Any]:
    """Return what the API's container list would say of a container. `Status` says that it is not of now."""
    state, config = inspect["State"], _mapping(inspect.get("Config"))
    word = state["Status"]
    status = "Up" if word == "running" else word.capitalize()
    if word in ("exited", "dead", "restarting"):
        status += f" ({state.get('ExitCode')})"
    when = f"{as_of:%Y-%m-%d %H:%M:%S} UTC" if as_of is not None else "unknown"
    return {
        "Id": inspect["Id"],
        "Names": [inspect.get("Name")],
        "Image": config.get("Image", ""),
        "ImageID": inspect.get("Image", ""),
        "Command": " ".join(map(str, (inspect.get("Path") or "", *(inspect.get("Args") or ())))),
        "Created": _epoch(str(inspect.get("Created") or "")),
        "Ports": _ports(inspect) if word in ("running", "paused") else [],
        "Labels": config.get("Labels") or {},
        "State": word,
        "Status": f"{status}, last written {when}",
    }


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _mount(point: Mapping[str, Any], root: str) -> dict[str, Any]:
    kind, name = point.get("Type", ""), point.get("Name", "")
    source = point.get("Source") or ""
    if not source and kind == "volume" and name and point.get("Driver", "local") == "local":
        source = posixpath.join(root, "volumes", name, "_data")
    shown = {
        "Type": kind,
        "Name": name,
        "Source": source,
        "Destination": point.get("Destination", ""),
        "Driver": point.get("Driver", ""),
        "Mode": point.get("Relabel", ""),
        "RW": bool(point.get("RW")),
        "Propagation": point.get("Propagation", ""),
    }
    return {key: value for key, value in shown.items() if value != "" or key not in ("Type", "Name", "Driver")}


def _network_settings(settings: Mapping[str, Any]) -> dict[str, Any]:
    shown = {key: value for key, value in settings.items() if key not in _INTERNAL_NETWORK_KEYS}
    shown["Ports"] = settings.get("Ports") or {}
    shown["Networks"] = {
        name: {key: value for key, value in endpoint.items() if key != "IPAMOperational"}
        for name, endpoint in _mapping(settings.get("Networks")).items()
        if isinstance(endpoint, dict)
    }
    return shown


def _ports(inspect: Mapping[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    bindings: Any
    for key, bindings in _mapping(inspect["NetworkSettings"].get("Ports")).items():
        port, _, kind = key.partition("/")
        private = {"PrivatePort": int(port) if port.isdigit() else 0, "Type": kind or "tcp"}
        for binding in bindings or [{}]:
            public = str(binding.get("HostPort") or "")
            bound = {"IP": binding.get("HostIp", ""), "PublicPort": int(public)} if public.isdigit() else {}
            found.append({**private, **bound})
    return found


def _epoch(time: str) -> int:
    try:
        return int(datetime.strptime(time[:19], "%Y-%m-%dT%H:%M:%S").replace(tzinfo=timezone.utc).timestamp())
    except ValueError:
        return 0
