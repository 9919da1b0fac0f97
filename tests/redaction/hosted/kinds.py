"""The kinds of secrets that hosts have, each drawn anew for every place."""

from __future__ import annotations

import base64
import json
import random
import string
import uuid
from collections.abc import Callable

HEX, ALNUM, LOWER = "0123456789abcdef", string.ascii_letters + string.digits, string.ascii_lowercase + string.digits
UPPER, B64, URLSAFE, B32 = (
    string.ascii_uppercase + string.digits,
    ALNUM + "+/",
    ALNUM + "-_",
    string.ascii_uppercase + "234567",
)
BECH, CRYPT = "qpzry9x8gf2tvdw0s3jn54khce6mua7l", "./" + ALNUM
WORDS = [
    "Regen",
    "Kiefer",
    "Otter",
    "Lampe",
    "Falke",
    "Nebel",
    "Anker",
    "Distel",
    "Harbour",
    "Copper",
    "Walnut",
    "Meadow",
    "Pelican",
    "Violet",
    "Thunder",
    "Castle",
    "Marble",
    "Saffron",
    "Turbine",
    "Gravel",
    "Puffin",
    "Lantern",
    "Cobalt",
    "Sparrow",
    "Bracken",
    "Juniper",
    "Kestrel",
    "Tundra",
    "Zeppelin",
    "Hamster",
    "Mosaik",
    "Quarz",
]
SOFT = ("Müller", "Käthe", "Größe", "Straße", "Öltank", "Übung", "Jürgen", "Mönch", "Lärche", "Schöps")


def drawn(rng: random.Random, alphabet: str, size: int) -> str:
    """Draw a word of `size` letters."""
    return "".join(rng.choice(alphabet) for _ in range(size))


def mixed(rng: random.Random, alphabet: str, size: int) -> str:
    """Draw a word with at least two digits and two letters, as generators promise."""
    return drawn(rng, alphabet, size - 4) + "".join(
        map(rng.choice, ("abcdefghjk", "23456789", "mnpqrstuvw", "2345678"))
    )


def b64(rng: random.Random, count: int) -> str:
    """Base64 of so many random bytes."""
    return base64.b64encode(rng.randbytes(count)).decode()


def b64url(rng: random.Random, count: int) -> str:
    """Base64 as URLs have it, without padding."""
    return base64.urlsafe_b64encode(rng.randbytes(count)).decode().rstrip("=")


def folded(text: str, width: int) -> str:
    """Break a run into lines."""
    return "\n".join(text[start : start + width] for start in range(0, len(text), width))


def pem(label: str, count: int, width: int = 64, start: bytes = b"") -> Callable[[random.Random], str]:
    """Return a maker of PEM blocks."""
    return lambda r: (
        f"-----BEGIN {label}-----\n{folded(base64.b64encode(start + r.randbytes(count)).decode(), width)}\n-----END {label}-----"
    )


def jwt(rng: random.Random) -> str:
    """Return a signed token with claims."""
    claims = {
        "sub": str(uuid.UUID(int=rng.getrandbits(128))),
        "iat": rng.randrange(1790000000, 1799999999),
        "scope": "deploy",
    }
    parts = [json.dumps(part, separators=(",", ":")).encode() for part in ({"alg": "HS256", "typ": "JWT"}, claims)]
    return ".".join([*(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts), b64url(rng, 32)])


def tunnel(rng: random.Random) -> str:
    """Return the token of a tunnel: JSON in base64."""
    body = {"a": drawn(rng, HEX, 32), "t": str(uuid.UUID(int=rng.getrandbits(128))), "s": b64(rng, 32)}
    return base64.b64encode(json.dumps(body, separators=(",", ":")).encode()).decode()


