"""A command whose help shows its options in groups, the ones that are reached for first on top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click

OTHERS = "Other options"


class Grouped(click.Command):
    """Takes `groups`: heading → names of options as they are typed. What no group names comes last."""

    def __init__(self, *arguments: Any, groups: Mapping[str, Sequence[str]], **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self._heading = {name: heading for heading, names in groups.items() for name in names}
        self._order = [*groups, OTHERS]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options under their headings."""
        sections: dict[str, list[tuple[str, str]]] = {heading: [] for heading in self._order}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None and isinstance(parameter, click.Option):
                heading = next((self._heading[name] for name in parameter.opts if name in self._heading), OTHERS)
                sections[heading].append(record)
        for heading, rows in sections.items():
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)
