"""A secret of its own in every place where a host holds them: none is in the bundle in any encoding, the facts beside them are."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from tests.incidents.diagnosis import decompressed, diagnose
from tests.incidents.records import Records
from tests.incidents.stack import Stack
from tests.redaction.heldout.views import views

OVERRIDE = """\
services:
  api:
    build:
      context: ./api
      args:
        NPM_TOKEN: "{build_argument}"
    command: ["/bin/sh", "-c", "cat /says; exec sleep 1000000", "api", "--metrics-password", "{argument}", "--listen", "0.0.0.0:8099"]
    env_file: [api.env]
    environment:
      SMTP_URL: "smtp://mailer:{environment_url}@mail-17.example.net:587"
      NODE_OPTIONS: --max-old-space-size=512
    volumes: ["./says.log:/says:ro"]
    labels:
      org.example.deploy-token: "{label}"
      org.example.webhook: "https://hook:{label_url}@hooks-17.example.net/deploy"
    healthcheck:
      test: ["CMD-SHELL", "echo GET http://probe:{health}@127.0.0.1:8099/ready refused; exit 7"]
      interval: 2s
      retries: 1
"""
LOG = """\
2026-11-23T12:00:00.000Z connect ECONNREFUSED 172.28.0.4:5432
[pool] postgresql://app:{log_url}@db-17.example.net:5432/app
{{"level":"error","msg":"login failed for ana","requestId":"req-4711","body":"{{\\"password\\":\\"{log_json}\\"}}"}}
> Authorization: Bearer {log_header}
ALTER ROLE app WITH PASSWORD '{log_sql}' VALID UNTIL '2027-01-01'
"""
PLACES = (
    "build_argument argument env_file environment_url label label_url health log_url log_json log_header log_sql execution note repository"
    " deployment_log backup_error file_name comment"
)
FACTS = (
    "connect ECONNREFUSED 172.28.0.4:5432",
    "db-17.example.net:5432/app",
    "mail-17.example.net:587",
    "hooks-17.example.net/deploy",
    "login failed for ana",
    "req-4711",
    "--max-old-space-size=512",
    "0.0.0.0:8099",
    "127.0.0.1:8099/ready refused",
    "VALID UNTIL '2027-01-01'",
    "docker compose pull failed with exit code 18",
    "s3.example.net/backups/17.dump",
    "stuck since noon",
)


def test_a_secret_in_every_place(new_stack: Callable[[str], Stack]) -> None:
    """Env, labels, arguments, health output, events, exec and build arguments, Compose's view, rows, logs, the note, a file's name."""
    stack = new_stack("everywhere")
    planted = {place: f"{secrets.token_hex(5)}Q{secrets.token_hex(4)}" for place in PLACES.split()}
    directory = stack.directory
    directory.joinpath("api").mkdir()
    directory.joinpath("api", "Dockerfile").write_text('FROM redis:7-alpine\nARG NPM_TOKEN\nRUN test -n "$NPM_TOKEN"\n')
    directory.joinpath("api.env").write_text(f"GRAFANA_PASSWORD={planted['env_file']}\n")
    directory.joinpath("says.log").write_text(LOG.format(**planted))
    comment = f"# old: MAIL_PASSWORD={planted['comment']}\n"
    stack.installation.write_override(comment + OVERRIDE.format(**planted))
    directory.joinpath(f"docker-compose.token-{planted['file_name']}.yml").write_text("services: {}\n")
    stack.up_and_ready()
    stack.wait_until("the api to be unhealthy", lambda: stack.state("api")["Health"]["Status"] == "unhealthy")
    stack.docker("exec", stack.container("api"), "sh", "-c", f"REDISCLI_AUTH={planted['execution']} true")
    records = Records(stack)
    failed = records.deployment(minute=5, failed_step="Pull images")
    records.update("projects", repo_url=f"https://deploy:{planted['repository']}@git.example.org/acme/shop.git")
    line = f"docker compose pull failed with exit code 18: https://ci:{planted['deployment_log']}@ghcr.io/v2/"
    records.insert(
        "deployment_logs", deployment_id=failed, level="error", message=line, created_at="2026-11-23 12:05:30"
    )
    error = f"rclone: PUT https://s3.example.net/backups/17.dump?X-Amz-Signature={planted['backup_error']}"
    records.insert(
        "backup_runs", id=secrets.token_hex(16), status="failed", error=error, created_at="2026-11-23 12:06:00"
    )
    records.write()
    stack.installation.secrets |= set(planted.values()) | records.secrets

    note = f"stuck since noon, password={planted['note']}"
    diagnosis = diagnose(stack.installation, options=("--note", note), exit_codes=(0, 4))

    content = decompressed(diagnosis.bundle)
    seen = views(content)
    assert [place for place, value in planted.items() if value.encode() in seen] == []
    assert [fact for fact in FACTS if fact.encode() not in content] == []
