"""Carry out a plan: a few probes at a time, each bounded, none able to hold the others or to outlive the deadline.

Probes run in daemon threads. The main thread settles them and hands them on in the order of the plan; it never waits for a probe
longer than that was given. One that does not come back is abandoned: another thread takes its place, and what it hands over later is
discarded.
"""

from __future__ import annotations

import threading
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from queue import Empty, SimpleQueue
from typing import Callable

from daoflow_bundle.manifest import SourceRecord
from daoflow_bundle.outcome import Outcome

from daoflow_collector.context import Context
from daoflow_collector.machine.limit import Limit
from daoflow_collector.parallel import start_beside
from daoflow_collector.probe import Ended, Probe
from daoflow_collector.progress_bar import Running
from daoflow_collector.signals import Stop
from daoflow_collector.sink import AbandonedError, Member, SourceSink

WORKERS = 4
NO_MEMORY = Ended(Outcome.FAILED, "there was not enough memory for it")
_HEAD_WAIT_S = 2.0
"""How long finished sources wait for a slower one that stands before them in the bundle."""
_TICK_S = 0.25


@dataclass(frozen=True)
class Settled:
    """How one source ended, and what it gave."""

    probe: Probe
    outcome: Outcome
    reason: str
    started_at: datetime
    duration_s: float
    members: tuple[Member, ...] = ()
    sources: tuple[SourceRecord, ...] = ()
    """The sources of another host that came with its members."""

    @property
    def size_bytes(self) -> int:
        """Bytes of all members, as they will be read."""
        return sum(member.size for member in self.members)

    @property
    def masked(self) -> int:
        """Values taken out of all members."""
        return sum(member.masked for member in self.members)


@dataclass(frozen=True)
class RunParts:
    """What a run needs from outside. `now` is the host's clock, `until` the deadline in monotonic seconds."""

    make_sink: Callable[[], SourceSink]
    make_context: Callable[[SourceSink, float], Context]
    now: Callable[[], datetime]
    until: float
    stop: Stop
    announce: Callable[[Settled], None]
    working: Callable[[int, int, Sequence[Running]], None]
    """Takes a few times a second how many sources have ended, of how many, and which are under way."""
    log: Callable[[str, str], None]
    """Takes (source, text) for `collector/log.jsonl`."""
    hurry: Callable[[bool], None] = lambda _over: None
    """Called when half the time is gone (False: from then on nothing goes first), and when the run is over before its plan (True)."""


@dataclass(frozen=True)
class _Task:
    """One probe under way."""

    probe: Probe
    sink: SourceSink
    started_at: datetime
    limit: Limit


