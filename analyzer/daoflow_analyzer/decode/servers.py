"""`database/servers.json` and `daoflow status` → `Servers`; of two checks of one server the newer counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from daoflow_analyzer.decode.daoflow_cli import decode_daoflow_cli
from daoflow_analyzer.decode.documents import Documents
from daoflow_analyzer.decode.json_value import (
    mapping,
    objects,
    optional_flag,
    optional_integer,
    text,
    texts,
    time,
)
from daoflow_analyzer.decode.tables import json_column, member_of, rows
from daoflow_analyzer.facts.servers import Server, Servers

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def decode_servers(documents: Documents) -> Servers | None:
    """Decode every server; None when neither source was collected."""
    table = rows(documents, "servers")
    cli = decode_daoflow_cli(documents)
    status = cli.get("status") if cli is not None else None
    checks = mapping(status.data.get("servers")) if status is not None else {}
    if table is None and "checks" not in checks:
        return None
    newest: dict[str, Server] = {}
    for server in (*_rows(table or ()), *_checks(checks, status.member if status is not None else "")):
        known = newest.get(server.id)
        if known is None or (server.checked_at or NEVER) > (known.checked_at or NEVER):
            newest[server.id] = server
    keys = _approved_keys(documents)
    known_servers = [replace(item, approved_keys=keys.get(item.id, ())) for item in newest.values()]
    return Servers(tuple(sorted(known_servers, key=lambda item: (item.name, item.id))))


def _approved_keys(documents: Documents) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return the approved host keys of each server, by its id."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for _, row in rows(documents, "ssh_host_identities") or ():
        if text(row.get("status")) == "approved":
            key = (text(row.get("algorithm")), text(row.get("fingerprint")))
            found[text(row.get("server_id"))] = (*found.get(text(row.get("server_id")), ()), key)
    return found


def _rows(table: Any) -> Iterator[Server]:
    for pointer, row in table:
        check = json_column(json_column(row.get("metadata")).get("readinessCheck"))
        yield _server(
            identity=text(row.get("id")),
            name=text(row.get("name")),
            host=text(row.get("host")),
            port=optional_integer(row.get("ssh_port")),
            user=text(row.get("ssh_user")),
            status=text(row.get("status")),
            check=check,
            place=(member_of("servers"), pointer),
            fallback=row.get("last_checked_at"),
        )


def _checks(servers: Mapping[str, Any], member: str) -> Iterator[Server]:
    for index, item in objects(servers.get("checks")):
        yield _server(
            identity=text(item.get("serverId")),
            name=text(item.get("serverName")),
            host=text(item.get("serverHost")),
            port=optional_integer(item.get("sshPort")),
            user=text(item.get("sshUser")),
            status=text(item.get("serverStatus")),
            check=item,
            place=(member, f"/output/data/servers/checks/{index}"),
            fallback=None,
        )


def _server(
    *,
    identity: str,
    name: str,
    host: str,
    port: int | None,
    user: str,
    status: str,
    check: Mapping[str, Any],
    place: tuple[str, str],
    fallback: Any,
) -> Server:
    return Server(
        id=identity,
        name=name,
        host=host,
        port=port,
        user=user,
        status=status,
        readiness=text(check.get("readinessStatus")),
        ssh=optional_flag(check.get("sshReachable")),
        docker=optional_flag(check.get("dockerReachable")),
        compose=optional_flag(check.get("composeReachable")),
        issues=texts(check.get("issues")),
        checked_at=time(check.get("checkedAt")) or time(fallback),
        member=place[0],
        pointer=place[1],
    )
