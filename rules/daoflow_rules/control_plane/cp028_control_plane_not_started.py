"""DaoFlow does not run: its container was not started

What it looks for
    A daoflow container that was created and never started, while postgres and redis run; or one that ended although its restart
    policy would have started it again, which only somebody's `docker stop` does; or one that is paused; or none at all;
    or one that the engine could not start, with what it said (an address that this host does not have, a mount, a network, a command); or
    one that runs another program, which the Compose files set, and has neither answered nor written a line.

Why it matters
    `docker compose up` gives up when a dependency is slow to become healthy (`dependency failed to start`), and leaves DaoFlow
    created. Nobody starts it afterwards, although the dependency is well by then.

How to confirm
    `docker compose ps --all`: daoflow is created or exited, the others are up.

What to do
    Start it: `docker compose up -d`.

When it is wrong
    Somebody stopped it on purpose, or is starting it at this moment. Created less than a minute ago is not reported.

Playbook
    Control Plane Will Not Start: postgres is healthy before daoflow starts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.compose_ps import ComposePs
from daoflow_analyzer.facts.containers import Container, Containers, HealthState, State
from daoflow_analyzer.facts.coverage import Coverage
from daoflow_analyzer.facts.exit_codes import coded
from daoflow_analyzer.facts.health import Health
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.finding import (
    Confidence,
    Doubt,
    Effect,
    Evidence,
    FactMissingError,
    Finding,
    NextStep,
    Section,
    Severity,
    word,
)
from daoflow_analyzer.rule import Rule
from daoflow_bundle.outcome import Outcome

from daoflow_rules.control_plane.cp014_host_port_taken import ADDRESS
from daoflow_rules.control_plane.cp014_host_port_taken import REFUSED as PORT_TAKEN
from daoflow_rules.control_plane.doubts import paused_for_a_copy, stopped_on_purpose
from daoflow_rules.control_plane.engine_words import engine_words
from daoflow_rules.control_plane.last_words import in_a_sentence
from daoflow_rules.steps import compose_files, edit_files, past_events, recreate, show_containers, unpause

RULE = Rule(
    code="CP028",
    name="control-plane-not-started",
    title="DaoFlow does not run: its container was not started",
    section=Section.CONTROL_PLANE,
    item="postgres is healthy before daoflow starts",
    severity=Severity.HIGH,
    explains=("control-plane-not-ready", "control-plane-crash-loop"),
)
JUST_MADE = timedelta(minutes=1)
NEEDED = ("postgres", "redis")
NO_SUCH_ADDRESS = "cannot assign requested address"
STILL_WAITING = Doubt(
    "somebody's docker compose up still waits for what DaoFlow depends on",
    "ps aux | grep '[c]ompose up'",
    "it",
)
ON_PURPOSE = stopped_on_purpose("daoflow", "a copy, an upgrade or a repair")
SLOW_START = Doubt(
    "that program starts DaoFlow in its own way, and has not come so far",
    "docker compose logs --tail=50 daoflow",
    "DaoFlow's own lines",
)
ELSEWHERE = Doubt(
    "it runs under another project",
    "docker ps --all --filter label=com.docker.compose.service=daoflow",
    "a container whose name begins with that project",
)
FOR_A_COPY = paused_for_a_copy("daoflow", "it")
START = NextStep(
    "Start it",
    "docker compose up -d daoflow",
    effect=Effect.CHANGES_STATE,
    expect="daoflow is up, and DaoFlow control plane listening stands in its log",
)


def check(
    containers: Containers,
    incident: Incident,
    compose: Compose | None,
    health: Health | None,
    listed: ComposePs | None,
    *,
    coverage: Coverage | None,
) -> Iterator[Finding]:
    """Yield a finding when DaoFlow only has to be started."""
    container = containers.one("daoflow")
    if containers.from_disk or not all(_is_well(containers.one(name)) for name in NEEDED):
        return
    if container is None:
        if listed is not None and any(row.service == "daoflow" for row in listed.rows):
            raise FactMissingError("docker compose ps lists daoflow, and its container was not inspected", "containers")
        yield _removed(containers, health)
        return
    if container.state is State.PAUSED:
        yield _paused(container)
        return
    if _is_silent(container, health, coverage):
        yield from _something_else(container, compose)
        return
    said = engine_words(container)
    if PORT_TAKEN.search(container.error):
        return
    if said and container.state in (State.CREATED, State.EXITED):
        yield _refused(container, said, compose)
        return
    how = _how(container, incident)
    if how is not None:
        yield Finding(
            message=f"DaoFlow does not run: its container {how}. PostgreSQL and Redis run; nothing keeps it from starting.",
            confidence=Confidence.LIKELY,
            evidence=(container.state_evidence(),),
            next_steps=(
                show_containers("daoflow alone is not up; once cured: all are up and healthy"),
                START,
            ),
            subject={"service": "daoflow"},
            # Who came for something else: whoever stopped DaoFlow did so meanwhile.
            severity=Severity.INFO if container.state is State.EXITED and incident.has_named else None,
            doubt=STILL_WAITING if container.state is State.CREATED else ON_PURPOSE,
        )


def _refused(container: Container, said: str, compose: Compose | None) -> Finding:
    bind = ADDRESS.search(container.error) if NO_SUCH_ADDRESS in container.error else None
    # Docker's sentence names it at its end, where a report cuts.
    why = f"it is to listen on {bind['ip']}, which is no address of this host" if bind is not None else said
    return Finding(
        message=f"DaoFlow does not run: Docker could not start its container: {why}.",
        confidence=Confidence.CERTAIN,
        evidence=(container.evidence("/State/Error", container.error), container.state_evidence().related()),
        next_steps=(
            show_containers("daoflow alone is not up; once cured: all are up and healthy"),
            *((_see_addresses(bind["ip"]),) if bind is not None else ()),
            NextStep(
                "Read what Docker says now",
                f"docker inspect --format '{{{{.State.Error}}}}' {word(container.name, 'CONTAINER')}",
                expect="the same words; what they name stands in the Compose file or in .env (ports, mounts, networks, command)",
            ),
            edit_files(
                "Set DAOFLOW_BIND in .env to an address of this host, or to 127.0.0.1 behind a proxy (BETTER_AUTH_URL too, where it has it)"
                if bind is not None
                else "Correct what they name in the Compose file or in .env",
                ".env",
                *compose_files(compose),
            ),
            recreate("daoflow", expect=START.expect),
        ),
        subject={"service": "daoflow"},
    )


def _see_addresses(ip: str) -> NextStep:
    return NextStep("See which addresses this host has", "ip -brief address", expect=f"a list without {ip}")


def _is_silent(container: Container, health: Health | None, coverage: Coverage | None) -> bool:
    """Whether it runs and nothing of DaoFlow was ever seen of it: no answer, no line."""
    answers = health is not None and any(one.is_daoflow for one in health.endpoints.values())
    log = coverage.sources.get("logs/daoflow") if coverage is not None else None
    return container.is_running and not answers and log is not None and log.outcome is Outcome.EMPTY


def _something_else(container: Container, compose: Compose | None) -> Iterator[Finding]:
    """Yield that the Compose files have the container run another program; DaoFlow's own file sets none."""
    declared = compose.services.get("daoflow") if compose is not None else None
    keys = [key for key in ("entrypoint", "command") if declared is not None and declared.definition.get(key)]
    if declared is None or not keys:
        return
    program = " ".join(_words(declared.definition[key]) for key in keys)
    yield Finding(
        message=f"DaoFlow does not run: its container runs {in_a_sentence(program)} instead, as {' and '.join(keys)} of the Compose files"
        " say, and has written nothing.",
        confidence=Confidence.LIKELY,
        evidence=(
            Evidence("compose/config.json", f"daoflow: {keys[0]}: {program}", pointer=f"/services/daoflow/{keys[0]}"),
            container.state_evidence().related(),
        ),
        next_steps=(
            NextStep(
                "See what it runs",
                "docker compose top daoflow",
                expect="that program; once cured: bun packages/server/dist/index.js",
            ),
            edit_files(f"Take {' and '.join(keys)} away from daoflow", *compose_files(compose)),
            recreate("daoflow", expect=START.expect),
        ),
        subject={"service": "daoflow"},
        doubt=SLOW_START,
    )


