"""Values under a secret name in plain text: `NAME=value`, `name: value`, `"name": "value"`, `--name value`, at any level of escaping."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_collector.redact import (
    drawn,
    logins,
    no_value,
    quotes,
    references,
    rest_of_line,
    slots,
    spoken,
    values,
    views,
)
from daoflow_collector.redact.cookies import is_preference
from daoflow_collector.redact.names import VARIABLE, Verdict, judge, label
from daoflow_collector.redact.odd import is_odd, is_odd_or_drawn
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import to_text

LITERALS = frozenset(
    b"pass pwd secret token key auth cred cookie dsn session otp salt mnemonic jwt bearer config-hash config_hash totp _pw pin_ "
    b"sid= psw webhook psk pepper encryption_iv encryptioniv bindpw backup_code recovery_code backupcode recoverycode "
    b"pwhash -pw mdp clave segredo geheim sleutel schluessel chiave segreto jeton chave cle_api cleapi cle-api cle_priv clepriv "
    b"cle_secr clesecr mfa_seed mfaseed totp_seed device_code devicecode exchange_code exchangecode code_verifier codeverifier "
    b"kennwort senha contrasena wachtwoord salasana eab_hmac eab-hmac hmacencoded hmac_encoded dbroot _pat age_identity _encrypted".split()
)
"""Lower-case literals, one of which stands in every secret name."""

_NAME = re.compile(
    rb"(?:" + b"|".join(sorted(LITERALS - {b"sid="}, reverse=True)) + rb"|sid(?==)|"
    rb"(?:(?<=[_-])pin|(?-i:(?<=[a-z])P(?:in|w)))(?=[\"'\\]{0,3} ?[:=])|"
    rb"(?<![A-Za-z0-9])pw(?=[\"'\\]{0,3} ?[:=]|[ \t]+(?:[\"'`]|(?:is|was|(?:re)?set|changed|rotated)\b)))[A-Za-z0-9_.-]{0,60}",
    re.IGNORECASE,
)
_LEFT = re.compile(rb"[A-Za-z0-9_.-]{0,60}\Z")
_SEPARATOR = re.compile(
    rb"(?:\[(?:\d{0,4}|[a-z][a-z ]{2,30}(?=\]:'))\]|</(?:code|b|strong|span|em|i)>(?=[ \t]{0,2}[=:])|"
    rb" \((?:hex|base64|b64|encoded|url-?encoded|raw|plain)\)(?=[ \t]{0,2}[=:]))?"
    rb"(?P<close>\\*(?:\"\"|\*\*|[\"'`])?(?:(?::[A-Za-z_\\]{1,60})?:[a-z]{1,12}(?=\]))?[\]}]?"
    rb"(?:(?<=[\"'`])\)(?= ?(?:->|={1,3}>?|:=|: ?[\"'`])))?)(?:"
    rb"(?P<space>[ \t]{0,60})(?P<op>=>|->|\xe2\x86\x92|<-(?=[ \t]*[\"'])|:=|\+=|(?:\|\||\?\??)=|={1,3}|!={1,2}|=~|::(?=[ \t])|:|"
    rb"\xef(?:\xb9\x95|\xbc\x9a)|\.{3,60})"
    rb"(?:\*\*(?=[ \t]))?(?P<after>[ \t]{0,40}(?:[&!][A-Za-z0-9_!./-]{1,40}[ \t]+)?)|"
    rb"(?P<flagspace>[ \t]+(?:a\d{1,3}=(?=\"))?))"
    rb"(?:(?:<<|<(?:str|string|bytes): ?|~[a-zA-Z]|\([\w.*\[\]]{1,40}\)(?:\(0x[0-9a-f]{1,16}\)\(| )(?:\(len=[^)]{1,20}\) )?|"
    rb"(?:new )?(?:Some|Just|Optional|Secret|SecretString|String|Text|Ok|Sensitive|Value)\(|\[String: ?|&|rb?|[buNE@]|"
    rb"string\(\d{1,6}\) |(?:\([a-z ]{4,16}\*\) ?)?0x[0-9a-f]{3,16} )(?=\\*[\"'`]))?"
    rb"(?P<open>\$?\\*(?:'\"'\"'|'''|''(?=[^'\s,;)\]}&][^']{1,1000}'')|\"\"\"(?!\s*,)|\"\"(?=[^\"\s,;)\]}&][^\"]{1,1000}\"\")|[\"'`]))?"
)
_TYPED = re.compile(rb"[\"']?(?:: *[&A-Za-z][A-Za-z0-9_<>\[\]|?.&' ]{0,40}?| \{ get; [a-z; ]{0,30}\}) *(?== *[\"'`])")
"""What stands between a name and its value where a language asks for a type."""
_PAIR_NAME = re.compile(
    rb"\b(?:name|key|id|variable|header|field)(?:\[text\])?[\"'\\]*[ \t]*[=:][ \t]*\\*[\"']?\Z", re.IGNORECASE
)
_PAIR_VALUE = re.compile(
    rb"\\*[\"']?[ \t,;]+(?:type=\S+ )?\\*[\"']?(?:value|val|content)(?:\[text\])?"
    rb"(?P<close>\\*[\"']?)(?P<space>[ \t]*)(?P<op>[=:])(?P<after>[ \t]*)"
    rb"(?P<open>\\*[\"'])?(?P<flagspace>\Z.)?",
    re.IGNORECASE,
)
_BARE = re.compile(rb"[^\s\"'`<>]+")
_WITH_ANGLES = re.compile(
    rb"[^\s\"'`<>]+(?:[<>](?![>&(/]|[a-z]{1,10}[ />]|[\w.-]+\.(?:log|txt|out|err|env|json)\b)[^\s\"'`<>]+)*"
)
"""`NAME=a<b>c`, where no markup is."""
_NEXT_PAIR = re.compile(
    rb"[,;&|](?=\s*[\"']?[A-Za-z_][A-Za-z0-9_.-]*[\"']?\s*(?:=(?!=?(?:[|)]|\Z))|:))|\\n|\\r|\\t|\\\"|\\x00|\x1b\["
)
_COLOURS = re.compile(rb"(?:\x1b\[[0-9;]*m)+")
MAX_BARE = 65536
MIN_RANDOM = 24
TRIPLE = 3
_ANGLES = re.compile(rb"<(?P<v>(?=[^<>]{0,200}[0-9])[^<>\s/]{6,400})>")
_NEXT_OF_LIST = re.compile(rb"[,;&|][A-Z][A-Z0-9_]{2,60}=|\\[nrt\"]|[\n<>]")
_SHELL_LINE = re.compile(rb"[ \t]-[a-z]{0,3}c[ \t]+[\"']\Z")
_QUOTED_ARGUMENT = re.compile(rb"(?:^|[\s(\[,]|\bEnvironment=)(?P<q>[\"'])\Z")
_SED_LEFT = re.compile(rb"(?:\.\*|\$)(?P<sign>[/|#,@!])\Z")
"""What stands before the new side of a substitution: `s/^NAME=.*/NAME=v/`."""
_COOKIE_HEADERS = (b"cookie", b"set-cookie", b"http_cookie")
_SCHEME = re.compile(rb"[A-Za-z][A-Za-z0-9-]{2,30}\\? +(?=\S)")
_CURLY = tuple((pair[:1].encode(), pair[1:].encode()) for pair in ("\u201c\u201d", "\u2018\u2019", "\u00ab\u00bb"))
_BRACKETS = ((b"[", b"]"), (b"(", b")"), (b"{", b"}"), (b"|", b"|"))
_FLAG = re.compile(rb"(?:^|[\s\"'=\[,])(-{1,2})\Z")
_SETTER = re.compile(
    rb"(?:\bset\s+(?:-[A-Za-z]+\s+|\$)|\bset\(\s*|\\set\s+|\"(?:set|SET)\" \"|"
    rb"[-_]header\s+|(?:cli|\d>) (?:SET|set)\s+(?:[a-z][\w.-]{0,9}:)?|"
    rb"\b(?:setenv|SetEnv|setx|ENV|ARG)\s+)\Z"
)
"""What sets a variable without any sign between its name and its value: fish, CMake, csh, Windows, web servers, psql, Docker, Redis."""
_BYTES = re.compile(
    rb"(?:<Buffer |\[\]byte\{|\[)(?P<v>(?:\d{1,3}(?:, ?| )){7,}\d{1,3}|(?:(?:0x)?[0-9A-Fa-f]{2}(?:, ?| )){7,}(?:0x)?[0-9A-Fa-f]{2})[ .\]}>]"
)
_ARN = re.compile(rb"\barn:[A-Za-z0-9_:/-]*\Z")
_CHANGED = re.compile(
    rb"[\"'`]?[ \t]+(?:(?P<sign>->|=>|\xe2\x86\x92)|to)[ \t]+(?:(?P<q>[\"'`])(?P<w>(?:\\.|(?!(?P=q))[^\\\r\n]){1,1000})(?P=q)|"
    rb"(?P<v>[^\s\"'`,;]{8,1000}))"
)
"""`old → new`."""
_OTHER_PAIR = re.compile(rb"[a-z][a-z_-]{1,30}=[^=]")
_FROM = re.compile(rb"\bfrom [\"'`]?\Z")
_USER = re.compile(rb"[A-Za-z0-9_.@-]{1,60}:(?=[^\s:/])")
_NEXT_LOGIN = re.compile(rb",[A-Za-z0-9_.@-]{1,60}:(?=\$)")
"""The next of a list, whose hash tells by its shape."""
_NO_USERS = frozenset(b"sha1: sha256: sha512: md5: http: https: env: file: arn: urn: id: uuid:".split())
_PAIR_NAMES = (b"auth", b"basicauth.users", b"authident", b"credentials", b"creds", b"userpwd", b"login")
"""Names under which a user stands before the password."""
_AT_HOST = re.compile(rb"@[\w.-]+(?:[:/][^@]*)?\Z")
"""What `x-access-token:v` stands before in the URL of a repository."""
_COOKIES = re.compile(rb"[^=;\s\"']{1,80}=[^;\"']{0,4000}; ?[^=;\s\"']{1,80}=")
_SIGNED = re.compile(rb"AWS4-HMAC-SHA256 Credential=[^\"']{1,200}, ?SignedHeaders=[^\"']{1,400}, ?Signature=")
_SCOPED = re.compile(
    rb"(?:(?:[\w-]*authorization=)?[Cc]redential(?==[^/]{4,40}/\d{8}/)|x-(?:amz|goog)-credential)=(?P<v>(?:(?!%2[fF])[^/])+)"
)
"""What signs a request as AWS does: behind the key's id stand a day, a region and a service."""
_OWNER = re.compile(rb"(?:setcredential(?:encrypted)?=[\w.-]{1,80}|[\w.]{1,80}=static:[\w.@-]{1,60}):(?P<v>[^\s:]{4,})")
"""Whose secret it is, or its name, as systemd and Postfix have it before the value."""
_PASSES = re.compile(rb"(?:\d(?:st|nd|rd|th)|first|second|third|last|final|next|each|every) \Z", re.IGNORECASE)
"""What runs over something, `2nd pass: …`."""
_SLASHED_USER = re.compile(rb"\b(?:user(?:name)?|login)/\Z", re.IGNORECASE)
_PLAIN_END = re.compile(rb"(?:true|false|[a-z]{2,12})\]")
_BOUND = re.compile(rb"(?:\A|[\nn\s])params: [^\r\n]*\Z")
"""Among the values that a query was given, which a comma parts."""
MAX_BOUND = 2000
_LINE_VALUE = re.compile(rb"\S+")


