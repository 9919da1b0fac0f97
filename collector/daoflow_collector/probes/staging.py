"""`host/staging`: the folder that DaoFlow unpacks deployments in on a managed server, and whether this user may write there."""

from __future__ import annotations

import posixpath
import re
import stat

from daoflow_bundle.outcome import Outcome

from daoflow_collector.context import Context
from daoflow_collector.machine.host import Host, PathStatus
from daoflow_collector.probe import COLLECTED, Ended, Priority, Probe

REMOTE_STAGING = "/tmp/daoflow-staging"  # noqa: S108 - DaoFlow's own place, only looked at
_WORKSPACE = re.compile(r"[0-9a-f]{32}")
_SHOWN = 20


def collect(context: Context) -> Ended:
    """Write `host/staging.json`."""
    host = context.host
    there = host.status(REMOTE_STAGING)
    place = there if there.kind != "absent" else host.status(posixpath.dirname(REMOTE_STAGING))
    space = host.filesystem(place.path)
    found = [name for name in host.list_folder(REMOTE_STAGING) if _WORKSPACE.fullmatch(name)]
    read_only = space.read_only if space is not None else None
    document = {
        "path": REMOTE_STAGING,
        "kind": there.kind,
        "mode": f"{there.mode:04o}" if there.mode is not None else None,
        "uid": there.uid,
        "gid": there.gid,
        "checked": place.path,
        "writable": is_writable(host, place) and not read_only,
        "read_only": read_only,
        "free_bytes": space.free_bytes if space is not None else None,
        "free_inodes": space.free_inodes if space is not None else None,
        "workspaces": found[:_SHOWN],
        "workspace_count": len(found),
    }
    context.sink.json("host/staging.json", document)
    if there.kind == "absent":
        return Ended(
            Outcome.COLLECTED, f"{REMOTE_STAGING} is not there yet: DaoFlow makes it with the first deployment"
        )
    return COLLECTED


def is_writable(host: Host, place: PathStatus) -> bool:
    """Whether this user may make something in a folder, by its mode. Ownership alone is looked at: nothing is tried out."""
    if place.kind != "directory" or place.mode is None:
        return False
    uid, groups = host.user()
    if uid == 0:
        return True
    if place.uid == uid:
        needed = stat.S_IWUSR | stat.S_IXUSR
    elif place.gid in groups:
        needed = stat.S_IWGRP | stat.S_IXGRP
    else:
        needed = stat.S_IWOTH | stat.S_IXOTH
    return place.mode & needed == needed


PROBE = Probe(
    source="host/staging",
    how="stat, statvfs of /tmp/daoflow-staging",
    reason="playbook: whether the staging workspace is writable",
    priority=Priority.VITAL,
    timeout_s=5.0,
    limit="one document",
    collect=collect,
)
