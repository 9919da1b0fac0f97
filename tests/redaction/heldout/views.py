"""What somebody could read out of redacted bytes: every decoding, written apart from the redactor's own."""

from __future__ import annotations

import base64
import binascii
import html
import json
import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

_ANSI = re.compile(rb"\x1b\[[0-9;]*[A-Za-z]")
_ESCAPE = re.compile(rb"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(.))", re.DOTALL)
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{8,}")
_HEX = re.compile(rb"[0-9A-Fa-f]{12,}")
_DECIMALS = re.compile(rb"\d{1,3}(?:(?:, ?| )\d{1,3}){5,}")
_SPACED = re.compile(rb"[0-9A-Fa-f]{2}(?:[ :][0-9A-Fa-f]{2}){5,}")
_SIMPLE = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"0": b"\0"}


def views(content: bytes) -> bytes:
    """Return all decodings of the content, one after the other."""
    texts = {content, _ANSI.sub(b"", content), _records(content)}
    for _ in range(3):
        texts |= {decoded for text in texts for decoded in _unescaped(text)}
    texts |= {re.sub(rb"[ \t\r\n]+", b"", content)}
    first = {decoded for text in list(texts) for decoded in _runs(text)} | set(_lists(content))
    joined = b"\n".join(first)
    second = set(_runs(joined)) | set(_unescaped(joined))
    return b"\1".join([*texts, *first, *second])


def _unescaped(text: bytes) -> Iterator[bytes]:
    if b"%" in text:
        yield unquote_to_bytes(text)
    if b"\\" in text:
        yield _ESCAPE.sub(_character, text)
    if b"&" in text:
        yield html.unescape(text.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogatepass")
    if b"''" in text:
        yield text.replace(b"'\\''", b"'").replace(b"'\"'\"'", b"'").replace(b"''", b"'")
    if b"'\"'\"'" in text:
        yield text.replace(b"'\"'\"'", b"'")
    if b"$$" in text:
        yield text.replace(b"$$", b"$")
    if b"+" in text and b"%" in text:
        yield unquote_to_bytes(text.replace(b"+", b" "))


def _character(match: re.Match[bytes]) -> bytes:
    if match[1]:
        return chr(int(match[1], 16)).encode("utf-8", "surrogatepass")
    if match[2]:
        return bytes([int(match[2], 16)])
    return _SIMPLE.get(match[3], match[3])


def _lists(text: bytes) -> Iterator[bytes]:
    """Yield what lists of numbers and spaced hex stand for."""
    for match in _DECIMALS.finditer(text):
        numbers = [int(number) for number in re.findall(rb"\d+", match.group())]
        yield bytes(number for number in numbers if number < 256)
    for match in _SPACED.finditer(text):
        yield binascii.unhexlify(re.sub(rb"[^0-9A-Fa-f]", b"", match.group()))


def _runs(text: bytes) -> Iterator[bytes]:
    for match in _BASE64.finditer(text):
        run = match.group().replace(b"-", b"+").replace(b"_", b"/")
        for offset in range(4):
            part = run[offset:]
            part = part[: len(part) // 4 * 4] if len(part) % 4 == 1 else part + b"=" * (-len(part) % 4)
            try:
                yield base64.b64decode(part)
            except binascii.Error:
                continue
    for match in _HEX.finditer(text):
        digits = match.group()
        for offset in (0, 1):
            part = digits[offset:]
            yield binascii.unhexlify(part[: len(part) // 2 * 2])


def _records(content: bytes) -> bytes:
    """Return the text of an engine's log file: its records' `log`, one after the other."""
    pieces: list[str] = []
    for line in content.split(b"\n"):
        if line.startswith(b'{"log"'):
            try:
                pieces.append(str(json.loads(line).get("log", "")))
            except ValueError:
                continue
    return "".join(pieces).encode("utf-8", "surrogatepass")
