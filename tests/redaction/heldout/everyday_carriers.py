"""What an operator sees every day of a stack that does not start: each service's own words, consoles, tickets. The eleventh set, written blind."""

# fmt: off
# ruff: noqa: E501  one row of data is easier to read than four, and some of it is SQL
from __future__ import annotations

import html
import json
import re
import shlex
from urllib.parse import quote_plus

from tests.redaction.heldout.carrier import BARE, CELL, LONG, QUOTED, TOKEN, document, in_base64, in_url, lines, spelled

_URL = re.compile(r"[A-Za-z0-9_.~-]+")


def _json(text: str) -> str:
    return json.dumps(text)


def _inner(text: str) -> str:
    return json.dumps(json.dumps(text))[1:-1]


# env files as they are kept
lines("day env section", "dotenv", "# --- database ---\nDB_HOST={host}\nDB_PORT=5432\n{name}={value}", fits=BARE)
spelled("day env json quoted", "dotenv", "{name}={value}", _json, fits=re.compile(r"[\x20-\x7e]+"))
lines("day env backtick", "dotenv", "{name}=`{value}`", fits=TOKEN)
lines("day env yaml style", "dotenv", "{name}: {value}", fits=TOKEN)
lines("day env export single", "dotenv", "export {name}='{value}'", fits=QUOTED)
lines("day env duplicate", "dotenv", "{name}={value}\n{name}=", fits=BARE)
lines("day env comment above", "dotenv", "# old {name} was {value}\n{name}=", fits=LONG)
lines("day env multi value", "dotenv", "TRUSTED={host}\nADMIN_CREDENTIALS=admin:{value}", "slot", TOKEN)
spelled("day env url", "dotenv", "DATABASE_URL='postgresql://daoflow:{value}@{host}:5432/daoflow?schema=public'", in_url, "slot")
spelled("day env redis url", "dotenv", "QUEUE_URL=rediss://default:{value}@{host}:6379", in_url, "slot")
lines("day env raw url", "dotenv", "DATABASE_URL=postgres://app:{value}@{host}/app", "slot", re.compile(r"[A-Za-z0-9]+[@#/][A-Za-z0-9@#/]+"))
lines("day env crlf quoted", "dotenv-crlf", '{name}="{value}"', fits=QUOTED)
lines("day env bom", "dotenv-bom", "{name}={value}", fits=BARE)

