"""What is written about the command line is what the programs say."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from tests.docs.cli_pages import ROOT, Program, commands, pages, programs


@pytest.mark.parametrize("path", sorted(pages()), ids=lambda path: path.name)
def test_the_pages_are_what_the_programs_say(path: Path) -> None:
    """Drift is mended here and shown once as a failure: look at the change, and commit it."""
    wanted = pages()[path]
    written = path.read_text(encoding="utf-8") if path.exists() else ""
    if written != wanted:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted, encoding="utf-8")
    assert written == wanted, f"{path.relative_to(ROOT)} was out of date; it has been made again"


@pytest.mark.parametrize("program", programs(), ids=lambda program: program.name)
def test_manual_pages_are_understood_without_a_warning(program: Program) -> None:
    """Groff formats the page, and it names every command and option."""
    groff = shutil.which("groff")
    assert groff is not None, "groff is missing: run tests/engine/prerequisites"
    page = ROOT / f"docs/man/{program.name}.1"
    done = subprocess.run(
        [groff, "-man", "-Tutf8", "-ww", "-P-cbou", str(page)],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )

    assert done.stderr == ""
    shown = done.stdout.replace("\u2010", "-").replace("\u2212", "-")
    for name, command, context in commands(program):
        assert f"{program.name} {name}" in shown
        for parameter in command.get_params(context):
            record = parameter.get_help_record(context)
            assert record is None or record[0].split()[0].rstrip(",") in shown
    for code, _ in program.exit_codes:
        assert code in shown


@pytest.mark.parametrize("program", programs(), ids=lambda program: program.name)
def test_every_command_explains_itself_in_eighty_columns(program: Program) -> None:
    """Each help fits the width, each option has words, and every option of a grouped command has its group."""
    for name, command, context in commands(program):
        shown = command.get_help(context)
        assert max(map(len, shown.splitlines())) <= 80, name
        for parameter in command.get_params(context):
            record = parameter.get_help_record(context)
            assert record is None or not isinstance(parameter, click.Option) or record[1].strip(), (
                name,
                parameter.name,
            )


@pytest.mark.parametrize("program", programs(), ids=lambda program: program.name)
def test_exit_codes_are_told_alike_everywhere(program: Program) -> None:
    """The README's table and the one-screen help have the codes of the manual page."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| (\d[\d-]*) \|", readme, flags=re.MULTILINE)
    shown = program.root.get_help(next(commands(program))[2].find_root())
    for code, _ in program.exit_codes:
        assert code in table
        assert re.search(rf"\b{code}\b", shown), code
