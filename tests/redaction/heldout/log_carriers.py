"""Secrets in what programs print: shells, HTTP, URLs, errors, access logs, dumps of objects, encodings without a name."""

# ruff: noqa: E501  one line of data is easier to read than four
from __future__ import annotations

import base64
import html
import json
import re
import shlex
import textwrap
from urllib.parse import quote, quote_plus

from tests.redaction.heldout.carrier import ANY, B64, URL_SAFE, WORD, Fragment, Secret, carrier, lines

_QUOTABLE = re.compile(r"[^'\"\\\n]+")
_SQL = re.compile(r"[^\\\n]+")

lines("set -x", "log", "+ {name}={value}", fits=WORD)
lines("set -x prefix", "log", "++ {name}={value} docker compose up -d", fits=WORD)
lines("command prefix", "log", "PGPASSWORD={value} psql -h {host} -U daoflow -c 'select 1'", "slot", WORD)
lines("docker run -e", "log", "docker run --rm -e {name}={value} -e NODE_ENV=production {host}/app:1.2", fits=WORD)
lines("build arg", "log", "docker build --build-arg {name}={value} -t {host}/app:1.2 .", fits=WORD)
lines("flag space", "log", "server --{kebab} {value} --listen 0.0.0.0:8080 --host {host}", fits=WORD)
lines("flag equals", "log", "server --{kebab}={value} --listen 0.0.0.0:8080 --host {host}", fits=WORD)
lines(
    "ps line",
    "log",
    "root      4211  0.1  0.2 712340 20480 ?  Ssl  12:01   0:03 /usr/bin/server --{kebab}={value} --id {id}",
    fits=WORD,
)
lines("ps 7z", "log", "root 88 0.0 0.1 ? S 12:01 7z a -p{value} -mhe=on /backups/{id}.7z /data", "slot", WORD)
lines("sshpass", "log", "+ sshpass -p {value} ssh -o StrictHostKeyChecking=yes deploy@{host}", "slot", WORD)
lines("mysql -p", "log", "+ mysqldump -h {host} -uroot -p{value} app", "slot", re.compile(r"[A-Za-z0-9_.+/=-]+"))
lines("redis-cli -a", "log", "redis-cli -h {host} -a {value} ping", "slot", WORD)
lines("curl -u", "log", "curl -fsS -u deploy:{value} https://{host}/v2/", "slot", WORD)
lines("curl -H", "log", "curl -fsS -H 'Authorization: Bearer {value}' https://{host}/api", "slot", WORD)
lines("curl -H custom", "log", 'curl -H "X-Api-Key: {value}" https://{host}/api', "slot", WORD)
lines(
    "curl -d",
    "log",
    "curl -d 'grant_type=client_credentials&client_id=app&client_secret={value}' https://{host}/token",
    "slot",
    URL_SAFE,
)
lines("docker login -p", "log", "+ docker login -u deploy -p {value} {host}", "slot", WORD)
lines("docker login stdin", "log", "+ echo {value} | docker login {host} -u deploy --password-stdin", "slot", WORD)
lines(
    "psql conninfo",
    "log",
    'psql "host={host} port=5432 dbname=daoflow user=daoflow password={value} sslmode=require"',
    "slot",
    WORD,
)
lines(
    "pg_dump url",
    "log",
    'pg_dump: error: connection to server at "{host}" failed: postgresql://daoflow:{value}@{host}:5432/daoflow',
    "slot",
    URL_SAFE,
)
lines("openssl pass", "log", "openssl enc -aes-256-cbc -pass pass:{value} -in /backups/{id}.tar", "slot", WORD)
lines("chpasswd", "log", "+ echo deploy:{value} | chpasswd", "slot", WORD)
lines("mongo -p", "log", "mongosh --host {host} -u root -p {value} --eval 1", "slot", WORD)
lines("wget password", "log", "wget --http-password={value} --http-user=deploy https://{host}/x.tar", "slot", WORD)
lines("kubectl literal", "log", "kubectl create secret generic app --from-literal={kebab}={value}", fits=WORD)
lines("vault kv", "log", "vault kv put secret/app {snake}={value} region=eu", fits=WORD)
lines(
    "git clone",
    "log",
    "Cloning into '/app/staging/{id}'... https://x-access-token:{value}@{host}/acme/app.git",
    "slot",
    URL_SAFE,
)
lines(
    "git remote error",
    "log",
    "fatal: Authentication failed for 'https://oauth2:{value}@{host}/acme/app.git/'",
    "slot",
    URL_SAFE,
)
lines(
    "git remote token",
    "log",
    "remote: Repository not found. fatal: repository 'https://{value}@{host}/acme/app.git/' not found",
    "slot",
    re.compile(r"(?=.*\d)[A-Za-z0-9_-]{20,}"),
)
lines(
    "url data source",
    "log",
    "[pg pool] connect postgres://daoflow:{value}@{host}:5432/daoflow?sslmode=disable failed",
    "slot",
    URL_SAFE,
)
lines("url no user", "log", "Connecting to redis://:{value}@{host}:6379/0", "slot", URL_SAFE)
lines("url raw at", "log", "Invalid URL: 'postgresql://daoflow:p@{value}@{host}:5432/daoflow'", "slot", URL_SAFE)
lines("go dsn", "log", "dial app:{value}@tcp({host}:3306)/app?parseTime=true", "slot", URL_SAFE)
lines("jdbc", "log", "jdbc:postgresql://{host}:5432/app?user=app&password={value}&ssl=true", "slot", URL_SAFE)
lines("url query", "log", "GET https://{host}/api/items?limit=20&access_token={value}&page=2", "slot", URL_SAFE)
lines("access query", "log", "<-- GET /api/auth/callback?state={id}&token={value}", "slot", URL_SAFE)
lines(
    "nginx access",
    "log",
    '10.0.0.7 - - [23/Nov/2026:12:00:01 +0000] "GET /hook?api_key={value}&v=1 HTTP/1.1" 200 512 "https://{host}/" "curl/8.5"',
    "slot",
    URL_SAFE,
)
lines("websocket", "log", "wss://{host}/socket?transport=websocket&auth_token={value}", "slot", URL_SAFE)
lines(
    "presigned",
    "log",
    "PUT https://{host}/b/{id}.tar?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261123T120000Z&X-Amz-Signature={value}",
    "slot",
    re.compile(r"[0-9a-f]{64}"),
)
lines(
    "azure sas",
    "log",
    "https://{host}/c/{id}?sv=2022-11-02&se=2026-12-01T00%3A00%3A00Z&sr=b&sig={value}%3D",
    "slot",
    re.compile(r"[A-Za-z0-9]{32,}"),
)
lines(
    "slack webhook",
    "log",
    "POST https://hooks.slack.com/services/T0123ABCD/B0456EFGH/{value} 404",
    "slot",
    re.compile(r"[A-Za-z0-9]{24,}"),
)
lines(
    "discord webhook",
    "log",
    "POST https://discord.com/api/webhooks/112233445566778899/{value}",
    "slot",
    re.compile(r"[A-Za-z0-9_-]{40,}"),
)
lines(
    "telegram path",
    "log",
    "POST https://api.telegram.org/bot{value}/sendMessage 401",
    "shape",
    re.compile(r"\d+:AA\S+"),
)
lines(
    "reset link",
    "log",
    "Sent https://{host}/reset-password/{value}?callbackURL=%2F",
    "slot",
    re.compile(r"(?=.*\d)(?=.*[A-Z])[A-Za-z0-9]{20,}"),
)
lines("bearer", "log", "authorization: Bearer {value}", "slot", WORD)
lines(
    "bearer escaped",
    "log",
    'req {{\\"headers\\":{{\\"authorization\\":\\"Bearer {value}\\",\\"host\\":\\"{host}\\"}}}}',
    "slot",
    WORD,
)
lines("custom header", "log", "> X-Auth-Token: {value}", "slot", WORD)
lines("private-token header", "log", "PRIVATE-TOKEN: {value}", "slot", WORD)
lines("cookie", "log", "Cookie: theme=dark; better-auth.session_token={value}; lang=en", "slot", URL_SAFE)
lines(
    "set-cookie",
    "log",
    "Set-Cookie: __Secure-better-auth.session_token={value}; Path=/; HttpOnly; Secure",
    "slot",
    URL_SAFE,
)
lines("cookie sid", "log", "cookie: connect.sid={value}; _ga=GA1.2.1", "slot", URL_SAFE)
lines("logfmt", "log", "level=info msg=connected host={host} {snake}={value} attempt=2", fits=WORD)
lines("logfmt quoted", "log", 'level=info msg="connected" host={host} {snake}="{value}" attempt=2', fits=_QUOTABLE)
lines("config line", "log", "[config] {name}: {value}", fits=WORD)
lines("config bracket", "log", "[config] {snake}=[{value}] host=[{host}]", fits=WORD)
lines("arrow", "log", "Loaded setting {name} => {value}", fits=WORD)
lines("js inspect", "log", "  host: '{host}',\n  {camel}: '{value}',\n  port: 5432", fits=_QUOTABLE)
lines("python repr", "log", "settings={{'host': '{host}', '{snake}': '{value}', 'port': 5432}}", fits=_QUOTABLE)
lines("ruby hash", "log", 'options {{:host=>"{host}", :{snake}=>"{value}", :port=>5432}}', fits=_QUOTABLE)
lines("php array", "log", "    '{snake}' => '{value}',", fits=_QUOTABLE)
lines(
    "go struct",
    "log",
    "cfg=&{{Host:{host} Password:{value} Port:5432 SSL:true}}",
    "slot",
    re.compile(r"[A-Za-z0-9+/=_.-]+"),
)
lines(
    "java record",
    "log",
    "DataSource[host={host}, password={value}, port=5432]",
    "slot",
    re.compile(r"[A-Za-z0-9+/_.-]+"),
)
lines("protobuf text", "log", 'auth {{ user: "app" password: "{value}" host: "{host}" }}', "slot", _QUOTABLE)
lines(
    "stack trace",
    "log",
    'Error: connect ECONNREFUSED {host}:5432\n    at Pool.connect (/app/node_modules/pg/index.js:12:3)\n    config: {{ password: "{value}", ssl: false }}',
    "slot",
    _QUOTABLE,
)
lines("prose is", "log", "The {snake} is {value} for now", fits=re.compile(r"(?=.*\d)[A-Za-z0-9+/=_-]{16,}"))
lines(
    "prose quoted", "log", "invalid token '{value}' from {host}", "slot", re.compile(r"(?=.*\d)[A-Za-z0-9+/=_-]{16,}")
)
lines(
    "prose bare",
    "log",
    "replied to {host} with {value} after 3 attempts",
    "shape",
    re.compile(r"[^\s\"'`\\<>|;,(){}\[\]&]+"),
)
lines("prose glued", "log", "key:{value};host:{host}", "shape", re.compile(r"[^\s\"'`\\<>|;,(){}\[\]&]+"))
lines("redis monitor", "log", '1700000000.1 [0 10.0.0.5:4000] "AUTH" "{value}"', "slot", _QUOTABLE)
lines("redis config set", "log", "CONFIG SET requirepass {value}", "slot", WORD)
lines("smtp auth failed", "log", "535 auth failed user=app@example.net pass={value}", "slot", WORD)
lines(
    "rclone error",
    "log",
    '2026/11/23 12:00:00 Failed to create file system for ":s3,secret_access_key={value},endpoint={host}:bucket": bad',
    "slot",
    re.compile(r"[A-Za-z0-9+/=_.-]+"),
)
lines("rclone flag", "log", "rclone copy /data s3:b --s3-secret-access-key {value} --s3-endpoint {host}", "slot", WORD)
lines("restic", "log", "RESTIC_PASSWORD={value} restic -r s3:https://{host}/b snapshots", "slot", WORD)
lines(
    "sql alter",
    "log",
    "STATEMENT:  ALTER ROLE daoflow WITH LOGIN PASSWORD '{value}';",
    "slot",
    re.compile(r"[^\\'\n]+"),
)
lines(
    "sql update",
    "log",
    "UPDATE accounts SET password = '{value}', updated_at = now() WHERE id = '{id}'",
    "slot",
    re.compile(r"[^\\'\n]+"),
)
lines("sql where", "log", "select * from sessions where token = '{value}' limit 1", "slot", re.compile(r"[^\\'\n]+"))
lines(
    "sql insert",
    "log",
    'insert into "git_providers" ("id", "name", "webhook_secret") values (\'{id}\', \'gh\', \'{value}\')',
    "slot",
    re.compile(r"[^\\'\n]+"),
)
lines(
    "pg parameters",
    "log",
    "DETAIL:  parameters: $1 = '{value}', $2 = '2026-11-23 12:00:00+00'",
    "slot",
    re.compile(r"[^\\'\n]+"),
)
lines("pg parameters 15", "log", "DETAIL:  Parameters: $1 = '{value}'", "slot", re.compile(r"[^\\'\n]+"))
lines(
    "failed query",
    "log",
    'Failed query: select "id" from "sessions" where "token" = $1\nparams: {value},1',
    "slot",
    re.compile(r"[^\s,]+"),
)
lines(
    "failed query one line",
    "log",
    'ERROR [Better Auth]: Failed query: select "id" from "sessions" where "token" = $1 params: {value}',
    "slot",
    re.compile(r"[^\s,]+"),
)
lines("compose prefix", "log", "\x1b[2Kdaoflow-1  | 2026-11-23T12:01:35.639983613Z [auth] {snake}={value}", fits=WORD)
lines("ansi around", "log", "\x1b[33m{name}\x1b[0m=\x1b[36m{value}\x1b[0m", fits=WORD)
lines("ansi colon", "log", "  \x1b[1m{camel}\x1b[0m: \x1b[32m'{value}'\x1b[39m,", fits=_QUOTABLE)
lines("ansi prose", "log", "\x1b[31merror\x1b[0m rejected \x1b[1m{value}\x1b[22m from {host}", "shape", WORD)
lines("csv", "text", "id,name,{snake},created_at\n{id},github,{value},2026-11-23", fits=re.compile(r"[^\s,\"]+"))
lines(
    "xml element",
    "text",
    "<server><host>{host}</host><{camel}>{value}</{camel}></server>",
    fits=re.compile(r"[^<>&\s]+"),
)
lines("xml attribute", "text", '<add key="{camel}" value="{value}" host="{host}"/>', fits=re.compile(r"[^<>&\"\s]+"))
lines(
    "copy row",
    "text",
    "COPY public.git_providers (id, name, webhook_secret, created_at) FROM stdin;\n{id}\tgithub\t{value}\t2026-11-23\n\\.",
    "slot",
    WORD,
)
lines("psql table", "text", " id | name | {snake} \n----+------+------\n {id} | github | {value}\n(1 row)", fits=WORD)
lines(
    "psql expanded",
    "text",
    "-[ RECORD 1 ]--+------\nid             | {id}\n{snake} | {value}\ncreated_at     | 2026-11-23",
    fits=WORD,
)
lines(
    "mysql table",
    "text",
    "+----+------+-----+\n| id | name | {snake} |\n+----+------+-----+\n| {id} | github | {value} |\n+----+------+-----+",
    fits=WORD,
)
lines(
    "mysql vertical",
    "text",
    "*************************** 1. row ***************************\n      id: {id}\n   {snake}: {value}",
    fits=WORD,
)


