"""The first owner's password is refused: the process stays up and is never ready."""

from collections.abc import Callable

from tests.incidents.diagnosis import diagnose
from tests.incidents.stack import Stack

NewStack = Callable[[str], Stack]


def test_short_owner_password_is_the_cause(new_stack: NewStack) -> None:
    """Readiness is 503 for the owner's sake, and the refused password is named as its cause."""
    stack = new_stack("owner")
    stack.installation.write_env(DAOFLOW_INITIAL_ADMIN_PASSWORD="pw-9z")
    stack.up()
    stack.wait_for_log("daoflow", "[auth] Initial owner bootstrap failed: Password too short")
    stack.wait_until("a settled readiness", lambda: stack.status("/ready") == 503)

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause(
        "owner-bootstrap-failed", evidence=["Password too short"], symptoms=["control-plane-not-ready"]
    )
