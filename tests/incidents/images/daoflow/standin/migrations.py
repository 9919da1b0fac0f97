"""The stand-in's migrations: a ledger, a failure marker and a few of the product's tables, in the real database.

As with the product since 0.11, every failure of an attempt is reported under one masked reason. What went wrong is only in the
postgres log, because it really happened there.
"""

from dataclasses import dataclass

from .database import Connection, DatabaseError, ServerRefusedError, literal

_FIRST = """
CREATE EXTENSION IF NOT EXISTS "vector";
CREATE TABLE "users" ("id" text PRIMARY KEY, "email" text UNIQUE, "role" text);
CREATE TABLE "sessions" ("id" text PRIMARY KEY, "token" text UNIQUE, "user_id" text);
CREATE TABLE "servers" ("id" text PRIMARY KEY, "name" text UNIQUE);
CREATE TABLE "deployments" ("id" text PRIMARY KEY, "status" text, "error" jsonb);
"""
MIGRATIONS = (
    ("0000_control_plane", _FIRST),
    (
        "0001_access_logs",
        'CREATE TABLE "request_access_logs" ("id" bigserial PRIMARY KEY, "method" text, "path" text, "at" timestamptz DEFAULT now());',
    ),
    (
        "0002_backup_destinations",
        'CREATE TABLE "backup_destinations" ("id" text PRIMARY KEY, "credential_key_id" text);',
    ),
)
_CONTROL = """
CREATE SCHEMA IF NOT EXISTS drizzle;
CREATE TABLE IF NOT EXISTS drizzle.__drizzle_migrations (id serial PRIMARY KEY, hash text NOT NULL, created_at bigint);
CREATE TABLE IF NOT EXISTS drizzle.__daoflow_migration_control (migration_created_at bigint, failure_reason text);
"""


@dataclass
class MigrationError(Exception):
    """A start that the migrations end. `details` are the property lines of the printed error."""

    name: str
    message: str
    reason: str
    code: str
    details: tuple[str, ...] = ()


def apply_failed(reason: str, details: tuple[str, ...] = ()) -> MigrationError:
    """Return the failure that carries one of the masked reasons."""
    return MigrationError(
        "MigrationApplyError", f"Migration application failed: {reason}.", reason, "MIGRATION_APPLY_FAILED", details
    )


def migrate(url: str) -> Connection:
    """Bring the schema up to date and return the open connection. Raises MigrationError."""
    try:
        connection = Connection(url)
        foreign = _table_count(connection)
        ledger_exists = connection.query("SELECT to_regclass('drizzle.__drizzle_migrations')")[0][0] is not None
        if foreign and not ledger_exists:
            raise _lineage("SCHEMA_NOT_EMPTY", (f"tableCount: {foreign}",))
        connection.query(_CONTROL)
        _check_marker(connection)
        _apply(connection)
    except DatabaseError as error:
        raise apply_failed("MIGRATION_OPERATION_FAILED") from error
    return connection


def _table_count(connection: Connection) -> int:
    return int(connection.query("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")[0][0] or 0)


def _check_marker(connection: Connection) -> None:
    marker = connection.query("SELECT migration_created_at FROM drizzle.__daoflow_migration_control LIMIT 1")
    if marker:
        raise apply_failed("PREVIOUS_MIGRATION_ATTEMPT_FAILED", (f"markerCreatedAt: {marker[0][0]}",))


def _apply(connection: Connection) -> None:
    applied = int(connection.query("SELECT count(*) FROM drizzle.__drizzle_migrations")[0][0] or 0)
    if applied > len(MIGRATIONS):
        raise _lineage("DB_AHEAD", (f"appliedCount: {applied}", f"localCount: {len(MIGRATIONS)}"))
    for number, (tag, sql) in list(enumerate(MIGRATIONS))[applied:]:
        try:
            connection.query(
                f"BEGIN; {sql} INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ({literal(tag)}, {number}); COMMIT"
            )
        except ServerRefusedError:
            connection.query("ROLLBACK")
            connection.query(
                f"INSERT INTO drizzle.__daoflow_migration_control VALUES ({number}, 'MIGRATION_OPERATION_FAILED')"
            )
            raise


def _lineage(reason: str, details: tuple[str, ...]) -> MigrationError:
    return MigrationError(
        "MigrationLineageError", f"Migration lineage mismatch: {reason}.", reason, "MIGRATION_LINEAGE_MISMATCH", details
    )
