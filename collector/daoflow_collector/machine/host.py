"""The one seam between collector and machine: everything a probe learns comes through a `Host`.

`LocalHost` is this machine; `RecordedHost` (recording.py) answers from a recording, so that a replay runs the very same probes. No call
here raises for what the machine does: a refused, absent or hung thing is a value. Every call is bounded in time and bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

if TYPE_CHECKING:
    import docker


@dataclass(frozen=True)
class CommandResult:
    """One finished command. `exit_code` None: it could not be started (`error` says why) or was ended after `timeout_s`."""

    argv: tuple[str, ...]
    exit_code: int | None
    stdout: bytes
    stderr: bytes
    duration_s: float
    timed_out: bool = False
    truncated: bool = False
    error: str | None = None


@dataclass(frozen=True)
class FileResult:
    """One file. `content` None: see `error_kind` (`absent`, `denied`, `not-a-file`, `timeout`, `other`). `modified_at`: Unix seconds."""

    path: str
    content: bytes | None
    size_bytes: int = 0
    mode: int | None = None
    uid: int | None = None
    gid: int | None = None
    modified_at: float | None = None
    truncated: bool = False
    error_kind: str | None = None
    error: str | None = None


@dataclass(frozen=True)
class PathStatus:
    """What stands at a path, following links: `kind` is file, directory, socket, other or absent (denied when unknowable)."""

    path: str
    kind: str
    mode: int | None = None
    uid: int | None = None
    gid: int | None = None
    device: int | None = None


@dataclass(frozen=True)
class FilesystemStatus:
    """`statvfs` of a path, in bytes and inodes; `free_bytes` is for unprivileged writers."""

    path: str
    total_bytes: int
    free_bytes: int
    total_inodes: int
    free_inodes: int
    read_only: bool


@dataclass(frozen=True)
class HttpResult:
    """One GET. `status` None: see `error_kind` (refused, reset, empty-reply, timeout, dns, unreachable, protocol, other)."""

    url: str
    status: int | None
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    duration_s: float = 0.0
    error_kind: str | None = None
    error: str | None = None


@dataclass(frozen=True)
class EngineAnswer:
    """What one ping found: `state` is up, down, hung, denied or absent (bundle/README.md, `engine/ping.json`)."""

    state: str
    api_version: str | None = None
    latency_s: float | None = None
    error: str | None = None


class Host(Protocol):
    """A machine to collect from."""

    @property
    def name(self) -> str:
        """Return the host name that the bundle carries."""

    @property
    def replay(self) -> Mapping[str, Any] | None:
        """Return `{"recorded_at", "description"}` when this is a recording, else None."""

    def now(self) -> datetime:
        """Return the host's clock, aware UTC."""

    def environment(self) -> Mapping[str, str]:
        """Return the collector process's environment (`DOCKER_HOST`, `COMPOSE_FILE`, …)."""

    def run(
        self,
        argv: Sequence[str],
        *,
        timeout_s: float,
        cwd: str | None = None,
        max_bytes: int = 4 << 20,
    ) -> CommandResult:
        """Run a command without a shell, in its own process group that is killed as a whole when time is up."""

    def read_file(self, path: str, *, max_bytes: int = 4 << 20, tail: bool = False) -> FileResult:
        """Read a regular file (never a FIFO or a device): its first `max_bytes`, or its last with `tail`."""

    def open_file(self, path: str) -> BinaryIO | None:
        """Open a regular file to read it piece by piece, unbuffered; None when it cannot be (`read_file` says why). To be closed."""

    def status(self, path: str) -> PathStatus:
        """Say what stands at a path."""

    def list_folder(self, path: str) -> tuple[str, ...]:
        """Return the sorted names in a folder; empty when it cannot be read."""

    def filesystem(self, path: str) -> FilesystemStatus | None:
        """Return the size and free space of the file system that holds `path`, or None."""

    def http_get(
        self, url: str, *, timeout_s: float, max_bytes: int = 256 << 10, headers: Mapping[str, str] | None = None
    ) -> HttpResult:
        """GET `url` without following redirects or using a proxy. `headers` (an authorization) are never recorded."""

    def engine_endpoint(self) -> str:
        """Return the engine's address: `DOCKER_HOST`, the current Docker context's, or `unix:///var/run/docker.sock`."""

    def working_directory(self) -> str:
        """Return the folder the collector was started in."""

    def user(self) -> tuple[int, tuple[int, ...]]:
        """Return the collecting user's effective id and group ids."""

    def ping_engine(self, *, timeout_s: float) -> EngineAnswer:
        """Ask the engine one question, once, and classify what came of it."""

    def close(self) -> None:
        """End whatever an abandoned probe left running."""

    def engine(self, *, timeout_s: float) -> docker.APIClient:
        """Return a Docker Engine API client for that address. Raises what the SDK raises when the engine does not answer."""