# shells
spelled("day bash xtrace export", "log", "+ export {name}={value}\n+ {name}={value}", shlex.quote, fits=re.compile(r"[^\n]+"))
lines("day bash error line", "log", "deploy.sh: line 12: {name}={value}: command not found", fits=TOKEN)
lines("day bash unbound", "log", "install.sh: 41: export: {value}: bad variable name", "shape", LONG)
lines("day sh env i", "log", "env -i PATH=/bin {name}={value} sh -c 'bun run start'", fits=BARE)
lines("day compose env override", "log", "$ {name}={value} docker compose up -d", fits=BARE)
lines("day docker run quoted", "log", "docker run --rm --env \"{name}={value}\" -v /srv:/data alpine:3", fits=QUOTED)
lines("day docker env long", "log", "docker run --env {name}={value} alpine:3", fits=BARE)
lines("day docker service update", "log", "docker service update --env-add {name}={value} app", fits=BARE)
lines("day docker exec psql", "log", "docker exec -e PGPASSWORD='{value}' pg psql -U app", "slot", QUOTED)
spelled("day heredoc cat", "log", "cat > /srv/.env <<'EOF'\nPORT=3000\n{name}={value}\nEOF", str, fits=BARE)
lines("day read p", "log", "Password for 'https://ops@{host}': {value}", "slot", LONG)
lines("day expect send", "log", "send -- \"{value}\\r\"\nexpect \"Password:\"", "shape", LONG)
lines("day openssl pass", "log", "openssl pkcs12 -export -out a.p12 -passout pass:{value}", "slot", BARE)
lines("day keytool", "log", "keytool -list -keystore a.jks -storepass {value}", "slot", BARE)
lines("day ssh-keygen", "log", "ssh-keygen -t ed25519 -N '{value}' -f id", "slot", QUOTED)
lines("day kubectl literal", "log", "kubectl create secret generic app --from-literal={snake}={value}", fits=BARE)
lines("day helm set", "log", "helm upgrade app ./c --set auth.{camel}={value} --set replicas=2", fits=TOKEN)
lines("day vault kv", "log", "vault kv put secret/app {snake}={value} user=ops", fits=TOKEN)
lines("day gh secret", "log", "gh secret set {name} --body \"{value}\" --repo acme/app", fits=QUOTED)
lines("day aws ssm", "log", "aws ssm put-parameter --name /app/{snake} --type SecureString --value '{value}'", fits=QUOTED)
lines("day terraform var", "log", "terraform apply -var '{snake}={value}' -auto-approve", fits=QUOTED)
lines("day ansible extra", "log", "ansible-playbook site.yml -e {snake}={value}", fits=TOKEN)
lines("day httpie header", "log", "http POST https://{host}/api X-Api-Key:{value} name=a", "slot", TOKEN)
lines("day curl data", "log", "curl -X POST https://{host}/login -d '{{\"user\":\"ops\",\"{camel}\":\"{value}\"}}'", fits=QUOTED)
lines("day curl form", "log", "curl https://{host}/oauth/token -d client_id=app -d client_secret={value}", "slot", TOKEN)
lines("day curl cookie", "log", "curl -b 'session={value}' https://{host}/me", "slot", TOKEN)
lines("day curl oauth", "log", "curl --oauth2-bearer {value} https://{host}/me", "slot", TOKEN)
lines("day psql uri", "log", "psql 'postgresql://app:{value}@{host}/app' -c 'select 1'", "slot", _URL)
lines("day createuser", "log", "psql -c \"ALTER USER app PASSWORD '{value}'\"", "slot", QUOTED)
lines("day mysql cnf", "text", "[client]\nuser=root\npassword={value}\nhost={host}", "slot", BARE)
lines("day mongosh", "log", "mongosh --host {host} -u root -p {value} --authenticationDatabase admin", "slot", BARE)

