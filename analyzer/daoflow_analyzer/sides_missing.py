"""Which side of the three-way state is not known, so that silence about differences is not taken for agreement."""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.applications import Applications
from daoflow_analyzer.facts.compose import Compose, LostFiles
from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.facts.deployments import Deployments
from daoflow_analyzer.load import Facts

LONGEST_REASON = 240
OURS, DEPLOYED = "DaoFlow's own services are not compared", "Deployed services are not compared"


def sides_missing(facts: Facts) -> tuple[str, ...]:
    """Return a sentence for each comparison that a missing side prevents, with why it is missing."""
    return (*_control_plane(facts), *_deployments(facts))


def _control_plane(facts: Facts) -> Iterator[str]:
    why = _why_not_declared(facts)
    if why is not None:
        yield f"{OURS}: what is declared is not known ({why})."
    if facts.get(Containers) is None:
        yield f"{OURS}: what runs is not known ({_reason(facts, Containers)})."


def _why_not_declared(facts: Facts) -> str | None:
    compose, lost = facts.get(Compose), facts.get(LostFiles)
    if lost is not None and lost.paths:
        return f"{lost.paths[0]} is gone"
    if compose is None:
        return _reason(facts, Compose)
    refused = compose.refused_config
    if refused is not None:
        said = next((line.strip() for line in reversed(refused.stderr) if line.strip()), "no word why")
        return f"docker compose config failed: {said[:LONGEST_REASON].rstrip('.')}"
    return None if compose.interpolated else "what docker compose config makes of the files is not in the bundle"


def _deployments(facts: Facts) -> Iterator[str]:
    found = facts.get(Deployments)
    if found is None:
        yield f"{DEPLOYED}: what was frozen at their deployment is not known ({_reason(facts, Deployments)})."
    elif any(item.is_good and item.is_local for item in found.all) and facts.get(Applications) is None:
        yield f"{DEPLOYED}: what runs is not known ({_reason(facts, Applications)})."


def _reason(facts: Facts, fact: type) -> str:
    missing = facts.missing(fact)
    return missing.reason.rstrip(".") if missing is not None else "not collected"
