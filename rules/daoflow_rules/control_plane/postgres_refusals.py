"""What PostgreSQL refuses DaoFlow for, where its words name a cure: the steps that show it and mend it.

The words are PostgreSQL's own messages (`src/backend/libpq/hba.c`, `utils/init/postinit.c`, `storage/lmgr/proc.c`,
`storage/ipc/dsm_impl.c`, `postmaster/postmaster.c`), the same in 14 to 17.
"""

from __future__ import annotations

import re

from daoflow_analyzer.finding import Effect, NextStep
from daoflow_analyzer.immutable import immutable

ASK = 'docker compose exec postgres psql -U daoflow -c "{}"'
GIVEN = "docker compose ps --all -q postgres | xargs docker inspect --format '{{{{.HostConfig.{}}}}}'"
SEE_GIVEN = "See how much it is given"
SESSIONS = NextStep(
    "See who holds what, the oldest first",
    ASK.format(
        "select pid, usename, state, now() - xact_start as since, left(query, 60) as query"
        " from pg_stat_activity where xact_start is not null order by xact_start"
    ),
    expect="a session that is idle in transaction, or runs for long, above those that wait; once cured: none",
)
CONNECTIONS = NextStep(
    "See who holds the connections",
    ASK.format(
        "select usename, application_name, state, count(*) from pg_stat_activity group by 1, 2, 3 order by 4 desc"
    ),
    expect="one program with most of them; the same refusal: not even this question gets in",
)


@immutable
class Refusal:
    """Words of PostgreSQL's, and what to do about them, in order; without the last step, which lets DaoFlow try again."""

    words: re.Pattern[str]
    steps: tuple[NextStep, ...]


def _change(do: str, command: str | None = None, expect: str = "") -> NextStep:
    return NextStep(do, command, effect=Effect.CHANGES_STATE, expect=expect)


REFUSALS = (
    Refusal(
        re.compile(r"no pg_hba\.conf entry for"),
        (
            NextStep(
                "See whom its pg_hba.conf lets in",
                'docker compose exec postgres sh -c \'grep -v "^#" "$PGDATA/pg_hba.conf"\'',
                expect="no line for other hosts; once cured: host all all all scram-sha-256",
            ),
            _change(
                "Put back the line that the image writes",
                'docker compose exec --user postgres postgres sh -c \'echo "host all all all scram-sha-256"'
                ' >> "$PGDATA/pg_hba.conf" && pg_ctl reload -D "$PGDATA"\'',
                "server signaled",
            ),
        ),
    ),
    Refusal(
        re.compile(r"is not permitted to log in"),
        (
            _change("Stop PostgreSQL: its only user cannot log in to let itself in", "docker compose stop postgres"),
            _change(
                "Let the user log in again",
                "docker compose run --rm --user postgres postgres"
                ' sh -c \'echo "ALTER ROLE daoflow LOGIN" | postgres --single -D "$PGDATA" daoflow\'',
                "backend> twice, and no ERROR",
            ),
            _change("Start it", "docker compose up -d postgres", "postgres becomes healthy"),
        ),
    ),
    Refusal(
        re.compile(r"too many (?:connections|clients)|remaining connection slots"),
        (
            CONNECTIONS,
            _change(
                "Close what holds them, or raise what it names: max_connections (a setting of postgres), or a limit of the role"
                " or database (ALTER ROLE … CONNECTION LIMIT -1)"
            ),
        ),
    ),
    Refusal(
        re.compile(r"permission denied (?:for|to)|must be owner of|must be superuser"),
        (
            NextStep(
                "See whose the schema and the tables are",
                ASK.format("\\\\dn+") + " -c '\\dt'",
                expect="another owner than daoflow; once cured: daoflow",
            ),
            _change(
                "Give them back to the user of DATABASE_URL, as a superuser (ALTER … OWNER TO daoflow);"
                " after a restore as another user: restore with --no-owner"
            ),
        ),
    ),
    Refusal(
        re.compile(r"lock timeout|deadlock detected"),
        (SESSIONS, _change("End the session that holds the lock when nobody needs it: select pg_terminate_backend(…)")),
    ),
    Refusal(
        re.compile(r"could not (?:resize|open|create) shared memory segment"),
        (
            NextStep(
                SEE_GIVEN,
                GIVEN.format("ShmSize"),
                expect="bytes; 67108864 (64 MB) is what Docker gives where nobody asked for more",
            ),
            _change(
                "Give postgres more shared memory: shm_size: 256m beside its image, then docker compose up -d postgres"
            ),
        ),
    ),
    Refusal(
        re.compile(r"could not fork"),
        (
            NextStep(
                SEE_GIVEN,
                GIVEN.format("PidsLimit"),
                expect="a small number; <nil> or 0: the host's own limit is used up, not this one",
            ),
            _change(
                "Raise pids_limit (or deploy.resources.limits.pids) of postgres, then docker compose up -d postgres;"
                " without one, end what starts so many processes on the host"
            ),
        ),
    ),
    Refusal(
        re.compile(r"insufficient file descriptors|[Tt]oo many open files"),
        (
            NextStep(
                SEE_GIVEN, GIVEN.format("Ulimits"), expect="a nofile of a few; once cured: 1024 or more, or none ([])"
            ),
            _change("Raise ulimits: nofile of postgres, then docker compose up -d postgres"),
        ),
    ),
)


def steps_against(words: str) -> tuple[NextStep, ...]:
    """Return the steps that fit a complaint of PostgreSQL's; empty where it names no cure."""
    return next((refusal.steps for refusal in REFUSALS if refusal.words.search(words)), ())
