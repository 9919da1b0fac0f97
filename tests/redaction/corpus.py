"""A seeded corpus: secrets of many kinds in many carriers, facts that must survive, and questions about equality.

Every secret is made at run time from the seed; nothing here looks like a real one. Each carrier is a function that writes one secret
under a name and returns the text and the secret as it stands in that text.
"""

from __future__ import annotations

import base64
import html
import json
import random
import string
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote, quote_plus

ALNUM = string.ascii_letters + string.digits
HEX = "0123456789abcdef"
B64 = ALNUM + "+/"
SYMBOLS = ALNUM + "!#%&()*+,-.:;<=>?@[]^_{|}~/"


@dataclass(frozen=True)
class Planted:
    """One occurrence of a secret: `written` is how it stands in the file."""

    value: str
    written: str
    kind: str
    carrier: str
    line: int
    known: bool


@dataclass
class File:
    """One file of the corpus; `form` is the redactor method for it."""

    name: str
    form: str
    lines: list[str] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)
    decoys: list[tuple[str, int, str]] = field(default_factory=list)
    """Category, line, text that must survive in that line."""

    @property
    def content(self) -> bytes:
        """The file's bytes."""
        return "\n".join(self.lines).encode("utf-8")


@dataclass(frozen=True)
class Question:
    """Do the secrets at two places (file, line) equal each other?"""

    first: tuple[str, int]
    second: tuple[str, int]
    equal: bool


@dataclass
class Corpus:
    """Everything made from one seed."""

    env: bytes
    known: dict[str, str]
    files: list[File]
    documents: dict[str, tuple[object, list[Planted], list[tuple[str, str]]]]
    """Name → decoded JSON document, its secrets, its decoys (category, text)."""
    questions: list[Question]


def pick(rng: random.Random, alphabet: str, length: int) -> str:
    """Return random text that has a digit, so that it cannot be a word."""
    text = "".join(rng.choice(alphabet) for _ in range(length))
    return text if any(c.isdigit() for c in text) else text[:-2] + "7" + text[-1]


def _jwt(rng: random.Random) -> str:
    head = base64.urlsafe_b64encode(b'{"alg":"HS256","typ":"JWT"}').decode().rstrip("=")
    body = base64.urlsafe_b64encode(json.dumps({"sub": pick(rng, HEX, 12), "exp": 1}).encode()).decode().rstrip("=")
    return f"{head}.{body}.{pick(rng, ALNUM + '_-', 43)}"


def _words(rng: random.Random) -> str:
    return "-".join(
        rng.choice(("copper", "lantern", "otter", "meadow", "quartz", "violin", "harbor")) for _ in range(3)
    ) + str(rng.randint(10, 99))


