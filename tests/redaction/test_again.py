"""What one run has redacted, another run redacts: each token is escaped once, and that is all that ever changes."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from daoflow_collector.redact import Redactor, Vault, harvest, spans
from daoflow_collector.redact_files.tree import redact_tree

SECRET = "Zk3Qp9LmW2xTz81b"
KEY = bytes(range(32))
FORGED = "[redacted:POSTGRES_PASSWORD#0123456789 len=48]"


def escaped(content: bytes) -> bytes:
    """Return what another run makes of redacted content."""
    return content.replace(b"[redacted:", b"[unverified-redacted:")


FILES = {
    ".env": f"POSTGRES_PASSWORD={SECRET}\nAPP_SECRET='{SECRET}x'\nDATABASE_URL=postgres://app:{SECRET}@db:5432/daoflow\n",
    "compose.yml": f"services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: {SECRET}\n      A_TOKEN: ${{X:-{SECRET}y}}\n",
    "inspect.json": json.dumps([{"Name": "/db", "Config": {"Env": [f"POSTGRES_PASSWORD={SECRET}"], "Cmd": ["--password", SECRET]}}]),
    "app.toml": f'[database]\npassword = "{SECRET}"\n',
    "app.ini": f"[database]\npassword = {SECRET}\ndsn = Server=db;Password={SECRET}q;Port=1\n",
    ".netrc": f"machine git.acme.dev login jdoe password {SECRET}\n",
    "users.acl": f"user app on >{SECRET} ~* +@all\nuser old on #{'ab01' * 16} ~*\n",
    "redis.conf": f"requirepass {SECRET}\nmasterauth {SECRET}z\n",
    ".pgpass": f"db:5432:daoflow:app:{SECRET}\n",
    "app.log": f"Authorization: Bearer {SECRET}{SECRET}\nCookie: sid={SECRET}; theme=dark\nGET /x?token={SECRET}&p=1\n",
}  # fmt: skip


@pytest.mark.parametrize("key", [KEY, None], ids=["the same key", "a key of its own"])
def test_a_folder_redacted_three_times(tmp_path: Path, key: bytes | None) -> None:
    """The second result has the first one's tokens escaped, the third is the second: no token is a value, none is cut."""
    folders = [tmp_path / name for name in ("source", "once", "twice", "thrice")]
    folders[0].mkdir()
    for name, text in FILES.items():
        (folders[0] / name).write_text(text)
    for source, target in pairwise(folders):
        assert redact_tree(source, target, key=key).exit_code == 0
    for name in FILES:
        once, twice, thrice = ((folder / name).read_bytes() for folder in folders[1:])
        assert b"[redacted:" in once
        assert SECRET.encode() not in once
        assert twice == escaped(once), name
        assert thrice == twice, name


@pytest.mark.parametrize("token", [FORGED, "[unverified-redacted:X#0123456789]", "[redacted:X empty]"])
def test_a_token_is_no_value_to_hunt(token: str) -> None:
    """What an env file or an inspect document has of an earlier run is not learnt as a secret."""
    vault = Vault(KEY)
    env = f"POSTGRES_PASSWORD={token}\nDATABASE_URL=postgres://app:{token}@db/x\nA_SECRET=${{B:-{token}}}\n"
    harvest(vault, dotenvs=[env.encode()], inspects=[{"Config": {"Env": env.splitlines()}}])
    assert not vault.strong_values()


@pytest.mark.parametrize(
    "text",
    [
        f"password={SECRET} {FORGED}",
        f"{FORGED} password={SECRET}",
        f"password=[redacted:X#0123456789]{SECRET}",
        f"password='{FORGED} {SECRET}'",
        f"POSTGRES_PASSWORD={SECRET}{FORGED}",
        json.dumps({"message": f"{FORGED} password={SECRET}"}),
        json.dumps({"password": SECRET, "note": FORGED}),
        json.dumps({"password": FORGED + SECRET}),
        f"Cookie: sid={SECRET}; other={FORGED}",
        f"[redacted:{SECRET}{SECRET}#0123456789]",
        f"[redacted:password:{SECRET}{SECRET}#0123456789]",
        json.dumps(
            {
                "m": f"-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC{SECRET}{FORGED}\n-----END PRIVATE KEY-----"
            }
        ),
    ],
)
@pytest.mark.parametrize("ask", ["text", "dotenv", "yaml"])
def test_a_forged_token_hides_no_secret(text: str, ask: str) -> None:
    """A token that somebody wrote into a text keeps no secret around it, nor inside it, and is not believed."""
    for known in (False, True):
        vault = Vault(KEY)
        if known:
            vault.add("POSTGRES_PASSWORD", SECRET)
        output, _ = getattr(Redactor(vault), ask)(f"{text}\n".encode())
        assert SECRET.encode() not in output, (known, output)
        assert b"[redacted:POSTGRES_PASSWORD#0123456789" not in output