@carrier("wild shell flag", "log")
def _flag(secret: Secret) -> str:
    return f"+ server --{secret.kebab} {shlex.quote(secret.value)} --listen 0.0.0.0:80"


@carrier("url encoded userinfo", "log", "slot")
def _userinfo(secret: Secret) -> Fragment:
    host = secret.host()
    return Fragment(f"[migrate] postgresql://daoflow:{quote(secret.value, safe='')}@{host}:5432/daoflow", (host,))


@carrier("form body", "log", "slot")
def _form(secret: Secret) -> str:
    return f"POST /login body=user=ops&password={quote_plus(secret.value)}&remember=1"


@carrier("percent json", "log")
def _percent_json(secret: Secret) -> str:
    return "<-- GET /trpc/settings?input=" + quote(
        json.dumps({"json": {secret.camel: secret.value, "page": 1}}), safe=""
    )


@carrier("json line", "log")
def _json_line(secret: Secret) -> str:
    return json.dumps({"level": "info", "msg": "config", secret.camel: secret.value, "attempt": 3})


@carrier("json in json", "log")
def _nested(secret: Secret) -> str:
    inner = json.dumps({"user": "app", secret.camel: secret.value})
    return json.dumps({"level": "error", "message": "request failed", "body": inner})


@carrier("json in json twice", "log")
def _nested_twice(secret: Secret) -> str:
    inner = json.dumps({"payload": json.dumps({secret.snake: secret.value, "n": 1})})
    return json.dumps({"level": "error", "event": inner})


