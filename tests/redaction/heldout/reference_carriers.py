"""Text as the programs of a Compose host print it: env files, shells, logs, URLs, headers, SQL, encodings. The ninth set, written blind."""

# fmt: off
# ruff: noqa: E501  one row of data is easier to read than four, and some of it is SQL
from __future__ import annotations

import html
import json
import re
import shlex
from urllib.parse import quote_plus

from tests.redaction.heldout.carrier import (
    BARE,
    CELL,
    LONG,
    QUOTED,
    TOKEN,
    Secret,
    carrier,
    in_base64,
    in_sql,
    in_url,
    lines,
    spelled,
)


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _json_twice(text: str) -> str:
    return json.dumps(json.dumps(text))[1:-1]


def _unicode(text: str) -> str:
    return "".join(f"\\u{ord(c):04x}" for c in text)


def _hex(text: str) -> str:
    return text.encode().hex()


# env files and shells
lines("ref env plain", "dotenv", "# written by install.sh\n{name}={value}\nNODE_ENV=production", fits=BARE)
lines("ref env crlf", "dotenv-crlf", "{name}={value}\nTZ=Europe/Berlin", fits=BARE)
lines("ref env utf16", "dotenv-utf16", "{name}={value}\nPORT=3000", fits=BARE)
lines("ref env double quotes", "dotenv", '{name}="{value}"\nLOG_LEVEL=info', fits=QUOTED)
lines("ref env single quotes", "dotenv", "{name}='{value}'", fits=QUOTED)
lines("ref env commented out", "dotenv", "#{name}={value}", fits=TOKEN)
lines("ref env trailing comment", "dotenv", "{name}={value} # rotate in Q3", fits=TOKEN)
lines("ref env export", "log", 'export {name}="{value}"', fits=QUOTED)
lines("ref env two on a line", "log", "export DB_HOST={host} {name}={value}", fits=BARE)
lines("ref env declare", "log", 'declare -x {name}="{value}"', fits=QUOTED)
lines("ref env readonly", "log", "readonly {name}='{value}'", fits=QUOTED)
lines("ref set x", "log", "++ {name}={value}\n++ export {name}", fits=TOKEN)
spelled("ref set x quoted", "log", "+ {name}={value}", shlex.quote, fits=re.compile(r"[^\n]+"))
lines("ref set x nested", "log", "+++ docker compose -f compose.yaml run -e {name}={value} migrate", fits=TOKEN)
spelled("ref set x pipe", "log", "+ echo {value}\n+ docker login -u ops --password-stdin {host}", shlex.quote, "slot", re.compile(r"[^\n]+"))
lines("ref set x test", "log", "+ [[ -z {value} ]]", "shape", LONG)
lines("ref printenv", "log", "$ printenv | grep -i pass\n{name}={value}", fits=BARE)
lines("ref docker exec env", "log", "$ docker exec app-1 env\nHOSTNAME=3f2a91c07b5e\n{name}={value}\nHOME=/root", fits=BARE)
lines("ref history numbered", "text", "  511  cd /srv/daoflow\n  512  {name}={value} bun run migrate\n  513  docker compose ps", fits=BARE)
lines("ref history stamped", "text", "#1764000000\nexport {name}={value}\n#1764000010\nls", fits=BARE)
lines("ref zsh history", "text", ": 1764000000:0;export {name}={value}", fits=BARE)
lines("ref fish history", "text", "- cmd: set -gx {name} {value}\n  when: 1764000000", fits=TOKEN)
lines("ref history sed", "text", "  514  sed -i 's/^{name}=.*/{name}={value}/' .env", fits=re.compile(r"[A-Za-z0-9_.-]+"))
lines("ref history echo append", "text", '  515  echo "{name}={value}" >> .env', fits=QUOTED)
lines("ref history psql", "text", "  516  PGPASSWORD={value} psql -h {host} -U daoflow -c 'select 1'", "slot", BARE)
spelled("ref history psql quoted", "text", "  517  PGPASSWORD={value} pg_dump -h {host} -U daoflow daoflow > d.sql", shlex.quote, "slot", re.compile(r"[^\n]+"))
lines("ref history curl", "text", "  518  curl -s -H 'Authorization: Bearer {value}' https://{host}/api/v1/health", "slot", TOKEN)
lines("ref history curl user", "text", "  519  curl -u 'ops:{value}' https://{host}/metrics", "slot", QUOTED)
lines("ref history redis", "text", "  520  redis-cli -h {host} -a '{value}' info memory", "slot", QUOTED)
lines("ref history mysql", "text", "  521  mysql -h {host} -uroot -p'{value}' app", "slot", QUOTED)
lines("ref history docker login", "text", "  522  docker login {host} -u ci -p {value}", "slot", BARE)
lines("ref history mc alias", "text", "  523  mc alias set store https://{host} daoflow {value}", "slot", TOKEN)
lines("ref history restic", "text", "  524  RESTIC_PASSWORD='{value}' restic -r s3:https://{host}/b snapshots", "slot", QUOTED)
lines("ref history git clone", "text", "  525  git clone https://oauth2:{value}@{host}/acme/app.git", "slot", re.compile(r"[A-Za-z0-9_.~-]+"))
lines("ref history openssl", "text", "  526  openssl enc -aes-256-cbc -d -in b.enc -pass pass:{value}", "slot", BARE)
lines("ref history sshpass", "text", "  527  sshpass -p '{value}' ssh deploy@{host}", "slot", QUOTED)
lines("ref history npm", "text", "  528  npm config set //{host}/:_authToken {value}", "slot", TOKEN)
lines("ref history wget", "text", "  529  wget --user=ops --password='{value}' https://{host}/d.tgz", "slot", QUOTED)
lines("ref history gh", "text", "  530  echo {value} | gh auth login --with-token", "slot", TOKEN)
lines("ref history daoflow login", "text", "  531  daoflow login --url https://{host} --token {value}", "slot", TOKEN)