KINDS: dict[str, tuple[str, Callable[[random.Random], str]]] = {
    "hex32": ("SESSION_SECRET", lambda r: pick(r, HEX, 32)),
    "hex48": ("REDIS_PASSWORD", lambda r: pick(r, HEX, 48)),
    "hex64": ("COOKIE_SECRET", lambda r: pick(r, HEX, 64)),
    "alnum12": ("MYSQL_ROOT_PASSWORD", lambda r: pick(r, ALNUM, 12)),
    "alnum24": ("API_TOKEN", lambda r: pick(r, ALNUM, 24)),
    "base64-32": ("SIGNING_KEY", lambda r: base64.b64encode(r.randbytes(32)).decode()),
    "base64url": ("WEBHOOK_SECRET", lambda r: base64.urlsafe_b64encode(r.randbytes(24)).decode()),
    "passphrase": ("BACKUP_PASSPHRASE", _words),
    "symbols": ("SMTP_PASSWORD", lambda r: pick(r, ALNUM, 4) + pick(r, "!%*+-.:=?^_~", 3) + pick(r, ALNUM, 9)),
    "short": ("DB_PASSWD", lambda r: pick(r, ALNUM, 6)),
    "daoflow": ("DAOFLOW_TOKEN", lambda r: "dfl_" + pick(r, ALNUM, 48)),
    "github": ("GITHUB_TOKEN", lambda r: "ghp_" + pick(r, ALNUM, 36)),
    "github-fine": ("GH_PAT_TOKEN", lambda r: "github_pat_" + pick(r, ALNUM, 22) + "_" + pick(r, ALNUM, 59)),
    "gitlab": ("CI_JOB_TOKEN", lambda r: "glpat-" + pick(r, ALNUM, 20)),
    "aws-id": ("AWS_ACCESS_KEY", lambda r: "AKIA" + pick(r, string.ascii_uppercase + string.digits, 16)),
    "aws-secret": ("AWS_SECRET_ACCESS_KEY", lambda r: pick(r, B64, 40)),
    "slack": ("SLACK_BOT_TOKEN", lambda r: f"xoxb-{r.randint(10**10, 10**11)}-{pick(r, ALNUM, 24)}"),
    "stripe": ("STRIPE_SECRET_KEY", lambda r: "sk_live_" + pick(r, ALNUM, 24)),
    "npm": ("NPM_TOKEN", lambda r: "npm_" + pick(r, ALNUM, 36)),
    "sendgrid": ("SENDGRID_API_KEY", lambda r: f"SG.{pick(r, ALNUM, 22)}.{pick(r, ALNUM, 43)}"),
    "onepassword": ("OP_SERVICE_ACCOUNT_TOKEN", lambda r: "ops_" + pick(r, ALNUM, 60)),
    "resend": ("RESEND_API_KEY", lambda r: f"re_{pick(r, ALNUM, 8)}_{pick(r, ALNUM, 24)}"),
    "openai": ("OPENAI_API_KEY", lambda r: "sk-proj-" + pick(r, ALNUM, 48)),
    "jwt": ("SERVICE_ROLE_KEY", _jwt),
    "uuid-key": ("HEROKU_API_KEY", lambda r: "-".join(pick(r, HEX, n) for n in (8, 4, 4, 4, 12))),
    "telegram": ("TELEGRAM_BOT_TOKEN", lambda r: f"{r.randint(10**8, 10**9)}:AA{pick(r, ALNUM, 33)}"),
    "cloudflare": (
        "CLOUDFLARE_TUNNEL_TOKEN",
        lambda r: base64.b64encode(json.dumps({"a": pick(r, HEX, 32), "s": pick(r, B64, 40)}).encode()).decode(),
    ),
    "docker": ("DOCKER_AUTH_TOKEN", lambda r: "dckr_pat_" + pick(r, ALNUM, 27)),
    "bcrypt": ("ADMIN_PASSWORD_HASH", lambda r: "$2b$10$" + pick(r, ALNUM + "./", 53)),
    "ciphertext": (
        "CREDENTIALS_ENCRYPTED",
        lambda r: f"{pick(r, ALNUM, 16)}:{pick(r, ALNUM, 22)}==:{pick(r, B64, 30)}==",
    ),
}
SHAPED = frozenset(
    [
        "daoflow",
        "github",
        "github-fine",
        "gitlab",
        "aws-id",
        "slack",
        "stripe",
        "npm",
        "sendgrid",
        "onepassword",
        "resend",
        "openai",
        "jwt",
        "telegram",
        "docker",
        "bcrypt",
    ]
)
"""Kinds that their shape alone gives away: only these are planted without a name."""

Carrier = Callable[[random.Random, str, str], tuple[str, str]]


def _q(value: str) -> str:
    return json.dumps(value)[1:-1]


def _same(template: str) -> Carrier:
    return lambda _rng, name, value: (
        template.replace("NAME", name)
        .replace("VALUE", value)
        .replace("LOWER", name.lower())
        .replace("FLAG", name.lower().replace("_", "-")),
        value,
    )


def _written(template: str, encode: Callable[[str], str]) -> Carrier:
    def write(_rng: random.Random, name: str, value: str) -> tuple[str, str]:
        text = encode(value)
        return template.replace("NAME", name).replace("VALUE", text).replace("LOWER", name.lower()), text

    return write


def _camel(name: str) -> str:
    first, *rest = name.lower().split("_")
    return first + "".join(word.title() for word in rest)


