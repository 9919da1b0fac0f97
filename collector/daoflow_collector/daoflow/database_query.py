"""SQL for psql: built from the allow-list and from ids that are checked, never from anything else; and what comes back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from daoflow_collector.daoflow.database_tables import LOGS, SNAPSHOTS, TABLES, Table

ID = re.compile(r"[0-9a-f]{32}")
STATEMENT_TIMEOUT_MS = 4000
MAX_FROZEN_VALUES = 1000
_DATABASE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,62}")
_SESSION = (
    "SET default_transaction_read_only = on",
    f"SET statement_timeout = {STATEMENT_TIMEOUT_MS}",
    "SET lock_timeout = 1000",
    "SET timezone = 'UTC'",
)
_LOCAL_TIME = "timestamp without time zone"

Schema = Mapping[str, Mapping[str, str]]
"""`schema.table` → its columns and their types."""


def is_database_name(name: str) -> bool:
    """Say whether psql takes this as a plain name: it would read an `=` or a URL as connection settings."""
    return _DATABASE.fullmatch(name) is not None


def psql(database: str, statements: Iterable[str]) -> list[str]:
    """Return the command for one read-only session. A statement that fails does not stop the next one."""
    argv = ["psql", "-X", "-w", "-q", "-U", "daoflow", "-d", database, "-At", "-v", "ON_ERROR_STOP=0"]
    for statement in (*_SESSION, *statements):
        argv += ["-c", statement]
    return argv


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def schema_statement() -> str:
    """Return the question which of the tables and columns this version has."""
    tables = sorted({(table.schema, table.table) for table in (*TABLES, LOGS)})
    pairs = ", ".join(f"('{schema}', '{name}')" for schema, name in tables)
    what = "json_build_object('table', table_schema || '.' || table_name, 'column', column_name, 'type', data_type)"
    return f"select {what} from information_schema.columns where (table_schema, table_name) in ({pairs})"  # noqa: S608 - ours


def read_schema(output: bytes) -> Schema:
    """Return the answer to `schema_statement`."""
    found: dict[str, dict[str, str]] = {}
    for row in _documents(output):
        found.setdefault(str(row.get("table")), {})[str(row.get("column"))] = str(row.get("type"))
    return found


def has_deployments(schema: Schema) -> bool:
    """Say whether what `environments_statement` and `names_statement` ask for is there: not before the first migration."""
    return {"id", "config_snapshot", "created_at"} <= schema.get("public.deployments", {}).keys()


def columns_of(table: Table, schema: Schema) -> list[str]:
    """Return the names of a table's allowed columns that this version has."""
    have = schema.get(f"{table.schema}.{table.table}", {})
    return [column.name for column in table.columns if column.source in have]


def table_statement(table: Table, schema: Schema, *, where: str = "") -> str | None:
    """Return the question for a table's newest rows, one more than its limit; None when this version has nothing of it."""
    have = schema.get(f"{table.schema}.{table.table}", {})
    wanted = [column for column in table.columns if column.source in have]
    if not wanted:
        return None
    selected = ", ".join(
        f"{column.sql.replace('{}', _quoted(column.source))} as {_quoted(column.name)}" for column in wanted
    )
    order = ", ".join(f"{_quoted(name)} desc nulls last" for name in table.order if name in have)
    inner = f"select {selected} from {_quoted(table.schema)}.{_quoted(table.table)}{where}"  # noqa: S608 - allow-list
    inner += f" order by {order}" if order else ""
    row = f"json_build_object('table', '{table.member}', 'row', row_to_json(x))"
    return f"select {row} from ({inner} limit {table.limit + 1}) x"  # noqa: S608 - allow-list


def _ids(ids: Iterable[str]) -> str:
    checked = [one for one in ids if ID.fullmatch(one)]
    return ", ".join(f"'{one}'" for one in checked) or "''"


def detail_statements(ids: Sequence[str], schema: Schema) -> list[str]:
    """Return the questions for what was frozen and what was logged of these deployments."""
    found = [table_statement(SNAPSHOTS, schema, where=f' where "id" in ({_ids(ids)})')]
    if "config_snapshot" not in schema.get("public.deployments", {}):
        found = []
    if "deployment_id" in schema.get("public.deployment_steps", {}):
        steps = next(table for table in TABLES if table.member == "deployment_steps")
        found.append(table_statement(steps, schema, where=f' where "deployment_id" in ({_ids(ids)})'))
    if "deployment_id" in schema.get("public.deployment_logs", {}):
        found += [table_statement(LOGS, schema, where=f' where "deployment_id" in ({_ids([one])})') for one in ids]
    return [statement for statement in found if statement is not None]


