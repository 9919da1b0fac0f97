"""Containers of the projects that DaoFlow deployed on this engine (`applications/<project>/…`)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from daoflow_analyzer.facts.containers import Container

WORKING_DIR = "com.docker.compose.project.working_dir"
STAGING = re.compile(r"/(?:app/staging|tmp/daoflow-staging)/([0-9a-f]{32})(?:/.*)?")


@dataclass(frozen=True, slots=True)
class Application:
    """One Compose project with its containers."""

    project: str
    containers: tuple[Container, ...]

    def of(self, service: str) -> tuple[Container, ...]:
        """Return the containers of a service."""
        return tuple(item for item in self.containers if item.service == service)


@dataclass(frozen=True, slots=True)
class Applications:
    """All of them, by project name. Of this engine only: what runs on other servers is not here.

    `is_complete`: the collector saw every project of which DaoFlow made at least one container; only then does a missing one mean anything.
    """

    all: tuple[Application, ...]
    is_complete: bool = True

    def project(self, name: str) -> Application | None:
        """Return the project with that name, or None."""
        return next((item for item in self.all if item.project == name), None)


def deployment_of(container: Container) -> str | None:
    """Return the id of the deployment that made a container, None when it was not made from a staging workspace."""
    match = STAGING.fullmatch(container.labels.get(WORKING_DIR, ""))
    return match[1] if match is not None else None
