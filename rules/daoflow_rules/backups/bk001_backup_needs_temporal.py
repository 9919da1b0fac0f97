"""Backups cannot run in this workflow profile

What it looks for
    Temporal mode is off, or DaoFlow lost Temporal, while an active policy has a schedule, somebody asked for a backup, restore or
    verification, or the collection was asked for a run that failed.

Why it matters
    Every run, restore, verification and schedule needs Temporal (since 0.4). In the lean profile, and after the playbook's
    emergency fallback, none runs, and nothing else says so.

How to confirm
    `daoflow backup run` answers *requires Temporal mode*; `DAOFLOW_ENABLE_TEMPORAL` of the running container is not exactly `true`.

What to do
    Turn the Temporal profile on for good, or take dumps by other means for as long as it is off.

When it is wrong
    A site that uses no DaoFlow backups has no active schedule: then the rule stays quiet.

Playbook
    Backups Fail: daoflow backup run --policy.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.backups import Backups
from daoflow_analyzer.facts.containers import Container, Containers
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import LogHit, Logs
from daoflow_analyzer.finding import (
    Confidence,
    Effect,
    Evidence,
    FactMissingError,
    Finding,
    NextStep,
    NotApplicable,
    Section,
    Severity,
    Where,
)
from daoflow_analyzer.rule import Rule, Signature

from daoflow_rules.control_plane.cp017_temporal_not_running import CONNECTED, FELL_BACK
from daoflow_rules.deployments.requests import RECENT
from daoflow_rules.steps import WITH_TEMPORAL, dump, edit_env

REFUSED = Signature(
    id="backup-requires-temporal",
    pattern=r"(?:Manual backup|Backup restore|Backup verification)[\w ]* requires Temporal mode",
    matches='{"message":"tRPC request failed","path":"triggerBackupNow","error":"Manual backup execution requires Temporal mode."}',
    misses="[worker] Temporal mode enabled, starting Temporal worker...",
    services=("daoflow",),
)
NO_ANSWER = Signature(
    id="backup-without-temporal-answer",
    pattern=r'"path":"(?:trigger\w*Backup\w*|\w*[Rr]estore\w*)","error":"Failed to connect before the deadline"',
    matches='{"level":"error","message":"tRPC request failed","path":"triggerBackupNow","error":"Failed to connect before the deadline"}',
    misses='{"level":"error","message":"tRPC request failed","path":"triggerDeploy","error":"Failed to connect before the deadline"}',
    services=("daoflow",),
)
RULE = Rule(
    code="BK001",
    name="backup-needs-temporal",
    title="Backups cannot run in this workflow profile",
    section=Section.BACKUPS,
    item="daoflow backup run --policy",
    severity=Severity.HIGH,
    explains=("backup-overdue", "backup-run-failed"),
    signatures=(REFUSED, NO_ANSWER, FELL_BACK, CONNECTED),
)
STEPS = (
    NextStep(
        "See which policies wait",
        "daoflow backup list --json",
        where=Where.CLI,
        expect="policies with a schedule and no recent run",
    ),
    dump("Save DaoFlow's own database by hand for as long as no backup runs", "daoflow.sql"),
    edit_env(
        "Turn Temporal on for good in .env: DAOFLOW_WORKFLOW_PROFILE=temporal, COMPOSE_PROFILES=temporal, DAOFLOW_ENABLE_TEMPORAL=true,"
        " and a TEMPORAL_POSTGRES_PASSWORD"
    ),
    NextStep(
        "Start it",
        f"{WITH_TEMPORAL} up -d",
        effect=Effect.CHANGES_STATE,
        expect="[temporal-worker] Worker started on task queue",
    ),
)


def check(
    containers: Containers, backups: Backups | None, logs: Logs | None, incident: Incident
) -> Iterator[Finding | NotApplicable]:
    """Yield a finding when something asks for a backup and nothing can run it."""
    daoflow = containers.one("daoflow")
    if daoflow is None:
        yield NotApplicable("there is no daoflow container whose mode could be known")
        return
    if backups is None and (logs is None or not logs.has("daoflow")):
        raise FactMissingError(
            "neither the backup policies nor DaoFlow's log are in the bundle", "database", "logs/daoflow"
        )
    mode = _mode(daoflow, logs)
    asked = _asked(logs, incident)
    scheduled = [item for item in backups.policies if item.schedule and item.is_active] if backups is not None else []
    failed = _named_run_failed(backups, incident)
    if mode is None or not (asked or scheduled or failed):
        return
    words, place = mode
    who = (
        f"{len(scheduled)} active {'policy has' if len(scheduled) == 1 else 'policies have'} a schedule"
        if scheduled
        else ""
    )
    who = who or ("a backup or restore was asked for" if asked else "the run that failed cannot be repeated")
    yield Finding(
        message=f"No backup, restore or verification can run: {words}, and {who}.",
        confidence=Confidence.CERTAIN,
        evidence=(
            place,
            *((asked.evidence(),) if asked is not None else ()),
            *(item.evidence().related() for item in scheduled[:3]),
        ),
        next_steps=STEPS,
        subject={"service": "daoflow"},
        severity=None if scheduled or (asked and (incident.backup_run or incident.restore)) else Severity.MEDIUM,
        explains=None if scheduled or asked else ("backup-overdue",),
    )


def _mode(daoflow: Container, logs: Logs | None) -> tuple[str, Evidence] | None:
    """Return why nothing can run, None while Temporal is on and connected as far as is known."""
    value = daoflow.env.get("DAOFLOW_ENABLE_TEMPORAL", "")
    if value != "true":
        return "Temporal mode is off", daoflow.evidence("/Config/Env", f"DAOFLOW_ENABLE_TEMPORAL={value or 'not set'}")
    fell, connected = (logs.last(FELL_BACK.id), logs.last(CONNECTED.id)) if logs is not None else (None, None)
    if fell is not None and (connected is None or connected.raw_time < fell.raw_time):
        return "DaoFlow gave up on Temporal", fell.evidence()
    return None


def _named_run_failed(backups: Backups | None, incident: Incident) -> bool:
    """Whether the run that the collection was asked for failed: whoever cured its cause will want to repeat it."""
    runs = backups.runs if backups is not None else ()
    return any(run.id == incident.backup_run and run.status == "failed" for run in runs)


def _asked(logs: Logs | None, incident: Incident) -> LogHit | None:
    hits = [hit for one in (REFUSED, NO_ANSWER) if logs is not None and (hit := logs.last(one.id)) is not None]
    recent = [hit for hit in hits if hit.time is None or incident.collected_at - hit.time <= RECENT]
    return max(recent, key=lambda hit: hit.raw_time, default=None)