# services' own logs
lines("day postgres env error", "log", "Error: bad value for POSTGRES_PASSWORD: '{value}'", "slot", QUOTED)
lines("day entrypoint echo", "log", "[entrypoint] {name} = {value}", fits=BARE)
lines("day entrypoint generated", "log", "[init] generated {name}: {value} (saved to /srv/.env)", fits=TOKEN)
lines("day first run password", "log", "Initial admin password: {value}", "slot", TOKEN)
lines("day first run box", "log", "║  Password:  {value}", "slot", TOKEN)
lines("day first run sentence", "log", "Your admin user is admin@example.net with password {value}", "slot", LONG)
lines("day token created", "log", "API token created: {value}", "slot", TOKEN)
lines("day token shown once", "log", "Copy this token now, it will not be shown again:\n  {value}", "slot", LONG)
lines("day login failed with", "log", "login failed for ops with password '{value}'", "slot", QUOTED)
lines("day invalid key", "log", "Error: Invalid API key provided: {value}", "slot", TOKEN)
lines("day bad signature", "log", "webhook signature mismatch: secret={value} header=t=1764000000", "slot", TOKEN)
lines("day key length", "log", "RangeError: Invalid key length (ENCRYPTION_KEY={value})", "slot", TOKEN)
lines("day decrypt with", "log", "decrypt failed with key {value}", "slot", LONG)
lines("day env table", "log", "│ {name} │ {value} │", fits=CELL)
lines("day console table", "text", "┌─────────┬────────┐\n│ (index) │ Values │\n├─────────┼────────┤\n│ {snake} │ '{value}' │\n└─────────┴────────┘", fits=CELL)
lines("day env list bullets", "log", "  - {name}={value}", fits=BARE)
lines("day yaml in log", "log", "config:\n  db:\n    host: {host}\n    {snake}: \"{value}\"", fits=QUOTED)
spelled("day json pretty", "log", '  "{camel}": {value},', _json)
spelled("day json log escaped body", "log", '{{"level":"warn","response":"{{\\"error\\":\\"bad\\",\\"{snake}\\":{value}}}","status":400}}', _inner, fits=re.compile(r"[\x20-\x7e]+"))
spelled("day json array pair", "log", '{{"env":[["{name}",{value}],["TZ","UTC"]]}}', _json)
spelled("day json env list", "log", '{{"Env":["TZ=UTC","{name}={value}"],"Image":"a:1"}}', lambda text: _json(text)[1:-1])
spelled("day json url", "log", '{{"msg":"fetch","url":"https://{host}/v1?{snake}={value}","status":403}}', in_url)
lines("day python traceback", "log", "Traceback (most recent call last):\n  File \"app.py\", line 12, in main\n    connect(host='{host}', {snake}='{value}')\nOperationalError: refused", fits=QUOTED)
lines("day python keyerror", "log", "ValueError: invalid literal for {snake}: '{value}'", fits=QUOTED)
lines("day pydantic", "log", "{snake}\n  String should have at least 32 characters [type=string_too_short, input_value='{value}', input_type=str]", fits=QUOTED)
lines("day django settings", "log", "DATABASES = {{'default': {{'HOST': '{host}', 'PASSWORD': '{value}'}}}}", "slot", QUOTED)
lines("day java property", "log", "-Dspring.datasource.password={value} -Xmx512m", "slot", BARE)
lines("day java exception", "log", "org.postgresql.util.PSQLException: bad url jdbc:postgresql://{host}/app?user=app&password={value}", "slot", _URL)
lines("day spring env", "log", "Property: spring.mail.password\n    Value: \"{value}\"\n    Reason: must not be blank", "slot", QUOTED)
lines("day go panic", "log", "panic: parse \"postgres://app:{value}@{host}:port/app\": invalid port \":port\" after host", "slot", _URL)
lines("day go flags", "log", "flag provided but not defined: -{snake}={value}", fits=TOKEN)
lines("day go printf", "log", "cfg={{Host:{host} {camel}:{value} Timeout:30s}}", fits=TOKEN)
lines("day rust panic", "log", "thread 'main' panicked at src/main.rs:12: bad {snake}: \"{value}\"", fits=QUOTED)
lines("day php fatal", "log", "PHP Fatal error:  Uncaught PDOException in /app/db.php:4\n#0 /app/db.php(4): PDO->__construct('pgsql:host={host}', 'app', '{value}')", "slot", QUOTED)
lines("day ruby inspect", "log", "#<Config:0x0000 @host=\"{host}\", @{snake}=\"{value}\">", fits=QUOTED)
lines("day ruby hash", "log", "{{:host=>\"{host}\", :{snake}=>\"{value}\"}}", fits=QUOTED)
lines("day dotnet config", "log", "ConnectionStrings:Default = Host={host};Username=app;Password={value}", "slot", TOKEN)
lines("day rails params", "log", "Parameters: {{\"user\"=>\"ops\", \"{snake}\"=>\"{value}\"}}", fits=QUOTED)
lines("day laravel env", "log", "production.ERROR: Access denied {{\"exception\":\"SQLSTATE\",\"{snake}\":\"{value}\"}}", fits=QUOTED)

