"""What names and values are taken for: the list of facts that a plain search for `key` or `pass` would erase."""

from __future__ import annotations

import base64

import pytest
from daoflow_bundle.token import find_tokens
from daoflow_collector.redact import Redactor, Vault
from daoflow_collector.redact.names import Verdict, judge

SECRET_NAMES = (
    "POSTGRES_PASSWORD POSTGRES_PWD BETTER_AUTH_SECRET ENCRYPTION_KEY apiKey x-api-key AWS_SECRET_ACCESS_KEY "
    "DB_PASS clientSecret authToken privateKey VAPID_PRIVATE_KEY CLOUDFLARE_TUNNEL_TOKEN dbpassword PGPASSWORD "
    "requirepass SLACK_WEBHOOK_URL connectionString refresh_token password_hash SENTRY_DSN MYSQL_ROOT_PASSWORD "
    "DAOFLOW_PREVIOUS_RECOVERY_ENCRYPTION_KEY com.docker.compose.config-hash credential_key_id "
)
SAFE_NAMES = (
    "POSTGRES_PASSWORD_FILE SSH_KEY_DIR SSH_KEY_PATH token_ttl PASSWORD_MIN_LENGTH max_tokens completion_tokens "
    "keyId PUBLIC_KEY primaryKey BETTER_AUTH_URL TOKEN_URL DAOFLOW_RECOVERY_KEY_ROTATED_AT DAOFLOW_VERSION PATH PWD "
    "NODE_ENV tokenPrefix secretName PORT POSTGRES_USER monkey tokenizer secretary password_required auth_provider "
    "DAOFLOW_ENABLE_TEMPORAL object_key cache_key expires_in "
)


@pytest.mark.parametrize("name", SECRET_NAMES.split())
def test_names_of_secrets(name: str) -> None:
    """Names of secrets in any spelling are known as such."""
    assert judge(name) is Verdict.SECRET


@pytest.mark.parametrize("name", SAFE_NAMES.split())
def test_names_of_facts(name: str) -> None:
    """Names that only contain a secret's word do not make their value one."""
    assert judge(name) is not Verdict.SECRET


FACTS = (
    'FATAL:  password authentication failed for user "daoflow"',
    "The password for the database was changed, restart",
    "GET /api/auth/session 200 12ms",
    "Unexpected token '}', \"...\" is not valid JSON",
    'Key (email)=(a@b.co) already exists, constraint "tokens_pkey"',
    'WWW-Authenticate: Bearer realm="https://ghcr.io/token",service="ghcr.io",scope="repository:x/y:pull"',
    "  code: \"28P01\",",
    "sshd: Failed password for invalid user admin from 1.2.3.4 port 22 ssh2",
    "Accepted publickey for ann from 10.0.0.1 port 1 ssh2: ED25519 SHA256:uNiVztksCsDhcc0u9e8BrqTy8VqfPJ3GnXlEs2Ws6Xk",
    "secret=false password=null token=undefined auth: none",
    "→ Ensure DAOFLOW_INITIAL_ADMIN_PASSWORD is at least 8 characters, then recreate the container",
    'level=warning msg="The \\"POSTGRES_PASSWORD\\" variable is not set. Defaulting to a blank string."',
    "/app/node_modules/.bun/better-auth@1.3.4/node_modules/better-auth/dist/cookies/index.mjs:120:9",
    "ENOENT: no such file or directory, open '/run/secrets/db_password'",
    "Access denied for user 'app'@'172.18.0.5' (using password: YES)",
    '{"scopes":["secrets:read","env:write"],"totalTokens":12,"key":"daoflow"}',
)  # fmt: skip


@pytest.mark.parametrize("fact", FACTS)
def test_facts_stay(fact: str) -> None:
    """Lines that the diagnosis reads pass unchanged."""
    assert Redactor(Vault()).text(fact.encode())[0].decode() == fact


