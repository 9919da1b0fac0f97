"""The control plane has no Docker socket: its worker is off, and every endpoint says ready."""

from collections.abc import Callable

from tests.incidents.diagnosis import diagnose
from tests.incidents.stack import Stack

NewStack = Callable[[str], Stack]


def test_socket_not_mounted(new_stack: NewStack) -> None:
    """Readiness is 200, and the missing mount is still the verdict."""
    stack = new_stack("no-socket")
    stack.installation.edit_compose_file("      - /var/run/docker.sock:/var/run/docker.sock\n", "")
    stack.up_and_ready()
    stack.wait_for_log("daoflow", "[worker] Docker socket not found at /var/run/docker.sock")

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("docker-socket-not-mounted")


def test_a_directory_in_the_sockets_place(new_stack: NewStack) -> None:
    """A folder mounted where the socket belongs is seen although the control plane does not complain."""
    stack = new_stack("socket-folder")
    folder = stack.directory / "docker.sock"
    folder.mkdir()
    stack.installation.edit_compose_file(
        "- /var/run/docker.sock:/var/run/docker.sock", f"- {folder}:/var/run/docker.sock"
    )
    stack.up_and_ready()

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("docker-socket-not-mounted")
