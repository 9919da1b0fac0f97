"""Differences of state by service, and in the words that the rules share."""

from __future__ import annotations

from collections.abc import Iterable

from daoflow_analyzer.facts.state import CONTROL_PLANE, Difference

SHOWN = 3


def by_service(differences: Iterable[Difference]) -> dict[tuple[str, str], list[Difference]]:
    """Group differences by deployment and service, in their order."""
    found: dict[tuple[str, str], list[Difference]] = {}
    for item in differences:
        found.setdefault((item.deployment, item.service), []).append(item)
    return found


def subject_of(deployment: str, service: str) -> dict[str, str]:
    """Return what a finding about a service is about; what is compared runs on this host."""
    if deployment == CONTROL_PLANE:
        return {"service": service}
    return {"deployment": deployment, "server": "localhost", "service": service}


def told(differences: list[Difference], one: str, other: str) -> str:
    """Return the first differences as `path: one → other`; values of secrets are not among them, only their fingerprints."""
    words = [
        f"{item.path}: {getattr(item, one) or 'none'} → {getattr(item, other) or 'none'}"
        for item in differences[:SHOWN]
    ]
    more = f", and {len(differences) - SHOWN} more" if len(differences) > SHOWN else ""
    return f"{'; '.join(words)}{more}"
