"""A secret's name on one line and its value on the next: `name:`/`value:` pairs, `KEY:` with an indented value, argument lists, forms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_collector.redact import answers, drawn, shapes, values
from daoflow_collector.redact.names import Verdict, is_fact, judge, label
from daoflow_collector.redact.odd import is_four_words, is_odd, is_odd_or_drawn
from daoflow_collector.redact.quotes import unescape
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.spoken import ID, is_made_by_a_person
from daoflow_collector.redact.vault import to_text

_PAIR_NAME = re.compile(
    rb"[\"']?\b(?:name|key|variable|property|setting)[\"']?\s*[:=]\s*[\"']?(?P<name>[A-Za-z0-9_.-]{2,80})[\"']?\s*,?\s*\Z",
    re.IGNORECASE,
)
_PAIR_VALUE = re.compile(
    rb"[\"']?\b(?:value|val|displayValue|default)[\"']?\s*[:=]\s*"
    rb"(?:\"(?P<d>(?:[^\"\\]|\\.)*)\"|'(?P<s>[^']*)'|(?P<b>[^\s\"',}\]][^,}\]]*?))(?:;[ ]?[a-z_]{1,20}=[^\s;=]{0,40})*[\s,}\])]*\Z",
    re.IGNORECASE,
)
_BLOCK_NAME = re.compile(rb"\bvariable\s+\"(?P<name>[A-Za-z0-9_.-]{2,80})\"\s*\{\s*\Z")
_FORM_FIELD = re.compile(rb"form-data;\s*name=\"(?P<name>[^\"\r\n]{2,80})\"\s*\Z", re.IGNORECASE)
_FORM_VALUE = re.compile(rb"\A(?P<v>\S.*?)\s*\Z")
_BARE_NAME = re.compile(
    rb"\A(?P<indent>[ \t]*)(?:- )?[\"']?(?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,80})[\"']?\s*(?::\s*(?:[|>][+-]?\d?|\\|Some\()?|=\s*\\)\s*\Z"
)
_MARKUP_NAME = re.compile(
    rb"<(?:name|key|(?:t[dh]|dt)\b[^<>]{0,80})>\s*(?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,80})\s*</(?:name|key|t[dh]|dt)>\s*\Z"
)
_MARKUP_VALUE = re.compile(
    rb"\A\s*<(?:value|string|data)>(?P<v>[^<]+)</|\A\s*<(?:td|dd)\b[^<>]{0,80}>\s*(?P<w>(?=[^<]*\d)[^<\s]{8,400}|"
    rb"[A-Za-z][A-Za-z0-9]{1,14}(?: [A-Za-z0-9]{2,14}){1,7})\s*</"
)
_NESTED = re.compile(
    rb"\A(?P<indent>[ \t]+)(?:- )?[\"']?(?P<key>[A-Za-z_][\w.-]*)[\"']?\s*:\s+(?P<q>[\"']?)(?P<v>[^\s{\[|>&*!].*?)(?P=q)\s*\Z"
)
_NESTED_KEYS = frozenset(b"value current default data secret plain".split())
_DUMPED_NAME = re.compile(rb"\[\"(?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,80})\"(?::[^\]]*)?\]=>\s*\Z")
_DUMPED_VALUE = re.compile(rb"\A\s*string\(\d+\) \"(?P<v>.*)\"\s*\Z")
_SPOKEN_NAME = re.compile(
    rb"\b(?P<name>password|passphrase|passwort|(?:secret|api|access|private|signing|encryption) key|[a-z]+ token|"
    rb"credentials)\b(?:[^:=\r\n]|://){0,120}:\s*\Z",
    re.IGNORECASE,
)
_SPOKEN_VALUE = re.compile(
    rb"\A\s*(?:New value: )?(?P<v>[^\s\"':=]{8,200}={0,2}|(?![A-Z0-9_]+=|[a-z0-9_.-]+=)[A-Za-z0-9*+_=-]{20})\s*\Z"
)
"""The second form: twenty letters, digits and signs, `=` among them, as Elasticsearch draws them; no name and its value."""
_TRIPLE_NAME = re.compile(rb"(?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,80})\s*=\s*(?:\"{3}|'{3})\s*\Z")
_TRIPLE_VALUE = re.compile(rb"\A\s*(?P<v>[^\s\"'][^\"'\r\n]{3,1000}?)(?:\"{3}|'{3})?\s*\Z")
_LISTED_NAME = re.compile(
    rb"\A(?P<lead>[ \t]*(?:\? |\d{1,3}\) )?)(?P<q>[\"']?)(?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,80})(?P=q)(?P<comma>,?)[ \t]*\Z"
)
_LISTED_VALUE = re.compile(
    rb"\A(?P<lead>[ \t]*(?:: {1,3}|\d{1,3}\) )?)(?P<q>[\"']?)"
    rb"(?:[A-Za-z_.-]{1,40}=(?=[^=]))?(?P<v>[^\"'\r\n]{6,1000})(?P=q)(?P<comma>,?)[ \t]*\Z"
)
"""A name and its value as neighbours in a list of which each item has its own line: Redis's answers, Node's raw headers."""
_REFUSED = re.compile(rb"\[type=\w+, input_value=(?P<q>['\"])(?P<v>(?:(?!(?P=q)).){1,1000})(?P=q), input_type=")
"""What pydantic says below a field's name."""
_FLAG_ITEM = re.compile(rb"\A(?P<indent>\s*)(?:- )?[\"']?(?P<name>--[A-Za-z][A-Za-z0-9-]*)[\"']?,?\s*\\?\s*\Z")
_ITEM = re.compile(rb"\A\s*(?:- )?(?P<q>[\"']?)(?P<v>[^\s\"'-][^\"']*?)(?P=q),?\s*\\?\s*\Z")
_INDENTED = re.compile(rb"\A(?P<indent>[ \t]*)(?P<q>[\"']?)(?P<v>\S.*?)(?P=q),?\s*\Z")
_OWN_NAME = re.compile(rb"(?P<name>[A-Za-z_][A-Za-z0-9_.-]{2,80})(?:[=:]|\xef\xb9\x95|\xef\xbc\x9a)(?=[^=\s])")
_PRINTED_NAME = re.compile(
    rb"\b(?P<name>print-(?:access|identity)-token|get-login-password|create-token|password(?=[^|:=\r\n]{1,80}\b(?:re)?set\.))\b"
    rb"(?:[^|:=\r\n]{1,80}\b(?:re)?set\.)?\s*\Z",
    re.IGNORECASE,
)
"""A command that prints a token on the next line, and `Password … reset.`"""
_LOGIN_BLOCK = re.compile(rb"\A\s*<(?P<name>auth-user-pass)>\s*\Z")
"""OpenVPN's: the user on the next line, the password on the one after it."""
_LOGIN_LINE = re.compile(rb"\A\s*(?P<v>[^\s<][^<]*?)\s*\Z")
_USERS_BLOCK = re.compile(rb"\A\s*chpasswd:\s*\Z")
_USERS_LINE = re.compile(rb"\A\s*(?:- )?[\"']?[a-z_][a-z0-9_.-]{0,60}:(?P<v>[^\s\"']+)[\"']?\s*\Z")
"""Users and their passwords, as cloud-init sets them."""
_MAIL_PROMPT = re.compile(rb"\b334 (?P<name>UGFzc3dvcmQ6)\s*\Z")
_MAIL_ANSWER = re.compile(rb"\A[ \t]*(?:[\dTZ:.,+-]{8,40} )?(?:\S{1,3}:? )?(?P<v>[A-Za-z0-9+/]{4,}={0,2})\s*\Z")
"""A mail server's question for the password, and the answer in base64."""
LITERALS = answers.LITERALS | {
    b"private-lines",
    b"privateexponent",
    b"ugfzc3dvcmq6",
    b"duckdns",
    b"borg_key",
    b"ansible_vault",
}
_KEY_NAME = re.compile(
    rb"\A\s*(?P<name>Private-Lines|privateExponent|prime[12]|exponent[12]|coefficient|priv):[ \d]*\Z"
)
"""What stands before the lines of a private key that PuTTY wrote, or `openssl … -text`."""
EXACT_WORDS = frozenset((b"priv", b"prime1", b"prime2", b"exponent1", b"exponent2", b"coefficient"))
_KEY_LINE = re.compile(rb"\A\s*(?P<v>[A-Za-z0-9+/]{4,}={0,2}|(?:[0-9a-f]{2}:)+(?:[0-9a-f]{2})?|[0-9a-f]{2})\s*\Z")
_KEY_FILE = re.compile(rb"\A\s*BORG_KEY [0-9a-f]{64}\s*\Z")
"""What a key that Borg exported begins with."""
_JAAS_BLOCK = re.compile(rb"LoginModule\s+(?:required|requisite|sufficient|optional)\b[^;]*\Z")
_JAAS_LINE = re.compile(rb"\A\s*user_[^\s=]{1,80}\s*=\s*\"(?P<v>[^\"]{1,1000})\"")
"""Users and their passwords, as Kafka's brokers have them in a file of JAAS."""
_MAP_BLOCK = re.compile(
    rb"\A\s*map\s+\"?(?:\$\{?(?:http|arg|cookie)_|\{(?:http\.request\.)?(?:header|query|cookie)s?\.)"
    rb"(?P<name>[\w-]{2,80})\}?\"?\s[^;]*\{\s*\Z"
)
_MAP_LINE = re.compile(
    rb"\A\s*(?P<q>[\"']?)(?:~\*?\^?)?(?:Bearer\\?\s+)?"
    rb"(?P<v>(?=[^\s\"']{0,200}\d)(?=[^\s\"']{0,200}[A-Za-z])[^\s\"'=:]{6,1000}?=*)\$?(?P=q)[ \t]+[^\s;=]{1,40};?\s*\Z",
    re.IGNORECASE,
)
"""Who may come in by which token, as nginx and Caddy map a header."""
_RESP_BLOCK = re.compile(rb"\A[ \t]*AUTH\s*\Z")
_RESP_LINE = re.compile(rb"\A[ \t]*(?P<v>(?=[^\s]{0,400}[0-9#$%^&*!+=@?~])[^\s$*][^\s]{5,400})\s*\Z")
"""Redis's protocol, a line for each word and one before it with its length: `AUTH`, perhaps a user, the password."""
_PASS_BLOCK = re.compile(rb"\A\s*<Pass\b[^<>]{0,80}>\s*\Z")
_PASS_LINE = re.compile(rb"\A\s*(?:Hash|Salt)\s*=\s*(?P<v>\S{8,})\s*\Z")
"""A hash and what it was made with, as ZNC has them."""
_PROVIDER_BLOCK = re.compile(rb"\A\s*(?:provider\s+|system\s+)(?:[\w-]{1,20}@)?duckdns\.org(?::\d)?\s*\{?\s*\Z")
_PROVIDER_LINE = re.compile(rb"\A\s*user(?:name)?\s*[= ]\s*\"?(?P<v>[0-9a-f]{8}-[0-9a-f-]{27})\"?\s*\Z", re.IGNORECASE)
"""Of some providers of dynamic DNS the user is the token, and the password anything."""
_VAULT_BLOCK = re.compile(rb"\$ANSIBLE_VAULT;1\.\d;AES256(?:;[\w.-]{1,60})?\s*\Z")
_VAULT_LINE = re.compile(rb"\A\s*(?P<v>[0-9a-f]{8,80})\s*\Z")
"""What Ansible's vault made of a file: whoever guesses its password reads it."""
_SIGNED_BLOCK = re.compile(rb"\bauth[.:]\w{0,20}:?Signature:\s*\Z|\bSignature:\s*\Z")
_SIGNED_LINE = re.compile(rb"\A\s*(?:[\w.:-]{1,60}:)?(?P<v>[0-9a-f]{64})\s*\Z")
"""A request's signature, as the clients of AWS log it."""
_BLOCKS = (
    ("here", answers.READS_BELOW, "piped-password"),
    *(("here", block, "") for block in answers.FILES_BELOW),
    ("vaulted", _VAULT_BLOCK, "ansible-vault"),
    ("signed", _SIGNED_BLOCK, "signature"),
    ("provider", _PROVIDER_BLOCK, "dns-token"),
    ("pass", _PASS_BLOCK, "password-hash"),
    ("resp", _RESP_BLOCK, "redis-auth"),
    ("mail", _MAIL_PROMPT, "smtp-auth"),
    ("users", _USERS_BLOCK, "password"),
    ("login", _LOGIN_BLOCK, "password"),
    ("key", _KEY_NAME, "private-key"),
    ("key", _KEY_FILE, "private-key"),
    ("jaas", _JAAS_BLOCK, "password"),
    ("map", _MAP_BLOCK, ""),
)
"""Kind, what opens it, and what its secrets are called: like the group `name` where nothing stands here."""
_STAYING = frozenset(("users", "jaas", "map", "pass", "vaulted"))
"""Blocks of which every line may hold one."""
_LONG = _STAYING | {"resp", "provider"}
"""Those whose value may be some lines away."""
_FOR_ONE_LINE = frozenset(
    (
        "flag",
        "signed",
        "vaulted",
        "block",
        "dump",
        "spoken",
        "key",
        "markup",
        "listed",
        "mail",
        "triple",
        "sent",
        "here",
    )
)
"""What a line without a value ends at once."""
_VALUES = {
    "jaas": _JAAS_LINE,
    "vaulted": _VAULT_LINE,
    "signed": _SIGNED_LINE,
    "provider": _PROVIDER_LINE,
    "pass": _PASS_LINE,
    "resp": _RESP_LINE,
    "map": _MAP_LINE,
    "pair": _PAIR_VALUE,
    "field": _FORM_VALUE,
    "flag": _ITEM,
    "dump": _DUMPED_VALUE,
    "key": _KEY_LINE,
    "mail": _MAIL_ANSWER,
    "sent": answers.SENT,
    "login": _LOGIN_LINE,
    "here": _LOGIN_LINE,
    "users": _USERS_LINE,
    "triple": _TRIPLE_VALUE,
    "markup": _MARKUP_VALUE,
}
MAX_TAIL = 300
_AT_END = frozenset(("field", "pair", "dump", "markup", "spoken"))
"""What a line may end in, whatever stands before; the others are lines of their own."""
MAX_WAIT = 2
MIN_LONG_ID = 32
"""What reads as an id, but is as long as a key, below the name of a variable."""
MAX_SHORT_ID = 12
MAX_WAIT_IN_BLOCK = 6