# command lines
lines("ref flag space", "log", "exec: server --listen :3000 --{kebab} {value} --log-level info", fits=BARE)
lines("ref flag equals", "log", "exec: server --{kebab}={value} --log-level info", fits=BARE)
lines("ref flag quoted", "log", "exec: server --{kebab}='{value}' --verbose", fits=QUOTED)
lines("ref flag single dash", "log", "exec: agent -{snake} {value} -v", fits=TOKEN)
lines("ref ps aux", "log", "root      8123  0.3  1.2 912340 48212 ?  Ssl  10:00   0:04 node /app/server.js --{kebab}={value}", fits=BARE)
lines("ref ps ef", "log", "999       4211  4190  0 09:58 ?  00:00:01 redis-server --requirepass {value} --port 6379", "slot", BARE)
lines("ref docker top", "log", "UID    PID    PPID   C   STIME   TTY   TIME       CMD\nroot   4211   4190   0   09:58   ?     00:00:01   worker --{kebab} {value}", fits=BARE)
lines("ref argv repr", "log", "argv: ['server', '--{kebab}', '{value}', '--port', '3000']", fits=QUOTED)
lines("ref argv json", "log", 'spawn ["bun","run","worker","--{kebab}","{value}"]', fits=QUOTED)
lines("ref argv go", "log", "cmd=[server --{kebab} {value} --port 3000]", fits=TOKEN)
lines("ref audit proctitle", "log", "type=EXECVE msg=audit(1764000000.123:4211): argc=4 a0=\"server\" a1=\"--{kebab}\" a2=\"{value}\" a3=\"-v\"", fits=QUOTED)
lines("ref sudo", "log", "Nov 28 10:00:00 ops-1 sudo:  deploy : TTY=pts/0 ; PWD=/srv ; USER=root ; COMMAND=/usr/bin/env {name}={value} /usr/local/bin/restore", fits=BARE)
lines("ref cron log", "log", "Nov 28 03:00:01 ops-1 CRON[8123]: (root) CMD ({name}={value} /usr/local/bin/backup.sh)", fits=TOKEN)
lines("ref systemd unit", "text", "[Service]\nEnvironment={name}={value}\nExecStart=/usr/bin/server\nRestart=always", fits=TOKEN)
lines("ref systemd unit quoted", "text", '[Service]\nEnvironment="{name}={value}" "TZ=UTC"\nExecStart=/usr/bin/server', fits=QUOTED)
lines("ref systemd exec", "text", "[Service]\nExecStart=/usr/bin/server --{kebab}={value} --port 3000", fits=BARE)
lines("ref systemctl status", "log", "   CGroup: /system.slice/app.service\n           └─8123 /usr/bin/server --{kebab} {value}", fits=BARE)
lines("ref docker run logged", "log", "docker run -d --name app -e {name}={value} -p 3000:3000 ghcr.io/acme/app:1.2.3", fits=BARE)
lines("ref compose config env", "yaml", "services:\n  app:\n    environment:\n      NODE_ENV: production\n      {name}: {value}\n    image: ghcr.io/acme/app:1.2.3", fits=TOKEN)
lines("ref compose config quoted", "yaml", "    environment:\n      {name}: \"{value}\"\n      PORT: \"3000\"", fits=QUOTED)
lines("ref compose list", "yaml", "    environment:\n      - TZ=UTC\n      - {name}={value}", fits=BARE)
lines("ref compose list quoted", "yaml", "    environment:\n      - \"{name}={value}\"\n      - PORT=3000", fits=QUOTED)
lines("ref compose command", "yaml", "    command:\n      - redis-server\n      - --requirepass\n      - {value}\n      - --appendonly\n      - \"yes\"", "slot", TOKEN)
lines("ref compose command string", "yaml", "    command: redis-server --requirepass {value} --maxmemory 256mb", "slot", TOKEN)
lines("ref compose labels", "yaml", "    labels:\n      com.example.{kebab}: {value}\n      com.example.team: platform", fits=TOKEN)
lines("ref yaml folded", "yaml", "{snake}: >-\n  {value}\nhost: {host}", fits=TOKEN)
lines("ref yaml literal", "yaml", "{camel}: |\n  {value}\nport: 5432", fits=TOKEN)
lines("ref yaml name value", "yaml", "env:\n  - name: {name}\n    value: {value}\n  - name: LOG_LEVEL\n    value: info", fits=TOKEN)
lines("ref yaml value first", "yaml", "env:\n  - value: {value}\n    name: {name}\n  - value: info\n    name: LOG_LEVEL", fits=LONG)
lines("ref yaml nested", "yaml", "database:\n  host: {host}\n  credentials:\n    username: app\n    {snake}: {value}", fits=TOKEN)
spelled("ref k8s secret data", "yaml", "apiVersion: v1\nkind: Secret\ndata:\n  {snake}: {value}", in_base64)
lines("ref k8s string data", "yaml", "kind: Secret\nstringData:\n  {kebab}: \"{value}\"", fits=QUOTED)

