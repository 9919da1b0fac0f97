"""An unhealthy redis keeps Compose from starting a control plane that does not even use it."""

from collections.abc import Callable

from tests.incidents.diagnosis import diagnose
from tests.incidents.stack import Stack

NewStack = Callable[[str], Stack]


def test_unhealthy_redis_blocks_the_start(new_stack: NewStack) -> None:
    """The control plane stays created; the verdict is the dependency that Compose waits for."""
    stack = new_stack("redis")
    stack.installation.write_override(
        "services:\n  redis:\n    command: redis-server --protected-mode no --port 6380\n"
    )
    refused = stack.up(check=False)
    assert "unhealthy" in refused.stderr
    assert stack.state("daoflow")["Status"] == "created"

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("redis-blocks-start")
