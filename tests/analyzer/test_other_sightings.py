"""A state that two sources tell differently is shown with both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.reports.states import analysed
from tests.rules.case_bundle import build

DAOFLOW, POSTGRES = (f"containers/daoflow-{name}-1/inspect.json" for name in ("daoflow", "postgres"))


def _stopped(member: str, state: str = "exited") -> dict[str, Mapping[str, object]]:
    return {member: {"/State/Status": state, "/State/Running": False, "/State/ExitCode": 0}}


def _against(case: Mapping[str, Any]) -> tuple[set[str], str]:
    """Return where the verdict's finding is contradicted, and the verdict's reason."""
    result = analysed(build({"name": "sighted", **case}))
    cause = result.cause
    assert cause is not None
    return {item.member for item in cause.evidence if item.contradicts}, result.verdict.reason


def test_an_answer_speaks_against_a_container_that_stands_still() -> None:
    """DaoFlow answered for itself while its container was stopped: the reader is told both."""
    places, reason = _against({"patch": _stopped(DAOFLOW)})

    assert places == {"health/health.json", "health/ready.json", "health/trpc-health.json"}
    assert "health/health.json" in reason
    assert "otherwise" in reason


def test_compose_speaks_against_the_engine() -> None:
    """Where `docker compose ps` saw it run, it was stopped, or started, in between."""
    listed = {"compose/ps.json": {"/1/State": "running"}}
    assert _against({"patch": {**_stopped(POSTGRES), **listed}})[0] >= {"compose/ps.json"}


@pytest.mark.parametrize("member", [POSTGRES, DAOFLOW])
def test_sources_that_agree_contradict_nothing(member: str) -> None:
    """A stopped container that is listed as stopped and answers nobody is no contradiction."""
    places, _ = _against({"patch": _stopped(member), "remove": ["health/*.json"]})

    assert places == set()


@pytest.mark.parametrize("content", ["", "{", "[]", "null", "7", '{"Name": 1}', '[{"Name": []}, 3, null]'])
def test_a_list_that_is_none_says_nothing(content: str) -> None:
    """Whatever stands in it, the verdict is the engine's and nothing contradicts it."""
    places, _ = _against(
        {"patch": _stopped(POSTGRES), "replace": {"compose/ps.json": content}, "remove": ["health/*.json"]}
    )

    assert places == set()
