"""A second look at the finished bytes, by code that shares nothing with the redactor: is any known secret in there after all?

It decodes the content (percent, JSON escapes, entities, base64) and looks for the plain values; the redactor encodes the values and
looks for those. A mistake in one is not the mistake of the other. Dumps of bytes are found by their digits alone, and long values that are
joined from pieces or torn over lines by their letters and digits alone, whatever stands between.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

BLOCK_BYTES = 256 << 10
MIN_LENGTH = 8
MIN_ENCODED = 20
PIECE = 8
_WORD_BYTES = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-"
_CUT = bytes(byte if byte in _WORD_BYTES else 0x20 for byte in range(256))
_LONG_WORD = re.compile(rb" ([^ ]{11,})")
"""In a text that is cut: a space is found much faster than the first byte of a word."""
_TO_WHOLE = (b"", b"AAA", b"AA", b"A")
"""What makes a word of base64 whole, by its length: one call decodes all words then."""
_BETWEEN = b"Cgoo"
"""Two line ends and a bracket in base64: no value goes over them."""
_KEY_HEADER = re.compile(rb"-----BEGIN (?:[A-Z0-9 ]{0,40}PRIVATE KEY|OpenVPN )")
_PERCENT = re.compile(rb"%([0-9A-Fa-f]{2})")
_UNICODE = re.compile(rb"\\+u([0-9A-Fa-f]{4})(?:\\+u([Dd][C-Fc-f][0-9A-Fa-f]{2}))?")
_ENTITY = re.compile(rb"&(?:#0*(\d{1,7})|#[xX]0*([0-9A-Fa-f]{1,6})|(quot|amp|lt|gt|apos));")
_NAMED = {b"quot": b'"', b"amp": b"&", b"lt": b"<", b"gt": b">", b"apos": b"'"}
_UNSEEN = re.compile(
    rb"(?:\x1b|\\+u001[bB]|\\+x1[bB]|\\+u\{1[bB]\}|\\+033|\\+e)\[[0-9;:?]*[A-Za-z]"
    rb"|[\\=]\r?\n[ \t]*|\0|\xc2\xad|\xcd\x8f|\xe1\xa0\x8e|\xef\xbb\xbf"
    rb"|\xe2\x80[\x8b-\x8f\xaa-\xae]|\xe2\x81[\xa0-\xaf]|\xef\xb8[\x80-\x8f]"
)
_BACKSLASH = re.compile(rb"\\(?:[0-7xXeU]|u[{0-9]|\r?\n)")
_OCTAL = re.compile(rb"\\+([0-3][0-7]{2}|[0-7]{1,2})")
_BYTE = re.compile(rb"\\+[xX]([0-9A-Fa-f]{2})")
_QUOTED = re.compile(rb"=([0-9A-Fa-f]{2})")
_POINT = re.compile(rb"(?:\\+u\{|\\+U(?=[0-9A-Fa-f]{8}))0*([0-9A-Fa-f]{1,6})\}?")
_WIDE = re.compile(rb"\xef\xbc[\x81-\xbf]|\xef\xbd[\x80-\x9e]")
_ROW = re.compile(rb"^[ \t]*(?:0x)?[0-9A-Fa-f]{4,16}:?[ \t]+((?:[0-9A-Fa-f]{2,8}[ \t]{1,2})+).*$", re.MULTILINE)
_NOT_HEX = bytes(byte for byte in range(256) if byte not in b"0123456789abcdef")
_NOT_DIGIT = bytes(byte for byte in range(256) if byte not in b"0123456789")
_NOT_ALNUM = bytes(byte for byte in range(256) if not chr(byte).isalnum() or byte > 127)
_LINE_HEAD = re.compile(rb"\n\S{20,35} std(?:out|err) ")
_ENV_VALUE = re.compile(
    r"^[# \t\ufeff]*(?:export\s+|set\s+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \t]*=[ \t]*"
    r"(?:\"((?:\\.|[^\"\\])*)\"|'((?:\\'|[^'])*)'|(.*?))[ \t\r]*$",
    re.MULTILINE | re.DOTALL,
)
_MIXED_LINE = re.compile(r"(?=.*[A-Za-z])(?=.*[0-9])\S{8,}")
MIN_LINE = 12
_SECRET_NAME = re.compile(r"pass|pwd|secret|token|key|credential|auth|dsn|salt|webhook|cookie|private", re.IGNORECASE)
_PRODUCTS = re.compile(
    r"authentik|authelia|authors?(?![a-z])|keycloak|keydb|passbolt|passenger|tokenizers", re.IGNORECASE
)
"""Programs whose names hold a secret's word: `AUTHENTIK_TAG`, `KEYCLOAK_DATABASE_VENDOR`."""
_PLAIN_URL = re.compile(
    r"(?!https?:)[a-z][a-z0-9+.-]*://(?:[a-z][a-z_.-]{0,30}@)?[a-z0-9._:-]{1,60}(?:/[a-z0-9._-]{0,30}){0,3}(?:\?[A-Za-z_]{1,20}=[A-Za-z0-9_-]{1,20})?|(?:ssh-(?:rsa|ed25519)|ecdsa-sha2-\S{1,30})\x20AAAA\S+(?:\x20\S+)?|arn:aws[a-z-]*:\S+|[a-z][\w.-]*/\S+\.(?:gz|zst|tgz|zip|dump|sql|tar|enc|age|json)"
)
"""Where or what something is, with nothing in it that opens it: `doctrine://default?queue_name=async`, a public key, an object's key."""
_NOT_SECRET_NAME = re.compile(
    r"(?:_(?:FILE|PATH|DIR|URL|URI|TTL|ID|AT|HOST|PORT|USER|NAME|EMAIL|MS|ENABLED)|^PUBLIC_.*|.*_PUBLIC_KEY|^(?:OLD)?PWD)$"
)
_FACT_NAME = re.compile(
    r"(?:[_.-]|(?<=[a-z])(?=[A-Z]))(?i:fingerprint|prefix|type|alg(?:orithm)?|issuer|audience|format|version|status|mode|method"
    r"|length|size|count|limit|policy|domain|exp|iss|methods?|tag|image|lifetime|lifespan|rotated|rotation|provider|backend|store|server|endpoint|region|bucket|digest|checksum|sha256)\Z"
    r"|(?i:(?:\A|_)(?:object|cache|primary|partition|sort|s3|redis|lock|index|gpg|site|publishable|idempotency|dedup)_keys?)\Z"
)
"""What is said of a secret, and keys that open nothing."""
_URL_PASSWORD = re.compile(r"[a-z][a-z0-9+.-]*://[^/\s:@]*:(\S+)@[^@\s]+$")


