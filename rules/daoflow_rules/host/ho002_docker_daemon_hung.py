"""The Docker Engine accepts connections and never answers

What it looks for
    The engine's socket accepts a connection, and a simple `/_ping` gets no answer in time.

Why it matters
    Every `docker` command hangs, and with it DaoFlow's deployments, `docker compose` and most diagnostic scripts. Running containers
    usually go on working.

How to confirm
    `timeout 5 docker version; echo $?` prints 124.

What to do
    Take the daemon's goroutine dump first (`SIGUSR1`, harmless), since a restart destroys the evidence. Usual causes: a stuck storage
    or network file system, an exhausted disk, a hung container runtime. Then restart the daemon.

When it is wrong
    Under extreme load an engine can take longer than the collector waits.

Playbook
    First Five Minutes: docker compose ps.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.engine import Engine, EngineState
from daoflow_analyzer.finding import Confidence, Effect, Finding, NextStep, Section, Severity
from daoflow_analyzer.rule import Rule

RULE = Rule(
    code="HO002",
    name="docker-daemon-hung",
    title="The Docker Engine accepts connections and never answers",
    section=Section.FIRST_FIVE_MINUTES,
    item="docker compose ps",
    severity=Severity.CRITICAL,
    explains=(
        "control-plane-not-ready",
        "postgres-not-running",
        "redis-blocks-start",
        "docker-socket-not-mounted",
        "temporal-not-running",
        "compose-unavailable",
        "evidence-missing",
    ),
)


def check(engine: Engine) -> Iterator[Finding]:
    """Yield a finding when the engine hangs."""
    if engine.state is not EngineState.HUNG:
        return
    yield Finding(
        message=f"The Docker Engine hangs: {engine.endpoint} accepts connections and does not answer.",
        confidence=Confidence.CERTAIN,
        evidence=(engine.evidence(),),
        next_steps=(
            NextStep("See that it hangs", "timeout 5 docker version; echo $?", expect="124 while it hangs"),
            NextStep(
                "Look for a stuck disk or file system",
                "dmesg -T | tail -50; df -h; cat /proc/$(pidof dockerd)/stack",
                expect="I/O errors, hung tasks, a full or unreachable file system",
            ),
            NextStep(
                "Have it write its goroutines to its journal",
                "kill -USR1 $(pidof dockerd)",
                effect=Effect.READS_ONLY,
                expect="goroutine stacks written to … in journalctl -u docker",
            ),
            NextStep(
                "Restart it",
                "systemctl restart docker",
                effect=Effect.CHANGES_STATE,
                expect="docker version answers; containers come back by their restart policy",
            ),
        ),
        subject={"service": "docker"},
    )
