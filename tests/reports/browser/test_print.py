"""Paper and PDF."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from tests.reports.conftest import Opened

pytestmark = pytest.mark.browser


def _pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@pytest.mark.parametrize("state", ["cause", "healthy", "many", "hostile"])
def test_a_summary_takes_at_most_two_pages(opened: Opened, state: str) -> None:
    """Verdict, steps, the list of findings, gaps, checklist and provenance; nothing else."""
    page = opened(state)
    page.evaluate("document.documentElement.dataset.print = 'summary'")

    assert 1 <= _pages(page.pdf(format="A4", prefer_css_page_size=True)) <= 2


def test_the_full_print_has_every_finding_open_and_no_controls(opened: Opened) -> None:
    """What is folded on the screen is printed; buttons and the log viewer are not."""
    page = opened("cause")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    assert page.locator("[id='/finding/CP027'] > .part").first.is_visible()
    assert page.locator("button:visible").count() == 0
    assert page.locator("#age, .open-log, .permalink").locator("visible=true").count() == 0
    assert not page.locator("#viewer").is_visible()
    assert _pages(page.pdf(format="A4", prefer_css_page_size=True)) > 2


def test_paper_has_what_a_link_leads_to_on_the_screen(opened: Opened) -> None:
    """The summary shows the proving line, every finding's title and the later steps' commands; the full print says where the logs are."""
    page = opened("cited")
    page.evaluate("document.documentElement.dataset.print = 'summary'")
    page.emulate_media(media="print")

    proof = page.locator(".judgement .proof")
    assert "password authentication failed for user" in proof.inner_text()
    assert proof.evaluate("one => one.scrollHeight <= one.clientHeight + 1")
    assert page.locator(".then code", has_text="\\password daoflow").is_visible()
    page.evaluate("document.documentElement.dataset.print = 'full'")
    assert page.locator("[id='/logs'] .without-viewer").is_visible()
    assert not page.locator("#viewer").is_visible()


def test_of_a_long_list_the_summary_prints_what_the_screen_leaves_to_a_link(opened: Opened) -> None:
    """Paper has no link to follow: it has what the screen has no room for."""
    page = opened("many")
    rows = page.locator(".overview .list > li > a:not(.more)")
    assert rows.locator("visible=true").count() == 5
    page.emulate_media(media="print")

    assert 5 < rows.locator("visible=true").count() <= 10
    assert not page.locator(".overview .more").is_visible()


def test_without_javascript_a_print_is_complete_too(opened: Opened) -> None:
    """The browser's own print command gives verdict and evidence."""
    page = opened("cause", script=False)

    assert _pages(page.pdf(format="A4", prefer_css_page_size=True)) >= 2


def test_the_pictures_take_the_width_of_the_paper(opened: Opened) -> None:
    """The summary's picture is as wide as its card, and no label of its axis touches the next."""
    page = opened("cause", width=703)  # A4 without its margins
    page.evaluate("document.documentElement.dataset.print = 'summary'")
    page.emulate_media(media="print")
    labels = page.locator(".chart.small .axis").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(box => [box.left, box.right]).sort((a, b) => a[0] - b[0])"
    )

    assert page.locator(".chart.small").evaluate("one => one.clientWidth / one.parentElement.clientWidth") > 0.9
    assert len(labels) > 1
    assert all(here[1] + 3 < there[0] for here, there in pairwise(labels))


def test_a_large_card_does_not_leave_a_page_empty(opened: Opened) -> None:
    """What may not be divided is small: a step, a figure, a picture, a row; a card of many pieces begins where the last one ended."""
    page = opened("cause")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    tallest = page.evaluate(
        "Math.max(...[...document.querySelectorAll('main *')].filter(one => one.checkVisibility())"
        ".filter(one => getComputedStyle(one).breakInside === 'avoid').map(one => one.getBoundingClientRect().height))"
    )

    assert tallest < 400  # a page has a thousand


@pytest.mark.parametrize("kind", ["summary", "full"])
def test_a_press_prints_once(opened: Opened, kind: str) -> None:
    """And leaves the page as it was."""
    page = opened("cause")
    page.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1; }; }")
    page.click(f"#print-{kind}")

    assert page.evaluate("window.printed") == 1
