"""`database`: what DaoFlow itself wrote down, read from PostgreSQL in read-only sessions of a few seconds.

It answers when the control plane does not. Only tables and columns of the allow-list (`database_tables.py`) are named; a version that has
fewer is no error. The deployments that matter are rebuilt as the dashboard would export them, unless a better source gave them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from daoflow_bundle.outcome import Outcome

from daoflow_collector.context import Context
from daoflow_collector.daoflow import database_query as query
from daoflow_collector.daoflow.database_session import SESSION_LIMIT_S, DatabaseError, DatabaseSession, database_name
from daoflow_collector.daoflow.database_tables import LOGS, TABLES, Table
from daoflow_collector.daoflow.deployment_choice import choose
from daoflow_collector.daoflow.deployment_record import Known, logs, mapping, record
from daoflow_collector.daoflow.deployment_state import rebuild
from daoflow_collector.daoflow.source_order import DATABASE, SourceOrder
from daoflow_collector.engine.project_containers import FoundContainer
from daoflow_collector.machine.recording import NOT_RECORDED
from daoflow_collector.probe import COLLECTED, Ended, Priority, Probe
from daoflow_collector.probes.engine_guard import with_engine

if TYPE_CHECKING:
    import docker

_TIMEOUT_S = 25.0
_WAIT_LIMIT_S = 12.0
_HOW = "psql in the postgres container, read-only: {}"


def _names(rows: query.Rows) -> Mapping[str, Mapping[str, Any]]:
    """Return id → row for the tables that deployments refer to."""
    tables = {"project": "projects", "environment": "environments", "server": "servers"}
    return {kind: {str(row.get("id")): row for row in rows.of(member)} for kind, member in tables.items()}


def _write_tables(context: Context, schema: query.Schema, rows: query.Rows) -> int:
    """Write each table that this version has. Return how many."""
    written = 0
    for table in TABLES:
        columns = query.columns_of(table, schema)
        if columns:
            _write_table(context, table, columns, rows.of(table.member), truncated=table.member in rows.truncated)
            written += 1
    return written


def _write_table(
    context: Context, table: Table, columns: Sequence[str], rows: Sequence[Mapping[str, Any]], *, truncated: bool
) -> None:
    document = {
        "table": table.member,
        "columns": list(columns),
        "rows": list(rows),
        "truncated": truncated,
    }
    context.sink.json(
        f"database/{table.member}.json", document, how=_HOW.format(f"{table.table}, newest {table.limit} rows")
    )


def _write_deployments(
    context: Context,
    order: SourceOrder,
    chosen: Mapping[str, Sequence[str]],
    rows: query.Rows,
    details: query.Rows,
) -> list[Mapping[str, Any]]:
    """Write what better sources left open. Return the log lines of deployments whose log another source gave."""
    names = _names(rows)
    by_id = {row.get("id"): row for row in rows.of("deployments")}
    snapshots = {row.get("id"): mapping(row.get("config_snapshot")) for row in details.of("deployments")}
    left_over: list[Mapping[str, Any]] = []
    for one, roles in chosen.items():
        row, snapshot = by_id.get(one), snapshots.get(one, {})
        lines = [item for item in details.of(LOGS.member) if item.get("deployment_id") == one]
        if row is None:
            continue
        called = {
            "project": names["project"].get(str(row.get("project_id")), {}).get("name"),
            "environment": names["environment"].get(str(row.get("environment_id")), {}).get("name"),
            "server": names["server"].get(str(row.get("target_server_id")), {}).get("name"),
        }
        steps = [item for item in details.of("deployment_steps") if item.get("deployment_id") == one]
        parts: dict[str, tuple[Mapping[str, Any], str]] = {
            "record": (
                record("database", roles, Known(row, snapshot, steps, called)),
                "deployments, deployment_steps",
            ),
            "logs": (logs("database", lines, LOGS.limit), "deployment_logs"),
        }
        if snapshot:
            environment = names["environment"].get(str(row.get("environment_id")))
            parts["state"] = (rebuild(row, snapshot, environment), "deployments.config_snapshot")
        for part, (document, origin) in parts.items():
            path = f"deployments/{one}/{part}.json"
            if order.take(path):
                context.sink.json(path, document, how=_HOW.format(origin))
            elif part == "logs":
                left_over += lines[: LOGS.limit]
    return left_over


def _refused(context: Context) -> Ended | FoundContainer:
    """Return the running container to ask, or how the source ends without one."""
    containers = context.discovery.of("postgres")
    if not containers:
        if context.discovery.containers_error is not None:
            return Ended(Outcome.FAILED, context.discovery.containers_error)
        return Ended(Outcome.ABSENT, "the project has no container of the service postgres")
    running = next((item for item in containers if item.state == "running"), None)
    return running or Ended(
        Outcome.FAILED, f"{containers[0].name} is {containers[0].state}: the database cannot be asked"
    )


def _collect(order: SourceOrder, context: Context, client: docker.APIClient) -> Ended:
    container = _refused(context)
    if isinstance(container, Ended):
        return container
    database = database_name(context.discovery.containers, context.discovery.env_files)
    if not query.is_database_name(database):
        return Ended(Outcome.FAILED, "DAOFLOW_DATABASE_NAME is not a plain name: psql was not given it")
    session = DatabaseSession(client, container, database)
    try:
        schema = query.read_schema(session.ask([query.schema_statement()]))
        if not schema:
            notes = "; ".join(session.notes)
            return Ended(
                Outcome.FAILED if notes else Outcome.EMPTY,
                notes or f"the database {database} has none of DaoFlow's tables",
            )
        return _read(order, context, session, schema)
    except DatabaseError as error:
        return Ended(Outcome.FAILED, str(error))


def _read(order: SourceOrder, context: Context, session: DatabaseSession, schema: query.Schema) -> Ended:
    options = context.options
    asked = _asked(options.deployment, *(item.deployment for item in options.artifacts))
    last_good = next(iter(_asked(options.last_good)), None)
    statements = [query.table_statement(table, schema) for table in TABLES]
    rows = query.read_rows(session.ask([statement for statement in statements if statement is not None]), schema)
    rows.cut()
    for member, ids in (
        ("deployments", {*asked, *_asked(options.last_good)}),
        ("backup_runs", {*_asked(options.backup_run, options.last_good)}),
        ("backup_restores", {*_asked(options.restore)}),
    ):
        _add_asked(session, schema, rows, member, ids)
    chosen = choose(rows.of("deployments"), asked, last_good)
    wanted = query.detail_statements(list(chosen), schema)
    details = query.read_rows(session.ask(wanted), schema) if chosen and wanted else query.Rows()
    _write_tables(context, schema, rows)
    order.wait_before(DATABASE, min(_WAIT_LIMIT_S, max(context.deadline_s - SESSION_LIMIT_S, 1.0)))
    left_over = _write_deployments(context, order, chosen, rows, details)
    if left_over:
        _write_table(context, LOGS, query.columns_of(LOGS, schema), left_over, truncated=False)
    if session.notes or rows.unreadable:
        return Ended(Outcome.PARTIAL, "; ".join(session.notes) or f"{rows.unreadable} rows could not be read")
    return COLLECTED


def _add_asked(session: DatabaseSession, schema: query.Schema, rows: query.Rows, member: str, ids: set[str]) -> None:
    """Add the rows that were asked for and are older than the newest ones."""
    known = rows.by_member.setdefault(member, [])
    missing = sorted(ids - {str(row.get("id")) for row in known})
    statement = query.wanted_statement(member, missing, schema) if missing else None
    if statement is not None:
        known += query.read_rows(session.ask([statement]), schema).of(member)


def _asked(*ids: str | None) -> Iterable[str]:
    return [one for one in ids if one is not None and query.ID.fullmatch(one)]


def probe(order: SourceOrder) -> Probe:
    """Return the probe."""

    @with_engine
    def read(context: Context, client: docker.APIClient) -> Ended:
        return _collect(order, context, client)

    def collect(context: Context) -> Ended:
        with order.turn(DATABASE):
            ended = read(context)
        if context.host.replay is not None and NOT_RECORDED in ended.reason:
            return Ended(Outcome.ABSENT, NOT_RECORDED)
        return ended

    return Probe(
        source=DATABASE,
        how="docker exec postgres psql, read-only session, allow-listed tables and columns",
        reason="deployments, servers, backups, restores and the migration ledger, even when the control plane is down",
        priority=Priority.NORMAL,
        timeout_s=_TIMEOUT_S,
        limit="newest 40 to 1000 rows a table, 16 deployments, 4 s a question",
        collect=collect,
    )
