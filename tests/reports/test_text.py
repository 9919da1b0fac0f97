"""The terminal summary: short, copyable, honest about what is missing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from daoflow_analyzer.finding import Confidence, Effect, Evidence, NextStep, Severity
from daoflow_analyzer.result import Role, Scope, Verdict
from daoflow_reports import text
from daoflow_reports.columns import columns_of
from hypothesis import given
from hypothesis import strategies as st

from tests.reports import sample
from tests.reports.hostile_words import CONTROLS, hostile_text
from tests.reports.states import STATES, analysed


def test_summary_fits_the_promised_lines_and_width() -> None:
    """At most 25 lines; only commands may be wider than the terminal."""
    lines = text.render(sample.result(), width=80).splitlines()

    assert len(lines) <= 25
    assert all(len(line) <= 80 for line in lines if "$ " not in line)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("width", [60, 80, 132])
def test_every_state_fits_and_says_what_to_do(state: str, width: int) -> None:
    """From a healthy host to forty findings; the real incidents are held to it in tests/incidents/diagnosis.py."""
    result = analysed(STATES[state]())
    lines = text.render(result, width=width).splitlines()

    assert len(lines) <= 25
    assert result.verdict.finding is None or any(line.startswith("next ") for line in lines)


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


def test_a_step_is_whole_or_not_there() -> None:
    """What a long summary has no room for is left out, never cut in the middle."""
    steps = tuple(
        NextStep(f"Step {number} " + "and more words " * 9 + f"end{number}", f"docker compose logs {number}")
        for number in range(9)
    )
    cause = replace(sample.finding(), next_steps=steps)
    others = tuple(
        sample.finding(f"XX{number:03}", f"another-finding-{number}", role=Role.SYMPTOM) for number in range(9)
    )
    lines = text.render(sample.result(findings=(cause, *others))).splitlines()

    assert len(lines) <= 25
    shown = " ".join(" ".join(lines).split())
    for number in range(9):
        assert (f"Step {number}" in shown) == (f"end{number}" in shown)
        assert (f"Step {number}" in shown) == (f"$ docker compose logs {number}" in shown)
    assert "Step 0" in shown


@pytest.mark.parametrize("others", range(0, 60, 6))
def test_the_step_that_mends_is_shown_before_one_more_that_reads(others: int) -> None:
    """Whatever room is left: the steps that are left out are counted, and of two steps the second is the one that mends."""
    reads = NextStep("Look at it " + "closely " * 12, "docker compose ps")
    mends = NextStep("Mend it", "docker compose up -d", effect=Effect.CHANGES_STATE)
    steps = (
        reads,
        replace(reads, do="Look again"),
        replace(reads, do="And again"),
        mends,
        replace(mends, do="Or else"),
    )
    cause = replace(sample.finding(), next_steps=steps)
    more = tuple(sample.finding(f"XX{number:03}", f"another-{number}", role=Role.SYMPTOM) for number in range(others))
    lines = text.render(sample.result(findings=(cause, *more))).splitlines()

    assert len(lines) <= 25
    shown = [step for step in steps if any(f". {step.do.split(' closely')[0]} " in line for line in lines)]
    assert shown
    assert len(shown) == 1 or mends in shown
    words = f"+{5 - len(shown)} more step{'s' if len(shown) < 4 else ''} in the report"
    assert any(line.strip() == words or line.startswith("of 5 steps  ") for line in lines)


@pytest.mark.parametrize("clauses", range(1, 9))
def test_a_reason_ends_where_one_of_its_clauses_does(clauses: int) -> None:
    """Half a sentence can say the opposite of the whole."""
    reason = "; ".join(f"clause {number} says what it says of redis-{number}" for number in range(clauses)) + "."
    result = sample.result()
    result = replace(result, verdict=replace(result.verdict, reason=reason))
    lines = text.render(result).splitlines()

    first = next(index for index, line in enumerate(lines) if line.startswith("confidence"))
    last = next(index for index in range(first + 1, len(lines)) if not lines[index].startswith(" "))
    said = " ".join(" ".join(lines[first:last]).split()).partition(": ")[2]
    assert said.endswith(".")
    assert not said.endswith("...")
    assert said.removesuffix(".") in reason
    assert re.search(r"of redis-\d\.$", said)


def test_a_long_command_counts_for_the_rows_it_takes() -> None:
    """A command is never broken, so that it can be copied; the terminal breaks it, and the summary still fits 25 rows."""
    step = NextStep("Do it", "docker " + "x" * 700)
    cause = replace(sample.finding(), next_steps=(step, replace(step, do="Again"), step))
    lines = text.render(sample.result(findings=(cause,))).splitlines()

    assert sum(-(-max(1, len(line)) // 80) for line in lines) <= 25
    assert sum("xxx" in line for line in lines) == 1


@given(hostile_text(), st.integers(0, 90), st.sampled_from([40, 80, 132]), st.booleans())
def test_whatever_a_bundle_says_the_summary_fits_and_is_inert(
    words: str, others: int, width: int, colour: bool
) -> None:
    """In every place that a bundle's words can take: 25 rows, the width, every other finding by its code, no control."""
    findings = [sample.finding(message=words, excerpt=words)]
    findings += [
        sample.finding(f"XX{number:03}", f"other-finding-{number}", role=Role.INDEPENDENT) for number in range(others)
    ]
    verdict = Verdict(findings[0].name, words, Confidence.LIKELY, words, Scope.UNKNOWN, words)
    shown = text.render(sample.result(findings=tuple(findings), verdict=verdict), width=width, colour=colour)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    lines = plain.splitlines()

    assert not set(plain) & CONTROLS
    assert len(lines) <= 25
    assert all(columns_of(line) <= width for line in lines if " $ " not in line)
    if width >= 80:
        assert all(item.code in plain for item in findings[1:])
        assert "1. Read the log of postgres" in plain


