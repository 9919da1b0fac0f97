"""What lies on a host that runs DaoFlow (`tests/redaction/native`): the thresholds on one host, and the classes that it showed."""

# ruff: noqa: S608  lines of logs

from __future__ import annotations

import json
import random
import re
from urllib.parse import quote

import pytest
from daoflow_collector.redact import Redactor, Vault
from daoflow_collector.redact.verifier import values_of_env_file

from tests.redaction.folders.score import score
from tests.redaction.heldout.seed import corpus_seed
from tests.redaction.native import corpus

RNG = random.Random(41)
ALNUM = "abcdefghkmnpqrstuvwxyzABCDEFGH23456789"
DRAWN = "".join(RNG.choices(ALNUM, k=22)) + "a7"
ID = f"7e{RNG.getrandbits(120):030x}"
COMMIT = f"7e{RNG.getrandbits(152):038x}"
WORDS = "kidral lunvori shapentul gorofex"
CODES = [f"{''.join(RNG.choices(ALNUM, k=4))}7-{''.join(RNG.choices(ALNUM, k=5))}" for _ in range(3)]


def text(content: str) -> str:
    """Return a text without its secrets."""
    return Redactor(Vault(bytes(32))).text(content.encode())[0].decode()


def test_one_host_is_redacted_and_still_tells_its_faults() -> None:
    """With a seed that changes with every commit."""
    result = score(corpus.folder(corpus_seed(), hosts=1))
    assert result.planted > 900
    assert result.gone_share >= 0.99, [(secret.carrier, secret.kind) for secret in result.left]
    assert result.kept_share >= 0.995, [(fact.path, fact.text) for fact in result.lost]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        (f"[mfa] backup codes issued user={ID}: {CODES[0]}, {CODES[1]}, {CODES[2]}", CODES[1]),
        (f"https://http-intake.logs.datadoghq.eu/v1/input/{ID}?ddsource=daoflow", ID),
        (f"Enter passphrase for key '/root/.ssh/id_ed25519': {WORDS}", WORDS),
        (f"ssh-keygen -p -P 'other words than these' -N '{WORDS}' -f /root/.ssh/id", WORDS),
        (f"openssl rand -hex 20   # -> {COMMIT}", COMMIT),
        (f" key | value\n-----+-----\n PROBE_KEY | {DRAWN}{DRAWN} | runtime", DRAWN),
        (f"VAULT_DEV_ROOT_TOKEN_ID={DRAWN}", DRAWN),
        (f"ZITADEL_MASTERKEY={DRAWN}", DRAWN),
        (f"> mira: please log in with lena:{DRAWN}A at https://a.example/", DRAWN),
        (f"[19:45:42] ops: wiki.a.example admin/{DRAWN[:16]}Q7x4", DRAWN[:16]),
        (f"pin for the vault is Q{DRAWN}; container 964030ca9b40", DRAWN),
        (f"request {ID} approved, exchange code {COMMIT} expires 2026-11-29T20:44:34Z", COMMIT),
        (f"NC_DB=pg://db:5432?u=nocodb&p={DRAWN}&d=nocodb", DRAWN),
        (f"mysqli_real_connect(Object(mysqli), 'db', 'wp_user', '{DRAWN}', NULL, 3306)", DRAWN),
        (f'{{"error":"Failed query: select 1 from t where \\"exchange_code\\" = $1\\nparams: {COMMIT},1"}}', COMMIT),
        (f"COPY public.s (id, p256dh, auth) FROM stdin;\n1\tBpub\t{DRAWN[:22]}\n\\.", DRAWN[:22]),
        (f"http --auth ci-runner:{WORDS.replace(' ', '-')}-84 GET https://a.example", WORDS.replace(" ", "-")),
    ],
)
def test_secret_goes(line: str, value: str) -> None:
    """By its name, its place or the program around it."""
    assert value not in text(line)


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("--> GET /trpc/apiTokens \x1b[32m200\x1b[0m 2168ms", "\x1b[32m200\x1b[0m"),
        (f"[agents] {ID} denied secrets:read token=dfl_Ik1APnZE… audit=35275", ID),
        (f" 87394 | command.setSecret | secret-provider/{ID} | execution_failed | secret=true", ID),
        ('oauth2: cannot fetch token: 400 Bad Request Response: {"error": "invalid_grant"}', "400 Bad Request"),
        (f"Error getting push token: client_id=installation.{ID} client_secret={DRAWN}", f"installation.{ID}"),
        (f'mc admin user svcacct add local mira --access-key "k" --secret-key "{DRAWN}"', "--access-key"),
        (f"dovecot: auth: sql(m@a.example,203.0.113.9): Password mismatch (given password: {DRAWN})", "203.0.113.9"),
        (f"sentry-cli --auth-token sntrys_{DRAWN}{DRAWN} releases new {COMMIT} --org x", COMMIT),
        ("SCAN 0 MATCH token:*", "token:*"),
        (f'"SET" "bull:deploy:{ID}:token" "locked"', f"bull:deploy:{ID}:token"),
        ('PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]', "Argon2PasswordHasher"),
        ("{ attempt: 2, taskToken: Uint8Array(522) }", "Uint8Array(522)"),
        ('"attributes":{"access.token.lifespan":"600","client.secret.creation.time":"1795403807"}', "1795403807"),
        (f'{{"routing_key":"{DRAWN}","dedup_key":"{ID}"}}', ID),
        ("Invalid signature for server a.example with key ed25519:a_750aa84", "ed25519:a_750aa84"),
        (f"Authentication failed: password is incorrect at http://default:{DRAWN}%21@ch_db:8123", "@ch_db:8123"),
        (f"insert into t (id, token_prefix) values ($1, $2)\nparams: {ID},dfl_EoLZb72K", "dfl_EoLZb72K"),
        (f"params: {ID},reset-password:{DRAWN},{COMMIT},2026-11-28T13:34:29.948Z", COMMIT),
        (f'{{"params":["{ID}","{DRAWN}","active",3]}}', f'"{ID}"'),
        (" key | value\n-----+-----\n MAILER_DSN | null://localhost\n", "null://localhost"),
        ("GOTRUE_JWT_EXP=7200", "7200"),
        ('{"a":{"identity":"3177@4557be24d5cd","x":1}}', "3177@4557be24d5cd"),
        ('{"credentialData":"{\\"subType\\":\\"totp\\"}"}', "totp"),
        ("please log in with GitHub or OIDC/keycloak; topic exchange code path", "exchange code path"),
        ("  Total: 128  Failed auth: 9  Token: 120  Slow: 3", "Token: 120"),
        (f"✓ Token {ID} revoked", ID),
        (f"revoking token {ID}. Pass --yes to confirm.", ID),
        (f"Attach SSH key {ID} to server {ID[::-1]}. Pass --yes to confirm.", f"{ID} to"),
        (f"[ssh-keys] key {ID} for server {ID[::-1]} has another fingerprint", f"{ID} for"),
        (f"Unable to register managed database {ID}.", ID),
        ("Use either sshPrivateKey or sshKeyId, not both.", "sshKeyId"),
        (f"Set BACKUP_ENCRYPTION_PASSWORD or BACKUP_PASSWORD_{ID} here.", f"BACKUP_PASSWORD_{ID}"),
        ('  -H "Authorization: Bearer $ADMIN_TOKEN" \\', "Bearer $ADMIN_TOKEN"),
        ('docker run -e POSTGRES_PASSWORD="$db_password" postgres', '"$db_password"'),
        ('oidc_token="$(', '"$('),
        ("| `BETTER_AUTH_SECRET` | — | Signs sessions |", "| — |"),
        ("| `resolveSecrets` | `secrets:read` | Inventory |", "secrets:read"),
        ("| Token storage | Encrypted at rest with AES-256-GCM |", "AES-256-GCM"),
        ("| **Records** | Full history | Basic deploy/rollback tracking |", "deploy/rollback"),
        ("daoflow login --email ... --password ... --totp-code ...", "--totp-code"),
        (
            f'{{"error":"Failed query: insert into t (name, secret_key) values ($1,$2)","params":["amber","{DRAWN}"]}}',
            "amber",
        ),
    ],
)
def test_fact_beside_it_stays(line: str, fact: str) -> None:
    """Also in lines that are full of secrets' words; the secret beside it goes."""
    clean = text(line)
    assert fact in clean
    assert DRAWN not in clean


