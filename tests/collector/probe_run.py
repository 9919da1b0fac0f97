"""Runs one probe on this machine through the real host, discovery, redactor and sink, and hands back what it would write."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import docker
import pytest
from daoflow_bundle.redacted import Redacted
from daoflow_collector.context import Context
from daoflow_collector.discovery import discover
from daoflow_collector.engine.project_containers import FoundContainer
from daoflow_collector.known_secrets import known_secrets
from daoflow_collector.machine.host import Host
from daoflow_collector.machine.local_host import LocalHost
from daoflow_collector.options import Options
from daoflow_collector.probe import Ended, Probe
from daoflow_collector.redact.redactor import Redactor
from daoflow_collector.sink import SourceSink


@dataclass(frozen=True)
class ProbeRun:
    """How a probe ended and the members it wrote, as text."""

    ended: Ended
    members: dict[str, str]

    def json(self, path: str) -> Any:
        """Return a member as a document."""
        return json.loads(self.members[path])


def run_probe(
    probe: Probe,
    directory: Path,
    *,
    host: Host | None = None,
    engine: docker.APIClient | None = None,
    containers: tuple[FoundContainer, ...] = (),
) -> ProbeRun:
    """Run `probe` for the installation in `directory`. Discovery meets no engine: the project's containers are those given."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DOCKER_HOST", f"unix://{directory}/no-engine.sock")
        host = host or LocalHost()
    options = Options(directory=str(directory), project="probe-run")
    discovery = replace(discover(host, options), containers=containers)
    vault = known_secrets(host, discovery, options)
    sink = SourceSink(Redactor(vault), vault.fingerprint)
    ended = probe.collect(Context(host, options, discovery, sink, engine, probe.timeout_s))
    members, refused = sink.close()
    assert refused == ()
    texts = {item.path: item.content.content.decode() for item in members if isinstance(item.content, Redacted)}
    return ProbeRun(ended, texts)
