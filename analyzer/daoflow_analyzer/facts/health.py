"""The three endpoints as the collector saw them (`health/*.json`)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.immutable import immutable


@immutable
class ReadyCheck:
    """One entry of `/ready`'s `checks`: `status` is pending, ok, failed or skipped."""

    name: str
    status: str
    detail: str
    index: int


@immutable
class Endpoint:
    """One request. `status` None: no HTTP answer, see `error_kind` (refused, reset, empty-reply, timeout, dns, …)."""

    name: str
    url: str
    started_at: datetime | None
    duration_s: float
    status: int | None
    headers: Mapping[str, str]
    body_kind: str
    body: Mapping[str, Any] | str | None
    error_kind: str | None
    error: str | None
    member: str

    @property
    def is_daoflow(self) -> bool:
        """Whether the answer is DaoFlow's own (JSON naming `daoflow-control-plane`), not another program's or the SPA page."""
        text = str(self.body) if isinstance(self.body, Mapping) else ""
        return self.body_kind == "json" and "daoflow-control-plane" in text

    def evidence(self) -> Evidence:
        """Point at the answer, in words: `GET http://…/ready: 503 in 0.01 s` or `…: connection refused`."""
        if self.status is not None:
            return Evidence(self.member, f"GET {self.url}: {self.status} in {self.duration_s:.2f} s", pointer="/status")
        return Evidence(self.member, f"GET {self.url}: {self.error or self.error_kind}", pointer="/error")


@immutable
class Health:
    """The endpoints that were asked; `checks` are those of `/ready` (0.8 and later), empty when it gave none."""

    endpoints: Mapping[str, Endpoint]
    checks: tuple[ReadyCheck, ...]

    @property
    def health(self) -> Endpoint | None:
        """`/health`."""
        return self.endpoints.get("health")

    @property
    def ready(self) -> Endpoint | None:
        """`/ready`."""
        return self.endpoints.get("ready")

    @property
    def trpc(self) -> Endpoint | None:
        """`/trpc/health`."""
        return self.endpoints.get("trpc-health")
