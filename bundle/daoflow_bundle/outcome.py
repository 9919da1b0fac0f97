"""How a source of evidence ended: the closed set that collector and analyzer share (contract, section 2)."""

from __future__ import annotations

from enum import Enum


class Outcome(str, Enum):
    """How one source ended. The value is what stands in `manifest.json`."""

    COLLECTED = "collected"
    PARTIAL = "partial"
    EMPTY = "empty"
    FAILED = "failed"
    TIMEOUT = "timeout"
    DENIED = "denied"
    SKIPPED = "skipped"
    ABSENT = "absent"

    @property
    def is_gap(self) -> bool:
        """Whether evidence that exists is not in the bundle, so that the bundle counts as partial.

        `absent` and `empty` are evidence themselves; `skipped` is what the operator asked for.
        """
        return self in (Outcome.PARTIAL, Outcome.FAILED, Outcome.TIMEOUT, Outcome.DENIED)