LOG_CARRIERS: dict[str, Carrier] = {
    "assignment": _same("boot: NAME=VALUE"),
    "assignment-lower": _same("config LOWER=VALUE retries=3"),
    "export": _same("+ export NAME=VALUE"),
    "export-quoted": _same("+ export NAME='VALUE'"),
    "colon": _same("LOWER: VALUE"),
    "json-line": lambda _r, n, v: (json.dumps({"level": "info", "msg": "loaded", _camel(n): v, "attempt": 3}), _q(v)),
    "json-nested": lambda _r, n, v: (
        json.dumps({"level": "info", "body": json.dumps({"auth": {n.lower(): v}})}),
        _q(_q(v)),
    ),
    "json-twice-nested": lambda _r, n, v: (json.dumps({"m": json.dumps({"body": json.dumps({n: v})})}), _q(_q(_q(v)))),
    "json-pairs": lambda _r, n, v: (
        json.dumps({"env": [{"name": n, "value": v}, {"name": "PORT", "value": "3000"}]}),
        _q(v),
    ),
    "json-in-prose": lambda _r, n, v: (f"sending {json.dumps({'op': 'set', n.lower(): v})} to worker", _q(v)),
    "json-cut-off": lambda _r, n, v: ('{"level":"warn","data":{"id":12,"' + n.lower() + '":"' + _q(v) + '","ne', _q(v)),
    "object-dump": _same("  LOWER: 'VALUE',"),
    "flag-space": _same("exec: worker --FLAG VALUE --port 3000"),
    "flag-equals": _same("exec: worker --FLAG=VALUE --port 3000"),
    "url-query": _written("GET /api/items?page=2&LOWER=VALUE&sort=asc 200", lambda v: quote(v, safe="")),
    "form-body": _written("body: user=ann&LOWER=VALUE&remember=1", quote_plus),
    "header": _same("> X-LOWER: VALUE"),
    "cookie": _written("Cookie: theme=dark; LOWER=VALUE; lang=en", lambda v: quote(v, safe="")),
    "percent-json": lambda _r, n, v: ("payload=" + quote(json.dumps({n.lower(): v}), safe=""), quote(_q(v), safe="")),
    "unicode-escaped": lambda _r, n, v: (
        '{"' + n.lower() + '":"' + "".join(f"\\u{ord(c):04x}" for c in v) + '"}',
        "".join(f"\\u{ord(c):04x}" for c in v),
    ),
    "html-attribute": lambda _r, n, v: (f'<input name="{n.lower()}" value="{html.escape(v)}">', html.escape(v)),
    "sql-set": _same("UPDATE settings SET LOWER = 'VALUE' WHERE id = 3"),
    "sql-insert": lambda _r, n, v: (
        f"INSERT INTO settings (id, {n.lower()}, label) VALUES (3, '{v}', 'main')",  # noqa: S608  a line of a log
        v,
    ),
    "base64-json": lambda _r, n, v: (
        "blob " + base64.b64encode(json.dumps({n.lower(): v}).encode()).decode(),
        base64.b64encode(json.dumps({n.lower(): v}).encode()).decode(),
    ),
    "yaml-value": _same("    NAME: VALUE"),
    "arrow": _same("'LOWER' => 'VALUE',"),
    "prefix-and-time": _same('daoflow-1  | 2026-11-23T12:01:24.176Z NAME="VALUE"'),
}
SECRET_CARRIERS: dict[str, Carrier] = {
    "bearer": _same("> Authorization: Bearer VALUE"),
    "bearer-json": lambda _r, _n, v: (json.dumps({"headers": {"authorization": f"Bearer {v}"}}), v),
    "basic": lambda _r, _n, v: (
        f"> Authorization: Basic {base64.b64encode(f'ann:{v}'.encode()).decode()}",
        base64.b64encode(f"ann:{v}".encode()).decode(),
    ),
    "docker-auth": lambda _r, _n, v: (
        json.dumps({"auths": {"ghcr.io": {"auth": base64.b64encode(f"ann:{v}".encode()).decode()}}}),
        base64.b64encode(f"ann:{v}".encode()).decode(),
    ),
    "url-password": _written("connecting to postgresql://app:VALUE@db:5432/app", lambda v: quote(v, safe="")),
    "url-password-redis": _written("cache redis://:VALUE@cache:6379/0 ready", lambda v: quote(v, safe="")),
    "git-token": _written("Cloning https://VALUE@git.example.com/acme/app.git", lambda v: quote(v, safe="")),
    "git-user-token": _written(
        "fetch https://x-access-token:VALUE@git.example.com/acme/app.git", lambda v: quote(v, safe="")
    ),
    "identified-by": _same("ALTER USER app IDENTIFIED BY 'VALUE'"),
    "alter-role": _same("ALTER ROLE app WITH PASSWORD 'VALUE'"),
    "better-auth-params": lambda r, _n, v: (
        f'Failed query: select "id" from "session" where "token" = $1 params: {v},{r.randint(1, 9)}',  # noqa: S608  a line of a log
        v,
    ),
    "session-cookie": _written(
        "set-cookie: __Secure-better-auth.session_token=VALUE; Path=/; HttpOnly", lambda v: quote(v, safe="")
    ),
    "curl-user": _same("+ curl -fsS -u ann:VALUE https://registry.example.com/v2/"),
    "redis-cli": _same("+ redis-cli -a VALUE ping"),
    "sshpass": _same("+ sshpass -p VALUE ssh ann@10.0.0.5"),
    "requirepass": _same("requirepass VALUE"),
    "docker-login": _same("+ docker login -u ann -p VALUE ghcr.io"),
    "sevenzip": _same("7z x -pVALUE backup.7z"),
    "presigned": _written(
        "GET https://s3.example.com/b/o?X-Amz-Expires=600&X-Amz-Signature=VALUE 403", lambda v: quote(v, safe="")
    ),
    "slack-webhook": _written("POST https://hooks.slack.com/services/T0/B0/VALUE 200", lambda v: quote(v, safe="")),
}
KNOWN_CARRIERS: dict[str, Carrier] = {
    "free": _same("worker said VALUE and stopped"),
    "glued": _same("id_VALUE_end"),
    "base64-free": lambda r, _n, v: _encoded(
        base64.b64encode(("x" * r.randint(0, 5) + v + "y" * r.randint(0, 5)).encode()).decode()
    ),
    "base64url-free": lambda r, _n, v: _encoded(
        base64.urlsafe_b64encode(("q" * r.randint(0, 5) + v + "~" * r.randint(0, 5)).encode()).decode()
    ),
    "hex-free": lambda _r, _n, v: _encoded(v.encode().hex()),
    "hex-upper": lambda _r, _n, v: _encoded(v.encode().hex().upper()),
    "percent-free": lambda _r, _n, v: _encoded(quote(v, safe="")),
    "percent-twice": lambda _r, _n, v: _encoded(quote(quote(v, safe=""), safe="")),
    "plus-free": lambda _r, _n, v: _encoded(quote_plus(v)),
    "html-free": lambda _r, _n, v: _encoded(html.escape(v)),
    "json-string": lambda _r, _n, v: _encoded(json.dumps(v)),
    "json-2": lambda _r, _n, v: _encoded(json.dumps(json.dumps(v))),
    "json-3": lambda _r, _n, v: _encoded(json.dumps(json.dumps(json.dumps(v)))),
    "unicode-free": lambda _r, _n, v: _encoded("".join(f"\\u{ord(c):04x}" for c in v)),
    "shell-single": lambda _r, _n, v: _encoded("'" + v.replace("'", "'\\''") + "'"),
    "shell-backslash": lambda _r, _n, v: _encoded("".join(c if c.isalnum() else "\\" + c for c in v)),
    "sql-literal": lambda _r, _n, v: _encoded("'" + v.replace("'", "''") + "'"),
    "base64-twice": lambda _r, _n, v: _encoded(base64.b64encode(base64.b64encode(v.encode())).decode()),
}


