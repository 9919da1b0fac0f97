"""`database/migrations.json` and `database/migration_control.json` → `SchemaLedger`."""

from __future__ import annotations

from daoflow_analyzer.decode.documents import Documents
from daoflow_analyzer.decode.json_value import optional_integer, text, time
from daoflow_analyzer.decode.tables import rows
from daoflow_analyzer.facts.ledger import FailedMigration, SchemaLedger


def decode_ledger(documents: Documents) -> SchemaLedger | None:
    """Decode the ledger; None when its table was not collected."""
    applied = rows(documents, "migrations")
    if applied is None:
        return None
    times = [(moment, index) for index, (_, row) in enumerate(applied) if (moment := _moment(row)) is not None]
    newest = max(times, default=None)
    control = rows(documents, "migration_control")
    marker = next(
        (
            FailedMigration(
                reason=text(row.get("failure_reason")),
                migration_created_at=optional_integer(row.get("migration_created_at")),
                failed_at=time(row.get("failed_at")),
                index=index,
            )
            for index, (_, row) in enumerate(control or ())
        ),
        None,
    )
    return SchemaLedger(
        count=len(applied),
        newest_ms=newest[0] if newest is not None else None,
        newest_index=int(applied[newest[1]][0].rpartition("/")[2]) if newest is not None else None,
        marker=marker,
        marker_known=control is not None,
    )


def _moment(row: object) -> int | None:
    return optional_integer(row.get("created_at")) if isinstance(row, dict) else None
