"""What people give `daoflow-analyze logs` means what they think, or is refused in words."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from daoflow_analyzer.errors import UsageError
from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.merged_log.anchors import finding_anchors, line_anchor
from daoflow_analyzer.merged_log.pattern import line_pattern
from daoflow_analyzer.merged_log.time_bound import time_bound

from tests.reports import sample

COLLECTED = "2026-11-23T12:45:00Z"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("15m", "2026-11-23T12:30:00"),
        ("1d", "2026-11-22T12:45:00"),
        ("12:30", "2026-11-23T12:30:00"),
        ("12:30:05.25", "2026-11-23T12:30:05.250000"),
        ("2026-11-23T12:30:05Z", "2026-11-23T12:30:05"),
        ("2026-11-23 13:30+01:00", "2026-11-23T12:30:00"),
        ("2026-11-23", "2026-11-23T00:00:00"),
    ],
)
def test_a_time_is_a_duration_a_time_of_day_or_a_moment(text: str, key: str) -> None:
    """All the ways to say when, in UTC unless they say otherwise."""
    assert time_bound(text, COLLECTED) == key


@pytest.mark.parametrize("text", ["", "yesterday", "15", "25:00", "-5m", "9999999999999d", "999999999d", "2026-13-01"])
def test_what_is_no_time_is_refused_with_examples(text: str) -> None:
    """The words say how a time is written."""
    with pytest.raises(UsageError) as refused:
        time_bound(text, COLLECTED)
    assert "15m" in refused.value.advice


def test_a_duration_needs_a_bundle_that_knows_its_time() -> None:
    """A hostile header's nonsense is no reason to crash."""
    with pytest.raises(UsageError):
        time_bound("15m", "never")


def test_a_finding_stands_for_the_log_lines_it_cites() -> None:
    """By code or name, in any case; a line by its log and number."""
    logs = {"postgres": "logs/postgres.log"}

    assert finding_anchors("cp009", sample.result()) == {("logs/postgres.log", 118)}
    assert finding_anchors("postgres-password-mismatch", sample.result()) == {("logs/postgres.log", 118)}
    assert line_anchor("postgres:L118", logs) == line_anchor("logs/postgres.log:118", logs)
    assert line_anchor("CP009", logs) is None


def test_a_finding_that_is_not_there_is_refused_with_what_is() -> None:
    """Of a name the near one; for a code, which may well be another rule's, all that there are."""
    with pytest.raises(UsageError) as refused:
        finding_anchors("postgres-pasword-mismatch", sample.result())
    assert "did you mean 'postgres-password-mismatch'?" in refused.value.because
    with pytest.raises(UsageError) as refused:
        finding_anchors("CP109", sample.result())
    assert "it has CP009, postgres-password-mismatch" in refused.value.because


@pytest.mark.parametrize(
    ("times", "advice"),
    [
        (
            ("2026-11-23T12:50:00.5Z", "2026-11-23T12:44:59Z"),
            "--since 2026-11-23T12:43:59Z --until 2026-11-23T12:45:59Z",
        ),
        ((None, "soon", "9999-12-31T23:59:59Z"), "a line like postgres:20"),
    ],
)
def test_a_finding_that_cites_no_log_line_gives_the_time_to_look_at(times: tuple[str | None, ...], advice: str) -> None:
    """A container's exit is no line of a log; what the logs said around it is still what the reader wants."""
    evidence = tuple(Evidence("containers/x/inspect.json", "exited", pointer="/State", time=time) for time in times)
    other = replace(sample.finding("HO007", "container-oom-killed"), evidence=evidence)
    with pytest.raises(UsageError) as refused:
        finding_anchors("HO007", sample.result(findings=(sample.finding(), other)))

    assert advice in refused.value.advice


def test_a_broken_expression_is_refused_in_words() -> None:
    """No traceback of an engine reaches the reader."""
    with pytest.raises(UsageError) as refused:
        line_pattern("[unclosed", ignore_case=False)
    assert "missing ]" in refused.value.because


def test_a_log_cannot_make_a_search_run_for_ever() -> None:
    """The classic of catastrophic backtracking ends at once."""
    started = time.monotonic()

    assert line_pattern("(a+)+$", ignore_case=True).search("A" * 50_000 + "!") is None
    assert time.monotonic() - started < 5
