"""Temporal mode is on, and Temporal is not there."""

from collections.abc import Callable

from tests.incidents.diagnosis import diagnose
from tests.incidents.stack import Stack

NewStack = Callable[[str], Stack]


def test_temporal_on_but_absent(new_stack: NewStack) -> None:
    """The worker fell back and readiness is 200 again; the absent service is the verdict all the same."""
    stack = new_stack("temporal")
    stack.installation.write_env(
        DAOFLOW_WORKFLOW_PROFILE="temporal", COMPOSE_PROFILES="temporal", DAOFLOW_ENABLE_TEMPORAL="true"
    )
    # The product's own setting, default 30000: the fallback need not be waited for in full.
    stack.installation.write_override(
        "services:\n  daoflow:\n    environment:\n      TEMPORAL_CONNECT_TIMEOUT_MS: 5000\n"
    )
    stack.up("daoflow")
    stack.wait_for_log("daoflow", "[worker] Falling back to legacy polling worker")
    stack.wait_until("readiness", lambda: stack.status("/ready") == 200)

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("temporal-not-running")
