"""Words that stand in every form of the report: what a change costs, where a command is run, when something was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from daoflow_analyzer.finding import Effect, NextStep, Where
from daoflow_analyzer.step_words import folder, impact
from daoflow_reports import html, markdown, text
from daoflow_reports.html.words import about, age, outline, prose, until
from daoflow_reports.wording import expectations, role_of, with_numbers

from tests.reports import sample, states
from tests.rules.case_bundle import build

CHANGE = Effect.CHANGES_STATE


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (NextStep("Read", "docker compose logs daoflow"), ""),
        (NextStep("Recreate", "docker compose up -d", effect=CHANGE), "DaoFlow is away"),
        (NextStep("Recreate", "docker compose up -d daoflow", effect=CHANGE), "a deployment in progress is lost"),
        (
            NextStep("Recreate", "docker compose up -d --force-recreate postgres daoflow", effect=CHANGE),
            "DaoFlow is away",
        ),
        (NextStep("Recreate", "docker compose up -d redis", effect=CHANGE), "redis is away for some seconds"),
        (NextStep("Recreate", "docker compose up -d redis temporal", effect=CHANGE), "redis and temporal are away"),
        (NextStep("Set KEY in .env", effect=CHANGE), "nothing changes before the containers are made anew"),
        (NextStep("Look", "docker compose up -d --dry-run"), ""),
        (NextStep("Deploy again", where=Where.DASHBOARD, effect=CHANGE), ""),
    ],
)
def test_a_change_says_what_it_costs(step: NextStep, words: str) -> None:
    """By its command, so that every rule's steps say it, and the same."""
    said = impact(step)

    assert words in said
    assert bool(said) == bool(words)


def test_a_daoflow_that_does_not_answer_costs_nobody_anything() -> None:
    """What is down cannot be taken away; other services still are."""
    step = NextStep("Recreate", "docker compose up -d daoflow", effect=CHANGE)
    other = NextStep("Recreate", "docker compose up -d redis", effect=CHANGE)

    assert impact(step, answers=False) == "none: DaoFlow does not answer now"
    assert impact(other, answers=False) == impact(other)


def test_the_folder_is_said_where_a_command_depends_on_it() -> None:
    """Once in each form; not where a step names its project, nor where the folder is not known."""
    result = sample.result()
    steps = result.findings[0].next_steps
    known = replace(
        result,
        findings=tuple(replace(item, directory=folder(item.next_steps, "/opt/daoflow")) for item in result.findings),
    )

    assert folder(steps, "/opt/daoflow") == "/opt/daoflow"
    assert folder(steps, None) is None
    assert folder((NextStep("Look", "docker compose --project-name shop ps --all"),), "/opt/daoflow") is None
    assert folder((NextStep("Look", "docker ps"),), "/opt/daoflow") is None
    assert text.render(known).count("in /opt/daoflow") == 1
    assert "(host shell in `/opt/daoflow`, reads only)" in markdown.render(known)


def test_times_are_told_beside_the_collection() -> None:
    """What was seen while it went on is not called older than it; an end on the same day needs no date."""
    result = sample.result()

    assert age(datetime(2026, 11, 23, 12, 45, 1, tzinfo=UTC), result) == "during the collection"
    assert age(datetime(2026, 11, 23, 12, 44, 59, 500_000, tzinfo=UTC), result) == "just before the collection"
    assert age(datetime(2026, 11, 23, 12, 44, 50, tzinfo=UTC), result) == "10 s before collection"
    assert until("2026-11-23T12:45:21Z", "2026-11-23T12:45:00Z") == "12:45:21 UTC"
    assert until("2026-11-24T00:00:02Z", "2026-11-23T23:59:58Z") == "2026-11-24 00:00:02 UTC"


def test_what_happened_for_no_known_reason_is_not_called_a_cause() -> None:
    """A reader stops at *cause, certain*: a restore that failed with an exit code has neither."""
    cause, *rest = sample.result().findings
    outcome = replace(cause, is_outcome=True)
    told = sample.result(findings=(outcome, *rest))

    assert (role_of(cause, cause), role_of(outcome, outcome)) == ("cause", "what happened")
    assert "(critical, certain, what happened)" in markdown.render(told)
    assert role_of(replace(rest[0], is_outcome=True), outcome) == "symptom"


