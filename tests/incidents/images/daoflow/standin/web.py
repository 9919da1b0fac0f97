"""The HTTP side: the three health endpoints, sign-in, and the web client's page for every other path."""

import json
import secrets
import threading
import time
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from .console import complain, iso_now, say
from .database import DatabaseError, literal
from .pool import Pool
from .readiness import Readiness
from .settings import Settings

SERVICE = "daoflow-control-plane"
PAGE = b'<!doctype html><html><head><title>DaoFlow</title></head><body><div id="root"></div></body></html>'
_RATE_LIMIT = "WARN [Better Auth]: Rate limiting could not determine a client IP and is falling back to a single shared per-path bucket."


def serve(settings: Settings, pool: Pool, readiness: Readiness) -> ThreadingHTTPServer:
    """Listen at once and answer from other threads; the caller runs the server."""

    class Handler(_Handler):
        shared = _Shared(settings, pool, readiness)

    server = ThreadingHTTPServer(("0.0.0.0", settings.port), Handler)
    server.daemon_threads = True
    return server


class _Shared:
    def __init__(self, settings: Settings, pool: Pool, readiness: Readiness) -> None:
        self.settings = settings
        self.pool = pool
        self.readiness = readiness
        self.access_lock = threading.Lock()

    def auth_is_broken(self) -> bool:
        url = self.settings.auth_url
        return bool(url) and not url.startswith(("http://", "https://"))

    def trusted_origins(self) -> set[str]:
        own = urlsplit(self.settings.auth_url)
        local = {f"http://{host}:{port}" for host in ("localhost", "127.0.0.1") for port in (3000, 5173)}
        return local | {f"{own.scheme}://{own.netloc}", self.settings.cors_origin}


class _Handler(BaseHTTPRequestHandler):
    shared: _Shared
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer a GET; unknown paths give the web client's page, as the product does."""
        path = urlsplit(self.path).path
        self._answer(self._api if path in {"/health", "/ready"} or path.startswith(("/trpc/", "/api/")) else self._page)

    def do_POST(self) -> None:
        """Answer a POST, of which only sign-in is known."""
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self._answer(self._sign_in if self.path.startswith("/api/auth/sign-in/email") else self._api)

    def log_message(self, *_: object) -> None:
        """Say nothing: the access lines are written by `_answer`."""

    def _answer(self, respond: Any) -> None:
        started = time.monotonic()
        say(f"<-- {self.command} {self.path}")
        self._read_session()
        self._record_access()
        status, kind, body = respond()
        self.send_response_only(status)
        self.send_header("Content-Type", kind)
        self.send_header("x-request-id", f"req-{secrets.token_hex(6)}")
        self.send_header("Date", self.date_time_string(time.time() + self.shared.settings.clock_ahead_s))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        took_ms = round((time.monotonic() - started) * 1000)
        colour = 32 if status < 400 else 31
        say(
            f"--> {self.command} {self.path} \x1b[{colour}m{status}\x1b[0m {f'{took_ms}ms' if took_ms < 1000 else f'{took_ms // 1000}s'}"
        )

    def _read_session(self) -> None:
        cookie = SimpleCookie(self.headers.get("cookie", "")).get("better-auth.session_token")
        if cookie is None:
            return
        sql = f'select "id", "token", "user_id" from "sessions" where "sessions"."token" = {literal(cookie.value)}'
        try:
            self.shared.pool.query(sql)
        except DatabaseError:
            # The product's driver echoes the query and its parameters, the session token among them.
            shown = 'select "id", "token", "user_id" from "sessions" where "sessions"."token" = $1'
            complain(f"{iso_now()} ERROR [Better Auth]: Error: Failed query: {shown}\nparams: {cookie.value}")
            complain(
                json.dumps(
                    {
                        "level": "error",
                        "message": "Unhandled request error",
                        "requestId": "-",
                        "error": "Failed to get session",
                    }
                )
            )

    def _record_access(self) -> None:
        try:
            self.shared.pool.query(
                f'INSERT INTO "request_access_logs" ("method", "path") VALUES ({literal(self.command)}, {literal(self.path)})'
            )
        except DatabaseError:
            failed = 'Failed query: insert into "request_access_logs" ("id", "method", "path", "at") values (default, $1, $2, default)'
            params = f"params: {self.command},{self.path}"
            complain(
                json.dumps(
                    {"level": "warn", "message": "Failed to persist request access log", "error": f"{failed}\n{params}"}
                )
            )

    def _api(self) -> tuple[int, str, bytes]:
        readiness, now = self.shared.readiness, iso_now()
        path = urlsplit(self.path).path
        if path == "/health":
            return _json(200, {"status": "healthy", "service": SERVICE, "requestId": "req", "timestamp": now})
        if path == "/ready":
            ready = readiness.status() == "ready"
            body = {
                "status": "ready" if ready else "not-ready",
                "service": SERVICE,
                "requestId": "req",
                "timestamp": now,
            }
            return _json(200 if ready else 503, {**body, "checks": readiness.checks()})
        if self.shared.auth_is_broken():
            return _json(500, {"error": "Internal Server Error"})
        if path == "/trpc/health":
            state = readiness.status()
            data = {
                "status": "healthy",
                "ready": state == "ready",
                "readinessStatus": state,
                "service": SERVICE,
                "timestamp": now,
            }
            return _json(200, {"result": {"data": data}})
        return _json(401, {"error": "Unauthorized"})

    def _page(self) -> tuple[int, str, bytes]:
        return 200, "text/html; charset=UTF-8", PAGE

    def _sign_in(self) -> tuple[int, str, bytes]:
        complain(f"{iso_now()} {_RATE_LIMIT}")
        if self.shared.auth_is_broken():
            return _json(500, {"error": "Internal Server Error"})
        origin = self.headers.get("origin")
        if origin is not None and origin not in self.shared.trusted_origins():
            complain(f"{iso_now()} ERROR [Better Auth]: Invalid origin: {origin}")
            return _json(403, {"message": "Invalid origin", "code": "INVALID_ORIGIN"})
        return _json(401, {"message": "Invalid email or password", "code": "INVALID_EMAIL_OR_PASSWORD"})


def _json(status: int, body: dict[str, Any]) -> tuple[int, str, bytes]:
    return status, "application/json", json.dumps(body, separators=(",", ":")).encode()
