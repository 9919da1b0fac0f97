"""The project's containers as the engine last wrote them into its data root: for when the engine is dead, hung or forbidden."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from typing import Any

from daoflow_collector.data_root.inspect import inspect_document, list_entry
from daoflow_collector.data_root.locate import Candidate, candidates, is_local
from daoflow_collector.engine.project_containers import PROJECT_LABEL, WORKING_DIR_LABEL, FoundContainer
from daoflow_collector.machine.host import Host
from daoflow_collector.machine.limit import Limit

_CONTAINER_ID = re.compile(r"[0-9a-f]{64}")
_MAX_CONTAINERS = 2_000


@dataclass(frozen=True)
class DiskContainer(FoundContainer):
    """A container read from `folder`. `written_at`: when the engine last wrote its state, None when unknown.

    `process`: whether the process that the engine last saw still runs: `runs`, `gone`, `none` (it saw none), `unknown`.
    """

    folder: str = ""
    written_at: datetime | None = None
    process: str = "unknown"


@dataclass(frozen=True)
class DataRoot:
    """One data root and the Compose containers in it. `problem`: what could not be read, in words; `denied`: for want of permission."""

    path: str
    found_by: str
    containers: tuple[DiskContainer, ...] = ()
    problem: str | None = None
    denied: bool = False

    @property
    def words(self) -> str:
        """Return where it is and how it was found."""
        return f"{self.path} ({self.found_by})"


@dataclass(frozen=True)
class DiskProject:
    """The containers of `project`, by service and number, and the data root they were read from (None: there is none)."""

    project: str
    root: DataRoot | None
    containers: tuple[DiskContainer, ...] = ()

    @property
    def denied(self) -> bool:
        """Whether there is a data root that this user may not read."""
        return self.root is not None and self.root.denied

    @property
    def problem(self) -> str | None:
        """Return what is missing, in words, or None."""
        if self.root is None:
            return "no data root of the engine was found on this machine"
        if self.root.problem is None and not self.containers:
            return f"the data root {self.root.path} has no container of the project '{self.project}'"
        return self.root.problem


def read_data_roots(host: Host, endpoint: str, *, limit: Limit) -> tuple[DataRoot, ...]:
    """Return every data root there is for the engine of this address, the surest first. Stops reading when the limit is over."""
    if not is_local(endpoint):
        return ()
    found = (_read(host, candidate, limit) for candidate in candidates(host, endpoint))
    return tuple(root for root in found if root is not None)


def directory_of_daoflow(roots: Sequence[DataRoot], project: str | None) -> str | None:
    """Return the folder of the Compose project whose service is `daoflow`, of the surest root, running and younger ones first; or None."""
    for root in roots:
        found = [item for item in root.containers if item.service == "daoflow" and item.labels.get(WORKING_DIR_LABEL)]
        found = [item for item in found if project in (None, item.labels.get(PROJECT_LABEL))]
        found.sort(key=lambda item: (item.state != "running", -int(item.summary.get("Created") or 0)))
        if found:
            return found[0].labels[WORKING_DIR_LABEL]
    return None


def select_project(
    host: Host, roots: Sequence[DataRoot], project: str, directory: str | None, *, exact: bool
) -> DiskProject:
    """Return the containers of `project`; unless `exact`, of the project that was started from `directory` when the name has none."""
    chosen = _labelled(roots, PROJECT_LABEL, project)
    if chosen is None and not exact and directory is not None:
        chosen = _labelled(roots, WORKING_DIR_LABEL, directory)
        if chosen is not None:
            project = chosen[1][0].labels.get(PROJECT_LABEL, project)
    if chosen is None:
        return DiskProject(project, next(iter(roots), None))
    root, found = chosen
    ordered = sorted(found, key=lambda item: (item.service, item.number, item.name))
    return DiskProject(project, root, tuple(replace(item, process=_process(host, item)) for item in ordered))


def _labelled(roots: Sequence[DataRoot], label: str, value: str) -> tuple[DataRoot, list[DiskContainer]] | None:
    for root in roots:
        found = [item for item in root.containers if item.labels.get(label) == value]
        if found:
            return root, found
    return None


def _read(host: Host, candidate: Candidate, limit: Limit) -> DataRoot | None:
    folder = posixpath.join(candidate.path, "containers")
    kind = host.status(folder).kind
    if kind == "denied":
        return DataRoot(candidate.path, candidate.found_by, problem=f"{folder}: permission denied", denied=True)
    if kind != "directory":
        return None
    ids = [name for name in host.list_folder(folder) if _CONTAINER_ID.fullmatch(name)]
    containers: list[DiskContainer] = []
    troubles: list[str] = []
    for position, name in enumerate(ids):
        if position == _MAX_CONTAINERS or limit.left_s() <= 0:
            troubles.append(f"{len(ids) - position} of {len(ids)} containers were not read in time")
            break
        found = _container(host, posixpath.join(folder, name), candidate.path)
        if isinstance(found, DiskContainer):
            containers.append(found)
        elif found is not None:
            troubles.append(found)
    return DataRoot(candidate.path, candidate.found_by, tuple(containers), "; ".join(troubles) or None)


def _container(host: Host, folder: str, root: str) -> DiskContainer | str | None:
    """Return a Compose container, None for any other, or what is wrong with its files."""
    path = posixpath.join(folder, "config.v2.json")
    result = host.read_file(path)
    config = _document(result.content)
    if config is None:
        return None if result.error_kind == "absent" else f"{path}: {result.error or 'no JSON document: damaged'}"
    labels = (config.get("Config") or {}).get("Labels") if isinstance(config.get("Config"), dict) else None
    if not isinstance(labels, dict) or PROJECT_LABEL not in labels:
        return None
    host_config = _document(host.read_file(posixpath.join(folder, "hostconfig.json")).content)
    inspect = inspect_document(config, host_config or {}, root=root)
    modified = result.modified_at
    written_at = datetime.fromtimestamp(modified, timezone.utc) if modified is not None else None
    return DiskContainer(list_entry(inspect, as_of=written_at), inspect, folder=folder, written_at=written_at)


def _document(content: bytes | None) -> Mapping[str, Any] | None:
    try:
        document = json.loads(content or b"")
    except (ValueError, RecursionError):
        return None
    return document if isinstance(document, dict) else None


def _process(host: Host, container: DiskContainer) -> str:
    """Say whether the process that the engine last saw is still there: a number alone may be somebody else's by now."""
    pid = container.inspect["State"].get("Pid")
    if not isinstance(pid, int) or pid <= 0:
        return "none"
    if host.status(f"/proc/{pid}").kind == "absent":
        return "gone"
    groups = (host.read_file(f"/proc/{pid}/cgroup").content or b"").decode("utf-8", "replace")
    if container.id in groups:
        return "runs"
    others = [line.split(":", 2)[2] for line in groups.splitlines() if line.count(":") >= 2]
    return "gone" if any(path != "/" for path in others) else "unknown"


def process_words(containers: Sequence[DiskContainer]) -> Iterator[str]:
    """Yield what became of the processes of the containers that ran when the engine last wrote, one sentence a container."""
    for item in containers:
        if item.process in ("runs", "gone"):
            verb = "still runs" if item.process == "runs" else "is gone"
            yield f"{item.service or item.name}: process {item.inspect['State']['Pid']} {verb}"
