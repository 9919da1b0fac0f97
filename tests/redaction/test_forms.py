"""Forms that a name and its value take, by class: lists, definitions, pairs, complaints, shells, announcements; and likenesses."""

# ruff: noqa: E501  one row of data is easier to read than four
from __future__ import annotations

import random
import string
from collections.abc import Callable

import pytest
from daoflow_collector.redact import Redactor, Vault

LISTS = (
    "passwords:\n  - {v}\n  - enabled", "passwords:\n- {v}", "api_keys:\n  - \"{v}\"", "tokens: # old\n  - {v}",
    "tokens:\n  - user: ops\n    value: {v}", "auth_tokens = [\n  \"{v}\",\n]", "tokens: [{v}, keep]", "SECRET_KEYS=(\n  {v}\n  '{v}'\n)",
    "\"apiKeys\": [\n  \"{v}\",\n  \"{v}\"\n],", "passwords:\n  0: {v}\n  1: {v}", "secret_keys:\n\n  - {v}", "tokens[0]: {v}",
    "passwords (old):\n  1. {v}\n  2. {v}", "API tokens:\n  - {v}", "passwords:\n  ops: \"{v}\"",
)  # fmt: skip
DEFINITIONS = (
    "Password\n: {v}", "; API token : {v}", "^ Service ^ Password ^\n| db | {v} |", "| Password: | `{v}` |", "API token:: {v}",
    "Password::\n  {v}", "**Password:** {v}", "<li><b>Password</b>: {v}</li>", "Password \u2192 {v}", "Password / {v}", "[Password] {v}",
    "Password..........: {v}", "### Password\n\n`{v}`", "Password:\n```\n{v}\n```", "Password:\n{{noformat}}\n{v}\n{{noformat}}",
    "<tr><td>Password:</td>\n<td>{v}</td></tr>", "password|{v}",
)  # fmt: skip
PAIRS = (
    "curl_easy_setopt(hnd, CURLOPT_USERPWD, \"ops:{v}\");", "CURLOPT_PROXYUSERPWD => 'ops:{v}'", "c.setopt(pycurl.USERPWD, 'ops:{v}')",
    "curl_setopt($ch, CURLOPT_PASSWORD, '{v}');", "'auth' => ['ops', '{v}']", "basic_auth = \"ops:{v}\"", "http.auth=ops:{v}",
    "user = \"ops:{v}\"", "etcdctl --user root:{v} get /x", "tool -u ops:{v} list", "req.SetBasicAuth(\"ops\", \"{v}\")",
    ".basic_auth(\"ops\", Some(\"{v}\"))", "smtp.PlainAuth(\"\", \"ops\", \"{v}\", \"mail\")", "http.basic_auth 'ops', '{v}'",
    "new UsernamePasswordCredentials(\"ops\", \"{v}\".toCharArray())", "$redis->auth('{v}');", "mysql_connect('db', 'app', '{v}')",
    "DriverManager.getConnection(\"jdbc:postgresql://db/app\", \"app\", \"{v}\")",
)  # fmt: skip
COMPLAINTS = (
    "API_TOKEN: Invalid value: \"{v}\"", "Invalid environment variables:\n    API_TOKEN: Invalid email address: \"{v}\"",
    "\"API_TOKEN\" with value \"{v}\" fails to match", "apiToken: Invalid input: got \"{v}\"", "API_TOKEN: expected 32 characters, got {v}",
    "invalid type: string \"{v}\", expected u16 for key `API_TOKEN`", "error parsing API_TOKEN: strconv.ParseInt: parsing \"{v}\": invalid",
    "assigning API_TOKEN to Token: converting '{v}' to type int", "'{v}' is not a valid value for 'API_TOKEN'",
    "argument --token: invalid int value: '{v}'", "line 7: password: cannot unmarshal !!str `{v}` into int",
    "* 'Password' expected type 'int', got unconvertible type 'string', value: '{v}'", "On instance['token']:\n    '{v}'",
    "  API_TOKEN\n    Invalid value '{v}'", "\"path\": [ \"API_TOKEN\" ],\n    \"received\": \"{v}\"",
    "API_TOKEN already defined, keeping '{v}'", "\"API_TOKEN\" is already defined in `process.env` and was overwritten with {v}",
    "API_TOKEN (old: {v}, new: x)", "API_TOKEN changed from {v} to {v}", "[dotenv-expand] API_TOKEN expanded to {v}",
    "using value {v} for API_TOKEN",
)  # fmt: skip
SHELLS = (
    "+ '[' {v} = x ']'\n+ export API_TOKEN={v}", "+ API_TOKEN={v}\n+ '[' -n {v} ']'", "+ read -r PASSWORD\n+ '[' {v} = '' ']'",
    "+ jq --arg token {v} '.a=$token'", "+ check_password {v}", "+ set_password ops {v}", "printf 'user=%s\\npassword=%s\\n' app '{v}'",
    "sed -i 's/@TOKEN@/{v}/' a", "echo {v} | wrangler secret put API_TOKEN", "wrangler secret put API_TOKEN <<< {v}",
    "occ config:system:set dbpassword --value={v}", "reg add HKCU\\App /v Password /t REG_SZ /d {v}", "wp option update api_token {v}",
)  # fmt: skip
ANNOUNCEMENTS = (
    "Enter password:\n{v}", "? API token \u203a {v}", "Enter token> {v}", "Password reset.\nNew value: {v}", "Resetting password...\nGenerated: {v}",
    "Your new password is\n\n  {v}", "Initial admin password\n======\n{v}", "API key generated successfully\nKey: {v}", "Please enter your API key\n{v}",
    "Secret rotated.\nold value: {v}\nnew value: {v}", "bad token {v}", "ops's password has been set to {v}",
    "SELECT ROW(id, name, token) FROM app;\n          row\n---------\n (1,app,{v})\n(1 row)",
)  # fmt: skip


