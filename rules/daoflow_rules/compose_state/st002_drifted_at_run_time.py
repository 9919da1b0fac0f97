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
from daoflow_analyzer.finding import Confidence, Effect, Finding, NextStep, Section, Severity, Where
from daoflow_analyzer.rule import Rule

from daoflow_rules.compose_state.rows import brief_ids, by_service, server_of, subject_of
from daoflow_rules.deployments.targets import on_the_server

SHOWN = 2
CONTAINER = "containers."
"""So the path of one container's state begins."""

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
    rows = [
        item
        for item in states.of_class("drifted-at-run-time", "all-differ", "only-live", "only-frozen")
        if _is_drift(item)
    ]
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
            message=f"{service} of deployment {deployment[:8]} runs otherwise than it was deployed: {_told(found)}.{mute}",
            confidence=Confidence.CERTAIN,
            evidence=(places[0], *(item.related() for item in (*places[1:], *said))),
            next_steps=on_the_server(_steps(ended), server_of(deployment, deployments), servers),
            subject=subject_of(deployment, service, deployments),
        )


def _told(found: list[Difference]) -> str:
    """Return the first differences, how many more there are, who made the first and what it does; the state table has all."""
    words = [
        brief_ids(f"{item.path.removeprefix(CONTAINER)} {item.frozen or 'none'} → {item.live or 'none'}")
        for item in found[:SHOWN]
    ]
    more = f", and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    return f"{', '.join(words)}{more} ({found[0].who}): {found[0].breaks}"


def _is_drift(item: Difference) -> bool:
    """Whether it is a change of what was deployed; a service without any container is ST003's, a crash loop DP017's."""
    missing = item.path == "container" and item.state_class == "only-frozen"
    looping = item.path.startswith(CONTAINER) and (item.live or "").startswith("restarting")
    return bool(item.deployment) and not missing and not looping


def _home(ended: list[str], applications: Applications | None) -> Application | None:
    """Return the application that the first container which has ended belongs to."""
    found = applications.container(ended[0]) if applications is not None and ended else None
    return found[0] if found is not None else None


def _steps(ended: list[str]) -> tuple[NextStep, ...]:
    started = f"docker inspect {ended[0]}" if ended else "docker ps --all"
    return (
        NextStep("Look at what runs", started, expect="the live values of the state table"),
        *(
            NextStep("Read its last words", f"docker logs --tail=100 {name}", expect="why it ended")
            for name in ended[:1]
        ),
        NextStep(
            "See who did it",
            "docker events --since 24h --until 0s --filter type=container",
            expect="the stop, kill or create, and its time",
        ),
        NextStep(
            "Redeploy the service, when the change is not meant to stay",
            where=Where.DASHBOARD,
            effect=Effect.CHANGES_STATE,
            expect="the deployment goes through, and the state table is empty",
        ),
    )
