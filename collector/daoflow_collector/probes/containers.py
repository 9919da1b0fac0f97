"""`containers`: the engine's inspect document of every container of the project, running or not."""

from __future__ import annotations

from daoflow_bundle.name import member_slug
from daoflow_bundle.outcome import Outcome

from daoflow_collector.context import Context
from daoflow_collector.probe import COLLECTED, Ended, Priority, Probe
from daoflow_collector.probes.engine_guard import engine_refused


def collect(context: Context) -> Ended:
    """Write what discovery already asked for: one inspect a container, so that the bundle holds one moment."""
    discovery = context.discovery
    if discovery.engine_problem is not None:
        return engine_refused(context)
    for container in discovery.containers:
        context.sink.json(f"containers/{member_slug(container.name)}/inspect.json", container.inspect)
    if discovery.containers_error is not None:
        outcome = Outcome.PARTIAL if discovery.containers else Outcome.FAILED
        return Ended(outcome, discovery.containers_error)
    if not discovery.containers:
        return Ended(Outcome.ABSENT, f"the engine has no container of the project '{discovery.project}'")
    return COLLECTED


PROBE = Probe(
    source="containers",
    how="Engine API GET /containers/json, /containers/{id}/json",
    reason="state, exit code, restarts, health checks, mounts and environment of each container",
    priority=Priority.VITAL,
    timeout_s=10.0,
    limit="every container of the project",
    collect=collect,
)
