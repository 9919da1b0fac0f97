"""What a diagnosis needs and is no secret, by category; each stands in a line as a fact."""

from __future__ import annotations

import base64
import random
from collections.abc import Callable

from tests.redaction.examined.kinds import ALNUM, B64, DIGITS, HEX, LOWER, NOUNS, URL64, d

Random = random.Random


def _of(*texts: str) -> Callable[[Random], str]:
    """Choose one of the texts; `%d` in it is a number, `%h` twelve hex digits, `%w` a word."""

    def draw(r: Random) -> str:
        text = r.choice(texts)
        return text.replace("%d", str(r.randrange(2, 9800))).replace("%h", d(r, HEX, 12)).replace("%w", r.choice(NOUNS))

    return draw


def _ssh_key(r: Random) -> str:
    return "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + d(r, B64, 43)


def _v6(r: Random) -> str:
    return "fd00:" + ":".join(d(r, HEX, 4) for _ in range(4)) + "::" + d(r, HEX, 2)


DECOYS: dict[str, Callable[[Random], str]] = {
    "uuid": lambda r: "-".join(d(r, HEX, size) for size in (8, 4, 4, 4, 12)),
    "commit": lambda r: d(r, HEX, 40),
    "short": lambda r: d(r, "abcdef", 1) + d(r, HEX, 6),
    "digest": lambda r: "sha256:" + d(r, HEX, 64),
    "container": lambda r: d(r, HEX, 64),
    "cid": lambda r: d(r, HEX, 12),
    "id32": lambda r: d(r, HEX, 32),
    "time": lambda r: f"2026-11-{r.randrange(10, 30)}T{r.randrange(10, 24)}:{r.randrange(10, 60)}:{r.randrange(10, 60)}.{r.randrange(100, 999)}Z",
    "clock": lambda r: f"2026-11-{r.randrange(10, 30)} {r.randrange(10, 24)}:{r.randrange(10, 60)}:{r.randrange(10, 60)}",
    "rfc": lambda r: f"Tue, {r.randrange(10, 28)} Nov 2026 {r.randrange(10, 24)}:{r.randrange(10, 60)}:07 GMT",
    "epoch": lambda r: str(r.randrange(1794000000, 1796000000)),
    "millis": lambda r: str(r.randrange(1794000000000, 1796000000000)),
    "ip": lambda r: f"{r.choice((10, 172, 192))}.{r.randrange(16, 250)}.{r.randrange(250)}.{r.randrange(1, 250)}",
    "ipv6": _v6,
    "mac": lambda r: "02:42:" + ":".join(d(r, HEX, 2) for _ in range(4)),
    "host": _of("edge-eu-%d", "db-replica-%d", "runner-%w", "nas-%w-%d", "ctl%d"),
    "fqdn": _of("%w.example.org", "auth.%w.example.net", "token-%w.example.com", "sso.%w.internal.example"),
    "port": lambda r: f"127.0.0.1:{r.randrange(1024, 65000)}->3000/tcp",
    "url": _of("https://%w.example.org/login?next=/tokens", "https://auth.example.net/realms/%w/protocol/openid-connect/token", "http://%w:8200/v1/sys/seal-status"),
    "dsn": _of("postgres://daoflow@postgres:5432/%w", "redis://redis:6379/%d", "amqp://broker.%w.example:5671/", "mysql://%w@db:3306/shop"),
    "ref": _of("${DB_PASSWORD}", "${POSTGRES_PASSWORD:-}", "$CI_TOKEN", "${SMTP_PASS}", "${{ secrets.DEPLOY_KEY }}", "${env:REDIS_AUTH}", "{{ .Values.auth.password }}", "%(ldap_secret)s"),
    "guard": _of("${BETTER_AUTH_SECRET:?Set BETTER_AUTH_SECRET in .env}", "${ENCRYPTION_KEY:?missing}", "${TUNNEL_TOKEN:?required for %w}"),
    "secretfile": _of("/run/secrets/%w_password", "/etc/%w/private.key", "/var/lib/%w/.pgpass", "/run/credentials/%w.service/api-token", "~/.ssh/id_%w"),
    "filevar": _of("DB_PASSWORD_FILE=/run/secrets/%w", "TOKEN_PATH=/var/run/%w/token", "SSL_KEY_FILE=/etc/ssl/%w.key"),
    "sshfp": lambda r: "SHA256:" + d(r, B64, 43),
    "md5fp": lambda r: "MD5:" + ":".join(d(r, HEX, 2) for _ in range(16)),
    "sshpub": _ssh_key,
    "wgpub": lambda r: "public_key=" + base64.b64encode(r.randbytes(32)).decode(),
    "traceparent": lambda r: f"00-{d(r, HEX, 32)}-{d(r, HEX, 16)}-01",
    "span": lambda r: d(r, HEX, 16),
    "workflow": lambda r: f"deployment-{d(r, HEX, 32)}-execute",
    "object": _of("key=backups/%w/2026-11-%d.tar.zst", "s3://daoflow-backups/%w/volumes/%d.tar", "Key=exports/%w-%h.sql.gz"),
    "errno": _of("ECONNREFUSED", "ENOSPC: no space left on device", "EACCES: permission denied, open '/app/.ssh/%w_id'", "ETIMEDOUT %dms"),
    "sqlstate": _of("SQLSTATE 28P01", "SQLSTATE 42P07", "code=57P03", "ORA-01017: invalid username/password; logon denied", "MySQL error 1045 (28000)"),
    "status": _of("401 Unauthorized", "403 Forbidden", "HTTP 498 Invalid Token", "419 CSRF token mismatch", "status=502"),
    "exit": _of("exit code 137", "exit status 255", "Exited (1) %d minutes ago", "signal: killed"),
    "tokens": _of("max_tokens=%d", "prompt_tokens=%d", "tokens_used: %d", "token_count=%d", "total_tokens %d"),
    "policy": _of("PASSWORD_MIN_LENGTH=12", "password_max_age_days: 90", "PASSWORD_HASH_ROUNDS=12", "secret_rotation_days=30", "MAX_LOGIN_ATTEMPTS=5"),
    "ttl": _of("TOKEN_TTL=3600s", "session_ttl_seconds=%d", "REFRESH_TOKEN_EXPIRES_IN=14d", "jwt_leeway=30s", "cookie_max_age=%d"),
    "flag": _of("auth_enabled=true", "use_token_auth=false", "requirepass: on", "passwordless=true", "csrf_protection=disabled", "secure_cookie=true"),
    "denied": _of('password authentication failed for user "%w"', "Permission denied (publickey,password)", "WRONGPASS invalid username-password pair or user is disabled.", "pam_unix(sshd:auth): authentication failure", "Failed password for invalid user %w"),
    "parse": _of("Unexpected token } in JSON at position %d", "invalid token at line %d", "unexpected token: `fi'", "Uncaught SyntaxError: Unexpected token '<'", "unterminated quoted string near token %d"),
    "etag": lambda r: f'W/"{d(r, HEX, 6)}-{d(r, URL64, 27)}"',
    "image": _of("ghcr.io/daoflow-dev/daoflow:0.11.%d", "registry.example.org/%w/token-service:2026.%d", "pgvector/pgvector:pg17", "quay.io/%w/secret-operator:v%d"),
    "semver": _of("v0.11.%d", "17.2-alpine%d", "2.26.1+build.%h", "node-v22.%d.0"),
    "size": _of("%dMiB / 2GiB", "bytes=%d", "size=%d.4kB", "heap_used=%dM"),
    "took": _of("took %dms", "duration=%d.41s", "elapsed_us=%d", "latency=%dµs"),
    "csp": lambda r: "'sha256-" + base64.b64encode(r.randbytes(32)).decode() + "'",
    "integrity": lambda r: "sha512-" + base64.b64encode(r.randbytes(64)).decode(),
    "gosum": lambda r: f"golang.org/x/crypto v0.{r.randrange(9, 40)}.0 h1:" + base64.b64encode(r.randbytes(32)).decode(),
    "checksum": lambda r: f"{d(r, HEX, 64)}  {r.choice(NOUNS)}-secrets-{r.randrange(9)}.deb",
    "cipher": _of("TLS_AES_256_GCM_SHA384", "ECDHE-RSA-CHACHA20-POLY1305", "aes256-gcm@openssh.com", "curve25519-sha256"),
    "kid": _of("kid=2026-%w-%d", "key_id=kid-%d", "keyId: %w-rsa-%d", "alg=RS256", "token_type=Bearer"),
    "prefix": lambda r: f"tokenPrefix=dfl_{d(r, ALNUM, 8)}",
    "masked": _of("password=********", "token=[REDACTED]", "secret=<hidden>", "api_key=xxxxxxxx", "PASSWORD=(set)", "auth: [FILTERED]", "pass=•••••"),
    "email": _of("ops+%w@example.org", "no-reply@%w.example", "%w.%w@example.net"),
    "volume": _of("daoflow_pgdata", "daoflow_%w-secrets", "shop_redisdata%d", "%h_daoflow-ssh"),
    "index": _of("sessions_token_idx", "api_keys_user_id_fkey", "uq_password_reset_tokens_hash", "pk_secret_versions", "oauth_access_tokens_%w_index"),
    "class": _of("org.springframework.security.authentication.UsernamePasswordAuthenticationToken", "jwt.exceptions.InvalidTokenError", "System.Security.SecureString", "ActionController::InvalidAuthenticityToken", "com.%w.auth.TokenRefreshFilter", "KeyError: 'password'"),
    "source": _of("src/auth/token-%w.ts:%d:17", "internal/secret/store.go:%d", "password_reset.py\", line %d, in issue_token", "at verifyToken (/app/dist/auth.js:%d:9)", "crates/keyring/src/lib.rs:%d"),
    "i18n": _of("Passwort vergessen?", "Mot de passe incorrect", "Contraseña olvidada", "Senha inválida", "Token ungültig oder abgelaufen", "Clé d’API révoquée", "Zugangsdaten fehlen"),
    "help": _of("--password string   Password used to connect (env DB_PASS)", "--token-file PATH   read the token from PATH", "-p, --passwordfile FILE", "usage: rotate-key [--secret NAME] [--dry-run]"),
    "headers": _of("Access-Control-Allow-Headers: Authorization, X-Api-Key, X-CSRF-Token", "Vary: Cookie, Authorization", "WWW-Authenticate: Bearer realm=\"%w\", error=\"invalid_token\"", "Proxy-Authenticate: Basic realm=\"%w\""),
    "branch": _of("refs/heads/fix/token-refresh-%d", "origin/feat/secret-rotation-%w", "chore(auth): bump password hasher (#%d)"),
    "k8s": _of("secretKeyRef: {name: %w-db, key: password}", "imagePullSecrets: [{name: regcred-%w}]", "secretName: %w-tls", "serviceAccountName: token-%w"),
    "vaultpath": _of("path=secret/data/daoflow/%w", "kv/metadata/%w/api-key", "arn:aws:secretsmanager:eu-central-1:%d0417:secret:prod/%w"),
    "metric": _of('auth_token_cache_hits_total{app="%w"} %d', "vault_secret_kv_count %d", 'http_requests_total{path="/token",code="401"} %d', "password_resets_pending %d"),
    "redis": _of("session:count=%d", "DEL token-bucket:%w", "keyspace_hits:%d", "db0:keys=%d,expires=%d"),
    "jwks": lambda r: f"kty=RSA n={d(r, URL64, 86)} e=AQAB",
    "cron": _of("*/5 * * * * /usr/local/bin/rotate-tokens", "@daily /opt/%w/renew-secret.sh", "OnCalendar=*-*-* 03:%d:00"),
    "package": _of("libsecret-1-0:amd64 0.20.%d-1", "python3-keyring 23.%d", "passwdqc 2.0.%d-1", "gnome-keyring 42.%d", "@%w/passport-jwt@4.0.%d"),
    "unit": _of("systemd-ask-password-wall.path", "%w-token-refresher.timer", "run-credentials-%w.mount", "ssh-agent@%w.service"),
    "number": lambda r: f"0.{d(r, DIGITS, 12)}{r.choice('123456789')}",
    "word": lambda r: r.choice(NOUNS),
    "request": lambda r: f"req_{d(r, LOWER + DIGITS, 16)}",
}  # fmt: skip
SMALL = (
    "uuid commit short digest cid id32 time clock epoch ip mac host fqdn port span errno exit semver size took kid volume request millis number status"
).split()
