"""The verdict: the root of the explains graph, or an honest sentence that there is none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from daoflow_analyzer.confidence import judge
from daoflow_analyzer.engine import RuleRun
from daoflow_analyzer.explain_graph import ExplainGraph, Found
from daoflow_analyzer.facts.applications import Applications
from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.facts.coverage import Coverage
from daoflow_analyzer.facts.deployments import Deployments
from daoflow_analyzer.facts.engine import Engine
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs, LogSummary
from daoflow_analyzer.finding import Confidence, Severity
from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.incident_rank import by_incident, is_named, newest_deployment
from daoflow_analyzer.load import Facts
from daoflow_analyzer.log_reach import concerned, log_reaches
from daoflow_analyzer.other_sightings import with_sightings
from daoflow_analyzer.result import Role, RuleOutcome, Scope, Verdict
from daoflow_analyzer.scope import scope_of
from daoflow_analyzer.since import Beginning, beginning, citing
from daoflow_analyzer.vital_signs import Sign, can_tell_healthy, just_started, vital_signs

OWN_LOG = "logs/daoflow.log"
MANY_ERRORS = 10
UP_TO_NOW = timedelta(minutes=2)


@immutable
class Judgement:
    """The verdict with the graph it comes from. `cause` is the index of the root cause in the graph; `roles` by index."""

    verdict: Verdict
    graph: ExplainGraph
    cause: int | None
    roles: tuple[Role, ...]
    signs: tuple[Sign, ...]


def reach_verdict(runs: Sequence[RuleRun], facts: Facts) -> Judgement:
    """Weigh all findings. The cause is the best root that explains others or is at least of medium severity.

    Findings about the evidence never count, nor do those that only describe a symptom. Where something is visibly broken, a finding that
    could not have broken it is no cause either: a placeholder secret does not stop a container.
    """
    graph = ExplainGraph(
        [Found(run.loaded, with_sightings(finding, facts)) for run in runs for finding in run.findings]
    )
    roots = graph.roots()
    signs, incident = vital_signs(facts), facts.get(Incident)
    candidates = [index for index in roots if _is_cause(graph, index)]
    waits = bool(signs) and _all_just_started(signs, facts)
    # What only starts is not broken yet: it must not keep back a cause that waiting will not mend.
    grave = [index for index in candidates if waits and _is_grave(graph.found[index])]
    if signs:
        symptoms = frozenset(run.loaded.rule.name for run in runs if run.loaded.rule.symptom_only)
        named = [index for index in candidates if is_named(graph.found[index], incident)]
        candidates = [index for index in candidates if _could_break(graph, index, signs, symptoms)]
        candidates.sort(key=lambda index: not _is_seen_to_break(graph, index, signs))
        candidates = newest_deployment(graph, candidates, incident)
        candidates += named  # what is broken here may be another matter than what was reported
        candidates += by_incident(graph, grave, incident)
    else:
        candidates = by_incident(graph, candidates, incident)
    cause = candidates[0] if candidates else None
    if cause is not None:
        began = beginning(
            graph.found[cause].finding,
            facts.get(Logs),
            facts.get(Containers),
            facts.get(Applications),
            facts.get(Engine),
        )
        graph = graph.with_finding(cause, citing(graph.found[cause].finding, began))
        verdict = _found(graph, cause, runs, facts, began=began, waits=waits)
    elif signs or any(item.loaded.rule.symptom_only for item in graph.found):
        verdict = _unexplained(graph, signs, facts)
    else:
        verdict = _nothing_broken(graph, runs, facts)
    roles = tuple(_role(graph, index, roots, cause) for index in range(len(graph.found)))
    return Judgement(verdict, graph, cause, roles, signs)


def without_verdict(runs: Sequence[RuleRun]) -> Judgement:
    """Return what is left when no verdict can be reached: each finding by itself."""
    graph = ExplainGraph.of_strangers([Found(run.loaded, finding) for run in runs for finding in run.findings])
    verdict = Verdict(
        finding=None,
        headline="No root cause established: the verdict could not be reached, which is no fault of the host.",
        confidence=None,
        reason="Weighing the findings met what nobody expected. Each of them stands by itself below.",
        scope=Scope.UNKNOWN,
        since=None,
    )
    alone = range(len(graph.found))
    return Judgement(verdict, graph, None, tuple(_role(graph, index, alone, None) for index in alone), ())


def _is_cause(graph: ExplainGraph, index: int) -> bool:
    item = graph.found[index]
    if item.is_about_evidence or item.loaded.rule.symptom_only or item.severity is Severity.INFO:
        return False
    explained = any(not graph.found[other].is_about_evidence for other in graph.reach[index])
    return explained or item.severity.rank >= Severity.MEDIUM.rank


def _is_grave(item: Found) -> bool:
    return item.severity.rank >= Severity.HIGH.rank and item.finding.confidence.rank >= Confidence.LIKELY.rank


def _all_just_started(signs: Sequence[Sign], facts: Facts) -> bool:
    """Whether everything that looks broken may be no more than starting."""
    starting = just_started(facts)
    return all(sign.service in starting for sign in signs)


def _could_break(graph: ExplainGraph, index: int, signs: Sequence[Sign], symptoms: frozenset[str]) -> bool:
    """Whether the finding explains what is broken, or is of a kind that shows in the symptoms that rules describe."""
    item = graph.found[index]
    kinds = item.finding.explains if item.finding.explains is not None else item.loaded.rule.explains
    return not symptoms.isdisjoint(kinds) or _is_seen_to_break(graph, index, signs)


def _is_seen_to_break(graph: ExplainGraph, index: int, signs: Sequence[Sign]) -> bool:
    """Whether the finding explains others that were found, or is about a service that is visibly broken."""
    broken = {sign.service for sign in signs if sign.service is not None}
    explained = any(not graph.found[other].is_about_evidence for other in graph.reach[index])
    return explained or graph.found[index].finding.subject.get("service") in broken


def _role(graph: ExplainGraph, index: int, roots: Sequence[int], cause: int | None) -> Role:
    if index == cause:
        return Role.CAUSE
    item = graph.found[index]
    if index not in roots or item.loaded.rule.symptom_only:
        return Role.SYMPTOM
    return Role.CAUSE if graph.direct[index] and not item.is_about_evidence else Role.INDEPENDENT


def _found(
    graph: ExplainGraph,
    cause: int,
    runs: Sequence[RuleRun],
    facts: Facts,
    *,
    began: Beginning | None,
    waits: bool,
) -> Verdict:
    item = graph.found[cause]
    confidence, reason = judge(graph, cause, runs)
    scope, why = scope_of(item, facts)
    if waits:
        fresh = " and ".join(just_started(facts))
        why = f"{why} {fresh} started less than a minute before the collection: what else is not ready may only be starting.".strip()
    return Verdict(
        finding=item.name,
        headline=item.finding.message,
        confidence=confidence,
        reason=f"{reason} {why}".strip()
        + _reach(log_reaches(facts).notes(concerned(item.finding, facts), began.time if began else None)),
        scope=scope,
        since=began.words if began is not None else None,
        began=began.evidence if began is not None else None,
        is_latest=began is not None and began.is_latest,
    )


def _reach(notes: Sequence[str]) -> str:
    """Return what the logs do not cover as a sentence of its own, an empty string where nothing is amiss."""
    return f" Where a log does not reach, its silence proves nothing: {'; '.join(notes)}." if notes else ""


def _unexplained(graph: ExplainGraph, signs: Sequence[Sign], facts: Facts) -> Verdict:
    words = [sign.words for sign in signs] or [
        item.finding.message.rstrip(".") for item in graph.found if item.loaded.rule.symptom_only
    ]
    reason = "No rule found a cause. Start with the lines that stand out in the logs, and with what DaoFlow's own log says last."
    blind = facts.missing(Containers)
    if blind is not None:
        reason = f"What runs on the host is not known: {blind.reason}."
    fresh = " and ".join(just_started(facts))
    if fresh:
        reason = f"{fresh} started less than a minute before the collection and may not be done: wait a minute, collect again. {reason}"
    affected = {f"logs/{sign.service}.log" for sign in signs if sign.service is not None}
    reason += _reach(log_reaches(facts).notes({OWN_LOG, *affected}))
    more = [f"{len(words) - 2} more sign{'s' if len(words) > 3 else ''}"] if len(words) > 2 else []
    *first, last = [*words[:2], *more]
    shown = f"{', '.join(first)} and {last}" if first else last
    return Verdict(
        finding=None,
        headline=f"No root cause established: {shown}, and nothing in the evidence explains it.",
        confidence=None,
        reason=reason,
        scope=Scope.UNKNOWN,
        since=None,
    )


def _nothing_broken(graph: ExplainGraph, runs: Sequence[RuleRun], facts: Facts) -> Verdict:
    if graph.distrusted:
        return Verdict(
            finding=None,
            headline="No root cause established: the bundle itself cannot be trusted.",
            confidence=None,
            reason="What was captured shows no fault, and at least one member is not what was collected.",
            scope=Scope.UNKNOWN,
            since=None,
        )
    if not can_tell_healthy(facts):
        return Verdict(
            finding=None,
            headline="No root cause established: the state of the containers or of the endpoints was not captured.",
            confidence=None,
            reason="What was captured shows no fault, and what would show one is missing.",
            scope=Scope.UNKNOWN,
            since=None,
        )
    named, others = _named_incident(facts.get(Incident)), _others(graph)
    if _went_well(facts) and others:
        return Verdict(
            finding=None,
            headline=f"No root cause established: {named} went well, and the control plane shows no fault.",
            confidence=None,
            reason="What was found is about something else.",
            scope=Scope.UNKNOWN,
            since=None,
        )
    if named and not _went_well(facts):
        return Verdict(
            finding=None,
            headline=f"No root cause established: the control plane shows no fault, and nothing here explains {named}.",
            confidence=None,
            reason="Every container runs and DaoFlow answers; what was reported lies elsewhere.",
            scope=Scope.UNKNOWN,
            since=None,
        )
    silent = sum(_is_silent(run, facts) for run in runs)
    gaps = any(item.is_about_evidence and item.severity.rank >= Severity.MEDIUM.rank for item in graph.found)
    minor = sum(not item.is_about_evidence for item in graph.found)
    headline = "No fault found: every container runs and DaoFlow answers."
    if minor:
        headline = f"No fault found: every container runs and DaoFlow answers; {minor} minor {'note' if minor == 1 else 'notes'}."
    reason = "Containers, endpoints and logs were all captured and show no fault."
    if silent or gaps:
        broken = sum(run.outcome is RuleOutcome.BROKEN for run in runs)
        told = [f"{broken} {'rule is' if broken == 1 else 'rules are'} broken and did not look"] if broken else []
        if silent > broken or not broken:
            told.append(f"{silent - broken} rules could not tell, because evidence is missing")
        reason = f"What was captured shows no fault; {' and '.join(told)}."
    erring = _still_erring(facts)
    if erring is not None:
        words = f"The log of {erring.service} holds {erring.errors:,} lines that read as errors, up to the collection: read what stands out"
        reason = f"{words}. {reason if silent or gaps else 'Containers and endpoints show no fault.'}"
    unseen = log_reaches(facts).notes((OWN_LOG,))
    return Verdict(
        finding=None,
        headline=headline,
        confidence=Confidence.LIKELY if silent or gaps or unseen or erring is not None else Confidence.CERTAIN,
        reason=reason + _reach(unseen),
        scope=Scope.NONE,
        since=None,
    )


def _still_erring(facts: Facts) -> LogSummary | None:
    """Return the log with the most errors of those that were written to the end: no rule knows them, and nobody may call that well."""
    logs, incident = facts.get(Logs), facts.get(Incident)
    if logs is None or incident is None:
        return None
    still = [
        item
        for item in logs.summaries.values()
        if item.errors >= MANY_ERRORS
        and item.last_error is not None
        and item.last_error.time is not None
        and incident.collected_at - item.last_error.time < UP_TO_NOW
    ]
    return max(still, key=lambda item: item.errors, default=None)


def _is_silent(run: RuleRun, facts: Facts) -> bool:
    """Whether a rule lacked what the collector was asked for. What nobody asked for (deployments, by an older collector) is no gap."""
    if run.outcome is not RuleOutcome.CANNOT_TELL:
        return run.outcome is RuleOutcome.BROKEN
    coverage = facts.get(Coverage)
    asked = {name.partition("/")[0] for name in coverage.sources} if coverage is not None else set()
    return not run.needs or coverage is None or any(name.partition("/")[0] in asked for name in run.needs)


def _others(graph: ExplainGraph) -> int:
    """Return how many findings would have been blamed, had the operator named nothing."""
    return sum(not item.is_about_evidence and item.severity.rank >= Severity.MEDIUM.rank for item in graph.found)


def _went_well(facts: Facts) -> bool:
    """Whether the operator named nothing but a deployment of which DaoFlow recorded a success."""
    incident, deployments = facts.get(Incident), facts.get(Deployments)
    if incident is None or deployments is None or incident.backup_run or incident.restore or incident.server:
        return False
    named = deployments.get(incident.deployment)
    return named is not None and named.is_good


def _named_incident(incident: Incident | None) -> str:
    """Return what the operator says has failed, in words, or an empty string."""
    if incident is None:
        return ""
    named = (
        ("deployment", incident.deployment),
        ("backup run", incident.backup_run),
        ("restore", incident.restore),
        ("server", incident.server),
    )
    return " and ".join(f"{what} {value}" for what, value in named if value)
