"""Who speaks: places of one writer are not several witnesses."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from daoflow_analyzer.confidence import judge
from daoflow_analyzer.finding import Confidence, Evidence


def _graph(*members: str) -> Any:
    evidence = tuple(Evidence(member, "x") for member in members)
    found = SimpleNamespace(
        finding=SimpleNamespace(confidence=Confidence.CERTAIN, evidence=evidence, is_outcome=False), name="it"
    )
    return cast("Any", SimpleNamespace(found=[found], reach=[()], distrusted=False))


@pytest.mark.parametrize(
    ("members", "words"),
    [
        (("logs/postgres.log", "engine/events.json"), "Two independent sources say so"),
        (("env/sanity.json", "env/files/.env"), "Two places of one source say so"),
        (("logs/postgres.log", "env/sanity.json", "env/files/.env"), "Three places of two independent sources say so"),
        (("deployments/1/record.json", "logs/daoflow.log", "database/x.json"), "Three places of one source say so"),
        (("logs/temporal.log", "logs/postgres.log"), "Two independent sources say so"),
        (("containers/a/inspect.json", "containers/a/top.txt"), "Two places of one source say so"),
        (("host/disk.json",), "One source says so itself"),
    ],
)
def test_witnesses_are_counted_by_who_wrote_them(members: tuple[str, ...], words: str) -> None:
    """What DaoFlow logs and records is one voice, as is `.env` with what was made of it."""
    assert judge(_graph(*members), 0, ())[1].startswith(words)


def test_what_speaks_against_it_is_no_witness() -> None:
    """A refusal beside a health check that is well is one source, and the other says otherwise."""
    graph = _graph("logs/postgres.log")
    finding = graph.found[0].finding
    finding.evidence = (*finding.evidence, Evidence("containers/a/inspect.json", "running, healthy").against())

    assert judge(graph, 0, ())[1] == (
        "One source says so itself: logs/postgres.log; containers/a/inspect.json says otherwise."
    )


def test_what_happened_is_not_passed_off_as_the_reason() -> None:
    """An exit code is certain, and nobody is told by it why: the sentence behind the word says so."""
    graph = _graph("database/backup_restores.json")
    graph.found[0].finding.is_outcome = True

    assert judge(graph, 0, ())[1] == (
        "One source says so itself: database/backup_restores.json; that is what happened; why is not in this bundle."
    )