# web
lines("day websocket url", "log", "WebSocket connection to 'wss://{host}/ws?token={value}' failed", "slot", _URL)
lines("day oauth code", "log", "GET /api/auth/callback/github?code={value}&state=abc 302", "slot", re.compile(r"(?=.*\d)[a-z0-9]{20,}"))
spelled("day redirect", "log", "302 Location: https://{host}/login?next=%2Fcb%3Faccess_token%3D{value}", in_url, "slot", _URL)
lines("day invite", "log", "invitation mail: https://{host}/invite?invitation_token={value}", "slot", _URL)
lines("day signed url", "log", "https://{host}/f/report.pdf?Expires=1764000000&Signature={value}&Key-Pair-Id=K2", "slot", re.compile(r"[A-Za-z0-9_~-]{30,}"))
lines("day header pair dump", "log", "  'x-api-key': '{value}',\n  'content-type': 'application/json'", "slot", QUOTED)
lines("day header map go", "log", "map[Accept:[*/*] Authorization:[Bearer {value}] User-Agent:[curl]]", "slot", TOKEN)
lines("day header proxy", "log", "Proxy-Authorization: Bearer {value}", "slot", TOKEN)
lines("day header vault", "log", "X-Vault-Token: {value}", "slot", TOKEN)
lines("day cookie express", "log", "connect.sid=s%3A{value}; Path=/; HttpOnly", "slot", _URL)
lines("day cookie jar", "text", "#HttpOnly_{host}\tFALSE\t/\tTRUE\t1795870000\tbetter-auth.session_token\t{value}", "slot", TOKEN)
spelled("day form body", "log", "email=ops%40example.net&{snake}={value}&remember=1", quote_plus)
spelled("day har text", "log", '"postData": {{"text": "user=ops&{snake}={value}"}}', quote_plus)
spelled("day basic header dump", "log", "authorization: Basic {value}", lambda text: in_base64("admin:" + text), "slot")
lines("day graphql vars", "log", "variables={{\"input\":{{\"{camel}\":\"{value}\"}}}}", fits=QUOTED)
spelled("day soap", "log", "<wsse:Username>ops</wsse:Username><wsse:Password Type=\"T\">{value}</wsse:Password>", html.escape, "slot")
spelled("day html option", "log", '<input name="{snake}" type="password" value="{value}"/>', lambda text: html.escape(text, quote=True))

# data
lines("day csv quoted", "text", 'id,name,{snake}\n1,"main","{value}"', fits=CELL)
lines("day tsv", "text", "id\tname\t{snake}\n1\tmain\t{value}", fits=CELL)
lines("day mysql vertical", "text", "*************************** 1. row ***************************\n       id: 1\n {snake}: {value}\n     name: main", fits=TOKEN)
lines("day sqlite line", "text", "      id = 1\n {snake} = {value}\n    name = main", fits=TOKEN)
lines("day sqlite insert", "text", "INSERT INTO \"cfg\" VALUES(1,'{snake}','{value}');", fits=LONG)
lines("day mongo doc", "text", "{{\n  _id: ObjectId('64b7f0c2e1b2c3d4e5f60718'),\n  {camel}: '{value}'\n}}", fits=QUOTED)
spelled("day jsonl", "text", '{{"id":1,"{snake}":{value}}}', _json)
spelled("day sql merge", "log", "INSERT INTO cfg (key, value) VALUES ('{snake}', '{value}') ON CONFLICT (key) DO UPDATE SET value = excluded.value", lambda text: text.replace("'", "''"), fits=QUOTED)
lines("day sql where", "log", "SELECT * FROM session WHERE token = '{value}'", "slot", QUOTED)
lines("day sql params prisma", "log", "prisma:query UPDATE \"T\" SET \"{snake}\" = $1 WHERE id = $2\nprisma:params [\"{value}\",7]", "shape", TOKEN)
lines("day kafka message", "log", "produced key=user-1 value={{\"{camel}\":\"{value}\"}} partition=0 offset=41", fits=QUOTED)

