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


COMMANDS: tuple[tuple[str, tuple[bytes, ...], re.Pattern[bytes]], ...] = (
    (
        "curl-user",
        (b"curl",),
        _command(rb"curl", rb"(?:-[A-Za-z]{0,8}u|--user|--proxy-user|-U)[ =]?\s*(?:[^\s:\"']+:)?(?=[^\s])"),
    ),
    ("login-password", (b"--pw",), re.compile(rb"\s--pw[ =]\s*" + _VALUE)),
    ("key-passphrase", (b"ssh-keygen",), _command(rb"ssh-keygen", rb"-[NP]\s*")),
    ("store-secret", (b"authorize",), _command(rb"b2", rb"authorize(?:[-_]account)?\s+\S+\s+")),
    ("vault-password", (b"encrypt_string",), _command(rb"ansible-vault", rb"encrypt_string\s+(?=[^\s-])")),
    ("login-password", (b"freerdp",), _command(rb"[a-z]{0,3}freerdp\d?", rb"/p:")),
    ("key-passphrase", (b"cryptsetup",), _command(rb"cryptsetup", rb"<\(\s*(?:echo|printf)\s+(?:-n\s+|'%s'\s+)?")),
    ("sshpass", (b"sshpass",), _command(rb"sshpass", rb"-p\s*")),
    (
        "login-password",
        (b"useradd", b"usermod"),
        _command(rb"[a-z-]{0,40}(?:\suser)?user(?:add|mod)|[a-z-]{1,40}\suser(?:add|mod)", rb"-p\s+"),
    ),
    ("redis-password", (b"redis-cli", b"valkey-cli"), _command(rb"(?:redis|valkey)-cli", rb"(?:-a|--pass)\s+")),
    ("login-password", (b"login",), _command(rb"login", rb"(?:-p|--password)[ =]\s*")),
    ("archive-password", (b"7z", b"7za", b"7zz", b"7zr"), _command(rb"7z[arz]?", rb"[\"']?-p")),
    ("archive-password", (b"zip", b"unzip"), _command(rb"(?:un)?zip|zipcloak|unrar|rar", rb"-(?:P\s*|p(?=\S))")),
    ("mysql-password", (b"mysql", b"mariadb"), _command(rb"(?:mysql|mariadb)[a-z-]*", rb"[\"']?-p(?=[^\s-])")),
    ("mongo-password", (b"mongo",), _command(rb"mongo[a-z]*", rb"-p\s+")),
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
            rb"\b(?:echo|printf)\s+(?:-[neE]+\s+)?(?:[\"']?%s(?:\\n)?[\"']?\s+)?"
            + _VALUE
            + rb"\s*\|[^\n]{0,200}?(?:--password-stdin|sudo\s+-S|--passphrase-fd|secret\s+create|secrets?\s+(?:versions\s+add|set)|"
            rb"passwd\s[^\n]{0,40}--stdin|cryptsetup\s|zfs\s+(?:load-key|create|mount)|login\s+--with-token|vault\s+login\s+-|kinit\b|"
            rb"htpasswd\s+-[a-zA-Z]*i|-pass(?:in|out)?\s+stdin|ssh-add\b|bw\s+unlock|--pass(?:word|phrase)?-file[ =]-)"
        ),
    ),
    (
        "piped-password",
        (b"<<<",),
        re.compile(rb"(?:--password-stdin|--passphrase-fd|\bpasswd\b|sudo\s+-S)[^\n]{0,200}?<<<\s*" + _VALUE),
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
            rb"mc|mcli", rb"(?:config\s+host\s+add\s+\S+\s+\S+\s+\S+|admin\s+user\s+(?:svcacct\s+)?add\s+\S+\s+\S+)\s+"
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
        _command(rb"(?:htpasswd|mosquitto_passwd)", rb"-[a-zA-Z]*b[a-zA-Z]*\s+(?:-\S+\s+)*\S+\s+\S+\s+"),
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
_PROCESS = re.compile(rb"\S{1,32} +\d{1,10} +\d{1,3}\.\d +\d{1,3}\.\d +\d")
"""A row of `ps aux`: no shell reads it, so that its signs are of the words."""
_REST_OF_WORD = re.compile(rb"\S*")
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
                start, value = match.start(group), match[group]
                end, value = quotes.whole(text, start, match.end(group)) if group != "b" else (match.end(group), value)
                if group == "b" and end < len(text) and text[end] in b"|&;<>" and _PROCESS.match(text):
                    end = _REST_OF_WORD.match(text, end).end()  # type: ignore[union-attr] # it matches nothing, too
                    value = text[start:end]
                if b"<(" in match.group() and value.endswith(b")"):
                    end, value = end - 1, value[:-1]
                word = to_text(value)
                if kind == "curl-user" and b":" not in match.group() and not values.is_random(word):
                    continue
                if kind == "curl-user" and b":" in value and text[start - 1 : start] != b":":
                    cut = value.index(b":") + 1 if value[-1:] != b":" else 0  # a key as the user, without a password
                    start, value = start + cut, value[cut:]
                    word = to_text(value)
                if value and not (values.is_reference(word) or values.is_masked(word)):
                    yield Span(start, end, kind, value, exact=group != "b")
