"""Classes that whole hosts (`tests/redaction/hosted`) showed: what people note, what rows and records hold, and what stays beside it."""

from __future__ import annotations

import json
import random
import re
import uuid
from urllib.parse import quote

import pytest
from daoflow_collector.redact import Redactor, Vault, harvest
from daoflow_collector.redact_files.known import learn
from daoflow_collector.redact_files.source import Kind

RNG = random.Random(23)
WORD = RNG.choice(("Kiefer", "Otter", "Lampe"))
MADE = f"{WORD}{RNG.randrange(1950, 2020)}*falke"
SPACED = f"{WORD} Nebel {RNG.randrange(100, 999)}"
DRAWN = "".join(RNG.choices("abcdefghkmnpqrstuvwxyzABCDEFGH23456789", k=36)) + "a7B2"
SEED = "".join(RNG.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", k=30)) + "2Q"
CODE = "-".join("".join(RNG.choices("abcdefghkmn23456789", k=4)) + "7" for _ in range(4))
UUID = uuid.UUID(int=RNG.getrandbits(128), version=4)
HASH = "".join(RNG.choices("./ABCDEFGHabcdefgh0123456789", k=30))


def text(content: str, vault: Vault | None = None) -> str:
    """Return a text without its secrets."""
    return Redactor(vault or Vault(bytes(32))).text(content.encode())[0].decode()


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("node-3  root / {v}  (since 2024)", MADE),
        ("wiki admin:{v} https://node-3.example.org", MADE),
        ("- pw changed from `{v}` on 2026-11-21", MADE),
        ("WARN password mismatch: expected {v}, got nothing", MADE),
        ("{v} (sudo pw on web-1)", MADE),
        ("- {v} <- the root password of web-1", MADE),
        ("{v} is the new password", MADE),
        ("sudo: {v}: command not found", MADE),
        ("zsh: command not found: {v}", MADE),
        ('2026-11-30 UTC FATAL:  password authentication failed for user "{v}"', MADE.replace("*", "!")),
        ("mdp : {v}", MADE),
        ("12:00:01 rails_master_key(hex)={v} ok", MADE.encode().hex()),
        ("12:00:01 DEBUG args=[lumen, {v}, 415]", f"{RNG.getrandbits(144):036x}" + "NRAL"),
        ("12:00:01 sent {v} to plaid", f"access-sandbox-{UUID}"),
        ("12:00:01 flags by {v} ready", f"sdk-{UUID}"),
        ("12:00:01 label by {v}, ready", f"shippo_live_{RNG.getrandbits(160):040x}"),
        ("POST /v2/alerts Authorization: GenieKey {v}", str(UUID)),
        ("the root pw on web-1 is {v}", MADE.lower()),
        ("vpn psk is {v}", f"Gh{RNG.randrange(2, 9)}!kk{RNG.randrange(2, 9)}"),
        ("recovery code for ops: {v}", CODE),
        ("PIN of the safe: {v}", str(RNG.randrange(1000, 9999))),
        ('SSH to 10.0.0.8 as root with "{v}"', MADE.replace("*", "")),
        ("web-1 (admin:{v}) still has the old one", f"Zx{RNG.randrange(2, 9)}-kiefer"),
        ("Temporal UI basic auth: viewer / {v}", f"4{WORD.lower()}4"),
        ("WLAN guests -> {v}", MADE.replace("*", "")),
        ("hasło {v}", MADE),
        ("WLAN Office-5G: {v}", MADE.replace("*", "")),
        ("Zugang node-3: Benutzer mira, Passwort {v}", MADE),
        ('Kennwort für node-3 ist "{v}", Port 5432', SPACED),
        ('Kennwort für node-3 ist "{v}", Port 5432', MADE.replace("*", '"')),
        ("the unlock PIN is {v}, ext. 5470", str(RNG.randrange(100000, 999999))),
        ("2FA backup codes: {v}; ticket OPS-7051", CODE),
        ("set up 2FA with secret {v}; ticket OPS-7051", SEED),
        ("14:25:10 POP3 -> PASS {v}", MADE.replace("*", "@")),
        ("passphrase         | {v}", f"{WORD} Nebel22"),
        ("ops  2340  0.0  0.1 1958 1429 pts/0 S+ 13:24:47 sshpass -p {v} ssh ops@203.0.113.5", MADE.replace("*", "&")),
        ("*:*:*:postgres:{v}", MADE.replace("*", r"\:")),
        ('chpasswd <<< "jonas:{v}"', MADE),
        ("INSERT INTO `wp_users` VALUES (1,'admin','{v}','admin')", f"$P$B{HASH}"),
        ("mosquitto_passwd -b /mosquitto/pw sensor {v} && exec mosquitto", MADE.replace("*", "")),
        ("kind: Secret\nstringData:\n  admin: {v}\n  host: db.example.org", MADE),
        ('[app.credentials]\nuser = "app"\nimage = "ghcr.io/acme/app:1.2.3"\nweb = "{v}"\n[server]\nport = 3000', MADE),
    ],
)
def test_what_is_noted_goes(line: str, value: str) -> None:
    """All of it, and nothing beside it."""
    before, after = line.split("{v}")
    clean = text(before + value + after)
    assert clean.startswith(before + "[redacted:")
    assert clean.endswith("]" + after)


