"""Each way to call either program wrongly, made from the programs themselves: whatever command or option is added is walked, too."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import daoflow_analyzer.cli.program as analyze
import daoflow_analyzer.errors as analyzer_errors
import daoflow_collector.cli.program as collect
import daoflow_collector.errors as collector_errors
import pytest

PROGRAMS = {"daoflow-collect": collect, "daoflow-analyze": analyze}
EXIT_CODES = {"daoflow-collect": {0, 1, 2, 3, 4, 6, 130}, "daoflow-analyze": {0, 1, 2, 10, 11, 12, 13, 14, 130}}
MISSPELT = {"daoflow-collect": "colect", "daoflow-analyze": "explian"}
USAGE = 2
Call = tuple[str, tuple[str, ...]]


def _calls() -> Iterator[Call]:
    """Yield every command with an option that does not exist, an argument missing, one too many, and a wrong value for each option."""
    for program, module in PROGRAMS.items():
        yield program, (MISSPELT[program],)
        for name, where in module.COMMANDS.items():
            command: click.Command = importlib.import_module(where).command
            arguments = [item for item in command.params if isinstance(item, click.Argument)]
            plain = tuple("x.tar.zst" for item in arguments if item.required)
            yield program, (name, *plain, "--no-such-option")
            if plain:
                yield program, (name, *plain[:-1])
            if all(item.nargs == 1 for item in arguments):
                yield program, (name, *(["x.tar.zst"] * (len(arguments) + 1)))
            for option in command.params:
                if isinstance(option, click.Option) and not option.is_flag and not option.count:
                    yield program, (name, *plain, option.opts[0])  # its value is missing
                    if isinstance(option.type, click.Choice | click.types.IntParamType | click.Path) and _refuses(
                        option
                    ):
                        yield program, (name, *plain, option.opts[0], "/no/such/thing")


def _refuses(option: click.Option) -> bool:
    return not isinstance(option.type, click.Path) or option.type.exists


Said = Callable[[str, tuple[str, ...]], tuple[int, str, str]]


@pytest.fixture
def said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Said:
    """Return the function that runs a program in an empty folder and gives its exit code and both streams."""
    monkeypatch.chdir(tmp_path)

    def run(program: str, arguments: tuple[str, ...]) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", [program, *arguments])
        with pytest.raises(SystemExit) as left:
            PROGRAMS[program].main()
        written = capsys.readouterr()
        return int(left.value.code or 0), written.out, written.err

    return run


@pytest.mark.parametrize("call", list(_calls()), ids=lambda call: f"{call[0][8:]} {' '.join(call[1])}")
def test_a_wrong_call_is_told_in_three_lines_at_most(call: Call, said: Said, tmp_path: Path) -> None:
    """What is wrong, perhaps why, and what to do; exit code 2; no traceback, nothing on standard output, nothing written."""
    code, stdout, stderr = said(*call)

    assert code == USAGE, stderr
    assert stdout == ""
    lines = stderr.splitlines()
    assert 2 <= len(lines) <= 3, stderr
    assert re.match(r"error(?:\[[a-z-]+\])?: \S", lines[0]), stderr
    assert re.match(r"  try      \S", lines[-1]), stderr
    assert "Traceback" not in stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "call",
    [
        ("daoflow-analyze", ("x.tar.zst",)),
        ("daoflow-analyze", (".",)),
        ("daoflow-analyze", ("logs", "x.tar.zst")),
        ("daoflow-analyze", ("diff", "x.tar.zst", "y.tar.zst")),
        ("daoflow-analyze", ("rules", "--missing", "x.tar.zst")),
        ("daoflow-collect", ("show", "x.tar.zst")),
        ("daoflow-collect", ("verify", "x.tar.zst")),
        ("daoflow-collect", ("mail", "x.tar.zst")),
        ("daoflow-collect", ("redact", "x.txt", "y.txt")),
        ("daoflow-collect", ("run", "--recording", "/no/such/recording")),
        ("daoflow-collect", ("run", "--tail", "many")),
        ("daoflow-collect", ("run", "--max-size", "huge")),
        ("daoflow-collect", ("run", "--since", "yesterday")),
        ("daoflow-collect", ("run", "--only", "no-such-source")),
        ("daoflow-collect", ("run", "--on", "telnet://host")),
        ("daoflow-collect", ("run", "-o", "/no/such/folder/x.tar.zst")),
    ],
    ids=lambda call: f"{call[0][8:]} {' '.join(call[1])}",
)
def test_what_is_not_there_is_told_the_same_way(call: Call, said: Said, tmp_path: Path) -> None:
    """A file, a folder, a source or a value that cannot be: a code of the contract, words, and a way on."""
    code, stdout, stderr = said(*call)

    assert code in EXIT_CODES[call[0]] - {0, 3}, stderr
    assert stdout == ""
    assert "Traceback" not in stderr
    assert stderr.splitlines()[-1].startswith("  try      "), stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("module", [analyzer_errors, collector_errors], ids=lambda module: module.__name__)
def test_every_error_has_advice_and_an_exit_code_of_the_contract(module: object) -> None:
    """Whatever is raised on purpose ends in a sentence that says what to do."""
    name = "daoflow-collect" if module is collector_errors else "daoflow-analyze"
    found = [item for item in vars(module).values() if isinstance(item, type) and issubclass(item, Exception)]

    assert len(found) >= 5
    for error in found:
        assert error.exit_code in EXIT_CODES[name], error  # type: ignore[attr-defined]
        assert error.advice.strip().endswith((".", ";")), error  # type: ignore[attr-defined]
