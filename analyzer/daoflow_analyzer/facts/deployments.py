"""Deployments as DaoFlow recorded them (`deployments/<id>/*.json`, else the rows of `database/deployment*.json`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.immutable import immutable

ACTIVE = ("queued", "waiting", "prepare", "deploy", "finalize", "running")
"""Raw states of a deployment that has not ended."""

LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")


@immutable
class DeploymentStep:
    """One step; `status` is pending, running, completed or failed. `member` and `pointer` say where it stands."""

    label: str
    detail: str
    status: str
    started_at: datetime | None
    completed_at: datetime | None
    sort_order: int
    member: str
    pointer: str

    @property
    def is_worker_step(self) -> bool:
        """Whether the worker took it. Steps with a negative order are written by the API when it accepts a deployment."""
        return self.sort_order >= 0

    def evidence(self) -> Evidence:
        """Point at the step, in words."""
        words = f"{self.label}: {self.status}" + (f": {self.detail}" if self.detail else "")
        moment = self.completed_at or self.started_at
        return Evidence(self.member, words, pointer=self.pointer, time=rfc3339(moment))


@immutable
class DeploymentLine:
    """One line of a deployment's log. `level` is DaoFlow's guess and often wrong; nothing rests on it."""

    time: datetime | None
    level: str
    stream: str
    message: str
    member: str
    pointer: str

    def evidence(self) -> Evidence:
        """Point at the line."""
        return Evidence(self.member, self.message.strip()[:500], pointer=self.pointer, time=rfc3339(self.time))


@immutable
class StateArtifact:
    """The exported state: `declared` is a copy of the frozen side, `live` normally null (reference, section 5.2)."""

    declared: Mapping[str, Any]
    effective: Mapping[str, Any]
    live: Mapping[str, Any] | None
    member: str

    @property
    def snapshot(self) -> Mapping[str, Any]:
        """Return what a redeploy would replay."""
        value = self.effective.get("replayableSnapshot")
        return value if isinstance(value, dict) else {}


@immutable
class Deployment:
    """One deployment. `status` and `conclusion` are the database's raw words; empty where nobody knows them."""

    id: str
    service: str
    project: str
    environment: str
    server_id: str
    server: str
    source_type: str
    status: str
    conclusion: str
    image_tag: str
    container_id: str
    error: Mapping[str, Any]
    insight: Mapping[str, Any]
    watchdog: Mapping[str, Any]
    created_at: datetime | None
    concluded_at: datetime | None
    updated_at: datetime | None
    roles: tuple[str, ...]
    steps: tuple[DeploymentStep, ...]
    lines: tuple[DeploymentLine, ...]
    has_logs: bool
    artifact: StateArtifact | None
    member: str
    pointer: str

    @property
    def has_record(self) -> bool:
        """Whether anything tells how it went; an exported artifact alone does not."""
        return bool(self.status or self.conclusion)

    @property
    def is_failed(self) -> bool:
        """Whether it ended badly; a deployment that a user cancelled or that was skipped did not."""
        if self.conclusion in ("cancelled", "skipped"):
            return False
        return self.status == "failed" or self.conclusion == "failed"

    @property
    def is_good(self) -> bool:
        """Whether DaoFlow recorded a success."""
        return self.conclusion == "succeeded" or (self.status in ("completed", "healthy") and not self.conclusion)

    @property
    def is_active(self) -> bool:
        """Whether it has not ended."""
        return self.status in ACTIVE and not self.conclusion

    @property
    def error_message(self) -> str:
        """Return what was recorded as the error, or an empty string."""
        value = self.error.get("message") or self.error.get("reason")
        return value if isinstance(value, str) else ""

    @property
    def error_code(self) -> str:
        """Return the error's code, or an empty string."""
        value = self.error.get("code")
        return value if isinstance(value, str) else ""

    @property
    def is_local(self) -> bool | None:
        """Whether it ran on the control plane's own host; None when its server is not known."""
        host = self.artifact.declared.get("targetServerHost") if self.artifact is not None else None
        names = [name for name in (self.server, host) if isinstance(name, str) and name]
        return any(name in LOCAL_NAMES for name in names) if names else None

    @property
    def failed_step(self) -> DeploymentStep | None:
        """Return the first step that failed."""
        return next((step for step in self.steps if step.status == "failed"), None)

    @property
    def is_compose(self) -> bool:
        """Whether it makes a Compose project; the other source types run one container. An artifact alone may not say."""
        return self.source_type in ("compose", "")

    @property
    def compose_project(self) -> str:
        """Return the Compose project that it makes: its stack's name, else its project's; the file's own name gives way to both."""
        snapshot = self.artifact.snapshot if self.artifact is not None else {}
        plan = snapshot.get("composeBuildPlan")
        named = snapshot.get("stackName") or self.project or (plan.get("stackName") if isinstance(plan, dict) else "")
        words = named if isinstance(named, str) else ""
        return re.sub(r"[^a-z0-9_-]", "", words.lower()).lstrip("_-")

    @property
    def container_name(self) -> str:
        """Return the name of the container of a source type that runs only one (reference, section 1.8)."""
        if self.container_id:
            return self.container_id
        words = [re.sub(r"[^a-z0-9_.-]+", "-", name.strip().lower()) for name in (self.project, self.service)]
        return re.sub(r"-+", "-", "-".join(word.strip("-_.") for word in words)).strip("-")[:200]

    @property
    def ended_at(self) -> datetime | None:
        """Return when it ended, or the last that was heard of it."""
        return self.concluded_at or self.updated_at or self.created_at

    @property
    def stack(self) -> tuple[str, str, str]:
        """Return what a later deployment replaces: project, environment and service."""
        return self.project, self.environment, self.service

    def evidence(self, field: str = "status", words: str = "") -> Evidence:
        """Point at a field of the record, in words."""
        shown = words or f"deployment {self.id}: {self.conclusion or self.status or 'unknown'}"
        return Evidence(
            self.member,
            shown[:500],
            pointer=f"{self.pointer}/{field}",
            time=rfc3339(self.ended_at),
            is_sighting=self.concluded_at is None,
        )


@immutable
class Deployments:
    """All known deployments, newest first."""

    all: tuple[Deployment, ...]

    def get(self, deployment_id: str | None) -> Deployment | None:
        """Return the deployment with that id, or None."""
        return next((item for item in self.all if item.id == deployment_id), None)

    def is_superseded(self, deployment: Deployment) -> bool:
        """Whether a later deployment of the same service went well."""
        made = deployment.created_at
        return any(
            item.is_good and item.stack == deployment.stack and made is not None and (item.created_at or made) > made
            for item in self.all
            if item.id != deployment.id
        )


def rfc3339(moment: datetime | None) -> str | None:
    """Return a time as the documents write it."""
    return moment.isoformat().replace("+00:00", "Z") if moment is not None else None
