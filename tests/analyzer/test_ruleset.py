"""Finding rules in packages and folders, and refusing what breaks the conventions."""

from pathlib import Path

import daoflow_rules
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
    loaded = load_rules(daoflow_rules, place)

    assert loaded.find("TM001") in loaded.rules
    assert loaded.broken == ()
    assert loaded.find("team-disk-full") is loaded.find("tm001")
    assert loaded.find("TM001").documentation["Playbook"] == "Escalation Checklist."


def test_the_digest_changes_with_any_rule(tmp_path: Path) -> None:
    """The rule set's digest identifies its text."""
    before = load_rules(daoflow_rules, folder(tmp_path / "a", RULE)).digest
    after = load_rules(daoflow_rules, folder(tmp_path / "b", RULE + "# changed\n")).digest

    assert before != after


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("RULE = Rule(", "OTHER = Rule(", "lacks RULE"),
        ("def check(", "def checks(", "lacks a function check"),
        ('"TM001"', '"TM002"', "must agree"),
        ('"TM001", ', "", "line 26: TypeError: Rule.__init__() missing 1 required positional argument"),
        ("Why it matters\n", "Why it hurts\n", "headings"),
        ("disks: Disks", "disks: dict", "parameter disks of check is not a fact type"),
        ("disks: Disks", "disks: Rule", "the facts are Applications, Backups"),
        ("disks: Disks", "disks", "not a fact type"),
        ("disks: Disks", "disks: 'Discs'", "name 'Discs' is not defined"),
        ("import Disks", "import Nothing", "line 22: ImportError: cannot import name 'Nothing'"),
        ("import Disks", "import Disks, (", "line 22: "),
        ("def check", "raise SystemExit\n\n\ndef check", "SystemExit"),
        ("Severity.LOW)", "Severity.LOW, signatures=(Signature('a', '(a+)+b', 'aab', 'b'),))", "cannot be used"),
        (
            "Severity.LOW)",
            "Severity.LOW, signatures=(Signature('a', 'disk full', 'disk ful', 'x'),))",
            "its own `matches`",
        ),
        (
            "Severity.LOW)",
            "Severity.LOW, signatures=(Signature('a', 'disk', 'disk', 'disks'),))",
            "also matches its `misses`",
        ),
    ],
)
def test_a_teams_broken_rule_is_named_with_what_is_wrong_and_the_others_run(
    tmp_path: Path, rules: RuleSet, old: str, new: str, words: str
) -> None:
    """Whatever is wrong with one file of a folder, the shipped rules and the folder's other ones are there."""
    text = RULE.replace("import Rule\n", "import Rule, Signature\n")
    assert old in text
    place = folder(tmp_path, text.replace(old, new))
    folder(
        place, RULE.replace("TM001", "TM002").replace("team-disk-full", "other-disk-full"), "tm002_other_disk_full.py"
    )
    loaded = load_rules(daoflow_rules, place)

    assert [(item.code, item.name, Path(item.path).name) for item in loaded.broken] == [
        ("TM001", "team-disk-full", "tm001_team_disk_full.py")
    ]
    assert words in loaded.broken[0].reason
    assert "\n" not in loaded.broken[0].reason
    assert len(loaded) == len(rules) + 1
    with pytest.raises(UnknownRuleError, match="is broken"):
        loaded.find("TM001")


def test_a_code_or_name_is_claimed_once(tmp_path: Path) -> None:
    """Two rules with one code or name cannot be told apart, so the later one does not run; a shipped rule is never replaced."""
    stolen = RULE.replace("TM001", "CP009").replace("team-disk-full", "postgres-password-mismatch")
    place = folder(tmp_path / "c", stolen, "cp009_postgres_password_mismatch.py")
    loaded = load_rules(daoflow_rules, folder(tmp_path / "a", RULE), folder(tmp_path / "b", RULE), place)

    assert [item.reason for item in loaded.broken] == [
        "TM001 is taken by TM001 team-disk-full",
        "CP009 is taken by CP009 postgres-password-mismatch",
    ]


def test_a_folder_without_a_rule_is_refused(tmp_path: Path) -> None:
    """A mistyped folder must not pass for rules that found nothing."""
    with pytest.raises(RuleSetError, match="holds no rule"):
        load_rules(daoflow_rules, tmp_path)


def test_an_unknown_rule_is_said_to_be_unknown(rules: RuleSet) -> None:
    """Asking for a rule that is not there names what was asked for."""
    with pytest.raises(UnknownRuleError, match="ZZ999"):
        rules.find("ZZ999")
