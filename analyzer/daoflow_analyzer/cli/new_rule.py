"""`daoflow-analyze new-rule`: a rule of one's own, from a line in a log."""

from __future__ import annotations

from pathlib import Path

import click

from daoflow_analyzer.cli import output
from daoflow_analyzer.finding import Section, Severity

SECTIONS = {item.name.lower().replace("_", "-"): item for item in Section}


@click.command("new-rule")
@click.argument("code")
@click.argument("name")
@click.option(
    "--line", required=True, metavar="TEXT", help="The log line that tells of the problem, copied from a log."
)
@click.option("--service", metavar="NAME", help="Whose log it stands in [any].")
@click.option(
    "--dir",
    "folder",
    default=".",
    show_default=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Where the rule goes.",
)
@click.option(
    "--section",
    type=click.Choice(list(SECTIONS)),
    default="control-plane",
    show_default=True,
    metavar="SECTION",
    help=f"Heading of the playbook: {', '.join(SECTIONS)}.",
)
@click.option(
    "--severity",
    type=click.Choice([item.value for item in Severity]),
    default="high",
    show_default=True,
    help="How bad it is.",
)
def command(*, code: str, name: str, line: str, service: str | None, folder: Path, section: str, severity: str) -> None:
    """Write a rule of your own that finds a line in a log, ready to run.

    \b
    daoflow-analyze new-rule TM001 quota-hit --dir ours --line "quota exceeded"
    daoflow-analyze BUNDLE --rules ours
    """  # noqa: D301 - click reads \b as: leave these lines as they are
    from daoflow_analyzer.errors import OutputError
    from daoflow_analyzer.rule_scaffold import file_name, rule_text, write_rule

    path = folder / file_name(code.upper(), name)
    text = rule_text(
        code.upper(), name, line=line, service=service, section=SECTIONS[section], severity=Severity(severity)
    )
    try:
        write_rule(path, text)
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written", error.strerror or str(error), "Choose another folder with --dir."
        ) from error
    output.show(f"{path}\n")
    output.note(f"It runs already: daoflow-analyze BUNDLE --rules {folder}")
    output.note("Write what its TODO lines ask for; `daoflow-analyze explain` shows them to who reads a finding.")
