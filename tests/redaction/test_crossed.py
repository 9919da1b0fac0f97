"""Classes that the set `tests/redaction/crossed` showed: what goes by its form, and what stays beside it."""

# ruff: noqa: E501  one row of data is easier to read than four
from __future__ import annotations

import base64
import random
from collections.abc import Callable
from urllib.parse import quote_plus

import pytest
from daoflow_collector.redact import Redactor, Vault

from tests.redaction.heldout.kinds import fill

MADE = fill("<W1><d2>:<w7>", random.Random(3))
NUMBER = f"{random.Random(5).randint(100_000, 999_999)}"
UUID = "3f6c1d0e-9b7a-4c21-a5d4-0e8f7b6a5c43"
LONG = fill("<w24>", random.Random(11))
AZURE = f"{LONG[:3]}8Q~{fill('<w34>', random.Random(13))}"
BASE64 = base64.b64encode(MADE.encode()).decode()
FORMS = (
    ("APP_PIN={v}", NUMBER), ("export APP_PIN='{v}'", NUMBER), ("ops_pin: {v}", NUMBER), ('{{"app_pin":"{v}"}}', NUMBER),
    ('{{"event":"2fa","code":"{v}"}}', NUMBER), ("one-time password {v} expires soon", NUMBER), ("text=\"Your login code: {v}\"", NUMBER),
    ('["APP_PASSWORD", "{v}"],', MADE), ("id\tname\tvalue\tat\n7\tapp_passwd\t{v}\t2026", MADE), ("app_pwd is {v}", "letmein"),
    ("set APP_PASS to {v} ok", "root"), (">>> AUTH LOGIN\n<<< 334 UGFzc3dvcmQ6\n2026-11-23T21:46:07Z >>> {v}", BASE64),
    ("#HttpOnly_a.example.org\tFALSE\t/\tTRUE\t1795536546\tPHPSESSID\t{v}", fill("<w26>", random.Random(1))), ("value {v}, expected boolean", AZURE),
    ("the new one is `{v}`, please", f"HRKU-{UUID}"), ("session _oauth2_proxy={v} expired", f"{LONG}%7C1411664026%7C{LONG}"),
    ("<li><code>APP_TOKEN</code>={v}</li>", MADE), ("WIFI:T:WPA;S:home;P:{v};;", LONG), ('app_pwd <- "{v}"', MADE), ("Passw.: {v}", LONG),
    ("::add-mask::{v}", LONG), ("app_secret\ufe55{v}", LONG), ('default = "{v}" # app_server_token', UUID), ("app_token=<str: '{v}'>", UUID),
    ('(app_token . "{v}")', UUID), ("{{{{ env('APP_MASTER_KEY') | default('{v}', true) }}}}", UUID), ("expect -c 'send \"{v}\\r\"'", LONG),
    ("\x1b[33m{v}", "dp.pt." + LONG), ("user/pass: deploy/{v}", LONG), ("http -a deploy:{v}", LONG), ("app_password_maps = static:ops:{v}", LONG),
    ("REPLACE INTO smtp (host, smtp_password) VALUES ('db', '{v}');", "harborwalnut"), ("INSERT OR REPLACE INTO smtp (host, smtp_password) VALUES ('db', '{v}');", "harborwalnut"),
    ('  default = "{v}" # app_password', "aojv jdiw nhdy rmoo"), ('  "db-pin": "{v}"', NUMBER), ('{{"smtpPin":"{v}"}}', NUMBER), ("set APP_PASSWORD to {v} ok", "37jnM"), ("app_password is {v}", "0773"), ("app_pass (hex): {v}", MADE.encode().hex()),
    (".withN8NMasterPassword(\"{v}\")", "otter-granite-acorn-walnut-4280"), ("Found key 'n8n.auth.token' with value {v}", LONG), ("$ ldappasswd -s {v} cn=ops", "Sommer2018.FmD"),
    ("app --password '{v}' run", "$tr0ngHarbor!"), ("http-request set-header X-Auth-Token {v} if is_api", "lantern10051985"), ("dsn='DRIVER={{PostgreSQL}};UID=ops;PWD={v};SERVER=db'", "ember16111962"),
    ('<span class="k">appPass</span>: <span class="s">&quot;{v}&quot;</span>', "Berlin2020!pfK"), ("<dt>APP_PASSWORD</dt>\n<dd>{v}</dd>", "Igloo47 tundraJup"),
    ("FTP> PASS {v}", "Kettle67:rocketALu"), ("GET /login?next=%2Fapp%3Fapp_password%3D{v} 302", "mxuf%2520nglk%2520swuy%2520srjt"), ("[ops@h]$ doctl auth init -t {v}", MADE.encode().hex()),
    ("ops:{v}:19700:0:99999:7:::", "$argon2id$v=19$m=65536,t=3,p=4$" + LONG[:22] + "$" + LONG * 2), ("APP_PASSWORD=*** exported\nvalue={v};n=5752", AZURE),
)  # fmt: skip
IMAGE = "data:image/png;base64," + base64.b64encode(random.Random(1).randbytes(60)).decode()
KEY = base64.b64encode(random.Random(2).randbytes(32)).decode()
FACTS = (
    "gpio pin=4, led_pin: 18", "RESET_PIN=17", "IMAGE_PIN=20261130", "GET /_ping 200", '{"event":"2fa failed","code":"4010"}', "exit code: 137137",
    "one-time password 6 digits", "one-time password 1234 times", '["APP_PASSWORD", "DB_PASSWORD"]', '["app_password", "tls_cert"]',
    "id\tname\tvalue\n7\tsmtp_host\tmail-7.example.org", "app_pwd is missing", "DB_PASSWORD is set", "passing DB_PASSWORD to postgres", "q=reset+password+now",
    "authorization: none\n" + IMAGE, "app_cookie_secret\n" + IMAGE, IMAGE, "GOOGLE_APPLICATION_CREDENTIALS=/gcp/key.json", f"AGE_RECIPIENT=age1{'q0' * 29}",
    "payload " + base64.b64encode(b'{"status":"ok","port":3000,"mode":"cluster"}').decode(), '{"hash":"none","publicKey":"' + KEY + '"}', "3rd pass: compile, go on",
    "npm config get token\n::group::build-4f2a9c01", "body={\"token\":\"none\"}\n------WebKitFormBoundary58969f8a617e", "api token dfl_bXFhkhxI\u2026 last used",
    "DB_DSN=host=prod-4 port=5432 user=app", "STRIPE_PUBLISHABLE_KEY=pk_live_" + LONG + "A7", "svc -u ops --port=8399x", "GET /cb?code=none&state=518d810ec3b7",
    "app_password: none\nn8n_host=hazel03121988", "A=1;PWD=/srv/app;B=2", "http-request set-header X-Auth-Token %[var(txn.tok)]", "proxy_set_header Authorization $http_authorization;", "---> PASS XXXX", "<dt>API_TOKEN</dt>\n<dd>rotated yesterday</dd>",
    "DB_PASSWORD is 12 characters", "set API_TOKEN to env", '{\n "publicKey": "' + KEY + '",\n "passwordFile": "/run/secrets/pg",\n "passwordFile": "x"\n}',
)  # fmt: skip


