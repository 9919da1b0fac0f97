"""`daoflow-collect show`: what is in a bundle."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from daoflow_collector.cli import completers, output
from daoflow_collector.cli.reading_options import identity


@click.command("show")
@click.argument("bundle", type=click.Path(path_type=Path), shell_complete=completers.bundles)
@click.argument("member", required=False, shell_complete=completers.members)
@identity
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
def command(bundle: Path, member: str | None, identities: tuple[Path, ...], as_json: bool) -> None:
    """List a bundle, or print one member of it, so that you can read it before you send it."""
    from daoflow_collector.cli.shown_text import for_terminal
    from daoflow_collector.reading import list_document, list_lines, member_chunks, open_for_reading

    with open_for_reading(bundle, identities) as opened:
        if member is not None:
            chunks = member_chunks(opened, member)
            for chunk in for_terminal(chunks) if sys.stdout.isatty() else chunks:
                output.write(chunk)
        elif as_json:
            output.print_json({"ok": True, "data": list_document(opened)})
        else:
            output.print_text("\n".join(list_lines(opened)))
