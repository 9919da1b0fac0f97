"""The published port is taken by something else

What it looks for
    A container that Docker could not start because its port was in use (`port is already allocated`, `address already in use`); a
    DaoFlow that does not run while another program listens or answers on its port.

Why it matters
    The container stays `created` and writes no log at all. The port may well answer, with another program's page: only a body that names
    `daoflow-control-plane` is DaoFlow.

How to confirm
    `docker inspect --format '{{.State.Error}}' daoflow-daoflow-1`, and who holds the port: `ss -ltnp`.

What to do
    Stop what holds the port, or set `DAOFLOW_PORT` in `.env` to a free one (and `BETTER_AUTH_URL`, when people use the port directly), then
    `docker compose up -d`.

When it is wrong
    Docker keeps the error of the last failed start until the next good one: the port may be free again by now.

Playbook
    Control Plane Will Not Start: docker compose ps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Container, Containers, PublishedPort
from daoflow_analyzer.facts.health import Health
from daoflow_analyzer.facts.host import Listener, Ports
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.finding import Confidence, Doubt, Evidence, Finding, NextStep, Section, Severity
from daoflow_analyzer.rule import Rule, Signature

from daoflow_rules.control_plane.startup_lines import LISTENING, is_history
from daoflow_rules.steps import compose_files, edit_files, recreate

IN_USE_INSIDE = Signature(
    id="control-plane-port-in-use",
    pattern=r"^error: Failed to start server\. Is port (?P<port>\d{1,5}) in use\?",
    matches="error: Failed to start server. Is port 3000 in use?",
    misses='211 |     throw new Error("Failed to start server. Is port 3000 in use?");',
    services=("daoflow",),
)

RULE = Rule(
    code="CP014",
    name="host-port-taken",
    title="The published port is taken by something else",
    section=Section.CONTROL_PLANE,
    item="docker compose ps",
    severity=Severity.CRITICAL,
    explains=("control-plane-not-ready", "control-plane-crash-loop"),
    signatures=(IN_USE_INSIDE, LISTENING),
)

REFUSED = re.compile(r"port is already allocated|address already in use|ports are not available", re.IGNORECASE)
ADDRESS = re.compile(r"(?P<ip>\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[[0-9a-fA-F:]*\]):(?P<port>\d{1,5})\b")
ANY = (None, "", "0.0.0.0", "::", "[::]", "*")  # noqa: S104 - only compared, nothing is bound
PROXIES = ("docker-proxy", "rootlesskit", "slirp4netns")


def _may_be_free(port: int | None) -> Doubt:
    return Doubt(
        "the port is free again: Docker keeps the words of the last start that failed",
        _who_listens(port),
        "nothing, and a start is all that is missing",
    )


def _is_ours(port: int | None) -> Doubt:
    return Doubt(
        "it is DaoFlow's own proxy, or another DaoFlow of this host, that has the port on purpose",
        f"docker ps --filter publish={port:d}" if port is not None else "docker ps",
        "a container of yours",
    )


def _fails_otherwise(port: int | None) -> Doubt:
    return Doubt(
        "it may not listen there for another reason: the line only asks whether the port is in use",
        _who_listens(port),
        "nobody on it",
    )


def _who_listens(port: int | None) -> str:
    return f"ss -ltnp sport = :{port:d}" if port is not None else "ss -ltnp"


def check(
    containers: Containers, ports: Ports | None, health: Health | None, logs: Logs | None, compose: Compose | None
) -> Iterator[Finding]:
    """Yield one finding a container that cannot have its port."""
    for container in containers.all:
        if container.is_running:
            continue
        if REFUSED.search(container.error):
            yield _cannot_start(container, ports, containers, compose)
        elif container.service == "daoflow" and (finding := _answered_by_another(container, ports, health)) is not None:
            yield finding
    hit = logs.last(IN_USE_INSIDE.id) if logs is not None else None
    if hit is not None and logs is not None and not is_history(hit, logs, LISTENING):
        yield _finding(
            f"DaoFlow cannot listen on port {hit.groups['port']}: it is in use on its network.",
            Confidence.CERTAIN,
            (hit.evidence(),),
            "daoflow",
            int(hit.groups["port"]),
            doubt=_fails_otherwise(int(hit.groups["port"])),
        )


def _cannot_start(
    container: Container, ports: Ports | None, containers: Containers, compose: Compose | None
) -> Finding:
    match, published = ADDRESS.search(container.error), _published(container)
    port = int(match["port"]) if match is not None else published.host_port if published is not None else None
    address = match["ip"] if match is not None else published.host_ip if published is not None else None
    holder = _holder(port, address, ports)
    owner = _name(holder) if holder is not None else _other_container(port, container, containers)
    where = f"port {port}" if port is not None else "its port"
    return _finding(
        f"The {container.service} container cannot start: {where} is taken" + (f" by {owner}." if owner else "."),
        Confidence.CERTAIN,
        (
            container.evidence("/State/Error", container.error),
            container.state_evidence().related(),
            *((holder.evidence().related(),) if holder is not None else ()),
        ),
        container.service,
        port,
        doubt=_may_be_free(port) if holder is None else None,
        compose=compose,
    )


def _answered_by_another(container: Container, ports: Ports | None, health: Health | None) -> Finding | None:
    """Return a finding when daoflow does not run and its port is served nevertheless."""
    published = _published(container)
    if published is None:
        return None
    port = published.host_port
    holder = _holder(port, published.host_ip, ports)
    answer = health.health if health is not None else None
    foreign = answer is not None and answer.status is not None and not answer.is_daoflow
    if not (foreign or (holder is not None and holder.process not in PROXIES)):
        return None
    owner = _name(holder) if holder is not None else "another program"
    evidence = [holder.evidence()] if holder is not None else []
    evidence += [answer.evidence()] if answer is not None and foreign else []
    return _finding(
        f"The daoflow container does not run, and {owner} has its port {port}.",
        Confidence.LIKELY,
        (evidence[0], *(item.related() for item in evidence[1:]), container.state_evidence().related()),
        "daoflow",
        port,
        doubt=_is_ours(port),
    )


def _published(container: Container) -> PublishedPort | None:
    return next((item for item in container.ports if item.host_port is not None), None)


def _holder(port: int | None, address: str | None, ports: Ports | None) -> Listener | None:
    """Return who listens on the port at an address that leaves no room for ours."""
    listeners = ports.on(port) if ports is not None and port is not None else ()
    in_the_way = (item for item in listeners if address in ANY or item.address in (*ANY, address))
    return max(in_the_way, key=lambda item: item.process is not None, default=None)


def _name(holder: Listener) -> str:
    if holder.process in PROXIES:
        return "another container"
    return f"{holder.process} (pid {holder.pid})" if holder.process is not None else "a process that could not be named"


def _other_container(port: int | None, own: Container, containers: Containers) -> str | None:
    others = (item for item in containers.all if item.is_running and item.id != own.id)
    return next((item.name for item in others if any(bound.host_port == port for bound in item.ports)), None)


def _finding(
    message: str,
    confidence: Confidence,
    evidence: tuple[Evidence, ...],
    service: str,
    port: int | None,
    *,
    doubt: Doubt | None,
    compose: Compose | None = None,
) -> Finding:
    daoflow = service == "daoflow"
    setting = "DAOFLOW_PORT in .env" if daoflow else f"the port of {service} in the Compose file"
    return Finding(
        message=message,
        confidence=confidence,
        severity=None if daoflow else Severity.HIGH,
        evidence=evidence,
        next_steps=(
            NextStep(
                "See which process holds the port",
                _who_listens(port),
                expect="nothing, or the program that has to give way",
            ),
            NextStep(
                "See whether another container publishes it",
                f"docker ps --filter publish={port:d}" if port is not None else "docker ps",
                expect="no line, or the container that has to give way",
            ),
            edit_files(
                f"Stop what holds it, or set {setting} to a free port (BETTER_AUTH_URL too, when people use the port directly)",
                *((".env",) if daoflow else compose_files(compose)),
                expect="ss shows the port as free",
            ),
            recreate(service, expect=f"{service} is up and publishes its port"),
        ),
        subject={"service": service, "port": str(port)} if port is not None else {"service": service},
        explains=None if daoflow else (),
        doubt=doubt,
    )
