"""No line of the playbook and no finding of the catalogue is without something that collects, judges and proves it."""

import tomllib

from daoflow_collector.plan import source_names

from tests.playbook.coverage import PAGE, ROOT, all_rules, fired_in, page, playbook_lines, sources_of

CATALOGUE = ROOT / "tests" / "rules" / "catalogue.toml"
NOT_TO_BE_MADE = {
    "logs-truncated": (
        "it takes more log than a bundle holds, as bench measures; tests/collector/test_with_engine.py holds what the manifest says"
    ),
    "cli-of-another-control-plane": (
        "it takes DaoFlow's own command, logged in at a second real control plane: docs/real-product.md; its cases hold what is compared"
    ),
    "memory-exhausted": (
        "a whole host's shortage of memory would take the tests' own machine along; its case holds the kernel's own words"
    ),
}
"""Findings that no incident fires, each with the reason."""


def test_the_page_is_what_rules_and_incidents_say() -> None:
    """docs/coverage.md is up to date: `python -m tests.playbook.coverage` writes it."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_rules_item_stands_at_one_line() -> None:
    """A rule cites a line of the playbook, and each cited line is one that the page has."""
    claimed = [item for line in playbook_lines() for item in line.rules]
    items = {loaded.rule.item for loaded in all_rules()}

    assert items - set(claimed) == set()
    assert set(claimed) - items == set()
    assert len(claimed) == len(set(claimed))


def test_no_cell_is_empty_without_a_reason() -> None:
    """What nothing collects, judges or proves says why."""
    fired = fired_in()
    for line in playbook_lines():
        assert line.rules or line.no_rule, line.says
        rules = [loaded for loaded in all_rules() if loaded.rule.item in line.rules]
        collected = line.sources or [name for loaded in rules for name in sources_of(loaded)]
        assert collected or line.no_source, line.says
        proven = line.incidents or [name for loaded in rules for name in fired.get(loaded.rule.name, [])]
        assert proven or line.no_incident, line.says


def test_what_the_page_names_exists() -> None:
    """Sources are the plan's, and tests are tests."""
    plan = set(source_names())
    tests = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in path.read_text(encoding="utf-8").split("def ")
        if name.startswith("test_")
    }
    names = {name.partition("(")[0] for name in tests}
    for line in playbook_lines():
        assert {name for name in line.sources if not name.startswith("logs/")} <= plan, line.says
        assert set(line.incidents) <= names, line.says


def test_every_finding_of_the_catalogue_is_fired_by_an_incident() -> None:
    """Walk the catalogue: a real broken stack fires each finding, or a written reason says why none can."""
    catalogue = tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))["findings"]
    fired = fired_in()
    missing = {entry["name"] for entry in catalogue.values()} - fired.keys()

    assert missing == NOT_TO_BE_MADE.keys()


def test_every_section_of_the_playbook_is_there() -> None:
    """The lines follow the playbook's own sections, each of which has at least three."""
    sections = [line.section for line in playbook_lines()]

    assert list(dict.fromkeys(sections)) == [
        "First Five Minutes", "Control Plane Will Not Start", "Deployments Fail Or Stall", "Backups Fail", "Restore Or Verification Fails",
        "Compose State Recovery", "Upgrade Regression", "Escalation Checklist",
    ]  # fmt: skip
    assert all(sections.count(section) >= 3 for section in sections)
