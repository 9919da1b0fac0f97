"""Everything by keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.reports.conftest import Opened, open_log

pytestmark = pytest.mark.browser


def test_every_control_is_reached_by_tab_and_is_large_enough(opened: Opened) -> None:
    """Walking the page with Tab comes by every visible button, link and field, never gets stuck, and each shows its focus."""
    page = opened("healthy")
    open_log(page)  # its chips come after the page: a walk that is faster would miss them
    wanted = page.evaluate(
        "[...document.querySelectorAll('button:not(:disabled), a[href], input, select, summary')]"
        ".filter(one => one.checkVisibility() && one.tabIndex >= 0).length"
    )
    seen = set()
    for _ in range(wanted + 60):
        page.keyboard.press("Tab")
        seen.add(
            page.evaluate(
                "(() => { const one = document.activeElement; one.dataset.walked ??= String(Math.random());"
                " return one === document.body ? '' : one.dataset.walked; })()"
            )
        )
    walked = page.evaluate(
        "[...document.querySelectorAll('button:not(:disabled), a[href], input, select, summary')]"
        ".filter(one => one.checkVisibility() && one.tabIndex >= 0 && !one.dataset.walked).map(one => one.outerHTML.slice(0, 80))"
    )

    assert walked == []
    small = page.evaluate(
        "[...document.querySelectorAll('button, .bar nav a, summary, select')].filter(one => one.checkVisibility())"
        ".filter(one => one.getBoundingClientRect().height < 24).map(one => one.outerHTML.slice(0, 80))"
    )
    assert small == []


def test_every_link_is_24_pixels_high(opened: Opened) -> None:
    """WCAG 2.2, 2.5.8. Line numbers of logs are as high as their lines: the exception for targets held by the text around them."""
    page = opened("cause")
    page.click("#expand")
    low = page.evaluate(
        "[...document.querySelectorAll('a[href]:not(.ln, .skip)')].filter(one => one.checkVisibility())"
        ".filter(one => one.getBoundingClientRect().height < 24).map(one => one.outerHTML.slice(0, 80))"
    )

    assert low == []


def test_single_letters_lead_and_are_silent_while_typing(opened: Opened) -> None:
    """Slash goes to the search, letters typed there are text, Escape leaves it, g l and j lead."""
    page = opened("cause")
    page.keyboard.press("/")
    expect(page.locator("#log-search")).to_be_focused()
    page.keyboard.type("gcj?n")
    assert page.input_value("#log-search") == "gcj?n"
    assert not page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    assert page.input_value("#log-search") == ""
    page.keyboard.press("g")
    page.keyboard.press("t")
    expect(page).to_have_url(re.compile("#/timeline$"))
    event = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") not in (event, None)
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


@pytest.mark.parametrize("section", ["findings", "timeline", "logs", "state", "coverage", "checklist"])
def test_the_menu_marks_the_section_that_was_gone_to(opened: Opened, section: str) -> None:
    """Also a section so short that the next one is in view with it."""
    page = opened("cause")
    page.click(f".bar nav a[href='#/{section}']")
    expect(page.locator(".bar nav a[aria-current]")).to_have_attribute("href", f"#/{section}")


def test_hits_are_stepped_through_with_n(opened: Opened) -> None:
    """After a search n and N go on and back."""
    page = opened("cause")
    open_log(page)
    page.fill("#log-search", "econnrefused")
    expect(page.locator("#log-count")).to_have_text("1 of 40")
    page.locator("#lines").focus()
    page.keyboard.press("n")
    expect(page.locator("#log-count")).to_have_text("2 of 40")
    page.keyboard.press("N")
    expect(page.locator("#log-count")).to_have_text("1 of 40")


def test_lines_are_chosen_and_copied_without_a_pointer(opened: Opened) -> None:
    """Down and up lead from line to line, with Shift over several; the chosen one stays in view and is said."""
    page = opened("cause", permissions=["clipboard-read", "clipboard-write"], fragment="#/log/daoflow:L20")
    expect(page.locator("#lines .chosen")).to_have_count(1)
    page.locator("#lines").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#lines .chosen a.ln")).to_have_text("21")
    assert page.locator("#said").inner_text().startswith("daoflow 21: ")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    for _ in range(3):
        page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowUp")
    expect(page.locator("#lines .chosen a.ln")).to_have_text(["19", "20", "21"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert "(logs/daoflow.log:19-21 of " in page.evaluate("navigator.clipboard.readText()")


def test_the_pane_follows_the_line_that_is_chosen(opened: Opened) -> None:
    """Nobody walks out of what is seen."""
    page = opened("cause")
    open_log(page)
    page.locator("#lines").focus()
    for _ in range(60):
        page.keyboard.press("ArrowDown")
    inside = page.locator("#lines .chosen").evaluate(
        "one => { const box = one.getBoundingClientRect(), pane = document.getElementById('lines').getBoundingClientRect();"
        " return box.top >= pane.top - 1 && box.bottom <= pane.bottom + 1; }"
    )

    assert inside


def test_the_key_list_opens_with_a_question_mark_and_turns_the_letters_off(opened: Opened) -> None:
    """Once off, letters do nothing; the list itself still opens."""
    page = opened("cause")
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.uncheck("#keys-on")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") != "log-search"
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()


def test_the_theme_goes_round_three_ways(opened: Opened) -> None:
    """System, light, dark, system."""
    page = opened("cause", color_scheme="dark")
    grounds = []
    for _ in range(4):
        grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        page.click("#theme")

    assert grounds[0] == grounds[2] == grounds[3] != grounds[1]


def test_the_helps_button_stands_apart_from_its_checkbox(opened: Opened) -> None:
    """Who closes the help does not want to turn the keys off."""
    page = opened("healthy")
    page.keyboard.press("?")
    label, button = (page.locator(f"#keys {one}").bounding_box() for one in ("label", "form button"))
    assert label is not None
    assert button is not None

    assert button["y"] - (label["y"] + label["height"]) >= 10
