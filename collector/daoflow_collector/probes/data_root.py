"""What the engine's sources give when the engine cannot be asked: read from its data root, and said to be of no certain moment."""

from __future__ import annotations

import functools
import json
import posixpath
import re
from collections.abc import Mapping
from typing import Any, Callable

from daoflow_bundle.name import member_slug
from daoflow_bundle.outcome import Outcome

from daoflow_collector.context import Context
from daoflow_collector.data_root.logs import DiskLog, log_place
from daoflow_collector.data_root.project import DataRoot, DiskContainer, DiskProject, process_words
from daoflow_collector.engine.project_containers import FoundContainer
from daoflow_collector.machine.host import Host
from daoflow_collector.probe import Ended

_DIGEST = re.compile(r"sha256:([0-9a-f]{64})")
_FAR_DRIVERS = {
    "none": Ended(Outcome.ABSENT, "the log driver 'none' keeps no log"),
    "journald": Ended(Outcome.FAILED, "the log driver 'journald' keeps it in the host's journal"),
}


DiskProbe = Callable[[Context, DiskProject, DataRoot], Ended]


def or_from_disk(by_engine: Callable[[Context], Ended], by_disk: DiskProbe) -> Callable[[Context], Ended]:
    """Return a probe that reads the data root where discovery had to, and asks the engine otherwise."""

    @functools.wraps(by_engine)
    def collect(context: Context) -> Ended:
        disk = context.discovery.disk
        if disk is None or disk.root is None or not disk.containers:
            return by_engine(context)
        return by_disk(context, disk, disk.root)

    return collect


def stale(context: Context, disk: DiskProject, root: DataRoot) -> Ended:
    """Return how a source ends that was read from the data root: there, but as of when the engine last wrote it."""
    times = sorted(item.written_at for item in disk.containers if item.written_at is not None)
    moments = " to ".join(dict.fromkeys(f"{time:%Y-%m-%d %H:%M:%S} UTC" for time in (*times[:1], *times[-1:])))
    problem = context.discovery.engine_problem or context.discovery.containers_error
    reason = f"{problem}; this is from the data root {root.words}: the state as of {moments or 'an unknown time'}"
    return Ended(Outcome.PARTIAL, f"{reason}; {root.problem}" if root.problem else reason)


def _write_provenance(context: Context, root: DataRoot, containers: tuple[DiskContainer, ...]) -> None:
    """Write `containers/data-root.json`: where the inspect documents come from, how old they are, what still runs."""
    document = {
        "path": root.path,
        "found_by": root.found_by,
        "problem": root.problem,
        "containers": [
            {
                "name": item.name,
                "written_at": item.written_at.isoformat().replace("+00:00", "Z") if item.written_at else None,
                "pid": item.inspect["State"].get("Pid"),
                "process": item.process,
                "log_driver": _log_driver(item),
            }
            for item in containers
        ],
    }
    context.sink.json("containers/data-root.json", document, how=f"files in {root.path}/containers, /proc")


def collect_containers(context: Context, disk: DiskProject, root: DataRoot) -> Ended:
    """Write one inspect document a container, made of the engine's own files, and where they come from."""
    for container in disk.containers:
        path = f"containers/{member_slug(container.name)}/inspect.json"
        context.sink.json(path, container.inspect, how=f"{container.folder}/config.v2.json, hostconfig.json")
    _write_provenance(context, root, disk.containers)
    ended = stale(context, disk, root)
    words = "; ".join(process_words(disk.containers))
    return Ended(ended.outcome, f"{ended.reason}; {words}" if words else ended.reason)


def _log_driver(container: FoundContainer) -> str:
    config = (container.inspect.get("HostConfig") or {}).get("LogConfig") or {}
    return str(config.get("Type") or "json-file")


def disk_log(
    context: Context, container: FoundContainer, tail: int, since_s: float | None, until: float
) -> DiskLog | Ended:
    """Return a container's log as it lies on disk, or how the source ends when its driver keeps none there."""
    if not isinstance(container, DiskContainer):
        raise TypeError(f"{container.name} was not read from a data root")
    driver = _log_driver(container)
    log_path = str(container.inspect.get("LogPath") or "")
    place = log_place(context.host, container.folder, container.id, driver, log_path)
    if place is not None:
        return DiskLog(context.host, place, tail, since_s, until)
    elsewhere = Ended(
        Outcome.FAILED, f"the log driver '{driver}' keeps nothing in the data root: read it where it goes"
    )
    ended = _FAR_DRIVERS.get(driver, elsewhere)
    if driver == "journald":
        return Ended(ended.outcome, f"{ended.reason}: journalctl CONTAINER_NAME={container.name}")
    return ended


