"""Which of several causes is the incident: what the operator named comes first, and mere background last."""

from __future__ import annotations

from collections.abc import Sequence

from daoflow_analyzer.explain_graph import ExplainGraph, Found
from daoflow_analyzer.facts.incident import Incident

DEPLOYMENT_CODES = ("DP", "ST")


def is_named(item: Found, incident: Incident | None) -> bool:
    """Whether a finding is about what the operator named."""
    if incident is None:
        return False
    subject = item.finding.subject
    named = (
        ("deployment", incident.deployment),
        ("backup_run", incident.backup_run),
        ("restore", incident.restore),
        ("server", incident.server),
    )
    return any(value is not None and subject.get(key) == value for key, value in named)


def is_background(item: Found, incident: Incident | None) -> bool:
    """Whether it is a server in attention that no deployment failed on and that nobody named: reported, never blamed before others."""
    subject = item.finding.subject
    alone = "server" in subject and "deployment" not in subject and "backup_run" not in subject
    return item.loaded.rule.code.startswith("DP") and alone and not is_named(item, incident)


def is_anothers(item: Found, incident: Incident) -> bool:
    """Whether it is about another deployment, backup run or restore than the one that the operator named."""
    named = (
        ("deployment", incident.deployment),
        ("backup_run", incident.backup_run),
        ("restore", incident.restore),
    )
    others = [(value, other) for key, value in named if (other := item.finding.subject.get(key)) is not None]
    return bool(others) and any(value for _, value in named) and all(other != value for value, other in others)


def by_incident(graph: ExplainGraph, candidates: Sequence[int], incident: Incident | None) -> list[int]:
    """Return the causes in the order in which they are blamed. Of failed deployments of one weight the newest is the incident."""

    def place(index: int) -> tuple[bool, bool]:
        item = graph.found[index]
        return not is_named(item, incident), is_background(item, incident)

    if incident is not None and incident.has_named:
        # Nobody's server and no other deployment or run explains what was named: better no cause than somebody else's.
        found = graph.found
        candidates = [
            index
            for index in candidates
            if not is_background(found[index], incident)
            # A server that failed another deployment may have failed the named run too.
            and (
                not is_anothers(found[index], incident)
                or any(is_named(found[other], incident) for other in graph.reach[index])
            )
        ]
    return newest_deployment(graph, sorted(candidates, key=place), incident)


def newest_deployment(graph: ExplainGraph, ordered: Sequence[int], incident: Incident | None) -> list[int]:
    """Return the causes with the newest of equal ones first where the first is about a deployment."""

    def place(index: int) -> tuple[bool, bool]:
        item = graph.found[index]
        return not is_named(item, incident), is_background(item, incident)

    if not ordered:
        return []
    first = graph.found[ordered[0]]
    if not _is_deployment(first):
        return list(ordered)
    rivals = [
        index
        for index in ordered
        if _is_deployment(graph.found[index])
        and graph.found[index].severity is first.severity
        and place(index) == place(ordered[0])
    ]
    newest = max(rivals, key=lambda index: graph.found[index].since)
    return [newest, *(index for index in ordered if index != newest)]


def _is_deployment(item: Found) -> bool:
    return item.loaded.rule.code.startswith(DEPLOYMENT_CODES) and "deployment" in item.finding.subject
