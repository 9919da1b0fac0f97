"""The password in `.env` was changed after the database was initialised with another."""

from collections.abc import Callable

from tests.incidents.diagnosis import diagnose
from tests.incidents.stack import Stack

NewStack = Callable[[str], Stack]


def test_changed_password_is_found_in_the_postgres_log(new_stack: NewStack) -> None:
    """The control plane's log masks the reason; the verdict comes from what PostgreSQL refused."""
    stack = new_stack("password-changed")
    stack.up_and_ready()
    stack.installation.write_env(POSTGRES_PASSWORD=stack.installation.hexadecimal(48))
    stack.up()
    stack.wait_for_log("postgres", 'FATAL:  password authentication failed for user "daoflow"', times=3)

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause(
        "postgres-password-mismatch",
        evidence=['password authentication failed for user "daoflow"'],
        symptoms=["control-plane-crash-loop"],
    )
    assert "MIGRATION_OPERATION_FAILED" in stack.log("daoflow")
