"""The minimum for a host where the collector cannot run: a few read-only commands, taken one by one and redacted here.

Nothing that shows settings or logs is among them: it would have to leave the host in clear. The documents have the shape that the
collector's own probes give them, so that the analyzer reads them alike; `commands.json` holds what was said, word for word.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from daoflow_collector.context import Sink
from daoflow_collector.remote.conversation import Limits, Said, Session, converse
from daoflow_collector.remote.stages import StageError

HOW = "plain commands over SSH, redacted on the workstation"
_COMMAND_BYTES = 256 << 10
_COMMAND_S = 10.0
"""`docker version` on an engine that hangs never ends, and must not take the time of the others."""
_LINES = 400
_STAGING = "/tmp/daoflow-staging"  # noqa: S108 - DaoFlow's own place, only looked at
_COMMANDS = {
    "system": "uname -srm",
    "user": "id",
    "time": "date -u +%Y-%m-%dT%H:%M:%SZ",
    "memory": "cat /proc/meminfo",
    "space": "df -kP",
    "inodes": "df -iP",
    "staging": f"ls -ldn {_STAGING}",
    "docker": "docker version --format {{.Server.Version}}",
    "compose": "docker compose version --short",
    "containers": "docker ps --all --no-trunc --format {{.Names}}|{{.Image}}|{{.Status}}|{{.Ports}}",
}
_QUOTED = {"docker", "containers"}
_DENIED = re.compile(r"permission denied", re.IGNORECASE)
_MISSING = re.compile(r"not found|no such file|not recognized", re.IGNORECASE)


@dataclass(frozen=True)
class _Places:
    """What a mount point matters for, by the paths that lie on it."""

    purpose: str
    path: str


_PLACES = (_Places("data-root", "/var/lib/docker"), _Places("staging", _STAGING), _Places("root", "/"))


def take_plain_commands(session: Session, sink: Sink, prefix: str, limits: Limits) -> bool:
    """Run the commands and hand over what they say. Returns whether any of them was answered."""
    said: dict[str, Said] = {}
    for name, command in _COMMANDS.items():
        if limits.stopped() or time.monotonic() > limits.until:
            break
        quoted = re.sub(r"(\{\{.*\}\})", r"'\1'", command) if name in _QUOTED else command
        try:
            until = min(limits.until, time.monotonic() + _COMMAND_S)
            said[name] = converse(session.run(quoted), (), replace(limits, until=until, max_bytes=_COMMAND_BYTES))
        except StageError as error:
            said[name] = Said(b"", error.words, None, "dropped")
            break  # no further session: what is there is all there will be
    sink.json(f"{prefix}commands.json", [_record(name, item) for name, item in said.items()], how=HOW)
    good = {name: _text(item) for name, item in said.items() if item.exit_code == 0}
    if not any(text.strip() for text in good.values()):
        return False
    for path, document in _documents(said, good).items():
        sink.json(prefix + path, document, how=HOW)
    return True


def _record(name: str, said: Said) -> Mapping[str, Any]:
    return {
        "name": name,
        "command": _COMMANDS[name],
        "exit_code": said.exit_code,
        "stdout": _text(said).splitlines()[:_LINES],
        "stderr": said.error.splitlines()[:_LINES],
    }


def _text(said: Said) -> str:
    return said.output.decode("utf-8", "replace")


def _documents(said: Mapping[str, Said], good: Mapping[str, str]) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    if "docker" in said:
        found["engine/ping.json"] = _ping(said["docker"])
    if "compose" in said:
        version = good.get("compose", "").strip().lstrip("v")
        error = None if version else said["compose"].last_words or "docker compose does not answer"
        found["engine/compose.json"] = {
            "available": bool(version),
            "version": version or None,
            "flavour": "plugin" if version else None,
            "error": error,
        }
    filesystems = _filesystems(good.get("space", ""), good.get("inodes", ""))
    if filesystems:
        found["host/disk.json"] = {"filesystems": filesystems}
    if good.get("time", "").strip():
        found["host/time.json"] = {"utc": good["time"].strip(), "timezone": None, "synchronised": None, "source": None}
    if good.get("system", "").split():
        kernel = good["system"].split()
        found["host/os.json"] = {
            "name": kernel[0],
            "kernel": kernel[1] if len(kernel) > 1 else "",
            "architecture": kernel[-1],
        }
    memory = {
        key: int(kib) << 10 for key, kib in re.findall(r"^(\w+):\s+(\d+) kB$", good.get("memory", ""), re.MULTILINE)
    }
    if memory:
        names = {"total_bytes": "MemTotal", "available_bytes": "MemAvailable", "swap_total_bytes": "SwapTotal"}
        found["host/memory.json"] = {ours: memory.get(theirs, 0) for ours, theirs in names.items()} | {
            "swap_free_bytes": memory.get("SwapFree", 0)
        }
    return found


def _ping(said: Said) -> Mapping[str, Any]:
    version = _text(said).strip()
    words = said.last_words or f"docker version ended with {said.exit_code}"
    if said.exit_code == 0 and version:
        return {"endpoint": "docker version", "state": "up", "error": None, "latency_s": None, "socket": None}
    if said.ended == "deadline":
        words = f"docker version did not answer within {_COMMAND_S:g} s"
        return {"endpoint": "docker version", "state": "hung", "error": words, "latency_s": None, "socket": None}
    missing = said.exit_code == 127 or _MISSING.search(words)
    state = "absent" if missing else "denied" if _DENIED.search(words) else "down"
    return {"endpoint": "docker version", "state": state, "error": words, "latency_s": None, "socket": None}


def _filesystems(space: str, inodes: str) -> list[Mapping[str, Any]]:
    """Return the file systems of `df -P` that matter: device, blocks, used, available, percent, mount point."""
    rows = _table(space)
    nodes = {row[-1]: row for row in _table(inodes)}
    found: dict[str, dict[str, Any]] = {}
    for place in _PLACES:
        row = max((row for row in rows if _lies_on(place.path, row[-1])), key=lambda row: len(row[-1]), default=None)
        if row is None:
            continue
        counted = nodes.get(row[-1], ["", "0", "0", "0", "", ""])
        entry = found.setdefault(
            row[-1],
            {
                "purposes": [],
                "path": place.path,
                "mount_point": row[-1],
                "device": row[0],
                "type": None,
                "read_only": False,
                "total_bytes": int(row[1]) << 10,
                "free_bytes": int(row[3]) << 10,
                "total_inodes": int(counted[1]) if counted[1].isdigit() else 0,
                "free_inodes": int(counted[3]) if counted[3].isdigit() else 0,
            },
        )
        entry["purposes"].append(place.purpose)
    return list(found.values())


def _table(text: str) -> list[list[str]]:
    rows = [line.split(None, 5) for line in text.splitlines()[1:]]
    return [row for row in rows if len(row) == 6 and row[1].isdigit() and row[3].isdigit()]


def _lies_on(path: str, mount_point: str) -> bool:
    return mount_point in ("/", path) or path.startswith(f"{mount_point}/")
