"""What DaoFlow's reasons for a failed migration mean, and what to do about each (reference: 0.11 and later)."""

from __future__ import annotations

from dataclasses import replace

from daoflow_analyzer.finding import Effect, NextStep
from daoflow_analyzer.immutable import immutable

from daoflow_rules.steps import dump, edit_env, read_logs, recreate

READ = read_logs("postgres", "daoflow", expect="ERROR or FATAL in postgres at the second in which daoflow failed")
START_AGAIN = recreate("daoflow", expect="[migrate] Database migrations completed")
TRY_AGAIN = NextStep(
    "Cure what PostgreSQL says, then let DaoFlow try again",
    "docker compose restart daoflow",
    effect=Effect.CHANGES_STATE,
    expect="[migrate] Database migrations completed",
)
"""Where no setting was changed: `up -d` would leave a container that keeps restarting as it is."""
AS_POSTGRES_SAYS = (READ, TRY_AGAIN)
"""Where DaoFlow's reason tells nothing: PostgreSQL's words do, and what they say decides what cures it."""

NOT_REACHED = (
    NextStep(
        "See the networks of both, and the names that each is given by hand",
        "docker compose ps --all --quiet daoflow postgres | xargs docker inspect --format"
        " '{{.Name}} {{.HostConfig.ExtraHosts}}{{range $name, $_ := .NetworkSettings.Networks}} {{$name}}{{end}}'",
        expect="one network in both lines, nobody else's postgres in it, and no name postgres between the brackets",
    ),
    NextStep(
        "Correct what leads DaoFlow elsewhere (DATABASE_URL, networks, extra_hosts), then make its container anew",
        "docker compose up -d --force-recreate daoflow",
        effect=Effect.CHANGES_STATE,
        expect="[migrate] Database migrations completed",
    ),
)
"""Where PostgreSQL logged nothing at the time: DaoFlow asked nobody, or somebody else."""

RETRY = NextStep(
    "When the cause is gone, retry the migration on purpose",
    "docker compose run --rm -e DAOFLOW_RUN_MIGRATIONS_ONLY=true -e DAOFLOW_RETRY_FAILED_MIGRATION=true daoflow",
    effect=Effect.CHANGES_STATE,
    expect="[migrate] Migration-only mode completed",
)
DUMP = dump("Save the database as it is now, before anything else", "before-repair.sql")
NEWER_IMAGE = edit_env("Set DAOFLOW_VERSION in .env back to the newer version that migrated the database")
RESTORE = NextStep(
    "Or restore the dump from before the upgrade, and only then start the older image",
    effect=Effect.DESTRUCTIVE,
    expect="everything since that dump is lost: decide this with the owner of the data",
)


@immutable
class Told:
    """A reason in words, and the steps that fit it."""

    words: str
    steps: tuple[NextStep, ...]


KNOWN = {
    "MIGRATION_OPERATION_FAILED": Told("DaoFlow's migrations failed", AS_POSTGRES_SAYS),
    "PREVIOUS_MIGRATION_ATTEMPT_FAILED": Told(
        "An earlier migration failed and left a marker that blocks every start (PREVIOUS_MIGRATION_ATTEMPT_FAILED)",
        (READ, DUMP, RETRY, replace(TRY_AGAIN, do="Then let DaoFlow start")),
    ),
    "MIGRATION_RECOVERY_REQUIRED": Told(
        "The marker of a failed migration names one that this image does not ship (MIGRATION_RECOVERY_REQUIRED):"
        " an upgrade failed, and an older image was put back",
        (READ, DUMP, NEWER_IMAGE, RETRY, START_AGAIN),
    ),
    "DB_AHEAD": Told(
        "The database has more migrations than this image knows (DB_AHEAD): the image is older than the database",
        (READ, NEWER_IMAGE, replace(START_AGAIN, do="After that, recreate the container"), RESTORE),
    ),
    "SCHEMA_NOT_EMPTY": Told(
        "The database holds tables but no record of DaoFlow's migrations (SCHEMA_NOT_EMPTY): another program's, or half restored",
        (
            READ,
            DUMP,
            edit_env("In .env, point DAOFLOW_DATABASE_NAME at DaoFlow's own database, or restore a complete dump"),
            START_AGAIN,
        ),
    ),
}
PULL_AGAIN = NextStep("Fetch the image again", "docker compose pull daoflow", effect=Effect.CHANGES_STATE)


def describe(reason: str) -> Told:
    """Return the words and steps for a reason; empty when DaoFlow gave a raw error instead of one."""
    if reason in KNOWN:
        return KNOWN[reason]
    if reason.startswith("LOCAL_"):
        return Told(f"The image's own migrations are damaged ({reason})", (READ, PULL_AGAIN, START_AGAIN))
    if reason.startswith("DB_"):
        return Told(
            f"The database's record of migrations does not fit this image ({reason}): edited by hand, or from a fork",
            (READ, DUMP, TRY_AGAIN),
        )
    return Told(
        f"DaoFlow's migrations failed ({reason})" if reason else "DaoFlow's migrations failed", AS_POSTGRES_SAYS
    )
