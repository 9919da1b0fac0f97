"""What may be asked of the database, and how: names from the allow-list, checked ids, and nothing else."""

from __future__ import annotations

import json

import pytest
from daoflow_collector.daoflow import database_query as query
from daoflow_collector.daoflow.database_tables import EXCLUDED, LOGS, SNAPSHOTS, TABLES
from daoflow_collector.daoflow.deployment_choice import CHOSEN_KEPT, choose
from daoflow_collector.daoflow.deployment_state import SECTIONS, rebuild

SCHEMA = {
    "public.deployments": {"id": "text", "status": "text", "created_at": "timestamp without time zone"},
    "public.deployment_logs": {"id": "integer", "deployment_id": "text", "message": "text"},
}


def test_no_column_that_is_excluded_is_allowed() -> None:
    """Allow-list and exclusions are apart, each exclusion has its reason, and of an encrypted column only its being set is asked."""
    allowed = {(table.table, column.source): column for table in (*TABLES, LOGS, SNAPSHOTS) for column in table.columns}
    tables = {name for name, _ in allowed}
    for name, reason in EXCLUDED.items():
        table, _, column = name.partition(".")
        assert reason
        assert (table, column) not in allowed if column else table not in tables
    for (_, source), column in allowed.items():
        if source.endswith(("_encrypted", "_token", "_secret", "_hash", "password")) and source != "migration_hash":
            assert column.sql == "{} is not null"


def test_only_columns_of_this_version_are_asked_for() -> None:
    """A column that a version lacks is left out of the question, and so is a table."""
    deployments = next(table for table in TABLES if table.member == "deployments")
    statement = query.table_statement(deployments, SCHEMA)
    assert statement is not None
    assert '"status" as "status"' in statement
    assert "container_id" not in statement
    assert '"created_at" desc nulls last, "id" desc' in statement
    assert query.table_statement(next(table for table in TABLES if table.member == "servers"), SCHEMA) is None


def test_only_ids_become_part_of_a_question() -> None:
    """What is not 32 hex digits never reaches SQL, and what psql would take as a connection never reaches psql."""
    statements = query.detail_statements(["x' or true --", "ab" * 16], SCHEMA)
    assert not [statement for statement in statements if "true" in statement]
    assert [statement for statement in statements if "ab" * 16 in statement]
    assert query.is_database_name("daoflow_2")
    for name in ("host=evil", "postgresql://evil/x", "-c", "", "a b"):
        assert not query.is_database_name(name)


def test_the_session_is_read_only_and_bounded() -> None:
    """Before any question the session can neither write nor wait."""
    argv = query.psql("daoflow", ["select 1"])
    asked = [argv[index + 1] for index, word in enumerate(argv) if word == "-c"]
    assert asked[0] == "SET default_transaction_read_only = on"
    assert asked[1].startswith("SET statement_timeout")
    assert asked[-1] == "select 1"


def test_times_without_a_zone_are_utc() -> None:
    """A product's time without a zone gets its Z; other values stay; a line that is no JSON is counted."""
    row = {"table": "deployments", "row": {"id": "a", "created_at": "2026-11-23T12:00:00", "status": "failed"}}
    rows = query.read_rows(json.dumps(row).encode() + b"\nnot json\n", SCHEMA)
    assert rows.of("deployments") == [{"id": "a", "created_at": "2026-11-23T12:00:00Z", "status": "failed"}]
    assert rows.unreadable == 1


def test_the_deployments_that_a_person_would_ask_for() -> None:
    """Three newest failures, the last good one of their service, what is active, the newest of each service, never too many."""
    rows = [
        {"id": f"{service}{number}", "service_name": service, "conclusion": conclusion, "status": status}
        for service, number, conclusion, status in (
            ("api", 9, None, "deploy"),
            ("api", 8, "failed", "failed"),
            ("web", 7, "failed", "failed"),
            ("api", 6, "succeeded", "completed"),
            ("api", 5, "failed", "failed"),
            ("api", 4, "failed", "failed"),
            ("api", 3, "succeeded", "completed"),
            ("job", 2, "succeeded", "completed"),
        )
    ]
    assert choose(rows, ["gone"], None) == {
        "gone": ["asked"],
        "api8": ["failing"],
        "web7": ["failing", "latest"],
        "api5": ["failing"],
        "api6": ["last-good"],
        "api9": ["active", "latest"],
        "job2": ["latest"],
    }
    many = [{"id": str(number), "service_name": str(number), "status": "queued"} for number in range(99)]
    assert len(choose(many, [str(number) for number in range(50)], None)) == CHOSEN_KEPT


@pytest.mark.parametrize("report", [None, {"serviceName": "api", "status": "drifted", "composeServiceId": "x"}])
def test_the_rebuilt_artifact_is_the_exported_one(report: dict[str, str] | None) -> None:
    """Exactly three sections; declared is the frozen snapshot; the live side is null unless somebody stored a report."""
    snapshot = {
        "deploymentSource": "git-repository",
        "composeFilePath": "compose.yaml",
        "composeServiceName": "api",
        "composeImageOverride": {"serviceName": "api", "imageReference": "acme/api:2"},
        "targetServerName": "edge-1",
        "queueName": "docker-ssh",
    }
    environment = {"config": {"composeDriftReports": [report]}} if report else None
    state = rebuild({"source_type": "compose", "service_name": "api"}, snapshot, environment)
    assert tuple(state) == SECTIONS
    assert state["declaredConfig"]["composeFiles"] == ["compose.yaml"]
    assert state["declaredConfig"]["targetServerName"] == "edge-1"
    effective = state["effectiveDeployment"]
    assert effective["imageOverride"]["imageReference"] == "acme/api:2"
    assert set(effective["replayableSnapshot"]) == set(snapshot) - {"targetServerName", "queueName"}
    expected = {"source": "cached-snapshot", "authoritative": False, "status": "drifted"} if report else None
    assert state["liveRuntime"] == expected


def test_frozen_values_are_learned_up_to_a_bound() -> None:
    """Plain variables and shown values are told apart by name and value; of very many only so many are taken."""
    entry = {"key": "A_TOKEN", "displayValue": "one"}
    lines = [
        {"env": {"A_TOKEN": "two"}, "entries": [entry, "odd"]},
        {"env": None, "entries": {}},
        {"env": [1], "entries": 7},
    ]
    many = [{"env": {f"K{number}": "x" for number in range(2 * query.MAX_FROZEN_VALUES)}}]
    output = "\n".join(json.dumps(line) for line in [*lines, *many]).encode()
    found = query.read_environments(output)
    assert found["A_TOKEN"] == {"one", "two"}
    assert sum(len(values) for values in found.values()) == query.MAX_FROZEN_VALUES
