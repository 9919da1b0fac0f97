"""What a program tells of a secret's value on one line: `NAME: … got "v"`, `parsing 'v' for NAME`, `NAME changed from v to v`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from daoflow_collector.redact import drawn, slots, spoken, values
from daoflow_collector.redact.names import VARIABLE, Verdict, is_public, judge
from daoflow_collector.redact.odd import is_odd
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.spoken import ID
from daoflow_collector.redact.vault import to_text

_WORD = re.compile(rb"(?<![\w@=\\])(?P<dashes>-{0,2})(?P<name>[A-Za-z_][A-Za-z0-9_.-]{2,80})")
_QUOTED = re.compile(
    rb"(?:(?:\b(?:value|inputs?|got|given|received?|found|rejected|refused|pars(?:e|ing)|convert(?:ing)?|cast(?:ing)?|coerce|"
    rb"strings?|literal|"
    rb"keep(?:ing|s)?|kept|old|new|was|now|to|from|is|data|provided|supplied|entered|typed|instance|default|current|using|as|with|text|"
    rb"actual|expected|near|answer|"
    rb"token|secret|password|passphrase|key|address|url|uri|sequence|str|int|integer|number|bool|boolean|not|than|but|at)\b"
    rb"[\"')\]]{0,2}(?:[ \t]?[:=(]|[ \t]+with base \d+:)?[ \t]{0,2})|(?P<sign>[:(,=]|[ \t]\.)[ \t]{0,2})"
    rb"\\{0,3}(?P<q>[\"'`])(?P<v>(?![ ,;:)\]])(?:(?!(?P=q))[^\\\r\n]){6,400})\\{0,3}(?P=q)(?![ \t]*(?:=|:[ \t]*[\"'\d\[{\\]))"
    rb"|\\{0,3}(?<![\w])(?P<o>[\"'`])(?P<w>(?:(?!(?P=o))[^\\\s\r\n]){6,400})\\{0,3}(?P=o)[ \t]*(?:is (?:not|no|an?|in|too)|does(?:n't|"
    rb" not)|cannot|must|has|fails?|could not|was|into|as)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    rb"\b(?:(?:old|new|previous|current|actual|its|has|a|the|with) values?(?: is| was)?|value(?: is| was| of)?|overwritten (?:with|by|"
    rb"to)|overridden (?:with|by)|"
    rb"expanded to|resolve[sd] to|evaluate[sd] to|set to|defaults? to|change[sd] (?:from|to)|from|to|was|now|is|got|given|received|"
    rb"expected|keeping|kept|using|tried|old|new|entered|as|with|found|defaults?)"
    rb"(?:[ \t]?[:=]|)[ \t]{0,2}(?<=[ \t:=])\(?(?P<v>[^\s\"'`()\[\]{}<>,;]{8,400})(?=[\s,;)\]]|\Z)",
    re.IGNORECASE,
)
_FIRST = re.compile(
    rb"\b(?:value|setting|using|typed?|entered|enter|tried|used?|pasted|put|set|generated|created|read|got|wrong|bad|invalid)"
    rb"(?:[ \t]?:)?[ \t]+"
    rb"(?P<v>[^\s\"'`()\[\]{}<>,;:=]{8,400})[ \t]+(?:for|as|into|of|to|\((?:password|token|secret|[a-z ]{2,20}key))[ \t]*(?:the )?",
    re.IGNORECASE,
)
"""`using value v for NAME`: the value stands before its name."""
_CLOSED = re.compile(
    rb"[*_`~'\")\]}]{0,4}(?:</?[A-Za-z]{1,10}>|\[[\w ]{1,20}\]|[ \t]\([\w @.-]{1,30}\)|[ \t]\[[\w @.-]{1,30}\]|"
    rb"[ \t]for[ \t][\w@.-]{1,60}){0,2}"
    rb"(?:[ \t]?(?:::|:|\.{3,60} ?:?|\?|>|=>|\|\|?|\xe2\x86\x92|\xe2\x80[\xba\xa2\x93\x94]|\xc2[\xb7\xbb]|/|-|=)[*_`~]{0,3}[ \t]+|[|;]"
    rb"(?=\S)|[)\]}*_][ \t]+|(?<=[\])])[ \t]+|[ \t]{1,4}(?=[(`\[<*]))"
    rb"[(`\[<*_\"']{0,3}(?![-+])(?P<v>[^\s\"'`<>()\[\]{}|]{8,400})[)`\]>*_\"']{0,3}[ \t]*(?:\|(?:[^|\r\n]{0,80}\|){0,4})?"
    rb"(?:</[A-Za-z]{1,10}>){0,4}[.,;]?[ \t]*\Z"
)
"""`**Password:** v`, `[Password] v`: a name, what closes it, and a value that ends the line."""
_CELL = re.compile(rb"[^;]{6,}")
"""The first of a row whose cells a semicolon parts: `smtp.password;v;2026-11-02`."""
_KEY = re.compile(
    rb"(?P<name>pass(?:word|phrase|code)s?|(?<![A-Za-z])pwd?|passwort|tokens?|secrets?|credentials?|(?:api|access|secret|recovery|licen[sc]e|encryption|"
    rb"signing|private|unseal|master|auth|client|shared|admin|deploy)"
    rb"[ _-]?keys?|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?=\W|_{1,3}\W)",
    re.IGNORECASE,
)
_NAMES_NO_ID = re.compile(rb"(?:\A|[\s\[])(?:pass(?:word|phrase|code)s?|secrets?|credentials?)\Z", re.IGNORECASE)
"""What nobody says of an id; a key or a token may have one, of hex as well, and `checksum/secret:` is followed by a digest."""
_LONG = re.compile(rb"[^\s\"'`]{8,}")
_PARTS = re.compile(rb"[^\s\"'`=:,;()\[\]{}<>@]{8,}")
_PHRASE = re.compile(rb"[\"'`]([A-Za-z]{2,14}(?: [A-Za-z0-9]{2,14}){2,7})[\"'`]")
_DIGIT = re.compile(rb"[0-9]")
_BETWEEN = re.compile(r"\s*=\s*[\"']")
_LINE_ENDS = re.compile(rb"(?:\\[rn])+\Z")
"""As a program prints the bytes that it sent: they end the header, and are none of its value."""

MIN_RANDOM = 16
MAX_NEAR = 200
MAX_LINE = 8000


def find(text: bytes) -> Iterator[Span]:
    """Yield what is told of a secret, in quotes, behind a telling word, or as all that is left of the line."""
    if len(text) > MAX_LINE:
        return
    if b'"' in text or b"'" in text or b"`" in text:
        for match in _QUOTED.finditer(text):
            group = "v" if match["v"] is not None else "w"
            yield from _told(text, match, group, is_quoted=True)
    for pattern in (_TOLD, _FIRST):
        for match in pattern.finditer(text):
            yield from _told(text, match, "v", is_quoted=False)
    for name in _KEY.finditer(text):
        closed = _CLOSED.match(text, name.end("name"))
        if (
            closed
            and judge(to_text(name["name"])) is Verdict.SECRET
            and _is_left(name["name"], to_text(closed["v"]))
            and (_NAMES_NO_ID.search(text, 0, name.end("name")) or not ID.fullmatch(closed["v"]))
        ):
            cell = _CELL.match(closed["v"]) if closed.group().startswith(b";") else None
            value = cell.group() if cell else _LINE_ENDS.sub(b"", closed["v"])
            for span in slots.found(closed, "v", name["name"], Verdict.SECRET, quoted=False):
                yield replace(span, end=span.start + len(value), value=value)


def _is_left(name: bytes, word: str) -> bool:
    """Say whether the rest of a line is the secret that its name closes on; of a password letters alone may be."""
    is_letters = drawn.is_scrambled(word) or (name[:1].lower() == b"p" and drawn.is_row(word))
    return is_letters or (_is_made(word) and not word.startswith("static:"))


_DICE = re.compile(rb"(?<![a-z-])[a-z]{4,12}(?:-[a-z]{4,12}){3}")
"""What may be words drawn by dice, which hold no number."""


def may_hold_value(text: bytes) -> bool:
    """Say whether a word of the text is neither one of a language nor a name, a number or a time: most lines have none."""
    words = {*_LONG.findall(text), *_PARTS.findall(text)}
    if any(map(_is_phrase, map(to_text, _PHRASE.findall(text)))) or _DICE.search(text):
        return True
    return any((values.is_mixed if _DIGIT.search(word) else _is_odd_letters)(to_text(word)) for word in words)


def _is_odd_letters(word: str) -> bool:
    return values.is_random(word) or drawn.is_scrambled(word)


def _told(text: bytes, match: re.Match[bytes], group: str, *, is_quoted: bool) -> Iterator[Span]:
    word = to_text(match[group])
    is_words = is_quoted and values.is_word_phrase(word)
    is_letters = drawn.is_letters(word)
    start, end = match.span(group)
    is_in_url = text[max(0, match.start() - 3) : match.start()] == b"://"  # behind a user's name, `default:v@host`
    if is_in_url or not (is_words or is_letters or _is_made(word)):
        return
    if is_quoted and (_BETWEEN.match(word) or (match["sign"] and _HEX.fullmatch(match[group]))):
        return  # these quotes close one value and open the next; or it is an id among others
    member = _MEMBER.search(text, max(0, start - 60), start)
    if _OWN_KEY.search(text, max(0, start - 60), start) or (member and is_public(to_text(member["name"]))):
        return  # judged by its own name
    named = _secret_near(text, start, end)
    if named is None or (is_letters and not named[1]):
        return  # letters alone are the name of something, where only prose speaks of a secret
    name, is_sure = named
    if is_words and not name.lower().endswith(("passphrase", "mnemonic", "phrase")):
        return  # of a password, words in quotes are rather what a program says
    if (
        not is_sure
        and (
            ID.fullmatch(match[group])
            or not (is_quoted or values.is_random(word, minimum=8) or spoken.is_made_by_a_person(word))
        )
    ) or (word.lower() == name.lower()):
        return
    yield from slots.found(match, group, name.encode(), Verdict.SECRET, quoted=is_quoted)


def _secret_near(text: bytes, start: int, end: int) -> tuple[str, bool] | None:
    """Return the name of the secret that the line speaks of around a range, and whether it is one of a program, not a word of prose."""
    before = list(_WORD.finditer(text, max(0, start - MAX_NEAR), start))
    after = list(_WORD.finditer(text, end, end + MAX_NEAR))
    told: str | None = None
    for match in (*reversed(before), *after):
        name = to_text(match["name"].rstrip(b".-"))
        is_in_quotes = text[match.start() - 1 : match.start()] in (b"'", b'"', b"`")
        if (len(name) >= MIN_RANDOM or is_in_quotes) and is_odd(name):
            continue  # a value in which a secret's word happens to stand
        if judge(name) is Verdict.SECRET and not _UNEXPECTED.search(text, max(0, match.start() - 14), match.start()):
            quote = text[match.start() - 1 : match.start()] + text[match.end("name") : match.end("name") + 1]
            is_flag = match["dashes"] and not ID.fullmatch(text, start, end)  # its own value stands right behind it
            is_sure = bool(is_flag or VARIABLE.fullmatch(match["name"]) or "." in name or name != name.lower())
            if is_sure or quote in (b"''", b'""', b"``", b"[]"):
                return name, True
            told = told or name
    return (told, False) if told else None


_HEX = re.compile(rb"[0-9a-f-]+")
_OWN_KEY = re.compile(
    rb"(?<![\w.-])(?!(?:value|input|got|given|received|found|data|instance|default|current|text|actual|old|new|answer|token|secret|"
    rb"password|passphrase|was|now|is)\w?[\"']?[=:])[A-Za-z][\w.-]{1,40}[\"']?=[ \t]?\\{0,3}[\"'`]\Z",
    re.IGNORECASE,
)
"""`userId="v"`."""
_MEMBER = re.compile(rb"[\"'](?P<name>[A-Za-z][\w.-]{1,40})[\"'][ \t]*:[ \t]*\\{0,3}[\"']\Z")
_UNEXPECTED = re.compile(rb"\b(?:unexpected|illegal|next|csrf|syntax) \Z", re.IGNORECASE)


def _is_phrase(text: str) -> bool:
    return values.is_passphrase(text) or values.is_word_phrase(text)


def _is_made(word: str) -> bool:
    word = word.rstrip(".:,;")
    return values.is_passphrase(word) or (
        values.is_mixed(word)
        and not spoken.is_algorithm(word)
        and (values.is_uuid(word) or not values.is_name(word))
        and not _SETTING.match(word)
    )


_SETTING = re.compile(r"[A-Za-z_.]{1,30}(?:[=(][^=]|[\[{]\w{1,30}=)|[^\[]*\)$|%|\.{0,2}/[\w.@-]+/|[A-Za-z]:\\")
