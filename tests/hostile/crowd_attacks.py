"""Attacks by number: thousands of what an installation has a few of, each harmless."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tests.hostile.attack import Answer, Attack
from tests.hostile.forge import forge, members

_LINE = "2026-11-23T12:{:02d}:00.000000000Z stderr ERROR: request {} failed: connection refused\n"
_INSPECT = "containers/daoflow-daoflow-1/inspect.json"


def attacks() -> Iterator[Attack]:
    """Yield them."""
    for name, what, make in (
        ("crowd-of-logs", "10,000 logs with errors", lambda: logs(10_000)),
        ("crowd-of-replicas", "10,000 logs of one service's replicas", lambda: logs(10_000, "worker.{}")),
        ("crowd-of-gaps", "10,000 logs that could not be had", lambda: _gaps(10_000)),
        ("crowd-of-containers", "5,000 containers, each killed for memory", lambda: _containers(5_000)),
        ("crowd-of-events", "40,000 events, no two of which say the same", lambda: _events(40_000)),
    ):
        yield Attack(name, what, Answer.ANALYSED, "", make, stored=False)


def logs(count: int, name: str = "s{:05d}") -> bytes:
    """Return the bundle with so many logs of three lines."""
    names = [name.format(number) for number in range(count)]
    crowd = {f"logs/{one}.log": (_LINE.format(at % 60, at) * 3).encode() for at, one in enumerate(names)}

    def add(document: dict[str, Any]) -> None:
        one = document["sources"][0]
        document["sources"] += [
            {**one, "source": f"logs/{name}", "outcome": "collected", "members": [f"logs/{name}.log"]} for name in names
        ]

    return forge({**members(few=True), **crowd}, edit=add)


def _gaps(count: int) -> bytes:
    def add(document: dict[str, Any]) -> None:
        lost = {**document["sources"][0], "outcome": "failed", "reason": "the engine gave nothing", "members": []}
        document["sources"] += [{**lost, "source": f"logs/s{number}"} for number in range(count)]

    return forge(edit=add)


def _containers(count: int) -> bytes:
    content = members(few=True)
    document = json.loads(content[_INSPECT])
    document["State"].update(OOMKilled=True, Status="exited", Running=False, ExitCode=137)
    for number in range(count):
        document["Name"], document["Id"] = f"/daoflow-s{number}-1", f"{number:064x}"
        document["Config"]["Labels"]["com.docker.compose.service"] = f"s{number}"
        content[f"containers/daoflow-s{number}-1/inspect.json"] = json.dumps(document).encode()
    return forge(content)


def _events(count: int) -> bytes:
    events = [
        {
            "Type": "container",
            "Action": ("start", "die", "health_status: unhealthy")[number % 3],
            "Actor": {
                "ID": f"{number:064x}",
                "Attributes": {
                    "com.docker.compose.project": "daoflow",
                    "com.docker.compose.service": "daoflow",
                    "exitCode": str(number),
                    "name": f"daoflow-daoflow-{1 + number % 50}",
                },
            },
            "time": 1_795_437_000 + number // 10,
            "timeNano": (1_795_437_000 + number // 10) * 10**9 + number,
        }
        for number in range(count)
    ]
    return forge({**members(), "engine/events.json": json.dumps(events).encode()})
