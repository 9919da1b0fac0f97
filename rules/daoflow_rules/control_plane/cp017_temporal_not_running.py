"""Temporal mode is on, but Temporal is not there

What it looks for
    DaoFlow runs in Temporal mode (`DAOFLOW_ENABLE_TEMPORAL` is exactly `true` and `TEMPORAL_ADDRESS` is set), and the `temporal`
    container is absent, stopped, crashing or does not answer DaoFlow's worker.

Why it matters
    DaoFlow's worker tries for a while, then falls back to its own queue for as long as the process lives. Deployments still
    run, but a deployment asked for answers `Failed to connect before the deadline` although it starts, so that people deploy
    twice; and no backup, restore or schedule can run at all.

How to confirm
    `docker compose ps --all temporal temporal-postgresql` and the `workers` check of `/ready`, which stays `ok` and says in its
    detail that the Temporal worker failed.

What to do
    Either start Temporal (set `COMPOSE_PROFILES=temporal`, then `docker compose up -d`) and recreate daoflow, which does not
    reconnect by itself; or turn Temporal mode off, knowing that backups and restores do not run without it.

When it is wrong
    If Temporal runs outside this Compose project, the missing container means nothing: then only DaoFlow's own log counts.

Playbook
    Deployments Fail Or Stall: if Temporal mode is enabled, also inspect temporal and temporal-ui.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.facts.health import Health
from daoflow_analyzer.facts.logs import LogHit, Logs
from daoflow_analyzer.finding import (
    Confidence,
    Evidence,
    Finding,
    NextStep,
    NotApplicable,
    Section,
    Severity,
)
from daoflow_analyzer.rule import Rule, Signature

from daoflow_rules.steps import (
    FALL_BACK_FROM_TEMPORAL,
    KEEP_THE_PROFILE,
    RECONNECT_TO_TEMPORAL,
    WITH_TEMPORAL,
    read_logs,
)

ATTEMPT_FAILED = Signature(
    id="temporal-worker-attempt-failed",
    pattern=r"^\[temporal-worker\] Connection attempt \d+ failed",
    matches="[temporal-worker] Connection attempt 3 failed; retrying in 2000ms",
    misses="[temporal-worker] Connecting to Temporal at temporal:7233...",
    services=("daoflow",),
)
FELL_BACK = Signature(
    id="temporal-worker-fell-back",
    pattern=r"^\[worker\] Falling back to legacy polling worker",
    matches="[worker] Falling back to legacy polling worker",
    misses="[worker] No TEMPORAL_ADDRESS set, using legacy polling worker",
    services=("daoflow",),
)
CONNECTED = Signature(
    id="temporal-worker-started",
    pattern=r"^\[temporal-worker\] Worker started on task queue",
    matches="[temporal-worker] Worker started on task queue: daoflow-deployments",
    misses="[worker] Execution worker started (poll interval: 5000ms)",
    services=("daoflow",),
)

RULE = Rule(
    code="CP017",
    name="temporal-not-running",
    title="Temporal mode is on, but Temporal is not there",
    section=Section.CONTROL_PLANE,
    item="if Temporal mode is enabled, also inspect temporal and temporal-ui",
    severity=Severity.HIGH,
    explains=("control-plane-not-ready", "backup-needs-temporal"),
    signatures=(ATTEMPT_FAILED, FELL_BACK, CONNECTED),
)

STEPS = (
    NextStep(
        "See whether Temporal and its database run",
        f"{WITH_TEMPORAL} ps --all temporal temporal-postgresql",
        expect="what has ended; nothing listed means that neither was ever started; once cured: both running",
    ),
    read_logs(
        "temporal", "temporal-postgresql", "daoflow", expect="why Temporal stopped, or no such service in lean mode"
    ),
    RECONNECT_TO_TEMPORAL,
    KEEP_THE_PROFILE,
    *FALL_BACK_FROM_TEMPORAL,
)


def check(containers: Containers, logs: Logs | None, health: Health | None) -> Iterator[Finding | NotApplicable]:
    """Yield a finding when DaoFlow wants Temporal and cannot use it."""
    daoflow = containers.one("daoflow")
    if daoflow is None:
        yield NotApplicable("there is no daoflow container whose mode could be known")
        return
    if daoflow.env.get("DAOFLOW_ENABLE_TEMPORAL", "") != "true" or not daoflow.env.get("TEMPORAL_ADDRESS", ""):
        yield NotApplicable("Temporal mode is off")
        return
    temporal = containers.one("temporal")
    evidence: list[Evidence] = []
    if temporal is None:
        evidence.append(
            daoflow.evidence("/Config/Env", "DAOFLOW_ENABLE_TEMPORAL=true, and the project has no temporal container")
        )
        message = "DaoFlow runs in Temporal mode, and there is no temporal container."
    elif not temporal.is_running:
        evidence.append(temporal.state_evidence())
        message = f"DaoFlow runs in Temporal mode, and the temporal container is {temporal.state.value}."
    else:
        message = "DaoFlow runs in Temporal mode and gave up on Temporal; it does not reconnect by itself."
    if logs is not None and (hit := _gave_up(logs)) is not None:
        evidence.append(hit.evidence())
    evidence.extend(
        Evidence("health/ready.json", item.detail, pointer=f"/body/checks/{item.index}/detail")
        for item in (health.checks if health is not None else ())
        if item.name == "workers" and item.detail.startswith("Temporal execution worker failed")
    )
    if not evidence:
        return
    absent = temporal is None or not temporal.is_running
    yield Finding(
        message=message,
        confidence=Confidence.CERTAIN if len(evidence) > 1 or not absent else Confidence.LIKELY,
        evidence=(evidence[0], *(item.related() for item in evidence[1:])),
        next_steps=STEPS,
        subject={"service": "temporal"},
    )


def _gave_up(logs: Logs) -> LogHit | None:
    """Return the newest sign of a failed connection unless a later line says that it worked."""
    failed = max(
        (hit for hit in (logs.last(FELL_BACK.id), logs.last(ATTEMPT_FAILED.id)) if hit is not None),
        key=lambda hit: hit.raw_time,
        default=None,
    )
    connected = logs.last(CONNECTED.id)
    if failed is None or (connected is not None and connected.raw_time > failed.raw_time):
        return None
    return failed