# JSON in logs
spelled("ref json log", "log", '{{"level":"error","time":1764000000123,"msg":"connect failed","{camel}":{value},"host":"{host}"}}', _json)
spelled("ref json log nested", "log", '{{"level":"info","config":{{"db":{{"host":"{host}","{snake}":{value}}},"port":3000}}}}', _json)
spelled("ref json key value", "log", '{{"vars":[{{"key":"{name}","value":{value}}},{{"key":"TZ","value":"UTC"}}]}}', _json)
spelled("ref json name value spaced", "log", '[{{"name": "{name}", "value": {value}, "isSecret": true}}]', _json)
spelled("ref json inside json", "log", '{{"level":"debug","body":"{{\\"user\\":\\"ops\\",\\"{camel}\\":{value}}}"}}', _json_twice, fits=re.compile(r"[\x20-\x7e]+"))
spelled("ref json unicode", "log", '{{"event":"env.updated","{snake}":"{value}"}}', _unicode, fits=re.compile(r"[\x20-\x7e]+"))
spelled("ref json unicode partly", "log", '{{"url":"postgres://app:{value}@{host}/app\\u003fsslmode=require"}}', in_url, "slot")
lines("ref js object", "log", "  config: {{ host: '{host}', {camel}: '{value}', ssl: false }}", fits=QUOTED)
lines("ref js object lines", "log", "Options {{\n  host: '{host}',\n  {camel}: '{value}',\n  port: 5432\n}}", fits=QUOTED)
lines("ref node inspect map", "log", "Map(2) {{ 'region' => 'eu', '{snake}' => '{value}' }}", fits=QUOTED)
lines("ref python dict", "log", "DEBUG settings={{'host': '{host}', '{snake}': '{value}', 'port': 5432}}", fits=QUOTED)
lines("ref python dataclass", "log", "Settings(host='{host}', {snake}='{value}', debug=False)", fits=QUOTED)
lines("ref go struct", "log", "config: &{{Host:{host} Port:5432 {camel}:{value} SSL:false}}", fits=TOKEN)
lines("ref rust debug", "log", 'Config {{ host: "{host}", {snake}: "{value}", port: 5432 }}', fits=QUOTED)
lines("ref java tostring", "log", "DataSource[url=jdbc:postgresql://{host}:5432/app, username=app, {camel}={value}, poolSize=10]", fits=TOKEN)
lines("ref logfmt", "log", "ts=2026-11-28T10:00:00Z level=warn msg=\"login refused\" {snake}={value} user=ops", fits=BARE)
lines("ref logfmt quoted", "log", 'level=warn msg="login refused" {snake}="{value}" user=ops', fits=QUOTED)
lines("ref bracketed log", "log", "[2026-11-28 10:00:00] [ERROR] auth: {name}={value} rejected by {host}", fits=BARE)
lines("ref colon log", "log", "Loaded {name}: {value}", fits=BARE)
lines("ref padded settings", "log", "  {snake:<32} {value}", fits=LONG)
lines("ref dots settings", "log", "  {snake} ........ {value}", fits=TOKEN)
lines("ref validation received", "log", 'Invalid environment: {name} (received "{value}")', fits=QUOTED)
lines("ref zod issue", "log", '[ {{ code: "too_small", path: [ "{name}" ], input: "{value}" }} ]', fits=QUOTED)
lines("ref old new", "log", "{name} changed from '{value}' to ''", fits=QUOTED)
lines("ref diff minus", "log", "-{name}={value}\n+{name}=", fits=BARE)
lines("ref diff plus", "log", "@@ -1,2 +1,3 @@\n NODE_ENV=production\n+{name}={value}", fits=BARE)
lines("ref ansi env", "log", "\x1b[2m10:00:00\x1b[0m \x1b[32mINFO\x1b[0m {name}=\x1b[1m{value}\x1b[0m", fits=TOKEN)
lines("ref ansi key", "log", "\x1b[34m{camel}\x1b[39m: \x1b[32m'{value}'\x1b[39m", fits=QUOTED)
lines("ref ansi whole", "log", "\x1b[31merror: bad {name}={value}\x1b[0m", fits=TOKEN)
lines("ref compose prefix", "log", "app-1       | 2026-11-28T10:00:00.000Z {name}={value}", fits=BARE)
lines("ref journal", "log", "Nov 28 10:00:00 ops-1 dockerd[812]: time=\"2026-11-28T10:00:00Z\" level=error msg=\"{name}={value}\"", fits=TOKEN)
lines("ref nginx error", "log", '2026/11/28 10:00:00 [error] 29#29: *81 upstream timed out, client: 10.0.0.9, request: "GET /cb?{snake}={value}&state=1 HTTP/1.1", host: "{host}"', fits=re.compile(r"[A-Za-z0-9_.~-]+"))

