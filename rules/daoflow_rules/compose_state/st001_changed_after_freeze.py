"""What is declared is not what was deployed

What it looks for
    A service whose declared configuration (Compose files and `.env` now, rows of services) differs from what its deployment froze
    or its container was made from.

Why it matters
    The edit is not in effect. The next redeploy brings it, together with whatever else was meant for that deployment.

How to confirm
    The state table lists each path; `docker compose config` and `docker inspect` show both sides.

What to do
    Redeploy when the edit is meant, take it back when it is not.

When it is wrong
    Between an edit and its redeploy the two differ on purpose.

Playbook
    Compose State Recovery: compare the declared config, frozen deployment input, and live runtime sections.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.deployments import Deployments
from daoflow_analyzer.facts.state import Difference, States
from daoflow_analyzer.finding import Confidence, Effect, Evidence, Finding, NextStep, Section, Severity, Where, word
from daoflow_analyzer.rule import Rule

from daoflow_rules.compose_state.rows import by_service, subject_of, told

RULE = Rule(
    code="ST001",
    name="changed-after-freeze",
    title="What is declared is not what was deployed",
    section=Section.COMPOSE_STATE,
    item="compare the declared config, frozen deployment input, and live runtime sections",
    severity=Severity.MEDIUM,
)


def check(states: States, deployments: Deployments | None) -> Iterator[Finding]:
    """Yield one finding for each service with a redeploy pending."""
    rows = states.of_class("changed-after-freeze", "only-declared", "all-differ")
    for (deployment, service), found in by_service(rows).items():
        yield Finding(
            message=f"{service} is declared otherwise than it was deployed ({told(found, 'frozen', 'declared')}): {found[0].who}.",
            confidence=Confidence.CERTAIN,
            evidence=_evidence(found),
            next_steps=_steps(deployment, service),
            subject=subject_of(deployment, service, deployments),
        )


def _evidence(found: list[Difference]) -> tuple[Evidence, ...]:
    places = list(reversed(found[0].evidence))
    return (places[0], *(item.related() for item in places[1:]))


def _steps(deployment: str, service: str) -> tuple[NextStep, ...]:
    if not deployment:
        return (
            NextStep(
                "See what Compose would make",
                f"docker compose config {word(service, 'SERVICE')}",
                expect="the edit that is meant",
            ),
            NextStep(
                "Put it into effect (restart would not)",
                f"docker compose up -d {word(service, 'SERVICE')}",
                effect=Effect.CHANGES_STATE,
                expect="the container is recreated",
            ),
        )
    return (
        NextStep(
            "Compare the service's settings with its last deployment",
            where=Where.DASHBOARD,
            expect="the edit that is meant",
        ),
        NextStep(
            "Redeploy the service",
            where=Where.DASHBOARD,
            effect=Effect.CHANGES_STATE,
            expect="the deployment goes through, and the state table is empty",
        ),
    )
