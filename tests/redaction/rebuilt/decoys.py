"""62 categories of things that look like secrets, or stand beside them, and that a diagnosis needs."""

from __future__ import annotations

import json
import random
from collections.abc import Callable

from tests.redaction.rebuilt.kinds import fill
from tests.redaction.rebuilt.page import Page

# A name in lower snake case and a value; written in the manner of the file that it stands in.
PAIRS = """
git_commit {h40}
short_revision {h7}
trace_id {h32}
span_id {h16}
traceparent 00-{h32}-{h16}-01
content_md5 {h32}
file_sha256 {h64}
image_digest sha256:{h64}
image ghcr.io/daoflow-dev/daoflow@sha256:{h64}
container_id {h64}
short_container_id {h12}
network_id {h64}
sandbox_id {h64}
sandbox_key /var/run/docker/netns/{h12}
deployment_id {h32}
request_id {uuid}
server_id {uuid}
workflow_id deploy-{uuid}
run_id {uuid}
ssh_host_fingerprint SHA256:{u43}
known_host_md5 MD5:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}
deploy_public_key ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{A43} deploy@node-{d2}
wireguard_public_key {B32}
vapid_public_key B{u86}
etag W/"{h32}"
backup_object_key backups/daoflow/2026/11/{d2}/volume-{h12}.tar.gz
started_at {t}
created_at_ms 17{d11}
listen_port 3{d3}
postgres_port 5432
app_version 0.11.{d2}
upstream_ip {ip}
database_host db-{d2}.internal.example.org
subnet 172.{d2}.0.0/16
mac_address 02:42:ac:{h2}:{h2}:{h2}
volume_name {h64}
size_bytes {d9}
duration_ms {d5}
max_tokens {d4}
prompt_tokens {d4}
password_min_length {d2}
password_reset_ttl 3{d3}
session_token_ttl_seconds 36{d2}
token_expires_at {t}
postgres_password_file /run/secrets/postgres_password_{d2}
tls_key_path /etc/ssl/private/{word}.key
database_url_template postgresql://daoflow:${POSTGRES_PASSWORD}@postgres:5432/{word}
required_reference ${BETTER_AUTH_SECRET:?Set BETTER_AUTH_SECRET in .env}
token_prefix dfl_{A8}
migration_hash {h64}
password_auth_enabled true
health_url http://127.0.0.1:3{d3}/ready
passwordless_dsn postgresql://daoflow@postgres:5432/{word}
secret_name {word}-db-credentials
package_integrity sha512-{B64}
resource_version {d8}
"""
LINES = """
postgres_auth|{t} UTC [{d4}] FATAL:  ⟪password authentication failed for user "{word}"⟫
docker_pull|{t} ⟪docker compose pull failed with exit code 18⟫: manifest for ⟪ghcr.io/acme/{word}:1.{d2}⟫ not found
access_log|{t} --> GET ⟪/trpc/deploymentDetails?id={h32}⟫ ⟪200 {d2}ms⟫
s3_key|{t} rclone copy done key=⟪backups/{word}/{d8}.tar.gz⟫ etag=⟪{h32}⟫
sshd|{t} sshd[{d4}]: Accepted publickey for deploy from ⟪{ip}⟫ port ⟪5{d4}⟫ ssh2: ED25519 ⟪SHA256:{u43}⟫
worker_step|{t} [worker] deployment ⟪{h32}⟫ step ⟪Start compose services⟫ status=⟪running⟫ attempt=⟪{d1}⟫
"""


def _pairs() -> list[tuple[str, str]]:
    return [(row.split(" ", 1)[0], row.split(" ", 1)[1]) for row in PAIRS.strip().split("\n")]


PAIRED = _pairs()
LINED = [row.split("|", 1)[1] for row in LINES.strip().split("\n")]
CATEGORIES = len(PAIRED) + len(LINED)


def _fact(text: str) -> str:
    return f"⟪{text}⟫"


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.title() for part in rest)


def _plain(value: str) -> bool:
    return not any(sign in value for sign in " \"'$")


WAYS: dict[str, Callable[[str, str], str]] = {
    "env": lambda name, value: f"{name.upper()}={_fact(value) if _plain(value) else chr(39) + _fact(value) + chr(39)}",
    "export": lambda name, value: f"export {name.upper()}='{_fact(value)}'",
    "yaml": lambda name, value: f"{name}: '{_fact(value)}'",
    "yaml6": lambda name, value: f"      {name.upper()}: '{_fact(value)}'",
    "json": lambda name, value: f'  "{_camel(name)}": "{_fact(json.dumps(value)[1:-1])}",',
    "row": lambda name, value: f'  {{"key": "{name.upper()}", "value": "{_fact(json.dumps(value)[1:-1])}"}},',
    "string": lambda name, value: f'      "{name.upper()}={_fact(json.dumps(value)[1:-1])}",',
    "ini": lambda name, value: f"{name} = {_fact(value)}",
    "sql": lambda name, value: f"INSERT INTO settings (name, value) VALUES ('{name}', '{_fact(value)}');",
    "table": lambda name, value: f" {name:<24} | {_fact(value)}",
    "jsonl": lambda name, value: (
        f'{{"level":"info","msg":"state","{_camel(name)}":"{_fact(json.dumps(value)[1:-1])}"}}'
    ),
    "html": lambda name, value: f"<tr><td>{name}</td><td>{_fact(value.replace(chr(34), '&quot;'))}</td></tr>",
    "header": lambda name, value: f"< x-{name.replace('_', '-')}: {_fact(value)}",
    "bare": lambda _name, value: _fact(value),
    "ansi": lambda name, value: f"\x1b[32minfo\x1b[0m {name}=\x1b[36m{_fact(value)}\x1b[0m",
    "nul": lambda name, value: f"{name.upper()}={_fact(value)}\0",
}


def decoy(rng: random.Random, way: str) -> str:
    """Make a decoy in the manner of a file; a log has lines of its own too."""
    if way == "log":
        if rng.random() < 0.35:
            return fill(rng, rng.choice(LINED))
        name, value = rng.choice(PAIRED)
        return fill(rng, "{t} [info] ") + f"{name}={_fact(fill(rng, value))}"
    name, value = rng.choice(PAIRED)
    return WAYS[way](name, fill(rng, value))


def scatter(page: Page, way: str, times: int) -> None:
    """Add decoys to a page."""
    for _ in range(times):
        page.add(decoy(page.rng, way), end="" if way == "nul" else "\n")