@pytest.mark.parametrize(
    "line",
    [
        "drwxr-xr-x 2 root:root /srv; chown admin:docker /srv",
        "either root / swap or /dev/sda2",
        "the pw is too short, pw changed by ops on 2026-11-21",
        "WLAN Office-5G: connected",
        "das Passwort wurde geändert, Passwort abgelaufen",
        'Kennwort für "ops" ist falsch, Fehler 1045 auf "db-12 host"',
        "PIN 17 is high, the PIN is wrong",
        "web-1 (pw rotated), v1.2.3-rc1 (password fix), Tulip-2 is the host whose password changed",
        "app-7d4b9c6f5-x2k8q: password authentication failed",
        "sudo: docker-compose: command not found; bash: line 12: pg_dump17: command not found",
        "Failed password for invalid user oracle2 from 10.0.0.3 port 22 ssh2",
        'FATAL:  password authentication failed for user "App2024"',
        "Utf8Parser (password module), Http2Client: password prompt, Sha256Digest is the password hash",
        '[tokens]\nalgorithm = "HS256"\nrotated = 2026-11-02\nregion = eu-central-1\n[hosts]\nfirst = db2-west.example.org',
        "the status codes: 404 500 502; backup codes: 12 of 16 used; recovery codes: none left on ops-2",
        "passphrase         | not set yet",
        f"build sdk-{UUID.hex[:7]} of sdk-2026, access-production is off, {UUID.hex}NR",
        f"trace_id(hex)={SEED.encode().hex()} key(hex): 9f86d081884c7d65, hostkey(bytes)=512",
        "the password for ops is older than 90 days! the psk on web-1 is off",
        "recovery code count: 8; a recovery code for ops was used; PIN of the board: GPIO17",
        "run it as root with 'set -eu', as admin with \"--force\"; (root: /srv/app2) (admin:read-only) (root:x)",
        "basic auth: disabled, basic auth: ops / none, wifi guests -> connected",
        "POST https://hooks.example.com/in/deploy-finished-notification 200",
        "2026-11-24T15:20:45.280Z req_K3UvFIgMjjd1vupn DELETE /api 499 invalid token",
        "535 5.7.8 Error: authentication failed: 01GPTNFAQBNKZS8J2VA31N6ZVX",
        "DETAIL:  parameters: $1 = 'x', $2 = '2026-11-23 10:00:00+00', $3 = '2026-11-23T10:00:00Z'",
        "x.BadCredentialsException: LoginRequest[username=ops, remember=true]",
        'params: ["00154a80-21fb-4fb0-a720-c8e76c246af2","2026-12-05T10:00:00.000Z"] select "token" from "sessions"',
    ],
)
def test_what_only_looks_like_it_stays(line: str) -> None:
    """Names, words, ids and times."""
    assert text(line) == line


def test_what_stands_beside_a_login() -> None:
    """An odd word under a common name; ordinary ones stay."""
    odd = {"url": "r.example.org", "login": "ci", "key": MADE}
    ordinary = {"user": "ops", "key": "theme", "value": "dark-2"}
    clean, _ = Redactor(Vault(bytes(32))).tree({"registries": [odd], "settings": [ordinary]})
    assert clean["settings"] == [ordinary]
    assert clean["registries"][0]["key"].startswith("[redacted:login-password#")
    assert {**clean["registries"][0], "key": MADE} == odd


def test_a_host_called_for_hooks() -> None:
    """The last step of its addresses opens them."""
    key = "".join(RNG.choices("0123456789abcdef", k=24)) + "1f"
    clean = text(f"POST https://hooks.example.org/in/{key} 200")
    assert re.fullmatch(r"POST https://hooks\.example\.org/in/\[redacted:webhook#\S+ len=26\] 200", clean)


