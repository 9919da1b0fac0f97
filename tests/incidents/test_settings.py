"""Settings that were edited, or never right, on an installation that runs: `.env` is looked at beside what the containers have."""

from collections.abc import Iterator

import pytest

from tests.incidents.site import Site
from tests.incidents.test_deployments import settle


@pytest.fixture
def edited(site: Site) -> Iterator[Site]:
    """Put `.env` back as it was after the test."""
    before = dict(site.stack.installation.env)
    settle(site)
    yield site
    site.stack.installation.env = before
    site.stack.installation.write_env()


def test_an_upgrade_that_was_never_applied(edited: Site) -> None:
    """`.env` wants another version than the one that runs."""
    edited.stack.installation.write_env(DAOFLOW_VERSION="0.12.0")
    diagnosis = edited.diagnose()

    diagnosis.tells_cause("version-mismatch", evidence=["0.12.0", "0.11.0"], symptoms=["changed-after-freeze"])


def test_settings_that_contradict_each_other_or_do_nothing(edited: Site) -> None:
    """Temporal's settings disagree, one key reaches nobody, and a secret is the example's: none of them broke anything yet."""
    edited.stack.installation.write_env(
        COMPOSE_PROFILES="temporal",
        DEPLOYMENT_WATCHDOG_TIMEOUT_MS="60000",
        DAOFLOW_RECOVERY_ENCRYPTION_KEY="changeme-please-replace-this-now",
    )
    diagnosis = edited.diagnose()

    assert {"temporal-settings-incoherent", "env-key-has-no-effect", "secret-is-placeholder"} <= diagnosis.names(), (
        diagnosis.summary()
    )
    assert diagnosis.finding("env-key-has-no-effect")["subject"] == {"key": "DEPLOYMENT_WATCHDOG_TIMEOUT_MS"}


def test_a_database_that_only_reads(site: Site) -> None:
    """PostgreSQL runs and answers, and refuses every write: that is the cause, and its own log says so."""
    site.stack.wait_until("postgres to be past its first minute", lambda: minutes_up(site) >= 1, deadline_s=90)
    site.stack.sql("ALTER SYSTEM SET default_transaction_read_only = on")
    site.stack.sql("SELECT pg_reload_conf()")
    try:
        site.stack.wait_until("a refused write", lambda: refused(site))
        diagnosis = site.diagnose()
    finally:
        # A session's own options come before the file's: this one may write.
        psql = ("psql", "-U", "daoflow", "-d", "daoflow")
        undo = ("-c", "ALTER SYSTEM RESET default_transaction_read_only", "-c", "SELECT pg_reload_conf()")
        writable = ("-e", "PGOPTIONS=-c default_transaction_read_only=off")
        site.stack.docker("exec", *writable, site.stack.container("postgres"), *psql, *undo)

    diagnosis.tells_cause("postgres-unhealthy", evidence=["read-only transaction"])


def refused(site: Site) -> bool:
    """Ask for a page, whose access line cannot be written, and say whether the database complained."""
    site.stack.status("/health")
    return "read-only transaction" in site.stack.log("postgres")


def minutes_up(site: Site) -> float:
    """Return for how many minutes postgres has been running."""
    seconds = site.stack.sql_value("SELECT extract(epoch from now() - pg_postmaster_start_time())")
    return float(seconds) / 60