def _encoded(text: str) -> tuple[str, str]:
    return f"note: {text} end", text


DECOYS: dict[str, Callable[[random.Random], tuple[str, str]]] = {
    "id32": lambda r: _fact(f"[worker] deployment {pick(r, HEX, 32)} is running"),
    "digest": lambda r: _fact(f"pulled ghcr.io/daoflow-dev/daoflow@sha256:{pick(r, HEX, 64)}"),
    "git-sha": lambda r: _fact(f"commit {pick(r, HEX, 40)} checked out"),
    "container-id": lambda r: _fact(f"container {pick(r, HEX, 12)} exited with code 137"),
    "uuid": lambda r: _fact("request " + "-".join(pick(r, HEX, n) for n in (8, 4, 4, 4, 12)) + " done"),
    "auth-failed": lambda _r: _fact('FATAL:  password authentication failed for user "daoflow"'),
    "missing-value": lambda _r: _fact(
        "required variable POSTGRES_PASSWORD is missing a value: Set POSTGRES_PASSWORD in .env"
    ),
    "interpolating": lambda _r: _fact(
        "error while interpolating services.daoflow.environment.BETTER_AUTH_SECRET: required variable BETTER_AUTH_SECRET is missing a value"
    ),
    "must-be-set": lambda _r: _fact("error: ENCRYPTION_KEY must be at least 32 characters in production."),
    "blank-string": lambda _r: _fact('The "POSTGRES_PASSWORD" variable is not set. Defaulting to a blank string.'),
    "max-tokens": lambda r: _fact(f"model=small max_tokens={r.randint(100, 9000)} temperature=0.2"),
    "token-ttl": lambda r: _fact(f"token_ttl={r.randint(10, 99999)} refresh_token_expires_in={r.randint(10, 99999)}"),
    "secret-file": lambda _r: _fact("POSTGRES_PASSWORD_FILE=/run/secrets/db_password"),
    "key-path": lambda _r: _fact("SSH_KEY_PATH=/app/.ssh/id_ed25519 SSH_KEY_DIR=/app/.ssh"),
    "object-key": lambda r: _fact(f"uploaded key=backups/2026/{r.randint(1, 12)}/dump.sql.gz size=10240"),
    "primary-key": lambda _r: _fact('ERROR:  duplicate key value violates unique constraint "users_pkey"'),
    "key-id": lambda r: _fact(f"keyId={pick(r, HEX, 16)} rotated"),
    "port": lambda _r: _fact("Bind for 127.0.0.1:3000 failed: port is already allocated"),
    "image": lambda _r: _fact("image ghcr.io/daoflow-dev/daoflow:0.11.0 platform linux/amd64"),
    "url": lambda _r: _fact("BETTER_AUTH_URL=https://daoflow.example.com/login?next=%2Fprojects"),
    "url-no-password": lambda _r: _fact("REDIS_URL=redis://redis:6379/0"),
    "scoped-package": lambda _r: _fact("GET https://registry.example.org/@scope/package/-/package-1.2.3.tgz 200"),
    "ssh-remote": lambda _r: _fact("origin git@github.com:acme/app.git ssh://git@github.com/acme/app.git"),
    "email": lambda _r: _fact("DAOFLOW_INITIAL_ADMIN_EMAIL=owner@example.com"),
    "ssh-fingerprint": lambda r: _fact(f"ED25519 key fingerprint is SHA256:{pick(r, B64, 43)}."),
    "ssh-public-key": lambda r: _fact(f"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{pick(r, B64, 43)} ann@laptop"),
    "booleans": lambda _r: _fact("auth=true secret=false token: null password: required"),
    "invalid-token": lambda _r: _fact("token: invalid signature, session: expired, auth: none"),
    "basic-auth-prose": lambda _r: _fact("proxy uses basic authentication; bearer authentication is off"),
    "health": lambda _r: _fact("--> GET /ready 200 1ms"),
    "cert-path": lambda _r: _fact("tls: certificate /etc/ssl/certs/site.pem, key /etc/ssl/private/site.key"),
    "stack": lambda _r: _fact("    at validateToken (/app/packages/server/dist/auth-session-token.js:142:17)"),
    "class-name": lambda _r: _fact("TokenRefreshMiddlewareFactory2Handler registered PasswordResetController"),
    "etag": lambda r: _fact(f'etag: W/"{pick(r, HEX, 8)}-{pick(r, HEX, 6)}" content-length: 2211'),
    "reference": lambda _r: _fact("DATABASE_URL=postgresql://daoflow:${POSTGRES_PASSWORD}@postgres:5432/daoflow"),
    "compose-var": lambda _r: _fact("      POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?Set POSTGRES_PASSWORD in .env}"),
    "mask": lambda _r: _fact("password=****** token=[REDACTED] secret: <hidden>"),
    "counts": lambda r: _fact(
        f"prompt_tokens={r.randint(1, 999)} completion_tokens={r.randint(1, 999)} secrets: {r.randint(1, 9)}"
    ),
    "key-usage": lambda _r: _fact("KEY_LENGTH=32 PASSWORD_MIN_LENGTH=12 TOKEN_PREFIX=dfl_AbCd1234"),
    "path-hash": lambda r: _fact(f"overlay2 /var/lib/docker/overlay2/{pick(r, HEX, 64)}/merged"),
    "query-prose": lambda _r: _fact("authorization header missing; set the api key in settings"),
    "timestamps": lambda _r: _fact(
        "2026-11-23 13:21:24.411 UTC [1] LOG:  starting PostgreSQL 17.12 on x86_64-pc-linux-gnu"
    ),
    "oom": lambda _r: _fact("oom-kill:constraint=CONSTRAINT_MEMCG,task=bun,pid=4711,uid=0"),
}


