"""What the vault learns from a host's own configuration."""

from __future__ import annotations

import base64
import json
from urllib.parse import quote

import pytest
from daoflow_bundle.token import find_tokens
from daoflow_collector.redact import Redactor, Vault, Verifier, harvest, values_of_env_file
from hypothesis import given, settings
from hypothesis import strategies as st

ONE, TWO, THREE, FOUR = "Zk3Qp9LmW2xTz81b", "Hq7Rt2VbN5yUm04c", "Jw8Xs6KdP1aEf39g", "Bv5Yc3MgT7oLi62h"


def test_env_files_quoted_commented_and_in_urls() -> None:
    """Values come without their quotes, from commented-out lines too, and URL passwords percent-decoded."""
    vault = Vault()
    content = f"A_TOKEN='{ONE}'\n#OLD_PASSWORD={TWO}\nDATABASE_URL=postgres://u:{THREE}%40x@h/d\nPORT=3000\nNAME=daoflow-host\n"
    harvest(vault, dotenvs=[content.encode()])
    assert vault.strong_values() == {ONE: "A_TOKEN", TWO: "OLD_PASSWORD", f"{THREE}@x": "DATABASE_URL.password"}


def test_what_compose_makes_of_a_value() -> None:
    """A value with escapes is known as written and as Compose reads it."""
    vault = Vault()
    harvest(vault, dotenvs=[b'A_TOKEN="Zk3Q\\"p9Lm\\\\W2xTz"\n'])
    assert set(vault.strong_values()) == {'Zk3Q"p9Lm\\W2xTz', 'Zk3Q\\"p9Lm\\\\W2xTz'}


def test_compose_and_inspect() -> None:
    """Environments as mapping or list, build arguments, commands, labels and inspect documents all teach."""
    vault = Vault()
    config = {
        "name": "daoflow",
        "services": {
            "web": {
                "environment": {"X_PASSWORD": ONE, "PORT": 3000, "EMPTY": None},
                "build": {"args": ["NPM_TOKEN=" + TWO]},
            },
            "redis": {"command": ["redis-server", "--requirepass", THREE]},
        },
    }
    inspect = {
        "Name": "/daoflow-web-1",
        "Args": [f"--api-key={FOUR}"],
        "Config": {
            "Env": ["Y_SECRET=" + ONE[::-1]],
            "Image": "ghcr.io/acme/web:1",
            "Labels": {"com.docker.compose.config-hash": "ab12" * 16},
        },
    }
    harvest(vault, compose_config=config, inspects=[inspect])
    assert {ONE, TWO, THREE, FOUR, ONE[::-1]} <= set(vault.strong_values())


def test_words_of_the_bundle_are_not_hunted() -> None:
    """A password that is also a service, user or database name stays weak: hunting it would erase the diagnosis."""
    vault = Vault()
    harvest(
        vault,
        dotenvs=[b"POSTGRES_PASSWORD=controlplane\nPOSTGRES_USER=controlplane\n"],
        compose_config={"services": {"controlplane": {"environment": {"POSTGRES_PASSWORD": "controlplane"}}}},
    )
    assert vault.strong_values() == {}
    output = Redactor(vault).text(b'role "controlplane" failed; POSTGRES_PASSWORD=controlplane')[0]
    assert output.startswith(b'role "controlplane" failed; POSTGRES_PASSWORD=[redacted:')


def test_a_password_in_two_places_is_no_word() -> None:
    """What a person made of letters and digits is hunted, also where another setting without a secret's name has it; a name is not."""
    made = "Rimvosalunto" + "93817"
    for value, strong in ((made, True), ("shop-db-2", False)):
        vault = Vault()
        harvest(vault, dotenvs=[f"SMTP_PASSWORD={value}\n".encode()])
        harvest(vault, inspects=[{"Config": {"Env": [f"PLAIN={value}"]}}])
        assert (value in vault.strong_values()) is strong


def test_extra_values() -> None:
    """Values handed over by name are known whatever their name says."""
    vault = Vault()
    harvest(vault, extra={"PLAIN": ONE})
    assert vault.strong_values() == {ONE: "PLAIN"}


