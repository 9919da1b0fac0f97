"""A backup run is stuck and blocks the next

What it looks for
    A run marked `running` that started more than two hours ago.

Why it matters
    A worker that was killed in the middle of a run leaves it running for ever, and every later run of that policy is skipped
    (*Another backup is already running*), without a failure anywhere.

How to confirm
    `daoflow events --json` shows `backup.skipped`; the workflow `backup-run-ID` is not in Temporal any more.

What to do
    Make sure that nothing runs (Temporal, `rclone` in `docker compose top daoflow`), then cancel the run in the dashboard.

When it is wrong
    A very large volume may really take that long: look at its bytes first.

Playbook
    Backups Fail: Failed backup runs are preserved as first-class records.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from daoflow_analyzer.facts.backups import Backups
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.finding import Confidence, Doubt, Effect, Finding, NextStep, Section, Severity, Where
from daoflow_analyzer.rule import Rule

RULE = Rule(
    code="BK006",
    name="backup-stuck",
    title="A backup run is stuck and blocks the next",
    section=Section.BACKUPS,
    item="Failed backup runs are preserved as first-class records",
    severity=Severity.MEDIUM,
    explains=("backup-overdue",),
)
LONG = timedelta(hours=2)
LOOK = "docker compose top daoflow; docker compose exec daoflow sh -c 'du -sh /tmp/daoflow-*'"
STILL_BUSY = Doubt(
    "the volume is so large that it takes this long", LOOK, "a running rclone, or more bytes a minute later"
)
STEPS = (
    NextStep(
        "See whether it still does anything",
        LOOK,
        expect="an rclone process, or an archive that grows; nothing means that it is dead",
    ),
    NextStep(
        "Cancel the run, then run the policy once by hand",
        where=Where.DASHBOARD,
        effect=Effect.CHANGES_STATE,
        expect="the new run succeeds",
    ),
)


def check(backups: Backups, incident: Incident) -> Iterator[Finding]:
    """Yield a finding for each run that has been running for too long."""
    for run in backups.runs:
        started = run.started_at or run.created_at
        if run.status != "running" or started is None or incident.collected_at - started < LONG:
            continue
        hours = int((incident.collected_at - started).total_seconds() // 3600)
        policy = backups.policy(run.policy_id)
        of = f" of policy {policy.name}" if policy is not None else ""
        yield Finding(
            message=f"Backup run {run.id[:8]}{of} has been running for {hours} hours and blocks the next.",
            confidence=Confidence.LIKELY,
            evidence=(run.evidence(),),
            next_steps=STEPS,
            subject={"backup_run": run.id},
            doubt=STILL_BUSY,
        )
