"""The error of a host that gave nothing, with the stage at which it ended."""

from __future__ import annotations

from daoflow_bundle.outcome import Outcome

from daoflow_collector.errors import CollectError, NotPermittedError


def unreachable(address: str, outcome: Outcome, reason: str) -> CollectError:
    """Return the error: exit 6 where the host lets nobody in, else 1."""
    if outcome is Outcome.DENIED:
        return NotPermittedError(f"{address} lets nothing be collected", because=reason, advice="See docs/remote.md.")
    return CollectError(f"nothing could be collected from {address}", because=reason, advice="See docs/remote.md.")
