"""Temporal mode: with Temporal, without it, and with one that cannot log in to its database."""

from collections.abc import Callable

from tests.incidents.diagnosis import diagnose
from tests.incidents.stack import Stack

NewStack = Callable[[str], Stack]
SETTINGS = {"DAOFLOW_WORKFLOW_PROFILE": "temporal", "COMPOSE_PROFILES": "temporal", "DAOFLOW_ENABLE_TEMPORAL": "true"}
# The product's own setting, default 30000: the fallback need not be waited for in full.
SHORT_TIMEOUT = "services:\n  daoflow:\n    environment:\n      TEMPORAL_CONNECT_TIMEOUT_MS: 5000\n"


def test_temporal_on_and_well(new_stack: NewStack) -> None:
    """A sound Temporal installation, whose server has no health check of its own, gives no verdict either."""
    stack = new_stack("temporal-well")
    stack.installation.write_env(**SETTINGS)
    stack.up_and_ready()
    stack.wait_for_log("daoflow", "[temporal-worker] Worker started on task queue:")

    diagnosis = diagnose(stack.installation)

    assert diagnosis.verdict is None, diagnosis.summary()
    assert diagnosis.names(at_least="low") == set(), diagnosis.summary()


def test_temporal_refused_by_its_database(new_stack: NewStack) -> None:
    """The password of Temporal's own database was changed: that is the cause of its crashes and of the fallback."""
    stack = new_stack("temporal-login")
    stack.installation.write_env(**SETTINGS)
    stack.installation.write_override(SHORT_TIMEOUT)
    stack.up_and_ready()
    stack.installation.write_env(TEMPORAL_POSTGRES_PASSWORD=stack.installation.hexadecimal(48))
    stack.up()
    stack.wait_for_log("temporal", "password authentication failed for user", times=4)
    stack.compose("restart", "daoflow")
    stack.wait_for_log("daoflow", "[worker] Falling back to legacy polling worker")

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("temporal-database-auth-failed", evidence=["password authentication failed for user"])


def test_temporal_on_but_absent(new_stack: NewStack) -> None:
    """The worker fell back and readiness is 200 again; the absent service is the verdict all the same."""
    stack = new_stack("temporal")
    stack.installation.write_env(**SETTINGS)
    stack.installation.write_override(SHORT_TIMEOUT)
    stack.up("daoflow")
    stack.wait_for_log("daoflow", "[worker] Falling back to legacy polling worker")
    stack.wait_until("readiness", lambda: stack.status("/ready") == 200)

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("temporal-not-running")
