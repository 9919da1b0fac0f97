"""The kinds of secrets, each drawn anew from a seed, and what programs and people call them."""

from __future__ import annotations

import base64
import json
import random
import string
from collections.abc import Callable
from dataclasses import dataclass

Random = random.Random
LOWER, DIGITS = string.ascii_lowercase, string.digits
HEX, ALNUM = DIGITS + "abcdef", string.ascii_letters + DIGITS
B64, URL64, B32 = ALNUM + "+/", ALNUM + "-_", string.ascii_uppercase + "234567"
NOUNS = (
    "otter ember tundra vocal badger cinder maple orbit quartz raven saddle timber velvet walnut zephyr anchor bramble copper dahlia"
    " fjord glacier hazel indigo juniper kettle lagoon meadow nectar"
).split()
PEOPLE = "Winterreifen Kartoffel Regenbogen Schubkarre Mandarina Papillon Girassol Hufeisen Tournesol Zwiebelturm Lagartixa Besenkammer".split()


def d(r: Random, chars: str, size: int) -> str:
    """Draw a text of `size` characters."""
    return "".join(r.choice(chars) for _ in range(size))


def padded(r: Random, size: int) -> str:
    """Draw the base64 of random bytes."""
    return base64.b64encode(r.randbytes(size)).decode()


def jwt(r: Random, head: dict[str, str], claims: dict[str, object], tail: int = 32) -> str:
    """Draw a signed token of its header and claims."""
    parts = [json.dumps(part, separators=(",", ":")).encode() for part in (head, claims)]
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in (*parts, r.randbytes(tail)))


def pem(label: str, size: int, first: str) -> Callable[[Random], str]:
    """Return how to draw a key file with that label."""

    def draw(r: Random) -> str:
        body = first + d(r, B64, size - len(first))
        return "\n".join(
            [f"-----BEGIN {label}-----", *(body[at : at + 64] for at in range(0, size, 64)), f"-----END {label}-----"]
        )

    return draw


