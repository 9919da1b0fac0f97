"""Ordinary places with a twist each: odd spacing, quoting, order, nesting, cuts and prefixes of files and lines that every host has. The eighth set, written blind."""

# fmt: off
# ruff: noqa: E501  one row of data is easier to read than four, and some of it is SQL
from __future__ import annotations

import base64
import json
import re
from typing import Any
from urllib.parse import quote

from tests.redaction.heldout.carrier import ANY, URL_SAFE, WORD, Fragment, Secret, carrier, lines

_QUOTABLE = re.compile(r"[^'\"\\\n`<>&$#]+")
_SIMPLE = re.compile(r"[A-Za-z0-9+/=_.-]+")
_MIXED = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9+/=_-]{12,}")
_TS = "2026-11-28T10:00:00.123Z "

lines("env with spaces around", "dotenv", "{name} = {value}", fits=_SIMPLE)
lines("env lower case", "dotenv", "{snake}={value}", fits=_SIMPLE)
lines("env dotted", "dotenv", "app.{snake}={value}", fits=_SIMPLE)
lines("env prefixed", "dotenv", "VITE_{name}='{value}'", fits=_QUOTABLE)
lines("env suffixed", "dotenv", "{name}_PROD=\"{value}\"", fits=_QUOTABLE)
lines("env numbered", "dotenv", "{name}_2={value}", fits=_SIMPLE)
lines("env previous", "dotenv", "{name}_PREVIOUS={value}", fits=_SIMPLE)
lines("env old in comment", "dotenv", "# was: {name}={value} until March", fits=_SIMPLE)
lines("env todo comment", "dotenv", "PORT=3000 # TODO remove {name}={value}", fits=_SIMPLE)
lines("env tabbed", "dotenv", "\t{name}={value}", fits=_SIMPLE)
lines("env json value", "dotenv", "APP_CONFIG='{{\"{camel}\":\"{value}\",\"port\":1}}'", fits=_QUOTABLE)
lines("env url with query", "dotenv", "REDIS_URL=rediss://:{value}@{host}:6380/0?ssl_cert_reqs=none", "slot", URL_SAFE)
lines("env url two hosts", "dotenv", "DATABASE_URL=postgresql://app:{value}@{host}:5432,db-2:5432/app", "slot", URL_SAFE)
lines("env pooled url", "dotenv", "DIRECT_URL=\"postgres://app.ref:{value}@{host}:6543/postgres?pgbouncer=true\"", "slot", URL_SAFE)
lines("env smtp url", "dotenv", "SMTP_URL=smtps://ops%40example.net:{value}@{host}:465", "slot", URL_SAFE)
lines("env basic auth pair", "dotenv", "BASIC_AUTH=ops:{value}", "slot", _MIXED)
lines("env traefik users", "dotenv", "TRAEFIK_USERS=ops:{value}", "shape", re.compile(r"\$\S+"))
lines("env key ring", "dotenv", "ENCRYPTION_KEYS=v2:{value},v1:old", "slot", _MIXED)
lines("env list of tokens", "dotenv", "ALLOWED_TOKENS={value},{value}", "slot", _SIMPLE)