def redacted(text: str, vault: Vault | None = None) -> str:
    """Return a log without its secrets."""
    lines = Redactor(vault or Vault(bytes(32))).lines()
    return b"\n".join([*lines.feed(text.encode().split(b"\n")), *lines.flush()]).decode()


@pytest.mark.parametrize(("form", "value"), FORMS)
def test_a_secret_goes_by_its_form(form: str, value: str) -> None:
    """In the form's own place, and nothing else of the line does."""
    before, _, after = form.format(v="\0").partition("\0")
    clean = redacted(form.format(v=value))
    assert value not in clean
    assert clean.startswith(before + "[redacted:")
    assert clean.endswith("]" + after)


@pytest.mark.parametrize("fact", FACTS)
def test_what_looks_like_it_stays(fact: str) -> None:
    """Pins of a board, codes of errors, lists of names, sentences about a variable."""
    assert redacted(fact) == fact


@pytest.mark.parametrize("phrase", ["granite walnut lemon 4635", fill("<w20>", random.Random(7)), "a+b C9d"])
def test_json_in_a_form_has_its_blanks_as_signs(phrase: str) -> None:
    """The value goes as what it is, so that it equals itself as it is written elsewhere."""
    vault = Vault(bytes(32))
    form = redacted("body=" + quote_plus(f'{{"app_secret": "{phrase}", "port": 5}}'), vault)
    plain = redacted(f'{{"app_secret": "{phrase}"}}', vault)

    token = plain[plain.index("[") : plain.index("]") + 1]
    assert form == f"body=%7B%22app_secret%22%3A+%22{token}%22%2C+%22port%22%3A+5%7D"


@pytest.mark.parametrize(
    "written", [lambda raw: base64.b64encode(raw).decode(), lambda raw: "\\x" + raw.hex(), lambda raw: "0x" + raw.hex()]
)
@pytest.mark.parametrize("known", [False, True])
def test_text_in_base64_or_hex_under_a_name_equals_itself(written: Callable[[bytes], str], known: bool) -> None:
    """Also where the encoded form is what the host's own files name."""
    vault = Vault(bytes(32))
    encoded = written(LONG.encode())
    if known:
        vault.add("APP_TOKEN", encoded)
    tokens = [redacted(f"app_token: {value}", vault).partition("#")[2] for value in (LONG, encoded)]
    assert tokens[0] == tokens[1]


def test_a_cell_of_a_debug_page_is_its_text() -> None:
    """Without the quotes and the entities that the page puts around it."""
    vault = Vault(bytes(32))
    page = redacted(f"<td>APP_PASSWORD</td><td><pre>&#x27;{LONG}&#x25;&#x27;</pre></td>", vault)
    assert redacted(f"APP_PASSWORD={LONG}%", vault).partition("=")[2] in page


def test_a_user_before_a_hash_stays() -> None:
    """Below a line that speaks of a password."""
    clean = redacted("ALTER ROLE ops PASSWORD 'none';\nmira:*" + "EF06C650" * 5)
    assert clean.split("\n")[1].startswith("mira:[redacted:mysql-hash#")


def test_the_last_short_row_of_a_key_goes() -> None:
    """Where its BEGIN line is cut off."""
    clean = redacted(f"    {LONG * 3}\n    {BASE64}\n    -----END PRIVATE KEY-----")
    assert BASE64 not in clean
    assert LONG not in clean
