"""What differs between hosts and is no secret."""

from __future__ import annotations

import base64
import random
import uuid
from collections.abc import Callable

from tests.redaction.folders import planting
from tests.redaction.hosted.kinds import ALNUM, HEX, LOWER, URLSAFE, b64, drawn

OWNERS = (
    *planting.OWNERS,
    "smtp_relay", "influx", "minio", "keycloak", "nextcloud", "gitea", "matomo", "paperless", "vaultwarden", "umami",
    "plausible", "n8n", "redis_cache", "search", "erp_sync", "grafana", "uptime", "billing", "portal", "replica",
)  # fmt: skip
SORTS = (*planting.SORTS, "refresh_token", "shared_secret", "master_key", "app_key", "db_password")
HARMLESS = (
    "token_ttl_seconds: 3600", "password_policy: strict", "auth_mode: oidc", "secret_name: crm-db", "key_id: kid-2041",
    "api_key_header: X-Api-Key", "private_key_path: /run/secrets/key.pem", "credentials_file: /etc/gcp.json", "csrf_enabled: true",
    "session_cookie_name: sid", "max_tokens: 2048", "passwordless: true", "jwt_algorithm: RS256", "tokenizer: cl100k_base",
    "public_key_url: https://sso.example.org/jwks.json", "keyspace: orders", "password_attempts: 3", "secret_rotation_days: 90",
    "token_bucket_size: 100", "use_ssh_key: false", "password_min_length: 12", "token_type: Bearer", "auth_url: https://sso.example.org/auth",
)  # fmt: skip


def key(rng: random.Random) -> str:
    """Name a secret as programs do, in lower snake case."""
    return f"{rng.choice(OWNERS)}_{rng.choice(SORTS)}"


def ssh_public(rng: random.Random) -> str:
    """Return the line of a public key without its comment."""
    body = b"\0\0\0\x0bssh-ed25519\0\0\0 " + rng.randbytes(32)
    return "ssh-ed25519 " + base64.b64encode(body).decode()


POOLS: dict[str, Callable[[random.Random], str]] = {
    "ip": lambda r: f"{r.choice((203, 198))}.{r.choice((0, 51))}.{r.randrange(100, 114)}.{r.randrange(1, 250)}",
    "inner": lambda r: f"172.{r.randrange(18, 30)}.0.{r.randrange(2, 30)}",
    "id": lambda r: drawn(r, HEX, 64),
    "hex32": lambda r: drawn(r, HEX, 32),
    "commit": lambda r: drawn(r, HEX, 40),
    "short": lambda r: drawn(r, HEX, 12),
    "abbrev": lambda r: drawn(r, HEX, 7),
    "span": lambda r: drawn(r, HEX, 16),
    "uuid": lambda r: str(uuid.UUID(int=r.getrandbits(128), version=4)),
    "n": lambda r: str(r.randrange(100, 9999)),
    "big": lambda r: str(r.randrange(10**6, 10**9)),
    "pid": lambda r: str(r.randrange(300, 32000)),
    "port": lambda r: str(r.randrange(30000, 61000)),
    "ms": lambda r: str(r.randrange(1, 900)),
    "float": lambda r: f"{r.random() * 20:.3f}",
    "user": lambda r: r.choice(("ops", "deploy", "mira", "jonas", "ci-runner", "svc_app", "backup")),
    "host": lambda r: f"{r.choice(('ops', 'edge', 'prod', 'node'))}-{r.choice(('eu', 'us', 'ap'))}-{r.randrange(1, 9)}",
    "app": lambda r: r.choice(("shop", "billing", "wiki", "crm", "metrics", "blog", "portal")),
    "svc": lambda r: r.choice(
        ("postgres", "redis", "daoflow", "temporal", "temporal-ui", "traefik", "caddy", "worker")
    ),
    "verb": lambda r: r.choice(("GET", "POST", "PUT", "PATCH", "DELETE")),
    "status": lambda r: r.choice(
        ("200", "201", "204", "301", "401", "403", "404", "409", "422", "499", "500", "502", "503", "504")
    ),
    "t": lambda r: (
        f"2026-11-2{r.randrange(1, 9)}T{r.randrange(10, 24)}:{r.randrange(10, 60)}:{r.randrange(10, 60)}.{r.randrange(100, 999)}Z"
    ),
    "nano": lambda r: (
        f"2026-11-2{r.randrange(1, 9)}T{r.randrange(10, 24)}:{r.randrange(10, 60)}:07.{r.randrange(10**8, 10**9)}Z"
    ),
    "pgt": lambda r: (
        f"2026-11-2{r.randrange(1, 9)} {r.randrange(10, 24)}:{r.randrange(10, 60)}:41.{r.randrange(100, 999)} UTC"
    ),
    "clock": lambda r: f"{r.randrange(10, 24)}:{r.randrange(10, 60)}:{r.randrange(10, 60)}",
    "epoch": lambda r: str(r.randrange(1795000000, 1796000000)),
    "req": lambda r: "req_" + drawn(r, ALNUM, 16),
    "ulid": lambda r: "01" + drawn(r, "0123456789ABCDEFGHJKMNPQRSTVWXYZ", 24),
    "nanoid": lambda r: drawn(r, URLSAFE, 21),
    "akia": lambda r: "AKIA" + drawn(r, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16),
    "slug": lambda r: drawn(r, LOWER, 8),
    "fp": lambda r: "SHA256:" + drawn(r, ALNUM + "+/", 43),
    "sshpub": ssh_public,
    "wgpub": lambda r: b64(r, 32),
    "agepub": lambda r: "age1" + drawn(r, "qpzry9x8gf2tvdw0s3jn54khce6mua7l", 58),
    "certrow": lambda r: drawn(r, ALNUM + "+/", 64),
    "snake": key,
    "env": lambda r: key(r).upper(),
    "camel": lambda r: planting.camel(key(r)),
    "kebab": lambda r: key(r).replace("_", "-"),
    "dotted": lambda r: key(r).replace("_", "."),
    "harmless": lambda r: r.choice(HARMLESS),
    "harmenv": lambda r: r.choice(HARMLESS).partition(":")[0].upper() + "=" + r.choice(("true", "3600", "12", "RS256")),
}
