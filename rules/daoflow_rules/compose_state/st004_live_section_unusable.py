"""The exported live section says nothing about now

What it looks for
    A state artifact of the incident's deployment whose `liveRuntime` is a cached snapshot: marked as not authoritative,
    unavailable, or of a version that never verified it. An empty one is normal and only noted in the state table's sources.

Why it matters
    The playbook compares the frozen input with that section. DaoFlow never fills it from the host: what it says may be months old,
    and its diffs are copied.

How to confirm
    `liveRuntime.authoritative` in the artifact, and its `observedAt`.

What to do
    Use the state table of this report, which was taken from the engine, or `docker compose ps` and `docker inspect` on the host
    that runs it.

When it is wrong
    It is not: no version fills that section from an inspection.

Playbook
    Compose State Recovery: compare the declared config, frozen deployment input, and live runtime sections.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.deployments import Deployment, Deployments
from daoflow_analyzer.finding import Confidence, Evidence, Finding, NextStep, Section, Severity
from daoflow_analyzer.rule import Rule

from daoflow_rules.steps import filled

RULE = Rule(
    code="ST004",
    name="live-section-unusable",
    title="The exported live section says nothing about now",
    section=Section.COMPOSE_STATE,
    item="compare the declared config, frozen deployment input, and live runtime sections",
    severity=Severity.LOW,
)
STEPS = (
    NextStep(
        "Take the live side from the engine instead",
        "docker ps --all --filter label=com.docker.compose.project=PROJECT",
        expect="the containers as they are now; on a remote server over ssh",
    ),
)


def check(deployments: Deployments) -> Iterator[Finding]:
    """Yield a finding for each artifact whose live section is there and cannot be relied on."""
    for item in deployments.all:
        words = _words(item)
        if words is not None and item.artifact is not None:
            place = Evidence(item.artifact.member, f"liveRuntime of {item.id}: {words}", pointer="/liveRuntime")
            yield Finding(
                message=f"The live section exported for deployment {item.id[:8]} {words}: live evidence from the engine counts instead.",
                confidence=Confidence.CERTAIN,
                evidence=(place,),
                next_steps=filled(STEPS, PROJECT=item.compose_project),
                subject={"deployment": item.id},
            )


def _words(item: Deployment) -> str | None:
    """Say why the live section cannot be used, None when there is none."""
    live = item.artifact.live if item.artifact is not None else None
    if not live:
        return None
    observed = live.get("observedAt") or live.get("checkedAt")
    when = f" of {observed[:16]}" if isinstance(observed, str) else ""
    if live.get("source") == "unavailable" or live.get("status") == "unavailable":
        return f"is a cached snapshot{when} that cannot confirm anything"
    return f"is a cached snapshot{when}, never an inspection"
