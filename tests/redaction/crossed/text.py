"""Templates of lines: what is filled in, what is encoded, and where in the finished text each planting stands.

{v} {w} {x}  {v:json.url}     a secret of the cast, raw or encoded, the first encoding innermost
{k} {uk} {ck} {kk} {dk} {pk}  the first one's name: snake, UPPER, camel, kebab, dotted, Pascal; {k2} {uk3} … the others'
{uuid} {uuid1}                a thing that differs from host to host; with a digit the same all over the page
«text»                        a fact
⦃b64 text⦄                    the text encoded, secrets in it and all; can be nested

What is encoded carries its spans along, so that each needle is what of the finished text its secret alone decides.
"""

from __future__ import annotations

import base64
import html
import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from urllib.parse import quote, quote_plus

from tests.redaction.folders.planting import Fact, Folder, Secret

TOKEN = re.compile(r"«|»|⦃[\w.]+ |⦄|\{[a-z]+\d?(?::[\w.]+)?\}")
ROLES = {"v": 0, "w": 1, "x": 2}
NAME = re.compile(r"(?P<style>[uckdp]?)k(?P<role>[23]?)")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A secret that was drawn for a place: `whole` says that it is all of its token."""

    kind: str
    value: str
    name: str
    declared: bool = False
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Span:
    """Where a planting (or a fact: no secret) stands in a text."""

    start: int
    end: int
    secret: Drawn | None = None
    group: int = 0
    whole: bool = True


def _escaped(char: str) -> str:
    raw = char.encode("utf-16-be").hex()
    return "".join(f"\\u{raw[at : at + 4]}" for at in range(0, len(raw), 4))


CHARWISE: dict[str, Callable[[str], str]] = {
    "raw": str,
    "json": lambda char: json.dumps(char)[1:-1],
    "jsonu": lambda char: json.dumps(char, ensure_ascii=False)[1:-1],
    "url": lambda char: quote(char, safe=""),
    "urll": lambda char: quote(char, safe="").lower() if len(quote(char, safe="")) > 1 else char,
    "urlp": lambda char: quote(char, safe="!~*'()"),
    "path": lambda char: quote(char, safe="!$&'()*+,;=:@"),
    "form": quote_plus,
    "u": _escaped,
    "uu": lambda char: _escaped(char).upper().replace("\\U", "\\u"),
    "html": lambda char: html.escape(char, quote=True),
    "htmlx": lambda char: f"&#x{ord(char):x};" if not char.isalnum() or ord(char) > 126 else char,
    "htmld": lambda char: f"&#{ord(char)};" if char in "<>&\"'" or ord(char) > 126 else char,
    "sq": lambda char: "'\\''" if char == "'" else char,
    "dq": lambda char: f"\\{char}" if char in '$`"\\' else char,
    "bs": lambda char: char if re.fullmatch(r"[\w.,/:@%+=-]", char) else f"\\{char}",
    "sql": lambda char: "''" if char == "'" else char,
    "copy": lambda char: {"\\": "\\\\", "\t": "\\t", "\n": "\\n"}.get(char, char),
    "dollar": lambda char: "$$" if char == "$" else char,
    "csv": lambda char: '""' if char == '"' else char,
    "mysql": lambda char: f"\\{char}" if char in "'\"\\" else char,
    "x": lambda char: "".join(f"\\x{byte:02x}" for byte in char.encode()),
    "octal": lambda char: "".join(f"\\{byte:03o}" for byte in char.encode()) if ord(char) > 126 else char,
}


def encode(text: str, spans: list[Span], how: str) -> tuple[str, list[Span]]:
    """Encode a text and follow its spans into what came of it."""
    if how in CHARWISE:
        parts = [CHARWISE[how](char) for char in text]
        at = [0]
        for part in parts:
            at.append(at[-1] + len(part))
        return "".join(parts), [replace(span, start=at[span.start], end=at[span.end]) for span in spans]
    text = text.replace("␀", "\0")
    raw = text.encode()
    at = [len(text[:place].encode()) for place in range(len(text) + 1)]
    if how in ("hex", "HEX"):
        written, first, last = raw.hex(), [2 * place for place in at], [2 * place for place in at]
        written = written.upper() if how == "HEX" else written
    elif how in ("b64", "b64url", "b64np"):
        written = (base64.urlsafe_b64encode if how == "b64url" else base64.b64encode)(raw).decode()
        written = written if how == "b64" else written.rstrip("=")
        first, last = [-(-place * 8 // 6) for place in at], [place * 8 // 6 for place in at]
    else:
        raise KeyError(how)
    found = []
    for span in spans:
        if span.secret is not None:
            alone = span.start == 0 and span.end == len(text)
            end = len(written.rstrip("=")) if span.end == len(text) else last[span.end]
            found.append(replace(span, start=first[span.start], end=end, whole=span.whole and alone))
    return written, found


def styled(name: str, style: str) -> str:
    """Write a snake case name in another style."""
    first, *rest = name.split("_")
    if style == "u":
        return name.upper()
    if style == "c":
        return first + "".join(word.title() for word in rest)
    if style == "p":
        return "".join(word.title() for word in name.split("_"))
    return name.replace("_", {"k": "-", "d": ".", "": "_"}[style])


@dataclass(slots=True)
class Page:
    """One file while it is written."""

    folder: Folder
    path: str
    rng: random.Random
    pools: dict[str, Callable[[random.Random], str]]
    text: str = ""
    kept: dict[str, str] = field(default_factory=dict)

    def pool(self, word: str) -> str:
        """Draw from a pool; a name that ends in a digit is drawn once a page."""
        if word[-1].isdigit():
            if word not in self.kept:
                self.kept[word] = self.pools[word[:-1]](self.rng)
            return self.kept[word]
        return self.pools[word](self.rng)

    def render(self, template: str, cast: list[Drawn]) -> tuple[str, list[Span]]:
        """Fill in a template."""
        frames: list[tuple[str, str, list[Span]]] = []
        text, spans, how = "", [], ""
        facts: list[int] = []
        group = 0
        end = 0
        for mark in TOKEN.finditer(template):
            text += template[end : mark.start()]
            end = mark.end()
            token = mark[0]
            if token == "«":
                facts.append(len(text))
            elif token == "»":
                spans.append(Span(facts.pop(), len(text)))
            elif token.startswith("⦃"):
                frames.append((text, how, spans))
                text, spans, how = "", [], token[1:-1]
            elif token == "⦄":
                for each in how.split("."):
                    text, spans = encode(text, spans, each)
                before, how, outer = frames.pop()
                shifted = [replace(span, start=span.start + len(before), end=span.end + len(before)) for span in spans]
                text, spans = before + text, outer + shifted
            else:
                word, _, encodings = token[1:-1].partition(":")
                group += 1
                piece, inner = self.fill(word, encodings, cast, group)
                spans.extend(replace(span, start=span.start + len(text), end=span.end + len(text)) for span in inner)
                text += piece
        return text + template[end:], spans

    def fill(self, word: str, encodings: str, cast: list[Drawn], group: int) -> tuple[str, list[Span]]:
        """Return what one mark stands for."""
        named = NAME.fullmatch(word)
        if named:
            return styled(cast[int(named["role"] or 1) - 1].name, named["style"]), []
        if word not in ROLES:
            text = self.pool(word)
            for how in filter(None, encodings.split(".")):
                text, _ = encode(text, [], how)
            return text, []
        secret = cast[ROLES[word]]
        text = secret.value
        if encodings in ("head", "tail"):
            half = len(text) // 2
            text = text[:half] if encodings == "head" else text[half:]
            return text, [Span(0, len(text), secret, -1 - ROLES[word], whole=False)]
        spans = [Span(0, len(text), secret, group, whole=secret.whole)]
        if "\n" in text:
            spans = []
            for row in re.finditer(r"[^\n]+", text):
                if not row[0].startswith(("-----", "PuTTY", "Encryption", "Comment", "Private-")) and len(row[0]) > 15:
                    spans.append(Span(row.start(), row.end(), secret, group, whole=False))
        for how in filter(None, encodings.split(".")):
            text, spans = encode(text, spans, how)
        return text, spans

    def put(self, template: str, cast: list[Drawn], carrier: str) -> None:
        """Write one template's rows to the end of the page, with a line's end."""
        text, spans = self.render(template, cast)
        above = self.text.count("\n")
        groups: dict[int, list[Span]] = {}
        for span in sorted(spans, key=lambda span: (span.start, span.end)):
            row = above + text.count("\n", 0, span.start)
            if span.secret is None:
                fact = text[span.start : span.end]
                assert "\n" not in fact, fact
                if fact:
                    self.folder.facts.append(Fact(fact, self.path, row))
            else:
                groups.setdefault(span.group, []).append(span)
        whole = self.text + text
        for members in groups.values():
            first = members[0]
            assert first.secret is not None
            needles = tuple(text[span.start : span.end] for span in members)
            if first.secret.kind == "weak":
                start = len(self.text) + first.start
                line = whole.rfind("\n", 0, start) + 1
                needles = (whole[max(line, start - 6) : start] + needles[0],)
            row = above + text.count("\n", 0, first.start)
            self.folder.secrets.append(
                Secret(
                    first.secret.kind, carrier, self.path, row, first.secret.value, needles,
                    declared=first.secret.declared, whole=first.whole and len(members) == 1,
                )
            )  # fmt: skip
        self.text = whole + "\n"

    def close(self) -> None:
        """Hand the page to its folder."""
        self.folder.files[self.path] = self.text
