"""Lanes of what DaoFlow recorded: deployments with their steps, backups and restores, checks of servers; and the host's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from daoflow_analyzer.facts.backups import Backups, Restore, Run
from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.facts.deployments import Deployment, Deployments
from daoflow_analyzer.facts.exit_codes import explained
from daoflow_analyzer.facts.host import OomKill, OomKills
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.servers import Servers
from daoflow_analyzer.load import Facts
from daoflow_analyzer.result_parts.timeline import Event, EventKind, Lane, LaneKind, Span, SpanState

MAX_LANES = 4
"""Deployments (and runs) that get a lane; the newest, and those that are named or failed, first."""

WORDS_CHARACTERS = 160


def record_lanes(facts: Facts, collected_at: datetime) -> tuple[Lane, ...]:
    """Return the lanes, deployments first."""
    return (
        *_deployment_lanes(facts, collected_at),
        *_backup_lanes(facts, collected_at),
        *_server_lanes(facts),
        *_host_lanes(facts),
    )


def _deployment_lanes(facts: Facts, collected_at: datetime) -> Iterator[Lane]:
    deployments, incident = facts.get(Deployments), facts.get(Incident)
    if deployments is None:
        return
    named = incident.deployment if incident is not None else None
    dated = [one for one in deployments.all if one.created_at is not None and one.has_record]
    dated.sort(key=lambda one: (one.id != named, not (one.is_failed or one.is_active)))
    for one in dated[:MAX_LANES]:
        yield _deployment(one, collected_at)


def _deployment(one: Deployment, collected_at: datetime) -> Lane:
    start = one.created_at or collected_at
    end = collected_at if one.is_active else (one.ended_at or start)
    words = f"deployment {one.id[:8]} of {one.service or one.project or 'a service'}: {one.conclusion or one.status}"
    state = SpanState.FAILED if one.is_failed else SpanState.WORKING if one.is_active else SpanState.DONE
    spans = [Span(start, max(start, end), state, words)]
    events = [Event(start, EventKind.STARTED, f"{words.partition(':')[0]} asked for", one.evidence("createdAt"))]
    for step in one.steps:
        moment = step.completed_at or step.started_at
        if moment is None:
            continue
        kind = EventKind.FAILURE if step.status == "failed" else EventKind.STEP
        detail = f": {explained(' '.join(step.detail.split()))}" if step.detail else ""
        events.append(Event(moment, kind, f"{step.label}: {step.status}{detail}"[:WORDS_CHARACTERS], step.evidence()))
    if not one.is_active and one.ended_at is not None:
        kind = EventKind.FAILURE if one.is_failed else EventKind.DONE
        error = f": {explained(' '.join(one.error_message.split()))}" if one.is_failed and one.error_message else ""
        events.append(
            Event(one.ended_at, kind, f"{one.conclusion or one.status}{error}"[:WORDS_CHARACTERS], one.evidence())
        )
    events.sort(key=lambda event: event.time)
    name = f"deploy {one.id[:8]}"
    return Lane(name, LaneKind.DEPLOYMENT, tuple(spans), tuple(events), about=frozenset((one.id,)))


def _backup_lanes(facts: Facts, collected_at: datetime) -> Iterator[Lane]:
    backups = facts.get(Backups)
    if backups is None:
        return
    by_policy: dict[str, list[Run]] = {}
    for run in backups.runs:
        by_policy.setdefault(run.policy_id, []).append(run)
    for policy_id, runs in list(by_policy.items())[:MAX_LANES]:
        policy = backups.policy(policy_id)
        name = policy.name if policy is not None else policy_id[:8]
        yield _work_lane(f"backup {name}", runs, collected_at)
    if backups.restores:
        yield _work_lane("restores", list(backups.restores), collected_at)


def _work_lane(name: str, runs: list[Run] | list[Restore], collected_at: datetime) -> Lane:
    spans, events = [], []
    for run in runs:
        begun = run.started_at or run.created_at
        if begun is None:
            continue
        failed, running = run.status == "failed", run.status in ("queued", "running")
        end = max(begun, collected_at if running else (run.completed_at or begun))
        state = SpanState.FAILED if failed else SpanState.WORKING if running else SpanState.DONE
        what = "backup" if isinstance(run, Run) else (run.mode or "restore")
        error = f": {' '.join(run.error.split())}" if run.error else ""
        words = f"{what} {run.id[:8]}: {run.status}{error}"[:WORDS_CHARACTERS]
        spans.append(Span(begun, end, state, words))
        events.append(Event(begun, EventKind.STARTED, f"{what} {run.id[:8]} began", run.evidence()))
        if isinstance(run, Run):
            for entry in run.entries:
                if entry.time is not None and entry.level in ("error", "warn", "warning"):
                    text = f"{entry.phase}: {' '.join(entry.message.split())}"[:WORDS_CHARACTERS]
                    events.append(Event(entry.time, EventKind.STEP, text, run.evidence("entries", text)))
        if run.completed_at is not None:
            kind = EventKind.FAILURE if failed else EventKind.DONE
            events.append(Event(run.completed_at, kind, words, run.evidence()))
    spans.sort(key=lambda span: span.start)
    events.sort(key=lambda event: event.time)
    about = frozenset(run.id for run in runs)
    return Lane(name[:40], LaneKind.BACKUP, tuple(spans), tuple(events), about=about)


def _server_lanes(facts: Facts) -> Iterator[Lane]:
    servers = facts.get(Servers)
    for one in servers.all if servers is not None else ():
        if one.is_local or one.checked_at is None:
            continue
        well = one.readiness == "ready" or one.status == "ready"
        words = f"DaoFlow's last check: {one.readiness or one.status}" + (f": {one.issues[0]}" if one.issues else "")
        kind = EventKind.CHECK if well else EventKind.FAILURE
        yield Lane(
            f"server {one.name}"[:40],
            LaneKind.SERVER,
            events=(Event(one.checked_at, kind, words[:WORDS_CHARACTERS], one.evidence()),),
            about=frozenset((one.name,)),
        )


def _host_lanes(facts: Facts) -> Iterator[Lane]:
    kills, containers = facts.get(OomKills), facts.get(Containers)
    events = tuple(
        Event(
            kill.time,
            EventKind.OUT_OF_MEMORY,
            _kill_words(kill, containers),
            kill.evidence(),
            is_aside=_is_of_others(kill, containers),
        )
        for kill in (kills.kills if kills is not None else ())
        if kill.time is not None
    )
    if events:
        yield Lane("host", LaneKind.HOST, events=events)


def _is_of_others(kill: OomKill, containers: Containers | None) -> bool:
    """Whether the kill is of a container that the installation does not have."""
    return kill.container_id is not None and containers is not None and not _whose(kill, containers)


def _whose(kill: OomKill, containers: Containers) -> str:
    return next((item.name for item in containers.all if item.id == kill.container_id), "")


def _kill_words(kill: OomKill, containers: Containers | None) -> str:
    words = f"the kernel killed {kill.process} for memory"
    if kill.container_id is None or containers is None:
        return words
    return f"{words}, in {_whose(kill, containers) or 'a container that is not of this installation now'}"