def hexadecimal(rng: random.Random) -> str:
    """Return what `openssl rand -hex 16` prints."""
    return f"{rng.getrandbits(124) | 0xA1 << 124:032x}"


def mixed(rng: random.Random) -> str:
    """Return a password as a generator makes it."""
    return (
        "".join(rng.choices(string.ascii_letters, k=6))
        + "Q7z"
        + "".join(rng.choices(string.ascii_letters + string.digits, k=5))
    )


def human(rng: random.Random) -> str:
    """Return a password as a person makes it."""
    return f"{rng.choice(('Amber', 'Velvet', 'Marble'))}{rng.choice(('Mountain', 'Falcon', 'Garden'))}{rng.randint(10, 99)}"


def redacted(text: str) -> str:
    """Return a log without its secrets."""
    lines = Redactor(Vault(bytes(32))).lines()
    return b"\n".join(lines.feed(text.encode().split(b"\n")) + lines.flush()).decode()


@pytest.mark.parametrize("form", [*LISTS, *DEFINITIONS, *PAIRS, *COMPLAINTS, *SHELLS, *ANNOUNCEMENTS])
@pytest.mark.parametrize("make", [hexadecimal, mixed, human])
def test_a_value_goes_whatever_the_form(form: str, make: Callable[[random.Random], str]) -> None:
    """Every place of the value is a token, and lines stay lines."""
    if make is hexadecimal and "ROW(" in form:
        pytest.skip("digits of hex in a row may be anybody's id")
    secret = make(random.Random(form))
    text = form.format(v=secret)
    after = redacted(text)
    assert secret not in after
    assert after.count("[redacted:") == text.count(secret)
    assert after.count("\n") == text.count("\n")


