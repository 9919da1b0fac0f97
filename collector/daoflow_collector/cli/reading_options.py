"""The option of the commands that read a bundle."""

from __future__ import annotations

from pathlib import Path

import click

from daoflow_collector.cli import completers

identity = click.option(
    "--identity",
    "identities",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    shell_complete=completers.files,
    help="Key file of age that opens an encrypted bundle (repeatable).",
)
