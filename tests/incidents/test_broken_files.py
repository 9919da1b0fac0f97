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


def test_the_compose_file_is_gone(new_stack: NewStack) -> None:
    """The containers run on, and no command of Compose finds anything any more."""
    stack = new_stack("file-gone")
    stack.up_and_ready()
    (stack.directory / "docker-compose.yml").unlink()

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("compose-file-invalid", evidence=["not there"])


def test_compose_refuses_a_port_that_is_no_number(new_stack: NewStack) -> None:
    """Whatever Compose says when it refuses its files is the cause, with the setting that it quotes."""
    stack = new_stack("port-no-number")
    stack.up_and_ready()
    stack.installation.write_env(DAOFLOW_PORT="3000x")

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("compose-file-invalid", evidence=["3000x"])
    assert "DAOFLOW_PORT in .env" in diagnosis.document["verdict"]["headline"]