lines("compose env no quotes colon", "yaml", "    environment:\n      {name}:   {value}   # keep", fits=_SIMPLE)
lines("compose env double", "yaml", "    environment:\n      \"{name}\": \"{value}\"", fits=_QUOTABLE)
lines("compose env merge", "yaml", "x-env: &env\n  {name}: {value}\nservices:\n  a:\n    environment:\n      <<: *env", fits=_SIMPLE)
lines("compose env default", "yaml", "      - {name}=${{{name}:-{value}}}", fits=re.compile(r"[A-Za-z0-9+/=_.-]{8,}"))
lines("compose build arg", "yaml", "    build:\n      args:\n        - {name}={value}", fits=_SIMPLE)
lines("compose command list", "yaml", "    command: [\"server\", \"--{kebab}\", \"{value}\"]", fits=_QUOTABLE)
lines("compose entrypoint shell", "yaml", "    entrypoint: sh -c \"{name}={value} exec node dist/server.js\"", fits=_SIMPLE)
lines("compose healthcheck auth", "yaml", "      test: curl -fu ops:{value} http://localhost/health || exit 1", "slot", _MIXED)
lines("compose label header", "yaml", "      traefik.http.middlewares.a.headers.customrequestheaders.Authorization: \"Bearer {value}\"", "slot", _SIMPLE)
lines("compose logging option", "yaml", "        splunk-token: {value}\n        splunk-url: https://{host}", "slot", _SIMPLE)
lines("compose driver opts", "yaml", "      o: \"addr={host},username=ops,password={value},vers=3.0\"", "slot", _SIMPLE)
lines("yaml multi document", "yaml", "---\nhost: {host}\n---\n{camel}: {value}", fits=_SIMPLE)
lines("yaml explicit key", "yaml", "? {snake}\n: {value}", fits=_SIMPLE)
lines("yaml list of maps", "yaml", "- name: {name}\n  value: {value}\n- name: TZ\n  value: UTC", fits=_SIMPLE)
lines("yaml list of maps reversed", "yaml", "- value: {value}\n  name: {name}", fits=_MIXED)
lines("yaml str tag", "yaml", "{snake}: !!str {value}", fits=_SIMPLE)
lines("yaml single line flow", "yaml", "auth: {{user: ops, {snake}: {value}, host: {host}}}", fits=_SIMPLE)

