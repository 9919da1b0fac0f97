"""A member does not match its digest

What it looks for
    A member whose content, size or presence is not what the bundle's own manifest says; and bytes of the file that belong to no member,
    so that no digest covers them and no redactor saw them: comments and owners in tar headers, padding, folders that hold nothing, data
    behind the end.

Why it matters
    Somebody or something changed the file after it was collected: no conclusion drawn from it can be trusted.

How to confirm
    `daoflow-collect verify FILE` names each member; compare the file's SHA-256 with what the collector printed.

What to do
    Ask for the file again, over another channel.

When it is wrong
    A damaged disk or transfer changes bytes too. The finding does not say who did it. A bundle that was packed again by hand has its
    packer's name in it (`tar --owner=root --group=root` has not).

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
    code="EV004",
    name="bundle-tampered",
    title="A member does not match its digest",
    section=Section.ESCALATION,
    item="what was captured",
    severity=Severity.CRITICAL,
)


def _says(damages: Sequence[Damage]) -> str:
    members = list(dict.fromkeys(damage.member or "the manifest" for damage in damages))
    more = f" and {len(members) - 3} more" if len(members) > 3 else ""
    return (
        f"The bundle was changed after it was collected: {', '.join(members[:3])}{more} differ ({damages[0].detail})."
    )


check = damage_check(
    "tampered",
    _says,
    NextStep("Check every member", "daoflow-collect verify FILE", expect="verified"),
    NextStep("Ask for the file again, over another channel", None, expect="the SHA-256 the collector printed"),
)
