"""Text behind an encoding: percent, unicode escapes and HTML entities with a map back to the original; base64 and hex as whole runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Callable

from daoflow_collector.redact import encodings
from daoflow_collector.redact.spans import Span

_PERCENT = re.compile(rb"%([0-9A-Fa-f]{2})")
_FORM = re.compile(rb"[A-Za-z0-9%+_.*~!'()-]{8,}")
_PAIR_SIGN = re.compile(rb"%3[Aa]|%2[Cc]")
_UNICODE = re.compile(rb"(\\+)u([0-9A-Fa-f]{4})(?:\\+u([Dd][C-Fc-f][0-9A-Fa-f]{2}))?")
_BYTE = re.compile(rb"\\+x([0-9A-Fa-f]{2})(?![0-9A-Fa-f]{8})")
_OCTAL = re.compile(rb"\\([0-3][0-7]{2})")
_COLOUR = re.compile(rb"(?:\x1b|\\u001[bB]|\\x1[bB]|\\033|\\e)\[[0-9;]*[A-Za-z]")
_ENTITY = re.compile(rb"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|quot|amp|lt|gt|apos|nbsp);")
_DELIMITERS = (b"<", b">", b" ", b"\t", b"\r", b"\n", b'"', b"'", b"`")
_REST = re.compile(rb"[<> ](?![/A-Za-z]{0,12}[>/])(?=[^=]*[0-9])(?=[^=]*[A-Za-z])[^=]{2,200}")
"""What is still the value: letters and digits, no tag and no next setting."""
MAX_TAG = 600
MIN_BASE64 = 16
MIN_HEX = 20
BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{16,}={0,2}")
_HEX = re.compile(rb"(?:[0-9A-Fa-f]{2}){10,}")
_NUMBERS = re.compile(rb"(?<![\w.])\d{1,3}(?:(?:, ?| )\d{1,3}){7,}(?![\w.])")
"""Bytes as a list of numbers: what JSON makes of a buffer, journald of a message with colours, Go of a slice."""
_SPACED_HEX = re.compile(
    rb"(?<![\w:])[0-9A-Fa-f]{2}(?:[ :][0-9A-Fa-f]{2}){7,}(?![\w:])|(?:0x[0-9A-Fa-f]{2}(?:, ?)?){8,}"
)
_ASCII = bytes((*range(0x20, 0x7F), *b"\t\r\n\0"))
_LEADS, _TAILS = bytes(range(0xC3, 0xC6)), bytes(range(0x80, 0xC0))
"""The two bytes of a letter of Europe's languages in UTF-8."""
MIN_READABLE = 6
MAX_DECODED = 1 << 20


@dataclass(frozen=True)
class View:
    """Decoded bytes, and for each decoded byte where its original starts (with one entry more for the end)."""

    encoding: str
    text: bytes
    origins: list[int]


def substitutions(text: bytes) -> Iterator[View]:
    """Yield the text with percent, unicode and byte escapes, colours and HTML entities decoded, each where there are any."""
    if b"%" in text and _PERCENT.search(text):
        plain = _FORM.sub(_with_blanks, text) if b"+" in text else text
        yield _view("percent", plain, _PERCENT, lambda match: bytes([int(match.group(1), 16)]))
    if b"\\u" in text and _UNICODE.search(text):
        yield _view("unicode", text, _UNICODE, _unicode)
    if b"\\x" in text and _BYTE.search(text):
        yield _view("bytes", text, _BYTE, lambda match: bytes([int(match.group(1), 16)]))
    if b"\\040" in text:  # libedit's history has its blanks so
        yield _view("octal", text, _OCTAL, lambda match: bytes([int(match.group(1), 8)]))
    if b"[" in text and _COLOUR.search(text):
        yield _view("colours", text, _COLOUR, lambda _: b"")
    if b"&" in text and _ENTITY.search(text):
        yield _view(
            "html",
            text,
            _ENTITY,
            lambda match: (
                encodings.unescaped_html(match.group().decode("ascii")).replace("\xa0", " ").encode("utf-8", "replace")
            ),
        )


def _with_blanks(form: re.Match[bytes]) -> bytes:
    """Return JSON in a form's field as long as before, with the blanks that its signs of addition stand for: one of its own is escaped."""
    return (
        form.group().replace(b"+", b" ") if b"%22" in form.group() and _PAIR_SIGN.search(form.group()) else form.group()
    )


def _unicode(match: re.Match[bytes]) -> bytes:
    units = match.group(2) + (match.group(3) or b"")
    return bytes.fromhex(units.decode("ascii")).decode("utf-16-be", "replace").encode("utf-8")


