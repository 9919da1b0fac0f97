"""Whatever was found is in each form of the report: HTML, Markdown, JSON and text."""

from __future__ import annotations

from html import unescape
from typing import Any

import daoflow_rules
import pytest
from daoflow_analyzer.analyze import analyze
from daoflow_analyzer.document import to_document
from daoflow_analyzer.ruleset import RuleSet, load_rules
from daoflow_reports import html, markdown, text
from daoflow_reports.columns import columns_of

from tests.reports.states import case
from tests.rules.case_bundle import build
from tests.rules.cases import cases_of, rule_files


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    """Return the shipped rule set."""
    return load_rules(daoflow_rules)


def firing_cases() -> list[Any]:
    """Return the first case of each rule that fires."""
    found = ((path, case) for path in rule_files() for case in cases_of(path) if case["expect"] == "found")
    first = {path.stem: case for path, case in reversed(list(found))}
    return [pytest.param(case, id=stem) for stem, case in sorted(first.items())]


@pytest.mark.parametrize("case", firing_cases())
def test_every_finding_is_in_every_form(rules: RuleSet, case: dict[str, Any]) -> None:
    """The same codes in all four, each form within its bounds, the first step and the cause in each."""
    result = analyze(build(case), rules)
    codes = {item.code for item in result.findings}
    page, ticket, summary = html.render(result), markdown.render(result), text.render(result)
    cause = next((item for item in result.findings if item.name == result.verdict.finding), None)

    assert codes
    assert {item["code"] for item in to_document(result)["findings"]} == codes
    assert {code for code in codes if code in page} == codes
    assert {code for code in codes if code in ticket} == codes
    # The verdict's own finding is the summary's headline.
    assert {code for code in codes if code in summary} >= codes - ({cause.code} if cause is not None else set())
    assert len(ticket) <= 4000
    rows = [-(-max(1, columns_of(line)) // 80) for line in summary.splitlines()]
    assert sum(rows) <= 25
    if cause is not None:
        assert " ".join(cause.message.split()[:4]) in unescape(page)
        assert " ".join(cause.message.split()[:4]) in " ".join(summary.split())
        assert "1. " in summary


def test_what_speaks_against_a_finding_is_marked_in_every_form(rules: RuleSet) -> None:
    """A reader of one of them must not count it as a witness."""
    result = analyze(build(dict(case("dp017", "fires_when_the_container_was_stopped"))), rules)
    (finding,) = to_document(result)["findings"][:1]
    place = "deployments/a651447045804ecf8dd5ea766817d294/record.json#/deployment/conclusion"

    assert finding["name"] == "deployment-record-contradicts-runtime"
    assert f"Against it speaks {place}." in finding["message"]
    assert "speaks against it" in html.render(result)
    assert "(speaks against it)" in markdown.render(result)
    assert "against" in text.render(result)
