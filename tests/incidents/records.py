"""DaoFlow's own records in the test database: deployments, backups and, in every column that must stay there, a planted secret."""

import json
import secrets
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.incidents.stack import Stack

TABLES = Path(__file__).with_name("daoflow_tables.sql")
NEVER_COLLECTED = {
    "servers": ("ssh_private_key_encrypted",),
    "deployments": ("env_vars_encrypted", "requested_by_email"),
    "backup_destinations": (
        "credentials_encrypted",
        "access_key",
        "secret_access_key",
        "oauth_token",
        "rclone_config",
        "encryption_password",
        "encryption_salt",
    ),
    "deployment_build_leases": ("owner_token",),
    "audit_entries": ("actor_email", "input_summary"),
    "sessions": ("token",),
    "users": ("email",),
    "accounts": ("access_token", "refresh_token", "password"),
    "verifications": ("value",),
    "two_factor": ("secret", "backup_codes"),
    "api_tokens": ("token_hash",),
    "cli_auth_requests": ("session_token_encrypted", "exchange_code"),
    "environment_variables": ("value_encrypted",),
    "service_variables": ("value_encrypted",),
    "project_variables": ("value_encrypted",),
    "managed_ssh_keys": ("private_key_encrypted",),
    "certificate_assets": ("private_key_encrypted",),
    "repository_credentials": ("password_encrypted",),
    "container_registries": ("password_encrypted",),
    "git_providers": ("webhook_secret", "client_secret", "private_key_encrypted"),
    "git_installations": ("credential_encrypted",),
    "secret_providers": ("config_encrypted",),
    "tunnels": ("credentials_encrypted",),
    "log_drains": ("headers_encrypted", "endpoint_url"),
    "notification_channels": ("webhook_url",),
    "push_subscriptions": ("endpoint", "auth"),
    "service_schedules": ("command",),
    "service_schedule_runs": ("logs",),
}
"""Table → columns of which nothing may leave, whatever they hold: the planted values do not look like secrets."""


def _literal(value: Any) -> str:
    if value is None:
        return "NULL"
    text = json.dumps(value) if isinstance(value, (dict, list)) else str(value)
    return "'" + text.replace("'", "''") + "'"


def readiness(issues: list[str], **flags: bool) -> dict[str, Any]:
    """Return what DaoFlow stores of a server's last check: ready unless there are issues."""
    reachable = {"sshReachable": not issues, "dockerReachable": not issues, "composeReachable": not issues, **flags}
    checked = datetime.now(UTC).isoformat().replace("+00:00", "Z")
    return {"readinessStatus": "attention" if issues else "ready", **reachable, "checkedAt": checked, "issues": issues}


