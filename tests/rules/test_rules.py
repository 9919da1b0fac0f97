"""What holds for every rule: conventions, catalogue, near misses, silence on a healthy stack."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from daoflow_analyzer.facts.coverage import Coverage, Integrity
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.finding import Section
from daoflow_analyzer.result import RuleOutcome

from tests.rules.case_bundle import build
from tests.rules.cases import CATALOGUE, answer, cases_of, load, rule_files

FILES = [pytest.param(path, id=path.stem[:5].upper()) for path in rule_files()]
PREFIXES = {
    "fires_": ("found",),
    "quiet_": ("clear", "not-applicable"),
    "cannot_tell_": ("cannot-tell",),
    "not_applicable_": ("not-applicable",),
}
ALWAYS_THERE = {Incident, Integrity, Coverage}


@pytest.mark.parametrize("path", FILES)
def test_each_rule_is_silent_on_a_healthy_stack(path: Path) -> None:
    """On the stock healthy bundle every rule answers clear or not applicable."""
    run = answer(load(path), build({"name": "healthy"}))

    words = [finding.message for finding in run.findings]
    assert run.outcome in (RuleOutcome.CLEAR, RuleOutcome.NOT_APPLICABLE), f"{run.outcome}: {run.reason} {words}"


@pytest.mark.parametrize("path", FILES)
def test_each_rule_has_its_three_kinds_of_cases(path: Path) -> None:
    """A rule has a case that fires, a near miss that stays quiet, and one where the evidence is missing."""
    names = [case["name"] for case in cases_of(path)]

    assert any(name.startswith("fires_") for name in names)
    assert any(name.startswith("quiet_") for name in names)
    required = {need.fact for need in load(path).needs if not need.optional}
    if required - ALWAYS_THERE:
        assert any(name.startswith("cannot_tell_") for name in names)


@pytest.mark.parametrize("path", FILES)
def test_each_case_is_named_for_what_it_expects(path: Path) -> None:
    """A case's name begins with its kind, its expectation agrees, its reason is given, and no name comes twice."""
    cases = cases_of(path)
    assert len({case["name"] for case in cases}) == len(cases)
    for case in cases:
        expected = next((value for prefix, value in PREFIXES.items() if case["name"].startswith(prefix)), ())

        assert case["expect"] in expected, case["name"]
        assert case["why"].strip()


@pytest.mark.parametrize("path", FILES)
def test_each_rule_agrees_with_the_catalogue(path: Path) -> None:
    """Code, name and severity are the catalogue's, and whatever a rule explains exists there."""
    rule = load(path).rule
    names = {entry["name"] for entry in CATALOGUE.values()}

    assert CATALOGUE[rule.code]["name"] == rule.name
    assert CATALOGUE[rule.code]["severity"] == rule.severity.value
    assert set(rule.explains) <= names
    assert rule.name not in rule.explains


@pytest.mark.parametrize("path", FILES)
def test_each_signature_matches_its_line_and_not_its_near_miss(path: Path) -> None:
    """A signature's own example matches, its near miss does not, and its id says whose it is."""
    for signature in load(path).rule.signatures:
        assert re.search(signature.pattern, signature.matches), f"{signature.id} must match {signature.matches!r}"
        assert not re.search(signature.pattern, signature.misses), f"{signature.id} must not match {signature.misses!r}"
        assert signature.misses.strip()


@pytest.mark.parametrize("path", FILES)
def test_each_rule_has_a_page(path: Path) -> None:
    """A rule's docstring starts with its title (at most 60 characters, no full stop), and no section is empty."""
    loaded = load(path)
    lines = loaded.docs.splitlines()

    assert lines[0].replace("`", "") == loaded.rule.title.replace("`", "")
    assert len(lines[0]) <= 60
    assert not lines[0].endswith(".")
    sections = re.split(r"^(?=\S)", "\n".join(lines[1:]).strip(), flags=re.MULTILINE)
    assert all(len(section.strip().splitlines()) > 1 for section in sections if section.strip())
    assert any(section.value in loaded.docs.rpartition("Playbook")[2] for section in Section)
