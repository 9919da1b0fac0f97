"""Result → the findings document of the contract (section 4), as plain JSON values; `schema.py` describes it."""

from __future__ import annotations

from typing import Any

from daoflow_analyzer.finding import Evidence, NextStep
from daoflow_analyzer.result import ReportedFinding, Result

SCHEMA_NAME = "daoflow-evidence/findings/1"


def to_document(result: Result) -> dict[str, Any]:
    """Return the document. Keys stand in the contract's order."""
    bundle, verdict = result.bundle, result.verdict
    return {
        "schema": SCHEMA_NAME,
        "bundle": {
            "file": bundle.file,
            "sha256": bundle.sha256,
            "host": bundle.host,
            "collected_at": bundle.collected_at,
            "format_version": bundle.format_version,
            "complete": bundle.complete,
            "integrity": bundle.integrity,
        },
        "verdict": {
            "finding": verdict.finding,
            "headline": verdict.headline,
            "confidence": verdict.confidence.value if verdict.confidence is not None else "none",
            "reason": verdict.reason,
            "scope": verdict.scope.value,
            "since": verdict.since,
        },
        "findings": [_finding(item) for item in result.findings],
        "outcomes": [
            {
                "code": item.code,
                "name": item.name,
                "outcome": item.outcome.value,
                "reason": item.reason,
                "needs": list(item.needs),
            }
            for item in result.outcomes
        ],
        "checklist": [
            {
                "item": item.item,
                "state": item.state,
                "value": item.value,
                "evidence": _evidence(item.evidence) if item.evidence is not None else None,
            }
            for item in result.checklist
        ],
        "state": [
            {
                "deployment": row.deployment,
                "service": row.service,
                "path": row.path,
                "declared": row.declared,
                "frozen": row.frozen,
                "live": row.live,
                "class": row.state_class,
            }
            for row in result.state
        ],
        "coverage": [
            {"source": row.source, "outcome": row.outcome, "reason": row.reason, "consequence": row.consequence}
            for row in result.coverage
        ],
        "unexplained": [
            {
                "member": line.member,
                "line": line.line,
                "excerpt": line.excerpt,
                "why_it_stands_out": line.why_it_stands_out,
                "first_seen": line.first_seen,
                "count": line.count,
            }
            for line in result.unexplained
        ],
    }


def _finding(item: ReportedFinding) -> dict[str, Any]:
    return {
        "code": item.code,
        "name": item.name,
        "title": item.title,
        "severity": item.severity.value,
        "confidence": item.confidence.value,
        "subject": dict(item.subject),
        "message": _message(item),
        "section": item.section,
        "role": item.role.value,
        "explains": list(item.explains),
        "explained_by": list(item.explained_by),
        "evidence": [_evidence(evidence) for evidence in item.evidence],
        "next_steps": [_step(step) for step in item.next_steps],
    }


def _message(item: ReportedFinding) -> str:
    """Return what was found and what restricts it: the contract's roles of evidence know none that speaks against a finding."""
    against = [_place(one) for one in item.evidence if one.contradicts]
    said = [item.message, *([f"Against it speaks {', '.join(against)}."] if against else [])]
    return " ".join([*said, *([item.doubt.words] if item.doubt is not None else [])])


def _place(evidence: Evidence) -> str:
    where = f":{evidence.line}" if evidence.line is not None else f"#{evidence.pointer}" if evidence.pointer else ""
    return evidence.member + where


def _evidence(evidence: Evidence) -> dict[str, Any]:
    place: dict[str, Any] = {"member": evidence.member}
    if evidence.line is not None:
        place["line"] = evidence.line
    elif evidence.pointer is not None:
        place["pointer"] = evidence.pointer
    return {**place, "excerpt": evidence.excerpt, "role": evidence.role.value}


def _step(step: NextStep) -> dict[str, Any]:
    return {
        "do": step.do,
        "command": step.command,
        "where": step.where.value,
        "effect": step.effect.value,
        "expect": step.expect,
    }
