"""Who most likely made a difference, told from what each side shows; and what the difference breaks."""

from __future__ import annotations

from daoflow_analyzer.facts.state import CONTROL_PLANE
from daoflow_analyzer.state_diff.classify import CHANGED, ONLY
from daoflow_analyzer.state_diff.sides import Sides

BREAKS = {
    "image": "another build runs",
    "image_id": "another build runs under the same tag",
    "environment": "the service runs with another setting",
    "ports": "it is reached under another address, or not at all",
    "mounts": "its data is in another place, or not kept",
    "volumes": "its data is in another place, or not kept",
    "networks": "other services may not reach it, or too many may",
    "replicas": "it serves less, or more than was planned",
    "restart": "it comes back differently after a crash or a reboot",
    "healthcheck": "its health means something else",
    "memory_bytes": "it may be killed for memory, or take what others need",
    "memory_reservation_bytes": "less memory, or more, is kept for it than was planned",
    "cpus": "it runs slower or faster than planned",
    "logging": "its log is kept elsewhere, or cut earlier or later",
    "command": "it starts something else",
    "containers": "it serves less, or nothing",
    "deployment": "DaoFlow's record is not about what runs",
    "container": "nothing of it runs",
}
IN_PLACE = {
    "networks": "docker network connect or disconnect",
    "restart": "docker update",
    "memory_bytes": "docker update",
    "memory_reservation_bytes": "docker update",
    "cpus": "docker update",
}
"""What can be changed on a container that is not made again, and with which command."""


def breaks(path: str) -> str:
    """Return what a difference at a path does."""
    return BREAKS.get(path, "it runs differently")


def who(sides: Sides, path: tuple[str, ...], state_class: str) -> str:
    """Return who most likely made a difference."""
    is_overridden = path[0] in sides.overridden
    if state_class in (CHANGED, ONLY["declared"]):
        return _pending(sides, is_overridden=is_overridden)
    if path[0] == "containers":
        return "stopped by hand" if sides.is_stopped else "ended by itself"
    if sides.by:
        return f"{sides.by}, without DaoFlow's managed override" if is_overridden else sides.by
    if path[0] == "replicas":
        return "scaled or removed by hand"
    return f"changed by hand ({IN_PLACE[path[0]]})" if path[0] in IN_PLACE else "changed by hand"


def _pending(sides: Sides, *, is_overridden: bool) -> str:
    if sides.deployment == CONTROL_PLANE:
        return "edited after it was started: docker compose up -d is pending"
    if is_overridden:
        return "DaoFlow's managed override sets it; it, or what is declared, was edited since: a redeploy is pending"
    return "edited after it was started: a redeploy is pending"