# tickets and chats
lines("day chat", "text", "ops: here is the new {snake}: {value}", fits=LONG)
lines("day chat code", "text", "can you try `{name}={value}`?", fits=TOKEN)
lines("day mail quoted", "text", "> {name}={value}\n> it still does not start", fits=BARE)
lines("day ticket steps", "text", "1. set {name}={value} in .env\n2. docker compose up -d", fits=BARE)
lines("day ticket login", "text", "Login: ops\nPassword: {value}\nURL: https://{host}", "slot", BARE)
lines("day readme", "text", "    $ export {name}={value}", fits=BARE)
lines("day wiki", "text", "* {snake}: {value}\n* host: {host}", fits=TOKEN)
lines("day table tabs", "text", "Name\tValue\n{name}\t{value}", fits=CELL)

# documents
document("day inspect args file", "name", lambda s: {"Args": ["server", f"--{s.kebab}", s.value]}, re.compile(r"[^-].*"))
document("day inspect build env", "name", lambda s: {"ContainerConfig": {"Env": [f"{s.name}={s.value}"]}, "Architecture": "amd64"})
document("day compose model", "name", lambda s: {"name": "app", "services": {"api": {"environment": {s.name: s.value, "NODE_ENV": "production"}, "image": "a:1"}}})
document("day compose url", "slot", lambda s: {"services": {"api": {"environment": {"DATABASE_URL": f"postgresql://app:{in_url(s.value)}@{s.host()}/app"}}}})
document("day compose secret content", "name", lambda s: {"secrets": {s.snake: {"content": s.value}}})
document("day event attributes", "name", lambda s: {"Action": "create", "Actor": {"Attributes": {"image": "a:1", "env." + s.name: s.value}}})
document("day api environment", "name", lambda s: {"environment": {"variables": [{"id": s.hex(12), "key": s.name, "value": s.value, "category": "runtime"}]}})
document("day api token", "slot", lambda s: {"apiToken": {"id": s.hex(12), "name": "ci", "token": s.value, "scopes": ["deploy:start"]}})
document("day api invite", "slot", lambda s: {"invite": {"email": "a@example.net", "acceptUrl": f"https://{s.host()}/invite?token={in_url(s.value)}"}})
document("day api registry", "slot", lambda s: {"registry": {"url": s.host(), "username": "ci", "password": s.value}})
document("day api git provider", "slot", lambda s: {"gitProvider": {"type": "github", "clientId": "Iv1." + s.hex(16), "clientSecret": s.value, "webhookSecret": s.value}})
document("day api server", "slot", lambda s: {"server": {"host": s.host(), "sshUser": "deploy", "sshPassword": s.value}})
document("day log line array", "name", lambda s: {"lines": ["boot", f"{s.name}={s.value}", "listening on :3000"]}, BARE)
document("day deployment step", "slot", lambda s: {"step": "clone", "command": f"git clone https://oauth2:{in_url(s.value)}@{s.host()}/a.git", "exitCode": 128})
document("day error cause", "name", lambda s: {"error": {"name": "Error", "cause": {"options": {s.camel: s.value, "host": "db"}}}})
document("day headers list", "slot", lambda s: {"headers": [["host", "a"], ["authorization", f"Bearer {s.value}"]]})
document("day request dump", "slot", lambda s: {"request": f"GET / HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {s.value}\r\n\r\n"}, TOKEN)
document("day settings rows", "name", lambda s: {"settings": [{"setting": s.snake, "value": s.value}]})
document("day otel span", "slot", lambda s: {"attributes": [{"key": "db.connection_string", "value": {"stringValue": f"postgres://app:{in_url(s.value)}@db/app"}}]})
document("day otel env", "name", lambda s: {"resource": {"attributes": [{"key": "process.environment_variable." + s.name, "value": {"stringValue": s.value}}]}})
document("day ecs task", "name", lambda s: {"containerDefinitions": [{"name": "api", "environment": [{"name": s.name, "value": s.value}]}]})
document("day npm audit config", "slot", lambda s: {"config": {"//registry.npmjs.org/:_authToken": s.value}})
