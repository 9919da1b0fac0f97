"""What the tests of the HTML report share: one Chromium a process, off line, and the pages of all states, written once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.reports.states import write_page

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync")
Opened = Callable[..., Page]
expect.set_options(timeout=30_000)  # a busy machine may take its time


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return the function that gives the report of a state, written once."""
    folder = tmp_path_factory.mktemp("reports")
    written: dict[str, Path] = {}

    def write(name: str) -> Path:
        if name not in written:
            written[name] = write_page(name, folder)
        return written[name]

    return write


@pytest.fixture
def opened(browser: Browser, page_file: Callable[[str], Path]) -> Iterator[Opened]:
    """Return the function that opens a state's report off line; requests, console messages and errors must not come.

    `script` False turns JavaScript off; `fragment` is what stands behind the file's name; other names are the context's.
    """
    contexts: list[BrowserContext] = []
    trouble: list[str] = []

    def open_page(
        name: str = "cause",
        *,
        fragment: str = "",
        script: bool = True,
        width: int = 1280,
        height: int = 800,
        **options: Any,
    ) -> Page:
        context = browser.new_context(
            offline=True, viewport={"width": width, "height": height}, java_script_enabled=script, **options
        )
        contexts.append(context)
        page = context.new_page()
        address = page_file(name).as_uri()
        page.on("request", lambda request: trouble.append(request.url) if request.url != address else None)
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.goto(address + fragment)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert trouble == []


def open_log(page: Page) -> None:
    """Wait until the log viewer shows lines."""
    page.locator("#viewer").scroll_into_view_if_needed()
    expect(page.locator("#lines .lr").first).to_be_attached()
