"""Wide characters, and bytes that only look like them: a secret is in the result in no reading."""

from __future__ import annotations

import base64
import gzip
from pathlib import Path

import pytest
from daoflow_collector.redact import RedactionError, Redactor, Vault
from daoflow_collector.redact.charset import as_utf8
from daoflow_collector.redact_files.tree import redact_tree
from hypothesis import given
from hypothesis import strategies as st

SECRET = "BadUtf8Secret1"
LINE = f"API_TOKEN={SECRET}\n"
WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


def readings(content: bytes) -> str:
    """Return the content read, and written again, in every way that could bring ASCII back."""
    text = content.decode("utf-8", "replace")
    found = [text, content.decode("latin-1"), content.replace(b"\0", b"").decode("latin-1")]
    found += [text.encode(encoding, "replace").decode("latin-1") for encoding in WIDE]
    return "\n".join(found)


def redacted(content: bytes, ask: str = "text") -> bytes:
    """Return what the gate lets through: nothing, where it refuses."""
    try:
        output: bytes = getattr(Redactor(Vault(bytes(32))), ask)(content)[0]
    except RedactionError:
        return b""
    return output


@pytest.mark.parametrize("encoding", WIDE)
@pytest.mark.parametrize("mark", ["\ufeff", ""])
@pytest.mark.parametrize("language", ["", "# \u00e4\u00f6\u00fc\n", "# \u4e2d\u6587\u65e5\u5fd7\u7684\u5bc6\u7801\n"])
@pytest.mark.parametrize("cut", [0, 1])
def test_wide_text_is_read(encoding: str, mark: str, language: str, cut: int) -> None:
    """With a mark or without, in any language, also cut in the middle of a character: lines come out in UTF-8, the secret does not."""
    content = (mark + language + LINE + "DAOFLOW_PORT=3000\n").encode(encoding)
    output = redacted(content[: len(content) - cut], "dotenv").decode()
    assert output.lstrip("\ufeff").startswith(language + "API_TOKEN=[redacted:API_TOKEN#")
    assert "DAOFLOW_PORT=3000" in output
    assert SECRET not in readings(output.encode())


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\0\0\xfe\xff", b"\xff\xfe\xfa"])
@pytest.mark.parametrize("ask", ["text", "dotenv", "yaml"])
@given(before=st.binary(max_size=12), after=st.binary(max_size=12))
def test_bytes_under_a_wrong_mark(mark: bytes, ask: str, before: bytes, after: bytes) -> None:
    """Bytes that only begin as wide text are redacted as bytes, or refused; never written as signs that hold the secret."""
    content = mark + before + b"\n" + LINE.encode() + after
    assert SECRET not in readings(redacted(content, ask))


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_or_kept(content: bytes) -> None:
    """What is not wide text is given back as the very same bytes; what is wide holds what is returned."""
    try:
        text = as_utf8(content)
    except ValueError:
        assert b"\0" in content
    else:
        assert text is content or any(text.decode().rstrip("\ufffd").encode(encoding) in content for encoding in WIDE)


def test_wide_text_behind_base64() -> None:
    """What PowerShell takes as an encoded command is UTF-16: a known value in it is found."""
    vault = Vault(bytes(32))
    vault.add("POSTGRES_PASSWORD", "Qm4TzR8wLx2Kv9Ns")
    hidden = base64.b64encode("psql -W Qm4TzR8wLx2Kv9Ns".encode("utf-16-le"))
    for line in (b"powershell -enc " + hidden, b"x " + hidden.rstrip(b"=")):
        assert hidden.rstrip(b"=") not in Redactor(vault).text(line)[0]


def test_files_with_a_wrong_mark(tmp_path: Path) -> None:
    """`redact` writes such a file as bytes, and leaves out, with the reason, what is no text in any character set."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "odd.log").write_bytes(b"\xff\xfe\xfa" + LINE.strip().encode() + b"\xff")
    (source / "wide.env").write_bytes(LINE.encode("utf-16"))
    (source / "four.env").write_bytes(LINE.encode("utf-32"))
    (source / "mixed.log").write_bytes(b"\xff\xfe" + LINE.encode("utf-32-le"))
    (source / "twice.log.gz").write_bytes(gzip.compress(gzip.compress(LINE.encode())))
    result = redact_tree(source, tmp_path / "out")
    assert {item.path for item in result.left_out} == {"mixed.log", "twice.log"}
    assert all("cannot be shown to be clean" in item.reason for item in result.left_out)
    written = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert written["wide.env"] == written["four.env"]
    assert b"API_TOKEN=[redacted:API_TOKEN#" in written["odd.log"]
    assert all(SECRET not in readings(content) for content in written.values())
