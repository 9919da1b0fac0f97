"""Classes that the seventh set (`tests/redaction/inbox`) showed: what goes by its form in programs' lines, and what stays beside it."""

from __future__ import annotations

import base64
import random

import pytest
from daoflow_collector.redact import Redactor, Vault, harvest
from daoflow_collector.redact.names import Verdict, judge

from tests.redaction.heldout.kinds import fill

VALUES = [fill(template, random.Random(template)) for template in ("<w20>", "<h32>", "<U22>", "<W1>-<W1>-<d3>")]
PLACES = r"""\
[hostname: ~c"db", password: ~c"{v}", pool_size: 10]
  ~ password                                    = "{v}"
 APIKey: (*string)(0xc00010)((len=32) "{v}")
user old off #{v} ~* -@all
1795000000.1 [0 10.0.0.2:4] "ACL" "SETUSER" "app" "on" ">{v}" "~*"
10.0.0.2:6379> auth default {v}
rename-command CONFIG {v}
25205  write(3, "AUTH default {v}\r\n", 37) = 37
net use \\nas\share {v} /user:ops
POST https://hooks.zapier.com/hooks/catch/8875123/{v}/
SELECT pgp_sym_encrypt('{v}', current_setting('k'));
- admin login: `mira` / `{v}`
default login anonymous password {v}
set db_password {{v}}
    Header       X-Insert-Key {v}
    http-check send hdr X-Token {v}
return { ["api-key"] = [[{v}]] }
export DB_PASS=$${X:-{v}}
nats://{v}xxxxxxxx@db-7:4222
influx ping --host http://h:8086 -t {v}
<tr><td class="e">$_ENV['DB_PASSWORD']</td><td class="v">{v}</td></tr>
password = {v}<y+a;F
args: ["--auth", "{v}"]
Arguments entered to CLI: ['s3', '--sse-c-key', '{v}', '--debug']
createHmac("sha256", "{v}").update(body)
req.SetBasicAuth("ops", "{v}")
 :jwt-secret #env-or "{v}"}
--dest-creds=ops:{v} dir:/tmp/x
Passwort für ops: {v}
  tokens: { ci: '{v}', count: 5 }""".splitlines()
HEXES = (
    "DEBUG:botocore.auth:Signature:\n{h}",
    "$ANSIBLE_VAULT;1.1;AES256\n{h}\n{h}",
    "Private-MAC: {h}",
    '{ "salt" : "a1", "_id" : ObjectId("65"), "hash" : "{h}" }',
    '{"username":"ops","salt":"00112233","hash":"{h}"}',
)
FACTS = r"""\
WARNING! Using --password via the CLI is insecure. Use --password-stdin.
View build details: docker-desktop://dashboard/build/default/default/c0evwzdrinak2d0g9c7k3ea9a
dsn pgsql:host=node-21;dbname=app;user=app
failed to authorize: failed to fetch oauth token: unexpected status: 401 Unauthorized
password:  24 bytes
    secrets: [pg_password, api_token]
{"secrets":["db_password","api_token"],"permissions":{"tokens":"read","secrets":"write"}}
{"login_password": "VALUE_SPECIFIED_IN_NO_LOG_PARAMETER"}
tls: SHA256 pin 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
AAAAC3NzaC1lZDI1NTE5AAAAIFXwKsrlqv3X+0wScZnzD7VPLtSP0buN+Pw9azFDqtUR
ops;;login;shop;https://shop.example.org;mira@example.org;x
GET /list?cursor=qZ5vjqy4RC8Q14FUk54ycfLn7udHVtcA&page_id=qZ5vjqy4RC8Q14FUk54ycfLn7udHVtcB 200
user deploy on host-4 ~/bin
the net use of memory is 12 MB /user: 4
rename-command is not allowed in redis.conf
<property name="password" value=""/><property name="url" value="jdbc:postgresql://node-21/app"/>
Header       X-Scope-OrgID billing
Cache restored from key: bun-linux-3ee622189cb0949833967ba09141c28a1ac5c2cc16da405648343a22701d4622
podman run --secret db_password,type=env --secret id=npm,src=/run/npm app
createHmac("sha256", process.env.KEY).update(body)
{"a":["podman","run","--secret","db_password,type=env","app"]}""".splitlines()


