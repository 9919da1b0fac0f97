"""Ask DaoFlow's database through `psql` in its own container: one read-only session a question list, bounded in time and bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from daoflow_collector.daoflow import database_query as query
from daoflow_collector.daoflow.deployment_names import LOCAL, names_of_rows
from daoflow_collector.engine.deployed_projects import DeployedNames
from daoflow_collector.engine.exec import ExecResult, run_in_container
from daoflow_collector.locate import env_value

if TYPE_CHECKING:
    import docker

    from daoflow_collector.engine.project_containers import FoundContainer
    from daoflow_collector.machine.host import FileResult

SESSION_LIMIT_S = 10.0
_MAX_BYTES = 16 << 20
_FIRST_LOOK_LIMIT_S = 6.0
"""Half a second on a quiet host; a broken one is often a busy one, and without this look a container made again by hand is not found."""


class DatabaseError(Exception):
    """PostgreSQL did not answer, in words."""


def database_name(containers: Iterable[FoundContainer], env_files: Iterable[FileResult]) -> str:
    """Return the name of DaoFlow's database: what the running process uses, else what `.env` says."""
    for container in containers:
        for item in (container.inspect.get("Config") or {}).get("Env") or ():
            name, _, value = str(item).partition("=")
            if container.service == "daoflow" and name == "DATABASE_URL" and "://" in value:
                # Not urlsplit: an unescaped password may hold what ends a URL's authority.
                found = value.rsplit("/", 1)[-1].partition("?")[0]
                if query.is_database_name(found):
                    return found
    content = next((item.content for item in env_files if item.content is not None), None)
    return env_value(content, "DAOFLOW_DATABASE_NAME") or "daoflow"


class DatabaseSession:
    """Asks one database. `notes` is what psql complained of meanwhile."""

    def __init__(
        self, client: docker.APIClient, container: FoundContainer, database: str, *, limit_s: float = SESSION_LIMIT_S
    ) -> None:
        self._client = client
        self._container = container
        self._database = database
        self._limit_s = limit_s
        self.notes: list[str] = []

    def ask(self, statements: Sequence[str]) -> bytes:
        """Return what psql printed. Raises `DatabaseError` when it could not do anything."""
        result: ExecResult = run_in_container(
            self._client,
            self._container.id,
            query.psql(self._database, statements),
            environment={"PGCONNECT_TIMEOUT": "3"},
            timeout_s=self._limit_s,
            max_bytes=_MAX_BYTES,
        )
        said = query.complaints(result.stderr)
        # psql exits 2 when it has no connection, 126 and 127 stand for a container without it.
        if result.exit_code not in (0, 1, None):
            words = said or [(result.stderr or result.stdout).decode("utf-8", "replace").strip()[:300]]
            raise DatabaseError("; ".join(words) or f"psql ended with {result.exit_code}")
        self.notes += [words for words in (*said, result.cut) if words]
        return result.stdout


@dataclass(frozen=True)
class FirstLook:
    """What must be known before anything is written; empty where the database does not say.

    `environments`: each variable's values that deployments were frozen with, to learn the secrets among them: without this they are not
    collected from the database either. `deployed`: what the deployments on this host are called.
    """

    environments: Mapping[str, Iterable[str]] = field(default_factory=dict)
    deployed: DeployedNames = field(default_factory=DeployedNames)


def first_look(
    client: docker.APIClient,
    containers: Sequence[FoundContainer],
    env_files: Iterable[FileResult],
    asked: Iterable[str],
) -> FirstLook:
    """Ask the database what must be known before anything is written."""
    from docker.errors import DockerException
    from requests.exceptions import RequestException
    from urllib3.exceptions import HTTPError

    running = next((item for item in containers if item.service == "postgres" and item.state == "running"), None)
    database = database_name(containers, env_files)
    if running is None or not query.is_database_name(database):
        return FirstLook()
    session = DatabaseSession(client, running, database, limit_s=_FIRST_LOOK_LIMIT_S)
    try:
        # Asked first: a question for a table that is not there would leave an error in PostgreSQL's log, beside those that are evidence.
        if not query.has_deployments(query.read_schema(session.ask([query.schema_statement()]))):
            return FirstLook()
        answer = session.ask([query.environments_statement(asked), query.names_statement(LOCAL)])
    except (DatabaseError, DockerException, RequestException, HTTPError):
        # The probe meets the same trouble and names it.
        return FirstLook()
    return FirstLook(query.read_environments(answer), names_of_rows(query.read_names(answer)))
