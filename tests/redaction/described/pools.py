"""What differs between hosts and is no secret, by category: a diagnosis needs it."""

from __future__ import annotations

import base64
import random
import string
from collections.abc import Callable

from tests.redaction.described.kinds import ALNUM, HEX, LOWER, b64, drawn, uuid, word

SERVICES = ("daoflow", "postgres", "redis", "temporal", "temporal-ui", "temporal-postgres", "traefik", "cloudflared")
PLACEHOLDERS = ("changeme", "change-me", "<your-password>", "example", "REPLACE_ME", "your-secret-here")


def stamp(rng: random.Random) -> str:
    """Make an RFC 3339 time of that week."""
    clock = ":".join(str(rng.randrange(10, end)) for end in (24, 60, 60))
    return f"2026-11-{rng.randrange(10, 30)}T{clock}.{rng.randrange(100, 999)}Z"


def certificate_line(rng: random.Random) -> str:
    """Make one full line of a public certificate."""
    return base64.b64encode(rng.randbytes(48)).decode()


def certificate(rng: random.Random) -> str:
    """Make a whole public certificate, in base64 once more as Kubernetes keeps it."""
    rows = "\n".join(certificate_line(rng) for _ in range(12))
    return base64.b64encode(f"-----BEGIN CERTIFICATE-----\n{rows}\n-----END CERTIFICATE-----\n".encode()).decode()


def fill(rng: random.Random) -> str:
    """Make words that end where a reader's buffer does, or just before."""
    size = 65536 * rng.randrange(1, 3) - rng.randrange(0, 60)
    text = ""
    while len(text) < size:
        text += word(rng) + " "
    return text[:size].rstrip()


