"""Containers that were read from the engine's disk are known to be of the past."""

import json
from datetime import UTC, datetime

from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.load import load_facts

from tests.rules.case_bundle import build

NO_LOGS = Logs({}, {}, {}, {})
MEMBER = "containers/data-root.json"


def containers_with(document: object | None) -> Containers:
    """Return the facts of the stock bundle with this provenance document."""
    replaced = {} if document is None else {MEMBER: json.dumps(document)}
    facts = load_facts(build({"name": "disk", "replace": replaced}), NO_LOGS)
    found = facts.get(Containers)
    assert isinstance(found, Containers)
    return found


def test_state_says_when_it_was_written_and_that_the_process_is_gone() -> None:
    """A rule's evidence shows that `running` is what a dead engine wrote last."""
    name = containers_with(None).all[0].name
    entry = {"name": name, "written_at": "2026-11-23T12:00:00.5Z", "pid": 7, "process": "gone", "log_driver": "local"}
    containers = containers_with({"path": "/var/lib/docker", "containers": [entry]})
    assert containers.from_disk
    container = containers.all[0]
    assert container.written_at == datetime(2026, 11, 23, 12, 0, 0, 500_000, tzinfo=UTC)
    assert container.process_runs is False
    assert (
        "as the engine last wrote at 2026-11-23 12:00:00 UTC, its process is gone" in container.state_evidence().excerpt
    )
    assert containers.all[1].written_at is None


def test_answers_of_a_live_engine_are_of_the_present() -> None:
    """Without the provenance document nothing is said about age."""
    containers = containers_with(None)
    assert not containers.from_disk
    assert all(item.written_at is None and item.process_runs is None for item in containers.all)
    assert "last wrote" not in containers.all[0].state_evidence().excerpt


def test_nonsense_in_it_costs_only_itself() -> None:
    """A bundle is a stranger's: the containers are decoded whatever stands there."""
    for document in ([], {"containers": 5}, {"containers": [5, {"name": []}]}, "x"):
        assert containers_with(document).all == containers_with(None).all
