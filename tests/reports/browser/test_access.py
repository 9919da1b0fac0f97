"""Access: axe on the page as it opens; every state and view is in tests/reports/matrix."""

from __future__ import annotations

import pytest

from tests.reports.axe import problems
from tests.reports.conftest import Opened, open_log

pytestmark = pytest.mark.browser

CONTRAST = """() => {
  const channel = (value) => (value <= 10.31 ? value / 255 / 12.92 : ((value / 255 + .055) / 1.055) ** 2.4);
  const light = (css) => {
    const [r, g, b] = css.match(/[\\d.]+/g).map(Number);
    return .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b);
  };
  return [...document.querySelectorAll('.chart text')].map((text) => {
    const colours = [getComputedStyle(text).fill, getComputedStyle(text.closest('.card')).backgroundColor];
    const [high, low] = colours.map(light).sort((a, b) => b - a);
    return (high + .05) / (low + .05);
  });
}"""


def test_axe_finds_nothing_with_the_log_open(opened: Opened) -> None:
    """No violation, nothing undecided."""
    page = opened("cause")
    open_log(page)

    assert problems(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_in_the_picture_has_contrast(opened: Opened, scheme: str) -> None:
    """Labels of the timeline stand out at 4.5 to 1 and more, measured, because axe cannot look through an SVG."""
    ratios = opened("cause", color_scheme=scheme).evaluate(CONTRAST)

    assert ratios
    assert min(ratios) >= 4.5


def test_the_page_reflows_at_400_per_cent(opened: Opened) -> None:
    """A window of 1280 zoomed four times is 320 wide and 200 high: nothing is cut off sideways and the bar does not cover the page."""
    page = opened("cause", width=320, height=200)
    page.click("#expand")

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("getComputedStyle(document.querySelector('.bar')).position") == "static"


def test_forced_colours_keep_what_colour_says(opened: Opened) -> None:
    """In a contrast theme evidence lines and severities keep a border or a word."""
    page = opened("cause", forced_colors="active")

    assert page.locator(".line.hit").first.evaluate("one => getComputedStyle(one).borderStyle") == "solid"
    assert page.locator(".verdict .mark").inner_text().strip().upper() == "HIGH"


def test_motion_is_only_for_who_wants_it(opened: Opened) -> None:
    """With reduced motion nothing scrolls smoothly."""
    assert (
        opened("cause", reduced_motion="reduce").evaluate("getComputedStyle(document.documentElement).scrollBehavior")
        == "auto"
    )


def test_there_is_one_first_heading_and_each_section_has_its_own(opened: Opened) -> None:
    """The outline of the page leads through it."""
    page = opened("cause")

    assert page.locator("h1").count() == 1
    assert page.locator("main > section:not([aria-labelledby])").count() == 0
