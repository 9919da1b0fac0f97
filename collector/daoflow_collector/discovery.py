"""Find out what there is to collect from, before anything is written: so that every secret value is known first.

Everything here is read-only, bounded, and inside the run's deadline. What cannot be found is None or empty, with the reason beside it.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Callable

from daoflow_collector import locate
from daoflow_collector.compose.command import ComposeCommands, ComposeProgram, find_compose
from daoflow_collector.daoflow.database_session import FirstLook, first_look
from daoflow_collector.daoflow.deployment_names import names_of_artifacts
from daoflow_collector.data_root.project import (
    DataRoot,
    DiskProject,
    directory_of_daoflow,
    read_data_roots,
    select_project,
)
from daoflow_collector.engine.access import load_sdk
from daoflow_collector.engine.deployed_projects import DeployedProjects, find_deployed
from daoflow_collector.engine.project_containers import (
    CONFIG_FILES_LABEL,
    FoundContainer,
    ProjectContainers,
    find_project_of_daoflow,
    inspect_project,
)
from daoflow_collector.engine.trouble import engine_words
from daoflow_collector.errors import UsageError
from daoflow_collector.machine.host import CommandResult, EngineAnswer, FileResult, Host
from daoflow_collector.machine.limit import Limit
from daoflow_collector.options import Options
from daoflow_collector.parallel import within

if TYPE_CHECKING:
    import docker

PING_TIMEOUT_S = 3.0
ENGINE_TIMEOUT_S = 5.0
_CONFIG_TIMEOUT_S = 8.0
_DATA_ROOT_LIMIT_S = 4.0
PLAYBOOK_SERVICES = ("daoflow", "postgres", "redis", "temporal", "temporal-ui")


@dataclass(frozen=True)
class Discovery:
    """What was found. Raw and unredacted: it never leaves the process.

    `project_source` and `directory_source` say how the two were found. `files` and `env_files` are the raw results of reading the Compose
    files and `.env`, absent ones included. `compose_config` is Compose's own interpolated view (None when Compose was not run).
    """

    directory: str | None
    directory_source: str
    project: str
    project_source: str
    files: tuple[FileResult, ...]
    env_files: tuple[FileResult, ...]
    engine: EngineAnswer
    engine_endpoint: str
    containers: tuple[FoundContainer, ...]
    containers_error: str | None
    compose: ComposeCommands
    compose_config: CommandResult | None
    process_environment: Mapping[str, str] = field(default_factory=dict)
    disk: DiskProject | None = None
    """What the engine's data root gave, where the engine itself could not be asked; then `containers` are its."""
    deployed: DeployedProjects = field(default_factory=DeployedProjects)
    frozen: Mapping[str, Iterable[str]] = field(default_factory=dict)
    """Variables that deployments were frozen with and their values, only to know the secrets among them."""

    @property
    def engine_problem(self) -> str | None:
        """Return why the engine cannot be asked, in words, or None when it can."""
        if self.engine.state == "up":
            return None
        return f"the Docker Engine is {self.engine.state}: {self.engine.error or self.engine_endpoint}"

    @property
    def config_document(self) -> Mapping[str, Any] | None:
        """Return Compose's view of the project as a document, None when Compose refused."""
        result = self.compose_config
        if result is None or result.exit_code != 0:
            return None
        try:
            document = json.loads(result.stdout)
        except ValueError:
            return None
        return document if isinstance(document, dict) else None

    @property
    def services(self) -> tuple[str, ...]:
        """Return every service to ask about: the playbook's first, then those of Compose and of the containers, sorted."""
        services = (self.config_document or {}).get("services")
        known = set(services if isinstance(services, dict) else ())
        known |= {container.service for container in self.containers if container.service}
        return (*PLAYBOOK_SERVICES, *sorted(known.difference(PLAYBOOK_SERVICES)))

    def of(self, service: str) -> tuple[FoundContainer, ...]:
        """Return a service's containers by number, one-off ones left out."""
        return tuple(item for item in self.containers if item.service == service and not item.one_off)


def _project_name(
    options: Options,
    environment: Mapping[str, str],
    env: FileResult | None,
    files: tuple[FileResult, ...],
    directory: str,
) -> tuple[str, str]:
    """Return the project's name by Compose's own precedence, and which rule gave it."""
    if options.project:
        return options.project, "option"
    in_file = locate.env_value(env.content, "COMPOSE_PROJECT_NAME") if env is not None else None
    named = environment.get("COMPOSE_PROJECT_NAME") or in_file
    if named:
        return named, "COMPOSE_PROJECT_NAME"
    key = locate.name_key([item.content for item in files if item.content is not None], environment)
    if key:
        return key, "name-key"
    return locate.sanitise_project(posixpath.basename(directory)) or "daoflow", "directory"


