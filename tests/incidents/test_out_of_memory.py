"""The kernel kills a container at its memory limit."""

from collections.abc import Callable

from tests.incidents.diagnosis import diagnose
from tests.incidents.stack import Stack

NewStack = Callable[[str], Stack]


def test_control_plane_killed_for_memory(new_stack: NewStack) -> None:
    """The log just ends; the verdict comes from the engine's record of the kill."""
    stack = new_stack("oom")
    stack.installation.write_override("services:\n  daoflow:\n    mem_limit: 40m\n    memswap_limit: 40m\n")
    stack.up()
    stack.wait_until(
        "the kill", lambda: stack.state("daoflow")["OOMKilled"] and stack.inspect("daoflow")["RestartCount"] >= 2
    )

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("control-plane-oom-killed", symptoms=["control-plane-crash-loop"])


def test_another_container_killed_for_memory(new_stack: NewStack) -> None:
    """A kill of redis is found, named, and not blamed on the control plane."""
    stack = new_stack("redis-oom")
    stack.installation.write_override("services:\n  redis:\n    mem_limit: 16m\n    memswap_limit: 16m\n")
    stack.up_and_ready()
    fill = "redis.call('SET','k',string.rep('x',64*1024*1024))"
    stack.docker("exec", stack.container("redis"), "redis-cli", "EVAL", fill, "0", check=False)
    stack.wait_until("the kill", lambda: stack.inspect("redis")["RestartCount"] >= 1)

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("container-oom-killed")
    assert diagnosis.finding("container-oom-killed")["subject"]["service"] == "redis"
    assert "control-plane-oom-killed" not in diagnosis.names()
