"""`daoflow-analyze diff`: what changed between two bundles of one host."""

from __future__ import annotations

from pathlib import Path

import click

from daoflow_analyzer.cli import options, output
from daoflow_analyzer.cli.analysis import analyse_with_facts, refuse_tampered, rule_set
from daoflow_analyzer.cli.completers import bundle_files
from daoflow_analyzer.cli.output import STANDARD_STREAM


@click.command("diff")
@click.argument("old", shell_complete=bundle_files)
@click.argument("new", shell_complete=bundle_files)
@click.option("--json", "json_output", metavar="FILE|-", help="Write the comparison as JSON (`-`: standard output).")
@options.rules
@options.identity
@click.option("--allow-unverified", is_flag=True, help="Let bundles that were changed end with 0, not with 1.")
@options.verbose
def command(
    *,
    old: str,
    new: str,
    json_output: str | None,
    rule_folders: tuple[Path, ...],
    identities: tuple[Path, ...],
    allow_unverified: bool,
) -> None:
    """Print what changed from bundle OLD to bundle NEW of one host."""
    from daoflow_reports import diff_text

    from daoflow_analyzer.bundle_diff import compare_bundles
    from daoflow_analyzer.diff_document import diff_document

    if old == new == STANDARD_STREAM:
        raise click.UsageError("only one of the bundles can be `-`")
    rules = rule_set(rule_folders)
    before, after = (analyse_with_facts(bundle, rules, identities=identities) for bundle in (old, new))
    found = compare_bundles(before, after)
    if json_output is not None:
        output.write(json_output, output.as_json(diff_document(found)))
    if json_output != STANDARD_STREAM:
        output.show(diff_text.render(found, width=output.width()))
    for _, facts in (before, after):
        if not allow_unverified:
            refuse_tampered(facts)
