"""The log viewer."""

from __future__ import annotations

from pathlib import Path

import pytest
from daoflow_reports import html
from playwright.sync_api import Browser, Page, expect

from tests.reports.conftest import Opened, open_log
from tests.reports.states import analysed
from tests.rules.case_bundle import build

pytestmark = pytest.mark.browser

IN_WINDOW = """one => {
  const box = one.getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight && one.contains(document.elementFromPoint(box.left + 2, box.top + box.height / 2));
}"""


def _numbers(page: Page) -> list[str]:
    return page.locator("#lines .lr a.ln").all_inner_texts()


@pytest.fixture
def viewer(opened: Opened) -> Page:
    """Open the viewer of the broken installation."""
    page = opened("cause")
    open_log(page)
    return page


def test_all_logs_stand_merged_by_time_and_one_alone_in_its_own_order(viewer: Page) -> None:
    """Times never step back; a chip shows one log, whose numbers then have no gap."""
    times = [text.strip() for text in viewer.locator("#lines .lr .lt").all_inner_texts() if text.strip()]

    assert times == sorted(times)
    viewer.locator("#sources button", has_text="postgres").click()
    numbers = [int(text) for text in _numbers(viewer)]
    assert numbers == list(range(1, len(numbers) + 1))


def test_level_chips_hide_and_show_lines_and_say_how_many(viewer: Page) -> None:
    """Without the others only lines with a level are left."""
    viewer.locator("#levels button", has_text="other").click()
    expect(viewer.locator("#log-shown")).not_to_contain_text("132 of")
    expect(viewer.locator("#lines .lr .e").first).to_be_attached()
    levels = "#lines .lr .e, #lines .lr .F, #lines .lr .f, #lines .lr .w"
    assert viewer.locator("#lines .lr").count() == viewer.locator(levels).count() > 0


def test_search_highlights_before_it_filters_and_counts(viewer: Page) -> None:
    """Hits are marked among all lines; next and previous go round; only then may the others be hidden."""
    before = viewer.locator("#log-shown").inner_text()
    viewer.fill("#log-search", "econnrefused")
    expect(viewer.locator("#log-count")).to_have_text("1 of 40")
    assert viewer.locator("#log-shown").inner_text() == before
    assert viewer.locator("#lines mark.now").inner_text() == "ECONNREFUSED"
    viewer.click("#log-previous")
    expect(viewer.locator("#log-count")).to_have_text("40 of 40")
    viewer.click("#log-next")
    expect(viewer.locator("#log-count")).to_have_text("1 of 40")
    viewer.select_option("#log-context", "0")
    viewer.check("#log-only")
    expect(viewer.locator("#log-shown")).to_contain_text("40 of")
    viewer.select_option("#log-context", "3")
    expect(viewer.locator("#log-shown")).not_to_contain_text("40 of")


def test_a_line_says_how_many_are_hidden_where_some_are(viewer: Page) -> None:
    """Between the hits `attempt 1` and `attempt 10` eight lines are left out, and that shows."""
    viewer.fill("#log-search", "attempt 1")
    expect(viewer.locator("#log-count")).to_have_text("1 of 11")
    viewer.select_option("#log-context", "0")
    viewer.check("#log-only")

    expect(viewer.locator("#lines .gap").first).to_contain_text("8 lines hidden")


def test_a_filtered_line_can_be_seen_in_its_context(viewer: Page) -> None:
    """Show in context takes the filter off and stays at the line."""
    viewer.fill("#log-search", "attempt 20")
    expect(viewer.locator("#log-count")).to_have_text("1 of 1")
    viewer.check("#log-only")
    viewer.locator("#log-in-context").click()

    expect(viewer.locator("#log-shown")).to_contain_text("132 of 132")
    assert "attempt 20" in viewer.locator("#lines .lr.chosen").inner_text()


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+$", "((x*)*)*y", "a*a*a*a*a*b"])
def test_an_expression_that_could_run_for_ever_is_refused(viewer: Page, pattern: str) -> None:
    """It says why, and the page stays alive."""
    viewer.check("#log-regex")
    viewer.fill("#log-search", pattern)
    expect(viewer.locator("#log-count")).to_have_class("count wrong")

    assert viewer.locator("#log-count").inner_text() in (
        "a repeated group must not repeat or choose inside",
        "at most four open repeats (* or +)",
    )


def test_regular_expressions_find_and_mistakes_are_said(viewer: Page) -> None:
    """An expression counts its hits; a broken one is named as such."""
    viewer.check("#log-regex")
    viewer.fill("#log-search", r"attempt \d$")
    expect(viewer.locator("#log-count")).to_have_text("no hit")
    viewer.fill("#log-search", r"attempt \d\)|attempt 1\d")
    expect(viewer.locator("#log-count")).to_have_text("1 of 20")
    viewer.fill("#log-search", "(open")
    expect(viewer.locator("#log-count")).to_have_text("not a regular expression")


def test_times_can_be_shown_relative_to_the_cause(viewer: Page) -> None:
    """Before it with a minus, after it with a plus."""
    viewer.select_option("#log-time", "relative")
    times = [text.strip() for text in viewer.locator("#lines .lr .lt").all_inner_texts() if text.strip()]

    assert {text[0] for text in times} == {"-", "+"}


