"""The program itself: which commands there are, and `report` as the one that need not be named."""

from __future__ import annotations

import importlib
from collections.abc import Sequence

import click

COMMANDS = {
    "report": "daoflow_analyzer.cli.report",
    "logs": "daoflow_analyzer.cli.logs",
    "diff": "daoflow_analyzer.cli.diff",
    "rules": "daoflow_analyzer.cli.rules",
    "explain": "daoflow_analyzer.cli.explain",
    "schema": "daoflow_analyzer.cli.schema",
    "completion": "daoflow_analyzer.cli.completion",
}
"""Command → the module whose `command` it is; in the order of the help."""

HELP = """Analyse an evidence bundle of a DaoFlow host, offline.

\b
daoflow-analyze BUNDLE                write the HTML report, print the verdict
daoflow-analyze BUNDLE --json -       the findings document on standard output
daoflow-analyze BUNDLE --markdown -   ticket text
daoflow-analyze diff OLD NEW          what changed between two bundles of a host
daoflow-analyze explain CP007         what a finding means
"""
EXIT_CODES = """\b
Exit codes: 0 analysed, whatever was found · 1 cannot analyse · 2 usage
10-14 only with --fail-on: highest severity, info 10 to critical 14 · 130 interrupted"""


class Program(click.Group):
    """A group that imports a command when it is named, and whose default command is `report`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the help."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command."""
        del ctx
        module = COMMANDS.get(cmd_name)
        return importlib.import_module(module).command if module is not None else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `report` in front of arguments that name no command."""
        if args and args[0] not in COMMANDS and args[0] not in ("--help", "-h", "--version"):
            args.insert(0, "report")
        return super().parse_args(ctx, args)


@click.group(
    cls=Program,
    help=HELP,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=EXIT_CODES,
)
@click.version_option(package_name="daoflow-evidence", prog_name="daoflow-analyze")
def program() -> None:
    """Analyse an evidence bundle of a DaoFlow host, offline."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program (entry point)."""
    program.main(args=list(arguments) if arguments is not None else None, prog_name="daoflow-analyze")