def find(text: bytes) -> Iterator[Span]:
    """Yield a span for each value under a secret name."""
    inside = references.ranges(text)
    covered = 0
    for match in _NAME.finditer(text):
        if match.start() < covered or any(begin <= match.start() < end for begin, end in inside):
            continue
        left = _LEFT.search(text, max(0, match.start() - 60), match.start())
        start = left.start() if left else match.start()
        name_end = match.start() + len(match.group().partition(b"...")[0].rstrip(b".-"))
        if text[max(0, start - 9) : start] == b"checksum/":
            continue  # a chart's note of what a secret was made from
        if text[max(0, start - 2) : start] in (b"{+", b"[-"):
            continue  # `diffs` knows where a changed word ends
        if _is_value(text[start:name_end]):
            continue  # no name, but a value in which a secret's word happens to stand
        if text[max(0, start - 3) : start] == b"://":
            continue  # a user's name in a URL, like `x-access-token`: the credentials' own pass knows where they end
        span = _behind(text, start, name_end)
        if span and not any(span.start < end and begin < span.end for begin, end in inside):
            covered = span.end
            yield span
            yield from _changed(text, span)


def _changed(text: bytes, old: Span) -> Iterator[Span]:
    """Yield what a value was changed to."""
    new = _CHANGED.match(text, old.end)
    if new is None or not (new["sign"] or _FROM.search(text, max(0, old.start - 8), old.start)):
        return
    if new["q"]:
        yield from slots.found(new, "w", old.what.encode(), Verdict.SECRET, quoted=True)
    elif drawn.is_told(to_text(new["v"])) and not _OTHER_PAIR.match(new["v"]):
        yield Span(*new.span("v"), old.what, new["v"])


