"""The host ran out of memory

What it looks for
    Kills in the kernel log that no container limit caused, in the last day, here and on managed servers.

Why it matters
    The kernel picks the largest process, often PostgreSQL or DaoFlow, whoever was to blame. It ends without a message of its own.

How to confirm
    `dmesg -T | grep -i 'out of memory'`.

What to do
    Find who grew (`docker stats --no-stream`), give that container a limit, add memory or swap.

When it is wrong
    A kill by a container's own limit is another matter (HO007, CP024).

Playbook
    Control Plane Will Not Start: postgres is healthy before daoflow starts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from daoflow_analyzer.facts.host import Memory, OomKill, OomKills
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.servers import Servers
from daoflow_analyzer.facts.targets import Target, Targets
from daoflow_analyzer.finding import (
    Confidence,
    Effect,
    Evidence,
    FactMissingError,
    Finding,
    NextStep,
    Section,
    Severity,
)
from daoflow_analyzer.rule import Rule

from daoflow_rules.steps import over_ssh

RULE = Rule(
    code="HO006",
    name="memory-exhausted",
    title="The host ran out of memory",
    section=Section.CONTROL_PLANE,
    item="postgres is healthy before daoflow starts",
    severity=Severity.HIGH,
    explains=(
        "control-plane-oom-killed",
        "container-oom-killed",
        "postgres-not-running",
        "redis-blocks-start",
        "control-plane-crash-loop",
        "control-plane-not-ready",
        "database-lost-after-start",
        "temporal-not-running",
        "docker-daemon-down",
    ),
)

STEPS = (
    NextStep(
        "See the kills", "dmesg -T | grep -i -E 'out of memory|oom-kill'", expect="which process was killed, and when"
    ),
    NextStep(
        "See who uses the memory now", "docker stats --no-stream; free -h", expect="the container or process that grew"
    ),
    NextStep(
        "Give the host more memory, or the one that grew a limit of its own (mem_limit), and see that what was killed runs again",
        effect=Effect.CHANGES_STATE,
        expect="no further kill in dmesg",
    ),
)
LATELY = timedelta(days=1)
ON_A_TARGET = (
    "docker-execution-failed",
    "post-start-health-failed",
    "image-pull-failed",
    "target-docker-unreachable",
    "target-ssh-unreachable",
    "deployment-stalled",
)
"""What a managed server's want of memory explains: nothing of the control plane's."""


def check(
    kills: OomKills | None,
    incident: Incident,
    memory: Memory | None,
    servers: Servers | None,
    targets: Targets | None,
) -> Iterator[Finding]:
    """Yield one finding for all kills that a whole host's shortage caused, here and on each managed server."""
    for target in targets.all if targets is not None else ():
        yield from _of_target(target, servers, incident)
    if kills is None:
        raise FactMissingError("the kernel's kills were not looked for", "host/kernel-oom")
    lately = _lately(kills, incident)
    if not lately:
        return
    free = f" {memory.available_bytes / 1e9:.1f} GB are available now." if memory is not None else ""
    yield Finding(
        message=f"The host ran out of memory: {_says(lately)}.{free}",
        confidence=Confidence.CERTAIN,
        evidence=_evidence([kill.evidence() for kill in lately]),
        next_steps=STEPS,
    )


def _of_target(target: Target, servers: Servers | None, incident: Incident) -> Iterator[Finding]:
    lately = _lately(target.oom_kills, incident) if target.oom_kills is not None else []
    if lately:
        name = target.name_in(servers)
        yield Finding(
            message=f"The managed server {name} ran out of memory: {_says(lately)}.",
            confidence=Confidence.CERTAIN,
            evidence=_evidence([target.here(kill.evidence()) for kill in lately]),
            next_steps=over_ssh(STEPS, target.host, target.port, target.user),
            subject={"server": name},
            severity=Severity.MEDIUM,
            explains=ON_A_TARGET,
        )


def _lately(kills: OomKills, incident: Incident) -> list[OomKill]:
    return [kill for kill in kills.kills if kill.constraint == "none" and _is_recent(kill, incident)]


def _says(kills: list[OomKill]) -> str:
    count = "a process" if len(kills) == 1 else f"{len(kills)} processes"
    return f"the kernel killed {count} ({', '.join(sorted({kill.process for kill in kills}))})"


def _evidence(found: list[Evidence]) -> tuple[Evidence, ...]:
    return (found[0], *(item.related() for item in found[1:5]))


def _is_recent(kill: OomKill, incident: Incident) -> bool:
    return kill.time is None or incident.collected_at - kill.time < LATELY
