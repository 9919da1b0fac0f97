"""`daoflow-analyze completion`: the script that makes a shell complete this program."""

from __future__ import annotations

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from daoflow_analyzer.cli import output

SHELLS: dict[str, type[ShellComplete]] = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}


@click.command("completion")
@click.argument("shell", type=click.Choice(list(SHELLS)))
def command(shell: str) -> None:
    """Print the script that makes a shell complete options, codes and bundles.

    \b
    bash   eval "$(daoflow-analyze completion bash)"      in ~/.bashrc
    zsh    eval "$(daoflow-analyze completion zsh)"       in ~/.zshrc
    fish   daoflow-analyze completion fish | source       in config.fish
    """  # noqa: D301 - click reads \b as: leave these lines as they are
    root = click.get_current_context().find_root().command
    # Not its source(): that runs bash to ask for its version, and the script may be for another machine.
    script = SHELLS[shell](root, {}, "daoflow-analyze", "_DAOFLOW_ANALYZE_COMPLETE")
    output.show(script.source_template % script.source_vars() + "\n")
