"""Which recorded words say why something failed."""

import pytest
from daoflow_rules.reasons import gives_reason


@pytest.mark.parametrize(
    ("words", "tells"),
    [
        ("Restore execution failed: pg_restore exited with code 1", False),
        ("docker compose up failed with exit code 17.", False),
        ("Activity task failed", False),
        ("", False),
        ("Restore execution failed: psql: role does not exist", True),
        ("docker compose up failed with exit code 1: network edge not found", True),
        ("docker build failed with exit code 127: no such command", True),
    ],
)
def test_an_exit_code_is_no_reason(words: str, *, tells: bool) -> None:
    """It says that something failed; what the program said beside it is the reason."""
    assert gives_reason(words) is tells