def made(mark: str) -> Callable[[random.Random], str]:
    """Return a maker of passwords that people think up, with one mark in them."""
    return lambda r: r.choice(
        (
            f"{r.choice(WORDS)}{mark}{r.choice(WORDS)}{r.randrange(10, 99)}",
            f"{r.choice(WORDS)}{r.randrange(1950, 2026)}{mark}{r.choice(WORDS).lower()}",
            f"{r.choice(WORDS).lower()}{mark}{r.choice(WORDS)}{mark}{r.randrange(100, 999)}",
        )
    )


def vault(rng: random.Random) -> str:
    """Return a value that ansible-vault encrypted."""
    return "$ANSIBLE_VAULT;1.1;AES256\n" + folded(drawn(rng, "3", 1) + drawn(rng, "0123456789", 399), 80)


HUMAN: dict[str, Callable[[random.Random], str]] = {
    "hum_at": made("@"), "hum_slash": made("/"), "hum_colon": made(":"), "hum_hash": made("#"), "hum_percent": made("%"),
    "hum_dollar": made("$"), "hum_amp": made("&"), "hum_plus": made("+"), "hum_bang": made("!"), "hum_star": made("*"),
    "hum_dquote": made('"'), "hum_squote": made("'"), "hum_space": made(" "), "hum_equal": made("="), "hum_back": made("\\"),
    "hum_plain": made(""), "hum_dash": made("-"), "hum_semi": made(";"), "hum_angle": made("<"), "hum_comma": made(","),
    "hum_soft": lambda r: f"{r.choice(SOFT)}{r.choice('-_.!')}{r.choice(WORDS)}{r.randrange(10, 99)}",
}  # fmt: skip
VENDOR: dict[str, Callable[[random.Random], str]] = {
    "github_classic": lambda r: "gh" + r.choice("pous") + "_" + mixed(r, ALNUM, 36),
    "github_fine": lambda r: "github_pat_" + drawn(r, ALNUM, 22) + "_" + mixed(r, ALNUM, 59),
    "gitlab": lambda r: "gl" + r.choice(("pat", "dt", "rt", "ptt", "cbt")) + "-" + mixed(r, ALNUM, 20),
    "stripe": lambda r: r.choice(("sk", "rk")) + "_live_" + mixed(r, ALNUM, r.choice((24, 99))),
    "stripe_hook": lambda r: "whsec_" + mixed(r, ALNUM, 32),
    "slack_bot": lambda r: f"xoxb-{r.randrange(10**11, 10**12)}-{r.randrange(10**12, 10**13)}-{mixed(r, ALNUM, 24)}",
    "slack_app": lambda r: f"xapp-1-A{drawn(r, UPPER, 10)}-{r.randrange(10**12, 10**13)}-{drawn(r, HEX, 64)}",
    "telegram": lambda r: f"{r.randrange(10**9, 8 * 10**9)}:AA{mixed(r, URLSAFE, 33)}",
    "discord": lambda r: f"M{drawn(r, ALNUM, 25)}.G{drawn(r, ALNUM, 5)}.{mixed(r, ALNUM, 38)}",
    "sendgrid": lambda r: f"SG.{mixed(r, ALNUM, 22)}.{mixed(r, ALNUM, 43)}",
    "mailgun": lambda r: f"{drawn(r, HEX, 32)}-{drawn(r, HEX, 8)}-{drawn(r, HEX, 8)}",
    "npm": lambda r: "npm_" + mixed(r, ALNUM, 36),
    "pypi": lambda r: "pypi-AgEIcHlwaS5vcmc" + mixed(r, URLSAFE, 150),
    "docker_pat": lambda r: "dckr_pat_" + mixed(r, ALNUM, 27),
    "hugging": lambda r: "hf_" + mixed(r, string.ascii_letters, 34),
    "anthropic": lambda r: "sk-ant-api03-" + mixed(r, ALNUM, 93) + "AA",
    "openai": lambda r: "sk-proj-" + mixed(r, ALNUM, 48),
    "google_api": lambda r: "AIza" + mixed(r, ALNUM, 35),
    "google_oauth": lambda r: "GOCSPX-" + mixed(r, ALNUM, 28),
    "google_bearer": lambda r: "ya29.a0" + mixed(r, URLSAFE, 120),
    "digitalocean": lambda r: "dop_v1_" + drawn(r, HEX, 64),
    "vault": lambda r: "hvs.CAESI" + mixed(r, ALNUM, 86),
    "terraform": lambda r: f"{drawn(r, ALNUM, 14)}.atlasv1.{mixed(r, ALNUM, 67)}",
    "grafana": lambda r: f"glsa_{drawn(r, ALNUM, 32)}_{drawn(r, HEX, 8)}",
    "sentry": lambda r: "sntrys_eyJ" + mixed(r, ALNUM, 70),
    "newrelic": lambda r: "NRAK-" + drawn(r, UPPER, 27),
    "atlassian": lambda r: "ATATT3xFfGF0" + mixed(r, ALNUM, 100) + "=" + drawn(r, HEX, 8).upper(),
    "linear": lambda r: "lin_api_" + mixed(r, ALNUM, 40),
    "notion": lambda r: "ntn_" + mixed(r, ALNUM, 46),
    "shopify": lambda r: "shpat_" + drawn(r, HEX, 32),
    "doppler": lambda r: "dp.pt." + mixed(r, ALNUM, 43),
    "tailscale": lambda r: f"tskey-auth-k{drawn(r, ALNUM, 11)}CNTRL-{mixed(r, ALNUM, 32)}",
    "age": lambda r: "AGE-SECRET-KEY-1" + drawn(r, BECH, 58).upper(),
    "swarm": lambda r: f"SWMTKN-1-{drawn(r, LOWER, 50)}-{drawn(r, LOWER, 25)}",
    "jwt": jwt,
    "sonar": lambda r: "sqp_" + drawn(r, HEX, 40),
    "pulumi": lambda r: "pul-" + drawn(r, HEX, 40),
    "brevo": lambda r: f"xkeysib-{drawn(r, HEX, 64)}-{mixed(r, ALNUM, 16)}",
    "planetscale": lambda r: "pscale_pw_" + mixed(r, ALNUM, 43),
    "databricks": lambda r: "dapi" + drawn(r, HEX, 32),
    "postman": lambda r: f"PMAK-{drawn(r, HEX, 24)}-{drawn(r, HEX, 34)}",
    "slack_hook": lambda r: (
        f"https://hooks.slack.com/services/T{drawn(r, UPPER, 10)}/B{drawn(r, UPPER, 10)}/{mixed(r, ALNUM, 24)}"
    ),
    "discord_hook": lambda r: f"https://discord.com/api/webhooks/{r.randrange(10**17, 10**18)}/{mixed(r, URLSAFE, 68)}",
}
DRAWN: dict[str, Callable[[random.Random], str]] = {
    "hex32": lambda r: drawn(r, HEX, 32), "hex40": lambda r: drawn(r, HEX, 40), "hex48": lambda r: drawn(r, HEX, 48),
    "hex64": lambda r: drawn(r, HEX, 64), "hex128": lambda r: drawn(r, HEX, 128), "alnum16": lambda r: mixed(r, ALNUM, 16),
    "alnum20": lambda r: mixed(r, ALNUM, 20), "alnum24": lambda r: mixed(r, ALNUM, 24), "alnum32": lambda r: mixed(r, ALNUM, 32),
    "alnum40": lambda r: mixed(r, ALNUM, 40), "lower16": lambda r: mixed(r, LOWER, 16), "b64_24": lambda r: b64(r, 24),
    "b64_32": lambda r: b64(r, 32), "b64_33": lambda r: b64(r, 33), "b64_64": lambda r: b64(r, 64),
    "b64url32": lambda r: b64url(r, 32), "b64url48": lambda r: b64url(r, 48),
    "guid": lambda r: str(uuid.UUID(int=r.getrandbits(128), version=4)),
    "upper20": lambda r: mixed(r, UPPER, 20), "keeper": lambda r: mixed(r, ALNUM + "!#%&*+-.:;=?@^_~", 20),
    "aws_secret": lambda r: mixed(r, B64, 40), "fernet": lambda r: b64url(r, 32) + "=",
}  # fmt: skip
OTHER: dict[str, Callable[[random.Random], str]] = {
    "laravel": lambda r: "base64:" + b64(r, 32),
    "django": lambda r: "django-insecure-" + drawn(r, LOWER + "!@#$%^&*(-_=+)", 50),
    "wordpress": lambda r: drawn(r, ALNUM + "!@#$%^&*()-_ []{}<>~`+=,.;:/?|", 62) + drawn(r, ALNUM, 2),
    "wireguard": lambda r: b64(r, 32),
    "totp": lambda r: drawn(r, B32, 32),
    "azure": lambda r: b64(r, 64),
    "tunnel": tunnel,
    "aws_session": lambda r: "IQoJb3JpZ2luX2Vj" + b64(r, 240),
    "bcrypt": lambda r: f"$2{r.choice('aby')}${r.choice((10, 12))}${drawn(r, CRYPT, 53)}",
    "argon2": lambda r: f"$argon2id$v=19$m=65536,t=3,p=4${drawn(r, B64, 22)}${drawn(r, B64, 43)}",
    "pbkdf2": lambda r: f"pbkdf2_sha256$720000${drawn(r, ALNUM, 22)}${b64(r, 32)}",
    "scram": lambda r: f"SCRAM-SHA-256$4096:{b64(r, 16)}${b64(r, 32)}:{b64(r, 32)}",
    "shadow": lambda r: f"$6${drawn(r, CRYPT, 16)}${drawn(r, CRYPT, 86)}",
    "apr1": lambda r: f"$apr1${drawn(r, CRYPT, 8)}${drawn(r, CRYPT, 22)}",
    "pgmd5": lambda r: "md5" + drawn(r, HEX, 32),
    "phpass": lambda r: f"$P$B{drawn(r, CRYPT, 30)}",
    "connect_sid": lambda r: f"s%3A{mixed(r, URLSAFE, 32)}.{b64url(r, 32)}",
    "better_auth": lambda r: f"{mixed(r, ALNUM, 32)}.{b64(r, 32)}",
    "php_session": lambda r: mixed(r, LOWER, 26),
    "kubeadm": lambda r: f"{drawn(r, LOWER, 6)}.{drawn(r, LOWER, 16)}",
    "sig64": lambda r: drawn(r, HEX, 64),
    "sig_b64": lambda r: b64(r, 32),
    "goog_sig": lambda r: drawn(r, HEX, 512),
    "recovery": lambda r: "-".join(drawn(r, LOWER, 5) for _ in range(4)),
    "weak": lambda r: r.choice(
        ("admin", "changeme", "postgres", "1234", "letmein", "qwerty", "secret", "test123", "toor", "Passw0rd")
    ),
    "pin": lambda r: str(r.randrange(100000, 999999)),
    "obscured": lambda r: b64url(r, 30),
}
BLOCKS: dict[str, Callable[[random.Random], str]] = {
    "rsa": pem("RSA PRIVATE KEY", 610), "pkcs8": pem("PRIVATE KEY", 610), "ec": pem("EC PRIVATE KEY", 121),
    "encrypted": pem("ENCRYPTED PRIVATE KEY", 330),
    "openssh": pem("OPENSSH PRIVATE KEY", 300, 70, b"openssh-key-v1\0\0\0\0\4none"),
    "pgp": pem("PGP PRIVATE KEY BLOCK", 420), "ansible": vault,
}  # fmt: skip
GROUPS = {
    "human": HUMAN,
    "vendor": VENDOR,
    "drawn": DRAWN,
    "pem": {name: BLOCKS[name] for name in ("rsa", "pkcs8", "ec", "openssh")},
}
KINDS = {**HUMAN, **VENDOR, **DRAWN, **OTHER, **BLOCKS}
