"""Deployments, servers, backups and the ledger from whichever source gave them."""

import json
from typing import Any

from daoflow_analyzer.facts.applications import Applications, deployment_of
from daoflow_analyzer.facts.backups import Backups
from daoflow_analyzer.facts.deployments import Deployments
from daoflow_analyzer.facts.ledger import SchemaLedger
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.facts.servers import Servers
from daoflow_analyzer.load import Facts, load_facts

from tests.rules.case_bundle import build

NO_LOGS = Logs({}, {}, {}, {})
ID = "f" * 32


def facts_of(**case: Any) -> Facts:
    """Return the facts of the stock bundle with a case's changes."""
    return load_facts(build({"name": "case", **case}), NO_LOGS)


def test_the_rows_of_the_database_serve_where_no_record_was_made() -> None:
    """A deployment that only the tables know has its steps in order, its log oldest first, and its server's name."""
    tables = {
        "deployments": [
            {
                "id": ID,
                "service_name": "api",
                "status": "failed",
                "conclusion": "failed",
                "target_server_id": "id-edge",
                "error": {"message": "docker compose pull failed with exit code 18"},
                "config_snapshot": json.dumps({"projectName": "shop", "stackName": "shop"}),
                "created_at": "2026-11-23 12:22:42.5",
            }
        ],
        "deployment_steps": [
            {"id": 2, "deployment_id": ID, "label": "Pull images", "status": "failed", "sort_order": 2},
            {"id": 1, "deployment_id": ID, "label": "Queue execution handoff", "status": "completed", "sort_order": -1},
        ],
        "deployment_logs": [
            {"id": 9, "deployment_id": ID, "message": "second", "created_at": "2026-11-23T12:22:52Z"},
            {"id": 8, "deployment_id": ID, "message": "first", "created_at": "2026-11-23T12:22:52Z"},
        ],
    }
    found = facts_of(tables=tables, server=[{"name": "edge"}]).get(Deployments)

    assert found is not None
    one = found.get(ID)
    assert one is not None
    assert (one.server, one.project, one.is_failed) == ("edge", "shop", True)
    assert [line.message for line in one.lines] == ["first", "second"]
    assert one.failed_step is not None
    assert (one.failed_step.label, one.failed_step.pointer) == ("Pull images", "/rows/0")
    assert not one.steps[0].is_worker_step


def test_a_rebuilt_artifact_joins_the_row_of_its_deployment() -> None:
    """The database's snapshot is a member of its own; how the deployment went still comes from the table."""
    row = {"id": ID, "service_name": "api", "status": "failed", "error": {"message": "x"}}
    state = {"declaredConfig": {"targetServerName": "edge"}, "effectiveDeployment": {}, "liveRuntime": None}
    found = facts_of(tables={"deployments": [row]}, replace={f"deployments/{ID}/state.json": json.dumps(state)}).get(
        Deployments
    )

    assert found is not None
    one = found.get(ID)
    assert one is not None
    assert (one.is_failed, one.server) == (True, "edge")
    assert one.artifact is not None
    assert one.artifact.member == f"deployments/{ID}/state.json"


def test_a_record_outranks_the_table_and_a_later_success_supersedes() -> None:
    """The record is taken where there is one; the stock success came before, so it replaces nothing."""
    failed = {"id": ID, "service": "web", "status": "failed", "error": "x", "roles": ["failing"]}
    found = facts_of(deployment=[failed]).get(Deployments)

    assert found is not None
    one = found.get(ID)
    assert one is not None
    assert one.member == f"deployments/{ID}/record.json"
    assert not found.is_superseded(one)
    later = {"id": "e" * 32, "service": "web", "at": "2026-11-23T12:55:00Z"}
    healed = facts_of(deployment=[failed, later]).get(Deployments)
    assert healed is not None
    assert healed.is_superseded(one)


def test_the_newer_of_two_readiness_checks_counts() -> None:
    """The database's check and the CLI's are of one server: the one made later is taken."""
    check = {
        "serverId": "id-edge",
        "serverName": "edge",
        "serverHost": "203.0.113.9",
        "checkedAt": "2026-11-23T12:59:59Z",
        "sshReachable": False,
        "issues": ["The SSH endpoint could not be reached."],
    }
    found = facts_of(
        server=[{"name": "edge", "checked_at": "2026-11-23T12:50:00Z"}],
        cli={"status": {"data": {"servers": {"checks": [check]}}}},
    ).get(Servers)

    assert found is not None
    edge = found.find("edge")
    assert edge is not None
    assert edge.ssh is False
    assert edge.member == "daoflow/status.json"


