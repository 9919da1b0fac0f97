"""Other hosts as sources of the plan: each managed server of `--target`, and the control plane's host of `--on`."""

from __future__ import annotations

import functools
import secrets
from dataclasses import replace

from daoflow_collector.context import Context
from daoflow_collector.fingerprint_key import KEY_BYTES
from daoflow_collector.options import Options
from daoflow_collector.probe import Ended, Priority, Probe
from daoflow_collector.remote.address import SshAddress, target_folders
from daoflow_collector.remote.conversation import STOP_GRACE_S
from daoflow_collector.remote.place import Place
from daoflow_collector.remote.request import Request

ON_SOURCE = "collector/ssh"
ON_MEMBER = "collector/ssh.json"
TARGET_SOURCES = (
    "engine/client engine/ping engine/compose engine/info engine/events engine/journal host/os host/time host/memory host/disk host/ports"
    " host/kernel-oom host/staging applications"
)
_LARGEST_SHARE_BYTES = 1_000_000
_HOW = "SSH: the collector is sent into memory, runs and redacts there, and streams its bundle back"
_GRACE_S = STOP_GRACE_S + 2.0


def target_share_bytes(options: Options) -> int:
    """Return how much of `--max-size` each target may take: half of it for all, a megabyte at most for one."""
    return min(_LARGEST_SHARE_BYTES, options.max_size_bytes // (2 * max(1, len(options.targets))))


def own_share_bytes(options: Options) -> int:
    """Return what of `--max-size` is left for the control plane's host."""
    return options.max_size_bytes - len(options.targets) * target_share_bytes(options)


def target_probes(options: Options) -> tuple[Probe, ...]:
    """Return a probe for each target. Raises `UsageError` for one named twice."""
    key = options.fingerprint_key or secrets.token_bytes(KEY_BYTES)
    return tuple(_target_probe(folder, address, options, key) for folder, address in target_folders(options.targets))


def _target_probe(folder: str, address: SshAddress, options: Options, key: bytes) -> Probe:
    share = target_share_bytes(options)
    over_there = Options(
        deployment=options.deployment, last_good=options.last_good, max_size_bytes=share, target_role=True
    )
    place = Place(address, f"targets/{folder}/", f"targets/{folder}/ssh.json")
    return Probe(
        source=f"targets/{folder}",
        how=f"{address.url} by {_HOW}: {TARGET_SOURCES}",
        reason="playbook: SSH, Docker, Compose and staging of the managed server, and what DaoFlow deployed there",
        priority=Priority.NORMAL,
        timeout_s=options.deadline_s,
        limit=f"{share // 1000} KB",
        collect=functools.partial(_collect, place, Request(over_there, key)),
        grace_s=_GRACE_S,
    )


def on_probe(options: Options, place: Place, request: Request) -> Probe:
    """Return the probe of the control plane's host."""
    return Probe(
        source=ON_SOURCE,
        how=f"{place.address.url} by {_HOW}",
        reason="the control plane's host, from this workstation",
        priority=Priority.VITAL,
        timeout_s=options.deadline_s,
        limit=f"{request.options.max_size_bytes // 1000} KB",
        collect=functools.partial(_collect, place, request),
        grace_s=_GRACE_S,
    )


def on_request(options: Options, *, plan: bool = False) -> Request:
    """Return what is asked of the control plane's host: all that was given, save what is the workstation's."""
    key = options.fingerprint_key or secrets.token_bytes(KEY_BYTES)
    local = ("targets", "collector/ssh")
    only = tuple(name for name in options.only if not name.startswith(local))
    skip = tuple(name for name in options.skip if not name.startswith(local))
    options = replace(options, only=only, skip=skip, max_size_bytes=own_share_bytes(options))
    return Request(options, key, plan)


def _collect(place: Place, request: Request, context: Context) -> Ended:
    from daoflow_collector.remote.gather import gather  # a run without other hosts does not pay for it

    return gather(context, place, request)