@carrier("unicode escapes", "log")
def _unicode(secret: Secret) -> str:
    escaped = "".join(f"\\u{ord(c):04x}" for c in secret.value)
    return f'{{"level":"warn","{secret.camel}":"{escaped}"}}'


@carrier("unicode some", "log")
def _unicode_some(secret: Secret) -> str:
    escaped = "".join(f"\\u{ord(c):04X}" if i % 3 == 0 or c in '"\\' else c for i, c in enumerate(secret.value))
    return f'dump "{secret.snake}": "{escaped}" done'


@carrier("env in json string", "log", "name", re.compile(r"[^\s\"'\\]+"))
def _env_string(secret: Secret) -> str:
    return json.dumps({"msg": "env", "text": f"NODE_ENV=production\n{secret.name}={secret.value}\nPORT=3000\n"})


@carrier("zap console", "log")
def _zap(secret: Secret) -> str:
    return f"2026-11-23T12:00:00.000Z\tERROR\tclient/dial.go:42\tdial failed\t{json.dumps({secret.snake: secret.value, 'n': 1})}"


@carrier("temporal json", "log")
def _temporal(secret: Secret) -> str:
    return json.dumps(
        {
            "level": "error",
            "ts": "2026-11-23T12:00:00Z",
            "msg": "unable to connect",
            "error": f"pq: {secret.snake}={secret.value!s} rejected",
        }
    )


