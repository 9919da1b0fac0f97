"""The record says healthy, the containers say otherwise

What it looks for
    The newest deployment of a service on this host was recorded as a success, and its containers are stopped, restarting, unhealthy
    or gone.

Why it matters
    DaoFlow looks at containers once, at the end of a deployment: without a health check even a crashing one counts as healthy, and
    what happens later never changes the record.

How to confirm
    `docker compose --project-name PROJECT ps --all` on the server.

What to do
    Find out who or what stopped them (engine events, exit code), then start them or deploy again.

When it is wrong
    A container that is meant to run once and ended with 0 is fine and is not counted.

Playbook
    Deployments Fail Or Stall: whether the dashboard deployment details show a difference between declared config, frozen deployment
    input, and last observed live state.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.applications import Applications, unheard
from daoflow_analyzer.facts.containers import Container, HealthState, State
from daoflow_analyzer.facts.deployments import Deployment, Deployments
from daoflow_analyzer.facts.engine import Engine, EngineEvent
from daoflow_analyzer.facts.exit_codes import coded
from daoflow_analyzer.facts.state import States
from daoflow_analyzer.finding import Confidence, Effect, Finding, NextStep, Section, Severity, Where, word
from daoflow_analyzer.rule import Rule

from daoflow_rules.compose_state.rows import CONTAINER, is_drift

RULE = Rule(
    code="DP017",
    name="deployment-record-contradicts-runtime",
    title="The record says healthy, the containers say otherwise",
    section=Section.DEPLOYMENTS,
    item="whether the dashboard deployment details show a difference",
    severity=Severity.HIGH,
)
LOOP = 3
ONE_SHOT = ("no", "")


def check(
    deployments: Deployments, applications: Applications, engine: Engine | None, states: States | None
) -> Iterator[Finding]:
    """Yield a finding for each newest deployment whose success its containers deny."""
    newest: dict[tuple[str, str, str], Deployment] = {}
    for item in deployments.all:
        newest.setdefault(item.stack, item)
    for item in newest.values():
        if not item.is_good or item.is_local is False:
            continue
        told = _told_as_drift(item, states)
        found = [one for one in _of(applications, item) if one.name not in told]
        unwell = [(one, words) for one in found if (words := unwell_words(one, _last_end(one, engine))) is not None]
        if unwell:
            first = unwell[0][0]
            home = applications.container(first.name)
            mute = unheard(home[0] if home is not None else None, [first.service])
            yield _finding(item, unwell, _last_end(first, engine), mute)


def _told_as_drift(item: Deployment, states: States | None) -> frozenset[str]:
    """Return the containers whose end ST002 tells: one event is one finding."""
    rows = states.differences if states is not None else ()
    own = (one for one in rows if one.deployment == item.id and one.path.startswith(CONTAINER) and is_drift(one))
    return frozenset(one.path.removeprefix(CONTAINER) for one in own)


def _last_end(container: Container, engine: Engine | None) -> EngineEvent | None:
    """Return the last end of a container that runs again: the engine then shows 0 for it, and only its event tells."""
    return engine.last_end_of(container.name) if engine is not None and container.is_running else None


def unwell_words(container: Container, last_end: EngineEvent | None) -> str | None:
    """Say what is wrong with a container of a deployment that counts as healthy, or None."""
    if container.state is State.EXITED:
        if container.exit_code == 0 and container.restart_policy in ONE_SHOT:
            return None
        return f"has exited ({coded(container.exit_code)}{', out of memory' if container.oom_killed else ''})"
    if container.state is State.RESTARTING or container.restart_count >= LOOP:
        code = container.exit_code if container.state is State.RESTARTING else None
        code = last_end.exit_code if last_end is not None else code
        last = f"last exit code {coded(code)}" if code is not None else "its last exit code is not in this bundle"
        return f"has restarted {container.restart_count} times ({last})"
    if container.state is not State.RUNNING:
        return f"is {container.state.value}"
    return "is unhealthy" if container.health is HealthState.UNHEALTHY else None


def _of(applications: Applications, item: Deployment) -> tuple[Container, ...]:
    """Return the deployment's containers; of a project that several services deploy into, only its own service's."""
    if not item.is_compose:
        one = applications.container(item.container_name)
        return (one[1],) if one is not None else ()
    found = applications.project(item.compose_project)
    only = item.artifact.snapshot.get("composeServiceName") if item.artifact is not None else None
    if found is None:
        return ()
    return found.of(only) if isinstance(only, str) and only else found.containers


def _finding(
    item: Deployment, unwell: list[tuple[Container, str]], last_end: EngineEvent | None, unheard_of: str
) -> Finding:
    first, words = unwell[0]
    more = f" (and {len(unwell) - 1} more)" if len(unwell) > 1 else ""
    return Finding(
        message=f"Deployment {item.id[:8]} of {item.service} is recorded as a success, and {first.name} {words}{more}.{unheard_of}",
        confidence=Confidence.CERTAIN,
        evidence=(
            *(one.state_evidence() for one, _ in unwell),
            *((last_end.evidence().related(),) if last_end is not None else ()),
            item.evidence("conclusion").against(),
        ),
        next_steps=(
            NextStep(
                "See the containers as they are",
                f"docker ps --all --filter name={word(first.name, 'CONTAINER')}"
                if not item.is_compose
                else f"docker compose --project-name {word(item.compose_project, 'PROJECT')} ps --all",
                expect="exited, restarting or unhealthy; once cured: running (healthy)",
            ),
            NextStep(
                "Read the application's last words",
                f"docker logs --tail=100 {word(first.name, 'CONTAINER')}",
                expect="why it ended",
            ),
            NextStep(
                "Deploy the service again when the reason is known",
                where=Where.DASHBOARD,
                effect=Effect.CHANGES_STATE,
                expect="Health check: completed, and the containers still run a minute later",
            ),
        ),
        subject={"deployment": item.id, "server": item.server or "localhost"},
        is_outcome=True,
    )
