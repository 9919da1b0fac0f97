"""Whole folders as a person would hand them to `daoflow-collect redact`, grown from marked sheets and a seed.

A sheet holds files, each begun by `=== path`. In its lines

    ⟦kind⟧  ⟦kind@label⟧  ⟦@label⟧  ⟦@label|encoding⟧     plant a secret: a new one, a named one, that one again
    ⦃b64 text⦄  ⦃b64url text⦄  ⦃hex text⦄                   encode a text with the secrets in it
    ⟪text⟫                                                  is a fact that diagnosis needs, in its line
    ⟨pool⟩  ⟨pool@label⟩                                    is a thing that differs between hosts and is no secret
    3* line                                                 is that line three times, with other values

A label in capitals is a variable that the host's own files declare; the rest stands in the text alone.
"""

from __future__ import annotations

import base64
import gzip
import html
import json
import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, quote_plus

from tests.redaction.folders.values import ALNUM, HEX, KINDS, WORDS, drawn

SHEETS = Path(__file__).with_name("sheets")
ORDER = ("declared", "docker", "product", "services", "shells", "delivery", "wire", "crashes", "exports")
MARK = re.compile(
    r"⟪(?P<fact>[^⟫]*)⟫|⦃(?P<code>b64url|b64|hex) (?P<blob>[^⦄]*)⦄"
    r"|⟦(?P<kind>\w*)(?:@(?P<label>[\w.-]+))?(?:\|(?P<how>\w+))?⟧"
)
_WITHIN = re.compile(r"⟦(?P<kind>\w*)(?:@(?P<label>[\w.-]+))?⟧")
POOL = re.compile(r"⟨(?P<pool>\w+)(?:@(?P<label>\w+))?⟩")
FOLDED = "\n"

ENCODINGS: dict[str, Callable[[str], str]] = {
    "raw": str,
    "url": lambda value: quote(value, safe=""),
    "form": quote_plus,
    "json": lambda value: json.dumps(value)[1:-1],
    "json2": lambda value: json.dumps(json.dumps(value)[1:-1])[1:-1],
    "u": lambda value: "".join(f"\\u{ord(char):04x}" for char in value),
    "html": lambda value: html.escape(value, quote=True),
    "b64": lambda value: base64.b64encode(value.encode()).decode(),
    "hex": lambda value: value.encode().hex(),
    "HEX": lambda value: value.encode().hex().upper(),
    "squote": lambda value: "'" + value.replace("'", "'\\''") + "'",
    "backslash": lambda value: re.sub(r"([^\w.-])", r"\\\1", value),
    "dquote": lambda value: '"' + re.sub(r'([$`"\\])', r"\\\1", value) + '"',
    "pgurl": lambda value: quote(value, safe="!~*'()"),
    "one": lambda value: value.replace("\n", "\\n"),
}
OWNERS = (
    "app",
    "crm",
    "mailgun",
    "ldap_bind",
    "ftp",
    "imap",
    "jira",
    "proxy",
    "db_root",
    "s3_backup",
    "hook",
    "oidc",
    "mqtt",
)
SORTS = (
    "password", "passwd", "pass", "secret", "token", "api_key", "apikey", "private_token", "passphrase", "pwd", "auth_token",
    "signing_key", "secret_key", "client_secret", "access_token", "encryption_key", "webhook_secret", "admin_password",
)  # fmt: skip
HARMLESS = (
    "token_ttl_seconds: 3600", "password_policy: strict", "auth_mode: oidc", "secret_name: crm-db", "key_id: kid-2041",
    "api_key_header: X-Api-Key", "private_key_path: /run/secrets/key.pem", "credentials_file: /etc/gcp.json",
    "csrf_enabled: true", "session_cookie_name: sid", "max_tokens: 2048", "passwordless: true", "jwt_algorithm: RS256",
    "public_key_url: https://sso.example.org/jwks.json", "tokenizer: cl100k", "keyspace: orders", "password_attempts: 3",
    "auth_url: https://sso.example.org/auth", "secret_rotation_days: 90", "token_bucket_size: 100", "use_ssh_key: false",
)  # fmt: skip


def key(rng: random.Random) -> str:
    """Name a secret as programs do, in lower snake case."""
    return f"{rng.choice(OWNERS)}_{rng.choice(SORTS)}"


def camel(name: str) -> str:
    """Write a snake case name in camel case."""
    first, *rest = name.split("_")
    return first + "".join(word.title() for word in rest)


