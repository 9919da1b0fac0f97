"""A PostgreSQL client of the few messages that the stand-in needs: log in with SCRAM-SHA-256, run simple queries.

Written on the wire protocol so that the image needs nothing but Python, and so that a connection stays open as the real server's
pool keeps it: its loss is an event of its own in the log.
"""

import base64
import hashlib
import hmac
import os
import socket
import struct
from urllib.parse import unquote, urlsplit

CONNECT_TIMEOUT_S = 5.0


class DatabaseError(Exception):
    """Anything that keeps a query from its answer; the text is what Node's driver would say."""


class ServerRefusedError(DatabaseError):
    """PostgreSQL answered with an error."""


class Connection:
    """One logged-in connection."""

    def __init__(self, url: str) -> None:
        """Connect and log in as the URL says. Raises DatabaseError."""
        host, port, user, password, database = _parse(url)
        try:
            self._socket = socket.create_connection((host, port), timeout=CONNECT_TIMEOUT_S)
        except OSError as error:
            raise DatabaseError(_node_text(error, host, port)) from error
        try:
            self._log_in(user, password, database)
        except OSError as error:
            self.close()
            raise DatabaseError(f"Connection terminated unexpectedly: {error}") from error

    def query(self, sql: str) -> list[list[str | None]]:
        """Run statements and return the rows of the last one, as text. Raises DatabaseError."""
        try:
            self._send(b"Q", sql.encode() + b"\0")
            return self._read_rows()
        except OSError as error:
            raise DatabaseError("Connection terminated unexpectedly") from error

    def lost_reason(self) -> str | None:
        """Return what the server said when it closed an idle connection, None while it is open."""
        try:
            self._socket.settimeout(0.01)
            waiting = self._socket.recv(4096, socket.MSG_PEEK)
        except TimeoutError:
            return None
        except OSError:
            return "Connection terminated unexpectedly"
        finally:
            self._socket.settimeout(CONNECT_TIMEOUT_S)
        return _error_fields(waiting[5:]) if waiting[:1] == b"E" else "Connection terminated unexpectedly"

    def close(self) -> None:
        """Close the socket; the server sees the client gone."""
        self._socket.close()

    def _send(self, kind: bytes, payload: bytes) -> None:
        self._socket.sendall(kind + struct.pack("!I", len(payload) + 4) + payload)

    def _receive(self) -> tuple[bytes, bytes]:
        header = self._exactly(5)
        return header[:1], self._exactly(struct.unpack("!I", header[1:])[0] - 4)

    def _exactly(self, size: int) -> bytes:
        received = b""
        while len(received) < size:
            chunk = self._socket.recv(size - len(received))
            if not chunk:
                raise ConnectionResetError("closed by the server")
            received += chunk
        return received

    def _log_in(self, user: str, password: str, database: str) -> None:
        self._send(b"", struct.pack("!I", 196608) + f"user\0{user}\0database\0{database}\0\0".encode())
        nonce = base64.b64encode(os.urandom(18)).decode()
        client_first = f"n=,r={nonce}"
        signature = b""
        while True:
            kind, payload = self._receive()
            if kind == b"E":
                raise ServerRefusedError(_error_fields(payload))
            if kind == b"Z":
                return
            if kind != b"R":
                continue
            step = struct.unpack("!I", payload[:4])[0]
            if step == 10:
                message = f"n,,{client_first}".encode()
                self._send(b"p", b"SCRAM-SHA-256\0" + struct.pack("!I", len(message)) + message)
            elif step == 11:
                final, signature = _scram_final(payload[4:].decode(), client_first, password)
                self._send(b"p", final)
            elif step == 12 and not hmac.compare_digest(base64.b64decode(payload[6:]), signature):
                raise DatabaseError("the server's SCRAM signature is wrong")
            elif step not in {0, 10, 11, 12}:
                raise DatabaseError(f"authentication method {step} is not supported")

    def _read_rows(self) -> list[list[str | None]]:
        rows: list[list[str | None]] = []
        refusal: str | None = None
        while True:
            kind, payload = self._receive()
            if kind == b"T":
                rows = []
            elif kind == b"D":
                rows.append(_columns(payload))
            elif kind == b"E":
                refusal = _error_fields(payload)
                if "terminating connection" in refusal:
                    raise DatabaseError(refusal)
            elif kind == b"Z":
                if refusal is not None:
                    raise ServerRefusedError(refusal)
                return rows


def literal(text: str) -> str:
    """Quote a string for SQL."""
    return "'" + text.replace("'", "''") + "'"


def _parse(url: str) -> tuple[str, int, str, str, str]:
    """Read a connection URL as a URL parser does: raw `#`, `/`, `?` or a bad `%` in the password break it."""
    try:
        parts = urlsplit(url)
        if parts.scheme not in {"postgres", "postgresql"} or not parts.hostname:
            raise DatabaseError("Invalid URL")
        for text in (parts.username or "", parts.password or ""):
            if len(text.replace("%", "")) != len(text) and any(not _is_hex(piece[:2]) for piece in text.split("%")[1:]):
                raise DatabaseError("URI malformed")
        return (
            parts.hostname,
            parts.port or 5432,
            unquote(parts.username or ""),
            unquote(parts.password or ""),
            parts.path.lstrip("/"),
        )
    except ValueError as error:
        raise DatabaseError("Invalid URL") from error


def _is_hex(text: str) -> bool:
    return len(text) == 2 and all(character in "0123456789abcdefABCDEF" for character in text)


def _node_text(error: OSError, host: str, port: int) -> str:
    if isinstance(error, socket.gaierror):
        return f"getaddrinfo ENOTFOUND {host}"
    if isinstance(error, TimeoutError):
        return "timeout expired"
    try:
        address = socket.gethostbyname(host)
    except OSError:
        address = host
    names = {111: "ECONNREFUSED", 113: "EHOSTUNREACH", 101: "ENETUNREACH"}
    return f"connect {names.get(error.errno or 0, 'ECONNRESET')} {address}:{port}"


def _scram_final(server_first: str, client_first: str, password: str) -> tuple[bytes, bytes]:
    fields = dict(part.split("=", 1) for part in server_first.split(","))
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), base64.b64decode(fields["s"]), int(fields["i"]))
    client_key = hmac.digest(salted, b"Client Key", "sha256")
    without_proof = f"c=biws,r={fields['r']}"
    message = f"{client_first},{server_first},{without_proof}".encode()
    client_signature = hmac.digest(hashlib.sha256(client_key).digest(), message, "sha256")
    proof = bytes(a ^ b for a, b in zip(client_key, client_signature, strict=True))
    server_signature = hmac.digest(hmac.digest(salted, b"Server Key", "sha256"), message, "sha256")
    return f"{without_proof},p={base64.b64encode(proof).decode()}".encode(), server_signature


def _error_fields(payload: bytes) -> str:
    fields = {field[:1]: field[1:].decode(errors="replace") for field in payload.split(b"\0") if field}
    return fields.get(b"M", "unknown error")


def _columns(payload: bytes) -> list[str | None]:
    (count,) = struct.unpack("!H", payload[:2])
    offset, columns = 2, []
    for _ in range(count):
        (size,) = struct.unpack("!i", payload[offset : offset + 4])
        offset += 4
        columns.append(None if size < 0 else payload[offset : offset + size].decode())
        offset += max(size, 0)
    return columns
