"""Why the verdict is as sure as it is, and what to do when it is too early to tell."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reports.states import analysed, case
from tests.rules.case_bundle import build


@pytest.mark.parametrize(
    ("rule", "name", "words"),
    [
        ("cp010", "fires_when_a_character_splits_the_url", "no other known cause fits as well"),
        ("cp009", "fires_when_the_volume_has_another_password", "sources say so: "),
    ],
)
def test_a_word_of_confidence_has_a_reason_that_goes_with_it(rule: str, name: str, words: str) -> None:
    """Certain: who says so. Below: that nothing names it, however many sources point at it."""
    verdict = analysed(build(dict(case(rule, name)))).verdict

    assert words in verdict.reason
    assert (verdict.confidence == "certain") == ("say so" in verdict.reason or "says so" in verdict.reason)


REFUSED: dict[str, Any] = {
    "/status": "<null>",
    "/body": "<null>",
    "/body_kind": "none",
    "/error_kind": "refused",
    "/error": "connection refused",
}


@pytest.mark.parametrize(("started", "said"), [("2026-11-23T12:59:40Z", True), ("2026-11-23T12:40:00Z", False)])
def test_a_service_that_has_just_started_is_given_a_minute(started: str, said: bool) -> None:
    """Nothing explains why it does not answer yet: waiting and collecting again is what to do first."""
    inspect = {"/State/StartedAt": started, "/State/Health/Status": "starting"}
    patch = {"containers/daoflow-daoflow-1/inspect.json": inspect, "health/ready.json": REFUSED}
    verdict = analysed(build({"name": "fresh", "patch": patch})).verdict

    assert verdict.finding is None
    words = (
        "daoflow started less than a minute before the collection and may not be done: wait a minute, collect again."
    )
    assert verdict.reason.startswith(words) is said


def test_a_cause_is_not_kept_back_while_daoflow_starts() -> None:
    """Waiting does not bring back a volume that was left behind: it is the verdict, and what only starts is no fault yet."""
    case_of = dict(case("cp029", "fires_when_the_compose_file_names_another_volume"))
    case_of["patch"] = {
        **case_of["patch"],
        "containers/daoflow-daoflow-1/inspect.json": {
            "/State/StartedAt": "2026-11-23T12:59:40Z",
            "/State/Health/Status": "starting",
        },
        "health/ready.json": REFUSED,
    }
    verdict = analysed(build(case_of)).verdict

    assert verdict.finding == "database-volume-replaced"
    assert "daoflow started less than a minute before the collection" in verdict.reason