class Runner:
    """Runs each probe of a plan once."""

    def __init__(self, probes: Sequence[Probe], parts: RunParts) -> None:
        self._probes = probes
        self._parts = parts
        self._events: SimpleQueue[tuple[int, Ended] | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._next = 0
        self._tasks: dict[int, _Task] = {}
        self._settled: dict[int, Settled] = {}
        self._settled_at: dict[int, float] = {}
        self._handed: set[int] = set()
        self._abandoned: set[int] = set()
        self._workers = 0
        self._hurried: set[bool] = set()

    def run(self) -> Iterator[Settled]:
        """Yield every probe's result once, in the order of the plan save where that would hold finished ones up."""
        self._parts.stop.wake = lambda: self._events.put(None)
        half_time = (time.monotonic() + self._parts.until) / 2
        # Whoever waits for another host must not keep this one's probes waiting.
        workers = WORKERS + sum(probe.grace_s > 0 for probe in self._probes)
        for _ in range(min(workers, len(self._probes))):
            self._add_worker()
        self._work_if_alone()
        while len(self._settled) < len(self._probes):
            self._tell()
            self._take_events()
            self._expire()
            over = self._over()
            if over or time.monotonic() >= half_time:
                self._hurry(over)
            self._give_up_when_over()
            yield from self._ready()
        yield from self._hand_on(sorted(self._settled))

    def give_up(self) -> None:
        """Let no probe go on: whoever runs them cannot take what they give."""
        with self._lock:
            self._next = len(self._probes)
            tasks = list(self._tasks.values())
        for task in tasks:
            task.sink.close()

    def _tell(self) -> None:
        with self._lock:
            tasks = [task for index, task in self._tasks.items() if index not in self._settled]
        limits = [(task.probe.source, task.limit.spent_s(), task.limit.left_s()) for task in tasks]
        running = [Running(source, spent_s, spent_s + left_s) for source, spent_s, left_s in limits]
        self._parts.working(len(self._settled), len(self._probes), running)

    def _add_worker(self) -> None:
        if start_beside(self._work) is not None:
            self._workers += 1

    def _work_if_alone(self) -> None:
        """Do the workers' work in this thread where the host lets nobody start one: one after another, and none can be abandoned."""
        if not self._workers:
            self._work()

    def _work(self) -> None:
        while True:
            with self._lock:
                index = self._next
                if index >= len(self._probes) or self._over():
                    return
                self._next += 1
                task = self._begun(index)
            self._events.put((index, self._collect(task) if task is not None else NO_MEMORY))
            with self._lock:
                if index in self._abandoned:
                    return  # another thread does this one's work

    def _begun(self, index: int) -> _Task | None:
        probe = self._probes[index]
        try:
            task = _Task(probe, self._parts.make_sink(), self._parts.now(), Limit(probe.timeout_s))
            self._tasks[index] = task
        except MemoryError:
            return None
        return task

    def _collect(self, task: _Task) -> Ended:
        try:
            limit_s = max(0.1, min(task.limit.seconds, self._parts.until - task.limit.started))
            return task.probe.collect(self._parts.make_context(task.sink, limit_s))
        except AbandonedError as error:
            return Ended(Outcome.FAILED, str(error))
        except MemoryError:
            return NO_MEMORY  # a traceback would take more of it
        except Exception as error:
            # A probe's own fault costs its source only; the traceback goes, redacted, to the collector's log.
            self._parts.log(task.probe.source, traceback.format_exc())
            return Ended(Outcome.FAILED, f"{type(error).__name__}: {error}")

    def _take_events(self) -> None:
        """Settle all that ended, waiting a moment for the first: what ended in time must not be taken for late afterwards."""
        wait_s = min(_TICK_S, max(0.0, self._parts.until - time.monotonic()))
        while True:
            try:
                event = self._events.get(timeout=wait_s)
            except Empty:
                return
            if event is not None and event[0] not in self._settled:
                self._settle(*event)
            wait_s = 0.0

    def _expire(self) -> None:
        with self._lock:
            over = [
                index for index, task in self._tasks.items() if index not in self._settled and task.limit.left_s() <= 0
            ]
            self._abandoned.update(over)
        for index in over:
            self._settle(index, Ended(Outcome.TIMEOUT, self._tasks[index].limit.passed()), abandoned=True)
            self._workers -= 1
            self._add_worker()
        self._work_if_alone()

    def _over(self) -> bool:
        return self._parts.stop.reason is not None or time.monotonic() >= self._parts.until

    def _hurry(self, over: bool) -> None:
        if over not in self._hurried:
            self._hurried.add(over)
            self._parts.hurry(over)

    def _give_up_when_over(self) -> None:
        if not self._over():
            return
        stop = self._parts.stop.reason
        ended = (
            Ended(Outcome.FAILED, f"not finished: {stop}")
            if stop is not None
            else Ended(Outcome.TIMEOUT, "not finished before the deadline")
        )
        with self._lock:
            self._next = len(self._probes)
        for index, probe in enumerate(self._probes):
            if index not in self._settled and not self._has_grace(index, probe):
                self._settle(index, ended, abandoned=True)

    def _has_grace(self, index: int, probe: Probe) -> bool:
        """Whether a probe under way may still hand over what it has."""
        since = self._parts.stop.since
        now = time.monotonic()
        return since is not None and index in self._tasks and now < min(since + probe.grace_s, self._parts.until)

    def _settle(self, index: int, ended: Ended, *, abandoned: bool = False) -> None:
        task = self._tasks.get(index)
        probe = self._probes[index]
        if task is None:
            settled = Settled(probe, ended.outcome, ended.reason, self._parts.now(), 0.0)
        else:
            members, refused = task.sink.close()
            if refused:
                ended = Ended(Outcome.FAILED, "; ".join(refused))
            elif (abandoned or ended is NO_MEMORY) and members:
                ended = Ended(Outcome.PARTIAL, f"{ended.reason}; what it had by then is here")
            duration_s = round(task.limit.spent_s(), 3)
            settled = Settled(
                probe, ended.outcome, ended.reason, task.started_at, duration_s, members, task.sink.sources
            )
        self._settled[index] = settled
        self._settled_at[index] = time.monotonic()
        self._parts.announce(settled)

    def _ready(self) -> Iterator[Settled]:
        """Yield what may be written now: everything up to the first unsettled one, and all that waited long enough for it."""
        head = next((index for index in range(len(self._probes)) if index not in self._settled), len(self._probes))
        overdue = time.monotonic() - _HEAD_WAIT_S
        late = any(at < overdue and index not in self._handed for index, at in self._settled_at.items())
        yield from self._hand_on([index for index in sorted(self._settled) if index < head or late])

    def _hand_on(self, indexes: Sequence[int]) -> Iterator[Settled]:
        for index in indexes:
            if index not in self._handed:
                self._handed.add(index)
                settled = self._settled[index]
                self._settled[index] = replace(
                    settled, members=(), sources=()
                )  # written next, and held in memory no longer
                yield settled
