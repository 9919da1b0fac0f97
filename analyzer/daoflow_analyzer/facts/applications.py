"""Containers of the projects that DaoFlow deployed on this engine (`applications/<project>/…`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import datetime

from daoflow_analyzer.facts.containers import Container
from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.immutable import immutable

WORKING_DIR = "com.docker.compose.project.working_dir"
STAGING = re.compile(r"/(?:app/staging|tmp/daoflow-staging)/([0-9a-f]{32})(?:/.*)?")


@immutable
class Image:
    """One image that a container was made from. `tagged_at` is when a tag was last put on it; `env` what it sets itself."""

    id: str
    tags: tuple[str, ...]
    digests: tuple[str, ...]
    env: Mapping[str, str]
    tagged_at: datetime | None


@immutable
class Application:
    """One Compose project with its containers, or one container that belongs to none (`project` is then its name).

    `networks` and `volumes` give the name in the Compose file for the engine's; `images` are by id; `last_words` is by service the
    last line that it wrote, `first_times` when it wrote the first that is here; `silent` are the services whose log was collected and says
    nothing. All six may be empty.
    """

    project: str
    containers: tuple[Container, ...]
    networks: Mapping[str, str] = field(default_factory=dict)
    volumes: Mapping[str, str] = field(default_factory=dict)
    images: Mapping[str, Image] = field(default_factory=dict)
    last_words: Mapping[str, Evidence] = field(default_factory=dict)
    silent: frozenset[str] = frozenset()
    first_times: Mapping[str, datetime] = field(default_factory=dict)

    def of(self, service: str) -> tuple[Container, ...]:
        """Return the containers of a service."""
        return tuple(item for item in self.containers if item.service == service)

    def last_words_of(self, services: Iterable[str]) -> tuple[Evidence, ...]:
        """Return the last line of each service that has written any."""
        return tuple(self.last_words[name] for name in dict.fromkeys(services) if name in self.last_words)


def unheard(application: Application | None, services: Iterable[str]) -> str:
    """Say that the services' own logs are empty or not in the bundle, as a sentence of its own; an empty string where they speak."""
    if application is None:
        return " The application's own log is not in this bundle."
    mute = [name for name in dict.fromkeys(services) if name not in application.last_words]
    empty, absent = ([name for name in mute if (name in application.silent) is kind] for kind in (True, False))
    said = [f"the log of {' and '.join(empty)} is empty"] if empty else []
    said += [f"the log of {' and '.join(absent)} is not in this bundle"] if absent else []
    words = ", and ".join(said)
    return f" {words[0].upper()}{words[1:]}." if words else ""


@immutable
class Applications:
    """All of them, by project name. Of this engine only: what runs on other servers is not here.

    `is_complete`: the collector saw every project of which DaoFlow made at least one container. `sought` are the projects and single
    containers that it looked for by name. Only in these two cases does a missing one mean anything.
    """

    all: tuple[Application, ...]
    is_complete: bool = True
    sought: frozenset[str] = frozenset()

    def project(self, name: str) -> Application | None:
        """Return the project with that name, or None."""
        return next((item for item in self.all if item.project == name), None)

    def container(self, name: str) -> tuple[Application, Container] | None:
        """Return a container by its name with what it belongs to, or None."""
        found = ((item, one) for item in self.all for one in item.containers if one.name == name)
        return next(found, None)


def deployment_of(container: Container) -> str | None:
    """Return the id of the deployment that made a container, None when it was not made from a staging workspace."""
    match = STAGING.fullmatch(container.labels.get(WORKING_DIR, ""))
    return match[1] if match is not None else None
