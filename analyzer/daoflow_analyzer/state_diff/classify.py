"""Three sides of one path → its class of the contract (section 4)."""

from __future__ import annotations

from typing import Any

from daoflow_analyzer.state_diff.compare import ABSENT


class Unknown:
    """Stands for a side that cannot tell."""

    def __repr__(self) -> str:
        return "<unknown>"


UNKNOWN = Unknown()
SAME = "same"
CHANGED = "changed-after-freeze"
DRIFTED = "drifted-at-run-time"
ALL_DIFFER = "all-differ"
ONLY = {"declared": "only-declared", "frozen": "only-frozen", "live": "only-live"}
NOT_KNOWN = "unknown"


def classify(declared: Any, frozen: Any, live: Any) -> str:
    """Return the class. A side is a value, `ABSENT` (known to have none) or `UNKNOWN`."""
    sides = {"declared": declared, "frozen": frozen, "live": live}
    known = {name: value for name, value in sides.items() if value is not UNKNOWN}
    present = [name for name, value in known.items() if value is not ABSENT]
    if len(known) > 1 and all(value == next(iter(known.values())) for value in known.values()):
        return SAME
    if len(known) < 2 or (frozen is UNKNOWN and len(present) != 1):
        return NOT_KNOWN
    if len(present) == 1:
        return ONLY[present[0]]
    if live is UNKNOWN or live == frozen:
        return CHANGED
    return DRIFTED if declared is UNKNOWN or declared in (frozen, live) else ALL_DIFFER


def shown(value: Any) -> str | None:
    """Return a side's value as the table shows it: None for nothing and for not known."""
    if value is ABSENT or value is UNKNOWN:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:g}"
    return str(value)[:300]
