"""`engine/ping`: whether the Docker Engine answers, and if not, what stands in its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from daoflow_bundle.outcome import Outcome

from daoflow_collector.context import Context
from daoflow_collector.engine.access import socket_path
from daoflow_collector.machine.host import Host
from daoflow_collector.probe import COLLECTED, Ended, Priority, Probe

_DAEMONS = ("dockerd", "podman")
_PID_FILES = ("/var/run/docker.pid", "/run/docker.pid")


def _named(host: Host, pid: str) -> Mapping[str, Any] | None:
    content = host.read_file(f"/proc/{pid}/comm", max_bytes=64).content
    name = (content or b"").decode("utf-8", "replace").strip()
    return {"pid": int(pid), "name": name} if name in _DAEMONS else None


def daemon_process(host: Host, *, search: bool) -> Mapping[str, Any] | None:
    """Return the engine's process: from its pid file, else (with `search`) from the process list."""
    for path in _PID_FILES:
        pid = (host.read_file(path, max_bytes=32).content or b"").decode("ascii", "replace").strip()
        found = _named(host, pid) if pid.isdigit() else None
        if found is not None:
            return found
    if not search:
        return None
    processes = (_named(host, name) for name in host.list_folder("/proc") if name.isdigit())
    return next((found for found in processes if found is not None), None)


def collect(context: Context) -> Ended:
    """Write `engine/ping.json` from the one question that discovery asked."""
    discovery, host = context.discovery, context.host
    answer = discovery.engine
    path = socket_path(discovery.engine_endpoint)
    status = host.status(path) if path is not None else None
    uid, groups = host.user()
    document = {
        "endpoint": discovery.engine_endpoint,
        "state": answer.state,
        "error": answer.error,
        "latency_s": answer.latency_s,
        "socket": None
        if status is None
        else {
            "path": status.path,
            "exists": status.kind != "absent",
            "kind": status.kind if status.kind in ("socket", "directory", "absent") else "file",
            "mode": f"{status.mode:04o}" if status.mode is not None else None,
            "uid": status.uid,
            "gid": status.gid,
        },
        "user": {"uid": uid, "groups": list(groups)},
        "daemon_process": daemon_process(host, search=answer.state != "up"),
    }
    context.sink.json("engine/ping.json", document)
    return COLLECTED if answer.state == "up" else Ended(Outcome.COLLECTED, f"{answer.state}: {answer.error}")


PROBE = Probe(
    source="engine/ping",
    how="Engine API GET /_ping",
    reason="everything else depends on it: one fast question decides what is asked at all",
    priority=Priority.VITAL,
    timeout_s=5.0,
    limit="3 s",
    collect=collect,
)
