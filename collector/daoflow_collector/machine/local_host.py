"""This machine as a `Host`."""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from daoflow_collector.engine import access as engine_access
from daoflow_collector.engine import endpoint
from daoflow_collector.machine import files, http_get, process
from daoflow_collector.machine.host import (
    CommandResult,
    EngineAnswer,
    FileResult,
    FilesystemStatus,
    HttpResult,
    PathStatus,
)

if TYPE_CHECKING:
    import docker

_PING_TIMEOUT_S = 3.0


class LocalHost:
    """Answers from this machine. Safe to use from several threads at once."""

    def __init__(self) -> None:
        self._environment = dict(os.environ)
        self._answer: EngineAnswer | None = None

    @property
    def name(self) -> str:
        """Return the machine's host name."""
        return socket.gethostname()

    @property
    def replay(self) -> Mapping[str, Any] | None:
        """Return None: this is no recording."""
        return None

    def now(self) -> datetime:
        """Return the machine's clock."""
        return datetime.now(timezone.utc)

    def environment(self) -> Mapping[str, str]:
        """Return this process's environment."""
        return self._environment

    def working_directory(self) -> str:
        """Return the current folder; `/` when it was deleted under us."""
        try:
            return str(Path.cwd())
        except OSError:
            return "/"

    def user(self) -> tuple[int, tuple[int, ...]]:
        """Return the effective user id and all group ids."""
        return os.geteuid(), tuple(sorted({os.getegid(), *os.getgroups()}))

    def run(
        self, argv: Sequence[str], *, timeout_s: float, cwd: str | None = None, max_bytes: int = 4 << 20
    ) -> CommandResult:
        """Run a command (see process.py)."""
        return process.run_command(
            argv, timeout_s=timeout_s, cwd=cwd, max_bytes=max_bytes, environment=self._environment
        )

    def read_file(self, path: str, *, max_bytes: int = 4 << 20, tail: bool = False) -> FileResult:
        """Read a regular file (see files.py)."""
        return files.read_file(path, max_bytes=max_bytes, tail=tail)

    def open_file(self, path: str) -> BinaryIO | None:
        """Open a regular file (see files.py)."""
        return files.open_file(path)

    def status(self, path: str) -> PathStatus:
        """Say what stands at a path."""
        return files.path_status(path)

    def list_folder(self, path: str) -> tuple[str, ...]:
        """Return the sorted names in a folder."""
        return files.list_folder(path)

    def filesystem(self, path: str) -> FilesystemStatus | None:
        """Return the size and free space of the file system that holds `path`."""
        return files.filesystem_status(path)

    def http_get(
        self, url: str, *, timeout_s: float, max_bytes: int = 256 << 10, headers: Mapping[str, str] | None = None
    ) -> HttpResult:
        """GET `url` (see http_get.py)."""
        return http_get.http_get(url, timeout_s=timeout_s, max_bytes=max_bytes, headers=headers)

    def engine_endpoint(self) -> str:
        """Return the engine's address as the docker command would find it."""
        return endpoint.engine_endpoint(self._environment, self.read_file)

    def ping_engine(self, *, timeout_s: float) -> EngineAnswer:
        """Ask the engine once; its API version is kept for `engine`."""
        self._answer = engine_access.ping_engine(self.engine_endpoint(), self._environment, timeout_s=timeout_s)
        return self._answer

    def engine(self, *, timeout_s: float) -> docker.APIClient:
        """Return an API client that speaks a version the engine knows."""
        answer = self._answer or self.ping_engine(timeout_s=_PING_TIMEOUT_S)
        return engine_access.engine_client(
            self.engine_endpoint(), self._environment, api_version=answer.api_version, timeout_s=timeout_s
        )

    def close(self) -> None:
        """Kill the commands that abandoned probes left running."""
        process.end_all()
