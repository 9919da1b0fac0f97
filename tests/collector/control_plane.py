"""What DaoFlow itself would answer: an HTTP API behind a token, and a `daoflow` command, both with the product's shapes."""

from __future__ import annotations

import contextlib
import json
import secrets
import stat
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit


def deployment(one: str, *, failed: bool, minute: int, hidden: str) -> dict[str, Any]:
    """Return the API's view of a deployment; `hidden` stands wherever something must not leave."""
    snapshot = {
        "projectName": "shop",
        "repoUrl": f"https://x:{hidden}@git.example.org/a.git",
        "env": {"API_TOKEN": hidden, "TZ": "UTC"},
        "composeEnv": {"entries": [{"key": "DB_PASSWORD", "displayValue": hidden}]},
    }
    return {
        "id": one,
        "projectId": "p",
        "environmentId": "e",
        "serviceName": "api",
        "sourceType": "compose",
        "configSnapshot": snapshot,
        "envVarsEncrypted": hidden,
        "requestedByEmail": f"{hidden}@example.org",
        "status": "failed" if failed else "healthy",
        "lifecycleStatus": "failed" if failed else "completed",
        "conclusion": "failed" if failed else "succeeded",
        "error": {"message": "docker compose pull failed"} if failed else None,
        "createdAt": f"2026-11-23T12:{minute:02d}:00.000Z",
        "projectName": "shop",
        "environmentName": "production",
        "targetServerName": "edge-1",
        "stateArtifacts": {
            "declaredConfig": {"stackName": "shop"},
            "effectiveDeployment": {"replayableSnapshot": snapshot},
            "liveRuntime": None,
        },
        "steps": [
            {"label": "Pull images", "status": "failed" if failed else "completed", "sortOrder": 1, "detail": ""}
        ],
    }


class ControlPlane:
    """The API. `asked` are the paths that came with the right token, `refused` those without."""

    def __init__(self, token: str) -> None:
        """Answer only to `token`."""
        self.token = token
        self.hidden = f"quiet-{secrets.token_hex(6)}-river"
        self.failed, self.good, self.run = (secrets.token_hex(16) for _ in range(3))
        self.asked: list[str] = []
        self.refused: list[str] = []
        self.port = 0

    def data(self, procedure: str, given: dict[str, Any]) -> Any:
        """Return what a query returns, None for an unknown one."""
        views = [
            deployment(self.failed, failed=True, minute=30, hidden=self.hidden),
            deployment(self.good, failed=False, minute=10, hidden=self.hidden),
        ]
        lines = [
            {"level": "info", "message": text, "stream": "stderr", "createdAt": f"2026-11-23T12:30:0{second}.000Z"}
            for second, text in ((2, "pull access denied"), (1, "pulling"))
        ]
        answers: dict[str, Any] = {
            "viewer": {"principal": {"email": f"{self.hidden}@example.org", "type": "agent"}},
            "health": {"ready": True},
            "serverReadiness": {"checks": [{"serverName": "edge-1", "sshReachable": False}]},
            "services": [{"name": "api"}],
            "composeDriftReport": {"reports": []},
            "eventTimeline": {"events": []},
            "backupOverview": {"runs": [{"id": self.run, "status": "failed"}]},
            "backupDestinations": [{"name": "s3", "hasCredentials": True, "secretAccessKey": self.hidden}],
            "backupRestoreQueue": {"requests": []},
            "executionQueue": {"jobs": []},
            "recentDeployments": views,
            "deploymentLogs": {"lines": lines if given.get("deploymentId") == self.failed else []},
            "backupRunDetails": {"id": given.get("runId"), "error": "AccessDenied"},
        }
        return answers.get(procedure)

    def reply(self, path: str, authorization: str | None) -> tuple[int, Any]:
        """Return status and document."""
        if authorization != f"Bearer {self.token}":
            self.refused.append(path)
            cause = {"ok": False, "error": "API token is invalid.", "code": "TOKEN_INVALID"}
            return 401, {"error": {"message": "Sign in to access this procedure.", "data": {"cause": cause}}}
        self.asked.append(path)
        parts = urlsplit(path)
        given = json.loads(parse_qs(parts.query).get("input", ["{}"])[0])
        data = self.data(parts.path.removeprefix("/trpc/"), given)
        if data is None:
            return 404, {"error": {"message": "No procedure found", "data": {"code": "NOT_FOUND"}}}
        return 200, {"result": {"data": data}}


@contextlib.contextmanager
def serving(plane: ControlPlane) -> Iterator[ControlPlane]:
    """Serve it on a loopback port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, document = plane.reply(self.path, self.headers.get("authorization"))
            body = json.dumps(document).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    plane.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield plane
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def install_cli(folder: Path, answers: dict[str, Any], *, hang: str = "none") -> Path:
    """Write a `daoflow` command that prints the answer to its first words, and notes each call. Return the notes' path."""
    folder.mkdir(parents=True, exist_ok=True)
    notes = folder / "calls"
    cases = "\n".join(
        f"  {words!r}*) cat <<'END'\n{json.dumps(document)}\nEND\n;;" for words, document in answers.items()
    )
    script = folder / "daoflow"
    script.write_text(
        f'#!/bin/sh\necho "$*" >> {notes}\ncase "$*" in\n  {hang!r}*) sleep 60 ;;\n  --version) echo 0.11.0 ;;\n{cases}\n'
        "  *) echo \"error: unknown command '$1'\" >&2; exit 1 ;;\nesac\n"
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return notes
