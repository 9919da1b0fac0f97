"""A control plane whose database does not fit it: one stack, put back in order after each fault."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.incidents.diagnosis import diagnose
from tests.incidents.stack import Stack

FAULTS = {
    "database-ahead-of-image": (
        "INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('0003_later', 3), ('0004_later', 4)",
        "DELETE FROM drizzle.__drizzle_migrations WHERE hash LIKE '%_later'",
        "DB_AHEAD",
        "lineage mismatch",
    ),
    "failed-migration-marker": (
        "DELETE FROM drizzle.__drizzle_migrations WHERE hash LIKE '0002%'",
        (
            "INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('0002_backup_destinations', 2); "
            "DELETE FROM drizzle.__daoflow_migration_control"
        ),
        "PREVIOUS_MIGRATION_ATTEMPT_FAILED",
        "already exists",
    ),
    "database-not-daoflows": (
        "ALTER SCHEMA drizzle RENAME TO kept",
        "ALTER SCHEMA kept RENAME TO drizzle",
        "SCHEMA_NOT_EMPTY",
        "lineage mismatch",
    ),
    "database-tables-missing": (
        "ALTER TABLE backup_destinations RENAME TO kept_destinations",
        "ALTER TABLE kept_destinations RENAME TO backup_destinations",
        'relation "backup_destinations" does not exist',
        'relation "backup_destinations" does not exist',
    ),
}
"""Finding → what makes it, what mends it, what DaoFlow says, what the evidence quotes."""


@pytest.fixture(scope="module")
def stack(images: list[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Start one installation for all of them."""
    assert images
    made = Stack(tmp_path_factory.mktemp("migrations") / "daoflow-migrations")
    try:
        made.up_and_ready()
        yield made
    finally:
        made.down()


@pytest.mark.parametrize("name", FAULTS)
def test_a_start_that_the_migrations_end(stack: Stack, tmp_path: Path, name: str) -> None:
    """DaoFlow refuses to start, and the reason is in its words, in the database's log, or in the ledger."""
    breaks, mends, said, quoted = FAULTS[name]
    stack.compose("stop", "--timeout", "1", "daoflow")
    stack.sql(breaks)
    stack.docker("start", stack.container("daoflow"))
    try:
        stack.wait_for_log("daoflow", said)
        diagnosis = diagnose(stack.installation, bundle=tmp_path / "evidence.tar.zst")
    finally:
        stack.compose("stop", "--timeout", "1", "daoflow")
        for statement in mends.split("; "):
            stack.sql(statement)
        stack.compose("up", "--detach", "--force-recreate", "daoflow")
        stack.wait_until("the control plane to be ready", lambda: stack.status("/ready") == 200)

    diagnosis.tells_cause(name)
    everything = "\n".join(diagnosis.evidence(found) for found in diagnosis.names())
    assert quoted in everything, everything
    if name == "failed-migration-marker":
        assert "already exists" in diagnosis.evidence("migration-failed"), diagnosis.summary()


def test_a_floating_tag_has_nothing_to_go_back_to(stack: Stack, tmp_path: Path) -> None:
    """The installation runs `latest`: a low finding, and no cause of anything."""
    stack.docker("tag", "ghcr.io/daoflow-dev/daoflow:0.11.0", "ghcr.io/daoflow-dev/daoflow:latest")
    stack.installation.write_env(DAOFLOW_VERSION="latest")
    stack.up_and_ready()
    diagnosis = diagnose(stack.installation, bundle=tmp_path / "evidence.tar.zst")

    assert diagnosis.verdict is None, diagnosis.summary()
    assert diagnosis.finding("version-not-pinned")["severity"] == "low"
