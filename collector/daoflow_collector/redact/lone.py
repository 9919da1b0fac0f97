"""The one odd word of a line that speaks of a secret, in whatever words: `pam: ops/v rejected, bad password`, `neighbor A password v`.

The last pass, for forms that nobody has listed: it looks only at lines in which no other found anything, and takes a word only where it
is the only one that could be the secret.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from daoflow_collector.redact import values
from daoflow_collector.redact.names import Verdict, judge, label
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import to_text

_HINTS = (b"pass", b"pw", b"secret", b"token", b"cred", b"psk", b"auth", b"key", b"community")
_NAME = re.compile(rb"(?<![A-Za-z0-9_.-])[A-Za-z][A-Za-z0-9_.-]{1,80}")
_ALSO = re.compile(
    r"pass|pw|addauth|shared[_-]key|setup-key|authkey|ss?id[_-]?key|community|(?:boot[a-z]*|ro|rw|tsig|radius|tacacs)[-_]?(?:pw|key|community)",
    re.IGNORECASE,
)
"""Names that mean a password only where a word like one stands beside them."""
_LINE = re.compile(rb"[^\r\n]{8,600}")
_PIECE = re.compile(rb"[^\s\"'`()\[\]{}<>|,;=\\]{8,200}={0,2}(?![\w])")
_FRAME = b".:!?*"
_HEX = re.compile(rb"(?:0x)?[0-9a-f]{16,}|[0-9A-F]{16,}|[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
_POINTER = re.compile(rb"0x[0-9a-fA-F]{1,16}|[0-9a-f]{7,15}")
_IDENTITY = re.compile(
    rb"(?:\bchecksum/\S{1,40}|\b(?:sha\d{0,3}|md5|digest|commit|fingerprint|serial|request|trace|span|session|image|container|deployment|hash|checksum|etag|"
    rb"version|revision|rev|build|run|job|task|workflow|user|account|client|tenant|org|project|repo(?:sitory)?|snapshot|volume|network|"
    rb"node|pod|thread|conn(?:ection)?|backup|prefix|ref|cipher|peer|host|server|uuid|guid|accessor|params|name|credentials|destination|at|on|for|by|from|member|"
    rb"public|app|application|resource|channel|hostkey|service|secret_id|prefixed)|(?<![a-z])ids?|[a-z]I[dD]|_id|Id|ID|_hash|Hash)[\"'\])]{0,2}[ \t]?[ \t#=:/<(\[\"'@-]{1,3}\Z",
    re.IGNORECASE,
)
"""What announces an id or a digest."""
_TOLD = re.compile(
    rb"(?:pass(?:word|phrase|code|wd)?|pw|pwd|secret|token|psk|community|auth|key)\b[\"'\])]{0,2}[ \t]*(?:(?:is|was|to|of|set to|changed to|now|\d|for user \S{1,40})[ \t]+|"
    rb"[:=>-]{1,2}[ \t]*|[ \t])\W{0,2}\Z",
    re.IGNORECASE,
)
"""A secret's word right before."""
_PASSWORDS = re.compile(r"pass(?!ed|ing|es|ive|port)|passw|pw$|pwd|psk|secret|community", re.IGNORECASE)
_MADE_OF_WORDS = re.compile(
    r"(?=.{0,80}[A-Z])(?=.{0,80}[a-z])[A-Z][A-Za-z]{2,40}(?:[-_.#]?[A-Z][a-z]{2,20}){0,4}[-_.#]?\d{2,4}[!?.*$%+]?"
    r"|[a-z]{4,12}(?:[.-][a-z]{4,12}){1,4}[.-]\d{3,4}(?:[.-][a-z]{4,12})?"
)
"""`Silver2096!`, `River-Herbst-91`, `four-words-2048-here`."""
_ALGORITHM = re.compile(r"(?:sha|md|aes|rsa|ecdsa|[ehpr]s|utf|utc|ipv|iso|base|ed|http|tls|crc|curve|blake|chacha|des|v)[-_]?\d+", re.IGNORECASE)
_PART = re.compile(r"[A-Z]?[a-z]*|[A-Z]*|\d*[a-z]?|(?:[a-z]{2,}|[A-Z]{2,}|[A-Z][a-z]+)\d{1,2}|[vV]\d+|0x[0-9a-f]{1,16}|(?:[A-Z]?[a-z]+)+")
_JOINTS = re.compile(r"[-_.:/@+~]")
"""What the parts of a name are, of a host, a service, a variable, a code, a number, a time, and what joins them."""


