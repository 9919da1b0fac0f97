"""`daoflow-analyze schema`: the JSON Schema of the findings document."""

from __future__ import annotations

import click

from daoflow_analyzer.cli import output


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of the findings document."""
    from daoflow_analyzer.schema import findings_schema

    output.show(output.as_json(findings_schema()))
