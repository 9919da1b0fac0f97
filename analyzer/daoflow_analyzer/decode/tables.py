"""`database/<table>.json`: rows with the JSON pointer of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from daoflow_bundle.document import decode_json
from daoflow_bundle.errors import FormatError

from daoflow_analyzer.decode.documents import Documents
from daoflow_analyzer.decode.json_value import UnreadableError, objects

MAX_ROWS = 20_000
"""More rows than the collector ever takes; a bundle that holds more was not made by it."""

Row = Mapping[str, Any]


def member_of(table: str) -> str:
    """Return the member that holds a table."""
    return f"database/{table}.json"


def rows(documents: Documents, table: str) -> list[tuple[str, Row]] | None:
    """Return (pointer, row) for each row of a table; None when it was not collected or is unusable."""
    found = documents.decode(member_of(table), _rows)
    return None if found is None else [(f"/rows/{index}", row) for index, row in found]


def _rows(document: Any) -> list[tuple[int, Row]]:
    if not isinstance(document, dict) or not isinstance(document.get("rows"), list):
        raise UnreadableError("it has no array `rows`")
    return list(_bounded(document["rows"]))


def _bounded(value: list[Any]) -> Iterator[tuple[int, Row]]:
    yield from objects(value[:MAX_ROWS])


def json_column(value: Any) -> Mapping[str, Any]:
    """Return a jsonb column, also when the database gave it as text; an empty object for anything else."""
    if isinstance(value, str):
        try:
            value = decode_json(value.encode("utf-8", "replace"), "it")
        except FormatError:
            return {}
    return value if isinstance(value, dict) else {}
