"""Secrets as an operator's own incident would hold them, service by service of a usual Compose host. The fifth set, written blind."""

# fmt: off
# ruff: noqa: E501  one row of data is easier to read than four
from __future__ import annotations

import base64
import json
import re
from typing import Any
from urllib.parse import quote

from tests.redaction.heldout.carrier import ANY, B64, URL_SAFE, WORD, Fragment, Secret, carrier, lines

_QUOTABLE = re.compile(r"[^'\"\\\n`<>&]+")
_SIMPLE = re.compile(r"[A-Za-z0-9+/=_.-]+")

lines("entrypoint echo", "log", "docker-entrypoint.sh: setting {name} to {value}", fits=re.compile(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9+/=_-]{12,}"))
lines("env dump sorted", "log", "HOME=/root\nHOSTNAME={id}\n{name}={value}\nPATH=/usr/local/bin:/usr/bin", fits=WORD)
lines("app boot table", "log", "  {camel}........{value}\n  host........{host}", fits=re.compile(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9+/=_-]{12,}"))
lines("nest config", "log", "[Nest] 1  - 11/23/2026, 12:00:00 PM   ERROR [Config] {name}=\"{value}\" does not match the schema", fits=_QUOTABLE)
lines("envalid report", "log", "================================\n Invalid environment variables:\n    {name}: Invalid value: \"{value}\"", fits=_QUOTABLE)
lines("prisma error", "log", "Error: P1000: Authentication failed against database server at `{host}`, the provided credentials for `app:{value}` are not valid", "shape", _SIMPLE)
lines("prisma datasource", "log", 'Datasource "db": PostgreSQL database "app" at "postgresql://app:{value}@{host}:5432/app?schema=public"', "slot", URL_SAFE)
lines("typeorm options", "log", "DataSourceOptions {{ type: 'postgres', host: '{host}', username: 'app', password: '{value}', database: 'app' }}", "slot", _QUOTABLE)
lines("sequelize url", "log", "Executing (default): SELECT 1+1 AS result -- postgres://app:{value}@{host}/app", "slot", URL_SAFE)
lines("ioredis options", "log", "[ioredis] Unhandled error event: ReplyError: WRONGPASS options {{\"host\":\"{host}\",\"password\":\"{value}\"}}", "slot", _QUOTABLE)
lines("bullmq connection", "log", "BullMQ: connection redis://default:{value}@{host}:6379/1 lost", "slot", URL_SAFE)
lines("celery banner", "log", "- ** ---------- .> transport:   amqp://app:{value}@{host}:5672//\n- ** ---------- .> results:     redis://:{value}@{host}:6379/0", "slot", URL_SAFE)
lines("gunicorn env", "log", "raw_env: ['{name}={value}', 'LANG=C.UTF-8']", fits=_QUOTABLE)
lines("django debug page", "log", "<tr><td>{name}</td><td class=\"code\"><pre>&#x27;{value}&#x27;</pre></td></tr>", fits=_SIMPLE)
lines("flask config", "log", "<Config {{'DEBUG': False, '{name}': '{value}', 'PORT': 5000}}>", fits=_QUOTABLE)
lines("laravel exception", "log", "local.ERROR: SQLSTATE[HY000] [1045] (SQL: select * from `users`) {{\"exception\":\"[object]\",\"{snake}\":\"{value}\"}}", fits=_QUOTABLE)
lines("symfony dsn", "log", "Uncaught PHP Exception: Unable to connect with DSN \"smtp://ops:{value}@{host}:587\"", "slot", URL_SAFE)
lines("spring banner", "log", "Property: app.{kebab}\nValue: \"{value}\"\nOrigin: System Environment Property \"{name}\"", fits=_QUOTABLE)
lines("hikari dump", "log", "HikariPool-1 - jdbcUrl.........................jdbc:postgresql://{host}/app?user=app&password={value}", "slot", URL_SAFE)
lines("quarkus config", "log", "SRCFG00014: value of quarkus.datasource.{kebab} is \"{value}\"", fits=_QUOTABLE)
lines("aspnet connection", "log", "fail: Microsoft.EntityFrameworkCore.Database.Connection[20004] Host={host};Username=app;Password={value};Database=app", "slot", _SIMPLE)
lines("rails credentials", "log", "secret_key_base: {value}\ndatabase_host: {host}", "slot", _SIMPLE)
lines("phoenix config", "log", "config :app, AppWeb.Endpoint, url: [host: \"{host}\"], secret_key_base: \"{value}\"", "slot", _QUOTABLE)
lines("go dial error", "log", "failed to connect to `user=app database=app`: {host}:5432: server error: FATAL: dsn=\"host={host} password={value} sslmode=disable\"", "slot", _SIMPLE)
lines("rust sqlx", "log", "thread 'main' panicked at src/main.rs:12: PgConnectOptions {{ host: \"{host}\", username: \"app\", password: Some(\"{value}\") }}", "slot", _QUOTABLE)
lines("compose up warning", "log", "time=\"2026-11-23T12:00:00Z\" level=warning msg=\"/opt/daoflow/docker-compose.yml: `environment.{name}` is \\\"{value}\\\"\"", fits=_SIMPLE)
lines("compose config hash line", "yaml", "    environment:\n      {name}: '{value}'\n      POSTGRES_DB: app\n    image: postgres:17", fits=_QUOTABLE)
lines("compose long command", "yaml", "    command: >\n      server --host 0.0.0.0\n      --{kebab} {value}\n      --port 80", fits=WORD)
lines("compose healthcheck shell", "yaml", "      test: [\"CMD-SHELL\", \"curl -fsS -H 'Authorization: Bearer {value}' http://localhost/ready\"]", "slot", _SIMPLE)
lines("compose label basic", "yaml", "      - traefik.http.middlewares.m.headers.customrequestheaders.X-Api-Key={value}", "slot", _SIMPLE)
lines("compose extra config", "yaml", "configs:\n  app:\n    content: |\n      [db]\n      {snake} = {value}\n      host = {host}", fits=_SIMPLE)
lines("override file", "yaml", "services:\n  app:\n    environment:\n      - 'NODE_ENV=production'\n      - '{name}={value}'", fits=_QUOTABLE)
lines("deploy script", "log", "+ ssh deploy@{host} {name}='{value}' docker compose up -d", fits=_QUOTABLE)
lines("scp in url", "log", "rsync -az -e 'sshpass -p {value} ssh -p 2222' /data deploy@{host}:/srv", "slot", _SIMPLE)
lines("git push hook", "log", "remote: POST https://{host}/api/deploy?token={value} -> 202", "slot", URL_SAFE)
lines("git lfs", "log", "batch request: https://deploy:{value}@{host}/acme/app.git/info/lfs: 401", "slot", URL_SAFE)
lines("ghcr login", "log", "echo \"{value}\" | docker login ghcr.io -u acme --password-stdin", "slot", _SIMPLE)
lines("docker run label", "log", "docker run -l webhook.secret={value} -e TZ=UTC {host}/app:1.2", "slot", WORD)
lines("backup cron mail", "text", "Subject: Cron <root@{host}> backup.sh\n\n+ export RESTIC_PASSWORD={value}\n+ restic backup /data", "slot", WORD)
lines("borg repo", "log", "BORG_PASSPHRASE='{value}' borg create ssh://ops@{host}/./repo::{{now}} /data", "slot", _QUOTABLE)
lines("rclone env", "log", "RCLONE_CONFIG_S3_SECRET_ACCESS_KEY={value} rclone lsd s3:", "slot", WORD)
lines("pg_dump pipe", "log", "PGPASSWORD='{value}' pg_dump -h {host} -U app app | gzip > /backups/{id}.gz", "slot", _QUOTABLE)
lines("psql connect meta", "log", "daoflow=> \\connect postgresql://app:{value}@{host}/app", "slot", URL_SAFE)
lines("pgadmin servers", "log", '{{"Servers": {{"1": {{"Name": "main", "Host": "{host}", "Username": "app", "Password": "{value}"}}}}}}', "slot", _QUOTABLE)
lines("mysql general log", "log", "2026-11-23T12:00:00.000000Z\t   12 Query\tCREATE USER app@'%' IDENTIFIED BY '{value}'", "slot", _QUOTABLE)
lines("mongo shell auth", "log", 'db.auth("app", "{value}")', "slot", _QUOTABLE)
lines("mongo uri error", "log", "MongoParseError: Invalid connection string mongodb://app:{value}@{host}:27017/?tls=true", "slot", URL_SAFE)
lines("redis acl file", "text", "user worker on >{value} ~jobs:* +@all", "slot", _SIMPLE)
lines("minio console", "log", "MINIO_ROOT_USER=admin MINIO_ROOT_PASSWORD={value} minio server /data", "slot", WORD)
lines("s3 xml error", "log", "<Error><Code>SignatureDoesNotMatch</Code><AWSAccessKeyId>AK</AWSAccessKeyId><SecretAccessKey>{value}</SecretAccessKey></Error>", "slot", _SIMPLE)
lines("nginx internal header", "text", "        proxy_set_header   X-Internal-Token   {value};", "slot", _SIMPLE)
lines("nginx args log", "log", '172.18.0.1 - - [23/Nov/2026:12:00:01 +0000] "POST /api/auth/callback?code=4&id_token={value} HTTP/1.1" 302 0', "slot", URL_SAFE)
lines("traefik env", "yaml", "      CF_DNS_API_TOKEN: {value}\n      CF_API_EMAIL: ops@example.net", "slot", _SIMPLE)
lines("acme dns debug", "log", "acme: cloudflare: Authorization: Bearer {value} zone={id}", "slot", _SIMPLE)
lines("cloudflared log", "log", "2026-11-23T12:00:00Z INF Cmd line arguments: tunnel run --token={value}", "slot", WORD)
lines("tailscale up", "log", "tailscale up --authkey={value} --hostname={host}", "slot", WORD)
lines("grafana provisioning", "yaml", "    secureJsonData:\n      httpHeaderValue1: Bearer {value}\n      basicAuthPassword: {value}", "slot", _SIMPLE)
lines("prometheus reload", "log", 'level=error msg="scrape failed" url="https://ops:{value}@{host}/metrics" err="401"', "slot", URL_SAFE)
lines("loki labels", "log", '{{"stream":{{"app":"x"}},"values":[["1763900000000000000","{snake}={value}"]]}}', fits=_SIMPLE)
lines("sentry breadcrumb", "log", '{{"breadcrumbs":[{{"category":"fetch","data":{{"url":"https://{host}/x?access_token={value}"}}}}]}}', "slot", URL_SAFE)
lines("smtp debug", "log", "nodemailer: {{ host: '{host}', auth: {{ user: 'ops', pass: '{value}' }} }}", "slot", _QUOTABLE)
lines("smtp error", "log", "535 5.7.8 Error: authentication failed: user=ops password={value}", "slot", _SIMPLE)
lines("slack error", "log", "Error posting to https://hooks.slack.com/services/T0/B0/{value}: invalid_payload", "slot", re.compile(r"[A-Za-z0-9]{20,}"))
lines("vapid keys", "log", "=======================================\n\nPublic Key:\nBPub\n\nPrivate Key:\n{value}\n\n=======================================", "slot", re.compile(r"(?=.*\d)[A-Za-z0-9_-]{40,}"))
lines("openssl rand output", "log", "$ openssl rand -hex 32\n{value}", "shape", _SIMPLE)
lines("install summary", "log", "Admin e-mail: ops@example.net\nAdmin password: {value}", "slot", WORD)
lines("install note", "log", "Save this token, it is shown once: {value}", "slot", re.compile(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9+/_-]{12,}"))
lines("shell heredoc psql", "text", "psql <<SQL\nALTER USER app PASSWORD '{value}';\nSQL", "slot", _QUOTABLE)
lines("k6 summary", "log", "http_reqs{{token:{value},status:200}}: 42", "slot", re.compile(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9_-]{12,}"))
lines("curl body pretty", "log", "> POST /api/login HTTP/1.1\n> Content-Type: application/x-www-form-urlencoded\n>\nemail=a%40b.example&password={value}", "slot", URL_SAFE)
lines("http wire", "log", 'http-outgoing-0 >> "Authorization: Bearer {value}[\\r][\\n]"', "slot", _SIMPLE)
lines("okhttp", "log", "--> GET https://{host}/v1\nX-Api-Token: {value}\n--> END GET", "slot", WORD)
lines("ruby net http", "log", '<- "GET / HTTP/1.1\\r\\nAuthorization: Bearer {value}\\r\\nHost: {host}\\r\\n\\r\\n"', "slot", _SIMPLE)
lines("python http debug", "log", "send: b'GET /v2/ HTTP/1.1\\r\\nHost: {host}\\r\\nX-Auth-Token: {value}\\r\\n\\r\\n'", "slot", _SIMPLE)
lines("websocket query", "log", "ws connected /ws?socket={id}&auth={value}", "slot", URL_SAFE)


@carrier("inspect hostconfig env in message", "json", "name", WORD)
def _message(secret: Secret) -> dict[str, Any]:
    return {"message": f"Error response from daemon: invalid environment variable: {secret.name}={secret.value}"}


@carrier("compose ps labels", "json", "name", _SIMPLE)
def _labels(secret: Secret) -> dict[str, Any]:
    return {"Name": "app-1", "Labels": f"com.docker.compose.project=app,{secret.snake}={secret.value}", "Command": "\"server\""}


@carrier("inspect mount options", "json", "slot", re.compile(r"[^\s,]+"))
def _mount(secret: Secret) -> dict[str, Any]:
    return {"Mounts": [{"Type": "volume", "VolumeOptions": {"DriverConfig": {"Options": {"o": f"username=ops,password={secret.value},vers=3.0"}}}}]}


@carrier("env url base64 password", "json", "slot", B64)
def _env(secret: Secret) -> dict[str, Any]:
    token = base64.b64encode(f"ops:{secret.value}".encode()).decode()
    return {"Config": {"Env": [f"REGISTRY_AUTH_BASIC={token}", "TZ=UTC"]}}


@carrier("exec create event", "json", "slot", WORD)
def _exec(secret: Secret) -> Fragment:
    execution = secret.hex(64)
    return Fragment({"Action": f"exec_create: redis-cli -a {secret.value} ping", "Actor": {"Attributes": {"execID": execution}}}, (execution,))


@carrier("health curl verbose", "json", "slot", URL_SAFE)
def _health(secret: Secret) -> dict[str, Any]:
    return {"Output": f"> GET /ready?key={secret.value} HTTP/1.1\r\n> X-Probe-Token: {secret.value}\r\n< HTTP/1.1 503\r\n"}


@carrier("deployment env rows", "json", "name", ANY)
def _rows(secret: Secret) -> list[Any]:
    return [{"id": 4, "environment_id": secret.hex(32), "key": secret.name, "value_plain": secret.value, "is_secret": True}]


@carrier("api error echo", "json", "name", ANY)
def _echo(secret: Secret) -> dict[str, Any]:
    return {"error": {"message": "validation failed", "input": {"variables": [{"key": secret.name, "value": secret.value}]}}}


@carrier("audit summary", "json", "name", WORD)
def _audit(secret: Secret) -> dict[str, Any]:
    return {"action": "env.set", "input_summary": f"key={secret.name} value={secret.value} scope=production"}


@carrier("service schedule command", "json", "slot", WORD)
def _schedule(secret: Secret) -> dict[str, Any]:
    return {"rows": [{"id": 4, "command": f"mysqldump -uroot -p{secret.value} app", "cron": "0 3 * * *"}]}


@carrier("backup log entries", "json", "slot", URL_SAFE)
def _backup(secret: Secret) -> dict[str, Any]:
    url = f"https://s3.example.net/b/x?X-Amz-Credential=AK&X-Amz-Signature={secret.value}"
    return {"log_entries": [{"level": "info", "phase": "backup", "message": f"PUT {url}"}]}


@carrier("redirect location", "json", "slot", ANY)
def _redirect(secret: Secret) -> dict[str, Any]:
    return {"headers": {"location": f"https://app.example.net/reset?token={quote(secret.value, safe='')}&x=1"}}


@carrier("json string in env", "json", "name", ANY)
def _json_env(secret: Secret) -> dict[str, Any]:
    return {"Env": ["APP_CONFIG=" + json.dumps({"db": {secret.camel: secret.value, "host": "db"}})]}


@carrier("yaml string in json", "json", "name", _SIMPLE)
def _yaml_env(secret: Secret) -> dict[str, Any]:
    return {"compose": f"services:\n  app:\n    environment:\n      {secret.name}: {secret.value}\n    image: app:1\n"}


@carrier("url map", "json", "slot", URL_SAFE)
def _urls(secret: Secret) -> dict[str, Any]:
    return {"endpoints": {"db": f"postgres://app:{secret.value}@db:5432/app", "web": "https://app.example.net"}}