POOLS: dict[str, Callable[[random.Random], str]] = {
    "ip": lambda r: f"{r.choice((203, 198))}.{r.choice((0, 51))}.{r.randrange(100, 114)}.{r.randrange(1, 250)}",
    "inner": lambda r: f"172.{r.randrange(18, 30)}.0.{r.randrange(2, 30)}",
    "id": lambda r: drawn(r, HEX, 32),
    "sha": lambda r: drawn(r, HEX, 64),
    "commit": lambda r: drawn(r, HEX, 40),
    "short": lambda r: drawn(r, HEX, 12),
    "uuid": lambda r: "-".join(drawn(r, HEX, size) for size in (8, 4, 4, 4, 12)),
    "n": lambda r: str(r.randrange(100, 9999)),
    "pid": lambda r: str(r.randrange(300, 32000)),
    "ms": lambda r: str(r.randrange(1, 900)),
    "word": lambda r: r.choice(WORDS),
    "user": lambda r: r.choice(("ops", "deploy", "mira", "jonas", "ci-runner", "svc_app", "backup")),
    "host": lambda r: f"{r.choice(('ops', 'edge', 'prod', 'node'))}-{r.choice(('eu', 'us', 'ap'))}-{r.randrange(1, 9)}",
    "app": lambda r: r.choice(("shop", "billing", "wiki", "crm", "metrics", "blog")),
    "t": lambda r: (
        f"2026-11-2{r.randrange(1, 9)}T{r.randrange(10, 24)}:{r.randrange(10, 60)}:07.{r.randrange(100, 999)}Z"
    ),
    "clock": lambda r: f"{r.randrange(10, 24)}:{r.randrange(10, 60)}:{r.randrange(10, 60)}",
    "request": lambda r: drawn(r, ALNUM, 16),
    "snakekey": key,
    "envkey": lambda r: key(r).upper(),
    "camelkey": lambda r: camel(key(r)),
    "kebabkey": lambda r: key(r).replace("_", "-"),
    "dottedkey": lambda r: key(r).replace("_", "."),
    "harmless": lambda r: r.choice(HARMLESS),
}


@dataclass(frozen=True, slots=True)
class Secret:
    """One planting: the needles are what must not be read any more, as they stand in the file."""

    kind: str
    carrier: str
    path: str
    line: int
    value: str
    needles: tuple[str, ...]
    declared: bool
    whole: bool  # the encoded value stands alone in the line, so that its token must have its fingerprint


@dataclass(frozen=True, slots=True)
class Fact:
    """A text that must stand in the same line of the same file afterwards."""

    text: str
    path: str
    line: int


@dataclass(slots=True)
class Folder:
    """A grown folder: the text of each file by path, and what was planted."""

    files: dict[str, str] = field(default_factory=dict)
    secrets: list[Secret] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    packed: set[str] = field(default_factory=set)

    def write(self, root: Path) -> None:
        """Write every file below `root`; the name says how: `.utf16.txt`, `.crlf.txt`, else UTF-8, packed with gzip or not."""
        for path, text in self.files.items():
            place = root / path
            place.parent.mkdir(parents=True, exist_ok=True)
            if path.endswith(".utf16.txt"):
                place.write_bytes(text.encode("utf-16"))
            elif path in self.packed:
                place.with_name(place.name + ".gz").write_bytes(gzip.compress(text.encode(), mtime=0))
            elif ".crlf." in path:
                place.write_bytes(text.replace("\n", "\r\n").encode())
            else:
                place.write_text(text, encoding="utf-8", newline="")


def is_declared(label: str | None) -> bool:
    """Whether the folder's own files name what bears this label."""
    return bool(label) and str(label).isupper()


