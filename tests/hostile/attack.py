"""What an attack is: a file made by a function, and what the analyzer must say of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Answer(Enum):
    """How `daoflow-analyze` must end."""

    ANALYSED = "analysed: exit 0, the incident is still named"
    CONTAINED = "analysed: exit 0, the attack changed the evidence that named the incident"
    ALARM = "analysed, with a finding about the file, the incident is still named; exit 1 where the file is not what was collected"
    CHANGED = "analysed, with a finding that it was changed (exit 1), the incident is still named"
    REFUSED = "refused (exit 1) with a reason"


@dataclass(frozen=True, slots=True)
class Attack:
    """`make` returns the file's bytes. `words`: a pattern that must be in what is said about it. `stored`: the file lies in `bundles/`."""

    name: str
    what: str
    answer: Answer
    words: str
    make: Callable[[], bytes]
    stored: bool = True
