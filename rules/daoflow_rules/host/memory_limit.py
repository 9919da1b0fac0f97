"""A container that was killed for memory: what tells it, and the steps that read its limit and raise it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Container
from daoflow_analyzer.facts.exit_codes import coded
from daoflow_analyzer.facts.host import OomKill, OomKills
from daoflow_analyzer.finding import Effect, Evidence, NextStep, word

from daoflow_rules.steps import compose_files, edit_compose, recreate

MIB = 1 << 20
SEE_USE = NextStep(
    "See what uses the memory now", "docker stats --no-stream", expect="the container whose MEM % is near 100"
)


def latest_kills(container: Container, kills: OomKills | None) -> tuple[OomKill, ...]:
    """Return the container's kills of the newest episode; none where the kernel was not asked."""
    return kills.latest_of(container.id) if kills is not None else ()


def kill_evidence(container: Container, kills: Sequence[OomKill]) -> tuple[Evidence, ...]:
    """Return the engine's mark, and the first of the container's `kills`; empty when neither says that it was killed."""
    words = f"OOMKilled: true, exit code {coded(container.exit_code)}, {container.restart_count} restarts"
    told = (container.evidence("/State/OOMKilled", words),) if container.oom_killed else ()
    found = (*told, *(kill.evidence() for kill in kills[:1]))
    return (*found[:1], *(item.related() for item in found[1:]))


def killed(name: str, container: Container, kills: Sequence[OomKill]) -> str:
    """Say that the kernel killed it and what had run out: its own limit, the host's memory, or nobody knows which."""
    if container.memory_limit_bytes:
        return f"The kernel killed {name}: it hit its memory limit of {container.memory_limit_bytes / MIB:.0f} MiB."
    if kills and kills[-1].constraint == "none":
        return f"The kernel killed {name} because the host ran out of memory."
    return f"The kernel killed {name} for memory; it has no memory limit of its own."


def see_limit(container: Container, do: str, *, expect: str) -> NextStep:
    """Read the limit and the engine's mark."""
    return NextStep(
        do,
        f"docker inspect --format '{{{{.State.OOMKilled}}}} {{{{.HostConfig.Memory}}}}' {word(container.name, 'CONTAINER')}",
        expect=expect,
    )


def more_memory(container: Container, compose: Compose | None, *, expect: str) -> tuple[NextStep, ...]:
    """Raise the limit that was hit to twice of what it is; where there is none, the host is what is too small."""
    service, limit = container.service, container.memory_limit_bytes
    if not limit:
        do = f"Free memory on the host or give it more ({service} itself has no limit), then start it"
        return (
            NextStep(
                do, f"docker compose up -d {word(service, 'SERVICE')}", effect=Effect.CHANGES_STATE, expect=expect
            ),
        )
    where = " or ".join(compose_files(compose))
    now, size = f"{limit // MIB}m", f"{2 * limit // MIB}m"
    return (
        edit_compose(
            f"Raise {_key(service, compose)} of {service} from {now} to at least {size} in {where}; what it needs is not known",
            compose,
        ),
        recreate(service, expect=expect),
    )


def _key(service: str, compose: Compose | None) -> str:
    """Return the key that holds the limit; the newer one stands deeper."""
    declared = compose.services.get(service) if compose is not None else None
    deploy = declared.definition.get("deploy") if declared is not None else None
    resources = deploy.get("resources") if isinstance(deploy, Mapping) else None
    limits = resources.get("limits") if isinstance(resources, Mapping) else None
    nested = isinstance(limits, Mapping) and limits.get("memory") is not None
    return "deploy.resources.limits.memory" if nested else "mem_limit"
