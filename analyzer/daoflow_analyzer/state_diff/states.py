"""Everything that has more than one side → the fact `States`."""

from __future__ import annotations

from collections.abc import Mapping

from daoflow_analyzer.decode.documents import Documents
from daoflow_analyzer.facts.applications import Applications
from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.facts.deployments import Deployments
from daoflow_analyzer.facts.engine import Engine
from daoflow_analyzer.facts.state import Compared, Difference, States
from daoflow_analyzer.state_diff.applications import OnServer, application_sides
from daoflow_analyzer.state_diff.control_plane import control_plane_sides
from daoflow_analyzer.state_diff.equal import equal_paths
from daoflow_analyzer.state_diff.sides import Sides
from daoflow_analyzer.state_diff.three_way import service_differences


def find_states(
    documents: Documents,
    *,
    compose: Compose | None,
    containers: Containers | None,
    deployments: Deployments | None,
    applications: Applications | None,
    engine: Engine | None,
    elsewhere: Mapping[str, OnServer],
) -> States | None:
    """Compare all services; `elsewhere` is what runs on managed servers, by name. None when nothing has two sides.

    Of replicas that differ alike, one row stands for all.
    """
    sides: list[Sides] = []
    if compose is not None and containers is not None:
        sides += control_plane_sides(documents, compose, containers)
    if deployments is not None:
        events = engine.events if engine is not None else ()
        sides += application_sides(documents, deployments, applications, elsewhere, events)
    if not sides:
        return None
    rows: dict[tuple[str | None, ...], Difference] = {}
    compared: list[Compared] = []
    for one in sides:
        new: list[Difference] = []
        for item in service_differences(one):
            key = (item.deployment, item.service, item.path, item.declared, item.frozen, item.live)
            if rows.setdefault(key, item) is item:
                new.append(item)
        if new or not any((one.deployment, one.service) == (other.deployment, other.service) for other in compared):
            compared.append(Compared(one.deployment, one.service, tuple(new), equal_paths(one), one.live_at))
    return States(tuple(rows.values()), len(sides), tuple(compared))
