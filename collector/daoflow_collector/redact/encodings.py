"""Every way one secret value is written: raw, escaped for JSON, URL, HTML, shell and SQL, as hex and as base64.

Needles under 7 bytes are dropped: they would hit ordinary text.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import quote, quote_plus, unquote_to_bytes

from daoflow_collector.redact import values
from daoflow_collector.redact.vault import to_text

_COLOUR_ENDS = re.compile(rb"\d{0,3}m")
MIN_NEEDLE = 7
MIN_LINE = 12
MIN_MIXED_LINE = 8
MIN_WRITTEN = 16
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]+={0,2}")


def needles(value: bytes) -> dict[bytes, str]:
    """Return encoded form → encoding (`raw`, `json`, `percent`, `html`, `shell`, `sql`, `hex`, `base64`, `base32`, `line`) of one value."""
    stripped = value.strip()
    forms: list[tuple[str, Iterable[bytes]]] = [("raw", (value, stripped))]
    for text in _texts(value):
        forms += [
            ("json", _json_forms(text)),
            ("percent", _percent_forms(text)),
            ("html", _html_forms(text)),
            ("shell", _shell_forms(text)),
            ("sql", _sql_forms(text)),
        ]
    for part in {value, stripped}:
        forms += [
            ("hex", (part.hex().encode("ascii"), part.hex().upper().encode("ascii"))),
            ("base64", base64_forms(part)),
            ("base32", base32_forms(part)),
        ]
    for text in _texts(value):
        forms.append(("base64", base64_forms(text.encode("utf-16-le"))))  # how Windows passes on a command
    forms.append(("line", _lines(stripped)))
    found: dict[bytes, str] = {}
    for encoding, written in forms:
        for needle in written:
            if len(needle) >= MIN_NEEDLE:
                found.setdefault(needle, encoding)
    return found


def inner(value: bytes) -> bytes:
    """Return a value without the blanks and the one pair of quotes around it."""
    value = value.strip()
    is_quoted = len(value) > 2 and value[:1] == value[-1:] and value[:1] in (b'"', b"'")
    return value[1:-1].strip() if is_quoted else value


def _lines(value: bytes) -> Iterator[bytes]:
    """Yield the lines of a multi-line value that are telling by themselves."""
    if b"\n" not in value or json_document(value) is not None:
        return  # the lines of a document say what it is, and the secrets in it are known by themselves
    for line in map(bytes.strip, value.splitlines()):
        is_telling = len(line) >= MIN_LINE or (len(line) >= MIN_MIXED_LINE and values.is_mixed(to_text(line)))
        if is_telling and not line.startswith(b"-----"):
            yield line


def json_document(value: bytes) -> Any:
    """Return the JSON object or list that a value is as a whole; None where it is none."""
    if value.lstrip()[:1] not in (b"{", b"["):
        return None
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return None


def _texts(value: bytes) -> list[str]:
    try:
        return [value.decode("utf-8")]
    except UnicodeDecodeError:
        return []


def _json_forms(text: str) -> set[bytes]:
    forms: set[bytes] = set()
    for ascii_only in (False, True):
        current = text
        for _ in range(3):
            current = json.dumps(current, ensure_ascii=ascii_only)[1:-1]
            forms.add(current.encode("utf-8", "surrogatepass"))
            forms.add(current.replace("/", "\\/").encode("utf-8", "surrogatepass"))
    units = text.encode("utf-16-be", "surrogatepass")
    codes = [units[i : i + 2].hex() for i in range(0, len(units), 2)]
    for code_list in (codes, [code.upper() for code in codes]):
        forms.add("".join(f"\\u{code}" for code in code_list).encode("ascii"))
        forms.add("".join(f"\\\\u{code}" for code in code_list).encode("ascii"))
    go_style = (
        json.dumps(text, ensure_ascii=False)[1:-1]
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
    )
    forms.add(go_style.encode("utf-8", "surrogatepass"))
    forms.add(json.dumps(go_style, ensure_ascii=False)[1:-1].encode("utf-8", "surrogatepass"))
    return forms


def _percent_forms(text: str) -> set[bytes]:
    raw = text.encode("utf-8", "surrogatepass")
    forms = {quote(text, safe=safe) for safe in ("", "/", "!'()*~-._", ":@!$&'()*+,;=")} | {quote_plus(text)}
    forms |= {quote(form, safe="") for form in list(forms)}
    lower = {re.sub(r"%[0-9A-F]{2}", lambda match: match.group().lower(), form) for form in forms}
    full = {"".join(f"%{byte:02X}" for byte in raw), "".join(f"%{byte:02x}" for byte in raw)}
    return {form.encode("ascii", "replace") for form in forms | lower | full}


def _html_forms(text: str) -> set[bytes]:
    # Not by `html`, which brings half a megabyte of entities.
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    quoted = plain.replace('"', "&quot;")
    forms = {
        plain,
        *(quoted.replace("'", quote) for quote in ("&#x27;", "&#39;", "&#039;", "&apos;")),
        plain.replace('"', "&#34;").replace("'", "&#39;"),
        "".join(f"&#{ord(char)};" for char in text),
        "".join(f"&#x{ord(char):x};" for char in text),
    }
    return {form.encode("utf-8", "surrogatepass") for form in forms}


def _sql_forms(text: str) -> set[bytes]:
    """Quotes doubled, as SQL and CSV write them, also of what has backslashes before quotes or is JSON itself."""
    forms = {text.replace("'", "''"), text.replace('"', '""'), text.replace("\\", "\\\\").replace("'", "''")}
    return {form.encode("utf-8", "surrogatepass") for form in forms}


def _shell_forms(text: str) -> set[bytes]:
    forms = {
        text.replace("'", "'\\''"),
        text.replace("'", "'\"'\"'"),
        re.sub(r'(["\\$`])', r"\\\1", text),
        re.sub(r'(["\\$`!])', r"\\\1", text),
        re.sub(r"([^A-Za-z0-9_./:=@%+,-])", r"\\\1", text),
        re.sub(r"([^A-Za-z0-9_./:@+,-])", r"\\\1", text),  # Ruby's Shellwords
        re.sub(r"([^A-Za-z0-9_.-])", r"\\\1", text),
        re.sub(r"([^A-Za-z0-9_])", r"\\\1", text),
        "".join(char if char.isalnum() else "\\" + char for char in text),
        re.escape(text),
        text.replace("$", "$$"),
        text.replace("%", "%%"),
        text.replace("\\", "\\\\").replace("'", "\\'"),
        text.replace("'", "\\'"),
    }
    return {form.encode("utf-8", "surrogatepass") for form in forms}


def base64_forms(value: bytes) -> set[bytes]:
    """Return the base64 of `value` at the three alignments, both alphabets, without the characters that its neighbours also shape."""
    forms: set[bytes] = set()
    for offset in range(3):
        encoded = base64.b64encode(b"\0" * offset + value).rstrip(b"=")
        first = (offset * 8 + 5) // 6
        last = (offset + len(value)) * 8 // 6
        needle = encoded[first:last]
        forms.add(needle)
        forms.add(needle.translate(bytes.maketrans(b"+/", b"-_")))
    return forms


def base32_forms(value: bytes) -> set[bytes]:
    """Return the base32 of `value` at the five alignments, in capitals and small letters, without what its neighbours also shape."""
    forms: set[bytes] = set()
    for offset in range(5):
        encoded = base64.b32encode(bytes(offset) + value).rstrip(b"=")
        needle = encoded[(offset * 8 + 4) // 5 : (offset + len(value)) * 8 // 5]
        forms |= {needle, needle.lower()}
    return forms


def decode_base32(run: bytes) -> bytes | None:
    """Return what a base32 run decodes to, padding or not; None where it is not base32."""
    core = run.rstrip(b"=")
    try:
        return base64.b32decode(core + b"=" * (-len(core) % 8), casefold=True)
    except (binascii.Error, ValueError):
        return None


def behind_colour(text: bytes, start: int, last: int) -> int:
    r"""Return where a run in earnest begins, at `last` at the latest: of `\x1b[36m` right before it, it has the end."""
    colour = _COLOUR_ENDS.match(text, start, last) if text[start - 1 : start] == b"[" else None
    return colour.end() if colour else start


def decode_base64(run: bytes) -> bytes | None:
    """Return what a base64 or base64url run decodes to, padding or not; None where it is not base64."""
    core = run.rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))
    if len(core) % 4 == 1:
        core = core[:-1]
    try:
        return base64.b64decode(core + b"=" * (-len(core) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None


def decode_hex(run: bytes) -> bytes | None:
    """Return what an even run of hex digits decodes to, or None."""
    try:
        return binascii.unhexlify(run) if len(run) % 2 == 0 else None
    except (binascii.Error, ValueError):
        return None


def written(value: bytes) -> bytes:
    """Return the text that a value is the base64 or the hex of, so that it equals itself in plain places; else the value.

    Nothing drawn by chance decodes to so much text.
    """
    core = value[2:] if value[:2] in (b"\\x", b"0x") else value
    decoded = decode_hex(core) if len(core) >= MIN_WRITTEN else None
    if decoded is None and len(value) >= MIN_WRITTEN and len(value) % 4 == 0 and _BASE64.fullmatch(value):
        decoded = decode_base64(value)
    return decoded if decoded and _is_text(decoded) and decoded[:1] not in (b"{", b"[") else value


def _is_text(decoded: bytes) -> bool:
    """Say whether bytes are text, of which most is ASCII and the rest letters, as in `Grünkohl`."""
    try:
        text = decoded.decode()
    except UnicodeDecodeError:
        return False
    others = [char for char in text if not char.isascii()]
    return text.isprintable() and len(others) * 4 <= len(text) and all(map(str.isalpha, others))


def unescaped_html(text: str) -> str:
    """Return a text without HTML's entities. What they stand for takes half a megabyte: it is loaded where the first one is met."""
    import html

    return html.unescape(text)


def decoded_forms(run: bytes) -> dict[str, bytes]:
    """Return every plain decoding of a value as a whole: `percent`, `form`, `base64`, `hex`, `json`, `html`."""
    forms: dict[str, bytes] = {}
    if b"%" in run:
        forms["percent"] = unquote_to_bytes(run)
    if b"+" in run:
        forms["form"] = unquote_to_bytes(run.replace(b"+", b" "))
    if b"\\" in run:
        with suppress(ValueError):
            forms["json"] = json.loads(b'"' + run + b'"').encode("utf-8", "surrogatepass")
    if b"$$" in run:
        forms["compose"] = run.replace(b"$$", b"$")
    if b"''" in run:
        forms["sql"] = run.replace(b"''", b"'")
    if b"&" in run:
        forms["html"] = unescaped_html(to_text(run)).encode("utf-8", "surrogateescape")
    if len(run) >= 8 and re.fullmatch(rb"[A-Za-z0-9+/_-]+=*", run):
        decoded = decode_base64(run)
        if decoded is not None:
            forms["base64"] = decoded
        as_hex = decode_hex(run)
        if as_hex is not None:
            forms["hex"] = as_hex
    return {name: value for name, value in forms.items() if value and value != run}
