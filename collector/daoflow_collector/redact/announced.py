"""A secret that a line or a heading speaks of, and the value on a line of its own below: `Password reset.`, `### API token`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_collector.redact import answers, slots, sql, values
from daoflow_collector.redact.names import Verdict, judge
from daoflow_collector.redact.odd import is_odd
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.spoken import ID
from daoflow_collector.redact.vault import to_text

_LEAD = re.compile(
    rb"(?P<service>[\w.-]{1,40}[ \t]+\|[ \t])?(?:\[?\d{4}-\d\d-\d\d[T ][\d:.,Z+-]{5,24}\]?[ \t]+)?(?:(?:\[?(?:INFO|DEBUG|NOTE|NOTICE|WARN|"
    rb"WARNING)\]?:?|[A-Za-z][\w./-]{1,40}\[\d+\]:)[ \t]+){0,2}"
)
"""What a log puts before each of its lines."""
_SECRET = re.compile(
    rb"\b(?P<name>pass(?:word|phrase|code)s?|passwort|tokens?|secrets?|credentials?|"
    rb"(?:api|access|secret|recovery|licen[sc]e|encryption|signing|private|unseal|master|root|auth|join|client|shared|admin|backup|"
    rb"deploy|session|service)"
    rb"[ _-]?(?:keys?|codes?))\b|(?P<variable>[A-Za-z][A-Za-z0-9]*(?:[_.-][A-Za-z0-9]+)+|[a-z]+(?:[A-Z][a-z0-9]+)+)",
    re.IGNORECASE,
)
_HANDS_OUT = re.compile(
    b"generat|creat|set|rotat|issu|sav|cop(?:y|ied)|stor|new|initial|temporary|here|use|enter|your|follow|chang|p(?:rint|rompt|rovide|aste)|"
    b"below|note|reveal|show|input|select|returning|valid|fail|type|what"
)
"""Parts of the words of a sentence that hands a secret out, or asks for one."""
_TELLING = re.compile(b"pass|token|secret|cred|key|code|pwd|auth|dsn|cookie")
MAX_HEADING_WORDS = 6
MAX_WORDS = 30
_SKIPPED = re.compile(
    rb"[\s|>*]*(?:[-=_~*+#\xe2\x94\x80\x95\x90]{3,}|`{3}[\w-]{0,20}|\{(?:code|noformat)[^}]{0,30}\}|</?(?:pre|code|tr|br ?/?|p)>|-{4,}|"
    rb"\.{4,}|)\s*\Z"
)
"""Rules, fences and empty lines between the two."""
_HEADING = re.compile(rb" +[a-z_?][a-z0-9_?]{1,60} *\Z")
"""What psql writes above the values of a query's only column."""
_LABELLED = re.compile(
    rb"[\s>*#\"'-]*(?:(?:old|new|current|generated|initial|temporary|previous|your|the|plain|admin)[ \t])?[*`_]{0,2}"
    rb"(?:value|key|result|generated|created|output|old|new|previous|current|input|string|answer|given|actual|received|data|plain|"
    rb"plaintext|raw)"
    rb"[*`_\"']{0,2}(?:[ \t]*(?:[:=]|=>|->)[*`_]{0,2}[ \t]*|[ \t]{2,}|\t)(?P<q>[\"'`]?)(?P<v>[^\s\"'`]{6,400}?|"
    rb"(?<=[\"'`])[^\"'`\r\n]{6,400}(?=[\"'`]))(?P=q)(?:;[a-z_]{1,20}=[^\s;=]{0,40})*[,.;})\]]{0,3}\s*\Z",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    rb"[\s>*-]*(?:[A-Za-z][\w ,.:;()\[\]=-]{3,160}?\b(?:value|input|given|got|received|string|found|address|url|data)\b[^\"'`\r\n]{0,20}?)"
    rb"(?P<q>[\"'`])(?P<v>(?:(?!(?P=q))[^\\\r\n]){6,400})(?P=q)[\])]{0,3}[^\"'`]{0,60}\Z",
    re.IGNORECASE,
)
"""What a validator says of the value below a field's name."""
_ALONE = re.compile(
    rb"(?:[\s|>]*(?:[-=]>|[>$\xe2:=][\x80-\xbf]{0,2}|[-*]|\d\.)[ \t]+|[\s|>]*)(?:<(?:td|dd|p|code|pre|li|b|"
    rb"strong)\b[^<>]{0,60}>\s*){0,3}(?:\x1b\[[\d;]{0,20}m){0,3}(?P<q>[\"'`]?)(?P<v>[^\s\"'`<>|,;\x1b]{8,400})(?P=q)"
    rb"(?:\x1b\[[\d;]{0,20}m){0,3}(?:</[a-z]{1,10}>\s*){0,4}[.,;|]?\s*\Z"
)
_ONCE = re.compile(
    rb"\b(?:copy|save|store|note)\b[^\r\n]{0,80}\b(?:now|once|again|safe(?:ly)?|later)\b|"
    rb"\b(?:shown|displayed|visible) (?:only )?(?:once|again)",
    re.IGNORECASE,
)
_ARMOUR = re.compile(rb"-----(?:BEGIN|END) ")
"""A key's own frame: what is between is `pem`'s, and what comes after the key is not."""
_PROPERTY = re.compile(rb"[a-z][\w-]{0,60}\.[\w.-]{1,120}=|\[{1,2}[A-Za-z][\w.-]{1,120}\]{1,2}\Z")
"""`spring.datasource.hikari.maximum-pool-size=9`, `[runners.cache.s3]`."""
_NEXT_ITEM = re.compile(
    rb"[ \t]*(?:- )?[{ ]{0,2}[\"']?(?:name|key)[\"']?[ \t]*[:=][ \t]*[\"']?[A-Za-z_][\w.-]{0,80}[\"']?,?[ \t]*\Z",
    re.IGNORECASE,
)
"""The name of the next thing, to which the value below belongs."""
_DATA = re.compile(rb"\bdata:[a-z]{4,11}/[\w.+-]{1,40}[;,]")
"""What a page has instead of the address of an image."""
MAX_LEAD = 90
_VERIFIER = re.compile(
    rb"[A-Za-z_][\w.@-]{0,60}:(?:\$|\{[A-Z0-9]{3,8}\}|\*[0-9A-F]{40}\Z|md5[0-9a-f]{32}\Z|pbkdf2|scrypt|argon2|SCRAM-|[A-Za-z0-9+/]{16}:[A-Za-z0-9+/]{22}==:)"
)
MAX_LINE = 240
MAX_WAIT = 3


