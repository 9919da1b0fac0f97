"""Log lines become text that no terminal, reader or editor can be hurt by."""

import pytest
from daoflow_collector.logs.text import MAX_LINE_BYTES, cap_line, clean_line
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"plain", "plain"),
        (b"\x1b[2Kdaoflow-1  | ready", "daoflow-1  | ready"),
        (b"--> GET /ready \x1b[32m200\x1b[0m 12ms", "--> GET /ready 200 12ms"),
        (b"\x1b]0;title\x07text\x1b]8;;http://x\x1b\\link", "textlink"),
        (b"tab\tstays", "tab\tstays"),
        (b"bell\x07 and nul\x00", "bell\ufffd and nul\ufffd"),
        (b"progress 1%\rprogress 2%", "progress 1%\ufffdprogress 2%"),
        ("grün ✓".encode(), "grün ✓"),
        (b"latin \xfc", "latin \ufffd"),
        ("next\u0085line\u2028sep".encode(), "next\ufffdline\ufffdsep"),
    ],
)
def test_escapes_go_and_controls_show(raw: bytes, text: str) -> None:
    """Terminal escapes are removed, other controls and invalid UTF-8 appear as U+FFFD."""
    assert clean_line(raw) == text


@given(st.binary(max_size=300).filter(lambda raw: b"\n" not in raw))
def test_any_bytes_become_one_safe_line(raw: bytes) -> None:
    """Whatever a container writes, the result is one line without control characters."""
    text = clean_line(raw)
    assert len(text.splitlines()) <= 1
    assert all(character == "\t" or character.isprintable() or ord(character) >= 0xA0 for character in text)


def test_long_lines_say_how_much_is_gone() -> None:
    """A line over 64 KiB keeps its beginning and tells how many bytes were cut, never half a character."""
    assert cap_line(b"x" * MAX_LINE_BYTES) == b"x" * MAX_LINE_BYTES
    assert cap_line(b"x" * (MAX_LINE_BYTES + 5)) == b"x" * MAX_LINE_BYTES + b" [cut: 5 bytes]"
    odd = b"x" + "é".encode() * MAX_LINE_BYTES
    capped = cap_line(odd)
    assert capped.decode()
    assert capped.endswith(b" bytes]")