@carrier("better auth params", "log", "slot")
def _params(secret: Secret) -> str:
    return json.dumps(
        {
            "level": "error",
            "error": {"query": 'select * from "sessions" where "token" = $1', "params": [secret.value, 1]},
        }
    )


@carrier("basic header", "log", "slot", B64)
def _basic(secret: Secret) -> Fragment:
    host = secret.host()
    return Fragment(f"> GET https://{host}/v2/ Authorization: Basic {secret.b64(f'deploy:{secret.value}')}", (host,))


@carrier("registry auth header", "log", "slot", B64)
def _registry_auth(secret: Secret) -> str:
    return "X-Registry-Auth: " + secret.b64(json.dumps({"username": "deploy", "password": secret.value}))


@carrier("smtp auth plain", "log", "slot", B64)
def _smtp(secret: Secret) -> str:
    return "C: AUTH PLAIN " + secret.b64(f"\0mailer\0{secret.value}")


@carrier("html input", "log")
def _html(secret: Secret) -> str:
    return f'<input type="hidden" name="{secret.snake}" value="{html.escape(secret.value)}">'


@carrier("html text", "log", "shape")
def _html_text(secret: Secret) -> str:
    return f"<pre>response: {html.escape(secret.value)}</pre>"


@carrier("sql quoted", "log", "slot", _SQL)
def _sql(secret: Secret) -> str:
    return "CREATE USER app WITH ENCRYPTED PASSWORD '" + secret.value.replace("'", "''") + "' VALID UNTIL 'infinity';"