def test_private_key_over_several_lines() -> None:
    """A quoted multi-line key in an env file is one value, and each of its lines is hunted."""
    vault = Vault()
    dashes = "-" * 5
    body = "\n".join(("Zk3Qp9LmW2xTz81b" * 4, "Hq7Rt2VbN5yUm04c" * 4))
    content = f'TLS_PRIVATE_KEY="{dashes}BEGIN PRIVATE KEY{dashes}\n{body}\n{dashes}END PRIVATE KEY{dashes}"\nPORT=1\n'.encode()
    harvest(vault, dotenvs=[content])
    redactor = Redactor(vault)
    assert ("Hq7Rt2VbN5yUm04c" * 4).encode() not in redactor.text(b"x " + b"Hq7Rt2VbN5yUm04c" * 4 + b" y")[0]
    output = redactor.dotenv(content)[0]
    assert b"Zk3Q" not in output
    assert b"Hq7R" not in output
    assert output.count(b"\n") == content.count(b"\n")
    assert output.endswith(b"PORT=1\n")


LINES = st.lists(
    st.from_regex(r"[A-Za-z][A-Za-z!#%/.,+-]{2,8}[0-9][A-Za-z0-9-]{8,20}", fullmatch=True), min_size=2, max_size=6
)


@pytest.mark.parametrize("quote_sign", ['"', "'"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@settings(max_examples=25, deadline=None)
@given(lines=LINES)
def test_a_value_over_lines_is_one_value(quote_sign: str, newline: str, lines: list[str]) -> None:
    """A quoted value over lines is one token of the whole, its lines are gone wherever they stand, and the second look knows them."""
    value = newline.join(lines)
    content = f"PORT=3000{newline}APP_SECRET={quote_sign}{value}{quote_sign}{newline}NAME=app{newline}".encode()
    vault = Vault(bytes(32))
    harvest(vault, dotenvs=[content])
    if value not in vault.strong_values():
        return
    redactor, verifier = Redactor(vault), Verifier(values_of_env_file(content))
    output = redactor.dotenv(content)[0]
    tokens = list(find_tokens(output.decode()))
    assert [token.fingerprint for token in tokens] == [vault.fingerprint(value)]
    assert output.count(b"\n") == content.count(b"\n")
    assert output.startswith(b"PORT=3000")
    assert output.endswith(f"NAME=app{newline}".encode())
    for line in lines:
        written = f"saw {line} there".encode()
        assert {hit.name for hit in verifier.scan([written])} == {"APP_SECRET"}
        assert line.encode() not in redactor.text(written)[0]
    assert not verifier.scan([output])


def test_a_forgotten_quote_ends_before_the_next_key() -> None:
    """What follows an open quote is the value's until a line is an assignment, a comment or empty: those stay as they are."""
    content = f'APP_SECRET="{ONE}\n{TWO}\nPORT=3000\n# note\nNAME="x"\n'.encode()
    vault = Vault(bytes(32))
    harvest(vault, dotenvs=[content])
    output = Redactor(vault).dotenv(content)[0]
    assert ONE.encode() not in output
    assert TWO.encode() not in output
    assert output.endswith(b'\nPORT=3000\n# note\nNAME="x"\n')


@pytest.mark.parametrize(
    ("value", "inner"),
    [
        (quote(f"{ONE}/x@y", safe=""), f"{ONE}/x@y"),
        (json.dumps({"id": "a", "clientSecret": TWO}), TWO),
        (json.dumps({"auths": {"ghcr.io": {"auth": base64.b64encode(f"bot:{THREE}".encode()).decode()}}}), THREE),
        (json.dumps({"primary": {"url": f"postgres://app:{FOUR}@db/app"}}), FOUR),
        (base64.b64encode(f"robot:{ONE}".encode()).decode(), ONE),
    ],
    ids=["percent", "json", "docker-auth", "url-in-json", "basic"],
)
def test_secrets_inside_a_value(value: str, inner: str) -> None:
    """What a value holds in its own encoding is hunted alone, too."""
    vault = Vault(bytes(32))
    harvest(vault, dotenvs=[f"OAUTH_CREDENTIALS={value}\n".encode()])
    assert inner in vault.strong_values()
    assert inner.encode() not in Redactor(vault).text(f"saw {inner} there".encode())[0]


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (f"DefaultEndpointsProtocol=https;AccountName=acme;AccountKey={ONE};EndpointSuffix=core.example.net", "AccountName=acme"),
        (f"host=db port=5432 user=app password={ONE} dbname=orders", "host=db port=5432"),
        (f"Server=db,1433;User Id=app;Password={ONE};Encrypt=true", "Server=db,1433"),
        (f"app:{ONE}@tcp(db:3306)/orders", "@tcp(db:3306)/orders"),
    ],
    ids=["account", "keywords", "server", "go"],
)  # fmt: skip
def test_of_a_connection_string_the_password_is_the_secret(value: str, kept: str) -> None:
    """It is hunted alone, and the rest of the string stays."""
    vault = Vault(bytes(32))
    content = f'ORDERS_CONNECTION_STRING="{value}"\n'.encode()
    harvest(vault, dotenvs=[content])
    assert ONE in vault.strong_values()
    output = Redactor(vault).dotenv(content)[0].decode()
    assert ONE not in output
    assert kept in output