def _words(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)


def _removed(containers: Containers, health: Health | None) -> Finding:
    neighbours = [one for name in NEEDED if (one := containers.one(name)) is not None]
    answers = [one for one in (health.endpoints.values() if health is not None else ()) if one.is_daoflow]
    return Finding(
        message="DaoFlow does not run: it has no container, running or stopped. PostgreSQL and Redis run; nothing keeps it from starting.",
        # Something of that name answers all the same: it may well run elsewhere.
        confidence=Confidence.POSSIBLE if answers else Confidence.LIKELY,
        evidence=(*(one.state_evidence() for one in neighbours), *(one.evidence().against() for one in answers)),
        next_steps=(
            past_events("event=destroy", "daoflow", expect="the time of the removal"),
            START,
        ),
        subject={"service": "daoflow"},
        doubt=ELSEWHERE,
    )


def _paused(container: Container) -> Finding:
    return Finding(
        message="DaoFlow answers nobody: its container is paused.",
        confidence=Confidence.CERTAIN,
        evidence=(container.state_evidence(),),
        next_steps=(
            show_containers("daoflow (Paused)"),
            unpause("daoflow"),
        ),
        subject={"service": "daoflow"},
        doubt=FOR_A_COPY,
    )


def _is_well(container: Container | None) -> bool:
    return (
        container is not None and container.is_running and container.health in (HealthState.HEALTHY, HealthState.NONE)
    )


def _how(container: Container, incident: Incident) -> str | None:
    """Return how it came to a halt, None when it runs, was just made, or failed by itself."""
    if container.error or container.oom_killed:
        return None
    made = container.created_at
    if container.state is State.CREATED and (made is None or incident.collected_at - made > JUST_MADE):
        return "was created and never started"
    if container.state is State.EXITED and container.is_kept_up:
        return f"was stopped by hand (exit code {coded(container.exit_code)}): its restart policy would have started it again"
    return None