@carrier("base64 bare", "log", "shape", B64)
def _base64(secret: Secret) -> str:
    lead = "x" * secret.rng.randint(0, 5)
    return f"payload {secret.b64(f'{lead}{secret.value};y')} received"


@carrier("base64 url", "log", "shape", B64)
def _base64_url(secret: Secret) -> str:
    return "cursor=" + base64.urlsafe_b64encode(f"a:{secret.value}".encode()).decode().rstrip("=")


@carrier("base64 of env", "log", "name", re.compile(r"[!-~]+"))
def _base64_env(secret: Secret) -> str:
    content = f"PORT=3000\n{secret.name}={secret.value}\n"
    return f"body {secret.b64(content)}"


@carrier("base64 twice", "log", "shape", B64)
def _base64_twice(secret: Secret) -> str:
    return "blob " + secret.b64(secret.b64(f"q={secret.value}"))


@carrier("base64 of json", "log", "name", B64)
def _base64_json(secret: Secret) -> str:
    return "state=" + secret.b64(json.dumps({secret.camel: secret.value, "v": 1}))


@carrier("base64 wrapped", "text", "shape", re.compile(r"[\x20-\x7e]{24,}"))
def _base64_wrapped(secret: Secret) -> str:
    text = secret.b64("some ordinary words that stand before it in the message body " + secret.value + " and after")
    return "Content-Transfer-Encoding: base64\n\n" + "\n".join(textwrap.wrap(text, 76))


