"""A required secret was emptied while the stack runs: every Compose command fails from then on."""

from collections.abc import Callable

from tests.incidents.diagnosis import diagnose
from tests.incidents.stack import Stack

NewStack = Callable[[str], Stack]


def test_empty_secret_is_named_although_every_compose_command_fails(new_stack: NewStack) -> None:
    """The empty key is the verdict, and containers and logs are in the bundle, got by project label."""
    stack = new_stack("empty-secret")
    stack.up_and_ready()
    stack.installation.write_env(BETTER_AUTH_SECRET="")
    refused = stack.compose("ps", check=False)
    assert refused.returncode == 15
    assert "required variable" in refused.stderr

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("required-secret-empty", evidence=["BETTER_AUTH_SECRET"])
    collected = {item["source"] for item in diagnosis.document["coverage"] if item["outcome"] == "collected"}
    assert {"compose/ps", "containers", "logs/daoflow", "logs/postgres"} <= collected, diagnosis.summary()


def test_several_empty_secrets_are_all_named(new_stack: NewStack) -> None:
    """Compose names one missing key and not always the same; the finding names all of them, without any container."""
    stack = new_stack("empty-secrets")
    stack.installation.write_env(BETTER_AUTH_SECRET="", ENCRYPTION_KEY="", POSTGRES_PASSWORD="")
    assert stack.up(check=False).returncode == 15

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("required-secret-empty")
    subjects = {f["subject"].get("key") for f in diagnosis.document["findings"] if f["name"] == "required-secret-empty"}
    text = diagnosis.summary()
    assert {"BETTER_AUTH_SECRET", "ENCRYPTION_KEY", "POSTGRES_PASSWORD"} <= subjects or all(
        key in text for key in ("BETTER_AUTH_SECRET", "ENCRYPTION_KEY", "POSTGRES_PASSWORD")
    ), text
