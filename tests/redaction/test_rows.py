"""Secrets that only the lines around them tell: rows of dumps, cells under headings, values above their names, both sides of a change."""

from __future__ import annotations

import random

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
