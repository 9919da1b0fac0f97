"""Everything that has more than one side → the fact `States`."""

from __future__ import annotations

from daoflow_analyzer.decode.documents import Documents
from daoflow_analyzer.facts.applications import Applications
from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.facts.deployments import Deployments
from daoflow_analyzer.facts.state import Difference, States
from daoflow_analyzer.state_diff.applications import application_sides
from daoflow_analyzer.state_diff.control_plane import control_plane_sides
from daoflow_analyzer.state_diff.sides import Sides
from daoflow_analyzer.state_diff.three_way import service_differences


def find_states(
    documents: Documents,
    *,
    compose: Compose | None,
    containers: Containers | None,
    deployments: Deployments | None,
    applications: Applications | None,
) -> States | None:
    """Compare all services; None when nothing has two sides. Of replicas that differ alike, one row stands for all."""
    sides: list[Sides] = []
    if compose is not None and containers is not None:
        sides += control_plane_sides(documents, compose, containers)
    if deployments is not None:
        sides += application_sides(documents, deployments, applications)
    if not sides:
        return None
    rows: dict[tuple[str | None, ...], Difference] = {}
    for one in sides:
        for item in service_differences(one):
            key = (item.deployment, item.service, item.path, item.declared, item.frozen, item.live)
            rows.setdefault(key, item)
    return States(tuple(rows.values()), len(sides))
