"""Real peers that misbehave: TCP and Unix servers that hang, reset, drip or answer as told."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

Behave = Callable[[socket.socket], None]


def hang(connection: socket.socket) -> None:
    """Accept, and never answer."""
    connection.settimeout(60)
    with contextlib.suppress(OSError):
        while connection.recv(4096):
            pass


def close_at_once(connection: socket.socket) -> None:
    """Close without an answer, after the request was read."""
    connection.recv(4096)


def reset(connection: socket.socket) -> None:
    """Reset the connection, as a proxy does whose backend has gone."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def answer(body: bytes, *, status: str = "200 OK", headers: str = "Content-Type: application/json\r\n") -> Behave:
    """Answer one request with `body`."""

    def behave(connection: socket.socket) -> None:
        connection.recv(4096)
        head = f"HTTP/1.1 {status}\r\n{headers}Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        connection.sendall(head.encode() + body)

    return behave


def drip(connection: socket.socket) -> None:
    """Send a body one byte every tenth of a second, for ever."""
    connection.recv(4096)
    with contextlib.suppress(OSError):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        while True:
            connection.sendall(b"x")
            time.sleep(0.1)


def flood(piece: bytes, *, status: str = "200 OK") -> Behave:
    """Send a body that never ends, for as long as somebody reads it."""

    def behave(connection: socket.socket) -> None:
        connection.recv(4096)
        connection.sendall(f"HTTP/1.1 {status}\r\nConnection: close\r\n\r\n".encode())
        while True:
            connection.sendall(piece)

    return behave


def raw(content: bytes) -> Behave:
    """Send `content` as it is."""

    def behave(connection: socket.socket) -> None:
        connection.recv(4096)
        connection.sendall(content)

    return behave


def _serve(server: socket.socket, behave: Behave) -> None:
    def one(connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            behave(connection)

    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        threading.Thread(target=one, args=(connection,), daemon=True).start()


@contextlib.contextmanager
def tcp_server(behave: Behave) -> Iterator[int]:
    """Serve on a free port of the loopback and yield it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_serve, args=(server, behave), daemon=True).start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def unix_server(path: Path, behave: Behave) -> Iterator[str]:
    """Serve on a Unix socket and yield the engine address of it."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        server.listen(50)
        threading.Thread(target=_serve, args=(server, behave), daemon=True).start()
        yield f"unix://{path}"
        server.shutdown(socket.SHUT_RDWR)


def free_port() -> int:
    """Return a port of the loopback on which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port
