"""Secrets that only the lines around them tell: rows of dumps, cells under headings, values above their names, both sides of a change."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest
from daoflow_collector.redact import Redactor, Vault

NAMES = ("POSTGRES_PASSWORD", "apiToken", "smtp_password", "SESSION_SECRET")


def redacted(text: str) -> str:
    """Return a log without its secrets."""
    lines = Redactor(Vault(bytes(32))).lines()
    return b"\n".join(lines.feed(text.encode().split(b"\n")) + lines.flush()).decode()


def value(rng: random.Random) -> str:
    """Return a password as a person makes it, of any length."""
    return "".join(rng.choices("abcdefghkmnpqrstuvwxyzABCDEFGH", k=rng.randint(7, 20))) + f"#{rng.randint(100, 999)}"


def hexdump(content: bytes, *, plain: bool) -> str:
    """Return the bytes as `hexdump -C` prints them, or as `xxd` does."""
    rows = []
    for start in range(0, len(content), 16):
        row = content[start : start + 16]
        text = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in row)
        if plain:
            pairs = " ".join(row[at : at + 2].hex() for at in range(0, len(row), 2))
            rows.append(f"{start:08x}: {pairs:<40} {text}")
        else:
            halves = "  ".join(row[at : at + 8].hex(" ") for at in (0, 8))
            rows.append(f"{start:08x}  {halves:<49} |{text}|")
    return "\n".join(rows)


@pytest.mark.parametrize("lead", range(16))
@pytest.mark.parametrize("plain", [False, True])
def test_a_dump_is_read_over_its_rows(lead: int, plain: bool) -> None:
    """Wherever the rows cut it, nothing of a secret stays, neither in hex nor as text; what stands around it stays."""
    rng = random.Random(lead)
    secret = value(rng)
    dump = hexdump(
        b"x" * lead + f"\nPORT=3000\n{rng.choice(NAMES)}={secret}\nTZ=UTC and no more\n".encode(), plain=plain
    )
    after = redacted(dump)
    assert after != dump
    for start in range(len(secret) - 3):
        piece = secret[start : start + 4]
        assert piece not in after
        assert piece.encode().hex(" ") not in after
    assert len(after.split("\n")) == len(dump.split("\n"))
    assert "PORT" in redacted(dump.split("\n")[0]) or lead > 11


def test_a_dump_without_secrets_stays() -> None:
    """Ids, words and binary bytes of a dump are what it is looked at for."""
    dump = hexdump(bytes(range(256)) + b"password authentication failed for user app", plain=False)
    assert redacted(dump) == dump


@pytest.mark.parametrize("column", range(4))
@pytest.mark.parametrize("name", NAMES)
def test_a_cell_belongs_to_its_heading(column: int, name: str) -> None:
    """In a table with a line for each cell, the column of a secret's heading goes, and no other."""
    secret = value(random.Random(column))
    headings = ["id", "kind", "created", "state"]
    cells = ["7", "slack", "2026-11-28", "b3c1f0a9"]
    headings.insert(column, name)
    cells.insert(column, secret)
    rows = [f'    <th align="center">{heading}</th>' for heading in headings]
    body = [f'    <td align="left">{cell}</td>' for cell in cells]
    after = redacted(
        "\n".join(["<table>", "  <tr>", *rows, "  </tr>", '  <tr valign="top">', *body, "  </tr>", "</table>"])
    )
    assert secret not in after
    assert all(f">{cell}<" in after for cell in cells if cell != secret)


@pytest.mark.parametrize("name", NAMES)
def test_a_value_may_stand_above_its_name(name: str) -> None:
    """The value of an item that begins with it goes; the item before keeps its own."""
    secret = value(random.Random(name))
    after = redacted(f"- value: {secret}\n  name: {name}\n- value: plain-words\n  name: REGION\n- name: {name}")
    assert secret not in after
    assert "value: plain-words" in after
    assert redacted(f"- name: REGION\n  value: eu-central-1\n- name: {name}").startswith(
        "- name: REGION\n  value: eu-central-1\n"
    )


@pytest.mark.parametrize("name", NAMES)
def test_both_sides_of_a_change_stay_comparable(name: str) -> None:
    """Of a changed word each side is a token of its own, and the same value has the same one."""
    rng = random.Random(name)
    old, new = value(rng), value(rng)
    after = redacted(f"{name}=[-{old}-]{{+{new}+}}\n{name}=[-{new}-]{{+{old}+}}")
    assert old not in after
    assert new not in after
    first, second = after.replace("[-", " ").replace("-]{+", " ").replace("+}", " ").split("\n")
    assert first.split("]")[0].split("#")[1] == second.split("]")[1].split("#")[1]


def test_every_login_cookie_of_a_header_goes() -> None:
    """A password-like session among other cookies goes, a theme stays."""
    after = redacted("Cookie: sid=AmberMountain11; theme=dark; __Host-session=River-Herbst-91; lang=en")
    assert "AmberMountain11" not in after
    assert "River-Herbst-91" not in after
    assert "theme=dark" in after
    assert "lang=en" in after


def curl_trace(content: bytes) -> str:
    """Return what was sent as `curl --trace` prints it."""
    rows = [content[at : at + 16] for at in range(0, len(content), 16)]
    shown = ["".join(chr(byte) if 32 <= byte < 127 else "." for byte in row) for row in rows]
    return "\n".join(
        f"{16 * at:04x}: {row.hex(' '):<47} {text}" for at, (row, text) in enumerate(zip(rows, shown, strict=True))
    )


