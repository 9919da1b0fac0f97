"""The Docker socket is not in the daoflow container

What it looks for
    Nothing is mounted at `/var/run/docker.sock` in the daoflow container, or what is mounted there is not a socket: Docker makes an
    empty directory when the path does not exist on the host.

Why it matters
    Without the socket DaoFlow's worker is switched off and deployments stay queued, although `/ready` answers 200. With a directory
    in its place the worker starts and every deployment to this host fails.

How to confirm
    `docker compose exec daoflow ls -l /var/run/docker.sock`: the line must begin with `s`.

What to do
    Put the volume line back into the Compose file. Where a directory stands on the host instead: mount the socket that the engine really
    listens on (rootless Docker: under `/run/user/`), or take the empty directory away and restart Docker, and make the container anew.

When it is wrong
    On an installation that deploys to remote servers only, a missing socket is a choice.

Playbook
    Control Plane Will Not Start, item 3: /var/run/docker.sock is mounted into the daoflow container.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Container, Containers, Mount
from daoflow_analyzer.facts.engine import Engine
from daoflow_analyzer.facts.health import Health
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.finding import (
    Confidence,
    Effect,
    Evidence,
    Finding,
    NextStep,
    NotApplicable,
    Section,
    Severity,
    Where,
)
from daoflow_analyzer.rule import Rule, Signature

from daoflow_rules.control_plane.startup_lines import is_history
from daoflow_rules.steps import edit_compose, recreate

NOT_FOUND = Signature(
    id="docker-socket-not-found",
    pattern=r"^\[worker\] Docker socket not found at (?P<path>\S+)",
    matches="[worker] Docker socket not found at /var/run/docker.sock — execution worker disabled",
    misses="[worker] Execution worker started (poll interval: 5000ms)",
    services=("daoflow",),
)
WORKER_STARTED = Signature(
    id="execution-worker-started",
    pattern=r"^\[worker\] Execution worker started",
    matches="[worker] Execution worker started (poll interval: 5000ms)",
    misses="[worker] Execution worker stopping",
    services=("daoflow",),
)

RULE = Rule(
    code="CP006",
    name="docker-socket-not-mounted",
    title="The Docker socket is not in the daoflow container",
    section=Section.CONTROL_PLANE,
    item="/var/run/docker.sock is mounted into the daoflow container",
    severity=Severity.CRITICAL,
    explains=("deployment-stalled", "docker-execution-failed", "image-pull-failed", "target-docker-unreachable"),
    signatures=(NOT_FOUND, WORKER_STARTED),
)

SOCKET = "/var/run/docker.sock"
WORKS = "[worker] Execution worker started, with a time after this; what was queued then runs"
AGAIN = NextStep(
    "Make the container anew, so that it gets what stands at the path now (without --force-recreate nothing would happen)",
    "docker compose up -d --force-recreate daoflow",
    effect=Effect.CHANGES_STATE,
    expect=WORKS,
)
WAITED = NextStep(
    "See what became of the deployments that waited: one that failed meanwhile has to be deployed again",
    "daoflow status --json",
    where=Where.CLI,
    expect="none that is queued any more",
)
# /var/run is a link to /run in the image; a mount of the whole folder brings the socket with it.
PLACES = (SOCKET, "/run/docker.sock", "/var/run", "/run")
# "absent" proves nothing: the collector may see other paths than the engine (rootless, or itself in a container).
NO_SOCKET = ("directory", "file")


def check(
    containers: Containers, logs: Logs | None, health: Health | None, engine: Engine | None, compose: Compose | None
) -> Iterator[Finding | NotApplicable]:
    """Yield a finding when daoflow has no socket to the engine."""
    daoflow = containers.one("daoflow")
    if daoflow is None:
        yield NotApplicable("there is no daoflow container")
        return
    mount = next((item for path in PLACES if (item := daoflow.mount(path)) is not None), None)
    said = _said(logs, health)
    if mount is None:
        evidence = daoflow.evidence("/Mounts", f"daoflow has no mount at {SOCKET}: {_destinations(daoflow)}")
        message = (
            f"{SOCKET} is not mounted into the daoflow container: no deployment runs, although DaoFlow says ready."
        )
        yield _finding(message, evidence, said, _mount_it(compose))
    elif (kind := _kind(mount, engine)) in NO_SOCKET:
        evidence = daoflow.evidence(
            "/Mounts", f"{mount.source} → {mount.destination}: a {kind} on the host, not a socket"
        )
        message = f"What is mounted at {SOCKET} is not a socket: {mount.source} on the host is a {kind}."
        yield _finding(message, evidence, said, _replace_it(mount.source, kind, compose))
    elif said:
        message = f"DaoFlow found no socket at {SOCKET} when it started, although {mount.source} of the host is mounted there."
        yield _finding(message, said[0], said[1:], _look_again(mount.source))


def _said(logs: Logs | None, health: Health | None) -> list[Evidence]:
    """Return what DaoFlow itself says about the socket at its last start."""
    hit = logs.last(NOT_FOUND.id) if logs is not None else None
    found = (
        [hit.evidence()] if logs is not None and hit is not None and not is_history(hit, logs, WORKER_STARTED) else []
    )
    if not found:
        return []
    return found + [
        Evidence("health/ready.json", f"{item.name}: {item.status}", pointer=f"/body/checks/{item.index}/status")
        for item in (health.checks if health is not None else ())
        if item.status == "skipped"
    ]


def _kind(mount: Mount, engine: Engine | None) -> str | None:
    """Say what stands at the mount's source on the host; None when nobody looked."""
    if mount.source_kind is not None:
        return mount.source_kind
    same = engine is not None and engine.endpoint == f"unix://{mount.source}"
    return engine.socket_kind if engine is not None and same else None


