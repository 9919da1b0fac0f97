"""Find the password inside a connection URL, also when its own characters broke the URL."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from daoflow_collector.compose.references import ComposeReference

_USER_PART = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^:/@\s]*:(?P<password>.*)@", re.DOTALL)


def feeds_url_password(reference: ComposeReference) -> bool:
    """Whether the reference stands where a URL has its password."""
    before = reference.template[: reference.start]
    return reference.before.endswith(":") and "://" in before and reference.after.startswith("@")


def url_password(url: str, *, known: Iterable[str], before: str = "", after: str = "") -> str | None:
    """Return the password in `url`, or None when it has none.

    A URL that a raw `@`, `/` or `#` broke is ambiguous: so first whichever `known` value stands whole between a `:` and
    an `@` counts (also percent-encoded), then what stands between the literal texts around the reference, then all between
    the first `:` and the last `@`.
    """
    found = _USER_PART.match(url)
    if found is None:
        return None
    for value in known:
        if value and f":{value}@" in url:
            return value
    if before and after and url.startswith(before):
        end = url.rfind(after)
        if end >= len(before):
            return url[len(before) : end]
    password = found["password"]
    decoded = unquote(password)
    return decoded if decoded in set(known) else password
