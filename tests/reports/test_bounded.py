"""A report never grows beyond what a browser opens: what has no room is left out, and said."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from daoflow_analyzer.cli import main
from daoflow_analyzer.result import CoverageRow
from daoflow_reports import html

from tests.reports.states import STATES, analysed


def test_a_report_that_fits_is_left_as_it_is() -> None:
    """The bound changes no byte of a usual report."""
    result = analysed(STATES["cause"]())

    assert html.render_bounded(result) == html.render(result)


def test_logs_are_the_first_to_go_and_that_is_said_with_their_count() -> None:
    """Findings and excerpts stay; the banner gives the number of lines and the way to them."""
    result = analysed(STATES["cause"]())
    assert result.page is not None
    whole = html.render(result)
    page = html.render_bounded(result, cap_bytes=len(whole.encode()) - 1)

    assert len(page) < len(whole)
    assert f"the logs, {result.page.logs.shown:,} lines, are left out." in page
    assert 'id="log-0"' not in page
    assert all(f">{item.code}<" in page for item in result.findings)


def test_tables_are_cut_gaps_last() -> None:
    """Thousands of sources and members cannot make a page of that length; gaps, and what is wrong with a member, are still in it."""
    result = analysed(STATES["cause"]())
    rows = tuple(
        CoverageRow(f"made/up-{number}", "collected", "x" * 50, "", None, is_gap=False) for number in range(5_000)
    )
    assert result.page is not None
    member = result.page.provenance.members[0]
    members = tuple(replace(member, path=f"made/up-{number}") for number in range(5_000))
    wrong = replace(member, path="wrong", state="changed")
    provenance = replace(result.page.provenance, members=(*members, wrong))
    gaps = tuple(row for row in result.coverage if row.is_gap)
    result = replace(result, coverage=(*gaps, *rows), page=replace(result.page, provenance=provenance))
    page = html.render(result)

    assert page.count("made/up-") < 1_100
    assert f"{len(gaps) + 4_500:,} more are not here" in page
    assert "4,501 more are not here" in page
    assert "host/kernel-oom" in page
    assert "<code>wrong</code>" in page


def test_then_findings_are_cut() -> None:
    """A page of thousands of findings ends after five hundred, and the banner says so."""
    result = analysed(STATES["cause"]())
    many = (replace(item, message=f"{item.message} {number}") for number in range(400) for item in result.findings)
    result = replace(result, findings=tuple(many))
    whole = html.render(result)
    page = html.render_bounded(result, cap_bytes=len(whole.encode()) // 2)

    assert len(page.encode()) <= len(whole.encode()) // 2
    assert "each table ends after 500 rows" in page


def test_a_large_report_is_warned_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On standard error, with the size and what to send instead; a small one says nothing."""
    bundle = next((Path(__file__).parents[1] / "hostile" / "bundles").glob("command-in-a-log.tar.zst"))
    said = []
    for limit in (html.WARN_BYTES, 1_000):
        monkeypatch.setattr(html, "WARN_BYTES", limit)
        with pytest.raises(SystemExit):
            main([str(bundle), "-o", str(tmp_path / "report.html"), "--allow-unverified"])
        said.append(capsys.readouterr().err)

    assert "too large to mail; --markdown" not in said[0]
    assert "too large to mail; --markdown" in said[1]


def test_logs_that_cannot_be_compressed_stay_under_the_cap() -> None:
    """Twelve megabytes of noise, the most that a page takes, make a file below 50 MB."""
    result = analysed(STATES["cause"]())
    assert result.page is not None
    noise = random.Random(7).randbytes(9_000_000).hex()[:12_000_000]
    log = replace(result.page.logs.logs[0], text=noise)
    page = replace(result.page, logs=replace(result.page.logs, logs=(log,)))

    assert len(html.render_bounded(replace(result, page=page)).encode()) < 50_000_000
