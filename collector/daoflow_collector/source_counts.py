"""How many sources ended how, in words for the end block and for a letter."""

from __future__ import annotations

from daoflow_bundle.manifest import Manifest
from daoflow_bundle.outcome import Outcome

_ENDS = {
    Outcome.COLLECTED: "collected",
    Outcome.PARTIAL: "in part",
    Outcome.ABSENT: "not there",
    Outcome.EMPTY: "empty",
    Outcome.FAILED: "failed",
    Outcome.TIMEOUT: "timed out",
    Outcome.DENIED: "denied",
    Outcome.SKIPPED: "skipped",
}
"""In the order in which they are counted."""


def counted(number: int, what: str) -> str:
    """Return a number with what it counts: `1 source`, `2 sources`."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def counts(manifest: Manifest) -> str:
    """Return how many sources ended how: `32 sources: 25 collected, 5 not there, 2 skipped`."""
    ended = [record.outcome for record in manifest.sources]
    told = [f"{ended.count(outcome)} {word}" for outcome, word in _ENDS.items() if outcome in ended]
    return f"{counted(len(ended), 'source')}: {', '.join(told) or 'none'}"
