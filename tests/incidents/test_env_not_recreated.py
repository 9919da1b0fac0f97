"""`.env` was edited and the containers only restarted."""

from collections.abc import Callable

from tests.incidents.diagnosis import diagnose
from tests.incidents.stack import Stack

NewStack = Callable[[str], Stack]


def test_restart_does_not_read_the_env_file(new_stack: NewStack) -> None:
    """The running container's value differs from the file's: seen by fingerprint, without either value."""
    stack = new_stack("env-edited")
    stack.up_and_ready()
    stack.installation.write_env(BETTER_AUTH_SECRET=stack.installation.hexadecimal(64))
    stack.compose("restart", "daoflow")
    stack.wait_until("the control plane to be back", lambda: stack.status("/ready") == 200)

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("env-changed-not-recreated", evidence=["BETTER_AUTH_SECRET"])
