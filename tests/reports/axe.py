"""Run axe-core in a page: what it finds, and what it could not tell."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

SCRIPT = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def problems(page: Page) -> list[str]:
    """Return violations, and what axe leaves undecided without a reason that is known here.

    Known: it cannot see what lies behind text inside an SVG. `test_text_in_the_picture_has_contrast` measures those.
    """
    # Evaluated, not added as a tag: the page's policy forbids every script but its own.
    page.evaluate(SCRIPT)
    found: dict[str, Any] = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS)
    return [
        f"{kind} {rule['id']}: {node['html'][:120]}"
        for kind in ("violations", "incomplete")
        for rule in found[kind]
        for node in rule["nodes"]
        if kind == "violations" or not (rule["id"] == "color-contrast" and node["html"].startswith("<text "))
    ]
