"""Backups, restores and verifications that failed, each with the error that the product recorded."""

from tests.incidents.site import Site
from tests.incidents.worker import ago

ERRORS = {
    "backup-credentials-rejected": "rclone copy failed: Failed to copy: InvalidAccessKeyId: there is no such key",
    "backup-path-denied": "rclone copy failed: Failed to copy: AccessDenied: Access Denied",
    "backup-target-unreachable": "Database dump failed: docker exec exited with code 1: No such container: shop-db-1",
    "backup-no-space": "Failed to write archive: ENOSPC: no space left on device, write",
    "backup-run-failed": "Archive encryption failed: cipher is not available",
}
SUCCEEDED = {"status": "succeeded", "artifact_path": "s3://dumps/shop/1.tar.gz"}


def add_policy(site: Site, number: int, schedule: str | None = None) -> str:
    """Add a policy with a destination and return its id."""
    policy, destination = f"{number:x}a" * 16, f"{number:x}d" * 16
    site.records.insert("backup_destinations", id=destination, name=f"s3-{number}", provider="s3", bucket="dumps")
    site.records.insert(
        "backup_policies",
        id=policy,
        name=f"nightly-{number}",
        schedule=schedule,
        destination_id=destination,
        status="active",
    )
    return policy


def add_run(site: Site, number: int, policy: str, **values: object) -> str:
    """Add a run and return its id."""
    one = f"{number:x}b" * 16
    moments = {"started_at": ago(minutes=20), "completed_at": ago(minutes=19), "created_at": ago(minutes=20)}
    site.records.insert("backup_runs", **{"id": one, "policy_id": policy, **moments, **values})
    return one


def test_each_failed_run_says_what_refused(site: Site) -> None:
    """Five policies failed for five reasons: each run is told by what its own error means, and the named one is the cause."""
    runs = {
        name: add_run(site, number, add_policy(site, number), status="failed", error=error)
        for number, (name, error) in enumerate(ERRORS.items())
    }
    diagnosis = site.diagnose("--backup-run", runs["backup-path-denied"])

    diagnosis.tells_cause("backup-path-denied", evidence=["AccessDenied"])
    for name, run in runs.items():
        told = {item["subject"].get("backup_run") for item in diagnosis.document["findings"] if item["name"] == name}
        assert run in told, diagnosis.summary()


def test_backups_that_cannot_run_without_temporal(site: Site) -> None:
    """A policy has a schedule, Temporal mode is off: that is why the last good run is ten days old."""
    policy = add_policy(site, 1, "0 3 * * *")
    add_run(site, 1, policy, **SUCCEEDED, started_at=ago(days=10), completed_at=ago(days=10), created_at=ago(days=10))
    diagnosis = site.diagnose()

    diagnosis.tells_cause(
        "backup-needs-temporal", evidence=["DAOFLOW_ENABLE_TEMPORAL=false"], symptoms=["backup-overdue"]
    )


def test_a_run_that_never_ended(site: Site) -> None:
    """It has been running since yesterday, and every later one is skipped because of it."""
    run = add_run(
        site,
        1,
        add_policy(site, 1),
        status="running",
        started_at=ago(hours=20),
        completed_at=None,
        created_at=ago(hours=20),
    )
    diagnosis = site.diagnose()

    assert diagnosis.finding("backup-stuck")["subject"] == {"backup_run": run}, diagnosis.summary()


def test_restores_and_a_verification_that_failed(site: Site) -> None:
    """The artifact of one is gone, another failed with the artifact there, a third did not verify: each says so, with the way by hand."""
    policy = add_policy(site, 1)
    errors = (
        ("restore-artifact-unavailable", "restore", "Download failed: object not found"),
        ("restore-failed", "restore", "Restore execution failed: pg_restore exited with code 1"),
        ("verification-failed", "verification", "checksum of the archive does not match"),
    )
    for number, (_, mode, error) in enumerate(errors):
        run = add_run(site, number, policy, **SUCCEEDED)
        site.records.insert(
            "backup_restores",
            id=f"{number}c" * 16,
            backup_run_id=run,
            status="failed",
            mode=mode,
            error=error,
            created_at=ago(minutes=5),
        )
    diagnosis = site.diagnose("--restore", "1c" * 16)

    diagnosis.tells_cause("restore-failed", evidence=["pg_restore exited with code 1"])
    for number, (name, _, _) in enumerate(errors):
        told = {item["subject"]["restore"] for item in diagnosis.document["findings"] if item["name"] == name}
        assert f"{number}c" * 16 in told, diagnosis.summary()
    by_hand = diagnosis.finding("restore-needs-manual-steps")
    assert any("rclone" in (step["command"] or step["do"]) for step in by_hand["next_steps"])
