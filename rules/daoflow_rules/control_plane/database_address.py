"""Where DATABASE_URL leads, held against the postgres service that it should lead to; its password is `database_password`'s matter."""

from __future__ import annotations

import re
from datetime import timedelta

from daoflow_analyzer.facts.containers import Container, Containers
from daoflow_analyzer.facts.logs import LogHit, Logs
from daoflow_analyzer.finding import Confidence, Doubt, Evidence, NextStep, word
from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.rule import Signature

from daoflow_rules.control_plane.startup_lines import POSTGRES_READY, STARTUP_FAILED, is_history

PORT = "5432"
NEAR = timedelta(seconds=10)
AN_ALIAS = Doubt(
    "an alias or an extra host gives a database that name",
    "docker compose config | grep -nE -A3 'aliases|extra_hosts'",
    "the name",
)
MEANT = Doubt(
    "a database is meant to be at that address",
    "docker compose logs --tail=50 daoflow",
    "that DaoFlow reached it and was refused there",
)
ANOTHER_PORT = Doubt(
    "its command or its configuration has PostgreSQL listen elsewhere than its environment says",
    'docker compose exec postgres sh -c \'psql -U "$POSTGRES_USER" -d postgres -c "show port"\'',
    "the port that DATABASE_URL names",
)
MADE_BY_HAND = Doubt(
    "the user was made by hand later on",
    'docker compose exec postgres sh -c \'psql -U "$POSTGRES_USER" -d postgres -c "\\du"\'',
    "it in the list",
)
ANOTHER_VOLUME = Doubt(
    "the project came up beside another data volume than before",
    "docker volume ls --filter name=pgdata",
    "two of them, and the right one is the other",
)
SERVICES = NextStep(
    "See which names and ports the project's services have",
    "docker compose ps --all --format 'table {{.Service}}\t{{.Name}}\t{{.State}}\t{{.Ports}}'",
    expect="no service of the name, or no port of the number, that DATABASE_URL has",
)
USERS = NextStep("See which users the database has", MADE_BY_HAND.command, expect="the one it was set up for")
DATABASES = NextStep(
    "See which databases the volume holds",
    'docker compose exec postgres sh -c \'psql -U "$POSTGRES_USER" -d postgres -c "\\l"\'',
    expect="the database of DaoFlow with its owner",
)
GIVE = "In .env, the Compose file or its override, give DATABASE_URL"
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


@immutable
class Astray:
    """What keeps DaoFlow from its database. `words` is a sentence without its full stop; `look` shows it, `cure` says what to change.

    `breaks_at_once`: also while DaoFlow calls itself ready.
    """

    words: str
    look: NextStep
    cure: str
    confidence: Confidence
    evidence: tuple[Evidence, ...]
    doubt: Doubt | None = None
    breaks_at_once: bool = False


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
    elsewhere = _extra_host(url["host"], daoflow) or _nobody(url["host"], containers, place)
    if elsewhere is not None:
        return elsewhere
    if url["host"] not in ("postgres", postgres.name):
        return None
    if apart(daoflow, postgres):
        words = "daoflow and postgres are in no common network, so that the name postgres leads nowhere"
        return Astray(
            words,
            _see_networks(daoflow, postgres),
            f"Let both join one network: {_common(daoflow, postgres)}",
            Confidence.CERTAIN,
            (_networks(postgres), _networks(daoflow).related()),
            breaks_at_once=True,
        )
    return _port(url, postgres, place) or _user(url, postgres, place) or _database(url, postgres, logs, place)


def _nobody(host: str, containers: Containers, place: Evidence) -> Astray | None:
    if host in {name for item in containers.all for name in (item.service, item.name)}:
        return None
    words = f"DATABASE_URL leads to the host {host}, and no container of this project has that name"
    return Astray(words, SERVICES, f"{GIVE} the host postgres", Confidence.CERTAIN, (place,), AN_ALIAS)


def _extra_host(host: str, daoflow: Container) -> Astray | None:
    """Return that an `extra_hosts` entry leads the name past every container: /etc/hosts is read before any network is asked."""
    address = daoflow.extra_hosts.get(host)
    if address is None:
        return None
    return Astray(
        f"DATABASE_URL names the host {host}, which extra_hosts of daoflow sets to {address}: no container of that name is asked",
        NextStep(
            "See which names daoflow is given by hand",
            f"docker inspect --format '{{{{.HostConfig.ExtraHosts}}}}' {word(daoflow.name, 'CONTAINER')}",
            expect=f"{host}:{address}; once cured: no entry for {host}",
        ),
        f"Take {host} out of the extra_hosts of daoflow",
        Confidence.LIKELY,
        (daoflow.evidence("/HostConfig/ExtraHosts", f"extra_hosts: {host}:{address}"),),
        MEANT,
    )


