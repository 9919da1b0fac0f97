"""What tells a secret where neither its name nor its look does, by class: places in a query, an end that is shown, quotes, flags, NULs."""

# ruff: noqa: E501  one row of data is easier to read than four
from __future__ import annotations

import json

import pytest
from daoflow_collector.redact import Redactor, Vault

HEX = "a1f37c20b95e4d68a1f37c20b95e4d68"
MADE = "Zk3Qp9LmW2xT"
PHRASE = "violet kettle 305 sandbar"
DOTTED = "kettle.sandbar.305"
LETTERS = "kJmWqXrTbVnLsDfG"
WORDS = "violet kettle sandbar lantern acorn"
FOUR = "violet-kettle-sandbar-lantern7"
SIGNED = "Violet.kettle3056!"
GROUPS = "Kjmwq-XrtbV-nLsdf"


def redacted(text: str) -> str:
    """Return a text without its secrets."""
    return Redactor(Vault(bytes(32))).text(text.encode())[0].decode()


@pytest.mark.parametrize(
    ("form", "values"),
    [
        ("  Executed DbCommand (3ms) [Parameters=[@p1='42', @p0='{v}' (Size = 128)]]\n      UPDATE \"Clients\" SET \"ClientSecret\" = @p0", (HEX, MADE)),
        ("exec sp_executesql N'…', @__password_0=N'{v}'", (HEX, MADE)),
        ("NEO4J_AUTH=neo4j/{v}", (MADE, DOTTED)),
        ("CREATE USER bob PASSWORD $${v}$$;", (MADE, DOTTED)),
        ("postgres//app:{v}@db.example.net/app refused", (HEX, MADE)),
        ("rsync -e 'sshpass -p {v} ssh -p 2222' /data ops@h:/srv", (HEX, MADE, DOTTED)),
        ("argument --token: invalid value: '{v}'", (MADE, PHRASE, DOTTED)),
        ("--admin-password string  of the first admin (default \"{v}\")", (MADE, PHRASE)),
        ("VPN_PASSWORD changed from '{v}' to ''", (MADE, PHRASE)),
        ("\"AUTH\" \"default\" \"{v}\"", (MADE, PHRASE)),
        ("*2\n$4\nAUTH\n$32\n{v}", (HEX, MADE)),
        ("Copy this token now, it will not be shown again:\n  {v}", (HEX + HEX, MADE)),
        ("redis-cli\0-h\0db\0-a\0{v}\0ping\0", (HEX, MADE)),
        ("BUNDLE_GEMS__EXAMPLE__COM: \"deploy:{v}\"", (HEX, MADE)),
        ("jwt.sign(claims, \"{v}\", {{ algorithm: \"HS256\" }})", (HEX, MADE)),
        ("cs1Label=api_token cs1={v}", (HEX, MADE)),
        ("export DB_PASSWORD='\"'\"'{v}'\"'\"'; run", (MADE,)),
        ("  ~ password = \"old-1kD93kdLs2\" -> \"{v}\"", (MADE, LETTERS, WORDS)),
        ("APP_BASIC_AUTH: metrics:{v}", (MADE, LETTERS)),
        ("openssl passwd -6 -salt ab12 {v}", (MADE, LETTERS, FOUR)),
        ("    eab:\n      hmacEncoded: {v}", (MADE, LETTERS)),
        ("backup_codes | [\"{v}\",\"{v}\"]", (MADE, GROUPS)),
        ("Your one-time code: {v}", (MADE, GROUPS)),
        ("gpg --batch --passphrase {v} --decrypt a.gpg", (MADE, WORDS)),
        ("unlock failed for passphrase \"{v}\"", (MADE, WORDS)),
        ("try the db password {v} and restart", (MADE, FOUR)),
        ("- Root pw (server edge-1): {v}", (MADE, FOUR, SIGNED, "Zinnia_pepper223!")),
        ("authentication_string: $A$005${v}", (MADE, LETTERS)),
        ("1) \"requirepass\"\n2) \"{v}\"", (MADE, FOUR)),
    ],
)  # fmt: skip
def test_a_value_goes_by_what_tells_it(form: str, values: tuple[str, ...]) -> None:
    """Words, ids and passphrases go alike where the place is sure."""
    for value in values:
        assert value not in redacted(form.format(v=value))