POOLS: dict[str, Callable[[random.Random], str]] = {
    "word": word,
    "fill": fill,
    "service": lambda r: r.choice(SERVICES),
    "app": lambda r: r.choice(("shop", "api", "billing", "wiki", "web", "worker", "crm")),
    "user": lambda r: r.choice(("daoflow", "ops", "deploy", "backup", "svc_app", "mira", "admin")),
    "mail": lambda r: f"{word(r)}@{word(r)}.example",
    "host": lambda r: f"{r.choice(('edge', 'node', 'db', 'prod'))}-{r.randrange(1, 30)}",
    "fqdn": lambda r: f"{word(r)}.{r.choice(('example.com', 'example.org', 'internal.example.net'))}",
    "ip": lambda r: f"203.0.113.{r.randrange(1, 255)}",
    "inner": lambda r: f"172.{r.randrange(17, 31)}.0.{r.randrange(2, 250)}",
    "ip6": lambda r: f"2001:db8:{drawn(r, HEX, 4)}::{drawn(r, HEX, 3)}",
    "mac": lambda r: ":".join(drawn(r, HEX, 2) for _ in range(6)),
    "port": lambda r: str(r.choice((3000, 5432, 6379, 7233, 8080, 8443, 9000, 22, 443))),
    "n": lambda r: str(r.randrange(10, 99999)),
    "digit": lambda r: str(r.randrange(1, 10)),
    "pid": lambda r: str(r.randrange(100, 32000)),
    "ms": lambda r: f"{r.randrange(1, 5000)}ms",
    "t": stamp,
    "clock": lambda r: f"{r.randrange(10, 24)}:{r.randrange(10, 60)}:{r.randrange(10, 60)}",
    "epoch": lambda r: str(1795000000000 + r.randrange(10**9)),
    "id": lambda r: drawn(r, HEX, 32),
    "short": lambda r: drawn(r, HEX, 12),
    "sha": lambda r: drawn(r, HEX, 64),
    "digest": lambda r: "sha256:" + drawn(r, HEX, 64),
    "commit": lambda r: drawn(r, HEX, 40),
    "abbrev": lambda r: drawn(r, HEX, 7),
    "md5": lambda r: drawn(r, HEX, 32),
    "uuid": uuid,
    "traceparent": lambda r: f"00-{drawn(r, HEX, 32)}-{drawn(r, HEX, 16)}-01",
    "trace": lambda r: drawn(r, HEX, 32),
    "span": lambda r: drawn(r, HEX, 16),
    "request": lambda r: f"req-{drawn(r, LOWER, 10)}",
    "workflow": lambda r: f"backup-run-{uuid(r)}",
    "runid": uuid,
    "version": lambda r: f"{r.randrange(0, 20)}.{r.randrange(0, 30)}.{r.randrange(0, 30)}",
    "image": lambda r: f"ghcr.io/{word(r)}/{word(r)}:{r.randrange(0, 9)}.{r.randrange(0, 30)}.{r.randrange(0, 9)}",
    "tag": lambda r: f"v{r.randrange(0, 9)}.{r.randrange(0, 30)}.{r.randrange(0, 9)}-rc.{r.randrange(1, 9)}",
    "path": lambda r: f"/var/lib/{word(r)}/{word(r)}-{r.randrange(1, 99)}.log",
    "objectkey": lambda r: f"backups/{r.choice(SERVICES)}/2026/11/{r.randrange(1, 30):02}/{drawn(r, HEX, 32)}.dump.zst",
    "sshfp": lambda r: "SHA256:" + b64(r, 32).rstrip("="),
    "sshpub": lambda r: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + b64(r, 32).rstrip("="),
    "wgpub": lambda r: b64(r, 32),
    "cert": certificate_line,
    "certpem": certificate,
    "serial": lambda r: ":".join(drawn(r, HEX, 2) for _ in range(18)),
    "sandbox": lambda r: drawn(r, HEX, 12),
    "etag": lambda r: f'W/"{drawn(r, HEX, 4)}-{drawn(r, ALNUM, 22)}"',
    "integrity": lambda r: "sha512-" + b64(r, 64),
    "keyid": lambda r: "kid-" + drawn(r, LOWER, 8),
    "prefix": lambda r: "dfl_" + drawn(r, ALNUM, 8),
    "akia": lambda r: "AKIA" + drawn(r, string.ascii_uppercase + "234567", 16),
    "bytes": lambda r: f"{r.randrange(1, 900)}.{r.randrange(1, 9)}{r.choice(('kB', 'MB', 'GiB', 'MiB'))}",
    "percent": lambda r: f"{r.randrange(1, 99)}.{r.randrange(10, 99)}%",
    "lsn": lambda r: f"0/{drawn(r, '0123456789ABCDEF', 7)}",
    "sqlstate": lambda r: r.choice(("28P01", "53300", "57P03", "3D000", "42P07", "08006")),
    "inode": lambda r: str(r.randrange(10**6, 10**8)),
    "placeholder": lambda r: r.choice(PLACEHOLDERS),
    "bool": lambda r: r.choice(("true", "false")),
    "bucket": lambda r: f"{word(r)}-backups",
    "region": lambda r: r.choice(("eu-central-1", "us-east-1", "auto", "nbg1")),
    "cron": lambda r: f"{r.randrange(0, 60)} {r.randrange(0, 24)} * * *",
    "boot": lambda r: drawn(r, HEX, 32),
    "volume": lambda r: f"daoflow_{r.choice(('pgdata', 'staging', 'git-work', 'ssh-keys', 'redis-data'))}",
    "network": lambda r: f"br-{drawn(r, HEX, 12)}",
    "upload": lambda r: f"{drawn(r, HEX, 32)}.tar.gz",
    "geohash": lambda r: drawn(r, "0123456789bcdefghjkmnpqrstuvwxyz", 9),
    "ulid": lambda r: "01J" + drawn(r, "0123456789ABCDEFGHJKMNPQRSTVWXYZ", 23),
    "cuid": lambda r: "c" + drawn(r, LOWER, 24),
    "nanoid": lambda r: drawn(r, ALNUM + "_-", 21),
}  # fmt: skip
