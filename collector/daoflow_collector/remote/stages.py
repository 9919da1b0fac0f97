"""How far a connection got: the six stages of reaching a host over SSH, each with how it ended (`ssh.json`)."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Callable, TypeVar

from daoflow_bundle.outcome import Outcome

from daoflow_collector import parallel

STAGES = ("resolve", "connect", "banner", "host-key", "authentication", "command")

Value = TypeVar("Value")
_OUTCOMES = {"timeout": Outcome.TIMEOUT, "denied": Outcome.DENIED}


class StageError(Exception):
    """A stage failed. `kind` is one of bundle/README.md's words (refused, timeout, changed-key, …), `words` are for people."""

    def __init__(self, kind: str, words: str) -> None:
        super().__init__(words)
        self.kind = kind
        self.words = words


@dataclass
class Reach:
    """One attempt to reach a host, filled in as it goes on. `facts` is everything else that `ssh.json` says."""

    facts: dict[str, Any] = field(default_factory=dict)
    entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    failure: StageError | None = None
    failed_stage: str | None = None

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time one stage and note how it ended. A `StageError` is noted and goes on."""
        started = time.monotonic()
        entry: dict[str, Any] = {"outcome": "failed", "kind": "other", "detail": None}
        self.entries[name] = entry
        try:
            yield
        except StageError as error:
            entry.update(kind=error.kind, detail=error.words)
            self.failure, self.failed_stage = error, name
            raise
        else:
            entry.update(outcome="ok", kind=None)
        finally:
            entry["duration_s"] = round(time.monotonic() - started, 3)

    @property
    def outcome(self) -> Outcome:
        """Return how the source ends when this attempt failed."""
        return _OUTCOMES.get(self.failure.kind, Outcome.FAILED) if self.failure is not None else Outcome.COLLECTED

    @property
    def reason(self) -> str:
        """Return why the host was not reached, empty when it was."""
        return f"{self.failure.words} (stage {self.failed_stage})" if self.failure is not None else ""

    def document(self) -> Mapping[str, Any]:
        """Return the attempt as `ssh.json` holds it."""
        missing = {"outcome": "not-reached", "kind": None, "detail": None, "duration_s": None}
        stages = [{"stage": name, **self.entries.get(name, missing)} for name in STAGES]
        return {**self.facts, "stages": stages, "failed_stage": self.failed_stage}


def within(limit_s: float, question: Callable[[], Value], *, late: str) -> Value:
    """Return the answer of something that knows no timeout. Raises `StageError` when it takes longer, and what it raises itself."""
    try:
        return parallel.within(limit_s, question)
    except TimeoutError:
        raise StageError("timeout", late) from None
