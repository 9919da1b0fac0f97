"""A few questions at once, in daemon threads: an answer that never comes must not hold the process at its end.

A host may let nobody start another thread (a pids limit, little memory). What was to run beside then runs in its caller: slower, and
still an answer.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from queue import Empty, SimpleQueue
from typing import Callable, TypeVar

from daoflow_collector.machine.limit import Limit

Result = TypeVar("Result")


def start_beside(work: Callable[[], None]) -> threading.Thread | None:
    """Start `work` in a daemon thread; None when the host's limit of processes, threads or memory is reached."""
    thread = threading.Thread(target=work, daemon=True)
    try:
        thread.start()
    except (RuntimeError, MemoryError):
        return None
    return thread


def taken(queue: SimpleQueue[Result], limit: Limit) -> Result:
    """Return what comes out of a queue before the limit is over. Raises `Empty`."""
    while True:
        left_s = limit.left_s()
        try:
            return queue.get(timeout=max(0.0, left_s))
        except Empty:
            if left_s <= 0:
                raise


def within(limit_s: float, work: Callable[[], Result]) -> Result:
    """Return what `work` gives, or raise `TimeoutError` when that takes longer: then it goes on beside, and nobody waits for it.

    For peers that send a byte now and then: each read of theirs is in time, and the answer never ends.
    """
    done: SimpleQueue[tuple[list[Result], Exception | None]] = SimpleQueue()

    def beside() -> None:
        try:
            done.put(([work()], None))
        except Exception as error:  # handed to the caller
            done.put(([], error))

    limit = Limit(limit_s)
    if start_beside(beside) is None:
        return work()
    try:
        given, error = taken(done, limit)
    except Empty:
        raise TimeoutError(limit.passed()) from None
    if error is not None:
        raise error
    return given[0]


def ask_all(questions: Sequence[Callable[[], Result]], *, workers: int) -> list[Result]:
    """Return each question's answer, in order. Raises the first error that one raised, after all have ended."""
    waiting: SimpleQueue[tuple[int, Callable[[], Result]]] = SimpleQueue()
    answers: dict[int, Result] = {}
    errors: list[Exception] = []

    def work() -> None:
        while True:
            try:
                index, question = waiting.get_nowait()
            except Empty:
                return
            try:
                answers[index] = question()
            except Exception as error:  # handed to the caller
                errors.append(error)

    for item in enumerate(questions):
        waiting.put(item)
    # The caller is one of the workers, and the only one where no thread can be started.
    beside = [start_beside(work) for _ in range(min(workers, len(questions)) - 1)]
    work()
    for thread in beside:
        if thread is not None:
            thread.join()
    if errors:
        raise errors[0]
    return [answers[index] for index in range(len(questions))]