def _redacted(text: str, gate: Redactor | None = None) -> str:
    processor = (gate or Redactor(Vault())).lines()
    return b"\n".join(processor.feed(text.encode().split(b"\n")) + processor.flush()).decode()


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("place", PLACES)
def test_a_secret_goes_by_its_place(place: str, value: str) -> None:
    """Nothing of the value is left, what stands before it is, and a second look changes nothing."""
    gate = Redactor(Vault())
    text = place.replace("{v}", value)
    redacted = _redacted(text, gate)
    assert value not in redacted
    assert redacted[:6] == text[:6]
    assert _redacted(redacted, gate) == redacted


@pytest.mark.parametrize("place", HEXES)
def test_hex_goes_where_it_was_made_of_a_secret(place: str) -> None:
    """A signature, a vault's rows and a password's hash look like ids, and are none."""
    value = fill("<h64>", random.Random(place))
    assert value not in _redacted(place.replace("{h}", value))


@pytest.mark.parametrize("fact", FACTS)
def test_what_only_sounds_like_it_stays(fact: str) -> None:
    """Names, sizes, addresses, digests and words of a sentence stay."""
    assert _redacted(fact) == fact


@pytest.mark.parametrize("name", ["sessionId", "session_id", "st", "dl"])
def test_a_random_word_of_a_query_goes_whatever_its_name(name: str) -> None:
    """What opens a page by itself goes, also under a session's id; the rest of the address stays."""
    value = fill("<w36>", random.Random(name)) + "aB3"
    assert value not in (shown := _redacted(f"GET https://x.example.com/f?{name}={value}&e=1795003600 200"))
    assert shown.startswith(f"GET https://x.example.com/f?{name}=[redacted:")
    assert shown.endswith("&e=1795003600 200")


@pytest.mark.parametrize("width", [64, 76])
def test_a_secret_that_rows_of_base64_part_goes(width: int) -> None:
    """Wherever the row ends, nothing of a named value can be decoded from what is left, and a text without one stays."""
    for lead in range(0, 40, 3):
        value = fill("<h40>", random.Random(lead))
        whole = base64.b64encode(f"NODE_ENV={'x' * lead}\nSMTP_PASSWORD={value}\nPORT=3000\n".encode()).decode()
        rows = [whole[at : at + width] for at in range(0, len(whole), width)]
        left = "".join(row for row in _redacted("\n".join(rows)).split("\n") if "redacted" not in row)
        assert value[:16] not in base64.b64decode(left + "=" * (-len(left) % 4), validate=False).decode("latin-1")
    text = "\n".join(("QUJDRCBF" * 8, "RkdISUpL" * 8, "words"))
    assert _redacted(text) == text


@pytest.mark.parametrize("value", ["mKYwRN4fezP", "dUPDdFQvMMkXp", "kilun-tulwimro-miwim-dralpen"])
def test_a_declared_secret_is_hunted_though_it_stands_under_another_name(value: str) -> None:
    """What a person calls `plain` elsewhere is no word of configuration; a database's name that is its password stays one."""
    vault = Vault()
    harvest(vault, dotenvs=[f"REDIS_PASSWORD={value}\n".encode()])
    harvest(vault, inspects=[{"Config": {"Env": [f"plain={value}"]}}])
    assert value not in _redacted(f"seen {value} there", Redactor(vault))
    harvest(vault, dotenvs=[b"DB_PASSWORD=temporal-postgres\n"])
    harvest(vault, dotenvs=[b"DB_HOST=temporal-postgres\n"])
    assert "temporal-postgres" in _redacted("host temporal-postgres is down", Redactor(vault))


