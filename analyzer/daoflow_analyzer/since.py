"""When it began: the start of the present run of the lines that the cause cites, not the last time they were written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from daoflow_analyzer.decode.json_value import time as read_time
from daoflow_analyzer.facts.containers import Containers, State
from daoflow_analyzer.facts.host import EPISODE_GAP
from daoflow_analyzer.facts.logs import LogHit, Logs
from daoflow_analyzer.finding import Evidence, EvidenceRole, Finding

IDENTITIES = ("id", "server", "service", "key", "table")
"""Groups of a signature that say what a line is about."""


def since(finding: Finding, logs: Logs | None, containers: Containers | None) -> str | None:
    """Return when the trouble of a finding began (RFC 3339 UTC), or None when nothing says it.

    The earliest of: the first line of the present episode of each log line cited as primary evidence, the times of other primary
    evidence; without any of these, the time at which a container whose state is cited stopped; without that, the same of what agrees.
    """
    primary = [item for item in finding.evidence if item.role is EvidenceRole.PRIMARY]
    times = _starts(primary, logs)
    if not times and containers is not None:
        cited = {item.member for item in finding.evidence if (item.pointer or "").startswith("/State")}
        times = [
            container.finished_at
            for container in containers.all
            if container.member in cited and container.state is not State.RUNNING and container.finished_at is not None
        ]
    times = times or _starts(finding.evidence, logs)
    return min(times).isoformat().replace("+00:00", "Z") if times else None


def _starts(evidence: Iterable[Evidence], logs: Logs | None) -> list[datetime]:
    return [moment for item in evidence if (moment := _start_of(item, logs)) is not None]


def _start_of(evidence: Evidence, logs: Logs | None) -> datetime | None:
    cited = read_time(evidence.time)
    if cited is None or logs is None or evidence.line is None:
        return cited
    runs = [
        tuple(hit for hit in hits if _is_of(hit, own))
        for hits in logs.by_signature.values()
        for own in hits
        if _is_at(own, evidence)
    ]
    starts = [_episode_start(hits, cited, evidence.member) for hits in runs]
    # A line may be of several kinds; the narrowest began last. Any error of the database is one, too.
    return max(starts, default=cited)


def _is_at(hit: LogHit, evidence: Evidence) -> bool:
    return hit.member == evidence.member and hit.line == evidence.line


def _is_of(hit: LogHit, own: LogHit) -> bool:
    """Whether a line of the same kind is about the same thing: another deployment's failure did not begin this one's."""
    return all(hit.groups.get(name) == own.groups.get(name) for name in IDENTITIES)


def _episode_start(hits: tuple[LogHit, ...], cited: datetime, member: str) -> datetime:
    """Walk back from the cited line over lines of the same kind for as long as they follow each other closely."""
    start = cited
    times = (hit.time for hit in hits if hit.member == member and hit.time is not None and hit.time <= cited)
    for time in sorted(times, reverse=True):
        if start - time > EPISODE_GAP:
            break
        start = time
    return start
