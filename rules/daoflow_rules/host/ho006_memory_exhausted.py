"""The host ran out of memory

What it looks for
    Kills in the kernel log that no container limit caused, in the last day.

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
from daoflow_analyzer.finding import Confidence, Finding, NextStep, Section, Severity
from daoflow_analyzer.rule import Rule

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

LATELY = timedelta(days=1)


def check(kills: OomKills, incident: Incident, memory: Memory | None) -> Iterator[Finding]:
    """Yield one finding for all kills that the whole host's shortage caused."""
    lately = [kill for kill in kills.kills if kill.constraint == "none" and _is_recent(kill, incident)]
    if not lately:
        return
    names = ", ".join(sorted({kill.process for kill in lately}))
    free = f" {memory.available_bytes / 1e9:.1f} GB are available now." if memory is not None else ""
    yield Finding(
        message=f"The host ran out of memory: the kernel killed {len(lately)} process(es) ({names}).{free}",
        confidence=Confidence.CERTAIN,
        evidence=tuple(
            kill.evidence() if place == 0 else kill.evidence().related() for place, kill in enumerate(lately[:5])
        ),
        next_steps=(
            NextStep("See the kills", "dmesg -T | grep -i -E 'out of memory|oom-kill'", expect="who and when"),
            NextStep("See who uses the memory now", "docker stats --no-stream; free -h", expect="the one that grew"),
        ),
    )


def _is_recent(kill: OomKill, incident: Incident) -> bool:
    return kill.time is None or incident.collected_at - kill.time < LATELY
