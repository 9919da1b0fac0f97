"""Which finding explains which: the graph whose roots are causes. Cycles are tolerated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import replace

from daoflow_analyzer.finding import EvidenceRole, Finding, Severity
from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.ruleset import LoadedRule

SAME_SUBJECT = ("deployment", "server", "backup_run")
"""Where two findings both name one of these and differ in it, neither explains the other: they are two incidents."""


@immutable
class Found:
    """One finding with the rule that made it."""

    loaded: LoadedRule
    finding: Finding

    @property
    def name(self) -> str:
        """Return the rule's name."""
        return self.loaded.rule.name

    @property
    def severity(self) -> Severity:
        """Return the finding's severity: its own, or the rule's."""
        return self.finding.severity or self.loaded.rule.severity

    @property
    def is_about_evidence(self) -> bool:
        """Whether it is about the bundle itself, which never breaks a system."""
        return self.loaded.rule.code.startswith("EV")

    @property
    def since(self) -> str:
        """Return the earliest time in its primary evidence, or an empty string. What merely agrees may be much older."""
        times = (item.time for item in self.finding.evidence if item.role is EvidenceRole.PRIMARY)
        return min((time for time in times if time), default="")

    def explains(self, other: Found) -> bool:
        """Whether this finding, when true, makes the other one happen."""
        names = self.finding.explains if self.finding.explains is not None else self.loaded.rule.explains
        if other.name not in names:
            return False
        if self.severity is Severity.INFO and not other._may_stand_below_a_note:
            return False
        mine, theirs = self.finding.subject, other.finding.subject
        if _only_by_guess(mine, theirs):
            return False
        return all(mine[key] == theirs[key] for key in SAME_SUBJECT if key in mine and key in theirs)

    @property
    def _may_stand_below_a_note(self) -> bool:
        """Whether it cannot be a cause anyway. A note is no fault: one that passed for its symptom would count for nothing."""
        return self.severity is Severity.INFO or self.loaded.rule.symptom_only


def _only_by_guess(mine: Mapping[str, str], theirs: Mapping[str, str]) -> bool:
    """Whether a server would be blamed for what happened nobody knows where: several servers may be in that state."""
    shared = any(mine.get(key) == theirs[key] for key in ("deployment", "backup_run") if key in theirs)
    happened = "deployment" in theirs or "backup_run" in theirs
    return "server" in mine and "server" not in theirs and happened and not shared


class ExplainGraph:
    """Findings by index with what each explains: `direct`, and through others: `reach`."""

    def __init__(self, found: Sequence[Found]) -> None:
        self.found = tuple(found)
        indices = range(len(self.found))
        self.direct: Mapping[int, frozenset[int]] = {
            one: frozenset(other for other in indices if other != one and self.found[one].explains(self.found[other]))
            for one in indices
        }
        self.reach: Mapping[int, frozenset[int]] = {one: self._reach(one) for one in indices}

    @classmethod
    def of_strangers(cls, found: Sequence[Found]) -> ExplainGraph:
        """Return the graph of findings of which nobody could say what explains what."""
        graph = cls(())
        graph.found = tuple(found)
        graph.direct = graph.reach = dict.fromkeys(range(len(graph.found)), frozenset())
        return graph

    def with_finding(self, index: int, finding: Finding) -> ExplainGraph:
        """Return the graph with a finding of other evidence in one place: what explains what does not depend on it."""
        changed = copy(self)
        changed.found = tuple(
            replace(item, finding=finding) if at == index else item for at, item in enumerate(self.found)
        )
        return changed

    @property
    def distrusted(self) -> bool:
        """Whether a critical finding says that the evidence itself was changed."""
        return any(item.is_about_evidence and item.severity is Severity.CRITICAL for item in self.found)

    def explained_by(self, index: int) -> tuple[int, ...]:
        """Return the findings that explain this one directly."""
        return tuple(one for one in self.direct if index in self.direct[one])

    def roots(self) -> tuple[int, ...]:
        """Return the findings that nothing explains, best cause first.

        Of findings that explain each other in a circle only the best one is a root. Ranked by severity, confidence, number of findings
        explained (through others too), and earliest evidence.
        """
        ranked = sorted(self.direct, key=self._rank)
        roots: list[int] = []
        for one in ranked:
            above = {other for other in self.direct if one in self.reach[other]}
            in_circle = above & self.reach[one]
            if above == in_circle and not in_circle.intersection(roots):
                roots.append(one)
        return tuple(roots)

    def _rank(self, index: int) -> tuple[int, int, int, bool, str, str]:
        item = self.found[index]
        since = item.since
        return (
            -item.severity.rank,
            -item.finding.confidence.rank,
            -len(self.reach[index]),
            not since,
            since,
            item.loaded.rule.code,
        )

    def _reach(self, start: int) -> frozenset[int]:
        seen: set[int] = set()
        pending = list(self.direct[start])
        while pending:
            index = pending.pop()
            if index not in seen:
                seen.add(index)
                pending.extend(self.direct[index])
        return frozenset(seen - {start})
