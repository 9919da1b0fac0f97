"""What a person sees without scrolling."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.reports.conftest import Opened

pytestmark = pytest.mark.browser

SCREEN_PX = 800


def _bottom(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box is not None, selector
    return box["y"] + box["height"]


@pytest.mark.parametrize("state", ["cause", "many", "cited", "reasoned", "stepped"])
def test_verdict_steps_facts_findings_and_timeline_fit_the_first_screen(opened: Opened, state: str) -> None:
    """At 1280x800 nothing has to be scrolled for to see cause, steps, facts, findings and when it happened, also with forty findings."""
    page = opened(state)
    for selector in (
        "#headline",
        ".judgement",
        ".next .step:last-child",
        ".facts",
        ".overview > div:first-child li:last-child",
        ".chart.small > svg",
    ):
        assert _bottom(page, selector) <= SCREEN_PX, selector


def test_without_a_cause_reading_steps_findings_and_timeline_fit_it_too(opened: Opened) -> None:
    """Lines to read, what to ask then, what was found and when: the third question gives way, and stands below with the finding."""
    page = opened("unknown")

    for selector in (".next", ".facts", ".overview"):
        assert _bottom(page, selector) <= SCREEN_PX, selector
    assert page.locator("[id='/findings'] .step").count() >= 3


def test_where_nothing_is_broken_a_note_says_all_of_it_at_once(opened: Opened) -> None:
    """What is over has no headline: from when to when stands in the list of what was found."""
    page = opened("over")

    assert page.locator("#headline").inner_text().startswith("No fault found")
    assert (
        "postgres was down from 2026-11-23 12:50:00 to 12:55:03 UTC"
        in page.locator(".overview .title").first.inner_text()
    )
    assert "postgres: down" not in (page.locator(".chart.small > svg").get_attribute("aria-label") or "")
    assert page.locator(".chart.small .span-down").count() == 1


def test_what_fits_is_not_made_smaller(opened: Opened) -> None:
    """Only a full screen gives up room, and on paper nothing is left out of it."""
    assert opened("cause").locator(".verdict").get_attribute("data-fit") == ""
    full = opened("stepped")
    assert "brief" in (full.locator(".verdict").get_attribute("data-fit") or "")
    assert not full.locator(".then .what").first.is_visible()
    full.emulate_media(media="print")
    assert full.locator(".then .what").first.is_visible()


def test_a_larger_window_gets_the_whole_words(opened: Opened) -> None:
    """The layout follows the window."""
    page = opened("stepped")
    page.set_viewport_size({"width": 1280, "height": 1100})

    expect(page.locator(".verdict")).to_have_attribute("data-fit", "")
    expect(page.locator(".then .what").first).to_be_visible()


def test_a_word_without_end_does_not_push_the_facts_apart(opened: Opened) -> None:
    """What somebody typed as an id has three lines in the strip; where it is told, it is whole."""
    strip = opened("hostile").locator(".facts").bounding_box()

    assert strip is not None
    assert strip["height"] < 100


def test_quiet_lanes_give_way_and_are_counted(opened: Opened) -> None:
    """The picture has at most six lanes, drawn tighter than four; how many tell nothing is said, and all are in the large one."""
    page = opened("many")
    small, large = (page.locator(f".chart.{kind} .names").first.locator("li").count() for kind in ("small", "large"))

    assert small <= 6
    assert f"+{large - small} quiet" in page.locator(".overview .head").last.inner_text()
    assert page.locator(".chart.small.tight").count() == (small > 4)


@pytest.mark.parametrize("state", ["healthy", "unknown", "nothing", "cut-off", "tampered", "hostile", "many"])
def test_each_state_says_on_the_first_screen_what_it_is(opened: Opened, state: str) -> None:
    """Whatever the bundle, the headline and something to do or to know are there at once."""
    page = opened(state)

    assert _bottom(page, "#headline") <= SCREEN_PX
    assert page.locator(".next h2").first.inner_text().split("\n")[0] in (
        "Do next",
        "Do next all 5 steps",
        "Read first",
        "Get what is missing",
        "Nothing to do",
    ) or page.locator(".next h2").first.inner_text().startswith("Do next")
    assert _bottom(page, ".next h2") <= SCREEN_PX


def test_the_verdict_says_how_sure_where_and_since_when(opened: Opened) -> None:
    """Confidence with its reason, scope, and the time with its distance to the collection."""
    words = opened("cause").locator(".judgement").inner_text()

    assert "Likely: One source says so itself" in words
    assert "control-plane-local (DaoFlow's own host), service postgres" in words
    assert "2026-11-23 12:50:00 UTC, 9 min 59 s before collection" in words


def test_steps_say_where_they_run_what_they_do_and_what_to_expect(opened: Opened) -> None:
    """Reads come first; a change is labelled in words."""
    steps = opened("cause").locator(".next .step")
    effects = [steps.nth(index).locator(".pill").nth(1).inner_text() for index in range(steps.count())]

    assert effects == ["reads only", "reads only", "CHANGES STATE"]
    assert "host shell" in steps.first.inner_text()
    assert "Expect now:" in steps.first.inner_text()


def test_symptoms_stand_under_their_cause(opened: Opened) -> None:
    """The list on the first screen nests what the cause explains."""
    nested = opened("cause").locator(".overview li li")

    assert [nested.nth(index).locator(".code").inner_text() for index in range(nested.count())] == ["CP007", "CP027"]


def test_forty_findings_are_counted_and_not_poured_out(opened: Opened) -> None:
    """The first screen shows the first ones and how many more there are; all of them stand below."""
    page = opened("many")

    assert re.fullmatch(r"\d more kinds?", page.locator(".overview .more").inner_text())
    assert page.locator(".overview .list > li .role").first.inner_text() == "cause, 39 more"
    titles = page.locator(".overview > div:first-child .title").all_inner_texts()
    assert len(set(titles)) == len(titles), "findings of one rule must be told apart"
    assert page.locator("[id='/findings'] details.finding").count() >= 40


def test_what_else_would_look_the_same_is_said_at_once(opened: Opened) -> None:
    """Whoever is not sure sees beside the verdict what tells the other explanation apart, and in the finding can copy it."""
    page = opened("cited")
    said = page.locator(".judgement .doubt")

    assert _bottom(page, ".judgement .doubt") <= SCREEN_PX
    assert page.locator(".judgement dt", has_text="Unless").count() == 1
    command = said.locator("code").inner_text()
    assert command.startswith("docker compose logs")
    finding = page.locator("[id='/finding/CP009']")
    assert finding.locator("h3", has_text="When this is wrong").count() == 1
    assert command in finding.locator(".command code").all_inner_texts()


@pytest.mark.parametrize("state", ["cause", "cited", "many"])
def test_the_title_of_a_step_is_never_cut(opened: Opened, state: str) -> None:
    """Half of *set it to false, or nothing runs* is another advice."""
    page = opened(state)

    assert page.locator(".next .step .do, .next .then").count()
    assert (
        page.evaluate(
            "[...document.querySelectorAll('.next .do, .next .then')].filter(one => one.scrollWidth > one.clientWidth + 1"
            " && getComputedStyle(one).display !== 'inline').map(one => one.textContent)"
        )
        == []
    )
    assert page.evaluate(
        "[...document.querySelectorAll('.next .then')].every(one => getComputedStyle(one).whiteSpace === 'normal')"
    )
