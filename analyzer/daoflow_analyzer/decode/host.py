"""`host/*.json` → the facts about the machine, each on its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from daoflow_analyzer.decode.documents import Documents
from daoflow_analyzer.decode.json_value import (
    UnreadableError,
    flag,
    integer,
    mapping,
    objects,
    optional_flag,
    optional_integer,
    optional_number,
    optional_text,
    text,
    texts,
    time,
)
from daoflow_analyzer.facts.host import (
    Clock,
    Disks,
    Filesystem,
    Listener,
    Memory,
    OomKill,
    OomKills,
    OperatingSystem,
    Ports,
)


def decode_operating_system(documents: Documents) -> OperatingSystem | None:
    """Decode `host/os.json`."""
    document = documents.decode("host/os.json", _object)
    if document is None:
        return None
    return OperatingSystem(
        name=text(document.get("name")),
        kernel=text(document.get("kernel")),
        architecture=text(document.get("architecture")),
        cpus=integer(document.get("cpus")),
        uptime_s=optional_number(document.get("uptime_s")),
    )


def decode_clock(documents: Documents) -> Clock | None:
    """Decode `host/time.json`."""
    document = documents.decode("host/time.json", _object)
    if document is None:
        return None
    return Clock(
        utc=time(document.get("utc")),
        timezone=text(document.get("timezone")),
        synchronised=optional_flag(document.get("synchronised")),
        source=optional_text(document.get("source")),
    )


def decode_memory(documents: Documents) -> Memory | None:
    """Decode `host/memory.json`."""
    document = documents.decode("host/memory.json", _object)
    if document is None:
        return None
    return Memory(
        total_bytes=integer(document.get("total_bytes")),
        available_bytes=integer(document.get("available_bytes")),
        swap_total_bytes=integer(document.get("swap_total_bytes")),
        swap_free_bytes=integer(document.get("swap_free_bytes")),
    )


def decode_disks(documents: Documents) -> Disks | None:
    """Decode `host/disk.json`."""
    document = documents.decode("host/disk.json", lambda value: _object_with(value, "filesystems"))
    if document is None:
        return None
    return Disks(
        filesystems=tuple(
            Filesystem(
                index=index,
                purposes=texts(item.get("purposes")),
                path=text(item.get("path")),
                mount_point=text(item.get("mount_point")),
                device=text(item.get("device")),
                type=text(item.get("type")),
                read_only=flag(item.get("read_only")),
                total_bytes=integer(item.get("total_bytes")),
                free_bytes=integer(item.get("free_bytes")),
                total_inodes=integer(item.get("total_inodes")),
                free_inodes=integer(item.get("free_inodes")),
            )
            for index, item in objects(document["filesystems"])
        )
    )


def decode_ports(documents: Documents) -> Ports | None:
    """Decode `host/ports.json`."""
    document = documents.decode("host/ports.json", lambda value: _object_with(value, "listeners"))
    if document is None:
        return None
    return Ports(
        listeners=tuple(
            Listener(
                index=index,
                protocol=text(item.get("protocol"), "tcp"),
                address=text(item.get("address")),
                port=integer(item.get("port")),
                pid=optional_integer(item.get("pid")),
                process=optional_text(item.get("process")),
            )
            for index, item in objects(document["listeners"])
        )
    )


def decode_oom_kills(documents: Documents) -> OomKills | None:
    """Decode `host/kernel-oom.json`; None also when the kernel log could not be read."""
    document = documents.decode("host/kernel-oom.json", lambda value: _object_with(value, "kills"))
    if document is None or document.get("readable") is False:
        return None
    return OomKills(
        kills=tuple(
            OomKill(
                index=index,
                time=time(item.get("time")),
                process=text(item.get("process")),
                pid=integer(item.get("pid")),
                constraint=text(item.get("constraint"), "none"),
                container_id=optional_text(item.get("container_id")),
                line=text(item.get("line")),
            )
            for index, item in objects(document["kills"])
        )
    )


def _object(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise UnreadableError("it is not a JSON object")
    return mapping(value)


def _object_with(value: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(value, dict) or not isinstance(value.get(name), list):
        raise UnreadableError(f"it has no array `{name}`")
    return mapping(value)
