"""`env/sanity.json` of the stock installation (bundle/README.md), worked out from a `Stack`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from daoflow_collector.redact.values import is_placeholder

from tests.rules.stack import DIRECTORY, Stack, is_secret, references

REQUIRED = ("BETTER_AUTH_SECRET", "ENCRYPTION_KEY", "POSTGRES_PASSWORD", "BETTER_AUTH_URL")


def sanity(stack: Stack, containers: Mapping[str, str]) -> dict[str, Any]:
    """Return the document; `containers` maps container names to services."""
    env = stack.env
    file = {
        "path": f"{DIRECTORY}/.env",
        "member": "env/files/.env",
        "exists": True,
        "readable": True,
        "mode": "0600",
        "size_bytes": len(stack.env_text.encode("utf-8", "surrogateescape")),
        "bom": env.bom,
        "line_endings": env.line_endings,
        "valid_utf8": env.valid_utf8,
        "problems": [vars(problem) for problem in env.problems],
    }
    used = references(stack.compose_text)
    names = {item.key for item in env.assignments} | {item["key"] for item in used} | set(REQUIRED)
    return {"files": [file], "keys": {name: _key(name, stack, used, containers) for name in sorted(names)}}


def _key(name: str, stack: Stack, used: list[dict[str, Any]], containers: Mapping[str, str]) -> dict[str, Any]:
    written = [item for item in stack.env.assignments if item.key == name]
    last = written[-1] if written else None
    value = last.meant if last is not None else ""
    secret = is_secret(name)
    mine = [item for item in used if item["key"] == name]
    uses = [_use(item, stack, containers) for item in mine if item["variable"]]
    whole = [item for item in uses if item["part"] != "embedded"]
    read = stack.env.values.get(name)
    return {
        "secret": secret,
        "present": last is not None,
        "empty": last is not None and value == "",
        "blank": bool(value) and not value.strip(),
        "length": len(value) if len(value) >= 16 else None,
        "length_class": "empty" if not value else "short" if len(value) < 8 else "8-15" if len(value) < 16 else "exact",
        "character_class": _character_class(value),
        "placeholder": secret and is_placeholder(value),
        "duplicate": len(written) > 1,
        "edge_space": last.edge_space if last else False,
        "trailing_cr": last.trailing_cr if last else False,
        "quotes": last.quotes if last else "none",
        "has_dollar": "$" in value,
        "url_unsafe": bool(re.search(r"[@/?#:%\[\]\s]", value)),
        "valid_url": _is_url(value) if name.endswith("_URL") and value else None,
        "valid_port": value.isdigit() and 0 < int(value) < 65536 if name.endswith("_PORT") and value else None,
        "valid_boolean": value in ("true", "false") if name == "DAOFLOW_ENABLE_TEMPORAL" and value else None,
        "definitions": [
            {"file": f"{DIRECTORY}/.env", "member": "env/files/.env", "line": item.line, "effective": item is last}
            for item in written
        ],
        "in_process_environment": False,
        "referenced_by": sorted({item["service"] for item in mine if item["service"]}),
        "required": name in REQUIRED or any(item["operator"] in (":?", "?") for item in mine),
        "fingerprints": {
            "env_file": stack.vault.fingerprint(value) if value else None,
            "compose": stack.vault.fingerprint(read) if stack.config is not None and read else None,
            "running": {container: fingerprint for use in whole for container, fingerprint in use["running"].items()},
        },
        "uses": uses,
    }


def _use(reference: Mapping[str, Any], stack: Stack, containers: Mapping[str, str]) -> dict[str, Any]:
    service, variable = reference["service"], reference["variable"]
    part = "whole" if reference["whole"] else "embedded"
    if part == "embedded" and variable == "DATABASE_URL" and "PASSWORD" in reference["key"]:
        part = "url-password"

    def of(environment: Mapping[str, str]) -> str | None:
        text = environment.get(variable, "")
        if part == "url-password":
            text = _password(text)
        return stack.vault.fingerprint(text) if text else None

    declared = (stack.config or {}).get(service)
    return {
        "service": service,
        "variable": variable,
        "part": part,
        "compose": of(declared["environment"]) if declared is not None else None,
        "running": {
            name: of(stack.environment(service)) for name, of_service in containers.items() if of_service == service
        },
    }


def _password(url: str) -> str:
    try:
        return unquote(urlsplit(url).password or "")
    except ValueError:
        return ""


def _is_url(value: str) -> bool:
    try:
        parts = urlsplit(value)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


def _character_class(value: str) -> str:
    for name, pattern in (
        ("empty", r""),
        ("digits", r"\d+"),
        ("hex", r"[0-9a-fA-F]+"),
        ("alphanumeric", r"[0-9A-Za-z]+"),
        ("base64", r"[0-9A-Za-z+/=_-]+"),
        ("printable", r"[\x20-\x7e]+"),
    ):
        if re.fullmatch(pattern, value):
            return name
    return "non-ascii"
