"""The PostgreSQL image does not fit

What it looks for
    PostgreSQL says that the extension `vector` is not there (an image without pgvector), or that its data directory belongs to another
    major version.

Why it matters
    DaoFlow's migrations need pgvector: without it the first start fails, leaves a marker, and every later start fails because of that
    marker. With data of another major version PostgreSQL does not start at all.

How to confirm
    `docker compose images postgres` and the first ERROR or FATAL line of its log.

What to do
    Take the image that DaoFlow's Compose file names (`pgvector/pgvector:pg17`). Data of another major version needs that version's image,
    or a dump and a restore; nothing converts it in place. Then retry a migration that failed.

When it is wrong
    The extension's line is history when it was installed since; a later successful migration shows that.

Playbook
    Control Plane Will Not Start, item 4: postgres is healthy before daoflow starts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Container, Containers
from daoflow_analyzer.facts.logs import LogHit, Logs
from daoflow_analyzer.facts.version import DaoflowVersion
from daoflow_analyzer.finding import Confidence, Evidence, Finding, NextStep, Section, Severity
from daoflow_analyzer.rule import Rule, Signature

from daoflow_rules.control_plane.migration_reasons import RETRY
from daoflow_rules.control_plane.startup_lines import MIGRATIONS_COMPLETED, POSTGRES_READY, is_history
from daoflow_rules.steps import edit_compose, read_logs, recreate

NO_VECTOR = Signature(
    id="postgres-without-pgvector",
    pattern=(
        r'(?:extension "vector" is not available|could not open extension control file "[^"]*vector\.control"'
        r'|could not access file "\$libdir/vector"|type "vector" does not exist)'
    ),
    matches='2026-11-23 12:44:47.640 UTC [37] ERROR:  extension "vector" is not available',
    misses='2026-11-23 12:44:47.640 UTC [37] NOTICE:  extension "vector" already exists, skipping',
    services=("postgres",),
)
OTHER_MAJOR = Signature(
    id="postgres-other-major-version",
    pattern=(
        r"database files are incompatible with server|in 18\+, these Docker images are configured to store database data"
        r"|PG_VERSION\" .*(?:does not contain valid data|is missing)"
    ),
    matches="2026-11-23 12:44:47.640 UTC [1] FATAL:  database files are incompatible with server",
    misses="2026-11-23 12:44:32.007 UTC [1] LOG:  starting PostgreSQL 17.12 (Debian 17.12-0+deb13u1)",
    services=("postgres",),
)
VERSIONS = Signature(
    id="postgres-data-version",
    pattern=(
        r"The data directory was initialized by PostgreSQL version (?P<data>\d+(?:\.\d+)?),"
        r" which is not compatible with this version (?P<server>\d+)"
    ),
    matches=(
        "2026-11-23 12:44:47.640 UTC [1] DETAIL:  The data directory was initialized by PostgreSQL version 16,"
        " which is not compatible with this version 17.2 (Debian 17.2-1.pgdg120+1)."
    ),
    misses='The files belonging to this database system will be owned by user "postgres".',
    services=("postgres",),
)

RULE = Rule(
    code="CP022",
    name="wrong-postgres-image",
    title="The PostgreSQL image does not fit",
    section=Section.CONTROL_PLANE,
    item="postgres is healthy before daoflow starts",
    severity=Severity.CRITICAL,
    explains=(
        "postgres-not-running",
        "postgres-unhealthy",
        "migration-failed",
        "failed-migration-marker",
        "control-plane-crash-loop",
        "control-plane-not-ready",
        "database-lost-after-start",
    ),
    signatures=(NO_VECTOR, OTHER_MAJOR, VERSIONS, MIGRATIONS_COMPLETED, POSTGRES_READY),
)


DATA_VERSION = NextStep(
    "See of which version the data in the volume are, before anything writes to them",
    "docker compose run --rm --no-deps --entrypoint sh postgres -c 'cat \"$PGDATA/PG_VERSION\"'",
    expect="the version that the log names; another one means that the log is of another volume",
)


def check(
    logs: Logs, containers: Containers | None, version: DaoflowVersion | None, compose: Compose | None
) -> Iterator[Finding]:
    """Yield a finding for what PostgreSQL says about its own image, as long as nothing later contradicts it."""
    logs.require("postgres")
    postgres = containers.one("postgres") if containers is not None else None
    other, vector = logs.last(OTHER_MAJOR.id), logs.last(NO_VECTOR.id)
    if other is not None and not _is_old(other, postgres) and not is_history(other, logs, POSTGRES_READY):
        detail = logs.last(VERSIONS.id)
        yield _finding(_other_major(detail, postgres), other, detail, postgres, compose, retry=False)
    elif vector is not None and not _is_old(vector, postgres) and not _came_with_migrations(vector, logs):
        # Only since 0.11 does a failed migration leave a marker that has to be answered.
        marker = version is None or version.at_least(0, 11) is not False
        image = f" ({postgres.image})" if postgres is not None else ""
        yield _finding(
            f"The postgres image{image} has no pgvector, which DaoFlow's database needs.",
            vector,
            None,
            postgres,
            compose,
            retry=marker,
        )


def _is_old(hit: LogHit, postgres: Container | None) -> bool:
    """Whether the line is from a container before this one."""
    created = postgres.created_at if postgres is not None else None
    return created is not None and hit.time is not None and hit.time < created


def _came_with_migrations(hit: LogHit, logs: Logs) -> bool:
    """Whether migrations got through afterwards. A missing library shows at run time too, where they say nothing."""
    return "$libdir" not in hit.text and is_history(hit, logs, MIGRATIONS_COMPLETED)


def _other_major(detail: LogHit | None, postgres: Container | None) -> str:
    image = postgres.image if postgres is not None else "the postgres image"
    if detail is None:
        return f"PostgreSQL does not start: its data belongs to another major version than {image}."
    data, server = detail.groups["data"], detail.groups["server"]
    return f"PostgreSQL does not start: its data is of version {data}, and {image} is version {server}."


def _finding(
    message: str,
    hit: LogHit,
    detail: LogHit | None,
    postgres: Container | None,
    compose: Compose | None,
    *,
    retry: bool,
) -> Finding:
    # The detail has the versions: whoever reads one line reads that one.
    evidence: list[Evidence] = [detail.evidence(), hit.evidence().related()] if detail is not None else [hit.evidence()]
    evidence += [postgres.evidence("/Config/Image", postgres.image).related()] if postgres is not None else []
    major = "17" if hit.signature == NO_VECTOR.id else detail.groups["data"] if detail is not None else ""
    wanted = f"pgvector/pgvector:pg{major}" if major else "pgvector's image of the data's major version"
    daoflow_again = recreate("daoflow", expect="[migrate] Database migrations completed")
    return Finding(
        message=message,
        confidence=Confidence.CERTAIN,
        evidence=tuple(evidence),
        next_steps=(
            read_logs(
                "postgres",
                expect="the error above, again at each start; once cured: ready to accept connections, and no such error after it",
            ),
            NextStep(
                "See which image runs",
                "docker compose images postgres",
                expect=f"another one than {wanted}; once cured: that one",
            ),
            *((DATA_VERSION,) if hit.signature == OTHER_MAJOR.id else ()),
            edit_compose(
                f"Name {wanted} as the image of postgres in the Compose file; keep the volume",
                compose,
                expect="docker compose config shows it",
            ),
            recreate("postgres", expect="postgres healthy"),
            *((RETRY,) if retry else ()),
            replace(daoflow_again, do="Then have DaoFlow start again"),
        ),
        subject={"service": "postgres"},
    )
