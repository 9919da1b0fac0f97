"""`host/ports`: who listens on which TCP port, above all on the one that DaoFlow publishes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from daoflow_bundle.outcome import Outcome

from daoflow_collector.compose.project_view import project_variables
from daoflow_collector.context import Context
from daoflow_collector.machine.host import Host
from daoflow_collector.machine.listeners import Listener, Owner, parse_fd_links, parse_proc_net, parse_ss
from daoflow_collector.probe import COLLECTED, Ended, Priority, Probe
from daoflow_collector.probes.host_os import text_of

DEFAULT_PORT = 3000
_LISTENERS_LIMIT = 2_000
_COMMAND_TIMEOUT_S = 4.0


def collect(context: Context) -> Ended:
    """Write `host/ports.json`. Whose a socket is, only root may see for other users' processes."""
    host = context.host
    tables = [(name, host.read_file(f"/proc/net/{name}")) for name in ("tcp", "tcp6")]
    if all(file.content is None for _, file in tables):
        return Ended(Outcome.ABSENT, f"/proc/net/tcp could not be read: {tables[0][1].error}")
    listeners = [
        item for name, file in tables for item in parse_proc_net((file.content or b"").decode("ascii", "replace"), name)
    ][:_LISTENERS_LIMIT]
    owners = socket_owners(host, listeners)
    document = {
        "listeners": [_document(item, owners.get(item.inode)) for item in listeners],
        "wanted_ports": wanted_ports(context),
    }
    context.sink.json("host/ports.json", document)
    if listeners and not owners:
        return Ended(Outcome.COLLECTED, "whose the sockets are could not be seen; run as root to see it")
    return COLLECTED


def socket_owners(host: Host, listeners: list[Listener]) -> Mapping[int, Owner]:
    """Return who holds each socket, by inode: from `ss`, else from the links under /proc, as far as this user may see."""
    shown = host.run(["ss", "-H", "-l", "-t", "-n", "-p", "-e"], timeout_s=_COMMAND_TIMEOUT_S)
    owners = parse_ss(shown.stdout.decode("utf-8", "replace")) if shown.exit_code == 0 else {}
    if owners:
        return owners
    expression = ["-maxdepth", "3", "-path", "/proc/[0-9]*/fd/*", "-lname", "socket:*", "-printf", "%p %l\\n"]
    # find ends with an error when a process goes away under it; what it printed still holds.
    listed = host.run(["find", "/proc", *expression], timeout_s=_COMMAND_TIMEOUT_S)
    wanted = {item.inode for item in listeners}
    found = parse_fd_links(listed.stdout.decode("utf-8", "replace"))
    return {
        inode: replace(owner, process=text_of(host, f"/proc/{owner.pid}/comm").strip())
        for inode, owner in found.items()
        if inode in wanted
    }


def wanted_ports(context: Context) -> list[int]:
    """Return the host ports that the installation publishes: from `.env`, Compose's view, and the containers' own bindings."""
    wanted: list[Any] = [project_variables(context).get("DAOFLOW_PORT")]
    services = (context.discovery.config_document or {}).get("services")
    for service in services.values() if isinstance(services, dict) else ():
        listed = (service.get("ports") if isinstance(service, dict) else None) or ()
        wanted += [entry.get("published") for entry in listed if isinstance(entry, dict)]
    deployed = context.discovery.deployed.containers if context.options.target_role else ()
    for container in (*context.discovery.containers, *deployed):
        bindings = (container.inspect.get("HostConfig") or {}).get("PortBindings") or {}
        wanted += [item.get("HostPort") for published in bindings.values() for item in published or ()]
    ports = {port for port in map(_port, wanted) if port is not None}
    return sorted(ports or ({DEFAULT_PORT} if not context.options.target_role else ()))


def _port(value: Any) -> int | None:
    text = str(value or "")
    return int(text) if text.isascii() and text.isdigit() and 0 < int(text[:9]) < 65536 else None


def _document(listener: Listener, owner: Owner | None) -> dict[str, Any]:
    return {
        "protocol": listener.protocol,
        "address": listener.address,
        "port": listener.port,
        "pid": owner.pid if owner else None,
        "process": (owner.process or None) if owner else None,
    }


PROBE = Probe(
    source="host/ports",
    how="/proc/net/tcp, /proc/net/tcp6, ss -ltnpe",
    reason="what else holds the port that DaoFlow publishes",
    priority=Priority.NORMAL,
    timeout_s=12.0,
    limit=f"{_LISTENERS_LIMIT} listening TCP sockets",
    collect=collect,
)
