"""Documents that show a few characters of a secret (`token_last_eight`): what begins or ends with them is all of it, whatever its key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from daoflow_collector.redact import values
from daoflow_collector.redact.names import Verdict, judge

_SHOWN = re.compile(
    r"(?P<name>\w+?)_?(?:[Ll]ast_?(?:[Ff]our|[Ss]ix|[Ee]ight|\d{1,2}|[Cc]hars)|[Pp]refix|[Ss]uffix|[Hh]int|[Tt]ail|[Ee]nding)"
)
MIN_SHOWN = 4


def wholes(node: Mapping[Any, Any]) -> dict[str, str]:
    """Return the keys of an object whose strings are secrets that it shows an end of, and the secrets' names."""
    shown: dict[str, str] = {}
    for key, value in node.items():
        match = _SHOWN.fullmatch(key) if isinstance(key, str) and isinstance(value, str) else None
        if match and len(value) >= MIN_SHOWN and judge(match["name"]) is Verdict.SECRET:
            shown[value] = match["name"]
    return {
        str(key): name
        for end, name in shown.items()
        for key, value in node.items()
        if isinstance(value, str)
        and len(value) >= 2 * len(end)
        and (value.startswith(end) or value.endswith(end))
        and values.is_mixed(value)
    }