def _wanted_files(
    host: Host, environment: Mapping[str, str], env: FileResult | None, directory: str
) -> tuple[str, ...]:
    """Return the Compose files that a plain `docker compose` in the folder would take."""
    listed = environment.get("COMPOSE_FILE") or (locate.env_value(env.content, "COMPOSE_FILE") if env else None)
    if not listed:
        return locate.default_files(host, directory)
    separator = environment.get("COMPOSE_PATH_SEPARATOR") or ":"
    return tuple(posixpath.normpath(posixpath.join(directory, path)) for path in listed.split(separator) if path)


def _files_in_use(
    host: Host, containers: tuple[FoundContainer, ...], wanted: tuple[str, ...], *, explicit: bool
) -> tuple[str, ...]:
    """Return the files to hand to Compose.

    Containers started with files that a plain `docker compose` would not take (`-f` given by hand) say so in their
    labels; then those are the project. Otherwise an override that was added later must count, which labels miss. A label may
    name a file that is gone (an upgrade's temporary one): handing it to Compose would make every command fail.
    """
    labelled = next((item.labels[CONFIG_FILES_LABEL] for item in containers if item.labels.get(CONFIG_FILES_LABEL)), "")
    paths = tuple(path for path in labelled.split(",") if path and host.status(path).kind == "file")
    return wanted if explicit or set(paths) <= set(wanted) else paths


def nothing_found(host: Host, reason: str, *, ask_engine: bool) -> Discovery:
    """Return the discovery of a run whose discovery did not end: the host's and the engine's own facts can still be collected."""
    answer = host.ping_engine(timeout_s=PING_TIMEOUT_S) if ask_engine else EngineAnswer("down", error="not asked")
    compose = ComposeCommands(
        host,
        ComposeProgram(False, error=reason),
        project="daoflow",
        directory=None,
        files=(),
        engine_problem=reason,
    )
    return Discovery(
        directory=None,
        directory_source="none",
        project="daoflow",
        project_source="directory",
        files=(),
        env_files=(),
        engine=answer,
        engine_endpoint=host.engine_endpoint(),
        containers=(),
        containers_error=reason,
        compose=compose,
        compose_config=None,
        process_environment=host.environment(),
    )


def reach_engine(host: Host) -> tuple[EngineAnswer, docker.APIClient | None]:
    """Return how the engine answered, and a client where it did."""
    answer = host.ping_engine(timeout_s=PING_TIMEOUT_S)
    if answer.state != "up":
        return answer, None
    load_sdk(host.engine_endpoint())
    from docker.errors import DockerException

    try:
        return answer, host.engine(timeout_s=ENGINE_TIMEOUT_S)
    except DockerException as error:
        # The SDK refuses what the ping could use (a TLS setting, an address): to the probes that is no engine.
        return EngineAnswer("down", answer.api_version, answer.latency_s, engine_words(error)), None


def _ping_only(answer: EngineAnswer, error: str | None) -> EngineAnswer:
    """Return what a deadlocked engine is: it answers a ping and nothing else, and whoever asks it again waits again."""
    return EngineAnswer("hung", answer.api_version, answer.latency_s, f"answers a ping only: {error}")


def _containers(client: docker.APIClient, project: str, directory: str | None, *, exact: bool) -> ProjectContainers:
    limit = Limit(2 * ENGINE_TIMEOUT_S)
    ask = partial(inspect_project, client, project, directory, exact=exact, limit=limit)
    try:
        return within(2 * ENGINE_TIMEOUT_S + 1, ask)
    except TimeoutError as late:
        return ProjectContainers(project, (), str(late), timed_out=True)


def _data_roots(host: Host) -> tuple[DataRoot, ...]:
    return read_data_roots(host, host.engine_endpoint(), limit=Limit(_DATA_ROOT_LIMIT_S))


def _refuse_missing_folder(host: Host, options: Options) -> None:
    """Raise `UsageError` for a `--dir` that is no folder: nearly always a typing error. A recording knows only what was asked then."""
    if options.directory is None or host.replay is not None:
        return
    path = posixpath.normpath(posixpath.join(host.working_directory(), options.directory))
    kind = host.status(path).kind
    if kind not in ("directory", "denied"):
        raise UsageError(
            f"--dir {path} {'does not exist' if kind == 'absent' else 'is no folder'}",
            advice="Name the folder of the installation, or leave --dir out: then it is found by its containers.",
        )