def _fact(text: str) -> tuple[str, str]:
    return text, text


def known_secrets(rng: random.Random) -> dict[str, str]:
    """Return the host's own secrets by env key; one value stands under two keys."""
    known = {
        "POSTGRES_PASSWORD": pick(rng, HEX, 48),
        "TEMPORAL_POSTGRES_PASSWORD": pick(rng, HEX, 48),
        "BETTER_AUTH_SECRET": pick(rng, HEX, 64),
        "ENCRYPTION_KEY": pick(rng, HEX, 32),
        "DAOFLOW_INITIAL_ADMIN_PASSWORD": pick(rng, ALNUM, 5) + "&\"<'/ %@" + pick(rng, ALNUM, 5),
        "SMTP_PASSWORD": "ü" + pick(rng, SYMBOLS, 11) + pick(rng, ALNUM, 4),
        "VAPID_PRIVATE_KEY": base64.urlsafe_b64encode(rng.randbytes(32)).decode().rstrip("="),
        "RESEND_API_KEY": f"re_{pick(rng, ALNUM, 8)}_{pick(rng, ALNUM, 24)}",
        "S3_SECRET_ACCESS_KEY": pick(rng, B64, 40),
        "ADMIN_PASSWORD": _words(rng),
    }
    known["DAOFLOW_RECOVERY_ENCRYPTION_KEY"] = known["BETTER_AUTH_SECRET"]
    return known