@carrier("hex bare", "log", "shape", B64)
def _hex(secret: Secret) -> str:
    digits = secret.value.encode().hex()
    return f"bytea \\x{digits if secret.rng.random() < 0.5 else digits.upper()} end"


@carrier("hexdump", "text", "shape", re.compile(r"[\x20-\x7e]{20,}"))
def _backslash_x(secret: Secret) -> str:
    return "b'" + "".join(f"\\x{ord(c):02x}" for c in secret.value) + "'"


@carrier("json-file split", "docker-json", "shape", re.compile(r"[\x20-\x7e]{16,}"))
def _split(secret: Secret) -> list[str]:
    cut = secret.rng.randint(4, len(secret.value) - 4)
    return [f"a long line that ends in {secret.value[:cut]}", f"{secret.value[cut:]} and goes on\n"]


@carrier("json-file record", "docker-json", "name")
def _record(secret: Secret) -> list[str]:
    return [json.dumps({"level": "info", secret.camel: secret.value}) + "\n"]


@carrier("json-file env", "docker-json", "name", WORD)
def _record_env(secret: Secret) -> list[str]:
    return [f"{secret.name}={secret.value}\n"]


@carrier("crlf log", "log-crlf", "name", WORD)
def _crlf(secret: Secret) -> str:
    return f"{secret.snake}={secret.value}"


@carrier("percent every byte", "log", "shape", re.compile(r"[\x20-\x7e]{16,}"))
def _percent_all(secret: Secret) -> str:
    return "raw " + "".join(f"%{byte:02x}" for byte in secret.value.encode())


@carrier("journal", "log", "shape", ANY)
def _journal(secret: Secret) -> str:
    return f"Nov 23 12:00:00 host dockerd[812]: level=error msg={json.dumps('handler: ' + secret.value)}"
