"""The collecting user may not use the Docker socket

What it looks for
    The engine's socket is there and refuses this user.

Why it matters
    Everything about containers is missing from the bundle. It says nothing about DaoFlow itself, which uses the socket as root.

How to confirm
    `ls -l /var/run/docker.sock; id`: the user is neither root nor in the socket's group.

What to do
    Collect again with sudo.

When it is wrong
    If this very user also runs `docker compose` for DaoFlow, the missing permission is why those commands fail too.

Playbook
    First Five Minutes: docker compose ps.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.engine import Engine, EngineState
from daoflow_analyzer.finding import Confidence, Finding, NextStep, Section, Severity
from daoflow_analyzer.rule import Rule

RULE = Rule(
    code="HO003",
    name="docker-permission-denied",
    title="The collecting user may not use the Docker socket",
    section=Section.FIRST_FIVE_MINUTES,
    item="docker compose ps",
    severity=Severity.HIGH,
    explains=("evidence-missing",),
)


def check(engine: Engine) -> Iterator[Finding]:
    """Yield a finding when the socket refuses the user."""
    if engine.state is not EngineState.DENIED:
        return
    yield Finding(
        message=f"The user who collected may not use {engine.endpoint}: nothing is known of the containers.",
        confidence=Confidence.CERTAIN,
        evidence=(engine.evidence(),),
        next_steps=(
            NextStep("See who may", "ls -l /var/run/docker.sock; id", expect="the socket's group, and your groups"),
            NextStep("Collect again as root", "sudo daoflow-collect", expect="a complete bundle"),
        ),
        subject={"service": "docker"},
    )