def wanted_statement(member: str, ids: Sequence[str], schema: Schema) -> str | None:
    """Return the question for these rows of a table, however old they are."""
    table = next(item for item in TABLES if item.member == member)
    return table_statement(table, schema, where=f' where "id" in ({_ids(ids)})')


@dataclass
class Rows:
    """Rows by member name, times of day made RFC 3339; `unreadable` lines were no JSON."""

    by_member: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    truncated: set[str] = field(default_factory=set)
    unreadable: int = 0

    def of(self, member: str) -> list[dict[str, Any]]:
        """Return the rows of a table, newest first."""
        return self.by_member.get(member, [])

    def cut(self) -> None:
        """Take the row off that each table gave over its limit, and remember it."""
        for table in TABLES:
            rows = self.by_member.get(table.member, [])
            if len(rows) > table.limit:
                self.truncated.add(table.member)
                del rows[table.limit :]


def read_rows(output: bytes, schema: Schema) -> Rows:
    """Return the rows that psql printed, one JSON object a line."""
    tables = {table.member: table for table in (*TABLES, LOGS)}
    rows = Rows()
    for line in output.split(b"\n"):
        if not line.strip():
            continue
        found = _document(line)
        table = tables.get(str(found.get("table"))) if found is not None else None
        row = found.get("row") if found is not None else None
        if table is None or not isinstance(row, dict):
            rows.unreadable += 1
            continue
        types = schema.get(f"{table.schema}.{table.table}", {})
        rows.by_member.setdefault(table.member, []).append(
            {name: _value(value, types.get(name, "")) for name, value in row.items()}
        )
    return rows


def _value(value: Any, kind: str) -> Any:
    """Return a time with its zone: the product's columns have none and mean UTC."""
    return f"{value}Z" if kind == _LOCAL_TIME and isinstance(value, str) else value


def _objects(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _document(line: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _documents(output: bytes) -> Iterable[dict[str, Any]]:
    found = (_document(line) for line in output.split(b"\n") if line.strip())
    return [item for item in found if item is not None]


def environments_statement(asked: Iterable[str]) -> str:
    """Return the question for what snapshots hold in plain text, so that it is known as secret: of every deployment that may be chosen."""
    table = next(item for item in TABLES if item.member == "deployments")
    parts = "'env', config_snapshot::jsonb->'env', 'entries', config_snapshot::jsonb->'composeEnv'->'entries'"
    newest = f"select id from public.deployments order by created_at desc nulls last limit {table.limit}"  # noqa: S608 - ours
    named = _ids(asked)
    rows = f"from public.deployments where id in ({newest}) or id in ({named})"
    return f"select json_build_object({parts}) {rows} order by id in ({named}) desc, created_at desc nulls last"


def names_statement(local: Iterable[str]) -> str:
    """Return the question what the deployments on this host are called; `local` are this host's names."""
    table = next(item for item in TABLES if item.member == "deployments")
    hosts = ", ".join("'" + name.replace("'", "''") + "'" for name in local)
    part = "config_snapshot::jsonb->>"
    made = f"'stack', {part}'stackName', 'project', {part}'projectName', 'kind', source_type, 'container', container_id"
    here = f"{part}'targetServerHost' in ({hosts}) or {part}'targetServerName' in ({hosts})"
    newest = f"order by created_at desc nulls last limit {table.limit}"
    rows = f"from public.deployments where {here} {newest}"
    return f"select json_build_object('deployed', json_build_object({made})) {rows}"


def read_names(output: bytes) -> list[Mapping[str, Any]]:
    """Return the answers to `names_statement`, whatever else was asked beside it."""
    found = (document.get("deployed") for document in _documents(output))
    return [item for item in found if isinstance(item, dict)]


def read_environments(output: bytes) -> dict[str, set[str]]:
    """Return the values of each variable; of very many the first ones, for each is then sought everywhere."""
    found: dict[str, set[str]] = {}
    count = 0
    for document in _documents(output):
        entries, plain = document.get("entries"), document.get("env")
        pairs = [(item.get("key"), item.get("displayValue")) for item in _objects(entries)]
        pairs += plain.items() if isinstance(plain, dict) else ()
        for name, value in pairs:
            if isinstance(value, str) and value not in found.setdefault(str(name), set()) and count < MAX_FROZEN_VALUES:
                found[str(name)].add(value)
                count += 1
    return found


def complaints(stderr: bytes) -> list[str]:
    """Return what psql complained of, each once."""
    lines = [line.strip() for line in stderr.decode("utf-8", "replace").splitlines()]
    return list(dict.fromkeys(line for line in lines if "ERROR:" in line or "FATAL:" in line or "error:" in line))
