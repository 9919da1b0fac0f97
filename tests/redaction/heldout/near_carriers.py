"""Places around the control plane itself: its runtime and libraries, containers, sources, registries, backups, shells, people and agents. Written before the gate was asked about any."""

# fmt: off
# ruff: noqa: E501  one row of data is easier to read than four
from __future__ import annotations

import json
import re
from urllib.parse import quote

from tests.redaction.heldout.carrier import (
    LONG,
    QUOTED,
    TOKEN,
    URL_SAFE,
    WORD,
    Fragment,
    Secret,
    carrier,
    document,
    in_base64,
    in_json,
    in_sql,
    in_url,
    lines,
    spelled,
)

_PLAIN = re.compile(r"[ !#%&()*+,./0-9:;<=>?@A-Z\[\]^_a-z{|}~-]+")
"""What both JSON and C print as it is, and no shell quote ends."""
_ALNUM = re.compile(r"[A-Za-z0-9]{16,64}")
_BASE64URL = re.compile(r"[A-Za-z0-9_-]{20,90}")
_NEEDS_QUOTES = re.compile(r"(?=.*[ #&*;<>?|()])[^'\"\\\n`$!]+")
_SCALAR = re.compile(r"[A-Za-z0-9][A-Za-z0-9+/=_.-]*[A-Za-z][A-Za-z0-9+/=_.-]*")
"""A YAML value that needs no quotes and is no number."""
_DUMPED = re.compile(r"[!-~]{8,64}")
_PACKET = bytes.fromhex("4500005c1a2b40004006c1d2ac130005ac130003a11218eb5f3a9c01e21b7740801801f658a100000101080a1c2d3e4f4f3e2d1c")
"""The IP and TCP headers that stand before what a packet carries."""


def _resp(text: str) -> str:
    sent = f"*2\r\n$4\r\nAUTH\r\n${len(text)}\r\n{text}\r\n"
    return f"{json.dumps(sent)}, {len(sent)}) = {len(sent)}"


def _hex_pairs(text: str) -> str:
    return " ".join(f"{byte:02x}" for byte in text.encode())


def _proctitle(text: str) -> str:
    return f"redis-cli\0-a\0{text}\0ping".encode().hex().upper()


def _dump(data: bytes, row: str) -> str:
    """Return the rows of sixteen bytes that xxd and tcpdump print: `row` has the offset, the hex digits and the characters."""
    rows = []
    for start in range(0, len(data), 16):
        part = data[start : start + 16]
        digits = " ".join(part[at : at + 2].hex() for at in range(0, len(part), 2))
        rows.append(row.format(start, digits, "".join(chr(byte) if 32 <= byte < 127 else "." for byte in part)))
    return "\n".join(rows)


# The runtime prints objects
lines("near map", "log", "effective env Map(2) {{\n  'HOSTNAME' => '{host}',\n  '{name}' => '{value}'\n}}", fits=QUOTED)
lines("near out headers", "log", "  [Symbol(kOutHeaders)]: [Object: null prototype] {{\n    host: [ 'Host', '{host}' ],\n    'x-api-key': [ 'X-Api-Key', '{value}' ]\n  }},", "slot", QUOTED)
spelled("near buffer", "log", "{{\n  host: '{host}',\n  {camel}: <Buffer {value}>\n}}", _hex_pairs, fits=re.compile(r"[ -~]{8,50}"))
lines("near url", "log", "URL {{\n  href: 'https://deploy:{value}@{host}/hook',\n  origin: 'https://{host}',\n  protocol: 'https:',\n  username: 'deploy',\n  password: '{value}',\n  host: '{host}',\n", "slot", URL_SAFE)
lines("near invalid url", "log", "TypeError: Invalid URL\n    at new URL (node:internal/url:806:29)\n    at connect (/app/dist/db.js:12:9) {{\n  code: 'ERR_INVALID_URL',\n  input: 'postgres//app:{value}@{host}:5432/app'\n}}", "slot", URL_SAFE)
lines("near search params", "log", "POST https://{host}/token URLSearchParams {{\n  'grant_type' => 'refresh_token',\n  'refresh_token' => '{value}'\n}}", "slot", QUOTED)
lines("near entries", "log", "[ [ 'HOSTNAME', '{host}' ], [ '{name}', '{value}' ], [ 'PORT', '3000' ] ]", fits=QUOTED)
lines("near assertion diff", "log", "AssertionError [ERR_ASSERTION]: Expected values to be strictly deep-equal:\n+ actual - expected\n\n  {{\n    host: '{host}',\n+   {camel}: '{value}'\n-   {camel}: ''\n  }}", fits=QUOTED)
lines("near command failed", "log", "Error: Command failed: pg_dump --dbname=postgresql://app:{value}@{host}:5432/app -Fc -f /backups/app.dump\n    at ChildProcess.exithandler (node:child_process:422:12) {{\n  code: 1,\n  killed: false,\n  signal: null,\n  cmd: 'pg_dump --dbname=postgresql://app:{value}@{host}:5432/app -Fc -f /backups/app.dump'\n}}", "slot", URL_SAFE)
lines("near spawn args", "log", "Error: spawn redis-cli ENOENT\n    at ChildProcess._handle.onexit (node:internal/child_process:286:19) {{\n  errno: -2,\n  code: 'ENOENT',\n  syscall: 'spawn redis-cli',\n  path: 'redis-cli',\n  spawnargs: [ '-h', '{host}', '-a', '{value}', 'ping' ]\n}}", "slot", QUOTED)
lines("near colours", "log", "smtp {{\n  host: \x1b[32m'{host}'\x1b[39m,\n  port: \x1b[33m587\x1b[39m,\n  pass: \x1b[32m'{value}'\x1b[39m\n}}", "slot", QUOTED)
lines("near header text", "log", "    _header: 'GET /v2/ HTTP/1.1\\r\\n' +\n      'Host: {host}\\r\\n' +\n      'PRIVATE-TOKEN: {value}\\r\\n' +\n      'Connection: keep-alive\\r\\n' +\n      '\\r\\n',", "slot", TOKEN)
lines("near raw headers", "log", "  rawHeaders: [\n    'Host',\n    '{host}',\n    'X-Gitlab-Token',\n    '{value}',\n    'Content-Type',\n    'application/json'\n  ],", "slot", QUOTED)


