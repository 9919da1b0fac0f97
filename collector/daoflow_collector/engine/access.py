"""Reach the Docker Engine: one fast question first (is anyone there?), then an SDK client with everything bounded.

The question is asked without the SDK, whose import alone costs more than the answer, and which cannot tell a hung
daemon from an absent one.
"""

from __future__ import annotations

import errno
import http.client
import socket
import time
import warnings
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from daoflow_collector.engine.endpoint import other_host
from daoflow_collector.machine.files import path_status
from daoflow_collector.machine.host import EngineAnswer
from daoflow_collector.machine.tls import hidden, https_connection, tls_context
from daoflow_collector.parallel import within

if TYPE_CHECKING:
    import ssl

    import docker


class _SocketConnection(http.client.HTTPConnection):
    """HTTP over a Unix socket."""

    def __init__(self, path: str, timeout_s: float) -> None:
        super().__init__("localhost", timeout=timeout_s)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


def socket_path(endpoint: str) -> str | None:
    """Return the path of a Unix socket endpoint, None for any other."""
    return endpoint[len("unix://") :] or "/var/run/docker.sock" if endpoint.startswith("unix://") else None


def _tls(environment: Mapping[str, str]) -> ssl.SSLContext | None:
    if not environment.get("DOCKER_TLS_VERIFY"):
        return None
    folder = Path(environment.get("DOCKER_CERT_PATH") or f"{environment.get('HOME', '/root')}/.docker")
    try:
        context = tls_context(cafile=str(folder / "ca.pem"))
        context.load_cert_chain(str(folder / "cert.pem"), str(folder / "key.pem"))
    except OSError as error:
        raise ValueError(
            f"the TLS files in {folder} (DOCKER_CERT_PATH) cannot be used: {error.strerror or error}"
        ) from error
    return context


def _connection(endpoint: str, environment: Mapping[str, str], timeout_s: float) -> http.client.HTTPConnection:
    path = socket_path(endpoint)
    if path is not None:
        return _SocketConnection(path, timeout_s)
    parts = urlsplit(endpoint)
    other = other_host(endpoint)
    if other is not None:
        raise ValueError(
            f"DOCKER_HOST or the Docker context names the engine of another host; to collect there: daoflow-collect --on {other}"
        )
    if parts.scheme not in ("tcp", "http", "https") or not parts.hostname:
        raise ValueError(f"an endpoint of the kind '{parts.scheme or endpoint}' cannot be asked from here")
    context = _tls(environment)
    if context is not None or parts.scheme == "https":
        return https_connection(parts.hostname, parts.port or 2376, timeout_s, context or tls_context())
    return http.client.HTTPConnection(parts.hostname, parts.port or 2375, timeout=timeout_s)


_CONNECTING_SHARE = 2 / 3
"""Of the time for a ping: a kernel takes a connection at once, so that who does not take it is told from who does not answer."""


def _connect(connection: http.client.HTTPConnection, timeout_s: float) -> None:
    if isinstance(connection, _SocketConnection):
        return  # here it is the daemon's accept queue that is full: somebody listens
    limit_s = timeout_s * _CONNECTING_SHARE
    connection.timeout = limit_s
    try:
        connection.connect()
    except (TimeoutError, socket.timeout) as error:
        raise _UnreachableError(f"nobody takes the connection within {limit_s:g} s") from error
    connection.sock.settimeout(timeout_s)


def _state_of(error: Exception) -> str:
    # EAGAIN: the daemon's accept queue is full, so somebody listens and does not serve.
    if isinstance(error, (TimeoutError, socket.timeout, BlockingIOError)):
        return "hung"
    if isinstance(error, PermissionError):
        return "denied"
    if isinstance(error, FileNotFoundError):
        return "absent"
    return "down"


_WORDS = {
    "hung": "accepts connections and does not answer within {timeout_s:g} s",
    "denied": "permission denied",
    "absent": "there is no socket",
    "down": "nothing accepts connections",
}