lines("json log pretty", "log", '{{\n  "level": "error",\n  "config": {{\n    "{camel}": "{value}"\n  }}\n}}', fits=_QUOTABLE)
lines("json with prefix", "log", _TS + 'app[1]: {{"msg":"boot","{camel}":"{value}","n":1}}', fits=_QUOTABLE)
lines("json two on a line", "log", '{{"a":1}} {{"{snake}":"{value}"}}', fits=_QUOTABLE)
lines("json inside prose", "log", 'got response {{"ok":false,"{camel}":"{value}"}} from {host}', fits=_QUOTABLE)
lines("json single quotes", "log", "body={{'{camel}': '{value}', 'n': 1}}", fits=_QUOTABLE)
lines("json trailing comma", "log", '{{"{snake}": "{value}",}}', fits=_QUOTABLE)
lines("json unquoted keys", "log", "{{level:info,{camel}:{value},port:3000}}", fits=_SIMPLE)
lines("json cut in the middle", "log", '…"host":"{host}","{camel}":"{value}","port":54', fits=_QUOTABLE)
lines("ndjson in quotes", "log", '"{{\\"{snake}\\":\\"{value}\\"}}"', fits=_QUOTABLE)
lines("logfmt spaced", "log", "level=info msg=\"config loaded\" db.{snake}=\"{value}\" port=5432", fits=_QUOTABLE)
lines("winston printf", "log", "2026-11-28 10:00:00 [app] error: login failed {{\"{camel}\":\"{value}\"}}", fits=_QUOTABLE)
lines("zap development", "log", "2026-11-28T10:00:00.000Z\tERROR\tapp/main.go:42\tconnect failed\t{{\"{camel}\": \"{value}\", \"host\": \"{host}\"}}", fits=_QUOTABLE)
lines("slog text", "log", "time=2026-11-28T10:00:00.000Z level=ERROR msg=\"connect failed\" cfg.{snake}={value} cfg.host={host}", fits=_SIMPLE)
lines("zerolog console", "log", "10:00AM ERR connect failed error=\"refused\" {snake}={value}", fits=_SIMPLE)
lines("log4j mdc", "log", "10:00:00.000 [main] ERROR c.a.App {{{camel}={value}, user=ops}} - connect failed", fits=_SIMPLE)
lines("serilog", "log", "[10:00:00 ERR] Connect failed {{\"{camel}\": \"{value}\", \"SourceContext\": \"App\"}}", fits=_QUOTABLE)
lines("monolog", "log", "[2026-11-28T10:00:00+00:00] app.ERROR: failed {{\"{snake}\":\"{value}\"}} []", fits=_QUOTABLE)
lines("tracing rust", "log", "2026-11-28T10:00:00.000Z ERROR app::db: failed {snake}=\"{value}\" host={host}", fits=_QUOTABLE)
lines("elixir logger", "log", "10:00:00.000 [error] config: [hostname: \"{host}\", {snake}: \"{value}\"]", fits=_QUOTABLE)
lines("python structlog", "log", "2026-11-28 10:00:00 [error    ] failed         [app] {snake}={value} user=ops", fits=_SIMPLE)
lines("syslog classic", "log", "Nov 28 10:00:00 ops-1 app[812]: {name}={value} ignored", fits=_SIMPLE)
lines("docker compose logs", "log", "daoflow-1   | {name}: {value}", fits=_SIMPLE)
lines("k8s prefix", "log", "[pod/app-7f/app] {snake}: {value}", fits=_SIMPLE)
lines("ansi key and value", "log", "\x1b[36m{snake}\x1b[0m=\x1b[33m{value}\x1b[0m", fits=_SIMPLE)
lines("ansi inside quotes", "log", "  {camel}: \x1b[32m\"{value}\"\x1b[0m,", fits=_QUOTABLE)
lines("emoji prefix", "log", "🔑 {name}: {value}", fits=_SIMPLE)
lines("bullet", "log", "  • {snake} = {value}", fits=_SIMPLE)
lines("check list", "log", "✔ {name} loaded ({value})", fits=_MIXED)
lines("question prompt", "log", "? Enter {snake}: {value}", fits=_MIXED)
lines("angle bracketed", "log", "{name}=<{value}>", fits=_MIXED)
lines("double equals", "log", "assert {snake} == \"{value}\"", fits=_QUOTABLE)
lines("comparison failed", "log", "expected {snake} \"{value}\" but got \"\"", fits=_MIXED)
lines("diff word", "log", "{name}: [-old1-]{{+{value}+}}", fits=_MIXED)
lines("sed command", "log", "+ sed -i 's|^{name}=.*|{name}={value}|' .env", fits=re.compile(r"[A-Za-z0-9+=_.-]+"))
lines("awk assignment", "log", "+ awk -v {snake}={value} '{{print}}' x", fits=_SIMPLE)
lines("envsubst export", "log", "+ env {name}={value} envsubst", fits=_SIMPLE)
lines("xargs", "log", "+ xargs -I{{}} curl -H 'X-Api-Key: {value}' https://{host}/{{}}", "slot", _SIMPLE)
lines("tee heredoc", "log", "+ tee .env <<EOF\n{name}={value}\nEOF", fits=_SIMPLE)
lines("jq arg", "log", "+ jq --arg {snake} {value} '.a=$x' f.json", fits=_MIXED)
lines("yq set", "log", "yq -i '.auth.{snake} = \"{value}\"' values.yaml", fits=_QUOTABLE)
lines("make variable", "log", "make deploy {name}={value}", fits=_SIMPLE)
lines("docker build arg split", "log", "docker build --build-arg '{name}={value}' -t app .", fits=_QUOTABLE)
lines("docker secret from echo", "log", "printf '{value}' | docker secret create {snake} -", "slot", _SIMPLE)
lines("docker run env file inline", "log", "docker run --rm -e \"{name}={value}\" app env", fits=_QUOTABLE)
lines("compose run", "log", "docker compose run --rm -e {name}={value} app migrate", fits=_SIMPLE)
lines("compose exec psql", "log", "docker compose exec -e PGPASSWORD={value} postgres psql -U app", "slot", _SIMPLE)
lines("systemd run", "log", "systemd-run --setenv={name}={value} app", fits=_SIMPLE)
lines("systemd environment line", "log", "Environment=\"{name}={value}\" \"TZ=UTC\"", fits=_QUOTABLE)
lines("systemctl show environment", "log", "Environment={name}={value} TZ=UTC", fits=_SIMPLE)
lines("proc environ printed", "log", "HOME=/root\\0{name}={value}\\0PATH=/bin", fits=_SIMPLE)
lines("ps eww", "log", "  812 ?  Ssl  0:01 node server.js PATH=/bin {name}={value} TZ=UTC", fits=_SIMPLE)
lines("lsof style", "log", "node 812 root txt {name}={value}", fits=_SIMPLE)
lines("cron line", "log", "*/5 * * * * {name}={value} /usr/local/bin/backup", fits=_SIMPLE)

