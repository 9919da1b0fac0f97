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
    Put the volume line back into the Compose file. For a directory: remove it, and mount the socket that the engine really listens on
    (rootless Docker: under `/run/user/`).

When it is wrong
    On an installation that deploys to remote servers only, a missing socket is a choice.

Playbook
    Control Plane Will Not Start, item 3: /var/run/docker.sock is mounted into the daoflow container.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Container, Containers, Mount
from daoflow_analyzer.facts.engine import Engine
from daoflow_analyzer.facts.health import Health
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.finding import Confidence, Evidence, Finding, NextStep, NotApplicable, Section, Severity
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
        yield _finding(message, evidence, said, mount, compose)
    elif (kind := _kind(mount, engine)) in NO_SOCKET:
        evidence = daoflow.evidence(
            "/Mounts", f"{mount.source} → {mount.destination}: a {kind} on the host, not a socket"
        )
        message = f"What is mounted at {SOCKET} is not a socket: {mount.source} on the host is a {kind}."
        yield _finding(message, evidence, said, mount, compose)
    elif said:
        message = f"DaoFlow found no socket at {SOCKET}, although {mount.source} is mounted there."
        yield _finding(message, said[0], said[1:], mount, compose)


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


def _finding(
    message: str, evidence: Evidence, said: list[Evidence], mount: Mount | None, compose: Compose | None
) -> Finding:
    look = f"ls -ld {mount.source if mount is not None else SOCKET}"
    fix = (
        "remove the empty directory and mount the engine's real socket" if mount is not None else "put the volume back"
    )
    return Finding(
        message=message,
        confidence=Confidence.CERTAIN,
        evidence=(evidence, *(item.related() for item in said)),
        next_steps=(
            NextStep(
                "Look at the socket on the host",
                look,
                expect="a line that begins with s, as sockets do, where the host has one",
            ),
            NextStep(
                "Look at it from inside",
                f"docker compose exec daoflow ls -ld {SOCKET}",
                expect="no such file, or a line that begins with d; once cured: it begins with s",
            ),
            edit_compose(
                f"In the Compose file: {fix} ({SOCKET}:{SOCKET} under volumes of daoflow)",
                compose,
                expect="docker compose config shows the bind mount",
            ),
            recreate("daoflow", expect="[worker] Execution worker started"),
        ),
        subject={"service": "daoflow"},
    )
