"""What a report keeps of thousands: what tells most, and the number of the others."""

from __future__ import annotations

from io import BytesIO

import daoflow_rules
from daoflow_analyzer.analyze import analyze
from daoflow_analyzer.bundle_source import BundleSource
from daoflow_analyzer.chosen_logs import MOST_LOGS
from daoflow_analyzer.engine import MOST_FINDINGS
from daoflow_analyzer.result import Result
from daoflow_analyzer.ruleset import load_rules
from daoflow_analyzer.timeline.condense import MAX_LANES
from daoflow_bundle.reader import open_bundle
from daoflow_reports import html

from tests.hostile import crowd_attacks
from tests.hostile.forge import CAUSE


def _analysed(content: bytes) -> Result:
    with BundleSource(open_bundle(BytesIO(content))) as source:
        return analyze(source, load_rules(daoflow_rules), on_shown=lambda _: None)


def _made(name: str) -> bytes:
    return next(attack.make() for attack in crowd_attacks.attacks() if attack.name == name)


def test_of_ten_thousand_logs_those_that_tell_most_are_shown() -> None:
    """DaoFlow's own and every log that is cited or stands out stay; the others are counted, on a page that can be mailed."""
    result = _analysed(crowd_attacks.logs(10_000))
    assert result.page is not None
    logs, timeline = result.page.logs, result.page.timeline

    assert result.verdict.finding == CAUSE
    assert len(logs.logs) == MOST_LOGS
    assert logs.others == 10_001 - MOST_LOGS
    shown = {log.member for log in logs.logs}
    assert "logs/daoflow.log" in shown
    assert {line.member for line in result.unexplained} <= shown
    assert logs.total == 30_000 + next(log.total for log in logs.logs if log.key == "daoflow")
    assert timeline is not None
    assert len(timeline.lanes) == MAX_LANES
    assert any("more have no lane here" in note for note in timeline.notes)
    page = html.render_bounded(result)
    assert len(page) < 1_500_000
    assert f"{logs.others:,} more logs" in page


def test_of_thousands_of_findings_of_one_rule_a_hundred_are_told() -> None:
    """Ten thousand gaps are one kind of finding: the rest is counted in the first one's words."""
    result = _analysed(_made("crowd-of-gaps"))
    gaps = [item for item in result.findings if item.code == "EV001"]

    assert result.verdict.finding == CAUSE
    assert len(gaps) == MOST_FINDINGS
    assert sum("more findings of EV001 are left out" in item.message for item in gaps) == 1
    assert len(html.render_bounded(result)) < 2_000_000


def test_the_page_of_a_crowd_of_events_stays_small() -> None:
    """Events that all differ are not all drawn."""
    result = _analysed(_made("crowd-of-events"))

    assert result.verdict.finding == CAUSE
    assert len(html.render_bounded(result)) < 3_000_000