PASS = (
    "db_password smtp_pass ldap_bind_password redis_passwd admin_pwd replication_password ftp_pass imap_passwort root_kennwort bdd_mot_de_passe"
    " contrasena_bd smtp_senha db_clave mqtt_password vpn_passphrase keystore_pass truststore_password sudo_pass samba_passwd panel_admin_password"
    " radius_pass grafana_admin_pw bind_pw nextcloud_db_pass wiki_mdp_admin"
).split()
KEY = (
    "app_encryption_key cookie_signing_key master_key hmac_key data_encryption_key vault_encryption_key field_cipher_key backup_encryption_key"
    " license_key session_encryption_key cle_api api_schluessel clave_api chave_api maps_api_key partner_apikey access_key_secret turn_hmac_key"
).split()
TOKEN = (
    "access_token bot_token deploy_token refresh_token csrf_token pull_token jeton_acces zugriffstoken token_de_acceso token_acesso registry_token"
    " tunnel_token push_token metrics_bearer_token edge_agent_token enrollment_token id_token upload_token ci_job_token"
).split()
SECRET = (
    "client_secret oauth_client_secret webhook_secret shared_secret radius_secret session_secret jwt_secret nextauth_secret turn_static_auth_secret"
    " secreto_cliente segredo_cliente geheimnis hook_secret saml_sp_secret rotation_secret secret_key_base captcha_secret oidc_secret"
).split()
HASH = "password_hash pwhash encrypted_password passwort_hash htpasswd_hash password_digest hashed_password".split()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of secret: its names, whether its shape alone tells it, and how it is drawn."""

    name: str
    names: tuple[str, ...]
    shaped: bool
    draw: Callable[[Random], str]


def _row(name: str, names: list[str] | str, draw: Callable[[Random], str], *, shaped: bool = False) -> Kind:
    return Kind(name, tuple(names.split() if isinstance(names, str) else names), shaped, draw)


def _shape(name: str, names: str, text: str) -> Kind:
    """Return a kind by its outline: `prefix|chars:size|...`; a piece without a colon stands as it is."""
    sets = {
        "a": ALNUM,
        "h": HEX,
        "u": URL64,
        "b": B64,
        "d": DIGITS,
        "A": string.ascii_uppercase + DIGITS,
        "l": LOWER + DIGITS,
    }

    def draw(r: Random) -> str:
        pieces = (piece.split("~") for piece in text.split("|"))
        return "".join(d(r, sets[piece[0]], int(piece[1])) if len(piece) == 2 else piece[0] for piece in pieces)

    return Kind(name, tuple(names.split()), shaped=True, draw=draw)


def _n(r: Random) -> str:
    return str(r.randrange(11, 99))


KIND_ROWS: tuple[Kind, ...] = (
    _row("people-year", PASS, lambda r: f"{r.choice(PEOPLE)}{r.randrange(1961, 2026)}{r.choice('!?#+*')}"),
    _row("people-leet", PASS, lambda r: f"{r.choice(PEOPLE).replace('a', '4').replace('e', '3')}_{_n(r)}!{_n(r)}"),
    _row("people-signs", PASS, lambda r: d(r, ALNUM, 3) + "#" + d(r, ALNUM, 3) + "&" + d(r, ALNUM, 3) + "!" + d(r, ALNUM, 3)),
    _row("people-umlaut", PASS, lambda r: f"Grünkohl{_n(r)}Öfen-{d(r, ALNUM, 3)}{r.choice('ßéñ')}x"),
    _row("people-dashes", PASS, lambda r: "-".join(r.sample(NOUNS, 4)) + "-" + _n(r)),
    _row("people-dots", PASS, lambda r: ".".join(r.sample(NOUNS, 3)).title() + "." + _n(r) + d(r, LOWER, 2)),
    _row("people-at", PASS, lambda r: f"{r.choice(PEOPLE)}@{r.choice(NOUNS)}{_n(r)}:{d(r, ALNUM, 2)}"),
    _row("people-dollar", PASS, lambda r: f"{r.choice(NOUNS)}$${d(r, ALNUM, 5)}${_n(r)}q"),
    _row("people-percent", PASS, lambda r: f"{_n(r)}%{r.choice(PEOPLE)}%{d(r, ALNUM, 3)}"),
    _row("people-keyboard", PASS, lambda r: f"{r.choice(('qwertz', 'azerty', 'asdfgh'))}!{d(r, ALNUM, 4)}^{_n(r)}"),
    _row("people-equals", PASS, lambda r: f"x={d(r, ALNUM, 6)}+{r.choice(NOUNS)}=y{_n(r)}"),
    _row("made-16", PASS, lambda r: d(r, ALNUM, 16)),
    _row("made-24-signs", PASS, lambda r: "t" + d(r, ALNUM + "!%+-./:=@^_~", 22) + "z"),
    _row("made-hex-32", [*PASS[:9], *SECRET], lambda r: d(r, HEX, 32)),
    _row("made-hex-48", KEY, lambda r: d(r, HEX, 48)),
    _row("made-hex-64", KEY + SECRET, lambda r: d(r, HEX, 64)),
    _row("made-b64-24", SECRET + PASS, lambda r: padded(r, 24)),
    _row("made-b64-32", KEY, lambda r: padded(r, 32)),
    _row("made-b64-48", SECRET, lambda r: padded(r, 48)),
    _row("made-url-43", TOKEN + SECRET, lambda r: d(r, URL64, 42) + "k"),
    _row("made-uuid", SECRET + TOKEN, lambda r: "-".join(d(r, HEX, size) for size in (8, 4, 4, 4, 12))),
    _row("otp-seed", "totp_secret mfa_seed otp_secret two_factor_secret", lambda r: d(r, B32, 32)),
    _row("recovery", "recovery_code backup_code", lambda r: f"{d(r, LOWER, 5)}-{d(r, DIGITS, 5)}-{d(r, LOWER, 5)}"),
    _row("laravel", "app_key laravel_app_key", lambda r: "base64:" + padded(r, 32)),
    _row("rails", "rails_master_key secret_key_base", lambda r: d(r, HEX, 32)),
    _row("django", "django_secret_key secret_key", lambda r: d(r, LOWER + DIGITS + "!@%^*-_=+", 48) + "a9"),
    _row("fernet", "fernet_key airflow_fernet_key", lambda r: base64.urlsafe_b64encode(r.randbytes(32)).decode()),
    _row("wireguard", "wg_private_key preshared_key", lambda r: padded(r, 32)),
    _row("azure-storage", "azure_storage_key account_key", lambda r: padded(r, 64)),
    _row("aws-secret", "aws_secret_access_key s3_secret_key minio_secret_key", lambda r: d(r, B64, 39) + "q"),
    _row("aws-session", "aws_session_token", lambda r: "IQoJb3JpZ2luX2Vj" + d(r, B64, 200)),
    _row("cloudflare", "cloudflare_api_token cf_api_key", lambda r: d(r, URL64, 39) + "t"),
    _row("datadog", "dd_api_key datadog_app_key", lambda r: d(r, HEX, 32)),
    _row("hetzner", "hcloud_token", lambda r: d(r, ALNUM, 64)),
    _row("twilio", "twilio_auth_token", lambda r: d(r, HEX, 32)),
    _row("rclone-obscured", "rclone_crypt_password sftp_pass", lambda r: d(r, URL64, 37) + "w"),
    _row("consul", "consul_http_token nomad_token", lambda r: "-".join(d(r, HEX, size) for size in (8, 4, 4, 4, 12))),
    _row("gitea", "gitea_token drone_rpc_secret", lambda r: d(r, HEX, 40)),
    _row("licence", "licence_key serial_key lizenzschluessel", lambda r: "-".join(d(r, B32, 5) for _ in range(5))),
    _shape("github", "github_token gh_pat git_token", "ghp_|a~36"),
    _shape("github-fine", "github_token github_pat", "github_pat_|a~22|_|a~59"),
    _shape("gitlab", "gitlab_token ci_push_token", "glpat-|u~20"),
    _shape("gitlab-runner", "runner_token", "glrt-|u~20"),
    _shape("slack-bot", "slack_token slack_bot_token", "xoxb-|d~12|-|d~12|-|a~24"),
    _shape("slack-app", "slack_app_token", "xapp-1-A0|A~9|-|d~13|-|h~64"),
    _shape("stripe", "stripe_secret_key stripe_key", "sk_live_|a~32"),
    _shape("stripe-hook", "stripe_webhook_secret", "whsec_|a~32"),
    _shape("sendgrid", "sendgrid_api_key smtp_password", "SG.|u~22|.|u~43"),
    _shape("npm", "npm_token node_auth_token", "npm_|a~36"),
    _shape("pypi", "pypi_token twine_password", "pypi-AgEIcHlwaS5vcmc|u~80"),
    _shape("docker-pat", "docker_password dockerhub_token", "dckr_pat_|u~27"),
    _shape("digitalocean", "do_token digitalocean_access_token", "dop_v1_|h~64"),
    _shape("tailscale", "ts_authkey", "tskey-auth-k|a~11|CNTRL-|a~32"),
    _shape("huggingface", "hf_token", "hf_|a~34"),
    _shape("openai", "openai_api_key", "sk-proj-|u~48|T3BlbkFJ|u~48"),
    _shape("anthropic", "anthropic_api_key llm_key", "sk-ant-api03-|u~93|AA"),
    _shape("google-api", "google_api_key maps_key", "AIza|u~35"),
    _shape("google-oauth", "google_client_secret", "GOCSPX-|u~28"),
    _shape("google-access", "google_access_token", "ya29.a0|u~100"),
    _shape("grafana", "grafana_token", "glsa_|a~32|_|h~8"),
    _shape("newrelic", "new_relic_api_key", "NRAK-|A~27"),
    _shape("sentry", "sentry_auth_token", "sntryu_|h~64"),
    _shape("linear", "linear_api_key", "lin_api_|a~40"),
    _shape("shopify", "shopify_access_token", "shpat_|h~32"),
    _shape("vault", "vault_token", "hvs.|u~90"),
    _shape("doppler", "doppler_token", "dp.pt.|a~43"),
    _shape("age", "age_key sops_age_key", "AGE-SECRET-KEY-1|A~58"),
    _shape("daoflow", "daoflow_token daoflow_api_token", "dfl_|a~48"),
    _shape("resend", "resend_api_key", "re_|a~8|_|a~24"),
    _shape("onepassword", "op_service_account_token", "ops_eyJ|a~120"),
    _shape("terraform", "tfe_token", "|a~14|.atlasv1.|u~67"),
    _shape("databricks", "databricks_token", "dapi|h~32"),
    _shape("postman", "postman_api_key", "PMAK-|h~24|-|h~34"),
    _shape("sonar", "sonar_token", "sqp_|h~40"),
    _shape("swarm-join", "swarm_join_token", "SWMTKN-1-|l~50|-|l~25"),
    _shape("telegram", "telegram_bot_token tg_token", "|d~10|:AA|u~33"),
    _row("jwt", TOKEN, lambda r: jwt(r, {"alg": "HS256", "typ": "JWT"}, {"sub": _n(r), "exp": 1796000000, "sid": d(r, HEX, 8)}), shaped=True),
    _row("k8s-sa", "service_account_token", lambda r: jwt(r, {"alg": "RS256", "kid": d(r, URL64, 20)}, {"iss": "kubernetes/serviceaccount", "sub": d(r, LOWER, 9)}, 256), shaped=True),
    _row("bcrypt", HASH, lambda r: "$2b$12$" + d(r, ALNUM, 53), shaped=True),
    _row("argon2", HASH, lambda r: f"$argon2id$v=19$m=65536,t=3,p=4${d(r, B64, 22)}${d(r, B64, 43)}", shaped=True),
    _row("sha512crypt", HASH, lambda r: f"$6${d(r, ALNUM, 12)}${d(r, ALNUM, 86)}", shaped=True),
    _row("scram", HASH, lambda r: f"SCRAM-SHA-256$4096:{padded(r, 16)}${padded(r, 32)}:{padded(r, 32)}", shaped=True),
    _row("apr1", HASH, lambda r: f"$apr1${d(r, ALNUM, 8)}${d(r, ALNUM, 22)}", shaped=True),
    _row("people-blanks", PASS, lambda r: " ".join(r.sample(NOUNS, 4)) + " " + _n(r)),
    _row("people-quotes", PASS, lambda r: f"O'{r.choice(PEOPLE)}\"{_n(r)}\"{d(r, ALNUM, 3)}"),
    _row("people-backslash", PASS, lambda r: f"{d(r, LOWER, 4)}\\{r.choice(PEOPLE)}\\{_n(r)}<x>"),
    _row("rsa-pem", "tls_private_key", pem("RSA PRIVATE KEY", 1592, "MIIEpAIBAAKCAQEA"), shaped=True),
    _row("openssh-pem", "ssh_private_key deploy_key", pem("OPENSSH PRIVATE KEY", 548, "b3BlbnNzaC1rZXktdjEAAAAA"), shaped=True),
    _row("pkcs8-pem", "jwt_private_key", pem("PRIVATE KEY", 1624, "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC"), shaped=True),
)  # fmt: skip
KINDS = {kind.name: kind for kind in KIND_ROWS}
PEMS = [kind for kind in KIND_ROWS if kind.name.endswith("-pem")]
LOOSE = [KINDS[name] for name in ("people-blanks", "people-quotes", "people-backslash")]
TIGHT = [kind for kind in KIND_ROWS if kind not in PEMS and kind not in LOOSE]
GROUPS: dict[str, list[Kind]] = {
    "any": TIGHT,
    "loose": [*TIGHT, *LOOSE, *LOOSE],
    "plain": [kind for kind in TIGHT if kind.name in ("made-16", "made-hex-32", "people-dashes", "people-year", "people-leet", "made-url-43", "made-uuid")],
    "pw": [kind for kind in TIGHT if kind.name.startswith(("people", "made"))],
    "shaped": [kind for kind in TIGHT if kind.shaped],
    "hash": [kind for kind in TIGHT if kind.names[0] == HASH[0]],
    "token": [kind for kind in TIGHT if "token" in kind.names[0]],
    "long": [kind for kind in TIGHT if kind.name in ("jwt", "made-hex-64", "made-b64-48", "github", "openai", "vault", "hetzner")],
    "git": [KINDS[name] for name in ("github", "gitlab", "gitea", "github-fine", "made-16", "gitlab-runner")],
    "pem": PEMS,
}  # fmt: skip


def styled(r: Random, name: str, style: str) -> str:
    """Write a snake case name as `U`PPER, `c`amel, `P`ascal, `k`ebab, `d`otted, `n`et, `s`nake or `N`: any of them."""
    words = name.split("_")
    style = r.choice("UUscckdPns") if style == "N" else style
    if style == "c":
        return words[0] + "".join(word.title() for word in words[1:])
    if style == "P":
        return "".join(word.title() for word in words)
    if style == "n":
        return r.choice(("Auth__", "Core__", "Mail__")) + "".join(word.title() for word in words)
    prefix = r.choice(("", "", "", "crm", "shop", "billing", "n8n"))
    return {
        "U": "_".join([prefix, *words] if prefix else words).upper(),
        "k": "-".join(words),
        "d": ".".join([prefix or "app", *words]),
    }.get(style, name)
