"""Secrets of which there are several: `passwords:` above `- v`, `tokens = [` above `"v",`, by number or by user; also all in one line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_collector.redact import drawn, slots, values
from daoflow_collector.redact.names import Verdict, is_fact, judge, words_of
from daoflow_collector.redact.odd import is_hex
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.spoken import ID
from daoflow_collector.redact.vault import to_bytes, to_text

_OPENS = re.compile(
    rb"\A(?P<indent>[ \t]*)(?:[#;>|-][ \t]+|(?:export|local|declare|readonly|const|let|var|static|final|my)[ \t]+(?:-\w+[ \t]+)?)?"
    rb"[$@%]?(?P<q>[\"'`*_]{0,3})(?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,60}(?: [A-Za-z]{2,20}){0,2})(?P=q)(?:\[\])?[ \t]*"
    rb"(?:\([\w ,.-]{1,30}\)[ \t]*)?"
    rb"(?::[ \t]*(?:[&!][\w.!-]{1,40}[ \t]*)?|(?::|=>|:?=|\+=)[ \t]*(?:[A-Za-z_][\w.:<>]{0,30}[ \t]*)?(?P<open>[\[({])|[ \t]"
    rb"(?P<block>\{))[ \t]*(?:[#;].*|//.*)?\Z"
)
"""What stands alone on its line above the values: a key of YAML, or a name and an opening bracket."""
_SECTION = re.compile(
    rb"\A[ \t]*\[{1,2}[ \t]*[\"']?(?P<name>[A-Za-z_][\w.-]{1,60})[\"']?[ \t]*\]{1,2}[ \t\r]*(?:[#;].*)?\Z"
)
_NEXT_SECTION = re.compile(rb"\A[ \t]*\[")
_OF_SECTIONS = frozenset(("secrets", "credentials", "creds", "passwords", "tokens"))
"""What a section of an ini or TOML file is called that holds nothing else; `[auth]` and `[token]` are of settings."""
_ITEM = re.compile(
    rb"\A(?P<indent>[ \t]*)(?:(?:[-*+\xe2]|\d{1,3}[.):])[\x80-\xbf]{0,2}[ \t]+)?(?:[#;][^\r\n]*)?(?:[A-Za-z]{0,2}(?=[\"'`]))?(?P<q>[\"'`]?)"
    rb"(?P<v>[^\s\"'`#\[\]{}&*!|>,-][^\"'`#,\r\n]*?)(?P=q)(?:\.[A-Za-z_]+\(\))?[ \t]*(?P<end>,?)[ \t]*[\])};]{0,3}[ \t]*(?:#.*|//.*)?\Z"
)
_MARKED = re.compile(rb"\A[ \t]*(?:[-*+]|\xe2\x80[\xa2\x93]|\d{1,3}[.):])[ \t]+")
_ENTRY = re.compile(
    rb"\A(?P<indent>[ \t]*)(?:- )?(?P<kq>[\"']?)(?P<key>[A-Za-z0-9_@.-]{1,60})(?P=kq)[ \t]*(?:=>|[:=])[ \t]*"
    rb"(?P<q>[\"'`]?)(?P<v>[^\s\"'`{\[|>&*!#][^\"'`\r\n]*?)(?P=q),?[ \t]*(?:#.*|//.*)?\Z"
)
_COMMENT = re.compile(rb"\A[ \t]*(?:-[ \t]*)?(?:#.*|//.*)?\Z")
_CLOSES = re.compile(rb"\A[ \t]*[\])}]")
_INLINE = re.compile(
    rb"(?<![\w.-])(?P<kq>[\"']?)(?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,80})(?P=kq)[ \t]*(?:=>|[:=])[ \t]*[\[({]"
    rb"(?![-+])(?P<items>[^\[\](){}=\"'\r\n]{4,2000})[\])}]"
)
_PIECE = re.compile(rb"(?P<v>[^\s,;]+)")
_OF_KUBERNETES = b"stringData"
"""Under it Kubernetes takes the texts of a Secret."""
_WORDS = frozenset(("password", "passwords", "passwd", "passphrase", "passphrases", "passcodes", "pwds"))
"""Of these a plain word may be one; of keys and tokens it is rather the name of one."""
_SETTING = re.compile(r"[A-Za-z_.-]{1,30}=[^=]|[A-Z][A-Za-z]{1,30}:[^:/]|[a-z][a-z0-9+.-]*://")
MAX_LINE = 1000
MAX_ITEMS = 500


class Listing:
    """Remembers the name of a list until it ends."""

    def __init__(self) -> None:
        self._name = ""
        self._indent = 0
        self._ends: re.Pattern[bytes] | None = None
        """What ends it, whatever its lines begin with; None where what is further out does."""
        self._count = 0

    @property
    def open(self) -> bool:
        """Say whether the next line may be an item of a secret's list."""
        return bool(self._name)

    def follow(self, line: bytes) -> None:
        """Take one line: a secret's name with nothing behind it opens a list; what cannot be an item ends it."""
        opened = _opened(line) if len(line) <= MAX_LINE else None
        if opened:
            self._name, self._indent, self._ends, self._count = *opened, 0
        elif self._name:
            self._count += 1
            if self._count > MAX_ITEMS or not self._goes_on(line):
                self._name = ""

    def spans(self, line: bytes) -> Iterator[Span]:
        """Yield the value of an item."""
        if not self._name or len(line) > MAX_LINE or not self._goes_on(line) or _COMMENT.match(line):
            return
        entry = _ENTRY.match(line)
        if entry:
            key = to_text(entry["key"])
            is_own = is_fact(key) or judge(key) is Verdict.SECRET  # such a name is judged by itself
            is_named = values.is_name(to_text(entry["v"])) and not values.is_uuid(to_text(entry["v"]))
            if not is_own and not is_named and self._is_value(entry):
                yield from slots.found(entry, "v", to_bytes(self._name), Verdict.SECRET, quoted=bool(entry["q"]))
            return
        item = _ITEM.match(line)
        if item and self._is_value(item):
            yield from slots.found(item, "v", to_bytes(self._name), Verdict.SECRET, quoted=bool(item["q"]))

    def _goes_on(self, line: bytes) -> bool:
        if _COMMENT.match(line):
            return True
        if self._ends:
            return not self._ends.match(line)
        indent = len(line) - len(line.lstrip())
        return indent > self._indent or (indent == self._indent and bool(_MARKED.match(line)))

    def _is_value(self, match: re.Match[bytes]) -> bool:
        word = to_text(match["v"])
        if _SETTING.match(word):
            return False
        if ID.fullmatch(match["v"]) and not self._is_of_passwords() and len(word) < 32:
            return False
        if values.is_uuid(word):
            return True
        if values.is_mixed(word):
            return (
                not values.is_name(word) or is_hex(word) or (self._is_of_passwords() and any(c.isdigit() for c in word))
            )
        return self._is_of_passwords() and (
            (len(word) >= 8 and word.isalpha() and not values.is_plain(word)) or drawn.is_row(word)
        )

    def _is_of_passwords(self) -> bool:
        return not _WORDS.isdisjoint(words_of(self._name))


def _opened(line: bytes) -> tuple[str, int, re.Pattern[bytes] | None] | None:
    """Return name, indentation and end of the list that a line opens, None where it opens none."""
    opens = _OPENS.match(line)
    if opens and (judge(to_text(opens["name"])) is Verdict.SECRET or opens["name"] == _OF_KUBERNETES):
        return to_text(opens["name"]), len(opens["indent"]), _CLOSES if opens["open"] or opens["block"] else None
    section = _SECTION.match(line)
    if section and not _OF_SECTIONS.isdisjoint(words_of(to_text(section["name"]))[-1:]):
        return to_text(section["name"]), 0, _NEXT_SECTION
    return None


def find(text: bytes) -> Iterator[Span]:
    """Yield the values of a list in one line that has no quotes."""
    for match in _INLINE.finditer(text):
        if judge(to_text(match["name"])) is not Verdict.SECRET:
            continue
        for piece in _PIECE.finditer(text, *match.span("items")):
            word = to_text(piece.group())
            is_named = _SETTING.match(word) is not None
            if values.is_mixed(word) and not (is_named or values.is_name(word) or ID.fullmatch(piece.group())):
                yield from slots.found(piece, "v", match["name"], Verdict.SECRET, quoted=False)
