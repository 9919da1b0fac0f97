"""What the operator said about the incident, and when and where the bundle was made (`bundle.json`)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from daoflow_analyzer.immutable import immutable


@immutable
class Incident:
    """`collected_at` is the only "now" a rule may use (aware UTC)."""

    host: str
    collected_at: datetime
    case: str | None
    note: str | None
    deployment: str | None
    backup_run: str | None
    restore: str | None
    server: str | None
    last_good: str | None
    replay: Mapping[str, str] | None

    @property
    def has_named(self) -> bool:
        """Whether the operator said what failed: a deployment, a backup run, a restore or a server."""
        return any((self.deployment, self.backup_run, self.restore, self.server))
