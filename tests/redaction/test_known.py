"""The two ways of looking for known values in a text find the same."""

from __future__ import annotations

import base64
import random
import re
import tracemalloc

import pytest
from daoflow_collector.redact import Redactor
from daoflow_collector.redact.known import Known
from daoflow_collector.redact.vault import Vault


def test_a_value_is_cut_between_what_a_log_puts_before_its_lines() -> None:
    """Wherever a line ends and however many it takes, behind times that differ in their digits alone."""
    vault = Vault()
    value = "95249f512c17b8ed411fa644d35db41d94e5efaf89fc43c5fa52f8b2b19b8f89"
    vault.add("BETTER_AUTH_SECRET", value)
    token = str(vault.token("BETTER_AUTH_SECRET", value))
    for cut in range(4, len(value)):
        text = f"api-1  | 2026-11-27T12:14:09.9Z x={value[:cut]}\napi-1  | 2026-11-27T12:14:10.0Z {value[cut:]} y\n"
        after = Redactor(vault).text(text.encode())[0].decode()
        assert after == f"api-1  | 2026-11-27T12:14:09.9Z x={token}\napi-1  | 2026-11-27T12:14:10.0Z {token} y\n", cut


@pytest.mark.parametrize("seed", range(5))
def test_short_and_long_texts_are_searched_alike(seed: int) -> None:
    """A text that is short beside the number of values gives the same finds as the same text in a long one."""
    source = random.Random(seed)
    values = [f"{source.getrandbits(80):020x}" for _ in range(200)]
    vault = Vault()
    for number, value in enumerate(values):
        vault.add(f"KEY_{number}", value)
    known = Known(vault)
    picked = source.choice(values)
    encoded = base64.b64encode(b"x" * source.randrange(3) + picked.encode()).decode()
    text = f"a {picked}{picked} b {encoded} {picked[:-1]}".encode()
    short = {(span.start, span.end, span.value) for span in known.find(text)}
    long = {(span.start, span.end, span.value) for span in known.find(text + b" " * 100_000)}
    assert short == long
    assert len(short) >= 3


@pytest.mark.parametrize(
    "line",
    [
        b"PDO->__construct('pgsql:host=db-5.acme.dev;dbname=app4x9Qz1', 'app', 'Pepper2029!', Array)",
        b'{"Pepper2029": "aQ7hJ2kLm9Xc4Vb8Tt"}',
        b"Pepper2029=aQ7hJ2kLm9Xc4Vb8Tt",
        b"--pepper2029-token aQ7hJ2kLm9Xc4Vb8Tt Pepper2029: zK3Qp9LmW2xTz81b",
    ],
)
def test_no_label_is_most_of_a_known_value(line: bytes) -> None:
    """A name is shown without its signs of punctuation, and is not the value itself any more: `Pepper2029` of `Pepper2029!`."""
    vault = Vault(bytes(32))
    vault.add("POSTGRES_PASSWORD", "Pepper2029!")
    redacted = Redactor(vault).lines()
    output = b"".join([*redacted.feed([line]), *redacted.flush()])
    assert b"[redacted:Pepper2029" not in output


ATLASSIAN = f"ATATT3xFfGF0{'s0NO4JnOKu8LkltzbpUd' * 8}=A1B2C3D4"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("+ echo deploy:{} | chpasswd", "Ne35TDfybi8Zo4fsWlJv7wflVs"),
        ("+ sed -i 's|^APP_KEY=.*|APP_KEY={}|' .env", ATLASSIAN),
    ],
)
def test_a_trace_gives_the_whole_value_and_no_more(line: str, value: str) -> None:
    """Neither the user before it, nor a part of it behind a sign, nor the sign behind it: its token equals that of a plain place."""
    redactor = Redactor(Vault(bytes(32))).lines()
    lines = [f"APP_KEY={value}".encode(), b"", line.format(value).encode()]
    plain, _, traced = [*redactor.feed(lines), *redactor.flush()]
    fingerprints = [re.findall(rb"#([0-9a-f]{10})", output) for output in (plain, traced)]
    assert len(fingerprints[0]) == 1
    assert fingerprints[0] == fingerprints[1], (plain, traced)


def test_a_value_takes_less_than_a_tenth_of_a_megabyte() -> None:
    """All that is looked for of a host with 60 secrets has room beside a broken host's last memory: 75 KB a value of 32 characters."""
    rng = random.Random(5)
    vault = Vault()
    for number in range(60):
        vault.add(f"K{number}_SECRET", base64.b64encode(rng.randbytes(24)).decode())
    tracemalloc.start()
    known = Known(vault)
    size_bytes, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert known.has_values
    assert size_bytes < 60 * 100_000


@pytest.mark.parametrize("wrong", ["{} ", "{}\r", '"{}"', "'{}'", '"{} "'])
def test_what_stands_around_a_wrongly_written_value_stays(wrong: str) -> None:
    """Elsewhere it is the right one: its own fingerprint, and the blank or the quotes behind it are the text's."""
    right = "velvet-Pallet-Billing-97"
    vault = Vault(bytes(32))
    vault.add("DB_PASSWORD", wrong.format(right))
    redactor = Redactor(vault)
    lines = f"--to={right} https://a.b/c\r\nx: \"{right}\"\nqueue '{right}' ok\n"
    clean = redactor.text(lines.encode())[0].decode()
    mark = vault.fingerprint(right)
    assert re.sub(r"\[redacted:\S+?#" + mark + r"[^\]]*\]", "V", clean) == lines.replace(right, "V")
    encoded = base64.b64encode(wrong.format(right).encode()).decode()
    assert encoded not in redactor.text(f"got {encoded} there".encode())[0].decode()
    slot = redactor.tree({"Env": [f"DB_PASSWORD={wrong.format(right)}"]})[0]["Env"][0]
    assert f"#{vault.fingerprint(wrong.format(right))} " in slot
