"""A secret's name and its value as neighbours in quotes (`"token", "value"`), and complaints that quote a value before they name it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_collector.redact import drawn, quotes, slots, values
from daoflow_collector.redact.names import Verdict, judge, label
from daoflow_collector.redact.odd import is_four_words, is_odd_or_drawn
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import to_text

_NEIGHBOURS = re.compile(
    rb"(?P<slashes>\\{0,8})(?P<q>[\"'])(?P<name>[^\s\"'\\,]{2,120})(?P=slashes)(?P=q)(?:[ \t]*,[ \t]*|[ \t]+)[EN]?"
    rb"(?P=slashes)(?P<o>[\"'])(?P<v>(?:(?!(?P=o))[^\\\r\n]){2,1000})(?:(?P=slashes)(?P=o)|(?=\\))"
)
_FLAG = re.compile(
    rb"(?<![\w-])(?:-{1,2}(?P<name>[A-Za-z][A-Za-z0-9_-]{2,80})|(?P<variable>[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?!\w))"
)
_ASSIGNMENT = re.compile(rb"(?P<name>[A-Za-z_][\w.-]{0,80})=")
_QUOTED = re.compile(rb"(?P<q>[\"'])(?P<v>(?!-)(?:(?!(?P=q))[^\\\r\n]){4,1000})(?P=q)")
_REFUSED = re.compile(
    rb"(?:-{1,2}(?P<flag>[A-Za-z][A-Za-z0-9_-]{2,80})|(?P<name>[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)):? invalid (?:value|choice|argument):? "
    rb"(?P<q>[\"'])(?P<v>(?:(?!(?P=q))[^\\\r\n]){4,1000})(?P=q)",
    re.IGNORECASE,
)
"""`argument --token: invalid value: 'v'`."""
_LABELLED = re.compile(
    rb"(?<!\w)(?P<key>[A-Za-z]\w{1,30})Label=(?P<name>[A-Za-z_][\w.-]{1,80})[ \t|]{1,4}(?P=key)=(?P<v>[^\s|]{4,1000})"
)
"""`cs1Label=name cs1=v`, as CEF names what it has no field for."""
_VALUE_OF = re.compile(
    rb"\b(?:value|setting|argument)\s+\\*(?P<q>[\"'`])(?P<v>(?:(?!(?P=q))[^\\\r\n]){4,1000})\\*(?P=q)\s+(?:for|of|in)\s+(?:[a-z]+\s+){0,3}"
    rb"\\*[\"'`]?-{0,2}(?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,80})",
    re.IGNORECASE,
)
"""`invalid value "v" for environment variable NAME`."""
_OPENED = re.compile(rb"[\[({][ \t]*[A-Za-z]{0,2}(?=(?P<q>\\{0,8}[\"']))")
_OWNER = re.compile(
    rb"(?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,80})[\"'\\]{0,9}[ \t]*(?:=>|[:=])[ \t]*"
    rb"(?:[A-Za-z_][A-Za-z0-9_.]{0,40}[\[({][ \t]*|[\[({][ \t]*){0,3}"
    rb"(?:[A-Za-z_][A-Za-z0-9_.]{0,40})?\Z"
)
"""What stands before a value in a frame: `token: [ `, `'token': frozenset({`, `password=bytearray(b`."""
_FRAMED = re.compile(
    rb"[ \t]*,?[ \t]*[A-Za-z]{0,2}(?P<q>\\{0,8}[\"'])(?P<v>(?:(?!(?P=q))[^\\\r\n]){1,1000})(?:(?P=q)(?![ \t]*(?:=>|[:=]))|(?=\\))"
)
_PAIR = re.compile(
    rb"[\[(][ \t]*b?(?P<q>[\"'])(?P<name>[A-Za-z_][^\s\"'\\,=]{1,119})(?P=q),[ \t]*b?"
    rb"(?P<o>[\"'])(?P<v>(?:(?!(?P=o))[^\\\r\n]){4,1000})(?P=o)[ \t]*[)\]]"
)
"""`('password', 'two words 12')`: a pair and nothing else."""
_NAME = re.compile(rb"[A-Za-z_][\w.-]{1,119}")
_ISSUE = re.compile(
    rb"\bpath[\"']?:[ \t]*\[[ \t]*[\"'](?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,80})[\"'][ \t]*\][^\r\n]{0,200}?"
    rb"\b(?:input|received|value)[\"']?:[ \t]*(?P<q>[\"'])(?P<v>(?:(?!(?P=q))[^\\\r\n]){1,1000})(?P=q)"
)
"""`path: ["NAME"], …, input: "v"`, as validators print what they refuse."""
_DEFAULT = re.compile(
    rb"\((?:default|current|Default)(?:: | is |=| )\\*(?P<q>[\"'`]?)(?P<v>(?:(?!(?P=q))[^\\\r\n()]){4,400})\\*(?P=q)\)"
    rb"|\[default: (?P<w>[^\s\]]{4,400})\]"
)
"""What a program's help says of a flag: `--password string  … (default "v")`."""
_ELSEWHERE = tuple(
    re.compile(pattern)
    for pattern in (
        rb"\((?P<name>[A-Za-z_][\w-]{1,80})[ \t]+\.[ \t]+(?P<q>\")(?P<v>[^\"\\\r\n]{4,400})\"\)",  # Lisp
        rb"\bfetch\([\"'](?P<name>[A-Za-z_]\w{1,80})[\"']\)[ \t]*\{[ \t]*(?P<q>[\"'])(?P<v>[^\"'\\\r\n]{4,400})(?P=q)[ \t]*\}",  # Ruby
        rb"(?<![\w.-])(?P<name>[A-Za-z_][\w.-]{1,80})[\"')\]]{0,3} ?\| ?default\((?P<q>[\"'])(?P<v>[^\"'\\\r\n]{4,400})(?P=q)",  # Jinja
        rb"(?P<q>[\"'])(?P<v>[^\"'\\\r\n]{8,400})(?P=q),?(?: ?'hex'\))?[ \t]+(?:#|//|--)\s*(?P<name>[a-z]{2,30}(?:_[a-z]{2,30}){1,5})\s*\Z",
    )
)
"""A value whose name stands before a point or a pipe, or as the comment behind it."""
MIN_VALUE = 4
_SCHEME = re.compile(rb"[A-Za-z][A-Za-z0-9-]{2,30} +(?=\S+\Z)")
_IDENTIFIER = re.compile(r"[A-Za-z_.:/-]+\d{0,3}")


