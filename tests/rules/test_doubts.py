"""What else would look the same: said by findings whose evidence has a second, innocent explanation."""

from __future__ import annotations

from pathlib import Path

import pytest
from daoflow_analyzer.document import to_document

from tests.reports.states import analysed, case
from tests.rules.case_bundle import build
from tests.rules.cases import answer, cases_of, load, rule_files

CONTROL_PLANE = ("cp005", "cp007", "cp008", "cp009", "cp010", "cp013", "cp014", "cp027", "cp028", "cp029")
SERVERS = ("dp001", "dp002", "dp003", "dp004", "dp007")
AMBIGUOUS = (*CONTROL_PLANE, *SERVERS, "bk006", "ho004", "up001", "st003")
FILES = [pytest.param(path, id=path.stem[:5]) for path in rule_files() if path.stem[:5] in AMBIGUOUS]


@pytest.mark.parametrize("path", FILES)
def test_a_finding_with_a_second_explanation_says_it(path: Path) -> None:
    """Every finding of such a rule that is not certain names what else would look the same, and the command that tells them apart."""
    loaded = load(path)
    found = [item for case in cases_of(path) for item in answer(loaded, build(case)).findings]

    assert any(item.doubt is not None for item in found)
    assert [item.message for item in found if item.doubt is None and item.confidence.value != "certain"] == []


@pytest.mark.parametrize(
    ("code", "name", "otherwise"),
    [
        ("cp007", "fires_without_words_when_somebody_stopped_it", "has stopped it for a copy or an upgrade"),
        ("cp007", "fires_with_its_own_words_when_it_ends_by_itself", "older complaint"),
        ("cp007", "fires_when_postgres_is_paused", "copy of its data"),
        ("cp007", "fires_when_there_is_no_container", "outside this project"),
        ("cp014", "fires_when_another_program_answers_for_a_stopped_daoflow", "proxy"),
        ("cp028", "fires_when_it_was_removed", "another project"),
        ("cp028", "fires_when_it_was_left_created", "still waits"),
        ("ho004", "fires_when_the_data_root_has_no_space", "came first"),
    ],
)
def test_it_fits_the_evidence(code: str, name: str, otherwise: str) -> None:
    """A rule with several kinds of evidence has a doubt for each."""
    path = next(one for one in rule_files() if one.stem.startswith(code))
    found = answer(load(path), build(dict(case(code, name)))).findings

    assert otherwise in " ".join(item.doubt.otherwise for item in found if item.doubt is not None)


def test_the_findings_document_has_it_behind_the_message() -> None:
    """Its keys are fixed: whoever reads the document alone is told as well."""
    result = analysed(build(dict(case("bk006", "fires_after_the_worker_was_killed"))))
    (item,) = (one for one in to_document(result)["findings"] if one["code"] == "BK006")

    assert (
        "blocks the next. Unless the volume is so large that it takes this long: `docker compose top daoflow"
        in item["message"]
    )
