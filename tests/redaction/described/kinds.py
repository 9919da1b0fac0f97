"""The kinds of secret that a control plane, its services and its people have, each with the names they stand under.

Every maker takes the seeded generator alone. A kind's traits say where its values may be planted: `bare` ones need no
quotes, `shaped` ones are known by their own form, `hash` ones are verifiers, `weak` ones are only secret in their slot.
"""

# ruff: noqa: E501  one row of data is easier to read than four
from __future__ import annotations

import base64
import json
import random
import string
from collections.abc import Callable
from dataclasses import dataclass

LOWER = string.ascii_lowercase + string.digits
UPPER = string.ascii_uppercase + string.digits
ALNUM = string.ascii_letters + string.digits
HEX = "0123456789abcdef"
SYLLABLES = ("ba", "ro", "ki", "lun", "ter", "vo", "sha", "mi", "dral", "pen", "go", "fex", "tul", "wim", "nor", "zed")
Maker = Callable[[random.Random], str]


def drawn(rng: random.Random, alphabet: str, length: int) -> str:
    """Draw `length` characters of `alphabet`."""
    return "".join(rng.choice(alphabet) for _ in range(length))


def word(rng: random.Random) -> str:
    """Make a word that no language has."""
    return "".join(rng.sample(SYLLABLES, rng.randrange(2, 4)))


def b64(rng: random.Random, size_bytes: int) -> str:
    """Make base64 of random bytes."""
    return base64.b64encode(rng.randbytes(size_bytes)).decode()


def b64url(rng: random.Random, size_bytes: int) -> str:
    """Make base64url of random bytes, not padded."""
    return base64.urlsafe_b64encode(rng.randbytes(size_bytes)).decode().rstrip("=")


def human(rng: random.Random) -> str:
    """Make what a person thinks of as a good password, of characters that need no quotes."""
    style = rng.randrange(5)
    if style == 0:
        return word(rng).title() + word(rng) + str(rng.randrange(100, 99999))
    if style == 1:
        return "-".join(word(rng) for _ in range(4))
    if style == 2:
        return drawn(rng, ALNUM, rng.randrange(9, 15))
    if style == 3:
        return word(rng).title() + "_" + str(rng.randrange(1970, 2030)) + "." + word(rng).upper()
    return drawn(rng, ALNUM, 20) + rng.choice("-_.") + drawn(rng, ALNUM, 3)


def generated(rng: random.Random) -> str:
    """Make what a password manager does, with characters that every encoding writes differently."""
    body = [*drawn(rng, ALNUM, rng.randrange(10, 20)), *rng.sample("@/&<>+=?%:;,~^*()[]", 5)]
    rng.shuffle(body)
    return rng.choice(string.ascii_letters) + "".join(body) + rng.choice(string.ascii_letters)


def quoted(rng: random.Random) -> str:
    """Make a password with quotes, a dollar sign or a backslash in it."""
    body = [*drawn(rng, ALNUM, rng.randrange(12, 18)), *rng.sample("'\"\\$`!", 2)]
    rng.shuffle(body)
    return rng.choice(string.ascii_letters) + "".join(body) + rng.choice(string.ascii_letters)


def foreign(rng: random.Random) -> str:
    """Make a password of a person whose keyboard has more letters."""
    return word(rng).title() + rng.choice("äöüßéñøšł") + word(rng) + rng.choice("ÄÖÜçğ") + str(rng.randrange(10, 999))


def jwt(rng: random.Random) -> str:
    """Make a signed token with claims."""

    def part(document: object) -> str:
        return base64.urlsafe_b64encode(json.dumps(document, separators=(",", ":")).encode()).decode().rstrip("=")

    head = part({"alg": rng.choice(("HS256", "RS256", "ES256")), "typ": "JWT", "kid": drawn(rng, HEX, 8)})
    return f"{head}.{part({'sub': word(rng), 'exp': 1790000000 + rng.randrange(10**6)})}.{b64url(rng, 32)}"


