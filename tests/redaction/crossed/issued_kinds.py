"""What is made for one session, one request or one check: verifiers, sessions, codes, signed links, keys in PEM."""

from __future__ import annotations

import base64
import hashlib
import random

from tests.redaction.crossed.letters import ALNUM, B64, DIGITS, HEX, LOWER, UPPER, URLSAFE, b64, b64url, draw, uuid
from tests.redaction.crossed.vendor_kinds import Draw

CRYPT = "./" + ALNUM
VERIFIERS: dict[str, tuple[str, Draw]] = {
    "scram": ("rolpassword", lambda r: f"SCRAM-SHA-256$4096:{b64(r, 16)}${b64(r, 32)}:{b64(r, 32)}"),
    "bcrypt": ("password_hash", lambda r: f"$2{r.choice('aby')}${r.choice(('10', '12'))}${draw(r, CRYPT, 53)}"),
    "argon2": (
        "password_hash",
        lambda r: f"$argon2id$v=19$m=65536,t=3,p=4${b64(r, 16).rstrip('=')}${b64(r, 32).rstrip('=')}",
    ),
    "sha512crypt": ("shadow_hash password_hash", lambda r: f"$6${draw(r, CRYPT, 16)}${draw(r, CRYPT, 86)}"),
    "yescrypt": ("password_hash", lambda r: f"$y$j9T${draw(r, CRYPT, 22)}${draw(r, CRYPT, 43)}"),
    "apr1": ("htpasswd_hash", lambda r: f"$apr1${draw(r, CRYPT, 8)}${draw(r, CRYPT, 22)}"),
    "scrypt_auth": ("password_hash", lambda r: f"{draw(r, HEX, 32)}:{draw(r, HEX, 128)}"),
    "pbkdf2": ("password_hash", lambda r: f"pbkdf2_sha256$600000${draw(r, ALNUM, 22)}${b64(r, 32)}"),
    "ssha": ("user_password", lambda r: "{SSHA}" + b64(r, 24)),
    "mysql_native": ("authentication_string", lambda r: "*" + draw(r, "0123456789ABCDEF", 40)),
    "pg_md5": ("rolpassword", lambda r: "md5" + draw(r, HEX, 32)),
    "daoflow_cipher": (
        "value_encrypted credentials_encrypted private_key_encrypted",
        lambda r: f"{b64(r, 12)}:{b64(r, 16)}:{b64(r, r.randrange(30, 90))}",
    ),
}
SESSIONS: dict[str, tuple[str, Draw]] = {
    "better_auth": (
        "better-auth.session_token __Secure-better-auth.session_token",
        lambda r: f"{draw(r, ALNUM, 32)}.{b64url(r, 32)}",
    ),
    "php_session": ("PHPSESSID", lambda r: draw(r, LOWER, 26)),
    "java_session": ("JSESSIONID", lambda r: draw(r, "0123456789ABCDEF", 32)),
    "rails_session": ("_shop_session", lambda r: b64url(r, 120) + "--" + draw(r, HEX, 40)),
    "flask_session": ("session", lambda r: f".eJw{draw(r, URLSAFE, 60)}.{draw(r, ALNUM, 6)}.{draw(r, URLSAFE, 27)}"),
    "remember": ("remember_token", lambda r: draw(r, ALNUM, 60)),
    "grafana_session": ("grafana_session", lambda r: draw(r, HEX, 32)),
    "oauth_proxy": ("_oauth2_proxy", lambda r: f"{b64url(r, 90)}|{r.randrange(10**9, 2 * 10**9)}|{b64url(r, 32)}="),
    "csrf_pair": ("XSRF-TOKEN", lambda r: draw(r, ALNUM, 40)),
    "auth_cookie": ("auth_token", lambda r: draw(r, HEX, 40)),
}
CODES: dict[str, tuple[str, Draw]] = {
    "reset_link": ("reset_token", lambda r: draw(r, URLSAFE, 43)),
    "invite": ("invite_token", lambda r: draw(r, ALNUM, 32)),
    "oauth_code": ("code", lambda r: "4/0A" + draw(r, URLSAFE, 70)),
    "refresh": ("refresh_token", lambda r: "1//0g" + draw(r, URLSAFE, 90)),
    "client_assertion": ("client_secret", lambda r: draw(r, ALNUM, 40)),
    "magic": ("magic_token", lambda r: draw(r, HEX, 64)),
    "access_query": ("access_token", lambda r: draw(r, ALNUM, 36)),
    "api_key_query": ("api_key", lambda r: draw(r, HEX, 32)),
}