def _is_value(name: bytes) -> bool:
    """Say whether a word is random and ends in no variable's name, as `process.env.SERVICE_ACCOUNT_TOKEN` does."""
    is_random = len(name) >= MIN_RANDOM and values.is_random(to_text(name), allow_hex=False)
    return is_random and not VARIABLE.fullmatch(name.rpartition(b".")[2])


def _behind(text: bytes, start: int, name_end: int) -> Span | None:
    """Return the value of the name, with its dashes, from `start` to `name_end`; None where there is none."""
    name = text[start:name_end].lstrip(b"-.")
    dashes = name_end - start - len(name)
    verdict = judge(name.decode("ascii", "replace"))
    if name == b"PWD" and text[start - 1 : start] == b";" and text[name_end : name_end + 2] != b"=/":
        verdict = Verdict.SECRET  # of a data source; a shell's begins its line
    if verdict is Verdict.UNSURE and name.lower() in (b"key", b"keys"):
        verdict, name_end = spoken.key_name(text, start, name_end)
    is_of_parser = text[max(0, start - 11) : start].lower() == b"unexpected " and name.lower() == b"token"
    if (
        verdict is Verdict.SAFE
        or is_of_parser
        or (name.lower() == b"pass" and _PASSES.search(text, max(0, start - 8), start))
    ):
        return None
    pair = _PAIR_VALUE.match(text, name_end) if _PAIR_NAME.search(text, max(0, start - 24), start) else None
    typed = None if name.lower().endswith(b"authorization") else _TYPED.match(text, name_end)
    separator = pair or _SEPARATOR.match(text, typed.end() if typed else name_end)
    if separator is None and verdict is Verdict.SECRET and not dashes:
        later = spoken.told_later(text, start, name_end)
        return Span(*later, label(to_text(name)), text[slice(*later)]) if later else None
    if separator is None or (separator["op"] == b":" and _ARN.search(text, max(0, start - 120), start)):
        return None
    if separator["flagspace"] is not None:
        told = spoken.value_after(text, start, name_end) if verdict is Verdict.SECRET and not dashes else None
        word = to_text(text[told[0] : told[1] + 1]) if told else ""
        value = to_text(text[slice(*told)]) if told else ""
        if told and not (values.is_masked(value) or values.is_reference(value) or values.is_connection(word)):
            return Span(*told, label(to_text(name)), text[slice(*told)])
        if not _takes_next(text, start, dashes, separator):
            return None
    return _value(text, separator, name, verdict)