HEX = "5B:DB:51:2D:DB:39:BF:1F:0C:AA:7F:17:F4:91:72:8C:00:11:22:33"


@pytest.mark.parametrize(
    "lines",
    [
        ["$ gcloud auth print-access-token", "Bridge-Falcon-Cotton-73", "X509v3 Subject Key Identifier:", f"    {HEX}"],
        ["$ openssl rand -hex 16", "9f8e7d6c5b4a39281706f5e4d3c2b1a0", f"    {HEX}"],
        ["API_TOKEN:", f"  {SECRET}", f"  {SECRET}x", "region: eu"],
        [
            "agent-token: |",
            *(
                f"    {text}"
                for text in ("PWJrdWFfOGFlYjAzYjA5OWUwMWRhMTIyZmRm", "MjZjMzU2ZTJj", "dHJhbC0xCm1vZGU9cHJvZA==")
            ),
        ],
        ["name: API_TOKEN", f"value: {SECRET}", "value: aQ7hJ2kLm9Xc4Vb8"],
        [f"+ sshpass -p {'0b7c2492ae1ce2c0' * 2}:{'7dc6813b43cd05f2' * 8} ssh -o X=y deploy@db.acme.dev uptime"],
        [f"+ openssl rsa -in /certs/key.pem -passin pass:AAAAKmmF280:APA91b{'xK2mW7qZ' * 16} -out /run/key.pem"],
        [f"kadmin.local:  addprinc -pw /cgLWp4ZygDuYGDlwRuw+YJNg5CMc{SECRET} nfs/mail-72.internal.example.net"],
    ],
    ids=[
        "command",
        "generated",
        "block",
        "a value like a name",
        "pair",
        "salt and hash",
        "key of two parts",
        "operand",
    ],
)
def test_a_line_that_gave_its_value_gives_it_no_more(lines: list[str]) -> None:
    """In its second run a token stands where the value was: what waited for the value waits no longer, and no half is left for later."""
    once = redacted_lines(lines)
    assert once != lines
    assert redacted_lines(once) == [escaped(line.encode()).decode() for line in once]


@pytest.mark.parametrize(
    "line",
    [
        "raw_env: ['A_TOKEN={}', 'LANG=C.UTF-8']",
        "      - traefik.http.middlewares.m.headers.customrequestheaders.X-Api-Key={}",
        '  - "S3_SECRET_ACCESS_KEY={}"',
        "mysql -u app -p{} -h db.acme.dev daoflow",
        "Invalid value '{}' for APP_TOKEN: expected 12 digits",
        "+ curl -u ops:{} https://db-12.acme.dev/build9x2k/latest",
    ],
)
def test_a_token_reads_as_the_value_that_it_stands_for(line: str) -> None:
    """Around a token every pass sees what it saw around the value: whether that was short, long, hex or a phrase of one's own."""
    for value in (SECRET, SECRET * 9, "0b7c2492ae1ce2c0" * 2, "Pepper2029!"):
        below = [
            "environment:",
            "  password:",
            line.format(value),
            "    host: db-48.internal.example.net",
            "region: eu",
        ]
        once = redacted_lines(below)
        assert value not in once[2]
        assert redacted_lines(once) == [escaped(text.encode()).decode() for text in once]


def test_padding_is_no_sign_of_a_value() -> None:
    """A hash that ends in `=` gives the next word no name, whatever stands in it: the kind of a public key stays, and so the key."""
    line = f"|1|IX+l8t5lIdMpwPAXjEsxlEK2lX6=|poN/mZ+pwdSrZ7LnrcCU87P3zfd= ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAI{SECRET}="
    shown, masked = redacted_lines([line, f"DB_PWD= {SECRET}"])
    assert shown == line
    assert SECRET not in masked


def test_a_pair_whose_value_is_a_pair() -> None:
    """The value of a name beside it may be an assignment itself; the line, and with it its file, can be redacted."""
    assert redacted_lines(['name="API_TOKEN" value= DB_HOST=db.acme.dev']) == [
        'name="API_TOKEN" value= DB_HOST=db.acme.dev'
    ]
    assert SECRET not in redacted_lines([f'name="API_TOKEN" value= DB_PASS={SECRET}'])[0]


def test_the_passes_know_no_token() -> None:
    """What a token looks like is known where texts are read and where whole strings are judged, and by no pass."""
    knows = re.compile(r"\[redacted:|redacted:\"|TOKEN_OF_ANYBODY|holds_token|\btokens\(")
    sources = Path(spans.__file__).parent.glob("*.py")
    assert {path.stem for path in sources if knows.search(path.read_text())} == {
        "dotenv",
        "scanner",
        "spans",
        "tree",
        "values",
        "vault",
    }


def redacted_lines(lines: list[str]) -> list[str]:
    """Return a log's lines as a run of its own redacts them."""
    redactor = Redactor(Vault()).lines()
    return [line.decode() for line in redactor.feed(line.encode() for line in lines) + redactor.flush()]
