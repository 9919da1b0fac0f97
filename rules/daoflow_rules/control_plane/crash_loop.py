"""Whether a container that runs just now is caught in the moment between two ends."""

from __future__ import annotations

from datetime import timedelta

from daoflow_analyzer.facts.containers import Container, HealthState
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import LogHit

JUST_STARTED = timedelta(minutes=2)
SEVERAL = 3


def has_just_started(container: Container, incident: Incident) -> bool:
    """Whether it runs, and not for long: as between two ends, and as after its only start."""
    started = container.started_at
    return container.is_running and started is not None and incident.collected_at - started < JUST_STARTED


def cannot_stay_up(container: Container, incident: Incident, said: LogHit | None) -> bool:
    """Whether the engine had to start it again, just now, and it is not healthy.

    Once may be the end of it. It is a loop from the third time on, or where a run said why it ends (`said`), and that is not answered: one
    before it, or, since logs are read after the state, one after it.
    """
    if not has_just_started(container, incident) or container.health is HealthState.HEALTHY:
        return False
    return container.restart_count >= SEVERAL or (container.restart_count > 0 and said is not None)


def times(container: Container) -> str:
    """Return how often the engine had to: `once`, `4 times`."""
    return "once" if container.restart_count == 1 else f"{container.restart_count} times"
