"""Shell completion as a person gets it: in real shells, with TAB."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.collector.shells import SHELLS, completed

PROGRAM = Path(sys.executable).with_name("daoflow-collect")
RECORDING = Path(__file__).parents[1] / "incidents" / "recording"
LINES = {
    "ver": "verify",
    "verify --env": "--env-file",
    "--depl": "--deployment",
    "run --only logs/po": "logs/postgres",
    "--skip engine/jo": "engine/journal",
    "completion fi": "fish",
}


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("line", LINES)
def test_commands_options_and_values_are_completed(shell: str, line: str, tmp_path: Path) -> None:
    """A command, an option (of `run` too when it is not named), a source and a choice come when TAB is pressed."""
    assert completed(shell, PROGRAM, f"daoflow-collect {line}", cwd=tmp_path)[-1] == LINES[line]


@pytest.mark.parametrize("shell", SHELLS)
def test_bundles_and_their_members_are_completed(shell: str, tmp_path: Path) -> None:
    """`show` completes the bundles of a folder, and after one the members in it."""
    command = [PROGRAM, "run", "--recording", RECORDING, "-o", "incident.tar.zst", "--quiet"]
    subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, timeout=120)
    (tmp_path / "incidental.txt").touch()

    assert completed(shell, PROGRAM, "daoflow-collect show inc", cwd=tmp_path)[-1] == "incident.tar.zst"
    line = "daoflow-collect show incident.tar.zst logs/post"
    assert completed(shell, PROGRAM, line, cwd=tmp_path)[-1] == "logs/postgres.log"


def test_the_script_is_for_the_name_the_program_was_called_by(tmp_path: Path) -> None:
    """The single file has the machine in its name: its script completes that name, in each shell's words."""
    called = tmp_path / "daoflow-collect-x86_64"
    called.symlink_to(PROGRAM)
    for shell, words in (
        ("bash", "nosort -F _daoflow_collect_x86_64_completion daoflow-collect-x86_64"),
        ("zsh", "compdef _daoflow_collect_x86_64_completion daoflow-collect-x86_64"),
        ("fish", "--command daoflow-collect-x86_64"),
    ):
        script = subprocess.run([called, "completion", shell], capture_output=True, text=True, check=True).stdout
        assert words in script


def test_completion_of_what_is_no_bundle_offers_nothing(tmp_path: Path) -> None:
    """Members of a file that is no bundle, or not there, are none; nobody reads an error while typing."""
    (tmp_path / "x.tar.zst").write_text("no bundle")
    for bundle in ("x.tar.zst", "missing.tar.zst"):
        environment = {"COMP_WORDS": f"daoflow-collect show {bundle} l", "COMP_CWORD": "3"}
        environment["_DAOFLOW_COLLECT_COMPLETE"] = "bash_complete"
        done = subprocess.run([PROGRAM], env=environment, cwd=tmp_path, capture_output=True, check=True)
        assert (done.stdout, done.stderr) == (b"\n", b"")
