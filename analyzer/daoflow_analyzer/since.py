"""When it began: the start of the present run of the lines that the cause cites, not the last time they were written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from daoflow_analyzer.decode.json_value import time as read_time
from daoflow_analyzer.facts.applications import Applications
from daoflow_analyzer.facts.containers import Container, Containers, State
from daoflow_analyzer.facts.engine import Engine, EngineEvent
from daoflow_analyzer.facts.host import EPISODE_GAP
from daoflow_analyzer.facts.logs import LogHit, Logs
from daoflow_analyzer.finding import Evidence, EvidenceRole, Finding
from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.scan.templates import mask

IDENTITIES = ("id", "server", "service", "key", "table")
"""Groups of a signature that say what a line is about."""


@immutable
class Beginning:
    """When a trouble began (aware UTC), and the place that says so. `is_latest`: it may have begun before."""

    time: datetime
    evidence: Evidence
    is_latest: bool = False

    @property
    def words(self) -> str:
        """Return the time as RFC 3339."""
        return self.time.isoformat().replace("+00:00", "Z")


def beginning(
    finding: Finding,
    logs: Logs | None,
    containers: Containers | None,
    applications: Applications | None = None,
    engine: Engine | None = None,
) -> Beginning | None:
    """Return when the trouble of a finding began and where that stands, or None when nothing says it.

    The earliest of: the first line of the present episode of each log line cited as primary evidence, the times of other primary
    evidence; without any of these, the time at which a container whose state is cited stopped, or first stopped of those times that
    follow each other closely; without that, the same of what agrees. What speaks against the finding began something else.
    """
    agreeing = [item for item in finding.evidence if not item.contradicts]
    primary = [item for item in agreeing if item.role is EvidenceRole.PRIMARY]
    found = _starts(primary, logs)
    if not found:
        cited = {item.member: item for item in agreeing if (item.pointer or "").startswith("/State")}
        all_of_them = (
            *(containers.all if containers is not None else ()),
            *(one for item in (applications.all if applications is not None else ()) for one in item.containers),
        )
        found = [
            stopped
            for container in all_of_them
            if container.member in cited
            and (stopped := _stopped(container, cited[container.member], engine)) is not None
        ]
    found = found or [_first_end(start, engine) for start in _starts(agreeing, logs)]
    return min(found, key=lambda one: one.time, default=None)


def citing(finding: Finding, began: Beginning | None) -> Finding:
    """Return the finding with the line that it began with among its evidence: a reader compares that time with what is cited.

    It stands before the newer line of the same words, and behind one that says it otherwise: that is what the message is about.
    """
    if began is None or began.evidence.line is None:
        return finding
    first, cited = began.evidence, list(finding.evidence)
    if any((item.member, item.line) == (first.member, first.line) for item in cited):
        return finding
    logged = [at for at, item in enumerate(cited) if item.member == first.member and item.line is not None]
    alike = [at for at in logged if mask(cited[at].excerpt) == mask(first.excerpt)]
    cited.insert(alike[0] if alike else logged[0] + 1, first)
    return replace(finding, evidence=tuple(cited))


def _stopped(container: Container, place: Evidence, engine: Engine | None) -> Beginning | None:
    """Return when a container stopped. Of one that is started again and again the engine knows the last end only; its events know more."""
    if container.state is State.RUNNING or container.finished_at is None:
        return None
    if container.state is not State.RESTARTING and not container.restart_count:
        return Beginning(container.finished_at, place)
    newest = engine.last_end_of(container.name) if engine is not None else None
    if newest is None or newest.time is None:
        return Beginning(container.finished_at, place, is_latest=True)
    return _first_end(Beginning(newest.time, newest.evidence().related()), engine)


def _first_end(start: Beginning, engine: Engine | None) -> Beginning:
    """Walk back from an end of a container over its earlier ones for as long as they follow each other closely; others stay as they are."""
    events = engine.events if engine is not None else ()
    own = next((one for one in events if _is_event(one, start.evidence) and one.action == "die"), None)
    if own is None:
        return start
    for earlier in reversed([one for one in events if _is_end_of(own, one)]):
        if earlier.time is None or earlier.time >= start.time:
            continue
        if start.time - earlier.time > EPISODE_GAP:
            break
        start = Beginning(earlier.time, earlier.evidence().related())
    return start


def _is_event(event: EngineEvent, evidence: Evidence) -> bool:
    place = event.evidence()
    return (place.member, place.pointer) == (evidence.member, evidence.pointer)


def _is_end_of(own: EngineEvent, other: EngineEvent) -> bool:
    return (other.type, other.action, other.attributes.get("name")) == (
        own.type,
        own.action,
        own.attributes.get("name"),
    )


def _starts(evidence: Iterable[Evidence], logs: Logs | None) -> list[Beginning]:
    return [start for item in evidence if (start := _start_of(item, logs)) is not None]


def _start_of(evidence: Evidence, logs: Logs | None) -> Beginning | None:
    cited = read_time(evidence.time)
    if cited is None:
        return None
    own = Beginning(cited, evidence, evidence.is_sighting)
    if logs is None or evidence.line is None:
        return own
    runs = [
        tuple(hit for hit in hits if _is_of(hit, one))
        for hits in logs.by_signature.values()
        for one in hits
        if _is_at(one, evidence)
    ]
    starts = [_held_against(logs, _episode_start(hits, own)) for hits in runs]
    # A line may be of several kinds; the narrowest began last. Any error of the database is one, too.
    return max(starts, key=lambda one: one.time, default=own)


def _is_at(hit: LogHit, evidence: Evidence) -> bool:
    return hit.member == evidence.member and hit.line == evidence.line


def _is_of(hit: LogHit, own: LogHit) -> bool:
    """Whether a line of the same kind is about the same thing: another deployment's failure did not begin this one's."""
    return all(hit.groups.get(name) == own.groups.get(name) for name in IDENTITIES)


def _held_against(logs: Logs, start: Beginning) -> Beginning:
    """Mark a beginning so near to that of a log whose older lines were left out that an earlier line of its kind may be among them."""
    log = next((one for one in logs.summaries.values() if one.member == start.evidence.member), None)
    first = log.first_time if log is not None and log.is_cut else None
    return replace(start, is_latest=True) if first is not None and start.time - first <= EPISODE_GAP else start


def _episode_start(hits: tuple[LogHit, ...], cited: Beginning) -> Beginning:
    """Walk back from the cited line over lines of the same kind for as long as they follow each other closely."""
    start, place = cited.time, cited.evidence
    dated = [(hit.time, hit) for hit in hits if hit.member == place.member and hit.time is not None]
    for time, hit in sorted(dated, key=lambda pair: (pair[0], pair[1].line), reverse=True):
        if time > cited.time or (hit.line == place.line and time == start):
            continue
        if start - time > EPISODE_GAP:
            break
        start, place = time, replace(hit.evidence(), role=cited.evidence.role, contradicts=cited.evidence.contradicts)
    return Beginning(start, place)
