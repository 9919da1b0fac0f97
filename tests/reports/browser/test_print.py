"""Paper and PDF."""

from __future__ import annotations

import re

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

    assert page.locator("[id='/finding/CP027'] > .message").is_visible()
    assert page.locator("button:visible").count() == 0
    assert not page.locator("#viewer").is_visible()
    assert _pages(page.pdf(format="A4", prefer_css_page_size=True)) > 2


def test_without_javascript_a_print_is_complete_too(opened: Opened) -> None:
    """The browser's own print command gives verdict and evidence."""
    page = opened("cause", script=False)

    assert _pages(page.pdf(format="A4", prefer_css_page_size=True)) >= 2
