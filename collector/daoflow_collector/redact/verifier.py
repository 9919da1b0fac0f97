"""A second look at the finished bytes, by code that shares nothing with the redactor: is any known secret in there after all?

It decodes the content (percent, JSON escapes, entities, base64) and looks for the plain values; the redactor encodes the values and
looks for those. A mistake in one is not the mistake of the other.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

BLOCK_BYTES = 256 << 10
MIN_LENGTH = 8
_LONG_WORD = re.compile(rb"[A-Za-z0-9+/_-]{11,}")
_KEY_HEADER = re.compile(rb"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY")
_PERCENT = re.compile(rb"%([0-9A-Fa-f]{2})")
_UNICODE = re.compile(rb"\\+u([0-9A-Fa-f]{4})(?:\\+u([Dd][C-Fc-f][0-9A-Fa-f]{2}))?")
_ENTITY = re.compile(rb"&(?:#(\d{1,3})|#[xX]([0-9A-Fa-f]{1,2})|(quot|amp|lt|gt|apos));")
_NAMED = {b"quot": b'"', b"amp": b"&", b"lt": b"<", b"gt": b">", b"apos": b"'"}
_ENV_LINE = re.compile(r"^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\s*=\s*(.*?)\s*$")
_SECRET_NAME = re.compile(r"pass|pwd|secret|token|key|credential|auth|dsn|salt|webhook|cookie|private", re.IGNORECASE)
_NOT_SECRET_NAME = re.compile(
    r"(?:_(?:FILE|PATH|DIR|URL|URI|TTL|ID|AT|HOST|PORT|USER|NAME|EMAIL|MS|ENABLED)|^PUBLIC_.*|.*_PUBLIC_KEY)$"
)
_URL_PASSWORD = re.compile(r"[a-z][a-z0-9+.-]*://[^/\s:@]*:(\S+)@[^@\s]+$")


@dataclass(frozen=True)
class Hit:
    """One known secret found: its name (never its value), how it was written, and the offset of the block it is in."""

    name: str
    form: str
    offset_bytes: int


class Verifier:
    """Looks for known values. `values`: value → name, as `Vault.strong_values()` and `values_of_env_file` give them."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values: list[tuple[bytes, str]] = []
        for value, name in values.items():
            for part in {value, value.strip(), *value.splitlines()}:
                raw = (
                    part.encode("utf-8", "surrogateescape")
                    if _encodable(part)
                    else part.encode("utf-8", "surrogatepass")
                )
                if len(part) >= MIN_LENGTH and not part.startswith("-----"):
                    self._values.append((raw, name))
        longest = max((len(raw) for raw, _ in self._values), default=0)
        self._overlap = max(4096, 12 * longest)
        self._base64 = [(core, name) for raw, name in self._values for core in _base64_cores(raw)]
        self._hex = [(raw.hex().encode("ascii"), name) for raw, name in self._values]
        self._bare = [(raw.replace(b"\\", b""), name) for raw, name in self._values]

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
        words = b"\n".join(set(_LONG_WORD.findall(block)))
        standard = words.replace(b"-", b"+").replace(b"_", b"/")
        yield from ((name, "base64") for core, name in self._base64 if core in standard)
        lowered = words.lower()
        yield from ((name, "hex") for digits, name in self._hex if digits in lowered)
        decoded = b"\n".join(_decodings(words))
        yield from self._in(decoded, "nested")
        yield from ((name, "nested") for core, name in self._base64 if core in decoded)

    def _in(self, content: bytes, form: str) -> Iterator[tuple[str, str]]:
        yield from ((name, form) for raw, name in self._values if raw in content)
        if b"PRIVATE KEY" in content and _KEY_HEADER.search(content):
            yield "private-key", form


def values_of_env_file(content: bytes) -> dict[str, str]:
    """Return value → name of the secrets in an env file (commented out or not), also the password part of URLs."""
    found: dict[str, str] = {}
    for line in content.decode("utf-8", "surrogateescape").splitlines():
        match = _ENV_LINE.match(line.lstrip("# \t\ufeff"))
        if match is None:
            continue
        name, value = match[1], match[2]
        if len(value) >= 2 and value[0] in "'\"" and value[-1] == value[0]:
            value = value[1:-1]
        in_url = _URL_PASSWORD.match(value)
        if in_url:
            found.setdefault(
                _percent(in_url[1].encode("utf-8", "surrogateescape")).decode("utf-8", "surrogateescape"),
                f"{name}.password",
            )
        elif (
            len(value) >= MIN_LENGTH
            and "${" not in value
            and _SECRET_NAME.search(name)
            and not _NOT_SECRET_NAME.search(name)
        ):
            found.setdefault(value, name)
    return found


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
    return bytes([number]) if number < 256 else match[0]


def _base64_cores(raw: bytes) -> list[bytes]:
    """Return the base64 of `raw` behind 0, 1 and 2 other bytes, only characters that `raw` alone decides."""
    cores = []
    for shift, skip in ((0, 0), (1, 2), (2, 3)):
        text = base64.b64encode(bytes(shift) + raw)
        whole = (shift + len(raw)) // 3 * 4
        core = text[skip:whole]
        if len(core) >= 8:
            cores.append(core)
    return cores


def _decodings(words: bytes) -> Iterator[bytes]:
    for word in words.split(b"\n"):
        if len(word) >= 20:
            usable = word[:-1] if len(word) % 4 == 1 else word + b"=" * (-len(word) % 4)
            yield base64.b64decode(usable.replace(b"-", b"+").replace(b"_", b"/"))