def test_a_pin_that_is_a_password_is_known() -> None:
    """The pin of a board is none."""
    clean = Redactor(Vault(bytes(32))).dotenv(f"SIGNING_PIN={MADE}\nLED_PIN=GPIO17\nRESET_PIN=BCM18-up\n".encode())[0]
    assert re.fullmatch(rb"SIGNING_PIN=\[redacted:SIGNING_PIN#[^\]]+\]\nLED_PIN=GPIO17\nRESET_PIN=BCM18-up\n", clean)


def test_a_public_key_is_nobody_s_secret() -> None:
    """Whatever the key above it is named."""
    line = f'- ssh_key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{DRAWN}"'
    vault = Vault(bytes(32))
    learn(vault, Kind.YAML, line.encode())
    assert Redactor(vault).yaml(line.encode())[0].decode() == line


def test_what_a_compose_file_runs_tells_secrets_for_everywhere() -> None:
    """In a health check or a command, for a shell or as a list."""
    vault = Vault(bytes(32))
    compose = f"""\
services:
  app:
    healthcheck:
      test: ["CMD-SHELL", "curl -H 'Authorization: Bearer {DRAWN}' http://127.0.0.1:3000/ready"]
  redis:
    command: ["redis-server", "--requirepass", "{MADE}", "--maxmemory", "256mb"]
"""
    learn(vault, Kind.YAML, compose.encode())
    clean = text(f"got {DRAWN} and {MADE}, 256mb", vault)
    assert re.fullmatch(r"got \[redacted:\S+ len=40\] and \[redacted:[^\]]+\], 256mb", clean)


def test_a_variable_before_a_command_is_known_without_the_command() -> None:
    """Where a service's command stands in a list, the list's items are lines for a shell."""
    vault = Vault(bytes(32))
    command = "psql -h db | grep ready"
    compose = f'services:\n  app:\n    command: ["sh", "-c", "PGPASSWORD={MADE} {command}"]\n'
    learn(vault, Kind.YAML, compose.encode())
    clean = Redactor(vault).yaml(compose.encode())[0].decode()
    assert re.search(r'"PGPASSWORD=\[redacted:PGPASSWORD#\w{10} [^\]]+\] ' + re.escape(command) + '"', clean)
    assert MADE not in text(f"got {MADE}", vault)


def test_a_script_s_command_is_none_of_the_variable_before_it() -> None:
    """As in a file of exports that starts something; a phrase without quotes is a value all the same."""
    vault = Vault(bytes(32))
    script = (
        f"A_PASSWORD={MADE} ./start.sh --port 8233\nB_PASSWORD={MADE} docker compose up\nC_PASSWORD=my {WORD} make\n"
    )
    clean = Redactor(vault).dotenv(script.encode())[0].decode()
    mark = vault.fingerprint(MADE)
    assert re.fullmatch(
        rf"A_PASSWORD=\[redacted:A_PASSWORD#{mark} [^\]]+\] \./start\.sh --port 8233\n"
        rf"B_PASSWORD=\[redacted:B_PASSWORD#{mark} [^\]]+\] docker compose up\nC_PASSWORD=\[redacted:[^\]]+\]\n",
        clean,
    )


def test_two_passwords_of_a_line_go() -> None:
    """An old one and a new one, in words that no pattern has."""
    clean = text(f"passwort war {MADE} jetzt {MADE[::-1].title()}77*x")
    assert re.fullmatch(r"passwort war \[redacted:[^\]]+\] jetzt \[redacted:[^\]]+\]", clean)


def test_a_record_keeps_what_of_it_did_not_change() -> None:
    """A line that the engine wrote as two records: the rest of the second stands in the second."""
    records = [
        {"log": f"2026 env: APP_TOKEN={DRAWN[:20]}", "stream": "stdout"},
        {"log": f"{DRAWN[20:]} LOG_LEVEL=debug]\n", "stream": "stdout"},
    ]
    first, second = map(json.loads, text("\n".join(map(json.dumps, records))).split("\n"))
    assert first["log"].startswith("2026 env: APP_TOKEN=[redacted:APP_TOKEN#")
    assert first["log"].endswith("]")
    assert second["log"] == " LOG_LEVEL=debug]\n"


