"""What an examiner's corpus found at first sight, by class: a secret that goes, and a look-alike that stays. And that corpus itself."""

# ruff: noqa: D103, E501  one row of data is easier to read than four
from __future__ import annotations

import base64
import re

import pytest
from daoflow_collector.redact import Redactor, Vault

from tests.redaction.examined.corpus import grown
from tests.redaction.examined.questions import Question

HEX = "a1f37c20b95e4d68" * 2
MADE = "Zk3Qp9LmW2xTr8Vn"
WORDS = "violet-kettle-sandbar-lantern-17"
UUID = "3f9a1c7b-20b9-4d68-a1f3-7c20b95e4d68"
COMMIT = HEX + "0b95e4d6"
SEED = "K7QW2MZR" * 4


def redacted(text: str) -> str:
    """Return a text without its secrets."""
    return Redactor(Vault(bytes(32))).text(text.encode())[0].decode()


@pytest.mark.parametrize("name", ["DB_CLAVE", "clave_api", "wikiMdpAdmin", "bdd_mot_de_passe", "segredo-cliente", "Auth__Geheimnis", "jeton_acces", "API_SCHLUESSEL", "chave.api", "cle-api", "MFA_SEED", "pwhash", "serial_key"])  # fmt: skip
@pytest.mark.parametrize("value", [HEX, MADE, WORDS])
def test_names_of_other_languages(name: str, value: str) -> None:
    for line in (f"{name}={value}", f'{{"{name}": "{value}"}}', f"level=debug {name}='{value}' port=5432"):
        assert value not in redacted(line)


@pytest.mark.parametrize("fact", ["clave_primaria=user_id_4711", "clave_publica: abc123def456ghi7", "api_schluessel_id=92837492", "mdp_timeout=30", "token_leeway=30s", "LoadCredential=api-token:~/.ssh/id_ops", "sessions_token_idx was 9f253f2e66f2"])  # fmt: skip
def test_facts_of_other_languages(fact: str) -> None:
    assert redacted(fact) == fact


@pytest.mark.parametrize(
    ("form", "values"),
    [
        ("curl: (22) https://chat.example.org/hooks/{v} returned 410", (MADE,)),
        ("**API key:** `{v}` (created today)", (HEX, MADE, WORDS, UUID)),
        ("secret → {v}", (HEX, MADE, WORDS)),
        ("Temporary password {v} was mailed to ops@example.org", (MADE, WORDS)),
        ("unlock it with {v} as the password, then check ops.timer", (MADE, WORDS)),
        ("ERROR auth - invalid db_pass: got {v} from 192.0.2.7", (MADE, WORDS)),
        ('["RADIUS_PASS", "{v}"]', (MADE, WORDS)),
        ("const redisPasswd = process.env.X || '{v}';", (MADE, WORDS, UUID)),
        ("sshpass -f <(echo '{v}') ssh -p 2222 ops@192.0.2.7", (MADE, WORDS)),
        ("_CMDLINE=/opt/agent --bind-pw {v} --pid 17", (HEX, MADE, WORDS)),
        ('a1 LOGIN ops "{v}"', (HEX, MADE, WORDS)),
        ("Creating middleware basicauth users=[ops:{v}] routerName=a@docker", (HEX, MADE, WORDS)),
        ('{{"name": "session", "value": "{v}", "domain": "example.org", "httpOnly": true}}', (MADE, UUID)),
        ("curl -b 'remember_web_x={v}' https://example.org", (HEX, MADE, UUID)),
        ("password_digest = {v}", (HEX, MADE)),
        ('ops : EAP "{v}" # edge-1', (HEX, MADE, WORDS)),
        ('{{"variable": "SMTP_PASS", "is_hidden": true, "data": "{v}"}}', (HEX, MADE, WORDS)),
        ("Your setup key is {v} (time based)", (SEED,)),
        ("<entry><string>smtp_pw</string><string>{v}</string></entry>", (HEX, MADE, WORDS)),
        ("| db password | {v} | edge-1 |", (MADE,)),
        ("[password] {v}", (HEX, MADE, UUID)),
        ("String jwtSecret = new String('{v}');", (HEX, MADE, UUID)),
        ("grafanaAdminPw: '{v}'", (HEX, MADE, UUID)),
        ("mfa enrolled user=17 seed={v}", (SEED,)),
        ("nats://edge:{v}@192.0.2.7:4222,nats://edge:{v}@192.0.2.8:4222", (HEX, MADE)),
    ],
)
def test_secrets_go(form: str, values: tuple[str, ...]) -> None:
    for value in values:
        assert value not in redacted(form.format(v=value))


