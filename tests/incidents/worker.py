"""Carries out deployments as DaoFlow's worker does: the real Compose on this engine, steps and lines as rows of the real database.

What fails, fails for real; only the words around it are the product's (its steps, its error messages, what it freezes).
"""

import errno
import json
import os
import secrets
import subprocess
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.incidents.records import Records
from tests.incidents.stack import Stack

RENDERED = ".daoflow.compose.rendered.yaml"
STAGED = "/app/staging"
REMOTELY_STAGED = "/tmp/daoflow-staging"
LOUD = ("error", "fatal", "panic", "failed", "denied")
HEALTH_S = 20.0


class StepFailedError(Exception):
    """A step ended badly: `detail` for its row, `message` for the deployment's error."""

    def __init__(self, detail: str, message: str = "") -> None:
        """Take the step's detail and the deployment's message, the same unless given."""
        super().__init__(detail)
        self.detail, self.message = detail, message or detail


@dataclass
class Deployment:
    """One deployment as it is written down. `compose` is the file that is deployed, `env` what DaoFlow puts into the workspace."""

    project: str
    service: str
    compose: str
    env: dict[str, str]
    server: str
    staging: Path
    snapshot: dict[str, Any]
    id: str = field(default_factory=lambda: secrets.token_hex(16))
    created: datetime = field(default_factory=lambda: datetime.now(UTC))
    steps: list[dict[str, Any]] = field(default_factory=list)
    lines: list[dict[str, Any]] = field(default_factory=list)
    error: str = ""

    @property
    def workspace(self) -> Path:
        """Return the folder that the files are staged in."""
        return self.staging / self.id