def env_file(known: dict[str, str]) -> bytes:
    """Return the host's .env: quoted where Compose would need it."""
    lines = [
        "# written by daoflow install",
        "DAOFLOW_VERSION=0.11.0",
        "DAOFLOW_PORT=3000",
        "COMPOSE_PROFILES=",
        "BETTER_AUTH_URL=https://x.example.com",
    ]
    for name, value in known.items():
        if '"' in value or "'" in value:
            lines.append(name + '="' + value.replace("\\", "\\\\").replace('"', '\\"') + '"')
        else:
            lines.append(f"{name}='{value}'" if any(c in value for c in "#$ &%;") else f"{name}={value}")
    return "\n".join(lines).encode()


def build(seed: int, per_carrier: int = 10) -> Corpus:
    """Return the corpus of one seed."""
    rng = random.Random(seed)
    known = known_secrets(rng)
    files: list[File] = []
    everything = [(carriers, name) for carriers in (LOG_CARRIERS, SECRET_CARRIERS) for name in carriers]
    for carriers, carrier in everything:
        file = File(f"logs/{carrier}.log", "lines")
        kinds = list(KINDS)
        for _ in range(per_carrier):
            kind = rng.choice(kinds)
            name, make = KINDS[kind]
            _plant(file, rng, carriers[carrier], carrier, (kind, name, make(rng)), known=False)
        for name in rng.sample(sorted(known), 3):
            _plant(file, rng, carriers[carrier], carrier, ("known", name, known[name]), known=True)
        files.append(file)
    for carrier, write in KNOWN_CARRIERS.items():
        file = File(f"logs/{carrier}.log", "lines")
        for name, value in known.items():
            _plant(file, rng, write, carrier, ("known", name, value), known=True)
        files.append(file)
    shaped = File("logs/no-name.log", "lines")
    for kind in sorted(SHAPED) * 2:
        _plant(shaped, rng, _same("got VALUE from peer"), "no-name", (kind, "", KINDS[kind][1](rng)), known=False)
    files += [shaped, _decoy_file(rng), *_pem_files(rng), *_split_files(rng, known)]
    return Corpus(env_file(known), known, files, _documents(rng, known), _questions(files, known))


