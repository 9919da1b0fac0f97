"""The sides of DaoFlow's own services: declared is what Compose makes of the files now, live what the containers were made from.

A container's configuration never changes once it is made: it is its own frozen side. Their states are the control-plane rules' matter.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.decode.documents import Documents
from daoflow_analyzer.decode.json_value import mapping, sequence
from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.facts.state import CONTROL_PLANE
from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.state_diff.sides import Sides, declared_service, live_service


def control_plane_sides(documents: Documents, compose: Compose, containers: Containers) -> Iterator[Sides]:
    """Yield the sides of each container whose service is declared; nothing while Compose refuses to fill the files in."""
    if not compose.interpolated or compose.refused_config is not None:
        return
    config = mapping(documents.json("compose/config.json"))
    volumes, networks = mapping(config.get("volumes")), mapping(config.get("networks"))
    for container in containers.all:
        service = compose.services.get(container.service)
        if service is None:
            continue
        raw = documents.json(container.member)
        live = live_service(mapping(sequence(raw)[0] if isinstance(raw, list) and raw else raw))
        live["replicas"] = len(containers.of(container.service))
        declared = declared_service(service.definition, volumes, networks, containers.project)
        # Variables that only the container has are its image's own.
        live["environment"] = {
            key: live["environment"][key] for key in declared["environment"] if key in live["environment"]
        }
        for part in ("healthcheck", "command"):  # what Compose does not set comes from the image
            if part not in declared:
                live.pop(part, None)
        place = f"/services/{container.service.replace('~', '~0').replace('/', '~1')}"
        declared_at = Evidence("compose/config.json", f"declared state of {container.service}", pointer=place)
        live_at = container.evidence("/Config", f"what {container.name} was made from")
        yield Sides(CONTROL_PLANE, container.service, declared, live, live, declared_at=declared_at, live_at=live_at)
