"""A scaffolded rule is whole: it loads, finds its line and not the near miss, and stays quiet without it."""

from __future__ import annotations

from pathlib import Path

import daoflow_rules
import pytest
from daoflow_analyzer.errors import UsageError
from daoflow_analyzer.finding import Section, Severity
from daoflow_analyzer.result import RuleOutcome
from daoflow_analyzer.rule_scaffold import file_name, rule_text, write_rule
from daoflow_analyzer.ruleset import LoadedRule, load_rules

from tests.rules.case_bundle import build
from tests.rules.cases import answer


def scaffolded(folder: Path, line: str, service: str | None = "daoflow") -> LoadedRule:
    """Write a rule for a line, load it as a team's, and return it."""
    text = rule_text(
        "TM001", "quota-hit", line=line, service=service, section=Section.ESCALATION, severity=Severity.HIGH
    )
    write_rule(folder / file_name("TM001", "quota-hit"), text)
    rules = load_rules(daoflow_rules, folder)
    assert rules.broken == ()
    return rules.find("TM001")


@pytest.mark.parametrize(
    "line",
    [
        "write failed: disk quota exceeded (errno 122)",
        "2026-11-23T12:45:10.000000000Z stderr write failed: disk quota exceeded (errno 122)",
        "17:25:23.437 daoflow      4  write failed: disk quota exceeded (errno 122)",
        "> 17:25:23.437 daoflow      4  write failed: disk quota exceeded (errno 122)",
    ],
)
def test_the_line_may_be_copied_from_anywhere_and_its_numbers_may_differ(tmp_path: Path, line: str) -> None:
    """From a member, from `logs`, or plain: the rule finds the line again with another number, and cites it."""
    rule = scaffolded(tmp_path, line)
    said = {"logs/daoflow.log": "+10 stderr write failed: disk quota exceeded (errno 7)"}
    run = answer(rule, build({"name": "fires", "append": said}))

    assert run.outcome is RuleOutcome.FOUND
    assert run.findings[0].evidence[0].member == "logs/daoflow.log"
    assert run.findings[0].message == "Quota hit (daoflow says so)."


@pytest.mark.parametrize(
    "case",
    [
        {},
        {"append": {"logs/redis.log": "+10 stderr write failed: disk quota exceeded (errno 7)"}},
        {"append": {"logs/daoflow.log": "+10 stderr write failed: disk quota (errno 7)"}},
    ],
)
def test_it_is_quiet_where_the_line_is_not(tmp_path: Path, case: dict[str, object]) -> None:
    """A healthy stack, another service's log, a line that is only near."""
    rule = scaffolded(tmp_path, "write failed: disk quota exceeded (errno 122)")

    assert answer(rule, build({"name": "quiet", **case})).outcome is RuleOutcome.CLEAR


def test_without_the_log_it_cannot_tell(tmp_path: Path) -> None:
    """A missing log is no reason to be calm."""
    rule = scaffolded(tmp_path, "write failed: disk quota exceeded")
    case = {"name": "blind", "missing": {"logs/daoflow": {"outcome": "failed", "reason": "the engine is down"}}}

    assert answer(rule, build(case)).outcome is RuleOutcome.CANNOT_TELL


@pytest.mark.parametrize(
    "line", ['say "it\'s" \\d+ {x} $name ${y}', "tab\there \\", '"""triple""" quotes and more', "żółw 中文 مرحبا"]
)
def test_any_line_becomes_valid_python(tmp_path: Path, line: str) -> None:
    """Quotes, backslashes, dollars and other scripts are no trouble for the module that is written."""
    rule = scaffolded(tmp_path, line, service=None)
    run = answer(rule, build({"name": "fires", "append": {"logs/redis.log": f"+10 stdout {line}"}}))

    assert run.outcome is RuleOutcome.FOUND


@pytest.mark.parametrize(
    ("code", "name", "words"),
    [
        ("CP050", "disk-quota-hit", "belong to the shipped rules"),
        ("TM1", "disk-quota-hit", "is not a code"),
        ("TM001", "quota", "is not a name"),
        ("TM001", "Disk-Quota", "is not a name"),
        ("TM001", "../../etc/x", "is not a name"),
    ],
)
def test_codes_and_names_that_cannot_be_are_refused(code: str, name: str, words: str) -> None:
    """Shipped codes stay the shipped rules', whatever comes to be added."""
    with pytest.raises(UsageError, match=words):
        file_name(code, name)


def test_a_line_without_words_is_refused() -> None:
    """What would be found everywhere is no signature."""
    with pytest.raises(UsageError, match="cannot be looked for"):
        rule_text("TM001", "a-b", line="12 34", service=None, section=Section.ESCALATION, severity=Severity.LOW)


def test_nobodys_rule_is_overwritten(tmp_path: Path) -> None:
    """An existing file stays as it is."""
    scaffolded(tmp_path, "write failed: disk quota exceeded")
    with pytest.raises(UsageError, match="is there already"):
        write_rule(tmp_path / file_name("TM001", "quota-hit"), "")