def _plant(
    file: File, rng: random.Random, write: Carrier, carrier: str, what: tuple[str, str, str], *, known: bool
) -> None:
    kind, name, value = what
    if rng.random() < 0.3:
        _decoy(file, rng)
    text, written = write(rng, name, value)
    file.planted.append(Planted(value, written, kind, carrier, len(file.lines), known))
    file.lines.append(text)


def _decoy(file: File, rng: random.Random) -> None:
    category = rng.choice(sorted(DECOYS))
    text, fact = DECOYS[category](rng)
    file.decoys.append((category, len(file.lines), fact))
    file.lines.append(text)


def _decoy_file(rng: random.Random) -> File:
    file = File("logs/facts.log", "lines")
    for category in sorted(DECOYS) * 6:
        text, fact = DECOYS[category](rng)
        file.decoys.append((category, len(file.lines), fact))
        file.lines.append(text)
    return file


def pem_lines(rng: random.Random, count: int = 12) -> list[str]:
    """Return the lines of something shaped like a private key."""
    body = [pick(rng, B64, 64) for _ in range(count)] + [pick(rng, B64, 30) + "=="]
    dashes = "-" * 5
    return [f"{dashes}BEGIN RSA PRIVATE KEY{dashes}", *body, f"{dashes}END RSA PRIVATE KEY{dashes}"]


def _pem_files(rng: random.Random) -> list[File]:
    files = []
    for carrier, prefix, first, last in (
        ("pem", "", 0, None), ("pem-prefixed", "app-1  | ", 0, None), ("pem-no-end", "", 0, -1), ("pem-no-begin", "", 1, None),
    ):  # fmt: skip
        file = File(f"logs/{carrier}.log", "lines")
        for _ in range(2):
            file.lines.append("loading key")
            for line in pem_lines(rng)[first:last]:
                if not line.startswith("-----"):
                    file.planted.append(Planted(line, line, "pem", carrier, len(file.lines), known=False))
                file.lines.append(prefix + line)
            for text in ("server ready", "--> GET /ready 200 1ms", "done", "idle"):
                file.decoys.append(("after-pem", len(file.lines), text))
                file.lines.append(text)
            file.lines += ["tick"] * 12
        files.append(file)
    one = File("logs/pem-one-line.log", "lines")
    key = pem_lines(rng)
    one.planted.append(Planted(key[3], key[3], "pem", "pem-one-line", 0, known=False))
    one.lines.append(json.dumps({"loaded": "\n".join(key), "count": 1}))
    return [*files, one]


def _split_files(rng: random.Random, known: dict[str, str]) -> list[File]:
    file = File("logs/split.log", "lines")
    for value in known.values():
        cut = rng.randint(1, len(value) - 1)
        for part, before, after in ((value[:cut], "start ", ""), (value[cut:], "", " rest")):
            if len(part) > 5:
                file.planted.append(Planted(part, part, "known", "split", len(file.lines), known=True))
            file.lines.append(before + part + after)
    pairs = File("logs/two-lines.log", "lines")
    for kind in ("hex48", "alnum24", "passphrase", "symbols"):
        name, make = KINDS[kind]
        value = make(rng)
        pairs.lines.append(f'      "name": "{name}",')
        pairs.planted.append(Planted(value, _q(value), kind, "two-lines", len(pairs.lines), known=False))
        pairs.lines.append(f'      "value": "{_q(value)}"')
    return [file, pairs]


