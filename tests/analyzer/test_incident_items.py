"""The checklist's lines about the incident, from the operator's word or from the evidence."""

from typing import Any

from daoflow_analyzer.analyze import analyze
from daoflow_analyzer.result import ChecklistItem
from daoflow_analyzer.ruleset import RuleSet

from tests.rules.case_bundle import build

ID = "a1" * 16
IDS = "Recorded the failing deployment, backup, or restore ID"
FAILED: dict[str, Any] = {
    "id": ID,
    "service": "web",
    "server": "edge-1",
    "status": "failed",
    "error": "Failed to prepare remote workspace /tmp/daoflow-staging/x.",
    "steps": ["Prepare uploaded workspace: failed: x"],
    "lines": ["stderr ssh: connect to host 203.0.113.9 port 22: Connection refused"],
}


def lines(rules: RuleSet, **case: Any) -> dict[str, ChecklistItem]:
    """Return the checklist of a case by its items."""
    return {item.item: item for item in analyze(build({"name": "case", **case}), rules).checklist}


def test_without_a_word_of_the_operator_the_evidence_names_the_failure(rules: RuleSet) -> None:
    """The failed deployment, its server and the last success of that service are found, and said to be found."""
    found = lines(rules, deployment=[FAILED])

    assert found[IDS].value == f"deployment {ID} (found in the evidence)"
    assert found["the server name involved"].value == "edge-1 (found in the evidence)"
    good = found["the last successful deployment or backup before the incident"]
    assert good.value == "deployment a651447045804ecf8dd5ea766817d294 (found in the evidence)"
    scope = found["Verified whether the incident is control-plane-local or remote-target-specific"]
    assert scope.value == "remote-target-specific: it concerns the managed server edge-1"


def test_the_operators_word_comes_first(rules: RuleSet) -> None:
    """What was given is shown as given."""
    found = lines(rules, deployment=[FAILED], incident={"backup_run": "b" * 32, "server": "edge-7"})

    assert found[IDS].value == f"backup run {'b' * 32}"
    assert found["the server name involved"].value == "edge-7"


def test_a_healthy_stack_has_no_failing_id(rules: RuleSet) -> None:
    """Nothing is made up where nothing failed."""
    found = lines(rules)

    assert found[IDS].state == "no"
    assert found["the server name involved"].state == "no"


def test_a_failed_backup_run_is_recorded(rules: RuleSet) -> None:
    """The newest failed run that no success followed is an id too."""
    run = {"id": "c3" * 16, "policy_id": "p", "status": "failed", "completed_at": "2026-11-23T12:00:00Z"}
    found = lines(rules, tables={"backup_runs": [run]})

    assert found[IDS].value == f"backup run {'c3' * 16} (found in the evidence)"


def test_the_log_of_a_deployed_service_is_the_applications_own(rules: RuleSet) -> None:
    """What DaoFlow deployed has its log under its project; `logs/web.log` is a name that no bundle has."""
    stopped = {"/State/Status": "exited", "/State/Running": False, "/State/ExitCode": 1}
    patch = {"applications/shop/containers/shop-web-1/inspect.json": stopped}
    said = {"applications/shop/logs/web.log": "+1 stdout bye\n"}
    item = "Captured logs from daoflow and the affected dependency"

    without, found = lines(rules, patch=patch)[item], lines(rules, patch=patch, replace=said)[item]
    assert (without.state, without.value) == ("no", "not in the bundle: applications/shop/logs/web.log")
    assert (found.state, found.value) == ("yes", "logs/daoflow.log, applications/shop/logs/web.log")


def test_what_the_verdict_is_about_is_the_failing_work_whatever_was_recorded(rules: RuleSet) -> None:
    """DaoFlow recorded a success, its container restarts: the strip names the deployment, and so does the checklist; its log is missing."""
    loop = {"/State/Status": "restarting", "/State/ExitCode": 1, "/RestartCount": 7}
    result = analyze(
        build({"name": "loop", "patch": {"applications/shop/containers/shop-web-1/inspect.json": loop}}), rules
    )
    found = {item.item: item for item in result.checklist}
    blamed = f"deployment {dict(result.facts)['Deployment']} (found in the evidence)"
    logs = found["Captured logs from daoflow and the affected dependency"]

    assert result.verdict.finding == "deployment-record-contradicts-runtime"
    assert found[IDS].value == found["the failing deployment or backup run ID"].value == blamed
    assert (logs.state, logs.value) == ("no", "not in the bundle: applications/shop/logs/web.log")


LAST = "the last successful deployment or backup before the incident"


def _run(letter: str, status: str, at: str, policy: str = "p") -> dict[str, str]:
    error = "tar: write error: No space left on device" if status == "failed" else ""
    return {
        "id": letter * 32,
        "policy_id": policy,
        "status": status,
        "error": error,
        "completed_at": f"2026-11-23T{at}:00Z",
    }


def test_the_last_success_is_one_before_the_incident(rules: RuleSet) -> None:
    """What went well after it had begun is no state to go back to; of a backup it is a backup, of the same policy first."""
    failed, other = _run("c", "failed", "12:31"), _run("e", "succeeded", "12:30", "q")
    same = _run("d", "succeeded", "11:00")

    found = lines(rules, tables={"backup_runs": [failed, other, same]})[LAST]
    assert found.value == f"backup run {'d' * 32} (found in the evidence)"
    found = lines(rules, tables={"backup_runs": [failed, other]})[LAST]
    assert found.value == f"backup run {'e' * 32} (found in the evidence)"


def test_a_success_that_came_later_is_named_so(rules: RuleSet) -> None:
    """The stock deployment went well at 12:45, the backup failed at 12:31."""
    found = lines(rules, tables={"backup_runs": [_run("c", "failed", "12:31")]})[LAST]

    assert found.state == "no"
    assert (
        found.value
        == "none before it is recorded; deployment a651447045804ecf8dd5ea766817d294 went well after it had begun"
    )
