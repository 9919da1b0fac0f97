"""A few questions at once, in daemon threads: an answer that never comes must not hold the process at its end."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from queue import Empty, SimpleQueue
from typing import Callable, TypeVar

Result = TypeVar("Result")


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
    threads = [threading.Thread(target=work, daemon=True) for _ in range(min(workers, len(questions)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return [answers[index] for index in range(len(questions))]
