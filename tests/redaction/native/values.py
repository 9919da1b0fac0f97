"""Secrets of the native set by kind: what DaoFlow, the applications beside it and their issuers make, drawn anew each time."""

from __future__ import annotations

import base64
import json
import random
import string
from collections.abc import Callable
from pathlib import Path

Maker = Callable[[random.Random], str]

LOWER, UPPER, DIGITS = string.ascii_lowercase, string.ascii_uppercase, string.digits
ALNUM = LOWER + UPPER + DIGITS
HEX = DIGITS + "abcdef"
WORDS = tuple(Path(__file__).with_name("sheets").joinpath("words.txt").read_text(encoding="utf-8").split())
WEAK = ("postgres", "admin123", "changeme", "secret", "root", "minio123", "12345678", "password", "redis", "letmein")
PUNCTUATED = ALNUM + "-_.~+!"
SALTED = ALNUM + "!@#$%^&*()-_=+[]{};:,.<>/?|~"


def drawn(rng: random.Random, alphabet: str, size: int) -> str:
    """Draw `size` characters of `alphabet`."""
    return "".join(rng.choice(alphabet) for _ in range(size))


def plain(alphabet: str, size: int, before: str = "", after: str = "") -> Maker:
    """Return a maker of drawn characters between fixed ones."""
    return lambda rng: before + drawn(rng, alphabet, size) + after


def b64(size_bytes: int, before: str = "") -> Maker:
    """Return a maker of padded base64."""
    return lambda rng: before + base64.b64encode(rng.randbytes(size_bytes)).decode()


def b64url(size_bytes: int, before: str = "") -> Maker:
    """Return a maker of base64url without padding."""
    return lambda rng: before + base64.urlsafe_b64encode(rng.randbytes(size_bytes)).decode().rstrip("=")


def grouped(alphabet: str, groups: tuple[int, ...], by: str, before: str = "") -> Maker:
    """Return a maker of groups of drawn characters."""
    return lambda rng: before + by.join(drawn(rng, alphabet, size) for size in groups)


def password(rng: random.Random) -> str:
    """Make a password as people and their managers do, of characters that stand bare in a shell word and in YAML."""
    style = rng.randrange(5)
    if style == 0:
        return drawn(rng, ALNUM, rng.randrange(14, 25))
    if style == 1:
        return f"{rng.choice(WORDS).title()}{rng.choice('-_.')}{rng.choice(WORDS).title()}{rng.randrange(10, 9999)}!"
    if style == 2:
        return rng.choice(ALNUM) + drawn(rng, PUNCTUATED, rng.randrange(11, 20)) + rng.choice(ALNUM)
    if style == 3:
        return "-".join(rng.sample(WORDS, 4)) + f"-{rng.randrange(10, 99)}"
    return f"{rng.choice(WORDS).title()}{rng.randrange(1980, 2027)}{rng.choice('!.+')}{drawn(rng, LOWER, 4)}"


def odd(rng: random.Random) -> str:
    """Make a password whose characters every encoding writes differently."""
    body = list(drawn(rng, ALNUM, rng.randrange(10, 17)) + "@/&+" + rng.choice("#?%") + rng.choice('<">'))
    rng.shuffle(body)
    return rng.choice(LOWER) + "".join(body) + rng.choice(ALNUM)


def jwt(claims: Callable[[random.Random], dict[str, object]], alg: str = "HS256", tail: int = 32) -> Maker:
    """Return a maker of signed JSON Web Tokens."""

    def part(document: dict[str, object]) -> str:
        return base64.urlsafe_b64encode(json.dumps(document, separators=(",", ":")).encode()).decode().rstrip("=")

    return lambda rng: f"{part({'alg': alg, 'typ': 'JWT'})}.{part(claims(rng))}.{b64url(tail)(rng)}"


def pem(label: str, rows: int) -> Maker:
    """Return a maker of an armoured key of so many full rows."""

    def make(rng: random.Random) -> str:
        body = base64.b64encode(rng.randbytes(rows * 48 + 20)).decode()
        return "\n".join(
            (
                f"-----BEGIN {label}-----",
                *(body[at : at + 64] for at in range(0, len(body), 64)),
                f"-----END {label}-----",
            )
        )

    return make


def tunnel(rng: random.Random) -> str:
    """Make a tunnel token of Cloudflare."""
    document = {"a": drawn(rng, HEX, 32), "t": uuid(rng), "s": b64(32)(rng)}
    return base64.b64encode(json.dumps(document, separators=(",", ":")).encode()).decode()


def uuid(rng: random.Random) -> str:
    """Make a random UUID."""
    return "-".join(
        (
            drawn(rng, HEX, 8),
            drawn(rng, HEX, 4),
            "4" + drawn(rng, HEX, 3),
            "a" + drawn(rng, HEX, 3),
            drawn(rng, HEX, 12),
        )
    )


def sealed(rng: random.Random) -> str:
    """Make DaoFlow's ciphertext: nonce, tag and data."""
    return ":".join(b64(size)(rng) for size in (12, 16, rng.randrange(24, 70)))


