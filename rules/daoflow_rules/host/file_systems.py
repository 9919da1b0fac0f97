"""What the rules of file systems that cannot be written share: words, the lines that tell, and what it brings down."""

from __future__ import annotations

import re
from datetime import timedelta

from daoflow_analyzer.facts.host import Filesystem
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import LogHit, Logs

BROUGHT_DOWN = (
    "docker-daemon-down",
    "postgres-not-running",
    "postgres-unhealthy",
    "database-lost-after-start",
    "redis-blocks-start",
    "migration-failed",
    "control-plane-crash-loop",
    "control-plane-not-ready",
    "temporal-not-running",
)
RECENT = timedelta(minutes=30)
PURPOSES = {
    "data-root": "Docker's data",
    "project": "DaoFlow's folder",
    "staging": "staging workspace",
    "volume": "volumes of its containers",
    "output": "this bundle",
    "root": "system",
}
_OF_A_DEPLOYMENT = "[worker] Deployment "
_SHARED_MEMORY = " shared memory segment"
"""A container's own /dev/shm: it has a size of its own (`shm_size`), and no file system of the host is short of anything."""
_PLAIN_PATH = re.compile(r"/[\w./@+-]*", re.ASCII)


def holds(filesystem: Filesystem) -> str:
    """Return what lies on it, in words."""
    return ", ".join(PURPOSES.get(item, item) for item in filesystem.purposes)


def place_of(filesystem: Filesystem) -> str:
    """Return its mount point for a command, or a placeholder where a shell would read more than a path."""
    return filesystem.mount_point if _PLAIN_PATH.fullmatch(filesystem.mount_point) else "MOUNT_POINT"


def recent_refusal(logs: Logs | None, signature_id: str, incident: Incident) -> LogHit | None:
    """Return the newest write that failed lately. What a deployment died of has rules of its own: its workspace may be on another host."""
    found = logs.hits(signature_id) if logs is not None else ()
    hits = (hit for hit in found if not hit.text.startswith(_OF_A_DEPLOYMENT) and _SHARED_MEMORY not in hit.text)
    hit = max(hits, key=lambda one: one.raw_time, default=None)
    if hit is None or (hit.time is not None and incident.collected_at - hit.time > RECENT):
        return None
    return hit
