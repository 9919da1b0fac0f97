"""88 kinds of secrets, each with the names that it usually bears and how its values look."""

from __future__ import annotations

import base64
import json
import random
import re
import string
from dataclasses import dataclass

ALNUM = string.ascii_letters + string.digits
ALPHABETS = {
    "h": "0123456789abcdef", "H": "0123456789ABCDEF", "A": ALNUM, "U": string.ascii_uppercase + string.digits,
    "a": string.ascii_lowercase + string.digits, "d": string.digits, "l": string.ascii_lowercase,
    "2": string.ascii_uppercase + "234567", "s": "./" + ALNUM, "p": ALNUM + "-_.!*+^", "u": ALNUM + "-_",
    "q": ALNUM + "$&'\"#@/:;%? ", "e": ALNUM + "äöüßéñ",
}  # fmt: skip
WORDS = (
    "amber anchor basil candle cedar copper delta ember falcon garnet harbor indigo juniper kettle lagoon maple nectar "
    "orchid pebble quartz raven saffron timber umbra velvet walnut yonder zephyr"
).split()
HOLE = re.compile(r"\{(\w+?)(\d*)\}")

# name, class (P password, T token, K key, C cookie, H verifier, W weak, M of many lines; * told by its shape), names, form
TABLE = """
postgres_password P POSTGRES_PASSWORD,DB_PASSWORD,PGPASSWORD {h48}
temporal_password P TEMPORAL_POSTGRES_PASSWORD,POSTGRES_PWD {h48}
better_auth_secret K BETTER_AUTH_SECRET,AUTH_SECRET {h64}
app_encryption_key K ENCRYPTION_KEY,APP_ENCRYPTION_KEY {h32}
destination_key K DAOFLOW_BACKUP_DESTINATION_ENCRYPTION_KEY {h64}
recovery_key K DAOFLOW_RECOVERY_ENCRYPTION_KEY {h64}
admin_password P DAOFLOW_INITIAL_ADMIN_PASSWORD,ADMIN_PASSWORD {p18}
tunnel_token T* CLOUDFLARE_TUNNEL_TOKEN,TUNNEL_TOKEN {tunnel}
daoflow_token T* DAOFLOW_TOKEN,DAOFLOW_API_TOKEN dfl_{A48}
session_token C SESSION_TOKEN {A32}
ciphertext T* VALUE_ENCRYPTED,CREDENTIALS_ENCRYPTED {B12}:{B16}:{B40}
scrypt_hash H* PASSWORD_HASH {h32}:{h128}
redis_password P REDIS_PASSWORD,REDISCLI_AUTH {A24}
mysql_password P MYSQL_ROOT_PASSWORD,MYSQL_PASSWORD {A20}
mongo_password P MONGO_INITDB_ROOT_PASSWORD,MONGO_PASSWORD {p20}
rabbit_password P RABBITMQ_DEFAULT_PASS,AMQP_PASSWORD {A18}
smtp_password P SMTP_PASSWORD,MAIL_PASSWORD {p16}
ldap_password P LDAP_BIND_PASSWORD,LDAP_ADMIN_PASSWORD {p14}
registry_password P REGISTRY_PASSWORD,DOCKER_PASSWORD {A22}
elastic_password P ELASTIC_PASSWORD,ES_PASSWORD {A20}
quoted_password P APP_DB_PASSWORD,LEGACY_PASSWORD {q18}x
unicode_password P PORTAL_PASSWORD {e16}
passphrase P BACKUP_PASSPHRASE,BORG_PASSPHRASE,KEY_PASSPHRASE {w5}
restic_password P RESTIC_PASSWORD {B24}
kafka_password P KAFKA_SASL_PASSWORD,SASL_PASSWORD {A20}
rclone_password P RCLONE_CONFIG_PASS {b30}
wifi_password P WIFI_PASSWORD,VPN_PASSWORD {p13}
jwt_secret K JWT_SECRET,JWT_SIGNING_KEY {b48}
secret_key_base K SECRET_KEY_BASE {h128}
app_key K* APP_KEY base64:{B32}
django_secret K DJANGO_SECRET_KEY,SECRET_KEY {p50}
vapid_private_key K VAPID_PRIVATE_KEY {b32}
wireguard_key K WG_PRIVATE_KEY,WIREGUARD_PRIVATE_KEY {B32}
webhook_secret K WEBHOOK_SECRET,GITHUB_WEBHOOK_SECRET {h40}
cookie_secret K COOKIE_SECRET,SESSION_SECRET {b24}
csrf_secret K CSRF_SECRET {A32}
oauth_client_secret K OAUTH_CLIENT_SECRET,OIDC_CLIENT_SECRET {A40}
totp_secret K TOTP_SECRET,MFA_SECRET {232}
age_key K* AGE_SECRET_KEY,SOPS_AGE_KEY AGE-SECRET-KEY-1{U58}
minio_secret K MINIO_ROOT_PASSWORD,S3_SECRET_KEY {A40}
aws_secret K AWS_SECRET_ACCESS_KEY {B30}
aws_access_key T* AWS_ACCESS_KEY_ID AKIA{216}
aws_session T AWS_SESSION_TOKEN FwoGZXIvYXdzE{B96}
azure_account_key K AZURE_STORAGE_KEY,ACCOUNT_KEY {B64}
google_api_key T* GOOGLE_API_KEY,MAPS_API_KEY AIza{u35}
google_client_secret T* GOOGLE_CLIENT_SECRET GOCSPX-{u28}
google_access_token T* GOOGLE_ACCESS_TOKEN ya29.a0{u120}
github_token T* GITHUB_TOKEN,GH_TOKEN ghp_{A36}
github_app_token T* GITHUB_APP_TOKEN ghs_{A36}
github_pat T* GITHUB_PAT github_pat_{A22}_{A59}
gitlab_token T* GITLAB_TOKEN,CI_JOB_TOKEN glpat-{u20}
slack_token T* SLACK_BOT_TOKEN xoxb-{d12}-{d13}-{A24}
slack_user_token T* SLACK_TOKEN xoxp-{d12}-{d12}-{d13}-{h32}
discord_token T* DISCORD_BOT_TOKEN M{A23}.{u6}.{u38}
telegram_token T* TELEGRAM_BOT_TOKEN {d10}:AA{u33}
stripe_key T* STRIPE_SECRET_KEY sk_live_{A24}
stripe_webhook T* STRIPE_WEBHOOK_SECRET whsec_{A32}
sendgrid_key T* SENDGRID_API_KEY SG.{u22}.{u43}
mailgun_key T MAILGUN_API_KEY key-{h32}
twilio_token K TWILIO_AUTH_TOKEN {h32}
resend_key T* RESEND_API_KEY re_{A8}_{A24}
npm_token T* NPM_TOKEN npm_{A36}
pypi_token T* PYPI_TOKEN,TWINE_PASSWORD pypi-AgEIcHlwaS5vcmc{u120}
docker_pat T* DOCKERHUB_TOKEN dckr_pat_{u27}
huggingface_token T* HF_TOKEN hf_{A34}
openai_key T* OPENAI_API_KEY sk-proj-{u48}
anthropic_key T* ANTHROPIC_API_KEY sk-ant-api03-{u93}AA
shopify_token T* SHOPIFY_ACCESS_TOKEN shpat_{h32}
digitalocean_token T* DIGITALOCEAN_TOKEN dop_v1_{h64}
vault_token T* VAULT_TOKEN hvs.{u90}
linear_key T* LINEAR_API_KEY lin_api_{A40}
onepassword_token T* OP_SERVICE_ACCOUNT_TOKEN ops_eyJ{u180}
tailscale_key T* TS_AUTHKEY,TAILSCALE_AUTHKEY tskey-auth-{A17}-{A32}
sentry_token T* SENTRY_AUTH_TOKEN sntrys_eyJ{u120}
newrelic_key T* NEW_RELIC_LICENSE_KEY NRAK-{U27}
grafana_token T* GRAFANA_TOKEN glsa_{A32}_{h8}
datadog_key K DD_API_KEY,DATADOG_API_KEY {h32}
cloudflare_api T CLOUDFLARE_API_TOKEN,CF_API_TOKEN {u40}
jwt T* ACCESS_TOKEN,ID_TOKEN,SERVICE_ROLE_KEY {jwt}
refresh_token T REFRESH_TOKEN {b48}
opaque_token T API_TOKEN,API_KEY,DEPLOY_TOKEN {A40}
bcrypt_hash H* PASSWORD_HASH,HTPASSWD_HASH $2b$12${s53}
argon2_hash H* PASSWORD_HASH $argon2id$v=19$m=65536,t=3,p=4${n22}${n43}
scram_verifier H* ROLPASSWORD SCRAM-SHA-256$4096:{B16}${B32}:{B32}
crypt_hash H* SHADOW_HASH,PASSWORD_HASH $6${s16}${s86}
session_id C SESSION_COOKIE,SID_TOKEN {a32}
weak_password W DB_PASSWORD,ADMIN_PASSWORD,REDIS_PASSWORD,SMTP_PASSWORD,MYSQL_PASSWORD {weak}
short_secret W API_SECRET,LOGIN_PASSWORD,SECRET_TOKEN {A6}
"""
WEAK = (
    "hunter2", "letmein1", "admin123", "Summer2024", "qwerty12", "welcome1", "postgres", "daoflow", "p4ssw0rd",
    "iloveyou", "dragon77", "sunshine", "trustno1",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of secret."""

    name: str
    sort: str
    shaped: bool
    names: tuple[str, ...]
    form: str


def _kinds() -> list[Kind]:
    rows = (line.split(" ", 3) for line in TABLE.strip().split("\n"))
    return [Kind(name, sort[0], sort.endswith("*"), tuple(names.split(",")), form) for name, sort, names, form in rows]


KINDS = _kinds()


def drawn(rng: random.Random, alphabet: str, size: int) -> str:
    """Draw a text."""
    return "".join(rng.choices(ALPHABETS[alphabet], k=size))


def _b64(raw: bytes, *, url: bool = False) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=") if url else base64.b64encode(raw).decode()


def _password(rng: random.Random, alphabet: str, size: int) -> str:
    """Draw one that begins and ends with a letter, and has each sort of character that a rule asks for."""
    return rng.choice("ABDEFGHK") + drawn(rng, alphabet, size - 3) + rng.choice("23456789") + rng.choice("mnrstvwz")


def fill(rng: random.Random, form: str) -> str:
    """Fill in a form: `{h32}` is 32 hex digits, `{B32}` base64 of 32 bytes, `{w5}` five words."""

    def hole(match: re.Match[str]) -> str:
        what, size = match[1], int(match[2] or 0)
        if what in ("B", "b"):
            return _b64(rng.randbytes(size), url=what == "b")
        special = {
            "w": lambda: "-".join(rng.sample(WORDS, max(size, 1))),
            "p": lambda: _password(rng, "p", size),
            "q": lambda: _password(rng, "q", size),
            "e": lambda: "ü" + _password(rng, "e", size),
            "n": lambda: drawn(rng, "A", size),
            "weak": lambda: rng.choice(WEAK),
            "uuid": lambda: "-".join(drawn(rng, "h", part) for part in (8, 4, 4, 4, 12)),
            "tunnel": lambda: _b64(
                json.dumps(
                    {"a": drawn(rng, "h", 32), "t": fill(rng, "{uuid}"), "s": _b64(rng.randbytes(32))},
                    separators=(",", ":"),
                ).encode()
            ),
            "jwt": lambda: ".".join((
                _b64(b'{"alg":"HS256","typ":"JWT"}', url=True),
                _b64(json.dumps({"sub": drawn(rng, "d", 8), "iat": rng.randrange(10**9), "role": "svc"}).encode(), url=True),
                _b64(rng.randbytes(32), url=True),
            )),
            "t": lambda: f"2026-11-{rng.randrange(10, 29)}T{rng.randrange(10, 24)}:{rng.randrange(10, 60)}:{rng.randrange(10, 60)}.{rng.randrange(100, 999)}Z",
            "ip": lambda: f"10.{rng.randrange(1, 250)}.{rng.randrange(1, 250)}.{rng.randrange(2, 250)}",
            "word": lambda: rng.choice(WORDS),
        }  # fmt: skip
        # A word of one letter and digits is an alphabet's draw, if it is none of the special ones.
        return special[what]() if what in special else drawn(rng, what, size)

    return re.sub(r"\{(uuid|weak|tunnel|jwt|word|ip|[A-Za-z2])(\d*)\}", hole, form)


def pem(rng: random.Random, label: str) -> str:
    """Make a private key's PEM block."""
    begin = {"RSA PRIVATE KEY": b"0\x82\x04\xa4\x02\x01\x00", "OPENSSH PRIVATE KEY": b"openssh-key-v1\0"}.get(
        label, b"0\x82\x04\xbe\x02\x01\x00"
    )
    body = _b64(begin + rng.randbytes(rng.choice((420, 620, 1180))))
    rows = [body[at : at + 64] for at in range(0, len(body), 64)]
    return "\n".join([f"-----BEGIN {label}-----", *rows, f"-----END {label}-----"])
