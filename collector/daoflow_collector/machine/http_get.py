"""One GET with the standard library: no proxy, no redirect, no cookie, bounded in time and bytes, every failure a word."""

from __future__ import annotations

import errno
import http.client
import socket
import time
from collections.abc import Mapping
from urllib.parse import urlsplit

from daoflow_collector.machine.host import HttpResult
from daoflow_collector.machine.tls import https_connection, is_tls_error, tls_context

_UNREACHABLE = (errno.EHOSTUNREACH, errno.ENETUNREACH, errno.EHOSTDOWN, errno.ENETDOWN)


# Order matters: RemoteDisconnected is also a ConnectionResetError, and several of these are OSErrors.
_KINDS: tuple[tuple[tuple[type[Exception], ...], str], ...] = (
    ((http.client.RemoteDisconnected,), "empty-reply"),
    ((ConnectionRefusedError,), "refused"),
    ((ConnectionResetError, BrokenPipeError), "reset"),
    ((TimeoutError, socket.timeout), "timeout"),
    ((socket.gaierror,), "dns"),
    ((http.client.HTTPException, ValueError), "protocol"),
)


def classify(error: Exception) -> str:
    """Return the contract's word for why there is no HTTP answer."""
    if isinstance(error, OSError) and error.errno in _UNREACHABLE:
        return "unreachable"
    kind = next((kind for types, kind in _KINDS if isinstance(error, types)), "other")
    return "protocol" if kind == "other" and is_tls_error(error) else kind


_WORDS = {
    "empty-reply": "the connection was closed without an answer",
    "refused": "connection refused",
    "reset": "connection reset",
    "timeout": "no answer in time",
    "dns": "the name does not resolve",
    "unreachable": "the host is unreachable",
}


def _connect(url: str, timeout_s: float) -> tuple[http.client.HTTPConnection, str]:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"not an http(s) address: {url}")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if parts.scheme == "https":
        return https_connection(parts.hostname, parts.port or 443, timeout_s, tls_context()), path
    return http.client.HTTPConnection(parts.hostname, parts.port, timeout=timeout_s), path


def _read(
    response: http.client.HTTPResponse, connection: http.client.HTTPConnection, until: float, max_bytes: int
) -> bytes:
    """Read the body in pieces, so that a server that drips it cannot outlast the deadline."""
    body = bytearray()
    while len(body) < max_bytes:
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError("no answer in time")
        if connection.sock is not None:
            connection.sock.settimeout(left)
        piece = response.read1(min(1 << 16, max_bytes - len(body)))
        if not piece:
            break
        body += piece
    return bytes(body)


def http_get(url: str, *, timeout_s: float, max_bytes: int, headers: Mapping[str, str] | None = None) -> HttpResult:
    """GET `url` and return what came, or why nothing did."""
    started = time.monotonic()
    connection: http.client.HTTPConnection | None = None
    try:
        connection, path = _connect(url, timeout_s)
        fixed = {"Accept": "application/json", "Connection": "close"}
        connection.request("GET", path, headers={**(headers or {}), **fixed})
        response = connection.getresponse()
        answered = {name.lower(): value for name, value in response.getheaders()}
        body = _read(response, connection, started + timeout_s, max_bytes)
    except Exception as error:  # every way a peer can misbehave is a result here
        kind = classify(error)
        duration_s = round(time.monotonic() - started, 3)
        return HttpResult(url, None, duration_s=duration_s, error_kind=kind, error=_WORDS.get(kind) or str(error))
    finally:
        if connection is not None:
            connection.close()
    return HttpResult(url, response.status, answered, body, round(time.monotonic() - started, 3))
