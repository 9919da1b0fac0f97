"""What the set of the measurements' shape (`planned`) showed at first sight: forms that stayed, and facts that went."""

from __future__ import annotations

import base64
import json
import random
import string
from pathlib import Path

import pytest
from daoflow_collector.redact import Redactor, Vault
from daoflow_collector.redact_files.tree import redact_tree

from tests.redaction.folders.score import is_left, texts
from tests.redaction.planned.__main__ import broken, check
from tests.redaction.planned.corpus import folder

RNG = random.Random(29)
HEX = f"{RNG.getrandbits(256):064x}"
DRAWN = "".join(RNG.choices(string.ascii_letters + string.digits, k=32))
PUBLIC = base64.b64encode(RNG.randbytes(32)).decode()
OBJECT = "backups/2026-03-04/f11b1c5a-40f9-674b-3566-6037fff67144.dump.gz"


def text(content: str) -> str:
    """Return a text without its secrets."""
    return Redactor(Vault(bytes(32))).text(content.encode())[0].decode()


@pytest.mark.parametrize(
    ("line", "value"),
    [
        (f"printf '%s' '{HEX}' > /run/secrets/db_password", HEX),
        (f'array(1) {{ ["db_password"]=> string(64) "{HEX}" }}', HEX),
        (f'{{"displayName":"mail password","displayValue":"{DRAWN}"}}', DRAWN),
        (f'{{"columns":["id","token"],"row":["{HEX[:32]}","{DRAWN}"]}}', DRAWN),
        (f"mongodb+srv://app:{DRAWN[:8]}'{DRAWN[8:]}@cluster0.example.net/shop", f"{DRAWN[:8]}'{DRAWN[8:]}"),
        (f"<pre>DB_PASSWORD={DRAWN[:8]}&gt;{DRAWN[8:]}</pre>", f"{DRAWN[:8]}&gt;{DRAWN[8:]}"),
        (f"&lt;a password={DRAWN}&gt;text2 here&lt;/a&gt;", DRAWN),
        (f'{{"port":"3000","token":"{DRAWN}","port":"3001"}}', DRAWN),
        (f"<tr><th>shop mail password</th><td><code>{DRAWN}</code></td></tr>", DRAWN),
        ("<th>disk passphrase</th><td>lantern-orchid-pebble-jasper-quartz</td>", "lantern-orchid-pebble-jasper-quartz"),
        ("the temporary password is 832188787468.", "832188787468"),
        (f"GET /list?key=a/{DRAWN} 200", f"a/{DRAWN}"),
    ],
)
def test_the_value_goes_and_nothing_else(line: str, value: str) -> None:
    """What stands around it stays."""
    clean = text(line)
    head, tail = line.split(value)
    assert value not in clean
    assert clean.startswith(head)
    assert clean.endswith(tail)


@pytest.mark.parametrize(
    "line",
    [
        "echo done > /run/rotate_password",
        'array(1) { ["name"]=> string(4) "shop" }',
        '{"displayName":"token usage","displayValue":"182736"}',
        f'{{"key":"GIT_COMMIT","value":"{HEX[:40]}"}}',
        f'{{"key":"WG_PUBLIC_KEY","value":"{PUBLIC}"}}',
        f"GET /api/list?key={OBJECT}&page=2 200",
        "POST https://api.example.net/webhooks/deliveries/f11b1c5a-40f9-674b-3566-6037fff67144 200",
        f'< etag: "{PUBLIC}"',
        f'pin-sha256="{PUBLIC}"',
        f"<td>WG_PUBLIC_KEY</td><td>{PUBLIC}</td>",
        f"api token dfl_{DRAWN[:8]} last used 2026-11-24T21:29:07Z",
        f"+ export HOST_KEY_FINGERPRINT=SHA256:{PUBLIC[:43]}",
        f"body=%7B%22WG_PUBLIC_KEY%22%3A%22{PUBLIC[:43].replace('/', '%2F').replace('+', '%2B')}%3D%22%7D",
        f"<HostId>{PUBLIC}</HostId>",
        "password expires in 120000 seconds, last password change was 20261123",
        "<tr><th>Password policy</th><td>strict-2024</td></tr>",
        "<tr><th>Last password change</th><td>2026-11-23</td></tr>",
        "<tr><th>Client secret</th><td>not set</td></tr>",
        "ssh: 'http://host:80','x','b@example.net'",
    ],
)
def test_what_only_looks_like_it_stays(line: str) -> None:
    """Facts that stand where secrets do."""
    assert text(line) == line


def test_a_line_that_the_journal_cut_is_put_together() -> None:
    """The tail of a secret goes from the record that it stands in, the rest of that record stays."""
    common = {"CONTAINER_ID": "4f1d0c2b9a7e", "PRIORITY": "6"}
    records = [
        {"MESSAGE": f"> Authorization: Bearer {DRAWN[:16]}", **common, "CONTAINER_PARTIAL_MESSAGE": "true"},
        {"MESSAGE": "poll ok", **common, "CONTAINER_ID": "0b6e91d4c3aa"},
        {"MESSAGE": f"{DRAWN[16:]} port=3000", **common},
    ]
    clean = [json.loads(line)["MESSAGE"] for line in text("\n".join(map(json.dumps, records))).splitlines()]
    assert DRAWN[16:] not in "".join(clean)
    assert DRAWN[:16] not in "".join(clean)
    assert clean[1:] == ["poll ok", " port=3000"]