def tunnel(rng: random.Random) -> str:
    """Make the token of a Cloudflare tunnel."""
    document = {"a": drawn(rng, HEX, 32), "t": uuid(rng), "s": b64(rng, 32)}
    return base64.b64encode(json.dumps(document, separators=(",", ":")).encode()).decode()


def uuid(rng: random.Random) -> str:
    """Make a random UUID."""
    digits = drawn(rng, HEX, 32)
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-b{digits[17:20]}-{digits[20:]}"


def pem(label: str, size_bytes: int, head: str = "") -> Maker:
    """Return a maker of an armoured block."""

    def make(rng: random.Random) -> str:
        text = b64(rng, size_bytes)
        body = [text[at : at + 64] for at in range(0, len(text), 64)]
        return "\n".join((f"-----BEGIN {label}-----", *([head] if head else []), *body, f"-----END {label}-----"))

    return make


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of secret: its maker, the names in capitals that it stands under, and its traits."""

    make: Maker
    names: tuple[str, ...]
    traits: frozenset[str]


def _kind(traits: str, names: str, make: Maker) -> Kind:
    return Kind(make, tuple(names.split()), frozenset(traits.split()))


PASSWORDS = (
    "POSTGRES_PASSWORD TEMPORAL_POSTGRES_PASSWORD REDIS_PASSWORD SMTP_PASSWORD MYSQL_ROOT_PASSWORD MINIO_ROOT_PASSWORD "
    "DB_PASS LDAP_BIND_PASSWORD GRAFANA_ADMIN_PASSWORD RABBITMQ_DEFAULT_PASS DAOFLOW_INITIAL_ADMIN_PASSWORD FTP_PWD "
    "REGISTRY_PASSWORD KEYCLOAK_ADMIN_PASSWORD RESTIC_PASSWORD IMAP_PASSWD PGPASSWORD BACKUP_ENCRYPTION_PASSWORD "
    "MONGO_INITDB_ROOT_PASSWORD SSH_KEY_PASSPHRASE KEYSTORE_PASSWORD TYPO3_DB_PASSWORD ELASTIC_PASSWORD"
)
SECRETS = (
    "BETTER_AUTH_SECRET ENCRYPTION_KEY DAOFLOW_RECOVERY_ENCRYPTION_KEY DAOFLOW_BACKUP_DESTINATION_ENCRYPTION_KEY "
    "SESSION_SECRET JWT_SECRET APP_SECRET COOKIE_SECRET NEXTAUTH_SECRET WEBHOOK_SECRET OIDC_CLIENT_SECRET APP_KEY "
    "DAOFLOW_PREVIOUS_RECOVERY_ENCRYPTION_KEY SECRET_KEY_BASE INTERNAL_API_TOKEN SIGNING_KEY OAUTH_CLIENT_SECRET"
)
TOKENS = "API_TOKEN ACCESS_TOKEN DEPLOY_TOKEN AUTH_TOKEN SERVICE_TOKEN CI_TOKEN"

KINDS: dict[str, Kind] = {
    "human": _kind("bare password", PASSWORDS, human),
    "human_again": _kind("bare password", PASSWORDS, human),
    "generated": _kind("password", PASSWORDS, generated),
    "quoted": _kind("password", PASSWORDS, quoted),
    "foreign": _kind("password", PASSWORDS, foreign),
    "phrase": _kind("spaced password", PASSWORDS, lambda r: " ".join(word(r) for _ in range(5))),
    "short": _kind("bare weak", PASSWORDS, lambda r: r.choice(("postgres", "admin", "daoflow", "test", "redis", "12345", "root1"))),
    "hex48": _kind("bare key", PASSWORDS, lambda r: drawn(r, HEX, 48)),
    "hex64": _kind("bare key", SECRETS, lambda r: drawn(r, HEX, 64)),
    "hex32": _kind("bare key", SECRETS, lambda r: drawn(r, HEX, 32)),
    "base64_32": _kind("key", SECRETS, lambda r: b64(r, 32)),
    "base64url": _kind("bare key", SECRETS, lambda r: b64url(r, 32)),
    "alnum40": _kind("bare key", SECRETS, lambda r: drawn(r, ALNUM, 40)),
    "laravel": _kind("key", "APP_KEY APP_PREVIOUS_KEY", lambda r: "base64:" + b64(r, 32)),
    "opaque": _kind("bare key", TOKENS, lambda r: drawn(r, ALNUM, 24)),
    "uuid_key": _kind("bare key", "DD_APP_KEY HEROKU_API_KEY POSTMARK_SERVER_TOKEN CRONITOR_API_KEY", uuid),
    "dfl": _kind("bare shaped", "DAOFLOW_TOKEN DAOFLOW_API_TOKEN", lambda r: "dfl_" + drawn(r, ALNUM, 48)),
    "tunnel": _kind("key", "CLOUDFLARE_TUNNEL_TOKEN TUNNEL_TOKEN", tunnel),
    "resend": _kind("bare shaped", "RESEND_API_KEY", lambda r: f"re_{drawn(r, ALNUM, 8)}_{drawn(r, ALNUM, 24)}"),
    "vapid": _kind("bare key", "VAPID_PRIVATE_KEY", lambda r: b64url(r, 32)),
    "jwt": _kind("bare shaped", "ACCESS_TOKEN ID_TOKEN SERVICE_ROLE_KEY SUPABASE_ANON_JWT REFRESH_TOKEN", jwt),
    "ghp": _kind("bare shaped", "GITHUB_TOKEN GH_PAT", lambda r: "ghp_" + drawn(r, ALNUM, 36)),
    "ghs": _kind("bare shaped", "GITHUB_INSTALLATION_TOKEN", lambda r: "ghs_" + drawn(r, ALNUM, 36)),
    "gho": _kind("bare shaped", "GITHUB_OAUTH_TOKEN", lambda r: "gho_" + drawn(r, ALNUM, 36)),
    "ghr": _kind("bare shaped", "GITHUB_REFRESH_TOKEN", lambda r: "ghr_" + drawn(r, ALNUM, 76)),
    "github_pat": _kind("bare shaped", "GITHUB_TOKEN", lambda r: f"github_pat_{drawn(r, ALNUM, 22)}_{drawn(r, ALNUM, 59)}"),
    "glpat": _kind("bare shaped", "GITLAB_TOKEN GITLAB_PRIVATE_TOKEN", lambda r: "glpat-" + drawn(r, ALNUM, 20)),
    "gldt": _kind("bare shaped", "GITLAB_DEPLOY_TOKEN", lambda r: "gldt-" + drawn(r, ALNUM, 20)),
    "glrt": _kind("bare shaped", "RUNNER_TOKEN", lambda r: "glrt-" + drawn(r, ALNUM, 20)),
    "aws_secret": _kind("key", "AWS_SECRET_ACCESS_KEY S3_SECRET_KEY", lambda r: drawn(r, ALNUM + "/+", 40)),
    "aws_session": _kind("key", "AWS_SESSION_TOKEN", lambda r: "IQoJb3JpZ2luX2Vj" + b64(r, 200)),
    "minio": _kind("bare key", "MINIO_SECRET_KEY B2_APPLICATION_KEY SPACES_SECRET", lambda r: drawn(r, ALNUM, 32)),
    "gcp_api": _kind("bare shaped", "GOOGLE_API_KEY FIREBASE_API_KEY", lambda r: "AIza" + drawn(r, ALNUM + "_-", 35)),
    "gocspx": _kind("bare shaped", "GOOGLE_CLIENT_SECRET", lambda r: "GOCSPX-" + drawn(r, ALNUM + "_-", 28)),
    "ya29": _kind("bare shaped", "GOOGLE_ACCESS_TOKEN", lambda r: "ya29." + drawn(r, ALNUM + "_-", 120)),
    "azure_storage": _kind("key", "AZURE_STORAGE_KEY AZURE_STORAGE_ACCOUNT_KEY", lambda r: b64(r, 64)),
    "azure_client": _kind("bare key", "AZURE_CLIENT_SECRET", lambda r: drawn(r, ALNUM, 3) + "8Q~" + drawn(r, ALNUM + "_.-", 34)),
    "slack_bot": _kind("bare shaped", "SLACK_BOT_TOKEN", lambda r: f"xoxb-{drawn(r, string.digits, 12)}-{drawn(r, string.digits, 13)}-{drawn(r, ALNUM, 24)}"),
    "slack_app": _kind("bare shaped", "SLACK_APP_TOKEN", lambda r: f"xapp-1-A{drawn(r, UPPER, 10)}-{drawn(r, string.digits, 13)}-{drawn(r, HEX, 64)}"),
    "slack_hook": _kind("bare webhook", "SLACK_WEBHOOK_URL", lambda r: f"https://hooks.slack.com/services/T{drawn(r, UPPER, 9)}/B{drawn(r, UPPER, 10)}/{drawn(r, ALNUM, 24)}"),
    "discord_hook": _kind("bare webhook", "DISCORD_WEBHOOK_URL", lambda r: f"https://discord.com/api/webhooks/{drawn(r, string.digits, 18)}/{drawn(r, ALNUM + '_-', 68)}"),
    "teams_hook": _kind("bare webhook", "TEAMS_WEBHOOK_URL", lambda r: f"https://acme.webhook.office.com/webhookb2/{uuid(r)}@{uuid(r)}/IncomingWebhook/{drawn(r, HEX, 32)}/{uuid(r)}"),
    "telegram": _kind("bare shaped", "TELEGRAM_BOT_TOKEN", lambda r: f"{drawn(r, '123456789', 10)}:AA{drawn(r, ALNUM + '_-', 33)}"),
    "stripe": _kind("bare shaped", "STRIPE_SECRET_KEY STRIPE_API_KEY", lambda r: "sk_live_" + drawn(r, ALNUM, 99)),
    "stripe_restricted": _kind("bare shaped", "STRIPE_RESTRICTED_KEY", lambda r: "rk_live_" + drawn(r, ALNUM, 24)),
    "whsec": _kind("bare shaped", "STRIPE_WEBHOOK_SECRET SVIX_SECRET", lambda r: "whsec_" + drawn(r, ALNUM, 32)),
    "sendgrid": _kind("bare shaped", "SENDGRID_API_KEY", lambda r: f"SG.{b64url(r, 16)}.{b64url(r, 32)}"),
    "mailgun": _kind("bare key", "MAILGUN_API_KEY", lambda r: f"key-{drawn(r, HEX, 32)}"),
    "mailchimp": _kind("bare key", "MAILCHIMP_API_KEY", lambda r: f"{drawn(r, HEX, 32)}-us{r.randrange(1, 20)}"),
    "twilio": _kind("bare key", "TWILIO_AUTH_TOKEN", lambda r: drawn(r, HEX, 32)),
    "npm": _kind("bare shaped", "NPM_TOKEN NODE_AUTH_TOKEN", lambda r: "npm_" + drawn(r, ALNUM, 36)),
    "pypi": _kind("bare shaped", "PYPI_TOKEN TWINE_PASSWORD", lambda r: "pypi-AgEIcHlwaS5vcmc" + drawn(r, ALNUM + "_-", 120)),
    "rubygems": _kind("bare shaped", "RUBYGEMS_API_KEY", lambda r: "rubygems_" + drawn(r, HEX, 48)),
    "openai": _kind("bare shaped", "OPENAI_API_KEY", lambda r: f"sk-proj-{drawn(r, ALNUM, 74)}T3BlbkFJ{drawn(r, ALNUM, 74)}"),
    "anthropic": _kind("bare shaped", "ANTHROPIC_API_KEY", lambda r: f"sk-ant-api03-{drawn(r, ALNUM + '_-', 93)}AA"),
    "huggingface": _kind("bare shaped", "HF_TOKEN HUGGING_FACE_HUB_TOKEN", lambda r: "hf_" + drawn(r, string.ascii_letters, 34)),
    "vault": _kind("bare shaped", "VAULT_TOKEN", lambda r: "hvs." + drawn(r, ALNUM + "_-", 92)),
    "tfc": _kind("bare shaped", "TFE_TOKEN", lambda r: f"{drawn(r, ALNUM, 14)}.atlasv1.{drawn(r, ALNUM, 67)}"),
    "docker_pat": _kind("bare shaped", "DOCKERHUB_TOKEN DOCKER_PAT", lambda r: "dckr_pat_" + drawn(r, ALNUM + "_-", 27)),
    "digitalocean": _kind("bare shaped", "DIGITALOCEAN_ACCESS_TOKEN", lambda r: "dop_v1_" + drawn(r, HEX, 64)),
    "cloudflare": _kind("bare key", "CLOUDFLARE_API_TOKEN CF_DNS_API_TOKEN", lambda r: drawn(r, ALNUM + "_-", 39) + "k"),
    "hetzner": _kind("bare key", "HCLOUD_TOKEN HETZNER_API_TOKEN", lambda r: drawn(r, ALNUM, 64)),
    "datadog": _kind("bare key", "DD_API_KEY DATADOG_API_KEY", lambda r: drawn(r, HEX, 32)),
    "newrelic": _kind("bare shaped", "NEW_RELIC_USER_KEY", lambda r: "NRAK-" + drawn(r, UPPER, 27)),
    "grafana": _kind("bare shaped", "GRAFANA_TOKEN", lambda r: f"glsa_{drawn(r, ALNUM, 32)}_{drawn(r, HEX, 8)}"),
    "sentry": _kind("bare shaped", "SENTRY_AUTH_TOKEN", lambda r: "sntryu_" + drawn(r, HEX, 64)),
    "pagerduty": _kind("bare key", "PAGERDUTY_INTEGRATION_KEY PAGERDUTY_TOKEN", lambda r: drawn(r, HEX, 32)),
    "linear": _kind("bare shaped", "LINEAR_API_KEY", lambda r: "lin_api_" + drawn(r, ALNUM, 40)),
    "notion": _kind("bare shaped", "NOTION_TOKEN", lambda r: "ntn_" + drawn(r, ALNUM, 46)),
    "shopify": _kind("bare shaped", "SHOPIFY_ACCESS_TOKEN", lambda r: "shpat_" + drawn(r, HEX, 32)),
    "square": _kind("bare shaped", "SQUARE_ACCESS_TOKEN", lambda r: "sq0atp-" + drawn(r, ALNUM + "_-", 22)),
    "postman": _kind("bare shaped", "POSTMAN_API_KEY", lambda r: f"PMAK-{drawn(r, HEX, 24)}-{drawn(r, HEX, 34)}"),
    "doppler": _kind("bare shaped", "DOPPLER_TOKEN", lambda r: "dp.st.prd." + drawn(r, ALNUM, 43)),
    "planetscale": _kind("bare shaped", "PLANETSCALE_PASSWORD", lambda r: "pscale_pw_" + drawn(r, ALNUM + "_-", 43)),
    "supabase": _kind("bare shaped", "SUPABASE_ACCESS_TOKEN", lambda r: "sbp_" + drawn(r, HEX, 40)),
    "onepassword": _kind("bare shaped", "OP_SERVICE_ACCOUNT_TOKEN", lambda r: "ops_eyJ" + drawn(r, ALNUM, 250)),
    "tailscale": _kind("bare shaped", "TS_AUTHKEY TAILSCALE_AUTH_KEY", lambda r: f"tskey-auth-k{drawn(r, ALNUM, 11)}CNTRL-{drawn(r, ALNUM, 32)}"),
    "age": _kind("bare shaped", "SOPS_AGE_KEY AGE_IDENTITY", lambda r: "AGE-SECRET-KEY-1" + drawn(r, "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58)),
    "totp": _kind("bare key", "TOTP_SECRET TWO_FACTOR_SECRET", lambda r: drawn(r, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 32)),
    "wireguard": _kind("key", "WG_PRIVATE_KEY WIREGUARD_PRESHARED_KEY", lambda r: b64(r, 32)),
    "rclone_obscured": _kind("bare key", "RCLONE_CONFIG_PASS RCLONE_CRYPT_PASSWORD", lambda r: b64url(r, 40)),
    "session": _kind("bare key", "SESSION_TOKEN LEASE_TOKEN OWNER_TOKEN", lambda r: drawn(r, ALNUM, 32)),
    "bcrypt": _kind("hash", "ADMIN_PASSWORD_HASH BASIC_AUTH_HASH", lambda r: f"${r.choice(('2y', '2b', '2a'))}$12${drawn(r, ALNUM + './', 53)}"),
    "apr1": _kind("hash", "HTPASSWD_HASH PASSWORD_HASH", lambda r: f"$apr1${drawn(r, ALNUM + './', 8)}${drawn(r, ALNUM + './', 22)}"),
    "sha512crypt": _kind("hash", "SHADOW_PASSWORD PASSWORD_HASH", lambda r: f"$6${drawn(r, ALNUM, 16)}${drawn(r, ALNUM + './', 86)}"),
    "argon2": _kind("hash", "PASSWORD_HASH ADMIN_TOKEN", lambda r: f"$argon2id$v=19$m=65540,t=3,p=4${b64(r, 16).rstrip('=')}${b64(r, 32).rstrip('=')}"),
    "scrypt": _kind("bare hash", "PASSWORD_HASH", lambda r: f"{drawn(r, HEX, 32)}:{drawn(r, HEX, 128)}"),
    "scram": _kind("hash", "ROLPASSWORD PASSWORD_VERIFIER", lambda r: f"SCRAM-SHA-256$4096:{b64(r, 16)}${b64(r, 32)}:{b64(r, 32)}"),
    "pgmd5": _kind("bare hash", "ROLPASSWORD", lambda r: "md5" + drawn(r, HEX, 32)),
    "envelope": _kind("hash", "VALUE_ENCRYPTED CREDENTIALS_ENCRYPTED", lambda r: f"{b64(r, 12)}:{b64(r, 16)}:{b64(r, r.randrange(20, 70))}"),
    "rsa": _kind("pem", "RSA_PRIVATE_KEY TLS_KEY", pem("RSA PRIVATE KEY", 610)),
    "pkcs8": _kind("pem", "PRIVATE_KEY GITHUB_APP_PRIVATE_KEY", pem("PRIVATE KEY", 500)),
    "ec": _kind("pem", "EC_PRIVATE_KEY", pem("EC PRIVATE KEY", 121)),
    "openssh": _kind("pem", "SSH_PRIVATE_KEY DEPLOY_KEY", pem("OPENSSH PRIVATE KEY", 290)),
    "encrypted": _kind("pem", "SIGNING_PRIVATE_KEY", pem("ENCRYPTED PRIVATE KEY", 560)),
    "pgp": _kind("pem", "GPG_PRIVATE_KEY", pem("PGP PRIVATE KEY BLOCK", 420)),
}  # fmt: skip


def _of(*traits: str) -> tuple[str, ...]:
    return tuple(name for name, kind in KINDS.items() if set(traits) & kind.traits)


CLASSES: dict[str, tuple[str, ...]] = {
    "any": _of("bare", "password", "key", "hash", "weak"),
    "strong": tuple(name for name in _of("bare", "password", "key", "hash") if name != "short"),
    "word": tuple(name for name in _of("bare", "password", "key", "hash") if name != "phrase"),
    "line": tuple(name for name in _of("bare", "key") if name != "short"),
    "bare": tuple(name for name in _of("bare") if KINDS[name].traits.isdisjoint(("weak", "webhook"))),
    "barekey": tuple(name for name, kind in KINDS.items() if {"bare", "key"} <= kind.traits),
    "shaped": _of("shaped"),
    "password": _of("password"),
    "plain": ("human", "human_again", "hex48"),
    "weak": ("short",),
    "hash": _of("hash"),
    "webhook": _of("webhook"),
    "crypt": ("bcrypt", "apr1", "sha512crypt"),
    "pem": _of("pem"),
}
