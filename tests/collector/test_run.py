"""The runner: bounded, in order, and nothing a probe does can hold or break it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from types import FrameType
from typing import Any

import pytest
from daoflow_bundle.outcome import Outcome
from daoflow_collector.context import Context
from daoflow_collector.parallel import ask_all
from daoflow_collector.probe import COLLECTED, Ended, Priority, Probe
from daoflow_collector.redact import Redactor, Vault
from daoflow_collector.run import WORKERS, Runner, RunParts, Settled
from daoflow_collector.signals import Stop
from daoflow_collector.sink import SourceSink

Collect = Callable[[Context], Ended]


def probe(source: str, collect: Collect, *, timeout_s: float = 5.0) -> Probe:
    """Return a probe that does what the test says."""
    return Probe(source, "a test", "a test", Priority.NORMAL, timeout_s, "", collect)


def writes(path: str, *, after_s: float = 0.0) -> Collect:
    """Return a probe's function that writes one member."""

    def collect(context: Context) -> Ended:
        time.sleep(after_s)
        context.sink.text(path, b"content\n")
        return COLLECTED

    return collect


def run(
    *probes: Probe,
    deadline_s: float = 30.0,
    stop: Stop | None = None,
    log: list[Any] | None = None,
    hurry: Callable[[bool], None] = lambda _over: None,
) -> list[Settled]:
    """Run a plan to its end and return what was handed on, in that order."""
    vault = Vault()
    redactor = Redactor(vault)
    entries: list[Any] = [] if log is None else log

    def make_context(sink: SourceSink, limit_s: float) -> Context:
        # These probes use the sink only; host, options and discovery are never touched.
        nothing: Any = None
        return Context(nothing, nothing, nothing, sink, None, limit_s)

    parts = RunParts(
        make_sink=lambda: SourceSink(redactor, vault.fingerprint),
        make_context=make_context,
        now=lambda: datetime.now(UTC),
        until=time.monotonic() + deadline_s,
        stop=stop or Stop(),
        working=lambda _done, _total, _running: None,
        announce=lambda _settled: None,
        log=lambda source, text: entries.append((source, text)),
        hurry=hurry,
    )
    return list(Runner(probes, parts).run())


def paths(settled: list[Settled]) -> list[str]:
    """Return the members in the order they would be written."""
    return [member.path for item in settled for member in item.members]


def test_members_come_in_the_order_of_the_plan_whoever_is_faster() -> None:
    """The order in the bundle does not depend on which probe ends first."""
    settled = run(probe("a", writes("a", after_s=0.3)), probe("b", writes("b")), probe("c", writes("c", after_s=0.1)))
    assert paths(settled) == ["a", "b", "c"]


def test_finished_sources_do_not_wait_long_for_a_slow_one() -> None:
    """What is finished is written soon, so that a kill costs little: a slow source loses its place."""
    settled = run(probe("slow", writes("slow", after_s=3.0)), probe("b", writes("b")))
    assert paths(settled) == ["b", "slow"]


def test_a_probe_that_hangs_is_abandoned_and_its_late_members_discarded() -> None:
    """Time is up when it is up; the others go on in its place; nothing is written afterwards."""
    released = threading.Event()
    late = threading.Event()

    def hang(context: Context) -> Ended:
        released.wait(10)
        context.sink.text("late", b"too late\n")
        late.set()
        return COLLECTED

    hanging = [probe(f"hang{number}", hang, timeout_s=0.4) for number in range(4)]
    started = time.monotonic()
    settled = run(*hanging, probe("after", writes("after")))
    assert time.monotonic() - started < 8
    assert [item.outcome for item in settled] == [Outcome.TIMEOUT] * 4 + [Outcome.COLLECTED]
    released.set()
    assert late.wait(5)
    assert paths(settled) == ["after"]


def test_no_worker_is_lost_when_its_result_is_taken_at_once() -> None:
    """On a busy host the main thread may settle a result before the worker runs on: it goes on working all the same."""

    def slowly(frame: FrameType, _event: str, _argument: Any) -> Any:
        if frame.f_code.co_filename.endswith("/daoflow_collector/run.py"):
            time.sleep(0.02)
            return slowly
        return None

    together = threading.Barrier(WORKERS)

    def waits(_context: Context) -> Ended:
        together.wait()
        return COLLECTED

    plan = [*(probe(f"first/{number}", waits) for number in range(WORKERS)), probe("last", writes("last"))]
    before: Any = threading.gettrace()
    threading.settrace(slowly)
    try:
        settled = run(*plan, deadline_s=20.0)
    finally:
        threading.settrace(before)
    assert {item.outcome for item in settled} == {Outcome.COLLECTED}


def test_what_a_hanging_probe_had_finished_is_kept() -> None:
    """Members handed over before the time was up are evidence: the source is partial then."""

    def half(context: Context) -> Ended:
        context.sink.text("first", b"first\n")
        time.sleep(5)
        return COLLECTED

    (settled,) = run(probe("half", half, timeout_s=0.4))
    assert (settled.outcome, paths([settled])) == (Outcome.PARTIAL, ["first"])


