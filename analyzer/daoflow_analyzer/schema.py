"""JSON Schema (draft 2020-12) of the findings document: what `daoflow-analyze schema` prints and `docs/findings.schema.json` holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from daoflow_bundle.outcome import Outcome

from daoflow_analyzer.document import SCHEMA_NAME
from daoflow_analyzer.finding import Confidence, Effect, EvidenceRole, Section, Severity, Where
from daoflow_analyzer.result import Role, RuleOutcome, Scope

TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT}
OPTIONAL_TEXT = {"type": ["string", "null"]}
STATE_CLASSES = (
    "same",
    "changed-after-freeze",
    "drifted-at-run-time",
    "all-differ",
    "only-declared",
    "only-frozen",
    "only-live",
    "unknown",
)


def findings_schema() -> dict[str, Any]:
    """Return the schema. Objects are closed: a key that it does not name is an error."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA_NAME.replace('/', ':')}",
        "title": "Findings of daoflow-analyze",
        **_closed(
            {
                "schema": {"const": SCHEMA_NAME},
                "bundle": _bundle(),
                "verdict": _verdict(),
                "findings": _array("finding"),
                "outcomes": _array("outcome"),
                "checklist": _array("checklist_item"),
                "state": _array("state_row"),
                "coverage": _array("coverage_row"),
                "unexplained": _array("unexplained_line"),
            }
        ),
        "$defs": {
            "evidence": _evidence(),
            "next_step": _next_step(),
            "finding": _finding(),
            "outcome": _outcome(),
            "checklist_item": _checklist_item(),
            "state_row": _state_row(),
            "coverage_row": _coverage_row(),
            "unexplained_line": _unexplained_line(),
        },
    }


def _bundle() -> dict[str, Any]:
    return _closed(
        {
            "file": TEXT,
            "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "host": TEXT,
            "collected_at": TEXT,
            "format_version": {"type": "integer", "minimum": 1},
            "complete": {"type": "boolean"},
            "integrity": {"enum": ["verified", "unverifiable", "tampered", "truncated"]},
        }
    )


def _verdict() -> dict[str, Any]:
    return _closed(
        {
            "finding": OPTIONAL_TEXT,
            "headline": TEXT,
            "confidence": {"enum": [*_values(Confidence), "none"]},
            "reason": TEXT,
            "scope": {"enum": _values(Scope)},
            "since": OPTIONAL_TEXT,
        }
    )


def _finding() -> dict[str, Any]:
    return _closed(
        {
            "code": {"type": "string", "pattern": "^[A-Z]{2}[0-9]{3}$"},
            "name": TEXT,
            "title": TEXT,
            "severity": {"enum": _values(Severity)},
            "confidence": {"enum": _values(Confidence)},
            "subject": {"type": "object", "additionalProperties": TEXT},
            "message": TEXT,
            "section": {"enum": _values(Section)},
            "role": {"enum": _values(Role)},
            "explains": TEXTS,
            "explained_by": TEXTS,
            "evidence": {**_array("evidence"), "minItems": 1},
            "next_steps": _array("next_step"),
        }
    )


def _evidence() -> dict[str, Any]:
    properties = {
        "member": TEXT,
        "line": {"type": "integer", "minimum": 1},
        "pointer": {"type": "string", "description": "RFC 6901 pointer into a JSON member"},
        "excerpt": TEXT,
        "role": {"enum": _values(EvidenceRole)},
    }
    both = {"required": ["line", "pointer"]}
    return {**_closed(properties, required=("member", "excerpt", "role")), "not": both}


def _next_step() -> dict[str, Any]:
    return _closed(
        {
            "do": TEXT,
            "command": OPTIONAL_TEXT,
            "where": {"enum": _values(Where)},
            "effect": {"enum": _values(Effect)},
            "expect": TEXT,
        }
    )


def _outcome() -> dict[str, Any]:
    outcome = {"enum": _values(RuleOutcome)}
    return _closed({"code": TEXT, "name": TEXT, "outcome": outcome, "reason": TEXT, "needs": TEXTS})


def _checklist_item() -> dict[str, Any]:
    evidence = {"anyOf": [_reference("evidence"), {"type": "null"}]}
    return _closed({"item": TEXT, "state": {"enum": ["yes", "no", "unknown"]}, "value": TEXT, "evidence": evidence})


def _state_row() -> dict[str, Any]:
    sides = dict.fromkeys(("declared", "frozen", "live"), OPTIONAL_TEXT)
    return _closed({"deployment": TEXT, "service": TEXT, "path": TEXT, **sides, "class": {"enum": list(STATE_CLASSES)}})


def _coverage_row() -> dict[str, Any]:
    outcome = {"enum": [item.value for item in Outcome]}
    return _closed({"source": TEXT, "outcome": outcome, "reason": TEXT, "consequence": TEXT})


def _unexplained_line() -> dict[str, Any]:
    return _closed(
        {
            "member": TEXT,
            "line": {"type": "integer", "minimum": 1},
            "excerpt": TEXT,
            "why_it_stands_out": TEXT,
            "first_seen": OPTIONAL_TEXT,
            "count": {"type": "integer", "minimum": 1},
        }
    )


def _closed(properties: Mapping[str, Any], required: Iterable[str] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties if required is None else required),
        "additionalProperties": False,
    }


def _array(name: str) -> dict[str, Any]:
    return {"type": "array", "items": _reference(name)}


def _reference(name: str) -> dict[str, str]:
    return {"$ref": f"#/$defs/{name}"}


def _values(members: type[StrEnum]) -> list[str]:
    return [item.value for item in members]