def find(text: bytes, lowered: bytes) -> Iterator[Span]:
    """Yield the values; `lowered` is the text's lower case."""
    for match in _VALUE_OF.finditer(text):
        yield from _under(match["name"], match)
    if b"default" in lowered:
        yield from _defaults(text)
    for match in _LABELLED.finditer(text) if b"label=" in lowered else ():
        yield from _under(match["name"], match)
    if b'"' in text or b"'" in text:
        yield from _elsewhere(text)
        yield from _neighbours(text)
        yield from _framed(text)
        for match in _ISSUE.finditer(text) if b"path" in lowered else ():
            yield from _under(match["name"], match)
        if b"invalid" in lowered:
            for match in _REFUSED.finditer(text):
                yield from _under(match["flag"] or match["name"], match)
            yield from _complaints(text)


def _under(name: bytes, match: re.Match[bytes]) -> Iterator[Span]:
    """Yield the value of a match where its name is surely a secret's."""
    if judge(to_text(name)) is Verdict.SECRET:
        yield from slots.found(match, "v", name, Verdict.SECRET, quoted=True)


def _elsewhere(text: bytes) -> Iterator[Span]:
    for pattern in _ELSEWHERE:
        for match in pattern.finditer(text):
            if values.is_made(to_text(match["v"])):
                yield from _under(match["name"], match)


def _neighbours(text: bytes) -> Iterator[Span]:
    position = 0
    while match := _NEIGHBOURS.search(text, position):
        position = match.end("name") + 1  # the value may be the name of the next pair
        name = to_text(match["name"])
        if b"=" in match["name"].rstrip(b"="):
            continue  # arguments side by side, each a pair by itself
        end, value = _whole(text, match)
        if len(value) < MIN_VALUE:
            continue
        if name == "--auth" and is_odd_or_drawn(to_text(value)):
            yield _value(match, name, end, value)
        if judge(name) is Verdict.SECRET and _is_value(value, any_text=name.startswith("--")):
            yield _value(match, name, end, value)
            position = end


