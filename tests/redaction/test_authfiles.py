"""Logins that no name marks: whole files of them, tables without rules, blocks of users and tokens."""

from __future__ import annotations

import json

import pytest
from daoflow_collector.redact import Redactor, Vault

VALUE = "blue42fish"


def redacted(text: str, path: str = "notes.txt") -> str:
    """Return what the gate makes of a file."""
    return Redactor(Vault(bytes(32))).text(text.encode(), path)[0].decode()


@pytest.mark.parametrize(
    ("path", "text", "kept"),
    [
        ("pgbouncer/userlist.txt", f'"app" "{VALUE}"\n', '"app"'),
        ("openvpn/auth.txt", f"ops\n{VALUE}\n", "ops"),
        ("secrets/db_password", f"{VALUE}\n", ""),
        ("users.txt", f"ops:{VALUE}\nbob:{VALUE}2\n", "bob:"),
        ("turnserver.conf", f"lt-cred-mech\nuser=guest:{VALUE}\ncli-port=5766\n", "user=guest:"),
        ("nexus/admin.password", f"{VALUE}\n", ""),
        ("rsyncd.secrets", f"ops:{VALUE}\n", "ops:"),
        ("chap-secrets", f"ops * {VALUE} *\n", "ops *"),
        ("app.conf", f'map $http_x_api_key $ok {{\n  default 0;\n  "{VALUE}" 1;\n}}\nlisten 127.0.0.1;\n', "listen 127.0.0.1"),
        ("jaas.conf", f'PlainLoginModule required\n  username="a"\n  user_bob="{VALUE}";\n}};\n', 'username="a"'),
        ("a.adoc", f"|====\n^l|email ^l|token\n|a@example.net |{VALUE}\n|====\n", "a@example.net"),
        ("a.txt", f"ID   PASSWORD    CREATED\nabc  {VALUE}  2 days ago\n", "2 days ago"),
        ("a.txt", f"||name||password||\n|db|{VALUE}|\n", "|db|"),
        ("a.log", f"Log in with admin / {VALUE}\n", "admin /"),
        ("a.log", f'  --admin-password string  of the admin (default "{VALUE}")\n', "--admin-password string"),
    ],
)  # fmt: skip
def test_a_login_that_no_name_marks_goes(path: str, text: str, kept: str) -> None:
    """The value goes, and what stands around it stays."""
    result = redacted(text, path)
    assert VALUE not in result
    assert kept in result


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("etc/passwd", "root:x:0:0:root:/root:/bin/sh\n"),
        ("a.txt", "NAME     TYPE    SECRETS  AGE\ndefault  Opaque  3        4d\n"),
        ("a.conf", "map $http_x_api_key $ok {\n  default 0;\n}\nregion eu-central-1;\n"),
        ("a.conf", "user=1000:1000\nuser=www-data:www-data\nuser=guest\n"),
        ("a.log", "  --token-ttl duration  of a token (default 24h0m0s)\n"),
        ("a.log", "routing_key=deploy.created.v2 exchange=jobs\n"),
        ("a.service", 'Environment="APP_PORT=3000" "APP_HOST=db-1.example.net"\n'),
    ],
)
def test_a_fact_beside_stays(path: str, text: str) -> None:
    """What only looks like such a place is left as it is."""
    assert redacted(text, path) == text


def test_bytes_under_their_numbers() -> None:
    """A typed array that became an object is the text that its bytes are."""
    document = {"password": {str(index): byte for index, byte in enumerate(VALUE.encode())}}
    result = json.loads(redacted(json.dumps(document)))
    assert str(result["password"]["0"]).startswith("[redacted:password#")
    assert set(list(result["password"].values())[1:]) == {0}