class Announced:
    """Remembers for a few lines that a secret was spoken of."""

    def __init__(self) -> None:
        self._name = b""
        self._service: bytes | None = None
        self._age = 0
        self._is_handed_out = False
        """The line said that the value is shown now and never again, so that it is no id."""

    @property
    def open(self) -> bool:
        """Say whether the next line may be the value."""
        return bool(self._name)

    def follow(self, line: bytes) -> None:
        """Take one line: one that announces a secret opens, a third one after it closes."""
        name = _announces(line)
        if name:
            self._name, self._age, self._service = name, 0, _parted(line)[0]
            is_password = b"pass" in name.lower() and line.rstrip()[-1:] == b":"
            self._is_handed_out = is_password or _ONCE.search(line) is not None
        elif self._name and _NEXT_ITEM.match(line, _parted(line)[1]):
            self._name = b""
        elif self._name and not (_SKIPPED.match(line, _parted(line)[1]) or _HEADING.match(line)):
            self._age += 1
            if self._age >= MAX_WAIT:
                self._name = b""

    def spans(self, line: bytes) -> Iterator[Span]:
        """Yield the value that this line is, alone or behind a label."""
        if not self._name or len(line) > 2 * MAX_LINE:
            return
        service, start = _parted(line)
        if service != self._service or _DATA.search(line, start, start + MAX_LEAD):
            return
        record = sql.RECORD.match(line, start)
        if record:
            yield from sql.cells(record)
            return
        labelled = _LABELLED.match(line, start) or (_REFUSED.match(line, start) if not self._age else None)
        match = labelled or (_ALONE.match(line, start) if not self._age else None)
        if match and (_PROPERTY.match(match["v"]) or _VERIFIER.match(match["v"])):
            return  # the next of a list of settings; a user and a hash, which its shape tells
        if match and (
            self._is_value(match["v"], is_labelled=labelled is not None)
            or (
                self._is_handed_out and values.is_mixed(to_text(match["v"])) and not _SETTING.match(to_text(match["v"]))
            )
        ):
            yield from slots.found(match, "v", self._name, Verdict.SECRET, quoted=bool(match["q"]))

    @staticmethod
    def _is_value(value: bytes, *, is_labelled: bool) -> bool:
        word = to_text(value)
        if values.is_passphrase(word):
            return True
        return (
            values.is_mixed(word)
            and not ID.fullmatch(value)
            and not values.names_its_parts(word)
            and not _AT_HOST.search(word)
            and not values.is_name(word)
            and (is_labelled or not _SETTING.match(word))
        )


_SETTING = re.compile(
    r"(?:\x1b\[[0-9;]*m|[-+{(\[<@]){0,6}(?:[A-Za-z_.-]{1,80}[=(]|[a-z][a-z0-9]{0,30}[_.-][\w.-]{1,60}=(?=[^=])|data:[a-z]+/|"
    r"-{4,}[A-Za-z]|::[a-z-]{2,30}(?: [^:]{1,80})?::|[\w.-]{2,80}[\ufe55\uff1a]|[A-Z][A-Z0-9_]{1,60}=[^=])|"
    r"[\w.*-]+:(?:\d{2,5}|\*):|.*\)$|arn:|[\w-]+\.{3,}|[a-z][a-z0-9+.-]*://|[\w-]+(?:\.[\w-]+)+:|\.{0,2}/{1,2}[\w.@-]+/"
)


_AT_HOST = re.compile(r":[^\s:@/]+@[\w-]+(?:\.[\w-]+)+(?:[:/]|\Z)")
"""A login with its host, which is judged by itself: `x-access-token:v@github.com/…`."""


def _parted(line: bytes) -> tuple[bytes | None, int]:
    """Return whose line it is where Compose says so (a row of a table begins alike), and where its text begins."""
    lead = _LEAD.match(line)
    return (lead["service"], lead.end()) if lead else (None, 0)


def _announces(line: bytes) -> bytes:
    """Return the name of the secret that a line speaks of as one to come; empty where it does not."""
    if len(line) > MAX_LINE or not _TELLING.search(line.lower()) or _ARMOUR.search(line):
        return b""
    body = line[_parted(line)[1] :].strip()
    lowered = body.lower()
    if not _TELLING.search(lowered):
        return b""
    words = body.count(b" ") + 1
    is_open = body[-1:] in (b":", b">", b"=") or body.endswith((b"...", b"\xe2\x80\xa6"))
    if not (is_open or words <= MAX_HEADING_WORDS or (words <= MAX_WORDS and _HANDS_OUT.search(lowered))):
        return b""
    if answers.answers_with_id(body):
        return b""
    for match in _SECRET.finditer(body):
        name = match["name"] or match["variable"]
        if judge(to_text(name)) is Verdict.SECRET and not is_odd(
            to_text(name)
        ):  # else a value that a secret's word stands in
            return name.replace(b" ", b"_")
    return b""
