"""`compose/ps.json` → `ComposePs`."""

from __future__ import annotations

from daoflow_analyzer.decode.documents import Documents
from daoflow_analyzer.decode.json_value import objects, text
from daoflow_analyzer.facts.compose_ps import ComposePs, ListedContainer

MEMBER = "compose/ps.json"


def decode_compose_ps(documents: Documents) -> ComposePs | None:
    """Decode the rows; None when Compose was not asked."""
    if not documents.has(MEMBER):
        return None
    rows = (
        ListedContainer(
            text(item.get("Name")), text(item.get("Service")), text(item.get("State")), text(item.get("Status")), index
        )
        for index, item in objects(documents.json(MEMBER))
    )
    return ComposePs(tuple(rows))
