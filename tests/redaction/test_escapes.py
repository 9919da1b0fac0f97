"""A value ends where the language that wrote it ends it, and is one however it was escaped: one fingerprint, nothing of it left."""

from __future__ import annotations

import json
import random
import re
import shlex
import string
from html import escape
from urllib.parse import quote

import pytest
from daoflow_collector.redact import Redactor, Vault

FINGERPRINT = re.compile(r"#([0-9a-f]{10})")


def text(content: str) -> str:
    """Return a text without its secrets."""
    return Redactor(Vault(bytes(32))).text(content.encode())[0].decode()


def drawn(sign: str, seed: int) -> str:
    """Return a password as a person makes it, with a sign inside."""
    rng = random.Random(f"{sign} {seed}")
    left, right = ("".join(rng.choices(string.ascii_lowercase, k=size)) for size in (6, 5))
    return f"{left.title()}{sign}{right}!{rng.randint(100, 999)}"


def backslashed(value: str) -> str:
    """Return a value as Perl, PHP and MySQL write it in single quotes."""
    return value.replace("\\", "\\\\").replace("'", "\\'")


WRITERS = {
    "python": lambda v: f"settings = {{'smtp_password': {v!r}, 'debug': False}}",
    "php": lambda v: f"    'smtp_password' => '{backslashed(v)}',",
    "mysql": lambda v: f"ALTER USER 'app'@'%' IDENTIFIED BY '{backslashed(v)}';",
    "sql": lambda v: "INSERT INTO env (name, value) VALUES ('SMTP_PASSWORD', '" + v.replace("'", "''") + "');",  # noqa: S608
    "shell": lambda v: f"export SMTP_PASSWORD={shlex.quote(v)}",
    "printf %q": lambda v: "SMTP_PASSWORD=" + re.sub(r"([^A-Za-z0-9_.-])", r"\\\1", v),
    "json": lambda v: json.dumps({"smtp_password": v}),
    "properties": lambda v: f"smtp.password={v}",
    "print_r": lambda v: f"    [smtp_password] => {v}",
    "prose": lambda v: f"login failed: password={v}",
}


@pytest.mark.parametrize("sign", ["'", '"'])
@pytest.mark.parametrize("writer", WRITERS)
def test_a_quote_in_a_value_does_not_end_it(writer: str, sign: str) -> None:
    """No piece of it stays, and it shows the fingerprint of the raw value."""
    for seed in range(4):
        value = drawn(sign, seed)
        clean = text(f"smtp_password: {json.dumps(value)}\n{WRITERS[writer](value)}")
        assert not [part for part in re.split(r"\W", value) if len(part) >= 3 and part in clean]
        assert len(set(FINGERPRINT.findall(clean))) == 1


def test_two_values_with_one_head_are_two() -> None:
    """Cut at the quote they would show as equal."""
    first, second = (f'Copper$maple"{number}' for number in (905, 199))
    assert len(set(FINGERPRINT.findall(text(f"db.password={first}\napi.password={second}")))) == 2


def test_blanks_behind_backslashes_belong_to_the_value() -> None:
    """As a shell prints a passphrase."""
    clean = text(
        "export BACKUP_PASSPHRASE=lemon\\ acorn\\ violin\\ lantern\\ 1550\nBACKUP_PASSPHRASE='lemon acorn violin lantern 1550'"
    )
    assert not re.search("acorn|violin|1550", clean)
    assert len(set(FINGERPRINT.findall(clean))) == 1


def test_compose_writes_a_dollar_twice() -> None:
    """The same secret in what Compose prints and in a container shows as the same."""
    value = 'Garden$river"415'
    doubled = json.dumps({"services": {"web": {"environment": {"SMTP_PASSWORD": value.replace("$", "$$")}}}})
    clean = text(f'{{"SMTP_PASSWORD": {json.dumps(value)}}}\n{doubled}\nSMTP_PASSWORD={value}')
    assert "river" not in clean
    assert len(set(FINGERPRINT.findall(clean))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "throw new Error('password can\\'t be blank');",
        "msg = 'the token isn\\'t valid, try again'",
        '"note","said ""password"" twice","2026"',
        "it's a password: can't be empty",
        "C:\\data\\secrets\\ is not a folder",
        "INSERT INTO notes VALUES (1, 'the user''s token expired', 3);",
    ],
)
def test_quotes_in_sentences_are_no_secrets(line: str) -> None:
    """Escaped and doubled quotes stand in messages and in CSV too."""
    assert text(line) == line


@pytest.mark.parametrize("sign", ["'", '"', "$", "\\", "&"])
def test_what_a_file_names_is_hunted_in_all_of_it(sign: str) -> None:
    """Without any name beside it, in whatever spelling."""
    value = drawn(sign, 1)
    spelt = (
        value,
        json.dumps(value),
        escape(value),
        quote(value),
        "'" + value.replace("'", "''") + "'",
        value.encode().hex(" "),
    )
    clean = text("\n".join([json.dumps({"smtp_password": value}), *(f"argument 3: {one} of 4" for one in spelt)]))
    assert clean.count("[redacted:") == 1 + len(spelt)
    assert len(set(FINGERPRINT.findall(clean))) == 1


@pytest.mark.parametrize(
    ("named", "line"),
    [
        ("password: production", "environment production is up"),
        ("db_password=postgres", "user postgres connected"),
        ("secret: 4f1c2d9a7be04f1c2d9a7be04f1c2d9a7be0aaaa", "checked out 4f1c2d9a7be04f1c2d9a7be04f1c2d9a7be0aaaa"),
        ("session_token=9f31c0de-1b2c-4d5e-8f90-a1b2c3d4e5f6", "request 9f31c0de-1b2c-4d5e-8f90-a1b2c3d4e5f6 done"),
        ("api_key: web-frontend-01", "container web-frontend-01 started"),
    ],
)
def test_words_ids_and_hosts_are_not_hunted(named: str, line: str) -> None:
    """What a secret's name stands before may be a word of the log, or anybody's id."""
    assert text(f"{named}\n{line}").split("\n")[1] == line
