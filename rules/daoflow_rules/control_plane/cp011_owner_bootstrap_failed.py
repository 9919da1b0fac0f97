"""The first owner could not be created

What it looks for
    DaoFlow's `Initial owner bootstrap failed` line, or a failed check `initial-owner` in `/ready`, that no later start has answered.

Why it matters
    On a fresh database nobody can sign in, and `/ready` answers 503, so that Docker calls the container unhealthy. The process itself
    stays up and `/health` answers 200.

How to confirm
    `curl -s http://127.0.0.1:3000/ready`: the check `initial-owner` is `failed` and its detail gives the reason.

What to do
    Correct `DAOFLOW_INITIAL_ADMIN_EMAIL` and `DAOFLOW_INITIAL_ADMIN_PASSWORD` (at least 8 characters) in `.env`, then
    `docker compose up -d`. `docker compose restart` does not reread `.env`, whatever older instructions say.

When it is wrong
    A lost database fails this step too; then its own finding is the cause. A short password matters only as long as no user exists.

Playbook
    Control Plane Will Not Start: if startup fails during owner bootstrap, correct the DAOFLOW_INITIAL_ADMIN_* values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_analyzer.facts.env import EnvFile
from daoflow_analyzer.facts.health import Health
from daoflow_analyzer.facts.logs import LogHit, Logs
from daoflow_analyzer.finding import Confidence, Evidence, FactMissingError, Finding, NextStep, Section, Severity
from daoflow_analyzer.rule import Rule, Signature
from daoflow_bundle.token import TOKEN

from daoflow_rules.control_plane.startup_lines import is_history
from daoflow_rules.steps import edit_env, read_logs, recreate

FAILED = Signature(
    id="owner-bootstrap-failed",
    pattern=r"^\[auth\] Initial owner bootstrap failed: (?P<reason>.*)",
    matches="[auth] Initial owner bootstrap failed: Password too short",
    misses="[auth] Initial owner bootstrap skipped because 2 user(s) already exist",
    services=("daoflow",),
)
DONE = Signature(
    id="owner-bootstrap-done",
    pattern=(
        r"^\[auth\] (?:Bootstrapped initial owner|Initial owner bootstrap skipped"
        r"|Initial owner \S+ (?:is ready|already exists|was created))"
    ),
    matches="[auth] Initial owner owner@daoflow.test is ready in team 2494ab1266da4caab51304d6a7570fa3",
    misses="[auth] Initial owner bootstrap failed: Password too short",
    services=("daoflow",),
)

RULE = Rule(
    code="CP011",
    name="owner-bootstrap-failed",
    title="The first owner could not be created",
    section=Section.CONTROL_PLANE,
    item="If startup fails during owner bootstrap, correct the DAOFLOW_INITIAL_ADMIN_* values",
    severity=Severity.CRITICAL,
    explains=("control-plane-not-ready",),
    signatures=(FAILED, DONE),
)

EMAIL, PASSWORD = "DAOFLOW_INITIAL_ADMIN_EMAIL", "DAOFLOW_INITIAL_ADMIN_PASSWORD"
DATABASE = re.compile(r"ECONNREFUSED|Failed query|timeout|terminat|authentication failed|does not exist", re.IGNORECASE)


def check(logs: Logs | None, health: Health | None, env: EnvFile | None) -> Iterator[Finding]:
    """Yield a finding when the newest start failed at the owner."""
    hit = _line(logs)
    failed = next(
        (
            item
            for item in (health.checks if health is not None else ())
            if (item.name, item.status) == ("initial-owner", "failed")
        ),
        None,
    )
    if hit is None and failed is None:
        if logs is None or not (logs.has("daoflow") or (health is not None and health.checks)):
            raise FactMissingError("neither daoflow's log nor /ready is in the bundle", "logs/daoflow", "health")
        return
    reason = (
        hit.groups["reason"]
        if hit is not None
        else failed.detail.partition("failed: ")[2]
        if failed is not None
        else ""
    )
    said = [hit.evidence()] if hit is not None else []
    if failed is not None:
        said.append(Evidence("health/ready.json", failed.detail, pointer=f"/body/checks/{failed.index}/detail"))
    blamed = _blamed(reason)
    key = env.get(blamed) if env is not None and blamed is not None else None
    yield Finding(
        message=_message(reason, blamed),
        confidence=Confidence.POSSIBLE if DATABASE.search(reason) else Confidence.CERTAIN,
        evidence=(
            said[0],
            *(item.related() for item in said[1:]),
            *((key.evidence().related(),) if key is not None else ()),
        ),
        next_steps=_steps(blamed),
        subject={"key": blamed} if blamed is not None else {"service": "daoflow"},
    )


def _line(logs: Logs | None) -> LogHit | None:
    hit = logs.last(FAILED.id) if logs is not None else None
    return None if hit is None or (logs is not None and is_history(hit, logs, DONE)) else hit


def _blamed(reason: str) -> str | None:
    if "password" in reason.lower() and not DATABASE.search(reason):
        return PASSWORD
    return EMAIL if "email" in reason.lower() and not DATABASE.search(reason) else None


def _message(reason: str, blamed: str | None) -> str:
    words = TOKEN.sub("…", reason).strip().rstrip(".")
    if blamed == PASSWORD and "short" in words.lower():
        return f"The first owner could not be created: {PASSWORD} is shorter than 8 characters ({words})."
    named = f" {blamed} is refused:" if blamed is not None else ""
    return f"The first owner could not be created:{named} {words or 'no reason is given'}."


def _steps(blamed: str | None) -> tuple[NextStep, ...]:
    look = read_logs(
        "daoflow",
        expect="a bootstrap failed line; once cured: [auth] Initial owner … is ready, and no such line after it",
    )
    done = recreate("daoflow", expect="/ready answers 200 within a minute")
    if blamed is None:
        return (look, edit_env(f"Check {EMAIL} and {PASSWORD} in .env"), done)
    rule = "at least 8 characters" if blamed == PASSWORD else "a complete address"
    return (look, edit_env(f"Correct {blamed} in .env: {rule}"), done)