def _destinations(daoflow: Container) -> str:
    return ", ".join(item.destination for item in daoflow.mounts) or "nothing is mounted"


def _finding(message: str, evidence: Evidence, said: list[Evidence], steps: Iterable[NextStep]) -> Finding:
    return Finding(
        message=message,
        confidence=Confidence.CERTAIN,
        evidence=(evidence, *(item.related() for item in said)),
        next_steps=(*steps, WAITED),
        subject={"service": "daoflow"},
    )


def _mount_it(compose: Compose | None) -> tuple[NextStep, ...]:
    """Return what to do where the Compose file lacks the line."""
    return (
        NextStep(
            "Look for the socket on the host",
            f"ls -ld {SOCKET}",
            expect="a line that begins with s; no such file where Docker listens elsewhere (docker context inspect names the address)",
        ),
        edit_compose(
            f"In the Compose file: put {SOCKET}:{SOCKET} back under volumes of daoflow",
            compose,
            expect="docker compose config shows the bind mount",
        ),
        recreate("daoflow", expect=WORKS),
    )


def _replace_it(source: str, kind: str, compose: Compose | None) -> tuple[NextStep, ...]:
    """Return what to do where something else stands on the host in the socket's place."""
    look = NextStep(
        "See where Docker really listens",
        "docker context inspect --format '{{.Endpoints.docker.Host}}'; systemctl is-active docker.socket",
        expect=f"another path than {source}: that one belongs into the Compose file",
    )
    clear = NextStep(
        f"Only where Docker is to listen at {source} itself: take the empty directory away and let systemd make the socket anew",
        f"sudo rmdir {shlex.quote(source)} && sudo systemctl restart docker.socket docker",
        effect=Effect.CHANGES_STATE,
        impact="the engine restarts: containers without live-restore go down and come up again",
        expect="nothing printed; rmdir takes nothing away but an empty directory, and refuses a socket",
    )
    is_directory = kind == "directory"
    mount = edit_compose(
        f"{'Or mount' if is_directory else 'Mount'} the path where Docker listens to {SOCKET} of daoflow, in the Compose file",
        compose,
        expect="docker compose config shows it",
    )
    return (look, *((clear,) if is_directory else ()), mount, AGAIN)


def _look_again(source: str) -> tuple[NextStep, ...]:
    """Return what to do where the socket is mounted and was not there when DaoFlow started: the Compose file needs no change."""
    return (
        NextStep(
            "Look at it on the host", f"ls -ld {shlex.quote(source)}", expect="a line that begins with s, as sockets do"
        ),
        NextStep(
            "Look at it from inside",
            f"docker compose exec daoflow ls -ld {SOCKET}",
            expect="no such file, or a line that begins with d; once cured: it begins with s",
        ),
        AGAIN,
    )
