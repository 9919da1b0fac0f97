"""What a corpus rebuilt from the description of the hidden one showed: facts of env files and tables, coloured lines, ends of keys."""

from __future__ import annotations

import base64
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
from daoflow_collector.redact import Redactor, Vault, values_of_env_file

RNG = random.Random(23)
HEX64, HEX32 = f"{RNG.getrandbits(256):064x}", f"{RNG.getrandbits(128):032x}"
KEY = base64.b64encode(RNG.randbytes(32)).decode()
DRAWN = "".join(RNG.choices("abcdefghkmnpqrstuvwxyzABCDEFGH23456789", k=24))
DSN = "postgresql://app@db:5432/shop"


def text(content: str) -> str:
    """Return a text without its secrets."""
    return Redactor(Vault(bytes(32))).text(content.encode())[0].decode()


def dotenv(content: str) -> str:
    """Return an env file without its secrets."""
    return Redactor(Vault(bytes(32))).dotenv(content.encode())[0].decode()


@pytest.mark.parametrize("name", ["SIGNING", "PASSWORD_HASH", "TOKEN_HASH", "ADMIN_HASH"])
def test_what_it_does_not_call_one_goes(name: str) -> None:
    """A verifier of a password is no digest of something public."""
    assert HEX64 not in dotenv(f"{name}={HEX64}")


def test_a_dsn_with_a_password_goes() -> None:
    """A user alone opens nothing, a token in its place does."""
    opened = f"redis://{DRAWN}@cache:6379/0"
    assert DRAWN not in dotenv(f"DB_DSN={DSN.replace('app@', f'app:{DRAWN}@')}\nCACHE_DSN={opened}")


def test_an_escaped_dollar_is_the_same_value(tmp_path: Path) -> None:
    """The container has what Compose reads back between the quotes; both must show the same fingerprint."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/.env").write_text(f'APP_PASSWORD="{DRAWN}\\$9\\"x"\n')
    (tmp_path / "in/inspect.json").write_text(f'{{"Config": {{"Env": ["APP_PASSWORD={DRAWN}$9\\"x"]}}}}')
    command = [
        Path(sys.executable).with_name("daoflow-collect"),
        "redact",
        "--quiet",
        tmp_path / "in",
        tmp_path / "out",
    ]
    subprocess.run(command, check=True, capture_output=True)
    found = [re.findall(r"#([0-9a-f]{10})", (tmp_path / "out" / name).read_text()) for name in (".env", "inspect.json")]
    assert len(found[0]) == 1
    assert found[0] == found[1]


@pytest.mark.parametrize("line", [f" wireguard_public_key     | {KEY}", f" password_dsn | {DSN}", " password | text"])
def test_facts_in_a_row_of_psql_stay(line: str) -> None:
    """The public half of a key, where something is, a column's type."""
    assert text(line) == line


@pytest.mark.parametrize("value", ["postgres", "letmein1", KEY])
def test_secrets_in_a_row_of_psql_go(value: str) -> None:
    """A password that is tried first is no column's type."""
    assert value not in text(f" db_password              | {value}")


@pytest.mark.parametrize(
    "lines",
    [
        "\x1b[32minfo\x1b[0m reference=\x1b[36m${AUTH_SECRET:?Set AUTH_SECRET in .env}\x1b[0m",
        "value=${AUTH_SECRET}\n\x1b[32mhello\x1b[0m",
    ],
)
def test_a_colour_is_no_part_of_a_word(lines: str) -> None:
    """`32minfo` is not what the line's secret is."""
    assert text(lines) == lines


def test_a_coloured_word_goes() -> None:
    """It is read without its colour."""
    clean = text(f"New API token:\n\x1b[32m{DRAWN}\x1b[0m\nlogin with password refused \x1b[1;31m{DRAWN}\x1b[0m")
    assert DRAWN not in clean


