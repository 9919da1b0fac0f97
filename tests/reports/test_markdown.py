"""The ticket text: bounded, pasteable, inert."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from daoflow_analyzer.finding import Confidence, NextStep
from daoflow_analyzer.result import Role, Scope, Verdict
from daoflow_reports import markdown
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.reports import sample
from tests.reports.hostile_words import CONTROLS, hostile_text


def test_ticket_text_never_exceeds_its_limit() -> None:
    """Forty findings with long excerpts still give at most 4,000 characters, with the cause and the provenance in them."""
    many = tuple(
        sample.finding("CP009" if number == 0 else f"CP{number:03}", excerpt="x" * 2000) for number in range(40)
    )
    ticket = markdown.render(sample.result(findings=many))

    assert len(ticket) <= 4000
    assert ticket.startswith("## PostgreSQL refuses the password")
    assert all(item.code in ticket for item in many)
    assert "shortened" in ticket
    assert "sha256" in ticket


def test_fences_are_longer_than_any_run_of_backticks_inside() -> None:
    """An excerpt cannot end its own code block."""
    ticket = markdown.render(sample.result(findings=(sample.finding(excerpt="a ```` b\n# not a heading"),)))

    assert "`````\na ```` b\n# not a heading\n`````" in ticket


def test_messages_cannot_become_markup_or_mentions() -> None:
    """Text from a bundle is no HTML, no link and no mention."""
    hostile = sample.finding("XX001", "other", message="<img src=x> [click](http://evil) @everyone **bold**")
    ticket = markdown.render(sample.result(findings=(hostile,)))

    assert not re.search(r"(?<!\\)<img", ticket)
    assert r"\[click\]" in ticket
    assert "@everyone" not in ticket
    assert r"\*\*bold" in ticket


@example("\x1b[2J\x1b[1;1H " * 5 + "<script>alert(1)</script> " * 2 + "**bold** _it_ __x__", 30)  # was 20 too long
@given(hostile_text(), st.integers(0, 30))
def test_whatever_a_bundle_says_the_ticket_is_bounded_and_inert(text: str, others: int) -> None:
    """In every place that a bundle's words can take: under the limit, all findings named, no fence opened or closed by them."""
    findings = [sample.finding(message=text, excerpt=text)]
    findings += [sample.finding(f"XX{number:03}", f"other-finding-{number}", message=text) for number in range(others)]
    verdict = Verdict(findings[0].name, text, Confidence.LIKELY, text, Scope.UNKNOWN, None)
    ticket = markdown.render(sample.result(findings=tuple(findings), verdict=verdict))

    assert len(ticket) <= markdown.MAX_CHARACTERS
    assert all(item.code in ticket for item in findings)
    assert not set(ticket) & (CONTROLS - {"\t"})
    tokens = MarkdownIt("commonmark").parse(ticket)
    assert not [token for token in tokens if token.type == "html_block"]
    inline = [child for token in tokens for child in token.children or ()]
    assert not [child for child in inline if child.type in ("html_inline", "link_open", "image")]
    headings = [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]
    ours = re.compile(
        r"[A-Z]{2}\d{3} [a-z0-9-]+ \(|Symptoms of CP009$|Other symptoms$|Lines to read first$|Not collected$"
    )
    assert all(ours.match(heading) for heading in headings[1:])


def test_the_same_fault_elsewhere_is_said_and_its_steps_are_not_repeated() -> None:
    """Of three runs that failed alike one is the cause; the others have their place, and the steps stand once."""
    runs = [
        replace(sample.finding(message=f"Run {number} failed."), subject={"backup_run": str(number)}) for number in "12"
    ]
    symptom = sample.finding("CP012", "migration-failed", role=Role.SYMPTOM, message="It follows.")
    ticket = markdown.render(sample.result(findings=(sample.finding(), *runs, symptom)))

    assert ticket.count("(critical, certain, cause)") == 1
    assert ticket.count("(critical, certain, again)") == 2
    assert "Run 1 failed." in ticket
    assert ticket.count("docker compose up -d") == 1
    assert "### Symptoms of CP009\n\n- CP012 migration-failed (critical, certain): It follows.\n" in ticket


def test_our_own_code_words_are_code_and_a_steps_effect_is_said() -> None:
    """Backticks of a step become code, not backslashes; what it costs and shows stands under it."""
    result = sample.result()
    step = NextStep("Look (`daoflow backup list` hides it)", "true", expect="`ok`, or *this*", impact="none")
    first = replace(result.findings[0], next_steps=(step,))

    text = markdown.render(replace(result, findings=(first, *result.findings[1:])))

    assert "Look (`daoflow backup list` hides it) (host shell" in text
    assert "   Impact: none\n   Expect now: `ok`, or \\*this\\*\n" in text


def test_symptoms_stand_below_whose_they_are() -> None:
    """Those of the verdict's finding, through others too, before those of something else: a reader takes a heading at its word."""
    direct = sample.finding("CP012", "migration-failed", role=Role.SYMPTOM, message="It follows.")
    through = replace(
        sample.finding("CP025", "control-plane-crash-loop", role=Role.SYMPTOM, message="It follows from that."),
        explained_by=("migration-failed",),
    )
    other = replace(
        sample.finding("BK008", "backup-run-failed", role=Role.SYMPTOM, message="It is another matter."),
        explained_by=("disk-full",),
    )
    ticket = markdown.render(sample.result(findings=(sample.finding(), other, direct, through)))
    own, _, rest = ticket.partition("### Symptoms of CP009\n\n")[2].partition("\n\n### Other symptoms\n\n")

    assert [line[:7] for line in own.splitlines()] == ["- CP012", "- CP025"]
    assert rest.startswith("- BK008")
    alone = sample.result(findings=(direct,), verdict=replace(sample.result().verdict, finding=None))
    assert "### Symptoms, without a known cause\n\n- CP012" in markdown.render(alone)