def _json(host: Host, path: str) -> Any:
    try:
        return json.loads(host.read_file(path).content or b"null")
    except (ValueError, RecursionError):
        return None


def _image(host: Host, folder: str, image: str) -> Mapping[str, Any] | None:
    match = _DIGEST.fullmatch(image)
    content = _json(host, posixpath.join(folder, "imagedb/content/sha256", match[1])) if match else None
    if not isinstance(content, dict):
        return None
    repositories = _json(host, posixpath.join(folder, "repositories.json"))
    named = repositories.get("Repositories") if isinstance(repositories, dict) else None
    tables = [table for table in named.values() if isinstance(table, dict)] if isinstance(named, dict) else []
    names = sorted(name for table in tables for name, found in table.items() if found == image)
    return {
        "Id": image,
        "RepoTags": [name for name in names if "@" not in name],
        "RepoDigests": [name for name in names if "@" in name],
        "Created": content.get("created"),
        "Architecture": content.get("architecture"),
        "Os": content.get("os"),
        "Config": content.get("config"),
    }


def collect_images(context: Context, disk: DiskProject, root: DataRoot) -> Ended:
    """Write what the engine's image store says of the images of the project's containers."""
    images: list[Mapping[str, Any]] = []
    missing: list[str] = []
    wanted = {(str(item.inspect.get("Image")), str(item.inspect.get("Driver"))) for item in disk.containers}
    for image, driver in sorted(wanted):
        found = _image(context.host, posixpath.join(root.path, "image", driver), image)
        if found is None:
            missing.append(image[:19])
        else:
            images.append(found)
    if not images:
        return Ended(Outcome.FAILED, f"not in the engine's image store: {', '.join(missing)}")
    context.sink.json("engine/images.json", images, how=f"files in {root.path}/image")
    ended = stale(context, disk, root)
    return Ended(ended.outcome, f"{ended.reason}; not found: {', '.join(missing)}" if missing else ended.reason)


def collect_volumes(context: Context, disk: DiskProject, root: DataRoot) -> Ended:
    """Write the volumes that the project's containers mount, and those that bear the project's name. Labels only the engine knows."""
    folder = posixpath.join(root.path, "volumes")
    mounted = {
        str(mount["Name"]): mount
        for item in disk.containers
        for mount in item.inspect["Mounts"]
        if mount.get("Type") == "volume" and mount.get("Name")
    }
    named = {name for name in context.host.list_folder(folder) if name.startswith(f"{disk.project}_")}
    volumes = []
    for name in sorted(named | set(mounted)):
        place = posixpath.join(folder, name, "_data")
        volumes.append(
            {
                "Name": name,
                "Driver": mounted.get(name, {}).get("Driver") or "local",
                "Mountpoint": mounted.get(name, {}).get("Source") or place,
                "Exists": context.host.status(place).kind == "directory",
                "Options": _json(context.host, posixpath.join(folder, name, "opts.json")),
            }
        )
    context.sink.json("engine/volumes.json", volumes, how=f"files in {folder}")
    return stale(context, disk, root)


def collect_networks(context: Context, disk: DiskProject, root: DataRoot) -> Ended:
    """Write the networks that the project's containers were in. How these are made only the engine knows."""
    networks: dict[str, dict[str, Any]] = {}
    for item in disk.containers:
        for name, endpoint in item.inspect["NetworkSettings"]["Networks"].items():
            network = networks.setdefault(name, {"Name": name, "Id": endpoint.get("NetworkID"), "Containers": {}})
            address = endpoint.get("IPAddress") or ""
            network["Containers"][item.id] = {"Name": item.name, "IPv4Address": address}
    context.sink.json("engine/networks.json", list(networks.values()), how=f"files in {root.path}/containers")
    return stale(context, disk, root)
