"""TLS where somebody needs it, and nowhere else: OpenSSL takes 5 MB of a broken host's memory, and most engines sit behind a socket.

Python's own digests serve as well: SHA-256 with a third of the speed, which is ten times that of redaction.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ssl
    from http.client import HTTPConnection

NO_TLS = "this program carries no TLS; with the host's own Python it can: python3 -I -S daoflow-collect-…"
"""Said where only HTTPS would do."""

_OWN_DIGESTS = (("_md5",), ("_sha1",), ("_sha2", "_sha256"), ("_sha2", "_sha512"), ("_sha3",), ("_blake2",))
"""Modules of CPython that `hashlib` takes where OpenSSL is not there; of each one is enough. Red Hat's builds have only the last."""


@contextmanager
def hidden(*names: str) -> Iterator[None]:
    """Let modules seem absent to whoever imports meanwhile, save those that are loaded already."""
    modules: dict[str, Any] = sys.modules
    away = [name for name in names if name not in modules]
    modules.update(dict.fromkeys(away))  # None is how Python spells "cannot be imported"
    try:
        yield
    finally:
        for name in away:
            del modules[name]


def leave_openssl_out() -> None:
    """Load the standard library's digests and HTTP without OpenSSL. Call it before anything imports them."""
    if all(any(map(find_spec, modules)) for modules in _OWN_DIGESTS):
        with hidden("_hashlib"):
            import hashlib  # noqa: F401 - who imports it later gets this one
            import hmac  # noqa: F401
    with hidden("ssl"):
        import http.client  # noqa: F401


def tls_context(cafile: str | None = None) -> ssl.SSLContext:
    """Return what verifies a peer. Raises `ValueError` where this Python has no TLS."""
    try:
        import ssl
    except ImportError as error:
        raise ValueError(NO_TLS) from error
    return ssl.create_default_context(cafile=cafile)


def is_tls_error(error: Exception) -> bool:
    """Whether it comes from TLS, without loading it."""
    loaded = sys.modules.get("ssl")
    return loaded is not None and isinstance(error, loaded.SSLError)


def https_connection(host: str, port: int, timeout_s: float, context: ssl.SSLContext) -> HTTPConnection:
    """Return a connection that speaks TLS, as `http.client.HTTPSConnection` does: that one is not there without OpenSSL."""
    from http.client import HTTPConnection

    class _Https(HTTPConnection):
        default_port = 443

        def connect(self) -> None:
            super().connect()
            self.sock = context.wrap_socket(self.sock, server_hostname=host)

    return _Https(host, port, timeout=timeout_s)
