"""What can be done about a restore that failed, with the paths and ids that the bundle has."""

from __future__ import annotations

import posixpath
import re

from daoflow_analyzer.facts.backups import Backups, Run
from daoflow_analyzer.finding import Effect, NextStep, Where

from daoflow_rules.restore.failed_restores import FailedRestore
from daoflow_rules.steps import filled

REFUSED = re.compile(r"AccessDenied|InvalidAccessKeyId|\b40[13]\b|unauthorized|forbidden", re.IGNORECASE)
"""The destination answers, and does not let DaoFlow in."""

DUMPS = (".pgc", ".dump")
"""What pg_restore reads."""

WHERE_IT_IS = NextStep(
    "See where the artifact should be",
    "daoflow backup download --backup-run-id RUN_ID --json",
    where=Where.CLI,
    expect="its path and size",
)
OTHER_RUNS = NextStep(
    "See which other runs have an artifact",
    "daoflow backup list --json",
    where=Where.CLI,
    expect="a succeeded run with an artifactPath",
)
RESTORE_ANOTHER = NextStep(
    "Restore from that run",
    "daoflow backup restore --backup-run-id OTHER_RUN_ID --yes",
    where=Where.CLI,
    effect=Effect.DESTRUCTIVE,
    expect="restore.succeeded; what the target holds now is replaced by an older state",
)
LET_IN = (
    NextStep(
        "Correct the destination's credentials",
        where=Where.DASHBOARD,
        effect=Effect.CHANGES_STATE,
        expect="they are saved",
    ),
    NextStep(
        "Test the destination (writes the result into DaoFlow's database)",
        "daoflow backup destination test --id DESTINATION_ID --json",
        where=Where.CLI,
        effect=Effect.CHANGES_STATE,
        expect="success; then restore again",
    ),
)
RECORD = NextStep("Record the manual action in the incident notes", expect="who, when, which artifact, into what")


def unavailable_steps(failed: FailedRestore, backups: Backups) -> tuple[NextStep, ...]:
    """Return what to do where the artifact cannot be had: be let in where DaoFlow was refused, else take another run's."""
    run = failed.run
    destination = backups.destination_of(run) if run is not None else None
    other = _another(failed, backups)
    look = () if failed.is_gone else (_located(failed),)
    mend = LET_IN if REFUSED.search(failed.told) else (OTHER_RUNS, RESTORE_ANOTHER)
    return filled(
        (*look, *mend),
        RUN_ID=failed.restore.run_id,
        OTHER_RUN_ID=other.id if other is not None else None,
        DESTINATION_ID=destination.id if destination is not None else None,
    )


def by_hand_steps(failed: FailedRestore) -> tuple[NextStep, ...]:
    """Return how an artifact is put back by hand, with its recorded path."""
    path = failed.run.artifact if failed.run is not None else ""
    name = posixpath.basename(path)
    put_back = NextStep(
        "Restore it with the database's or application's own procedure",
        "docker compose exec -T daoflow cat /tmp/restore/FILE"
        " | docker exec -i CONTAINER pg_restore --clean --if-exists -U USER -d DATABASE"
        if name.endswith(DUMPS)
        else None,
        effect=Effect.DESTRUCTIVE,
        expect="no error; what is there now is replaced",
    )
    fetch = NextStep(
        "Fetch it with the storage backend's tool",
        "docker compose exec daoflow rclone copy REMOTE:PATH /tmp/restore",
        effect=Effect.CHANGES_STATE,
        expect="the file, of the recorded size, in the container of daoflow",
    )
    return filled(
        (_located(failed), fetch, put_back, RECORD),
        RUN_ID=failed.restore.run_id,
        PATH=path,
        FILE=name,
        REMOTE=None,
        CONTAINER=None,
        DATABASE=None,
    )


def _located(failed: FailedRestore) -> NextStep:
    """Return the step that asks for the artifact's place, with the recorded one where there is one."""
    path = failed.run.artifact if failed.run is not None else ""
    return NextStep(
        WHERE_IT_IS.do,
        WHERE_IT_IS.command,
        where=WHERE_IT_IS.where,
        expect=f"`{path}`, as recorded, and its size"
        if path and path.isprintable() and "`" not in path
        else WHERE_IT_IS.expect,
    )


def _another(failed: FailedRestore, backups: Backups) -> Run | None:
    """Return the newest other run of the same policy that has an artifact."""
    run = failed.run
    if run is None:
        return None
    rivals = [one for one in backups.runs if one.policy_id == run.policy_id and one.id != run.id]
    usable = [one for one in rivals if one.status == "succeeded" and one.artifact and one.at is not None]
    return max(usable, key=lambda one: str(one.at), default=None)