def test_settings_in_a_secrets_place_are_none() -> None:
    """A document of numbers and words of configuration, as what a hash was made with, is no secret; with a value in it, it is."""
    settings_alone, with_value = '{"hashIterations":27500,"algorithm":"pbkdf2-sha256"}', json.dumps({"algorithm": ONE})
    vault = Vault(bytes(32))
    harvest(vault, dotenvs=[f"A_CREDENTIAL='{settings_alone}'\nB_CREDENTIAL='{with_value}'\n".encode()])
    assert settings_alone not in vault.strong_values()
    assert with_value in vault.strong_values()
    document = json.dumps({"credentialData": settings_alone, "secretData": with_value})
    output = json.loads(Redactor(vault).text(document.encode())[0])
    assert output["credentialData"] == settings_alone
    assert ONE not in output["secretData"]


def test_lines_of_a_document_stay() -> None:
    """Of a JSON document over lines only its secrets are hunted: the other lines are facts elsewhere."""
    document = json.dumps({"type": "service_account", "client_secret": ONE}, indent=2)
    vault = Vault(bytes(32))
    harvest(vault, dotenvs=[f"GOOGLE_CREDENTIALS='{document}'\n".encode()])
    output = Redactor(vault).text(f'"type": "service_account",\nsaw {ONE}\n'.encode())[0]
    assert output.startswith(b'"type": "service_account",\nsaw [redacted:')


def test_a_file_name_keeps_what_is_no_secret() -> None:
    """A known value in a name is replaced by its own token, and the rest of the name stays."""
    vault = Vault(bytes(32))
    vault.add("REDIS_PASSWORD", ONE + TWO)
    shown = Redactor(vault).string(f"backup-{ONE}{TWO}.txt")
    assert shown == f"backup-[redacted:REDIS_PASSWORD#{vault.fingerprint(ONE + TWO)} len=32].txt"


@pytest.mark.parametrize("value", ["shtw8Equf0ivdADGBDTW1u38i9J5jWsc", "Kq7fWz3Lm8Tx2Rb9Vd4Hs6Pn"])
def test_what_goes_by_its_looks_goes_everywhere(value: str) -> None:
    """A name that may be a secret's, and a value that is taken out of its own line: it is hunted as surely as a password."""
    vault = Vault(bytes(32))
    harvest(vault, dotenvs=[f"B2_APPLICATION_KEY={value}\nMONKEY_KEY=banana-split\n".encode()])
    output = Redactor(vault).text(f"then I saw ({value}) beside a banana-split\n".encode())[0]
    assert value.encode() not in output
    assert output.endswith(b"beside a banana-split\n")
