"""Known values spelt byte by byte, torn, partly escaped, or with signs in them that nobody sees: gone, and found if put back."""

from __future__ import annotations

import base64
import random
from collections.abc import Callable, Iterator

import pytest
from daoflow_bundle.token import find_tokens
from daoflow_collector.redact import Redactor, Vault, Verifier
from hypothesis import given, settings
from hypothesis import strategies as st

NAME = "POSTGRES_PASSWORD"
VALUES = st.text(
    st.characters(min_codepoint=33, max_codepoint=0x17F, exclude_characters="\x7f\xad\\%=&;\"'{}[]()<>"),
    min_size=10,
    max_size=40,
)
UNSEEN = (
    "\u200b",
    "\u200d",
    "\u2060",
    "\ufeff",
    "\u00ad",
    "\x1b[31m",
    "\x1b[0;1m",
    "\\u001b[31m",
    "\\\n",
    "=\n",
    "=\r\n",
    "\\\n  ",
)


def _rows(value: str) -> str:
    """Return what `hexdump -C` prints."""
    raw = value.encode()
    rows = []
    for at in range(0, len(raw), 16):
        part = raw[at : at + 16]
        shown = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in part)
        rows.append(f"{at:08x}  {part[:8].hex(' ')}  {part[8:].hex(' ')}  |{shown}|")
    return "\n" + "\n".join(rows)


def _columns(value: str) -> str:
    """Return what Node prints of a long Uint8Array: columns."""
    raw = value.encode()
    rows = [", ".join(f"{byte:>3}" for byte in raw[at : at + 12]) for at in range(0, len(raw), 12)]
    return f"Uint8Array({len(raw)}) [\n   " + ",\n   ".join(rows) + "\n]"


def _octal(value: str) -> str:
    return "".join(f"\\{byte:03o}" for byte in value.encode())


DUMPS: dict[str, Callable[[str], str]] = {
    "node-buffer": lambda value: f"<Buffer {value.encode().hex(' ')}>",
    "uint8array": lambda value: f"Uint8Array(9) [ {', '.join(map(str, value.encode()))} ]",
    "columns": _columns,
    "go": lambda value: "[]byte{" + ", ".join(f"0x{byte:02x}" for byte in value.encode()) + "}",
    "go-decimal": lambda value: f"[{' '.join(map(str, value.encode()))}]",
    "java-signed": lambda value: f"[{', '.join(str(byte - 256 if byte > 127 else byte) for byte in value.encode())}]",
    "colons": lambda value: value.encode().hex(":").upper(),
    "dashes": lambda value: value.encode().hex("-").upper(),
    "groups-of-two": lambda value: value.encode().hex(" ", -2),
    "groups-of-four": lambda value: f"<{value.encode().hex(' ', -4)}>",
    "lines": lambda value: "\n".join(value.encode().hex(" ", -4).split()),
    "octal": _octal,
    "code-points": lambda value: "".join(f"\\u{{{ord(char):x}}}" for char in value),
    "bytes": lambda value: "".join(f"\\x{byte:02X}" for byte in value.encode()),
    "percent-twice": lambda value: "".join(f"%25{byte:02X}" for byte in value.encode()),
    "quoted-printable": lambda value: "".join(f"={byte:02X}" for byte in value.encode()),
    "base32": lambda value: base64.b32encode(value.encode()).decode(),
    "hexdump": _rows,
}


def _escapes(char: str) -> Iterator[str]:
    raw = char.encode()
    yield "".join(f"%{byte:02X}" for byte in raw)
    yield "".join(f"={byte:02X}" for byte in raw)
    yield "".join(f"\\x{byte:02x}" for byte in raw)
    yield "".join(f"\\{byte:03o}" for byte in raw)
    yield f"\\u{ord(char):04x}"
    yield f"\\u{{{ord(char):x}}}"
    yield f"&#{ord(char)};"
    yield f"&#x{ord(char):x};"


def _gate(value: str) -> tuple[Redactor, Verifier] | None:
    vault = Vault(bytes(32))
    vault.add(NAME, value)
    return (Redactor(vault), Verifier(vault.strong_values())) if vault.strong_values() else None


def _assert_gone(value: str, written: str, form: str) -> None:
    made = _gate(value)
    if made is None:
        return
    redactor, verifier = made
    content = f"2026-11-23 begin\nnote {written} end\nlast 12 lines\n".encode()
    assert verifier.scan([content]), form
    output, _ = redactor.text(content)
    assert not verifier.scan([output]), form
    assert NAME in {token.what for token in find_tokens(output.decode())}, form
    assert output.count(b"\n") == content.count(b"\n"), form
    assert output.startswith(b"2026-11-23 begin\nnote"), form
    assert output.endswith(b"\nlast 12 lines\n"), form


@pytest.mark.parametrize("form", DUMPS)
@settings(max_examples=20, deadline=None)
@given(value=VALUES)
def test_a_dump_is_gone_and_would_be_found(form: str, value: str) -> None:
    """Whatever prints the bytes of a value: the gate replaces them, and the second look finds them where they are put back."""
    _assert_gone(value, DUMPS[form](value), form)


@settings(max_examples=60, deadline=None)
@given(value=VALUES, seed=st.integers(0, 2**32))
def test_escapes_of_any_mixture(value: str, seed: int) -> None:
    """Some characters are escaped, each in its own way: the value is gone, and would be found."""
    source = random.Random(seed)
    written = "".join(source.choice(list(_escapes(char))) if source.random() < 0.5 else char for char in value)
    if written != value:
        _assert_gone(value, written, "mixed")


@settings(max_examples=60, deadline=None)
@given(value=VALUES, at=st.lists(st.integers(1, 39), min_size=1, max_size=4), unseen=st.sampled_from(UNSEEN))
def test_what_nobody_sees_hides_nothing(value: str, at: list[int], unseen: str) -> None:
    """Colours, zero-width characters and soft line ends inside a value do not hide it."""
    cuts = {place for place in at if place < len(value)}
    if cuts:
        _assert_gone(
            value, "".join((unseen if place in cuts else "") + char for place, char in enumerate(value)), unseen
        )


def test_lines_one_by_one_or_at_once() -> None:
    """A dump over lines is found however the log is cut into calls."""
    value = "Qm4TzR8wLx2Kv9NsHd7Yc3Bf"
    made = _gate(value)
    assert made is not None
    lines = ["before", *_columns(value).split("\n"), *_rows(value).split("\n"), "after"]
    for size in (1, 3, len(lines)):
        log = made[0].lines()
        settled: list[bytes] = []
        for at in range(0, len(lines), size):
            settled += log.feed([line.encode() for line in lines[at : at + size]])
        settled += log.flush()
        assert not made[1].scan([b"\n".join(settled)])
        assert len(settled) == len(lines)
        assert (settled[0], settled[-1]) == (b"before", b"after")


def test_numbers_of_a_log_stay() -> None:
    """Rows of numbers, colours and escapes that hold no value are left as they are."""
    made = _gate("Qm4TzR8wLx2Kv9Ns")
    assert made is not None
    content = (
        b"[ 81, 109, 52, 84, 122, 82, 56, 1, 2 ]\n\x1b[31mred\x1b[0m a=52 \\121\\155 "
        b"<Buffer 51 6d 34 54 7a 52 38 00 01>\n10.0.0.1 81 109\n"
    )
    assert made[0].text(content)[0] == content