def find(text: bytes, lowered: bytes, found: Sequence[Span]) -> Iterator[Span]:
    """Yield the words; `lowered` is the text's lower case, `found` what the other passes see."""
    if not any(hint in lowered for hint in _HINTS):
        return
    for line in _LINE.finditer(text):
        start, end = line.span()
        if b"redacted:" in line.group() or any(span.start < end and start < span.end for span in found):
            continue
        yield from _in_line(text, start, end)


def _in_line(text: bytes, start: int, end: int) -> Iterator[Span]:
    names = [match for match in _NAME.finditer(text, start, end) if _speaks(to_text(match.group()))]
    if not names:
        return
    candidates = [span for match in _PIECE.finditer(text, start, end) for span in _odd(text, match)]
    if len(candidates) != 1:
        return
    begin, stop = candidates[0]
    if any(name.start() <= begin < name.end() for name in names):
        return
    name = min(names, key=lambda match: abs(match.start() - begin))
    if _is_id(text, start, begin, stop, to_text(name.group())):
        return
    yield Span(begin, stop, label(to_text(name.group()).rstrip("_.-")), text[begin:stop])


def _speaks(name: str) -> bool:
    return judge(name) is Verdict.SECRET or bool(_ALSO.fullmatch(name))


def _odd(text: bytes, match: re.Match[bytes]) -> Iterator[tuple[int, int]]:
    """Yield the range of a piece, without a user before it, where it is no word, name, address, path, number or time."""
    begin, stop = match.span()
    piece = match.group()
    raw = piece.rstrip(_FRAME)
    stop -= len(piece) - len(raw)
    for sign in (b":", b"/"):
        head, found, tail = raw.rpartition(sign)
        if found and re.fullmatch(rb"[A-Za-z][A-Za-z0-9_.-]{0,40}(?::[A-Za-z][\w.-]{0,40})?", head) and not _IDENTITY.search(head + sign):
            begin += len(head) + 1
            raw = tail
            break
    word = to_text(raw)
    if (len(word) < 24 and _ALGORITHM.search(word)) or not values.is_mixed(word) or values.is_reference(word) or values.is_masked(word) or _POINTER.fullmatch(raw):
        return
    if "://" in word or word.startswith(("/", "./", "$", "-", "%", "@")) or "@" in word[1:-1] and "." in word.partition("@")[2]:
        return
    if _HEX.fullmatch(raw):
        yield begin, stop
    elif _MADE_OF_WORDS.fullmatch(word):
        yield begin, stop
    elif not all(_PART.fullmatch(part) for part in _JOINTS.split(word)) and "/" not in word[:-1] and (values.is_random(word, minimum=8) or _is_upper_mix(word)):
        yield begin, stop


def _is_upper_mix(word: str) -> bool:
    """Say whether capitals and digits change often enough in a long word to be made by a machine."""
    return len(word) >= 16 and word.isalnum() and values.transitions(word) * 5 >= len(word)


def _is_id(text: bytes, start: int, begin: int, stop: int, name: str) -> bool:
    """Say whether the odd word is rather what the line is about than the secret."""
    before = text[max(start, begin - 60) : begin]
    if not before.strip() or _IDENTITY.search(before):
        return True
    if _TOLD.search(before):
        return False
    return bool(_HEX.fullmatch(text[begin:stop])) and not _PASSWORDS.search(name)
