"""`docs/privacy.md` says what was measured."""

from __future__ import annotations

from pathlib import Path

from tests.redaction.heldout.report import updated

PAGE = Path(__file__).parents[3] / "docs" / "privacy.md"


def test_the_page_says_what_is_measured() -> None:
    """The tables are those of the gate as it is: python -m tests.redaction.heldout.report docs/privacy.md makes them anew."""
    text = PAGE.read_text(encoding="utf-8")
    assert updated(text) == text