LEFT_OPEN = "Zk3Qp9LmW2xT"
LINES = (
    "password is {}", "Server=db;User Id=sa;Password={};Encrypt=true", "root:{}@tcp(127.0.0.1:3306)/db", "<password>{}</password>",
    '<add key="ApiKey" value="{}" />', "env: {{ DB_PASSWORD: {}, PORT: 3000 }}", 'os.environ["API_KEY"] = "{}"', "ENV DB_PASSWORD {}",
    "docker run -e 'MYSQL_ROOT_PASSWORD={}' mysql", "export FOO_TOKEN=$'{}'", "echo {} | docker login -u ann --password-stdin",
    "//registry.example.org/:_authToken={}", "password=&quot;{}&quot;", "%22password%22%3A%22{}%22", "{{'password': '{}'}}",
    "SET PASSWORD FOR 'a'@'%' = '{}'", "kubectl create secret generic x --from-literal=password={}", "token '{}' is invalid",
    "recovery code: {}", "/reset-password?token={}", "Cookie: connect.sid=s%3A{}.abc; a=b",
)  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_secrets_nobody_knew(line: str) -> None:
    """A secret that no configuration names goes by the way it is written."""
    assert LEFT_OPEN not in Redactor(Vault()).text(line.format(LEFT_OPEN).encode())[0].decode()


def test_bind_mounts_are_no_parameters_of_a_query() -> None:
    """The engine's list of mounts says whether DaoFlow has Docker's socket; a query's values go."""
    redactor = Redactor(Vault(bytes(32)))
    mounts = {"HostConfig": {"Binds": ["/var/run/docker.sock:/var/run/docker.sock:rw"]}}
    assert redactor.tree(mounts)[0] == mounts
    query, _ = redactor.tree({"sql": "select $1", "binds": ["hunter2hunter2"]})
    assert "hunter2" not in str(query)


@pytest.mark.parametrize("user", ["ops", "jdoe@acme.dev", ""])
def test_a_password_in_basic_authentication_equals_itself_in_plain(user: str) -> None:
    """Nobody told the gate of it: header and environment still say that they hold the same one."""
    password = "7Toh3WMwqQ5jk29Lmz8Q"
    credentials = base64.b64encode(f"{user}:{password}".encode()).decode()
    redactor = Redactor(Vault())
    output, _ = redactor.text(f"Proxy-Authorization: Basic {credentials}\nPROXY_PASSWORD={password}\n".encode())
    first, second = find_tokens(output.decode())
    assert first.what == "basic-auth"
    assert first.fingerprint == second.fingerprint
    assert credentials not in output.decode()


@pytest.mark.parametrize("marker", ["CMD-SHELL", "-c"])
def test_a_variable_before_a_command_ends_where_the_command_begins(marker: str) -> None:
    """A health check's shell line keeps its command, and the value equals itself elsewhere; an entry of `Env` is a value to its end."""
    redactor = Redactor(Vault(bytes(32)))
    secret = "7Toh3WMwqQ5jk29Lmz8Q"
    document = {"Test": [marker, f"PGPASSWORD={secret} pg_isready -U app"], "Env": [f"PGPASSWORD={secret} and more"]}
    redacted, _ = redactor.tree(document)
    (token,) = find_tokens(redacted["Test"][1])
    assert redacted["Test"][1].endswith("] pg_isready -U app")
    assert token.fingerprint == redactor.vault.fingerprint(secret)
    (whole,) = find_tokens(redacted["Env"][0])
    assert whole.fingerprint == redactor.vault.fingerprint(f"{secret} and more")


def test_a_password_before_a_path_is_no_place_of_one() -> None:
    """`pass=…:/backups` names no file in which the password stands, whatever its first character; `db:/etc/credentials/db` does."""
    redactor = Redactor(Vault())
    for secret in ("cd613e30d8f16adf91b7584a2265b1f5", "1d613e30d8f16adf91b7584a2265b1f5"):
        output, _ = redactor.text(f'rclone lsd ":sftp,host=h,user=ops,pass={secret}:/backups"'.encode())
        assert secret.encode() not in output
    kept = b"LoadCredential=db:/etc/credentials/db password=db:/etc/credentials/db"
    assert redactor.text(kept)[0] == kept
