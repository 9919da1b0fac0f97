"""What `.env` was meant to say, beside what Compose reads, and what is wrong with it."""

from __future__ import annotations

import random
import string

import pytest
from daoflow_collector.env.dotenv import parse_dotenv
from daoflow_collector.env.dotenv_lexis import is_plausible_name
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("content", "meant", "value"),
    [
        ("K=abc", "abc", "abc"),
        ("K=abc  ", "abc", "abc"),
        ("K=abc$def", "abc$def", "abc"),
        ('K="abc$def"', "abc$def", "abc"),
        ("K='abc$def'", "abc$def", "abc$def"),
        ("K=abc${def}ghi", "abc${def}ghi", "abcghi"),
        ("A=1\nK=x$A", "x1", "x1"),
        ('K="a\\$b"', "a$b", "a$b"),
        ("K=abc # note", "abc", "abc"),
        ("K=abc #def", "abc #def", "abc"),
        ("K= # note", "", "# note"),
        ("K=#abc", "#abc", "#abc"),
        ('K="abc"def', '"abc"def', "abc"),
        ("K='it\\'s'", "it's", "it's"),
        ("K=abc\r", "abc", "abc"),
        ('K=" abc "', " abc ", " abc "),
    ],
)
def test_value_meant_and_value_read(content: str, meant: str, value: str) -> None:
    """The two readings differ exactly where Compose silently reads something else than the line says."""
    last = parse_dotenv(content.encode() + b"\n").assignments[-1]
    assert (last.key, last.meant, last.value) == ("K", meant, value)


@pytest.mark.parametrize(
    ("content", "line", "kind", "key", "fatal"),
    [
        (b"A=1\nB", 2, "no-equals", None, True),
        (b"A=1\nB\nC=1\n", 2, "no-equals", "B", False),
        (b"A=1\nsome words\n", 2, "no-equals", None, True),
        (b"A=1\nB C=1\n", 2, "bad-key", None, True),
        (b"A=1\nB+=1\n", 2, "bad-key", None, True),
        (b"=1\n", 1, "bad-key", None, True),
        (b'A=1\nB="x\n', 2, "unclosed-quote", "B", True),
        (b'A="x\nB=2\nC="\n', 1, "unclosed-quote", "A", False),
        (b'A="x"y\n', 1, "text-after-quote", "A", False),
        (b"A='x''y'\n", 1, "text-after-quote", "A", True),
        (b"A=x #y\n", 1, "inline-comment", "A", False),
        (b"A=x$y\n", 1, "dollar", "A", False),
        (b"A=x${\n", 1, "dollar", "A", True),
        (b"A=1\r\n", 1, "carriage-return", None, False),
        (b"\xef\xbb\xbfA=1\n", 1, "bom", None, False),
        (b"A=1\nB=2\nA=3\n", 3, "duplicate", "A", False),
        (b"A = 1\n", 1, "space-around-equals", "A", False),
        (b"A=1\nB=\xff\n", 2, "invalid-utf8", None, False),
        (b"A=x\0y\n", 1, "nul-byte", "A", True),
    ],
)
def test_problems(content: bytes, line: int, kind: str, key: str | None, fatal: bool) -> None:
    """Each kind of problem is found at its line, with its key, and is fatal exactly when Compose stops there."""
    problems = [(item.line, item.kind, item.key, item.fatal) for item in parse_dotenv(content).problems]
    assert problems == [(line, kind, key, fatal)]


def test_sound_file_has_no_problem() -> None:
    """A file as the installer writes it gives no problem at all."""
    content = b"# c\n\nA=0123abcdef\nB='with space'\nexport C=3\nD=\nE=http://x:3000/#a # note\nF=$A-${MISSING:-x}\n"
    assert parse_dotenv(content).problems == ()


def test_refused_file_still_shows_what_was_written() -> None:
    """After a line that Compose refuses, later keys are still known as written, and as unread by Compose."""
    parsed = parse_dotenv(b"A=1\nnot an assignment\nB=2\n")
    assert [(item.key, item.line, item.meant, item.value) for item in parsed.assignments] == [
        ("A", 1, "1", None),
        ("B", 3, "2", None),
    ]
    assert parsed.values == {}


