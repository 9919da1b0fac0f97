"""Things of the native set that differ between hosts and are no secrets: each is a fact that diagnosis needs."""

from __future__ import annotations

import base64
import random
from collections.abc import Callable

from tests.redaction.native.values import ALNUM, DIGITS, HEX, UPPER, WORDS, drawn, uuid

DAYS = ("2026-11-27", "2026-11-28", "2026-11-29", "2026-11-30")


def clock(rng: random.Random) -> str:
    """Draw a time of day."""
    return f"{rng.randrange(24):02}:{rng.randrange(60):02}:{rng.randrange(60):02}"


def wire(rng: random.Random, algorithm: str, size_bytes: int) -> str:
    """Make the base64 of an SSH public key, which begins with its own name."""
    name = algorithm.encode()
    packed = len(name).to_bytes(4, "big") + name + (32).to_bytes(4, "big") + rng.randbytes(size_bytes)
    return base64.b64encode(packed).decode()


POOLS: dict[str, Callable[[random.Random], str]] = {
    "id": lambda r: drawn(r, HEX, 32),
    "sha": lambda r: drawn(r, HEX, 64),
    "digest": lambda r: "sha256:" + drawn(r, HEX, 64),
    "commit": lambda r: drawn(r, HEX, 40),
    "c7": lambda r: r.choice("0123456789") + drawn(r, HEX, 6),
    "short": lambda r: drawn(r, HEX, 12),
    "md5": lambda r: drawn(r, HEX, 32),
    "keyid": lambda r: drawn(r, HEX, 16),
    "kid": lambda r: drawn(r, HEX, 16),
    "uuid": uuid,
    "req": lambda r: "req-" + uuid(r),
    "fp": lambda r: "SHA256:" + base64.b64encode(r.randbytes(32)).decode().rstrip("="),
    "pub": lambda r: "ssh-ed25519 " + wire(r, "ssh-ed25519", 32),
    "hostkey": lambda r: wire(r, "ssh-ed25519", 32),
    "edpub": lambda r: base64.b64encode(r.randbytes(32)).decode().rstrip("="),
    "vapidpub": lambda r: "B" + base64.urlsafe_b64encode(r.randbytes(64)).decode().rstrip("="),
    "prefix": lambda r: "dfl_" + drawn(r, ALNUM, 8),
    "n": lambda r: str(r.randrange(1000, 99999)),
    "small": lambda r: str(r.randrange(100, 999)),
    "pid": lambda r: str(r.randrange(300, 32000)),
    "port": lambda r: str(
        r.choice((3000, 3001, 5432, 6379, 8080, 8443, 9000, 5678, 2368, 4443, 7233)) + r.randrange(9)
    ),
    "ms": lambda r: f"{r.randrange(2, 4000)}ms",
    "big": lambda r: str(r.randrange(10**8, 10**11)),
    "unix": lambda r: str(1795400000 + r.randrange(10**5)),
    "unixms": lambda r: str(1795400000000 + r.randrange(10**8)),
    "gid": lambda r: drawn(r, "123456789", 8),
    "akid": lambda r: "AKIA" + drawn(r, UPPER + "234567", 16),
    "t": lambda r: f"{r.choice(DAYS)}T{clock(r)}.{r.randrange(100, 999)}Z",
    "nano": lambda r: f"{r.choice(DAYS)}T{clock(r)}.{drawn(r, DIGITS, 9)}Z",
    "pg": lambda r: f"{r.choice(DAYS)} {clock(r)}.{r.randrange(100, 999)}",
    "day": lambda r: r.choice(DAYS),
    "clock": clock,
    "sys": lambda r: f"Nov {r.randrange(20, 30)} {clock(r)}",
    "ip": lambda r: f"{r.choice((203, 198))}.{r.choice((0, 51))}.{r.randrange(100, 114)}.{r.randrange(1, 250)}",
    "inner": lambda r: f"172.{r.randrange(18, 30)}.0.{r.randrange(2, 30)}",
    "user": lambda r: r.choice(
        ("ops", "deploy", "mira", "jonas", "ci-runner", "svc_app", "backup", "lena", "platform")
    ),
    "mail": lambda r: f"{r.choice(('mira', 'jonas', 'lena', 'ops', 'dev'))}@{r.choice(WORDS)}.example",
    "host": lambda r: (
        f"{r.choice(('edge', 'prod', 'node', 'app'))}-{r.choice(('fra', 'nyc', 'sin', 'hel'))}-{r.randrange(1, 20)}"
    ),
    "fqdn": lambda r: f"{r.choice(('cloud', 'git', 'app', 'auth', 'wiki', 'n8n', 'blog'))}.{r.choice(WORDS)}.example",
    "word": lambda r: r.choice(WORDS),
    "project": lambda r: f"{r.choice(WORDS)}-{r.choice(('shop', 'crm', 'portal', 'api', 'site', 'wiki'))}",
    "svc": lambda r: r.choice(("web", "api", "worker", "scheduler", "gateway", "ingest")),
    "mig": lambda r: f"00{r.randrange(10, 64)}_{r.choice(WORDS)}_{r.choice(WORDS)}",
    "ver": lambda r: f"{r.randrange(1, 30)}.{r.randrange(0, 20)}.{r.randrange(0, 12)}",
    "image": lambda r: (
        f"ghcr.io/{r.choice(WORDS)}/{r.choice(WORDS)}:{r.randrange(1, 9)}.{r.randrange(0, 20)}.{r.randrange(0, 9)}"
    ),
    "vol": lambda r: (
        f"{r.choice(WORDS)}-{r.choice(('shop', 'crm', 'wiki'))}_{r.choice(('pgdata', 'uploads', 'media', 'redisdata'))}"
    ),
    "bucket": lambda r: f"{r.choice(WORDS)}-backups-{r.choice(('eu', 'us'))}",
    "trace": lambda r: drawn(r, HEX, 32),
    "span": lambda r: drawn(r, HEX, 16),
}

# Key ids that may be masked: the issuer's counts as half of a pair of credentials, and the product's is a digest of the key.
UNCOUNTED = frozenset({"akid", "kid"})
