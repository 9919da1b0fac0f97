"""Grow the corpus of a seed: eight DaoFlow hosts, their carriers by the weights of the reference table, and its questions."""

from __future__ import annotations

import json
import random
from pathlib import Path

from tests.redaction.folders.planting import Folder
from tests.redaction.recast.host import Group, Host, Question, groups
from tests.redaction.recast.places import boundary, dotenv, environ, inspect, pem, split, verdicts

HOSTS = 8


def special(host: Host, group: Group, rows: dict[str, int]) -> None:
    """Write a group's files that are more than lines."""
    for place, path in enumerate(group.files):
        if group.name == "inspect":
            inspect(host, path, rows, place)
        elif group.name == "environ":
            environ(host, path)
        elif group.name == "pem":
            pem(host, path, place)
        elif group.name == "split":
            split(host, path, big="big" in path)
        elif group.name == "boundary":
            boundary(host, path)
        elif group.name == "clean":
            host.begin(path, group.name)
            for _ in range(40):
                host.put(host.rng.choice(group.clean))
            host.close()


def _grow(seed: int) -> tuple[Folder, list[Question]]:
    whole, asked, carriers = Folder(), list[Question](), groups()
    everyday = [line for group in carriers if group.name in ("prose", "url", "url-query") for line in group.clean]
    for number in range(HOSTS):
        host = Host(random.Random(f"{seed}-{number}"), whole, f"host-{number + 1}", asked)
        host.choose()
        rows = dotenv(host)
        verdicts(host)
        for group in carriers:
            group.clean = group.clean or everyday
            special(host, group, rows)
            if group.count:
                host.group(group)
    return whole, asked


def folder(seed: int) -> Folder:
    """Grow the folder of a seed."""
    return _grow(seed)[0]


def questions(seed: int) -> list[Question]:
    """Return what is asked about the folder of a seed."""
    return _grow(seed)[1]


def malformed(files: dict[str, str]) -> list[str]:
    """Return the paths of JSON and JSON-lines files that do not parse."""
    found = []
    for path, text in files.items():
        try:
            if Path(path).suffix == ".json":
                json.loads(text)
            elif path.endswith((".jsonl", "-json.log")):
                _ = [json.loads(line) for line in text.splitlines()]
        except ValueError:
            found.append(path)
    return found
