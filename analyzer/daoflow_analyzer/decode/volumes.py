"""`engine/volumes.json` and `engine/other-volumes.json` → `Volumes`."""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.decode.documents import Documents
from daoflow_analyzer.decode.json_value import mapping, objects, text, time
from daoflow_analyzer.facts.volumes import Volume, Volumes

OWN = "engine/volumes.json"
OTHERS = "engine/other-volumes.json"


def decode_volumes(documents: Documents) -> Volumes | None:
    """Decode both lists; None when the engine was not asked."""
    if documents.json(OWN) is None:
        return None
    return Volumes((*_volumes(documents, OWN), *_volumes(documents, OTHERS)))


def _volumes(documents: Documents, member: str) -> Iterator[Volume]:
    for index, item in objects(documents.json(member)):
        labels = mapping(item.get("Labels"))
        yield Volume(
            name=text(item.get("Name")),
            project=text(labels.get("com.docker.compose.project")),
            label=text(labels.get("com.docker.compose.volume")),
            created_at=time(item.get("CreatedAt")),
            users=tuple(text(user.get("Name")) for _, user in objects(item.get("UsedBy"))),
            member=member,
            index=index,
        )
