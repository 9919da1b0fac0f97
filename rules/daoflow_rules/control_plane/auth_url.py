"""BETTER_AUTH_URL: what Compose makes of it, what the running daoflow has, and what can be wrong with it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.facts.env import EnvFile
from daoflow_analyzer.immutable import immutable
from daoflow_bundle.token import TOKEN

KEY = "BETTER_AUTH_URL"
HOST = re.compile(r"[A-Za-z0-9._-]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")
DEFAULT_PORTS = {"http": 80, "https": 443}
LOOPBACK = ("localhost", "127.0.0.1", "::1")


@immutable
class Origin:
    """Scheme, host and port of a URL, as browsers compare them."""

    scheme: str
    host: str
    port: int

    def __str__(self) -> str:
        port = "" if self.port == DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{f'[{self.host}]' if ':' in self.host else self.host}{port}"


def origin_of(url: str) -> Origin | None:
    """Return the origin of a URL, or None when it has none."""
    if not url.strip() or what_is_wrong(url) is not None:
        return None
    parts = urlsplit(_plain(url))
    scheme = parts.scheme.lower()
    return Origin(scheme, parts.hostname or "", parts.port or DEFAULT_PORTS[scheme])


def what_is_wrong(url: str) -> str | None:
    """Say what keeps `url` from being an http(s) origin; None when nothing does, or when it is empty (a default applies)."""
    text = _plain(url)
    scheme, separator, rest = text.partition("://")
    if not text:
        return None
    if re.search(r"\s", text):
        return "it contains a space"
    if not separator or scheme.lower() not in DEFAULT_PORTS:
        return "it does not begin with http:// or https://"
    try:
        parts = urlsplit(text)
        host = parts.hostname if parts.port is None or parts.port > 0 else None
    except ValueError:
        return "its address or port is not valid"
    if not host:
        return "it names no host"
    # Names outside ASCII are legal in an address bar; only what no host name can hold is refused.
    return None if HOST.fullmatch(host) or not rest.isascii() else f"{host!r} is not a host name"


def wanted_url(env: EnvFile, compose: Compose | None) -> str:
    """Return what a new `up` would give daoflow: Compose's view where there is one, else the file's (empty: the default)."""
    declared = compose.services.get("daoflow") if compose is not None and compose.interpolated else None
    if declared is not None and KEY in declared.environment:
        return declared.environment[KEY] or ""
    written = env.value(KEY)
    commented = any(problem.key == KEY and problem.kind == "inline-comment" for problem in env.problems)
    return written.partition(" #")[0] if commented else written


def running_url(containers: Containers | None) -> str:
    """Return what the daoflow container has, empty when it has none or does not exist."""
    daoflow = containers.one("daoflow") if containers is not None else None
    return daoflow.env.get(KEY, "") if daoflow is not None else ""


def _plain(url: str) -> str:
    # A removed password stands in the URL as a token with a space in it.
    return TOKEN.sub("removed", url).strip()
