"""Differences of state by service, and in the words that the rules share."""

from __future__ import annotations

import re
from collections.abc import Iterable

from daoflow_analyzer.facts.deployments import Deployments
from daoflow_analyzer.facts.state import CONTROL_PLANE, Difference

SHOWN = 3
CONTAINER = "containers."
"""So the path of one container's state begins."""

DRIFTED = ("drifted-at-run-time", "all-differ", "only-live", "only-frozen")
LONG_ID = re.compile(r"\b([0-9a-f]{8})[0-9a-f]{8,}\b")


def by_service(differences: Iterable[Difference]) -> dict[tuple[str, str], list[Difference]]:
    """Group differences by deployment and service, in their order."""
    found: dict[tuple[str, str], list[Difference]] = {}
    for item in differences:
        found.setdefault((item.deployment, item.service), []).append(item)
    return found


def subject_of(deployment: str, service: str, deployments: Deployments | None) -> dict[str, str]:
    """Return what a finding about a service is about, with the server that it runs on."""
    if deployment == CONTROL_PLANE:
        return {"service": service}
    return {"deployment": deployment, "server": server_of(deployment, deployments), "service": service}


def server_of(deployment: str, deployments: Deployments | None) -> str:
    """Return the server of a deployment: this host, unless its record names another."""
    one = deployments.get(deployment) if deployments is not None else None
    return one.server if one is not None and one.server and one.is_local is False else "localhost"


def is_drift(item: Difference) -> bool:
    """Whether it is a change of what was deployed; a service without any container is ST003's, a crash loop DP017's."""
    missing = item.path == "container" and item.state_class == "only-frozen"
    looping = item.path.startswith(CONTAINER) and (item.live or "").startswith("restarting")
    return item.state_class in DRIFTED and bool(item.deployment) and not missing and not looping


def brief_ids(words: str) -> str:
    """Return words with the ids of deployments, images and containers cut to eight digits: a sentence is to be read."""
    return LONG_ID.sub(r"\1…", words)


def told(differences: list[Difference], one: str, other: str) -> str:
    """Return the first differences as `path: one → other`; values of secrets are not among them, only their fingerprints."""
    words = [
        f"{item.path}: {getattr(item, one) or 'none'} → {getattr(item, other) or 'none'}"
        for item in differences[:SHOWN]
    ]
    more = f", and {len(differences) - SHOWN} more" if len(differences) > SHOWN else ""
    return f"{'; '.join(words)}{more}"