lines("http request raw", "log", "GET /v1/x HTTP/1.1\\r\\nHost: {host}\\r\\nAuthorization: Bearer {value}\\r\\n\\r\\n", "slot", _SIMPLE)
lines("header lower", "log", "authorization: bearer {value}", "slot", _SIMPLE)
lines("header token scheme", "log", "Authorization: Token token=\"{value}\", email=\"a@b.c\"", "slot", _SIMPLE)
lines("header apikey", "log", "Authorization: ApiKey {value}", "slot", _SIMPLE)
lines("header odd name", "log", "X-Acme-Secret: {value}", "slot", _SIMPLE)
lines("header list repr", "log", "headers=[(b'host', b'x'), (b'x-api-key', b'{value}')]", "slot", _QUOTABLE)
lines("cookie two", "log", "Cookie: theme=dark; sid={value}; lang=en", "slot", _SIMPLE)
lines("set-cookie flags", "log", "Set-Cookie: __Secure-next-auth.session-token={value}; Path=/; HttpOnly; Secure", "slot", _SIMPLE)
lines("cookie jar file", "log", "{host}\tFALSE\t/\tTRUE\t1795870000\tsession\t{value}", "slot", _MIXED)
lines("url password encoded", "log", "dialing amqp://ops:{value}@{host}:5672/%2F", "slot", URL_SAFE)
lines("url in parentheses", "log", "failed (redis://default:{value}@{host}:6379): timeout", "slot", URL_SAFE)
lines("url in markdown", "log", "[db](postgres://app:{value}@{host}/app)", "slot", URL_SAFE)
lines("url fragment token", "log", "GET https://{host}/#access_token={value}&token_type=bearer", "slot", URL_SAFE)
lines("url path secret", "log", "POST https://{host}/api/webhooks/{value} 200", "shape", URL_SAFE)
lines("url query camel", "log", "GET /x?apiKey={value}&page=2 HTTP/1.1", "slot", URL_SAFE)
lines("url query array", "log", "GET /x?filters[token]={value}&page=2", "slot", URL_SAFE)
lines("url encoded brackets", "log", "GET /x?auth%5Bpassword%5D={value}&page=2", "slot", URL_SAFE)
lines("basic in url fetch error", "log", "TypeError: Request cannot be constructed from a URL that includes credentials: https://ops:{value}@{host}/", "slot", URL_SAFE)

lines("sql insert multi row", "log", "INSERT INTO \"settings\" (\"key\",\"value\") VALUES ('smtp_host','{host}'), ('{snake}','{value}')", fits=_QUOTABLE)
lines("sql set role", "log", "ALTER ROLE app SET app.{snake} TO '{value}';", fits=_QUOTABLE)
lines("sql where in", "log", "SELECT 1 FROM sessions WHERE token IN ('{value}')", "slot", _QUOTABLE)
lines("sql like", "log", "SELECT 1 FROM t WHERE {snake} LIKE '{value}%'", fits=_QUOTABLE)
lines("sql on conflict", "log", "ON CONFLICT (id) DO UPDATE SET {snake} = '{value}', n = 2", fits=_QUOTABLE)
lines("sql drizzle params", "log", "Query: select \"id\" from \"session\" where \"token\" = $1 -- params: [\"{value}\"]", "slot", _QUOTABLE)
lines("sql sqlalchemy echo", "log", "INFO sqlalchemy.engine.Engine [generated in 0.00012s] {{'email': 'a@b.c', '{snake}': '{value}'}}", fits=_QUOTABLE)
lines("sql prisma params", "log", "prisma:query UPDATE x SET token = $1 Params: [\"{value}\",42]", "slot", _QUOTABLE)
lines("sql typeorm params", "log", "query: UPDATE \"user\" SET \"{snake}\" = $1 -- PARAMETERS: [\"{value}\"]", fits=_QUOTABLE)
lines("sql hibernate bind", "log", "binding parameter [1] as [VARCHAR] - [{value}]", "shape", _QUOTABLE)

