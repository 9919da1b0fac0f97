"""What several probes derive from discovery alike: the files beside those in use, and the variables that Compose starts from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from daoflow_collector.compose.files import OtherFile, ServiceEnvFile, other_files, service_env_files
from daoflow_collector.context import Context
from daoflow_collector.discovery import Discovery
from daoflow_collector.engine.project_containers import CONFIG_FILES_LABEL
from daoflow_collector.env.dotenv import parse_dotenv
from daoflow_collector.env.uses import RunningContainer
from daoflow_collector.machine.host import FileResult


def variables_of(discovery: Discovery) -> dict[str, str]:
    """Return the variables that Compose substitutes: the process's before those of the project's env files."""
    environment = discovery.process_environment
    values: dict[str, str] = {}
    for file in discovery.env_files:
        if file.content is not None:
            parsed = parse_dotenv(file.content, environment, values)
            # A refused file still says what was meant: enough to find files and profiles by.
            values.update(parsed.values or {item.key: item.meant for item in parsed.assignments})
    return {**values, **environment}


def project_env_files(context: Context) -> list[FileResult]:
    """Return the env files that Compose reads for the whole project."""
    return list(context.discovery.env_files)


def project_variables(context: Context) -> dict[str, str]:
    """Return the variables that Compose substitutes in this project."""
    return variables_of(context.discovery)


def other_compose_files(context: Context) -> tuple[OtherFile, ...]:
    """Return the Compose files beside those in use."""
    discovery = context.discovery
    labelled = [
        path.strip()
        for container in discovery.containers
        for path in str(container.labels.get(CONFIG_FILES_LABEL, "")).split(",")
    ]
    return other_files(context.host, discovery.directory, discovery.files, labelled, project_variables(context))


def services_env_files(context: Context) -> tuple[ServiceEnvFile, ...]:
    """Return the env files that services name."""
    discovery = context.discovery
    return service_env_files(context.host, discovery.directory, discovery.files, project_variables(context))


def running_containers(context: Context) -> tuple[RunningContainer, ...]:
    """Return the project's containers with their environment, one-off ones left out."""
    return tuple(
        RunningContainer(item.name, item.service, _environment(item.inspect))
        for item in context.discovery.containers
        if not item.one_off
    )


def _environment(inspect: Mapping[str, Any]) -> dict[str, str]:
    listed = (inspect.get("Config") or {}).get("Env")
    pairs = (str(entry).partition("=") for entry in listed) if isinstance(listed, list) else ()
    return {name: value for name, separator, value in pairs if separator}