class _UnreachableError(OSError):
    """Nobody took the connection in time: a firewall, or a host that is off. What hangs takes it."""


def _words(error: Exception, state: str, *, timeout_s: float) -> str:
    """Return the reason in the operator's words: never what the other side sent, which may be anything."""
    known = state != "down" or getattr(error, "errno", None) == errno.ECONNREFUSED
    if known:
        return _WORDS[state].format(timeout_s=timeout_s)
    if isinstance(error, http.client.BadStatusLine) and not isinstance(error, http.client.RemoteDisconnected):
        return "what answers there does not speak HTTP"
    return getattr(error, "strerror", None) or str(error) or _WORDS[state]


def _ping(endpoint: str, environment: Mapping[str, str], timeout_s: float) -> http.client.HTTPResponse:
    connection = _connection(endpoint, environment, timeout_s)
    try:
        _connect(connection, timeout_s)
        connection.request("GET", "/_ping", headers={"Host": "docker"})
        response = connection.getresponse()
        response.read(1024)
    finally:
        connection.close()
    return response


def ping_engine(endpoint: str, environment: Mapping[str, str], *, timeout_s: float) -> EngineAnswer:
    """Ask `GET /_ping` once and say what came of it."""
    path = socket_path(endpoint)
    if path is not None:
        kind = path_status(path).kind
        if kind == "absent":
            return EngineAnswer("absent", error=f"{path}: there is no socket")
        if kind in ("directory", "file", "other"):
            return EngineAnswer("absent", error=f"{path} is not a socket but a {kind}")
    started = time.monotonic()
    try:
        response = within(timeout_s, partial(_ping, endpoint, environment, timeout_s))
    except (OSError, ValueError, http.client.HTTPException) as error:
        state = _state_of(error)
        return EngineAnswer(
            state, latency_s=round(time.monotonic() - started, 3), error=_words(error, state, timeout_s=timeout_s)
        )
    latency_s = round(time.monotonic() - started, 3)
    if response.status == 200:
        return EngineAnswer("up", api_version=response.getheader("Api-Version"), latency_s=latency_s)
    state = "denied" if response.status in (401, 403) else "down"
    return EngineAnswer(state, latency_s=latency_s, error=f"answered HTTP {response.status} to a ping")


def _version_of(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".") if part.isdigit())


_UNUSED = ("paramiko", "charset_normalizer", "chardet")
"""What the SDK imports and nothing here needs: the SSH transport takes 20 MB and as long again, guessing encodings 3 MB."""

_TLS = ("ssl", "OpenSSL")
"""What it needs only for an engine that is no socket: 5 MB."""


def load_sdk(endpoint: str) -> None:
    """Import the SDK without what it would import in vain for this engine."""
    unused = (*_UNUSED, *_TLS) if socket_path(endpoint) is not None else _UNUSED
    with hidden(*unused), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Unable to find acceptable character detection")
        import docker  # noqa: F401


def engine_client(
    endpoint: str, environment: Mapping[str, str], *, api_version: str | None, timeout_s: float
) -> docker.APIClient:
    """Return an SDK client that speaks the older of the engine's and the SDK's API version. Sends nothing yet."""
    load_sdk(endpoint)
    import docker
    from docker import constants
    from docker.utils import kwargs_from_env

    from daoflow_collector.engine.answers import read_bounded

    newest = constants.DEFAULT_DOCKER_API_VERSION
    version = min(api_version or newest, newest, key=_version_of)
    tls = kwargs_from_env({**environment, "DOCKER_HOST": endpoint}) if endpoint.startswith("tcp:") else {}
    client = docker.APIClient(
        base_url=tls.get("base_url", endpoint), version=version, timeout=int(timeout_s) or 1, tls=tls.get("tls", False)
    )
    client.trust_env = False  # ALL_PROXY must not come between us and a local socket
    client.hooks["response"].append(read_bounded)
    return client