@dataclass(frozen=True)
class _Place:
    """Where the installation is, and who can be asked about it: the engine, or else the data roots."""

    answer: EngineAnswer
    client: docker.APIClient | None
    roots: tuple[DataRoot, ...]
    directory: str | None
    directory_source: str


def _place(host: Host, options: Options) -> _Place:
    answer, client = reach_engine(host)
    directory, source = locate.find_directory(host, options.directory)
    by_label: str | None = None
    if directory is None and client is not None:
        try:
            by_label = within(2 * ENGINE_TIMEOUT_S, partial(find_project_of_daoflow, client, options.project))
        except TimeoutError as late:
            answer, client = _ping_only(answer, str(late)), None
    roots = _data_roots(host) if client is None else ()
    if directory is None and client is None:
        by_label = directory_of_daoflow(roots, options.project)
    return _Place(answer, client, roots, directory or by_label, "label" if by_label is not None else source)


def _look_at_deployed(
    client: docker.APIClient,
    options: Options,
    project: str,
    containers: tuple[FoundContainer, ...],
    env: FileResult | None,
) -> tuple[FirstLook, DeployedProjects]:
    given = (options.deployment, options.last_good, *(item.deployment for item in options.artifacts))
    asked = [one for one in given if one]

    def ask() -> tuple[FirstLook, DeployedProjects]:
        look = first_look(client, containers, (env,) if env is not None else (), asked)
        names = look.deployed.joined(names_of_artifacts(options.artifacts))
        return look, find_deployed(client, project, asked, names, limit=Limit(ENGINE_TIMEOUT_S))

    try:
        return within(2 * ENGINE_TIMEOUT_S, ask)
    except TimeoutError as late:
        return FirstLook(), DeployedProjects(error=str(late))


def discover(host: Host, options: Options, early: Callable[[Discovery], None] = lambda _: None) -> Discovery:
    """Return what there is to collect from. Takes at most some 25 s on a hung host, well under one on a sound one.

    `early` is handed what is found before Compose is asked, for whom that takes too long.

    Raises `UsageError` for a `--dir` that is not there.
    """
    _refuse_missing_folder(host, options)
    environment = host.environment()
    place = _place(host, options)
    answer, client, roots = place.answer, place.client, place.roots
    directory, directory_source = place.directory, place.directory_source
    where = directory or host.working_directory()
    env = host.read_file(posixpath.join(where, ".env")) if directory is not None else None
    wanted = _wanted_files(host, environment, env, where) if directory is not None else ()
    files = tuple(host.read_file(path) for path in wanted)
    project, project_source = _project_name(options, environment, env, files, where)

    containers: tuple[FoundContainer, ...] = ()
    error: str | None = None
    exact = project_source == "option"
    found_project = project
    if client is not None:
        listed = _containers(client, project, directory, exact=exact)
        containers, error, found_project = listed.containers, listed.error, listed.project
        if listed.timed_out and not containers:
            answer = _ping_only(answer, error)
        if error is not None and not containers:
            roots = _data_roots(host)
    # An engine that could not list the project's own containers is not asked for others': that is no sign that there are none.
    look, deployed = FirstLook(), DeployedProjects(error=error)
    if client is not None and error is None:
        look, deployed = _look_at_deployed(client, options, found_project, containers, env)
    disk: DiskProject | None = None
    if client is None or (error is not None and not containers):
        disk = select_project(host, roots, project, directory, exact=exact)
        containers, found_project = disk.containers, disk.project
    if found_project != project:
        project, project_source = found_project, "label"
    explicit = bool(environment.get("COMPOSE_FILE"))
    in_use = _files_in_use(host, containers, wanted, explicit=explicit)
    if in_use != wanted:
        files = tuple(host.read_file(path) for path in in_use)
    compose = partial(
        ComposeCommands,
        host,
        project=project,
        directory=directory,
        files=in_use,
        engine_problem=None if answer.state == "up" else f"the Docker Engine is {answer.state}",
    )
    found = Discovery(
        directory=directory,
        directory_source=directory_source,
        project=project,
        project_source=project_source,
        files=files,
        env_files=(env,) if env is not None else (),
        engine=answer,
        engine_endpoint=host.engine_endpoint(),
        containers=containers,
        containers_error=error,
        compose=compose(ComposeProgram(False, error="there was no time left to look for it", hangs=True)),
        compose_config=None,
        process_environment=environment,
        disk=disk,
        deployed=deployed,
        frozen=look.environments,
    )
    early(found)
    commands = compose(find_compose(host))
    config = None
    if in_use:
        config = commands.run("config", "--format", "json", timeout_s=_CONFIG_TIMEOUT_S, needs_engine=False)
    return replace(found, compose=commands, compose_config=config)