@dataclass(slots=True)
class Sower:
    """Sows secrets into a folder. `kinds` makes the values; `within` is the mark of one in a text that is to be encoded."""

    rng: random.Random
    kinds: Mapping[str, Callable[[random.Random], str]]
    within: re.Pattern[str]
    folder: Folder = field(default_factory=Folder)
    named: dict[str, tuple[str, str]] = field(default_factory=dict)

    def value(self, kind: str, label: str | None) -> tuple[str, str]:
        """Return kind and value; a label keeps both."""
        if label is None:
            return kind, self.kinds[kind](self.rng)
        if label not in self.named:
            self.named[label] = (kind, self.kinds[kind](self.rng))
        return self.named[label]

    def blob(self, code: str, text: str, path: str, row: int, carrier: str) -> str:
        """Return a text encoded; what of it each inner secret alone decides is that secret's needle."""
        whole, end = "", 0
        inner: list[tuple[int, str, str, str | None]] = []
        for mark in self.within.finditer(text):
            whole += text[end : mark.start()]
            end = mark.end()
            kind, value = self.value(mark["kind"], mark["label"])
            inner.append((len(whole), kind, value, mark["label"]))
            whole += value
        whole = (whole + text[end:]).replace("␀", "\0")
        if code == "url":
            written = quote(whole, safe="")
            needles = [quote(value, safe="") for _, _, value, _ in inner]
        elif code == "hex":
            written = whole.encode().hex()
            needles = [value.encode().hex() for _, _, value, _ in inner]
        else:
            encode = base64.b64encode if code == "b64" else base64.urlsafe_b64encode
            written = encode(whole.encode()).decode().rstrip("=" if code == "b64url" else "")
            needles = [written[-(-at * 8 // 6) : (at + len(value)) * 8 // 6] for at, _, value, _ in inner]
        for (_, kind, value, label), needle in zip(inner, needles, strict=True):
            self.folder.secrets.append(
                Secret(kind, carrier, path, row, value, (needle,), declared=is_declared(label), whole=False)
            )
        return written


@dataclass(slots=True)
class _Sheets(Sower):
    pooled: dict[str, str] = field(default_factory=dict)

    def pool(self, mark: re.Match[str]) -> str:
        label = mark["label"]
        if label is None:
            return POOLS[mark["pool"]](self.rng)
        if label not in self.pooled:
            self.pooled[label] = POOLS[mark["pool"]](self.rng)
        return self.pooled[label]

    def grow(self, path: str, lines: list[str], sheet: str) -> None:
        """Fill in one file's marked lines."""
        path = self.expand(path, path, 0, f"{sheet}:name:{path}", named=True)
        if path.endswith(".gz"):
            path = path.removesuffix(".gz")
            self.folder.packed.add(path)
        grown: list[str] = []
        for number, template in enumerate(lines, 1):
            times = re.match(r"(\d+)\* ", template)
            for _ in range(int(times[1]) if times else 1):
                line = POOL.sub(self.pool, template[times.end() :] if times else template)
                grown.extend(self.expand(line, path, len(grown), f"{sheet}:{path}:{number}").split(FOLDED))
        self.folder.files[path] = "\n".join(grown) + "\n"

    def expand(self, line: str, path: str, above: int, carrier: str, *, named: bool = False) -> str:
        """Return the text of a line with its marks filled in, and what it holds put down."""
        text = ""
        end = 0
        for mark in MARK.finditer(line):
            text += line[end : mark.start()]
            end = mark.end()
            row = above + text.count(FOLDED)
            if mark["fact"] is not None:
                self.folder.facts.append(Fact(mark["fact"], path, row))
                text += mark["fact"]
            elif mark["code"] is not None:
                text += self.blob(mark["code"], mark["blob"], path, row, carrier)
            else:
                text += self.plant(mark, text.rpartition(FOLDED)[2], path, row, carrier, named=named)
        return text + line[end:]

    def plant(self, mark: re.Match[str], before: str, path: str, row: int, carrier: str, *, named: bool) -> str:
        """Return one secret as it stands in its line."""
        label, how = mark["label"], mark["how"] or "raw"
        kind, value = self.value(mark["kind"], label)
        if how in ("head", "tail", "split"):
            middle = len(value) // 2
            pieces = {"head": (value[:middle],), "tail": (value[middle:],), "split": (value[:middle], value[middle:])}[
                how
            ]
            written, needles = (FOLDED + before).join(pieces), pieces
        elif "\n" in value:
            rows = value.split("\n")[: -3 if how == "cut" else None]
            needles = tuple(row for row in rows if not row.startswith("-----"))
            written = value if how == "bare" else (FOLDED + before).join(rows)
            written = "\\n".join(rows) if how == "one" else "\\r\\n".join(rows) if how == "crlf" else written
            if how == "b64":
                written = ENCODINGS["b64"](value + "\n")
                needles = (written[40:-8],)
        else:
            written = ENCODINGS[how](value)
            needles = (written.strip("'\"") if how in ("squote", "dquote") else written,)
        if kind == "weak":
            needles = (before[-6:] + written,)
        self.folder.secrets.append(
            Secret(
                kind, carrier, path, -1 if named else row, value, needles,
                declared=is_declared(label), whole="\n" not in value and how not in ("head", "tail", "split"),
            )
        )  # fmt: skip
        return written


def folder(seed: int) -> Folder:
    """Grow the folder of a seed; the same seed gives the same bytes."""
    sower = _Sheets(random.Random(seed), KINDS, _WITHIN)
    for sheet in ORDER:
        text = (SHEETS / f"{sheet}.txt").read_text(encoding="utf-8")
        for part in text.split("\n=== ")[1:]:
            path, _, body = part.partition("\n")
            sower.grow(path, body.rstrip("\n").split("\n"), sheet)
    return sower.folder
