"""What an independent tester of a Compose host would write: a sample of all that a bundle of one holds. Written before the gate was asked about any."""

# fmt: off
# ruff: noqa: E501  one row of data is easier to read than four
from __future__ import annotations

import base64
import re
from collections.abc import Callable
from typing import Any

from tests.redaction.heldout.carrier import (
    ANY,
    BARE,
    CELL,
    LONG,
    QUOTED,
    TOKEN,
    URL_SAFE,
    WORD,
    Fragment,
    Secret,
    document,
    in_base64,
    in_json,
    in_sql,
    in_url,
    lines,
    spelled,
)

_BOT = re.compile(r"\d{8,10}:[A-Za-z0-9_-]{35}")
_BOX = (
    f"│ ╭{' locals '.center(78, '─')}╮ │\n│ │ {'    host = ' + repr('db'):76} │ │\n"
    f"│ │     port = 5432{' ' * 61} │ │\n│ │ password = {{value}}   │ │\n│ ╰{'─' * 78}╯ │"
)
_CAPITALS = re.compile(r"[A-Z0-9]{16,}")
_HEX40 = re.compile(r"[0-9a-f]{40}")
_HEX32 = re.compile(r"[0-9a-f]{32}")
_JWT = re.compile(r"eyJ[\w-]+\.[\w-]+\.[\w-]+")
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9+/=_.-]*")
_STORED = re.compile(r"SCRAM-SHA-256\$\S+")
_UNIT = re.compile(r"[^'\"\\\n`$%]+")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def _in_json_twice(text: str) -> str:
    return in_json(in_json(text))