@carrier("near console table", "log", "name", QUOTED)
def _console_table(secret: Secret) -> Fragment:
    rows = (("(index)", "name", "value"), ("0", f"'{secret.name}'", f"'{secret.value}'"), ("1", "'HOSTNAME'", f"'{secret.host()}'"))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    head, *rest = ("│ " + " │ ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " │" for row in rows)
    rule = ["─" * (width + 2) for width in widths]
    return Fragment("\n".join(["┌" + "┬".join(rule) + "┐", head, "├" + "┼".join(rule) + "┤", *rest, "└" + "┴".join(rule) + "┘"]), (rows[2][2].strip("'"),))


@carrier("near consola box", "log", "slot", _DUMPED)
def _consola_box(secret: Secret) -> Fragment:
    host = secret.host()
    texts = ("DaoFlow is ready", "", f"URL:             https://{host}", "Login:           admin", f"First password:  {secret.value}")
    width = max(map(len, texts)) + 4
    return Fragment("\n".join([" ╭" + "─" * width + "╮", *(f" │  {text:<{width - 4}}  │" for text in texts), " ╰" + "─" * width + "╯"]), (host,))


@carrier("near vault table", "log", "name", WORD)
def _vault_table(secret: Secret) -> Fragment:
    host = secret.host()
    width = max(len("host"), len(secret.snake)) + 4
    rows = (("Key", "Value"), ("---", "-----"), ("host", host), (secret.snake, secret.value))
    return Fragment("\n".join(["====== Data ======", *(f"{key:<{width}}{value}" for key, value in rows)]), (host,))


@carrier("near inspect in json-file", "docker-json", "slot", QUOTED)
def _inspect_records(secret: Secret) -> Fragment:
    host = secret.host()
    return Fragment(["mail transport {\n", f"  host: '{host}',\n", "  port: 587,\n", f"  auth: {{ user: 'ops', pass: '{secret.value}' }}\n", "}\n"], (host,))


# Validation, logging and the libraries of the application
lines("near zod input", "log", "ZodError: [\n  {{\n    \"origin\": \"string\",\n    \"code\": \"too_small\",\n    \"minimum\": 32,\n    \"inclusive\": true,\n    \"input\": \"{value}\",\n    \"path\": [\n      \"{name}\"\n    ],\n    \"message\": \"Too small: expected string to have >=32 characters\"\n  }}\n]", fits=re.compile(r"[^'\"\\\n`$]{1,31}"))
lines("near envalid", "log", "================================\n Invalid environment variables:\n    DATABASE_URL: Invalid url input: \"postgres//app:{value}@{host}/app\"\n================================", "slot", URL_SAFE)
lines("near valibot path", "log", "  path: [\n    {{\n      type: 'object',\n      origin: 'value',\n      input: [Object],\n      key: '{name}',\n      value: '{value}'\n    }}\n  ],\n  requirement: 32", fits=QUOTED)
lines("near dotenvx keypair", "log", "$ dotenvx keypair\n{{\"DOTENV_PUBLIC_KEY\":\"03{id}{id}\",\"DOTENV_PRIVATE_KEY\":\"{value}\"}}", "slot", re.compile(r"[0-9a-f]{64}"))
lines("near dotenvx keys file", "dotenv", "#/------------------!DOTENV_PRIVATE_KEYS!-------------------/\n#/ private decryption keys. DO NOT commit to source control /\n#/----------------------------------------------------------/\n\n# .env.production\nDOTENV_PRIVATE_KEY_PRODUCTION={value}", "slot", re.compile(r"[0-9a-f]{64}"))
lines("near pino pretty", "log", "[10:00:00.123] INFO (42): registry saved\n    registry: {{\n      \"host\": \"{host}\",\n      \"password\": \"{value}\"\n    }}", "slot", QUOTED)
lines("near ioredis debug", "log", "  ioredis:redis status[{host}:6379]: connecting -> connect +2ms\n  ioredis:redis write command[{host}:6379]: 0 -> auth([ '{value}' ]) +1ms", "slot", QUOTED)
lines("near ioredis reply", "log", "ReplyError: WRONGPASS invalid username-password pair or user is disabled.\n    at parseError (/app/node_modules/redis-parser/lib/parser.js:179:12) {{\n  command: {{ name: 'auth', args: [ 'default', '{value}' ] }}\n}}", "slot", QUOTED)
lines("near bullmq job", "log", "127.0.0.1:6379> HGETALL bull:deploy:42\n 1) \"name\"\n 2) \"deploy\"\n 3) \"data\"\n 4) \"{{\\\"host\\\":\\\"{host}\\\",\\\"env\\\":{{\\\"{name}\\\":\\\"{value}\\\"}}}}\"\n 5) \"attempts\"\n 6) \"3\"", fits=_PLAIN)
document("near temporal payload", "name", lambda s: {"eventType": "EVENT_TYPE_WORKFLOW_EXECUTION_STARTED", "workflowExecutionStartedEventAttributes": {"taskQueue": {"name": "daoflow-deploy"}, "input": {"payloads": [{"metadata": {"encoding": "anNvbi9wbGFpbg=="}, "data": s.b64(json.dumps({"image": "app:1.4.2", s.camel: s.value}, ensure_ascii=False))}]}}})
lines("near temporal proto text", "log", "Activity failed Input payloads:{{metadata:{{key:\"encoding\"  value:\"json/plain\"}}  data:\"{{\\\"host\\\":\\\"{host}\\\",\\\"{camel}\\\":\\\"{value}\\\"}}\"}} attempt 3", fits=_PLAIN)
spelled("near temporal start", "log", "temporal workflow start --type deploy --task-queue daoflow-deploy --input '{{\"host\":\"{host}\",\"{camel}\":\"{value}\"}}'", in_json, fits=re.compile(r"[^'\n]+"))
lines("near drizzle failed query", "log", "DrizzleQueryError: Failed query: insert into \"account\" (\"id\", \"provider_id\", \"user_id\", \"access_token\", \"scope\") values ($1, $2, $3, $4, $5) returning \"id\"\nparams: {id},github,42,{value},repo", "slot", TOKEN)
lines("near drizzle logger", "log", "Query: update \"registry\" set \"username\" = $1, \"password\" = $2 where \"registry\".\"id\" = $3 -- params: [\"ops\", \"{value}\", \"{id}\"]", "slot", QUOTED)
lines("near knex debug", "log", "{{\n  method: 'update',\n  options: {{}},\n  timeout: false,\n  cancelOnTimeout: false,\n  bindings: [ '{value}', 42 ],\n  sql: 'update \"registry\" set \"password\" = ? where \"id\" = ?'\n}}", "slot", QUOTED)
spelled("near trpc query", "log", "<-- GET /api/trpc/registry.test?batch=1&input=%7B%220%22%3A%7B%22json%22%3A%7B%22host%22%3A%22{host}%22%2C%22password%22%3A%22{value}%22%7D%7D%7D", lambda text: quote(in_json(text), safe=""), "slot")
lines("near hono logger", "log", "--> POST /api/hooks/deploy?project=12&token={value} \x1b[33m401\x1b[0m 3ms", "slot", URL_SAFE)
lines("near reset link", "log", "sendResetPassword ops@example.net https://{host}/api/auth/reset-password/{value}?callbackURL=%2Freset-password", "slot", _ALNUM)
lines("near magic link in mail", "text", "Content-Transfer-Encoding: quoted-printable\n\nSign in to DaoFlow:\n\nhttps://{host}/api/auth/magic-link/verify?token=3D=\n{value}&callbackURL=3D%2F\n", "slot", re.compile(r"[A-Za-z0-9]{16,48}"))
lines("near session cookie", "log", "set-cookie: __Secure-better-auth.session_token={value}.bW9jayBzaWduYXR1cmUgb2YgdGhpcyB0ZXN0IQ%3D%3D; Max-Age=604800; Path=/; HttpOnly; Secure; SameSite=Lax", "slot", _ALNUM)
lines("near verification row", "log", "-[ RECORD 1 ]------------------\nid         | 42\nidentifier | reset-password:{value}\nvalue      | {id}\nexpires_at | 2026-11-28 11:00:00", "slot", _ALNUM)
lines("near otpauth", "log", "scan otpauth://totp/DaoFlow:ops%40example.net?secret={value}&issuer=DaoFlow&digits=6&period=30", "slot", re.compile(r"[A-Z0-9]{16,32}"))
spelled("near swaks login", "log", "=== Connected to {host}.\n -> AUTH LOGIN\n<-  334 VXNlcm5hbWU6\n -> b3Bz\n<-  334 UGFzc3dvcmQ6\n -> {value}\n<** 535 5.7.8 Error: authentication failed", in_base64, "slot")
spelled("near presigned", "log", "403 https://{host}/backups/app.dump?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261128T100000Z&X-Amz-Security-Token={value}&X-Amz-SignedHeaders=host", in_url, "slot", LONG)
lines("near jwk symmetric", "log", "{{\"keys\":[{{\"kty\":\"oct\",\"kid\":\"{id}\",\"alg\":\"HS256\",\"k\":\"{value}\"}}]}}", "slot", _BASE64URL)
lines("near jwt sign frame", "log", "41 | export function issue(claims: Claims) {{\n42 |   return jwt.sign(claims, \"{value}\", {{ algorithm: \"HS257\" }});\n                  ^\nerror: \"algorithm\" must be a valid string enum value\n      at issue (/app/src/auth.ts:42:14)", "slot", QUOTED)
lines("near otel headers", "dotenv", "OTEL_EXPORTER_OTLP_ENDPOINT=https://{host}\nOTEL_EXPORTER_OTLP_HEADERS=x-scope-orgid=daoflow,api-key={value}", "slot", _SCALAR)
lines("near span attributes", "log", "  attributes: {{\n    'http.request.method': 'POST',\n    'server.address': '{host}',\n    'http.request.header.x-api-key': [ '{value}' ]\n  }},", "slot", QUOTED)
document("near sentry frame", "name", lambda s: {"exception": {"values": [{"type": "Error", "stacktrace": {"frames": [{"filename": "app:///dist/mail.js", "lineno": 42, "vars": {s.camel: s.value, "port": "587"}}]}}]}})
document("near sentry headers", "slot", lambda s: {"request": {"method": "POST", "url": f"https://{s.host()}/api/webhooks/gitlab", "headers": [["Content-Type", "application/json"], ["X-Gitlab-Token", s.value]]}})
lines("near vite bundle", "text", "var e={{BASE_URL:\"/\",DEV:!1,MODE:\"production\",PROD:!0,SSR:!1,VITE_API:\"https://{host}\",VITE_{name}:\"{value}\"}};", fits=QUOTED)
lines("near source map", "text", "{{\"version\":3,\"file\":\"db.js\",\"sources\":[\"../src/db.ts\"],\"sourcesContent\":[\"export const sql = postgres({{\\n  host: '{host}',\\n  pass: '{value}',\\n  max: 10,\\n}});\\n\"],\"mappings\":\"AAAA\"}}", "slot", QUOTED)
lines("near template literal", "text", "const url = `redis://:${{encodeURIComponent(\"{value}\")}}@{host}:6379/0`;", "slot", QUOTED)
lines("near fallback in diff", "text", "@@ -12,7 +12,7 @@ export const mail = createTransport({{\n   host: \"{host}\",\n   auth: {{\n     user: \"ops\",\n-    pass: env.SMTP_PASSWORD,\n+    pass: env.SMTP_PASSWORD || \"{value}\",\n   }},", "slot", QUOTED)
spelled("near npmrc password", "text", "//{host}/npm/:username=ci\n//{host}/npm/:_password={value}\n//{host}/npm/:email=ci@example.net", in_base64, "slot")
lines("near yarnrc ident", "yaml", "npmRegistries:\n  //{host}/npm/:\n    npmAlwaysAuth: true\n    npmAuthIdent: \"ci:{value}\"", "slot", QUOTED)
lines("near bunfig", "text", "[install.scopes]\n\"@acme\" = {{ token = \"{value}\", url = \"https://{host}/npm/\" }}", "slot", QUOTED)
# Docker and Compose
lines("near compose config", "yaml", "services:\n  api:\n    environment:\n      LOG_LEVEL: info\n      {name}: {value}\n    image: {host}/acme/app:1.4.2", fits=_SCALAR)
lines("near compose environment", "log", "$ docker compose config --environment\nDAOFLOW_HOST={host}\n{name}={value}\nHOME=/root", fits=re.compile(r"\S+"))
lines("near compose interpolation", "log", "invalid interpolation format for services.proxy.environment.{name}.\nYou may need to escape any $ with another $.\n{value}", fits=re.compile(r"\$2y\$\S+|\w+\$\d\S+"))
lines("near compose env file", "log", "failed to read /opt/daoflow/.env: line 7: unexpected character \"+\" in variable name \"{name}+={value}\"", fits=_PLAIN)
lines("near classic builder", "log", "Step 6/14 : ENV {name} {value}\n ---> Running in 3f1c2b4d5e6f\n ---> 0a1b2c3d4e5f", fits=WORD)
lines("near buildkit step", "log", "#11 [build 5/9] RUN printf \"machine {host}\\nlogin ci\\npassword {value}\\n\" > ~/.netrc && bun install", "slot", TOKEN)
document("near provenance", "name", lambda s: {"buildDefinition": {"externalParameters": {"request": {"frontend": "dockerfile.v0", "args": {f"build-arg:{s.name}": s.value, "target": "runner"}}}}})
lines("near bake file", "text", "target \"web\" {{\n  dockerfile = \"Dockerfile\"\n  tags = [\"{host}/acme/app:1.4.2\"]\n  args = {{\n    NODE_VERSION = \"22\"\n    {name} = \"{value}\"\n  }}\n}}", fits=QUOTED)
lines("near docker events", "log", "2026-11-28T10:00:00.123456789Z container exec_create: redis-cli -a {value} ping {id}{id} (com.docker.compose.service=redis, image=redis:7.4, name=daoflow-redis-1)", "slot", TOKEN)
document("near healthcheck words", "slot", lambda s: {"Config": {"Image": f"{s.host()}/redis:7.4", "Healthcheck": {"Test": ["CMD", "redis-cli", "--pass", s.value, "ping"], "Interval": 10000000000, "Retries": 5}}})
document("near healthcheck shell", "slot", lambda s: {"Config": {"Healthcheck": {"Test": ["CMD-SHELL", f"mysqladmin ping -h 127.0.0.1 -uroot -p{s.value} --silent"], "Timeout": 5000000000}}}, TOKEN)
document("near daemon log options", "slot", lambda s: {"log-driver": "splunk", "log-opts": {"splunk-url": f"https://{s.host()}:8088", "splunk-token": s.value, "splunk-format": "json"}})
document("near docker config", "slot", lambda s: {"auths": {s.host(): {"auth": s.b64(f"robot$ci:{s.value}")}}, "credsStore": ""})
spelled("near credential helper", "log", "$ echo https://{host} | docker-credential-pass get\n{{\"ServerURL\":\"https://{host}\",\"Username\":\"ops\",\"Secret\":\"{value}\"}}", in_json, "slot")
lines("near docker login here string", "log", "docker login {host} -u ops --password-stdin <<< \"{value}\"", "slot", QUOTED)
lines("near docker secret create", "log", "printf '%s' '{value}' | docker secret create smtp_password -", "slot", QUOTED)
lines("near swarm join", "log", "To add a worker to this swarm, run the following command:\n\n    docker swarm join --token {value} 10.0.0.4:2377", "slot", re.compile(r"SWMTKN-\S+"))
lines("near compose content", "yaml", "configs:\n  pgpass:\n    content: |\n      {host}:5432:app:app:{value}", "slot", _SCALAR)
lines("near compose folded command", "yaml", "    command: >\n      redis-server --appendonly yes\n      --requirepass {value}\n      --maxmemory 256mb", "slot", _SCALAR)
spelled("near traefik users", "yaml", "    labels:\n      - \"traefik.http.routers.dash.rule=Host(`{host}`)\"\n      - \"traefik.http.middlewares.dash.basicauth.users=ops:{value}\"", lambda text: text.replace("$", "$$"), "slot", re.compile(r"\$(?:2y|apr1)\$\S+"))
lines("near dockerfile heredoc", "text", "RUN cat <<EOF > /root/.my.cnf\n[client]\nhost={host}\nuser=app\npassword={value}\nEOF", "slot", TOKEN)
lines("near dockerfile continuation", "text", "ENV NODE_ENV=production \\\n    {name}={value} \\\n    PORT=3000", fits=TOKEN)
# Sources and registries
lines("near git trace", "log", "10:00:00.462239 git.c:750               trace: exec: git-remote-https https://oauth2:{value}@{host}/acme/app.git https://oauth2:{value}@{host}/acme/app.git", "slot", URL_SAFE)
lines("near git instead of", "log", "core.bare=false\nurl.https://{value}@{host}/.insteadof=https://{host}/", "slot", _BASE64URL)
lines("near gitlab hook", "log", "E..4..@.@.......POST /api/webhooks/gitlab HTTP/1.1\nHost: {host}\nX-Gitlab-Event: Push Hook\nX-Gitlab-Token: {value}\nContent-Length: 4711", "slot", TOKEN)
lines("near hook created", "log", "gh api repos/acme/app/hooks -f name=web -F active=true -f 'config[url]=https://{host}/api/webhooks/github' -f 'config[secret]={value}'", "slot", QUOTED)
lines("near openssl hmac", "log", "$ openssl dgst -sha256 -hmac '{value}' payload.json", "slot", QUOTED)
lines("near htpasswd", "log", "docker run --rm httpd:2 htpasswd -Bbn ops '{value}' > auth/htpasswd", "slot", QUOTED)
document("near harbor robot", "slot", lambda s: {"creation_time": "2026-11-28T10:00:00.123Z", "expires_at": -1, "id": 7, "name": "robot$daoflow", "secret": s.value})
document("near ecr token", "slot", lambda s: {"authorizationData": [{"authorizationToken": s.b64(f"AWS:{s.value}"), "expiresAt": "2026-11-28T22:00:00Z", "proxyEndpoint": f"https://{s.host()}"}]}, LONG)
# Databases and backups
lines("near primary conninfo", "text", "primary_conninfo = 'user=repl password=''{value}'' host={host} port=5432 sslmode=prefer'", "slot", _NEEDS_QUOTES)
lines("near duplicate key", "log", "ERROR:  duplicate key value violates unique constraint \"session_token_unique\"\nDETAIL:  Key (token)=({value}) already exists.", "slot", TOKEN)
lines("near explain filter", "log", "  ->  Seq Scan on session  (cost=0.00..35.50 rows=1 width=72) (actual time=0.011..0.412 rows=1 loops=1)\n        Filter: (token = '{value}'::text)\n        Rows Removed by Filter: 411", "slot", QUOTED)
spelled("near statement parameters", "log", "LOG:  execute <unnamed>: UPDATE registry SET username = $1, password = $2 WHERE id = $3\nDETAIL:  parameters: $1 = 'ops', $2 = '{value}', $3 = '42'", in_sql, "slot")
lines("near copy rows", "text", "COPY public.registry (id, host, username, password, created_at) FROM stdin;\n1\t{host}\tacme\t{value}\t2026-11-28 10:00:00+00\n\\.", "slot", TOKEN)
lines("near psql variable", "log", "app=> \\set pw '{value}'\napp=> ALTER ROLE app PASSWORD :'pw';\nALTER ROLE", "slot", QUOTED)
lines("near redis config get", "log", "{host}:6379> CONFIG GET requirepass\n1) \"requirepass\"\n2) \"{value}\"", "slot", _PLAIN)
lines("near redis acl", "log", "{host}:6379> ACL SETUSER worker on >{value} ~bull:* +@all\nOK", "slot", TOKEN)
lines("near sentinel", "text", "sentinel monitor mymaster {host} 6379 2\nsentinel auth-pass mymaster {value}\nsentinel down-after-milliseconds mymaster 5000", "slot", WORD)
spelled("near resp write", "log", "[pid    42] write(18, {value}", _resp, "slot", re.compile(r"[!#%&()*+,./0-9:;<=>?@A-Z\[\]^_a-z{|}~-]+"))
lines("near rclone debug", "log", "2026/11/28 10:00:00 DEBUG : Setting secret_access_key=\"{value}\" for \"backup\" from environment variable RCLONE_CONFIG_BACKUP_SECRET_ACCESS_KEY", "slot", _PLAIN)
lines("near rclone parameters", "log", "2026/11/28 10:00:00 DEBUG : rclone: Version \"v1.68.2\" starting with parameters [\"rclone\" \"copy\" \"--s3-endpoint\" \"https://{host}\" \"--s3-secret-access-key\" \"{value}\" \"/backups\" \":s3:daoflow\" \"-vv\"]", "slot", _PLAIN)
lines("near rclone connection string", "log", "rclone lsd \":s3,provider=Minio,endpoint='https://{host}',access_key_id=daoflow,secret_access_key={value}:backups\"", "slot", _SCALAR)
lines("near mc alias", "log", "backup\n  URL       : https://{host}\n  AccessKey : daoflow\n  SecretKey : {value}\n  API       : s3v4\n  Path      : auto", "slot", re.compile(r"\S+"))
spelled("near mc host", "dotenv", "MC_HOST_backup=https://daoflow:{value}@{host}", in_url, "slot")
lines("near aws configure", "log", "$ aws configure --profile backup\nAWS Access Key ID [None]: daoflow\nAWS Secret Access Key [None]: {value}\nDefault region name [None]: eu-central-1", "slot", re.compile(r"\S+"))
lines("near restic password command", "log", "restic -r s3:https://{host}/daoflow --password-command 'echo {value}' backup /data", "slot", TOKEN)
# Shells and what operators use in them
lines("near sshpass", "log", "sshpass -p{value} ssh -o StrictHostKeyChecking=no deploy@{host} uptime", "slot", TOKEN)
lines("near expect", "text", "spawn ssh deploy@{host}\nexpect {{\n  \"*assword:\" {{ send \"{value}\\r\" }}\n}}\ninteract", "slot", TOKEN)
lines("near chpasswd trace", "log", "+ echo deploy:{value}\n+ chpasswd", "slot", _SCALAR)
lines("near test trace", "log", "+ {name}={value}\n+ [[ -z {value} ]]\n+ export {name}", fits=_SCALAR)
lines("near quoted trace", "log", "+ deploy.sh:42: export '{name}={value}'\n+ deploy.sh:43: docker compose up -d", fits=_NEEDS_QUOTES)
lines("near associative array", "log", "declare -A smtp=([host]=\"{host}\" [user]=\"ops\" [password]=\"{value}\" )", "slot", _PLAIN)
lines("near zsh history", "text", ": 1732788000:0;cd /opt/daoflow\n: 1732788004:0;export {name}={value}\n: 1732788009:2;docker compose up -d", fits=_SCALAR)
lines("near fish history", "text", "- cmd: set -gx {name} {value}\n  when: 1732788000\n- cmd: docker compose up -d\n  when: 1732788009", fits=_SCALAR)
lines("near strace environment", "log", "execve(\"/usr/bin/pg_dump\", [\"pg_dump\", \"-h\", \"{host}\"], [\"PATH=/usr/bin\", \"PGPASSWORD={value}\", \"HOME=/root\"]) = 0", "slot", _PLAIN)
lines("near audit words", "log", "type=EXECVE msg=audit(1732788000.123:4211): argc=4 a0=\"mysqldump\" a1=\"-uroot\" a2=\"-p{value}\" a3=\"--all-databases\"", "slot", TOKEN)
spelled("near audit title", "log", "type=PROCTITLE msg=audit(1732788000.123:4211): proctitle={value}", _proctitle, "slot", _DUMPED)
spelled("near xxd", "log", "$ xxd .env\n{value}", lambda text: _dump(f"SMTP_PASSWORD={text}\n".encode(), "{:08x}: {:<39}  {}"), "slot", _DUMPED)
lines("near tcpdump reads it", "log", "10:00:00.123456 IP {host}.41234 > 172.19.0.3.6379: Flags [P.], seq 1:41, ack 1, win 502, length 40: RESP \"AUTH\" \"{value}\"", "slot", TOKEN)
spelled("near tcpdump", "log", "10:00:00.123456 IP {host}.41234 > 172.19.0.3.6379: Flags [P.], seq 1:41, ack 1, win 502, length 40\n{value}", lambda text: _dump(_PACKET + f"*2\r\n$4\r\nAUTH\r\n${len(text)}\r\n{text}\r\n".encode(), "\t0x{:04x}:  {:<39}  {}"), "slot", _DUMPED)
lines("near curl trace", "log", "=> Send header, 183 bytes (0xb7)\n0000: POST /v2/ HTTP/1.1\n0014: Host: {host}\n0051: X-Api-Key: {value}\n00b5: ", "slot", TOKEN)
lines("near sops set", "log", "sops --set '[\"database\"][\"password\"] \"{value}\"' secrets.enc.yaml", "slot", _PLAIN)
lines("near pass show", "log", "$ pass show daoflow/smtp-password\n{value}\n$ docker compose up -d", "slot", WORD)
lines("near op item", "log", "Title:       daoflow db\nVault:       Production\nFields:\n  username:    daoflow\n  password:    {value}\n  server:      {host}", "slot", WORD)
lines("near vault init", "log", "$ vault operator init -key-shares=1 -key-threshold=1\nUnseal Key 1: {value}\n", "slot", re.compile(r"[A-Za-z0-9+/]{43}="))
lines("near jq stream", "log", "$ jq -c --stream . settings.json\n[[\"smtp\",\"host\"],\"{host}\"]\n[[\"smtp\",\"{snake}\"],\"{value}\"]\n[[\"smtp\",\"port\"],587]", fits=QUOTED)
spelled("near base64 pipe", "log", "$ grep ^SMTP_PASSWORD= .env | cut -d= -f2- | tr -d '\\n' | base64 -w0\n{value}", in_base64, "slot")
lines("near env diff", "log", "$ diff .env.bak .env\n14c14\n< {name}={value}\n---\n> {name}=", fits=re.compile(r"\S+"))
document("near journal command line", "slot", lambda s: {"_COMM": "redis-server", "_CMDLINE": f"redis-server *:6379 --requirepass {s.value}", "_HOSTNAME": s.host(), "PRIORITY": "6", "MESSAGE": "Ready to accept connections tcp"}, TOKEN)


@carrier("near process words", "nul", "slot", re.compile(r"[^\0\n]+"))
def _process_words(secret: Secret) -> Fragment:
    host = secret.host()
    return Fragment(f"redis-cli\0-h\0{host}\0-a\0{secret.value}\0ping\0", (host,))


# People
lines("near changed to", "text", "I changed the database password to `{value}` and restarted everything, still the same error on {host}.", "slot", WORD)
lines("near quoted mail", "text", "> Hi all,\n> the new SMTP password for {host} is:\n>\n>     {value}\n>\n> please restart the mailer.", "slot", WORD)
lines("near rotated from", "text", "- rotated the webhook secret on {host} from \"{value}\" to the one in the vault", "slot", QUOTED)
lines("near german", "text", "Das neue Passwort für den Registry-Benutzer auf {host} lautet {value} (gilt ab sofort).", "slot", WORD)
lines("near typed", "text", "I typed {value} as the password for admin and it only says \"Invalid email or password\".", "slot", WORD)
lines("near welcome mail", "text", "Your account on https://{host} has been created.\n\nUsername:            admin\nTemporary password:  {value}\n\nYou must change it within 24 hours.", "slot", WORD)
# Notifications
lines("near slack hook", "log", "Error: POST https://hooks.slack.com/services/T024BE7LD/B08K3PQ2R/{value} failed: 404 no_service", "slot", re.compile(r"[A-Za-z0-9]{20,24}"))
lines("near discord hook", "log", "DiscordAPIError[10015]: Unknown Webhook POST https://discord.com/api/webhooks/1187654321098765432/{value}", "slot", re.compile(r"[A-Za-z0-9_-]{40,80}"))
lines("near telegram send", "log", "FetchError: request to https://api.telegram.org/bot{value}/sendMessage failed, reason: getaddrinfo EAI_AGAIN api.telegram.org", "slot", re.compile(r"\d{8,10}:AA\S+"))
document("near pagerduty", "slot", lambda s: {"routing_key": s.value, "event_action": "trigger", "payload": {"summary": "backup failed", "source": s.host(), "severity": "critical"}}, re.compile(r"[0-9a-f]{32}"))
lines("near shoutrrr", "dotenv", "WATCHTOWER_NOTIFICATION_URL=gotify://{host}/{value}", "slot", re.compile(r"[A-Za-z0-9_.-]{10,}"))
# Coding agents and language models
document("near mcp header", "slot", lambda s: {"mcpServers": {"deploy": {"command": "npx", "args": ["-y", "mcp-remote", f"https://{s.host()}/mcp", "--header", f"X-Api-Key: {s.value}"]}}}, TOKEN)
document("near agent permission", "slot", lambda s: {"permissions": {"allow": ["Bash(docker ps:*)", f"Bash(PGPASSWORD={s.value} psql -h {s.host()} -U app:*)"], "deny": []}}, TOKEN)
lines("near agent screen", "log", "● Bash(PGPASSWORD=\"{value}\" psql -h {host} -U app -d app -c \"SELECT 1\" 2>&1)\n  ⎿   ?column?\n     ----------\n            1", "slot", _PLAIN)
spelled("near agent transcript", "log", "{{\"type\":\"assistant\",\"message\":{{\"role\":\"assistant\",\"content\":[{{\"type\":\"tool_use\",\"id\":\"toolu_01\",\"name\":\"Bash\",\"input\":{{\"command\":\"export {name}=\\\"{value}\\\" && bun run migrate\",\"description\":\"Run migrations on {host}\"}}}}]}}}}", in_json, fits=_PLAIN)
document("near agent read", "name", lambda s: {"type": "tool_result", "tool_use_id": "toolu_01", "content": f"     1→NODE_ENV=production\n     2→{s.name}={s.value}\n     3→PORT=3000\n"}, re.compile(r"\S+"))
document("near tool call", "name", lambda s: {"tool_calls": [{"id": "call_1", "type": "function", "function": {"name": "set_variable", "arguments": json.dumps({"name": s.name, "value": s.value}, ensure_ascii=False)}}]})
lines("near codex", "text", "[mcp_servers.db]\ncommand = \"npx\"\nargs = [\"-y\", \"db-mcp\"]\nenv = {{ \"DB_HOST\" = \"{host}\", \"{name}\" = \"{value}\" }}", fits=QUOTED)
document("near opencode", "slot", lambda s: {"anthropic": {"type": "api", "key": s.value}}, LONG)
document("near prompt", "slot", lambda s: {"role": "user", "content": f"deploy fails with ECONNREFUSED. the db password is {s.value} and the host is {s.host()}, what is wrong?"}, WORD)
# Other spellings of settings
lines("near yaml flow", "yaml", "smtp: {{ host: {host}, port: 587, auth: {{ user: ops, pass: {value} }} }}", "slot", _SCALAR)
lines("near yaml anchor", "yaml", "x-db: &db\n  DB_HOST: {host}\n  {name}: &pw {value}", fits=_SCALAR)
lines("near toml literal", "text", "[smtp]\nhost = \"{host}\"\npassword = '''\n{value}'''", "slot", QUOTED)
spelled("near json in env", "dotenv", "REGISTRIES='[{{\"host\":\"{host}\",\"username\":\"ci\",\"password\":\"{value}\"}}]'", in_json, "slot", re.compile(r"[^'\n]+"))