def _whole(text: bytes, match: re.Match[bytes]) -> tuple[int, bytes]:
    """Return where the value of two neighbours ends, and what it stands for; of one that nothing closes, nothing."""
    if not match["slashes"]:
        end, value = quotes.whole(text, *match.span("v"))
        return (end, value) if text[end : end + 1] == match["o"] else (end, b"")
    return match.end("v"), match["v"] if match.end() > match.end("v") else b""


def _framed(text: bytes) -> Iterator[Span]:
    """Yield the values that stand in brackets or a call under their name, and those of explicit pairs."""
    for opened in _OPENED.finditer(text):
        position = opened.start() + 1
        item = _FRAMED.match(text, position)
        owner = _OWNER.search(text, max(0, opened.start() - 120), opened.start()) if item else None
        if owner is None or judge(to_text(owner["name"])) is not Verdict.SECRET:
            continue
        while item:
            end, value = quotes.whole(text, *item.span("v")) if len(item["q"]) == 1 else (item.end("v"), item["v"])
            if _is_value(value, any_text=False) and not values.is_connection(to_text(value)):
                yield Span(item.start("v"), end, label(to_text(owner["name"])), value, exact=True)
            item = _FRAMED.match(text, max(end + 1, item.end()))
    for pair in _PAIR.finditer(text):
        name, value = pair["name"], pair["v"]
        if is_pair(name, value):
            yield _value(pair, to_text(name), pair.end("v"), value)


def is_pair(name: bytes, value: bytes) -> bool:
    """Say whether the second of two strings, which stand together alone, is the secret that the first names."""
    word = to_text(value)
    return (
        _NAME.fullmatch(name) is not None
        and judge(to_text(name)) is Verdict.SECRET
        and values.is_made(word)
        and slots.is_secret(name, value, Verdict.SECRET, quoted=True)
        and (is_four_words(word) or not _IDENTIFIER.fullmatch(word))
        and not values.is_sentence(word)
    )


def _value(match: re.Match[bytes], name: str, end: int, value: bytes) -> Span:
    """Return the span of a value: of a header's without its scheme, so that it stays comparable."""
    scheme = _SCHEME.match(value) if name.lower().endswith("authorization") else None
    lead = scheme.end() if scheme else 0
    return Span(match.start("v") + lead, end, label(name), value[lead:], exact=True)


def _defaults(text: bytes) -> Iterator[Span]:
    """Yield the default that a line of help gives, where the flag or the variable before it is a secret's."""
    for match in _DEFAULT.finditer(text):
        named = [flag["name"] or flag["variable"] for flag in _FLAG.finditer(text, 0, match.start())]
        secret = next((name for name in named if judge(to_text(name)) is Verdict.SECRET), None)
        group = "v" if match["v"] else "w"
        word = to_text(match[group])
        is_one = " " not in word and any(map(str.isdigit, word))
        if secret and (is_one or values.is_passphrase(word)):
            yield from slots.found(match, group, secret, Verdict.SECRET, quoted=True)


def _complaints(text: bytes) -> Iterator[Span]:
    names = [to_text(match["name"] or match["variable"]) for match in _FLAG.finditer(text)]
    secret = next((name for name in names if judge(name) is Verdict.SECRET), None)
    if secret is None:
        return
    for match in _QUOTED.finditer(text):
        own = _ASSIGNMENT.match(match["v"])
        if own is not None and judge(to_text(own["name"])) is Verdict.SECRET:
            continue  # found by its own name, which stays
        if _is_value(match["v"], any_text=False):
            yield Span(match.start("v"), match.end("v"), label(secret), match["v"], exact=True)


def _is_value(value: bytes, *, any_text: bool) -> bool:
    """Say whether a neighbour is a value and not the next of a list of names."""
    word = to_text(value)
    if values.is_reference(word) or values.is_masked(word) or values.is_plain(word):
        return False
    if any_text:
        return not word.startswith("-")
    return drawn.is_drawn(word) or is_four_words(word) or (values.is_made(word) and not _IDENTIFIER.fullmatch(word))