_WORD = frozenset(bytes((byte,)) for byte in b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-")
_NAMES = (
    ("field", {b'"'}, _FORM_FIELD),
    ("pair", _WORD | {b'"', b"'", b","}, _PAIR_NAME),
    ("pair", {b"{"}, _BLOCK_NAME),
    ("flag", _WORD | {b'"', b"'", b",", b"\\"}, _FLAG_ITEM),
    ("block", {b":", b"|", b">", b"+", b"-", b"\\", b"(", *_WORD}, _BARE_NAME),
    ("dump", {b">"}, _DUMPED_NAME),
    ("markup", {b">"}, _MARKUP_NAME),
    ("spoken", {b":"}, _SPOKEN_NAME),
    ("spoken", {b"n", b"d", b"."}, _PRINTED_NAME),
    ("triple", {b'"', b"'"}, _TRIPLE_NAME),
    ("listed", _WORD | {b'"', b"'", b","}, _LISTED_NAME),
)
"""Kind, what a line of it may end in, and its pattern."""


class Continuation:
    """Remembers a secret's name until the line with its value has passed."""

    def __init__(self) -> None:
        self._kind = ""
        self._what = ""
        self._indent = 0
        self._age = 0
        self._dress = b""

    @property
    def open(self) -> bool:
        """Say whether the next line may hold the value of a name seen before."""
        return bool(self._kind)

    def follow(self, line: bytes) -> None:
        """Look for a name in this line whose value is still to come; an older one waits for at most two lines."""
        if not self._start(line) and self._kind:
            self._age += 1
            if self._age > (MAX_WAIT_IN_BLOCK if self._kind in _LONG else MAX_WAIT):
                self._kind = ""

    def _start(self, line: bytes) -> bool:
        for kind, opens, what in _BLOCKS:
            opened = opens.search(line)
            if opened and (what or judge(to_text(opened["name"])) is Verdict.SECRET):
                self._kind, self._what, self._age = kind, what or label(to_text(opened["name"])), 0
                return True
        if len(line) <= MAX_TAIL + MAX_TAIL and self._asks(line):
            return True
        last = line[-MAX_TAIL:].rstrip()[-1:]
        for kind, ends, pattern in _NAMES:
            if last not in ends:
                continue
            if kind in _AT_END:
                match = pattern.search(line, max(0, len(line) - MAX_TAIL))
            else:
                match = pattern.match(line) if len(line) <= MAX_TAIL else None
            name = to_text(match["name"]) if match else ""
            if match and judge(name) is Verdict.SECRET and not _is_no_name(match["name"]):
                self._kind, self._what, self._age = kind, label(name), 0
                self._indent = len(match["indent"]) if "indent" in pattern.groupindex else 0
                self._dress = _dress(match) if kind == "listed" else b""
                return True
        return False

    def _asks(self, line: bytes) -> bool:
        """Take a line that asks for what the next one says."""
        asked = answers.asked(line)
        if not asked and not answers.prompted(line):
            return False
        self._kind, self._what, self._age = ("asked", label(asked), 0) if asked else ("sent", "password", 0)
        return True

    def spans(self, line: bytes) -> Iterator[Span]:
        """Yield the value that this line gives to the remembered name."""
        if not self._kind or not line.strip() or (self._kind == "login" and not self._age):
            return
        if self._kind == "pair" and line.lstrip().startswith(b"- "):
            self._kind = ""  # the next item, whose value stands above its name
            return
        match = self._value(line)
        if match is None:
            if self._kind == "resp" and line.strip() == b"(redacted)":
                self._kind = ""
            is_over = self._kind in _STAYING and line.lstrip()[:1] == b"}"
            if is_over or self._kind in _FOR_ONE_LINE:
                self._kind = ""
            return
        kind = self._kind
        if kind not in ("block", "key", *_STAYING):
            self._kind = ""
        else:
            self._age = 0
        group = next(
            name for name in ("d", "s", "b", "v", "w") if name in match.re.groupindex and match[name] is not None
        )
        value = unescape(match[group], b'"') if group == "d" else match[group]
        word = to_text(value)
        is_elsewhere = (
            values.is_reference(word)
            or values.is_masked(word)
            or values.is_connection(word)
            or values.is_media(word)
            or (
                group == "w"
                and " " in word
                and not (values.is_passphrase(word) or any(map(is_made_by_a_person, word.split(" "))))
            )
            or (kind in _FOR_ONE_LINE | {"asked"} and _names_itself(match[group]))
        )
        if value and not (is_elsewhere or values.is_plain(word)):
            yield Span(match.start(group), match.end(group), self._what, value, exact=True)

    def _value(self, line: bytes) -> re.Match[bytes] | None:
        if self._kind == "listed":
            match = _LISTED_VALUE.match(line)
            return match if match and self._is_listed(match) else _REFUSED.search(line)
        if self._kind in _VALUES:
            return _VALUES[self._kind].search(line)
        if self._kind in ("spoken", "asked"):
            return self._alone(line)
        nested = _NESTED.match(line)
        if nested and len(nested["indent"]) > self._indent and _is_nested_secret(nested):
            return nested
        match = _INDENTED.match(line)
        if (
            match is None
            or len(match["indent"]) <= self._indent
            or re.match(rb"[\"']?[A-Za-z_][\w.-]*[\"']?\s*:(?:\s|\Z)|- |[{#]", match["v"])
        ):
            return None
        return match

    def _alone(self, line: bytes) -> re.Match[bytes] | None:
        """Return the value that is all of a line, as the line before has announced it, or asked for it."""
        match = (_SPOKEN_VALUE if self._kind == "spoken" else answers.ANSWER).match(line)
        if match is None:
            return None
        word = to_text(match["v"])
        if self._kind == "asked":
            is_told = is_odd(word) or values.is_passphrase(word)
            return match if is_told and not values.names_its_parts(word) else None
        is_id = ID.fullmatch(match["v"]) and not _is_password(self._what, match["v"])
        return match if values.is_mixed(word) and not is_id else None

    def _is_listed(self, match: re.Match[bytes]) -> bool:
        """Say whether an item of a list is the value of the one before: in the same dress, and no other name."""
        word = to_text(match["v"])
        if (
            _dress(match) == self._dress
            and self._dress.strip()
            and (is_odd_or_drawn(word) or values.is_passphrase(word))
        ):
            return True
        if match["lead"].strip() == b":" and values.is_made(word):
            return True  # the value of a key that YAML marks as one
        if _dress(match) != self._dress or not re.search(r"[0-9]", word) or values.is_ordinary_shape(word):
            return False
        if self._dress.strip():
            return is_made_by_a_person(word) or not re.fullmatch(r"[A-Za-z_.:/-]+\d{0,3}", word)
        is_id = ID.fullmatch(match["v"]) and not (len(word) >= MIN_LONG_ID and re.search(r"_|pass", self._what))
        return values.is_mixed(word) and not is_id


def _is_no_name(name: bytes) -> bool:
    """Say whether what stands in a name's place is a value by its look, or a name with dots and its value."""
    word = to_text(name)
    return (
        b".." in name
        or shapes.is_word_shape(name)
        or values.is_random(word)
        or is_four_words(word)
        or drawn.is_row(word)
    )


def _names_itself(value: bytes) -> bool:
    """Say whether a line has a name of its own before the value in it, `app_token=v`: it is the next, not the one before's."""
    own = _OWN_NAME.match(value)
    if value.startswith(b"::"):
        return True  # a command to GitHub's runner
    return own is not None and judge(to_text(own["name"])) is Verdict.SECRET


def _is_password(what: str, value: bytes) -> bool:
    """Say whether what reads as an id is the password that the line before announces: short ids are none."""
    return len(value) > MAX_SHORT_ID and "pass" in what.lower()


def _dress(match: re.Match[bytes]) -> bytes:
    """Return what stands around an item of a list, without its number."""
    return (b"#" if b")" in match["lead"] else b"") + match["q"] + match["comma"]


def _is_nested_secret(match: re.Match[bytes]) -> bool:
    """Say whether what stands under a key inside a secret's own block is the secret: its value, or what no fact is named like."""
    key = to_text(match["key"])
    return key.encode() in _NESTED_KEYS or (not is_fact(key) and values.is_mixed(to_text(match["v"])))
