"""A hostile bundle, the content policy, and nothing that leaves the file."""

from __future__ import annotations

import pytest

from tests.reports.conftest import Opened, open_log
from tests.reports.states import STATES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("state", STATES)
def test_opening_everything_asks_for_nothing_and_breaks_no_policy(opened: Opened, state: str) -> None:
    """Every fold and the log viewer open without a request, a console message or an error (the fixture looks)."""
    page = opened(state)
    page.click("#expand")
    if page.locator("nav a", has_text="Logs").count():  # a bundle without logs has no lines to open
        open_log(page)

    assert page.evaluate("document.querySelectorAll('[style], [onclick], [onerror], img, iframe, link').length") == 0


def test_nothing_of_a_hostile_bundle_runs_or_becomes_markup(opened: Opened) -> None:
    """Tags, template syntax and handlers from names, reasons and log lines are shown as the text that they are."""
    page = opened("hostile")
    page.click("#expand")
    open_log(page)

    assert "pwned" not in page.title().split("·")[0].replace("document.title='pwned'", "")
    assert page.evaluate("document.title") != "pwned"
    assert page.locator("#lines", has_text="<img src=x onerror=").count() == 1
    assert "{{7*7}}" in page.locator(".identity").inner_text()


def test_controls_that_turn_text_round_are_visible(opened: Opened) -> None:
    """Bidirectional controls and escapes show as what they are, in the log and in tables."""
    page = opened("hostile")
    open_log(page)

    assert page.locator("#lines", has_text="\\u202egnp.exe").count() == 1
    assert "\\u202e" in page.locator("[id='/coverage']").inner_text()
    assert page.evaluate("/[\\u202a-\\u202e\\u2066-\\u2069\\x07\\x1b]/.test(document.body.textContent)") is False


def test_long_and_wide_text_never_makes_the_page_scroll_sideways(opened: Opened) -> None:
    """Ideographs, right-to-left text and a word of 1,500 letters stay in their boxes, on a phone too."""
    for width in (320, 1280):
        page = opened("hostile", width=width)
        page.click("#expand")
        open_log(page)

        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_storage_that_is_forbidden_is_no_error(opened: Opened) -> None:
    """The theme changes for this page, and a person is told that it will not last."""
    page = opened("cause")
    page.evaluate("Object.defineProperty(window, 'localStorage', { get() { throw new Error('forbidden'); } })")
    page.click("#theme")

    assert page.locator("html").get_attribute("data-theme") == "light"
    assert "not kept" in page.locator("#said").inner_text()
