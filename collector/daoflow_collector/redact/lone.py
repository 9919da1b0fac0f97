"""The one odd word of a line that speaks of a secret, in whatever words: `pam: ops/v rejected, bad password`, `neighbor A password v`.

The last pass, for forms that nobody has listed: it looks only at lines in which no other found anything, and takes a word only where it
is the only one that could be the secret.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from daoflow_collector.redact import chance, drawn, encodings, quotes, values, views
from daoflow_collector.redact.names import Verdict, is_fact, judge, label
from daoflow_collector.redact.odd import is_hex, is_odd
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.spoken import ISSUED_ID, is_made_by_a_person
from daoflow_collector.redact.vault import to_text

_HINTS = (
    b"pass",
    b"pw",
    b"secret",
    b"token",
    b"cred",
    b"psk",
    b"auth",
    b"key",
    b"community",
    b"login",
    b"kennwort",
    b"senha",
    b"clave",
    b"mdp",
)
_NAME = re.compile(rb"(?<![A-Za-z0-9_.+/=-])(?<!\$\{)[A-Za-z](?:[A-Za-z0-9_.-]| (?=(?:key|code)s?\b)){1,80}")
_ALSO = re.compile(
    r"pass|pw|rootpw|addauth|auth_basic|basic_auth|network_key|(?:radius|tacacs)[-_]?server|key-string|authentication-key|message-digest-key|"
    r"auth|authentication|log[io]n|shared[_-]key|setup[- ]key|authkey|community",
    re.IGNORECASE,
)
"""Words that mean a secret only where an odd one stands beside them."""
_LINE = re.compile(rb"[^\r\n]{8,600}")
_PIECE = re.compile(rb"\x1b\[[\d;]{0,20}[A-Za-z]|(?P<v>[^\s\"'`()\[\]{}<>|,;=\\\x1b]{8,600}={0,2})(?![\w])")
"""A word; a colour is passed over whole, so that its letter is not the first one of the word behind it."""
MAX_BEFORE = 60
MAX_TOGETHER = 2
_LIST_SIGNS = b" \t>*-\"'`"
MIN_RANDOM = 16
"""Of a value that long a part may read as a secret's word."""
_NO_PATH = re.compile(rb"[^\w./@:~%,!-]")
_FRAME = b".:!?*"
_LEAD = re.compile(rb"[A-Za-z][A-Za-z0-9_.-]{0,40}(?::[A-Za-z][\w.-]{0,40})?")
"""A user, or an algorithm and the name of a key, before the word."""
_IDENTITY = re.compile(
    rb"(?:\bssh-[a-z0-9]+|\becdsa-\S{1,30}|\bchecksum/\S{1,40}|\b(?:sha\d{0,3}|md5|digest|commit|fingerprint|serial|request|trace|span|session|image|container|deployment|"
    rb"hash|checksum|etag|version|revision|rev|build|run|job|task|workflow|user|account|client|tenant|org|project|repo(?:sitory)?|"
    rb"snapshot|volume|network|node|pod|thread|conn(?:ection)?|backup|prefix|ref|cipher|peer|host|server|uuid|guid|accessor|params|name|"
    rb"credentials|destination|at|on|for|by|from|member|public|app|application|resource|channel|hostkey|service|secret_id|prefixed)|"
    rb"repository [0-9a-f]{8,64} key|\bssh key|\brevoking (?:api )?token|"
    rb"(?<![a-z])ids?|[a-z]I[dD]|_id|_hash|Hash|\bW|\bh1|public[_-]key|\bkty=RSA n|\busing)[\"'\])]{0,2}[ \t]?[ \t#=:/<>(\[\"'@-]{1,3}\Z",
    re.IGNORECASE,
)
"""What announces an id or a digest."""
_USER = re.compile(rb"\b[Uu]ser(?:name)?[ \t:=\"']{1,3}\Z")
"""Where a password was typed in place of the name."""
_TOLD = re.compile(
    rb"(?:pass(?:word|phrase|code|wd)?|pw|pwd|secret|token|psk|community|auth|key)\b[\"'\])]{0,2}[ \t]*"
    rb"(?:(?:is|was|to|of|set to|changed to|now|\d|for user \S{1,40})[ \t]+|[:=>-]{1,2}[ \t]*|[ \t])\W{0,2}\Z|"
    rb"\b(?:tried|entered|typed|given|supplied)\W{1,3}\Z",
    re.IGNORECASE,
)
"""A secret's word right before."""
_SAID_BEHIND = re.compile(
    rb"[\"'`]?[ \t]*(?:\(|=|#|//|<?-{1,2}>?|\xe2\x80[\x93\x94]|\xe2\x86[\x90\x92]|,|:|is|was|as|ist|war)[ \t]*"
    rb"(?:[A-Za-z][\w'-]{0,20}[ \t]+){0,4}(?:pass(?:word|phrase|wort|wd)?|pw|pwd|kennwort)\b",
    re.IGNORECASE,
)
"""`v (sudo pw)`, `v is the root password`: what a line's first word is said to be."""
_THOUGHT_OF = re.compile(
    r"(?=\S{0,60}[A-Z])(?=\S{0,60}[a-z])(?=\S{0,60}\d)[A-Za-z][A-Za-z0-9]*(?:[!$%&*+#?^~][A-Za-z0-9]*){1,2}"
)
"""Letters of both cases, a number and a sign that is in no name."""
_IDS = re.compile(rb"[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
"""What a log has of commits, digests and requests beside a password that was wrong: no secret, unless its word stands right before it."""
_OF_A_THING = re.compile(
    rb" revoked\b| (?:for|to|from|of|on) (?:server|host|node|team|project|user|deployment|environment)\b"
)
"""What is said of a key or a token behind its id: `key <id> for server <id>`."""
_CAMEL = re.compile(rb"[a-z]{2,20}(?:[A-Z][a-z]{1,20}){1,6}")
_KEY_NAME = re.compile(
    rb"[a-z][a-z_-]{1,30}(?::(?:[a-z][a-z_-]{1,30}|\d{1,20}|[0-9a-f]{32}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})){2,6}"
)
"""What a store keeps something under: `bull:deploy:<id>:token`."""
_PASSWORD = re.compile(
    r"pass(?!ed|ing|es|ive|port)|kennwort|senha|clave|contrase|mdp|pw$|pwd|psk|secret|cred|community|addauth|radius|tacacs|-key",
    re.IGNORECASE,
)


def find(text: bytes, lowered: bytes, found: Sequence[Span]) -> Iterator[Span]:
    """Yield the words; `lowered` is the text's lower case, `found` what the other passes see, and what an earlier run has seen."""
    if not any(hint in lowered for hint in _HINTS):
        return
    for line in _LINE.finditer(text):
        start, end = line.span()
        if any(span.start < end and start < span.end for span in found):
            continue
        yield from _in_line(text, start, end)


def _in_line(text: bytes, start: int, end: int) -> Iterator[Span]:
    names = [match for match in _NAME.finditer(text, start, end) if _speaks(to_text(match.group()))]
    names = [match for match in names if len(match.group()) < MIN_RANDOM or not _is_value(text, match)]
    if not names:
        return
    words = [word for match in _PIECE.finditer(text, start, end) if match["v"] and (word := _odd(text, match))]
    if len({text[begin:stop] for begin, stop in words}) > 1:  # an id beside it, or an old one and a new one
        words = [(begin, stop) for begin, stop in words if is_thought_of(to_text(text[begin:stop]))]
    if not 1 <= len({text[begin:stop] for begin, stop in words}) <= MAX_TOGETHER:
        return
    for begin, stop in words:
        yield from _only(text, start, begin, stop, names)


def is_thought_of(word: str) -> bool:
    """Say whether a person made the word to be a password, and it can be nothing else."""
    return is_made_by_a_person(word) or _THOUGHT_OF.fullmatch(word) is not None


def _only(text: bytes, start: int, begin: int, stop: int, names: Sequence[re.Match[bytes]]) -> Iterator[Span]:
    """Yield the only odd word of a line, where it can be the secret that the line speaks of."""
    if any(name.start() <= begin < name.end() for name in names):
        return
    name = to_text(min(names, key=lambda match: abs(match.start() - begin)).group())
    before = text[max(start, begin - MAX_BEFORE) : begin]
    if not before.strip(_LIST_SIGNS) and not (
        is_thought_of(to_text(text[begin:stop])) and _SAID_BEHIND.match(text, stop)
    ):
        return  # a line's first word is rather what the line is about
    is_id = _IDS.fullmatch(text, begin, stop) is not None
    is_one = not is_id and _PASSWORD.search(name)
    is_told = _TOLD.search(before) and (is_one or before.rstrip()[-1:] not in (b")", b"]"))
    if is_told or is_one or not (is_id or is_hex(to_text(text[begin:stop]))):
        begin, stop, value = quotes.around(text, start, begin, stop)
        yield Span(begin, stop, label(name), value)


def _is_value(text: bytes, name: re.Match[bytes]) -> bool:
    """Say whether a long word that holds a secret's word is a value all the same, perhaps with the sign behind it."""
    return is_odd(to_text(name.group())) or is_odd(to_text(text[name.start() : name.end() + 1]))


def _speaks(name: str) -> bool:
    return judge(name) is Verdict.SECRET or bool(_ALSO.fullmatch(name))


def _odd(text: bytes, match: re.Match[bytes]) -> tuple[int, int] | None:
    """Return the range of an odd piece, without a user before it."""
    begin, stop = match.span()
    raw = match.group().rstrip(_FRAME)
    signed = match.group().rstrip(b".:")
    if raw != signed and not is_odd(to_text(raw)) and is_odd(to_text(signed)):
        raw = signed  # the sign at its end makes it a password
    stop -= len(match.group()) - len(raw)
    if raw.isalpha() and _CAMEL.fullmatch(raw) and is_fact(to_text(raw)):
        return None
    if (
        values.is_ordinary_shape(to_text(raw))
        or values.is_public(to_text(raw))
        or ISSUED_ID.fullmatch(to_text(raw))
        or _KEY_NAME.fullmatch(raw)
    ):
        return None
    if _IDS.fullmatch(text, begin, stop) and _OF_A_THING.match(text, stop):
        return None
    is_id = bool(_IDENTITY.search(text, max(0, begin - MAX_BEFORE), begin)) and not (
        _USER.search(text, max(0, begin - MAX_BEFORE), begin) and _THOUGHT_OF.fullmatch(to_text(raw))
    )
    for sign in (b":", b"/"):
        head, is_there, tail = raw.rpartition(sign)
        if is_id and sign == b"/":
            break
        is_user = is_there and _LEAD.fullmatch(head) and chance.bits(head) <= chance.LIKELY
        if is_user and not _IDENTITY.search(head + sign):
            begin += len(head) + 1
            raw = tail
            is_id = False
            break
    is_written = any(chance.bits(step) <= chance.LIKELY for step in raw.split(b"/") if step)
    is_path = b"/" in raw[:-1] and is_written and not _NO_PATH.search(raw)
    if is_id or is_path or _is_text(raw):
        return None
    is_told = drawn.is_letters(to_text(raw)) and _TOLD.search(text, max(0, begin - MAX_BEFORE), begin)
    return (begin, stop) if is_odd(to_text(raw)) or is_told else None


def _is_text(raw: bytes) -> bool:
    """Say whether a piece is text in base64, such as a mail server's `Password:`, which has been looked at by itself."""
    decoded = encodings.decode_base64(raw)
    return decoded is not None and views.is_readable(decoded)
