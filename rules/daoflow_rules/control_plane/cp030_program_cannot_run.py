"""A container's program cannot be run

What it looks for
    A container that does not stay up and whose last words are the runtime's or the loader's, not the program's: `exec format error`,
    `no such file or directory`, `permission denied` for what it was to run.

Why it matters
    Nothing of the service has started, so that no log of its own tells anything. An image built for another processor (a tag pushed from
    an arm64 machine, `platform:` in an override, an image moved by hand) is the usual reason for the first; a command or an entrypoint
    of an override, or a file mounted over a program, for the others.

How to confirm
    `docker image inspect --format '{{.Os}}/{{.Architecture}}' IMAGE` beside `uname -m`.

What to do
    Fetch the image for this processor (`docker compose pull`, without `platform:` and DOCKER_DEFAULT_PLATFORM), or take the command,
    the entrypoint or the mount out of the override.

When it is wrong
    A script that the container starts later can fail with the same words; then lines of the program stand before them.

Playbook
    Control Plane Will Not Start: docker compose logs --tail=200 daoflow.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Container, Containers, State
from daoflow_analyzer.facts.engine import Engine, Image
from daoflow_analyzer.facts.host import OperatingSystem
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import LogHit, Logs
from daoflow_analyzer.finding import Confidence, Effect, Evidence, Finding, NextStep, Section, Severity, word
from daoflow_analyzer.rule import Rule, Signature

from daoflow_rules.service_symptoms import SYMPTOMS
from daoflow_rules.steps import compose_files, edit_files, recreate

CANNOT_RUN = Signature(
    id="program-cannot-run",
    pattern=r"^exec (?P<program>/?\S{1,200}): (?P<why>exec format error|no such file or directory|permission denied)$",
    matches="exec /usr/local/bin/bun: exec format error",
    misses='error: exec "git": no such file or directory',
)

RULE = Rule(
    code="CP030",
    name="program-cannot-run",
    title="A container's program cannot be run",
    section=Section.CONTROL_PLANE,
    item="docker compose logs --tail=200 daoflow",
    severity=Severity.CRITICAL,
    signatures=(CANNOT_RUN,),
)

WRONG_FORMAT = "exec format error"
PROCESSORS = {"x86_64": "amd64", "aarch64": "arm64", "armv7l": "arm"}
"""The kernel's names and the images'."""

SAME_TRY = timedelta(seconds=30)


def check(
    containers: Containers,
    logs: Logs | None,
    incident: Incident,
    engine: Engine | None,
    *,
    system: OperatingSystem | None,
    compose: Compose | None,
) -> Iterator[Finding]:
    """Yield one finding a container that never got as far as its program."""
    for container in containers.all:
        hit = _last_words(container, logs, incident)
        if hit is not None:
            yield _finding(container, hit, _image(container, engine), system, compose)


def _last_words(container: Container, logs: Logs | None, incident: Incident) -> LogHit | None:
    """Return the complaint of the newest try, None when the container runs by now or wrote anything behind it."""
    hits = logs.hits(CANNOT_RUN.id, service=container.service) if logs is not None else ()
    hit = max(hits, key=lambda one: (one.raw_time, one.line), default=None)
    if hit is None or hit.time is None or container.started_at is None or logs is None:
        return None
    last = logs.summaries[container.service].last_time
    ended = container.state in (State.RESTARTING, State.EXITED, State.DEAD)
    tries = container.restart_count > 0 and incident.collected_at - container.started_at < SAME_TRY
    is_last = last is None or last <= hit.time
    return hit if is_last and (ended or tries) and container.started_at - hit.time < timedelta(minutes=2) else None


def _image(container: Container, engine: Engine | None) -> tuple[int, Image] | None:
    images = enumerate(engine.images) if engine is not None else ()
    return next(((index, item) for index, item in images if item.id == container.image_id), None)


def _finding(
    container: Container,
    hit: LogHit,
    image: tuple[int, Image] | None,
    system: OperatingSystem | None,
    compose: Compose | None,
) -> Finding:
    built = image[1].architecture if image is not None else None
    own = PROCESSORS.get(system.architecture, system.architecture) if system is not None else None
    foreign = bool(hit.groups["why"] == WRONG_FORMAT and built and own and built != own)
    why = (
        f"{container.image} is built for {built}, this host is {own}"
        if foreign
        else f"{hit.groups['program']}: {hit.groups['why']}"
    )
    proof = [hit.evidence(), container.state_evidence().related()]
    if image is not None and foreign:
        words = f"{container.image}: Architecture {built}"
        proof.append(Evidence("engine/images.json", words, pointer=f"/{image[0]}/Architecture").related())
    return Finding(
        message=f"{container.service} cannot run its program: {why}.",
        confidence=Confidence.CERTAIN,
        evidence=tuple(proof),
        next_steps=_steps(container, compose, foreign=foreign),
        subject={"service": container.service},
        explains=SYMPTOMS.get(container.service, ()),
    )


def _steps(container: Container, compose: Compose | None, *, foreign: bool) -> tuple[NextStep, ...]:
    image = word(container.image, "IMAGE")
    service = word(container.service, "SERVICE")
    look = NextStep(
        "See for which processor the image is built, and which one this host has",
        f"docker image inspect --format '{{{{.Os}}}}/{{{{.Architecture}}}}' {image}; uname -m",
        expect="two different processors (x86_64 is amd64, aarch64 is arm64), or the same: then the file itself is not a program",
    )
    settings = NextStep(
        "See what it was to run, and what is mounted into it",
        "docker inspect --format '{{json .Config.Entrypoint}} {{json .Config.Cmd}} {{json .HostConfig.Binds}}' "
        + word(container.name, "CONTAINER"),
        expect="a command, an entrypoint or a mount that DaoFlow's own Compose file does not have",
    )
    mend = edit_files(
        "Name an image that exists for this processor, and take a platform: of another one out"
        if foreign
        else "Take what was put in the program's place (a command, an entrypoint, a mount) out again",
        ".env",
        *compose_files(compose),
        expect="docker compose config --quiet says nothing",
    )
    pull = NextStep(
        "Fetch the image for this host",
        f"docker compose pull {service}",
        effect=Effect.CHANGES_STATE,
        expect="Pulled",
    )
    again = recreate(service, expect=f"{container.service} is up, and its log has lines of its own")
    return (look, settings, mend, *((pull,) if foreign else ()), again)
