"""A bundle and a rule set → the one result: facts, outcomes, findings, verdict, and everything a report says around them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

from daoflow_bundle.errors import BundleError
from daoflow_bundle.name import MANIFEST_MEMBER
from daoflow_bundle.version import VERSION

from daoflow_analyzer.checklist import checklist, temporal_mode
from daoflow_analyzer.coverage import coverage_rows
from daoflow_analyzer.decode.json_value import time as read_time
from daoflow_analyzer.engine import RuleRun, run_rules
from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.facts.coverage import Coverage
from daoflow_analyzer.facts.health import Health
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.facts.state import States
from daoflow_analyzer.facts.version import DaoflowVersion
from daoflow_analyzer.finding import Evidence, Finding, NextStep
from daoflow_analyzer.load import Facts, decode_documents, with_logs
from daoflow_analyzer.log_reach import Reaches, log_reaches
from daoflow_analyzer.page import make_page
from daoflow_analyzer.parts import Parts
from daoflow_analyzer.result import (
    BundleIdentity,
    ChecklistItem,
    ExcerptLine,
    ReportedFinding,
    ReportedOutcome,
    Result,
    Role,
    RuleOutcome,
    StateRow,
    UnexplainedLine,
)
from daoflow_analyzer.result_parts.logs import OnShown
from daoflow_analyzer.ruleset import RuleSet
from daoflow_analyzer.scan.excerpts import excerpt
from daoflow_analyzer.scan.scanner import PreparedScan, ScanResult, prepare_scan, scan_logs
from daoflow_analyzer.scan.templates import mask
from daoflow_analyzer.source import EvidenceSource
from daoflow_analyzer.step_words import folder, impact, ordered, placed
from daoflow_analyzer.verdict import Judgement, reach_verdict, without_verdict

CONTEXT_LINES = 5
AT_ONCE = timedelta(milliseconds=100)
ABORTED = re.compile(r"process \(PID (?P<pid>\d+)\) was terminated by signal 6\b")
ROLE_ORDER = (Role.CAUSE, Role.INDEPENDENT, Role.SYMPTOM)


def analyze(source: EvidenceSource, rules: RuleSet, *, on_shown: OnShown | None = None) -> Result:
    """Analyse an opened bundle. Deterministic; reads the clock nowhere; raises nothing for what the bundle contains.

    `on_shown` also makes what only the HTML report shows (the timeline, the logs to read, the state tables), and is given each log for
    reading as soon as its lines are chosen.
    """
    return analyze_with_facts(source, rules, on_shown=on_shown)[0]


def analyze_with_facts(
    source: EvidenceSource, rules: RuleSet, prepared: PreparedScan | None = None, *, on_shown: OnShown | None = None
) -> tuple[Result, Facts]:
    """Analyse an opened bundle, and give the facts as well: two bundles are compared by both.

    `prepared` is for who has begun with the scan's engine already.
    """
    prepared = prepared or prepare_scan(source.manifest, rules.signatures)
    decoded = decode_documents(source)
    scan = scan_logs(source, prepared)
    facts = with_logs(source, decoded, scan.logs)
    runs = tuple(_without_gaps(run, scan.given_up) for run in run_rules(rules, facts))
    parts = Parts({f"the scan of {member}": why for member, why in scan.failed.items()})
    judgement = parts.make("the verdict", lambda: reach_verdict(runs, facts), without_verdict(runs))
    cause = judgement.graph.found[judgement.cause] if judgement.cause is not None else None
    findings = _findings(judgement, facts, parts)
    members = source.members()
    unexplained: tuple[UnexplainedLine, ...] = parts.make(
        "the lines that stand out",
        lambda: _unexplained(_standing_out(scan, runs, judgement), findings, judgement, scan.logs),
        (),
    )
    checks: tuple[ChecklistItem, ...] = parts.make(
        "the checklist", lambda: checklist(members, facts, judgement.verdict, cause), ()
    )
    result = Result(
        bundle=_identity(source, facts),
        verdict=judgement.verdict,
        findings=findings,
        outcomes=_outcomes(runs, rules, facts, parts),
        checklist=checks,
        state=parts.make("the state table", lambda: _state(facts.get(States)), ()),
        coverage=parts.make(
            "what is missing in the bundle",
            lambda: coverage_rows(source.manifest, runs, facts.get(Containers)),
            (),
        ),
        unexplained=unexplained,
        facts=parts.make("the facts above the verdict", lambda: _strip(facts, judgement, source), ()),
        excerpts=parts.make("the lines around the evidence", lambda: _excerpts(source, findings), {}),
        redactions=_redactions(source),
        members=sum(member != MANIFEST_MEMBER for member in members),
        analyzer_version=VERSION,
        rules_digest=rules.digest,
        page=make_page(
            source,
            scan,
            facts,
            verdict=judgement.verdict,
            findings=findings,
            checklist=checks,
            unexplained=unexplained,
            on_shown=on_shown,
            parts=parts,
        )
        if on_shown is not None
        else None,
    )
    return replace(result, findings=(*findings, *parts.finding())), facts


def _directory(compose: Compose | None) -> str | None:
    """Return the installation's folder, where it is known."""
    return compose.directory or None if compose is not None else None


