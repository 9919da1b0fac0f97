"""Values of the fourth set, by kind: what issuers, installers and people make, never a real one.

Every maker takes the seeded generator alone, so that a seed gives the same folder anywhere.
"""

from __future__ import annotations

import base64
import json
import random
import string
from collections.abc import Callable
from pathlib import Path

ALNUM = string.ascii_letters + string.digits
WORDS = tuple(Path(__file__).with_name("sheets").joinpath("words.txt").read_text(encoding="utf-8").split())
WEAK = ("postgres", "admin", "redis", "secret", "changeme", "test", "root", "12345", "letmein", "hunter2")


def drawn(rng: random.Random, alphabet: str, length: int) -> str:
    """Draw `length` characters of `alphabet`."""
    return "".join(rng.choice(alphabet) for _ in range(length))


def base64_of(rng: random.Random, size_bytes: int) -> str:
    """Make base64 of random bytes, padded."""
    return base64.b64encode(rng.randbytes(size_bytes)).decode()


def base64url_of(rng: random.Random, size_bytes: int) -> str:
    """Make base64url of random bytes, not padded."""
    return base64.urlsafe_b64encode(rng.randbytes(size_bytes)).decode().rstrip("=")


def password(rng: random.Random) -> str:
    """Make what a person or a password manager does, of characters that stand bare in a shell word and in YAML."""
    style = rng.randrange(4)
    if style == 0:
        return drawn(rng, ALNUM, rng.randrange(16, 29))
    if style == 1:
        return f"{rng.choice(WORDS).title()}{rng.choice('-_.')}{rng.choice(WORDS)}{rng.randrange(10, 9999)}!"
    if style == 2:
        return rng.choice(ALNUM) + drawn(rng, ALNUM + "-_.~+", rng.randrange(12, 22)) + rng.choice(ALNUM)
    return "-".join(rng.sample(WORDS, 4)) + str(rng.randrange(10))


def odd_password(rng: random.Random) -> str:
    """Make a password whose characters every encoding writes differently."""
    body = list(drawn(rng, ALNUM, rng.randrange(9, 16)) + '@/&"<+' + rng.choice("#?%:"))
    rng.shuffle(body)
    return rng.choice(string.ascii_letters) + "".join(body) + rng.choice(string.ascii_letters)


def jwt(rng: random.Random) -> str:
    """Make a signed JSON Web Token."""

    def part(document: dict[str, object]) -> str:
        return base64.urlsafe_b64encode(json.dumps(document, separators=(",", ":")).encode()).decode().rstrip("=")

    claims = part({"sub": drawn(rng, string.digits, 8), "iat": 1795430000 + rng.randrange(9999), "scope": "deploy"})
    return f"{part({'alg': 'HS256', 'typ': 'JWT'})}.{claims}.{base64url_of(rng, 32)}"


def tunnel(rng: random.Random) -> str:
    """Make a tunnel token of Cloudflare: base64 of a small JSON document."""
    document = {
        "a": drawn(rng, "0123456789abcdef", 32),
        "t": drawn(rng, "0123456789abcdef", 8),
        "s": base64_of(rng, 32),
    }
    return base64.b64encode(json.dumps(document, separators=(",", ":")).encode()).decode()


def uuid(rng: random.Random) -> str:
    """Make a random UUID."""
    digits = drawn(rng, "0123456789abcdef", 32)
    return "-".join((digits[:8], digits[8:12], "4" + digits[13:16], "a" + digits[17:20], digits[20:]))


def ciphertext(rng: random.Random) -> str:
    """Make DaoFlow's own envelope: nonce, tag and data, each base64."""
    return ":".join(base64_of(rng, size) for size in (12, 16, rng.randrange(24, 60)))


def scram(rng: random.Random) -> str:
    """Make a password verifier of PostgreSQL."""
    return f"SCRAM-SHA-256$4096:{base64_of(rng, 16)}${base64_of(rng, 32)}:{base64_of(rng, 32)}"


def pem(label: str, lines: int) -> Callable[[random.Random], str]:
    """Return a maker of an armoured key of so many full lines."""

    def make(rng: random.Random) -> str:
        body = base64.b64encode(rng.randbytes(lines * 48 + 20)).decode()
        cut = [body[start : start + 64] for start in range(0, len(body), 64)]
        return "\n".join((f"-----BEGIN {label}-----", *cut, f"-----END {label}-----"))

    return make