def test_a_known_value_has_its_fingerprint_in_bytea_too() -> None:
    """What PostgreSQL shows of bytes is hex behind two signs, no escape before hex; an escape before a word still is one."""
    vault = Vault()
    harvest(vault, dotenvs=[b"DB_PASSWORD='M&,+@M?cPU8uLoKJh'\n"])
    gate = Redactor(vault)
    value = "M&,+@M?cPU8uLoKJh"
    mark = vault.fingerprint(value)
    assert f"#{mark}" in _redacted(f"bytea: \\x{value.encode().hex()} x1", gate)
    assert f"#{mark}" in _redacted("seen " + "".join(f"\\x{byte:02x}" for byte in value.encode()), gate)


def test_a_table_of_toml_below_a_list_of_variables_stays() -> None:
    """Also on a second run, which reads tokens as values."""
    text = 'environment = ["A_TOKEN=aB3dE5fG7hJ9kL1m", "GIT_DEPTH=5"]\n  [runners.cache.s3]\n  BucketName = "x"'
    once = _redacted(text)
    assert once.split("\n")[1:] == text.split("\n")[1:]
    assert _redacted(once).split("\n")[1:] == text.split("\n")[1:]


def test_a_certificate_in_base64_stays_and_a_key_beside_it_goes() -> None:
    """What Kubernetes keeps of a certificate is public; with a private key behind it all of it goes."""
    rng = random.Random(7)
    body = base64.b64encode(rng.randbytes(96)).decode()
    certificate = f"-----BEGIN CERTIFICATE-----\n{body[:64]}\n{body[64:]}\n-----END CERTIFICATE-----\n"
    public = base64.b64encode(certificate.encode()).decode()
    assert _redacted(f"certificate-authority-data: {public}") == f"certificate-authority-data: {public}"
    both = base64.b64encode((certificate + certificate.replace("CERTIFICATE", "PRIVATE KEY")).encode()).decode()
    assert both not in _redacted(f"  client-data: {both}")


def test_letters_alone_go_where_a_language_tells_a_password() -> None:
    """Words in a row and scrambled letters go behind the colon, a word of the sentence stays."""
    assert "lunpenwim" not in _redacted("mot de passe : rogo-batul-lunpenwim-penlun")
    assert "dUPDdFQvMMkXp" not in _redacted("contraseña: dUPDdFQvMMkXp")
    assert "sjztyqriAG" not in _redacted("GET https://up.example.com/api/push/sjztyqriAG?status=up")
    assert "norzed" not in _redacted("ssh to node-14, sudo password norzed-banor-roba-zedter")
    assert _redacted("POST /api/push/subscribers 200") == "POST /api/push/subscribers 200"
    assert _redacted("Passwort vergessen? Hotline: Zentrale") == "Passwort vergessen? Hotline: Zentrale"


def test_a_question_is_answered_by_yes_or_no() -> None:
    """A column `is_secret` holds no secret; `new_secret` does."""
    assert judge("is_secret") is Verdict.SAFE
    assert judge("new_secret") is Verdict.SECRET


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('"FileSettings": {"PublicLinkSalt": "s994KvyrmjaMJqW21xittUD2sQUb457m"}', "s994KvyrmjaMJqW21xittUD2sQUb457m"),
        (
            "Password for the elastic user (reset with `x -u elastic`):\n  NndXA=8ht93euoUNZXGB\n",
            "NndXA=8ht93euoUNZXGB",
        ),
    ],
)
def test_what_a_public_name_or_a_sign_hid(text: str, value: str) -> None:
    """What salts a public link is no public half of a key; a drawn password may hold the sign that parts a name from its value."""
    assert value not in Redactor(Vault()).text(text.encode())[0].decode()


@pytest.mark.parametrize(
    "text",
    [
        "The passwords are kept in:\n  POSTGRES_IMAGE=pgvector17x\n",
        '{"public_key": "s994KvyrmjaMJqW21xittUD2sQUb457m"}',
    ],
)
def test_what_only_looks_like_it_stays(text: str) -> None:
    """A name with its value below a sentence, and the public half of a key."""
    assert Redactor(Vault()).text(text.encode())[0].decode() == text