def _without_gaps(run: RuleRun, given_up: Mapping[str, str]) -> RuleRun:
    """Turn `clear` into `cannot-tell` where the scan gave one of the rule's signatures up."""
    lost = [given_up[item.id] for item in run.loaded.rule.signatures if item.id in given_up]
    if not lost or run.outcome is not RuleOutcome.CLEAR:
        return run
    return replace(run, outcome=RuleOutcome.CANNOT_TELL, reason=lost[0], needs=("logs",))


def _state(states: States | None) -> tuple[StateRow, ...]:
    """Return the rows of the state table: what differs, and nothing else."""
    return tuple(
        StateRow(
            deployment=item.deployment or "control plane",
            service=item.service,
            path=item.path,
            declared=item.declared,
            frozen=item.frozen,
            live=item.live,
            state_class=item.state_class,
        )
        for item in (states.differences if states is not None else ())
    )


def _findings(judgement: Judgement, facts: Facts, parts: Parts) -> tuple[ReportedFinding, ...]:
    """Return the findings: the verdict's first, causes before what stands alone before symptoms, each by severity and confidence."""
    graph, reported = judgement.graph, []
    directory = _directory(facts.get(Compose))
    health, coverage = facts.get(Health), facts.get(Coverage)
    answers = _answers(health, facts.get(Containers))
    for index, item in enumerate(graph.found):
        rule, finding = item.loaded.rule, item.finding
        confidence = finding.confidence
        if index == judgement.cause and judgement.verdict.confidence is not None:
            confidence = judgement.verdict.confidence
        found = ReportedFinding(
            code=rule.code,
            name=rule.name,
            title=rule.title,
            severity=item.severity,
            confidence=confidence,
            subject=dict(finding.subject),
            message=finding.message,
            section=rule.section.value,
            role=judgement.roles[index],
            explains=_names(judgement, graph.direct[index]),
            explained_by=_names(judgement, graph.explained_by(index)),
            evidence=finding.evidence,
            next_steps=parts.make(
                f"the next steps of {rule.code}", partial(_steps, finding, answers, coverage), finding.next_steps
            ),
            documentation=item.loaded.documentation,
            is_outcome=finding.is_outcome,
            directory=folder(finding.next_steps, directory),
            doubt=finding.doubt,
        )
        place = (
            index != judgement.cause,
            ROLE_ORDER.index(found.role),
            item.is_about_evidence,
            -found.severity.rank,
            -found.confidence.rank,
            rule.code,
            index,
        )
        reported.append((place, found))
    return tuple(found for _, found in sorted(reported, key=lambda pair: pair[0]))