def tcpdump(content: bytes) -> str:
    """Return a packet as `tcpdump -X` prints it."""
    rows = [content[at : at + 16] for at in range(0, len(content), 16)]
    words = [" ".join(row[at : at + 2].hex() for at in range(0, len(row), 2)) for row in rows]
    shown = ["".join(chr(byte) if 32 < byte < 127 else "." for byte in row) for row in rows]
    return "\n".join(
        f"\t0x{16 * at:04x}:  {word:<39}  {text}" for at, (word, text) in enumerate(zip(words, shown, strict=True))
    )


@pytest.mark.parametrize("lead", range(0, 16, 3))
@pytest.mark.parametrize("dump", [curl_trace, tcpdump])
def test_a_header_in_a_trace_goes_in_both_columns(lead: int, dump: Callable[[bytes], str]) -> None:
    """Rows belong together by their offsets; nobody named the value elsewhere. What stands beside it stays."""
    token = "".join(random.Random(lead).choices("abcdefghkmnpqrstuvwxyzABCDEFGH2345", k=30))
    sent = f"GET /v1/{'x' * lead} HTTP/1.1\r\nX-Api-Key: {token}\r\nHost: api.example.com\r\n\r\n".encode()
    clean = redacted(dump(sent))
    shown = "".join(line[-16:] for line in clean.split("\n"))
    assert not any(token[at : at + 8] in shown for at in range(len(token) - 7))
    digits = re.sub(r"[^0-9a-f]", "", "".join(line.split(":", 1)[1] for line in clean.split("\n")))
    assert not any(token[at : at + 6].encode().hex() in digits for at in range(len(token) - 5))
    assert clean.split("\n")[0] == dump(sent).split("\n")[0]
    assert clean.count("\n") == dump(sent).count("\n")


DUMP = """CREATE TABLE public.integration (
    id integer NOT NULL,
    provider text,
    client_secret text,
    refresh_token text,
    status text DEFAULT 'active'::text
);
COMMENT ON TABLE public.integration IS 'x';
INSERT INTO public.integration VALUES (1, 'github', '{first}', NULL, 'active');
INSERT INTO public.integration VALUES
    (2, 'ldap', '{second}', '{third}', 'failed'),
    (3, 'plain-provider-2', NULL, NULL, 'never-used-0001');
INSERT INTO public.release VALUES (3, 'v2', '{commit}', '{other}', 'done');"""


def test_rows_without_columns_have_those_of_their_table() -> None:
    """What `pg_dump --inserts` writes; rows of another table stay."""
    rng = random.Random(7)
    first, second = value(rng), value(rng)
    third, commit, other = (f"{rng.getrandbits(256):064x}" for _ in range(3))
    clean = redacted(DUMP.format(first=first, second=second, third=third, commit=commit, other=other))
    assert not any(part in clean for part in (first, second, third))
    assert all(part in clean for part in ("'github'", "'plain-provider-2'", "'never-used-0001'", commit, other))


@pytest.mark.parametrize(
    "table",
    [
        "id|provider|client_secret|refresh_token|status\n7|ldap|{v}||failed\n(1 row)",
        "shop|SMTP_PASSWORD|{v}\nshop|NODE_ENV|production",
        "provider,github\nclient_secret,{v}\nstatus,active",
        "id\tname\tencrypted_password\tapi_token\tupdated_at\n2\tldap\t{v}\t\t2026-11-28",
        "\\textit{{id}} & \\textit{{client\\_secret}} & \\textit{{status}} \\\\\n\\hline\n7 & {v} & failed \\\\",
    ],
)
def test_rows_that_nothing_frames(table: str) -> None:
    """As psql and sqlite print them without alignment, with an empty cell in them."""
    secret = value(random.Random(3))
    clean = redacted(table.format(v=secret))
    assert secret not in clean
    assert all(
        word in clean for word in ("ldap", "failed", "production", "github", "active", "2026-11-28") if word in table
    )


@pytest.mark.parametrize(
    "text",
    [
        "*3\n$3\nset\n$20\nconfig:smtp_password\n${size}\n{v}",
        "*4\r\n$4\r\nhset\r\n$7\r\nuser:42\r\n$8\r\npassword\r\n${size}\r\n{v}\r",
        "REDIS0010\nconfig:smtp_password\n{v}\n",
        '1796.69 [0 127.0.0.1:44166] "set" "config:smtp_password" "{v}"',
    ],
)
def test_what_redis_keeps_under_a_secrets_name(text: str) -> None:
    """The key names it, in its protocol, its files and what it shows."""
    secret = value(random.Random(4))
    clean = redacted(text.replace("{v}", secret).replace("{size}", str(len(secret))))
    assert secret not in clean


@pytest.mark.parametrize(
    "text",
    [
        "*3\n$3\nset\n$5\ncount\n$16\nweb-frontend-001",
        "password\n$9\nunrelated text of another length",
        "AUTH\n(redacted)\n127.0.0.1:52760",
        "token_count|12|web-frontend-01",
        "access_token,created_at",
        "0000:00:1f.2 SATA controller: Intel 82801",
    ],
)
def test_rows_of_other_things_stay(text: str) -> None:
    """Keys of no secret, lengths of no value, addresses, headings."""
    assert redacted(text) == text
