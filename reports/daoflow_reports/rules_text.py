"""The list of rules for the terminal: by the playbook's sections, a rule's title beside its name where there is room, else below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from daoflow_analyzer.finding import Severity
from daoflow_analyzer.immutable import immutable

from daoflow_reports.columns import columns_of, wrapped
from daoflow_reports.wording import visible

INDENT = " " * 7


@immutable
class Listed:
    """What the list says of a rule; `section` is the playbook's heading."""

    code: str
    name: str
    title: str
    section: str
    severity: Severity


def render(rules: Sequence[Listed], *, width: int = 80) -> str:
    """Return the list, ending with a newline; no line is wider than `width`."""
    names = max((columns_of(rule.name) for rule in rules), default=0)
    lines: list[str] = []
    for section, members in groupby(rules, key=lambda rule: rule.section):
        lines += ["", section] if lines else [section]
        for rule in members:
            lines += _rule(rule, names, width)
    return "\n".join(lines) + "\n"


def _rule(rule: Listed, names: int, width: int) -> Iterator[str]:
    name, title = visible(rule.name), visible(rule.title)
    head = f"{rule.code:<5}  {name:<{names}}  {rule.severity.value:<8}"
    if columns_of(head) + 2 + columns_of(title) <= width:
        yield f"{head}  {title}"
        return
    yield f"{rule.code:<5}  {name}  {rule.severity.value}"
    yield from wrapped(title, width, INDENT, INDENT)
