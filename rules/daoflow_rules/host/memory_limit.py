"""The step that gives a service more memory: which key, in which file, how much."""

from __future__ import annotations

from collections.abc import Mapping

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Container
from daoflow_analyzer.finding import Effect, NextStep

MIB = 1 << 20


def more_memory(container: Container, compose: Compose | None, *, expect: str) -> NextStep:
    """Raise the limit that was hit to twice of what it is; where there is none, the host is what is too small."""
    service, limit = container.service, container.memory_limit_bytes
    if not limit:
        do = f"Free memory on the host or give it more ({service} itself has no limit), then recreate"
    else:
        files = [item.path.rpartition("/")[2] for item in (compose.files if compose is not None else ()) if item.exists]
        where = " or ".join(files) or "the Compose file"
        where += ", wherever it stands now" if len(files) > 1 else ""
        size = f"{2 * limit // MIB}m"
        do = (
            f"Raise {_key(service, compose)} of {service} in {where}: to {size} at least, the {limit // MIB}m of now was too little"
            " and what it needs is not known; then recreate"
        )
    return NextStep(do, f"docker compose up -d {service}", effect=Effect.CHANGES_STATE, expect=expect)


def _key(service: str, compose: Compose | None) -> str:
    """Return the key that holds the limit; the newer one stands deeper."""
    declared = compose.services.get(service) if compose is not None else None
    deploy = declared.definition.get("deploy") if declared is not None else None
    resources = deploy.get("resources") if isinstance(deploy, Mapping) else None
    limits = resources.get("limits") if isinstance(resources, Mapping) else None
    nested = isinstance(limits, Mapping) and limits.get("memory") is not None
    return "deploy.resources.limits.memory" if nested else "mem_limit"
