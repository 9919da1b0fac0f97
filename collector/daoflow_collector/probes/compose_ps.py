"""`compose/ps`: all containers of the project as `docker compose ps --all` gives them, or the engine by label when Compose cannot."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from daoflow_bundle.outcome import Outcome

from daoflow_collector.context import Context
from daoflow_collector.data_root.project import DataRoot, DiskProject
from daoflow_collector.engine.project_containers import FoundContainer
from daoflow_collector.machine.host import CommandResult
from daoflow_collector.probe import COLLECTED, Ended, Priority, Probe
from daoflow_collector.probes import data_root
from daoflow_collector.probes.engine_guard import engine_refused

_COMMAND_TIMEOUT_S = 8.0
_BY_LABEL = "Engine API GET /containers/json?all=1 by label com.docker.compose.project (Compose could not answer)"


def parse_ps(output: bytes) -> list[dict[str, Any]] | None:
    """Return Compose's objects from one JSON array or from one object a line (2.21 and later); None when it is neither."""
    text = output.decode("utf-8", "replace").strip()
    try:
        found = json.loads(text) if text.startswith("[") else [json.loads(line) for line in text.splitlines()]
    except ValueError:
        return None
    return found if isinstance(found, list) and all(isinstance(item, dict) for item in found) else None


def _publishers(ports: Any) -> list[dict[str, Any]]:
    return [
        {
            "URL": port.get("IP", ""),
            "TargetPort": port.get("PrivatePort", 0),
            "PublishedPort": port.get("PublicPort", 0),
            "Protocol": port.get("Type", "tcp"),
        }
        for port in ports or ()
    ]


def ps_entry(container: FoundContainer) -> dict[str, Any]:
    """Return Compose's fields for a container, from what the engine says of it."""
    state: Mapping[str, Any] = container.inspect.get("State") or {}
    summary = container.summary
    return {
        "ID": container.id[:12],
        "Name": container.name,
        "Project": container.labels.get("com.docker.compose.project", ""),
        "Service": container.service,
        "Image": (container.inspect.get("Config") or {}).get("Image", ""),
        "Command": summary.get("Command", ""),
        "Created": summary.get("Created", 0),
        "State": container.state,
        "Status": summary.get("Status", ""),
        "Health": (state.get("Health") or {}).get("Status", "") if isinstance(state.get("Health"), dict) else "",
        "ExitCode": state.get("ExitCode", 0),
        "Publishers": _publishers(summary.get("Ports")),
        "Labels": ",".join(f"{key}={value}" for key, value in sorted(container.labels.items())),
    }


def _ports(entry: Mapping[str, Any]) -> str:
    shown = []
    for port in entry["Publishers"]:
        target = f"{port['TargetPort']}/{port['Protocol']}"
        shown.append(f"{port['URL']}:{port['PublishedPort']}->{target}" if port["PublishedPort"] else target)
    return ", ".join(shown)


def ps_table(entries: Sequence[Mapping[str, Any]]) -> str:
    """Return the table that `docker compose ps --all` prints, from the same fields."""
    rows = [("NAME", "IMAGE", "SERVICE", "STATUS", "PORTS")]
    rows += [(item["Name"], item["Image"], item["Service"], item["Status"], _ports(item)) for item in entries]
    widths = [max(len(str(row[column])) for row in rows) for column in range(5)]
    return "".join(
        "   ".join(str(cell).ljust(width) for cell, width in zip(row, widths)).rstrip() + "\n" for row in rows
    )


def _ask(context: Context, *arguments: str, with_files: bool) -> CommandResult:
    return context.discovery.compose.run("ps", "--all", *arguments, timeout_s=_COMMAND_TIMEOUT_S, with_files=with_files)


def collect_from_disk(context: Context, disk: DiskProject, root: DataRoot) -> Ended:
    """Write the same two from the data root: the state that the engine last wrote."""
    entries = [ps_entry(item) for item in disk.containers if not item.one_off]
    how = f"files in {root.path}/containers (the engine cannot be asked)"
    context.sink.json("compose/ps.json", entries, how=how)
    context.sink.text("compose/ps.txt", ps_table(entries).encode(), how=how)
    return data_root.stale(context, disk, root)


def collect(context: Context) -> Ended:
    """Write `compose/ps.json` and `compose/ps.txt`."""
    if context.engine is None:
        return engine_refused(context)
    discovery = context.discovery
    # With the project's files first, as an operator would; when they stop Compose, by name alone, which needs only the labels.
    with_files = True
    result = _ask(context, "--format", "json", with_files=True)
    if result.exit_code != 0 and not result.timed_out and discovery.compose.program.available:
        with_files = False
        result = _ask(context, "--format", "json", with_files=False)
    entries = parse_ps(result.stdout) if result.exit_code == 0 else None
    if entries is not None:
        how = " ".join(result.argv)
        table = _ask(context, with_files=with_files)
        text = (
            table.stdout
            if table.exit_code == 0
            else ps_table([ps_entry(item) for item in discovery.containers]).encode("utf-8", "replace")
        )
    elif discovery.containers_error is not None and not discovery.containers:
        return Ended(Outcome.FAILED, discovery.containers_error)
    else:
        how = _BY_LABEL
        entries = [ps_entry(item) for item in discovery.containers if not item.one_off]
        text = ps_table(entries).encode("utf-8", "replace")
    context.sink.json("compose/ps.json", entries, how=how)
    context.sink.text("compose/ps.txt", text, how=how)
    if not entries:
        return Ended(Outcome.EMPTY, f"the project '{discovery.project}' has no containers")
    return COLLECTED


PROBE = Probe(
    source="compose/ps",
    how="docker compose ps --all (json and text)",
    reason="playbook, First Five Minutes: docker compose ps",
    priority=Priority.VITAL,
    timeout_s=20.0,
    limit="every container of the project",
    collect=data_root.or_from_disk(collect, collect_from_disk),
)
