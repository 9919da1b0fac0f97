"""The containers that DaoFlow deployed on this engine: those made from its staging workspace, and those that have a deployment's name.

By name is found what somebody made again by hand under another folder, and what DaoFlow runs without Compose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from daoflow_collector.engine.project_containers import (
    PROJECT_LABEL,
    WORKING_DIR_LABEL,
    FoundContainer,
    StrangeAnswerError,
    inspect_container,
    list_containers,
)
from daoflow_collector.engine.trouble import engine_words
from daoflow_collector.machine.limit import Limit

if TYPE_CHECKING:
    import docker

MAX_PROJECTS = 10
MAX_CONTAINERS = 40
_WORKSPACE = re.compile(r"(?:/app/staging|/tmp/daoflow-staging)/([0-9a-f]{32})(?:/.*)?")


@dataclass(frozen=True)
class DeployedNames:
    """What DaoFlow's records call its deployments on this host: Compose projects, and containers that run without Compose."""

    projects: frozenset[str] = frozenset()
    containers: frozenset[str] = frozenset()

    def joined(self, other: DeployedNames) -> DeployedNames:
        """Return the names of both."""
        return DeployedNames(self.projects | other.projects, self.containers | other.containers)


@dataclass(frozen=True)
class DeployedProjects:
    """The containers, those in trouble first; `left_out` were over the bounds, `error` says what could not be asked.

    `sought` are the names that were looked for as well.
    """

    containers: tuple[FoundContainer, ...] = ()
    left_out: int = 0
    error: str | None = None
    sought: DeployedNames = field(default_factory=DeployedNames)


def deployment_of(labels: Mapping[str, str]) -> str | None:
    """Return the id of the deployment that last made a container, None when DaoFlow did not."""
    match = _WORKSPACE.fullmatch(labels.get(WORKING_DIR_LABEL, ""))
    return match[1] if match else None


def _trouble(summary: Mapping[str, Any]) -> bool:
    status = str(summary.get("Status", ""))
    return summary.get("State") != "running" or "unhealthy" in status or status.startswith("Restarting")


def project_of(labels: Mapping[str, str], name: str) -> str:
    """Return the Compose project that a container belongs to, else its own name."""
    return labels.get(PROJECT_LABEL) or name


def _name(summary: Mapping[str, Any]) -> str:
    return str((summary.get("Names") or [""])[0]).lstrip("/")


def _ranked(
    found: list[dict[str, Any]], own_project: str, asked: Iterable[str], names: DeployedNames
) -> list[dict[str, Any]]:
    """Return the containers of deployed projects: the asked deployments' first, then projects in trouble, then by name."""
    wanted = set(asked)
    projects: dict[str, list[dict[str, Any]]] = {}
    for summary in found:
        labels = summary.get("Labels") or {}
        alone = PROJECT_LABEL not in labels
        if labels.get(PROJECT_LABEL) != own_project and (not alone or _name(summary) in names.containers):
            projects.setdefault(project_of(labels, _name(summary)), []).append(summary)
    ranks: list[tuple[bool, bool, str]] = []
    for project, members in projects.items():
        made_by = {deployment_of(item.get("Labels") or {}) for item in members} - {None}
        if made_by or project in names.projects or project in names.containers:
            ranks.append((not made_by & wanted, not any(_trouble(item) for item in members), project))
    return [item for *_, project in sorted(ranks)[:MAX_PROJECTS] for item in projects[project]]


def find_deployed(
    client: docker.APIClient, own_project: str, asked: Iterable[str], names: DeployedNames, *, limit: Limit
) -> DeployedProjects:
    """Return what DaoFlow deployed here, `names` included. Stops asking when the limit is over."""
    from docker.errors import DockerException, NotFound
    from requests.exceptions import RequestException

    containers: list[FoundContainer] = []
    try:
        # Without names, only what carries Compose's labels can be DaoFlow's: a busy host need not list the rest.
        labels = () if names.projects or names.containers else (WORKING_DIR_LABEL,)
        ranked = _ranked(list_containers(client, labels), own_project, asked, names)
        for summary in ranked[:MAX_CONTAINERS]:
            if limit.left_s() <= 0:
                break
            try:
                containers.append(inspect_container(client, summary))
            except NotFound:
                continue
    except (DockerException, RequestException, StrangeAnswerError) as error:
        return DeployedProjects(tuple(containers), 0, engine_words(error), names)
    return DeployedProjects(tuple(containers), max(len(ranked) - len(containers), 0), sought=names)
