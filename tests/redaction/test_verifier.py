"""The independent scan of finished bytes."""

from __future__ import annotations

import ast
import base64
import json
from pathlib import Path
from urllib.parse import quote

import pytest
from daoflow_collector.redact import Verifier, values_of_env_file, verifier

VALUE = 'Zk3+p9/mW2"x Tz%8é1b'
ENCODED = {
    "plain": VALUE.encode(),
    "percent": quote(VALUE, safe="").encode(),
    "percent-lower": quote(VALUE, safe="").lower().encode() if VALUE.islower() else quote(VALUE, safe="").encode(),
    "percent-twice": quote(quote(VALUE, safe=""), safe="").encode(),
    "json": json.dumps(VALUE).encode(),
    "json-2": json.dumps(json.dumps({"a": VALUE}, ensure_ascii=False), ensure_ascii=False).encode(),
    "base64": base64.b64encode(b"ab" + VALUE.encode() + b"cde"),
    "base64-1": base64.b64encode(b"a" + VALUE.encode() + b"c"),
    "base64url": base64.urlsafe_b64encode(VALUE.encode()),
    "base64-twice": base64.b64encode(base64.b64encode(VALUE.encode())),
    "hex": VALUE.encode().hex().encode(),
    "hex-upper": VALUE.encode().hex().upper().encode(),
    "entities": VALUE.replace('"', "&quot;").encode(),
}


@pytest.mark.parametrize("form", ENCODED)
def test_finds_a_value_in_any_form(form: str) -> None:
    """A known value in the final bytes is a hit in every encoding, and the hit names the key, not the value."""
    hits = Verifier({VALUE: "X_TOKEN"}).scan([b"clean line\n" * 50 + b"before " + ENCODED[form] + b" after\n"])
    assert {hit.name for hit in hits} == {"X_TOKEN"}
    assert "Zk3" not in repr(hits)


LONG = "Zk3p9mW2xTz81bQq7Lr5"
SCRIPT = f"$env:X_TOKEN = 'abc{LONG}'; ./run.ps1 -Verbose".encode("utf-16-le")
MIME = base64.b64encode(b"x" * 40 + LONG.encode() + b"y" * 90)
JOINED = {
    "javascript": f'const token = "{LONG[:7]}" + "{LONG[7:]}";'.encode(),
    "javascript over lines": f"const t = '{LONG[:6]}' +\n    '{LONG[6:12]}' +\n    '{LONG[12:]}'".encode(),
    "php": f"$t = '{LONG[:9]}' . '{LONG[9:]}';".encode(),
    "python": f'TOKEN = ("{LONG[:11]}"\n         "{LONG[11:]}")'.encode(),
    "sql": f"SELECT '{LONG[:8]}' || '{LONG[8:]}'".encode(),
    "list": json.dumps([LONG[:4], LONG[4:9], LONG[9:]]).encode(),
    "in JSON": json.dumps({"source": f'a = "{LONG[:9]}" +\n "{LONG[9:]}"'}).encode(),
    "PowerShell": b"powershell -EncodedCommand " + base64.b64encode(SCRIPT),
    "PowerShell, one aside": b"-enc " + base64.b64encode(b"#\0" + SCRIPT),
    "base64 over lines": b"\n".join(MIME[at : at + 64] for at in range(0, len(MIME), 64)),
    "base64 over quoted lines": b"\n".join(b'  "' + MIME[at : at + 61] + b'",' for at in range(0, len(MIME), 61)),
    "base64 over lines of a log": b"\n".join(
        b"2026-11-23T12:00:00.000000001Z stdout " + MIME[at : at + 62] for at in range(0, len(MIME), 62)
    ),
    "base64 in JSON": json.dumps("\n".join(MIME.decode()[at : at + 60] for at in range(0, len(MIME), 60))).encode(),
    "UTF-16 in base64 over lines": b"\r\n".join(
        base64.b64encode(SCRIPT)[at : at + 19] for at in range(0, 4 * len(SCRIPT) // 3, 19)
    ),
}


@pytest.mark.parametrize("form", JOINED)
def test_finds_a_value_that_is_joined_or_torn(form: str) -> None:
    """In pieces, in UTF-16 or over lines: a long value is a hit, whatever stands between its parts."""
    hits = Verifier({LONG: "X_TOKEN"}).scan([b"clean line\n" * 50 + JOINED[form] + b"\nafter\n"])
    assert {hit.name for hit in hits} == {"X_TOKEN"}


@pytest.mark.parametrize("value", ["daoflow-postgres-production", "2026-1123-1200-0000", "port-5432-ok"])
def test_words_numbers_and_short_values_are_not_joined_from_others(value: str) -> None:
    """What stands in any text with other signs between is no hit; as it is, it is one."""
    content = value.replace("-", "/").encode()
    assert Verifier({value: "X_TOKEN"}).scan([content]) == []
    assert Verifier({value: "X_TOKEN"}).scan([value.encode()])


def test_clean_content_has_no_hits() -> None:
    """Text without the value, even with its beginning, is clean."""
    assert Verifier({VALUE: "X_TOKEN"}).scan([b"Zk3+p9/mW2 [redacted:X_TOKEN#0123456789 len=20]\n" * 9]) == []


@pytest.mark.parametrize("size", [1, 100, 65536])
def test_chunks_do_not_matter(size: int) -> None:
    """A value across a chunk or block border is found."""
    content = b"x" * (verifier.BLOCK_BYTES - 7) + VALUE.encode() + b"y" * 300
    if size == 1:
        content = content[-5000:]
    chunks = (content[i : i + size] for i in range(0, len(content), size))
    assert Verifier({VALUE: "X_TOKEN"}).scan(chunks)


def test_private_key_header() -> None:
    """A private key that nobody knew of is a hit as well."""
    dashes = b"-" * 5
    assert [hit.name for hit in Verifier({}).scan([dashes + b"BEGIN OPENSSH PRIVATE KEY" + dashes])] == ["private-key"]


def test_values_of_an_env_file() -> None:
    """Secrets by name come from an env file, unquoted, commented out or inside a URL; settings do not."""
    content = b"# x\nPOSTGRES_PASSWORD='Zk3Qp9LmW2xT'\n#API_KEY=Hq7Rt2VbN5yU\nDATABASE_URL=postgres://u:p%40Zk3Qp9@h/d\nTOKEN_URL=https://x.example.com\nPORT=3000\n"
    assert values_of_env_file(content) == {
        "Zk3Qp9LmW2xT": "POSTGRES_PASSWORD",
        "Hq7Rt2VbN5yU": "API_KEY",
        "p@Zk3Qp9": "DATABASE_URL.password",
    }


def test_shares_no_code_with_the_redactor() -> None:
    """The verifier imports the standard library only: its mistakes are its own."""
    tree = ast.parse(Path(verifier.__file__).read_text(encoding="utf-8"))
    names = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert not [name for name in names if name.startswith("daoflow")]
