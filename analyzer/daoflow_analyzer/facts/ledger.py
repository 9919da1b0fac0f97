"""The record of database migrations: `drizzle.__drizzle_migrations` and the marker of a failed one."""

from __future__ import annotations

from datetime import datetime

from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.immutable import immutable

MIGRATIONS_MEMBER = "database/migrations.json"
CONTROL_MEMBER = "database/migration_control.json"


@immutable
class FailedMigration:
    """The row that blocks every start until its migration is retried (0.11 and later)."""

    reason: str
    migration_created_at: int | None
    failed_at: datetime | None
    index: int

    def evidence(self) -> Evidence:
        """Point at the row."""
        words = f"marker of a failed migration: {self.reason or 'no reason recorded'}"
        return Evidence(CONTROL_MEMBER, words, pointer=f"/rows/{self.index}")


@immutable
class SchemaLedger:
    """`count` applied migrations, the newest of which has journal time `newest_ms`; `table_missing` when there is no ledger.

    `marker` is None when there is none; `marker_known` tells that from a table that nobody read.
    """

    count: int
    newest_ms: int | None
    newest_index: int | None
    marker: FailedMigration | None
    marker_known: bool

    def evidence(self) -> Evidence:
        """Point at the newest row."""
        words = f"{self.count} migrations applied, the newest is {self.newest_ms or 'unknown'}"
        pointer = "/rows" if self.newest_index is None else f"/rows/{self.newest_index}"
        return Evidence(MIGRATIONS_MEMBER, words, pointer=pointer)
