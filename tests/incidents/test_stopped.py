"""Nothing crashed, and nothing runs."""

from collections.abc import Callable

import pytest

from tests.incidents.diagnosis import diagnose
from tests.incidents.stack import Stack

NewStack = Callable[[str], Stack]


@pytest.mark.parametrize("how", ["stop", "down"])
def test_a_control_plane_that_was_stopped(new_stack: NewStack, how: str) -> None:
    """Three containers that were stopped, or removed, are one matter, and only have to be started."""
    stack = new_stack(f"{how}-all")
    stack.up_and_ready()
    stack.compose(how)

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("control-plane-stopped", symptoms=["postgres-not-running", "control-plane-not-ready"])
    steps = [step["command"] for step in diagnosis.finding("control-plane-stopped")["next_steps"]]
    assert steps[-1] == "docker compose up -d"
