"""Which keys a Compose file refers to, where, and what they feed (`references` in `compose/project.json`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from daoflow_collector.compose.flow_scan import Path
from daoflow_collector.compose.scan import Scalar, scan_compose
from daoflow_collector.env.interpolation import find_references

_REFERENCES_LIMIT = 5_000


@dataclass(frozen=True)
class ComposeReference:
    """One `${KEY}`, or one variable that a service takes over by its bare name.

    `template` is the whole value that holds it (for list entries the part after `=`), and `before`/`after` are the literal texts between
    this reference and its neighbours in it: they tell which part of the value the key feeds. Only README's fields leave the process.
    """

    key: str
    service: str | None
    variable: str | None
    operator: str
    whole: bool
    file: str
    line: int
    template: str
    start: int = 0
    before: str = ""
    after: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return what `compose/project.json` holds."""
        return {
            "key": self.key,
            "service": self.service,
            "variable": self.variable,
            "operator": self.operator,
            "whole": self.whole,
            "file": self.file,
            "line": self.line,
        }


def compose_references(text: str, file: str) -> tuple[ComposeReference, ...]:
    """Return the references in a Compose file, those that an alias brings into a service included."""
    return tuple(_limited(_references(scan_compose(text), file)))


def _limited(references: Iterator[ComposeReference]) -> Iterator[ComposeReference]:
    for number, reference in enumerate(references):
        if number >= _REFERENCES_LIMIT:
            return
        yield reference


def _references(scalars: Iterable[Scalar], file: str) -> Iterator[ComposeReference]:
    for scalar in scalars:
        service, variable, value, inherited = _place(scalar)
        if inherited and variable is not None:
            yield ComposeReference(variable, service, variable, "", True, file, scalar.line, "")
        elif value is not None and "$" in value:
            line = scalar.line
            found = list(find_references(value))
            for index, reference in enumerate(found):
                before = value[found[index - 1].end if index else 0 : reference.start]
                after = value[reference.end : found[index + 1].start if index + 1 < len(found) else len(value)]
                yield ComposeReference(
                    key=reference.key,
                    service=service,
                    variable=variable,
                    operator=reference.operator,
                    whole=value.strip() == value[reference.start : reference.end],
                    file=file,
                    line=line + value.count("\n", 0, reference.start),
                    template=value,
                    start=reference.start,
                    before=before,
                    after=after,
                )


def _place(scalar: Scalar) -> tuple[str | None, str | None, str | None, bool]:
    """Return service, variable, value, and whether the variable is taken over from the environment by its bare name."""
    path = scalar.path
    service = path[1] if len(path) > 1 and path[0] == "services" and isinstance(path[1], str) else None
    if service is None or not _is_environment(path):
        return service, None, scalar.text, False
    last = path[3]
    if isinstance(last, str):
        return service, last, scalar.text, scalar.text is None
    if scalar.text is None:
        return service, None, None, False
    name, separator, value = scalar.text.partition("=")
    return service, name.strip(), value if separator else None, not separator


def _is_environment(path: Path) -> bool:
    return len(path) == 4 and path[2] == "environment"