def test_swallowed_keys_are_known_as_written() -> None:
    """Keys that an unclosed quote made part of another value are listed, and Compose has no value for them."""
    parsed = parse_dotenv(b'A="x\nB=2\nC="\nD=4\n')
    assert [(item.key, item.line, item.meant, item.value) for item in parsed.assignments] == [
        ("A", 1, "x", "x\nB=2\nC="),
        ("B", 2, "2", None),
        ("C", 3, "", None),
        ("D", 4, "4", "4"),
    ]
    assert parsed.assignments[0].quotes == "unclosed"
    assert dict(parsed.values) == {"A": "x\nB=2\nC=", "D": "4"}


def test_a_quote_behind_no_name_says_nothing_of_the_line_before() -> None:
    """What has no name is no assignment, though its quote swallows others: what came before it stays as it was (found by fuzzing)."""
    parsed = parse_dotenv(b"A=1\n='x\nB=2\nC='\n")
    assert [(item.key, item.quotes) for item in parsed.assignments] == [("A", "none"), ("B", "none"), ("C", "unclosed")]
    assert [item.key for item in parse_dotenv(b":'\nI=1\n=2='").assignments] == ["I"]


def test_no_part_of_a_value_is_in_a_problem() -> None:
    """Problems never quote the file's content, since any part of it may be a secret."""
    content = b"A=hunter2$hunter2\nB='hunter2'hunter2\nC=x #hunter2\nD=${hunter2?hunter2}\nhunter2+\nE=\"hunter2\n"
    problems = parse_dotenv(content).problems
    assert len(problems) == 6
    assert not any("hunter2" in item.detail or "hunter2" in (item.key or "") for item in problems)


@pytest.mark.parametrize(
    "name",
    [
        "POSTGRES_PASSWORD",
        "A1",
        "smtp_host",
        "camelCase",
        "S3_KEY",
        "DAOFLOW_CONTROL_PLANE_RECOVERY_VERIFIER_STORAGE_MB",
    ],
)
def test_names_are_plausible(name: str) -> None:
    """What people call variables counts as a name."""
    assert is_plausible_name(name)


@pytest.mark.parametrize("seed", range(20))
def test_pieces_of_secrets_are_not_names(seed: int) -> None:
    """A generated secret on a line of its own is not taken for a name, so that it is never shown as one."""
    source = random.Random(seed)
    hexadecimal = "a" + "".join(source.choice("0123456789abcdef") for _ in range(31))
    mixed = "aZ4" + "".join(source.choice(string.ascii_letters + string.digits) for _ in range(29))
    assert not is_plausible_name(hexadecimal)
    assert not is_plausible_name(mixed)
    assert [item.key for item in parse_dotenv(f"{mixed}\n".encode()).problems] == [None]


@given(st.binary(max_size=300))
def test_any_bytes_are_parsed(content: bytes) -> None:
    """Whatever the bytes, parsing ends without an error, in line order, and refused files give no values."""
    parsed = parse_dotenv(content, {"A": "x"})
    lines = [item.line for item in parsed.assignments]
    assert lines == sorted(lines)
    assert not (parsed.refused and parsed.values)
    assert all(1 <= item.line <= content.count(b"\n") + 1 for item in (*parsed.assignments, *parsed.problems))


@given(st.text(alphabet="AB=:'\"$#{}\\ \n\r-?x", max_size=80))
def test_any_text_of_the_dialect_is_parsed(content: str) -> None:
    """Whatever the order of the dialect's own characters, parsing ends, and each key's last read value is the one that counts."""
    parsed = parse_dotenv(content.encode())
    if not parsed.refused:
        last = {item.key: item.value for item in parsed.assignments if item.value is not None}
        assert {key: parsed.values[key] for key in last} == last


@given(
    st.dictionaries(
        st.from_regex(r"[A-Z_]{1,6}", fullmatch=True), st.from_regex(r"[a-zA-Z0-9@/:.-]{0,20}", fullmatch=True)
    )
)
def test_plain_files_round_trip(values: dict[str, str]) -> None:
    """Plain keys and values come back as they were written, in order, without a problem."""
    content = "".join(f"{key}={value}\n" for key, value in values.items())
    parsed = parse_dotenv(content.encode())
    assert [(item.key, item.meant, item.value) for item in parsed.assignments] == [(k, v, v) for k, v in values.items()]
    assert parsed.problems == ()
