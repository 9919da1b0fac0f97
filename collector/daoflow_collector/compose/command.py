"""Call the Compose program, always for one explicit project, and keep a record of every call (`compose/commands.json`)."""

from __future__ import annotations

import shlex
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from daoflow_collector.machine.host import CommandResult, Host

_VERSION_TIMEOUT_S = 5.0
_STDERR_LINES = 50
_QUOTING_COMPLAINTS = ("unterminated quoted value", "in variable name", "Invalid template:")
_NO_PLUGIN = ("unknown flag: --short", "'compose' is not a docker command", "unknown command: docker compose")
"""What `docker compose version --short` says where there is no plugin; of old, the flag is taken for one of docker's own."""
_FLAVOURS = (("plugin", ("docker", "compose")), ("standalone", ("docker-compose",)))


@dataclass(frozen=True)
class ComposeProgram:
    """Which Compose program the host has (`engine/compose.json`)."""

    available: bool
    version: str | None = None
    flavour: str | None = None
    command: tuple[str, ...] = ("docker", "compose")
    error: str | None = None
    hangs: bool = False
    """Whether there is one that did not answer in time: what it would say is then not absent."""


def find_compose(host: Host) -> ComposeProgram:
    """Return the host's Compose: the plugin, else the standalone program, else why there is none."""
    errors: list[str] = []
    hangs = False
    for flavour, command in _FLAVOURS:
        result = host.run([*command, "version", "--short"], timeout_s=_VERSION_TIMEOUT_S)
        if result.exit_code == 0:
            version = result.stdout.decode("utf-8", "replace").strip().lstrip("v")
            return ComposeProgram(True, version, flavour, command)
        hangs = hangs or result.timed_out
        said = result.stderr.decode("utf-8", "replace").strip().splitlines()
        if any(words in line for words in _NO_PLUGIN for line in said):
            errors.append("docker has no Compose plugin")
        else:
            errors.append(result.error or (said[0] if said else f"{' '.join(command)}: exit {result.exit_code}"))
    return ComposeProgram(False, error="; ".join(errors), hangs=hangs)


class ComposeCommands:
    """Runs Compose for one project. Safe to use from several threads; `records` is what `compose/commands.json` holds."""

    def __init__(
        self,
        host: Host,
        program: ComposeProgram,
        *,
        project: str,
        directory: str | None,
        files: Sequence[str],
        engine_problem: str | None,
    ) -> None:
        """`engine_problem` says why the engine does not answer: commands that need it then end at once with that."""
        self._host = host
        self.program = program
        self._flags: tuple[str, ...] = ("-p", project)
        if directory is not None:
            self._flags += ("--project-directory", directory)
        self._file_flags = tuple(flag for path in files for flag in ("-f", path))
        self._directory = directory
        self._engine_problem = engine_problem
        self._records: list[Mapping[str, Any]] = []
        self._lock = threading.Lock()

    @property
    def records(self) -> list[Mapping[str, Any]]:
        """Return what was run so far, in the order it ended."""
        with self._lock:
            return list(self._records)

    def run(
        self, *arguments: str, timeout_s: float, needs_engine: bool = True, with_files: bool = True
    ) -> CommandResult:
        """Run `compose … arguments`. Without `with_files` Compose learns the project from labels only (a broken `.env` cannot stop it)."""
        flags = (*self._flags, *self._file_flags) if with_files else self._flags[:2]
        argv = (*self.program.command, *flags, *arguments)
        if not self.program.available:
            return CommandResult(argv, None, b"", b"", 0.0, error=self.program.error)
        if needs_engine and self._engine_problem is not None:
            return CommandResult(argv, None, b"", b"", 0.0, error=f"not run: {self._engine_problem}")
        # Without -f, Compose looks for files where it stands: `/` has none.
        result = self._host.run(argv, timeout_s=timeout_s, cwd=self._directory if with_files else "/")
        record = {
            "command": shlex.join(argv),
            "exit_code": result.exit_code,
            "timed_out": result.timed_out,
            "duration_s": result.duration_s,
            "stderr": [
                without_env_text(line) for line in result.stderr.decode("utf-8", "replace").splitlines()[:_STDERR_LINES]
            ],
        }
        with self._lock:
            self._records.append(record)
        return replace(result, error=result.error or _first_error(result))


def without_env_text(line: str) -> str:
    """Return Compose's complaint without the pieces of `.env` that it quotes: they can be parts of secrets that no vault knows."""
    for marker in _QUOTING_COMPLAINTS:
        head, found, _ = line.partition(marker)
        if found:
            return f"{head}{found} ..."
    return line


def _first_error(result: CommandResult) -> str | None:
    """Return what Compose complained about, for a reason in words; warnings are not it."""
    if result.exit_code == 0:
        return None
    lines = [line.strip() for line in result.stderr.decode("utf-8", "replace").splitlines() if line.strip()]
    errors = [line for line in lines if "level=warning" not in line]
    return without_env_text((errors or lines or [f"exit {result.exit_code}"])[-1])[:500]
