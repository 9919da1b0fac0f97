"""`daoflow-collect mail`: a bundle as unsent letters."""

from __future__ import annotations

from pathlib import Path

import click

from daoflow_collector.cli import output

DEFAULT_LIMIT = "10MB"


@click.command("mail")
@click.argument("bundle", type=click.Path(path_type=Path))
@click.option("--to", multiple=True, metavar="ADDRESS", help="Who gets it (repeatable); else fill it in yourself.")
@click.option(
    "--limit", default=DEFAULT_LIMIT, show_default=True, metavar="SIZE", help="Size of one letter, as it is sent."
)
@click.option(
    "-o", "folder", metavar="DIR", type=click.Path(path_type=Path), help="Folder for the letters [the bundle's own]."
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.option("--quiet", is_flag=True, help="No ticket text.")
def command(bundle: Path, *, to: tuple[str, ...], limit: str, folder: Path | None, as_json: bool, quiet: bool) -> None:
    """Make an unsent letter (.eml) of a bundle, or one for each part of it; a mail program opens it as a draft."""
    from daoflow_collector.mail.drafts import make_drafts
    from daoflow_collector.mail.letter import addresses
    from daoflow_collector.options import parse_size
    from daoflow_collector.recipients import configured_recipients

    made = make_drafts(
        bundle,
        folder if folder is not None else bundle.parent,
        limit_bytes=parse_size(limit),
        to=addresses(to),
        recipients=configured_recipients(),
    )
    if not quiet:
        last = "Nothing was sent. Open the draft, or put the text above into a ticket."
        output.say([*made.text.splitlines(), "", last])
    if as_json:
        letters = [{"path": str(path), "size_bytes": size} for path, size in zip(made.letters, made.sizes)]
        output.report(
            {"ok": True, "data": {"letters": letters, "parts": [str(path) for path in made.parts], "text": made.text}}
        )
    else:
        output.report("\n".join(str(path) for path in made.letters))
