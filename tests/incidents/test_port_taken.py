"""Something else listens on the published port."""

import socket
from collections.abc import Callable

from tests.incidents.diagnosis import diagnose
from tests.incidents.stack import Stack

NewStack = Callable[[str], Stack]


def test_port_taken_by_a_process_of_the_host(new_stack: NewStack) -> None:
    """The container was created and never started; who holds the port is named."""
    stack = new_stack("port")
    with socket.create_server(("127.0.0.1", stack.port)):
        refused = stack.up(check=False)
        assert "address already in use" in refused.stderr

        diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("host-port-taken", evidence=[str(stack.port)])
    assert "python" in diagnosis.finding("host-port-taken")["message"] + diagnosis.evidence("host-port-taken")


def test_port_taken_by_another_container(new_stack: NewStack) -> None:
    """A port that a second installation has published already is taken too."""
    first, second = new_stack("port-first"), new_stack("port-second")
    first.up_and_ready()
    second.installation.write_env(DAOFLOW_PORT=str(first.port))
    refused = second.up(check=False)
    assert "port is already allocated" in refused.stderr

    diagnosis = diagnose(second.installation)

    diagnosis.tells_cause("host-port-taken", evidence=[str(first.port)])
