"""`containers`: the engine's inspect document of every container of the project, running or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from daoflow_bundle.name import member_slug
from daoflow_bundle.outcome import Outcome

from daoflow_collector.context import Context
from daoflow_collector.data_root.project import DataRoot, DiskProject
from daoflow_collector.engine.access import socket_path
from daoflow_collector.machine.host import Host
from daoflow_collector.probe import COLLECTED, Ended, Priority, Probe
from daoflow_collector.probes import data_root
from daoflow_collector.probes.engine_guard import engine_refused


def bind_sources(host: Host, container: str, inspect: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """Yield what stands on this host at the source of each bind mount of a container."""
    for mount in inspect.get("Mounts") or ():
        if mount.get("Type") == "bind" and mount.get("Source"):
            source = str(mount["Source"])
            yield {"container": container, "source": source, "kind": host.status(source).kind}


def _write_bind_sources(context: Context) -> None:
    # Paths of a remote engine are on another machine.
    if socket_path(context.discovery.engine_endpoint) is not None:
        pairs = ((item.name, item.inspect) for item in context.discovery.containers)
        sources = [entry for name, inspect in pairs for entry in bind_sources(context.host, name, inspect)]
        context.sink.json("containers/bind-sources.json", sources, how="stat of each bind mount's source")


def collect_from_disk(context: Context, disk: DiskProject, root: DataRoot) -> Ended:
    """Write the documents as the data root has them."""
    _write_bind_sources(context)
    return data_root.collect_containers(context, disk, root)


def collect(context: Context) -> Ended:
    """Write what discovery already asked for: one inspect a container, so that the bundle holds one moment."""
    discovery = context.discovery
    if discovery.engine_problem is not None or discovery.disk is not None:
        return engine_refused(context)
    for container in discovery.containers:
        context.sink.json(f"containers/{member_slug(container.name)}/inspect.json", container.inspect)
    _write_bind_sources(context)
    if discovery.containers_error is not None:
        outcome = Outcome.PARTIAL if discovery.containers else Outcome.FAILED
        return Ended(outcome, discovery.containers_error)
    if not discovery.containers:
        return Ended(Outcome.ABSENT, f"the engine has no container of the project '{discovery.project}'")
    return COLLECTED


PROBE = Probe(
    source="containers",
    how="Engine API GET /containers/json, /containers/{id}/json",
    reason="state, exit code, restarts, health checks, mounts and environment of each container",
    priority=Priority.VITAL,
    timeout_s=10.0,
    limit="every container of the project",
    collect=data_root.or_from_disk(collect, collect_from_disk),
)
