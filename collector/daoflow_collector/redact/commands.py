"""Secrets in command lines that no name marks: `curl -u user:secret`, `sshpass -p secret`, `mysql -psecret`, `7z -psecret`, …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from daoflow_collector.redact import operands, quotes, values
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import to_text

_VALUE = rb"(?:'(?P<s>[^']+)'|\"(?P<d>[^\"]+)\"|(?P<b>[^\s\"'|;&<>]+))"
_MIDDLE = rb"(?:[^\n|;&]{0,300}?\s)"


def _command(programs: bytes, flags: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"(?<![A-Za-z0-9_.-])(?:" + programs + rb")\s" + _MIDDLE + rb"??(?:" + flags + rb")" + _VALUE)


_OF_SECRET = "secret-literal"  # noqa: S105  a kind
"""What `kubectl create secret` is told to put into one; a ConfigMap is made the same way, of facts."""

COMMANDS: tuple[tuple[str, tuple[bytes, ...], re.Pattern[bytes]], ...] = (
    (
        "curl-user",
        (b"curl",),
        _command(rb"curl", rb"(?:-[A-Za-z]{0,8}u|--user|--proxy-user|-U)[ =]?\s*(?:[^\s:\"']+:)?(?=[^\s])"),
    ),
    ("login-password", (b"--pw",), re.compile(rb"\s--pw[ =]\s*" + _VALUE)),
    ("key-passphrase", (b"ssh-keygen",), _command(rb"ssh-keygen", rb"-N\s*")),
    ("key-passphrase", (b"ssh-keygen",), _command(rb"ssh-keygen", rb"-P\s*")),
    ("store-secret", (b"authorize",), _command(rb"b2", rb"authorize(?:[-_]account)?\s+\S+\s+")),
    ("vault-password", (b"encrypt_string",), _command(rb"ansible-vault", rb"encrypt_string\s+(?=[^\s-])")),
    ("login-password", (b"freerdp",), _command(rb"[a-z]{0,3}freerdp\d?", rb"/p:")),
    (
        "key-passphrase",
        (b"cryptsetup", b"sshpass"),
        _command(rb"cryptsetup|sshpass", rb"<\(\s*(?:echo|printf)\s+(?:-n\s+|'%s'\s+)?"),
    ),
    (
        "sshpass",
        (b"sshpass",),
        re.compile(rb"(?<![A-Za-z0-9_.-])sshpass\s+(?:-[vhVe]+\s+|-[Pdf]\s*\S+\s+)*[\"']?-p\s*" + _VALUE),
    ),
    (
        "login-password",
        (b"useradd", b"usermod"),
        _command(rb"[a-z-]{0,40}(?:\suser)?user(?:add|mod)|[a-z-]{1,40}\suser(?:add|mod)", rb"-p\s+"),
    ),
    ("redis-password", (b"redis-cli", b"valkey-cli"), _command(rb"(?:redis|valkey)-cli", rb"(?:-a|--pass)\s+")),
    ("login-password", (b"login",), _command(rb"login", rb"(?:-p|--password)[ =]\s*")),
    (
        "login-password",
        (b"login",),
        _command(
            rb"(?:docker|podman|nerdctl|buildah|crane|oras|helm)\s(?:\S+\s){0,3}?login", rb"[\"']?-p(?=[^\s-])[\"']?"
        ),
    ),
    ("archive-password", (b"7z", b"7za", b"7zz", b"7zr"), _command(rb"7z[arz]?", rb"[\"']?-p")),
    ("archive-password", (b"zip", b"unzip"), _command(rb"(?:un)?zip|zipcloak|unrar|rar", rb"-(?:P\s*|p(?=\S))")),
    ("mysql-password", (b"mysql", b"mariadb"), _command(rb"(?:mysql|mariadb)[a-z-]*", rb"[\"']?-p(?=[^\s-])")),
    ("mysql-password", (b"mysql", b"mariadb"), _command(rb"(?:mysql|mariadb)-?admin", rb"password\s+(?!-)")),
    (
        "redis-password",
        (b"redis-cli", b"valkey-cli"),
        _command(rb"(?:redis|valkey)-cli", rb"(?i:config\s+set\s+(?:requirepass|masterauth))\s+"),
    ),
    (
        "redis-password",
        (b"redis-cli", b"valkey-cli"),
        _command(rb"(?:redis|valkey)-cli", rb"(?i:auth)\s+(?:[\w.-]+\s+(?=[^\s|;&]+\s*(?:$|[|;&'\"])))?"),
    ),
    (
        "redis-user",  # what hides a sign among arguments stands for it
        (b"setuser",),
        _command(
            rb"(?:redis|valkey)-cli", rb"(?i:acl\s+setuser)\s+\S+\s+(?:[^\s>#\x01\"']\S*\s+){0,12}?[\"']?[>#\x01]"
        ),
    ),
    (
        "login-password",
        (b"hash-password",),
        _command(rb"caddy", rb"hash-password\s+(?:\S+\s+){0,4}?(?:-p|--plaintext)[ =]"),
    ),
    (
        "login-password",
        (b"reset-admin-password",),
        _command(rb"grafana(?:-cli)?", rb"reset-admin-password\s+(?:--\S+\s+)*"),
    ),
    (
        "store-secret",
        (b"configure",),
        _command(rb"aws", rb"configure\s+set\s+\S{0,80}(?:secret_access_key|session_token)\s+"),
    ),
    (
        "store-secret",
        (b"rclone",),
        _command(
            rb"rclone",
            rb"config\s+(?:create|update|password)\s+(?:[^\n|;&]{0,200}?\s)??(?:[a-z_]*secret[a-z_]*|pass(?:word)?2?|token)[ =]",
        ),
    ),
    (_OF_SECRET, (b"--from-literal",), re.compile(rb"(?<=\s)[\"']?--from-literal[ =][\"']?[\w.-]{1,100}=" + _VALUE)),
    ("totp-secret", (b"oathtool",), _command(rb"oathtool", rb"(?:-b|--base32|--totp(?:=\w+)?)\s+(?=[A-Z2-7]{16})")),
    ("login-token", (b"doctl",), _command(rb"doctl", rb"(?:-t|--access-token)[ =]")),
    ("influx-token", (b"influx",), _command(rb"influx", rb"(?:-t|--token)[ =]")),
    ("cookie", (b"curl",), _command(rb"curl", rb"(?:-b|--cookie)[ =]\s*[^=\s\"';]{1,80}=(?=\S{6})")),
    (
        "header-value",
        (b"curl", b"wget"),
        _command(
            rb"curl|wget",
            rb"(?:-H|--header)[ =]?\s*[\"']?[Xx]-(?!Idempotency|Cache|Partition|Request|Trace)[A-Za-z-]{0,40}[Kk]ey:[ \x01]*",
        ),
    ),
    ("mongo-password", (b"mongo",), _command(rb"mongo[a-z]*", rb"-p\s+")),
    ("ldap-password", (b"ldappasswd",), _command(rb"ldappasswd", rb"-[as]\s+")),
    ("ldap-password", (b"ldap",), _command(rb"ldap[a-z]+", rb"-w\s*")),
    ("snmp-password", (b"snmp",), _command(rb"snmp[a-z]+", rb"-A\s+")),
    ("snmp-password", (b"snmp",), _command(rb"snmp[a-z]+", rb"-X\s+")),
    ("snmp-community", (b"snmp",), _command(rb"snmp[a-z]+", rb"-c\s+(?=\S{0,100}\d)")),
    ("store-secret", (b"obscure",), _command(rb"rclone", rb"obscure\s+")),
    (
        "store-secret",
        (b"vault",),
        _command(rb"vault", rb"(?:login|operator\s+unseal)\s+(?:-\S+\s+){0,4}(?=[^\s=-]{6,400}(?:\s|$))"),
    ),
    ("sql-password", (b"sqlcmd", b"bcp"), _command(rb"sqlcmd|bcp", rb"-P\s*")),
    (
        "htpasswd",
        (b"htpasswd",),
        _command(rb"htpasswd", rb"-[a-zA-Z]*n[a-zA-Z]*b[a-zA-Z]*\s+\S+\s+|-[a-zA-Z]*b[a-zA-Z]*n[a-zA-Z]*\s+\S+\s+"),
    ),
    ("openssl-key", (b"openssl",), _command(rb"openssl", rb"-(?:[kK]|hmac)\s+")),
    (
        "store-secret",
        (b"--secret",),
        re.compile(rb"\bconfig\s+set\s+(?:--\S+\s+)*?--secret\s+(?:--\S+\s+)*[A-Za-z_][\w:.-]*\s+" + _VALUE),
    ),
    (
        "store-secret",
        (b"--secret",),
        re.compile(rb"\bconfig\s+set\s+[A-Za-z_][\w:.-]*\s+" + _VALUE + rb"\s+--secret\b"),
    ),
    (
        "piped-password",
        (b"echo", b"printf"),
        re.compile(
            rb"\b(?:echo|printf)\s+(?:-[neE]+\s+)?(?:[\"']?%s(?:\\n)?[\"']?\s+)?\\{0,3}"
            + _VALUE
            + rb"\s*\|[^\n]{0,200}?(?:--password-stdin|sudo\s+-S|--passphrase-fd|secret\s+create|"
            rb"create\s+secret|secrets?\s+(?:versions\s+add|set)|"
            rb"\bpasswd(?:\s|$)|pass\s+insert|cryptsetup\s|"
            rb"zfs\s+(?:load-key|create|mount)|login\s+--with-token|vault\s+login\s+-|kinit\b|"
            rb"htpasswd\s+-[a-zA-Z]*i|-pass(?:in|out)?\s+stdin|ssh-add\b|bw\s+unlock|--pass(?:word|phrase)?-file[ =]-)"
        ),
    ),
    (
        "piped-password",
        (b"<<<",),
        re.compile(
            rb"(?:--password-stdin|--passphrase-fd|\bpasswd\b|sudo\s+-S|\bsecrets?\s+create)[^\n]{0,200}?<<<\s*"
            + _VALUE
        ),
    ),
    (
        "login-password",
        (b" -p",),
        re.compile(
            rb"\s(?:-[uU]|--user(?:name)?)[ =]\S+\s+-[pP]\s+(?=[^\s]{0,200}[A-Za-z])(?![\d.:a-z/]*:\d)" + _VALUE
        ),
    ),
    (
        "store-secret",
        (b"secret", b"ssm "),
        re.compile(
            rb"\b(?:secrets?|secretsmanager|ssm)\s+[^\n|]{0,300}?(?:--value|--body|-b|--secret-string)[ =]" + _VALUE
        ),
    ),
    ("http-auth", (b" -a ",), re.compile(rb"\bhttps?\s[^\n|]{0,200}?-a\s+[^\s:]+:" + _VALUE)),
    (
        "smb-password",
        (b"smb", b"rpcclient"),
        re.compile(
            rb"\b(?:smb[a-z]+|rpcclient)\s"
            + _MIDDLE
            + rb"??-U\s*(?:'[^%'\r\n]+%(?P<s>[^'\r\n]+)'|\"[^%\"\r\n]+%(?P<d>[^\"\r\n]+)\"|[^\s%\"']+%(?P<b>[^\s\"'|;&<>]+))"
        ),
    ),
    ("ftp-password", (b"lftp",), re.compile(rb"\blftp\s" + _MIDDLE + rb"?-u\s*[^\s,\"']+," + _VALUE)),
    (
        "queue-password",
        (b"rabbitmqctl",),
        _command(rb"rabbitmqctl", rb"(?:add_user|change_password|authenticate_user)\s+\S+\s+"),
    ),
    ("store-secret", (b"alias",), _command(rb"mc|mcli", rb"alias\s+(?:set|import)\s+\S+\s+\S+\s+\S+\s+")),
    (
        "store-secret",
        (b"config", b"admin"),
        _command(
            rb"mc|mcli",
            rb"(?:config\s+host\s+add\s+\S+\s+\S+\s+\S+|admin\s+user\s+(?:svcacct\s+)?add\s+\S+\s+\S+)\s+(?!-)",
        ),
    ),
    (
        "login-password",
        (b"--user",),
        re.compile(
            rb"\s--user(?:name)?[ =][\"']?[A-Za-z_][\w.-]{0,60}:(?=\S{0,200}[A-Za-z])(?=\S{0,200}(?:\d|[a-z][A-Z]))"
            + _VALUE
        ),
    ),
    (
        "registry-password",
        (b"composer",),
        _command(rb"composer", rb"config\s+(?:--\S+\s+)*http-basic\.\S+\s+\S+\s+"),
    ),
    (
        "registry-password",
        (b"poetry",),
        _command(rb"poetry", rb"config\s+(?:--\S+\s+)*(?:http-basic\.\S+\s+\S+|pypi-token\.\S+)\s+"),
    ),
    (
        "registry-token",
        (b"_auth", b"_password"),
        re.compile(rb"\bconfig\s+set\s+[\"']?\S*_(?:auth|authToken|password)[\"']?[ =]" + _VALUE),
    ),
    (
        "piped-password",
        (b"chpasswd",),
        re.compile(rb"\b(?:echo|printf)\s+(?:-n\s+)?[\"']?[\w.-]+:" + _VALUE + rb"\s*\|\s*(?:sudo\s+)?chpasswd"),
    ),
    (
        "htpasswd",
        (b"htpasswd", b"mosquitto_passwd"),
        _command(rb"htpasswd|mosquitto_passwd", rb"-[a-zA-Z]*b[a-zA-Z]*\s+(?:-[Cr]\s+\d+\s+|-\S+\s+)*\S+\s+\S+\s+"),
    ),
    (
        "hashed-password",
        (b"openssl", b"mkpasswd"),
        re.compile(
            rb"\b(?:openssl\s+passwd|mkpasswd)\s+(?:-(?:[156]|apr1|crypt|aixmd5|noverify|quiet|table|reverse)\s+|"
            rb"(?:-salt|-[mSR]|--(?:method|salt|rounds))[ =]\S+\s+)*(?!-)" + _VALUE.replace(b"|;&<>]", b"|;&<>()`]")
        ),
    ),
    ("openssl-pass", (b"openssl", b"pass:"), re.compile(rb"(?<![A-Za-z])pass:" + _VALUE)),
)
"""Kind, literals that its lines hold, pattern."""

EXACT_WORDS = frozenset(
    (
        b"7z",
        b"7za",
        b"7zz",
        b"7zr",
        b"zip",
        b"unzip",
        b"bcp",
        b"mc",
        b"mcli",
        b"-p",
        b"-P",
        b"-a",
        b"-u",
        b"--user",
        b"--userspec",
        b"--login",
        b"-w",
        b"-k",
        b"-hmac",
        b"-ap",
        b"pw",
        b"PW",
        b"--pw",
    )
)
EXACT_WORDS |= operands.EXACT_WORDS
_ALL_LITERALS = tuple({literal for _, literals, _ in COMMANDS for literal in literals})
LITERALS = operands.LITERALS | (
    frozenset(literal for _, literals, _ in COMMANDS for literal in literals)
    - EXACT_WORDS
    - {
        b"pass:",
        b"<<<",
        b" -p",
        b" -a ",
        b"ssm ",
        b"secret",
        b"alias",
        b"config",
        b"admin",
        b"_auth",
        b"_password",
        b"--user",
    }
)


_LIST = re.compile(rb"\[[^\[\]\r\n]{1,4000},[^\[\]\r\n]{1,4000}\]")
_AUDITED = re.compile(rb"\ba\d{1,3}=\"(?P<word>[^\"\s]*)\"")
"""An argument as the kernel's audit tells it: `a2="-psecret"`."""
_BETWEEN = re.compile(rb"\A\[[\"']?|[\"']?, ?[\"']?|[\"']?\]\Z")
"""What parts the arguments of a command that a program printed as a list: `[mysql, -u, app, -psecret]`."""
MAX_COMMAND = 2000
_PROCESS = re.compile(rb"\S{1,32} +\d{1,10} +\d{1,3}\.\d +\d{1,3}\.\d +\d")
"""A row of `ps aux`: no shell reads it, so that its signs are of the words."""
_HIDES = re.compile(rb"[\s\"'|;&<>]")