def _in_js(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _in_php(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "\\'")


def _in_ruby(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("#{", "\\#{").replace("#$", "\\#$").replace("#@", "\\#@")


def _in_shell(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def _in_yaml(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _var_dump(text: str) -> str:
    return f'string({len(text.encode())}) "{text}"'


def _basic(text: str) -> str:
    return base64.b64encode(f"monitor:{text}".encode()).decode()


def _beside_host(name: str, needs: str, make: Callable[[Secret, str], Any], fits: re.Pattern[str] = ANY) -> None:
    """Register a document that also names a host, which must survive."""

    def render(secret: Secret) -> Fragment:
        host = secret.host()
        return Fragment(make(secret, host), (host,))

    document(name, needs, render, fits)


# Env files
lines("third env commented out", "dotenv", "# rotated 2026-03-02, the old one was\n# {name}={value}\nNODE_ENV=production", fits=BARE)
lines("third env trailing comment", "dotenv", "{name}={value} # from the vault, ask Jana\nHTTP_PORT=8080", fits=BARE)
spelled("third env single quotes escaped", "dotenv", "export {name}={value}\nexport LOG_LEVEL=info", _in_shell)
lines("third env colon", "dotenv", "{name}: {value}\nTZ: Europe/Berlin", fits=_PLAIN)
spelled("third env url", "dotenv", "DATABASE_URL=\"postgresql://app:{value}@{host}:5432/app?schema=public&connection_limit=5\"", in_url, "slot")
spelled("third env broker url", "dotenv", "CELERY_BROKER_URL=redis://:{value}@{host}:6379/0\nCELERY_WORKER_CONCURRENCY=4", in_url, "slot")
lines("third env dotnet", "dotenv", "ConnectionStrings__Default=Host={host};Port=5432;Database=app;Username=app;Password={value};Pooling=true", "slot", TOKEN)
lines("third env neo4j", "dotenv", "NEO4J_AUTH=neo4j/{value}\nNEO4J_dbms_memory_pagecache_size=512M", "slot", TOKEN)
lines("third env spring", "dotenv", "SPRING_DATASOURCE_URL=jdbc:postgresql://{host}:5432/app\nSPRING_DATASOURCE_USERNAME=app\nSPRING_DATASOURCE_PASSWORD={value}", "slot", BARE)
spelled("third env restic rest", "dotenv", "RESTIC_REPOSITORY=rest:https://backup:{value}@{host}:8000/app/", in_url, "slot")
# Compose files
spelled("third compose environment quoted", "yaml", "    environment:\n      TZ: Europe/Berlin\n      {name}: {value}\n    restart: unless-stopped", _in_yaml)
lines("third compose environment list", "yaml", "    environment:\n      - \"DB_HOST={host}\"\n      - \"{name}={value}\"", fits=QUOTED)
lines("third compose command words", "yaml", "    image: redis:7-alpine\n    command: [\"redis-server\", \"--appendonly\", \"yes\", \"--requirepass\", \"{value}\"]", "slot", QUOTED)
lines("third compose build args", "yaml", "    build:\n      context: .\n      args:\n        NODE_VERSION: \"22\"\n        {name}: {value}", fits=_PLAIN)
lines("third compose homepage label", "yaml", "    labels:\n      homepage.group: Media\n      homepage.widget.type: sonarr\n      homepage.widget.url: http://{host}:8989\n      homepage.widget.key: {value}", "slot", _HEX32)
# Docker's own words
document("third inspect args", "slot", lambda s: [{"Path": "docker-entrypoint.sh", "Args": ["redis-server", "--port", "6379", "--requirepass", s.value], "RestartCount": 4}])
_beside_host("third inspect shell", "slot", lambda s, host: {"Config": {"Cmd": ["sh", "-c", f"PGPASSWORD='{s.value}' pg_dump -h {host} -U app app > /backup/app.sql"], "Tty": False}}, QUOTED)
_beside_host("third inspect label", "slot", lambda s, host: {"Labels": {"com.docker.compose.service": "api", "traefik.http.middlewares.up.headers.customrequestheaders.X-Api-Key": s.value, "traefik.http.routers.api.rule": f"Host(`{host}`)"}})
document("third image history document", "name", lambda s: {"architecture": "amd64", "history": [{"created": "2026-11-28T10:00:00Z", "created_by": f"ENV {s.name}={s.value}", "empty_layer": True}]}, WORD)
lines("third history run", "text", "<missing>      3 weeks ago   RUN |2 NODE_ENV=production {name}={value} /bin/sh -c npm ci --omit=dev # buildkit   212MB     buildkit.dockerfile.v0", fits=TOKEN)
lines("third history env", "text", "<missing>      2 days ago    ENV {name}={value}   0B        buildkit.dockerfile.v0", fits=TOKEN)
lines("third service pretty", "text", "ContainerSpec:\n Image:\t\tghcr.io/acme/api:1.4.2\n Env:\t\tNODE_ENV=production {name}={value} PORT=3000 ", fits=TOKEN)
lines("third docker run", "text", "$ docker run -d --name db -e POSTGRES_USER=app -e {name}={value} -p 5432:5432 postgres:17\n{id}{id}", fits=TOKEN)
lines("third docker exec", "text", "root@host:~# docker exec -e PGPASSWORD={value} app-db-1 psql -U app -h {host} -c 'select 1'", "slot", TOKEN)
lines("third docker login", "text", "$ docker login ghcr.io -u acme-bot -p {value}\nWARNING! Using --password via the CLI is insecure. Use --password-stdin.\nLogin Succeeded", "slot", TOKEN)
lines("third stdin login", "text", "$ echo {value} | docker login {host} --username ci --password-stdin\nLogin Succeeded", "slot", TOKEN)
lines("third environ", "nul", "PATH=/usr/local/bin:/usr/bin\x00HOSTNAME=4f1c2d3e4a5b\x00{name}={value}\x00HOME=/root\x00", fits=QUOTED)
# Node
spelled("third axios data", "log", "  config: {{\n    url: 'https://{host}/api/login',\n    method: 'post',\n    data: '{{\"username\":\"ops\",\"password\":\"{value}\"}}',\n    timeout: 5000\n  }},", lambda text: _in_php(in_json(text)), "slot")
spelled("third axios auth", "log", "    baseURL: 'https://{host}/rest',\n    auth: {{ username: 'ops', password: {value} }},\n    maxRedirects: 5,", _in_js, "slot")
spelled("third node config dump", "log", "Starting with config:\n{{ token: {value},\n  protocol: 'https',\n  type: 'docker-events',\n  host: '{host}' }}", _in_js, "slot")
lines("third morgan", "docker-json", "GET /auth/verify-email?token={value} 302 12.345 ms - 44", "slot", URL_SAFE)
spelled("third typeorm query", "log", "query: UPDATE \"users\" SET \"api_token\" = $1, \"updated_at\" = CURRENT_TIMESTAMP WHERE \"id\" IN ($2) -- PARAMETERS: [\"{value}\",42]", in_json, "slot")
lines("third sequelize", "log", "Executing (default): UPDATE `users` SET `password`='{value}',`updatedAt`='2026-11-28 10:00:00' WHERE `id` = 42", "slot", QUOTED)
spelled("third nest log", "docker-json", "\x1b[32m[Nest] 1  - \x1b[39m11/28/2026, 10:00:00 AM \x1b[33m[ConfigModule] \x1b[39m\x1b[32mloaded {{\"host\":\"{host}\",\"{camel}\":\"{value}\"}}\x1b[39m", in_json)
spelled("third mqtt broker", "log", "[11/28/2026, 9:45:31 AM] [Protect] Disconnected from MQTT broker: mqtt://bridge:{value}@{host}.", in_url, "slot")
lines("third directus", "log", "[10:00:00.123] INFO: Installing Directus system tables...\n[10:00:01.456] INFO: No admin password provided. Defaulting to \"{value}\"", "slot", URL_SAFE)
lines("third proxy manager", "log", "[11/28/2026] [10:00:00 AM] [Setup    ] › ℹ  info      Creating a new user: admin@example.org with password: {value}", "slot", WORD)  # noqa: RUF001  as it is printed
# Python
lines("third httpx query", "log", "2026-11-28 10:00:00,123 INFO httpx HTTP Request: GET https://{host}/v1/items?api_key={value}&page=1 \"HTTP/1.1 200 OK\"", "slot", URL_SAFE)
lines("third httpx bot", "log", "INFO:httpx:HTTP Request: POST https://api.telegram.org/bot{value}/getUpdates \"HTTP/1.1 200 OK\"", "slot", _BOT)
lines("third max retries", "log", "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='{host}', port=443): Max retries exceeded with url: /update?domains=app&token={value}&verbose=true (Caused by NewConnectionError('<urllib3.connection.HTTPSConnection object at 0x7f3a5c2d1e50>: Failed to establish a new connection: [Errno 111] Connection refused'))", "slot", URL_SAFE)
spelled("third namespace", "log", "DEBUG:root:Namespace(host='{host}', user='ops', password={value}, verbose=True)", repr, "slot")
spelled("third flask config", "log", "app.config=<Config {{'DEBUG': False, 'TESTING': False, 'SECRET_KEY': {value}, 'SESSION_COOKIE_NAME': 'session'}}>", repr, "slot")
spelled("third sqlalchemy echo", "log", "INFO sqlalchemy.engine.Engine INSERT INTO account (email, password) VALUES (%(email)s, %(password)s) RETURNING account.id\nINFO sqlalchemy.engine.Engine [generated in 0.00012s] {{'email': 'ops@example.net', 'password': {value}}}", repr, "slot")
spelled("third rich locals", "log", _BOX, lambda text: repr(text).ljust(63), "slot", re.compile(r".{1,58}"))
lines("third uvicorn", "docker-json", "INFO:     172.18.0.5:40312 - \"WebSocket /ws/events?token={value}\" [accepted]", "slot", URL_SAFE)
lines("third airflow standalone", "log", "standalone | Airflow is ready\nstandalone | Login with username: admin  password: {value}", "slot", WORD)
lines("third jupyter", "log", "[C 2026-11-28 10:00:00.123 ServerApp] \n    Or copy and paste one of these URLs:\n        http://{host}:8888/lab?token={value}", "slot", URL_SAFE)
lines("third botocore", "log", "2026-11-28 10:00:00,123 botocore.endpoint [DEBUG] Sending http request: <AWSPreparedRequest stream_output=False, method=GET, url=https://{host}/, headers={{'X-Amz-Date': b'20261128T100000Z', 'X-Amz-Security-Token': b'{value}'}}>", "slot", LONG)
lines("third netbox entrypoint", "log", "💡 Username: admin, E-Mail: admin@example.com, Password: {value}, Token: 0123456789", "slot", WORD)
# Java
lines("third jaas log", "log", "2026-11-28 17:55:09,151 - [INFO] k.m.a.c.KafkaStateActor - SASL JAAS config=org.apache.kafka.common.security.scram.ScramLoginModule required username=\"superuser\" password=\"{value}\";", "slot", QUOTED)
lines("third spring generated", "log", "2026-11-28T10:00:00.123Z  WARN 1 --- [           main] .s.s.UserDetailsServiceAutoConfiguration : \n\nUsing generated security password: {value}\n\nThis generated password is for development use only.", "slot", _UUID)
lines("third mybatis", "log", "DEBUG c.a.m.UserMapper.updatePassword - ==>  Preparing: UPDATE users SET password = ? WHERE id = ?\nDEBUG c.a.m.UserMapper.updatePassword - ==> Parameters: {value}(String), 42(Integer)\nDEBUG c.a.m.UserMapper.updatePassword - <==    Updates: 1", "slot", WORD)
lines("third java getenv", "log", "Environment: {{PATH=/usr/local/bin:/usr/bin, {name}={value}, HOSTNAME=4f1c2d3e4a5b, JAVA_VERSION=21.0.4}}", fits=WORD)
lines("third java uri", "log", "Caused by: java.net.URISyntaxException: Illegal character in authority at index 8: amqps://app:{value}@{host}:5671/%2f", "slot", URL_SAFE)
lines("third flyway", "text", "$ flyway -url=jdbc:postgresql://{host}:5432/app -user=app -password={value} migrate", "slot", TOKEN)
lines("third java process", "text", "1000        1  3.4 12.1 5123456 981234 ?      Ssl  Nov27  41:07 java -Xmx1g -jar /app/app.jar --spring.profiles.active=prod --spring.datasource.password={value}", "slot", TOKEN)
lines("third kafka properties", "text", "sasl.mechanism=PLAIN\nsasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username=\"app\" password=\"{value}\";\nbootstrap.servers={host}:9093", "slot", QUOTED)
lines("third hocon", "text", "db.default {{\n  url = \"jdbc:postgresql://{host}/app\"\n  username = app\n  password = \"{value}\"\n}}", "slot", QUOTED)
# Go
lines("third gorm", "log", "2026/11/28 10:00:00 /src/store/user.go:88\n[1.234ms] [rows:1] UPDATE \"users\" SET \"webhook_secret\"='{value}',\"updated_at\"='2026-11-28 10:00:00.123' WHERE \"id\" = 42", "slot", QUOTED)
lines("third gin", "log", "[GIN] 2026/11/28 - 10:00:00 | 200 |    1.234567ms |      172.18.0.1 | GET      \"/api/v1/stream?access_token={value}\"", "slot", URL_SAFE)
lines("third go mysql dsn", "log", "2026/11/28 10:00:00 open db: app:{value}@tcp({host}:3306)/app?charset=utf8mb4&parseTime=True: invalid connection", "slot", TOKEN)
lines("third go url error", "log", "{{\"level\":\"error\",\"ts\":1764324000.123,\"caller\":\"sync/client.go:71\",\"msg\":\"pull failed\",\"error\":\"Get \\\"https://{host}/v2/export?apikey={value}\\\": dial tcp 10.0.0.7:443: i/o timeout\"}}", "slot", URL_SAFE)
# Ruby
lines("third rails bad uri", "log", "bundler: failed to load command: puma\nURI::InvalidURIError: bad URI (is not URI?): \"mysql2://app:{value}@{host}:3306/app\"", "slot", TOKEN)
spelled("third active record", "log", "D, [2026-11-28T10:00:00.123456 #1] DEBUG -- :   User Update (0.4ms)  UPDATE \"users\" SET \"reset_password_token\" = $1 WHERE \"users\".\"id\" = $2  [[\"reset_password_token\", \"{value}\"], [\"id\", 42]]", _in_ruby, "slot")
spelled("third rails parameters", "log", "I, [2026-11-28T10:00:00.123456 #1]  INFO -- :   Parameters: {{\"authenticity_token\"=>\"[FILTERED]\", \"server\"=>{{\"host\"=>\"{host}\", \"{snake}\"=>\"{value}\"}}, \"commit\"=>\"Save\"}}", _in_ruby)
lines("third faraday", "log", "I, [2026-11-28T10:00:00.123456 #1]  INFO -- request: Authorization: \"Bearer {value}\"\nAccept: \"application/json\"\nUser-Agent: \"Faraday v2.9.0\"", "slot", QUOTED)
spelled("third mysql2 client", "log", "#<Mysql2::Client:0x00007f3a5c2d1e50 @query_options={{:as=>:hash, :host=>\"{host}\", :username=>\"app\", :password=>\"{value}\", :port=>3306}}>", _in_ruby, "slot")
# PHP
spelled("third wp config", "text", "define( 'DB_USER', 'wordpress' );\ndefine( 'DB_PASSWORD', '{value}' );\ndefine( 'DB_HOST', '{host}' );", _in_php, "slot")
spelled("third wp salt", "text", "define( 'SECURE_AUTH_KEY',  '{value}' );\ndefine( 'WP_DEBUG', false );", _in_php, "slot")
spelled("third laravel context", "log", "[2026-11-28 10:00:00] production.INFO: mailer {{\"transport\":\"smtp\",\"host\":\"{host}\",\"port\":587,\"username\":\"noreply\",\"password\":\"{value}\"}} ", in_json, "slot")
spelled("third var dump", "log", "array(3) {{\n  [\"host\"]=>\n  string(9) \"127.0.0.1\"\n  [\"password\"]=>\n  {value}\n  [\"port\"]=>\n  int(3306)\n}}", _var_dump, "slot")
spelled("third print r", "log", "Array\n(\n    [dbname] => app\n    [host] => {host}\n    [password] => {value}\n    [driver] => pdo_mysql\n)", str, "slot")
# .NET
_beside_host("third appsettings", "slot", lambda s, host: {"ConnectionStrings": {"Default": f"Server={host},1433;Database=app;User Id=sa;Password={s.value};TrustServerCertificate=True"}, "AllowedHosts": "*"}, TOKEN)
document("third appsettings jwt", "slot", lambda s: {"JwtSettings": {"Issuer": "https://app.example.net", "Audience": "app", "SecretKey": s.value, "ExpiryMinutes": 60}})
lines("third ef parameters", "log", "info: Microsoft.EntityFrameworkCore.Database.Command[20101]\n      Executed DbCommand (3ms) [Parameters=[@p1='42', @p0='{value}' (Size = 128)], CommandType='Text', CommandTimeout='30']\n      UPDATE \"Clients\" SET \"ClientSecret\" = @p0 WHERE \"Id\" = @p1;", "slot", QUOTED)
lines("third dotnet debug view", "log", "Smtp:\n  Host={host} (JsonConfigurationProvider for 'appsettings.json' (Optional))\n  Password={value} (EnvironmentVariablesConfigurationProvider)", "slot", WORD)
# Rust, Elixir, PowerDNS
spelled("third rust dbg", "log", "[src/main.rs:42:5] &settings = Settings {{\n    bind: \"0.0.0.0:8080\",\n    smtp_host: \"{host}\",\n    {snake}: \"{value}\",\n}}", lambda text: text.replace("\\", "\\\\").replace('"', '\\"'))
lines("third reqwest", "log", "ERROR app::sync: error sending request for url (https://{host}/feed?token={value}): operation timed out", "slot", URL_SAFE)
spelled("third postgrex state", "log", "10:00:00.123 [error] GenServer #PID<0.615.0> terminating\n** (stop) :abnormal\nLast message: []\nState: %Postgrex.Notifications{{auto_reconnect: false, opts: [username: \"app\", password: \"{value}\", hostname: \"{host}\", pool_size: 10]}}", _in_ruby, "slot")
lines("third pdns printed config", "log", "Created /etc/powerdns/pdns.d/_api.conf with content:\nwebserver\napi\napi-key={value}\nwebserver-address=0.0.0.0\nwebserver-allow-from=0.0.0.0/0\nwebserver-password={value}", "slot", TOKEN)
# Banners of images
lines("third mariadb generated", "log", "2026-11-28 10:00:00+00:00 [Note] [Entrypoint]: GENERATED ROOT PASSWORD: {value}\n2026-11-28 10:00:00+00:00 [Note] [Entrypoint]: Creating database app", "slot", WORD)
lines("third qbittorrent", "log", "The WebUI administrator username is: admin\nThe WebUI administrator password was not set. A temporary password is provided for this session: {value}\nYou should set your own password in program preferences.", "slot", re.compile(r"[A-Za-z0-9]{9,24}"))
lines("third ejabberd", "log", "User admin@{host} successfully registered\nPassword for user admin@{host}  is {value}", "slot", TOKEN)
lines("third elastic reset", "log", "Password for the [elastic] user successfully reset.\nNew value: {value}", "slot", re.compile(r"[A-Za-z0-9+*_=-]{9,}"))
# Reverse proxies
lines("third nginx access", "log", "172.18.0.1 - - [28/Nov/2026:10:00:00 +0000] \"GET /api/v4/merge_requests/?access_token={value}&per_page=10&page=1 HTTP/1.1\" 401 118 \"-\" \"Apache-HttpClient/4.5.11\"", "slot", URL_SAFE)
lines("third nginx upstream", "log", "2026/11/28 10:00:00 [error] 31#31: *4211 upstream timed out (110: Operation timed out) while reading response header from upstream, client: 172.18.0.1, server: {host}, request: \"GET /reset?token={value} HTTP/1.1\", upstream: \"http://172.18.0.7:3000/reset?token={value}\", host: \"{host}\"", "slot", URL_SAFE)
lines("third nginx conf", "text", "location /metrics/ {{\n    proxy_pass http://{host}:9090/;\n    proxy_set_header Authorization \"Bearer {value}\";\n    proxy_read_timeout 30s;\n}}", "slot", QUOTED)
spelled("third nginx basic", "text", "    proxy_set_header Host {host};\n    proxy_set_header Authorization \"Basic {value}\";", _basic, "slot")
lines("third traefik access", "log", "{{\"ClientAddr\":\"172.18.0.1:50412\",\"DownstreamStatus\":101,\"Duration\":1234567,\"RequestHost\":\"{host}\",\"RequestMethod\":\"GET\",\"RequestPath\":\"/socket.io/?EIO=4&transport=websocket&auth_token={value}\",\"level\":\"info\"}}", "slot", URL_SAFE)
lines("third traefik dynamic", "yaml", "http:\n  middlewares:\n    upstream-key:\n      headers:\n        customRequestHeaders:\n          X-Auth-Token: \"{value}\"", "slot", QUOTED)
lines("third haproxy captured", "log", "haproxy[8]: 172.18.0.1:50412 [28/Nov/2026:10:00:00.123] fe_https~ be_api/api1 0/0/1/12/13 200 512 - - ---- 4/4/0/0/0 0/0 {{{host}|Bearer {value}}} \"GET /v1/jobs HTTP/1.1\"", "slot", TOKEN)
lines("third haproxy stats", "text", "listen stats\n    bind :8404\n    stats uri /stats\n    stats auth admin:{value}", "slot", TOKEN)
lines("third oauth2 proxy", "text", "provider = \"oidc\"\nclient_id = \"grafana\"\ncookie_secret = \"{value}\"\nupstreams = [ \"http://{host}:3000\" ]", "slot", QUOTED)
# Databases
lines("third pg statement", "log", "2026-11-28 10:00:00.123 UTC [4211] LOG:  statement: CREATE ROLE reporting LOGIN PASSWORD '{value}' VALID UNTIL '2027-01-01';", "slot", QUOTED)
spelled("third pg failed statement", "log", "2026-11-28 10:00:00.123 UTC [4211] app@app ERROR:  permission denied to alter role\n2026-11-28 10:00:00.123 UTC [4211] app@app STATEMENT:  ALTER USER app WITH ENCRYPTED PASSWORD '{value}';", in_sql, "slot")
lines("third pg dumpall", "text", "CREATE ROLE app;\nALTER ROLE app WITH NOSUPERUSER INHERIT NOCREATEROLE NOCREATEDB LOGIN NOREPLICATION NOBYPASSRLS PASSWORD '{value}';", "slot", _STORED)
lines("third psql table", "text", "app=# select id, name, api_token from integration;\n id |  name  | api_token\n----+--------+------------------\n  1 | deploy | {value}\n(1 row)", "slot", CELL)
lines("third psql keywords", "text", "$ psql \"host={host} port=5432 dbname=app user=app password={value} connect_timeout=5\"\npsql: error: connection to server at \"{host}\", port 5432 failed: Connection refused", "slot", TOKEN)
lines("third mysqldump row", "text", "LOCK TABLES `users` WRITE;\nINSERT INTO `users` (`id`, `email`, `api_token`, `created_at`) VALUES (1,'ops@example.net','{value}','2026-11-28 10:00:00');", "slot", QUOTED)
lines("third mariadb general log", "log", "261128 10:00:00\t    12 Query\tCREATE USER 'app'@'%' IDENTIFIED BY '{value}'\n\t\t    12 Query\tFLUSH PRIVILEGES", "slot", QUOTED)
lines("third my cnf", "text", "[client]\nhost={host}\nuser=backup\npassword=\"{value}\"", "slot", QUOTED)
spelled("third mongodump", "text", "$ mongodump --uri=\"mongodb://backup:{value}@{host}:27017/app?authSource=admin\" --gzip --archive=/backup/app.gz", in_url, "slot")
lines("third redis auth session", "text", "127.0.0.1:6379> AUTH default {value}\nOK\n127.0.0.1:6379> DBSIZE\n(integer) 4211", "slot", TOKEN)
lines("third clickhouse http", "text", "$ curl 'http://{host}:8123/?user=default&password={value}&query=SELECT%201'\n1", "slot", URL_SAFE)
lines("third sqlcmd", "text", "$ /opt/mssql-tools18/bin/sqlcmd -C -S {host} -U sa -P '{value}' -Q 'SELECT @@VERSION'", "slot", QUOTED)
# Brokers
lines("third rabbitmq conf", "text", "listeners.tcp.default = 5672\ndefault_user = app\ndefault_pass = {value}", "slot", TOKEN)
_beside_host("third debezium", "slot", lambda s, host: {"name": "orders", "config": {"connector.class": "io.debezium.connector.postgresql.PostgresConnector", "database.hostname": host, "database.user": "cdc", "database.password": s.value, "tasks.max": "1"}})
# Host: cron, systemd, processes, shell
lines("third crontab", "text", "MAILTO=ops@example.net\n0 3 * * * PGPASSWORD={value} pg_dump -h {host} -U app app | gzip > /backup/app.sql.gz", "slot", TOKEN)
lines("third cron journal", "log", "Nov 28 10:00:01 host CRON[4211]: (root) CMD (curl -fsS -H 'X-Auth-Token: {value}' https://{host}/hooks/prune > /dev/null)", "slot", QUOTED)
lines("third unit environment", "text", "[Service]\nEnvironment=\"{name}={value}\"\nExecStart=/usr/local/bin/agent --listen :9100\nRestart=on-failure", fits=_UNIT)
lines("third unit status", "log", "     CGroup: /system.slice/agent.service\n             └─4211 /usr/local/bin/agent --server https://{host} --auth-token={value}", "slot", TOKEN)
lines("third process mysqldump", "text", "root      4211  0.0  0.0   2892   988 ?        Ss   03:00   0:00 /bin/sh -c mysqldump -h {host} -u root -p{value} --all-databases", "slot", TOKEN)
lines("third process tunnel", "text", "65532     1842  0.2  0.9 1264512 38120 ?       Ssl  Nov27   3:12 cloudflared --no-autoupdate tunnel run --token {value}", "slot", LONG)
lines("third history numbered", "text", "  500  docker compose pull\n  501  export {name}='{value}'\n  502  docker compose up -d", fits=QUOTED)
lines("third trace export", "log", "+ set -e\n+ export {name}={value}\n+ exec node server.js", fits=TOKEN)
lines("third trace curl user", "log", "+ curl -sS -u deploy:{value} https://{host}/service/rest/v1/status", "slot", TOKEN)
lines("third openssl passin", "text", "$ openssl pkcs12 -in app.p12 -nodes -passin pass:{value} | openssl x509 -noout -enddate\nnotAfter=Mar  1 12:00:00 2027 GMT", "slot", TOKEN)
lines("third gpg passphrase", "text", "$ gpg --batch --yes --passphrase '{value}' --decrypt backup.tar.gpg | tar tf - | head", "slot", QUOTED)
# Answers and webhooks
document("third token answer", "slot", lambda s: {"access_token": s.value, "token_type": "Bearer", "expires_in": 3600, "scope": "openid profile"})
document("third keycloak client", "slot", lambda s: {"clientId": "app", "enabled": True, "clientAuthenticatorType": "client-secret", "secret": s.value, "redirectUris": ["https://app.example.net/*"]})
document("third gitea token", "slot", lambda s: {"id": 3, "name": "ci", "sha1": s.value, "token_last_eight": s.value[-8:], "scopes": ["write:repository"]}, _HEX40)
document("third portainer login", "slot", lambda s: {"jwt": s.value}, _JWT)
document("third totp enrolment", "slot", lambda s: {"method": "totp", "issuer": "App", "account": "ops@example.net", "secret": s.value, "digits": 6, "period": 30}, _CAPITALS)
spelled("third webhook body", "log", "POST /hooks/deploy 401 body={{\"event\":\"push\",\"project\":\"app\",\"secret\":\"{value}\"}} ip=172.18.0.1", in_json, "slot")
spelled("third body in body", "log", "{{\"level\":40,\"msg\":\"login refused\",\"req\":{{\"host\":\"{host}\",\"body\":\"{{\\\"email\\\":\\\"ops@example.net\\\",\\\"password\\\":\\\"{value}\\\"}}\"}}}}", _in_json_twice, "slot")
# Kubernetes
spelled("third k8s secret data", "yaml", "apiVersion: v1\nkind: Secret\nmetadata:\n  name: app\ndata:\n  {kebab}: {value}\ntype: Opaque", in_base64)
lines("third k8s deployment env", "yaml", "        env:\n        - name: DB_HOST\n          value: {host}\n        - name: {name}\n          value: \"{value}\"", fits=QUOTED)
lines("third kubectl describe", "text", "    Environment:\n      DB_HOST:  {host}\n      {name}:  {value}\n    Mounts:", fits=WORD)
lines("third kubectl literal", "text", "$ kubectl create secret generic app --from-literal={kebab}={value}\nsecret/app created", fits=TOKEN)
lines("third kubeconfig token", "yaml", "users:\n- name: ops\n  user:\n    token: {value}\ncurrent-context: ops@{host}", "slot", _PLAIN)
lines("third helm set", "text", "$ helm upgrade --install db oci://{host}/charts/postgresql --set auth.username=app --set auth.password={value}", "slot", TOKEN)
# Clouds, Git and CI
spelled("third git remote", "text", "$ git remote -v\norigin\thttps://oauth2:{value}@{host}/acme/app.git (fetch)", in_url, "slot")
lines("third netrc", "text", "machine {host}\n  login deploy\n  password {value}", "slot", WORD)
lines("third gh hosts", "yaml", "github.com:\n    user: acme-bot\n    oauth_token: {value}\n    git_protocol: https", "slot", _PLAIN)
document("third sts answer", "slot", lambda s: {"Credentials": {"AccessKeyId": "ASIA" + s.hex(16).upper(), "SecretAccessKey": s.value, "Expiration": "2026-11-28T11:00:00+00:00"}}, LONG)
document("third az principal", "slot", lambda s: {"appId": "4f1c2d3e-0000-4000-8000-4a5b6c7d8e9f", "displayName": "backup", "password": s.value, "tenant": "9a8b7c6d-0000-4000-8000-1a2b3c4d5e6f"})
lines("third az connection string", "text", "$ az storage account show-connection-string -n backups -o tsv\nDefaultEndpointsProtocol=https;EndpointSuffix=core.windows.net;AccountName=backups;AccountKey={value}", "slot", LONG)
lines("third actions env", "log", "2026-11-28T10:00:00.1234567Z ##[group]Run ./deploy.sh\n2026-11-28T10:00:00.1234567Z env:\n2026-11-28T10:00:00.1234567Z   {name}: {value}\n2026-11-28T10:00:00.1234567Z ##[endgroup]", fits=WORD)
lines("third runner toml", "text", "[[runners]]\n  name = \"{host}\"\n  url = \"https://gitlab.example.net/\"\n  token = \"{value}\"\n  executor = \"docker\"", "slot", QUOTED)
# Packages
document("third composer auth", "slot", lambda s: {"http-basic": {"repo.example.net": {"username": "ci", "password": s.value}}})
lines("third pypirc", "text", "[pypi]\nusername = __token__\npassword = {value}", "slot", TOKEN)
spelled("third pip conf", "text", "[global]\nindex-url = https://ci:{value}@{host}/simple\ntimeout = 60", in_url, "slot")
# Backup
spelled("third borgmatic", "yaml", "repositories:\n    - path: ssh://backup@{host}/./app.borg\nencryption_passphrase: {value}\nkeep_daily: 7", _in_yaml, "slot")
lines("third pgbackrest", "text", "[global]\nrepo1-path=/var/lib/pgbackrest\nrepo1-cipher-type=aes-256-cbc\nrepo1-cipher-pass={value}\nrepo1-retention-full=2", "slot", TOKEN)
lines("third kopia", "text", "$ kopia repository connect s3 --endpoint={host} --bucket=backups --access-key=backup --secret-access-key={value}", "slot", TOKEN)
# What people write
lines("third chat", "text", "[10:02] anna: ok, the admin password on {host} is {value}\n[10:03] ben: thx, I am in", "slot", WORD)
lines("third mail credentials", "text", "Hi Tom,\n\nhere is the access to staging:\n  URL:      https://{host}\n  User:     deploy\n  Password: {value}\n\nPlease change it after the first login.", "slot", WORD)
lines("third ticket code", "text", "Steps: 1. set `{name}` to `{value}` 2. restart the api container 3. see error above", fits=QUOTED)
lines("third french", "text", "Bonjour, le mot de passe : {value}\nServeur : {host}", "slot", WORD)