def test_a_password_in_a_url_with_its_port_equals_itself() -> None:
    """Percent-encoded or not, and a webhook's address in a table, a document and a line."""
    redactor = Redactor(Vault(bytes(32)))
    word = f"{DRAWN[:12]}+{DRAWN[12:]}"
    hook = f"https://hooks.slack.com/services/T0AB7/B0CD9/{DRAWN}"
    lines = [
        f"PASSWD = `{word}`",
        f"x postgres://gitea:{quote(word, safe='')}@db:5432/gitea",
        f"POST {hook} failed with 404",
        json.dumps({"webhook_url": hook}),
        f"COPY t (id, webhook_url) FROM stdin;\n1\t{hook}",
    ]
    marks = [
        re.findall(r"#([0-9a-f]{10})", redactor.text(line.encode())[0].decode())  # each line alone
        for line in lines
    ]
    assert marks[0] == marks[1]
    assert marks[2] == marks[3] == marks[4]
    assert len(marks[0]) == len(marks[2]) == 1


def test_the_second_search_hunts_no_version_for_a_products_name() -> None:
    """`auth` and `key` in the names of programs tell nothing of a value."""
    found = values_of_env_file(
        f"AUTHENTIK_TAG=2024.10.4\nKEYCLOAK_VENDOR=postgresql\nMAILER_DSN=null://localhost\nCOOKIE_DOMAIN=a.example\nAUTH_X={DRAWN}\n".encode()
    )
    assert list(found) == [DRAWN]
