"""A comparison of two bundles as plain JSON values (`daoflow-analyze diff --json`)."""

from __future__ import annotations

from typing import Any

from daoflow_analyzer.diff_result import BundleDiff, Change
from daoflow_analyzer.result import BundleIdentity, ReportedFinding, StateRow, Verdict

SCHEMA_NAME = "daoflow-evidence/diff/1"


def diff_document(diff: BundleDiff) -> dict[str, Any]:
    """Return the document."""
    return {
        "schema": SCHEMA_NAME,
        "old": _bundle(diff.old, diff.old_verdict),
        "new": _bundle(diff.new, diff.new_verdict),
        "same": diff.is_empty,
        "findings": {
            "came": [_finding(item) for item in diff.came],
            "went": [_finding(item) for item in diff.went],
            "changed": [{"old": _finding(old), "new": _finding(new)} for old, new in diff.changed],
        },
        "state": {"came": [_row(row) for row in diff.state_came], "went": [_row(row) for row in diff.state_went]},
        "versions": [_change(item) for item in diff.versions],
        "containers": [_change(item) for item in diff.containers],
        "settings": [
            {"key": item.key, "change": item.change, "old": item.old, "new": item.new} for item in diff.settings
        ],
        "secrets_comparable": diff.secrets_comparable,
        "notes": list(diff.notes),
    }


def _bundle(bundle: BundleIdentity, verdict: Verdict) -> dict[str, Any]:
    return {
        "file": bundle.file,
        "host": bundle.host,
        "collected_at": bundle.collected_at,
        "integrity": bundle.integrity,
        "verdict": verdict.finding,
        "headline": verdict.headline,
    }


def _finding(item: ReportedFinding) -> dict[str, Any]:
    return {
        "code": item.code,
        "name": item.name,
        "severity": item.severity.value,
        "role": item.role.value,
        "subject": dict(item.subject),
        "message": item.message,
    }


def _row(row: StateRow) -> dict[str, Any]:
    return {
        "deployment": row.deployment,
        "service": row.service,
        "path": row.path,
        "declared": row.declared,
        "frozen": row.frozen,
        "live": row.live,
        "class": row.state_class,
    }


def _change(item: Change) -> dict[str, Any]:
    return {"what": item.what, "old": item.old, "new": item.new}
