"""The pictures of the documentation, taken anew: `python -m tests.reports.pictures`. They show the report of the recorded installation."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.reports.conftest import FLAGS

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures"
RECORDING = ROOT / "tests" / "incidents" / "recording"
SEEN_AT = datetime(2026, 11, 23, 17, 25, 39, tzinfo=UTC) + timedelta(minutes=11)
"""Shortly after the recording: the age that the page shows must not be of the day on which the pictures were taken."""


def main() -> None:
    """Collect, analyse and take the three pictures."""
    with tempfile.TemporaryDirectory() as folder:
        bundle, report = Path(folder, "evidence.tar.zst"), Path(folder, "report.html")
        programs = Path(sys.executable).parent
        subprocess.run(
            [programs / "daoflow-collect", "run", "--recording", RECORDING, "-o", bundle, "--quiet"], check=True
        )
        subprocess.run([programs / "daoflow-analyze", bundle, "-o", report, "--quiet"], check=True)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(FLAGS))
            _opened(browser, report).screenshot(path=PICTURES / "report.png")
            _opened(browser, report, color_scheme="dark").screenshot(path=PICTURES / "report-dark.png")
            log = _opened(browser, report, fragment="#/log/postgres:L20")
            expect(log.locator("#lines .chosen")).to_be_visible()
            log.screenshot(path=PICTURES / "report-log.png")
            browser.close()


def _opened(browser: Browser, report: Path, *, fragment: str = "", **options: Any) -> Page:
    context = browser.new_context(
        offline=True, viewport={"width": 1280, "height": 800}, reduced_motion="reduce", **options
    )
    page = context.new_page()
    page.clock.set_fixed_time(SEEN_AT)
    page.goto(report.as_uri() + fragment)
    return page


if __name__ == "__main__":
    main()