def test_backups_come_from_the_tables_before_the_cli() -> None:
    """An empty table is an answer; what nobody read falls back to what the CLI lists."""
    listed = {"backup-list": {"data": {"policies": [{"id": "p", "name": "nightly"}], "runs": []}}}
    assert (stock := facts_of(cli=listed).get(Backups)) is not None
    assert stock.policies == ()
    assert (without := facts_of(cli=listed, remove=["database/backup_*.json"]).get(Backups)) is not None
    assert [policy.name for policy in without.policies] == ["nightly"]
    assert not without.has_restores


def test_the_api_fills_in_what_the_list_of_runs_leaves_out() -> None:
    """`backup list` has no error; the API's details of one run have it, and their place is where it was read."""
    listed = {
        "policies": [],
        "runs": [{"id": ID, "policyId": "p", "status": "failed", "startedAt": "2026-11-23T12:00:00Z"}],
    }
    details = {
        "id": ID,
        "status": "failed",
        "error": "rclone copy failed",
        "logEntries": [{"message": "x", "level": "error"}],
    }
    queue = {"requests": [{"id": "r", "backupRunId": ID, "status": "failed", "mode": "restore"}]}
    cli = {"backup-list": {"data": listed}, f"backup-run-{ID}": {"data": details}, "backup-restores": {"data": queue}}
    found = facts_of(cli=cli, remove=["database/*"]).get(Backups)

    assert found is not None
    run = found.run(ID)
    assert run is not None
    assert (run.error, run.policy_id, run.member) == ("rclone copy failed", "p", f"daoflow/backup-run-{ID}.json")
    assert run.entries[0].pointer == "/output/data/logEntries/0"
    assert [(item.run_id, item.mode) for item in found.restores] == [(ID, "restore")]


def test_the_ledger_tells_its_newest_migration() -> None:
    """Count and newest journal time are read from the table, the marker from its own."""
    ledger = facts_of().get(SchemaLedger)

    assert ledger is not None
    assert (ledger.count, ledger.newest_ms, ledger.marker, ledger.marker_known) == (44, 1784458390293, None, True)


def test_a_container_names_the_deployment_that_made_it() -> None:
    """The staging workspace in a container's label is the deployment's id; another folder is nobody's."""
    applications = facts_of().get(Applications)

    assert applications is not None
    shop = applications.project("shop")
    assert shop is not None
    assert deployment_of(shop.of("web")[0]) == "a651447045804ecf8dd5ea766817d294"


def test_no_source_of_deployments_is_said_to_be_missing() -> None:
    """Without any member of theirs, the facts say why instead of being empty."""
    gap = {"outcome": "failed", "reason": "the database refused"}
    facts = facts_of(missing=dict.fromkeys(("deployments", "database", "daoflow", "applications"), gap))

    for fact in (Deployments, Servers, Backups, SchemaLedger, Applications):
        missing = facts.missing(fact)
        assert missing is not None, fact
        assert missing.reason == "the database refused"


def test_an_exported_state_does_not_hide_what_the_cli_says_of_its_deployment() -> None:
    """The export tells what was frozen, `daoflow diagnose` how it went: together they are one deployment."""
    export = {
        "declaredConfig": {"targetServerName": "edge"},
        "effectiveDeployment": {"replayableSnapshot": {}},
        "liveRuntime": None,
    }
    answer = {
        "source": "cli",
        "command": f"daoflow diagnose --deployment {ID} --json",
        "exit_code": 0,
        "output": {
            "ok": True,
            "data": {
                "deploymentId": ID,
                "status": "failed",
                "conclusion": "failed",
                "steps": [{"label": "Pull images", "status": "failed", "detail": "exited with code 18"}],
            },
        },
    }
    found = facts_of(
        replace={f"deployments/{ID}/state.json": json.dumps(export), f"daoflow/diagnose-{ID}.json": json.dumps(answer)}
    ).get(Deployments)

    assert found is not None
    one = found.get(ID)
    assert one is not None
    assert (one.is_failed, one.server, one.artifact is not None) == (True, "edge", True)
    assert one.failed_step is not None
