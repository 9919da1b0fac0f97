"""The project's containers as `docker compose ps --all` lists them (`compose/ps.json`): a second look at their state."""

from __future__ import annotations

from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.immutable import immutable


@immutable
class ListedContainer:
    """One row: `state` in the engine's word, `status` as a person reads it (`Up 16 minutes (healthy)`)."""

    name: str
    service: str
    state: str
    status: str
    index: int

    def evidence(self) -> Evidence:
        """Point at the row's state, in words."""
        words = f"docker compose ps: {self.service} {self.state}"
        return Evidence(
            "compose/ps.json", f"{words}, {self.status}" if self.status else words, pointer=f"/{self.index}/State"
        )


@immutable
class ComposePs:
    """The rows in their order."""

    rows: tuple[ListedContainer, ...]

    def named(self, name: str) -> ListedContainer | None:
        """Return the row of a container, or None."""
        return next((row for row in self.rows if row.name == name), None)