FACTS = (
    "passwords:\n  - required\n  - min length 8", "tokens:\n  - id: 7\n    kind: api\n    created: 2026-11-28", "secrets:\n  - db_password\n  - source: app_key",
    "secrets:\n  - daoflow_db_password_v2\nports:\n  - 3000:3000", "auth:\n  providers:\n    - github\n    - oauth2",
    "passwords:\n  minLength: 12\n  hash: argon2id", "tokens:\n  access: 15m\n  refresh: 30d", "credentials:\n  provider: aws-v4",
    "password\n: the word that a user types", "^ Password ^ Required ^", "Password policy: at least 12 characters",
    "user: \"1000:1000\"", "docker run --user 1000:1000 app", "auth.login(\"ops\", callback)", "      at checkToken (/app/src/auth.ts:48:11)",
    "+ '[' production = production ']'", "+ [[ v2.31.0 == v2* ]]", "+ '[' -f /etc/app/token.v2 ']'",
    "\"PORT\" is already defined in `process.env` and was NOT overwritten", "PORT changed from 3000 to 3001", "PORT: Invalid value: \"abc-123x\"",
    "Creating token index\nResult: ok", "Token expired\nrequest id: 9f3a01bc9f3a01bc", "Enter password:\nlogin failed for ops1",
    "Generating password hash\nDone in 12ms", "password changed for user ops\nsession-1234567 closed", "API_TOKEN must be at least 32 characters",
    "token must match pattern \"^[a-z0-9]{32}$\"", " (1,app,web-1,2026-11-28)",
    "jq --arg version v2.10.0-rc1 '.x'", "printf '%s\\n' release-2024.1",
    "password authentication failed for user \"app_user2\"", "token signed with HmacSHA256",
)  # fmt: skip


@pytest.mark.parametrize("fact", FACTS)
def test_what_only_looks_like_one_stays(fact: str) -> None:
    """Names, ids, versions, hosts, paths and sentences near a secret's word pass unchanged."""
    assert redacted(fact) == fact