# URLs
spelled("ref url postgres", "log", "connecting to postgresql://daoflow:{value}@{host}:5432/daoflow?sslmode=disable", in_url, "slot")
spelled("ref url mysql", "log", "mysql://root:{value}@{host}:3306/app", in_url, "slot")
spelled("ref url mongo", "log", "MongoServerError: mongodb+srv://ops:{value}@{host}/app?retryWrites=true", in_url, "slot")
spelled("ref url redis", "log", "ioredis: connect rediss://default:{value}@{host}:6380/0", in_url, "slot")
spelled("ref url redis no user", "log", "REDIS_URL=redis://:{value}@{host}:6379", in_url, "slot")
spelled("ref url amqp", "log", "amqp://daoflow:{value}@{host}:5672/%2F", in_url, "slot")
spelled("ref url smtp", "log", "mailer smtp://apikey:{value}@{host}:587", in_url, "slot")
lines("ref url git token", "log", "fatal: unable to access 'https://x-access-token:{value}@{host}/acme/app.git/': 403", "slot", re.compile(r"[A-Za-z0-9_.~-]+"))
lines("ref url token only", "log", "remote: https://{value}@{host}/acme/app.git", "slot", re.compile(r"[A-Za-z0-9_.~-]{16,}"))
spelled("ref url query token", "log", "GET https://{host}/api/events?access_token={value}&page=2 200", in_url, "slot")
spelled("ref url query name", "log", "https://{host}/cb?{snake}={value}&state=xyz", in_url)
spelled("ref url fragment", "log", "redirect https://{host}/#access_token={value}&token_type=bearer", in_url, "slot")
spelled("ref url websocket", "log", "wss://{host}/socket?token={value}&EIO=4", in_url, "slot")
spelled("ref url reset link", "log", "Reset your password: https://{host}/reset-password?token={value}", in_url, "slot")
spelled("ref url sas", "log", "https://{host}/c/b?sv=2024-05-04&se=2026-12-01&sr=b&sp=r&sig={value}", in_url, "slot", re.compile(r"[A-Za-z0-9+/]{42,}=+"))
spelled("ref url presigned", "log", "PUT https://{host}/b/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=900&X-Amz-Signature={value}", in_url, "slot", re.compile(r"[0-9a-f]{64}"))
lines("ref url slack hook", "log", "POST https://hooks.slack.com/services/T0A1B2C3D/B0A1B2C3D/{value} 404", "slot", re.compile(r"(?=.*\d)[A-Za-z0-9]{24,48}"))
lines("ref url discord hook", "log", "POST https://discord.com/api/webhooks/112233445566778899/{value} 429", "slot", re.compile(r"(?=.*\d)[A-Za-z0-9_-]{40,90}"))
lines("ref url telegram", "log", "https://api.telegram.org/bot{value}/sendMessage 401", "slot", re.compile(r"\d{10}:AA[\w-]{33}"))
spelled("ref url jdbc", "log", "jdbc:postgresql://{host}:5432/app?user=app&password={value}", in_url, "slot")
lines("ref dsn keyword", "log", "dial: host={host} port=5432 user=app password={value} dbname=app sslmode=disable", "slot", BARE)
lines("ref dsn keyword quoted", "log", "host={host} user=app password='{value}' dbname=app", "slot", QUOTED)
lines("ref dsn semicolon", "log", "Server={host};Database=app;User Id=sa;Password={value};Encrypt=true", "slot", TOKEN)
lines("ref dsn go mysql", "log", "dsn=app:{value}@tcp({host}:3306)/app?parseTime=true", "slot", TOKEN)
lines("ref url raw at", "log", "error parsing postgres://app:{value}@{host}:5432/app", "slot", re.compile(r"[A-Za-z0-9]+@[A-Za-z0-9#]+/?[A-Za-z0-9]*"))
spelled("ref url proxy", "log", "HTTPS_PROXY=http://proxyuser:{value}@{host}:3128", in_url, "slot")

