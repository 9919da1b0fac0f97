"""Secrets in configuration: env files, Compose files and manifests, ini, shells, client files."""

from __future__ import annotations

import json
import re
import shlex
import textwrap

from tests.redaction.heldout.carrier import ANY, B64, DOLLARS, WORD, Fragment, Secret, carrier, lines

_NO_SINGLE = re.compile(r"[^']+")
_NO_DOUBLE = re.compile(r"[^\"\\$`]+")
_ENV_BARE = re.compile(r"[^\s\"'`\\#]+")

for _member in ("dotenv", "dotenv-crlf", "dotenv-utf16", "dotenv-bom"):
    lines(f"env bare ({_member})", _member, "{name}={value}", fits=_ENV_BARE)
lines("env single", "dotenv", "{name}='{value}'", fits=_NO_SINGLE)
lines("env double", "dotenv", '{name}="{value}"', fits=_NO_DOUBLE)
lines("env double crlf", "dotenv-crlf", '{name}="{value}"', fits=_NO_DOUBLE)
lines("env export", "dotenv", "export {name}='{value}'", fits=_NO_SINGLE)
lines("env commented", "dotenv", "# {name}={value}", fits=_ENV_BARE)
lines("env spaced", "dotenv", "{name} = {value}", fits=_ENV_BARE)
lines("env with comment", "dotenv", "{name}={value} # set on {host}", fits=_ENV_BARE)
lines(
    "env url",
    "dotenv",
    "DATABASE_URL=postgresql://daoflow:{value}@{host}:5432/daoflow",
    "slot",
    re.compile(r"[A-Za-z0-9_.~!*+=-]+"),
)

lines("yaml plain", "yaml", "      {name}: {value}", fits=re.compile(r"[A-Za-z0-9+/=_.$-]+"))
lines("yaml single", "yaml", "      {name}: '{value}'", fits=_NO_SINGLE)
lines("yaml double", "yaml", '      {name}: "{value}"', fits=_NO_DOUBLE)
lines("yaml list", "yaml", "      - {name}={value}", fits=DOLLARS)
lines("yaml list quoted", "yaml", '      - "{name}={value}"', fits=_NO_DOUBLE)
lines("yaml commented", "yaml", "      # {name}: {value}", fits=WORD)
lines("yaml flow", "yaml", '    environment: {{ NODE_ENV: production, {name}: "{value}" }}', fits=_NO_DOUBLE)
lines("yaml flow list", "yaml", "    environment: [NODE_ENV=production, {name}={value}]", fits=WORD)
lines("yaml anchor", "yaml", "  {snake}: &{kebab} {value}", fits=re.compile(r"[A-Za-z0-9+/=_.-]+"))
lines("yaml block", "yaml", "      {name}: |-\n        {value}", fits=WORD)
lines("yaml folded", "yaml", "      {name}: >-\n        {value}", fits=WORD)
lines(
    "yaml name value",
    "yaml",
    "        - name: {name}\n          value: {value}",
    fits=re.compile(r"[A-Za-z0-9+/=_.-]+"),
)
lines("yaml name value quoted", "yaml", '        - name: {name}\n          value: "{value}"', fits=_NO_DOUBLE)
lines("yaml default", "yaml", "      {name}: ${{{name}:-{value}}}", fits=re.compile(r"[A-Za-z0-9+/=_.-]+"))
lines(
    "yaml command list",
    "yaml",
    "    command:\n      - redis-server\n      - --requirepass\n      - {value}\n      - --appendonly",
    "slot",
    WORD,
)
lines(
    "yaml command string", "yaml", '    command: ["server", "--{kebab}", "{value}", "--port", "8080"]', fits=_NO_DOUBLE
)
lines("yaml command shell", "yaml", "    command: server --{kebab} {value} --port 8080", fits=WORD)
lines(
    "yaml url",
    "yaml",
    "      BROKER: amqp://worker:{value}@{host}:5672/jobs",
    "slot",
    re.compile(r"[A-Za-z0-9_.~!*+=-]+"),
)
lines(
    "yaml label",
    "yaml",
    '      - "traefik.http.middlewares.auth.basicauth.users=ops:{value}"',
    "shape",
    re.compile(r"\$(?:2y|apr1)\$\S+"),
)


@carrier("yaml label, dollars doubled", "yaml", "shape", re.compile(r"\$(?:2y|apr1)\$\S+"))
def _doubled(secret: Secret) -> str:
    return f'      traefik.http.middlewares.auth.basicauth.users: "ops:{secret.value.replace("$", "$$")}"'


@carrier("k8s secret", "yaml", "name", B64)
def _k8s(secret: Secret) -> str:
    return f"apiVersion: v1\nkind: Secret\ndata:\n  {secret.kebab}: {secret.b64()}"


@carrier("k8s secret wrapped", "yaml", "name", B64)
def _k8s_wrapped(secret: Secret) -> str:
    body = secret.b64(f"user=app\n{secret.name}={secret.value}\nregion=eu-central-1\nmode=production\n")
    return "\n".join([f"  {secret.kebab}: |", *(f"    {part}" for part in textwrap.wrap(body, 40))])


@carrier("k8s stringData json", "yaml")
def _k8s_json(secret: Secret) -> str:
    return "  config.json: '" + json.dumps({secret.camel: secret.value, "port": 8080}).replace("'", "''") + "'"


