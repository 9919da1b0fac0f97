"""The plan: which sources are asked, in which order. A value: `plan` prints it, `run` carries it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from daoflow_collector.budget import log_limits
from daoflow_collector.daoflow.source_order import SourceOrder
from daoflow_collector.discovery import PLAYBOOK_SERVICES, Discovery
from daoflow_collector.errors import UsageError
from daoflow_collector.options import Options
from daoflow_collector.probe import Probe
from daoflow_collector.probes import (
    applications,
    artifact,
    compose_config,
    compose_files,
    compose_project,
    compose_ps,
    containers,
    daoflow_api,
    daoflow_cli,
    database,
    engine_client,
    engine_facts,
    engine_journal,
    engine_ping,
    env,
    health,
    host_disk,
    host_memory,
    host_oom,
    host_os,
    host_ports,
    host_time,
    logs,
    staging,
)
from daoflow_collector.remote.probes import ON_SOURCE, own_share_bytes, target_probes

_STATIC = (
    engine_ping.PROBE,
    compose_ps.PROBE,
    env.PROBE,
    compose_project.PROBE,
    compose_files.PROBE,
    compose_config.PROBE,
    containers.PROBE,
    health.PROBE,
    host_os.PROBE,
    host_time.PROBE,
    host_memory.PROBE,
    host_disk.PROBE,
    host_ports.PROBE,
    host_oom.PROBE,
    engine_journal.PROBE,
    *engine_facts.PROBES,
    applications.PROBE,
)


_OF_ENGINE = {probe.source: probe for probe in engine_facts.PROBES}
_TARGET = (
    engine_client.PROBE,
    engine_ping.PROBE,
    _OF_ENGINE["engine/compose"],
    _OF_ENGINE["engine/info"],
    _OF_ENGINE["engine/events"],
    staging.PROBE,
    host_disk.PROBE,
    host_os.PROBE,
    host_time.PROBE,
    host_memory.PROBE,
    host_ports.PROBE,
    host_oom.PROBE,
    applications.PROBE,
    engine_journal.PROBE,
)
"""What is asked on a managed server: nothing of an installation."""


def _ordered(order: SourceOrder) -> tuple[Probe, ...]:
    """Return the sources of DaoFlow's own records, each before those that fill its gaps."""
    return (artifact.probe(order), daoflow_cli.probe(order), daoflow_api.probe(order), database.probe(order))


_OWN_RECORDS = tuple(probe.source for probe in _ordered(SourceOrder()))


@dataclass(frozen=True)
class Plan:
    """`probes` in the order they are asked and written; `skipped` source → why it was left out."""

    probes: tuple[Probe, ...]
    skipped: tuple[tuple[Probe, str], ...]


def matches(source: str, names: Sequence[str]) -> bool:
    """Whether a source, or the group it is in, is among the names."""
    return any(source == name or source.startswith(f"{name.rstrip('/')}/") for name in names)


def source_names() -> tuple[str, ...]:
    """Return every source that is known before a host is looked at, sorted."""
    logs_of = (f"logs/{service}" for service in PLAYBOOK_SERVICES)
    return tuple(sorted({"targets", ON_SOURCE, *_OWN_RECORDS, *(probe.source for probe in _STATIC), *logs_of}))


def check_names(names: Sequence[str]) -> None:
    """Raise `UsageError` for a name that no source has. A service's log may be any `logs/NAME`: services are not known yet."""
    sources = set(source_names())
    groups = {source.split("/")[0] for source in sources}
    for name in names:
        if name in sources or name.rstrip("/") in groups or name.startswith(("logs/", "targets/")):
            continue
        import difflib

        near = difflib.get_close_matches(name, sorted(sources | groups), n=1)
        raise UsageError(
            f"there is no source '{name}'",
            because=f"did you mean '{near[0]}'?" if near else None,
            advice="`daoflow-collect plan` lists the sources.",
        )


def build_plan(discovery: Discovery, options: Options) -> Plan:
    """Return the plan for what was found: vital sources first, the rest in a fixed order."""
    check_names((*options.only, *options.skip))
    order = SourceOrder()
    if options.target_role:
        everything: Sequence[Probe] = _TARGET
    else:
        limits = log_limits(discovery.services, max_size_bytes=own_share_bytes(options), tail=options.tail)
        own = sorted(
            (*_STATIC, *logs.probes(limits, deadline_s=options.deadline_s), *_ordered(order)),
            key=lambda probe: probe.priority,
        )
        # Other hosts first: they take longest, and threads of their own.
        everything = (*target_probes(options), *own)
    probes: list[Probe] = []
    skipped: list[tuple[Probe, str]] = []
    for probe in everything:
        if options.only and not matches(probe.source, options.only):
            skipped.append((probe, "not among --only"))
        elif matches(probe.source, options.skip):
            skipped.append((probe, "left out with --skip"))
        else:
            probes.append(probe)
    order.leave_out(probe.source for probe, _ in skipped)
    return Plan(tuple(probes), tuple(skipped))