def _steps(finding: Finding, answers: bool, coverage: Coverage | None) -> tuple[NextStep, ...]:
    return ordered(
        [
            placed(step if step.impact else replace(step, impact=impact(step, answers=answers)), coverage)
            for step in finding.next_steps
        ]
    )


def _answers(health: Health | None, containers: Containers | None) -> bool:
    """Whether somebody has DaoFlow to lose: it answered, or, where it was not asked, its container runs."""
    if health is not None:
        return any(endpoint.status is not None for endpoint in health.endpoints.values())
    return containers is None or any(container.is_running for container in containers.of("daoflow"))


def _names(judgement: Judgement, indices: Sequence[int] | frozenset[int]) -> tuple[str, ...]:
    return tuple(sorted({judgement.graph.found[index].name for index in indices}))


def _outcomes(runs: Sequence[RuleRun], rules: RuleSet, facts: Facts, parts: Parts) -> tuple[ReportedOutcome, ...]:
    """Return how each rule ended, in the order of codes; a team's rule that could not be loaded is broken, too.

    One that is clear because logs are silent says where these do not reach.
    """
    reaches = parts.make("how far the logs reach", lambda: log_reaches(facts), None)
    ended = [
        ReportedOutcome(rule.code, rule.name, rule.title, run.outcome, run.reason or _unseen(run, reaches), run.needs)
        for run in runs
        for rule in (run.loaded.rule,)
    ]
    ended += [
        ReportedOutcome(item.code, item.name, f"Not loaded: {item.path}", RuleOutcome.BROKEN, item.reason, ())
        for item in rules.broken
    ]
    return tuple(sorted(ended, key=lambda item: item.code))


def _unseen(run: RuleRun, reaches: Reaches | None) -> str:
    if run.outcome is not RuleOutcome.CLEAR or reaches is None:
        return ""
    services = {service for signature in run.loaded.rule.signatures for service in signature.services or ()}
    return "; ".join(reaches.notes(f"logs/{service}.log" for service in services))


def _identity(source: EvidenceSource, facts: Facts) -> BundleIdentity:
    header, manifest = source.header, source.manifest
    incident = facts.get(Incident)
    return BundleIdentity(
        file=source.file,
        sha256=source.sha256,
        host=header.host,
        collected_at=header.started_at,
        format_version=header.format_version,
        complete=manifest is not None and manifest.complete,
        integrity=source.integrity,
        collector_version=header.tool_version,
        replay=incident.replay if incident is not None else None,
        case=incident.case if incident is not None else None,
        note=incident.note if incident is not None else None,
    )


def _strip(facts: Facts, judgement: Judgement, source: EvidenceSource) -> tuple[tuple[str, str], ...]:
    release = facts.get(DaoflowVersion)
    shown = "unknown"
    if release is not None:
        running = ".".join(str(part) for part in release.running) if release.running else None
        shown = running or release.image_tag or release.wanted or "unknown"
    mode = temporal_mode(facts)
    about = _about(facts.get(Incident), judgement)
    rows = [
        ("DaoFlow", shown),
        ("Host", source.header.host),
        ("Collected", source.header.started_at),
        ("Temporal", "unknown" if mode is None else mode[0].partition(" ")[0]),
        ("Scope", judgement.verdict.scope.value),
        ("Deployment", about.get("deployment", "not given")),
        ("Backup run", about.get("backup_run", "not given")),
    ]
    return (
        *rows,
        *((label, about[kind]) for label, kind in (("Restore", "restore"), ("Server", "server")) if kind in about),
    )


def _about(incident: Incident | None, judgement: Judgement) -> dict[str, str]:
    """Return what the incident is about, by the words of a finding's subject: what the operator gave, else what the cause names."""
    cause = judgement.graph.found[judgement.cause].finding if judgement.cause is not None else None
    kinds = ("deployment", "backup_run", "restore", "server")
    given = {kind: getattr(incident, kind) for kind in kinds} if incident is not None else {}
    return {**(cause.subject if cause is not None else {}), **{kind: value for kind, value in given.items() if value}}