lines("ini", "text", "[database]\nhost = {host}\n{snake} = {value}\npool = 10", fits=WORD)
lines("ini colon", "text", "{kebab}: {value}", fits=WORD)
lines(
    "properties",
    "text",
    "spring.datasource.url=jdbc:postgresql://{host}/app\nspring.datasource.{snake}={value}",
    fits=WORD,
)
lines("toml", "text", '[auth]\n{snake} = "{value}"\nport = 5432', fits=_NO_DOUBLE)
lines("dockerfile env", "text", "ENV {name}={value}", fits=WORD)
lines("dockerfile env old", "text", "ENV {name} {value}", fits=WORD)
lines("dockerfile arg", "text", "ARG {name}={value}", fits=WORD)
lines("systemd", "text", '[Service]\nEnvironment="{name}={value}" "NODE_ENV=production"', fits=_NO_DOUBLE)
lines("hcl", "text", 'variable "{snake}" {{\n  default = "{value}"\n}}', fits=_NO_DOUBLE)
lines("powershell", "text", '$env:{name} = "{value}"', fits=_NO_DOUBLE)
lines("cmd set", "text", "set {name}={value}", fits=WORD)
lines("fish", "text", "set -gx {name} {value}", fits=WORD)
lines("netrc", "text", "machine {host} login deploy password {value}", "slot", WORD)
lines("pgpass", "text", "{host}:5432:daoflow:daoflow:{value}", "slot", re.compile(r"[A-Za-z0-9+/=_.-]+"))
lines("pgpass wildcard", "text", "*:*:*:daoflow:{value}", "slot", re.compile(r"[A-Za-z0-9+/=_.-]+"))
lines("my.cnf", "text", "[client]\nuser=root\npassword={value}\nhost={host}", "slot", WORD)
lines("rclone.conf", "text", "[s3]\ntype = s3\nendpoint = https://{host}\nsecret_access_key = {value}", "slot", WORD)
lines(
    "rclone crypt",
    "text",
    "[crypt]\ntype = crypt\nremote = s3:daoflow\npassword = {value}\npassword2 = {value}",
    "slot",
    WORD,
)
lines("redis.conf", "text", "requirepass {value}", "slot", WORD)
lines("redis.conf user", "text", "user default on >{value} ~* +@all", "slot", re.compile(r"[A-Za-z0-9_.-]{12,}"))
lines("pgbouncer userlist", "text", '"daoflow" "{value}"', "shape", re.compile(r"SCRAM\S+"))
lines("npmrc", "text", "//{host}/:_authToken={value}", "slot", WORD)
lines("git credentials", "text", "https://deploy:{value}@{host}", "slot", re.compile(r"[A-Za-z0-9_.~-]+"))
lines("diff", "text", "--- a/.env\n+++ b/.env\n-{name}={value}\n+DAOFLOW_PORT=3000", fits=_ENV_BARE)
lines(
    "markdown table",
    "text",
    "| variable | value |\n|---|---|\n| `{name}` | `{value}` |",
    fits=re.compile(r"[^\s`|\\'\"<>]+"),
)
lines("shell export", "text", "export {name}={value}", fits=WORD)
lines(
    "compose warning",
    "text",
    'time="2026-11-23T10:00:00Z" level=warning msg="The \\"{value}\\" variable is not set. Defaulting to a blank string."',
    "shape",
    WORD,
)


@carrier("shell quoted", "text")
def _shell(secret: Secret) -> str:
    return f"export {secret.name}={shlex.quote(secret.value)}"


@carrier("shell double quoted", "text")
def _shell_double(secret: Secret) -> str:
    escaped = re.sub(r"([`$\\\"])", r"\\\1", secret.value)
    return f'export {secret.name}="{escaped}"'


@carrier("heredoc", "text", "name", _NO_SINGLE)
def _heredoc(secret: Secret) -> Fragment:
    host = secret.host()
    return Fragment(
        f"cat > /opt/daoflow/.env <<'EOF'\nDAOFLOW_DOMAIN={host}\n{secret.name}='{secret.value}'\nEOF", (host,)
    )


@carrier("gitconfig extraheader", "text", "slot", B64)
def _extraheader(secret: Secret) -> Fragment:
    host = secret.host()
    auth = secret.b64(f"x-access-token:{secret.value}")
    return Fragment(f'[http "https://{host}/"]\n\textraheader = AUTHORIZATION: basic {auth}', (host,))


@carrier("docker config", "text", "slot", B64)
def _docker_config(secret: Secret) -> Fragment:
    host = secret.host()
    return Fragment(json.dumps({"auths": {host: {"auth": secret.b64(f"deploy:{secret.value}")}}}), (host,))


@carrier("connection string", "text", "slot", re.compile(r"[^\s;\"'{}\\]+"))
def _ado(secret: Secret) -> Fragment:
    host = secret.host()
    return Fragment(
        f"Server=tcp:{host},1433;Database=app;User ID=app;Password={secret.value};Encrypt=True;", (host, "Encrypt=True")
    )


@carrier("environ with NUL", "nul", "name", ANY)
def _environ(secret: Secret) -> str:
    return f"PATH=/usr/bin\0{secret.name}={secret.value}\0HOME=/root\0"