# headers, forms, cookies
lines("ref header bearer", "log", "> Authorization: Bearer {value}", "slot", TOKEN)
lines("ref header custom", "log", "< x-{kebab}: {value}", fits=TOKEN)
lines("ref header api key", "log", "X-API-Key: {value}", "slot", TOKEN)
lines("ref header json", "log", '{{"headers":{{"host":"{host}","authorization":"Bearer {value}"}}}}', "slot", TOKEN)
lines("ref header axios", "log", "  headers: {{ Accept: 'application/json', Authorization: 'Bearer {value}' }},", "slot", TOKEN)
lines("ref header github", "log", "authorization: token {value}", "slot", TOKEN)
lines("ref header gitlab", "log", "PRIVATE-TOKEN: {value}", "slot", TOKEN)
spelled("ref basic", "log", "Authorization: Basic {value}", lambda text: in_base64("ops:" + text), "slot")
spelled("ref docker auth", "log", '{{"auths":{{"{host}":{{"auth":"{value}"}}}}}}', lambda text: in_base64("ci:" + text), "slot")
lines("ref cookie", "log", "Cookie: better-auth.session_token={value}; theme=dark", "slot", TOKEN)
lines("ref set cookie", "log", "Set-Cookie: session={value}; Path=/; HttpOnly; SameSite=Lax", "slot", TOKEN)
spelled("ref set cookie encoded", "log", "set-cookie: __Secure-better-auth.session_token={value}; Max-Age=604800; Path=/", in_url, "slot")
spelled("ref form", "log", "body: grant_type=password&username=ops&{snake}={value}&scope=api", quote_plus)
spelled("ref form encoded json", "log", "input=%7B%22json%22%3A%7B%22{camel}%22%3A%22{value}%22%7D%7D", in_url, fits=TOKEN)
lines("ref multipart", "log", '------b1\nContent-Disposition: form-data; name="{snake}"\n\n{value}\n------b1--', fits=BARE)
lines("ref http dump", "log", "POST /login HTTP/1.1\nHost: {host}\nContent-Type: application/json\n\n{{\"email\":\"ops@example.net\",\"{camel}\":\"{value}\"}}", fits=QUOTED)
lines("ref curl verbose", "log", "* Connected to {host} (10.0.0.4) port 443\n> GET /v2/ HTTP/2\n> authorization: Bearer {value}\n> accept: */*", "slot", TOKEN)