@pytest.mark.parametrize("prefix", ["", "  ", "app-1  | 2026-11-10T22:19:12.659Z "])
def test_the_last_row_of_a_key_goes(prefix: str) -> None:
    """Four letters without a sign; a word of the log below it stays."""
    rows = [base64.b64encode(RNG.randbytes(48)).decode() for _ in range(6)]
    key = ["-----BEGIN PRIVATE KEY-----", *rows, "ENSk", "-----END PRIVATE KEY-----", "done"]
    clean = text("\n".join(prefix + row for row in key))
    assert "ENSk" not in clean
    assert clean.endswith(f"{prefix}done")


@pytest.mark.parametrize(
    "line",
    [
        "ops: I changed db password to {} on the staging box",
        "mira: the mysql password is {}, please rotate it",
        'Error: invalid ADMIN_PASSWORD "{}" for host db',
    ],
)
def test_a_password_that_is_tried_first_goes_where_it_is_told(line: str) -> None:
    """A word of prose in its place stays."""
    assert "hunter2" not in text(line.format("hunter2"))
    assert text(line.format("required")) == line.format("required")


ROWS = [base64.b64encode(RNG.randbytes(48)).decode() for _ in range(4)]
CERTIFICATE = "\n".join(["-----BEGIN CERTIFICATE-----", *ROWS, "-----END CERTIFICATE-----"])


@pytest.mark.parametrize(
    "content",
    [
        '{"cert": "' + CERTIFICATE.replace("\n", "\\n") + '"}',
        'x {"cert": "' + CERTIFICATE.replace("\n", "\\n") + '"} y',
        "cert: |\n  " + CERTIFICATE.replace("\n", "\n  "),
    ],
)
def test_a_certificate_stays_however_it_is_written(content: str) -> None:
    """It is meant to be shown; the key beside it goes."""
    assert text(content) == content
    key = content.replace("CERTIFICATE", "PRIVATE KEY")
    assert not any(row in text(key) for row in ROWS)


def test_a_certificate_in_an_env_file_stays() -> None:
    """In quotes over lines, too."""
    content = f'TLS_CERT="{CERTIFICATE}"\nTLS_CHAIN="' + CERTIFICATE.replace("\n", "\\n") + '"\n'
    assert dotenv(content) == content
    assert not any(row in dotenv(content.replace("CERTIFICATE", "PRIVATE KEY")) for row in ROWS)


@pytest.mark.parametrize(
    "line",
    [
        f"BACKUP_KEY=backups/2026/11/{HEX32}.tar.zst",
        "KMS_KEY=arn:aws:kms:eu-central-1:123456789012:key/alias",
        f"HOST_KEY='ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{KEY[:43]}'",
        f"CACHE_KEY=node-modules-{HEX64[:40]}",
        f"GPG_KEYS='{HEX64[:40].upper()} {HEX64[24:].upper()}'",
        f"VOLUME={HEX64}",
        f"MIGRATION_HASH={HEX64}",
        f"FILE_SHA256={HEX64}",
        f"CONTENT_MD5={HEX32}",
        f"VOLUME_NAME={HEX64}",
        f"DB_DSN={DSN}",
    ],
)
def test_what_opens_nothing_stays_in_an_env_file(line: str) -> None:
    """An object's key, an ARN, a public key, what is looked up by, ids, digests, addresses; also for the last search's own reading."""
    assert dotenv(line) == line
    assert values_of_env_file(line.replace("'", "").encode()) == {}


def test_a_key_that_opens_goes() -> None:
    """The same names with what is no path and no public key."""
    assert HEX64 not in dotenv(f"BACKUP_KEY={HEX64}\nKMS_KEY={HEX64}\nHOST_KEY={HEX64}")


def test_escapes_of_yaml_are_the_same_value() -> None:
    r"""`\u00fc` in double quotes is what stands plainly elsewhere; both show one fingerprint."""
    content = f'db_password: "\\u00fc{DRAWN}\\"x"\napi_password: \'ü{DRAWN}"x\'\n'
    clean = Redactor(Vault(bytes(32))).yaml(content.encode())[0].decode()
    found = re.findall(r"#([0-9a-f]{10})", clean)
    assert len(found) == 2
    assert found[0] == found[1]
