"""`host/disk`: space and inodes of the file systems that DaoFlow writes to, each once."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any

from daoflow_bundle.outcome import Outcome

from daoflow_collector.context import Context
from daoflow_collector.engine.project_containers import PROJECT_LABEL
from daoflow_collector.machine.host import Host
from daoflow_collector.machine.mounts import Mount, mount_of, parse_mountinfo
from daoflow_collector.probe import COLLECTED, Ended, Priority, Probe
from daoflow_collector.probes.host_os import text_of
from daoflow_collector.probes.staging import REMOTE_STAGING

_DEFAULT_DATA_ROOT = "/var/lib/docker"
_STAGING = "/app/staging"
_OF_THE_SYSTEM = ("/run/", "/var/run/", "/dev", "/proc", "/sys")
_OVER_THE_NETWORK = ("nfs", "cifs", "smb", "ceph", "glusterfs", "9p", "fuse")


def collect(context: Context) -> Ended:
    """Write `host/disk.json`."""
    host = context.host
    mounts = parse_mountinfo(text_of(host, "/proc/self/mountinfo"))
    # Of a server whose staging folder is still to be made, the file system that it will be on counts.
    of_the_engine = ("data-root", "volume") if context.options.target_role else ("data-root", "volume", "staging")
    found: dict[tuple[str, str], dict[str, Any]] = {}
    unseen: list[str] = []
    for purpose, path in (*_wanted(context), *_volumes(context, mounts)):
        if purpose in of_the_engine and host.status(path).kind == "absent":
            continue  # the collector runs in a container: what holds this path there is none of the host's
        place = _nearest(host, path)
        if place is None:
            unseen.append(path)
            continue
        document = _document(host, purpose, place, mounts)
        if document is None:
            unseen.append(path)
            continue
        purposes = found.setdefault((document["device"] or "", document["mount_point"]), document)["purposes"]
        if purpose not in purposes:
            purposes.append(purpose)
    context.sink.json("host/disk.json", {"filesystems": list(found.values())})
    if not found:
        return Ended(Outcome.FAILED, "no file system could be asked")
    return Ended(Outcome.PARTIAL, f"could not be asked: {', '.join(unseen)}") if unseen else COLLECTED


def _wanted(context: Context) -> Iterator[tuple[str, str]]:
    discovery, options = context.discovery, context.options
    yield "data-root", _data_root(context)
    if discovery.directory is not None:
        yield "project", discovery.directory
    for container in discovery.containers:
        for mount in container.inspect.get("Mounts") or ():
            if mount.get("Destination") == _STAGING and mount.get("Source"):
                yield "staging", str(mount["Source"])
    if options.target_role:
        yield "staging", REMOTE_STAGING
    else:
        output = options.output if options.output not in (None, "-") else "."
        yield "output", posixpath.join(context.host.working_directory(), output or ".")
    yield "root", "/"


def _volumes(context: Context, mounts: tuple[Mount, ...]) -> Iterator[tuple[str, str]]:
    """Yield where the containers write what stays: a data folder is often on a disk of its own."""
    devices = _volume_devices(context)
    for container in context.discovery.containers:
        for mount in container.inspect.get("Mounts") or ():
            source = devices.get(str(mount.get("Name")), str(mount.get("Source") or ""))
            if not mount.get("RW") or not source.startswith("/") or source.startswith(_OF_THE_SYSTEM):
                continue
            # A server that is gone would keep the answer back, and with it that of every other file system.
            if (holds := mount_of(source, mounts, None)) is None or not holds.type.startswith(_OVER_THE_NETWORK):
                yield "volume", source


def _volume_devices(context: Context) -> dict[str, str]:
    """Return volume → the folder that it is made of: while no container runs, nothing is mounted at the volume's own place."""
    if context.engine is None:
        return {}
    from docker.errors import DockerException

    try:
        label = f"{PROJECT_LABEL}={context.discovery.project}"
        answer = context.engine.volumes(filters={"label": [label]}).get("Volumes") or []
    except (DockerException, OSError):
        return {}  # `engine/volumes` asks the same, and says what became of it
    made_of = ((str(item.get("Name")), (item.get("Options") or {}).get("device")) for item in answer)
    folders = ((name, device) for name, device in made_of if isinstance(device, str) and device.startswith("/"))
    return {name: folder for name, folder in folders if not folder.startswith("/dev/")}


def _data_root(context: Context) -> str:
    """Return the engine's data root; the usual one when the engine cannot say, since a full disk is often why it cannot."""
    disk = context.discovery.disk
    if disk is not None and disk.root is not None:
        return disk.root.path
    if context.engine is None:
        return _DEFAULT_DATA_ROOT
    from docker.errors import DockerException

    try:
        root = context.engine.info().get("DockerRootDir")
    except (DockerException, OSError):
        return _DEFAULT_DATA_ROOT
    return root if isinstance(root, str) and root.startswith("/") else _DEFAULT_DATA_ROOT


def _nearest(host: Host, path: str) -> str | None:
    """Return the path, or the nearest folder above it that exists and may be looked at: it lies on the same file system."""
    place = posixpath.normpath(path)
    while host.filesystem(place) is None:
        if place in ("/", "."):
            return None
        place = posixpath.dirname(place)
    return place


def _document(host: Host, purpose: str, path: str, mounts: tuple[Mount, ...]) -> dict[str, Any] | None:
    space = host.filesystem(path)
    if space is None:
        return None
    mount = mount_of(path, mounts, host.status(path).device)
    return {
        "purposes": [purpose],
        "path": path,
        "mount_point": mount.mount_point if mount else path,
        "device": mount.device if mount else None,
        "type": mount.type if mount else None,
        "read_only": space.read_only or (mount is not None and mount.read_only),
        "total_bytes": space.total_bytes,
        "free_bytes": space.free_bytes,
        "total_inodes": space.total_inodes,
        "free_inodes": space.free_inodes,
    }


PROBE = Probe(
    source="host/disk",
    how="statvfs, /proc/self/mountinfo",
    reason="a full file system stops the database, staging and backups",
    priority=Priority.VITAL,
    timeout_s=8.0,
    limit="data root, project, staging, output, /, the containers' volumes",
    collect=collect,
)