# encodings
spelled("ref base64 named", "log", "{name}_B64={value}", in_base64)
spelled("ref base64 alone", "log", "payload {value}", lambda text: in_base64("token=" + text), "shape")
spelled("ref base64 shifted", "log", "frame {value}", lambda text: in_base64("x:" + text + ":tail"), "shape")
spelled("ref base64 json", "log", "state={value}", lambda text: in_base64(json.dumps({"user": "ops", "password": text})), "slot")
spelled("ref base64 nested", "yaml", "  .dockerconfigjson: {value}", lambda text: in_base64(json.dumps({"auths": {"r": {"auth": in_base64("ci:" + text)}}})), "slot")
spelled("ref base64 env", "log", "cfg={value}", lambda text: in_base64(f"POSTGRES_PASSWORD={text}\nPORT=3000\n"), "slot")
spelled("ref hex", "log", "bytes 0x{value}", _hex, "shape")
spelled("ref hex named", "log", "{snake}_hex={value}", _hex)
spelled("ref percent twice", "log", "redirect=%2Fcb%3Ftoken%3D{value}", lambda text: in_url(in_url(text)), "slot")
spelled("ref html", "log", "<td>{name}</td><td>{value}</td>", html.escape, fits=TOKEN)
spelled("ref html input", "log", '<input type="hidden" name="{snake}" value="{value}">', lambda text: html.escape(text, quote=True))
spelled("ref xml", "log", "<connection><host>{host}</host><{snake}>{value}</{snake}></connection>", html.escape)
spelled("ref xml attribute", "log", '<datasource host="{host}" {camel}="{value}" port="5432"/>', lambda text: html.escape(text, quote=True))
spelled("ref xml add key", "log", '<add key="{name}" value="{value}" />', lambda text: html.escape(text, quote=True))
spelled("ref html url", "log", '<a href="https://{host}/verify?token={value}&amp;next=/">', in_url, "slot")

