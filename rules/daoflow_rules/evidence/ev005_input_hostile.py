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

from collections.abc import Iterator

from daoflow_analyzer.facts.coverage import Integrity
from daoflow_analyzer.finding import Confidence, Evidence, Finding, NextStep, Section, Severity
from daoflow_analyzer.rule import Rule

RULE = Rule(
    code="EV005",
    name="input-hostile",
    title="A member is built to harm its reader",
    section=Section.ESCALATION,
    item="what was captured",
    severity=Severity.CRITICAL,
)


def check(integrity: Integrity) -> Iterator[Finding]:
    """Yield one finding for all members that were refused."""
    damages = [damage for damage in integrity.damages if damage.kind == "hostile"]
    if not damages:
        return
    yield Finding(
        message=f"{len(damages)} member(s) of the bundle are built to harm a reader and were not read: {damages[0].detail}.",
        confidence=Confidence.CERTAIN,
        evidence=tuple(Evidence(damage.member or "manifest.json", damage.detail) for damage in damages[:10]),
        next_steps=(
            NextStep("See which members and why", "daoflow-collect verify FILE", expect="verified"),
            NextStep("Do not unpack it with other programs; ask where it came from", None, expect="a trusted source"),
        ),
    )
