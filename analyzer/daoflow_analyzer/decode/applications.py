"""`applications/<project>/containers/*/inspect.json` → `Applications`."""

from __future__ import annotations

from functools import partial

from daoflow_bundle.manifest import Manifest
from daoflow_bundle.outcome import Outcome

from daoflow_analyzer.decode.containers import PROJECT, decode_container
from daoflow_analyzer.decode.documents import Documents
from daoflow_analyzer.facts.applications import Application, Applications
from daoflow_analyzer.facts.containers import Container

PREFIX = "applications/"
SOURCE = "applications"
LOOKED = (Outcome.COLLECTED, Outcome.EMPTY, Outcome.ABSENT)
NOT_ALL = ("left out", "not in the recording")
"""What the collector says when containers may be missing that the engine has."""


def decode_applications(documents: Documents, manifest: Manifest | None) -> Applications | None:
    """Decode the deployed projects' containers. None at all is a fact only where the collector looked for them."""
    projects: dict[str, list[Container]] = {}
    for member in documents.under(PREFIX, "/inspect.json"):
        parts = member.split("/")
        found = documents.decode(member, partial(decode_container, member, {}))
        if found is not None and len(parts) > 2:
            projects.setdefault(found.labels.get(PROJECT) or parts[1], []).append(found)
    record = manifest.source(SOURCE) if manifest is not None else None
    looked = record is not None and record.outcome in LOOKED and not any(mark in record.reason for mark in NOT_ALL)
    if not projects and not looked:
        return None
    applications = (
        Application(name, tuple(sorted(items, key=lambda item: (item.service, item.number, item.name))))
        for name, items in sorted(projects.items())
    )
    return Applications(tuple(applications), is_complete=looked)
