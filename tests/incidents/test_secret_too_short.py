"""A secret is shorter than the server accepts: it exits at once, again and again."""

from collections.abc import Callable

import pytest

from tests.incidents.diagnosis import diagnose
from tests.incidents.stack import Stack

NewStack = Callable[[str], Stack]


@pytest.mark.parametrize("key", ["ENCRYPTION_KEY", "BETTER_AUTH_SECRET"])
def test_short_secret_is_the_cause(new_stack: NewStack, key: str) -> None:
    """The key is named; the crash loop is its symptom; the source frame's other message is not believed."""
    stack = new_stack(f"short-{key.lower().replace('_', '-')}")
    stack.installation.write_env(**{key: stack.installation.hexadecimal(16)})
    stack.up()
    stack.wait_for_log("daoflow", f"error: {key} must be at least 32 characters in production.", times=3)

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("secret-too-short", evidence=[key], symptoms=["control-plane-crash-loop"])
    assert "required-secret-empty" not in diagnosis.names()