@pytest.mark.parametrize(
    "fact",
    [
        f"Failed password for invalid user ops {UUID}",
        f"Permission denied (publickey,password) {UUID}",
        f"Secret scanning found nothing in {COMMIT}.",
        "image: quay.io/ops/secret-operator:v2759",
        f"image: quay.io/ops/token-service:2026.61@sha256:{HEX}{HEX}",
        "docker run --rm -e DB_PASSWORD -e AUTH_TOKEN ghcr.io/daoflow-dev/daoflow:0.11.1890",
        "libsecret-1-0:amd64 0.20.5-3",
        'read -rsp "Password: " REPLY_PW  # src/auth/token-store.ts:56:17',
        "usage: rotate-key [--secret NAME] [--dry-run]",
        "unexpected token: `fi'",
        "DB_PASSWORD={{ .Values.auth.password }}",
        'curl -H "Authorization: Bearer $(cat /run/secrets/api)" https://api.example.org',
        "Token ungültig oder abgelaufen",
        "Senha inválida",
        "HTTP 498 Invalid Token req_bzjqn8nw9q03doi1",
        'token ok W/"3f3f3f-osEv6U-vBiE7CcidHAsMzPvOhuM"',
        "SSL connection using ECDHE-RSA-CHACHA20-POLY1305, server key ok",
        f"Secret version 3 of 0f4b1b0cc817_daoflow-ssh was read by {UUID}",
        "https://chat.example.org/hooks/deploy-production-eu returned 410",
        "secret → rotated yesterday",
        "grafana_session_expiry=1795782522",
        "csrf_token, remember_me; secure=true size=8974.4kB",
        f"[token] {UUID}",
        "| password policy | strict-2024 | 12 |",
        "<array><string>token</string><string>secret</string><string>password_reset</string></array>",
        '{"variable": "SMTP_HOST", "is_hidden": false, "data": "mail.example.org"}',
        "csrf_token, remember_me; secure=true fd00:4804:cf79:6f0d:431d::59",
        f"token check 00-{HEX}-0005260c9711d760-01 failed",
        "token sum golang.org/x/crypto v0.29.0 h1:LgZB/nhR/ESvlR5SLkGmwKaq0ZZZeObhQMOqZH86sn4=",
        "user logged in: a17 LOGIN failed for ops",
        '{"name": "lang", "value": "de", "domain": "example.org", "httpOnly": true}',
    ],
)
def test_facts_stay(fact: str) -> None:
    assert redacted(fact) == fact


def test_what_a_changed_secret_points_to_is_another_pair() -> None:
    assert redacted(f"GET /hook?secret={MADE} -> status=502 in 3ms").endswith("-> status=502 in 3ms")
    assert "@192.0.2.7:4222,nats" in redacted(f"nats://e:{MADE}@192.0.2.7:4222,nats://e:{MADE}@192.0.2.8:4222")


@pytest.mark.parametrize("text", ["replace-with-a-real-secret", "enter_your_token_here", "your-own-password"])
def test_placeholders_are_called_so(text: str) -> None:
    assert "placeholder" in redacted(f'{{"DB_PASSWORD": "{text}"}}')


def test_an_option_before_an_assignment_is_none_of_a_login() -> None:
    assert redacted(f"declare -x N8N_VPN_PASSPHRASE='{WORDS}'").startswith("declare -x N8N_VPN_PASSPHRASE='[")


def test_a_value_that_is_not_ascii_equals_itself_in_base64() -> None:
    vault = Vault(bytes(32))
    value = "Grünkohl50Öfen-h6Fñx"
    vault.add("DB_PW", value)
    vault.add("DB_PW_B64", base64.b64encode(value.encode()).decode())
    text = f"db_pw_b64: {base64.b64encode(value.encode()).decode()}\nDB_PW={value}\n"
    tokens = re.findall("#([0-9a-f]{10})", Redactor(vault).text(text.encode())[0].decode())
    assert len(tokens) == 2
    assert tokens[0] == tokens[1]


def test_the_corpus_is_well_formed() -> None:
    """Each needle stands in its file, each fact in its line, and a seed has as much as was asked for."""
    folder, questions = grown(11)
    for secret in folder.secrets:
        assert all(needle in folder.files[secret.path] for needle in secret.needles), secret.carrier
    rows = {path: text.split("\n") for path, text in folder.files.items()}
    assert all(fact.text in rows[fact.path][fact.line] for fact in folder.facts)
    assert len(folder.secrets) > 6000
    assert len(folder.facts) > 15_000
    assert len(questions) == 104
    assert all(isinstance(question, Question) for question in questions)
    assert all(question.first[0] in folder.files for question in questions)


def test_a_certificate_that_was_left_out_hides_nothing_below_it() -> None:
    text = f"-----BEGIN CERTIFICATE----- omitted\nserver started\nYour setup key is {SEED}\n"
    assert SEED not in redacted(text)
    rows = "\n".join(["-----BEGIN CERTIFICATE-----", *(MADE * 4 for _ in range(4)), "-----END CERTIFICATE-----", ""])
    assert redacted(rows) == rows


def test_what_stands_below_a_here_string_is_none_of_it() -> None:
    text = f"docker secret create app_key - <<< '{MADE}'\ncurl -fsS https://auth.example.org/realms/ember\n"
    assert redacted(text).endswith("\ncurl -fsS https://auth.example.org/realms/ember\n")
