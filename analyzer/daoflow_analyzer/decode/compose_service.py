"""One service of a Compose file, long or short form → `ComposeService`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from daoflow_analyzer.decode.json_value import (
    mapping,
    optional_integer,
    optional_text,
    sequence,
    text,
    texts,
)
from daoflow_analyzer.facts.compose import ComposeService

SHORT_PORT = re.compile(r"(?:(?P<ip>\[[^\]]*\]|[^:]*):)?(?P<host>\d{1,5}):(?P<container>\d{1,5})(?:/\w+)?")


def decode_service(name: str, definition: Any) -> ComposeService:
    """Decode a service's mapping; odd parts are left out."""
    item = mapping(definition)
    return ComposeService(
        name=name,
        image=optional_text(item.get("image")),
        profiles=texts(item.get("profiles")),
        environment=_environment(item.get("environment")),
        depends_on=_depends_on(item.get("depends_on")),
        volumes=tuple(_volumes(item.get("volumes"))),
        published_ports=tuple(_ports(item.get("ports"))),
        definition=item,
    )


def _environment(value: Any) -> dict[str, str | None]:
    if isinstance(value, dict):
        return {str(key): None if item is None else text(item) for key, item in value.items()}
    found: dict[str, str | None] = {}
    for entry in texts(value):
        key, equals, item = entry.partition("=")
        found[key] = item if equals else None
    return found


def _depends_on(value: Any) -> dict[str, str]:
    if isinstance(value, dict):
        return {str(name): text(mapping(item).get("condition"), "service_started") for name, item in value.items()}
    return dict.fromkeys(texts(value), "service_started")


def _volumes(value: Any) -> Iterator[str]:
    for item in sequence(value):
        if isinstance(item, dict):
            yield text(item.get("target"))
        elif isinstance(item, str):
            parts = item.split(":")
            yield parts[1] if len(parts) > 1 else parts[0]


def _ports(value: Any) -> Iterator[tuple[str | None, int, int]]:
    for item in sequence(value):
        if isinstance(item, dict):
            yield from _long_port(item)
        elif match := SHORT_PORT.fullmatch(text(item)):
            yield match["ip"] or None, int(match["host"]), int(match["container"])


def _long_port(item: Mapping[str, Any]) -> Iterator[tuple[str | None, int, int]]:
    published, target = optional_integer(item.get("published")), optional_integer(item.get("target"))
    if published is not None and target is not None:
        yield optional_text(item.get("host_ip")), published, target