def test_a_word_of_a_password_with_a_dollar_is_not_hunted() -> None:
    """Other passwords hold it, too, and would all look equal."""
    vault = Vault(bytes(32))
    harvest(vault, dotenvs=[b"APP_SECRET=Harbour77$Zeppelin\n"])
    clean = text(f"mysql -puni{WORD}Zeppelin110 x\npassword=Zeppelin-{WORD}37\nthe Zeppelin is late", vault)
    assert len(set(re.findall(r"#([0-9a-f]{10})", clean))) == 2
    assert clean.endswith("the Zeppelin is late")


def test_what_goes_on_behind_a_known_value_is_another() -> None:
    """Its token must not say that both are equal; behind a quote or a user it is the same."""
    vault = Vault(bytes(32))
    vault.add("APP_SECRET", MADE)
    known = vault.fingerprint(MADE)
    assert known not in text(f"password={MADE}2", vault)
    assert known in text(f"password={MADE}", vault)
    vault.add("APP_TOKEN", DRAWN)
    assert vault.fingerprint(DRAWN) in text(f"> \x1b[2mAuthorization\x1b[0m: Bearer \x1b[33m{DRAWN}\x1b[0m", vault)


@pytest.mark.parametrize("written", [lambda value: value, lambda value: quote(value, safe="")])
def test_one_value_has_one_fingerprint(written: object) -> None:
    """Percent-encoded where a URL declares it, behind a colour, before a question mark, in JSON under its name."""
    assert callable(written)
    vault = Vault(bytes(32))
    hook = f"https://hooks.slack.com/services/T0AB/B0CD/{DRAWN[:24]}"
    argon = f"$argon2id$v=19$m=65536,t=3,p=4${HASH[:22]}${DRAWN}abc"
    secret = MADE.replace("*", "@")
    env = f"SMTP_URL=smtps://app:{quote(secret, safe='')}@mail.example.org:465\nSLACK_WEBHOOK_URL={hook}\nADMIN_TOKEN='{argon}'\n"
    harvest(vault, dotenvs=[env.encode()])
    clean = text(f"smtps://app:{written(secret)}@mail.example.org:465 {secret}", vault)
    assert clean.count(vault.fingerprint(secret)) == 2
    assert vault.fingerprint(hook) in text(json.dumps({"SLACK_WEBHOOK_URL": hook}), vault)
    assert vault.fingerprint(argon) in text(f"is it {argon}? or \x1b[36m{argon}\x1b[39m", vault)


def test_a_value_with_all_its_signs_behind_backslashes_is_found() -> None:
    """Dots and dashes need none."""
    vault = Vault(bytes(32))
    vault.add("HOOK_SECRET", f"https://hooks.example.org/{DRAWN}/x-y.z")
    written = re.sub(r"([^\w.-])", r"\\\1", f"https://hooks.example.org/{DRAWN}/x-y.z")
    assert re.fullmatch(r"run \[redacted:HOOK_SECRET#[^\]]+\] -f", text(f"run {written} -f", vault))


def test_each_login_of_a_list_has_its_user() -> None:
    """Traefik's users in a label: the name of every one stays, and each hash has the fingerprint that it has alone."""
    users = f"ops:$apr1$abcdefgh${HASH[:22]},mira:$2b$12${DRAWN}{HASH[:13]}"
    label = "traefik.http.middlewares.auth.basicauth.users"
    vault = Vault(bytes(32))
    for clean in (
        text(json.dumps({"Labels": {label: users}}), vault),
        text(f"{label}={users}", vault),
        Redactor(vault).yaml(f'labels:\n  - "{label}={users}"\n'.encode())[0].decode(),
        Redactor(vault).yaml(f'labels:\n  {label}: "{users}"\n'.encode())[0].decode(),
    ):
        assert re.search(r"ops:\[redacted:[^\]]+\],mira:\[redacted:[^\]]+\]", clean)
        assert vault.fingerprint(users.split(":")[2]) in clean


def test_an_argument_that_is_redacted_already_is_followed_by_no_secret() -> None:
    """A second run reads the first one's token as a list of YAML, and must not take what comes behind for its value."""
    compose = f"""\
services:
  app:
    command:
      - serve
      - --api-token
      - {DRAWN}
    healthcheck:
      test: curl -f http://127.0.0.1:3000/ready
"""
    vault = Vault(bytes(32))
    learn(vault, Kind.YAML, compose.encode())
    once = Redactor(vault).yaml(compose.encode())[0]
    again = Vault(bytes(32))
    learn(again, Kind.YAML, once)
    assert not again.strong_values()
    assert DRAWN.encode() not in once
