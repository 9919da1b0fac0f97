"""Completion of `daoflow-analyze` as a person gets it: in real shells, with TAB."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.analyzer.cli.program import PROGRAM, Packed
from tests.collector.shells import SHELLS, completed

LINES = {
    "expl": "explain",
    "incid": "incident.tar.zst",
    "--markd": "--markdown",
    "explain CP00": "CP00",
    "explain postgres-pass": "postgres-password-mismatch",
    "incident.tar.zst --fail-on me": "medium",
    "diff inc": "incident.tar.zst",
    "logs incident.tar.zst --service post": "postgres",
    "completion zs": "zsh",
}


@pytest.mark.parametrize("shell", SHELLS)
def test_commands_options_codes_bundles_and_services_are_completed(shell: str, packed: Packed, tmp_path: Path) -> None:
    """A command, an option of `report` when it is not named, a rule, a severity, a file and a log in it come with TAB."""
    folder = tmp_path / "here"
    folder.mkdir()
    packed().rename(folder / "incident.tar.zst")
    found = {line: completed(shell, PROGRAM, f"daoflow-analyze {line}", cwd=folder) for line in LINES}

    assert {line: words[-1] for line, words in found.items() if "CP00" not in line} == {
        line: word for line, word in LINES.items() if "CP00" not in line
    }
    # Ten codes fit: bash and zsh list them and leave the word, fish offers each.
    assert any(word.startswith("CP00") for word in found["explain CP00"])