def _takes_next(text: bytes, start: int, dashes: int, separator: re.Match[bytes]) -> bool:
    """Say whether the next word is the value: behind a flag or a setter, and not behind a flag that is only spoken of."""
    if dashes:
        is_asked = bool(_FLAG.search(text, max(0, start - 2), start + dashes))
    else:
        setter = _SETTER.search(text, max(0, start - 24), start)
        is_variable = bool(setter and b"header" in setter.group()) and text[separator.end() : separator.end() + 1] in (
            b"$",
            b"%",
        )
        is_asked = (setter and not is_variable) or spoken.is_put(text, start, separator.end())
    is_quoted_alone = b'"' in separator["close"] and not separator["open"]
    return is_asked and not is_quoted_alone and text[separator.end() : separator.end() + 1] != b"-"


def _value(text: bytes, separator: re.Match[bytes], name: bytes, verdict: Verdict) -> Span | None:
    begin = separator.end()
    what = label(to_text(name))
    opening = (separator["open"] or b"").lstrip(b"$")
    if opening:
        end = quotes.closing(text, begin, opening) if len(opening) != TRIPLE else text.find(opening, begin)
        end = end if end >= 0 else len(text)
        if (
            values.is_users(to_text(text[begin:end]))
            or (name.lower() in _COOKIE_HEADERS and _COOKIES.match(text, begin, end))
            or _closes(text, separator, name, opening)
        ):
            return None  # each of them is judged by itself, or there is none
        scheme = _SCHEME.match(text, begin, end) if name.lower().endswith(b"authorization") else None
        if scheme and _SIGNED.match(text, begin, end):
            return None  # what was signed, and with which key's id, have names of their own
        begin = scheme.end() if scheme else begin
        user = _USER.match(text, begin, end) if name.lower().endswith(_PAIR_NAMES) else None
        if user:
            begin = user.end()
            end = begin + len(_NEXT_LOGIN.split(text[begin:end])[0])
        raw = text[begin:end]
        if slots.has_own_name(raw):
            return None
        value = quotes.unescape(raw, opening)
        if user and user.group() not in _NO_USERS and is_odd(to_text(value)):
            verdict = Verdict.SECRET
        return (
            Span(
                begin,
                end,
                what,
                value,
                ("quoted",) if opening in (b"'", b'"') and separator["op"] == b"=" and not separator["close"] else (),
                exact=True,
            )
            if slots.is_secret(name, value, verdict, quoted=True)
            else None
        )
    listed = _BYTES.match(text, begin) if verdict is Verdict.SECRET else None
    if listed:
        return Span(listed.start("v"), listed.end("v"), what, views.bytes_of(listed["v"]), exact=True)
    return _bare(text, separator, name, verdict)


