"""The pages on the command line, made of what the programs say themselves: docs/cli.md and the two manual pages."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
from daoflow_bundle.version import VERSION

ROOT = Path(__file__).parents[2]
WIDTH = 80


@dataclass(frozen=True)
class Program:
    """One of the two: its name, what it is, its root command and its exit codes by meaning."""

    name: str
    what: str
    root: click.Group
    exit_codes: tuple[tuple[str, str], ...]


def programs() -> tuple[Program, Program]:
    """Return both programs."""
    collect = importlib.import_module("daoflow_collector.cli.program").program
    analyze = importlib.import_module("daoflow_analyzer.cli.program").program
    return (
        Program(
            "daoflow-collect",
            "collect the evidence of a DaoFlow host into one file, without its secrets",
            collect,
            (
                ("0", "complete"),
                ("1", "failed, nothing to send"),
                ("2", "usage"),
                ("3", "plan printed"),
                ("4", "partial bundle written: send it, the gaps are listed"),
                ("6", "not permitted, and nothing collected"),
                ("130", "interrupted twice, nothing kept (once: a partial bundle, 4)"),
            ),
        ),
        Program(
            "daoflow-analyze",
            "name the root cause in an evidence bundle, off line",
            analyze,
            (
                ("0", "analysed, whatever was found"),
                ("1", "cannot analyse: not a bundle, damaged beyond use, newer format"),
                ("1", "the bundle was changed: analysed as far as it can be read; with --allow-unverified 0"),
                ("2", "usage"),
                ("10-14", "only with --fail-on: highest severity, info 10 to critical 14"),
                ("130", "interrupted"),
            ),
        ),
    )


def commands(program: Program) -> Iterator[tuple[str, click.Command, click.Context]]:
    """Yield the program's commands with the contexts that their help is made in."""
    top = click.Context(program.root, info_name=program.name, terminal_width=WIDTH, max_content_width=WIDTH)
    for name in program.root.list_commands(top):
        command = program.root.get_command(top, name)
        assert command is not None
        if not command.hidden:
            yield name, command, click.Context(command, info_name=name, parent=top, terminal_width=WIDTH)


def reference() -> str:
    """Return docs/cli.md."""
    parts = [
        "# The command line\n\nWhat `--help` says, for both programs. Made by `tests/docs/`; edit the programs, not this page.\n"
    ]
    for program in programs():
        top = click.Context(program.root, info_name=program.name, terminal_width=WIDTH)
        parts.append(f"\n## {program.name}\n\n{_block(program.root.get_help(top))}")
        for name, command, context in commands(program):
            parts.append(f"\n### {program.name} {name}\n\n{_block(command.get_help(context))}")
    return "".join(parts)


def _block(text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.rstrip().splitlines())
    return f"```text\n{lines}\n```\n"


def manual(program: Program) -> str:
    """Return the manual page, in the man macros that groff and mandoc know."""
    upper = program.name.upper()
    lines = [
        f'.TH "{upper}" "1" "" "daoflow-evidence {VERSION}" "User Commands"',
        ".SH NAME",
        f"{_roff(program.name)} \\- {_roff(program.what)}",
        ".SH SYNOPSIS",
    ]
    found = list(commands(program))
    for name, command, context in found:
        usage = " ".join(command.collect_usage_pieces(context))
        lines += [f".B {_roff(program.name)} {_roff(name)}", _roff(usage), ".br"]
    lines[-1:] = [".SH COMMANDS"]
    for name, command, context in found:
        lines += [f'.SS "{program.name} {name}"', *_prose(inspect.cleandoc(command.help or ""))]
        for parameter in command.get_params(context):
            record = parameter.get_help_record(context)
            if record is not None and isinstance(parameter, click.Option):
                lines += [".TP", f".B {_roff(record[0])}", _roff(record[1])]
    lines.append(".SH EXIT STATUS")
    for code, meaning in program.exit_codes:
        lines += [".TP", f".B {_roff(code)}", _roff(meaning)]
    lines += [
        ".SH ENVIRONMENT",
        ".TP",
        ".B NO_COLOR",
        "No colours. TERM=dumb, or a stream that is no terminal, does the same.",
        ".TP",
    ]
    if program.name == "daoflow-analyze":
        lines += [
            ".B FORCE_COLOR",
            "Colours into a pipe, too.",
            ".TP",
            ".B PAGER",
            "What shows the logs on a terminal.",
        ]
    else:
        lines += [".B DOCKER_HOST", "The engine to ask.", ".TP", ".B DAOFLOW_TOKEN", "API token of DaoFlow, read only."]
    other = "daoflow-analyze" if program.name == "daoflow-collect" else "daoflow-collect"
    lines += [".SH SEE ALSO", f".BR {_roff(other)} (1)"]
    return "\n".join(lines) + "\n"


def _prose(text: str) -> Iterator[str]:
    for block in re.split(r"\n\s*\n", text.strip()):
        verbatim = block.startswith("\b")
        shown = block.removeprefix("\b").strip("\n")
        yield ".PP"
        if verbatim:
            yield from (".nf", *(_roff(line) for line in shown.splitlines()), ".fi")
        else:
            yield _roff(" ".join(shown.split()))


def _roff(text: str) -> str:
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    escaped = escaped.replace("…", "\\[u2026]").replace("·", "\\[pc]").replace("→", "\\(->")
    return f"\\&{escaped}" if escaped.startswith((".", "\\(aq")) else escaped


def pages() -> dict[Path, str]:
    """Return every generated page by its file."""
    manuals = {ROOT / f"docs/man/{program.name}.1": manual(program) for program in programs()}
    return {ROOT / "docs/cli.md": reference(), **manuals}
