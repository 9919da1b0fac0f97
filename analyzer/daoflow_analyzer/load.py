"""A bundle → its facts: each fact type's value, or a `Missing` that says why and which sources would have given it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from daoflow_bundle.manifest import Manifest, SourceRecord
from daoflow_bundle.outcome import Outcome

from daoflow_analyzer.decode.applications import decode_applications
from daoflow_analyzer.decode.backups import decode_backups
from daoflow_analyzer.decode.bundle_facts import decode_coverage, decode_incident
from daoflow_analyzer.decode.compose import decode_compose, decode_lost_files, is_installed, project_name
from daoflow_analyzer.decode.compose_ps import decode_compose_ps
from daoflow_analyzer.decode.containers import decode_containers
from daoflow_analyzer.decode.daoflow_cli import decode_daoflow_cli
from daoflow_analyzer.decode.deployments import decode_deployments
from daoflow_analyzer.decode.documents import Documents
from daoflow_analyzer.decode.engine import decode_compose_cli, decode_engine
from daoflow_analyzer.decode.env import decode_env
from daoflow_analyzer.decode.health import decode_health
from daoflow_analyzer.decode.host import (
    decode_clock,
    decode_disks,
    decode_memory,
    decode_oom_kills,
    decode_operating_system,
    decode_ports,
)
from daoflow_analyzer.decode.ledger import decode_ledger
from daoflow_analyzer.decode.servers import decode_servers
from daoflow_analyzer.decode.targets import decode_targets
from daoflow_analyzer.decode.version import find_version
from daoflow_analyzer.decode.volumes import decode_volumes
from daoflow_analyzer.facts.applications import Applications
from daoflow_analyzer.facts.backups import Backups
from daoflow_analyzer.facts.base import Missing
from daoflow_analyzer.facts.compose import Compose, LostFiles
from daoflow_analyzer.facts.compose_ps import ComposePs
from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.facts.coverage import Coverage, Integrity
from daoflow_analyzer.facts.daoflow_cli import DaoflowCli
from daoflow_analyzer.facts.deployments import Deployments
from daoflow_analyzer.facts.engine import ComposeCli, Engine
from daoflow_analyzer.facts.env import EnvFile
from daoflow_analyzer.facts.health import Health
from daoflow_analyzer.facts.host import Clock, Disks, Memory, OomKills, OperatingSystem, Ports
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.ledger import SchemaLedger
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.facts.servers import Servers
from daoflow_analyzer.facts.state import States
from daoflow_analyzer.facts.targets import Targets
from daoflow_analyzer.facts.version import DaoflowVersion
from daoflow_analyzer.facts.volumes import Volumes
from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.source import EvidenceSource
from daoflow_analyzer.state_diff.applications import OnServer
from daoflow_analyzer.state_diff.states import find_states

Fact = TypeVar("Fact")

DECODERS: Mapping[type, tuple[Callable[[Documents], object | None], str, tuple[str, ...]]] = {
    EnvFile: (decode_env, "env/", ("env",)),
    Compose: (decode_compose, "compose/", ("compose/project", "compose/files", "compose/config")),
    ComposePs: (decode_compose_ps, "compose/ps.json", ("compose/ps",)),
    LostFiles: (decode_lost_files, "compose/project.json", ("compose/project",)),
    Health: (decode_health, "health/", ("health",)),
    Engine: (decode_engine, "engine/ping.json", ("engine/ping",)),
    ComposeCli: (decode_compose_cli, "engine/compose.json", ("engine/compose",)),
    OperatingSystem: (decode_operating_system, "host/os.json", ("host/os",)),
    Clock: (decode_clock, "host/time.json", ("host/time",)),
    Memory: (decode_memory, "host/memory.json", ("host/memory",)),
    Disks: (decode_disks, "host/disk.json", ("host/disk",)),
    Ports: (decode_ports, "host/ports.json", ("host/ports",)),
    OomKills: (decode_oom_kills, "host/kernel-oom.json", ("host/kernel-oom",)),
    DaoflowCli: (decode_daoflow_cli, "daoflow/", ("daoflow",)),
    Deployments: (decode_deployments, "deployments/", ("deployments", "database")),
    Servers: (decode_servers, "database/servers.json", ("database", "daoflow")),
    Backups: (decode_backups, "database/backup_", ("database", "daoflow")),
    Targets: (decode_targets, "targets/", ("targets",)),
    Volumes: (decode_volumes, "engine/volumes.json", ("engine/volumes",)),
    SchemaLedger: (decode_ledger, "database/migration", ("database",)),
}
"""Fact type → its decoder, the members it reads, and the sources that give them."""

FACT_TYPES = frozenset(
    {*DECODERS, Incident, Coverage, Integrity, Containers, Applications, Logs, DaoflowVersion, States}
)
"""What a rule may ask for."""


class Facts:
    """Every fact type with its value or its `Missing`."""

    def __init__(self, values: Mapping[type, object]) -> None:
        self._values = values

    def get(self, fact: type[Fact]) -> Fact | None:
        """Return the fact, or None when it is missing."""
        value = self._values.get(fact)
        return value if isinstance(value, fact) else None

    def missing(self, fact: type) -> Missing | None:
        """Return why the fact is missing, or None when it is there."""
        value = self._values.get(fact)
        if isinstance(value, Missing):
            return value
        return None if value is not None else Missing(fact.__name__, "it is not part of this bundle", ())


def load_facts(source: EvidenceSource, logs: Logs) -> Facts:
    """Decode every fact once; `logs` is what the scan found. Never raises for what a bundle contains."""
    return with_logs(source, decode_documents(source), logs)


@immutable
class Decoded:
    """The facts that do not come from logs, and the documents they were read from."""

    documents: Documents
    values: Mapping[type, object]


def with_logs(source: EvidenceSource, decoded: Decoded, logs: Logs) -> Facts:
    """Return all facts; `logs` is what the scan found. Reads and checks what nobody has read yet."""
    state = source.integrity  # the damages are complete only then
    integrity = Integrity(state=state, damages=(*source.damages, *decoded.documents.damages))
    return Facts({**decoded.values, Logs: logs, Integrity: integrity})


def decode_documents(source: EvidenceSource) -> Decoded:
    """Decode every fact that does not come from logs, once. Never raises for what a bundle contains."""
    documents = Documents(source)
    manifest = source.manifest
    values: dict[type, object] = {}

    def put(fact: type, decode: Callable[[], object | None], prefix: str, needs: tuple[str, ...]) -> None:
        try:
            value = decode()
        except Exception as error:
            # Whatever a forged document does to its decoder, the rest is still read, and the report says so.
            value = None
            documents.unreadable(prefix, f"it holds what nobody expected ({type(error).__name__}: {error})")
        values[fact] = value if value is not None else _missing(fact, documents, manifest, prefix, needs)

    put(Incident, lambda: decode_incident(source.header), "bundle.json", ())
    for fact, (decoder, prefix, needs) in DECODERS.items():
        put(fact, partial(decoder, documents), prefix, needs)
    put(Containers, lambda: _containers(documents, manifest), "containers/", ("containers",))
    put(Applications, lambda: decode_applications(documents, manifest), "applications/", ("applications",))
    if manifest is None:
        values[Coverage] = Missing("Coverage", "the bundle was cut before its manifest", ("manifest",))
    else:
        put(Coverage, lambda: decode_coverage(manifest), "manifest.json", ("manifest",))
    facts = Facts(values)
    put(
        DaoflowVersion,
        lambda: find_version(facts.get(Containers), facts.get(EnvFile), facts.get(Engine)),
        "containers/",
        ("containers", "env"),
    )
    put(
        States,
        lambda: find_states(
            documents,
            compose=facts.get(Compose),
            containers=facts.get(Containers),
            deployments=facts.get(Deployments),
            applications=facts.get(Applications),
            engine=facts.get(Engine),
            elsewhere=_elsewhere(facts.get(Servers), facts.get(Targets)),
        ),
        "compose/",
        ("compose/config", "containers", "deployments", "applications"),
    )
    return Decoded(documents, values)


def _elsewhere(servers: Servers | None, targets: Targets | None) -> dict[str, OnServer]:
    """Return what runs on the managed servers that were asked, by every name that a deployment may have for them."""
    found: dict[str, OnServer] = {}
    for target in targets.all if targets is not None else ():
        if target.applications is None:
            continue
        there = (target.applications, target.engine.events if target.engine is not None else ())
        found |= dict.fromkeys((target.host, target.folder), there)
        same = (item for item in servers.all if target.is_server(item)) if servers is not None else ()
        found |= {item.name: there for item in same}
    return found


def _containers(documents: Documents, manifest: Manifest | None) -> Containers | Missing:
    """Return the containers. None at all is a fact where DaoFlow is installed, and says nothing on a host without it."""
    project = project_name(documents)
    found = decode_containers(documents, project)
    if found is not None:
        return found
    record = manifest.source("containers") if manifest is not None else None
    asked = record is not None and record.outcome in (Outcome.ABSENT, Outcome.EMPTY, Outcome.COLLECTED)
    if asked and is_installed(documents) and documents.damage_of("containers/") is None:
        return Containers(project=project, all=())
    return _missing(Containers, documents, manifest, "containers/", ("containers",))


def _missing(
    fact: type, documents: Documents, manifest: Manifest | None, prefix: str, needs: tuple[str, ...]
) -> Missing:
    """Say why a fact is not there: its damaged member, else the manifest's words, else that nobody asked."""
    damage = documents.damage_of(prefix)
    if damage is not None:
        return Missing(fact.__name__, damage, needs)
    if manifest is None:
        return Missing(fact.__name__, "the bundle ends before it", needs)
    reasons: list[str] = []
    for record in (one for name in needs for one in _records(manifest, name)):
        if record.outcome is not Outcome.COLLECTED or record.reason:
            words = record.reason or record.outcome.value
            if words not in reasons:
                reasons.append(words)
    return Missing(fact.__name__, "; ".join(reasons) or "it was not collected", needs)


def _records(manifest: Manifest, name: str) -> list[SourceRecord]:
    """Return the records of a source, or of the family that it names (`database`: `database/servers`, …)."""
    return [item for item in manifest.sources if item.source == name or item.source.startswith(f"{name}/")]
