r"""PostgreSQL runs on a new volume, and an older one is unused

What it looks for
    The volume of PostgreSQL is newer than another one of the same kind that no container uses any more: of this project under another
    name, or of another Compose project. Whatever else tells that data is missed makes it a fault: the volume belongs to this very project,
    the project's folder still has the other one's name, `.env` is older than the volume left behind, a deployment that was named is
    unknown, applications run from before that this database does not know (where no other control plane runs, whose they may be).

Why it matters
    A volume's name is the project's name and its own. Another folder, COMPOSE_PROJECT_NAME, `-p` or an edit of the Compose file makes
    Compose create a new, empty volume, and DaoFlow its tables anew: everything looks healthy, and all data seems gone. It is not.

How to confirm
    `docker volume ls --filter label=com.docker.compose.volume=pgdata`

What to do
    Look which volume is the large one. Stop everything before more is written to the new database, put back the name, and start again.
    Remove no volume: what was written since the change is in the new one alone.

When it is wrong
    The database was moved on purpose (dump and restore) and the old volume kept: then deployments older than the volume are in it, and
    nothing is reported. An old volume that nothing ties to this installation is a note (severity info).

Playbook
    Compose State Recovery: only then fall back to host-level docker compose ps, docker inspect, or manual file inspection.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from daoflow_analyzer.facts.applications import Applications, deployment_of
from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.facts.deployments import Deployments, rfc3339
from daoflow_analyzer.facts.env import EnvFile
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.facts.volumes import Volume, Volumes
from daoflow_analyzer.finding import (
    PLAIN,
    Confidence,
    Doubt,
    Effect,
    Evidence,
    Finding,
    NextStep,
    NotApplicable,
    Section,
    Severity,
    word,
)
from daoflow_analyzer.rule import Rule

from daoflow_rules.control_plane.cp011_owner_bootstrap_failed import DONE as OWNER_DONE
from daoflow_rules.steps import edit_compose, edit_env

RULE = Rule(
    code="CP029",
    name="database-volume-replaced",
    title="PostgreSQL runs on a new volume, and an older one is unused",
    section=Section.COMPOSE_STATE,
    item="only then fall back to host-level docker compose ps, docker inspect, or manual file inspection",
    severity=Severity.CRITICAL,
    explains=("auth-url-origin-mismatch", "service-missing-at-run-time", "drifted-at-run-time"),
    signatures=(OWNER_DONE,),
)
NEW_OWNER = "Bootstrapped initial owner"
"""DaoFlow makes one in a database without users alone."""
NAMED_BY = {
    "COMPOSE_PROJECT_NAME": "COMPOSE_PROJECT_NAME names the project",
    "name-key": "the key `name` of the Compose file names the project",
    "directory": "the folder names the project",
    "label": "the containers' label names the project: it was given when they were made (-p, or COMPOSE_PROJECT_NAME in that shell)",
    "option": "--project of the collector named the project",
}
DATA = "/var/lib/postgresql"
OF_ANOTHER_SERVICE = re.compile(r"redis|temporal|daoflow-")
OF_A_DATABASE = re.compile(r"pg|postgres|db|data", re.IGNORECASE)


def check(
    *,
    volumes: Volumes,
    containers: Containers,
    compose: Compose | None,
    env: EnvFile | None,
    deployments: Deployments | None,
    applications: Applications | None,
    logs: Logs | None,
    incident: Incident,
) -> Iterator[Finding | NotApplicable]:
    """Yield a finding when a volume was left behind, graver when something tells that its data is missed."""
    postgres = containers.one("postgres")
    mounts = postgres.mounts if postgres is not None else ()
    name = next((one.name for one in mounts if one.type == "volume" and one.destination.startswith(DATA)), None)
    present = volumes.get(name)
    if present is None or present.created_at is None:
        yield NotApplicable("PostgreSQL's data is in no volume whose age is known")
        return
    if _was_brought_along(present, deployments):
        return
    told = [
        (
            _missed(
                present,
                item,
                volumes=volumes,
                compose=compose,
                env=env,
                deployments=deployments,
                applications=applications,
                incident=incident,
            ),
            item,
        )
        for item in _left_behind(present, volumes, containers)
    ]
    if not told:
        return
    why, left = next((pair for pair in told if pair[0]), told[0])
    yield Finding(
        message=f"PostgreSQL runs on the volume {present.name};"
        f" the older {left.name} is still there and unused{f': {why}' if why else ''}.",
        confidence=Confidence.LIKELY if why else Confidence.POSSIBLE,
        evidence=(
            replace(present.evidence(), time=rfc3339(present.created_at), is_sighting=True),
            left.evidence(),
            *_name_evidence(present, left, compose, env),
            *_owner_made(present, logs),
        ),
        next_steps=tuple(_steps(present, left, _with_it(present, left, volumes), compose)),
        subject={"service": "postgres"},
        severity=None if why else Severity.INFO,
        doubt=_doubt(present, left),
    )


def _doubt(present: Volume, left: Volume) -> Doubt | None:
    """Say that the older volume may be of no worth; nothing where a name is none for a command."""
    if not all(PLAIN.fullmatch(one.name) for one in (present, left)):
        return None
    return Doubt(
        "the older volume is left of a trial, and the data is in the one that is in use",
        f"sudo du -sh $(docker volume inspect -f '{{{{.Mountpoint}}}}' {word(left.name, 'OLDER')} {word(present.name, 'NEWER')})",
        "the older one as no larger than an empty database, some 40 MB",
    )


def _left_behind(present: Volume, volumes: Volumes, containers: Containers) -> list[Volume]:
    """Return the older volumes of a database that nothing uses: this project's, then the one the folder is named for, then the newest."""
    mounted = {mount.name for container in containers.all for mount in container.mounts}
    found = [
        item
        for item in volumes.all
        if item.created_at is not None
        and present.created_at is not None
        and present.created_at - item.created_at > timedelta(0)
        and item.name not in mounted
        and not item.users
        and (item.label == present.label if item.project != present.project else _is_a_database(item))
    ]
    return sorted(found, key=lambda item: (item.project == present.project, str(item.created_at)), reverse=True)


