"""`daoflow-analyze explain`: the page of one rule."""

from __future__ import annotations

import textwrap
from pathlib import Path

import click

from daoflow_analyzer.cli import options, output
from daoflow_analyzer.cli.analysis import rule_set
from daoflow_analyzer.cli.completers import rule_codes


@click.command("explain")
@click.argument("rule", metavar="CODE|NAME", shell_complete=rule_codes)
@options.rules
@options.verbose
def command(rule: str, rule_folders: tuple[Path, ...]) -> None:
    """Print what a finding means, how to confirm it and what to do."""
    loaded = rule_set(rule_folders).find(rule)
    found = loaded.rule
    output.show(f"{found.code} {found.name} ({found.severity.value})\n{found.title}\n")
    for heading, body in loaded.documentation.items():
        output.show(f"\n{heading}\n{textwrap.indent(body, '    ')}\n")
    if found.explains:
        output.show(f"\nExplains\n{textwrap.indent(textwrap.fill(', '.join(found.explains), 76), '    ')}\n")
