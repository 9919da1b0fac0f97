"""The containers that DaoFlow itself deployed on this engine: other Compose projects, started from its staging workspace."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from daoflow_collector.engine.project_containers import PROJECT_LABEL, WORKING_DIR_LABEL, FoundContainer

if TYPE_CHECKING:
    import docker

MAX_PROJECTS = 10
MAX_CONTAINERS = 40
_WORKSPACE = re.compile(r"(?:/app/staging|/tmp/daoflow-staging)/([0-9a-f]{32})(?:/.*)?")


@dataclass(frozen=True)
class DeployedProjects:
    """The containers, those in trouble first; `left_out` were over the bounds, `error` says what could not be asked."""

    containers: tuple[FoundContainer, ...] = ()
    left_out: int = 0
    error: str | None = None


def deployment_of(labels: Mapping[str, str]) -> str | None:
    """Return the id of the deployment that last made a container, None when DaoFlow did not."""
    match = _WORKSPACE.fullmatch(labels.get(WORKING_DIR_LABEL, ""))
    return match[1] if match else None


def _trouble(summary: Mapping[str, Any]) -> bool:
    status = str(summary.get("Status", ""))
    return summary.get("State") != "running" or "unhealthy" in status or status.startswith("Restarting")


def _ranked(found: list[dict[str, Any]], own_project: str, asked: Iterable[str]) -> list[dict[str, Any]]:
    """Return the containers of deployed projects: the asked deployments' first, then projects in trouble, then by name."""
    wanted = set(asked)
    projects: dict[str, list[dict[str, Any]]] = {}
    for summary in found:
        project = (summary.get("Labels") or {}).get(PROJECT_LABEL)
        if project and project != own_project:
            projects.setdefault(project, []).append(summary)
    ranks: list[tuple[bool, bool, str]] = []
    for project, members in projects.items():
        made_by = {deployment_of(item.get("Labels") or {}) for item in members} - {None}
        if made_by:
            ranks.append((not made_by & wanted, not any(_trouble(item) for item in members), project))
    return [item for *_, project in sorted(ranks)[:MAX_PROJECTS] for item in projects[project]]


def find_deployed(
    client: docker.APIClient, own_project: str, asked: Iterable[str], *, until: float
) -> DeployedProjects:
    """Return what DaoFlow deployed here. Stops asking at `until` (monotonic seconds)."""
    from docker.errors import DockerException, NotFound
    from requests.exceptions import RequestException

    containers: list[FoundContainer] = []
    try:
        found = list(client.containers(all=True, filters={"label": [WORKING_DIR_LABEL]}))
        ranked = _ranked(found, own_project, asked)
        for summary in ranked[:MAX_CONTAINERS]:
            if time.monotonic() > until:
                break
            try:
                containers.append(FoundContainer(summary, client.inspect_container(summary["Id"])))
            except NotFound:
                continue
    except (DockerException, RequestException) as error:
        return DeployedProjects(tuple(containers), 0, str(error))
    return DeployedProjects(tuple(containers), max(len(ranked) - len(containers), 0))
