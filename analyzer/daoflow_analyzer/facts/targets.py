"""Managed servers as they were found over SSH (`targets/<host>/…`, `--target`): how far one got, and what they say of themselves.

Nothing here speaks of the control plane's own host, and none of that host's facts speaks of these.
"""

from __future__ import annotations

from dataclasses import replace

from daoflow_analyzer.facts.applications import Applications
from daoflow_analyzer.facts.engine import ComposeCli, Engine
from daoflow_analyzer.facts.host import Clock, Disks, OomKills, Ports
from daoflow_analyzer.facts.servers import Server, Servers
from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.immutable import immutable

UNREACHABLE_STAGES = ("resolve", "connect", "banner")


@immutable
class HostKey:
    """The key that the host showed; `state` is known, unknown, changed or revoked, by the known_hosts of whoever collected."""

    state: str
    type: str
    fingerprint: str


@immutable
class DockerClient:
    """The `docker` command of the user that was logged in."""

    available: bool
    error: str


@immutable
class Staging:
    """The folder of remote deployments; `writable` by the user that was logged in."""

    path: str
    kind: str
    writable: bool
    read_only: bool
    mode: str


@immutable
class Target:
    """One server. `failed_stage` None: it was reached. `from_control_plane`: over the same network as DaoFlow.

    `ahead_s`: how far its clock was ahead of the collecting machine's, give or take `ahead_error_s`.
    """

    folder: str
    host: str
    port: int | None
    user: str
    address: str
    hostname: str
    collected_from: str
    from_control_plane: bool
    failed_stage: str | None
    failure_kind: str
    failure: str
    host_key: HostKey | None
    ahead_s: float | None
    ahead_error_s: float
    client: DockerClient | None
    engine: Engine | None
    compose: ComposeCli | None
    staging: Staging | None
    disks: Disks | None
    ports: Ports | None
    clock: Clock | None
    oom_kills: OomKills | None
    applications: Applications | None

    @property
    def was_reached(self) -> bool:
        """Whether a command ran on it."""
        return self.failed_stage is None

    @property
    def member(self) -> str:
        """Return the record of the connection."""
        return f"targets/{self.folder}/ssh.json"

    def here(self, evidence: Evidence) -> Evidence:
        """Return what one of its facts points at, as the bundle names it."""
        return replace(evidence, member=f"targets/{self.folder}/{evidence.member}")

    def ssh_evidence(self, words: str = "", pointer: str = "/failed_stage") -> Evidence:
        """Point at the connection, in words."""
        reached = f"reached from {self.collected_from}"
        told = words or (reached if self.was_reached else f"{self.failed_stage}: {self.failure}")
        return Evidence(self.member, f"{self.host}: {told}", pointer=pointer)

    def is_server(self, server: Server) -> bool:
        """Whether this is a registered server: by its host and port, else by its name."""
        names = {self.host, self.address, self.hostname, self.folder} - {""}
        same_port = self.port is None or server.port is None or self.port == server.port
        return (server.host in names and same_port) or server.name in names

    def server_in(self, servers: Servers | None) -> Server | None:
        """Return the registered server that this is, None for one that DaoFlow does not know."""
        return next((item for item in servers.all if self.is_server(item)), None) if servers is not None else None

    def name_in(self, servers: Servers | None) -> str:
        """Return what it is called: as DaoFlow calls it, else its host. Findings about one server must say one name."""
        server = self.server_in(servers)
        return server.name if server is not None else self.host


@immutable
class Targets:
    """All servers that were asked, in the bundle's order."""

    all: tuple[Target, ...]

    def of(self, server: Server | None, name: str = "") -> Target | None:
        """Return what was found of a registered server, or of one that goes by a name."""
        for item in self.all:
            if (server is not None and item.is_server(server)) or (
                name and name in (item.host, item.address, item.hostname, item.folder)
            ):
                return item
        return None
