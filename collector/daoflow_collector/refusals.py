"""When a run ends before anything is collected: what it could give would help nobody."""

from __future__ import annotations

from daoflow_collector.discovery import Discovery
from daoflow_collector.engine.endpoint import other_host
from daoflow_collector.errors import NotPermittedError, UsageError
from daoflow_collector.machine.host import Host
from daoflow_collector.options import Options
from daoflow_collector.probes.engine_guard import as_root, as_root_again


def refuse_without_permission(host: Host, discovery: Discovery, options: Options) -> None:
    """Raise `NotPermittedError` when neither engine, nor its data, nor installation may be read: such a bundle helps nobody."""
    files = (*discovery.files, *discovery.env_files)
    readable = bool(discovery.containers) or any(item.content is not None for item in files)
    if discovery.engine.state != "denied" or readable or options.target_role:
        return
    raise NotPermittedError(
        f"cannot reach Docker at {discovery.engine_endpoint}",
        because="this user may use neither the Docker socket nor the installation's files",
        advice=(as_root_again if options.typed else as_root)(host, discovery, options),
    )


def refuse_the_wrong_host(discovery: Discovery, options: Options) -> None:
    """Raise `UsageError` where the engine is another host's and nothing of DaoFlow is here: the bundle would accuse the wrong host."""
    there = other_host(discovery.engine_endpoint)
    if there is None or discovery.directory or discovery.containers or options.target_role:
        return
    raise UsageError(
        "this host has no installation of DaoFlow, and its Docker Engine is another host's",
        because=f"DOCKER_HOST or the Docker context names {there}",
        advice=f"Collect there: daoflow-collect --on {there}",
    )
