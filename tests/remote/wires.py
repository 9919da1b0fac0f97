"""Wires that misbehave, between the collector and a real server: cut after some bytes, slow, or dead from the start."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

_CHUNK = 4096


@contextlib.contextmanager
def silent_port() -> Iterator[int]:
    """Accept connections and never say anything."""
    kept: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def accept() -> None:
            with contextlib.suppress(OSError):
                while True:
                    kept.append(server.accept()[0])

        threading.Thread(target=accept, daemon=True).start()
        yield int(server.getsockname()[1])
    for one in kept:
        one.close()


@contextlib.contextmanager
def wire(address: str, *, cut_after_bytes: int | None = None, upload_bytes_per_s: int | None = None) -> Iterator[int]:
    """Pass connections on to port 22 of `address`; cut them once the server has sent so much, or slow down what is sent to it."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def accept() -> None:
            with contextlib.suppress(OSError):
                while True:
                    near, _ = server.accept()
                    far = socket.create_connection((address, 22))
                    threading.Thread(target=_pass, args=(near, far, None, upload_bytes_per_s), daemon=True).start()
                    threading.Thread(target=_pass, args=(far, near, cut_after_bytes, None), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        yield int(server.getsockname()[1])


def _pass(source: socket.socket, target: socket.socket, limit: int | None, bytes_per_s: int | None) -> None:
    passed = 0
    with contextlib.suppress(OSError):
        while (limit is None or passed < limit) and (chunk := source.recv(_CHUNK)):
            target.sendall(chunk)
            passed += len(chunk)
            if bytes_per_s is not None:
                time.sleep(len(chunk) / bytes_per_s)
    for one in (source, target):
        with contextlib.suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