# SQL and its output
spelled("ref sql set", "log", "LOG:  statement: ALTER USER daoflow WITH PASSWORD '{value}'", in_sql, "slot", re.compile(r"[^\n]+"))
spelled("ref sql insert", "log", "STATEMENT:  INSERT INTO settings (name, {snake}) VALUES ('main', '{value}')", in_sql, fits=re.compile(r"[^\n]+"))
spelled("ref sql update", "log", "execute <unnamed>: UPDATE integrations SET {snake} = '{value}' WHERE id = 4", in_sql, fits=re.compile(r"[^\n]+"))
spelled("ref sql detail", "log", "DETAIL:  Key ({snake})=({value}) already exists.", str, fits=TOKEN)
spelled("ref sql params", "log", "DETAIL:  parameters: $1 = 'ops@example.net', $2 = '{value}'", in_sql, "shape", re.compile(r"[^\n]+"))
spelled("ref sql failing row", "log", "DETAIL:  Failing row contains (4, ops, {value}, null, 2026-11-28 10:00:00+00).", str, "shape", TOKEN)
lines("ref psql table", "text", " id | name |   {snake}\n----+------+------------\n  1 | main | {value}\n(1 row)", fits=CELL)
lines("ref psql expanded", "text", "-[ RECORD 1 ]-\nid       | 1\n{snake} | {value}\nname     | main", fits=CELL)
lines("ref mysql table", "text", "+----+------------+\n| id | {snake} |\n+----+------------+\n|  1 | {value} |\n+----+------------+", fits=CELL)
lines("ref copy", "text", "COPY public.tokens (id, {snake}, created_at) FROM stdin;\n1\t{value}\t2026-11-28 10:00:00+00\n\\.", fits=CELL)
lines("ref csv", "text", "id,{snake},created_at\n1,{value},2026-11-28", fits=CELL)
spelled("ref row json", "log", '{{"rows":[{{"id":1,"{snake}":{value}}}],"rowCount":1}}', _json)
lines("ref pg env table", "text", "     name     |   setting\n--------------+-------------\n {snake} | {value}\n(1 row)", fits=CELL)
lines("ref create user mysql", "log", "Query: CREATE USER 'app'@'%' IDENTIFIED BY '{value}'", "slot", QUOTED)
lines("ref redis monitor", "log", '1764000000.123456 [0 10.0.0.4:51234] "AUTH" "default" "{value}"', "slot", QUOTED)
lines("ref redis config", "text", "1) \"requirepass\"\n2) \"{value}\"", "slot", QUOTED)
lines("ref acl", "log", "user daoflow on >{value} ~* +@all", "slot", TOKEN)

# free text, nothing but the value's look
lines("ref free text", "log", "the server answered 401 for {value} twice", "shape", TOKEN)
lines("ref free quoted", "log", "Error: unknown credential '{value}'", "shape", TOKEN)
lines("ref free end", "log", "auth failed: {value}", "shape", TOKEN)
lines("ref free alone", "text", "{value}", "shape", TOKEN)
lines("ref free said", "text", "Anna: the password is {value} since Monday", "slot", LONG)
lines("ref free listed", "text", "- token: {value}\n- host: {host}", "slot", TOKEN)
lines("ref free mail", "text", "Hi,\n\nUser: ops\nPassword: {value}\n\nRegards", "slot", BARE)
lines("ref markdown", "text", "| Setting | Value |\n|---|---|\n| `{name}` | `{value}` |", fits=CELL)
lines("ref markdown code", "text", "```env\n{name}={value}\n```", fits=BARE)
lines("ref glued", "log", "cache:{value}:meta miss", "shape", re.compile(r"[A-Za-z0-9_-]{20,}"))

