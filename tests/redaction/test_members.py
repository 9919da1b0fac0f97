"""Env files, Compose files, documents and the gate's promises."""

from __future__ import annotations

import json
import traceback

import pytest
from daoflow_bundle.redacted import Redacted
from daoflow_bundle.token import find_tokens, parse_token
from daoflow_collector.redact import RedactionError, Redactor, Vault, harvest
from hypothesis import example, given, settings
from hypothesis import strategies as st

SECRET = "Zk3Qp9LmW2xTz81b"


@pytest.fixture
def redactor() -> Redactor:
    """Return a redactor of a vault that knows nothing."""
    return Redactor(Vault(bytes(32)))


def test_dotenv_keeps_everything_but_values(redactor: Redactor) -> None:
    """Lines, comments, order, quotes and line ends stay; secrets go, also the commented-out ones."""
    content = (
        b"# made by daoflow install\r\nDAOFLOW_VERSION=0.11.0\r\n\r\nexport POSTGRES_PASSWORD='" + SECRET.encode() + b"' # prod\r\n"
        b"#ENCRYPTION_KEY=" + SECRET.encode() + b"\r\nDAOFLOW_PORT=3000\nADMIN_EMAIL=a@b.co\nDEBUG=true\nSMTP_PASSWORD=\nDB_PASS=${OTHER}\n"
    )  # fmt: skip
    output, counts = redactor.dotenv(content)
    print_ = redactor.vault.fingerprint(SECRET)
    assert output.decode() == (
        "# made by daoflow install\r\nDAOFLOW_VERSION=0.11.0\r\n\r\n"
        f"export POSTGRES_PASSWORD='[redacted:POSTGRES_PASSWORD#{print_} len=16 trailing-cr quoted]' # prod\r\n"
        f"#ENCRYPTION_KEY=[redacted:ENCRYPTION_KEY#{print_} len=16 trailing-cr]\r\n"
        "DAOFLOW_PORT=3000\nADMIN_EMAIL=a@b.co\nDEBUG=true\nSMTP_PASSWORD=\nDB_PASS=${OTHER}\n"
    )
    assert counts == {"POSTGRES_PASSWORD": 1, "ENCRYPTION_KEY": 1}


def test_dotenv_url_keeps_all_but_the_password(redactor: Redactor) -> None:
    """Of a URL only the password goes, named after the key it equals, and compared after percent-decoding."""
    content = b"POSTGRES_PASSWORD=p@ss/w0rd-Zk3Qp9\nDATABASE_URL=postgresql://daoflow:p%40ss%2Fw0rd-Zk3Qp9@postgres:5432/daoflow\n"
    harvest(redactor.vault, dotenvs=[content])
    lines = redactor.dotenv(content)[0].decode().splitlines()
    first, second = (next(find_tokens(line)) for line in lines)
    assert (first.what, second.what) == ("POSTGRES_PASSWORD", "POSTGRES_PASSWORD")
    assert first.fingerprint == second.fingerprint
    assert lines[1] == f"DATABASE_URL=postgresql://daoflow:{second}@postgres:5432/daoflow"
    assert "pct-encoded" in second.flags


@pytest.mark.parametrize("password", ["a@b9Zk3Qp", "a/b9Zk3Qp", "a#b9Zk3Qp", "a?b9Zk3Qp", "a@b@9Zk3/Qp", "a:b9Zk3Qp"])
def test_raw_url_characters_in_a_password(redactor: Redactor, password: str) -> None:
    """A password that breaks its URL is still the password as a whole, up to the last @ before a host."""
    output, _ = redactor.text(f"url postgresql://daoflow:{password}@postgres:5432/daoflow failed".encode())
    token = next(find_tokens(output.decode()))
    assert output.decode() == f"url postgresql://daoflow:{token}@postgres:5432/daoflow failed"
    assert token.fingerprint == redactor.vault.fingerprint(password)


KEYS = st.sampled_from(["POSTGRES_PASSWORD", "API_TOKEN", "FOO", "PORT", "#SMTP_PASSWORD", "export X_SECRET", ""])
VALUES = st.text(st.characters(exclude_characters="\n\x00", codec="utf-8"), max_size=30)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(KEYS, VALUES), max_size=8))
@example([("POSTGRES_PASSWORD", "'"), ("POSTGRES_PASSWORD", "")])
@example([("POSTGRES_PASSWORD", "'a"), ("#SMTP_PASSWORD", "b'"), ("FOO", ""), ("", "c")])
def test_dotenv_lines_and_keys_stay(pairs: list[tuple[str, str]]) -> None:
    """Whatever stands in an env file, its lines keep their number and their keys, and redacting twice is redacting once."""
    redactor = Redactor(Vault(bytes(32)))
    content = "\n".join(f"{key}={value}" for key, value in pairs).encode()
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return
    output, _ = redactor.dotenv(content)
    assert output.count(b"\n") == content.count(b"\n")
    for (key, _), line in zip(pairs, output.split(b"\n"), strict=False):
        assert line.startswith(f"{key}=".encode())
    assert redactor.dotenv(output)[0] == output


