"""Names: of a bundle file, of the members in it, and of what a member is called after."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import datetime, timezone

from daoflow_bundle.limits import MAX_PATH_BYTES

SUFFIX = ".tar.zst"
HEADER_MEMBER = "bundle.json"
MANIFEST_MEMBER = "manifest.json"

_PREFIX = "daoflow-evidence-"
_HOST_LENGTH = 63
_SLUG_LENGTH = 100
_TOP = re.compile(re.escape(_PREFIX) + r"(?P<host>.+)-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z")
_MEMBER = re.compile(r"[A-Za-z0-9._@-]+(?:/[A-Za-z0-9._@-]+)*")


def top_folder(host: str, started_at: datetime) -> str:
    """Return the bundle's name without its suffix: also the folder that all members lie in."""
    safe = re.sub(r"[^A-Za-z0-9.]+", "-", host)[:_HOST_LENGTH].strip("-.") or "host"
    return f"{_PREFIX}{safe}-{started_at.astimezone(timezone.utc):%Y%m%dT%H%M%SZ}"


def bundle_name(host: str, started_at: datetime) -> str:
    """Return the bundle's file name, `daoflow-evidence-<host>-<YYYYMMDDTHHMMSSZ>.tar.zst`."""
    return top_folder(host, started_at) + SUFFIX


def parse_top_folder(top: str) -> tuple[str, str] | None:
    """Return the host and the start time (RFC 3339) that a top folder names, or None when it is named otherwise."""
    match = _TOP.fullmatch(top)
    if match is None:
        return None
    try:
        # `strptime` would cost every command an import.
        started_at = datetime.fromisoformat(match.expand(r"\2-\3-\4T\5:\6:\7+00:00"))
    except ValueError:
        return None
    return match["host"], started_at.isoformat().replace("+00:00", "Z")


def valid_member(path: str) -> bool:
    """Whether `path` may name a member: plain characters, relative, no empty, `.` or `..` part, not over-long."""
    return (
        len(path) <= MAX_PATH_BYTES
        and _MEMBER.fullmatch(path) is not None
        and not any(part in (".", "..") for part in path.split("/"))
    )


def member_slug(text: str, taken: Collection[str] = ()) -> str:
    """Return one path part that stands for `text` (a container's or service's name, a file's base name).

    Differs from every name in `taken` even where upper and lower case count as one.
    """
    slug = re.sub(r"[^A-Za-z0-9._@-]+", "-", text)[:_SLUG_LENGTH]
    if not slug.strip(".-"):
        slug = "unnamed"
    folded = {name.casefold() for name in taken}
    candidate, number = slug, 1
    while candidate.casefold() in folded:
        number += 1
        candidate = f"{slug}-{number}"
    return candidate
