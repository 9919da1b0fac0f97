"""Finding rules in packages and folders, and refusing what breaks the conventions."""

from pathlib import Path

import pytest
from daoflow_analyzer.errors import RuleSetError, UnknownRuleError
from daoflow_analyzer.ruleset import RuleSet, load_rules

RULE = '''"""The disk of the team is full

What it looks for
    Something.

Why it matters
    Something.

How to confirm
    Something.

What to do
    Something.

When it is wrong
    Something.

Playbook
    Escalation Checklist.
"""

from daoflow_analyzer.facts.host import Disks
from daoflow_analyzer.finding import Section, Severity
from daoflow_analyzer.rule import Rule

RULE = Rule("TM001", "team-disk-full", "The disk of the team is full", Section.ESCALATION, Severity.LOW)


def check(disks: Disks):
    return ()
'''


def folder(path: Path, text: str, name: str = "tm001_team_disk_full.py") -> Path:
    """Write one rule into a folder of its own."""
    path.mkdir(parents=True, exist_ok=True)
    (path / name).write_text(text, encoding="utf-8")
    return path


def test_a_folder_adds_its_rules(tmp_path: Path) -> None:
    """A team's rule is found by its file's name; other files are left alone."""
    place = folder(tmp_path, RULE)
    (place / "readme.py").write_text("raise SystemExit('not a rule')", encoding="utf-8")
    loaded = load_rules(place)

    assert [item.rule.code for item in loaded] == ["TM001"]
    assert loaded.find("team-disk-full") is loaded.find("tm001")
    assert loaded.find("TM001").documentation["Playbook"] == "Escalation Checklist."


def test_the_digest_changes_with_any_rule(tmp_path: Path) -> None:
    """The rule set's digest identifies its text."""
    before = load_rules(folder(tmp_path / "a", RULE)).digest
    after = load_rules(folder(tmp_path / "b", RULE + "# changed\n")).digest

    assert before != after


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("RULE = Rule(", "OTHER = Rule(", "lacks RULE"),
        ('"TM001"', '"TM002"', "must agree"),
        ("Why it matters\n", "Why it hurts\n", "headings"),
        ("disks: Disks", "disks: dict", "not a fact type"),
        ("disks: Disks", "disks", "not a fact type"),
        ("import Disks", "import Nothing", "cannot be imported"),
    ],
)
def test_what_breaks_the_conventions_is_refused(tmp_path: Path, old: str, new: str, words: str) -> None:
    """A module that is not a rule as the design wants it is named with what is wrong."""
    assert old in RULE
    with pytest.raises(RuleSetError) as caught:
        load_rules(folder(tmp_path, RULE.replace(old, new)))

    assert words in str(caught.value)


def test_a_code_is_claimed_once(tmp_path: Path) -> None:
    """Two rules with one code or name cannot be told apart, so they are refused."""
    with pytest.raises(RuleSetError, match="both claim TM001"):
        load_rules(folder(tmp_path / "a", RULE), folder(tmp_path / "b", RULE))


def test_an_unknown_rule_is_said_to_be_unknown(rules: RuleSet) -> None:
    """Asking for a rule that is not there names what was asked for."""
    with pytest.raises(UnknownRuleError, match="ZZ999"):
        rules.find("ZZ999")