def _is_a_database(item: Volume) -> bool:
    return bool(OF_A_DATABASE.search(item.label)) and not OF_ANOTHER_SERVICE.search(item.label)


def _began(left: Volume, volumes: Volumes) -> datetime | None:
    """Return when its project began. Older engines date a volume by its folder, which PostgreSQL changes at each start and stop."""
    return min(
        (item.created_at for item in volumes.all if item.project == left.project and item.created_at), default=None
    )


def _was_brought_along(present: Volume, deployments: Deployments | None) -> bool:
    """Whether the database knows what happened before its volume was made: somebody restored a dump into it."""
    made = present.created_at
    known = deployments.all if deployments is not None else ()
    return any(item.created_at and made and item.created_at < made for item in known if item.has_record)


def _missed(
    present: Volume,
    left: Volume,
    *,
    volumes: Volumes,
    compose: Compose | None,
    env: EnvFile | None,
    deployments: Deployments | None,
    applications: Applications | None,
    incident: Incident,
) -> str:
    """Return what tells that the volume left behind is this installation's, or an empty string."""
    if left.project == present.project:
        return f"the Compose file names {present.label} now, and {left.label} before"
    folder = compose.directory.rstrip("/").rpartition("/")[2] if compose is not None else ""
    if compose is not None and re.sub(r"[^a-z0-9_-]", "", folder.lower()) == left.project != compose.name:
        return f"the project is called {present.project} now, and {left.project} before"
    known = {item.id for item in deployments.all} if deployments is not None else None
    if known is not None and incident.deployment is not None and incident.deployment not in known:
        return f"this database does not know the deployment {incident.deployment}"
    strangers = _not_known(present, known, applications) if known is not None and applications is not None else []
    if strangers and not _another_runs(present, volumes):
        return f"it does not know the deployment {strangers[0][:8]}, which runs"
    began = _began(left, volumes)
    written = env.modified_at if env is not None else None
    if written is not None and began is not None and written <= began:
        return "the .env here is older than both"
    return ""