@dataclass(frozen=True)
class Hit:
    """One known secret found: its name (never its value), how it was written, and the offset of the block it is in."""

    name: str
    form: str
    offset_bytes: int


class _Needles:
    """Many needles for one text: wherever a long one stands, one of its first pieces stands at a multiple of their size."""

    def __init__(self, pieces: set[int]) -> None:
        """`pieces` is shared with other needles: most of what is looked for in one text is looked for in another, too."""
        self._short: list[tuple[bytes, str]] = []
        self._long: list[tuple[bytes, str]] = []
        self._pieces = pieces

    def add(self, needles: Iterable[tuple[bytes, str]]) -> None:
        """Look for these, too."""
        for needle, name in needles:
            is_long = len(needle) >= 2 * PIECE - 1
            (self._long if is_long else self._short).append((needle, name))
            if is_long:
                self._pieces.update(piece for at in range(PIECE) for piece in _pieces(needle[at : at + PIECE]))

    def within(self, text: bytes) -> Iterator[str]:
        """Yield the names of the needles that stand in `text`."""
        yield from (name for needle, name in self._short if needle in text)
        if not self._pieces.isdisjoint(_pieces(text)):
            yield from (name for needle, name in self._long if needle in text)


def _pieces(text: bytes) -> memoryview:
    """Return the whole pieces of a text as numbers, which are compared faster than bytes."""
    return memoryview(text)[: len(text) // PIECE * PIECE].cast("Q")


class Verifier:
    """Looks for known values. `values`: value → name, as `Vault.strong_values()` and `values_of_env_file` give them."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values: list[tuple[bytes, str]] = []
        self._overlap = 4096
        pieces: set[int] = set()
        self._base64, self._base32, self._hex = _Needles(pieces), _Needles(pieces), _Needles(pieces)
        self._decimal, self._octal, self._torn = _Needles(pieces), _Needles(pieces), _Needles(pieces)
        self._bare: list[tuple[bytes, str]] = []
        self.add(values)

    def add(self, values: Mapping[str, str]) -> None:
        """Look for these, too, from now on; not while another thread scans."""
        new: list[tuple[bytes, str]] = []
        for value, name in values.items():
            for part in {value, value.strip(), *_lines(value)}:
                raw = (
                    part.encode("utf-8", "surrogateescape")
                    if _encodable(part)
                    else part.encode("utf-8", "surrogatepass")
                )
                if len(part) >= MIN_LENGTH and not part.startswith("-----"):
                    new.append((raw, name))
        self._values += new
        self._overlap = max(self._overlap, 12 * max((len(raw) for raw, _ in new), default=0))
        self._base64.add((core, name) for raw, name in new for core in _base64_cores(raw, *_utf16(raw)))
        self._base32.add((core, name) for raw, name in new for core in _base32_cores(raw))
        self._hex.add((raw.hex().encode("ascii"), name) for raw, name in new)
        self._decimal.add((digits, name) for raw, name in new for digits in _decimal(raw))
        self._octal.add((digits, name) for raw, name in new for digits in _octal(raw))
        self._bare += ((raw.replace(b"\\", b""), name) for raw, name in new)
        self._torn.add((core, name) for raw, name in new for core in _torn_cores(raw))

    def __repr__(self) -> str:
        return f"Verifier({len(self._values)} values)"

    def scan(self, chunks: Iterable[bytes]) -> list[Hit]:
        """Return every known secret found in the content, once per name and form; empty means clean."""
        found: dict[tuple[str, str], Hit] = {}
        for offset, block in self._blocks(chunks):
            for name, form in self._block(block):
                found.setdefault((name, form), Hit(name, form, offset))
        return list(found.values())

    def _blocks(self, chunks: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
        offset = 0
        pending = bytearray()
        fresh = 0
        for chunk in chunks:
            pending += chunk
            fresh += len(chunk)
            if fresh >= BLOCK_BYTES:
                yield offset, bytes(pending)
                drop = max(0, len(pending) - self._overlap)
                offset += drop
                del pending[:drop]
                fresh = 0
        if fresh or not offset:
            yield offset, bytes(pending)

    def _block(self, block: bytes) -> Iterator[tuple[str, str]]:
        yield from self._in(block, "plain")
        if b"%" in block:
            yield from self._in(_percent(_percent(block)), "percent")
        if b"\\" in block:
            unescaped = _UNICODE.sub(_character, block)
            bare = unescaped.replace(b"\\\\n", b"\n").replace(b"\\n", b"\n").replace(b"\\", b"")
            yield from ((name, "escaped") for raw, name in self._bare if raw in bare)
            if _KEY_HEADER.search(bare):
                yield "private-key", "escaped"
        if b"&" in block:
            yield from self._in(_ENTITY.sub(_entity, block), "entities")
        if b"''" in block:
            yield from self._in(block.replace(b"'\\''", b"'").replace(b"''", b"'"), "quotes")
        words = b"\n".join(set(_LONG_WORD.findall(b" " + block.translate(_CUT))))
        standard = words.replace(b"-", b"+").replace(b"_", b"/")
        yield from ((name, "base64") for name in self._base64.within(standard))
        yield from ((name, "base32") for name in self._base32.within(words.upper()))
        bare = block.replace(b"\\n", b"").replace(b"\\r", b"")  # other backslashes go with the rest
        bare = _LINE_HEAD.sub(b"", bare) if b"Z std" in bare else bare
        joined = bare.translate(None, _NOT_ALNUM)
        yield from ((name, "torn") for name in self._torn.within(joined))
        yield from self._dumped(block)
        yield from self._mixed(block)
        decoded = _decoded(standard)
        yield from self._in(decoded, "nested")
        yield from ((name, "nested") for name in self._base64.within(decoded))

    def _dumped(self, block: bytes) -> Iterator[tuple[str, str]]:
        """Look for bytes as numbers: only digits are left of the block, so it does not matter how they are set apart."""
        for content in (block, _ROW.sub(rb"\1", block)) if b"0010:" in block or b"0010 " in block else (block,):
            hexed = content.lower().replace(b"0x", b"").translate(None, _NOT_HEX)
            yield from ((name, "hex") for name in self._hex.within(hexed))
            numbers = content.translate(None, _NOT_DIGIT)
            yield from ((name, "numbers") for name in self._decimal.within(numbers))
            if b"\\" in content or b"0o" in content:
                yield from ((name, "numbers") for name in self._octal.within(numbers))

    def _mixed(self, block: bytes) -> Iterator[tuple[str, str]]:
        """Look behind what nobody sees, and escapes of several kinds in one value."""
        has_escapes = b"\\" in block and _BACKSLASH.search(block)
        signs = (b"\x1b", b"\0", b"=\n", b"=\r\n")
        if has_escapes or not block.isascii() or any(sign in block for sign in signs):
            block = _UNSEEN.sub(b"", block)
            yield from self._in(block, "hidden signs")
        plain = block
        for _ in range(3):
            before = plain
            plain = _QUOTED.sub(_byte, _percent(plain))
            if has_escapes:
                plain = _POINT.sub(_code_point, _UNICODE.sub(_character, _BYTE.sub(_byte, plain)))
                plain = _OCTAL.sub(lambda match: bytes((int(match[1], 8),)), plain)
            plain = _ENTITY.sub(_entity, plain) if b"&" in plain else plain
            plain = plain if plain.isascii() else _WIDE.sub(_narrow, plain)
            if plain == before:
                break
            yield from self._in(_UNSEEN.sub(b"", plain) if has_escapes else plain, "escaped")

    def _in(self, content: bytes, form: str) -> Iterator[tuple[str, str]]:
        yield from ((name, form) for raw, name in self._values if raw in content)
        if b"PRIVATE KEY" in content and _KEY_HEADER.search(content):
            yield "private-key", form


_FILE = re.compile(
    r"/(?:(?:home|root|etc|run|var|opt|usr|app|data|tmp|srv|mnt|secrets|certs|keys|config)/[\w@./-]*[\w@-]|"
    r"(?:[\w.@-]{1,80}/){0,11}[\w.@-]{1,80}\.(?:json|pem|key|crt|cer|p12|pfx|jks|txt|env|ya?ml|conf|ini|toml))|"
    r"(?:/[A-Za-z._-]{1,40}){2,}"
)
"""Where a secret is kept, under the name of what is kept there; without digits any path, as a random value with slashes hardly ever is."""


def values_of_env_file(content: bytes) -> dict[str, str]:
    """Return value → name of the secrets in an env file (commented out or not), also the password part of URLs."""
    found: dict[str, str] = {}
    for match in _ENV_VALUE.finditer(content.decode("utf-8", "surrogateescape")):
        name = match[1]
        value = next((part for part in match.groups()[1:] if part is not None), "")
        for inner_name, inner in _parts(name, value):
            found.setdefault(inner, inner_name)
    return found


def _parts(name: str, value: str) -> Iterator[tuple[str, str]]:
    """Yield the secrets in a value: itself, percent-decoded, the password of a URL, what a JSON document names as secret."""
    in_url = _URL_PASSWORD.match(value)
    document = _json(value)
    if in_url:
        yield f"{name}.password", unquote(in_url[1], errors="surrogateescape")
    elif (
        len(value) >= MIN_LENGTH
        and "${" not in value
        and not _FILE.fullmatch(value)
        and not _PLAIN_URL.fullmatch(value)
        and _SECRET_NAME.search(_PRODUCTS.sub("", name))
        and not _NOT_SECRET_NAME.search(name)
        and not _FACT_NAME.search(name)
    ):
        yield name, value
        if "%" in value and document is None:
            yield name, unquote(value, errors="surrogateescape")
    for key, text in _strings(document):
        if text != value:
            yield from _parts(key, text)


def _json(value: str) -> Any:
    if value[:1] not in ("{", "["):
        return None
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return None


def _strings(node: Any, key: str = "", depth: int = 8) -> Iterator[tuple[str, str]]:
    if isinstance(node, str):
        yield key, node
    elif depth and isinstance(node, (dict, list)):
        for name, child in node.items() if isinstance(node, dict) else ((key, child) for child in node):
            yield from _strings(child, str(name), depth - 1)


def _lines(value: str) -> Iterator[str]:
    """Yield the lines of a value that tell by themselves; those of a document do not."""
    if "\n" in value and _json(value.strip()) is None:
        stripped = map(str.strip, value.splitlines())
        yield from (line for line in stripped if len(line) >= MIN_LINE or _MIXED_LINE.fullmatch(line))


def _encodable(text: str) -> bool:
    try:
        text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return False
    return True


def _percent(content: bytes) -> bytes:
    return _PERCENT.sub(lambda match: bytes([int(match[1], 16)]), content) if b"%" in content else content


def _character(match: re.Match[bytes]) -> bytes:
    units = match[1] + (match[2] or b"")
    return bytes.fromhex(units.decode("ascii")).decode("utf-16-be", "replace").encode("utf-8")


def _entity(match: re.Match[bytes]) -> bytes:
    if match[3]:
        return _NAMED[match[3]]
    number = int(match[1]) if match[1] else int(match[2], 16)
    return chr(number).encode("utf-8", "surrogatepass") if number <= 0x10FFFF else match[0]


def _byte(match: re.Match[bytes]) -> bytes:
    return bytes((int(match[1], 16),))


def _code_point(match: re.Match[bytes]) -> bytes:
    point = int(match[1], 16)
    return chr(point).encode("utf-8", "surrogatepass") if point <= 0x10FFFF else match[0]


def _narrow(match: re.Match[bytes]) -> bytes:
    return chr(ord(match[0].decode("utf-8")) - 0xFEE0).encode("ascii")


def _decimal(raw: bytes) -> set[bytes]:
    """Return the digits of all bytes as decimal numbers; Java's have signs, and are smaller then."""
    return {
        b"".join(b"%d" % byte for byte in raw),
        b"".join(b"%d" % (256 - byte if byte > 127 else byte) for byte in raw),
    }


def _octal(raw: bytes) -> set[bytes]:
    """Return the digits of all bytes as octal numbers, of three digits or as many as they need."""
    return {b"".join(b"%o" % byte for byte in raw), b"".join(b"%03o" % byte for byte in raw)}


def _base32_cores(raw: bytes) -> list[bytes]:
    """Return the base32 of `raw` behind 0 to 4 other bytes, only characters that `raw` alone decides."""
    cores = (
        base64.b32encode(bytes(shift) + raw)[-(-shift * 8 // 5) : (shift + len(raw)) * 8 // 5] for shift in range(5)
    )
    return [core for core in cores if len(core) >= 11]


def _base64_cores(*forms: bytes) -> list[bytes]:
    """Return the base64 of each form of a value behind 0, 1 and 2 other bytes, only characters that it alone decides."""
    cores = []
    for raw in forms:
        for shift, skip in ((0, 0), (1, 2), (2, 3)):
            text = base64.b64encode(bytes(shift) + raw)
            whole = (shift + len(raw)) // 3 * 4
            core = text[skip:whole]
            if len(core) >= 8:
                cores.append(core)
    return cores


def _utf16(raw: bytes) -> Iterator[bytes]:
    """Yield the value in UTF-16, as PowerShell encodes its commands."""
    text = raw.decode("utf-8", "ignore")
    if len(text) >= MIN_LENGTH:
        yield text.encode("utf-16-le")
        yield text.encode("utf-16-be")


def _torn_cores(raw: bytes) -> Iterator[bytes]:
    """Yield the letters and digits of a value and of its base64: whatever stands between them where it is joined or torn.

    Short values, and those without a letter or a digit, stand in texts that have nothing to do with them.
    """
    if re.search(rb"[A-Za-z]", raw) and re.search(rb"[0-9]", raw):
        cores = (core.translate(None, _NOT_ALNUM) for core in (raw, *_base64_cores(raw, *_utf16(raw))))
        yield from (core for core in cores if len(core) >= 2 * PIECE - 1)


def _decoded(words: bytes) -> bytes:
    """Return what the long ones of newline-separated words decode to as base64, and a few bits more at the end of each."""
    whole = [word + _TO_WHOLE[len(word) % 4] for word in words.split(b"\n") if len(word) >= MIN_ENCODED]
    return base64.b64decode(_BETWEEN.join(whole))