def _closes(text: bytes, separator: re.Match[bytes], name: bytes, quote: bytes) -> bool:
    """Say whether a quote is the one that stands before the name, of a text that asks for the value: `read -sp "Password: " REPLY`."""
    start, end = separator.start() - len(name), separator.end()
    is_pair = text[max(0, start - len(quote)) : start] == quote and not separator["close"]
    return is_pair and text[end : end + 1] in (b" ", b")", b"")


def _bare(text: bytes, separator: re.Match[bytes], name: bytes, verdict: Verdict) -> Span | None:
    """Return the value that stands without quotes."""
    begin = separator.end()
    is_glued = separator["op"] == b"=" and not separator["after"]
    is_line = is_glued and VARIABLE.fullmatch(name) and _starts_line(text, separator, name)
    coloured = _COLOURS.match(text, begin)
    begin = coloured.end() if coloured else begin
    is_header = separator["op"] == b":" and b"-" in name
    is_of_map = separator["op"] == b":" and not separator["after"] and b"map[" in text
    is_whole = (is_glued or is_header or is_of_map) and b"</" not in text
    pattern = _LINE_VALUE if is_line else _WITH_ANGLES if is_whole else _BARE
    bare = pattern.match(text, begin, begin + MAX_BARE)
    if bare is None:
        framed = _ANGLES.match(text, begin) if verdict is Verdict.SECRET else None
        return Span(*framed.span("v"), label(to_text(name)), framed["v"], exact=True) if framed else None
    if name.lower().endswith(b"authorization") and (scheme := _SCHEME.match(text, begin)):
        bare = _BARE.match(text, scheme.end(), scheme.end() + MAX_BARE) or bare
        if bare.group().endswith(b"=") and text[bare.end() : bare.end() + 1] == b'"':
            return None  # `Digest username="ops", …`: what follows has names of its own
        begin = bare.start()
    quoted = _to_closing_quote(text, begin, name, separator)
    phrase = rest_of_line.phrase(text, begin, name)
    if separator["flagspace"] is not None:
        phrase = phrase or rest_of_line.words_of_flag(text, begin, name)
    header = rest_of_line.header(text, separator.start() - len(name), begin, name) if is_header else None
    is_argument = is_glued or (separator["flagspace"] is not None and text[begin : begin + 1] != b"-")
    escaped = quotes.shell_word(text, begin) if is_argument and not quoted else None
    beyond = None if quoted or escaped else quotes.beyond(text, begin, bare.end())
    raw = quoted or phrase or header or escaped or beyond or bare.group()
    cut = None if quoted or header or escaped else _NEXT_PAIR.search(raw)
    named = separator.start() - len(name)
    if cut and cut.group() == b"&" and text[named - 1 : named] == b";" and b";" in raw:
        cut = _NEXT_PAIR.search(raw, raw.index(b";"))
    raw = raw[: cut.start()] if cut else raw
    raw = _item(text, begin, raw)
    raw = slots.without_brackets(raw)
    at = _AT_HOST.search(raw) if name.lower() == b"x-access-token" else None
    raw = raw[: at.start()] if at else raw
    sed = _SED_LEFT.search(text, max(0, separator.start() - len(name) - 8), separator.start() - len(name))
    raw = raw[: raw.rindex(sed["sign"])] if sed and sed["sign"] in raw else raw
    lead, raw = logins.at_host(name, raw) or _core(name, separator, raw)
    if b"/" in raw and _SLASHED_USER.search(text, max(0, named - 10), named):
        lead, raw = raw.index(b"/") + 1, raw.partition(b"/")[2]
    if _is_preference(name, text[begin : begin + lead], raw) or _is_padding(name, separator):
        return None
    begin += lead
    if no_value.reads_otherwise(text, separator, begin, raw) or not slots.is_secret(name, raw, verdict, quoted=False):
        return None
    if escaped and escaped.startswith(raw):
        return Span(begin, begin + len(raw), label(to_text(name)), quotes.of_shell(raw), exact=True)
    return Span(begin, begin + len(raw), label(to_text(name)), quotes.unescape(raw, b"'") if quoted else raw)


