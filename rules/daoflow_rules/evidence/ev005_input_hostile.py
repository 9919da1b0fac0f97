"""A member is built to harm its reader

What it looks for
    A member that would have been written outside its folder, is a link or a device, unpacks to far more than it should, or nests without
    end. It was not read; the other members were.

Why it matters
    No collector writes such a member: the file was made or changed by somebody who means harm.

How to confirm
    `daoflow-collect verify FILE` names the member and the reason.

What to do
    Do not unpack the file with other programs. Find out where it came from.

When it is wrong
    A bundle repacked by hand with another archiver can contain directory or owner entries that a collector never writes.

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
    code="EV005",
    name="input-hostile",
    title="A member is built to harm its reader",
    section=Section.ESCALATION,
    item="what was captured",
    severity=Severity.CRITICAL,
)


def _says(damages: Sequence[Damage]) -> str:
    return f"{len(damages)} member(s) of the bundle are built to harm a reader and were not read: {damages[0].detail}."


check = damage_check(
    "hostile",
    _says,
    NextStep("See which members and why", "daoflow-collect verify FILE", expect="verified"),
    NextStep("Do not unpack it with other programs; ask where it came from", None, expect="a trusted source"),
)
