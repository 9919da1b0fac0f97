"""The program itself: which commands there are, `run` as the one that need not be named, and the end of every error."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

import click
from daoflow_bundle import standard_streams

from daoflow_collector.cli import failing, output
from daoflow_collector.errors import CollectError, CutShortError, UsageError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMMANDS = {
    "run": "daoflow_collector.cli.run",
    "plan": "daoflow_collector.cli.plan",
    "show": "daoflow_collector.cli.show",
    "verify": "daoflow_collector.cli.verify",
    "mail": "daoflow_collector.cli.mail",
    "redact": "daoflow_collector.cli.redact",
    "completion": "daoflow_collector.cli.completion",
}
"""Command → the module whose `command` it is; in the order of the help."""
_UNLISTED = {"serve": "daoflow_collector.cli.serve"}

_HELP = """\
Usage: daoflow-collect [COMMAND] [OPTIONS]

Collects what a DaoFlow host knows about its trouble into one file, without its
secrets. Reads only; uploads nothing.

  daoflow-collect                         collect from this host (same as: run)
  daoflow-collect plan                    say what would be collected, and why
  daoflow-collect run --deployment ID --case 4711
  daoflow-collect --on ssh://root@HOST    collect from that host instead
  daoflow-collect show FILE [MEMBER]      read a bundle before you send it
  daoflow-collect verify FILE [--env-file .env]
  daoflow-collect mail FILE               an unsent letter, split if too large
  daoflow-collect redact SOURCE DEST      copy a folder or file, no secrets
  daoflow-collect completion bash|zsh|fish

Options of run and plan: daoflow-collect run --help

Exit codes: 0 complete; 4 partial (send it, the gaps are listed); 1 failed,
nothing to send; 2 usage; 3 plan printed; 6 not permitted, nothing collected;
130 interrupted twice, nothing kept (once: a partial bundle, 4).
"""


class _Commands(click.Group):
    """Runs `run` when no command is named, and guesses what a misspelt one was meant to be."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the help."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command."""
        del ctx
        module = COMMANDS.get(cmd_name) or _UNLISTED.get(cmd_name)
        return importlib.import_module(module).command if module is not None else None

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the one-screen help."""
        del ctx
        formatter.write(_HELP)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `run` in front of options that belong to it."""
        # Completion asks with no arguments for what may follow: the commands.
        if not args and not ctx.resilient_parsing:
            args = ["run"]
        elif args and args[0].startswith("-") and args[0] not in ("--help", "-h", "--version"):
            args = ["run", *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands, and for what begins as an option also those of `run`."""
        found = super().shell_complete(ctx, incomplete)
        run = self.get_command(ctx, "run")
        if incomplete.startswith("-") and run is not None:
            known = {item.value for item in found}
            of_run = run.shell_complete(click.Context(run, parent=ctx), incomplete)
            found += [item for item in of_run if item.value not in known]
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one was near."""
        if args and args[0] not in COMMANDS and args[0] not in _UNLISTED:
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, n=1)
            raise UsageError(
                f"there is no command '{args[0]}'",
                because=f"did you mean '{near[0]}'?" if near else f"the commands are {', '.join(COMMANDS)}",
            )
        return super().resolve_command(ctx, args)


def _show_version(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    """Print the version; with --verbose beside it, also what this program is made of here."""
    del parameter
    if not value or ctx.resilient_parsing:
        return
    from daoflow_bundle.version import VERSION

    output.print_text(f"daoflow-collect {VERSION}")
    if "--verbose" in sys.argv[1:]:
        from daoflow_collector.native import native_parts

        output.print_text("\n".join(f"  {part}: {serves}" for part, serves in native_parts().items()))
    ctx.exit(0)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_show_version, help="Show the version."
)
@click.option("--verbose", is_flag=True, expose_value=False, hidden=True)  # of --version; `run` has its own
def program() -> None:
    """Collect evidence from a DaoFlow host."""


def main() -> None:
    """Run the command line. Every error a person can meet ends as three lines and an exit code."""
    standard_streams.fill_in()
    arguments = sys.argv[1:]
    as_json = "--json" in arguments
    try:
        program.main(args=arguments, prog_name="daoflow-collect", standalone_mode=False)
    except click.exceptions.NoSuchOption as error:
        near = f"did you mean {error.possibilities[0]}?" if error.possibilities else None
        failing.fail(
            f"there is no option {error.option_name}", near, "See `daoflow-collect run --help`.", 2, as_json=as_json
        )
    except click.UsageError as error:
        message = " ".join(error.format_message().split())  # click lists choices on lines of their own
        asked = error.ctx.command_path if error.ctx is not None else "daoflow-collect"
        clause = message[:1].lower() + message[1:].rstrip(".")
        failing.fail(clause, None, f"See `{asked} --help`.", 2, as_json=as_json)
    except (click.Abort, KeyboardInterrupt):
        output.leave(130)
    except CutShortError as error:
        if error.path is not None and not as_json:
            output.report(error.path)
        failing.fail(str(error), error.because, error.advice, error.exit_code, as_json=as_json)
    except CollectError as error:
        failing.fail(str(error), error.because, error.advice, error.exit_code, as_json=as_json)
    except MemoryError as error:
        failing.out_of_memory(error, as_json=as_json)
    except Exception as error:
        failing.unforeseen(error, arguments, as_json=as_json)
