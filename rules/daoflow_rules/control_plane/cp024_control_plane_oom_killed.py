"""DaoFlow was killed for memory

What it looks for
    The engine's mark on the daoflow container (`OOMKilled`), or a kill in the kernel log that names this container.

Why it matters
    The process ends in the middle of a line, without a message; deployments in flight lose their worker and are failed by the
    watchdog a quarter of an hour later.

How to confirm
    `docker inspect --format '{{.State.OOMKilled}} {{.HostConfig.Memory}}' daoflow-daoflow-1` and `dmesg -T | grep -i oom`.

What to do
    Raise or remove the container's memory limit if it has one, or give the host more memory; then recreate the container.

When it is wrong
    The mark stays through restarts: on a container that has been healthy for days it tells of an old kill.

Playbook
    Control Plane Will Not Start: docker compose logs --tail=200 daoflow.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.facts.host import OomKills
from daoflow_analyzer.finding import Confidence, Finding, Section, Severity
from daoflow_analyzer.rule import Rule

from daoflow_rules.host.memory_limit import SEE_USE, kill_evidence, killed, latest_kills, more_memory, see_limit

RULE = Rule(
    code="CP024",
    name="control-plane-oom-killed",
    title="DaoFlow was killed for memory",
    section=Section.CONTROL_PLANE,
    item="docker compose logs --tail=200 daoflow",
    severity=Severity.CRITICAL,
    explains=("control-plane-crash-loop", "control-plane-not-ready"),
)


def check(containers: Containers, kills: OomKills | None, compose: Compose | None) -> Iterator[Finding]:
    """Yield a finding when the engine or the kernel says so."""
    container = containers.one("daoflow")
    if container is None:
        return
    mine = latest_kills(container, kills)
    evidence = kill_evidence(container, mine)
    if not evidence:
        return
    yield Finding(
        message=killed("DaoFlow", container, mine),
        confidence=Confidence.CERTAIN,
        evidence=evidence,
        next_steps=(
            see_limit(
                container,
                "See the limit and the last kill",
                expect="whether the last stop was such a kill, and the limit in bytes; 0: none, the host ran out",
            ),
            SEE_USE,
            *more_memory(container, compose, expect="daoflow becomes healthy and stays so"),
        ),
        subject={"service": "daoflow"},
    )
