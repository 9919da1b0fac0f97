"""Where DATABASE_URL leads, held against the postgres service that it should lead to; its password is `database_password`'s matter."""

from __future__ import annotations

import re
from dataclasses import dataclass

from daoflow_analyzer.facts.containers import Container, Containers
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.finding import Confidence, Evidence
from daoflow_analyzer.rule import Signature

PORT = "5432"
URL = re.compile(
    r"postgres(?:ql)?://(?P<user>[^:/@]*)(?::[^/]*)?@(?P<host>[\w.-]+)(?::(?P<port>\d+))?/(?P<database>[\w-]+)(?:\?|$)"
)
NO_DATABASE = Signature(
    id="postgres-database-absent",
    pattern=r'FATAL:  database "(?P<database>[^"]+)" does not exist',
    matches='2026-11-28 05:35:49.078 UTC [209] FATAL:  database "daoflw" does not exist',
    misses='2026-11-28 05:35:49.078 UTC [209] ERROR:  relation "deployments" does not exist at character 15',
    services=("postgres",),
)


@dataclass(frozen=True, slots=True)
class Astray:
    """One part of DATABASE_URL that does not fit. `words` is a sentence without its full stop; `cure` what to write instead."""

    words: str
    cure: str
    confidence: Confidence
    evidence: tuple[Evidence, ...]


def astray(containers: Containers | None, logs: Logs | None) -> Astray | None:
    """Return what keeps daoflow's DATABASE_URL from reaching the database, None when nothing does or nobody knows."""
    daoflow = containers.one("daoflow") if containers is not None else None
    postgres = containers.one("postgres") if containers is not None else None
    if containers is None or daoflow is None or postgres is None:
        return None
    url = URL.match(daoflow.env.get("DATABASE_URL", ""))
    if url is None or "." in url["host"]:  # what is wrong with a database elsewhere stands in no log here
        return None
    parts = f"{url['user']}@{url['host']}:{url['port'] or PORT}/{url['database']}"
    place = daoflow.evidence("/Config/Env", f"DATABASE_URL: {parts}")
    if url["host"] not in {name for item in containers.all for name in (item.service, item.name)}:
        words = f"DATABASE_URL leads to the host {url['host']}, and no container of this project has that name"
        return Astray(words, "the host postgres", Confidence.CERTAIN, (place,))
    if url["host"] not in ("postgres", postgres.name):
        return None
    return _port(url, postgres, place) or _user(url, postgres, place) or _database(url, logs, place)


def _port(url: re.Match[str], postgres: Container, place: Evidence) -> Astray | None:
    listens = postgres.env.get("PGPORT", PORT)
    if (url["port"] or PORT) == listens:
        return None
    words = f"DATABASE_URL leads to port {url['port'] or PORT} of {url['host']}, and PostgreSQL listens on {listens}"
    return Astray(words, f"the port {listens}", Confidence.CERTAIN, (place,))


def _user(url: re.Match[str], postgres: Container, place: Evidence) -> Astray | None:
    user = postgres.env.get("POSTGRES_USER", "postgres")
    if url["user"] == user:
        return None
    words = f"DATABASE_URL names the user {url['user']}, and the database was set up for {user}"
    set_up = postgres.evidence("/Config/Env", f"POSTGRES_USER={user}").related()
    return Astray(words, f"the user {user}", Confidence.LIKELY, (place, set_up))


def _database(url: re.Match[str], logs: Logs | None, place: Evidence) -> Astray | None:
    refused = logs.last(NO_DATABASE.id) if logs is not None else None
    if refused is None or refused.groups["database"] != url["database"]:
        return None
    words = f"DATABASE_URL names the database {url['database']}, and this data volume holds none of that name"
    cure = "the name that the volume was set up with (daoflow, unless DAOFLOW_DATABASE_NAME was set before the first start)"
    return Astray(words, cure, Confidence.CERTAIN, (refused.evidence(), place.related()))