UUID = "3f6c1d0e-9b7a-4c21-a5d4-0e8f7b6a5c43"
PROGRAMS = (
    ("createUser ops SHA \"{v}\" AES \"{v}\"", "k7Qp2mXz9LwB"), ("$USER4$={v}", "VelvetGarden42"),
    ("secure_link_md5 \"$secure_link_expires$uri$remote_addr {v}\";", "k7Qp2mXz9LwBt4"), ("secure_link_secret {v};", "k7Qp2mXz9LwBt4"),
    ("admin = -pbkdf2-{v},0a1b2c3d4e5f60718293a4b5c6d7e8f9,10", "b5f9688e19a2fef1befb4b64229dda883c72f45b"),
    ("auth-tokens:\n  - \"ops:{v}:backup script\"", "tk_mbjs0e21daxy211btmqrx9qf0zjnf"),
    ("curl --form-string \"user={v}\" https://api.pushover.net/1/messages.json", "kt2s5d0jlw5kchn8i0309r2px7u5qf"),
    ("dynamic_dns {{\n\tprovider duckdns {v}\n}}", UUID), ("provider duckdns.org {{\n    username    = {v}\n    password    = none\n}}", UUID),
    ("tokens {{\n    agent  = \"{v}\"\n    initial_management = \"{v}\"\n}}", UUID), ("tokens:\n  - {v}", UUID),
    ("credential-store=cs:add(credential-reference={{clear-text={v}}}, create=true)", "k7Qp2mXz9LwBt4"),
    ("network_key: [{v}]", "8, 100, 85, 15, 69, 40, 105, 102, 121, 4, 243, 163, 122, 65, 208, 198"),
    ("<tls-auth>\n-----BEGIN OpenVPN Static key V1-----\n{v}\n-----END OpenVPN Static key V1-----\n</tls-auth>", "d5d5f12dd39161152a7f7bea6543da13"),
    ("wireless.default_radio0.key='{v}'", "indigo kestrel cinder saffron 64"), ("\toption key '{v}'", "Dahlia_Larch2522"),
    ("<Pass password>\n\tMethod = sha256\n\tHash = {v}\n</Pass>", "fc5b51e257680e7abfc175829dc706536e92917023273eb8528202c1eef11403"),
    ("\tServer = irc.example.net +6697 {v}", "Juniper-Kestrel4497!"), ("SQLConnectInfo ftp@10.11.0.14:3306 proftpd {v}", "QFTcMjMu649rd5YU"),
    ("@lookup_sql_dsn = ( ['DBI:mysql:database=mail;host=10.11.0.14', 'amavis', '{v}'] );", "Walnut-Ember77"),
    (f"BORG_KEY {64 * '6'}\n{{v}}\n{{v}}", "QHm7uRBLWChAtkqpOXlwlZjYopqXCovVbbpqZieoVQrqPGamicJqRXwTTkkCEhu"),
    ("datacenter = \"dc1\"\nencrypt = \"{v}\"", "ipLyjXU89YetJwHSyVk0bPWWidRBwKfjOtlzyjltyyQ="), ("DBROOT={v}", "y3EF7uTBGNRhf21dC7BjzvuziVH6"),
    ("$ pass show backup/host1\n{v}", "walnut harbor heron indigo 79"), ("ann:1000:{v}:[U          ]:LCT-65A1B2C3:", 32 * "X" + ":DE05314D9612D8FE92A39717365CC476"),
    ("{{\"id\": \"p\", \"type\": \"CONCEALED\", \"label\": \"password\", \"value\": \"{v}\"}}", "Copper.Kestrel9899"),
    ("COPY public.api_keys (id, name, key_hash) FROM stdin;\n7\tnightly\t{v}\n\\.", "deea9a02450076d953c06265a6a78bca3e63e4cc6aa7fec0ebfa1ecff91e7295"),
)  # fmt: skip
BESIDE = (
    "user=1000:1000", "user=www-data:www-data", "user=guest", "provider cloudflare {env.CF_API_TOKEN}", "$USER1$=/usr/lib/nagios/plugins", "$USER2$=nagios",
    "secure_link_md5 \"$secure_link_expires$uri\";", "clear_text: true", f"tokens:\n  - id: {UUID}",
    "\toption key '/etc/uhttpd.key'", "\toption key '1'", "Server = db.example.net 5432", "'dsn' => 'mysql:host=db;dbname=orders',",
    "  [\"dsn\"]=>\n  string(28) \"mysql:host=db;dbname=orders\"", "ERROR Invalid Credentials LdapConfig[url=ldap://10.11.0.9:389, timeoutMs=5000]",
    "RECV from sensor1@10.11.0.33:55767: CONNECT(ClientId=sensor1, Password=********)",
    "provider \"aws\" {\n  username = \"ops\"\n}", "-----BEGIN CERTIFICATE-----\nMIIBxTCCAWugAwIBAgIUPZ0\n-----END CERTIFICATE-----",
)  # fmt: skip


@pytest.mark.parametrize(("form", "value"), PROGRAMS)
def test_a_programs_own_form(form: str, value: str) -> None:
    """What a program's own file has in a secret's place goes, both times where it stands twice."""
    after = redacted(form.format(v=value))
    assert value not in after
    assert "[redacted:" in after


@pytest.mark.parametrize("fact", BESIDE)
def test_what_such_a_form_has_besides_stays(fact: str) -> None:
    """Users, references, paths, ids and switches in the same places pass unchanged."""
    assert redacted(fact) == fact


@pytest.mark.parametrize(
    "text",
    [
        'o: "addr=h,username=ops,password={v},vers=3.0"',
        'API_TOKEN: Invalid value: "{v}" at /app/Config2024x.json',
        *LISTS,
        *SHELLS,
    ],
)
def test_what_stands_beside_a_token_stays(text: str) -> None:
    """A second run over the result changes nothing but the names of tokens."""
    once = redacted(text.format(v=mixed(random.Random(text))))
    assert redacted(once) == once.replace("[redacted:", "[unverified-redacted:")