def _item(text: bytes, begin: int, raw: bytes) -> bytes:
    """Return a bare value without what follows it in a list, or the bracket of one."""
    if b"," in raw and _BOUND.search(text, max(0, begin - MAX_BOUND), begin):
        raw = raw.partition(b",")[0]
    bracket = _PLAIN_END.match(raw)
    return raw[: bracket.end() - 1] if bracket else raw


def _to_closing_quote(text: bytes, begin: int, name: bytes, separator: re.Match[bytes]) -> bytes | None:
    """Return the value of an argument in quotes, `"NAME=two words"`, as a shell, a list or a unit file has it; None where it is none."""
    start = separator.start() - len(name)
    quote = _QUOTED_ARGUMENT.search(text, max(0, start - 24), start)
    if _SHELL_LINE.search(text, max(0, start - 24), start):
        return None  # a shell runs the rest with it
    is_header = separator["op"] == b":" and separator["after"] == b" "
    if quote is None or not (is_header or (separator["op"] == b"=" and not separator["after"])):
        return None
    end = quotes.closing(text, begin, quote["q"])
    value = text[begin:end] if end > begin else b""
    if not is_header and b"'\\''" in value:
        return value
    if not is_header and b" " not in value and VARIABLE.fullmatch(name) and not _NEXT_OF_LIST.search(value):
        return value
    is_one = b" " in value and len(value) <= rest_of_line.MAX_PHRASE and not re.search(rb"[=\n]|: ", value)
    is_whole = not is_header and VARIABLE.fullmatch(name) and not values.is_sentence(to_text(value))
    return value if is_one and (is_whole or values.is_passphrase(to_text(value))) else None