lines("ini odd case", "text", "[SMTP]\nPassWord={value}\nHost={host}", "slot", _SIMPLE)
lines("ini spaces in key", "text", "[mail]\nsmtp password = {value}", "slot", _MIXED)
lines("toml dotted", "text", "database.{snake} = \"{value}\"", fits=_QUOTABLE)
lines("toml multi line", "text", "{snake} = \"\"\"\n{value}\"\"\"", fits=_MIXED)
lines("xml child", "text", "<database><host>{host}</host><{camel}>{value}</{camel}></database>", fits=_SIMPLE)
lines("xml attributes", "text", "<add key=\"{name}\" value=\"{value}\" />", fits=_QUOTABLE)
lines("xml connection", "text", "<add name=\"Default\" connectionString=\"Server={host};Password={value};User=app\" />", "slot", _SIMPLE)
lines("hcl block", "text", "provider \"x\" {{\n  {snake} = \"{value}\"\n  host = \"{host}\"\n}}", fits=_QUOTABLE)
lines("properties colon", "text", "spring.mail.{kebab}: {value}", fits=_SIMPLE)
lines("php array double arrow", "text", "    \"{snake}\" => env(\"X\", \"{value}\"),", fits=_QUOTABLE)
lines("js module", "text", "export const {camel} = `{value}`;", fits=_QUOTABLE)
lines("ts typed", "text", "const {camel}: string = '{value}' as const;", fits=_QUOTABLE)
lines("go struct", "text", "\t\t{camel}: \"{value}\",", fits=_QUOTABLE)
lines("python upper", "text", "{name}: Final[str] = '{value}'", fits=_QUOTABLE)
lines("lua table", "text", "  {snake} = \"{value}\",", fits=_QUOTABLE)
lines("nginx map", "text", "map $http_x_api_key $ok {{\n  default 0;\n  \"{value}\" 1;\n}}", "shape", _SIMPLE)
lines("caddy header", "text", "reverse_proxy {host} {{\n\theader_up Authorization \"Bearer {value}\"\n}}", "slot", _SIMPLE)
lines("netrc multi line", "text", "machine {host}\n  login ops\n  password {value}", "slot", _MIXED)
lines("pgpass escaped", "text", "{host}:5432:app:ops:{value}", "slot", re.compile(r"[A-Za-z0-9+/=_-]{8,}"))
lines("npmrc scoped", "text", "//{host}/:_authToken=\"{value}\"", "slot", _SIMPLE)
lines("ssh config comment", "text", "Host db\n  HostName {host}\n  # password: {value}", "slot", _MIXED)
lines("readme block", "text", "```sh\nexport {name}={value}\n```", fits=_SIMPLE)
lines("yaml in comment", "text", "#   {snake}: {value}", fits=_SIMPLE)
lines("windows ini quoted", "text", "{camel} = \"{value}\"\r", fits=_QUOTABLE)


@carrier("base64 basic header lower", "log", "slot", re.compile(r"[\x21-\x7e]+"))
def _basic(secret: Secret) -> str:
    return "authorization: basic " + secret.b64(f"ops:{secret.value}")


@carrier("base64 env file", "log", "name", re.compile(r"[\x21-\x7e]+"))
def _env_file(secret: Secret) -> str:
    return "ENV_B64=" + secret.b64(f"NODE_ENV=production\n{secret.name}={secret.value}\nPORT=3000\n")


@carrier("base64 url safe no padding", "log", "name", re.compile(r"[\x21-\x7e]+"))
def _url_safe(secret: Secret) -> str:
    text = json.dumps({secret.camel: secret.value, "v": 1})
    return "state=" + base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


@carrier("percent json query", "log", "name", re.compile(r"[\x21-\x7e]+"))
def _percent(secret: Secret) -> str:
    return f"GET /trpc/a.b?input={quote(json.dumps({'json': {secret.camel: secret.value}}), safe='')} 200"


