"""Chunks of any size become blocks of whole lines."""

from collections.abc import Iterator

import pytest
from daoflow_analyzer.scan.blocks import line_blocks
from daoflow_bundle.errors import FormatError
from hypothesis import given
from hypothesis import strategies as st


def blocks(content: bytes, chunk: int, size: int) -> list[bytes]:
    """Return the blocks of a content that comes in chunks, each chunk a view of one reused buffer as the bundle's reader gives them."""
    reused = bytearray(chunk)

    def chunks() -> Iterator[memoryview]:
        for start in range(0, len(content), chunk):
            piece = content[start : start + chunk]
            reused[: len(piece)] = piece
            yield memoryview(reused)[: len(piece)]

    return [bytes(buffer[:end]) for buffer, end in line_blocks(chunks(), size)]


@given(
    st.lists(st.binary(max_size=30).map(lambda line: line.replace(b"\n", b"").replace(b"\x1b", b""))),
    st.integers(1, 50),
    st.integers(31, 99),
)
def test_nothing_is_lost_and_lines_stay_whole(lines: list[bytes], chunk: int, size: int) -> None:
    """The blocks joined are the content, and every block but the last ends with a newline."""
    content = b"\n".join(lines)
    found = blocks(content, chunk, size)
    assert b"".join(found) == content
    assert all(block.endswith(b"\n") for block in found[:-1])
    assert all(0 < len(block) <= size for block in found)


def test_a_line_longer_than_a_block_is_cut_and_the_next_one_is_whole() -> None:
    """The rest of an overlong line is left out, however many chunks it spans; it still counts as one line."""
    assert blocks(b"one\n" + b"x" * 100 + b"\ntwo\n", chunk=7, size=20) == [b"one\n", b"x" * 20, b"two\n"]
    assert blocks(b"x" * 100, chunk=1000, size=20) == [b"x" * 20]


def test_a_log_that_outgrows_the_first_buffer_is_whole() -> None:
    """The buffer begins small and grows to a block's size: lines around that moment are neither lost nor cut."""
    content = b"".join(b"%d %s\n" % (number, b"x" * (number % 700)) for number in range(1_000))
    found = blocks(content, chunk=50_000, size=200_000)
    assert b"".join(found) == content
    assert all(block.endswith(b"\n") for block in found)
    assert len(found) == 2


def test_terminal_escapes_are_removed() -> None:
    """Colours, and the erase-line code that Compose 2.26 puts before each line, are no part of a log."""
    assert blocks(b"\x1b[2Kpre \x1b[32m200\x1b[0m 1ms\n", chunk=3, size=64) == [b"pre 200 1ms\n"]


def test_an_empty_log_has_no_blocks() -> None:
    """No content, no block, and none for content that is nothing but escapes."""
    assert blocks(b"", chunk=5, size=10) == []
    assert blocks(b"\x1b[2K", chunk=5, size=10) == []


def test_damage_comes_after_what_was_read() -> None:
    """What a damaged member gave before its damage is yielded, then the damage is raised."""

    def damaged() -> Iterator[bytes]:
        yield b"one\ntw"
        raise FormatError("cut")

    found: list[bytes] = []
    with pytest.raises(FormatError, match="cut"):
        found.extend(bytes(buffer[:end]) for buffer, end in line_blocks(damaged(), 100))
    assert found == [b"one\ntw"]
