"""The HTML report in a real Chromium, off line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from daoflow_reports import html
from playwright.sync_api import Browser, sync_playwright

from tests.reports import sample

pytestmark = pytest.mark.browser

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync")
HOSTILE = "</pre></script><script>document.title='pwned'</script><img src=x onerror=\"document.title='pwned'\">"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium once for the module."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture
def page_file(tmp_path: Path) -> Path:
    """Write the sample report, with a hostile finding among the others, to a file."""
    findings = (
        *sample.result().findings,
        sample.finding("CP022", "wrong-postgres-image", message=HOSTILE, excerpt=HOSTILE),
    )
    target = tmp_path / "report.html"
    target.write_text(html.render(sample.result(findings=findings)), encoding="utf-8")
    return target


def test_one_request_no_console_message_and_nothing_hostile_runs(browser: Browser, page_file: Path) -> None:
    """Opening the file asks for nothing else, breaks no policy and runs nothing from the bundle."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    requests: list[str] = []
    messages: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.goto(page_file.as_uri())
    page.click("#expand")

    assert requests == [page_file.as_uri()]
    assert messages == []
    assert page.title().startswith("PostgreSQL refuses the password")
    context.close()


def test_verdict_and_first_steps_fit_the_first_screen(browser: Browser, page_file: Path) -> None:
    """At 1280x800 the headline and the commands are seen without scrolling."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(page_file.as_uri())
    for selector in ("#headline", ".next .step:last-child .command", ".facts"):
        box = page.locator(selector).first.bounding_box()

        assert box is not None
        assert box["y"] + box["height"] <= 800
    page.close()


def test_without_javascript_everything_that_matters_is_readable(browser: Browser, page_file: Path) -> None:
    """Verdict, commands, evidence, checklist and gaps are there; controls that need a script are not."""
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(page_file.as_uri())
    body = page.inner_text("body")

    for expected in (
        "PostgreSQL refuses the password",
        "docker compose logs --tail=200 postgres",
        "logs/postgres.log:118",
        "Captured docker compose ps",
        "dmesg: Operation not permitted",
    ):
        assert expected in body
    assert not page.locator("#copy-ticket").is_visible()
    context.close()


def test_a_deep_link_opens_its_folded_finding(browser: Browser, page_file: Path) -> None:
    """A link to a symptom opens it and every fold around it."""
    page = browser.new_page()
    page.goto(page_file.as_uri() + "#/finding/CP025")

    assert page.locator("[id='/finding/CP025'] > .message").is_visible()
    page.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_never_scrolls_sideways(browser: Browser, page_file: Path, width: int) -> None:
    """Wide tables and logs scroll in their own boxes, on a phone too."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(page_file.as_uri())
    page.click("#expand")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
