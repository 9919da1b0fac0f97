"""The public address is not one, or not the one that people use."""

from collections.abc import Callable

from tests.incidents.diagnosis import diagnose
from tests.incidents.stack import Stack

NewStack = Callable[[str], Stack]


def test_auth_url_without_a_scheme(new_stack: NewStack) -> None:
    """Health and readiness are 200 while every sign-in fails; the address in `.env` is the verdict."""
    stack = new_stack("auth-url")
    stack.installation.write_env(BETTER_AUTH_URL="daoflow.example.org")
    stack.up_and_ready()
    stack.wait_for_log("daoflow", "BetterAuthError: Invalid base URL")
    assert stack.status("/api/auth/sign-in/email", data=b"{}") == 500

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("auth-url-invalid", evidence=["BETTER_AUTH_URL"])


def test_auth_url_of_another_origin(new_stack: NewStack) -> None:
    """A refused sign-in names the origin that operators really use."""
    stack = new_stack("auth-origin")
    stack.installation.write_env(BETTER_AUTH_URL="https://old.example.org")
    stack.up_and_ready()
    origin = {"Origin": "https://daoflow.example.org"}
    assert stack.status("/api/auth/sign-in/email", headers=origin, data=b"{}") == 403

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("auth-url-origin-mismatch", evidence=["Invalid origin: https://daoflow.example.org"])