def test_of_a_cut_bundle_the_whole_file_is_asked_for_first() -> None:
    """Where the logs are cut off with the rest, reading them is no advice."""
    whole = analysed(STATES["nothing"]())
    lines = text.render(whole, width=80)
    cut_off = replace(whole, bundle=replace(whole.bundle, integrity="truncated"))
    of_cut = text.render(cut_off, width=80)

    assert "Ask for the whole file" not in lines
    assert "1. Ask for the whole file: this one was cut off on its way" in of_cut
    assert "Read on, all logs" not in of_cut
    assert "2. See what could not be judged" in of_cut


def test_of_a_changed_bundle_the_file_is_asked_for_again() -> None:
    """Nothing in it can be relied on: reading it is no first step."""
    whole = analysed(STATES["unknown"]())
    changed = text.render(replace(whole, bundle=replace(whole.bundle, integrity="tampered")), lines=40)

    assert "Ask for the file again, over another channel" in changed
    assert "Ask for the file again" not in text.render(whole, lines=40)


def test_a_tampered_bundle_is_said_first() -> None:
    """Nobody reads on without having seen it."""
    assert text.render(sample.result(integrity="tampered")).startswith("TAMPERED: ")


def test_the_same_fault_elsewhere_is_in_the_summary() -> None:
    """Three policies whose backups fail alike are three, not one."""
    runs = [replace(sample.finding(), subject={"backup_run": letter * 32}) for letter in "ab"]
    summary = text.render(sample.result(findings=(sample.finding(), *runs)))

    assert "again       CP009 2 more: aaaaaaaa…, bbbbbbbb…\n" in summary


def test_without_a_cause_the_steps_of_the_gravest_symptom_are_what_there_is_to_do() -> None:
    """A loop that nothing explains is found, and explains nothing; whoever reads it is told what to look at first."""
    verdict = Verdict(None, "No root cause established.", None, "No rule found a cause.", Scope.UNKNOWN, None)
    mild = sample.finding("XX001", "mild", severity=Severity.LOW, role=Role.SYMPTOM)
    loop = replace(
        sample.finding("CP025", "control-plane-crash-loop", role=Role.SYMPTOM),
        next_steps=(
            NextStep("Read it", "docker compose logs daoflow"),
            NextStep("Change it", "x", effect=Effect.CHANGES_STATE),
        ),
    )
    summary = text.render(replace(sample.result(findings=(mild, loop), verdict=verdict), unexplained=()))

    assert "next        1. Read it (reads only)\n            $ docker compose logs daoflow\n" in summary
    assert "Change it" not in summary
    assert "found       XX001 mild, CP025 control-plane-crash-loop\n" in summary
    assert "explains" not in summary


def test_three_lines_of_one_log_are_one_witness() -> None:
    """Where another file says so too, it is named before the log is named again."""
    result = analysed(STATES["cited"]())
    cause = result.cause
    assert cause is not None
    lines = tuple(Evidence("logs/postgres.log", "FATAL", line=number) for number in (3, 2, 1))
    told = replace(cause, evidence=(*lines, Evidence("env/sanity.json", "same", pointer="/keys"), *cause.evidence))
    summary = text.render(replace(result, findings=(told, *result.findings[1:])))

    assert "logs/postgres.log:3; env/sanity.json#/keys; " in " ".join(summary.split())


def test_what_speaks_against_it_and_what_else_it_may_be_are_said() -> None:
    """Both stand beside the verdict; the command that tells the two apart can be copied, like that of a step."""
    result = analysed(STATES["cited"]())
    cause = result.cause
    assert cause is not None
    assert cause.doubt is not None
    other = Evidence("health/ready.json", "200", pointer="/status").against()
    summary = text.render(
        replace(result, findings=(replace(cause, evidence=(*cause.evidence, other)), *result.findings[1:]))
    )

    assert "against     health/ready.json#/status" in summary
    assert f"$ {cause.doubt.command}\n" in summary
    assert "against" not in text.render(result)
