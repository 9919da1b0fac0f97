"""PostgreSQL is there and does not serve DaoFlow; where the report's steps are to mend it, they are run as they stand."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.incidents.diagnosis import Diagnosis, diagnose
from tests.incidents.stack import Stack

NewStack = Callable[[str], Stack]
LOCK = "BEGIN; LOCK TABLE deployments IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(300)"
IN_PARALLEL = """
SET enable_mergejoin = off; SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0;
SET work_mem = '64MB';
SELECT count(*) FROM many a JOIN many b ON a.t || a.i = b.t || b.i
"""


def test_a_host_file_that_lets_nobody_in(new_stack: NewStack) -> None:
    """pg_hba.conf was replaced by one for this host alone."""
    stack = new_stack("pg-hba")
    stack.up_and_ready()
    local = 'printf "local all all trust\\n" > "$PGDATA/pg_hba.conf" && psql -U daoflow -d daoflow -c "select pg_reload_conf()"'
    stack.docker("exec", stack.container("postgres"), "sh", "-c", local)
    stack.docker("restart", stack.container("daoflow"))
    stack.wait_for_log("postgres", "no pg_hba.conf entry for host", times=2)

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("migration-failed", evidence=["no pg_hba.conf entry"], symptoms=["control-plane-not-ready"])
    cures(stack, diagnosis)


def test_the_only_user_may_not_log_in(new_stack: NewStack) -> None:
    """Nobody is left who could let it in again but PostgreSQL itself, alone."""
    stack = new_stack("no-login")
    stack.up_and_ready()
    stack.sql("ALTER ROLE daoflow NOLOGIN")
    stack.docker("restart", stack.container("daoflow"))
    stack.wait_for_log("postgres", "is not permitted to log in", times=2)

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("migration-failed", evidence=["not permitted to log in"])
    cures(stack, diagnosis)


def test_a_paused_database(new_stack: NewStack) -> None:
    """`docker compose up` would leave it paused."""
    stack = new_stack("paused")
    stack.up_and_ready()

    def is_paused() -> bool:
        stack.docker(
            "pause", stack.container("postgres"), check=False
        )  # on a busy machine the kernel may not freeze it at once
        return bool(stack.state("postgres")["Paused"])

    stack.wait_until("postgres to be paused", is_paused)
    try:
        diagnosis = diagnose(stack.installation)
    finally:
        stack.compose("up", "--detach", check=False)
        still = stack.state("postgres")["Paused"]
        stack.docker("unpause", stack.container("postgres"), check=False)

    diagnosis.tells_cause("postgres-not-running", evidence=["paused"])
    assert still, "docker compose up has let it go on: the step could say so"
    assert [step["command"] for step in diagnosis.finding("postgres-not-running")["next_steps"]] == [
        "docker compose ps --all",
        "docker compose unpause postgres",
    ]


def test_a_setting_that_postgres_does_not_know(new_stack: NewStack) -> None:
    """Started again as it is, it would end again: what it complains of comes first."""
    stack = new_stack("unknown-setting")
    stack.installation.write_override("services: {postgres: {command: [postgres, -c, max_conections=50]}}\n")
    stack.up(check=False)
    stack.wait_for_log("postgres", "unrecognized configuration parameter", times=2)

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("postgres-not-running", evidence=["max_conections"])
    assert "max_conections" in diagnosis.document["verdict"]["headline"]
    _, cure, start = diagnosis.finding("postgres-not-running")["next_steps"]
    assert cure["do"].startswith("Cure what it says first")
    assert "docker-compose.override.yml" in cure["command"]
    assert start["command"] == "docker compose up -d postgres daoflow"


def test_no_further_process_may_be_started(new_stack: NewStack) -> None:
    """Healthy once, then its limit of processes is used up: the log alone says it, and no row of it is damaged."""
    stack = new_stack("pids-limit")
    stack.installation.write_override("services: {postgres: {pids_limit: 4}}\n")
    stack.up(check=False)
    stack.wait_for_log("postgres", "could not fork new process for connection", times=2)

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("postgres-unhealthy", evidence=["could not fork"], symptoms=["control-plane-not-ready"])
    look = next(
        step for step in diagnosis.finding("postgres-unhealthy")["next_steps"] if "PidsLimit" in step["command"]
    )
    shown = subprocess.run(
        ["bash", "-c", look["command"]], cwd=stack.directory, capture_output=True, text=True, check=True
    )
    assert shown.stdout.strip() == "4"


def test_a_query_that_needs_more_shared_memory_than_its_container_has(new_stack: NewStack) -> None:
    """Everything is up and answers; the disk has room although the words are a full disk's."""
    stack = new_stack("shared-memory")
    stack.installation.write_override("services: {postgres: {shm_size: 2m}}\n")
    stack.up_and_ready()
    stack.sql("CREATE TABLE many AS SELECT i, repeat('x', 60) AS t FROM generate_series(1, 300000) i; ANALYZE many")
    stack.sql(IN_PARALLEL, check=False)
    stack.wait_for_log("postgres", "could not resize shared memory segment")

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("postgres-unhealthy", evidence=["shared memory segment"])
    assert "disk-full" not in diagnosis.names()


def test_a_control_file_that_is_gone(new_stack: NewStack, tmp_path: Path) -> None:
    """Half of a copied folder: PostgreSQL says it in three lines without a level."""
    stack = new_stack("no-control-file")
    data = tmp_path / "pgdata"
    data.mkdir()
    stack.installation.write_override(
        f"volumes:\n  pgdata:\n    driver_opts: {{type: none, o: bind, device: {data}}}\n"
    )
    stack.up_and_ready()
    stack.compose("stop", "daoflow", "postgres")
    (control,) = data.rglob("pg_control")
    control.unlink()
    stack.docker("start", stack.container("postgres"))
    stack.wait_for_log("postgres", "could not find the database system", times=2)

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("postgres-unhealthy", evidence=["could not find the database system"])


def test_a_table_that_somebody_holds(new_stack: NewStack) -> None:
    """Endpoints and health checks are fine; whoever asks for a deployment waits."""
    stack = new_stack("table-lock")
    stack.up_and_ready()
    with session(stack, LOCK):
        diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("postgres-unhealthy", evidence=["lock timeout"])
    assert diagnosis.document["verdict"]["confidence"] == "likely"
    assert "pg_stat_activity" in diagnosis.finding("postgres-unhealthy")["next_steps"][0]["command"]


@contextmanager
def session(stack: Stack, statement: str) -> Iterator[None]:
    """Hold a session of psql that has begun a statement."""
    psql = ["docker", "exec", stack.container("postgres"), "psql", "-U", "daoflow", "-d", "daoflow", "-c", statement]
    with subprocess.Popen(psql, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        held = "SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND relation = 'deployments'::regclass"
        stack.wait_until("the lock", lambda: stack.sql_value(held) == "1")
        try:
            yield
        finally:
            running.kill()


def cures(stack: Stack, diagnosis: Diagnosis) -> None:
    """Run the steps of the verdict one after the other, then wait until DaoFlow is ready."""
    for step in diagnosis.finding(str(diagnosis.verdict))["next_steps"]:
        if step["command"] is None:
            pytest.fail(f"a step without a command: {step['do']}")
        done = subprocess.run(
            ["bash", "-c", step["command"]],
            cwd=stack.directory,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, f"{step['command']}\n{done.stdout}{done.stderr}"
    stack.wait_until("DaoFlow to be ready", lambda: stack.status("/ready") == 200)
