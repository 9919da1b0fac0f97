"""`engine/*.json` → `Engine` and `ComposeCli`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from daoflow_analyzer.decode.documents import Documents
from daoflow_analyzer.decode.json_value import (
    UnreadableError,
    epoch_time,
    flag,
    mapping,
    objects,
    optional_integer,
    optional_text,
    text,
    text_map,
    texts,
    time,
)
from daoflow_analyzer.facts.engine import ComposeCli, Engine, EngineEvent, EngineState, Image


def decode_engine(documents: Documents) -> Engine | None:
    """Decode what the engine said; None without `engine/ping.json`."""
    ping = documents.decode("engine/ping.json", _ping)
    if ping is None:
        return None
    version = mapping(documents.json("engine/version.json"))
    info = mapping(documents.json("engine/info.json"))
    socket = ping.get("socket")
    return Engine(
        endpoint=text(ping.get("endpoint")),
        state=EngineState(ping["state"]),
        error=optional_text(ping.get("error")),
        socket_kind=optional_text(mapping(socket).get("kind")) if socket is not None else None,
        daemon_running=isinstance(ping["daemon_process"], dict) if "daemon_process" in ping else None,
        version=optional_text(version.get("Version")) or optional_text(info.get("ServerVersion")),
        api_version=optional_text(version.get("ApiVersion")),
        data_root=optional_text(info.get("DockerRootDir")),
        info=info,
        events=tuple(_event(index, item) for index, item in objects(documents.json("engine/events.json"))),
        images=tuple(
            Image(
                id=text(item.get("Id")),
                tags=texts(item.get("RepoTags")),
                digests=texts(item.get("RepoDigests")),
                labels=text_map(item.get("Labels") or mapping(item.get("Config")).get("Labels")),
                architecture=text(item.get("Architecture")),
            )
            for _, item in objects(documents.json("engine/images.json"))
        ),
    )


def _ping(document: Any) -> Mapping[str, Any]:
    known = {state.value for state in EngineState}
    if not isinstance(document, dict) or text(document.get("state")) not in known:
        raise UnreadableError(f"its `state` is none of {', '.join(sorted(known))}")
    return document


def _event(index: int, item: Mapping[str, Any]) -> EngineEvent:
    nanoseconds = optional_integer(item.get("timeNano"))
    seconds = optional_integer(item.get("time"))
    return EngineEvent(
        time=time(item.get("time")) or epoch_time(nanoseconds / 1e9 if nanoseconds else seconds),
        type=text(item.get("Type")),
        action=text(item.get("Action") or item.get("status")),
        attributes=text_map(mapping(item.get("Actor")).get("Attributes")),
        index=index,
    )


def decode_compose_cli(documents: Documents) -> ComposeCli | None:
    """Decode `engine/compose.json`; None when it is absent."""
    return documents.decode("engine/compose.json", _compose_cli)


def _compose_cli(document: Any) -> ComposeCli:
    if not isinstance(document, dict) or not isinstance(document.get("available"), bool):
        raise UnreadableError("it has no boolean `available`")
    return ComposeCli(
        available=flag(document.get("available")),
        version=optional_text(document.get("version")),
        flavour=optional_text(document.get("flavour")),
        error=optional_text(document.get("error")),
    )