def apart(daoflow: Container, postgres: Container) -> bool:
    """Whether both run, and no network of Docker's joins them."""
    known = daoflow.networks and daoflow.started_at is not None and postgres.is_running
    return bool(known) and not set(daoflow.networks) & set(postgres.networks)


def _see_networks(daoflow: Container, postgres: Container) -> NextStep:
    return NextStep(
        "See which networks each of them is in",
        "docker inspect --format '{{.Name}}{{range $name, $_ := .NetworkSettings.Networks}} {{$name}}{{end}}' "
        f"{word(daoflow.name, 'CONTAINER')} {word(postgres.name, 'CONTAINER')}",
        expect="two lines without a common network; once cured: one network in both",
    )


def _common(daoflow: Container, postgres: Container) -> str:
    """Return what to write: a service that lists networks has lost the default one, in which Compose puts those that list none."""
    default = f"{daoflow.labels.get('com.docker.compose.project', '')}_default"
    for one, other in ((daoflow, postgres), (postgres, daoflow)):
        if default in other.networks and one.networks:
            return f"add default to the networks of {one.service}, beside what it lists"
    return "name one under networks of each"


def _networks(container: Container) -> Evidence:
    named = ", ".join(container.networks) or "none"
    return container.evidence("/NetworkSettings/Networks", f"{container.name}: networks {named}")


def _port(url: re.Match[str], postgres: Container, place: Evidence) -> Astray | None:
    listens = postgres.env.get("PGPORT", PORT)
    if (url["port"] or PORT) == listens:
        return None
    words = f"DATABASE_URL leads to port {url['port'] or PORT} of {url['host']}, and PostgreSQL listens on {listens}"
    doubt = ANOTHER_PORT if postgres.is_running else None
    look = NextStep("Ask PostgreSQL for its port", ANOTHER_PORT.command, expect=f"{listens}")
    look = look if postgres.is_running else SERVICES
    return Astray(words, look, f"{GIVE} the port {listens}", Confidence.CERTAIN, (place,), doubt)


def _user(url: re.Match[str], postgres: Container, place: Evidence) -> Astray | None:
    user = postgres.env.get("POSTGRES_USER", "postgres")
    if url["user"] == user:
        return None
    words = f"DATABASE_URL names the user {url['user']}, and the database was set up for {user}"
    set_up = postgres.evidence("/Config/Env", f"POSTGRES_USER={user}").related()
    doubt = MADE_BY_HAND if postgres.is_running else None
    return Astray(words, USERS, f"{GIVE} the user {user}", Confidence.LIKELY, (place, set_up), doubt)


def _database(url: re.Match[str], postgres: Container, logs: Logs | None, place: Evidence) -> Astray | None:
    # One that does not stay up may have ended before it had made the database: what it says of it then is no news.
    refused = _refused(url["database"], postgres, logs) if logs is not None and postgres.is_running else None
    if refused is None:
        return None
    words = f"DATABASE_URL names the database {url['database']}, and this data volume holds none of that name"
    cure = f"{GIVE} the name that the volume was set up with (daoflow, unless DAOFLOW_DATABASE_NAME was set before the first start)"
    return Astray(words, DATABASES, cure, Confidence.CERTAIN, (refused.evidence(), place.related()), ANOTHER_VOLUME)


def _refused(database: str, postgres: Container, logs: Logs) -> LogHit | None:
    """Return PostgreSQL's refusal at DaoFlow's newest failed start: before the volume is set up, health checks are refused the same way.

    What an earlier run of it said is none: that one may have ended before it had made the database.
    """
    failed = logs.last(STARTUP_FAILED.id)
    if failed is None or failed.time is None:
        return None
    moment = failed.time
    named = [
        hit
        for hit in logs.hits(NO_DATABASE.id)
        if hit.groups["database"] == database
        and not is_history(hit, logs, POSTGRES_READY)
        and (postgres.started_at is None or hit.time is None or hit.time >= postgres.started_at)
    ]
    return next((hit for hit in reversed(named) if hit.time and abs(hit.time - moment) <= NEAR), None)