HEX = "0123456789abcdef"
KINDS: dict[str, Callable[[random.Random], str]] = {
    "hex32": lambda r: drawn(r, HEX, 32),
    "hex48": lambda r: drawn(r, HEX, 48),
    "hex64": lambda r: drawn(r, HEX, 64),
    "pw": password,
    "odd": odd_password,
    "weak": lambda r: r.choice(WEAK),
    "phrase": lambda r: " ".join(r.sample(WORDS, 5)),
    "alnum": lambda r: drawn(r, ALNUM, 32),
    "b64": lambda r: base64_of(r, 32),
    "b64long": lambda r: base64_of(r, 180),
    "dfl": lambda r: "dfl_" + drawn(r, ALNUM, 48),
    "session": lambda r: drawn(r, ALNUM, 32),
    "cookie": lambda r: (
        drawn(r, ALNUM, 32) + "." + base64_of(r, 32).replace("+", "%2B").replace("/", "%2F").replace("=", "%3D")
    ),
    "jwt": jwt,
    "uuid": uuid,
    "github": lambda r: r.choice(("ghp_", "gho_", "ghs_")) + drawn(r, ALNUM, 36),
    "githubpat": lambda r: "github_pat_" + drawn(r, ALNUM, 22) + "_" + drawn(r, ALNUM, 59),
    "gitlab": lambda r: "glpat-" + drawn(r, ALNUM + "_-", 19) + r.choice(ALNUM),
    "aws": lambda r: drawn(r, ALNUM + "/+", 39) + r.choice(ALNUM),
    "slack": lambda r: f"T{drawn(r, ALNUM.upper(), 9)}/B{drawn(r, ALNUM.upper(), 10)}/{drawn(r, ALNUM, 24)}",
    "slackbot": lambda r: f"xoxb-{r.randrange(10**11, 10**12)}-{r.randrange(10**12, 10**13)}-{drawn(r, ALNUM, 24)}",
    "discord": lambda r: f"{r.randrange(10**17, 10**18)}/{drawn(r, ALNUM + '_-', 66)}B9",
    "stripe": lambda r: "sk_live_" + drawn(r, ALNUM, 34),
    "whsec": lambda r: "whsec_" + drawn(r, ALNUM, 32),
    "sendgrid": lambda r: f"SG.{base64url_of(r, 16)}.{base64url_of(r, 32)}",
    "resend": lambda r: f"re_{drawn(r, ALNUM, 8)}_{drawn(r, ALNUM, 24)}",
    "npm": lambda r: "npm_" + drawn(r, ALNUM, 36),
    "pypi": lambda r: "pypi-AgEIcHlwaS5vcmc" + drawn(r, ALNUM, 80),
    "openai": lambda r: "sk-proj-" + drawn(r, ALNUM, 48),
    "anthropic": lambda r: "sk-ant-api03-" + drawn(r, ALNUM + "_-", 92) + "A",
    "google": lambda r: "AIza" + drawn(r, ALNUM + "_-", 34) + "x",
    "vault": lambda r: "hvs." + drawn(r, ALNUM, 24),
    "terraform": lambda r: f"{drawn(r, ALNUM, 14)}.atlasv1.{drawn(r, ALNUM, 60)}",
    "dockerpat": lambda r: "dckr_pat_" + drawn(r, ALNUM + "_-", 26) + "k",
    "telegram": lambda r: f"{r.randrange(10**9, 10**10)}:AA{drawn(r, ALNUM + '_-', 32)}q",
    "tunnel": tunnel,
    "azure": lambda r: base64_of(r, 64),
    "onepassword": lambda r: "ops_" + base64url_of(r, 120),
    "bcrypt": lambda r: "$2y$10$" + drawn(r, ALNUM + "./", 53),
    "apr1": lambda r: f"$apr1${drawn(r, ALNUM, 8)}${drawn(r, ALNUM + './', 22)}",
    "sha512crypt": lambda r: f"$6${drawn(r, ALNUM, 16)}${drawn(r, ALNUM + './', 86)}",
    "argon2": lambda r: f"$argon2id$v=19$m=65536,t=3,p=4${base64_of(r, 15)}${base64_of(r, 33)}",
    "scrypt": lambda r: f"{drawn(r, HEX, 32)}:{drawn(r, HEX, 128)}",
    "scram": scram,
    "ciphertext": ciphertext,
    "totp": lambda r: drawn(r, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 32),
    "wireguard": lambda r: base64_of(r, 32),
    "age": lambda r: "AGE-SECRET-KEY-1" + drawn(r, "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58),
    "recovery": lambda r: f"{drawn(r, ALNUM, 5)}-{drawn(r, ALNUM, 5)}",
    "machine": lambda r: drawn(r, ALNUM, 24),
    "pem": pem("RSA PRIVATE KEY", 12),
    "ecpem": pem("EC PRIVATE KEY", 2),
    "openssh": pem("OPENSSH PRIVATE KEY", 6),
    "pkcs8": pem("PRIVATE KEY", 8),
    "pgp": pem("PGP PRIVATE KEY BLOCK", 7),
}
