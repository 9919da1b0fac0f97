"""The published port does not lead to DaoFlow

What it looks for
    A DaoFlow that runs and says on which port it listens, while the ports of its container that are published are others.

Why it matters
    The log looks fine and every connection is reset. `PORT` set to another number moves DaoFlow away from the port that the Compose file
    publishes and its health check asks; a `PORT` that is no number lets it listen somewhere at random; a mapping such as `8080:80` leads
    past it.

How to confirm
    The last `DaoFlow control plane listening on` line of `docker compose logs daoflow` beside `docker compose port daoflow 3000`.

What to do
    Take `PORT` out of the environment and publish to 3000: `"127.0.0.1:3000:3000"`, the host's side left of the container's. Then recreate
    daoflow.

When it is wrong
    With a proxy in the same Docker network nothing needs to be published, and the rule says nothing as long as nothing is.

Playbook
    First Five Minutes: curl http://127.0.0.1:3000/trpc/health.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Container, Containers
from daoflow_analyzer.facts.health import Health
from daoflow_analyzer.facts.logs import LogHit, Logs
from daoflow_analyzer.finding import Confidence, FactMissingError, Finding, NextStep, Section, Severity
from daoflow_analyzer.rule import Rule, Signature

from daoflow_rules.steps import compose_files, edit_files, recreate

PORT = Signature(
    id="control-plane-listening-port",
    pattern=r"^DaoFlow control plane listening on https?://\S+:(?P<port>\d{1,5})\b",
    matches="DaoFlow control plane listening on http://localhost:3000",
    misses="error: Failed to start server. Is port 3000 in use?",
    services=("daoflow",),
)

RULE = Rule(
    code="CP034",
    name="published-port-mismatch",
    title="The published port does not lead to DaoFlow",
    section=Section.FIRST_FIVE_MINUTES,
    item="curl http://127.0.0.1:3000/trpc/health",
    severity=Severity.CRITICAL,
    explains=("control-plane-not-ready",),
    signatures=(PORT,),
)


def check(containers: Containers, logs: Logs, health: Health | None, compose: Compose | None) -> Iterator[Finding]:
    """Yield one finding when no published port leads to where DaoFlow listens."""
    daoflow = containers.one("daoflow")
    listening = logs.last(PORT.id)
    if daoflow is None or not daoflow.is_running:
        return
    if "daoflow" not in logs.summaries:
        raise FactMissingError("what daoflow said was not captured", "logs/daoflow")
    if listening is None or not _is_of_this_start(listening, daoflow):
        return
    if health is not None and any(endpoint.is_daoflow for endpoint in health.endpoints.values()):
        return
    port = int(listening.groups["port"])
    published = [item for item in daoflow.ports if item.host_port is not None]
    if not published or any(item.container_port == port for item in published):
        return
    other = published[0]
    yield Finding(
        message=(
            f"DaoFlow listens on port {port} in its container, and port {other.host_port} of the host"
            f" leads to {other.container_port} there."
        ),
        confidence=Confidence.CERTAIN,
        evidence=(
            listening.evidence(),
            daoflow.evidence(
                f"/HostConfig/PortBindings/{other.container_port}~1{other.protocol}",
                f"port {other.host_port} of the host leads to {other.container_port}",
            ).related(),
        ),
        next_steps=(
            NextStep(
                "See what is published, and where it leads",
                "docker compose ps --format 'table {{.Service}}\\t{{.Ports}}'",
                expect=f"-> {other.container_port}/{other.protocol} beside daoflow; once mended: -> the port of its listening line",
            ),
            NextStep(
                "See what sets the port",
                "docker compose config daoflow | grep -nE -A4 'PORT:|ports:'",
                expect="a PORT other than 3000, or a target other than it",
            ),
            edit_files(
                "Take PORT out of daoflow's environment, or let the published port lead to 3000",
                *compose_files(compose),
            ),
            recreate("daoflow", expect="daoflow is healthy a minute later"),
        ),
        subject={"service": "daoflow"},
    )


def _is_of_this_start(hit: LogHit, daoflow: Container) -> bool:
    return hit.time is None or daoflow.started_at is None or hit.time >= daoflow.started_at
