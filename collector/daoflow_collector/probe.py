"""A probe: one source of evidence as data, and the function that collects it.

The plan is a list of these. The runner gives each a `Context`, bounds it, and turns whatever happens into an outcome: an exception that
reaches the runner becomes `failed` with its text, redacted like everything else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Callable

from daoflow_bundle.outcome import Outcome

if TYPE_CHECKING:
    from daoflow_collector.context import Context


class Priority(IntEnum):
    """Order of collection and of claim on the size budget: lower first."""

    VITAL = 0
    NORMAL = 1
    EXTRA = 2


@dataclass(frozen=True)
class Ended:
    """How a probe ended, and why, in the operator's words (empty for a plain `collected`)."""

    outcome: Outcome
    reason: str = ""


COLLECTED = Ended(Outcome.COLLECTED)
NOT_PERMITTED = "not permitted to read"
"""How the reason begins where this user may not read a file that root may."""


@dataclass(frozen=True)
class Probe:
    """One planned source.

    `source` is its name in plan, progress, manifest and `--only/--skip`; `how` the command, API call or file it reads;
    `reason` why, naming the playbook where it asks for it; `limit` the bound in words (`last 20000 lines, 2 MB`).
    """

    source: str
    how: str
    reason: str
    priority: Priority
    timeout_s: float
    limit: str
    collect: Callable[[Context], Ended]
    grace_s: float = 0.0
    """How long it is still waited for after the operator stops the run: other hosts have a bundle to close."""
