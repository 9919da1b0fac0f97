"""A telephone, or a window zoomed four times: 320 pixels; and tables that are short of room."""

from __future__ import annotations

import pytest
from daoflow_reports.wording import ELSEWHERE, PLACES, Where
from playwright.sync_api import Page, expect

from tests.reports.conftest import Opened, open_log

pytestmark = pytest.mark.browser

CRAMPED = """() => [...document.querySelectorAll('td')].filter(one => one.checkVisibility() && one.textContent.trim())
  .filter(one => {
    const style = getComputedStyle(one), range = document.createRange();
    range.selectNodeContents(one);
    const room = one.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    return room < 60 && range.getBoundingClientRect().height > 2.5 * parseFloat(style.lineHeight);
  }).map(one => one.textContent)"""
OVERLAP = """() => {
  const boxes = [...document.querySelectorAll('.chart.large .label-cause, .chart.large .label-collected')]
    .filter(one => one.checkVisibility()).map(one => [one.closest('.chart'), one.getBoundingClientRect()]);
  return boxes.filter(([chart, a], at) => boxes.slice(at + 1).some(([other, b]) => chart === other
    && a.left < b.right && b.left < a.right && a.top + 1 < b.bottom && b.top + 1 < a.bottom)).length;
}"""
DISTANCES = """() => [...document.querySelectorAll('.chart.large')].filter(one => one.checkVisibility()).map(chart => {
  const [label, line] = ['.label-cause', '.line-cause'].map(name => chart.querySelector(name).getBoundingClientRect());
  return [Math.min(Math.abs(label.left - line.x), Math.abs(label.right - line.x)), label.left, label.right];
})"""

SEEN = """() => {
  const pane = lines.getBoundingClientRect();
  return [...lines.querySelectorAll('.lr')].filter(one => {
    const box = one.getBoundingClientRect();
    return box.bottom > pane.top && box.top < pane.bottom;
  }).map(one => one.textContent);
}"""


@pytest.fixture
def page(opened: Opened) -> Page:
    """Open the broken installation at 320 pixels, every fold open."""
    page = opened("cause", width=320)
    page.click("#expand")
    return page


def test_the_longest_pill_takes_two_lines_before_the_page_scrolls_sideways(page: Page) -> None:
    """Where a step is done is said in full."""
    page.locator(".step .pill").first.evaluate(
        "(one, words) => { one.textContent = words; }", PLACES[Where.CLI] + ELSEWHERE
    )

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("width", [320, 1280])
def test_no_column_is_left_a_few_letters(opened: Opened, width: int) -> None:
    """A table scrolls in its own box before a word is broken into single letters; states and digests stand on one line."""
    page = opened("cause", width=width)
    page.click("#expand")
    broken = page.evaluate(
        "[...document.querySelectorAll('td.nowrap')].filter(one => one.checkVisibility()).filter(one => {"
        " const range = document.createRange(); range.selectNodeContents(one);"
        " return range.getBoundingClientRect().height > 1.6 * parseFloat(getComputedStyle(one).lineHeight); }).length"
    )

    assert page.locator("td.nowrap", has_text="verified").count() > 0
    assert page.evaluate(CRAMPED) == []
    assert broken == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [320, 1280])
def test_the_words_above_the_picture_stand_at_their_lines(opened: Opened, width: int) -> None:
    """However near the cause is to the collection neither covers the other, and neither is cut off or away from its line."""
    page = opened("cause", width=width)
    page.click("#expand")

    assert page.evaluate(OVERLAP) == 0
    for distance, left, right in page.evaluate(DISTANCES):
        assert distance < 3
        assert left >= 0
        assert right <= width


def test_lines_wrap_on_a_narrow_screen_and_the_cause_is_in_view(page: Page) -> None:
    """Beside time, name and number no text would be seen; where the log opens it is still at the cause, however high lines are."""
    open_log(page)
    expect(page.locator("#log-wrap")).to_be_checked()
    seen = page.evaluate(SEEN)

    assert page.evaluate("lines.scrollWidth <= lines.clientWidth")
    assert any(line.startswith("12:50:00") for line in seen)


def test_a_wide_screen_does_not_wrap_lines(opened: Opened) -> None:
    """Columns are read downwards there."""
    page = opened("cause")
    open_log(page)

    expect(page.locator("#log-wrap")).not_to_be_checked()
