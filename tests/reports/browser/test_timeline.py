"""The timeline: a picture, a set of events to step through, and a table."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.reports.conftest import Opened, open_log

pytestmark = pytest.mark.browser


def test_there_is_a_lane_for_each_service_and_deployment_and_the_cause_is_marked(opened: Opened) -> None:
    """Lanes are named, the cause's one stands out, its moment is a line through all of them."""
    page = opened("cause")
    lanes = page.locator(".chart.large .names").first.locator("li").all_inner_texts()

    assert lanes[:3] == ["daoflow", "postgres", "redis"]
    assert any(name.startswith("deploy ") for name in lanes)
    assert page.locator(".chart.large .names .is-cause").first.inner_text() == "postgres"
    assert page.locator(".chart.large .line-cause").count() == page.locator(".chart.large").count()


def test_what_nobody_recorded_is_hatched(opened: Opened) -> None:
    """A lane whose log or history is not in the bundle shows a gap with its reason."""
    gap = opened("many").locator(".chart.large").first.locator(".hatched title")

    assert "no log: the engine did not answer" in (gap.first.text_content() or "")


def test_arrow_keys_step_through_the_events_in_the_order_of_time(opened: Opened) -> None:
    """One event can be reached by Tab; right and left lead on and back; the words of each are said."""
    page = opened("cause")
    events = page.locator(".chart.large").first.locator("a.event")
    reachable = page.locator(".chart.large").first.locator("a.event[tabindex='0']")

    assert reachable.count() == 1
    reachable.focus()
    page.keyboard.press("Home")
    times = []
    for _ in range(events.count()):
        times.append(page.evaluate("document.activeElement.dataset.time"))
        assert page.locator("#moment").inner_text().split(" ")[0] in page.evaluate("document.activeElement.ariaLabel")
        page.keyboard.press("ArrowRight")
    assert times == sorted(times)
    assert len(set(times)) > 3
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.dataset.time") == times[-2]


def test_choosing_an_event_moves_the_log_to_its_time(opened: Opened) -> None:
    """The line at that moment is in the middle of the log."""
    page = opened("cause")
    open_log(page)
    event = page.locator(".chart.large").first.locator("a.event.bad[data-log^='/log/daoflow']").first
    event.click()
    page.wait_for_timeout(300)
    number = event.get_attribute("data-log").partition(":L")[2]  # type: ignore[union-attr]
    line = page.locator(f"#lines a.ln[href='#/log/daoflow:L{number}']")
    inside = line.evaluate(
        "one => { const box = one.getBoundingClientRect(), pane = document.getElementById('lines').getBoundingClientRect();"
        " return box.top >= pane.top && box.bottom <= pane.bottom; }"
    )

    assert inside


def test_a_line_of_another_service_is_said_to_be_one(opened: Opened) -> None:
    """Where a lane has no line of that time the log shows the next one of any service: nobody should take it for the lane's own."""
    page = opened("cause")
    open_log(page)
    notes = []
    for event in page.locator(".chart.large").first.locator("a.event").all():
        event.focus()
        page.wait_for_timeout(150)
        shown = page.locator("#lines .chosen a.ln").first.get_attribute("href") or ""
        lane = event.get_attribute("data-lane")
        said = page.locator("#moment").inner_text()
        whose = shown.removeprefix("#/log/").partition(":")[0]
        notes.append("The log below shows the next line" in said)
        assert notes[-1] == (whose != lane), (lane, whose, said)
    assert any(notes)
    assert not all(notes)


def test_the_table_has_every_event_with_its_place(opened: Opened) -> None:
    """What the picture thins out is in the table, each row with an anchor of its own."""
    page = opened("cause")
    page.click("#expand")
    rows = page.locator("#events tbody tr")
    anchors = [rows.nth(index).get_attribute("id") for index in range(rows.count())]

    assert len(anchors) == len(set(anchors)) >= page.locator(".chart.large").first.locator("a.event").count()
    assert "killed" in page.locator("#events").inner_text()
    assert page.locator("#events tr.is-cause").count() == 1


def test_the_table_is_as_easy_to_read_as_the_picture(opened: Opened) -> None:
    """It is the accessible form: no kind of event is broken into letters, and a long place leaves the words their room."""
    page = opened("cause")
    page.click("#expand")

    assert (
        page.locator("#events .kind").evaluate_all(
            "cells => cells.filter(one => one.scrollWidth > one.clientWidth || [...new Set([...one.childNodes].flatMap(text => {"
            " const range = document.createRange(); range.selectNodeContents(text); return [...range.getClientRects()].map(box => box.top);"
            " }))].length > 1).map(one => one.innerText)"
        )
        == []
    )
    assert min(page.locator("#events .words").evaluate_all("cells => cells.map(one => one.clientWidth)")) >= 200


def test_the_picture_says_in_words_what_it_shows(opened: Opened) -> None:
    """The small picture has a description for who cannot see it."""
    words = opened("cause").locator(".chart.small > svg").get_attribute("aria-label")

    assert words is not None
    assert "postgres: down" in words
    assert "the cause shows 9 min 59 s before the collection" in words


@pytest.mark.parametrize("width", [1280, 720, 320])
@pytest.mark.parametrize("state", ["cause", "many", "thinned"])
def test_the_axis_begins_with_a_time_and_no_label_covers_another(opened: Opened, state: str, width: int) -> None:
    """Whoever looks at the left edge knows when it was, at any width."""
    page = opened(state, width=width)
    page.click("#expand")
    charts = page.evaluate(
        """() => [...document.querySelectorAll('.chart > svg')].map((svg) => {
          const left = svg.getBoundingClientRect().left;
          return [...svg.querySelectorAll('.axis')].filter((one) => one.checkVisibility())
            .map((one) => one.getBoundingClientRect()).map((box) => [box.left - left, box.right - left]);
        })"""
    )

    assert len(charts) >= 2
    for labels in charts:
        assert labels[0][0] <= 0.07 * width
        assert all(left[1] <= right[0] for left, right in pairwise(labels)), labels
