"""The terminal summary: short, copyable, honest about what is missing."""

from __future__ import annotations

from daoflow_analyzer.finding import Confidence
from daoflow_analyzer.result import Scope, Verdict
from daoflow_reports import text

from tests.reports import sample


def test_summary_fits_the_promised_lines_and_width() -> None:
    """At most 25 lines; only commands may be wider than the terminal."""
    lines = text.render(sample.result(), width=80).splitlines()

    assert len(lines) <= 25
    assert all(len(line) <= 80 for line in lines if "$ " not in line)


def test_summary_names_cause_steps_symptoms_and_gaps() -> None:
    """What the report's first screen says stands in the terminal too."""
    summary = text.render(sample.result())

    assert "CRITICAL" in summary
    assert "$ docker compose logs --tail=200 postgres" in summary
    assert "CP025 control-plane-crash-loop" in summary
    assert "host/kernel-oom" in summary


def test_colour_is_only_there_on_request() -> None:
    """Without colour there is no escape sequence at all."""
    assert "\x1b" not in text.render(sample.result())
    assert "\x1b[1;31mCRITICAL\x1b[0m" in text.render(sample.result(), colour=True)


def test_hostile_text_cannot_move_the_cursor() -> None:
    """Escape sequences and direction overrides from a bundle are made visible."""
    hostile = sample.finding(message="\x1b[2J\x1b[1;1Hall is well \u202egnihton")
    verdict = Verdict("postgres-password-mismatch", hostile.message, Confidence.CERTAIN, "", Scope.CONTROL_PLANE, None)
    summary = text.render(sample.result(findings=(hostile,), verdict=verdict))

    assert "\x1b" not in summary
    assert "\u202e" not in summary
    assert "\\u202e" in summary


def test_without_a_cause_the_lines_to_read_first_lead() -> None:
    """When nothing explains what is broken, the reader is told where to look."""
    verdict = Verdict(None, "No root cause established.", None, "no rule explains it", Scope.UNKNOWN, None)
    summary = text.render(sample.result(findings=(), verdict=verdict))

    assert "UNKNOWN" in summary
    assert "logs/daoflow.log:31 (12x) error: something new" in summary


def test_a_healthy_stack_says_so() -> None:
    """A healthy verdict is one quiet word, and no line to read."""
    verdict = Verdict(None, "Nothing is broken.", Confidence.CERTAIN, "all rules are clear", Scope.NONE, None)
    summary = text.render(sample.result(findings=(), verdict=verdict))

    assert "HEALTHY" in summary
    assert "read first" not in summary
