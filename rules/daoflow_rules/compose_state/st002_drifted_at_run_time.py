"""What runs is not what was deployed

What it looks for
    A container of a deployed service whose image, environment, ports, mounts, restart policy, state or origin differs from the
    frozen deployment input.

Why it matters
    DaoFlow never looks again after a deployment, and its drift report is not implemented: it says healthy. The next redeploy undoes
    the difference without a word.

How to confirm
    The state table lists each path with both values; `docker inspect CONTAINER` shows the live one.

What to do
    Find out who changed it (another deployment, Compose run by hand). Keep it by declaring it, or redeploy to undo it.

When it is wrong
    A job that ended with 0 and a restart policy of `no` is done, and counts as in sync.

Playbook
    Compose State Recovery: compare the frozen deployment input with the live runtime section before changing anything.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.applications import Application, Applications, unheard
from daoflow_analyzer.facts.deployments import Deployments
from daoflow_analyzer.facts.servers import Servers
from daoflow_analyzer.facts.state import Difference, States
from daoflow_analyzer.finding import Confidence, Effect, Finding, NextStep, Section, Severity, Where, word
from daoflow_analyzer.rule import Rule

from daoflow_rules.compose_state.rows import CONTAINER, brief_ids, by_service, is_drift, server_of, subject_of
from daoflow_rules.deployments.targets import on_the_server
from daoflow_rules.steps import past_events

BY_ITSELF = "ended by itself"

RULE = Rule(
    code="ST002",
    name="drifted-at-run-time",
    title="What runs is not what was deployed",
    section=Section.COMPOSE_STATE,
    item="compare the frozen deployment input with the live runtime section before changing anything",
    severity=Severity.HIGH,
    explains=("deployment-record-contradicts-runtime", "live-section-unusable"),
)


def check(
    states: States, deployments: Deployments | None, servers: Servers | None, applications: Applications | None
) -> Iterator[Finding]:
    """Yield one finding for each deployed service that runs otherwise than it was deployed."""
    rows = [item for item in states.differences if is_drift(item)]
    for (deployment, service), found in by_service(rows).items():
        # A container that has ended weighs more than how another one runs, and that more than whose it is.
        found.sort(key=lambda item: (not item.path.startswith(CONTAINER), item.path == "deployment"))
        places = list(dict.fromkeys(item for one in found for item in one.evidence))
        ended = [item.path.removeprefix(CONTAINER) for item in found if item.path.startswith(CONTAINER)]
        home = _home(ended, applications)
        # Only of what has ended does the log say why; of another image or owner it knows nothing.
        said = home.last_words_of([service]) if home is not None else ()
        mute = unheard(home, [service]) if ended else ""
        yield Finding(
            message=f"{_told(deployment, service, found)}.{mute}",
            confidence=Confidence.CERTAIN,
            evidence=(places[0], *(item.related() for item in (*places[1:], *said))),
            next_steps=on_the_server(_steps(service, ended), server_of(deployment, deployments), servers),
            subject=subject_of(deployment, service, deployments),
            is_outcome=bool(ended) and found[0].who == BY_ITSELF and not said,
        )


def _told(deployment: str, service: str, found: list[Difference]) -> str:
    """Return the first difference, how many more there are and who made the first; the state table has all, and what they do."""
    first = found[0]
    more = f", and {len(found) - 1} more" if len(found) > 1 else ""
    if first.path.startswith(CONTAINER) and first.live:
        verb = "has" if first.live.startswith("exited") else "is"
        name = first.path.removeprefix(CONTAINER)
        return f"{name} of deployment {deployment[:8]} {verb} {first.live}{more}: {first.who}"
    change = brief_ids(f"{first.path} {first.frozen or 'none'} → {first.live or 'none'}")
    return f"{service} of deployment {deployment[:8]} runs otherwise than it was deployed: {change}{more} ({first.who})"


def _home(ended: list[str], applications: Applications | None) -> Application | None:
    """Return the application that the first container which has ended belongs to."""
    found = applications.container(ended[0]) if applications is not None and ended else None
    return found[0] if found is not None else None


def _steps(service: str, ended: list[str]) -> tuple[NextStep, ...]:
    started = f"docker inspect {word(ended[0], 'CONTAINER')}" if ended else "docker ps --all"
    return (
        NextStep("Look at what runs", started, expect="the live values of the state table"),
        *(
            NextStep("Read its last words", f"docker logs --tail=100 {word(name, 'CONTAINER')}", expect="why it ended")
            for name in ended[:1]
        ),
        past_events(
            "type=container",
            service,
            container=ended[0] if ended else "",
            expect="the stop, kill or create, and its time",
        ),
        NextStep(
            "Redeploy the service, when the change is not meant to stay",
            where=Where.DASHBOARD,
            effect=Effect.CHANGES_STATE,
            expect="the deployment goes through, and the state table is empty",
        ),
    )