def _slack(rng: random.Random) -> str:
    return f"https://hooks.slack.com/services/T{draw(rng, UPPER, 8)}/B{draw(rng, UPPER, 10)}/{draw(rng, ALNUM, 24)}"


WEBHOOKS: dict[str, tuple[str, Draw]] = {
    "hook_slack": ("slack_webhook_url", _slack),
    "hook_discord": (
        "discord_webhook_url",
        lambda r: f"https://discord.com/api/webhooks/{draw(r, '123456789', 19)}/{draw(r, URLSAFE, 68)}",
    ),
    "hook_teams": (
        "teams_webhook_url",
        lambda r: (
            f"https://contoso.webhook.office.com/webhookb2/{uuid(r)}@{uuid(r)}/IncomingWebhook/{draw(r, HEX, 32)}/{uuid(r)}"
        ),
    ),
    "hook_gchat": (
        "gchat_webhook_url",
        lambda r: (
            f"https://chat.googleapis.com/v1/spaces/AAAA{draw(r, ALNUM, 7)}/messages"
            f"?key=AIzaSy{draw(r, URLSAFE, 33)}&token={draw(r, URLSAFE, 43)}"
        ),
    ),
    "hook_mattermost": ("mattermost_webhook_url", lambda r: f"https://chat.example.org/hooks/{draw(r, LOWER, 26)}"),
}
SIGNED: dict[str, tuple[str, Draw]] = {
    "X-Amz-Signature": ("s3", lambda r: draw(r, HEX, 64)),
    "X-Goog-Signature": ("gcs", lambda r: draw(r, HEX, 256)),
    "sig": ("sas", lambda r: b64(r, 32)),
    "Signature": ("cloudfront", lambda r: draw(r, ALNUM + "-~", 170)),
}


def pem(label: str, size: int, head: bytes, headers: str = "", width: int = 64) -> Draw:
    """Return a draw of a key in PEM; its first bytes are those that its sort begins with."""

    def made(rng: random.Random) -> str:
        text = base64.b64encode(head + rng.randbytes(size - len(head))).decode()
        rows = [text[at : at + width] for at in range(0, len(text), width)]
        return "\n".join(
            [f"-----BEGIN {label}-----", *headers.split("\n")[: 2 * bool(headers)], *rows, f"-----END {label}-----"]
        )

    return made


def putty(rng: random.Random) -> str:
    """Return a key as PuTTY keeps it."""
    rows = [draw(rng, B64, 64) for _ in range(14)]
    body = "\n".join(rows)
    return (
        "PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\nComment: deploy@ops\n"
        f"Private-Lines: 14\n{body}\nPrivate-MAC: {hashlib.sha256(body.encode()).hexdigest()}"
    )


PEMS: dict[str, tuple[str, Draw]] = {
    "pem_rsa": ("tls_private_key", pem("RSA PRIVATE KEY", 609, bytes.fromhex("3082025d02010002818100"))),
    "pem_pkcs8": ("signing_private_key", pem("PRIVATE KEY", 635, bytes.fromhex("30820277020100300d06092a8648"))),
    "pem_ec": ("ec_private_key", pem("EC PRIVATE KEY", 121, bytes.fromhex("30770201010420"))),
    "pem_openssh": ("ssh_private_key", pem("OPENSSH PRIVATE KEY", 399, b"openssh-key-v1\0", width=70)),
    "pem_encrypted": ("tls_key", pem("ENCRYPTED PRIVATE KEY", 677, bytes.fromhex("308202a3301d060a2a864886f7"))),
    "pem_dsa": ("legacy_private_key", pem("DSA PRIVATE KEY", 448, bytes.fromhex("308201bc02010002818100"))),
    "pem_pgp": ("gpg_private_key", pem("PGP PRIVATE KEY BLOCK", 900, bytes.fromhex("95015804"))),
    "pem_legacy": (
        "server_key",
        pem("RSA PRIVATE KEY", 609, b"\x91\x0e", "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,5A3F0C"),
    ),
}
ROWS: dict[str, tuple[str, Draw]] = {
    **VERIFIERS,
    "session_row": ("token", lambda r: draw(r, ALNUM, 32)),
    "backup_code": ("backup_codes", lambda r: f"{draw(r, LOWER, 5)}-{draw(r, LOWER, 5)}"),
    "device_code": ("exchange_code", lambda r: draw(r, URLSAFE, 32)),
    "lease": ("lease_token owner_token", uuid),
    "otp_row": ("value", lambda r: draw(r, DIGITS, 6)),
}
