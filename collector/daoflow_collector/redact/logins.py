"""A user and the password side by side: `ops:v` under a name that means both, `login("ops", "v")`, `OPT_PASSWORD, "v"`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from daoflow_collector.redact import slots, values
from daoflow_collector.redact.drawn import is_scrambled
from daoflow_collector.redact.names import Verdict, judge, label
from daoflow_collector.redact.odd import is_odd_text
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.spoken import is_dice, is_made_by_a_person
from daoflow_collector.redact.vault import to_text

_BOTH = (
    rb"(?:user_?pwd|user_?pass(?:word|wd)?|userspec|(?:basic|http|proxy|digest|ntlm)[_-]?auth|proxy[_-]?user|auth(?:[_-]basic)?|"
    rb"creds?|credentials?|login|user)"
)
_OF_CHPASSWD = re.compile(rb"[A-Za-z_][\w.-]{0,63}:(?=.)")
_PAIR = re.compile(
    rb"(?:(?<![A-Za-z0-9])-u|(?<![A-Za-z0-9])(?<!//)(?:[A-Za-z0-9]{1,20}[_.-]){0,4}(?:proxy)?"
    + _BOTH
    + rb")(?:\[\d{0,3}\]|[\"'\]])?(?:[ \t]*(?:=>|:=|[:=,])[ \t]*|[ \t]+)[\[(]?[ \t]*\\{0,3}[\"'`]?"
    rb"(?P<user>[A-Za-z_][\w.@\\+-]{0,63}):(?P<v>[^\s\"'`,;<>(){}|&\\\[\]:/@][^\s\"'`,;<>(){}|&\\]{5,200})",
    re.IGNORECASE,
)
"""`CURLOPT_USERPWD, "ops:v"`, `--user ops:v`, `http_auth = ops:v`."""
_SURE_PAIR = re.compile(rb"[\w.-]*?(?:user_?pwd|user_?pass|userspec|basic_?auth|proxy_?user)", re.IGNORECASE)
"""Names that mean both and nothing else."""
_OWN_USERS = frozenset(b"arn urn http https file env pass sha256 base64 oauth2".split())
"""What stands before a colon without being a user."""
_CALL = re.compile(
    rb"(?<![A-Za-z0-9])(?:[A-Za-z0-9]{1,30}(?:[_.:]|->|::)){0,6}"
    rb"(?P<name>[A-Za-z]{0,20}(?:auth|login|logon|sign_?in|authenticat(?:e|or|ion)|credentials?|plain|bind(?:_s)?|connect(?:ion)?|PDO|"
    rb"account|password|auth_basic))"
    rb"(?:\(\s*(?:\[\s*)?|[\"'],?[ \t]*args[\"']?[ \t]*:[ \t]*\[[ \t]*|[ \t]+(?=[\"'])|[\"']?[ \t]*(?:=>|[:=])[ \t]*[\[({][ \t]*)",
    re.IGNORECASE,
)
_ARGUMENT = re.compile(
    rb"\s*(?:[A-Za-z_][\w.]{0,30}\(\s*)?[A-Za-z]{0,2}(?P<q>[\"'])(?P<v>(?:\\.|(?!(?P=q))[^\\\r\n]){0,400})(?P=q)"
    rb"(?:\.[A-Za-z]+\(\))?\)?\s*(?P<end>,|=>)?"
    rb"|\s*[^\s,()\[\]\"']{1,80}\s*(?P<more>,|=>)"
)
MAX_ARGUMENTS = 6
_CONSTANT = re.compile(
    rb"(?<![\w\"'])(?P<name>[A-Za-z_][A-Za-z0-9_.:]{2,80})[ \t]*,[ \t]*[bLu]?(?P<q>[\"'])"
    rb"(?P<v>(?:\\.|(?!(?P=q))[^\\\r\n]){4,400})(?P=q)[ \t]*(?=[,)])"
)
"""`setopt(handle, OPT_PASSWORD, "v")`."""
_ESCAPED = re.compile(
    rb"://[^\s@]{0,80}?(?:encodeURIComponent|quote(?:_plus)?|urlencode|rawurlencode|QueryEscape|PathEscape|encode)\(\\{0,3}(?P<q>[\"'])"
    rb"(?P<v>(?:(?!(?P=q))[^\\\r\n]){4,400})\\{0,3}(?P=q)"
)
"""`redis://:${encodeURIComponent("v")}@host`."""
_OPTION = re.compile(
    rb"(?<![\w-])-(?:[apPwWkKxX]|hmac|ap|pw|pass|passin|passout|secret|key)[\"']?(?:[ \t]*[,=][ \t]*|[ \t]+|\0)[\"']?"
    rb"(?!(?:\d{1,3}\.){3}\d{1,3}:)(?P<v>[^\s\"'\0,;|&<>()]{10,200})(?=[\s\"'\0,;|&<>)\]]|\Z)"
)
"""An option that takes a password with some program."""
_FILE_TOOL = re.compile(
    rb"(?<![\w-])(?:ls|cp|mv|rsync|[ef]?grep|mkdir|tar|ps|ln|touch|chmod|chown|git|make|du|find)[ \t][^|;&\r\n]*\Z"
)
"""Programs whose options of one letter take no password, but are followed by a name."""
_FLAGGED = re.compile(
    rb"(?<![\w-])--(?P<name>[A-Za-z][\w-]{2,60}),[ \t]*(?P<v>[^\s\"',\[\]-][^\s\"',\[\]]{3,400})(?=[,\]]|\Z)"
)
"""A flag and its value in a list without quotes."""
_SLASHED = re.compile(rb"\[(?:b')?[A-Za-z_][\w.@-]{0,60}'?/(?:b')?(?P<v>[^\s'\"\]/]{6,200})'?\]")
"""`login attempt [ops/v]`."""
_TOLD_PAIR = re.compile(
    rb"(?i:\blog(?:ged)?[ -]?in)\b[^\r\n/]{0,40}?[`'\"]?[A-Za-z_][\w.@-]{0,40}[`'\"]? / [`'\"]?(?P<v>[^\s'\"`/]{8,200})"
)
"""`log in as admin / v`."""
_SLASH_PAIR = re.compile(
    rb"(?<![A-Za-z0-9_])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_AUTH[\"']?[ \t]*[=:][ \t]*[\"']?[A-Za-z_][\w.-]{0,40}/(?P<v>[^\s\"'/<>;,]{8,200})"
)
"""`NEO4J_AUTH=neo4j/v`."""
_USER_BEFORE = re.compile(r"[A-Za-z_][A-Za-z0-9_.@-]{0,60}:(?=[^\s:/])")
_USER_BEFORE_SLASH = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,40}/(?=[^\s/]+\Z)")
_LOGIN_AT_HOST = re.compile(
    rb"[\w.%+-]{1,64}:(?P<v>[^\s@/]{1,400})@(?:[\w-]{1,63}\.){0,8}[\w-]{1,63}:\d{1,5}(?:[/?]\S*)?\Z"
)
_NAMES_OF_BOTH = ("basicauth.users", "auth", "credentials", "creds", "userpwd", "login")
"""What a string is named that may be a user and the password."""
_SETTING = re.compile(r"[A-Za-z_]{1,20}=[^=]")
"""`cn=admin1`: a part of an address, not a password."""
LITERALS = frozenset((b"getconnection", b"_connect", b"--user"))
_SURE = (b"auth", b"plain", b"login")
"""Endings of functions whose only argument is the password."""


def find(text: bytes) -> Iterator[Span]:
    """Yield the passwords that stand beside their users."""
    for match in _PAIR.finditer(text):
        word = to_text(match["v"])
        is_made = values.is_mixed(word) or values.is_random(word)
        is_sure = _SURE_PAIR.match(match.group()) is not None and is_made
        if match["user"].lower() not in _OWN_USERS and (
            is_sure or _is_password(word) or is_dice(word) or is_scrambled(word)
        ):
            yield Span(*match.span("v"), "login-password", match["v"])
    for match in _SLASH_PAIR.finditer(text) if b"_AUTH" in text else ():
        word = to_text(match["v"])
        if values.is_mixed(word) and not values.is_reference(word):
            yield Span(*match.span("v"), "login-password", match["v"], exact=True)
    if b"login" in text.lower() or b"log in" in text or b"logged in" in text:
        for match in (*_SLASHED.finditer(text), *_TOLD_PAIR.finditer(text)):
            if _is_password(to_text(match["v"])) or is_scrambled(to_text(match["v"])):
                yield Span(*match.span("v"), "login-password", match["v"], exact=True)
    if b"-" in text:
        yield from _options(text)
    if b'"' in text or b"'" in text:
        yield from _calls(text)
        yield from _constants(text)


def at_host(name: bytes, raw: bytes) -> tuple[int, bytes] | None:
    """Return where the password begins in a value like `user:v@host:port` under the name of an address, and the password."""
    login = _LOGIN_AT_HOST.match(raw) if name.lower().endswith((b"dsn", b"url", b"uri")) else None
    return (login.start("v"), login["v"]) if login else None


def user_before(text: str, name: str) -> str:
    """Return the user, with the colon, before a password in text under a name that means both; empty where there is none, or a verifier."""
    if values.is_users(text):
        return ""
    beside = _USER_BEFORE.match(text) if name.lower().endswith(_NAMES_OF_BOTH) else None
    if beside is None and name.endswith("_AUTH"):
        beside = _USER_BEFORE_SLASH.match(text)
    return beside.group() if beside and values.is_mixed(text[beside.end() :]) else ""


def listed(text: str, name: str) -> list[str]:
    """Return the logins of a list, `user:hash,user:hash`, under a name that has several; else the text as it is."""
    parts = text.split(",") if name.lower().endswith("basicauth.users") else [text]
    return parts if all(map(_USER_BEFORE.match, parts)) else [text]


def passwords(text: str, name: str) -> Iterator[str]:
    """Yield what stands behind the user of each."""
    for login in listed(text, name):
        user = user_before(login, name)
        if user:
            yield login[len(user) :]


def behind_user(span: Span) -> Span:
    """Return what `chpasswd` is given, `user:v`, without the user."""
    user = _OF_CHPASSWD.match(span.value)
    size = user.end() if user else 0
    return replace(span, start=span.start + size, value=span.value[size:])


_ASSIGNED = re.compile(r"[A-Z][A-Z0-9_]{2,60}=")
"""`declare -x NAME='v'`: the option is none of a login."""


def _options(text: bytes) -> Iterator[Span]:
    """Yield what follows an option that takes a password with some program, and flags of secrets in lists."""
    for match in _OPTION.finditer(text):
        word = to_text(match["v"])
        is_made = is_made_by_a_person(word) or values.is_random(word, minimum=10) or is_odd_text(word)
        user = _USER_BEFORE.match(word)
        if user and values.is_mixed(word[user.end() :]):
            yield Span(
                match.start("v") + len(user.group().encode()),
                match.end("v"),
                "login-password",
                match["v"][user.end() :],
            )
        elif (
            is_made
            and _is_password(word)
            and not _ASSIGNED.match(word)
            and not _FILE_TOOL.search(text, max(0, match.start() - 80), match.start())
        ):
            yield Span(*match.span("v"), "login-password", match["v"])
    for match in _FLAGGED.finditer(text):
        if judge(to_text(match["name"])) is Verdict.SECRET:
            yield from slots.found(match, "v", match["name"], Verdict.SECRET, quoted=False)


def _constants(text: bytes) -> Iterator[Span]:
    """Yield what an option of a library is set to, and what is escaped into a URL."""
    for match in _ESCAPED.finditer(text):
        yield from slots.found(match, "v", b"url-password", Verdict.SECRET, quoted=True)
    for match in _CONSTANT.finditer(text):
        if judge(to_text(match["name"])) is Verdict.SECRET and _is_password(to_text(match["v"])):
            yield from slots.found(match, "v", match["name"].rpartition(b".")[2], Verdict.SECRET, quoted=True)


def _calls(text: bytes) -> Iterator[Span]:
    for call in _CALL.finditer(text):
        position = call.end()
        for index in range(MAX_ARGUMENTS):
            argument = _ARGUMENT.match(text, position)
            if argument is None:
                break
            position = argument.end()
            value = argument["v"]
            is_last = not (argument["end"] or argument["more"])
            is_alone = index == 0 and is_last and call["name"].lower().endswith(_SURE)
            is_id = index > 1 and values.is_uuid(to_text(value))
            if value and (index or is_alone) and not is_id and _is_password(to_text(value)):
                yield Span(*argument.span("v"), label("login-password"), value, exact=True)
            if is_last:
                break


def _is_password(word: str) -> bool:
    """Say whether a word beside a user is a password: made of letters and digits, and no name, address or reference."""
    return (
        values.is_mixed(word)
        and not values.is_name(word)
        and not values.is_reference(word)
        and not values.is_masked(word)
        and not _SETTING.match(word)
    )
