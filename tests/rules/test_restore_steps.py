"""What is to be done about a restore that failed, with what the bundle knows of its artifact."""

from __future__ import annotations

from typing import Any

import pytest
from daoflow_analyzer.finding import NextStep

from tests.reports.states import analysed
from tests.rules.case_bundle import build

RUN, OTHER = "e1" * 16, "d2" * 16
ARTIFACT = {"policy_id": "p1", "artifact_path": "acme/daoflow/dump.pgc", "completed_at": "2026-11-23T03:01:00Z"}


def steps(code: str, error: str, *others: dict[str, Any], **run: Any) -> tuple[NextStep, ...]:
    """Return the steps of the finding with this code for a restore that failed with this error."""
    restore = {"id": "f0" * 16, "backup_run_id": RUN, "status": "failed", "mode": "restore", "error": error}
    runs = [{"id": RUN, "status": "succeeded", **ARTIFACT, **run}, *others]
    tables = {"backup_runs": runs, "backup_restores": [{**restore, "completed_at": "2026-11-23T12:31:00Z"}]}
    found = analysed(build({"name": "restore", "tables": tables})).findings
    (finding,) = (item for item in found if item.code == code)
    return finding.next_steps


def test_the_recorded_path_stands_in_the_commands() -> None:
    """What the bundle has is not left to be looked up; the dump is piped from where it was fetched to."""
    commands = [step.command for step in steps("RS004", "Restore execution failed: pg_restore exited with code 1")]

    assert commands[1] == "docker compose exec daoflow rclone copy REMOTE:acme/daoflow/dump.pgc /tmp/restore"
    assert commands[2] is not None
    assert commands[2].startswith("docker compose exec -T daoflow cat /tmp/restore/dump.pgc | docker exec -i CONTAINER")


def test_words_that_stay_say_where_they_are_found() -> None:
    """`REMOTE` is nothing that the bundle could know."""
    fetch = steps("RS004", "Restore execution failed: pg_restore exited with code 1")[1]

    assert "rclone config makes it" in fetch.expect


def test_what_is_no_dump_is_not_given_to_pg_restore() -> None:
    """A volume's archive has another procedure."""
    found = steps("RS004", "Restore execution failed: tar exited with code 2", artifact_path="acme/volume.tar.gz")

    assert found[2].command is None


def test_an_artifact_that_is_gone_is_replaced_by_another_runs() -> None:
    """No credentials bring back what the retention removed; the newest run that still has its artifact is named."""
    other = {**ARTIFACT, "id": OTHER, "status": "succeeded", "completed_at": "2026-11-22T03:01:00Z"}
    commands = [step.command for step in steps("RS001", "Restore execution failed: x", other, status="expired")]

    assert commands == ["daoflow backup list --json", f"daoflow backup restore --backup-run-id {OTHER} --yes"]


@pytest.mark.parametrize(
    ("error", "does"),
    [
        ("Download failed: AccessDenied: Access Denied", "Correct the destination's credentials"),
        ("Download failed: directory not found", "Restore from that run"),
    ],
)
def test_who_was_refused_is_let_in_and_who_found_nothing_takes_another(error: str, does: str) -> None:
    """The two have nothing to do with each other."""
    assert does in [step.do for step in steps("RS001", error)]
