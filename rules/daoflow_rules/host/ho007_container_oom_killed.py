"""The kernel killed a container for memory

What it looks for
    The engine's mark (`OOMKilled`) on a container of the project other than daoflow, or a kill in the kernel log that names one.

Why it matters
    The service ends without a message of its own; what depends on it fails next.

How to confirm
    `docker inspect --format '{{.State.OOMKilled}} {{.HostConfig.Memory}}' CONTAINER`.

What to do
    Raise the limit if it has one, else give the host more memory, or find out why the service grew.

When it is wrong
    The mark stays through restarts: on a container that has been healthy for days it tells of an old kill.

Playbook
    Control Plane Will Not Start, item 4: postgres is healthy before daoflow starts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Container, Containers
from daoflow_analyzer.facts.host import OomKill, OomKills
from daoflow_analyzer.finding import Confidence, Evidence, Finding, Section, Severity
from daoflow_analyzer.rule import Rule

from daoflow_rules.host.memory_limit import SEE_USE, kill_evidence, killed, latest_kills, more_memory, see_limit
from daoflow_rules.service_symptoms import SYMPTOMS

RULE = Rule(
    code="HO007",
    name="container-oom-killed",
    title="The kernel killed a container for memory",
    section=Section.CONTROL_PLANE,
    item="postgres is healthy before daoflow starts",
    severity=Severity.HIGH,
)


def check(containers: Containers, kills: OomKills | None, compose: Compose | None) -> Iterator[Finding]:
    """Yield one finding a killed container."""
    for container in containers.all:
        if container.service == "daoflow":
            continue
        mine = latest_kills(container, kills)
        evidence = kill_evidence(container, mine)
        if evidence:
            yield _finding(container, mine, evidence, compose)


def _finding(
    container: Container, kills: Sequence[OomKill], evidence: tuple[Evidence, ...], compose: Compose | None
) -> Finding:
    return Finding(
        message=killed(container.service, container, kills),
        confidence=Confidence.CERTAIN,
        evidence=evidence,
        next_steps=(
            see_limit(
                container,
                "See the limit",
                expect="whether the last stop was such a kill, and the limit in bytes; 0: none, the host ran out",
            ),
            SEE_USE,
            *more_memory(container, compose, expect="no further kill in dmesg"),
        ),
        subject={"service": container.service},
        explains=SYMPTOMS.get(container.service, ()),
    )