def test_alternatives_share_a_number() -> None:
    """3 and 4 are both done by who reads them at night; 3a and 3b are not. What follows one of them goes with it."""
    does = ("Read", "Either put it back", "Or change it", "Or fall back", "After that, start it", "Start again")

    assert [number for number, _ in with_numbers([NextStep(do) for do in does])] == ["1", "2a", "2b", "2c", "2c.2", "3"]
    does = ("Read", "Set it", "After that, start it", "Or restore", "Look")
    assert [number for number, _ in with_numbers([NextStep(do) for do in does])] == ["1", "2a", "2a.2", "2b", "3"]
    assert [number for number, _ in with_numbers([NextStep("Or so"), NextStep("After that, look")])] == ["1", "2"]


def test_every_form_numbers_alternatives_alike() -> None:
    """Terminal, ticket and page: somebody says *do 2b* on the telephone."""
    steps = (NextStep("Either put it back", "one"), NextStep("Or change it", "two"), NextStep("Start again", "three"))
    found = replace(sample.finding(), next_steps=steps)
    told = sample.result(findings=(found,))

    for form in (markdown.render(told), text.render(told, lines=60)):
        assert "1a. Either put it back" in form
        assert "1b. Or change it" in form
        assert "2. Start again" in form
    assert "\n\n1b. Or change it" in markdown.render(told)
    assert [f'data-number="{number}"' in html.render(told) for number in ("1a", "1b", "2", "3")] == [
        True,
        True,
        True,
        False,
    ]


def test_what_shows_the_fault_is_told_from_what_shows_its_cure() -> None:
    """Who reads *Expect: accepting connections* in the incident takes the refusal for something else."""
    look = NextStep("Ask it", "pg_isready", expect="no response; once cured: accepting connections")
    change = NextStep("Start it", "docker compose up -d", effect=CHANGE, expect="healthy")

    assert expectations(look) == (("Expect now", "no response"), ("Expect once mended", "accepting connections"))
    assert expectations(change) == (("Expect afterwards", "healthy"),)
    assert expectations(NextStep("Look", expect="once cured: PONG")) == (("Expect once mended", "PONG"),)
    page = html.render(sample.result(findings=(replace(sample.finding(), next_steps=(look,)),)))
    assert "Expect now: no response</p>" in page
    assert "Expect once mended: accepting connections</p>" in page


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "where that is only *Activity task failed*, read on",
            "where that is only <em>Activity task failed</em>, read on",
        ),
        ("the DAOFLOW_INITIAL_ADMIN_* values and *.yml", "the DAOFLOW_INITIAL_ADMIN_* values and *.yml"),
        ("`a * b * c`, then (*this*).", "<code>a * b * c</code>, then (<em>this</em>)."),
        ("*<b>*", "<em>&lt;b&gt;</em>"),
    ],
)
def test_asterisks_of_a_rules_text_are_not_shown_raw(text: str, shown: str) -> None:
    """They mark words that somebody says; on the page that is a tag, whatever stands between them is text."""
    assert prose(text) == shown


def test_the_daoflow_command_is_asked_for_where_there_is_one() -> None:
    """The collector found none on the host: every form says so beside the step, and the page says it for each."""
    failed = dict(states.case("dp012", "fires_when_the_registry_has_no_such_tag"))
    absent = {"daoflow/cli": {"outcome": "absent", "reason": "the daoflow command is not installed here"}}
    told = states.analysed(build({**failed, "missing": absent}))

    assert [step.is_elsewhere for step in told.findings[0].next_steps if step.where is Where.CLI] == [True]
    assert "DaoFlow CLI on a workstation: this host has none</span>" in html.render(told)
    assert "(DaoFlow CLI on a workstation: this host has none, reads only)" in markdown.render(told)
    assert "by the CLI of a workstation" in " ".join(text.render(told).split())
    assert not any(step.is_elsewhere for step in states.analysed(build(failed)).findings[0].next_steps)


@pytest.mark.parametrize(
    ("step", "shown"),
    [
        ("Or set A=b in .env (edit by hand: the command below only keeps a copy)", "set A=b in .env"),
        ("After that, start it", "start it"),
        ("Free space (build cache only)", "Free space (build cache only)"),
        ("Compare (a) with (b) by eye", "Compare (a) with (b) by eye"),
    ],
)
def test_a_later_step_is_told_in_few_words(step: str, shown: str) -> None:
    """On the first screen it is a line that leads to the whole step."""
    assert outline(step) == shown


def test_what_the_headline_names_is_not_said_again_as_what_it_is_about() -> None:
    """A setting stands in the message already; whose it is, is asked for on the telephone all the same."""
    subject = {"key": "BETTER_AUTH_URL", "service": "postgres", "path": "/srv"}
    found = replace(sample.finding(), message="BETTER_AUTH_URL keeps postgres waiting.", subject=subject)

    assert about(found) == (("service", "postgres"), ("path", "/srv"))
