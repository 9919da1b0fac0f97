"""Which cause is the incident, and whose it is."""

from typing import Any

import pytest
from daoflow_analyzer.analyze import analyze
from daoflow_analyzer.result import Result, Scope
from daoflow_analyzer.ruleset import RuleSet

from tests.rules.case_bundle import build

PULL, SSH = "a1" * 16, "b2" * 16
GOOD = "a651447045804ecf8dd5ea766817d294"
"""The stock bundle's own deployment, which went well."""
REFUSED = "The SSH server denied authentication for the configured user and key."


def failed_pull(**more: Any) -> dict[str, Any]:
    """Return a deployment on localhost whose image does not exist."""
    return {
        "id": PULL,
        "service": "shop",
        "status": "failed",
        "error": "docker compose pull failed with exit code 18",
        "steps": ["Pull images: failed: docker compose pull exited with code 18"],
        "lines": ["stderr web Error manifest unknown: manifest unknown"],
        **more,
    }


def refused(**more: Any) -> dict[str, Any]:
    """Return a deployment whose server refuses the key."""
    return {
        "id": SSH,
        "service": "blog",
        "server": "edge-1",
        "status": "failed",
        "error": "Failed to prepare remote workspace /tmp/daoflow-staging/x.",
        "steps": ["Prepare uploaded workspace: failed: Failed to prepare remote workspace"],
        "lines": ["stderr root@203.0.113.9: Permission denied (publickey)."],
        **more,
    }


def analyse(rules: RuleSet, **case: Any) -> Result:
    """Return the result of the stock bundle with a case's changes."""
    return analyze(build({"name": "case", **case}), rules)


def test_of_two_failed_deployments_the_named_one_is_the_incident(rules: RuleSet) -> None:
    """The operator's word outranks which failed last."""
    both = [failed_pull(at="2026-11-23T12:40:00Z"), refused(at="2026-11-23T12:55:00Z")]

    named = analyse(rules, deployment=both, incident={"deployment": PULL})
    assert named.verdict.finding == "image-pull-failed"
    unnamed = analyse(rules, deployment=both)
    assert unnamed.verdict.finding == "target-ssh-auth-refused"


def test_the_cause_behind_a_phase_is_the_verdict(rules: RuleSet) -> None:
    """A refused key explains that staging failed, and it is the managed server's matter."""
    result = analyse(rules, deployment=[refused()], server=[{"name": "edge-2"}])

    assert result.verdict.finding == "target-ssh-auth-refused"
    assert result.verdict.scope is Scope.REMOTE_TARGET
    assert "managed server edge-1, while edge-2 is ready" in result.verdict.reason
    staging = next(item for item in result.findings if item.name == "artifact-staging-failed")
    assert staging.explained_by == ("target-ssh-auth-refused",)


def test_a_local_failure_is_the_control_planes(rules: RuleSet) -> None:
    """Localhost is a server too, and it is the control plane's host."""
    result = analyse(rules, deployment=[failed_pull()])

    assert result.verdict.scope is Scope.CONTROL_PLANE
    assert "localhost" in result.verdict.reason


def test_a_server_in_attention_is_reported_and_not_blamed(rules: RuleSet) -> None:
    """Beside a failed deployment another server's state is no cause, and it explains nothing on other servers."""
    result = analyse(rules, deployment=[failed_pull()], server=[{"name": "edge-9", "issues": [REFUSED]}])

    assert result.verdict.finding == "image-pull-failed"
    background = next(item for item in result.findings if item.name == "target-ssh-auth-refused")
    assert background.severity.value == "medium"
    assert background.explains == ()


def test_background_does_not_explain_what_was_named(rules: RuleSet) -> None:
    """A named deployment that nothing explains stays unexplained, whatever other servers do."""
    result = analyse(
        rules, incident={"deployment": "c3" * 16}, server=[{"name": "edge-9", "issues": [REFUSED]}], deployment=[]
    )

    assert result.verdict.finding is None
    assert "nothing here explains" in result.verdict.headline


def test_another_deployment_does_not_explain_the_named_one(rules: RuleSet) -> None:
    """The named one has no failure of its own: another's is told and is not the verdict."""
    result = analyse(rules, incident={"deployment": "c3" * 16}, deployment=[failed_pull()])

    assert result.verdict.finding is None
    assert "nothing here explains" in result.verdict.headline
    assert "image-pull-failed" in {item.name for item in result.findings}


def test_another_run_does_not_explain_the_named_one(rules: RuleSet) -> None:
    """The named run is still running; what an earlier one of another policy failed of is told beside it."""
    runs = [
        {"id": "d4" * 16, "policy_id": "p1", "status": "running", "started_at": "2026-11-23T12:58:00Z"},
        {
            "id": "e5" * 16,
            "policy_id": "p2",
            "status": "failed",
            "error": "rclone copy failed: SignatureDoesNotMatch",
            "started_at": "2026-11-23T12:30:00Z",
            "completed_at": "2026-11-23T12:31:00Z",
        },
    ]
    result = analyse(rules, incident={"backup_run": "d4" * 16}, tables={"backup_runs": runs}, deployment=[])

    assert result.verdict.finding is None
    assert "backup-credentials-rejected" in {item.name for item in result.findings}