@carrier("jwt over lines", "log", "slot", re.compile(r"eyJ[A-Za-z0-9_.-]+"))
def _jwt_lines(secret: Secret) -> str:
    head, body, sign = secret.value.split(".")
    return f"token:\n  {head}.\n  {body}.\n  {sign}"


@carrier("escaped new lines env", "log", "name", _QUOTABLE)
def _escaped(secret: Secret) -> str:
    return f'wrote ".env": "PORT=3000\\n{secret.name}={secret.value}\\nTZ=UTC\\n"'


@carrier("nested arrays", "json", "name", ANY)
def _nested(secret: Secret) -> dict[str, Any]:
    return {"services": [{"app": {"env": [[secret.name, secret.value], ["TZ", "UTC"]]}}]}


@carrier("env as object of objects", "json", "name", ANY)
def _objects(secret: Secret) -> dict[str, Any]:
    return {"env": {secret.name: {"value": secret.value, "isBuildTime": False}, "TZ": {"value": "UTC"}}}


@carrier("key and val short", "json", "name", ANY)
def _short(secret: Secret) -> list[Any]:
    return [{"k": secret.name, "v": secret.value}, {"k": "TZ", "v": "UTC"}]


@carrier("env as text in json", "json", "name", WORD)
def _text(secret: Secret) -> dict[str, Any]:
    return {"environmentVariables": f"NODE_ENV=production\n{secret.name}={secret.value}\n# end"}


@carrier("change record", "json", "name", ANY)
def _change(secret: Secret) -> dict[str, Any]:
    return {"action": "env.update", "changes": [{"key": secret.name, "from": secret.value, "to": secret.value}]}


@carrier("validation issue", "json", "name", ANY)
def _issue(secret: Secret) -> dict[str, Any]:
    return {"issues": [{"code": "too_small", "path": ["body", secret.camel], "input": secret.value, "message": "Too small"}]}


@carrier("error cause", "json", "slot", _QUOTABLE)
def _cause(secret: Secret) -> dict[str, Any]:
    return {"err": {"type": "AxiosError", "config": {"auth": {"username": "ops", "password": secret.value}, "headers": {"X-Api-Key": secret.value}}}}


@carrier("command as string", "json", "name", WORD)
def _command(secret: Secret) -> dict[str, Any]:
    return {"Cmd": ["sh", "-c", f"node app.js --{secret.kebab}={secret.value} --port 80"]}


@carrier("labels as list", "json", "slot", _SIMPLE)
def _labels(secret: Secret) -> dict[str, Any]:
    return {"Labels": {"com.acme.webhook-secret": secret.value, "com.acme.port": "80"}}


@carrier("deep json text", "json", "name", ANY)
def _deep(secret: Secret) -> dict[str, Any]:
    return {"event": json.dumps({"payload": json.dumps({"config": {secret.camel: secret.value}})})}


@carrier("csv in quotes", "text", "name", _QUOTABLE)
def _csv(secret: Secret) -> Fragment:
    number = secret.hex(32)
    return Fragment(f'"id","{secret.snake}","note"\n"{number}","{secret.value}","a, b"', (number,))


