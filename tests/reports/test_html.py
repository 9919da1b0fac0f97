"""The HTML report as a document: self-contained, inert, the same bytes each time. The browser's view is in test_html_browser.py."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from daoflow_analyzer.finding import Section
from daoflow_analyzer.result import Role
from daoflow_reports import html, markdown, text
from daoflow_reports.html import assets, template_loader
from daoflow_reports.html.finding_groups import groups
from daoflow_reports.html.words import PLAYBOOK, playbook_url
from jinja2 import FunctionLoader, ModuleLoader

from tests.reports import sample
from tests.reports.states import analysed, case
from tests.rules.case_bundle import build

HOSTILE = "</pre></script><script>document.title='pwned'</script><img src=x onerror=alert(1)>{{7*7}}&amp;\u202e"


def test_same_result_gives_the_same_bytes() -> None:
    """No clock, no random id, no unordered set shows in the report."""
    assert html.render(sample.result()) == html.render(sample.result())


def test_nothing_is_loaded_and_no_style_or_handler_is_inline() -> None:
    """Nothing leads outside but the visible link to the playbook's section; no style attribute, no event attribute."""
    page = html.render(sample.result())
    outside = set(re.findall(r"""<[^>]*(?:src|href)\s*=\s*["'](?!#)[^>]*>""", page))

    assert outside == {f'<a href="{PLAYBOOK}#control-plane-will-not-start" rel="noreferrer">'}
    assert not re.search(r"url\((?!#)", page)
    assert "@import" not in page
    assert not re.search(r"<[^>]+\s(?:style|on\w+)\s*=", page)


@pytest.mark.parametrize("section", Section)
def test_a_section_of_the_playbook_has_an_address_without_surprises(section: Section) -> None:
    """As GitHub makes anchors of headings; whatever else a section may be called, it ends in letters and dashes."""
    assert playbook_url(section.value) == f"{PLAYBOOK}#{section.value.lower().replace(' ', '-')}"
    assert re.fullmatch(r"[a-z-]*", playbook_url(f'"><script>{section.value}').removeprefix(f"{PLAYBOOK}#"))


def test_policy_names_the_digests_of_the_style_and_the_script() -> None:
    """The content security policy allows exactly our two styles and the one script in the file."""
    page = html.render(sample.result())
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    # Jinja escapes the quotes of the attribute's value, and the plus of a digest.
    allowed = policy[1].replace("&#43;", "+").replace("&#39;", "'")
    for tag, count in (("style", 2), ("script", 1)):
        bodies = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)

        assert len(bodies) == count
        for body in bodies:
            digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in allowed
    assert "unsafe" not in allowed


def test_every_place_that_shows_bundle_text_escapes_it() -> None:
    """A hostile string in every field of a finding stays text."""
    page = html.render(sample.result(findings=(sample.finding(message=HOSTILE, excerpt=HOSTILE),)))

    assert "<img src=x" not in page
    assert page.count("<script>") == 1
    assert "&lt;img src=x" in page
    assert "\u202e" not in page


def test_every_finding_is_in_the_report() -> None:
    """Causes, independent findings and symptoms each have their anchor."""
    result = sample.result()
    page = html.render(result)

    for item in result.findings:
        assert f'id="/finding/{item.code}"' in page


def test_paper_has_ten_kinds_of_findings_and_the_number_of_the_others() -> None:
    """Twelve kinds, of one of them forty: ten rows, two more kinds, and of the one how many more there are."""
    kinds = [sample.finding(f"XX{number:03}", f"kind-{number}", role=Role.INDEPENDENT) for number in range(11)]
    alike = [replace(sample.finding(), message=f"Run {number} failed.") for number in range(39)]
    page = html.render(sample.result(findings=(sample.finding(), *alike, *kinds)))
    overview = page[page.index('<div class="overview">') : page.index('<section id="/findings"')]

    assert overview.count('<span class="code">') == 10
    assert '<span class="role">cause, 39 more</span>' in overview
    assert '<li class="only-print">2 more kinds</li>' in overview


def test_a_symptom_hangs_under_the_finding_that_is_about_the_same_thing() -> None:
    """Two backups fail alike: each explains its own run."""
    causes = [replace(sample.finding(), subject={"backup_run": run}) for run in "ab"]
    failed = sample.finding("CP012", "migration-failed", role=Role.SYMPTOM)
    symptoms = [replace(failed, subject={"backup_run": run}) for run in "ba"]
    found = groups(sample.result(findings=(*causes, *symptoms)))

    assert [[item.subject["backup_run"] for item in group.symptoms] for group in found] == [["a"], ["b"]]


def test_a_tampered_bundle_raises_an_alarm_on_top() -> None:
    """The warning stands before the verdict, not in a footnote."""
    page = html.render(sample.result(integrity="tampered"))

    assert 0 < page.index('role="alert"') < page.index('id="headline"')


def test_compiled_templates_are_used_while_they_fit_and_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the wheel brings gives the bytes that the sources give; made of other sources, or with another Jinja, it is left alone."""
    monkeypatch.setattr(template_loader, "COMPILED", tmp_path)
    assert isinstance(template_loader.loader(), FunctionLoader)
    renderer = import_module("daoflow_reports.html.render")
    renderer.environment.cache_clear()
    of_sources = html.render(sample.result())
    template_loader.compile_all(renderer.environment(), tmp_path)
    renderer.environment.cache_clear()
    of_compiled = html.render(sample.result())

    assert isinstance(renderer.environment().loader, ModuleLoader)
    assert of_compiled == of_sources
    (tmp_path / template_loader.STAMP).write_text("of another day", encoding="utf-8")
    assert isinstance(template_loader.loader(), FunctionLoader)
    renderer.environment.cache_clear()


def test_older_browsers_get_the_light_colours() -> None:
    """Each colour stands plainly before the block that only browsers with light-dark() read."""
    plain, _, newer = assets.style().partition("@supports (color: light-dark(#000, #fff)) {")

    assert "light-dark(" not in plain
    assert "--paper: #ffffff" in plain
    assert "--shadow: 0 1px 2px rgb(15 23 42 / .05)" in plain
    assert "--paper: light-dark(#ffffff, #0f172a)" in newer


def test_a_side_that_is_missing_is_said_in_the_state() -> None:
    """Of a Compose file that Compose refuses nothing is compared: a section without rows would pass for agreement."""
    page = html.render(analysed(build(dict(case("cp021", "fires_when_compose_refuses_a_service_dependency")))))

    assert (
        "DaoFlow&#39;s own services are not compared: what is declared is not known (docker compose config failed"
        in page
    )
    assert "Nothing differs of what could be compared" in page


def test_a_bound_is_not_passed_off_as_a_beginning() -> None:
    """Where nobody saw it begin, the page, the ticket text and the terminal say *at the latest*."""
    result = sample.result()
    verdict = replace(result.verdict, since="2026-11-23T12:00:00Z")
    exact, bound = (replace(result, verdict=replace(verdict, is_latest=flag)) for flag in (False, True))

    assert "at the latest <time" in html.render(bound)
    assert "**since** at the latest 2026-11-23 12:00:00 UTC" in markdown.render(bound)
    assert "since at the latest 2026-11-23 12:00:00 UTC" in " ".join(text.render(bound).split())
    for form in (html.render(exact), markdown.render(exact), text.render(exact)):
        assert "at the latest" not in form
