"""What is wrong with the bundle itself, as one finding for each kind of damage."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from daoflow_analyzer.facts.coverage import Damage, Integrity
from daoflow_analyzer.finding import Confidence, Evidence, Finding, NextStep
from daoflow_analyzer.rule import Check

SHOWN = 10
"""How many damaged places a finding cites."""


def damage_check(kind: str, says: Callable[[Sequence[Damage]], str], *steps: NextStep) -> Check:
    """Return the function of a rule about damages of one kind (`Damage.kind`); `says` makes the message from one or more of them."""

    def check(integrity: Integrity) -> Iterator[Finding]:
        """Yield one finding for all damages of the kind."""
        found = [damage for damage in integrity.damages if damage.kind == kind]
        if found:
            yield Finding(
                message=says(found),
                confidence=Confidence.CERTAIN,
                evidence=tuple(Evidence(item.member or "manifest.json", item.detail) for item in found[:SHOWN]),
                next_steps=steps,
            )

    return check
