"""One service's containers over time: from the engine's events, and from what the engine knew of them at collection."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from daoflow_analyzer.facts.containers import Container, HealthState, State
from daoflow_analyzer.facts.engine import EngineEvent
from daoflow_analyzer.facts.exit_codes import coded
from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.result_parts.timeline import Event, EventKind, Span, SpanState

SAME_MOMENT = timedelta(seconds=2)
"""The engine's events and its inspect documents time one thing this close to each other."""

WORDS_CHARACTERS = 160
LONGEST_CODE = 6

_HEALTH = re.compile(r"health_status: ?(?P<state>\w+)")


@immutable
class Change:
    """One change of a container: the event to show and the state that follows; state None: it is gone, or nothing changes."""

    event: Event | None
    time: datetime
    state: SpanState | None
    ends: bool = False


def container_history(
    events: Sequence[EngineEvent], container: Container | None, collected_at: datetime
) -> tuple[tuple[Event, ...], tuple[Span, ...]]:
    """Return a container's events and states until collection, oldest first. `events` are its own, oldest first."""
    checked = container is not None and container.health is not HealthState.NONE
    changes = [change for event in events if (change := _change(event, checked=checked)) is not None]
    if container is not None:
        changes += _known_changes(container, changes)
        changes.sort(key=lambda change: change.time)
    changes = [change for change in changes if change.time <= collected_at + SAME_MOMENT]
    shown = tuple(change.event for change in changes if change.event is not None)
    return shown, tuple(_spans(changes, container, collected_at))


def _change(event: EngineEvent, *, checked: bool) -> Change | None:
    """Read one engine event; None where it changes no state."""
    if event.time is None:
        return None
    at = Evidence("engine/events.json", event.action, pointer=f"/{event.index}")
    health = _HEALTH.fullmatch(event.action)
    if health is not None:
        good = health["state"] == "healthy"
        kind = EventKind.HEALTHY if good else EventKind.UNHEALTHY
        return Change(
            Event(event.time, kind, kind.value, at), event.time, SpanState.HEALTHY if good else SpanState.UNHEALTHY
        )
    state = SpanState.STARTING if checked else SpanState.UP
    changes = {
        "start": (Event(event.time, EventKind.STARTED, "started", at), state),
        "unpause": (Event(event.time, EventKind.STARTED, "unpaused", at), state),
        "pause": (Event(event.time, EventKind.STOPPED, "paused", at), SpanState.DOWN),
        "die": (_exit(event.time, event.attributes.get("exitCode", ""), at), SpanState.DOWN),
        "oom": (Event(event.time, EventKind.OUT_OF_MEMORY, EventKind.OUT_OF_MEMORY.value, at), None),
        "destroy": (Event(event.time, EventKind.REMOVED, "container removed", at), None),
    }
    found = changes.get(event.action)
    return Change(found[0], event.time, found[1], ends=event.action == "destroy") if found is not None else None


def _exit(time: datetime, code: str, at: Evidence) -> Event:
    if code in ("0", ""):
        return Event(time, EventKind.STOPPED, "exited (0)" if code else "exited", at)
    words = coded(int(code)) if code.isascii() and code.isdigit() and len(code) <= LONGEST_CODE else code[:LONGEST_CODE]
    return Event(time, EventKind.EXITED, f"exited ({words})", at)


def _known_changes(container: Container, known: Sequence[Change]) -> Iterator[Change]:
    """Yield what the inspect document tells and no event does."""
    checked = container.health is not HealthState.NONE
    if container.started_at is not None and not _is_known(container.started_at, known):
        at = container.evidence("/State/StartedAt", "started")
        state = SpanState.STARTING if checked else SpanState.UP
        yield Change(Event(container.started_at, EventKind.STARTED, "started", at), container.started_at, state)
    ended = container.finished_at
    if (
        ended is not None
        and container.state in (State.EXITED, State.DEAD, State.RESTARTING)
        and not _is_known(ended, known)
    ):
        event = _exit(ended, str(container.exit_code), container.evidence("/State/ExitCode", "exited"))
        yield Change(event, ended, SpanState.DOWN)
    before: bool | None = None
    for index, run in enumerate(container.health_log):
        good = run.exit_code == 0
        moment = run.end or run.start
        if moment is not None and before is not None and good != before and not _is_known(moment, known):
            kind = EventKind.HEALTHY if good else EventKind.UNHEALTHY
            words = (
                "health check passes"
                if good
                else f"health check fails: {' '.join(run.output.split())[:WORDS_CHARACTERS]}"
            )
            at = container.evidence(f"/State/Health/Log/{index}", words)
            yield Change(Event(moment, kind, words, at), moment, SpanState.HEALTHY if good else None)
        before = good


def _is_known(time: datetime, changes: Sequence[Change]) -> bool:
    return any(abs(change.time - time) <= SAME_MOMENT and change.state is not None for change in changes)


def _spans(changes: Sequence[Change], container: Container | None, collected_at: datetime) -> Iterator[Span]:
    state: SpanState | None = None
    since: datetime | None = None
    for change in changes:
        if change.state is None and not change.ends:
            continue
        if state is not None and since is not None and change.time > since:
            yield Span(since, change.time, state, state.value)
        state, since = change.state, change.time
    if since is None or state is None:
        return
    if container is not None:
        state = _state_of(container) or state
    if collected_at > since:
        yield Span(since, collected_at, state, state.value)


def _state_of(container: Container) -> SpanState | None:
    """Return the state at collection, which outweighs the last event."""
    if container.state is not State.RUNNING:
        return SpanState.DOWN
    return {
        HealthState.NONE: SpanState.UP,
        HealthState.STARTING: SpanState.STARTING,
        HealthState.HEALTHY: SpanState.HEALTHY,
        HealthState.UNHEALTHY: SpanState.UNHEALTHY,
    }[container.health]
