"""Passwords as people make them, and random ones of other lengths and alphabets than installers use. Written with the ninth set."""

from __future__ import annotations

from tests.redaction.heldout.kinds import Kind, kind

HUMAN_KINDS: tuple[Kind, ...] = (
    kind("word and year", "POSTGRES_PASSWORD DB_PASS", "<W1>20<d2>!"),
    kind("two words", "SMTP_PASSWORD ADMIN_PASSWORD", "<W1><W1><d2>"),
    kind("words with dashes", "REDIS_PASSWORD VAULT_PASSPHRASE", "<W1>-<W1>-<W1>-<d2>"),
    kind("word and signs", "MYSQL_PASSWORD GRAFANA_ADMIN_PASSWORD", "<W1>#<d3>?"),
    kind("word and underscore", "BACKUP_PASSWORD FTP_PASS", "<W1>_<W1>_<d3>"),
    kind("lower words", "KEYSTORE_PASS LDAP_PASSWORD", "<s7>.<s6>.<d3>"),
    kind("ten letters", "RABBITMQ_PASS MQTT_PASSWORD", "<w10>"),
    kind("short hex", "AUTH_TOKEN METRICS_TOKEN", "<h16>"),
    kind("middle hex", "SESSION_KEY_SECRET CSRF_SECRET", "<h24>"),
    kind("base64url 22", "INTERNAL_API_TOKEN INVITE_TOKEN", "<u22>"),
    kind("base64 24", "SIGNING_SECRET HMAC_SECRET", "<b22>=="),
    kind("base32", "MFA_SECRET TOTP_SEED_SECRET", "<U16>"),
    kind("url special", "SENTRY_DB_PASSWORD MONGO_PASSWORD", "<w6>@<w5>:<w4>"),
    kind("shell special", "DEPLOY_PASSWORD SUDO_PASSWORD", "<w5>!<w5>*<w4>"),
)