# files of programs
lines("ref npmrc", "text", "registry=https://{host}/\n//{host}/:_authToken={value}", "slot", TOKEN)
spelled("ref npmrc auth", "text", "//{host}/:_auth={value}", lambda text: in_base64("ci:" + text), "slot")
lines("ref netrc", "text", "machine {host} login ops password {value}", "slot", BARE)
lines("ref pgpass", "text", "{host}:5432:daoflow:daoflow:{value}", "slot", re.compile(r"(?=.*\d)[A-Za-z0-9_-]{12,}"))
lines("ref git credentials", "text", "https://ops:{value}@{host}", "slot", re.compile(r"[A-Za-z0-9_.~-]+"))
lines("ref git config header", "text", "[http \"https://{host}/\"]\n\textraheader = AUTHORIZATION: bearer {value}", "slot", TOKEN)
lines("ref kubeconfig", "yaml", "users:\n- name: ops\n  user:\n    token: {value}", "slot", TOKEN)
spelled("ref kubeconfig key", "yaml", "    client-key-data: {value}", in_base64, "slot")
lines("ref aws credentials", "text", "[default]\naws_access_key_id = AKIAIOSFODNN7REALKEY\naws_secret_access_key = {value}", "slot", re.compile(r"[A-Za-z0-9+/]{40}"))
lines("ref rclone", "text", "[store]\ntype = s3\nprovider = Minio\nsecret_access_key = {value}\nendpoint = https://{host}", "slot", TOKEN)
lines("ref pgbouncer users", "text", "\"daoflow\" \"{value}\"", "slot", re.compile(r"(?=.*\d)[A-Za-z0-9_-]{12,}"))
lines("ref htpasswd", "text", "ops:{value}", "shape", re.compile(r"\$(?:2y|apr1)\$\S+"))
lines("ref shadow", "text", "deploy:{value}:20000:0:99999:7:::", "shape", re.compile(r"\$(?:6|y)\$\S+"))
lines("ref wireguard", "text", "[Interface]\nPrivateKey = {value}\nAddress = 10.8.0.2/32", "slot", re.compile(r"[A-Za-z0-9+/]{43}="))
lines("ref msmtprc", "text", "account default\nhost {host}\nuser ops\npassword {value}", "slot", BARE)
lines("ref redis conf", "text", "bind 0.0.0.0\nrequirepass {value}\nmaxmemory 256mb", "slot", BARE)
lines("ref nginx conf", "text", "proxy_set_header Authorization \"Bearer {value}\";\nproxy_pass http://{host}:3000;", "slot", TOKEN)
lines("ref toml", "text", "[database]\nhost = \"{host}\"\n{snake} = \"{value}\"", fits=QUOTED)
lines("ref ini", "text", "[smtp]\nhost={host}\n{snake}={value}", fits=BARE)
lines("ref properties", "text", "spring.datasource.{kebab}={value}\nspring.datasource.url=jdbc:postgresql://{host}/app", fits=BARE)
lines("ref hcl", "text", "variable \"{snake}\" {{\n  type    = string\n  default = \"{value}\"\n}}", fits=QUOTED)
lines("ref tfvars", "text", "{snake} = \"{value}\"\nregion = \"eu-central-1\"", fits=QUOTED)
lines("ref terraform output", "text", "{snake} = \"{value}\"\nurl = \"https://{host}\"", fits=QUOTED)
lines("ref dockerfile", "text", "FROM node:22\nENV {name}={value}\nEXPOSE 3000", fits=BARE)
lines("ref docker history", "text", "<missing>  3 days ago  /bin/sh -c #(nop)  ENV {name}={value}  0B", fits=TOKEN)
lines("ref build arg step", "log", "#9 [4/7] RUN {name}={value} npm ci", fits=TOKEN)
lines("ref ci masked beside", "log", "env:\n  CI: true\n  {name}: {value}\n  OTHER_TOKEN: ***", fits=TOKEN)
lines("ref make", "log", "make: *** [Makefile:12: deploy {name}={value}] Error 1", fits=TOKEN)

# the engine's own files and environments
lines("ref nul environ", "nul", "PATH=/usr/bin\0HOME=/root\0{name}={value}\0TZ=UTC\0", fits=re.compile(r"[^\n\0]+"))
lines("ref nul cmdline", "nul", "server\0--{kebab}\0{value}\0--port\03000\0", fits=re.compile(r"[^\s\0-][^\s\0]*"))
lines("ref record", "docker-json", "{name}={value}", fits=BARE)


@carrier("ref record split", "docker-json", "name", BARE)
def _split(secret: Secret) -> list[str]:
    text = f"2026-11-28T10:00:00Z boot {secret.name}={secret.value} port=3000\n"
    cut = len(text) - 11 - len(secret.value) // 2
    return [text[:cut], text[cut:]]


@carrier("ref buffer edge", "log", "name", BARE)
def _edge(secret: Secret) -> str:
    return "x" * (4090 - len(secret.name)) + f" {secret.name}={secret.value} " + "y" * 200
