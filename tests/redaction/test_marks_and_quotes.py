"""Values that a mark, a quote, a default or a table's heading makes secrets, whatever they look like; and what stands beside them and stays."""

# ruff: noqa: E501  one row of data is easier to read than four
from __future__ import annotations

import pytest
from daoflow_collector.redact import Redactor, Vault
from daoflow_collector.redact_files.source import not_text

DICE = "kidral-lunvori-shapentul-gorofex"
SECRETS = (
    f'{{"rows": [{{"value": "{DICE}", "isSecret": true, "key": "CUSTOM"}}]}}',
    f'{{"key": "CUSTOM", "secret": true, "value": "{DICE}"}}',
    f"export ACCESS_TOKEN=${{OVERRIDE:-{DICE}}}",
    f'"CONFIG" "SET" "requirepass" "{DICE}"',
    f"The db password is {DICE} (ask ops)",
    f"process.env.OP_SERVICE_ACCOUNT_TOKEN = '{DICE}';",
    f'restricted_key="{DICE}"',
    f"COPY settings (name, value) FROM stdin;\nsmtp_password\t{DICE}\n\\.",
    f"INSERT INTO conf (app,configkey,configvalue) VALUES ('core','smtppassword','{DICE}');",  # noqa: S608  a line of a dump
    f"CREATE USER MAPPING FOR app SERVER r OPTIONS (user 'app', password '{DICE}');",
    f'values: ("api_key", "{DICE}")',
    f"root 12 etcdctl --user=root:{DICE} endpoint status",
    "GET https://app.example.com/reset-password/cUGsUNcqRdqMxkEdxGgJqlzS",
)
NAMED = (
    ("environment: { DOCKER_PAT: 'v', PORT: '3000' }", "shadralgo-mifexzed-mitul-gopenlun"),
    ("environment: { BASIC_AUTH_HASH: 'v' }", "abeCeYo82KS"),
    ("environment: { AGE_IDENTITY: 'v' }", "MdmMtzPAm4c27TQQFGKs.9HP"),
    ("app-previous-key = 'v'", "ZMHVeil3g7GXGn"),
    ("3391 root     etcdctl --user=root:v endpoint", "fUOVKQvhkLkZ"),
    ('level=warn value_encrypted="v"', "b43ca62e34253f914bc35409c939ec9a24e20ad5ce0d3274"),
    ("https://app.example.org/auth/callback?code=v8PsAQGgAQOIrvPLCKzn&state=v", "WjBAiEWWxrNatwFRoZsqJeIp"),
)
WEAK = (
    "LOG:  statement: ALTER USER daoflow PASSWORD 'admin';",
    "CREATE ROLE app LOGIN ENCRYPTED PASSWORD 'admin'",
    "COPY settings (name, value) FROM stdin;\nsmtp_password\tadmin\n\\.",
)
KEPT = (
    "      checksum/secret: a1a4f7ea9145f7d4c9be5e650ac94fb032ed5134d572ff92563a7e0c42e298e5",
    "docker run --user=root:root --user www-data:users image",
    "GITHUB_PATH=/home/runner MATCH_PAT=foo* is_encrypted=luks2-with-argon",
    "application_key_path: /etc/app/application.key",
    '{"key": "PORT", "value": "3000", "isSecret": false}',
    "ACCESS_TOKEN: ${OVERRIDE:-true}",
    "COPY settings (name, value) FROM stdin;\nsmtp_host\tmail.example.com\n\\.",
    "The password is not-set-in-env",
    "GET https://app.example.com/reset-password/ForgotPasswordConfirmationPage",
    "<code>DATABASE_HOST=db port=5432</code>",
    'values: ("token", "expired")',
)
BESIDE = (
    ("app[8991]: backup_encryption_password=xgNjdc<9?ysf@[1YMu4H8rM+v", "app[8991]: backup_encryption_password=["),
    ("app[8991]: backup_encryption_password=xgNjdc<9?ysf@[1YMu4H8rM+v ready", " len=25] ready"),
    ("> X-Api-Key: CT,4oT<D]bYS68?mkB@ozGk accepted", " len=23] accepted"),
    ("<b>X-Api-Key: Lq8vXz2PwTr5KmLq8v<br>next", "]<br>next"),
    (
        "loaded credentials for backup: a1a4f7ea9145f7d4c9be5e650ac94fb032ed5134d572ff92563a7e0c42e298e5",
        "for backup: [",
    ),
    ("UPDATE `users` SET `password`='Lq8vXz2PwTr5Km',`updatedAt`='2026-11-28'", "`password`='["),
    ("UPDATE `users` SET `password`='Lq8vXz2PwTr5Km',`updatedAt`='2026-11-28'", "',`updatedAt`='2026-11-28'"),
    (
        'invalid interpolation format for services.app.environment.[]: "ADMIN_PASSWORD=Lq8vXz2PwTr5Km"',
        '"ADMIN_PASSWORD=[',
    ),
    (r"send: b'GET /v2/ HTTP/1.1\r\nX-Auth-Token: Lq8vXz2PwTr5KmLq8vXz2PwTr5Km\r\n\r\n'", r"]\r\n\r\n'"),
    ("Cookie: tz=Europe%2FBerlin; connect.sid=s%3AkJKJJ33jjksdfffQ", "tz=Europe%2FBerlin;"),
    (
        'Authorization: Digest username="ops", realm="site", response="bf23607a72675b8df175c3ba89025ad7"',
        'username="ops", realm="site"',
    ),
    (
        "Credential=AKIAQOSFODNN7EXAMPLE/20261120/us-east-1/s3/aws4_request".join(
            ("Authorization: AWS4-HMAC-SHA256 ", "")
        ),
        "/20261120/us-east-1/s3/aws4_request",
    ),
    (
        "PUT https://b.example.com/k?X-Amz-Credential=AKIAQOSFODNN7EXAMPLE%2F20261120%2Fus-east-1%2Fs3&X-Amz-Date=2026",
        "%2F20261120%2Fus-east-1%2Fs3&X-Amz-Date",
    ),
    ("https://api.telegram.org/bot1234567891:AAkidr-_Zx8Z_ZZQZqZwZZZ4ZaZ3ZZghjTd/sendMessage", "/sendMessage"),
    (
        "name,url,user,password,note\nshop,https://one.example.com,person11@mail.example,Lunsha2024x,",
        "shop,https://one.example.com,person11@mail.example,",
    ),
    ('sh -c "DB_PASSWORD=Lunsha2024x exec /app/run"', ' exec /app/run"'),
    ("connect failed: dsn: host=db-22 user=app password=Lunsha2024x", "dsn: host=db-22 user=app"),
    ("x-access-token:ghs_Abcdefghijklmnopqrstuvwxyz0123456789@github.com/acme/x", "@github.com/acme/x"),
    (
        '{"query":"select 1","params":["Lunsha2024xLunsha2024x","2026-11-28T23:57:48.236Z"]}',
        '"2026-11-28T23:57:48.236Z"',
    ),
    (
        '{"rows":[["root","1","redis --requirepass Lunsha2024x *:1"],["999","2","agent --node x1"]]}',
        '["999","2","agent --node x1"]',
    ),
)