def _standing_out(scan: ScanResult, runs: Sequence[RuleRun], judgement: Judgement) -> tuple[UnexplainedLine, ...]:
    """Return the lines that stand out. Where something broken has no cause, a line that only a silent rule knows is one of them."""
    if judgement.cause is not None or not judgement.signs:
        return scan.unexplained
    spoke = (run.loaded.rule.signatures for run in runs if run.outcome is RuleOutcome.FOUND)
    return scan.left_unexplained({signature.id for signatures in spoke for signature in signatures})


def _unexplained(
    lines: Sequence[UnexplainedLine], findings: Sequence[ReportedFinding], judgement: Judgement, logs: Logs
) -> tuple[UnexplainedLine, ...]:
    """Leave out what a finding cites, with a verdict the rest of the same words too; without one, lead with what is visibly broken."""
    cited = [item for finding in findings for item in finding.evidence if item.line is not None]
    places = {(item.member, item.line) for item in cited}
    kept = [line for line in lines if (line.member, line.line) not in places]
    if judgement.cause is not None:
        kept = [
            line
            for line in kept
            if not any(_are_one_event(line, item) for item in cited) and not _is_end_of_a_panic(line, logs)
        ]
    else:
        broken = {f"logs/{sign.service}.log" for sign in judgement.signs if sign.service}
        kept.sort(key=lambda line: line.member not in broken)
    return tuple(kept)


def _is_end_of_a_panic(line: UnexplainedLine, logs: Logs) -> bool:
    """Whether a process of PostgreSQL is said to be aborted whose own PANIC a rule knows: that is how a panic ends."""
    match = ABORTED.search(line.excerpt)
    if match is None:
        return False
    panic = f"[{match['pid']}] PANIC:"
    return any(hit.member == line.member and panic in hit.text for hits in logs.by_signature.values() for hit in hits)


def _are_one_event(line: UnexplainedLine, cited: Evidence) -> bool:
    """Whether a line stands in the excerpt around a cited one, or was written in the same moment: a stack trace has many lines."""
    if line.member != cited.member or cited.line is None:
        return False
    first, second = read_time(line.first_seen), read_time(cited.time)
    at_once = first is not None and second is not None and abs(first - second) <= AT_ONCE
    return at_once or abs(line.line - cited.line) <= CONTEXT_LINES


def _excerpts(
    source: EvidenceSource, findings: Sequence[ReportedFinding]
) -> dict[tuple[str, int], tuple[ExcerptLine, ...]]:
    cited: dict[str, set[int]] = {}
    present = frozenset(source.members())
    for finding in findings:
        for item in finding.evidence:
            if item.line is not None and item.member in present:
                cited.setdefault(item.member, set()).add(item.line)
    found: dict[tuple[str, int], tuple[ExcerptLine, ...]] = {}
    for member, lines in sorted(cited.items()):
        try:
            around = excerpt(source, member, lines, CONTEXT_LINES, CONTEXT_LINES)
        except BundleError:  # its damage is a finding already; the evidence line itself is in the finding
            continue
        found.update({(member, line): _folded(block) for line, block in around.items()})
    return found


def _folded(block: tuple[ExcerptLine, ...]) -> tuple[ExcerptLine, ...]:
    """Return the lines around a cited one without those that say it once more: what stands there besides would be lost among them."""
    said = {mask(line.text) for line in block if line.is_evidence}
    return tuple(line for line in block if line.is_evidence or mask(line.text) not in said)


def _redactions(source: EvidenceSource) -> dict[str, int]:
    totals: dict[str, int] = {}
    for record in source.manifest.members if source.manifest is not None else ():
        for kind, count in record.redactions.items():
            totals[kind] = totals.get(kind, 0) + count
    return dict(sorted(totals.items()))
