"""`daoflow-analyze rules`: what is looked for, and what a bundle leaves without an answer."""

from __future__ import annotations

from pathlib import Path

import click

from daoflow_analyzer.cli import options, output
from daoflow_analyzer.cli.analysis import analyse, rule_set
from daoflow_analyzer.cli.completers import bundle_files


@click.command("rules")
@options.rules
@click.option(
    "--missing",
    "bundle",
    metavar="BUNDLE",
    shell_complete=bundle_files,
    help="List what could not be judged in this bundle, and why.",
)
@options.identity
@options.verbose
def command(rule_folders: tuple[Path, ...], bundle: str | None, identities: tuple[Path, ...]) -> None:
    """List the rules; with --missing, those that a bundle leaves without an answer."""
    from daoflow_reports import missing_text, rules_text

    rules = rule_set(rule_folders)
    if bundle is None:
        found = (loaded.rule for loaded in rules)
        listed = [rules_text.Listed(one.code, one.name, one.title, one.section.value, one.severity) for one in found]
        output.show(rules_text.render(listed, width=output.width()))
        return
    result = analyse(bundle, rules, identities=identities)
    output.show(missing_text.render(result, width=output.width()))