def _starts_line(text: bytes, separator: re.Match[bytes], name: bytes) -> bool:
    """Say whether the assignment begins its line, as in an env file: then its value ends where the line does, or at a space."""
    start = separator.start() - len(name)
    return start == 0 or text[start - 1 : start] == b"\n" or text[max(0, start - 7) : start] == b"export "


def _is_padding(name: bytes, separator: re.Match[bytes]) -> bool:
    """Say whether base64 ends in the sign: a hash has a secret's word in it by chance, and a space behind it."""
    is_last = re.match(rb"={1,2}[ \t]", separator.group()) is not None
    return is_last and values.is_random(to_text(name)) and not VARIABLE.fullmatch(name)


def _is_preference(header: bytes, cookie: bytes, value: bytes) -> bool:
    return (
        bool(cookie)
        and header.lower() in _COOKIE_HEADERS
        and is_preference(to_text(cookie.rstrip(b"=")), to_text(value))
    )


def _core(name: bytes, separator: re.Match[bytes], raw: bytes) -> tuple[int, bytes]:
    """Return how much of a bare value is not the secret yet, and the secret: without a cookie's name, `pass:` or a frame."""
    if separator["op"] == b":" and name.lower() in _COOKIE_HEADERS and b"=" in raw:
        lead = raw.index(b"=") + 1
        return lead, raw[lead:]
    if scoped := _SCOPED.match(name.lower() + b"=" + raw) or _OWNER.match(name.lower() + b"=" + raw):
        lead = scoped.start("v") - len(name) - 1
        return lead, scoped["v"]
    is_source = separator["flagspace"] is not None and raw.startswith(b"pass:")
    rest = to_text(raw.partition(b":")[2])
    is_login = is_source or (
        name.lower().endswith(_PAIR_NAMES) and (values.is_mixed(rest) or is_odd_or_drawn(rest) or spoken.is_dice(rest))
    )
    user = _USER.match(raw) if is_login or values.is_users(to_text(raw)) else None
    if user and user.group() not in _NO_USERS:
        return user.end(), _NEXT_LOGIN.split(raw[user.end() :])[0]
    if separator["op"] == b":" and not separator["after"] and raw.startswith(b":"):
        return 1, raw[1:]  # `set-output name=token::v`
    for opening, closing in _CURLY:
        if raw.startswith(opening):
            return len(opening), raw[len(opening) :].partition(closing)[0]
    framed = (raw[:1], raw[-1:]) in _BRACKETS and raw[:1] not in raw[1:-1]
    return (1, raw[1:-1]) if framed else (0, raw)
