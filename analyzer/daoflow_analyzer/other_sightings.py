"""A container that stands still in one source and runs in another: the two are said together, for the reader must weigh them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from daoflow_analyzer.facts.compose_ps import ComposePs
from daoflow_analyzer.facts.containers import Container, Containers, State
from daoflow_analyzer.facts.health import Health
from daoflow_analyzer.finding import Evidence, EvidenceRole, Finding
from daoflow_analyzer.load import Facts

STANDS_STILL = (State.CREATED, State.EXITED, State.PAUSED, State.DEAD)
"""One that restarts is up from time to time: both sources are right then."""

SERVICE_THAT_ANSWERS = "daoflow"


def with_sightings(finding: Finding, facts: Facts) -> Finding:
    """Return the finding with each place that saw a container run which the finding says stands still, as evidence against it."""
    containers = facts.get(Containers)
    cited = {
        item.member
        for item in finding.evidence
        if item.role is EvidenceRole.PRIMARY and (item.pointer or "").startswith("/State")
    }
    still = [
        item
        for item in (containers.all if containers is not None else ())
        if item.member in cited and item.state in STANDS_STILL
    ]
    known = {(item.member, item.pointer) for item in finding.evidence}
    seen = [one for item in still for one in _sightings(item, facts) if (one.member, one.pointer) not in known]
    return replace(finding, evidence=(*finding.evidence, *(one.against() for one in seen))) if seen else finding


def _sightings(container: Container, facts: Facts) -> Iterator[Evidence]:
    listed, health = facts.get(ComposePs), facts.get(Health)
    row = listed.named(container.name) if listed is not None else None
    if row is not None and row.state == State.RUNNING:
        yield row.evidence()
    if container.service == SERVICE_THAT_ANSWERS:
        answers = health.endpoints.values() if health is not None else ()
        yield from (answer.evidence() for answer in answers if answer.is_daoflow)
