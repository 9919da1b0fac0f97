"""Deep links, the way back, copying and saving."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

from tests.reports.conftest import Opened

pytestmark = pytest.mark.browser

CROSSED = """() => {
  const one = document.querySelector(':target'), style = getComputedStyle(one), box = one.getBoundingClientRect();
  const out = parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth);
  const [top, bottom] = [box.top - out, box.bottom + out];
  return [...one.parentElement.parentElement.querySelectorAll('.command, .do, .step, .part, .prose')]
    .filter(other => other !== one && !one.contains(other) && !other.contains(one))
    .filter(other => { const there = other.getBoundingClientRect(); return there.top < bottom - .5 && there.bottom > top + .5; })
    .map(other => other.textContent.trim());
}"""


def test_a_link_to_a_finding_opens_every_fold_around_it(opened: Opened) -> None:
    """A symptom under a folded cause is shown."""
    page = opened("cause", fragment="#/finding/CP027")

    assert page.locator("[id='/finding/CP027'] > .part").first.is_visible()


def test_a_link_to_log_lines_opens_the_viewer_there(opened: Opened) -> None:
    """The lines are chosen and in view."""
    page = opened("cause", fragment="#/log/daoflow:L10-L12")
    expect(page.locator("#lines .chosen")).to_have_count(3)

    assert page.locator("#lines .chosen a.ln[href='#/log/daoflow:L10']").is_visible()
    assert page.locator("#lines .chosen a.ln[href='#/log/daoflow:L12']").is_visible()


def test_a_link_to_a_time_leads_to_the_row_or_to_the_log(opened: Opened) -> None:
    """A time that is an event opens the table; another one moves the log."""
    page = opened("cause")
    anchor = page.locator("#events tr.is-cause").get_attribute("id")
    page.evaluate(f"location.hash = '#{anchor}'")
    expect(page.locator("#events tr.is-cause")).to_be_visible()
    page.evaluate("location.hash = '#/time/2026-11-23T12:50:30Z'")
    expect(page.locator("#lines .lr").first).to_be_attached()
    assert page.locator("#lines").is_visible()


def test_a_range_is_of_the_log_that_it_names(opened: Opened) -> None:
    """Lines of other logs that lie between them in the merged view are neither marked nor copied."""
    page = opened("cause", fragment="#/log/postgres:L1-L8")
    expect(page.locator("#lines .chosen")).to_have_count(8)

    assert page.locator("#lines .chosen a.ln:not([href^='#/log/postgres:'])").count() == 0
    expect(page.locator("#log-copy")).to_have_text("Copy 8 lines")


def test_a_link_leads_to_the_same_place_in_a_new_page(opened: Opened) -> None:
    """A cited line stands in an excerpt, too: opened cold or followed in the page, the link leads to the viewer."""
    page = opened("cause")
    cited = page.locator("a[href^='#/log/']").first.get_attribute("href")
    assert cited is not None
    cold = opened("cause", fragment=cited)
    for one in (page, cold):
        if one is page:
            page.evaluate(f"location.hash = {cited!r}")
        expect(one.locator("#lines .chosen").first).to_be_in_viewport()


@pytest.mark.parametrize("fragment", ["#/time/2020-01-01T00:00:00Z", "#/time/2099-01-01T00:00:00Z"])
def test_a_time_without_lines_is_said(opened: Opened, fragment: str) -> None:
    """Nobody takes the nearest line for one of that time."""
    page = opened("cause", fragment=fragment)
    expect(page.locator("#said")).to_contain_text("No line is from then")


@pytest.mark.parametrize("script", [True, False])
def test_evidence_in_a_file_leads_to_its_line(opened: Opened, script: bool) -> None:
    """What a finding cites of `inspect.json` is one click away, with JavaScript or without."""
    page = opened("cause", script=script)
    member = "containers/daoflow-postgres-1/inspect.json"
    page.locator(".judgement a.place").click()
    expect(page.locator(f"[id='/file/{member}'] .line.hit", has_text='"OOMKilled": true')).to_be_in_viewport()

    assert page.locator(f"a[href^='#/file/{member}:L']").count() >= 2


@pytest.mark.parametrize("fragment", ["#/finding/XX999", "#/log/nobody:L1", "#/log/daoflow:L999999", "#/nothing"])
def test_an_unknown_target_is_said(opened: Opened, fragment: str) -> None:
    """A person who follows an old link learns that it leads nowhere."""
    page = opened("cause", fragment=fragment)
    said = page.locator("#said")
    expect(said).to_contain_text(re.compile("There is nothing called|There is no log called|does not exist"))
    expect(said).to_be_in_viewport()


def test_the_back_button_works(opened: Opened) -> None:
    """Two links on, one back."""
    page = opened("cause")
    page.locator(".bar nav a", has_text="Checklist").click()
    page.locator(".bar nav a", has_text="Rules").click()
    page.go_back()

    expect(page).to_have_url(re.compile("#/checklist$"))


def test_the_ticket_text_and_a_command_are_copied(opened: Opened) -> None:
    """The clipboard gets what the button says."""
    page = opened("cause", permissions=["clipboard-read", "clipboard-write"])
    # What the button says is put back after a moment, which a busy machine can miss.
    page.evaluate("() => { window.setTimeout = () => 0; }")
    page.click("#copy-ticket")
    expect(page.locator("#said")).to_have_text("Copied")
    ticket = page.evaluate("navigator.clipboard.readText()")
    assert ticket.startswith("## The kernel killed postgres")
    assert len(ticket) <= 4000
    page.locator(".next .steps .copy").nth(1).click()
    expect(page.locator(".next .steps .copy").nth(1)).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "docker stats --no-stream"
    page.locator(".next .folder .copy").click()
    expect(page.locator(".next .folder .copy")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "cd /opt/daoflow"


def test_a_copy_that_is_not_allowed_is_said(opened: Opened) -> None:
    """No silent failure."""
    page = opened("cause")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    page.click("#copy-ticket")

    expect(page.locator("#said")).to_contain_text("not allowed")


def test_the_findings_document_and_the_ticket_are_saved(opened: Opened) -> None:
    """The file is the document of the contract, named as the bundle."""
    page = opened("cause")
    with page.expect_download() as download:
        page.click("#save-json")
    document = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert document["schema"] == "daoflow-evidence/findings/1"
    assert download.value.suggested_filename == "daoflow-evidence-ops-eu-1-20261123T130000Z.json"
    with page.expect_download() as download:
        page.click("#save-ticket")
    assert download.value.path().read_text(encoding="utf-8").startswith("## ")


def test_a_later_step_leads_to_itself_and_its_frame_cuts_through_nothing(opened: Opened) -> None:
    """Not to the heading of all steps; nor does the frame around what was gone to cross what stands beside it."""
    page = opened("cited")
    link = page.locator(".then a:visible").first
    number = link.inner_text().split()[-1]
    link.click()
    step = page.locator(".step:target")

    assert step.get_attribute("data-number") == number
    assert step.is_visible()
    for fragment in ("", "/steps"):
        if fragment:
            page.evaluate("name => { location.hash = name; }", (link.get_attribute("href") or "").rpartition("/")[0])
        assert page.evaluate(CROSSED) == []
