"""The database container is stopped, before or after the control plane started."""

import time
from collections.abc import Callable

from tests.incidents.diagnosis import diagnose
from tests.incidents.stack import Stack

NewStack = Callable[[str], Stack]


def test_postgres_stopped_before_start(new_stack: NewStack) -> None:
    """A control plane that cannot start because no postgres runs has that as its cause."""
    stack = new_stack("postgres-stopped")
    stack.up_and_ready()
    stack.compose("stop", "daoflow", "postgres")
    stack.docker("start", stack.container("daoflow"))
    stack.wait_for_log(
        "daoflow", "MigrationApplyError: Migration application failed: MIGRATION_OPERATION_FAILED.", times=3
    )

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("postgres-not-running", symptoms=["control-plane-crash-loop"])


def test_postgres_stopped_after_start(new_stack: NewStack) -> None:
    """All endpoints still say 200, each after five seconds; the cause is the stopped database, and no session token leaves the host."""
    stack = new_stack("postgres-lost")
    stack.up_and_ready()
    stack.compose("stop", "postgres")
    stack.wait_for_log("daoflow", "[worker] Unhandled error in poll loop:", times=2)
    token = stack.installation.hexadecimal(40)
    stack.installation.secrets.add(token)
    stack.status("/", headers={"Cookie": f"better-auth.session_token={token}"})
    stack.wait_for_log("daoflow", f"params: {token}")

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("postgres-not-running", symptoms=["database-lost-after-start"])
    assert stack.state("daoflow")["Status"] == "running"


def test_postgres_was_stopped_for_a_while(new_stack: NewStack) -> None:
    """Half a minute without a database, and all is well by now: no fault, and a note that says from when to when."""
    stack = new_stack("postgres-back")
    stack.up_and_ready()
    stack.compose("stop", "postgres")
    time.sleep(32)  # shorter is a restart, which nobody reports
    stack.compose("start", "postgres")
    stack.wait_until("postgres to be healthy", lambda: stack.state("postgres")["Health"]["Status"] == "healthy")
    stack.wait_until("daoflow to be healthy", lambda: stack.state("daoflow")["Health"]["Status"] == "healthy")

    diagnosis = diagnose(stack.installation)

    assert (diagnosis.verdict, diagnosis.document["verdict"]["scope"]) == (None, "none"), diagnosis.summary()
    finding = diagnosis.finding("service-was-down")
    assert finding["message"].startswith("postgres was down from ")
    evidence = diagnosis.evidence("service-was-down")  # the engine forgets events when others make many beside
    assert "-postgres-1: die (0)" in evidence or "postgres: FinishedAt " in evidence
