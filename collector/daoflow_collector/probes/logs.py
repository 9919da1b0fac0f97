"""`logs/<service>`: what each container of the project wrote, stdout and stderr, newest lines within a budget.

Read from the Engine API, not with `docker compose logs`: that fails as a whole when `.env` is broken, adds its own
escapes and prefixes, and gives nothing for a container that Compose does not know.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Callable, Protocol

from daoflow_bundle.name import member_slug
from daoflow_bundle.outcome import Outcome

from daoflow_collector.budget import LogLimit
from daoflow_collector.context import Context, LogEntry
from daoflow_collector.data_root.project import DataRoot, DiskProject
from daoflow_collector.engine.clock import engine_time_s
from daoflow_collector.engine.project_containers import FoundContainer
from daoflow_collector.engine.trouble import engine_words
from daoflow_collector.logs.stream import (
    RECORD_BYTES,
    LogStreamError,
    TooSlowError,
    multiplexed_entries,
    terminal_entries,
)
from daoflow_collector.probe import COLLECTED, Ended, Priority, Probe
from daoflow_collector.probes import data_root
from daoflow_collector.probes.engine_guard import with_engine

if TYPE_CHECKING:
    import docker

_TIMEOUT_S = 25.0
_DEADLINE_PART = 4
"""Who gives the whole collection more time gives a log one part of it in so many."""
_GROWTH = 10
_READ_BYTES = 1 << 16
_STOP_EARLY_S = 2.0
_VITAL = ("daoflow", "postgres")
_REASONS = {
    "daoflow": "playbook, First Five Minutes: logs --tail=200 daoflow",
    "postgres": "playbook, First Five Minutes; newer versions mask database errors everywhere else",
    "redis": "playbook, First Five Minutes: logs --tail=100 postgres redis temporal temporal-ui",
    "temporal": "playbook, First Five Minutes and Temporal mode",
    "temporal-ui": "playbook, First Five Minutes and Temporal mode",
}


class _BrokenOffError(Exception):
    """A log's stream ended before its newest lines came."""


class _Log(Protocol):
    """One container's log as it flows. `trouble` says what is missing, in words; `records` counts as the engine does for `tail`."""

    trouble: str | None
    broken_off: bool
    """Whether its newest lines are among what is missing."""
    records: int

    @property
    def how(self) -> str:
        """Return how it is read, for the manifest."""

    def entries(self) -> Iterator[LogEntry]:
        """Yield the entries, oldest first. Raises `TooSlowError`."""


LogReader = Callable[[FoundContainer, int, "float | None", float], "_Log | Ended"]
"""Opens a container's log: newest so many records, not before (Unix seconds), not after (monotonic seconds)."""


@dataclass
class _Stream:
    """A log that the engine sends."""

    client: docker.APIClient
    container: FoundContainer
    tail: int
    since_s: float | None
    until: float
    trouble: str | None = None
    broken_off: bool = False
    records: int = 0

    @property
    def how(self) -> str:
        """Return the call."""
        return f"Engine API GET /containers/{self.container.name}/logs?stdout=1&stderr=1&timestamps=1&tail={self.tail}"

    def _chunks(self) -> Iterator[bytes]:
        # Raw bytes: the SDK's own `logs()` holds a log four times in memory, or hands it on one line at a time.
        address = f"{self.client.base_url}/v{self.client.api_version}/containers/{self.container.id}/logs"
        query: dict[str, str | int] = {"stdout": 1, "stderr": 1, "timestamps": 1, "tail": self.tail}
        if self.since_s is not None:
            query["since"] = int(self.since_s)
        with self.client.get(address, params=query, stream=True, timeout=self.client.timeout) as response:
            if response.status_code != 200:
                raise LogStreamError(_refusal(response.status_code, response.raw.read(4096)))
            while True:
                chunk = response.raw.read(_READ_BYTES)
                if not chunk:
                    return
                yield chunk
                if time.monotonic() > self.until:
                    raise TooSlowError

    def entries(self) -> Iterator[LogEntry]:
        """Yield the entries, oldest first; a stream that breaks off ends quietly, with `trouble` set."""
        from requests.exceptions import RequestException
        from urllib3.exceptions import HTTPError

        decode = terminal_entries if self.container.tty else multiplexed_entries
        try:
            for entry in decode(self._chunks()):
                self.records += 1 + len(entry.text) // RECORD_BYTES
                yield entry
        except (LogStreamError, RequestException, HTTPError) as error:
            self.trouble, self.broken_off = engine_words(error), True


def container_log(client: docker.APIClient, container: FoundContainer, tail: int, until: float) -> _Log:
    """Return a container's newest `tail` lines as the engine sends them, not after `until` (monotonic seconds)."""
    return _Stream(client, container, tail, None, until)