def _documents(
    rng: random.Random, known: dict[str, str]
) -> dict[str, tuple[object, list[Planted], list[tuple[str, str]]]]:
    documents: dict[str, tuple[object, list[Planted], list[tuple[str, str]]]] = {}
    for number in range(4):
        planted: list[Planted] = []

        def make(kind: str, carrier: str, planted: list[Planted] = planted) -> str:
            value = KINDS[kind][1](rng)
            planted.append(Planted(value, value, kind, carrier, 0, known=False))
            return value

        planted += [Planted(value, value, "known", "tree", 0, known=True) for value in known.values()]
        kinds = rng.sample(sorted(KINDS), 12)
        digest = "sha256:" + pick(rng, HEX, 64)
        identity = pick(rng, HEX, 64)
        document = {
            "Id": identity,
            "Image": digest,
            "Config": {
                "Env": [f"{name}={value}" for name, value in known.items()]
                + [
                    f"DATABASE_URL=postgresql://daoflow:{quote(known['POSTGRES_PASSWORD'], safe='')}@postgres:5432/daoflow",
                    "NODE_ENV=production",
                ]
                + [f"{KINDS[kind][0]}={make(kind, 'env-array')}" for kind in kinds],
                "Cmd": ["redis-server", "--requirepass", make("alnum24", "argv"), "--port", "6379"],
                "Entrypoint": ["sh", "-c", f"PGPASSWORD={make('alnum12', 'argv-shell')} psql -h db -c 'select 1'"],
                "Labels": {
                    "com.docker.compose.project": "daoflow",
                    "com.docker.compose.config-hash": pick(rng, HEX, 64),
                },
            },
            "Settings": {_camel(KINDS[kind][0]): make(kind, "tree-key") for kind in kinds},
            "Pairs": [{"key": KINDS[kind][0], "value": make(kind, "tree-pair")} for kind in kinds],
            "Log": [
                {"Output": json.dumps({"auth": {KINDS[kind][0].lower(): make(kind, "tree-nested")}}), "ExitCode": 0}
                for kind in kinds
            ],
            "Headers": {
                "Authorization": f"Bearer {make('alnum24', 'tree-header')}",
                "Cookie": f"sid={make('alnum24', 'tree-cookie')}; theme=dark",
            },
            "HostConfig": {
                "Memory": 536870912,
                "PortBindings": {"3000/tcp": [{"HostIp": "127.0.0.1", "HostPort": "3000"}]},
            },
            "State": {"Status": "running", "ExitCode": 0, "StartedAt": "2026-11-23T13:21:24.411Z", "OOMKilled": False},
            "Usage": {"max_tokens": 4096, "tokenTtlSeconds": 3600, "passwordMinLength": 12},
            "Error": 'password authentication failed for user "daoflow"',
        }
        facts = [("id", identity), ("digest", digest), ("env", "NODE_ENV=production"), ("label", "com.docker.compose.project"),
                 ("number", "536870912"),
                 ("port", "127.0.0.1"), ("time", "2026-11-23T13:21:24.411Z"), ("count", "4096"), ("count", "3600"), ("count", "12"),
                 ("error", 'password authentication failed for user \\"daoflow\\"'),
                 ("user", "postgresql://daoflow:"), ("host", "@postgres:5432/daoflow"),
                 ("flag", "--requirepass"), ("port", "6379")]  # fmt: skip
        documents[f"containers/{number}/inspect.json"] = (document, planted, facts)
    return documents


def _questions(files: list[File], known: dict[str, str]) -> list[Question]:
    """Ask about places where exactly one known secret stands by itself, in whatever encoding."""
    alone = (
        "free",
        "percent-free",
        "hex-free",
        "json-string",
        "unicode-free",
        "assignment",
        "url-password",
        "json-line",
        "flag-equals",
    )
    places = [
        ((file.name, planted.line), planted.value)
        for file in files
        for planted in file.planted
        if planted.known and planted.carrier in alone
    ]
    assert known
    questions = []
    for index, (place, value) in enumerate(places):
        other, other_value = places[(index * 7 + 3) % len(places)]
        questions.append(Question(place, other, value == other_value))
        twin = next((p for p, v in places[index + 1 :] if v == value), None)
        if twin:
            questions.append(Question(place, twin, equal=True))
    return questions