def _not_known(present: Volume, known: set[str], applications: Applications) -> list[str]:
    """Return the deployments that run from before this database's volume was made, and that the database does not know."""
    before = [
        deployment_of(one)
        for item in applications.all
        for one in item.containers
        if one.created_at is None or present.created_at is None or one.created_at < present.created_at
    ]
    return [one for one in before if one is not None and one not in known]


def _another_runs(present: Volume, volumes: Volumes) -> bool:
    """Whether another control plane runs on this engine: what this database does not know may be its."""
    return any(item.users and item.label == present.label and item.project != present.project for item in volumes.all)


def _name_evidence(present: Volume, left: Volume, compose: Compose | None, env: EnvFile | None) -> tuple[Evidence, ...]:
    """Return where the project's new name comes from, where it is the name that changed."""
    if compose is None or left.project == present.project or not compose.name_source:
        return ()
    key = env.get("COMPOSE_PROJECT_NAME") if env is not None else None
    if compose.name_source == "COMPOSE_PROJECT_NAME" and key is not None and key.has_value:
        return (key.evidence().related(),)
    how = NAMED_BY.get(compose.name_source, compose.name_source)
    return (Evidence("compose/project.json", f"{compose.name}: {how}", pointer="/name_source").related(),)


def _owner_made(present: Volume, logs: Logs | None) -> tuple[Evidence, ...]:
    """Return the line in which DaoFlow made its first owner since the volume is there: it found a database without users."""
    made = [
        hit
        for hit in (logs.hits(OWNER_DONE.id) if logs is not None else ())
        if NEW_OWNER in hit.text and hit.time and present.created_at and hit.time >= present.created_at
    ]
    return (made[0].evidence().related(),) if made else ()


def _with_it(present: Volume, left: Volume, volumes: Volumes) -> list[str]:
    """Return the names in the Compose file of the other volumes that the new project got anew."""
    if present.project == left.project:
        return []
    new = {item.label for item in volumes.all if item.project == present.project}
    old = {item.label for item in volumes.all if item.project == left.project}
    return sorted((new & old) - {present.label})


def _of(project: str) -> str:
    """Return Compose with the project's name: without it the command may mean another one, and do nothing."""
    return f"docker compose -p {project}" if PLAIN.fullmatch(project) else "docker compose"


def _steps(present: Volume, left: Volume, others: list[str], compose: Compose | None) -> Iterator[NextStep]:
    doubt = _doubt(present, left)
    if doubt is not None:
        yield NextStep(
            "See in which of the two the data is",
            doubt.command,
            expect="the older one is much larger than an empty database (some 40 MB). Where it is not, it is the wrong one: stop here",
        )
    also = f" ({', '.join(others)} {'was' if len(others) == 1 else 'were'} made anew as well)" if others else ""
    yield NextStep(
        f"See for which project each was made, and remove none{also}",
        f"docker volume inspect {word(left.name, 'OLDER')} {word(present.name, 'NEWER')}"
        if doubt is not None
        else None,
        expect=f"com.docker.compose.project: {left.project or 'none'} and {present.project or 'none'}",
    )
    yield NextStep(
        "Stop all that writes to the new volumes (nobody can use DaoFlow meanwhile)",
        f"{_of(present.project)} stop",
        effect=Effect.CHANGES_STATE,
        expect="postgres, redis and daoflow: Stopped",
    )
    if left.project == present.project:
        yield edit_compose(f"Call the volume {left.label} again in the Compose file", compose)
    else:
        yield edit_env(
            f"Write COMPOSE_PROJECT_NAME={left.project} into .env: from then on every command without -p means the old project"
        )
    yield NextStep(
        "Start with the old volumes",
        f"{_of(left.project)} up -d",
        effect=Effect.CHANGES_STATE,
        expect=f"the old users, servers and deployments. What was written since the change is in {present.name} alone: keep it",
    )
