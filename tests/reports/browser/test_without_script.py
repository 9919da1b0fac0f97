"""JavaScript off: a mail gateway, a CI server's sandbox, a careful person."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.reports.conftest import Opened

pytestmark = pytest.mark.browser


def test_everything_that_matters_is_readable(opened: Opened) -> None:
    """Verdict, steps, evidence with five lines around it, gaps, checklist, the timeline and a word on what is missing."""
    page = opened("cause", script=False)
    body = page.inner_text("body")

    for expected in (
        "The kernel killed postgres for memory; it has no memory limit of its own.",
        "docker stats --no-stream",
        "containers/daoflow-postgres-1/inspect.json#/State",
        "dmesg: Operation not permitted",
        "Captured docker compose ps",
        "Without JavaScript everything above is here",
    ):
        assert expected in body
    assert page.locator(".chart.large svg").first.is_visible()
    assert "with JavaScript, or daoflow-analyze logs" in page.locator("[id='/logs'] .without-viewer").inner_text()


def test_no_control_is_shown_that_would_do_nothing(opened: Opened) -> None:
    """Buttons, the viewer and the key list are hidden."""
    page = opened("cause", script=False)

    assert page.locator("button:visible").count() == 0
    assert not page.locator("#viewer").is_visible()
    assert not page.locator("#keys").is_visible()
    links = opened("cited", script=False).locator(".open-log.needs-script")
    assert links.count() > 0
    assert links.locator("visible=true").count() == 0


def test_where_the_log_lines_are_is_said(opened: Opened) -> None:
    """The heading counts lines that the page cannot show: below it stands where they are and which command prints them."""
    page = opened("cause", script=False)
    note = page.locator("[id='/logs'] .without-viewer")

    assert "daoflow-analyze logs daoflow-evidence-ops-eu-1-20261123T130000Z.tar.zst" in note.inner_text()
    note.locator("a").click()
    assert page.locator("[id='/findings']:target").count() == 1
    assert not opened("cause").locator("[id='/logs'] .without-viewer").is_visible()


def test_links_to_findings_lines_and_times_lead_there(opened: Opened) -> None:
    """Ids are the links' own names, so that the browser follows them by itself, through folds."""
    cited = opened("cited").locator(".line.hit[id^='/log/']").first.get_attribute("id")
    for state, fragment in (("cause", "#/finding/CP027"), ("cited", f"#{cited}"), ("cause", "#/state/image")):
        page = opened(state, script=False, fragment=fragment)
        target = page.locator(":target")

        assert target.count() == 1, fragment
        assert target.is_visible(), fragment


def test_the_log_lines_that_findings_cite_are_there_with_their_surroundings(opened: Opened) -> None:
    """An excerpt has up to five lines before and after."""
    excerpt = opened("cited", script=False).locator(".evidence pre:has(.line-number)").first

    assert excerpt.locator(".line").count() >= 6
    assert excerpt.locator(".line.hit").count() == 1


def test_a_server_that_forbids_scripts_and_styles_still_shows_the_text(
    browser: Browser, page_file: Callable[[str], Path]
) -> None:
    """Jenkins serves reports in a sandbox, without inline style: bare, and complete."""
    context = browser.new_context()
    page = context.new_page()
    policy = "sandbox; default-src 'none'; img-src 'self'; style-src 'self'"
    body = page_file("cause").read_text(encoding="utf-8")
    headers = {"Content-Security-Policy": policy, "Content-Type": "text/html; charset=utf-8"}
    page.route("**/*", lambda route: route.fulfill(body=body, headers=headers))
    page.goto("http://jenkins.test/report.html")
    words = page.inner_text("main")
    context.close()

    for expected in ("The kernel killed postgres", "docker stats --no-stream", "dmesg: Operation not permitted"):
        assert expected in words
