"""The project's containers as the engine knows them (`containers/<name>/inspect.json`)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from daoflow_analyzer.facts.exit_codes import coded
from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.immutable import immutable


class State(StrEnum):
    """The engine's container states."""

    CREATED = "created"
    RUNNING = "running"
    PAUSED = "paused"
    RESTARTING = "restarting"
    REMOVING = "removing"
    EXITED = "exited"
    DEAD = "dead"


class HealthState(StrEnum):
    """The engine's health states; NONE when the container has no health check."""

    NONE = "none"
    STARTING = "starting"
    HEALTHY = "healthy"
    UNHEALTHY = "unhealthy"


@immutable
class Mount:
    """One mount: `type` is bind, volume or tmpfs; `source` a host path; `name` the volume's.

    `source_kind` says what stands at a bind's source on the host (socket, directory, file, absent, …); None when nobody looked.
    """

    type: str
    name: str | None
    source: str
    destination: str
    writable: bool
    source_kind: str | None = None


@immutable
class PublishedPort:
    """One port of the container; host side None when it is not published (or the container is not running)."""

    container_port: int
    protocol: str
    host_ip: str | None
    host_port: int | None


@immutable
class HealthCheckRun:
    """One run of the health check, newest last."""

    start: datetime | None
    end: datetime | None
    exit_code: int
    output: str


@immutable
class Container:
    """One container. `env` holds plain values and redaction tokens; times are aware UTC, None where the engine has none.

    `ports` are the wanted bindings (HostConfig.PortBindings), so that a container that could not start shows them too.
    `extra_hosts` are the names that its own /etc/hosts gives an address (HostConfig.ExtraHosts), before any name server is asked.
    `written_at`: when the engine last wrote this down, for a container that was read from its data root (`Containers.from_disk`);
    `process_runs`: whether the process it knew then was still there at collection, None when it knew none or nobody could tell.
    """

    name: str
    id: str
    service: str
    number: int
    image: str
    image_id: str
    state: State
    health: HealthState
    exit_code: int
    error: str
    oom_killed: bool
    restart_count: int
    restart_policy: str
    created_at: datetime | None
    started_at: datetime | None
    finished_at: datetime | None
    env: Mapping[str, str]
    labels: Mapping[str, str]
    mounts: tuple[Mount, ...]
    ports: tuple[PublishedPort, ...]
    health_log: tuple[HealthCheckRun, ...]
    memory_limit_bytes: int | None
    log_driver: str
    networks: tuple[str, ...]
    extra_hosts: Mapping[str, str]
    read_only_root: bool
    member: str
    written_at: datetime | None = None
    process_runs: bool | None = None
    health_command: str = ""
    """What the health check runs, as in a shell; empty where there is none."""

    @property
    def is_running(self) -> bool:
        """Whether a process runs and is not paused."""
        return self.state is State.RUNNING

    @property
    def is_kept_up(self) -> bool:
        """Whether the engine starts it again whatever it ended with, unless somebody stopped it."""
        return self.restart_policy in ("always", "unless-stopped")

    @property
    def restarts(self) -> str:
        """The engine's count in words: `1 restart`, `4 restarts`."""
        return f"{self.restart_count} restart{'' if self.restart_count == 1 else 's'}"

    def mount(self, destination: str) -> Mount | None:
        """Return the mount at `destination` inside the container, or None."""
        return next((mount for mount in self.mounts if mount.destination == destination), None)

    def evidence(self, pointer: str, excerpt: str) -> Evidence:
        """Point at `pointer` (RFC 6901) of this container's inspect document."""
        return Evidence(self.member, excerpt, pointer=pointer)

    def state_evidence(self) -> Evidence:
        """Point at the state, in words: `postgres: exited (1), unhealthy, 3 restarts`."""
        words = f"{self.service}: {self.state.value}"
        if self.state in (State.EXITED, State.RESTARTING, State.DEAD):
            words += f" ({coded(self.exit_code)})"
        if self.health is not HealthState.NONE:
            words += f", {self.health.value}"
        if self.restart_count:
            words += f", {self.restarts}"
        if self.written_at is not None:
            words += f", as the engine last wrote at {self.written_at:%Y-%m-%d %H:%M:%S} UTC"
        if self.process_runs is False:
            words += ", its process is gone"
        return self.evidence("/State", words)


@immutable
class Containers:
    """All containers of the project, one-off ones left out. `project` is the Compose project's name.

    `from_disk`: the engine could not be asked, and all of this is what it last wrote: settings hold, the state may be of the past.
    """

    project: str
    all: tuple[Container, ...]
    from_disk: bool = False

    def of(self, service: str) -> tuple[Container, ...]:
        """Return the containers of a service, by container number; empty when there is none."""
        return tuple(container for container in self.all if container.service == service)

    def one(self, service: str) -> Container | None:
        """Return the service's first container, or None when there is none."""
        return next(iter(self.of(service)), None)