def test_what_was_left_out_is_told_apart_from_what_a_program_says(opened: Opened) -> None:
    """A mark has a sign in a column of its own and its own look; the same words from a program have neither, and line numbers hold."""
    page = opened("thinned", fragment="#/log/redis:L2")
    expect(page.locator("#lines .lr.chosen")).to_contain_text("ERROR the flux capacitor is out of tune")
    rows = [row.split() for row in page.locator("#lines .lr").all_inner_texts()]
    assert [" ".join(words[2:]) for words in rows if words[1] == "redis"] == [
        "1⋯[left out: 900 lines, 9000 bytes]",
        "2 ERROR the flux capacitor is out of tune",
        "3⋯[left out: 99 lines, 990 bytes]",
        "4 [left out: 3 lines, 9 bytes]",
    ]
    assert page.locator("#lines .left-out").all_inner_texts() == [
        "⋯[left out: 900 lines, 9000 bytes]",
        "⋯[left out: 99 lines, 990 bytes]",
    ]


def test_lines_are_copied_with_their_reference(opened: Opened) -> None:
    """Chosen lines go to the clipboard as they stand in the bundle, with member and numbers."""
    page = opened("cause", permissions=["clipboard-read", "clipboard-write"], fragment="#/log/daoflow:L5-L7")
    expect(page.locator("#lines .chosen")).to_have_count(3)
    page.locator("#lines .lr", has=page.locator("a.ln[href='#/log/daoflow:L5']")).locator("span:last-of-type").click()
    page.click("#log-copy")
    text = page.evaluate("navigator.clipboard.readText()")

    assert "(logs/daoflow.log:5 of daoflow-evidence-ops-eu-1-20261123T130000Z.tar.zst)" in text
    assert "Z std" in text.splitlines()[0]


def test_the_browsers_own_search_finds_every_line(viewer: Page) -> None:
    """Each line's text is in the document, also where it is far from the view."""
    assert viewer.evaluate("window.find('attempt 39')")


def test_the_rail_shows_errors_hits_and_cited_lines_and_leads_there(opened: Opened) -> None:
    """Marks are drawn for each kind; a press scrolls."""
    viewer = opened("cited")
    open_log(viewer)
    viewer.fill("#log-search", "password")
    expect(viewer.locator("#log-count")).to_contain_text("1 of")
    for kind in ("errors", "hits", "cited"):
        assert viewer.locator(f"#rail path.{kind}").get_attribute("d"), kind
    before = viewer.locator("#lines").evaluate("pane => pane.scrollTop")
    viewer.locator("#rail").click(position={"x": 5, "y": 2})
    viewer.wait_for_timeout(200)
    assert viewer.locator("#lines").evaluate("pane => pane.scrollTop") != before


def test_what_is_typed_at_once_is_found_and_seen(opened: Opened) -> None:
    """Slash and a word without a pause, with smooth scrolling: field and hit are in the window, and so is each next hit."""
    page = opened("cause", reduced_motion="no-preference")
    page.keyboard.press("/")
    page.keyboard.type("econnrefused")
    for place in ("1 of 40", "2 of 40"):
        expect(page.locator("#log-count")).to_have_text(place)
        page.wait_for_timeout(100)  # two frames: the line is centred again once heights are known
        for selector in ("#log-search", "#lines mark.now"):
            assert page.locator(selector).first.evaluate(IN_WINDOW), (selector, place)
        page.keyboard.press("Enter")


def test_the_next_hit_is_brought_into_the_window(opened: Opened) -> None:
    """Who went elsewhere and presses n sees the line that is counted."""
    page = opened("cause")
    open_log(page)
    page.fill("#log-search", "econnrefused")
    expect(page.locator("#log-count")).to_have_text("1 of 40")
    page.evaluate("document.activeElement.blur(); scrollTo({top: 0, behavior: 'instant'})")
    page.keyboard.press("n")
    expect(page.locator("#log-count")).to_have_text("2 of 40")
    page.wait_for_timeout(100)

    assert page.locator("#lines mark.now").first.evaluate(IN_WINDOW)


def test_a_pane_without_lines_says_why(viewer: Page) -> None:
    """Nothing found, or every level off: words, not a white box."""
    viewer.fill("#log-search", "no such words")
    expect(viewer.locator("#log-count")).to_have_text("no hit")
    expect(viewer.locator("#lines .lr").first).to_be_visible()
    viewer.check("#log-only")
    expect(viewer.locator("#lines")).to_have_text("No line has what was searched for.")
    viewer.locator("#sources button", has_text="postgres").click()
    expect(viewer.locator("#lines")).to_have_text("No line of this log has what was searched for.")
    for chip in viewer.locator("#levels button:not(:disabled)").all():
        chip.click()
    expect(viewer.locator("#lines")).to_have_text("No line of this log is of the chosen levels.")


def test_a_logs_name_is_never_cut_unseen(browser: Browser, tmp_path: Path) -> None:
    """Names of services stand whole; of very long ones the middle is left out, and that shows."""
    long = "a-service-with-quite-a-long-name"
    lines = "-60 stdout well\n"
    logs = {"logs/temporal-postgresql.log": lines, f"logs/{long}.log": lines}
    target = tmp_path / "report.html"
    target.write_text(html.render(analysed(build({"name": "names", "replace": logs}))), encoding="utf-8")
    page = browser.new_page()
    page.goto(target.as_uri())
    open_log(page)
    names = {name.strip() for name in page.locator("#lines .ls").all_inner_texts()}
    page.close()

    assert {"daoflow", "temporal-postgresql", "a-service-wi…a-long-name"} <= names
