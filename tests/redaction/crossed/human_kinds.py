"""Passwords that people choose, and those that generators make: told by their name, their place or the host's own files."""

from __future__ import annotations

import random

from tests.redaction.crossed.letters import ALNUM, B32, B64, CROCK, DIGITS, HEX, LOWER, URLSAFE, b64, b64url, draw, uuid
from tests.redaction.crossed.vendor_kinds import Draw

WORDS = [
    "walnut",
    "granite",
    "otter",
    "saddle",
    "harbor",
    "velvet",
    "thunder",
    "pickle",
    "magnet",
    "orchid",
    "lantern",
    "copper",
    "meadow",
    "rocket",
    "violin",
    "tundra",
    "acorn",
    "biscuit",
    "cactus",
    "dolphin",
    "ember",
    "falcon",
    "glacier",
    "hazel",
    "igloo",
    "jasmine",
    "kettle",
    "lemon",
    "maple",
    "nectar",
]
NATIVE = (
    "Straßenbahn",
    "Übergröße",
    "contraseña",
    "Pássaro",
    "motdepassé",
    "Łódź",
    "Пароль",
    "čokoláda",
    "日本の橋",
    "ключница",
)
PEOPLE = ("Sommer", "Winter", "Berlin", "Passwort", "Monkey", "Dragon", "Welcome", "Qwertz", "Arsenal", "Schalke")


def _glued(signs: str) -> Draw:
    """Words and numbers with one of the signs between them, as people glue them."""

    def made(rng: random.Random) -> str:
        first, second = rng.sample(WORDS, 2)
        sign = rng.choice(signs)
        return f"{first.title()}{rng.randrange(10, 99)}{sign}{second}{draw(rng, ALNUM, 3)}"

    return made


def _phrase(glue: str) -> Draw:
    return lambda rng: glue.join((*rng.sample(WORDS, 4), str(rng.randrange(10, 9999))))


def _quoted(rng: random.Random) -> str:
    first, second = rng.sample(WORDS, 2)
    return f"{first}{rng.choice(chr(34) + chr(39))}{rng.randrange(100, 999)}{second.title()}{draw(rng, ALNUM, 4)}"


def _native(rng: random.Random) -> str:
    return f"{rng.choice(NATIVE)}{rng.choice('-_.!')}{rng.randrange(1000, 9999)}{rng.choice(WORDS).title()}"


def _leet(rng: random.Random) -> str:
    word = rng.choice(WORDS) + rng.choice(WORDS)
    return word.translate(str.maketrans("aeio", "4310")).title() + rng.choice("!*.?") + str(rng.randrange(10, 99))


def _symbols(size: int) -> Draw:
    return lambda rng: rng.choice(ALNUM) + draw(rng, ALNUM + "!#%&*+-.:;<=>?@^_|~", size - 2) + rng.choice(ALNUM)


