"""What the collecting person wrote (`--note`) stands where people read."""

from __future__ import annotations

from dataclasses import replace

from daoflow_reports import html, markdown, text

from tests.reports import sample

NOTE = "stuck since noon <b>urgent</b>"


def test_the_note_is_in_terminal_ticket_and_page() -> None:
    """Each of the three shows it as plain words; without a note none has a field for it."""
    plain = sample.result()
    noted = replace(plain, bundle=replace(plain.bundle, note=NOTE))

    assert "stuck since noon" in text.render(noted)
    assert "**Note** stuck since noon" in markdown.render(noted)
    assert "note <strong>stuck since noon &lt;b&gt;urgent&lt;/b&gt;</strong>" in html.render(noted)
    assert "**Note**" not in markdown.render(plain)
    assert "note <strong>" not in html.render(plain)
