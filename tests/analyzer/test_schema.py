"""The findings document and its schema."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from daoflow_analyzer.analyze import analyze
from daoflow_analyzer.document import to_document
from daoflow_analyzer.ruleset import RuleSet
from daoflow_analyzer.schema import findings_schema

from tests.rules.case_bundle import build

CASES: list[dict[str, Any]] = [
    {"name": "healthy"},
    {"name": "secret", "env": {"POSTGRES_PASSWORD": ""}},
    {"name": "cut", "without_manifest": True, "integrity": "truncated", "remove": ["health/*", "host/*"]},
    {"name": "dead", "missing": {"*": {"outcome": "failed", "reason": "no"}}},
]


def test_the_schema_is_a_valid_schema() -> None:
    """The schema obeys draft 2020-12."""
    jsonschema.Draft202012Validator.check_schema(findings_schema())


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_every_document_obeys_the_schema(rules: RuleSet, case: dict[str, Any]) -> None:
    """Whatever is analysed, the document is one of the schema's."""
    document = json.loads(json.dumps(to_document(analyze(build(case), rules))))

    jsonschema.Draft202012Validator(findings_schema()).validate(document)


def test_the_schema_refuses_what_the_contract_does_not_know(rules: RuleSet) -> None:
    """A key or a word outside the contract is an error, so that drift is seen."""
    document = to_document(analyze(build({"name": "healthy"}), rules))
    validator = jsonschema.Draft202012Validator(findings_schema())

    assert not validator.is_valid({**document, "extra": 1})
    assert not validator.is_valid({**document, "verdict": {**document["verdict"], "confidence": "maybe"}})


def test_the_committed_schema_is_the_generated_one() -> None:
    """docs/findings.schema.json is what `daoflow-analyze schema` prints."""
    committed = Path(__file__).parents[2] / "docs" / "findings.schema.json"

    assert json.loads(committed.read_text(encoding="utf-8")) == findings_schema()
