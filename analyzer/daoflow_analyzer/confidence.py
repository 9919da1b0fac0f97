"""How sure a cause is, as a word with its reason: what agrees with it, what it explains, what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from daoflow_analyzer.engine import RuleRun
from daoflow_analyzer.explain_graph import ExplainGraph, Found
from daoflow_analyzer.finding import Confidence, Evidence
from daoflow_analyzer.result import RuleOutcome

LOWER = {
    Confidence.CERTAIN: Confidence.LIKELY,
    Confidence.LIKELY: Confidence.POSSIBLE,
    Confidence.POSSIBLE: Confidence.POSSIBLE,
}

FITS = {
    Confidence.LIKELY: "no other known cause fits as well",
    Confidence.POSSIBLE: "other causes would fit as well",
}


WHAT_NOT_WHY = "that is what happened; why is not in this bundle"

LISTED = 4
"""So many places are named; how many more there are is said."""
BY_DAOFLOW = ("logs/daoflow.log",)
RECORDED_BY_DAOFLOW = ("deployments/", "database/", "daoflow/")
WHOLE_FAMILIES = ("env", "compose", "health")


def judge(graph: ExplainGraph, index: int, runs: Sequence[RuleRun]) -> tuple[Confidence, str]:
    """Return the verdict's confidence in a root, and why. What lies behind it and could not be judged, or a changed bundle, lowers it."""
    item = graph.found[index]
    confidence = item.finding.confidence
    reasons = [_agreement(item), *((WHAT_NOT_WHY,) if item.finding.is_outcome else ())]
    explained = sorted({graph.found[other].name for other in graph.reach[index]})
    if explained:
        plural = "finding" if len(explained) == 1 else "findings"
        reasons.append(f"it explains {len(explained)} other {plural} ({', '.join(explained)})")
    behind = [
        run
        for run in runs
        if run.outcome in (RuleOutcome.CANNOT_TELL, RuleOutcome.BROKEN) and item.name in run.loaded.rule.explains
    ]
    if behind:
        confidence = LOWER[confidence]
        names = ", ".join(run.loaded.rule.name for run in behind[:3])
        reasons.append(f"but what could lie behind it could not be judged ({names})")
    if graph.distrusted:
        confidence = LOWER[confidence]
        reasons.append("but the bundle is not what was collected")
    words = "; ".join(reasons)
    return confidence, f"{words[0].upper()}{words[1:]}."


def _agreement(item: Found) -> str:
    """Say what speaks for it, and, below certain, what does not: three sources may point at what none of them names."""
    members = list(dict.fromkeys(one.member for one in item.finding.evidence if one.is_witness))
    against = dict.fromkeys(one.member for one in item.finding.evidence if one.contradicts)
    say = "says" if len(against) == 1 else "say"
    other = f"; {', '.join(against)} {say} otherwise" if against else ""
    sure = item.finding.confidence
    if len(members) == 1:
        where = place(item.finding.evidence[0])
        if sure is Confidence.CERTAIN:
            return f"one source says so itself: {where}{other}"
        return f"one source fits this and does not name it: {where}{other}; {FITS[sure]}"
    origins = {_origin(member) for member in members}
    more = f" and {len(members) - LISTED} more" if len(members) > LISTED else ""
    listed = ", ".join(members[:LISTED]) + more
    if len(origins) == 1:
        speak = f"{_count(len(members))} places of one source"
    elif len(origins) == len(members):
        speak = f"{_count(len(members))} independent sources"
    else:
        speak = f"{_count(len(members))} places of {_count(len(origins))} independent sources"
    if sure is Confidence.CERTAIN:
        return f"{speak} say so: {listed}{other}"
    return f"{speak} fit this, though none of them names it ({listed}){other}; {FITS[sure]}"


def _count(number: int) -> str:
    return {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}.get(
        number, str(number)
    )


def _origin(member: str) -> str:
    """Return who speaks in a member: what DaoFlow logs and what it records are one witness, and so are `.env` and what was made of it."""
    if member in BY_DAOFLOW or member.startswith(RECORDED_BY_DAOFLOW):
        return "daoflow"
    family, _, rest = member.partition("/")
    return family if family in WHOLE_FAMILIES else f"{family}/{rest.partition('/')[0]}"


def place(evidence: Evidence) -> str:
    """Return where evidence stands, as people write it: `logs/postgres.log line 14`."""
    return evidence.member if evidence.line is None else f"{evidence.member} line {evidence.line}"