def test_a_cluster_s_env_file_and_names_beside_values(tmp_path: Path) -> None:
    """A port of an env file in base64 is no secret, nor a commit below a password's row; what names facts in an env file keeps them."""
    source = tmp_path / "source"
    source.mkdir()
    settings = base64.b64encode(f"A_PASSWORD='{DRAWN}'\nPORT=3000\n".encode()).decode()
    source.joinpath("secret.yaml").write_text(f"kind: Secret\ndata:\n  .env: {settings}\n")
    rows = f"- name: B_PASSWORD\n  value: {HEX}\n- name: SPAN_ID\n  value: '{HEX[1:17]}'\n- name: GIT_COMMIT\n  value: {HEX[:40][::-1]}\n"
    source.joinpath("deploy.yaml").write_text(rows)
    facts = (
        f"APP_PORT=3000\nOBJECT_KEY={OBJECT}\nHOST_KEY_FINGERPRINT=SHA256:{PUBLIC[:43]}\ntokenPrefix=dfl_{DRAWN[:8]}\n"
    )
    source.joinpath("app.env").write_text(facts)
    source.joinpath("a.log").write_text(f"said {DRAWN} and PORT=3000\n")
    redact_tree(source, tmp_path / "clean")
    clean = texts(tmp_path / "clean")
    assert clean["app.env"] == facts
    assert DRAWN not in clean["a.log"]
    assert "PORT=3000" in clean["a.log"]
    assert clean["deploy.yaml"].replace(HEX, "") == clean["deploy.yaml"]
    assert HEX[1:17] in clean["deploy.yaml"]
    assert HEX[:40][::-1] in clean["deploy.yaml"]


@pytest.mark.parametrize(
    "line",
    [
        "- mail token: **{}**",
        "value={}.",
        "auth Bearer \x1b[1m{}\x1b[22m rejected",
        '{{"rawHeaders":["Host","x","Authorization","Bearer {}"]}}',
        "<code>MAIL&#x5F;TOKEN&#x3D;&#x22;{}&#x22;</code>",
        '{{"config":"{{\\"env\\":\\"MAIL_TOKEN={}\\\\nPORT=6379\\\\n\\"}}"}}',
    ],
)
def test_a_known_value_equals_itself_in_any_dress(line: str) -> None:
    """What stands around it stays outside the token."""
    vault = Vault(bytes(32))
    vault.add("MAIL_TOKEN", DRAWN)
    head, tail = line.format(DRAWN).split(DRAWN)
    clean = Redactor(vault).text(line.format(DRAWN).encode())[0].decode()
    assert f"#{vault.fingerprint(DRAWN)} len=32]{tail}" in clean
    assert clean.startswith(head)


@pytest.mark.parametrize(
    "line",
    [
        "auth Bearer \x1b[1m{}\x1b[22m rejected",
        "\x1b[36mMAIL_TOKEN\x1b[0m=\x1b[33m{}\x1b[0m",
        "root 5930 7z a -p{} -mhe=on /tmp/a.7z",
        "value={}.",
    ],
)
def test_a_known_value_of_parts_equals_itself(line: str) -> None:
    """What stands inside it, and is a secret by itself, does not make it two."""

    def part(told: str) -> str:
        return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")

    token = ".".join([part('{"alg":"HS256","typ":"JWT"}'), part(f'{{"sub":"{DRAWN}"}}'), DRAWN])
    vault = Vault(bytes(32))
    vault.add("MAIL_TOKEN", token)
    assert f"#{vault.fingerprint(token)} " in Redactor(vault).text(line.format(token).encode())[0].decode()


@pytest.mark.parametrize("more", ["7", "x", "!", "-2"])
def test_a_value_that_goes_on_behind_a_known_one_is_another(more: str) -> None:
    """Two values that are not equal never have one fingerprint."""
    vault = Vault(bytes(32))
    vault.add("MAIL_TOKEN", DRAWN)
    clean = Redactor(vault).text(f"MAIL_TOKEN={DRAWN}{more} port=3000".encode())[0].decode()
    assert clean.endswith("] port=3000")
    assert vault.fingerprint(DRAWN) not in clean
    assert DRAWN not in clean


def test_some_files_of_the_set(tmp_path: Path) -> None:
    """The set is well formed; of a part of it nothing stays, and JSON stays JSON."""
    grown = folder(101)
    assert check(grown) == []
    chosen = ("opt/", "journal/", "inspect/args", "db/rows")
    grown.files = {path: content for path, content in grown.files.items() if path.startswith(chosen)}
    grown.write(tmp_path / "source")
    redact_tree(tmp_path / "source", tmp_path / "clean")
    written = texts(tmp_path / "clean")
    asked = [secret for secret in grown.secrets if secret.path in grown.files]
    left = [secret for secret in asked if is_left(secret, written)]
    assert len(left) <= len(asked) // 200, left
    assert broken(written) == []