def _view(encoding: str, text: bytes, pattern: re.Pattern[bytes], decode: Callable[[re.Match[bytes]], bytes]) -> View:
    pieces: list[bytes] = []
    origins: list[int] = []
    position = 0
    for match in pattern.finditer(text):
        pieces.append(text[position : match.start()])
        origins.extend(range(position, match.start()))
        decoded = decode(match)
        pieces.append(decoded)
        origins.extend([match.start()] * len(decoded))
        position = match.end()
    pieces.append(text[position:])
    origins.extend(range(position, len(text) + 1))
    return View(encoding, b"".join(pieces), origins)


def original_range(view: View, start: int, end: int) -> tuple[int, int]:
    """Return the original range of a decoded one, widened to whole escapes."""
    if view.encoding == "colours":
        return view.origins[start], view.origins[end - 1] + 1  # the colour behind it does not belong to it
    return view.origins[start], view.origins[end]


def before_blank(view: View, text: bytes, span: Span) -> Span:
    """Return a value without what stands behind a blank in the original, where it has blanks of its own that are escaped."""
    start, end = view.origins[span.start], view.origins[span.end]
    if view.encoding != "percent" or span.rendered is not None or b"%20" not in text[start:end]:
        return span
    blank = text.find(b" ", start, end)
    size = view.origins.index(blank, span.start) - span.start if blank > start else 0
    return replace(span, end=span.start + size, value=span.value[:size]) if size else span


def whole_end(view: View, start: int, end: int) -> int:
    """Return where a bare value ends that a page escaped: `a&gt;b2` is one word there, whatever its signs mean in plain text."""
    if view.encoding != "html" or view.text[start - 1 : start] in (b'"', b"'") or not _is_escaped(view, end):
        return end
    near = max(0, start - MAX_TAG)
    if view.text.rfind(b"<", near, start) > view.text.rfind(b">", near, start):
        return end  # in a tag, which ends there
    stop = end
    while stop < len(view.text) and (
        view.text[stop : stop + 1] not in _DELIMITERS
        or (_is_escaped(view, stop) and view.text[stop : stop + 1] in b"<> ")
    ):
        stop += 1
    return stop if _REST.fullmatch(view.text, end, stop) else end


def _is_escaped(view: View, at: int) -> bool:
    return at + 1 < len(view.origins) and view.origins[at + 1] - view.origins[at] > 1


def runs(text: bytes) -> Iterator[tuple[int, int, str, bytes]]:
    """Yield (start, end, encoding, decoded) of each base64 or hex run that decodes."""
    for match in BASE64.finditer(text):
        last = match.start() + len(match.group().rstrip(b"=")) - MIN_BASE64
        start = encodings.behind_colour(text, match.start(), last)
        decoded = encodings.decode_base64(text[start : match.end()])
        if decoded:
            yield start, match.end(), "base64", decoded[:MAX_DECODED]
    for match in _HEX.finditer(text):
        decoded = encodings.decode_hex(match.group())
        if decoded:
            yield match.start(), match.end(), "hex", decoded[:MAX_DECODED]


def byte_lists(text: bytes) -> Iterator[tuple[int, int, str, bytes]]:
    """Yield (start, end, encoding, decoded) of each list of bytes that is text: decimal numbers, or hex digits with signs between."""
    for pattern in (_NUMBERS, _SPACED_HEX):
        for match in pattern.finditer(text):
            decoded = _COLOUR.sub(b"", bytes_of(match.group()))
            if is_readable(decoded):
                yield match.start(), match.end(), "bytes", decoded


def bytes_of(numbers: bytes) -> bytes:
    """Return the bytes that a list of numbers stands for; nothing where one of them is none."""
    words = re.findall(rb"(?:0x)?[0-9A-Fa-f]+", numbers)
    is_hex = all(len(word.replace(b"0x", b"")) == 2 for word in words) and (b"," not in numbers or b"0x" in numbers)
    found = [int(word, 16 if is_hex else 10) for word in words if is_hex or word.isdigit()]
    return bytes(found) if len(found) == len(words) and max(found, default=0) < 256 else b""


def is_readable(decoded: bytes) -> bool:
    """Say whether decoded bytes are text that someone wrote: printable, perhaps with line breaks, or arguments with NULs between.

    Of other letters those of Europe's languages: more kinds of them would make text of random bytes. (No expression: one that repeats a
    choice keeps a state for each letter, megabytes for a long line.)
    """
    others = decoded.translate(None, _ASCII)
    return (
        len(decoded) >= MIN_READABLE
        and len(others) % 2 == 0
        and not others[::2].translate(None, _LEADS)
        and not others[1::2].translate(None, _TAILS)
    )
