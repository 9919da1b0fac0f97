"""`daoflow-analyze explain`: the page of one rule."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

import click
from daoflow_reports.columns import wrapped

from daoflow_analyzer import parts
from daoflow_analyzer.cli import options, output
from daoflow_analyzer.cli.analysis import rule_set
from daoflow_analyzer.cli.completers import rule_codes

INDENT = "    "
AS_THEY_STAND = (" ", "- ", "* ", "$ ")
READABLE = 100
"""Columns beyond which lines of prose are hard to follow."""


@click.command("explain")
@click.argument("rule", metavar="CODE|NAME", shell_complete=rule_codes)
@options.rules
@options.verbose
def command(rule: str, rule_folders: tuple[Path, ...]) -> None:
    """Print what a finding means, how to confirm it and what to do."""
    width = min(output.width(), READABLE)
    if rule.lower() in (parts.CODE.lower(), parts.NAME):
        _show(f"{parts.CODE} {parts.NAME} ({parts.SEVERITY.value})\n{parts.TITLE}\n", parts.DOCUMENTATION, width)
        return
    loaded = rule_set(rule_folders).find(rule)
    found = loaded.rule
    _show(f"{found.code} {found.name} ({found.severity.value})\n{found.title}\n", loaded.documentation, width)
    if found.explains:
        output.show(f"\nExplains\n{_laid_out(', '.join(found.explains), width)}\n")


def _show(head: str, documentation: Mapping[str, str], width: int) -> None:
    output.show(head)
    for heading, body in documentation.items():
        output.show(f"\n{heading}\n{_laid_out(body, width)}\n")


def _laid_out(body: str, width: int) -> str:
    """Return text of a rule's page for the terminal: paragraphs filled anew, lists and what is indented as they stand."""
    lines: list[str] = []
    for is_prose, block in groupby(body.split("\n"), lambda line: bool(line) and not line.startswith(AS_THEY_STAND)):
        if is_prose:
            lines += wrapped(" ".join(block), width, INDENT, INDENT)
        else:
            lines += [f"{INDENT}{line}".rstrip() for line in block]
    return "\n".join(lines)
