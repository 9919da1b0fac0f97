"""What gets a missing source by hand."""

import pytest
from daoflow_analyzer.coverage import command_for


@pytest.mark.parametrize(
    ("source", "command"),
    [
        ("logs/daoflow", "docker compose logs --timestamps --tail=200 daoflow"),
        ("logs/my-app.2", "docker compose logs --timestamps --tail=100 my-app.2"),
        ("logs/x; reboot", "docker compose logs --timestamps --tail=100 SERVICE"),
        ("logs/$(reboot)", "docker compose logs --timestamps --tail=100 SERVICE"),
        ("logs/--file=/tmp/x", "docker compose logs --timestamps --tail=100 SERVICE"),
        ("no/such", None),
    ],
)
def test_a_source_is_named_in_the_command_that_gets_it_where_it_is_one_word(source: str, command: str | None) -> None:
    """The manifest is not trusted, and somebody pastes the command."""
    assert command_for(source, {}) == command