def test_a_named_deployment_that_went_well_is_said_to_have(rules: RuleSet) -> None:
    """Alone it leaves a healthy stack healthy; beside another's failure it is said to be not the trouble."""
    alone = analyse(rules, incident={"deployment": GOOD}, deployment=[])
    beside = analyse(rules, incident={"deployment": GOOD}, deployment=[failed_pull()])

    assert alone.verdict.headline.startswith("No fault found")
    assert alone.verdict.scope is Scope.NONE
    assert beside.verdict.finding is None
    assert f"deployment {GOOD} went well" in beside.verdict.headline


def test_all_servers_at_once_are_the_control_planes_matter(rules: RuleSet) -> None:
    """When every managed server refuses the key, the key is wrong, not the servers."""
    servers = [{"name": name, "issues": [REFUSED], "ssh": False} for name in ("edge-1", "edge-2", "edge-3")]
    result = analyse(rules, server=servers, deployment=[refused()])

    assert result.verdict.finding == "target-ssh-auth-refused"
    assert result.verdict.scope is Scope.CONTROL_PLANE
    assert "All 3 managed servers" in result.verdict.reason


def test_an_old_failure_leaves_a_healthy_stack_healthy(rules: RuleSet) -> None:
    """A deployment that failed days ago and was never tried again is mentioned at info, and nothing is broken."""
    result = analyse(rules, deployment=[failed_pull(at="2026-11-10T10:00:00Z")])

    assert result.verdict.finding is None
    assert result.verdict.scope is Scope.NONE
    assert {item.severity.value for item in result.findings} == {"info"}


def test_the_database_alone_names_phase_and_error(rules: RuleSet) -> None:
    """With daoflow stopped and only PostgreSQL alive, the tables tell which step failed and why."""
    tables = {
        "deployments": [
            {
                "id": PULL,
                "service_name": "shop",
                "status": "failed",
                "conclusion": "failed",
                "target_server_id": "id-localhost",
                "error": {"message": "docker compose pull failed with exit code 18"},
                "created_at": "2026-11-23T12:40:00Z",
            }
        ],
        "deployment_steps": [
            {"id": 1, "deployment_id": PULL, "label": "Pull images", "status": "failed", "sort_order": 1},
        ],
        "deployment_logs": [
            {"id": 1, "deployment_id": PULL, "level": "info", "message": "web Error manifest unknown"},
        ],
    }
    stopped = {
        "containers/daoflow-daoflow-1/inspect.json": {
            "/State/Status": "exited",
            "/State/Running": False,
            "/State/ExitCode": 0,
        }
    }
    result = analyse(rules, tables=tables, patch=stopped, incident={"deployment": PULL})

    pull = next(item for item in result.findings if item.name == "image-pull-failed")
    assert "failed at pulling its images on localhost" in pull.message
    assert "manifest unknown" in pull.message
    assert pull.evidence[0].member == "database/deployment_logs.json"
    assert result.verdict.finding == "image-pull-failed"


def held(**more: Any) -> dict[str, Any]:
    """Return a deployment that never began, because its server's identity is not approved."""
    return {
        "id": SSH,
        "service": "blog",
        "server": "edge-1",
        "status": "failed",
        "error": "SSH host identity is not approved for edge-1. DaoFlow will not send credentials or commands.",
        "steps": [],
        "lines": [],
        **more,
    }


def test_a_held_deployment_leads_only_where_nothing_failed(rules: RuleSet) -> None:
    """That somebody has yet to approve a server is the cause of what it holds up, and never before what is broken."""
    alone = analyse(rules, deployment=[held()])
    assert alone.verdict.finding == "target-identity-not-approved"
    assert alone.verdict.scope is Scope.REMOTE_TARGET

    for hour in ("11:40", "12:59"):
        beside = analyse(rules, deployment=[held(), failed_pull(at=f"2026-11-23T{hour}:00Z")])
        assert beside.verdict.finding == "image-pull-failed", hour
    named = analyse(rules, deployment=[held(), failed_pull()], incident={"deployment": SSH})
    assert named.verdict.finding == "target-identity-not-approved"


@pytest.mark.parametrize(
    "message",
    ["SSH key directory must have permissions 700.", "No SSH private key is stored for this server."],
)
def test_a_fault_of_daoflows_own_key_is_local(rules: RuleSet, message: str) -> None:
    """The deployment went to a managed server, which nobody has asked."""
    broken = held(error=message, steps=[f"Prepare uploaded workspace: failed: {message}"])
    result = analyse(rules, deployment=[broken], server=[{"name": "edge-2"}])
    assert result.verdict.scope is Scope.CONTROL_PLANE, result.verdict
    assert "No managed server has a part in it" in result.verdict.reason


def test_a_full_disk_of_a_server_explains_its_deployment(rules: RuleSet) -> None:
    """The server goes by its address in the collection and by its name in the deployment: it is one server."""
    full = held(
        server="edge-2",
        error="Failed to upload the workspace",
        steps=["Prepare uploaded workspace: failed: Failed to upload the workspace"],
        lines=["stderr scp: write remote: No space left on device"],
    )
    server = {"name": "edge-2", "host": "203.0.113.9"}
    target = {"host": "203.0.113.9", "disk": {"free_bytes": 0}}
    result = analyse(rules, deployment=[full], server=[server], target=[target])
    assert result.verdict.finding == "disk-full", result.verdict
    assert result.verdict.scope is Scope.REMOTE_TARGET
    staging = next(item for item in result.findings if item.name == "staging-full")
    assert "disk-full" in staging.explained_by