class Records:
    """What is written into a running stack's database. `secrets`: everything that no bundle may hold."""

    def __init__(self, stack: Stack, *, planted: bool = True) -> None:
        """Make the tables; when `planted`, with a row full of secrets in each that must never be read. `write` sends it all."""
        self._stack = stack
        self._statements = [TABLES.read_text()]
        self.secrets: set[str] = set()
        self.project, self.environment, self.server = (secrets.token_hex(16) for _ in range(3))
        if planted:
            self._plant()

    def _plant(self) -> None:
        self.insert("projects", id=self.project, name="shop", slug="shop", repo_url=self._url())
        self.insert("environments", id=self.environment, name="production", project_id=self.project, config={})
        check = {"readinessStatus": "attention", "sshReachable": False, "issues": ["SSH exited with code 255"]}
        metadata = {"readinessCheck": check, "bootstrapPassword": self.secret()}
        self.insert("servers", id=self.server, name="edge-1", host="203.0.113.9", metadata=metadata)
        for table, columns in NEVER_COLLECTED.items():
            self.insert(table, **{column: self.secret() for column in columns}, **self._key(table))
        self.insert("volumes", id=secrets.token_hex(16), name="db", metadata={"databasePassword": self.secret()})

    def _key(self, table: str) -> dict[str, str]:
        return {} if table in ("audit_entries", "deployment_build_leases") else {"id": secrets.token_hex(16)}

    def _url(self) -> str:
        return f"https://deploy:{self.secret()}@git.example.org/acme/shop.git"

    def secret(self) -> str:
        """Return a new secret that reads like two words, so that only its place can give it away."""
        value = (
            f"{secrets.choice(('quiet', 'amber', 'north'))}-{secrets.token_hex(6)}-{secrets.choice(('river', 'stone'))}"
        )
        self.secrets.add(value)
        return value

    def insert(self, table: str, **values: Any) -> None:
        """Insert one row."""
        columns = ", ".join(f'"{name}"' for name in values)
        row = ", ".join(_literal(value) for value in values.values())
        self.sql(f'INSERT INTO "{table}" ({columns}) VALUES ({row});')  # noqa: S608 - a test's own values

    def update(self, table: str, **values: Any) -> None:
        """Set columns of all rows of a table."""
        changes = ", ".join(f'"{name}" = {_literal(value)}' for name, value in values.items())
        self.sql(f'UPDATE "{table}" SET {changes};')  # noqa: S608 - a test's own values

    def sql(self, statement: str) -> None:
        """Add a statement."""
        self._statements.append(statement)

    def begin(self) -> None:
        """Empty every table that a test fills, and put a project, its environment and the ready localhost in."""
        tables = (
            "deployments deployment_steps deployment_logs deployment_build_leases projects environments services backup_policies"
            " backup_runs backup_restores backup_destinations volumes audit_entries events ssh_host_identities"
        )
        self.sql(f"TRUNCATE {', '.join(tables.split())};")
        self.sql("DELETE FROM servers WHERE name <> 'localhost';")
        self.insert("projects", id=self.project, name="shop", slug="shop")
        self.insert("environments", id=self.environment, name="production", project_id=self.project, config={})
        ready = {"readinessCheck": readiness([])}
        self.update("servers", host="localhost", kind="docker-engine", status="ready", metadata=ready)
        self.write()

    def server_id(self, name: str) -> str:
        """Return the id of a registered server."""
        return self._stack.sql_value(f"SELECT id FROM servers WHERE name = {_literal(name)}")  # noqa: S608

    def write(self) -> None:
        """Send everything so far through psql's standard input: the engine tells of a command's arguments in its events."""
        container = self._stack.container("postgres")
        command = [
            "docker",
            "exec",
            "-i",
            container,
            "psql",
            "-q",
            "-U",
            "daoflow",
            "-d",
            "daoflow",
            "-v",
            "ON_ERROR_STOP=1",
        ]
        done = subprocess.run(command, input="\n".join(self._statements), text=True, check=False, capture_output=True)
        assert done.returncode == 0, done.stderr
        self._statements.clear()

    def deployment(self, *, minute: int, failed_step: str | None = None, service: str = "api", **values: Any) -> str:
        """Add a deployment that ended at a step or well; its frozen configuration holds secrets in every place that may have one."""
        one = secrets.token_hex(16)
        at = f"2026-11-23 12:{minute:02d}:00.5"
        status = ("failed", "failed") if failed_step else ("completed", "succeeded")
        app_secret = self.secret()
        entries = [
            {"key": "LOG_LEVEL", "displayValue": "info", "isSecret": False},
            {"key": "SMTP_PASSWORD", "displayValue": self.secret(), "isSecret": False},
            {"key": "DATABASE_URL", "displayValue": f"postgres://u:{self.secret()}@db/shop", "isSecret": False},
        ]
        snapshot = {
            "projectName": "shop",
            "stackName": "shop-production",
            "targetServerName": "edge-1",
            "targetServerHost": "203.0.113.9",
            "deploymentSource": "git-repository",
            "composeFilePath": "compose.yaml",
            "repoUrl": self._url(),
            "queueName": "docker-ssh",
            "env": {"APP_SECRET": app_secret, "TZ": "UTC"},
            "composeEnv": {"status": "materialized", "entries": entries},
            "volumes": [{"name": "db", "databasePassword": self.secret()}],
            "insight": {"summary": "docker compose pull failed"} if failed_step else None,
        }
        self.insert(
            "deployments",
            **{
                "id": one,
                "project_id": self.project,
                "environment_id": self.environment,
                "target_server_id": self.server,
                "service_name": service,
                "source_type": "compose",
                "status": status[0],
                "conclusion": status[1],
                "error": {"message": f"{failed_step} failed with exit code 18"} if failed_step else None,
                "config_snapshot": snapshot,
                "created_at": at,
                "concluded_at": at,
                "updated_at": at,
                **values,
            },
        )
        for order, label in enumerate(("Clone repository", "Pull images", "Start services")):
            result = "failed" if label == failed_step else "completed"
            self.insert("deployment_steps", deployment_id=one, label=label, status=result, sort_order=order + 1)
            self.insert(
                "deployment_logs",
                deployment_id=one,
                level="info",
                message=f"{label}: PGPASSWORD={self.secret()} pg_dump, then said {app_secret} out of context",
                metadata={"stream": "stderr"},
                created_at=at,
            )
            if result == "failed":
                break
        return one
