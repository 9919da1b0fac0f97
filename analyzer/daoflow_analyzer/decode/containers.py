"""`containers/<name>/inspect.json`, and where they come from when the engine could not be asked → `Containers`."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from daoflow_analyzer.decode.documents import Documents
from daoflow_analyzer.decode.json_value import (
    UnreadableError,
    flag,
    integer,
    mapping,
    objects,
    optional_integer,
    optional_text,
    text,
    text_map,
    texts,
    time,
)
from daoflow_analyzer.facts.containers import (
    Container,
    Containers,
    HealthCheckRun,
    HealthState,
    Mount,
    PublishedPort,
    State,
)

SERVICE = "com.docker.compose.service"
PROJECT = "com.docker.compose.project"
NUMBER = "com.docker.compose.container-number"
ONE_OFF = "com.docker.compose.oneoff"
DATA_ROOT = "containers/data-root.json"
Kinds = Mapping[tuple[str, str], str]


def decode_containers(documents: Documents, project: str) -> Containers | None:
    """Decode every inspect document; None when there is none that can be read. `project` is used when no label tells it."""
    names = documents.under("containers/", "/inspect.json")
    kinds = _bind_sources(documents.json("containers/bind-sources.json"))
    from_disk = documents.has(DATA_ROOT)
    written = _written(documents.json(DATA_ROOT)) if from_disk else {}
    found = [
        _as_written(container, written)
        for member in names
        if (container := documents.decode(member, partial(decode_container, member, kinds)))
    ]
    if not found:
        return None
    project = next((item.labels[PROJECT] for item in found if PROJECT in item.labels), project)
    kept = [item for item in found if item.labels.get(ONE_OFF, "False").lower() != "true"]
    ordered = tuple(sorted(kept, key=lambda item: (item.service, item.number, item.name)))
    return Containers(project=project, all=ordered, from_disk=from_disk)


def _written(document: Any) -> Mapping[str, Mapping[str, Any]]:
    return {text(item.get("name")): item for _, item in objects(mapping(document).get("containers"))}


def _as_written(container: Container, written: Mapping[str, Mapping[str, Any]]) -> Container:
    found = written.get(container.name)
    if found is None:
        return container
    runs = {"runs": True, "gone": False}.get(text(found.get("process")))
    return replace(container, written_at=time(found.get("written_at")), process_runs=runs)


def _bind_sources(document: Any) -> Kinds:
    return {
        (text(item.get("container")), text(item.get("source"))): text(item.get("kind")) for _, item in objects(document)
    }


def decode_container(member: str, kinds: Kinds, document: Any) -> Container:
    """Decode one inspect document; `kinds` says what stands at the sources of binds. Raises `UnreadableError`."""
    if isinstance(document, list) and len(document) == 1:
        document = document[0]
    if not isinstance(document, dict) or not isinstance(document.get("State"), dict):
        raise UnreadableError("it has no object `State`")
    state, config, host_config = document["State"], mapping(document.get("Config")), mapping(document.get("HostConfig"))
    health = mapping(state.get("Health"))
    labels = text_map(config.get("Labels"))
    name = text(document.get("Name")).removeprefix("/") or member.split("/")[-2]
    return Container(
        name=name,
        id=text(document.get("Id")),
        service=labels.get(SERVICE, name),
        number=integer(labels.get(NUMBER), 1),
        image=text(config.get("Image")),
        image_id=text(document.get("Image")),
        state=_state(state),
        health=_health(health.get("Status")),
        exit_code=integer(state.get("ExitCode")),
        error=text(state.get("Error")),
        oom_killed=flag(state.get("OOMKilled")),
        restart_count=integer(document.get("RestartCount")),
        restart_policy=text(mapping(host_config.get("RestartPolicy")).get("Name"), "no"),
        created_at=time(document.get("Created")),
        started_at=time(state.get("StartedAt")),
        finished_at=time(state.get("FinishedAt")),
        env=environment_of(texts(config.get("Env"))),
        labels=labels,
        mounts=tuple(_mount(item, name, kinds) for _, item in objects(document.get("Mounts"))),
        ports=tuple(_ports(host_config, config)),
        health_log=tuple(
            HealthCheckRun(
                start=time(item.get("Start")),
                end=time(item.get("End")),
                exit_code=integer(item.get("ExitCode")),
                output=text(item.get("Output")),
            )
            for _, item in objects(health.get("Log"))
        ),
        memory_limit_bytes=optional_integer(host_config.get("Memory")) or None,
        log_driver=text(mapping(host_config.get("LogConfig")).get("Type")),
        networks=tuple(sorted(mapping(mapping(document.get("NetworkSettings")).get("Networks")))),
        extra_hosts=_extra_hosts(texts(host_config.get("ExtraHosts"))),
        read_only_root=flag(host_config.get("ReadonlyRootfs")),
        member=member,
        health_command=_health_command(texts(mapping(config.get("Healthcheck")).get("Test"))),
    )


def _health_command(test: tuple[str, ...]) -> str:
    """Return the words of `CMD` or `CMD-SHELL`; an image's check that was switched off is `NONE`."""
    kind, *words = test or ("NONE",)
    return {"CMD": shlex.join(words), "CMD-SHELL": " ".join(words)}.get(kind, "")


def _state(state: Mapping[str, Any]) -> State:
    try:
        return State(text(state.get("Status")))
    except ValueError as error:
        raise UnreadableError(f"it has an unknown state {text(state.get('Status'))[:40]!r}") from error


def _health(value: Any) -> HealthState:
    known = {item.value: item for item in HealthState}
    return known.get(text(value), HealthState.NONE)


def environment_of(entries: tuple[str, ...]) -> dict[str, str]:
    """Return the variables of a list of `KEY=value`."""
    pairs = (entry.partition("=") for entry in entries)
    return {key: value for key, _, value in pairs}


def _extra_hosts(entries: tuple[str, ...]) -> dict[str, str]:
    """Return name → address of a list of `name:address`; an IPv6 address has colons of its own."""
    pairs = (entry.partition(":") for entry in entries)
    return {name: address for name, _, address in pairs if address}


def _mount(item: Mapping[str, Any], container: str, kinds: Kinds) -> Mount:
    source = text(item.get("Source"))
    return Mount(
        type=text(item.get("Type")),
        name=optional_text(item.get("Name")),
        source=source,
        destination=text(item.get("Destination")),
        writable=flag(item.get("RW"), default=True),
        source_kind=kinds.get((container, source)),
    )


def _ports(host_config: Mapping[str, Any], config: Mapping[str, Any]) -> Iterator[PublishedPort]:
    bindings = mapping(host_config.get("PortBindings"))
    for key in sorted({*bindings, *mapping(config.get("ExposedPorts"))}):
        port, _, protocol = key.partition("/")
        bound = list(objects(bindings.get(key)))
        for _, binding in bound:
            host_port = optional_integer(binding.get("HostPort"))
            yield PublishedPort(integer(port), protocol or "tcp", optional_text(binding.get("HostIp")), host_port)
        if not bound:
            yield PublishedPort(integer(port), protocol or "tcp", None, None)