def test_an_exception_costs_its_source_only() -> None:
    """A fault in a probe becomes `failed` with its text; the traceback goes to the collector's log."""

    def fault(_context: Context) -> Ended:
        raise KeyError("State")

    log: list[Any] = []
    settled = run(probe("fault", fault), probe("b", writes("b")), log=log)
    assert [(item.outcome, item.reason) for item in settled] == [
        (Outcome.FAILED, "KeyError: 'State'"),
        (Outcome.COLLECTED, ""),
    ]
    assert log[0][0] == "fault"
    assert "Traceback" in log[0][1]


def test_a_redactor_that_errs_costs_that_member_and_is_said() -> None:
    """Fail closed: what cannot be redacted is not written, and the source is `failed`; its other members stay."""

    def collect(context: Context) -> Ended:
        context.sink.json("good", {"a": 1})
        context.sink.json("bad", {"a": object()})
        return COLLECTED

    (settled,) = run(probe("mixed", collect))
    assert settled.outcome is Outcome.FAILED
    assert "bad" in settled.reason
    assert paths([settled]) == ["good"]


def test_the_deadline_holds_for_what_runs_and_what_waits() -> None:
    """At the deadline everything ends: running probes and those never begun are `timeout`."""
    started = time.monotonic()
    slow = [probe(f"s{number}", writes(f"s{number}", after_s=20.0), timeout_s=30.0) for number in range(6)]
    settled = run(probe("quick", writes("quick")), *slow, deadline_s=0.6)
    assert time.monotonic() - started < 10
    assert [item.outcome for item in settled] == [Outcome.COLLECTED] + [Outcome.TIMEOUT] * 6


def test_a_stop_keeps_what_there_is() -> None:
    """After Ctrl-C the finished sources are handed on and the rest says why it is missing."""
    stop = Stop()
    threading.Timer(0.5, stop.request, args=("interrupted by SIGINT",)).start()
    started = time.monotonic()
    settled = run(
        probe("quick", writes("quick")), probe("slow", writes("slow", after_s=20.0), timeout_s=30.0), stop=stop
    )
    assert time.monotonic() - started < 10
    assert [(item.outcome, item.reason) for item in settled] == [
        (Outcome.COLLECTED, ""),
        (Outcome.FAILED, "not finished: interrupted by SIGINT"),
    ]


@pytest.fixture
def let_threads_start(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Return a function that lets only so many more threads start, as a host's limit of processes does."""
    start = threading.Thread.start

    def limit(number: int) -> None:
        left = iter(range(number))

        def start_or_refuse(thread: threading.Thread) -> None:
            if next(left, None) is None:
                raise RuntimeError("can't start new thread")
            start(thread)

        monkeypatch.setattr(threading.Thread, "start", start_or_refuse)

    return limit


def test_without_threads_everything_is_done_one_after_another(let_threads_start: Callable[[int], None]) -> None:
    """Where no thread can be started the sources are all collected, also those that ended long before anyone could look."""
    let_threads_start(0)
    settled = run(*(probe(str(number), writes(str(number), after_s=0.2), timeout_s=0.5) for number in range(5)))

    assert [item.outcome for item in settled] == [Outcome.COLLECTED] * 5


def test_a_hanging_worker_that_cannot_be_replaced_is_stood_in_for(let_threads_start: Callable[[int], None]) -> None:
    """The only worker hangs and no other can be started: what is left is collected all the same, before the deadline."""
    let_threads_start(1)
    released = threading.Event()

    def hang(_context: Context) -> Ended:
        released.wait(20)
        return COLLECTED

    settled = run(probe("hang", hang, timeout_s=0.4), probe("after", writes("after")), deadline_s=15.0)
    released.set()

    assert [item.outcome for item in settled] == [Outcome.TIMEOUT, Outcome.COLLECTED]


def test_questions_are_answered_without_threads(let_threads_start: Callable[[int], None]) -> None:
    """What would be asked at once is asked one after another where no thread can be started, and an error still arrives."""
    let_threads_start(0)
    assert ask_all([lambda: 1, lambda: 2, lambda: 3], workers=3) == [1, 2, 3]
    with pytest.raises(ZeroDivisionError):
        ask_all([lambda: 1, lambda: 1 // 0], workers=2)


def test_the_deadline_is_kept_to_the_tenth_and_half_of_it_hurries_once() -> None:
    """The runner does not sleep over its deadline, and says once each that half its time is gone, and all of it."""
    hurried: list[tuple[bool, float]] = []
    began = time.monotonic()
    settled = run(
        probe("a", writes("a", after_s=3.0)),
        probe("b", writes("b", after_s=3.0)),
        deadline_s=0.6,
        hurry=lambda over: hurried.append((over, time.monotonic() - began)),
    )
    assert time.monotonic() - began < 1.5
    assert [item.outcome for item in settled] == [Outcome.TIMEOUT, Outcome.TIMEOUT]
    (half, half_at), (over, over_at) = hurried
    assert (half, over) == (False, True)
    assert 0.3 <= half_at < 0.6 <= over_at
