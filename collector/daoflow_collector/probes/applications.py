"""`applications`: the containers of the projects that DaoFlow deployed on this engine, the live side of their state."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from daoflow_bundle.name import member_slug
from daoflow_bundle.outcome import Outcome

from daoflow_collector.context import Context, LogEntry
from daoflow_collector.engine.deployed_projects import project_of
from daoflow_collector.engine.project_containers import PROJECT_LABEL, FoundContainer
from daoflow_collector.logs.stream import TooSlowError
from daoflow_collector.probe import Ended, Priority, Probe
from daoflow_collector.probes.compose_ps import ps_entry
from daoflow_collector.probes.engine_guard import with_engine
from daoflow_collector.probes.logs import container_log

if TYPE_CHECKING:
    import docker

LOG_LINES = 100
_LOG_BYTES = 20_000
_TIMEOUT_S = 15.0
_BY_LABEL = "Engine API GET /containers/json by label com.docker.compose.project.working_dir, or a deployment's name"


def _projects(context: Context) -> dict[str, list[FoundContainer]]:
    projects: dict[str, list[FoundContainer]] = {}
    for container in context.discovery.deployed.containers:
        projects.setdefault(project_of(container.labels, container.name), []).append(container)
    return projects


def _write_log(context: Context, client: docker.APIClient, container: FoundContainer, path: str, until: float) -> str:
    """Write a container's newest lines. Return what ended them early, empty when nothing did."""
    log = container_log(client, container, LOG_LINES, until)
    trouble = ""
    lines: deque[LogEntry] = deque(maxlen=LOG_LINES)
    try:
        lines.extend(log.entries())
    except TooSlowError:
        trouble = "too slow to read all of its log"
    if lines:
        context.sink.log(path, lines, how=log.how, budget_bytes=_LOG_BYTES, tail=LOG_LINES)
    return log.trouble or trouble


def _write_surroundings(
    context: Context, client: docker.APIClient, project: str, containers: Sequence[FoundContainer], folder: str
) -> None:
    """Write the project's networks, volumes and images: their labels and tags tell what a name in the Compose file became."""
    from docker.errors import NotFound

    label = {"label": [f"{PROJECT_LABEL}={project}"]}
    images: list[Any] = []
    for image in sorted({str(item.inspect.get("Image", "")) for item in containers} - {""}):
        try:
            images.append(client.inspect_image(image))  # type: ignore[no-untyped-call]
        except NotFound:
            continue  # removed under its container, whose own inspect still names it
    networks, volumes = client.networks(filters=label), client.volumes(filters=label).get("Volumes")
    for name, found in (("networks", networks), ("volumes", volumes), ("images", images)):
        if found:
            context.sink.json(f"{folder}/{name}.json", found, how=f"Engine API GET /{name} of the project")


@with_engine
def collect(context: Context, client: docker.APIClient) -> Ended:
    """Write each project's ps, inspect documents and short logs."""
    deployed = context.discovery.deployed
    until = time.monotonic() + max(context.deadline_s - 3.0, 1.0)
    notes: list[str] = []
    sought = deployed.sought
    if sought.projects or sought.containers:
        names = {"projects": sorted(sought.projects), "containers": sorted(sought.containers)}
        context.sink.json("applications/sought.json", names, how="names of DaoFlow's deployments on this host")
    for project, containers in _projects(context).items():
        folder = f"applications/{member_slug(project)}"
        entries = [ps_entry(item) for item in containers if not item.one_off]
        context.sink.json(f"{folder}/ps.json", entries, how=_BY_LABEL)
        if time.monotonic() < until:
            _write_surroundings(context, client, project, containers, folder)
        seen: dict[str, int] = {}
        for container in containers:
            context.sink.json(f"{folder}/containers/{member_slug(container.name)}/inspect.json", container.inspect)
            service = member_slug(container.service or container.name)
            seen[service] = seen.get(service, 0) + 1
            suffix = "" if seen[service] == 1 else f".{seen[service]}"
            if time.monotonic() > until:
                notes.append(f"{container.name}: no time left for its log")
                continue
            trouble = _write_log(context, client, container, f"{folder}/logs/{service}{suffix}.log", until)
            notes += [f"{container.name}: {trouble}"] if trouble else []
    if deployed.error is not None and (context.host.replay is None or deployed.containers):
        return Ended(Outcome.PARTIAL if deployed.containers else Outcome.FAILED, deployed.error)
    if not deployed.containers:
        reason = "not in the recording" if deployed.error else "no container on this engine was deployed by DaoFlow"
        return Ended(Outcome.ABSENT, reason)
    if deployed.left_out:
        notes.append(f"{deployed.left_out} more containers of deployed projects were left out")
    # A log that cannot be read back is the operator's choice for an application, not a gap in DaoFlow's evidence.
    return Ended(Outcome.COLLECTED, "; ".join(notes))


PROBE = Probe(
    source="applications",
    how=f"{_BY_LABEL}; /containers/{{id}}/json, /containers/{{id}}/logs; /networks, /volumes, /images of the project",
    reason="what really runs of the projects that DaoFlow deployed here, also when somebody made it again by hand",
    priority=Priority.NORMAL,
    timeout_s=_TIMEOUT_S,
    limit=f"10 projects, 40 containers, newest {LOG_LINES} lines each; asked and failing ones first",
    collect=collect,
)
