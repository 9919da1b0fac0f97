"""What stands below the first screen: how a finding is told, the state, what is missing, the checklist, rules and provenance."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.reports.conftest import Opened

pytestmark = pytest.mark.browser

ESCALATION = (
    "Captured docker compose ps",
    "Captured logs from daoflow and the affected dependency",
    "Recorded the failing deployment, backup, or restore ID",
    "Confirmed whether Temporal mode was enabled",
    "Verified whether the incident is control-plane-local or remote-target-specific",
)


@pytest.fixture
def page(opened: Opened) -> Page:
    """Open the report of the broken installation, every fold open."""
    page = opened("cause")
    page.click("#expand")
    return page


def _rows(page: Page, section: str) -> list[list[str]]:
    rows = page.locator(f"[id='{section}'] table").first.locator("tbody tr")
    return [[cell.strip() for cell in rows.nth(index).locator("td").all_inner_texts()] for index in range(rows.count())]


def test_the_strip_says_version_mode_scope_and_what_it_is_about(page: Page) -> None:
    """The facts that somebody asks for first on the telephone."""
    labels = page.locator(".facts dt").all_inner_texts()

    assert labels[:5] == ["DaoFlow", "Temporal", "Scope", "Deployment", "Backup run"]
    assert "2026-11-23 13:00:00 UTC to 13:0" in page.locator(".identity").inner_text()


def test_a_finding_has_its_four_parts_and_causes_come_first(page: Page) -> None:
    """Where, why, what to do, when it is wrong; the verdict's finding leads and does not repeat its headline."""
    first = page.locator("[id='/findings'] > details.finding").first
    parts = first.locator("> .part").all_inner_texts()

    assert [part.lower() for part in parts] == ["where", "why it matters", "what to do", "when this is wrong"]
    assert first.locator("> .message").count() == 0
    assert first.locator("> .evidence figcaption .number").first.inner_text() == "[1]"
    roles = page.locator("[id='/findings'] > details.finding > summary .role").all_inner_texts()
    assert roles[0].startswith("cause, likely, 2 symptoms")


def test_the_steps_of_a_symptom_wait_for_its_cause(page: Page) -> None:
    """Nobody recreates a container whose database is still gone."""
    symptom = page.locator("[id='/finding/CP027'] > .later")

    assert symptom.inner_text().startswith("Later: once container-oom-killed")
    assert page.locator("[id='/findings'] > details.finding").first.locator("> .later").count() == 0


def test_severity_and_difference_are_told_in_words(page: Page) -> None:
    """Whoever sees no colour reads the same."""
    marks = {mark.strip().lower() for mark in page.locator("[id='/findings'] .mark").all_inner_texts()}

    assert marks <= {"critical", "high", "medium", "low", "info"}
    assert len(marks) >= 2
    assert page.locator(".pill.changes-state").first.inner_text() == "CHANGES STATE"
    sign, words = page.locator(".state-table .state-sign").first, page.locator(".state-table .class").first
    assert (sign.inner_text(), words.inner_text()) == ("~", "changed after freeze")


def test_the_state_has_daoflows_own_columns_and_where_the_live_side_is_from(page: Page) -> None:
    """Declared, frozen, live with its source and time; what is equal is folded with its count."""
    heads = page.locator(".state-table thead").first.locator("th").all_inner_texts()

    assert [head.split("\n")[0] for head in heads] == [
        "Path",
        "Declared config",
        "Frozen deployment input",
        "Live runtime",
        "What that means",
    ]
    assert "inspect.json" in heads[3]
    assert "observed 2026-11-23" in heads[3]
    assert page.locator("[id='/state'] > details > summary").inner_text().endswith("unchanged paths")
    assert "[redacted" not in page.locator("[id='/state']").inner_text()


def test_each_gap_says_why_what_it_hides_and_how_to_get_it(page: Page) -> None:
    """No empty cell."""
    rows = _rows(page, "/coverage")

    assert rows[0][:3] == ["host/kernel-oom", "denied", "dmesg: Operation not permitted"]
    assert "could not tell" in rows[0][3]
    assert all(cell for row in rows for cell in row)
    button = page.locator("[id='/coverage'] button.copy").first
    assert (button.get_attribute("aria-label") or "").startswith("Copy command: journalctl --dmesg")


def test_what_was_not_there_is_a_table_and_no_gap(page: Page) -> None:
    """One line a reason, with every source that it is true of; that nothing is missing is not said beside what is missing."""
    table = page.locator("[id='/coverage'] [aria-label='Sources that had nothing to give'] tbody tr")
    rows = [table.nth(index).locator("td").all_inner_texts() for index in range(table.count())]

    assert rows
    assert len({tuple(row[1:]) for row in rows}) == len(rows)
    assert all(cell for row in rows for cell in row)
    assert page.locator("[id='/coverage'] .empty").count() == 0


def test_what_was_collected_in_part_is_no_word_about_integrity(page: Page) -> None:
    """Every file is as it was written; that some are missing is another thing."""
    words = page.locator(".identity").inner_text()

    assert re.search(r"integrity verified \(\d+ of \d+ files inside\); collected in part", words)


def test_the_checklist_is_the_playbooks_word_for_word_with_answers(page: Page) -> None:
    """Yes, no or unknown, each with what was found."""
    items = page.locator(".checklist li")
    told = [items.nth(index).locator("> span").all_inner_texts() for index in range(items.count())]

    assert tuple(item[1] for item in told[:5]) == ESCALATION
    assert {item[0] for item in told} <= {"yes", "no", "unknown"}
    assert all(len(item) == 3 and item[2] for item in told)
    assert any("asked at http://127.0.0.1:3000/trpc/health: answered" in item[2] for item in told)


def test_rules_that_could_not_tell_say_what_they_need(page: Page) -> None:
    """Listed and counted by how they ended."""
    section = page.locator("[id='/outcomes']")
    folds = section.locator("summary").all_inner_texts()

    assert any(fold.startswith("cannot tell: ") for fold in folds)
    assert any(fold.startswith("clear: ") for fold in folds)
    assert "host/kernel-oom" in section.inner_text()


def test_provenance_names_file_digest_versions_and_every_member(page: Page) -> None:
    """What somebody needs to believe the report, or not."""
    words = page.locator("[id='/provenance']").inner_text()

    for expected in ("SHA-256", "Integrity", "Collector", "Analyzer", "Redacted", "logs/postgres.log", "verified"):
        assert expected in words


def test_a_tampered_bundle_raises_an_alarm_above_everything(opened: Opened) -> None:
    """Not a footnote."""
    page = opened("tampered")
    alarm, verdict = page.locator(".banner.alarm").bounding_box(), page.locator(".verdict").bounding_box()

    assert alarm is not None
    assert verdict is not None
    assert alarm["y"] < verdict["y"]