@pytest.fixture
def redactor() -> Redactor:
    """Return a gate that knows nothing of the host."""
    return Redactor(Vault())


@pytest.mark.parametrize("text", SECRETS)
def test_a_value_goes_by_its_place(redactor: Redactor, text: str) -> None:
    """Four words without a number look like a name; their place says that they are none."""
    written = redactor.text(text.encode())[0].decode()
    assert not any(word in written for word in (DICE, DICE[:20], "cUGsUNcqRdqMx"))


@pytest.mark.parametrize(("form", "value"), NAMED)
def test_a_value_goes_by_its_name(redactor: Redactor, form: str, value: str) -> None:
    """These names are a secret's whatever the value looks like."""
    head, _, tail = form.rpartition("v")
    assert value not in redactor.text(f"{head}{value}{tail}".encode())[0].decode()


@pytest.mark.parametrize("text", WEAK)
def test_a_weak_password_goes_from_a_statement(redactor: Redactor, text: str) -> None:
    """What a statement about a user or a row of settings gives as a password is one, also a common word."""
    assert "admin" not in redactor.text(text.encode())[0].decode()


@pytest.mark.parametrize("text", KEPT)
def test_what_only_stands_there_stays(redactor: Redactor, text: str) -> None:
    """The same forms with facts in them are left alone."""
    assert redactor.text(text.encode())[0].decode() == text


@pytest.mark.parametrize(("text", "fact"), BESIDE)
def test_what_stands_beside_stays(redactor: Redactor, text: str, fact: str) -> None:
    """A secret is taken out, and nothing more."""
    written = redactor.text(text.encode())[0].decode()
    assert "[redacted:" in written
    assert fact in written


@pytest.mark.parametrize("quote", ["'\\''", "'\"'\"'"])
def test_a_quote_inside_a_shells_quotes_ends_nothing(quote: str) -> None:
    """A value that a shell writes with a quote in it is one value, equal to the plain one."""
    vault = Vault()
    gate = Redactor(vault)
    written = gate.text(f"FTP_PWD='Bvq!EY6{quote}bIvSEeFF'\n".encode())[0].decode()
    plain = gate.text(b'{"password": "Bvq!EY6\'bIvSEeFF"}')[0].decode()
    assert "bIvSEeFF" not in written
    assert written.partition("#")[2][:10] == plain.partition("#")[2][:10]


def test_a_command_line_of_the_kernel_is_text(redactor: Redactor) -> None:
    """Arguments with NULs between them are read, and what stands behind a secret's flag goes; other bytes with NULs are not text."""
    content = b"/usr/bin/rclone\0copy\0--password\0Lunsha2024x\0backups/x\0"
    assert not_text(content) is None
    assert redactor.text(content)[0].startswith(b"/usr/bin/rclone\0copy\0--password\0[redacted:")
    assert not_text(b"\x01\x02\0\x03abc\0\0\x04") == "it is binary"


def test_a_key_in_colours_goes_whole(redactor: Redactor) -> None:
    """Each of its lines begins with a colour; the last one is too short to look random."""
    dashes, green, plain = "-" * 5, "\x1b[32m", "\x1b[0m"
    body = ["BrFiTIlZrbIz/8Rt8AxKhVZdFzB+fHGaBRZiTOkHX3XJa7ovIJhjmDK777LJtgBp", "qwE82yGhqvqunkDniICHtex/Zss+iU+dDA=="]
    lines = [f"{dashes}BEGIN EC PRIVATE KEY{dashes}", *body, f"{dashes}END EC PRIVATE KEY{dashes}"]
    written = redactor.text("\n".join(f"{green}{line}{plain}" for line in [*lines, "ready"]).encode())[0].decode()
    assert not any(line in written for line in body)
    assert written.endswith(f"{green}ready{plain}")
