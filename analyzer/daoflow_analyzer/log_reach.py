"""How far the logs reach: what is concluded from a log's silence holds for the time that it covers, and for no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from daoflow_analyzer.decode.json_value import time as read_time
from daoflow_analyzer.facts.applications import Application, Applications
from daoflow_analyzer.facts.containers import Container, Containers
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.finding import Finding
from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.load import Facts

LONG = timedelta(hours=1)
"""DaoFlow writes a line for every health check; a service that is quiet for so long may as well have lost its log."""

AT_ONCE = timedelta(minutes=1)


@immutable
class Reach:
    """The time that one log covers: `first` and `last` are of its lines, `ends` is when its container did, None while it runs."""

    name: str
    first: datetime | None
    last: datetime | None
    ends: datetime | None


@immutable
class Reaches:
    """How far each log reaches, by its member, and when they were collected (None: not known, nothing is said then)."""

    by_member: Mapping[str, Reach]
    collected_at: datetime | None

    def notes(self, members: Iterable[str], since: datetime | None = None) -> tuple[str, ...]:
        """Return a clause for each of these logs that ends long before it should, or begins only after `since`; in the order of names."""
        if self.collected_at is None:
            return ()
        found = [self.by_member[member] for member in sorted(set(members)) if member in self.by_member]
        return tuple(words for reach in found for words in _notes(reach, self.collected_at, since))


def log_reaches(facts: Facts) -> Reaches:
    """Return how far the logs of a bundle reach."""
    incident = facts.get(Incident)
    return Reaches(dict(_reaches(facts)), incident.collected_at if incident is not None else None)


def concerned(finding: Finding, facts: Facts) -> frozenset[str]:
    """Return the logs that a finding draws on or would be told by: those it cites, of its service, and of the containers it cites."""
    cited = {item.member for item in finding.evidence}
    service = finding.subject.get("service")
    own = {f"logs/{service}.log"} if service is not None and "deployment" not in finding.subject else set()
    applications = facts.get(Applications)
    deployed = {
        f"applications/{one.project}/logs/{container.service}.log"
        for one in (applications.all if applications is not None else ())
        for container in one.containers
        if container.member in cited
    }
    return frozenset({*cited, *own, *deployed})


def _notes(reach: Reach, collected_at: datetime, since: datetime | None) -> Iterator[str]:
    end, what = (collected_at, "the collection") if reach.ends is None else (reach.ends, "its container did")
    if reach.last is not None and end - reach.last >= LONG:
        yield f"{reach.name}'s log ends {_length(end - reach.last)} before {what}"
    if reach.first is not None and since is not None and reach.first - since >= AT_ONCE:
        yield f"{reach.name}'s log begins {_length(reach.first - since)} after it began"


def _reaches(facts: Facts) -> Iterator[tuple[str, Reach]]:
    logs, containers, applications = facts.get(Logs), facts.get(Containers), facts.get(Applications)
    for summary in logs.summaries.values() if logs is not None else ():
        container = containers.one(summary.service) if containers is not None else None
        yield summary.member, Reach(summary.service, summary.first_time, summary.last_time, _ended(container))
    for application in applications.all if applications is not None else ():
        yield from _of_application(application)


def _of_application(application: Application) -> Iterator[tuple[str, Reach]]:
    for service, words in application.last_words.items():
        container = next(iter(application.of(service)), None)
        first = application.first_times.get(service)
        yield words.member, Reach(service, first, read_time(words.time), _ended(container))


def _ended(container: Container | None) -> datetime | None:
    return container.finished_at if container is not None and not container.is_running else None


def _length(length: timedelta) -> str:
    minutes = int(length.total_seconds() // 60)
    if minutes < 120:
        return f"{minutes} min"
    return f"{minutes // 60} h" if minutes < 48 * 60 else f"{minutes // (24 * 60)} days"