def _refusal(status: int, body: bytes) -> str:
    text = body.decode("utf-8", "replace").strip()
    if "does not support reading" in text:
        return "the container's log driver cannot be read back: read the log where that driver sends it"
    return f"the engine answered HTTP {status}: {text[:300]}"


def collect_one(
    context: Context,
    reader: LogReader,
    container: FoundContainer,
    path: str,
    limit: LogLimit,
    *,
    since_s: float | None = None,
) -> Ended:
    """Write one container's log: the few lines that the playbook asks for first, then each time ten times as many in their place.

    So whatever stops it (its time, the deadline, Ctrl-C), the newest lines are in the bundle, and of a log too long for its time
    at least a tenth of what could be read.
    """
    until = time.monotonic() + max(context.deadline_s - _STOP_EARLY_S, 1.0)
    kept, trouble = 0, None
    for tail in _tails(limit):
        log = reader(container, tail, since_s, until)
        if isinstance(log, Ended):
            return log
        try:
            entries = log.entries() if kept == 0 else _whole(log)
            kept = context.sink.log(
                path, entries, how=log.how, budget_bytes=limit.size_bytes, room=limit.share, tail=tail
            )
        except (TooSlowError, _BrokenOffError) as error:
            reason = f"{error}; only the newest {kept} lines are here" if kept else str(error)
            return Ended(Outcome.PARTIAL if kept else Outcome.TIMEOUT, reason)
        trouble = log.trouble
        if log.broken_off or log.records < tail:
            break
    if trouble is not None:
        return Ended(Outcome.PARTIAL if kept else Outcome.FAILED, trouble)
    if kept == 0:
        return Ended(Outcome.EMPTY, f"{container.name} ({container.state}) wrote nothing")
    return COLLECTED


def _whole(log: _Log) -> Iterator[LogEntry]:
    """Yield the entries of a log whose newest lines are here already: without its own newest ones it is no replacement."""
    yield from log.entries()
    if log.broken_off:
        raise _BrokenOffError(log.trouble)


def _tails(limit: LogLimit) -> Iterator[int]:
    """Yield how many lines to ask for, one after the other."""
    tail = limit.floor
    while tail < limit.tail:
        yield tail
        tail *= _GROWTH
    yield limit.tail


def _worst(ends: Sequence[Ended]) -> Ended:
    """Return how the service as a whole ended: a gap in one replica is a gap."""
    gaps = [end for end in ends if end.outcome.is_gap]
    if not gaps:
        return COLLECTED if COLLECTED in ends else ends[0]
    alike = all(end.outcome is ends[0].outcome for end in ends)
    return Ended(ends[0].outcome if alike else Outcome.PARTIAL, "; ".join(end.reason for end in gaps))


def _collect_all(context: Context, reader: LogReader, now: Callable[[], float], service: str, limit: LogLimit) -> Ended:
    containers = context.discovery.of(service)
    if not containers:
        limit.share.done()
        if context.discovery.containers_error is not None:
            return Ended(Outcome.FAILED, context.discovery.containers_error)
        return Ended(Outcome.ABSENT, "no container of this service")
    shares = limit.share.split(len(containers))
    name = member_slug(service)
    ends = []
    since_s = now() - context.options.since_s if context.options.since_s is not None else None
    for position, (container, share) in enumerate(zip(containers, shares, strict=True), start=1):
        suffix = "" if position == 1 else f".{position}"
        own = LogLimit(limit.tail, limit.floor, share)
        ends.append(collect_one(context, reader, container, f"logs/{name}{suffix}.log", own, since_s=since_s))
        share.done()
    return _worst(ends)


def _collector(service: str, limit: LogLimit) -> Callable[[Context], Ended]:
    @with_engine
    def by_engine(context: Context, client: docker.APIClient) -> Ended:
        now = partial(engine_time_s, client, context.host.now())
        return _collect_all(context, partial(_Stream, client), now, service, limit)

    def by_disk(context: Context, _disk: DiskProject, _root: DataRoot) -> Ended:
        now = context.host.now().timestamp
        return _collect_all(context, partial(data_root.disk_log, context), now, service, limit)

    return data_root.or_from_disk(by_engine, by_disk)


def probes(limits: Mapping[str, LogLimit], *, deadline_s: float) -> tuple[Probe, ...]:
    """Return one probe per service, in the order of `limits`. `deadline_s` is the whole collection's."""
    return tuple(
        Probe(
            source=f"logs/{service}",
            how="Engine API GET /containers/{id}/logs",
            reason=_REASONS.get(service, "a service of the same project"),
            priority=Priority.VITAL if service in _VITAL else Priority.NORMAL,
            timeout_s=max(_TIMEOUT_S, deadline_s / _DEADLINE_PART),
            limit=f"newest {limit.tail} lines, {limit.size_bytes / 1e6:.1f} MB compressed",
            collect=_collector(service, limit),
        )
        for service, limit in limits.items()
    )