HUMAN: dict[str, tuple[str, Draw]] = {
    "human_season": (
        "pw",
        lambda r: f"{r.choice(PEOPLE)}{r.randrange(1970, 2030)}{r.choice('!?.*')}{draw(r, ALNUM, 3)}",
    ),
    "human_leet": ("pw", _leet),
    "human_at": ("pw", _glued("@")),
    "human_slash": ("pw", _glued("/")),
    "human_colon": ("pw", _glued(":")),
    "human_hash": ("pw", _glued("#")),
    "human_percent": ("pw", _glued("%")),
    "human_dollar": ("pw", _glued("$")),
    "human_amp": ("pw", _glued("&+=")),
    "human_backslash": ("pw", _glued("\\")),
    "human_quote": ("pw", _quoted),
    "human_space": ("pw", _glued(" ")),
    "human_native": ("pw", _native),
    "human_date": (
        "pw",
        lambda r: f"{r.choice(WORDS)}{r.randrange(1, 29):02}{r.randrange(1, 13):02}{r.randrange(1960, 2010)}",
    ),
    "passphrase_dash": ("phrase", _phrase("-")),
    "passphrase_space": ("phrase", _phrase(" ")),
    "passphrase_dot": ("phrase", _phrase(".")),
    "pwgen_12": ("pw", lambda r: draw(r, ALNUM, 12)),
    "keepass_20": ("pw", _symbols(20)),
    "keepass_32": ("pw", _symbols(32)),
    "app_password": ("app", lambda r: " ".join(draw(r, "abcdefghijklmnopqrstuvwxyz", 4) for _ in range(4))),
}
WEAK: dict[str, tuple[str, Draw]] = {
    "weak_common": (
        "pw",
        lambda r: r.choice(("admin", "letmein", "123456", "changeme", "qwerty", "hunter2", "secret", "test")),
    ),
    "weak_service": ("pw", lambda r: r.choice(("postgres", "redis", "daoflow", "root", "temporal", "minio"))),
    "weak_short": ("pw", lambda r: draw(r, ALNUM, r.randrange(4, 8))),
    "weak_pin": ("pin", lambda r: draw(r, DIGITS, r.choice((4, 6)))),
}
GENERATED: dict[str, tuple[str, Draw]] = {
    "hex_16": ("key pw", lambda r: draw(r, HEX, 16)),
    "hex_32": ("key pw", lambda r: draw(r, HEX, 32)),
    "hex_48": ("key pw", lambda r: draw(r, HEX, 48)),
    "hex_64": ("key", lambda r: draw(r, HEX, 64)),
    "alnum_20": ("key pw", lambda r: draw(r, ALNUM, 20)),
    "alnum_32": ("key pw", lambda r: draw(r, ALNUM, 32)),
    "alnum_48": ("key", lambda r: draw(r, ALNUM, 48)),
    "lower_24": ("key pw", lambda r: draw(r, LOWER, 24)),
    "base64_24": ("key pw", lambda r: b64(r, 18)),
    "base64_44": ("key", lambda r: b64(r, 32)),
    "base64_64": ("key", lambda r: b64(r, 48)),
    "base64url_32": ("key pw", lambda r: b64url(r, 24)),
    "base64url_43": ("key", lambda r: b64url(r, 32)),
    "uuid_secret": ("key", uuid),
    "base32_totp": ("totp", lambda r: draw(r, B32, 32)),
    "aws_secret": ("aws", lambda r: draw(r, B64, 40)),
    "azure_storage": ("storage", lambda r: b64(r, 64)),
    "laravel": ("laravel", lambda r: "base64:" + b64(r, 32)),
    "django": ("django", lambda r: draw(r, LOWER + "!@#^&*(-_=+)", 50)),
    "wireguard": ("wg", lambda r: b64(r, 32)),
    "crockford": ("key", lambda r: draw(r, CROCK, 26)),
    "twilio": ("twilio", lambda r: draw(r, HEX, 32)),
    "datadog": ("datadog", lambda r: draw(r, HEX, 32)),
    "cloudflare_api": ("cf", lambda r: draw(r, URLSAFE, 40)),
    "postmark": ("postmark", uuid),
}
OWNERS = [
    "postgres",
    "smtp",
    "redis",
    "admin",
    "app",
    "minio",
    "grafana",
    "imap",
    "ldap_bind",
    "mqtt",
    "rabbitmq",
    "mysql_root",
    "temporal_postgres",
    "registry",
    "proxy",
    "backup",
    "crm",
    "billing",
    "wiki",
    "keycloak",
    "metabase",
    "nextcloud",
    "plausible",
    "umami",
    "ghost",
    "matomo",
    "gitea",
    "harbor",
    "sftp",
    "mongo",
    "clickhouse",
    "elastic",
    "n8n",
]
SORTS = {
    "pw": ["password", "passwd", "pass", "pwd", "admin_password", "user_password", "db_password"],
    "phrase": ["passphrase", "password", "master_password", "encryption_passphrase"],
    "app": ["app_password", "smtp_password", "imap_password"],
    "pin": ["pin", "otp_pin", "admin_pin", "password"],
    "key": [
        "secret",
        "token",
        "api_key",
        "apikey",
        "auth_token",
        "access_token",
        "secret_key",
        "client_secret",
        "encryption_key",
        "signing_key",
        "webhook_secret",
        "private_token",
        "jwt_secret",
        "session_secret",
        "hmac_secret",
        "refresh_token",
        "shared_secret",
        "cookie_secret",
        "master_key",
    ],
}
FIXED = {
    "totp": "totp_secret two_factor_secret otp_secret",
    "aws": "aws_secret_access_key s3_secret_key s3_secret_access_key rclone_config_secret_access_key",
    "storage": "azure_storage_key account_key",
    "laravel": "laravel_app_key",
    "django": "django_secret_key",
    "wg": "wg_private_key wireguard_private_key",
    "twilio": "twilio_auth_token",
    "datadog": "dd_api_key datadog_api_key",
    "cf": "cf_api_token cloudflare_api_token",
    "postmark": "postmark_server_token",
}


def named(rng: random.Random, sorts: str) -> str:
    """Draw a name for a value of one of these sorts."""
    sort = rng.choice(sorts.split())
    if sort in FIXED:
        return rng.choice(FIXED[sort].split())
    owner = rng.choice(OWNERS)
    return f"{owner}_{rng.choice(SORTS[sort])}" if sort in SORTS else sort