def in_arguments(items: Sequence[str]) -> list[Span | None]:
    """Return, for each argument of one command line, the part that is a secret by its program's habits; offsets in characters."""
    written = [_HIDES.sub(b"\x01", item.encode("utf-8", "surrogatepass")) for item in items]
    line = b" ".join(written)
    spans = list(find(line, line.lower()))
    found: list[Span | None] = []
    offset = 0
    for raw, item in zip(written, items):
        inside = next((span for span in spans if offset <= span.start and span.end <= offset + len(raw)), None)
        if inside is not None and item.isascii():
            found.append(replace(inside, start=inside.start - offset, end=inside.end - offset))
        else:
            found.append(inside and replace(inside, start=0, end=len(item)))
        offset += len(raw) + 1
    return found


def _as_one_line(text: bytes) -> bytes:
    """Return a command line without what parts its arguments in a list, an audit or a process's own; offsets stay."""
    text = text.replace(b"\0", b" ")
    if b'a0="' in text:
        text = _AUDITED.sub(lambda word: b" " * (word.start("word") - word.start()) + word["word"] + b" ", text)
    if b"[" in text and b", " in text:
        text = _LIST.sub(lambda listed: _BETWEEN.sub(lambda sign: b" " * len(sign.group()), listed.group()), text)
    return text


