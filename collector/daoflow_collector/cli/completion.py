"""`daoflow-collect completion`: the script that makes a shell complete this program."""

from __future__ import annotations

import os
import sys

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from daoflow_collector.cli import output

NAME = "daoflow-collect"
VARIABLE = "_DAOFLOW_COLLECT_COMPLETE"
SHELLS: dict[str, type[ShellComplete]] = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}


def called() -> str:
    """Return the name that this program was called by, if it is one of its own: the single file's has the machine in it."""
    name = os.path.basename(sys.argv[0])  # noqa: PTH119 - start-up does without pathlib
    return name if name.startswith(NAME) and not name.endswith((".py", ".pyz")) else NAME


@click.command("completion")
@click.argument("shell", type=click.Choice(list(SHELLS)))
def command(shell: str) -> None:
    """Print the script that makes a shell complete commands, options, sources and bundles.

    \b
    bash   eval "$(daoflow-collect completion bash)"      in ~/.bashrc
    zsh    eval "$(daoflow-collect completion zsh)"       in ~/.zshrc
    fish   daoflow-collect completion fish | source       in config.fish
    """  # noqa: D301 - click reads \b as: leave these lines as they are
    root = click.get_current_context().find_root().command
    # Not its source(): that runs bash to ask for its version, and the script may be for another machine.
    script = SHELLS[shell](root, {}, called(), VARIABLE)
    output.print_text(script.source_template % script.source_vars())
