"""Volumes of the project and of other installations of DaoFlow on the same engine (`engine/volumes.json`, `engine/other-volumes.json`)."""

from __future__ import annotations

from datetime import datetime

from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.immutable import immutable


@immutable
class Volume:
    """One volume. `label` is its name in the Compose file; `users` are containers of other projects that mount it."""

    name: str
    project: str
    label: str
    created_at: datetime | None
    users: tuple[str, ...]
    member: str
    index: int

    def evidence(self) -> Evidence:
        """Point at the volume, in words."""
        made = f", CreatedAt {self.created_at:%Y-%m-%d %H:%M:%S} UTC" if self.created_at is not None else ""
        return Evidence(self.member, f"volume {self.name}{made}", pointer=f"/{self.index}/Name")


@immutable
class Volumes:
    """All of them."""

    all: tuple[Volume, ...]

    def get(self, name: str | None) -> Volume | None:
        """Return a volume by its name on the engine, or None."""
        return next((item for item in self.all if item.name == name), None)
