"""What differs between declared, frozen and live state, path by path (made by `state_diff` from raw evidence)."""

from __future__ import annotations

from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.immutable import immutable

CONTROL_PLANE = ""
"""Stands in place of a deployment's id for DaoFlow's own services."""


@immutable
class Difference:
    """One path of one service. A side is None where it has nothing there or nobody knows; `state_class` as in the contract.

    `who` says who most likely made the difference, `breaks` what it does; `evidence` leads to the sides.
    """

    deployment: str
    service: str
    path: str
    declared: str | None
    frozen: str | None
    live: str | None
    state_class: str
    who: str
    breaks: str
    evidence: tuple[Evidence, ...]


@immutable
class Compared:
    """One service with two or more sides: its differences, the (path, value) pairs that are equal, and where the live side stands."""

    deployment: str
    service: str
    differences: tuple[Difference, ...]
    equal: tuple[tuple[str, str], ...]
    live_at: Evidence | None


@immutable
class States:
    """All differences, by deployment, service and path. `compared` counts the services that had two sides, `services` are they."""

    differences: tuple[Difference, ...]
    compared: int
    services: tuple[Compared, ...] = ()

    def of_class(self, *classes: str) -> tuple[Difference, ...]:
        """Return the differences of these classes."""
        return tuple(item for item in self.differences if item.state_class in classes)
