"""Folders as an engineer has them who was asked to gather everything from the hosts of a real DaoFlow.

A control plane, a server with other people's software, a machine that builds and backs up, and one whose files are odd or broken:
each declares about half of its secrets somewhere and repeats them elsewhere; the rest is told by its name, place or shape alone.
"""

from __future__ import annotations

import random
from pathlib import Path

from tests.redaction.folders.planting import Folder
from tests.redaction.hosted.sowing import Sower

SHEETS = Path(__file__).with_name("sheets")
HOSTS = ("control", "apps", "builder", "odd")


def folder(seed: int) -> Folder:
    """Grow the folder of a seed; the same seed gives the same bytes."""
    rng = random.Random(seed)
    grown = Folder()
    for host in HOSTS:
        sower = Sower(rng, grown, host)
        for sheet in (host, "every"):
            sower.sow("\n" + (SHEETS / f"{sheet}.txt").read_text(encoding="utf-8"))
    return grown
