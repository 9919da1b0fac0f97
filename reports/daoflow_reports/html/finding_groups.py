"""Findings as the page orders them: each cause or independent finding with its symptoms, and an anchor for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from daoflow_analyzer.finding import Severity
from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.result import ReportedFinding, Result, Role

from daoflow_reports.wording import brief

MOST_ALIKE = 3


@immutable
class Group:
    """A finding that stands for itself, and the symptoms that it explains."""

    head: ReportedFinding
    symptoms: tuple[ReportedFinding, ...]


def groups(result: Result) -> tuple[Group, ...]:
    """Return the groups, the verdict's first; each symptom is in one of them."""
    heads = [item for item in result.findings if item.role is not Role.SYMPTOM]
    heads.sort(key=lambda item: (item.name != result.verdict.finding, -item.severity.rank, item.code))
    mine: dict[int, list[ReportedFinding]] = {}
    placed: set[int] = set()
    for item in result.findings:
        above = [head for head in heads if item.role is Role.SYMPTOM and head.name in item.explained_by]
        # Several of one kind explain each their own run, deployment or server; only what fits none of them goes to the first.
        head = next((one for one in above if _agree(one, item)), next(iter(above), None))
        if head is not None:
            placed.add(id(item))
            mine.setdefault(id(head), []).append(item)
    found = [Group(head, tuple(mine.get(id(head), ()))) for head in heads]
    # A symptom that nothing in the list explains stands for itself: hanging it under a stranger would say something untrue.
    rest = [item for item in result.findings if item.role is Role.SYMPTOM and id(item) not in placed]
    found += [Group(item, ()) for item in rest]
    return tuple(found)


def _agree(head: ReportedFinding, item: ReportedFinding) -> bool:
    """Whether two findings are about the same thing, as far as both say."""
    return all(head.subject[key] == value for key, value in item.subject.items() if key in head.subject)


def folded(found: Sequence[Group]) -> tuple[tuple[Group, int], ...]:
    """Return one group of each code, the first, with how many more there are: a list of kinds is read, forty times the same is not."""
    counts = Counter(group.head.code for group in found)
    first = {group.head.code: group for group in reversed(found)}
    return tuple((group, counts[group.head.code] - 1) for group in found if first[group.head.code] is group)


def beside(found: Sequence[Group], cause: ReportedFinding | None) -> tuple[ReportedFinding, ...]:
    """Return what else is wrong, from medium severity on, that the verdict's cause does not explain: it is not over with that."""
    rest = (group.head for group in found if cause is not None and group.head is not cause)
    return tuple(item for item in rest if item.severity.rank >= Severity.MEDIUM.rank)


def names_of(found: Sequence[ReportedFinding], cause: ReportedFinding) -> str:
    """Return the findings' codes, each once; a few of the cause's own kind with what they are about, or they would look like the cause."""
    alike = [item for item in found if item.code == cause.code]
    names = [f"{item.code} {', '.join(map(brief, item.subject.values()))}" for item in alike]
    if len(alike) > MOST_ALIKE:
        names = [f"{cause.code} {len(alike)} more"]
    return "; ".join(dict.fromkeys([*names, *(item.code for item in found if item.code != cause.code)]))


def repeated(result: Result) -> frozenset[str]:
    """Return the codes of which there are several findings: their titles alone do not tell them apart."""
    counts = Counter(item.code for item in result.findings)
    return frozenset(code for code, count in counts.items() if count > 1)


def anchors(result: Result) -> dict[int, str]:
    """Return a stable HTML id for each finding, by its identity: the code, numbered where a rule found several."""
    seen: dict[str, int] = {}
    found = {}
    for item in result.findings:
        seen[item.code] = number = seen.get(item.code, 0) + 1
        found[id(item)] = f"/finding/{item.code}" + (f".{number}" if number > 1 else "")
    return found
