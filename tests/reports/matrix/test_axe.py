"""axe in every state, in light and dark, at 320 pixels, with everything open: minutes, so not in the everyday run."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reports.axe import problems
from tests.reports.conftest import Opened, open_log
from tests.reports.states import STATES

pytestmark = pytest.mark.browser

VIEWS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "narrow": {"width": 320},
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(opened: Opened, state: str, view: str) -> None:
    """No violation and nothing undecided, with every fold open."""
    page = opened(state, **VIEWS[view])
    page.click("#expand")
    if page.locator("nav a", has_text="Logs").count():  # a bundle without logs has no lines to open
        open_log(page)
        # It opens where the cause shows, with a line cut by the pane's edge: axe cannot tell what lies behind half a line.
        page.evaluate("document.getElementById('lines').scrollTo(0, 0)")
        page.wait_for_function("document.getElementById('lines').scrollTop === 0")

    assert problems(page) == []
