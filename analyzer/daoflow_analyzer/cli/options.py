"""The options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from daoflow_analyzer.cli.completers import bundle_files

bundle = click.argument("bundle", shell_complete=bundle_files)
rules = click.option(
    "--rules",
    "rule_folders",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Also run the rules in this folder (they are Python code; repeatable).",
)
identity = click.option(
    "--identity",
    "identities",
    multiple=True,
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Key file of age that opens an encrypted bundle (repeatable).",
)
no_color = click.option("--no-color", is_flag=True, help="No colours (NO_COLOR does the same).")
quiet = click.option("--quiet", is_flag=True, help="Print nothing but what was asked for.")
verbose = click.option("--verbose", is_flag=True, expose_value=False, help="With an error, where it was raised.")
"""Read by `program.main`, which is where errors end."""
