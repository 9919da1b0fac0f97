"""Secrets that a program's own syntax tells: key logs, blocks of keys, arguments, settings by name and value, labels."""

# ruff: noqa: S608  lines of dumps

from __future__ import annotations

import random

import pytest
from daoflow_collector.redact import Redactor, Vault

RNG = random.Random(11)
PUBLIC, SECRET = f"{RNG.getrandbits(256):064x}", f"{RNG.getrandbits(384):096x}"
DICE = "kidral-lunvori-shapentul-gorofex"
DRAWN = "".join(RNG.choices("abcdefghkmnpqrstuvwxyzABCDEFGH23456789", k=24))


def text(content: str) -> str:
    """Return a text without its secrets."""
    return Redactor(Vault(bytes(32))).text(content.encode())[0].decode()


@pytest.mark.parametrize(
    "label", ["SERVER_HANDSHAKE_TRAFFIC_SECRET", "CLIENT_TRAFFIC_SECRET_0", "EXPORTER_SECRET", "CLIENT_RANDOM"]
)
def test_of_a_key_log_the_last_column_goes(label: str) -> None:
    """The first one says whose connection it is."""
    clean = text(f"{label} {PUBLIC} {SECRET}")
    assert clean.startswith(f"{label} {PUBLIC} [redacted:")
    assert SECRET not in clean


def test_all_blocks_of_a_key_in_hex_go() -> None:
    """Also those below a short last row; the modulus is public."""
    rows = ["    " + ":".join(f"{RNG.getrandbits(8):02x}" for _ in range(15)) + ":" for _ in range(6)]
    clean = text(
        "\n".join(
            ["modulus:", rows[0], "priv:", rows[1], rows[2], "    d3", "prime1:", rows[3], rows[4], "prime2:", rows[5]]
        )
    )
    assert rows[0] in clean
    assert not any(row.strip() in clean for row in rows[1:])


@pytest.mark.parametrize(
    ("line", "value"),
    [
        (f"ansible-vault encrypt_string {DICE} --name db_password", DICE),
        (f"cryptsetup luksOpen --key-file <(echo -n {DICE}) /dev/sdb1 backup", DICE),
        (f"xfreerdp /v:192.0.2.40 /u:Administrator /p:{DRAWN}", DRAWN),
        (f"+ mariadb -h 127.0.0.1 -uapp '-p{DRAWN}' shop -e 'select 1'", DRAWN),
        (f"update options set option_value='{SECRET}' where option_name='auth_salt'", SECRET),
        (
            f"INSERT INTO a (email,password_hash,api_token) VALUES ('m@example.com',crypt('x',gen_salt('bf',4)),'{SECRET}');",
            SECRET,
        ),
        (f"INSERT: id[integer]:1 password_hash[text]:'{SECRET}' email[text]:'m@example.com'", SECRET),
        (f"exporter --dsn=exporter:{DRAWN}@db.example.net:3306 --web=:9104", DRAWN),
        (f"    [password:Db:private] => {DRAWN}", DRAWN),
        (f'"traefik.http.middlewares.auth.basicauth.users": "ops:{DRAWN}"', DRAWN),
        (f"A_TOKEN={DRAWN}|HOME=/home/ops|B_PASSWORD={DICE}|PATH=/usr/bin", DRAWN),
    ],
)
def test_the_value_goes_and_nothing_else(line: str, value: str) -> None:
    """Hosts, ports, users, names and other variables stand as before."""
    clean = text(line)
    head, tail = line.split(value)
    assert value not in clean
    assert clean.startswith(head)
    assert clean.endswith(tail) or DICE in tail


@pytest.mark.parametrize(
    "line",
    [
        "ansible-vault encrypt_string --stdin-name db_password",
        "xfreerdp /v:192.0.2.40 /u:Administrator /port:3389",
        "cryptsetup luksOpen --key-file <(cat /run/key) /dev/sdb1 backup",
        "docker run -p 127.0.0.1:8080:80 image",
        "update options set option_value='https://shop.example.com' where option_name='siteurl'",
        "basicauth: users loaded: 3",
        "prime1: 3 of 7 done",
        "+ git remote add origin https://x-access-token@git.example.com/ops/app.git",
    ],
)
def test_what_only_looks_like_it_stays(line: str) -> None:
    """The same words without a value."""
    assert text(line) == line
