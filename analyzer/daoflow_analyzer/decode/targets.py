"""`targets/<host>/…` → `Targets`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from daoflow_analyzer.decode.applications import decode_applications
from daoflow_analyzer.decode.documents import Documents
from daoflow_analyzer.decode.engine import decode_compose_cli, decode_engine
from daoflow_analyzer.decode.folder import folder_of, take_damages
from daoflow_analyzer.decode.host import decode_clock, decode_disks, decode_oom_kills, decode_ports
from daoflow_analyzer.decode.json_value import (
    UnreadableError,
    flag,
    mapping,
    objects,
    optional_integer,
    optional_number,
    text,
)
from daoflow_analyzer.facts.targets import DockerClient, HostKey, Staging, Target, Targets

PREFIX = "targets/"
MAX_TARGETS = 200


def decode_targets(documents: Documents) -> Targets | None:
    """Decode every server that was asked; None when none was."""
    folders = [name.split("/")[1] for name in documents.under(PREFIX, "/ssh.json") if name.count("/") == 2]
    found = [_target(documents, folder) for folder in folders[:MAX_TARGETS]]
    known = tuple(item for item in found if item is not None)
    return Targets(known) if known else None


def _target(documents: Documents, folder: str) -> Target | None:
    prefix = f"{PREFIX}{folder}/"
    inner = folder_of(documents, prefix)
    ssh = inner.decode("ssh.json", _connection)
    if ssh is None:
        take_damages(documents, inner, prefix)
        return None
    failed = next((item for _, item in objects(ssh["stages"]) if text(item.get("outcome")) == "failed"), {})
    clock = mapping(ssh.get("clock"))
    target = Target(
        folder=folder,
        host=text(ssh.get("host")) or folder,
        port=optional_integer(ssh.get("port")),
        user=text(ssh.get("user")),
        address=text(ssh.get("address")),
        hostname=text(mapping(ssh.get("collector")).get("host")),
        collected_from=text(ssh.get("from")) or "the collecting machine",
        from_control_plane=flag(ssh.get("from_control_plane")),
        failed_stage=text(ssh.get("failed_stage")) or None,
        failure_kind=text(failed.get("kind")),
        failure=text(failed.get("detail")),
        host_key=_host_key(ssh.get("identity")),
        ahead_s=optional_number(clock.get("ahead_s")),
        ahead_error_s=optional_number(clock.get("error_s")) or 0.0,
        client=inner.decode("engine/client.json", _client),
        engine=decode_engine(inner),
        compose=decode_compose_cli(inner),
        staging=inner.decode("host/staging.json", _staging),
        disks=decode_disks(inner),
        ports=decode_ports(inner),
        clock=decode_clock(inner),
        oom_kills=decode_oom_kills(inner),
        applications=decode_applications(documents, documents.source.manifest, prefix),
    )
    take_damages(documents, inner, prefix)
    return target


def _connection(document: Any) -> Mapping[str, Any]:
    if not isinstance(document, dict) or not isinstance(document.get("stages"), list):
        raise UnreadableError("it has no array `stages`")
    return document


def _host_key(value: Any) -> HostKey | None:
    found = mapping(value)
    fingerprint = text(found.get("fingerprint"))
    return HostKey(text(found.get("state")), text(found.get("type")), fingerprint) if fingerprint else None


def _client(document: Any) -> DockerClient:
    if not isinstance(document, dict) or not isinstance(document.get("available"), bool):
        raise UnreadableError("it has no boolean `available`")
    return DockerClient(flag(document.get("available")), text(document.get("error")))


def _staging(document: Any) -> Staging:
    if not isinstance(document, dict) or not isinstance(document.get("writable"), bool):
        raise UnreadableError("it has no boolean `writable`")
    return Staging(
        path=text(document.get("path")),
        kind=text(document.get("kind")),
        writable=flag(document.get("writable")),
        read_only=flag(document.get("read_only")),
        mode=text(document.get("mode")),
    )
