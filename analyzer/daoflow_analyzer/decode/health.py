"""`health/*.json` → `Health`."""

from __future__ import annotations

from functools import partial
from typing import Any

from daoflow_analyzer.decode.documents import Documents
from daoflow_analyzer.decode.json_value import (
    UnreadableError,
    mapping,
    objects,
    optional_integer,
    optional_number,
    optional_text,
    text,
    text_map,
    time,
)
from daoflow_analyzer.facts.health import Endpoint, Health, ReadyCheck


def decode_health(documents: Documents) -> Health | None:
    """Decode the endpoints' answers; None when none was recorded."""
    endpoints: dict[str, Endpoint] = {}
    for member in documents.under("health/", ".json"):
        endpoint = documents.decode(member, partial(_endpoint, member))
        if endpoint is not None:
            endpoints[endpoint.name] = endpoint
    if not endpoints:
        return None
    ready = endpoints.get("ready")
    body = mapping(ready.body) if ready is not None else {}
    checks = tuple(
        ReadyCheck(text(item.get("name")), text(item.get("status")), text(item.get("detail")), index)
        for index, item in objects(body.get("checks"))
    )
    return Health(endpoints=endpoints, checks=checks)


def _endpoint(member: str, document: Any) -> Endpoint:
    if not isinstance(document, dict):
        raise UnreadableError("it is not a JSON object")
    body = document.get("body")
    return Endpoint(
        name=text(document.get("name")) or member.removeprefix("health/").removesuffix(".json"),
        url=text(document.get("url")),
        started_at=time(document.get("started_at")),
        duration_s=optional_number(document.get("duration_s")) or 0.0,
        status=optional_integer(document.get("status")),
        headers={name.lower(): value for name, value in text_map(document.get("headers")).items()},
        body_kind=text(document.get("body_kind"), "none"),
        body=body if isinstance(body, dict | str) else None,
        error_kind=optional_text(document.get("error_kind")),
        error=optional_text(document.get("error")),
        member=member,
    )
