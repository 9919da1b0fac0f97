"""The kinds of secrets of the held-out corpus. All are made at test time from templates; none is written down anywhere.

A template holds `<a20>`: 20 characters of the alphabet `a` (see `ALPHABETS`).
"""

from __future__ import annotations

import base64
import random
import re
import string
from dataclasses import dataclass

_LETTERS = string.ascii_letters
ALPHABETS = {
    "w": _LETTERS + string.digits,
    "l": string.ascii_lowercase + string.digits,
    "U": string.ascii_uppercase + string.digits,
    "h": "0123456789abcdef",
    "H": "0123456789ABCDEF",
    "d": string.digits,
    "b": _LETTERS + string.digits + "+/",
    "u": _LETTERS + string.digits + "-_",
    "p": _LETTERS + string.digits + "!#%*+,-./:=?@^_~",
    "x": _LETTERS + string.digits + "!#%&*+-.:;<=>?@^_~'\"\\$()[]{}| ",
    "s": "abcdefghjkmnpqrstuvwxyz",
}
_WORDS = (
    "Amber Anchor Autumn Bakery Badger Bicycle Blossom Bridge Candle Canyon Cherry Copper Cotton Dragon Falcon Forest Garden Ginger "
    "Hammer Harbor Herbst Island Jaguar Juniper Kaffee Lantern Lemon Marble Meadow Monday Mountain Nebula Orange Otter Pepper Pirate "
    "Pumpkin Rabbit River Rocket Saffron Silver Sommer Spring Station Summer Sunset Thunder Tiger Turtle Velvet Violet Walnut Winter Zebra"
)
"""What people make passwords of: the alphabet `W`, whose length is a number of words."""
_FIELD = re.compile(r"<(?P<alphabet>[A-Za-z])(?P<length>\d+)>")


@dataclass(frozen=True)
class Kind:
    """One kind: its name, the names it goes by, the template, and whether its shape alone gives it away."""

    kind: str
    names: tuple[str, ...]
    template: str
    shaped: bool = False
    wild: bool = False
    """Holds characters that must be escaped nearly everywhere."""


def fill(template: str, rng: random.Random) -> str:
    """Return the template with every field replaced by fresh random characters, among them always a digit and a letter."""

    def field(match: re.Match[str]) -> str:
        if match["alphabet"] == "W":
            return "".join(rng.choices(_WORDS.split(), k=int(match["length"])))
        alphabet, length = ALPHABETS[match["alphabet"]], int(match["length"])
        while True:
            text = "".join(rng.choices(alphabet, k=length))
            mixed = any(c.isdigit() for c in text) and any(c.isalpha() for c in text)
            if (mixed or match["alphabet"] in "ds" or length < 6) and text.strip() == text and text[0] not in "-'\"=#":
                return text

    return _FIELD.sub(field, template)


def kind(name: str, names: str, template: str, *, shaped: bool = False, wild: bool = False) -> Kind:
    """Return a kind; `names` has those that the secret goes by, parted by spaces."""
    return Kind(name, tuple(names.split()), template, shaped, wild)


