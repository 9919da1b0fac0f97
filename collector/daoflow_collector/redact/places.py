"""The way to a value in a document, as validators and patches tell it: `/environment/TOKEN`, `["body", "password"]`."""

from __future__ import annotations

import re
from typing import Any

from daoflow_collector.redact.names import Verdict, judge

_KEYS = ("path", "instancePath")
_FIELD = re.compile(r"[A-Za-z][A-Za-z0-9._-]*")


def last_name(node: dict[Any, Any]) -> str | None:
    """Return the last step of a path to a value (`/environment/TOKEN`, `["env", "TOKEN"]`), where it is a secret's name."""
    for key in _KEYS:
        path = node.get(key)
        steps = re.split(r"[/.]", path) if isinstance(path, str) else path if isinstance(path, list) else []
        if steps and isinstance(steps[-1], str) and judge(steps[-1]) is Verdict.SECRET:
            return steps[-1]
    return None


def is_path(node: Any) -> bool:
    """Say whether a list is the way to a field, as validators tell it before the value: `["body", "password"]`."""
    return isinstance(node, list) and bool(node) and isinstance(node[-1], str) and bool(_FIELD.fullmatch(node[-1]))


def column_names(found: Any) -> list[str] | None:
    """Return the columns of a result set, given as names or as objects with a name."""
    if not isinstance(found, list) or not found:
        return None
    names = [item.get("name") if isinstance(item, dict) else item for item in found]
    return [str(name) for name in names] if all(isinstance(name, str) for name in names) else None
