"""A case's own deployments, servers, tables and answers of the CLI (tests/rules/README.md).

The stock installation has one good deployment (`web` of project `shop`, on localhost), whose container runs as it was deployed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

IMAGE = "ghcr.io/acme/web:1.4.2"
STEPS = ("Prepare uploaded workspace", "Pull images", "Start services", "Health check")
Json = dict[str, Any]


def lay_over(members: dict[str, bytes], case: Mapping[str, Any]) -> None:
    """Add what a case says: `deployment`, `server`, `tables` (rows are appended) and `cli`."""
    made: Json = {}
    for item in case.get("deployment", []):
        add_deployment(made, item)
    for name, output in case.get("cli", {}).items():
        made[f"daoflow/{name}.json"] = cli(name=name, **output)
    tables = {**case.get("tables", {})}
    if "server" in case:
        tables["servers"] = [*tables.get("servers", []), *(server(item) for item in case["server"])]
    for name, rows in tables.items():
        known = json.loads(members.get(f"database/{name}.json", b'{"rows": []}'))
        made[f"database/{name}.json"] = table(name, [*known["rows"], *rows])
    for item in case.get("target", []):
        made |= target(item)
    members.update({name: as_json(value) for name, value in made.items()})


def add_deployment(members: Json, item: Mapping[str, Any]) -> None:
    """Add record, logs and artifact of one deployment. Steps are `label: status: detail`, lines `stream text`."""
    known = {
        "id",
        "service",
        "project",
        "server",
        "host",
        "at",
        "status",
        "error",
        "steps",
        "lines",
        "roles",
        "record",
        "snapshot",
        "ended",
    }
    if set(item) - known:
        raise ValueError(f"unknown keys of a deployment: {sorted(set(item) - known)}")
    one, service, name = item["id"], item.get("service", "api"), item.get("server", "localhost")
    status = item.get("status", "completed")
    at = datetime.fromisoformat(item.get("at", "2026-11-23T12:50:00Z"))
    conclusion = {"completed": "succeeded", "failed": "failed"}.get(status)
    error = item.get("error")
    steps = list(_steps(item.get("steps", [f"{label}: completed" for label in STEPS]), at))
    ended = item.get("ended", _time(at, len(steps) + 1) if conclusion else None)
    deployment = {
        "id": one, "service_name": service, "project_name": item.get("project", "shop"), "environment_name": "production",
        "target_server_id": f"id-{name}", "target_server_name": name, "source_type": "compose", "status": status,
        "conclusion": conclusion, "trigger": "user", "image_tag": "", "commit_sha": "", "container_id": None,
        "error": {"message": error} if isinstance(error, str) else error, "insight": None, "watchdog": None,
        "created_at": _time(at, 0), "concluded_at": ended, "updated_at": ended or _time(at, 1), **item.get("record", {}),
    }  # fmt: skip
    folder = f"deployments/{one}"
    members[f"{folder}/record.json"] = {
        "source": "database", "roles": item.get("roles", []), "deployment": deployment, "steps": steps,
    }  # fmt: skip
    lines = [
        {"time": _time(at, len(steps) - 0.9 + number / 100), "level": "info", "stream": stream, "message": text}
        for number, line in enumerate(item.get("lines", []))
        for stream, _, text in [line.partition(" ")]
    ]
    members[f"{folder}/logs.json"] = {"source": "database", "truncated": False, "lines": lines}
    members[f"{folder}/state.json"] = artifact(
        service, name, item.get("host", name), item.get("project", "shop"), item.get("snapshot", {})
    )


def artifact(service: str, server_name: str, host: str, project: str, changes: Mapping[str, Any]) -> Json:
    """Return an exported state artifact; `changes` go into the effective deployment."""
    graph = [
        {"serviceName": service, "image": IMAGE, "hasBuild": False, "networks": [], "namedVolumes": [], "profiles": []}
    ]
    return {
        "declaredConfig": {
            "sourceType": "compose", "deploymentSource": "uploaded-compose", "composeServiceName": None, "composeFiles": ["compose.yaml"],
            "composeProfiles": [], "stackName": project, "targetServerName": server_name, "targetServerHost": host,
        },
        "effectiveDeployment": {
            "imageOverride": None, "runtimeConfig": None, "runtimeConfigPreview": None, "composeEnv": None, "preview": None,
            "replayableSnapshot": {"stackName": project, "composeBuildPlan": {"stackName": project, "graphServices": graph}},
            **changes,
        },
        "liveRuntime": None,
    }  # fmt: skip


def server(item: Mapping[str, Any]) -> Json:
    """Return a row of `servers`: ready unless `issues` say otherwise."""
    issues = list(item.get("issues", []))
    name = item["name"]
    check = {
        "readinessStatus": "attention" if issues else "ready", "sshReachable": item.get("ssh", not issues),
        "dockerReachable": item.get("docker", not issues), "composeReachable": item.get("compose", not issues),
        "latencyMs": 12, "checkedAt": item.get("checked_at", "2026-11-23T12:59:30Z"), "issues": issues, "recommendedActions": [],
    }  # fmt: skip
    return {
        "id": f"id-{name}", "name": name, "host": item.get("host", name if name == "localhost" else "203.0.113.9"),
        "ssh_port": 22, "ssh_user": item.get("user", "root"),
        "kind": "docker-engine", "status": item.get("status", "attention" if issues else "ready"),
        "metadata": {"readinessCheck": check} if item.get("checked", True) else {},
    }  # fmt: skip


def target(item: Mapping[str, Any]) -> Json:
    """Return the members of one managed server: sound unless the case says otherwise."""
    known = {
        "host",
        "name",
        "failed",
        "kind",
        "detail",
        "key",
        "key_state",
        "from_workstation",
        "ping",
        "client",
        "compose",
    }
    known |= {"staging", "disk", "ahead_s", "listeners", "user"}
    if set(item) - known:
        raise ValueError(f"unknown keys of a target: {sorted(set(item) - known)}")
    host, failed, user = item["host"], item.get("failed"), item.get("user", "root")
    names = ("resolve", "connect", "banner", "host-key", "authentication", "command")
    reached = names.index(failed) if failed else len(names)
    outcomes = ["ok" if number < reached else "failed" if number == reached else "not-reached" for number in range(6)]
    stages = [
        {"stage": name, "outcome": outcome, "kind": item.get("kind") if outcome == "failed" else None,
         "detail": item.get("detail") if outcome == "failed" else None, "duration_s": 0.1}
        for name, outcome in zip(names, outcomes, strict=True)
    ]  # fmt: skip
    key = {
        "state": item.get("key_state", "known"),
        "type": "ssh-ed25519",
        "fingerprint": item.get("key", "SHA256:edge"),
    }
    folder = f"targets/{host}"
    made: Json = {
        f"{folder}/ssh.json": {
            "url": f"ssh://{user}@{host}", "host": host, "port": 22, "user": user, "from": "ops-eu-1", "address": host,
            "from_control_plane": not item.get("from_workstation", False), "identity": key if reached > 2 else None,
            "clock": {"ahead_s": item.get("ahead_s", 0.1), "error_s": 0.6}, "stages": stages, "failed_stage": failed,
            "collector": None if failed else {"host": item.get("name", "edge-1")},
        }
    }  # fmt: skip
    if failed is not None:
        return made
    client = item.get("client", True)
    made[f"{folder}/engine/client.json"] = {
        "available": client,
        "version": None,
        "error": None if client else "docker: not found",
    }
    state = item.get("ping", "up")
    error = {"up": None, "denied": "permission denied"}.get(state, f"the engine is {state}")
    made[f"{folder}/engine/ping.json"] = {
        "endpoint": "unix:///var/run/docker.sock", "state": state, "error": error, "latency_s": 0.01, "socket": None,
    }  # fmt: skip
    compose = item.get("compose", True)
    made[f"{folder}/engine/compose.json"] = {
        "available": compose, "version": "2.26.1" if compose else None, "flavour": "plugin" if compose else None,
        "error": None if compose else "docker: 'compose' is not a docker command",
    }  # fmt: skip
    made[f"{folder}/host/staging.json"] = {
        "path": "/tmp/daoflow-staging", "kind": "directory", "mode": "0755", "writable": True, "read_only": False,
        **item.get("staging", {}),
    }  # fmt: skip
    space = {
        "purposes": ["data-root", "staging", "root"], "path": "/var/lib/docker", "mount_point": "/", "device": "/dev/vda1", "type": "ext4",
        "read_only": False, "total_bytes": 80_000_000_000, "free_bytes": 40_000_000_000, "total_inodes": 5_000_000,
        "free_inodes": 4_000_000, **item.get("disk", {}),
    }  # fmt: skip
    made[f"{folder}/host/disk.json"] = {"filesystems": [space]}
    made[f"{folder}/host/ports.json"] = {"listeners": item.get("listeners", []), "wanted_ports": []}
    return made


def table(name: str, rows: list[Json]) -> Json:
    """Return a table's member."""
    return {"table": name, "columns": sorted({key for row in rows for key in row}), "rows": rows, "truncated": False}


def cli(name: str, data: Any = None, error: str = "", code: str = "", command: str = "") -> Json:
    """Return what a command of the CLI printed."""
    output = {"ok": False, "error": error, "code": code} if error else {"ok": True, "data": data or {}}
    return {
        "source": "cli", "command": command or f"daoflow {name.replace('-', ' ')} --json", "exit_code": 1 if error else 0,
        "timed_out": False, "duration_s": 0.4, "output": output, "stderr": [],
    }  # fmt: skip


def as_json(value: Any) -> bytes:
    """Return a member's bytes."""
    return (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode()


def _steps(steps: list[str], at: datetime) -> Iterator[Json]:
    for number, words in enumerate(steps):
        label, status, detail = (*(part.strip() for part in words.split(": ", 2)), "", "")[:3]
        done = status in ("completed", "failed")
        yield {
            "label": label, "detail": detail, "status": status, "started_at": _time(at, number + 0.05) if status != "pending" else None,
            "completed_at": _time(at, number + 0.95) if done else None, "sort_order": number + 1,
        }  # fmt: skip


def _time(at: datetime, seconds: float) -> str:
    return (at + timedelta(seconds=seconds)).astimezone(UTC).isoformat().replace("+00:00", "Z")