def test_compose_file(redactor: Redactor) -> None:
    """References and messages stay, literal secrets and literal defaults of secrets go, in mappings, lists and commands."""
    content = f"""services:
  db:
    environment:
      POSTGRES_PASSWORD: ${{POSTGRES_PASSWORD:?Set POSTGRES_PASSWORD in .env}}
      API_TOKEN: {SECRET} # rotate me
      SMTP_PASSWORD: ${{SMTP_PASSWORD:-{SECRET}}}
      DAOFLOW_PORT: "3000"
    command: ["redis-server", "--requirepass", "{SECRET}"]
  web:
    environment:
      - DB_PASS={SECRET}
      - "NODE_ENV=production"
    command:
      - --token
      - {SECRET}
      - --port
      - "80"
secrets:
  db_password:
    file: ./db_password.txt
"""
    output = redactor.yaml(content.encode())[0].decode()
    assert SECRET not in output
    prints = [token.fingerprint for token in find_tokens(output)]
    assert prints == [redactor.vault.fingerprint(SECRET)] * 5
    for line in (
        "${POSTGRES_PASSWORD:?Set POSTGRES_PASSWORD in .env}",
        " # rotate me",
        '"3000"',
        '"NODE_ENV=production"',
        '- "80"',
        "./db_password.txt",
    ):
        assert line in output
    assert len(output.splitlines()) == len(content.splitlines())


def test_document(redactor: Redactor) -> None:
    """The place decides in a document: env arrays, arguments after a flag, pairs, headers, nested JSON; facts stay."""
    document = {
        "Env": [f"DB_PASSWORD={SECRET}", "PORT=3000"],
        "Args": ["--requirepass", SECRET, "--port", "6379"],
        "pairs": [{"name": "API_KEY", "value": SECRET}, {"name": "PORT", "value": "1"}],
        "headers": {"Authorization": f"Bearer {SECRET}", "Accept": "*/*"},
        "nested": json.dumps({"password": SECRET, "n": 1}),
        "max_tokens": 10,
        "id": "5d5fed06f9534990a0b6080c6e63e1ee",
        "Labels": {"com.docker.compose.config-hash": "ab12" * 16},
        "message": 'password authentication failed for user "daoflow"',
    }
    redacted, counts = redactor.tree(document)
    text = json.dumps(redacted)
    assert SECRET not in text
    assert "ab12" not in text
    assert redacted["Env"][1] == "PORT=3000"
    assert redacted["Args"][0] == "--requirepass"
    assert redacted["Args"][2:] == ["--port", "6379"]
    assert redacted["pairs"][1] == {"name": "PORT", "value": "1"}
    assert redacted["headers"]["Authorization"].startswith("Bearer [redacted:")
    assert json.loads(redacted["nested"])["n"] == 1
    assert (redacted["max_tokens"], redacted["id"], redacted["message"]) == (
        document["max_tokens"],
        document["id"],
        document["message"],
    )
    assert sum(counts.values()) >= 6


def test_forged_token_is_escaped(redactor: Redactor) -> None:
    """A log cannot forge a token, not even one with the right fingerprint of another run; our own stay."""
    forged = str(Vault().token("POSTGRES_PASSWORD", SECRET))
    output = redactor.text(f"got {forged} and {json.dumps({'m': forged})}".encode())[0].decode()
    assert not list(find_tokens(output))
    assert output.count("[unverified-redacted:POSTGRES_PASSWORD#") == 2
    own = str(redactor.vault.token("POSTGRES_PASSWORD", SECRET))
    assert redactor.text(own.encode())[0].decode() == own
    hidden = '{"m":"\\u005bredacted:X#0123456789]"}'
    assert parse_token(json.loads(redactor.text(hidden.encode())[0])["m"]) is None


def test_fails_closed_without_content(redactor: Redactor) -> None:
    """A document that cannot be redacted raises, and neither message nor traceback holds a piece of it."""
    with pytest.raises(RedactionError) as caught:
        redactor.redact_json({"password": SECRET, "odd": {SECRET: object()}}, "compose/config.json")
    shown = "".join(traceback.format_exception(caught.value))
    assert SECRET not in shown
    assert "compose/config.json" in str(caught.value) or "document" in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_members_are_redacted_content(redactor: Redactor) -> None:
    """The gate's products are `Redacted`, with counts by what was removed."""
    member = redactor.redact_json({"password": SECRET})
    assert isinstance(member, Redacted)
    assert member.redactions == {"password": 1}
    assert json.loads(member.content)["password"].startswith("[redacted:password#")
    assert SECRET.encode() not in redactor.redact_text(f"token={SECRET}".encode()).content


def test_utf16_and_nul_separated(redactor: Redactor) -> None:
    """UTF-16 text and a process environment are read as what they are."""
    assert SECRET not in redactor.text(f"DB_PASSWORD={SECRET}\nPORT=1".encode("utf-16"))[0].decode()
    output = redactor.text(f"A=1\0DB_PASSWORD={SECRET}\0PORT=3000\0".encode())[0]
    assert output.startswith(b"A=1\0DB_PASSWORD=[redacted:")
    assert output.endswith(b"]\0PORT=3000\0")


@pytest.mark.parametrize("count", [0, 1, 3])
def test_items_of_an_array_are_the_array(count: int) -> None:
    """Made one by one, they are the bytes and the counts of the whole document."""
    events = [
        {"Action": "die", "Actor": {"Attributes": {"password": SECRET, "exitCode": str(n)}}} for n in range(count)
    ]
    redactor = Redactor(Vault(bytes(32)))
    whole, one_by_one = redactor.redact_json(events), redactor.redact_json_items(iter(events))
    assert one_by_one.content == whole.content
    assert one_by_one.redactions == whole.redactions