def scram(rng: random.Random) -> str:
    """Make PostgreSQL's password verifier."""
    return f"SCRAM-SHA-256$4096:{b64(16)(rng)}${b64(32)(rng)}:{b64(32)(rng)}"


KINDS: dict[str, Maker] = {
    "pw": password,
    "odd": odd,
    "weak": lambda r: r.choice(WEAK),
    "hex32": plain(HEX, 32),
    "hex40": plain(HEX, 40),
    "hex48": plain(HEX, 48),
    "hex64": plain(HEX, 64),
    "hex128": plain(HEX, 128),
    "alnum16": plain(ALNUM, 16),
    "alnum24": plain(ALNUM, 24),
    "alnum32": plain(ALNUM, 32),
    "alnum50": plain(ALNUM, 50),
    "alnum64": plain(ALNUM, 64),
    "alnum128": plain(ALNUM, 128),
    "b64_24": b64(24),
    "b64_32": b64(32),
    "b64_48": b64(48),
    "b64_64": b64(64),
    "b64_128": b64(128),
    "b64_192": b64(192),
    "b64url32": b64url(32),
    "b64url64": b64url(64),
    "uuid": uuid,
    "salt64": lambda r: "k" + drawn(r, SALTED, 62) + "9",
    "django": lambda r: drawn(r, LOWER + DIGITS + "!@#%^&*(-_=+)", 49) + "x",
    "phrase": lambda r: " ".join(r.sample(WORDS, 5)),
    "dfl": plain(ALNUM, 48, "dfl_"),
    "session": plain(ALNUM, 32),
    "signed": lambda r: (
        drawn(r, ALNUM, 32) + "." + b64(32)(r).replace("+", "%2B").replace("/", "%2F").replace("=", "%3D")
    ),
    "usercode": grouped("BCDFGHJKLMNPQRSTVWXZ", (4, 4), "-"),
    "backupcode": grouped(ALNUM, (5, 5), "-"),
    "totp": plain(UPPER + "234567", 32),
    "sealed": sealed,
    "scram": scram,
    "bcrypt": plain(ALNUM + "./", 53, "$2b$10$"),
    "argon2": lambda r: f"$argon2id$v=19$m=65540,t=3,p=4${b64(32)(r).rstrip('=')}${b64(32)(r).rstrip('=')}",
    "scrypt": grouped(HEX, (32, 128), ":"),
    "pbkdf2": lambda r: f"pbkdf2_sha256$870000${drawn(r, ALNUM, 22)}${b64(32)(r)}",
    "mysqlhash": plain(DIGITS + "ABCDEF", 40),
    "phpass": plain(ALNUM + "./", 31, "$P$B"),
    "apr1": lambda r: f"$apr1${drawn(r, ALNUM, 8)}${drawn(r, ALNUM + './', 22)}",
    "crypt6": lambda r: f"$6${drawn(r, ALNUM, 16)}${drawn(r, ALNUM + './', 86)}",
    "ghs": plain(ALNUM, 36, "ghs_"),
    "ghp": plain(ALNUM, 36, "ghp_"),
    "ghpat": lambda r: f"github_pat_{drawn(r, ALNUM, 22)}_{drawn(r, ALNUM, 59)}",
    "glpat": plain(ALNUM, 20, "glpat-"),
    "gldt": plain(ALNUM, 20, "gldt-"),
    "glrt": plain(ALNUM, 20, "glrt-"),
    "gloas": plain(HEX, 64, "gloas-"),
    "appjwt": jwt(
        lambda r: {"iat": 1795400000 + r.randrange(9999), "exp": 1795400600, "iss": str(r.randrange(10**5, 10**6))},
        "RS256",
        256,
    ),
    "idtoken": jwt(
        lambda r: {"iss": "https://gitlab.example.com", "sub": drawn(r, DIGITS, 6), "aud": drawn(r, HEX, 12)},
        "RS256",
        128,
    ),
    "servicerole": jwt(
        lambda r: {"role": "service_role", "iss": "supabase", "iat": 1795400000 + r.randrange(9999), "exp": 1953180000}
    ),
    "giteajwt": jwt(lambda r: {"nbf": 1795400000 + r.randrange(9999)}),
    "n8njwt": jwt(lambda r: {"sub": uuid(r), "iss": "n8n", "aud": "public-api", "iat": 1795400000}),
    "directusjwt": jwt(lambda r: {"id": uuid(r), "role": uuid(r), "app_access": True, "iat": 1795400000}),
    "awssecret": plain(ALNUM + "/+", 39, after="Q"),
    "minio": plain(ALNUM, 40),
    "b2key": plain(ALNUM + "/+", 27, "K005"),
    "awssig": plain(HEX, 64),
    "gcsig": b64url(96),
    "sassig": lambda r: drawn(r, ALNUM, 43) + "%3D",
    "azurekey": b64(64),
    "obscured": lambda r: base64.urlsafe_b64encode(r.randbytes(r.randrange(30, 44))).decode().rstrip("="),
    "oauthaccess": b64url(120, "ya29."),
    "oauthrefresh": b64url(64, "1//0e"),
    "dropbox": plain(ALNUM + "-_", 130, "sl.B"),
    "slack": lambda r: f"T{drawn(r, UPPER + DIGITS, 9)}/B{drawn(r, UPPER + DIGITS, 10)}/{drawn(r, ALNUM, 24)}",
    "slackbot": lambda r: f"xoxb-{drawn(r, DIGITS, 12)}-{drawn(r, DIGITS, 12)}-{drawn(r, ALNUM, 24)}",
    "discord": plain(ALNUM + "-_", 66, after="Zk"),
    "telegram": lambda r: f"{r.randrange(10**9, 10**10)}:AA{drawn(r, ALNUM + '_-', 32)}q",
    "pushover": plain(LOWER + DIGITS, 29, "a"),
    "pushkey": plain(ALNUM, 29, "u"),
    "ntfy": plain(LOWER + DIGITS, 29, "tk_"),
    "gotify": plain(ALNUM, 14, "A"),
    "resend": lambda r: f"re_{drawn(r, ALNUM, 8)}_{drawn(r, ALNUM, 24)}",
    "sendgrid": lambda r: f"SG.{b64url(16)(r)}.{b64url(32)(r)}",
    "mailgun": plain(HEX, 32, "key-"),
    "brevo": lambda r: f"xkeysib-{drawn(r, HEX, 64)}-{drawn(r, ALNUM, 16)}",
    "ses": plain(ALNUM + "/+", 40, "BK"),
    "vapid": b64url(32),
    "pushauth": b64url(16),
    "onepassword": b64url(180, "ops_"),
    "openai": plain(ALNUM, 48, "sk-proj-"),
    "anthropic": plain(ALNUM, 95, "sk-ant-api03-"),
    "openrouter": plain(HEX, 64, "sk-or-v1-"),
    "codexrefresh": b64url(48, "rt_"),
    "dckr": plain(ALNUM, 27, "dckr_pat_"),
    "hetzner": plain(ALNUM, 64),
    "cloudflare": plain(ALNUM, 40),
    "digitalocean": plain(HEX, 64, "dop_v1_"),
    "tailscale": lambda r: f"tskey-auth-k{drawn(r, ALNUM, 11)}CNTRL-{drawn(r, ALNUM, 32)}",
    "tunnel": tunnel,
    "glsa": lambda r: f"glsa_{drawn(r, ALNUM, 32)}_{drawn(r, HEX, 8)}",
    "ghost": grouped(HEX, (24,), "", ""),
    "ghostadmin": lambda r: f"{drawn(r, HEX, 24)}:{drawn(r, HEX, 64)}",
    "nextapp": grouped(ALNUM, (5, 5, 5, 5, 5), "-"),
    "wpapp": grouped(ALNUM, (4, 4, 4, 4, 4, 4), " "),
    "mailcow": grouped(UPPER + DIGITS, (6, 6, 6, 6, 6), "-"),
    "synapse": lambda r: "s" + drawn(r, ALNUM + "^_;,#&*~", 48) + "t",
    "syt": lambda r: (
        f"syt_{base64.b64encode(r.choice(WORDS).encode()).decode().rstrip('=')}_{drawn(r, ALNUM, 20)}_{drawn(r, ALNUM, 6)}"
    ),
    "ed25519seed": lambda r: b64(32)(r).rstrip("="),
    "authentik": plain(ALNUM, 60),
    "olapi": plain(ALNUM, 38, "ol_api_"),
    "metabase": b64(32, "mb_"),
    "sntrys": lambda r: f"sntrys_{b64(90)(r).rstrip('=')}_{drawn(r, ALNUM, 43)}",
    "laravel": b64(32, "base64:"),
    "erlang": plain(UPPER, 20),
    "stripe": plain(ALNUM, 34, "sk_live_"),
    "whsec": plain(ALNUM, 32, "whsec_"),
    "shopify": plain(HEX, 32, "shpat_"),
    "woo": plain(HEX, 40, "cs_"),
    "hf": plain(ALNUM, 34, "hf_"),
    "vault": plain(ALNUM, 24, "hvs.CAES"),
    "meili": b64url(32),
    "elastic": lambda r: base64.b64encode(f"{drawn(r, ALNUM, 20)}:{drawn(r, ALNUM, 22)}".encode()).decode(),
    "uptime": lambda r: f"uk{r.randrange(1, 9)}_{drawn(r, ALNUM, 40)}",
    "wireguard": b64(32),
    "age": plain("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58, "AGE-SECRET-KEY-1"),
    "rsapem": pem("RSA PRIVATE KEY", 24),
    "ecpem": pem("EC PRIVATE KEY", 2),
    "openssh": pem("OPENSSH PRIVATE KEY", 6),
    "pkcs8": pem("PRIVATE KEY", 14),
}
