"""Backup policies, runs, restores and destinations (from the database, else from `daoflow backup list` and `destinations`)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from daoflow_analyzer.facts.deployments import rfc3339
from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.immutable import immutable


@immutable
class Destination:
    """Where backups go. `last_result` is DaoFlow's word for its last test: `success`, `failed` or empty."""

    id: str
    name: str
    provider: str
    place: str
    has_credentials: bool | None
    tested_at: datetime | None
    last_result: str
    member: str
    pointer: str

    def evidence(self) -> Evidence:
        """Point at the last test."""
        words = f"destination {self.name} ({self.provider}): last test {self.last_result or 'never made'}"
        return Evidence(self.member, words, pointer=self.pointer, time=rfc3339(self.tested_at), is_sighting=True)


@immutable
class Policy:
    """What is backed up and when; `schedule` is a cron line or empty."""

    id: str
    name: str
    schedule: str
    status: str
    destination_id: str
    last_run_at: datetime | None
    member: str
    pointer: str

    @property
    def is_active(self) -> bool:
        """Whether its schedule should run."""
        return self.status in ("active", "")

    def evidence(self) -> Evidence:
        """Point at the policy."""
        words = f"policy {self.name}: {self.schedule or 'no schedule'}, {self.status or 'active'}"
        return Evidence(self.member, words, pointer=self.pointer)


@immutable
class LogEntry:
    """One entry of a run's own log."""

    time: datetime | None
    level: str
    phase: str
    message: str
    pointer: str


@immutable
class Run:
    """One backup run. `error` is empty in what the CLI gives; `entries` exist only in the database and the API's details."""

    id: str
    policy_id: str
    status: str
    error: str
    artifact: str
    checksum: str
    artifact_format: str
    verified_at: datetime | None
    started_at: datetime | None
    completed_at: datetime | None
    created_at: datetime | None
    entries: tuple[LogEntry, ...]
    member: str
    pointer: str

    @property
    def at(self) -> datetime | None:
        """Return the last time that is known of it."""
        return self.completed_at or self.started_at or self.created_at

    def evidence(self, field: str = "status", words: str = "") -> Evidence:
        """Point at a field of the run, in words."""
        shown = words or f"backup run {self.id}: {self.status}"
        return Evidence(self.member, shown[:500], pointer=f"{self.pointer}/{field}", time=rfc3339(self.at))


@immutable
class Restore:
    """One restore or, with `mode` `verification`, one test of an artifact."""

    id: str
    run_id: str
    status: str
    mode: str
    error: str
    verification: Mapping[str, Any]
    started_at: datetime | None
    completed_at: datetime | None
    created_at: datetime | None
    member: str
    pointer: str

    @property
    def at(self) -> datetime | None:
        """Return the last time that is known of it."""
        return self.completed_at or self.started_at or self.created_at

    def evidence(self, field: str = "status", words: str = "") -> Evidence:
        """Point at a field of the restore, in words."""
        shown = words or f"{self.mode or 'restore'} {self.id}: {self.status}"
        return Evidence(self.member, shown[:500], pointer=f"{self.pointer}/{field}", time=rfc3339(self.at))


@immutable
class Backups:
    """All of it. `has_restores` tells an empty list from one that nobody read."""

    policies: tuple[Policy, ...]
    runs: tuple[Run, ...]
    restores: tuple[Restore, ...]
    destinations: tuple[Destination, ...]
    has_restores: bool

    def run(self, run_id: str | None) -> Run | None:
        """Return the run with that id, or None."""
        return next((item for item in self.runs if item.id == run_id), None)

    def policy(self, policy_id: str) -> Policy | None:
        """Return the policy with that id, or None."""
        return next((item for item in self.policies if item.id == policy_id), None)

    def destination_of(self, run: Run) -> Destination | None:
        """Return where a run should have gone, or None."""
        policy = self.policy(run.policy_id)
        wanted = policy.destination_id if policy is not None else None
        return next((item for item in self.destinations if item.id == wanted), None)