TWIST_FACTS = (
    ("compose words", "yaml", "    environment:\n      POSTGRES_PASSWORD_FILE: /run/secrets/pg\n      AUTH_URL: https://auth.example.net"),
    ("compose words", "yaml", "      - API_TOKEN\n      - DB_PASSWORD=${DB_PASSWORD:?missing}"),
    ("compose words", "yaml", "    secrets: [db_password, api_token]\n    read_only: true"),
    ("compose words", "yaml", "secrets:\n  db_password:\n    external: true\n  api_token:\n    file: ./api_token.txt"),
    ("env words", "dotenv", "TOKEN_TTL=3600"),
    ("env words", "dotenv", "AUTH_PROVIDER=github"),
    ("env words", "dotenv", "KEYCLOAK_REALM=acme"),
    ("env words", "dotenv", "PASSWORD_HASH_ROUNDS=12"),
    ("env words", "dotenv", "SESSION_COOKIE_NAME=daoflow_session"),
    ("env words", "dotenv", "SSH_KEY_PATH=/app/.ssh/id_ed25519"),
    ("env words", "dotenv", "GITHUB_APP_ID=123456"),
    ("env words", "dotenv", "S3_ACCESS_STYLE=path"),
    ("log words", "log text", "daoflow-1   | token: expired, password: rejected, secret: not configured"),
    ("log words", "log text", "password=[REDACTED] token=*** secret=<hidden> apiKey=xxxx"),
    ("log words", "log text", "apiKey: undefined, token: null, password: '', secret: \"\""),
    ("log words", "log text", "loaded 4 secrets from /run/secrets (db_password, api_token, smtp_pass, jwt_key)"),
    ("log words", "log text", "API token 'ci-deploy' (id <h32>) last used 2026-11-27"),
    ("log words", "log text", "key rotation finished: 12 rows re-encrypted with key version 3"),
    ("log words", "log text", "cookie 'daoflow.session_token' missing; redirecting to /login"),
    ("log words", "log text", "token bucket refilled: tokens=100 rate=10/s"),
    ("log words", "log text", "secret \"daoflow_db_password\" (external) found"),
    ("log words", "log text", "rpc error: code = Unauthenticated desc = invalid token"),
    ("log words", "log text", "ERR_JWT_EXPIRED: \"exp\" claim timestamp check failed"),
    ("log words", "log text", "auth: user=ops method=password result=failure ip=10.0.0.7"),
    ("log words", "log text", "keys: [ 'read', 'write' ], tokens: [], secrets: [ 'db_password' ]"),
    ("log words", "log text", "  tokens: [ 'deploy:read', 'deploy:write' ],"),
    ("log words", "log text", "Token(kind=Identifier, value='password', line=3)"),
    ("log words", "log text", "def connect(host, password=None, token=None):"),
    ("log words", "log text", "if (!password) throw new Error('password required');"),
    ("log words", "log text", "password: z.string().min(12), token: z.string().optional(),"),
    ("log words", "log text", "✔ BETTER_AUTH_SECRET loaded (48 characters)"),
    ("log words", "log text", "• password = (from keyring)"),
    ("tables", "log text", " Name           | Type  | Secret \n----------------+-------+--------\n POSTGRES_DB    | plain | no"),
    ("tables", "log text", "NAME                  DRIVER    CREATED        UPDATED\ndb_password                     3 weeks ago    3 weeks ago"),
    ("tables", "log text", "ID                          NAME          DRIVER    CREATED\n<l25>   api_token               2 days ago"),
    ("ids", "log text", "X-Request-Id: <h8>-<h4>-4<h3>-a<h3>-<h12> X-Amz-Cf-Id: <w54>=="),
    ("ids", "log text", "deployment <h32> commit <h40> image sha256:<h64>"),
    ("ids", "log text", "ETag: \"<h32>\" x-amz-version-id: <w32>"),
    ("ids", "log text", "span <h16> trace <h32> parent <h16>"),
    ("ids", "log text", "goroutine 42 [running]: main.(*Server).auth(0xc000<h6>, {0xc000<h6>, 0x24})"),
    ("ids", "log text", "chunk-<U8>.js index-<w8>.css vendor.<h20>.js"),
    ("ids", "log text", "SHA256:<b43> no comment (ED25519)"),
    ("ids", "log text", "integrity sha512-<b86>=="),
    ("requests", "log text", "POST /api/auth/sign-in/email 401 {\"code\":\"INVALID_EMAIL_OR_PASSWORD\",\"message\":\"Invalid email or password\"}"),
    ("requests", "log text", "GET /api/v1/tokens?page=2&sort=createdAt 200"),
    ("requests", "log text", "PATCH /settings/secrets/db_password 204"),
    ("requests", "log text", "OPTIONS /x Access-Control-Allow-Headers: authorization, x-api-key, content-type"),
    ("sql words", "log text", "ALTER TABLE sessions ADD COLUMN token text; CREATE INDEX sessions_token_idx ON sessions (token);"),
    ("sql words", "log text", "SELECT token, password_hash FROM users WHERE id = $1"),
    ("sql words", "log text", "ERROR:  column \"api_key\" of relation \"servers\" does not exist at character 42"),
)