@pytest.mark.parametrize(
    ("document", "key"),
    [
        ({"id": 3, "name": "ci", "sha1": HEX, "token_hint": HEX[-8:]}, "sha1"),
        ({"value": HEX, "api_key_prefix": HEX[:8]}, "value"),
        ({"data": "dmlvbGV0", "dataCrc32c": "1234567890"}, "data"),
        ({"type": "api", "key": DOTTED}, "key"),
    ],
)
def test_a_member_goes_by_what_stands_beside_it(document: dict[str, object], key: str) -> None:
    """Its own name says nothing."""
    after = json.loads(Redactor(Vault(bytes(32))).redact_json(document).content)
    assert after[key].startswith("[redacted:")
    assert {name: value for name, value in after.items() if name != key} == {
        name: value for name, value in document.items() if name != key
    }


def test_a_name_before_hex_hides_nothing() -> None:
    """What an encoding holds is looked at also where the text before it is glued on."""
    dump = f'{{"password":"{SIGNED}"}}'.encode().hex()
    assert dump not in redacted(f"body_hex={dump}")


def test_a_password_of_a_state_goes_by_its_hash() -> None:
    """Terraform keeps what it made up as `result`; beside the hash no digit is needed."""
    after = redacted(json.dumps({"attributes": {"bcrypt_hash": "", "length": 16, "result": LETTERS}}))
    assert LETTERS not in after
    assert '"length": 16' in after


@pytest.mark.parametrize(
    "fact",
    [
        "POST /oauth/token HTTP/1.1",
        "DETAIL:  parameters: $1 = 'mira@mail.example.net', $2 = 'retry'",
        "password authentication failed for daoflow-temporal-worker-node1",
        "--passphrase is the passphrase to use\nopenssl passwd -6 -stdin",
        'scopes | ["read","write"]\nsecrets | {}',
        "  ~ password = (sensitive value) -> (known after apply)",
        "token bucket exhausted: capacity=100 tokens_left=0 retry_after=4s",
        "password hashing took 412ms (argon2id m=65536 t=3 p=4)",
        'dsn="postgresql://exporter:PASSWORD_REMOVED@db:5432/app"',
        'cannot load certificate key "/etc/nginx/ssl/app.key": PEM_read_bio_PrivateKey() failed (SSL: error:0B080074:x509 routines)',
        "Downloaded newer image for ghcr.io/acme/secrets-operator:v1.14.2",
        "$ openssl rand -hex 16 | cat\n        X509v3 Subject Key Identifier:\n            5B:DB:51:2D:DB:39:BF:1F:0C:AA:7F:17",
        "Set SESSION_SECRET, or pass --session-secret\njdbc:postgresql://db42.example.net:5432/app?user=app2",
        "wrong password or no key found\narn:aws:kms:eu-central-1:123456789012:key/221d8fa9-842c-46e0-a8b4-5a94767c4dc5",
        " password | time with time zone | not null",
        f"$ docker run -d -e NODE_ENV=new_token app\n{HEX}{HEX}",
    ],
)
def test_a_fact_stays(fact: str) -> None:
    """Counts, algorithms, masks, functions, tags, serial numbers, addresses and ids near a secret's word pass unchanged."""
    assert redacted(fact) == fact


def test_a_changed_line_keeps_its_name() -> None:
    """In a diff the old value is no announcement of the line that replaces it; both places answer alike."""
    after = redacted(f"-ADMIN_PASSWORD=old\n+ADMIN_PASSWORD={MADE}\nADMIN_PASSWORD={MADE}").split("\n")
    assert after[1] == "+" + after[2]


def test_a_value_in_which_a_secrets_word_stands_announces_nothing() -> None:
    """`PwC` at the end of a hash is no name: the line below is not its value."""
    users = (
        "ops:$apr1$eHIAnfkh$11eGl2YgyR3jNrIOkX5PwC,mira:$2y$10$Room16MDF9Egptk4o7H6qhurtCy5sefhEHjX9GBvQ76F8q1VQKKaR"
    )
    port = '      - "traefik.http.services.daoflow.loadbalancer.server.port=3000"'
    after = redacted(f'      - "traefik.http.middlewares.ops.basicauth.users={users}"\n{port}')
    assert after.split("\n")[1] == port
