"""The program itself: which commands there are, `report` as the one that need not be named, and the end of every error."""

from __future__ import annotations

import gc
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from daoflow_bundle import standard_streams
from daoflow_bundle.version import VERSION

from daoflow_analyzer.cli import failing, output
from daoflow_analyzer.cli.output import ReaderGoneError
from daoflow_analyzer.errors import TamperedError, UsageError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

NAME = "daoflow-analyze"
COMMANDS = {
    "report": "daoflow_analyzer.cli.report",
    "logs": "daoflow_analyzer.cli.logs",
    "diff": "daoflow_analyzer.cli.diff",
    "rules": "daoflow_analyzer.cli.rules",
    "explain": "daoflow_analyzer.cli.explain",
    "schema": "daoflow_analyzer.cli.schema",
    "new-rule": "daoflow_analyzer.cli.new_rule",
    "completion": "daoflow_analyzer.cli.completion",
}
"""Command → the module whose `command` it is; in the order of the help."""

OF_THE_COLLECTOR = ("plan", "run", "show", "verify", "mail", "redact")
"""What people look for in the wrong one of the two programs."""

HELP = """\
Usage: daoflow-analyze BUNDLE [OPTIONS]
       daoflow-analyze COMMAND [OPTIONS] ...

Reads an evidence bundle of a DaoFlow host, off line, and names the root cause.

  daoflow-analyze BUNDLE                the verdict here, the report as HTML
  daoflow-analyze BUNDLE --markdown -   ticket text (--json -: for programs)
  daoflow-analyze logs BUNDLE --around CP009      what all services said then
  daoflow-analyze diff OLD NEW          what changed between two bundles
  daoflow-analyze explain CP009         what a finding means, what to do
  daoflow-analyze rules --missing BUNDLE          what could not be judged
  daoflow-analyze new-rule CODE NAME    a rule of your own, from a log line
  daoflow-analyze schema                JSON Schema of --json
  daoflow-analyze completion bash       completion for your shell

Options of the report: daoflow-analyze report --help

Exit codes: 0 analysed, whatever was found; 1 cannot analyse, or a bundle that
was changed (analysed, with a warning, as far as it can be read); 2 usage;
10-14 only with --fail-on: highest severity, info 10 to critical 14;
130 interrupted.
"""


FEW_COLLECTIONS = 500_000
"""Objects made before Python looks for cycles: nearly nothing here makes any, and the usual 700 cost an eighth of the time."""


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

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the one-screen help."""
        del ctx
        formatter.write(HELP)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands, and what may stand where none is named: a bundle, or an option of `report`."""
        found = super().shell_complete(ctx, incomplete)
        report = self.get_command(ctx, "report")
        if report is not None and not incomplete.startswith("-"):
            bundles = report.params[0].shell_complete(ctx, incomplete)
            found += [item for item in bundles if item.type == "plain" or not found]
        elif report is not None:
            known = {item.value for item in found}
            of_report = report.shell_complete(click.Context(report, parent=ctx), incomplete)
            found += [item for item in of_report if item.value not in known]
        return found

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `report` in front of arguments that name no command; `help` is what many type first."""
        if args[:1] == ["help"]:
            args[0] = "--help"
        elif args and args[0] not in COMMANDS and args[0] not in ("--help", "-h", "--version"):
            elsewhere = args[0] in OF_THE_COLLECTOR and not Path(args[0]).exists()
            if elsewhere and not ctx.resilient_parsing:
                raise UsageError(
                    f"'{args[0]}' is a command of daoflow-collect", "", f"Run `daoflow-collect {args[0]} …`."
                )
            # Completion asks for what is half typed: that is no mistake.
            if not ctx.resilient_parsing and not Path(args[0]).exists():
                _refuse_mistyped(args[0])
            args.insert(0, "report")
        return super().parse_args(ctx, args)


def _refuse_mistyped(word: str) -> None:
    """Raise `UsageError` for what is no file and nearly a command."""
    from difflib import get_close_matches

    near = get_close_matches(word, COMMANDS, n=1, cutoff=0.7)
    if near:
        raise UsageError(f"there is no command and no file '{word}'", f"did you mean '{near[0]}'?")


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(VERSION, prog_name=NAME, message="%(prog)s %(version)s")
def program() -> None:
    """Analyse an evidence bundle of a DaoFlow host, offline."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program (entry point). Whatever happens ends in words and an exit code."""
    standard_streams.fill_in()
    given = list(sys.argv[1:] if arguments is None else arguments)
    gc.set_threshold(FEW_COLLECTIONS)
    try:
        code = program.main(args=list(given), prog_name=NAME, standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        output.say(error.format_message())
        code = 2
    except ReaderGoneError:
        standard_streams.silence(sys.stdout, sys.stderr)
        code = 0
    except BaseException as error:
        if isinstance(error, SystemExit):
            raise
        asked = next((name for name in given[:1] if name in COMMANDS), "report")
        failure = failing.failure_of(error, f"{NAME} {asked}")
        # What was tampered with is analysed all the same: the document is on standard output already.
        as_json = failing.wants_json(given) and not isinstance(error, TamperedError)
        failing.complain(failure, error, verbose="--verbose" in given, as_json=as_json)
        code = failure.exit_code
    # The process ends: that it looks for cycles once more in all that it holds helps nobody.
    gc.freeze()
    sys.exit(code)
