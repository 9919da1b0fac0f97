"""Find the installation on disk: its folder, its Compose files, its project name. No engine, no Compose needed."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence

from daoflow_collector.compose.files import DEFAULT_NAMES, OVERRIDE_NAMES
from daoflow_collector.machine.host import Host

DEFAULT_DIRECTORY = "/opt/daoflow"

_ASSIGNMENT = r"^[ \t]*(?:export[ \t]+)?{key}[ \t]*=[ \t]*(.*?)[ \t]*\r?$"
_NAME_KEY = re.compile(rb"^name:[ \t]*[\"']?([^\"'#\r\n]*[^\"'#\s])[\"']?[ \t]*(?:#.*)?\r?$", re.MULTILINE)
_REFERENCE = re.compile(r"\$\{([A-Za-z_]\w*)(?::?-([^}]*))?\}|\$([A-Za-z_]\w*)")


def default_files(host: Host, directory: str) -> tuple[str, ...]:
    """Return the Compose files that `docker compose` takes from a folder by itself: the first base and first override there is."""
    names = set(host.list_folder(directory))
    base = next((name for name in DEFAULT_NAMES if name in names), None)
    if base is None:
        return ()
    override = next((name for name in OVERRIDE_NAMES if name in names), None)
    return tuple(posixpath.join(directory, name) for name in (base, override) if name is not None)


def find_directory(host: Host, wanted: str | None) -> tuple[str | None, str]:
    """Return the installation folder and how it was found (`option`, `default`, `current`), or None and `none`."""
    current = host.working_directory()
    if wanted is not None:
        return posixpath.normpath(posixpath.join(current, wanted)), "option"
    if default_files(host, DEFAULT_DIRECTORY) or ".env" in host.list_folder(DEFAULT_DIRECTORY):
        return DEFAULT_DIRECTORY, "default"
    if default_files(host, current):
        return current, "current"
    return None, "none"


def env_value(content: bytes | None, key: str) -> str | None:
    """Return the last value that an env file gives `key`, quotes and trailing comment taken off, or None.

    Only for finding the project; what is wrong with the file is `env_sanity`'s to say.
    """
    text = (content or b"").decode("utf-8", "replace")
    values: list[str] = re.findall(_ASSIGNMENT.format(key=re.escape(key)), text, re.MULTILINE)
    if not values:
        return None
    value = values[-1]
    if value[:1] in ("'", '"'):
        return value[1:].split(value[0], 1)[0]
    return re.split(r"\s+#", value, maxsplit=1)[0]


def _expand(text: str, variables: Mapping[str, str]) -> str:
    return _REFERENCE.sub(lambda match: variables.get(match[1] or match[3]) or match[2] or "", text)


def name_key(contents: Sequence[bytes], variables: Mapping[str, str]) -> str | None:
    """Return the top-level `name:` of the last Compose file that has one, its references resolved."""
    names = [match[1].decode("utf-8", "replace") for content in contents for match in _NAME_KEY.finditer(content)]
    return _expand(names[-1], variables) if names else None


def sanitise_project(name: str) -> str:
    """Return `name` as Compose normalises it: lower case, only `[a-z0-9_-]`, not starting with `_` or `-`."""
    return re.sub(r"[^a-z0-9_-]", "", name.lower()).lstrip("_-")
