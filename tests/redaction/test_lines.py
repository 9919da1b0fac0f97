"""The streaming processor: the same result however a log is cut, keys over many lines, values cut in two."""

from __future__ import annotations

import random
import string
import time

import pytest
from daoflow_collector.redact import Redactor, Vault
from daoflow_collector.redact.pem import WINDOW

from tests.redaction.corpus import HEX, build, pem_lines, pick
from tests.redaction.score import redactor_for


def _in_pieces(redactor: Redactor, lines: list[bytes], size: int) -> list[bytes]:
    processor = redactor.lines()
    settled: list[bytes] = []
    for start in range(0, len(lines), size):
        settled += processor.feed(lines[start : start + size])
    return settled + processor.flush()


@pytest.fixture(scope="module")
def corpus_lines() -> tuple[Redactor, list[bytes]]:
    """Return a redactor, and all lines of a corpus, files shuffled."""
    corpus = build(7, per_carrier=4)
    rng = random.Random(7)
    files = [[line.encode() for line in file.lines] for file in corpus.files]
    rng.shuffle(files)
    return redactor_for(corpus), [line for lines in files for line in lines]


def test_block_size_does_not_matter(corpus_lines: tuple[Redactor, list[bytes]]) -> None:
    """Fed line by line, by sevens or all at once, the output is byte for byte the same."""
    redactor, lines = corpus_lines
    whole = _in_pieces(redactor, lines, len(lines))
    assert len(whole) == len(lines)
    for size in (1, 7, 100):
        assert _in_pieces(redactor, lines, size) == whole


def test_key_behind_prefixes_and_among_other_lines() -> None:
    """The body of a private key goes, whatever stands before it or between; the lines around it stay."""
    lines = [
        "ready",
        *[f"app-1  | {line}" for line in pem_lines(random.Random(3))],
        "ready again",
        "--> GET /ready 200 1ms",
    ]
    lines.insert(5, "--> GET /health 200 1ms")
    output = _in_pieces(Redactor(Vault()), [line.encode() for line in lines], 4)
    text = b"\n".join(output).decode()
    assert not any(line in text for line in pem_lines(random.Random(3)))
    assert "GET /health 200" in text
    assert text.startswith("ready\n")
    assert text.endswith("ready again\n--> GET /ready 200 1ms")


@pytest.mark.parametrize("missing", ["begin", "end"])
def test_key_cut_off(missing: str) -> None:
    """A key without its first or last line is still recognised from the other."""
    key = pem_lines(random.Random(4))
    lines = ["start", *(key[1:] if missing == "begin" else key[:-1]), "the server is ready now"]
    text = b"\n".join(_in_pieces(Redactor(Vault()), [line.encode() for line in lines], 3)).decode()
    assert not any(line in text for line in key[1:-1])
    assert "the server is ready now" in text


def test_value_cut_by_a_line_end() -> None:
    """A known value that Docker cut in two is gone from both lines, wherever the cut is."""
    value = pick(random.Random(5), HEX, 48)
    vault = Vault()
    vault.add("POSTGRES_PASSWORD", value)
    for cut in range(1, len(value)):
        lines = [b"a", f"x {value[:cut]}".encode(), f"{value[cut:]} y".encode(), b"b"]
        output = _in_pieces(Redactor(vault), lines, 1)
        token = str(vault.token("POSTGRES_PASSWORD", value)).encode()
        assert output == [b"a", b"x " + token, token + b" y", b"b"]


def test_holds_back_a_bounded_number_of_lines() -> None:
    """However long the log, no more than the window is held back."""
    processor = Redactor(Vault()).lines()
    given = 0
    for _ in range(20):
        given += len(processor.feed([b"--> GET /ready 200 1ms"] * 100))
    assert 20 * 100 - given == WINDOW
    assert len(processor.flush()) == WINDOW


def test_name_and_value_on_two_lines() -> None:
    """A pretty-printed name/value pair is one assignment."""
    lines = [
        b'  {"name": "SMTP_PASSWORD",',
        b'   "value": "hunter two"},',
        b'  {"name": "SMTP_PORT",',
        b'   "value": "587"}',
    ]
    output = _in_pieces(Redactor(Vault()), lines, 1)
    assert b"hunter" not in output[1]
    assert output[1].startswith(b'   "value": "[redacted:SMTP_PASSWORD#')
    assert output[2:] == lines[2:]


SNIPPETS = (
    "a.", "://", "x://a:b@", "password=", 'password":"', '{"a":', "[", "curl -u ", "re_", "Bearer ", "%25", "\\u0041", "${a:-",
    "-----BEGIN RSA PRIVATE KEY-----", "insert into t (a,b) values (", "xxx", "key_", "aBc1+/", '\\"', "name: password ", "foobar", "eyJ.",
    "'", '"token" ', "'a','token',", "\\\\", "<name>a</name>", '<a name="token">', "[1, ", "12 ", "0a ", "a@a:80 ",
    "@a.", " -u a -p ", "password x",
    "secret set ", "hmac('a", "'x' as ", "Key (token)=(",
    "token: a = ", "password of ", "{token,", "invalid --token ", "arn:a:token:", "..........",
)  # fmt: skip


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_time_is_linear_in_hostile_lines(snippet: str) -> None:
    """No repetition of what the passes look for makes a 64 KiB line cost more than seconds."""
    line = (snippet * 65536)[:65536].encode()
    before = time.process_time()
    processor = Redactor(Vault()).lines()
    assert len(processor.feed([line]) + processor.flush()) == 1
    assert time.process_time() - before < 8


def test_the_first_line_of_a_key_tells_keys_apart() -> None:
    """It is the same of every key: it has the fingerprint of all of the key, in every form, also of one that is cut off."""
    dashes = "-" * 5

    def key(seed: int) -> list[str]:
        letters = string.ascii_letters + string.digits + "+/"
        body = ["".join(random.Random(seed * 10 + row).choices(letters, k=64)) for row in range(3)]
        return [f"{dashes}BEGIN EC PRIVATE KEY{dashes}", *body, f"{dashes}END EC PRIVATE KEY{dashes}"]

    one, other = key(1), key(2)
    redactor = Redactor(Vault(bytes(32)))
    text = "\n".join([*one, *other, *(f"app | {line}" for line in one), 'KEY="' + "\\n".join(one) + '"', *one[:-1]])
    lines = redactor.text(text.encode(), "x.log")[0].decode().split("\n")
    marks = [line.partition("#")[2][:10] for line in lines]
    assert marks[0] == marks[4] == marks[10] == marks[14] == marks[15]
    assert marks[5] == marks[9]
    assert len({marks[0], marks[5], marks[16]}) == 3
    assert "BEGIN" not in "\n".join(lines)
    cut = redactor.text("\n".join(other[:-1]).encode(), "x.log")[0].decode()
    assert cut.partition("#")[2][:10] not in {marks[0], marks[5], marks[16]}
