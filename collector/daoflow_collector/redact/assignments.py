"""Values under a secret name in plain text: `NAME=value`, `name: value`, `"name": "value"`, `--name value`, at any level of escaping."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from daoflow_collector.redact import references, values, views
from daoflow_collector.redact.names import Verdict, judge, label
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import to_text

LITERALS = frozenset(
    b"pass pwd secret token key auth cred cookie dsn session otp salt mnemonic jwt bearer config-hash config_hash totp _pw pin_ "
    b"sid= psw webhook psk backup_code recovery_code backupcode recoverycode".split()
)
"""Lower-case literals, one of which stands in every secret name."""

_NAME = re.compile(
    rb"(?:" + b"|".join(sorted(LITERALS - {b"sid="}, reverse=True)) + rb"|sid(?==))[A-Za-z0-9_.-]{0,60}",
    re.IGNORECASE,
)
_LEFT = re.compile(rb"[A-Za-z0-9_.-]{0,60}\Z")
_SEPARATOR = re.compile(
    rb"(?P<close>\\*[\"'`]?\]?)(?:(?P<space>[ \t]{0,8})(?P<op>=>|:=|==|=|:)(?P<after>[ \t]{0,8})|(?P<flagspace>[ \t]+(?:a\d{1,3}=(?=\"))?))"
    rb"(?:(?:<<|(?:Some|Just|Optional|Secret|SecretString|String|Text|Ok|Sensitive|Value)\(|\[String: ?|&|rb?|[bu])(?=\\*[\"'`]))?"
    rb"(?P<open>\$?\\*[\"'`])?"
)
_PAIR_NAME = re.compile(rb"\b(?:name|key|id|variable|header|field)[\"'\\]*[ \t]*[=:][ \t]*\\*[\"']?\Z", re.IGNORECASE)
_PAIR_VALUE = re.compile(
    rb"\\*[\"']?[ \t,;]+(?:type=\S+ )?\\*[\"']?(?:value|val|content)(?P<close>\\*[\"']?)[ \t]*(?P<op>[=:])(?P<after>[ \t]*)"
    rb"(?P<open>\\*[\"'])?(?P<flagspace>\Z.)?",
    re.IGNORECASE,
)
_BARE = re.compile(rb"[^\s\"'`<>]+")
_NEXT_PAIR = re.compile(rb"[,;&|](?=\s*[\"']?[A-Za-z_][A-Za-z0-9_.-]*[\"']?\s*[=:])|\\n|\\r|\\t|\\\"|\\x00")
MAX_BARE = 65536
_CALLED = re.compile(rb"[A-Za-z_.]+\(\Z")
_TRAILING = b".,;:)]}\\"
_READ_ELSEWHERE = re.compile(rb"(?:env|file|fd):")
"""What openssl takes for a password's source."""
_COOKIE_HEADERS = (b"cookie", b"set-cookie")
_SCHEME = re.compile(rb"[A-Za-z][A-Za-z0-9-]{2,30}\\? +(?=\S)")
_BRACKETS = ((b"[", b"]"), (b"(", b")"), (b"{", b"}"))
_FLAG = re.compile(rb"(?:^|[\s\"'=\[,])(-{1,2})\Z")
_SETTER = re.compile(rb"(?:\bset\s+(?:-[A-Za-z]+\s+|\$)|\\set\s+|\b(?:setenv|SetEnv|setx|ENV|ARG)\s+)\Z")
"""What sets a variable without any sign between its name and its value: fish, csh, Windows, Apache, nginx, psql, old Dockerfiles."""
_PROSE_NEXT = re.compile(rb"[ \t]+[a-z]+(?:[ \t.,]|\Z)")
_SPOKEN = re.compile(
    rb"\s{1,20}(?P<verb>(?:is|was|to|set to|changed to|generated|now|of|with)(?::|\s+as)?\s{1,8})?(?P<q>[\"'`]?)"
    rb"(?P<v>(?!(?:pass|env|file|fd):|[A-Za-z_]{1,40}=[^=\\s])[^\s\"'`(\[{<>/|=:-][^\s\"'`()|]{7,400})(?P=q)",
    re.IGNORECASE,
)
"""`password is X`, `secret_access_key X`, `token "X" rejected`: only where the value looks made by a machine."""
_CALL = re.compile(
    rb"\b[A-Za-z_.]{2,40}\(\s*(?P<q>['\"])(?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,60})(?P=q)\s*,\s*(?P<o>['\"])(?P<v>(?:(?!(?P=o))[^\\\r\n]){1,1000})(?P=o)\s*\)"
)
"""`define('NAME', 'value')`, `env('NAME', 'default')`."""
_NAMED_PATH = re.compile(r"[A-Za-z][\w.-]{0,40}:/[\w./-]+")
"""`db:/etc/credentials/db`: where a secret is read from."""
_BYTES = re.compile(
    rb"(?:<Buffer |\[\]byte\{|\[)(?P<v>(?:\d{1,3}(?:, ?| )){7,}\d{1,3}|(?:(?:0x)?[0-9A-Fa-f]{2}(?:, ?| )){7,}(?:0x)?[0-9A-Fa-f]{2})[ .\]}>]"
)
_IS_NAME = re.compile(rb"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
_SPOKEN_NAME = re.compile(
    rb"\b(?:unseal|api|secret|access|private|encryption|signing|master|license|licence|recovery|shared|pre-?shared|auth|admin|root|public) \Z",
    re.IGNORECASE,
)
_NUMBERED = re.compile(rb" \d{1,2}(?=:)")
_DIRECTIVE = re.compile(rb"[ \t]+(?P<q>[\"']?)(?P<v>[^\s\"'=:]{8,400})(?P=q)[ \t;]*(?:\r?\n|\Z)")
"""`password X` alone on its line, as many configuration files have it."""
_LINE_VALUE = re.compile(rb"\S+")
_XML = re.compile(rb"<(?P<name>[A-Za-z_][A-Za-z0-9_:.-]{1,60})(?:\s[^<>]{0,200})?>(?P<v>[^<>\s][^<>]{0,4000})</")


def find(text: bytes) -> Iterator[Span]:
    """Yield a span for each value under a secret name."""
    yield from _elements(text)
    yield from _calls(text)
    inside = references.ranges(text)
    covered = 0
    for match in _NAME.finditer(text):
        if match.start() < covered or any(begin <= match.start() < end for begin, end in inside):
            continue
        left = _LEFT.search(text, max(0, match.start() - 60), match.start())
        start = left.start() if left else match.start()
        tail = match.group().rstrip(b".-")
        name_end = match.start() + len(tail)
        if text[max(0, start - 3) : start] == b"://":
            continue  # a user's name in a URL, like `x-access-token`: the credentials' own pass knows where they end
        name = text[start:name_end].lstrip(b"-.")
        dashes = name_end - start - len(name)
        verdict = judge(name.decode("ascii", "replace"))
        if verdict is Verdict.UNSURE and name.lower() in (b"key", b"keys"):
            told = _SPOKEN_NAME.search(text, max(0, start - 14), start)
            verdict = judge(f"{to_text(told.group().strip())}_key") if told else verdict
            numbered = _NUMBERED.match(text, name_end) if told else None
            name_end = numbered.end() if numbered else name_end
        if verdict is Verdict.SAFE:
            continue
        pair = _PAIR_VALUE.match(text, name_end) if _PAIR_NAME.search(text, max(0, start - 24), start) else None
        separator = pair or _SEPARATOR.match(text, name_end)
        if separator is None:
            continue
        if separator["flagspace"] is not None:
            spoken = _SPOKEN.match(text, name_end) if verdict is Verdict.SECRET else None
            if spoken and _is_spoken_secret(spoken["v"].decode("latin-1"), is_told=bool(spoken["verb"] or spoken["q"])):
                value = spoken["v"].rstrip(b".,;:")
                yield Span(spoken.start("v"), spoken.start("v") + len(value), label(to_text(name)), value)
                continue
            directive = _DIRECTIVE.match(text, name_end) if verdict is Verdict.SECRET and not dashes else None
            if directive and not text[:start].rpartition(b"\n")[2].strip() and values.is_mixed(to_text(directive["v"])):
                yield Span(directive.start("v"), directive.end("v"), label(to_text(name)), directive["v"])
                continue
            is_flag = dashes > 0 and _FLAG.search(text, max(0, start - 2), start + dashes)
            is_set = dashes == 0 and _SETTER.search(text, max(0, start - 16), start)
            if not (is_flag or is_set) or text[separator.end() : separator.end() + 1] == b"-":
                continue
            if b'"' in separator["close"] and not separator["open"]:
                continue  # a flag that is spoken of: `invalid value for "--token" flag`
        span = _value(text, separator, name, verdict)
        if span and not any(span.start < end and begin < span.end for begin, end in inside):
            covered = span.end
            yield span


def _is_spoken_secret(word: str, *, is_told: bool) -> bool:
    """Say whether a sentence's next word is the secret it speaks of: after a verb or in quotes, letters and digits are enough."""
    if values.is_random(word, minimum=8):
        return True
    mixed = len(word) >= 12 and any(c.isdigit() for c in word) and any(c.isalpha() for c in word)
    return is_told and mixed and not values.is_ordinary_shape(word)


def _elements(text: bytes) -> Iterator[Span]:
    """Yield the content of XML elements that bear a secret name."""
    if b"</" in text:
        for match in _XML.finditer(text):
            name = match["name"]
            if (
                _is_secret(name, match["v"], judge(to_text(name)), quoted=True)
                and judge(to_text(name)) is not Verdict.SAFE
            ):
                yield Span(match.start("v"), match.end("v"), label(to_text(name)), match["v"], exact=True)


def _calls(text: bytes) -> Iterator[Span]:
    """Yield the second of two arguments where the first is a secret's name."""
    if b"(" in text:
        for match in _CALL.finditer(text):
            name = match["name"]
            verdict = judge(to_text(name))
            if (
                verdict is not Verdict.SAFE
                and not _IS_NAME.fullmatch(match["v"])
                and _is_secret(name, match["v"], verdict, quoted=True)
            ):
                yield Span(match.start("v"), match.end("v"), label(to_text(name)), match["v"], exact=True)


def _value(text: bytes, separator: re.Match[bytes], name: bytes, verdict: Verdict) -> Span | None:
    begin = separator.end()
    what = label(to_text(name))
    opening = (separator["open"] or b"").lstrip(b"$")
    if opening:
        end = _closing(text, begin, opening)
        scheme = _SCHEME.match(text, begin, end) if name.lower().endswith(b"authorization") else None
        begin = scheme.end() if scheme else begin
        raw = text[begin:end]
        value = unescape(raw, opening)
        return (
            Span(
                begin,
                end,
                what,
                value,
                ("quoted",) if opening in (b"'", b'"') and separator["op"] == b"=" and not separator["close"] else (),
                exact=True,
            )
            if _is_secret(name, value, verdict, quoted=True)
            else None
        )
    is_line = (
        separator["op"] == b"="
        and not separator["after"]
        and _IS_NAME.fullmatch(name)
        and _starts_line(text, separator, name)
    )
    listed = _BYTES.match(text, begin) if verdict is Verdict.SECRET else None
    if listed:
        return Span(listed.start("v"), listed.end("v"), what, views.bytes_of(listed["v"]), exact=True)
    bare = (_LINE_VALUE if is_line else _BARE).match(text, begin, begin + MAX_BARE)
    if bare is None:
        return None
    if name.lower().endswith(b"authorization") and (scheme := _SCHEME.match(text, begin)):
        if text[scheme.end() : scheme.end() + 10] == b"[redacted:":
            return None
        bare = _BARE.match(text, scheme.end(), scheme.end() + MAX_BARE) or bare
        begin = bare.start()
    raw = bare.group()
    cut = _NEXT_PAIR.search(raw)
    raw = raw[: cut.start()] if cut else raw
    raw = _without_brackets(raw)
    lead, raw = _core(name, separator, raw)
    begin += lead
    spaced = bool(separator["after"]) or separator["op"] == b":"
    if (
        (raw[:1] in (b"{", b"[", b"(") and spaced)
        or (separator["op"] is None and _READ_ELSEWHERE.match(raw))
        or _CALLED.match(raw)
    ):
        return None
    if spaced and _is_prose(text, begin + len(raw), raw):
        return None
    if separator["op"] == b":" and not separator["after"] and (b"/" in raw[:2] or (raw.isalpha() and raw.islower())):
        return None  # a path, or a scope such as `secrets:read`
    return Span(begin, begin + len(raw), what, raw) if _is_secret(name, raw, verdict, quoted=False) else None


def _starts_line(text: bytes, separator: re.Match[bytes], name: bytes) -> bool:
    """Say whether the assignment begins its line, as in an env file: then its value ends where the line does, or at a space."""
    start = separator.start() - len(name)
    return start == 0 or text[start - 1 : start] == b"\n" or text[max(0, start - 7) : start] == b"export "


def _core(name: bytes, separator: re.Match[bytes], raw: bytes) -> tuple[int, bytes]:
    """Return how much of a bare value is not the secret yet, and the secret: without a cookie's name, `pass:` or a frame."""
    if separator["op"] == b":" and name.lower() in _COOKIE_HEADERS and b"=" in raw:
        lead = raw.index(b"=") + 1
        return lead, raw[lead:]
    if separator["flagspace"] is not None and raw.startswith(b"pass:"):
        return len(b"pass:"), raw[len(b"pass:") :]
    if (raw[:1], raw[-1:]) in _BRACKETS and raw[:1] not in raw[1:]:
        return 1, raw[1:-1]
    return 0, raw


def _without_brackets(raw: bytes) -> bytes:
    while raw and raw[-1] in _TRAILING:
        closes = {0x29: b"(", 0x5D: b"[", 0x7D: b"{"}.get(raw[-1])
        if closes and closes in raw:
            break
        raw = raw[:-1]
    return raw


def _is_prose(text: bytes, end: int, raw: bytes) -> bool:
    """Say whether `name: words …` reads as a sentence: a letters-only word that more words follow."""
    word = raw.decode("latin-1").strip(".,;:()")
    return word.isalpha() and (word.islower() or word.istitle()) and bool(_PROSE_NEXT.match(text, end))


def _is_secret(name: bytes, value: bytes, verdict: Verdict, *, quoted: bool) -> bool:
    word = to_text(value)
    if not word.strip() or values.is_reference(word) or values.is_masked(word) or values.is_plain(word.strip(".,;:!?")):
        return False
    if word.startswith(("[redacted:", "[unverified-redacted:", "/run/secrets/", "Bearer [redacted", "Basic [redacted")):
        return False
    if _NAMED_PATH.fullmatch(word):
        return False
    if verdict is Verdict.UNSURE:
        return values.is_random(word)
    if word.isdigit() and len(word) <= 6 and name.rstrip(b"_-.").lower().endswith(b"s"):  # a count, also `pass`
        return False
    if "://" in word and re.match(r"[a-z][a-z0-9+.-]*://", word):
        return False
    return not (
        quoted
        and word.count(" ") >= 2
        and all(part.strip(".,:;'()").isalpha() for part in word.split())
        and word[-1:] in ".!?"
    )


def _closing(text: bytes, begin: int, opening: bytes) -> int:
    """Return where the quoted value ends: at the quote escaped as its opening one was, or at the end of the text."""
    slashes, quote = opening[:-1], opening[-1:]
    position = text.find(opening, begin)
    while position >= 0:
        before = 0
        while position - before - 1 >= begin and text[position - before - 1] == 0x5C:
            before += 1
        if slashes:
            if before == 0:
                return position
        elif before % 2 == 0 or quote != b'"':
            return position
        position = text.find(opening, position + 1)
    line_end = text.find(b"\n", begin)
    return line_end if line_end >= 0 else len(text)


def unescape(raw: bytes, opening: bytes) -> bytes:
    """Return the decoded value of a quoted one; where it is not JSON, as it stands."""
    if b"\\" not in raw or opening[-1:] != b'"':
        return raw
    decoded = raw
    for _ in range(1 + (len(opening) - 1).bit_length()):
        try:
            decoded = json.loads(b'"' + decoded + b'"', strict=False).encode("utf-8", "surrogatepass")
        except ValueError:
            return decoded
        if b"\\" not in decoded:
            break
    return decoded
