"""DaoFlow's managed override changes the Compose file

What it looks for
    The override layer in the frozen input of the newest good deployment or the named one: volumes, networks, restart policy, health
    check, limits, logging, or another image.

Why it matters
    What runs is the Compose file *and* this layer. Who reads only the file in the repository wonders why the service runs
    otherwise.

How to confirm
    The service's Compose tab, or `runtimeConfigPreview` in the state artifact.

What to do
    Nothing, unless the override is not meant: then change it in the service's settings and redeploy.

When it is wrong
    It is not: the layer is part of the frozen input.

Playbook
    Compose State Recovery: open the service Compose tab to copy or download the DaoFlow-managed override layer.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.deployments import Deployment, Deployments
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.finding import Confidence, Evidence, Finding, NextStep, Section, Severity, Where
from daoflow_analyzer.rule import Rule

RULE = Rule(
    code="ST005",
    name="override-layer-applied",
    title="DaoFlow's managed override changes the Compose file",
    section=Section.COMPOSE_STATE,
    item="open the service Compose tab to copy or download the DaoFlow-managed override layer",
    severity=Severity.INFO,
)
PARTS = {
    "volumes": "volumes",
    "networks": "networks",
    "restartPolicy": "restart policy",
    "healthCheck": "health check",
    "resources": "limits",
    "logging": "logging",
}
STEPS = (
    NextStep(
        "Read the override layer in the service's Compose tab",
        where=Where.DASHBOARD,
        expect="what is added to the Compose file",
    ),
)


def check(deployments: Deployments, incident: Incident) -> Iterator[Finding]:
    """Yield a finding for each current deployment with an override layer."""
    seen: set[tuple[str, str, str]] = set()
    for item in deployments.all:
        named = item.id == incident.deployment
        if not named and (not item.is_good or item.stack in seen):
            continue
        seen.add(item.stack)
        changed = _changed(item)
        if changed and item.artifact is not None:
            service = item.service or "a service"
            pointer = (
                "/effectiveDeployment/runtimeConfig" if item.artifact.member.endswith("state.json") else item.pointer
            )
            place = Evidence(item.artifact.member, f"override layer: {', '.join(changed)}", pointer=pointer)
            yield Finding(
                message=f"DaoFlow's managed override changes {service} beyond its Compose file: {', '.join(changed)}.",
                confidence=Confidence.CERTAIN,
                evidence=(place,),
                next_steps=STEPS,
                subject={"deployment": item.id},
            )


def _changed(item: Deployment) -> list[str]:
    """Return what the layer sets, in words."""
    effective = item.artifact.effective if item.artifact is not None else {}
    config = effective.get("runtimeConfig")
    found = [words for name, words in PARTS.items() if isinstance(config, dict) and config.get(name)]
    override = effective.get("imageOverride")
    image = override.get("imageReference") if isinstance(override, dict) else None
    return [*found, *([f"image {image}"] if isinstance(image, str) and image else [])]
