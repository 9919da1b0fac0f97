"""`daoflow-collect verify`: whether a bundle is whole, and holds no known secret."""

from __future__ import annotations

from pathlib import Path

import click

from daoflow_collector.cli import completers, output
from daoflow_collector.cli.reading_options import identity


@click.command("verify")
@click.argument("bundle", type=click.Path(path_type=Path), shell_complete=completers.bundles)
@click.option(
    "--env-file",
    multiple=True,
    type=click.Path(path_type=Path),
    shell_complete=completers.files,
    help="Search the bundle for this file's secrets, in every encoding (repeatable).",
)
@identity
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def command(bundle: Path, env_file: tuple[Path, ...], identities: tuple[Path, ...], as_json: bool) -> None:
    """Check a bundle's frames, digests and manifest, and that no known secret is inside."""
    from daoflow_collector.reading import (
        objection,
        read_env_files,
        verification_document,
        verification_lines,
        verify_file,
    )

    secrets = read_env_files(env_file)
    result = verify_file(bundle, secrets, identities)
    if as_json:
        document = {"ok": result.ok, "data": verification_document(result, secrets)}
        output.print_json(document if result.ok else {**document, "error": objection(result), "code": 1})
    else:
        output.print_text("\n".join(verification_lines(result, secrets)))
    output.leave(0 if result.ok else 1)
