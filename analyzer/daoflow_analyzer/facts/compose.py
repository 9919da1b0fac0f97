"""The Compose project: its files, what Compose made of them, and what Compose said when it refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.immutable import immutable


@immutable
class ComposeCommand:
    """One command the collector ran: exit code (None: not started or ended by timeout) and standard error, by line."""

    index: int
    command: str
    exit_code: int | None
    timed_out: bool
    stderr: tuple[str, ...]

    def evidence(self, line: str) -> Evidence:
        """Point at this command's standard error, quoting `line`."""
        return Evidence("compose/commands.json", line, pointer=f"/{self.index}/stderr")


@immutable
class Reference:
    """One `${KEY}` in a Compose file (bundle/README.md, `compose/project.json`)."""

    key: str
    service: str | None
    variable: str | None
    operator: str
    whole: bool
    member: str
    line: int


@immutable
class ComposeService:
    """One declared service. `definition` is its decoded mapping, from `compose config` or from the files."""

    name: str
    image: str | None
    profiles: tuple[str, ...]
    environment: Mapping[str, str | None]
    depends_on: Mapping[str, str]
    """Service name → condition (`service_started`, `service_healthy`, …)."""
    volumes: tuple[str, ...]
    """Target paths inside the container."""
    published_ports: tuple[tuple[str | None, int, int], ...]
    """(host ip, host port, container port); only those that are plain numbers."""
    definition: Mapping[str, Any]


@immutable
class ComposeFile:
    """One file as on disk: `error` holds why it does not parse as YAML, with its 1-based line where known."""

    path: str
    member: str | None
    exists: bool
    error: str | None
    error_line: int | None
    error_text: str | None = None
    """What stands in that line."""


@immutable
class LostFiles:
    """The Compose files that the containers were made with, when none of them is there any more; empty when some file is there."""

    paths: tuple[str, ...]

    def evidence(self) -> Evidence:
        """Point at the first of them."""
        return Evidence("compose/project.json", f"{self.paths[0]}: not there", pointer="/other_files/0/path")


@immutable
class Compose:
    """The project. `services` come from `compose config` when `interpolated`, else from the files (values then hold `${…}`)."""

    name: str
    directory: str
    files: tuple[ComposeFile, ...]
    services: Mapping[str, ComposeService]
    interpolated: bool
    profiles: tuple[str, ...]
    references: tuple[Reference, ...]
    commands: tuple[ComposeCommand, ...]
    name_source: str = ""
    """What gives the project its name: label, COMPOSE_PROJECT_NAME, name-key, directory or option."""

    def refused(self) -> tuple[ComposeCommand, ...]:
        """Return the commands that ended with a non-zero exit code."""
        return tuple(command for command in self.commands if command.exit_code not in (0, None))

    @property
    def refused_config(self) -> ComposeCommand | None:
        """Return the `config` that failed: what Compose makes of the files is not known then. None where it went well or was not asked."""
        return next((command for command in self.refused() if " config" in command.command), None)

    def wants(self, service: str) -> bool:
        """Whether the service is declared and its profiles (if any) are active."""
        declared = self.services.get(service)
        if declared is None:
            return False
        return not declared.profiles or any(profile in self.profiles for profile in declared.profiles)
