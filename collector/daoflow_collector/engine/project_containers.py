"""The project's containers, found through the Engine API by label: works when no Compose command does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from daoflow_collector.engine.trouble import engine_words, is_silence
from daoflow_collector.machine.limit import Limit

if TYPE_CHECKING:
    import docker

PROJECT_LABEL = "com.docker.compose.project"
SERVICE_LABEL = "com.docker.compose.service"
NUMBER_LABEL = "com.docker.compose.container-number"
ONE_OFF_LABEL = "com.docker.compose.oneoff"
WORKING_DIR_LABEL = "com.docker.compose.project.working_dir"
CONFIG_FILES_LABEL = "com.docker.compose.project.config_files"

_FIRST_PATIENCE_S = 2
"""For each container at first; those that did not answer are asked once more, with the client's own patience."""


@dataclass(frozen=True)
class FoundContainer:
    """One container: the engine's list entry (`summary`) and its inspect document, both raw."""

    summary: Mapping[str, Any]
    inspect: Mapping[str, Any]

    @property
    def id(self) -> str:
        """Return the full id."""
        return str(self.inspect.get("Id", ""))

    @property
    def name(self) -> str:
        """Return the name without its leading slash."""
        return str(self.inspect.get("Name", "")).lstrip("/")

    @property
    def labels(self) -> Mapping[str, str]:
        """Return the labels."""
        labels = (self.inspect.get("Config") or {}).get("Labels")
        return labels if isinstance(labels, dict) else {}

    @property
    def service(self) -> str:
        """Return the Compose service."""
        return self.labels.get(SERVICE_LABEL, "")

    @property
    def number(self) -> int:
        """Return the replica's number, from 1."""
        text = self.labels.get(NUMBER_LABEL, "1")
        return int(text) if text.isdigit() else 1

    @property
    def one_off(self) -> bool:
        """Whether it comes from `docker compose run`."""
        return self.labels.get(ONE_OFF_LABEL, "False").lower() == "true"

    @property
    def tty(self) -> bool:
        """Whether it has a terminal: its log stream is then not framed."""
        return bool((self.inspect.get("Config") or {}).get("Tty"))

    @property
    def state(self) -> str:
        """Return the engine's word for its state."""
        return str((self.inspect.get("State") or {}).get("Status", "unknown"))


@dataclass(frozen=True)
class ProjectContainers:
    """The containers of `project`, by service and number; `error` says what could not be asked, `timed_out` that no answer came."""

    project: str
    containers: tuple[FoundContainer, ...]
    error: str | None = None
    timed_out: bool = False


class StrangeAnswerError(ValueError):
    """What answers at the engine's address gives documents of no shape that an engine's have."""


def list_containers(client: docker.APIClient, labels: Sequence[str]) -> list[dict[str, Any]]:
    """Return the engine's list of the containers that bear all these labels. Raises `StrangeAnswerError`."""
    # The low-level call: the SDK's `containers.list` inspects one by one and raises when one vanishes meanwhile.
    try:
        found = client.containers(all=True, filters={"label": list(labels)} if labels else {})
    except RecursionError:
        found = None
    if not isinstance(found, list) or not all(
        isinstance(item, dict) and isinstance(item.get("Id"), str) for item in found
    ):
        raise StrangeAnswerError("the engine's answer is no list of containers")
    return found


def inspect_container(client: docker.APIClient, summary: Mapping[str, Any]) -> FoundContainer:
    """Return one of them with its inspect document. Raises `StrangeAnswerError`."""
    try:
        found = client.inspect_container(summary["Id"])
    except RecursionError:
        found = None
    if not isinstance(found, dict) or not all(isinstance(found.get(key) or {}, dict) for key in ("Config", "State")):
        raise StrangeAnswerError("the engine's answer is no container")
    return FoundContainer(summary, found)


def find_project_of_daoflow(client: docker.APIClient, project: str | None) -> str | None:
    """Return the folder of the Compose project whose service is `daoflow` (running ones first), or None."""
    from docker.errors import DockerException
    from requests.exceptions import RequestException

    labels = [f"{SERVICE_LABEL}=daoflow"] + ([f"{PROJECT_LABEL}={project}"] if project else [])
    try:
        found = list_containers(client, labels)
    except (DockerException, RequestException, StrangeAnswerError):
        # The same trouble meets the project's own listing, which reports it.
        return None
    found.sort(key=lambda item: (item.get("State") != "running", -int(item.get("Created") or 0)))
    folders = ((item.get("Labels") or {}).get(WORKING_DIR_LABEL) for item in found)
    return next((folder for folder in folders if folder), None)


def inspect_project(
    client: docker.APIClient, project: str, directory: str | None, *, exact: bool, limit: Limit
) -> ProjectContainers:
    """Return the containers of `project`; unless `exact`, of the project that was started from `directory` when the name has none.

    Stops asking when the limit is over. A container that vanishes between list and inspect is no error.
    """
    from docker.errors import DockerException, NotFound
    from requests.exceptions import RequestException, Timeout

    containers: list[FoundContainer] = []
    error: str | None = None
    timed_out = False
    patience_s = client.timeout
    try:
        found = list_containers(client, [f"{PROJECT_LABEL}={project}"])
        if not found and not exact and directory is not None:
            found = list_containers(client, [f"{WORKING_DIR_LABEL}={directory}"])
            project = next(iter(item["Labels"][PROJECT_LABEL] for item in found), project)
        waiting = found
        # The engine locks a container while it restarts or removes it: the others must not wait for that one.
        for client.timeout in (_FIRST_PATIENCE_S, patience_s):
            late = []
            for summary in waiting:
                if limit.left_s() <= 0:
                    late.append(summary)
                    continue
                try:
                    containers.append(inspect_container(client, summary))
                except NotFound:
                    continue
                except Timeout:
                    late.append(summary)
            waiting = late
        if waiting:
            error = f"{len(waiting)} of {len(found)} containers were not inspected in time"
            timed_out = True
    except (DockerException, RequestException, StrangeAnswerError) as failure:
        error = engine_words(failure)
        timed_out = isinstance(failure, Timeout) or is_silence(failure)
    finally:
        client.timeout = patience_s
    containers.sort(key=lambda item: (item.service, item.number, item.name))
    return ProjectContainers(project, tuple(containers), error, timed_out)
