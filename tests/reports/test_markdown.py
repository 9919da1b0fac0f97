"""The ticket text: bounded, pasteable, inert."""

from __future__ import annotations

import re

from daoflow_reports import markdown

from tests.reports import sample


def test_ticket_text_never_exceeds_its_limit() -> None:
    """Forty findings with long excerpts still give at most 4,000 characters, with the cause and the provenance in them."""
    many = tuple(
        sample.finding("CP009" if number == 0 else f"CP{number:03}", excerpt="x" * 2000) for number in range(40)
    )
    ticket = markdown.render(sample.result(findings=many))

    assert len(ticket) <= 4000
    assert ticket.startswith("## PostgreSQL refuses the password")
    assert "Shortened" in ticket
    assert "sha256" in ticket


def test_fences_are_longer_than_any_run_of_backticks_inside() -> None:
    """An excerpt cannot end its own code block."""
    ticket = markdown.render(sample.result(findings=(sample.finding(excerpt="a ```` b\n# not a heading"),)))

    assert "`````\na ```` b\n# not a heading\n`````" in ticket


def test_messages_cannot_become_markup_or_mentions() -> None:
    """Text from a bundle is no HTML, no link and no mention."""
    hostile = sample.finding(message="<img src=x> [click](http://evil) @everyone **bold**")
    ticket = markdown.render(sample.result(findings=(hostile,)))

    assert not re.search(r"(?<!\\)<img", ticket)
    assert "](http" not in ticket
    assert "@everyone" not in ticket
    assert r"\*\*bold" in ticket
