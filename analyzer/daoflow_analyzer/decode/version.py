"""Containers, env file and images → `DaoflowVersion`."""

from __future__ import annotations

from daoflow_analyzer.facts.containers import Container, Containers
from daoflow_analyzer.facts.engine import Engine
from daoflow_analyzer.facts.env import EnvFile
from daoflow_analyzer.facts.version import DaoflowVersion, parse_release

LABEL = "org.opencontainers.image.version"


def find_version(containers: Containers | None, env: EnvFile | None, engine: Engine | None) -> DaoflowVersion | None:
    """Say which DaoFlow this is; None when neither containers nor the env file are known.

    The container's tag counts before the image's label, and that before `.env`: what runs, not what was wanted.
    """
    if containers is None and env is None:
        return None
    wanted = (env.value("DAOFLOW_VERSION") or None) if env is not None else None
    container = containers.one("daoflow") if containers is not None else None
    tag = _tag(container.image) if container is not None else None
    candidates = [
        (tag, f"the image tag of {container.name}" if container is not None else ""),
        (_label(container, engine), f"the image's label {LABEL}"),
        (wanted if container is None else None, "DAOFLOW_VERSION in .env"),
    ]
    for found, source in candidates:
        release = parse_release(found)
        if release is not None:
            return DaoflowVersion(wanted=wanted, image_tag=tag, running=release, source=source)
    return DaoflowVersion(wanted=wanted, image_tag=tag, running=None, source="")


def _tag(image: str) -> str | None:
    name = image.partition("@")[0].rpartition("/")[2]
    return name.partition(":")[2] or None


def _label(container: Container | None, engine: Engine | None) -> str | None:
    if container is None:
        return None
    if LABEL in container.labels:
        return container.labels[LABEL]
    images = engine.images if engine is not None else ()
    return next((image.labels.get(LABEL) for image in images if image.id == container.image_id), None)
