"""Which members are logs of the installation, and of what."""

from __future__ import annotations

import re

from daoflow_bundle.manifest import Manifest

JOURNAL_MEMBER = "engine/journal.log"
JOURNAL_SERVICE = "engine"

_LOG_MEMBER = re.compile(r"logs/(?P<service>[A-Za-z0-9._-]+?)(?P<replica>\.\d+)?\.log")
_APPLICATION_LOG = re.compile(r"applications/(?P<project>[^/]+)/logs/(?P<service>[^/]+)\.log")


def log_name(member: str, manifest: Manifest | None) -> tuple[str, str] | None:
    """Return (service, key of the summary): a service's further replicas have summaries of their own, `daoflow.2`."""
    if member == JOURNAL_MEMBER:
        return JOURNAL_SERVICE, JOURNAL_SERVICE
    match = _LOG_MEMBER.fullmatch(member)
    if match is None:
        return None
    service, replica = match["service"], match["replica"] or ""
    # A service may itself be called `worker.2`: then the manifest says so.
    record = manifest.member(member) if replica and manifest is not None else None
    if record is not None and record.source == f"logs/{service}{replica}":
        return service + replica, service + replica
    return service, service + replica


def log_key(member: str, manifest: Manifest | None) -> str | None:
    """Return a log by the name people use: `postgres`, `daoflow.2`, `engine`, `shop/web` (an application's); None for what is no log."""
    name = log_name(member, manifest)
    if name is not None:
        return name[1]
    application = _APPLICATION_LOG.fullmatch(member)
    return f"{application['project']}/{application['service']}" if application is not None else None