SHAPELESS = (
    kind("postgres-password", "POSTGRES_PASSWORD POSTGRES_PWD PGPASSWORD", "<h48>"),
    kind("temporal-password", "TEMPORAL_POSTGRES_PASSWORD", "<h48>"),
    kind("auth-secret", "BETTER_AUTH_SECRET AUTH_SECRET NEXTAUTH_SECRET", "<h64>"),
    kind("encryption-key", "ENCRYPTION_KEY DAOFLOW_RECOVERY_ENCRYPTION_KEY", "<h32>"),
    kind("destination-key", "DAOFLOW_BACKUP_DESTINATION_ENCRYPTION_KEY", "<b43>="),
    kind("admin-password", "DAOFLOW_INITIAL_ADMIN_PASSWORD ADMIN_PASSWORD", "<p18>"),
    kind("smtp-password", "SMTP_PASSWORD SMTP_PASS MAIL_PASSWORD", "<w16>"),
    kind("redis-password", "REDIS_PASSWORD REDISCLI_AUTH", "<w32>"),
    kind("mysql-password", "MYSQL_ROOT_PASSWORD MYSQL_PWD", "<p20>"),
    kind("mongo-password", "MONGO_INITDB_ROOT_PASSWORD", "<w24>"),
    kind("rabbit-password", "RABBITMQ_DEFAULT_PASS", "<w20>"),
    kind("minio-secret", "MINIO_ROOT_PASSWORD MINIO_SECRET_KEY", "<w32>"),
    kind("aws-secret", "AWS_SECRET_ACCESS_KEY S3_SECRET_ACCESS_KEY", "<b40>"),
    kind("aws-session", "AWS_SESSION_TOKEN", "<b180>=="),
    kind("r2-secret", "R2_SECRET_ACCESS_KEY", "<h64>"),
    kind("vapid-private", "VAPID_PRIVATE_KEY", "<u43>"),
    kind("jwt-secret", "JWT_SECRET JWT_SIGNING_KEY", "<b64>"),
    kind("session-secret", "SESSION_SECRET COOKIE_SECRET", "<u48>"),
    kind("app-key", "APP_KEY SECRET_KEY_BASE", "base64:<b43>="),
    kind("django-secret", "DJANGO_SECRET_KEY", "<p50>"),
    kind("webhook-secret", "GITHUB_WEBHOOK_SECRET WEBHOOK_SECRET", "<h40>"),
    kind("oauth-secret", "GITHUB_CLIENT_SECRET OAUTH_CLIENT_SECRET", "<h40>"),
    kind("oidc-secret", "OIDC_CLIENT_SECRET KEYCLOAK_CLIENT_SECRET", "<w32>"),
    kind("azure-secret", "AZURE_CLIENT_SECRET", "<w3>8Q~<w34>"),
    kind("azure-storage", "AZURE_STORAGE_KEY AZURE_STORAGE_ACCOUNT_KEY", "<b86>=="),
    kind("twilio-token", "TWILIO_AUTH_TOKEN", "<h32>"),
    kind("datadog-key", "DD_API_KEY DATADOG_API_KEY", "<h32>"),
    kind("cloudflare-key", "CLOUDFLARE_API_TOKEN CF_API_TOKEN", "<u40>"),
    kind("tunnel-token", "CLOUDFLARE_TUNNEL_TOKEN TUNNEL_TOKEN", "<b150>"),
    kind("vultr-key", "VULTR_API_KEY", "<U36>"),
    kind("hetzner-token", "HCLOUD_TOKEN", "<w64>"),
    kind("restic-password", "RESTIC_PASSWORD", "<w28>"),
    kind("rclone-pass", "RCLONE_CONFIG_PASS RCLONE_CRYPT_PASSWORD", "<u38>"),
    kind("borg-pass", "BORG_PASSPHRASE", "<w26>"),
    kind("sonar-login", "SONAR_PASSWORD", "<w14>"),
    kind("totp-seed", "TOTP_SECRET", "<U32>"),
    kind("pepper", "PASSWORD_PEPPER_SECRET", "<h64>"),
    kind("wild-password", "LDAP_BIND_PASSWORD DB_PASSWORD", "<x22>", wild=True),
    kind("non-ascii-password", "FTP_PASSWORD", "<w8>äß€<w8>"),
    kind("short-password", "CLICKHOUSE_PASSWORD GRAFANA_PASSWORD", "<w9>"),
    kind("passphrase", "GPG_PASSPHRASE SSH_KEY_PASSPHRASE", "<s6>-<s5>-<s7>-<d4>-<s6>"),
    kind("uuid-key", "HEROKU_API_KEY POSTMARK_SERVER_TOKEN", "<h8>-<h4>-4<h3>-a<h3>-<h12>"),
    kind("wireguard-key", "WG_PRIVATE_KEY WIREGUARD_PRESHARED_KEY", "<b43>="),
    kind("turn-secret", "TURN_SHARED_SECRET", "<w40>"),
)
SHAPED = (
    kind("daoflow-token", "DAOFLOW_TOKEN DAOFLOW_API_TOKEN", "dfl_<w48>", shaped=True),
    kind("github-pat", "GITHUB_TOKEN GH_TOKEN", "ghp_<w36>", shaped=True),
    kind("github-app", "GITHUB_APP_TOKEN", "ghs_<w36>", shaped=True),
    kind("github-fine", "GH_PAT", "github_pat_<w22>_<w59>", shaped=True),
    kind("gitlab-pat", "GITLAB_TOKEN CI_REGISTRY_TOKEN", "glpat-<u20>", shaped=True),
    kind("gitlab-deploy", "CI_DEPLOY_TOKEN", "gldt-<u20>", shaped=True),
    kind("aws-key-id", "AWS_ACCESS_KEY_SECRET_REF AWS_CREDENTIAL", "AKIA<U16>", shaped=True),
    kind("slack-bot", "SLACK_BOT_TOKEN", "xoxb-<d12>-<d12>-<w24>", shaped=True),
    kind("slack-app", "SLACK_APP_TOKEN", "xapp-1-A<U10>-<d13>-<h64>", shaped=True),
    kind("stripe-live", "STRIPE_SECRET_KEY STRIPE_API_KEY", "sk_live_<w24>", shaped=True),
    kind("stripe-restricted", "STRIPE_RESTRICTED_KEY_SECRET", "rk_live_<w30>", shaped=True),
    kind("stripe-webhook", "STRIPE_WEBHOOK_SECRET", "whsec_<w32>", shaped=True),
    kind("npm-token", "NPM_TOKEN NODE_AUTH_TOKEN", "npm_<w36>", shaped=True),
    kind("pypi-token", "PYPI_API_TOKEN TWINE_PASSWORD", "pypi-AgEIcHlwaS5vcmc<u80>", shaped=True),
    kind("openai-key", "OPENAI_API_KEY", "sk-proj-<w48>", shaped=True),
    kind("anthropic-key", "ANTHROPIC_API_KEY", "sk-ant-api03-<u80>", shaped=True),
    kind("google-api", "GOOGLE_API_KEY", "AIza<u35>", shaped=True),
    kind("google-oauth", "GOOGLE_CLIENT_SECRET", "GOCSPX-<u28>", shaped=True),
    kind("google-refresh", "GOOGLE_REFRESH_TOKEN", "1//0<w1><u60>", shaped=True),
    kind("google-access", "GOOGLE_ACCESS_TOKEN", "ya29.<u90>", shaped=True),
    kind("sendgrid", "SENDGRID_API_KEY", "SG.<u22>.<u43>", shaped=True),
    kind("resend", "RESEND_API_KEY", "re_<w8>_<w24>", shaped=True),
    kind("onepassword", "OP_SERVICE_ACCOUNT_TOKEN", "ops_<w120>", shaped=True),
    kind("digitalocean", "DIGITALOCEAN_ACCESS_TOKEN", "dop_v1_<h64>", shaped=True),
    kind("docker-pat", "DOCKERHUB_TOKEN DOCKER_PASSWORD", "dckr_pat_<u27>", shaped=True),
    kind("telegram", "TELEGRAM_BOT_TOKEN", "<d10>:AA<u33>", shaped=True),
    kind("discord-bot", "DISCORD_TOKEN", "MT<w22>.G<w5>.<u38>", shaped=True),
    kind("mailgun", "MAILGUN_API_KEY", "key-<h32>", shaped=True),
    kind("mailchimp", "MAILCHIMP_API_KEY", "<h32>-us12", shaped=True),
    kind("shopify", "SHOPIFY_ACCESS_TOKEN", "shpat_<h32>", shaped=True),
    kind("grafana", "GRAFANA_API_TOKEN", "glsa_<w32>_<h8>", shaped=True),
    kind("huggingface", "HF_TOKEN", "hf_<w34>", shaped=True),
    kind("linear", "LINEAR_API_KEY", "lin_api_<w40>", shaped=True),
    kind("vault-token", "VAULT_TOKEN", "hvs.<u90>", shaped=True),
    kind("tailscale", "TS_AUTHKEY", "tskey-auth-<w16>-<w32>", shaped=True),
    kind("age-key", "SOPS_AGE_KEY", "AGE-SECRET-KEY-1<U58>", shaped=True),
    kind("doppler", "DOPPLER_TOKEN", "dp.st.prd.<w40>", shaped=True),
    kind("planetscale", "PLANETSCALE_PASSWORD", "pscale_pw_<u43>", shaped=True),
    kind("newrelic", "NEW_RELIC_API_KEY", "NRAK-<U27>", shaped=True),
    kind("sentry", "SENTRY_AUTH_TOKEN", "sntrys_<w80>", shaped=True),
    kind("atlassian", "JIRA_API_TOKEN", "ATATT3xFfGF0<u120>", shaped=True),
    kind("jwt", "ACCESS_TOKEN SERVICE_ROLE_JWT", "JWT", shaped=True),
    kind("bcrypt", "TRAEFIK_DASHBOARD_PASSWORD_HASH BASIC_AUTH_HASH", "$2y$10$<w53>", shaped=True),
    kind("apr1", "HTPASSWD_HASH", "$apr1$<w8>$<w22>", shaped=True),
    kind("argon2", "USER_PASSWORD_HASH", "$argon2id$v=19$m=65536,t=3,p=4$<b22>$<b43>", shaped=True),
    kind("scram", "PG_PASSWORD_VERIFIER", "SCRAM-SHA-256$4096:<b22>==$<b43>=:<b43>=", shaped=True),
    kind("scrypt-hash", "ACCOUNT_PASSWORD_HASH", "<h32>:<h128>", shaped=True),
    kind("ciphertext", "PRIVATE_KEY_ENCRYPTED", "<b16>:<b22>==:<b60>==", shaped=True),
    kind("hex-ciphertext", "SECRET_ENCRYPTED", "<h24>:<h32>:<h80>", shaped=True),
    kind("netlify", "NETLIFY_AUTH_TOKEN", "nfp_<w36>", shaped=True),
    kind("vercel-blob", "BLOB_READ_WRITE_TOKEN", "vercel_blob_rw_<w16>_<w32>", shaped=True),
    kind("buildkite", "BUILDKITE_AGENT_TOKEN", "bkua_<h40>", shaped=True),
    kind("databricks", "DATABRICKS_TOKEN", "dapi<h32>", shaped=True),
    kind("groq", "GROQ_API_KEY", "gsk_<w52>", shaped=True),
    kind("xai", "XAI_API_KEY", "xai-<w80>", shaped=True),
    kind("notion", "NOTION_TOKEN", "ntn_<w46>", shaped=True),
    kind("figma", "FIGMA_TOKEN", "figd_<u40>", shaped=True),
    kind("brevo", "BREVO_API_KEY", "xkeysib-<h64>-<w16>", shaped=True),
    kind("pulumi", "PULUMI_ACCESS_TOKEN", "pul-<h40>", shaped=True),
    kind("terraform", "TF_API_TOKEN", "<w14>.atlasv1.<w66>", shaped=True),
    kind("square-token", "SQUARE_ACCESS_TOKEN", "EAAA<u60>", shaped=True),
    kind("infracost-ico", "CIRCLE_TOKEN", "CCIPAT_<w22>_<h40>", shaped=True),
)
WEAK = ("daoflow", "postgres", "hunter2", "Pa55", "admin123", "s3cret!", "letmein1")


def make(of: Kind, rng: random.Random) -> str:
    """Return a fresh value of a kind."""
    if of.template == "JWT":
        claims = f'{{"sub":"{fill("<d10>", rng)}","iat":{rng.randint(10**9, 2 * 10**9)},"role":"owner"}}'
        parts = [
            base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
            for text in ('{"alg":"HS256","typ":"JWT"}', claims)
        ]
        return ".".join([*parts, fill("<u43>", rng)])
    return fill(of.template, rng)


def pem(rng: random.Random, label: str = "OPENSSH PRIVATE KEY", lines: int = 6) -> str:
    """Return a block in PEM form with a random body."""
    body = [fill("<b64>", rng) for _ in range(lines)] + [fill("<b34>", rng) + "=="]
    return "\n".join([f"-----BEGIN {label}-----", *body, f"-----END {label}-----"])
