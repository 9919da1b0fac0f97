"""The compared states → tables for reading: what differs with words for its class, what is equal, where the live side was read."""

from __future__ import annotations

from datetime import datetime

from daoflow_analyzer.decode.json_value import time as read_time
from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.facts.coverage import Coverage
from daoflow_analyzer.facts.deployments import Deployments
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.state import Compared, States
from daoflow_analyzer.load import Facts
from daoflow_analyzer.result_parts.states import ServiceState, StateLine


def state_tables(facts: Facts) -> tuple[ServiceState, ...]:
    """Return a table a service, those with differences first."""
    states = facts.get(States)
    tables = [_table(one, facts) for one in (states.services if states is not None else ())]
    return tuple(sorted(tables, key=lambda table: not table.lines))


def _table(one: Compared, facts: Facts) -> ServiceState:
    places = dict.fromkeys(item for line in one.differences for item in line.evidence)
    return ServiceState(
        deployment=one.deployment,
        service=one.service,
        lines=tuple(
            StateLine(item.path, item.declared, item.frozen, item.live, item.state_class, item.who, item.breaks)
            for item in one.differences
        ),
        same=one.equal,
        live_source=one.live_at.member if one.live_at is not None else None,
        observed_at=_observed_at(one, facts),
        exported_live=_exported_live(one, facts),
        evidence=tuple(places),
    )


def _observed_at(one: Compared, facts: Facts) -> datetime | None:
    """Return when the live side was read: when the engine wrote it down where it could not be asked, else when the collector asked."""
    if one.live_at is None:
        return None
    containers, coverage, incident = facts.get(Containers), facts.get(Coverage), facts.get(Incident)
    for container in containers.all if containers is not None else ():
        if container.member == one.live_at.member and container.written_at is not None:
            return container.written_at
    member = coverage.members.get(one.live_at.member) if coverage is not None else None
    asked = read_time(member.started_at) if member is not None else None
    return asked or (incident.collected_at if incident is not None else None)


def _exported_live(one: Compared, facts: Facts) -> str:
    """Say what the artifact's own live section is worth, an empty string where there is none."""
    deployments = facts.get(Deployments)
    found = deployments.get(one.deployment) if deployments is not None else None
    live = found.artifact.live if found is not None and found.artifact is not None else None
    if not live:
        return ""
    seen = live.get("observedAt") or live.get("checkedAt")
    when = f"observed {seen}" if isinstance(seen, str) else "of unknown age"
    age = live.get("maxAgeSeconds")
    limit = f", good for {age:g} s" if isinstance(age, int | float) else ""
    return f"The exported live section is a cached snapshot ({when}{limit}), not authoritative, and is not used here."
