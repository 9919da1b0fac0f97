"""Nothing answers on the Docker socket

What it looks for
    The engine's socket does not exist, or exists and nothing accepts connections on it.

Why it matters
    Without the engine nothing can be started, stopped, inspected or deployed. Containers may even keep running (with
    `live-restore`), but nobody can manage them.

How to confirm
    `systemctl status docker` and `docker version`: the server part is missing.

What to do
    Read why the daemon ended before starting it again: a full disk, a bad `/etc/docker/daemon.json` and a failed upgrade each come
    back at once.

When it is wrong
    If `DOCKER_HOST` or a Docker context points elsewhere, another engine may be the one that DaoFlow uses. Of one that is
    reached over SSH (`ssh://`) nothing is known: collect there, with `daoflow-collect --on`.

Playbook
    First Five Minutes: docker compose ps.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.engine import Engine, EngineState
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.finding import Confidence, Effect, FactMissingError, Finding, NextStep, Section, Severity
from daoflow_analyzer.rule import Rule, Signature

DAEMON_FAILED = Signature(
    id="engine-failed-to-start",
    pattern=r"failed to start daemon|unable to configure the Docker daemon|failed to start containerd",
    matches="failed to start daemon: error initializing graphdriver: no space left on device",
    misses="Daemon has completed initialization",
    services=("engine",),
)

OTHER_HOST = "ssh://"
"""What an endpoint begins with that `docker` reaches over SSH, and the collector does not ask."""

RULE = Rule(
    code="HO001",
    name="docker-daemon-down",
    title="Nothing answers on the Docker socket",
    section=Section.FIRST_FIVE_MINUTES,
    item="docker compose ps",
    severity=Severity.CRITICAL,
    explains=(
        "control-plane-not-ready",
        "control-plane-crash-loop",
        "postgres-not-running",
        "redis-blocks-start",
        "docker-socket-not-mounted",
        "temporal-not-running",
        "target-docker-unreachable",
        "deployment-stalled",
        "compose-unavailable",
        "evidence-missing",
    ),
    signatures=(DAEMON_FAILED,),
)


def check(engine: Engine, logs: Logs | None) -> Iterator[Finding]:
    """Yield a finding when the engine is down or its socket is not there."""
    if engine.state not in (EngineState.DOWN, EngineState.ABSENT):
        return
    if engine.endpoint.startswith(OTHER_HOST):
        raise FactMissingError(
            f"the engine of another host ({engine.endpoint}) was named, which is not asked from here", "engine/ping"
        )
    gone = engine.state is EngineState.ABSENT
    hit = logs.last(DAEMON_FAILED.id) if logs is not None else None
    running = " A dockerd process runs nevertheless." if engine.daemon_running else ""
    yield Finding(
        message=(
            f"The Docker Engine does not run: {'there is no socket at' if gone else 'nothing answers on'} "
            f"{engine.endpoint}.{running}"
        ),
        confidence=Confidence.LIKELY if engine.daemon_running else Confidence.CERTAIN,
        evidence=(engine.evidence(), *((hit.evidence().related(),) if hit is not None else ())),
        next_steps=(
            NextStep(
                "See why it ended",
                "systemctl status docker --no-pager",
                expect="the reason; once cured: active (running)",
            ),
            NextStep(
                "Read its journal",
                "journalctl -u docker -n 100 --no-pager",
                expect="the last error: disk, daemon.json, containerd",
            ),
            NextStep(
                "Start it once the reason is cured",
                "systemctl start docker",
                effect=Effect.CHANGES_STATE,
                expect="docker version shows a server; DaoFlow's containers come back by their restart policy",
            ),
        ),
        subject={"service": "docker"},
    )
