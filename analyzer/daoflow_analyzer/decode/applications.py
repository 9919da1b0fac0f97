"""`applications/<project>/…` → `Applications`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from daoflow_bundle.manifest import Manifest
from daoflow_bundle.outcome import Outcome

from daoflow_analyzer.decode.containers import PROJECT, decode_container, environment_of
from daoflow_analyzer.decode.documents import Documents
from daoflow_analyzer.decode.json_value import mapping, objects, text, texts, time
from daoflow_analyzer.facts.applications import Application, Applications, Image
from daoflow_analyzer.facts.containers import Container
from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.scan.lines import parse_line

PREFIX = "applications/"
SOURCE = "applications"
SOUGHT = "applications/sought.json"
KEY_LABELS = {"networks": "com.docker.compose.network", "volumes": "com.docker.compose.volume"}
"""The labels in which Compose keeps the name that its file uses."""

LOOKED = (Outcome.COLLECTED, Outcome.EMPTY, Outcome.ABSENT)
NOT_ALL = ("left out", "not in the recording")
"""What the collector says when containers may be missing that the engine has."""


def decode_applications(documents: Documents, manifest: Manifest | None, host: str = "") -> Applications | None:
    """Decode the deployed projects' containers. None at all is a fact only where the collector looked for them.

    `host` is the folder of a managed server (`targets/edge-1/`), empty for the control plane's own.
    """
    projects: dict[str, list[Container]] = {}
    folders: dict[str, str] = {}
    for member in documents.under(f"{host}{PREFIX}", "/inspect.json"):
        parts = member.removeprefix(host).split("/")
        found = documents.decode(member, partial(decode_container, member, {}))
        if found is not None and len(parts) > 2:
            project = found.labels.get(PROJECT) or parts[1]
            projects.setdefault(project, []).append(found)
            folders.setdefault(project, f"{host}{PREFIX}{parts[1]}")
    record = manifest.source(f"{host}{SOURCE}") if manifest is not None else None
    looked = record is not None and record.outcome in LOOKED and not any(mark in record.reason for mark in NOT_ALL)
    if not projects and not looked:
        return None
    applications = (_application(documents, name, items, folders[name]) for name, items in sorted(projects.items()))
    sought = mapping(documents.json(f"{host}{SOUGHT}"))
    names = frozenset((*texts(sought.get("projects")), *texts(sought.get("containers"))))
    return Applications(tuple(applications), is_complete=looked, sought=names if looked else frozenset())


def _application(documents: Documents, project: str, containers: Sequence[Container], folder: str) -> Application:
    said = _last_words(documents, folder)
    return Application(
        project,
        tuple(sorted(containers, key=lambda item: (item.service, item.number, item.name))),
        networks=_names(documents, folder, "networks"),
        volumes=_names(documents, folder, "volumes"),
        images=_images(documents.json(f"{folder}/images.json")),
        last_words={service: words for service, words in said.items() if words is not None},
        silent=frozenset(service for service, words in said.items() if words is None),
        first_times=_first_times(documents, folder),
    )


def _names(documents: Documents, folder: str, kind: str) -> Mapping[str, str]:
    """Return the name in the Compose file for each of the engine's that Compose labelled."""
    listed = ((one, mapping(one.get("Labels"))) for _, one in objects(documents.json(f"{folder}/{kind}.json")))
    label = KEY_LABELS[kind]
    return {text(one.get("Name")): text(labels[label]) for one, labels in listed if text(labels.get(label))}


def _last_words(documents: Documents, folder: str) -> Mapping[str, Evidence | None]:
    """Return each service whose log is in the bundle with the last line of it that says anything; None where none does."""
    return {
        member.removeprefix(f"{folder}/logs/").removesuffix(".log"): _last_line(documents, member)
        for member in documents.under(f"{folder}/logs/", ".log")
    }


def _first_times(documents: Documents, folder: str) -> Mapping[str, datetime]:
    found: dict[str, datetime] = {}
    for member in documents.under(f"{folder}/logs/", ".log"):
        entries = (parse_line(line.encode()) for line in (documents.text(member) or "").splitlines())
        # What the collector left out stands there as its own line.
        dated = (at for moment, stream, _ in entries if stream != "collector" and (at := time(moment)) is not None)
        first = next(dated, None)
        if first is not None:
            found[member.removeprefix(f"{folder}/logs/").removesuffix(".log")] = first
    return found


def _last_line(documents: Documents, member: str) -> Evidence | None:
    lines = (documents.text(member) or "").splitlines()
    for number in range(len(lines), 0, -1):
        time, _, words = parse_line(lines[number - 1].encode())
        if words.strip():
            return Evidence(member, words[:500], line=number, time=time or None)
    return None


def _images(document: Any) -> Mapping[str, Image]:
    return {
        text(one.get("Id")): Image(
            id=text(one.get("Id")),
            tags=texts(one.get("RepoTags")),
            digests=texts(one.get("RepoDigests")),
            env=environment_of(texts(mapping(one.get("Config")).get("Env"))),
            tagged_at=time(mapping(one.get("Metadata")).get("LastTagTime")),
        )
        for _, one in objects(document)
    }
