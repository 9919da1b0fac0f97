"""Registered servers with the last readiness check that DaoFlow made of each (a cache: stale when the control plane is down)."""

from __future__ import annotations

from datetime import datetime

from daoflow_analyzer.facts.deployments import LOCAL_NAMES, rfc3339
from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.immutable import immutable


@immutable
class Server:
    """One server. The three reachabilities are None where no check was ever made; `issues` are DaoFlow's sentences."""

    id: str
    name: str
    host: str
    port: int | None
    user: str
    status: str
    readiness: str
    ssh: bool | None
    docker: bool | None
    compose: bool | None
    issues: tuple[str, ...]
    checked_at: datetime | None
    member: str
    pointer: str
    approved_keys: tuple[tuple[str, str], ...] = ()
    """(algorithm, fingerprint) of each host key that was approved for it."""

    @property
    def is_local(self) -> bool:
        """Whether this is the control plane's own host."""
        return self.name in LOCAL_NAMES or self.host in LOCAL_NAMES

    def evidence(self, issue: str = "") -> Evidence:
        """Point at the server, in words: its issue or its status."""
        words = f"{self.name} ({self.host}): {issue or self.status or self.readiness or 'unknown'}"
        return Evidence(self.member, words, pointer=self.pointer, time=rfc3339(self.checked_at), is_sighting=True)


@immutable
class Servers:
    """All registered servers, by name."""

    all: tuple[Server, ...]

    def find(self, name_or_id: str | None) -> Server | None:
        """Return the server with that name, id or host, or None."""
        return next((item for item in self.all if name_or_id in (item.name, item.id, item.host)), None)
