"""The bundle was cut

What it looks for
    The file ends before its manifest, or in the middle of a member: a full disk, a killed collector, a mail gateway.

Why it matters
    Every member that was finished is read as usual; what came after the cut is not known, not even that it existed.

How to confirm
    `daoflow-collect verify FILE`, and compare size and SHA-256 with what the collector printed.

What to do
    Ask for the file again. If the collector was killed, collect again.

When it is wrong
    Never: the end is either there or not.

Playbook
    Escalation Checklist: what was captured.
"""

from __future__ import annotations

from collections.abc import Sequence

from daoflow_analyzer.facts.coverage import Damage
from daoflow_analyzer.finding import NextStep, Section, Severity
from daoflow_analyzer.rule import Rule

from daoflow_rules.evidence.damages import damage_check

RULE = Rule(
    code="EV003",
    name="bundle-truncated",
    title="The bundle was cut",
    section=Section.ESCALATION,
    item="what was captured",
    severity=Severity.MEDIUM,
    explains=("evidence-missing",),
)


def _says(damages: Sequence[Damage]) -> str:
    return f"The bundle was cut: {damages[0].detail}."


check = damage_check(
    "truncated",
    _says,
    NextStep("Check the file against the collector's SHA-256", "daoflow-collect verify FILE", expect="verified"),
    NextStep("Ask for the file again, or collect again", "daoflow-collect", expect="a complete bundle"),
)