class Worker:
    """Deploys to this engine, and writes down what happened."""

    def __init__(
        self, stack: Stack, records: Records, staging: Path, *, server: str = "localhost", engine: str | None = None
    ) -> None:
        """Stage under `staging`, which stands for the volume at /app/staging; on another `server` for the folder that DaoFlow has there.

        `engine`: the other server's, by its endpoint.
        """
        self.stack, self.records, self.staging = stack, records, staging
        self.server, self._engine = server, {} if engine is None else {"DOCKER_HOST": engine}
        self._staged = STAGED if server == "localhost" else REMOTELY_STAGED

    def deploy(
        self,
        compose: str,
        *,
        project: str = "shop",
        service: str = "web",
        env: dict[str, str] | None = None,
        snapshot: dict[str, Any] | None = None,
        health_s: float = HEALTH_S,
    ) -> Deployment:
        """Deploy a Compose file; the deployment is written into the database however it ends."""
        one = Deployment(project, service, compose, env or {}, self.server, self.staging, snapshot or {})
        steps = (
            ("Prepare uploaded workspace", lambda: self._stage(one)),
            ("Pull images", lambda: self._compose(one, "pull", "pull", "--ignore-buildable")),
            ("Start services", lambda: self._compose(one, "up", "up", "-d", "--remove-orphans", "--no-build")),
            ("Health check", lambda: self._wait_for_health(one, health_s)),
        )
        for order, (label, act) in enumerate(steps, 1):
            row = {"label": label, "sort_order": order, "status": "completed", "started_at": now(), "detail": ""}
            try:
                act()
            except StepFailedError as failure:
                row |= {"status": "failed", "detail": failure.detail}
                one.error = failure.message
            one.steps.append({**row, "completed_at": now()})
            if one.error:
                break
        self.write_down(one)
        return one

    def write_down(self, one: Deployment, *, said: str | None = None, **values: Any) -> None:
        """Write the deployment's row, its steps and its lines, and how it went into the worker's own log (`said`; empty: not yet)."""
        state = ("failed", "failed") if one.error else ("completed", "succeeded")
        ended = one.steps[-1]["completed_at"] if one.steps else now()
        row = {
            "id": one.id,
            "project_id": self.records.project,
            "environment_id": self.records.environment,
            "target_server_id": self.records.server_id(one.server),
            "service_name": one.service,
            "source_type": "compose",
            "trigger": "user",
            "status": state[0],
            "conclusion": state[1],
            "error": {"message": one.error} if one.error else None,
            "config_snapshot": self._snapshot(one),
            "created_at": stamp(one.created),
            "concluded_at": ended,
            "updated_at": ended,
        }
        self.records.insert("deployments", **{**row, **values})
        for step in one.steps:
            self.records.insert("deployment_steps", deployment_id=one.id, **step)
        for line in one.lines:
            self.records.insert("deployment_logs", deployment_id=one.id, source="execution-worker", **line)
        self.records.write()
        self.say(f"[worker] Executing deployment {one.id} for {one.service}")
        how = said if said is not None else f"failed: {one.error}" if one.error else "completed successfully"
        if how:
            self.say(f"[worker] Deployment {one.id} {how}")

    def say(self, line: str) -> None:
        """Write a line to the control plane's own log."""
        script = f"open('/proc/1/fd/1', 'w').write({line + chr(10)!r})"
        self.stack.docker("exec", self.stack.container("daoflow"), "/usr/bin/python3", "-I", "-c", script)

    def remove(self, project: str) -> None:
        """Remove what a project has on the engine."""
        label = f"label=com.docker.compose.project={project}"
        containers = self.stack.docker("ps", "--all", "--quiet", "--filter", label).split()
        if containers:
            self.stack.docker("rm", "--force", "--volumes", *containers)
        for kind in ("volume", "network"):
            found = self.stack.docker(kind, "ls", "--quiet", "--filter", label).split()
            if found:
                self.stack.docker(kind, "rm", *found)

    def _stage(self, one: Deployment) -> None:
        place = f"{self._staged}/{one.id}"
        try:
            one.workspace.mkdir()
            (one.workspace / ".daoflow.compose.env").write_text("".join(f"{k}={v}\n" for k, v in one.env.items()))
            (one.workspace / RENDERED).write_text(one.compose)
        except OSError as error:
            words = {
                errno.ENOSPC: "ENOSPC: no space left on device, write",
                errno.EROFS: f"EROFS: read-only file system, mkdir '{place}'",
                errno.EACCES: f"EACCES: permission denied, mkdir '{place}'",
            }[error.errno or 0]
            raise StepFailedError(words) from error

    def _compose(self, one: Deployment, what: str, *arguments: str) -> None:
        done = self._run(one, *arguments)
        for stream, text in (("stdout", done.stdout), ("stderr", done.stderr)):
            one.lines += [line_of(stream, line) for line in text.splitlines() if line.strip()]
        if done.returncode != 0:
            code = done.returncode
            raise StepFailedError(
                f"docker compose {what} exited with code {code}", f"docker compose {what} failed with exit code {code}"
            )

    def _run(self, one: Deployment, *arguments: str) -> subprocess.CompletedProcess[str]:
        files = ("-f", str(one.workspace / RENDERED), "--env-file", str(one.workspace / ".daoflow.compose.env"))
        where = ("--project-directory", f"{self._staged}/{one.id}", "-p", one.project)
        command = ["docker", "compose", *files, *where, *arguments]
        environment = {**os.environ, **self._engine}
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, env=environment)

    def _wait_for_health(self, one: Deployment, health_s: float) -> None:
        ends = time.monotonic() + health_s
        while True:
            states = list(self._states(one))
            bad = next((words for words, is_bad in states if is_bad), None)
            if bad is not None:
                raise StepFailedError(f"compose services failed health checks: {bad}")
            waiting = [words for words, _ in states if words]
            if states and not waiting:
                return
            if time.monotonic() > ends:
                detail = f"Timed out after 60s: compose services are still converging: {waiting[0] if waiting else 'nothing'}"
                raise StepFailedError(detail, "Health check timeout for compose services")
            time.sleep(0.3)

    def _states(self, one: Deployment) -> Iterable[tuple[str, bool]]:
        for text in self._run(one, "ps", "--all", "--format", "json").stdout.splitlines():
            found = json.loads(text)
            name = f"{found['Service']} ({found['Name']})"
            if found["Health"] == "unhealthy":
                yield f"{name} is unhealthy ({found['Status']})", True
            elif found["State"] in ("exited", "dead") and found["ExitCode"] != 0:
                yield f"{name} is {found['State']}, exit code {found['ExitCode']}", True
            elif found["State"] == "running" and found["Health"] in ("", "healthy"):
                yield "", False
            else:
                yield f"{name} health is {found['Health'] or found['State']}", False

    def _snapshot(self, one: Deployment) -> dict[str, Any]:
        entries = [
            {"key": key, "displayValue": value, "category": "runtime", "isSecret": False, "source": "inline"}
            for key, value in one.env.items()
        ]
        return {
            "projectName": one.project,
            "environmentName": "production",
            "targetServerName": one.server,
            "targetServerHost": one.server,
            "deploymentSource": "uploaded-compose",
            "composeFilePath": "compose.yaml",
            "composeEnv": {"status": "materialized", "entries": entries},
            "composeBuildPlan": {
                "status": "materialized", "stackName": None, "graphServices": list(self._graph(one)), "networks": [], "volumes": [],
            },
            **one.snapshot,
        }  # fmt: skip

    def _graph(self, one: Deployment) -> Iterable[dict[str, Any]]:
        config = self._run(one, "config", "--format", "json")
        for name, service in json.loads(config.stdout or '{"services": {}}')["services"].items():
            check = service.get("healthcheck") or {}
            yield {
                "serviceName": name,
                "image": service.get("image"),
                "hasBuild": False,
                "profiles": service.get("profiles") or [],
                "networks": [key for key in service.get("networks") or {} if key != "default"],
                "namedVolumes": [item["source"] for item in service.get("volumes") or () if item["type"] == "volume"],
                "healthcheck": {
                    "present": bool(check),
                    "disabled": False,
                    "interval": check.get("interval"),
                    "timeout": check.get("timeout"),
                    "retries": check.get("retries"),
                },
            }


def line_of(stream: str, text: str) -> dict[str, Any]:
    """Return a line as DaoFlow stores it: its level is guessed from its words."""
    loud = any(word in text.lower() for word in (LOUD if stream == "stderr" else LOUD[:2]))
    return {"level": "error" if loud else "info", "message": text, "metadata": {"stream": stream}, "created_at": now()}


def now() -> str:
    """Return this moment as the database stores it."""
    return stamp(datetime.now(UTC))


def ago(**span: float) -> str:
    """Return a moment before now, by the arguments of a timedelta."""
    return stamp(datetime.now(UTC) - timedelta(**span))


def stamp(moment: datetime) -> str:
    """Return a time without a zone, in UTC."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ")