def _is_closed(text: bytes, start: int, value: bytes) -> bool:
    """Say whether a bare value ends in what closes its command, `CMD (mysql -pv)`, and not in a sign of its own."""
    if value[-1:] == b")":
        before = text[max(0, start - MAX_COMMAND) : start]
        return b"(" not in value and before.count(b"(") > before.count(b")")
    return value[-1:] == b"`" and b"`" not in value[:-1] and text.count(b"`", 0, start) % 2 == 1


def _bare(text: bytes, start: int, value: bytes) -> tuple[int, bytes]:
    value = value[:-1] if _is_closed(text, start, value) else value
    return start + len(value), value


def _quoted(text: bytes, start: int, end: int) -> tuple[int, bytes]:
    end, value = quotes.whole(text, start, end)
    if text[start - 2 : start - 1] == b"\\" and value[-1:] == b"\\":
        value = value.rstrip(b"\\")  # the quote around it is escaped on both sides
        end = start + len(value)
    return end, value


def find(text: bytes, lowered: bytes) -> Iterator[Span]:
    """Yield the secret arguments of known commands; `lowered` is the text's lower case."""
    text = _as_one_line(text)
    yield from operands.find(text, lowered)
    if not any(literal in lowered for literal in _ALL_LITERALS):
        return
    for kind, literals, pattern in COMMANDS:
        if any(literal in lowered for literal in literals):
            for match in pattern.finditer(text):
                group = next(name for name in ("s", "d", "b") if match[name] is not None)
                start = match.start(group)
                end, value = (
                    _bare(text, start, match[group]) if group == "b" else _quoted(text, start, match.end(group))
                )
                if group == "b" and end < len(text) and text[end] in b"|&;<>" and _PROCESS.match(text):
                    end += len(text[end:].split(maxsplit=1)[0])
                    value = text[start:end]
                word = to_text(value)
                if kind is _OF_SECRET and (b"secret" not in lowered or b"configmap" in lowered):
                    continue
                if kind == "curl-user" and b":" not in match.group() and not values.is_random(word):
                    continue
                if kind == "curl-user" and b":" in value and text[start - 1 : start] != b":":
                    cut = value.index(b":") + 1 if value[-1:] != b":" else 0  # a key as the user, without a password
                    start, value = start + cut, value[cut:]
                    word = to_text(value)
                if value and not (values.is_reference(word) or values.is_masked(word)):
                    yield Span(start, end, kind, value, exact=group != "b")
