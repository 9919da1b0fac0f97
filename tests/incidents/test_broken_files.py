"""The installation's own files do not parse: Compose refuses every command."""

from collections.abc import Callable

from tests.incidents.diagnosis import diagnose
from tests.incidents.stack import Stack

NewStack = Callable[[str], Stack]


def test_compose_file_that_does_not_parse(new_stack: NewStack) -> None:
    """A YAML error is the verdict, with Compose's own words."""
    stack = new_stack("bad-yaml")
    stack.up_and_ready()
    stack.installation.edit_compose_file(
        "      REDIS_URL: redis://redis:6379\n", "      REDIS_URL: redis://redis:6379\n   CORS: x: y\n"
    )
    refused = stack.compose("ps", check=False)
    assert "yaml: line" in refused.stderr

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("compose-file-invalid", evidence=["yaml: line"])


def test_env_file_that_does_not_parse(new_stack: NewStack) -> None:
    """A malformed line of `.env` is the verdict, with its line number."""
    stack = new_stack("bad-env")
    stack.up_and_ready()
    text = (stack.directory / ".env").read_text()
    stack.installation.write_env_text(text.replace("DAOFLOW_BIND=", "this is not a pair\nDAOFLOW_BIND="))
    line = text.splitlines().index("DAOFLOW_BIND=127.0.0.1") + 1
    refused = stack.compose("ps", check=False)
    assert f"line {line}" in refused.stderr

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("env-file-malformed", evidence=[".env"])
    finding = diagnosis.finding("env-file-malformed")
    assert line in {item.get("line") for item in finding["evidence"]}, finding
