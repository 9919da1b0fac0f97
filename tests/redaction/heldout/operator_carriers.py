"""What the programs around a Docker Compose host say, file and print: databases, proxies, Node, stores, mail, Git, CI, systemd, cloud. The tenth set, written blind."""

# fmt: off
# ruff: noqa: E501  one row of data is easier to read than four, and some of it is SQL
from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from tests.redaction.heldout.carrier import ANY, Fragment, Secret, carrier, lines

_TOKEN = re.compile(r"[A-Za-z0-9+/=_.~-]+")
_WORD = re.compile(r"[^\s\"'`\\<>|;,(){}\[\]&$#]+")
_QUOTED = re.compile(r"[^'\"\\\n`$]+")
_LONG = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9+/=_.-]{16,}")
_HUMAN = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[^\s\"'`\\<>|;,(){}\[\]&$]{8,}")
_CELL = re.compile(r"[^|\t\n\\\"',]+")


def written(name: str, member: str, template: str, encode: Callable[[str], str], needs: str = "name", fits: re.Pattern[str] = ANY) -> None:  # noqa: PLR0917  rows of data below give them in this order
    """Register a carrier whose template has the value as a program writes it."""

    @carrier(name, member, needs, fits)
    def _render(secret: Secret) -> Fragment:
        host = secret.host()
        names = {"name": secret.name, "snake": secret.snake, "camel": secret.camel, "kebab": secret.kebab}
        return Fragment(template.format(**names, value=encode(secret.value), host=host), (host,) if "{host}" in template else ())


def document(name: str, needs: str, make: Callable[[Secret], Any], fits: re.Pattern[str] = ANY) -> None:
    """Register a document that is made of a secret."""
    carrier(name, "json", needs, fits)(make)


def _url(text: str) -> str:
    return quote(text, safe="")


def _b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _sql(text: str) -> str:
    return text.replace("'", "''")


# PostgreSQL
written("op pg statement", "log", "2026-11-28 10:00:00.123 UTC [4211] daoflow@daoflow LOG:  statement: CREATE ROLE app LOGIN PASSWORD '{value}';", _sql, "slot", _QUOTED)
written("op pg duration", "log", "2026-11-28 10:00:00.123 UTC [4211] LOG:  duration: 12.345 ms  execute <unnamed>: UPDATE account SET {snake} = '{value}' WHERE id = 7", _sql, fits=_QUOTED)
written("op pg error statement", "log", "ERROR:  syntax error at or near \"PASWORD\"\nSTATEMENT:  ALTER USER app WITH ENCRYPTED PASSWORD '{value}' VALID UNTIL 'infinity'", _sql, "slot", _QUOTED)
written("op pg fdw", "log", "CREATE USER MAPPING FOR app SERVER remote OPTIONS (user 'app', password '{value}');", _sql, "slot", _QUOTED)
written("op pg subscription", "log", "CREATE SUBSCRIPTION s CONNECTION 'host={host} user=repl password={value} dbname=app' PUBLICATION p;", str, "slot", _TOKEN)
lines("op pg conninfo setting", "text", "primary_conninfo = 'user=repl password={value} host={host} port=5432 sslmode=prefer'", "slot", _TOKEN)
lines("op pg service file", "text", "[app]\nhost={host}\nport=5432\nuser=app\npassword={value}\ndbname=app", "slot", _WORD)
lines("op pg walreceiver", "log", "LOG:  could not connect to the primary server: connection string \"host={host} user=repl password={value}\"", "slot", _TOKEN)
lines("op pgbouncer ini", "text", "[databases]\napp = host={host} port=5432 dbname=app user=app password={value}", "slot", _TOKEN)
lines("op pgbouncer auth query", "log", "WARNING user=app password={value} auth failed", "slot", _WORD)
lines("op psql prompt", "text", "app=# \\password\nEnter new password for user \"app\": {value}", "slot", _LONG)
lines("op psql set", "text", "app=# \\set {snake} '{value}'", fits=_QUOTED)
lines("op psql select", "text", "app=> select name, {snake} from integration;\n name  | {snake}\n-------+-----------\n slack | {value}\n(1 row)", fits=_CELL)
lines("op psql unaligned", "text", "id|{snake}|created_at\n7|{value}|2026-11-28 10:00:00+00", fits=_CELL)
lines("op psql expanded aligned", "text", "-[ RECORD 1 ]----+----------------\nid               | 7\n{snake:<16} | {value}\ncreated_at       | 2026-11-28", fits=_CELL)
lines("op pg_dump insert", "text", "INSERT INTO public.channel (id, {snake}) VALUES (7, '{value}');", fits=_QUOTED)
lines("op pg_dumpall role", "text", "ALTER ROLE app WITH NOSUPERUSER INHERIT LOGIN PASSWORD '{value}';", "slot", _QUOTED)
lines("op pg dump url", "log", "pg_dump: error: connection to server failed; dsn was postgres://app:{value}@{host}/app", "slot", re.compile(r"[A-Za-z0-9_.~-]+"))
lines("op patroni", "yaml", "postgresql:\n  authentication:\n    superuser:\n      username: postgres\n      password: {value}", "slot", _TOKEN)

# Redis and queues
lines("op redis conf acl", "text", "user worker on ~jobs:* +@all >{value}", "slot", _TOKEN)
lines("op redis config set", "log", "127.0.0.1:6379> CONFIG SET requirepass {value}\nOK", "slot", _TOKEN)
lines("op redis auth cli", "log", "127.0.0.1:6379> AUTH {value}\n(error) WRONGPASS invalid username-password pair or user is disabled.", "slot", _LONG)
lines("op redis hello", "log", "HELLO 3 AUTH default {value} SETNAME worker", "slot", _TOKEN)
lines("op redis get", "text", "127.0.0.1:6379> HGETALL cfg\n1) \"host\"\n2) \"{host}\"\n3) \"{snake}\"\n4) \"{value}\"", fits=_QUOTED)
lines("op ioredis options", "log", "ioredis options: {{ host: '{host}', port: 6379, username: 'default', password: '{value}', db: 0 }}", "slot", _QUOTED)
written("op bullmq connection", "log", "Worker connecting to redis://default:{value}@{host}:6379/1", _url, "slot")
lines("op rabbit create", "log", "rabbitmqctl add_user app {value}", "slot", _TOKEN)
lines("op rabbit conf", "text", "default_user = app\ndefault_pass = {value}", "slot", _WORD)
lines("op nats conf", "text", "authorization {{\n  user: app\n  password: \"{value}\"\n}}", "slot", _QUOTED)
lines("op nats token", "log", "nats-server --auth {value} -p 4222", "slot", _LONG)

# Temporal
lines("op temporal env", "log", "TEMPORAL_ADDRESS={host}:7233 POSTGRES_PWD={value} DB=postgres12", "slot", _WORD)
lines("op temporal yaml", "yaml", "persistence:\n  datastores:\n    default:\n      sql:\n        user: \"temporal\"\n        password: \"{value}\"\n        connectAddr: \"{host}:5432\"", "slot", _QUOTED)
lines("op temporal sql tool", "log", "temporal-sql-tool --plugin postgres12 --ep {host} -u temporal -p 5432 --pw {value} create-database", "slot", _WORD)
lines("op temporal api key", "log", "temporal workflow list --address {host}:7233 --api-key {value}", "slot", _TOKEN)
document("op temporal input", "name", lambda s: {"workflowId": "deploy-" + s.hex(32), "input": [{"projectId": s.hex(12), "env": {s.name: s.value}}]})
document("op temporal failure", "slot", lambda s: {"failure": {"message": f"command failed: docker login -u ci -p {s.value} r.example.net", "type": "ExecError"}}, _TOKEN)

# proxies
lines("op traefik label", "yaml", "      - \"traefik.http.middlewares.auth.basicauth.users=ops:{value}\"", "shape", re.compile(r"\$(?:2y|apr1)\$\S+"))
lines("op traefik dns", "yaml", "    environment:\n      - CF_DNS_API_TOKEN={value}\n      - CF_API_EMAIL=ops@example.net", "slot", _WORD)
lines("op traefik header", "yaml", "        customRequestHeaders:\n          X-Api-Key: \"{value}\"", "slot", _QUOTED)
lines("op caddy basic", "text", "basic_auth {{\n    ops {value}\n}}", "shape", re.compile(r"\$2[aby]\$\S+"))
lines("op caddy dns", "text", "tls {{\n    dns cloudflare {value}\n}}", "slot", re.compile(r"[A-Za-z0-9_-]{40}"))
lines("op caddy header", "text", "reverse_proxy {host}:3000 {{\n    header_up Authorization \"Bearer {value}\"\n}}", "slot", _TOKEN)
lines("op caddy log", "log", '{{"level":"error","logger":"http.log","request":{{"method":"GET","uri":"/cb?access_token={value}","headers":{{"User-Agent":["curl"]}}}},"status":502}}', "slot", re.compile(r"[A-Za-z0-9_.~-]+"))
lines("op caddy log header", "log", '{{"logger":"http.log","request":{{"headers":{{"Authorization":["Bearer {value}"],"Accept":["*/*"]}}}},"status":401}}', "slot", _TOKEN)
lines("op nginx access", "log", '10.0.0.9 - - [28/Nov/2026:10:00:00 +0000] "GET /hook?token={value} HTTP/1.1" 200 12 "-" "curl/8.5.0"', "slot", re.compile(r"[A-Za-z0-9_.~-]+"))
lines("op nginx referer", "log", '10.0.0.9 - - [28/Nov/2026:10:00:00 +0000] "GET /a.js HTTP/1.1" 200 12 "https://{host}/reset?token={value}" "Mozilla/5.0"', "slot", re.compile(r"[A-Za-z0-9_.~-]+"))
lines("op nginx map", "text", "map $http_x_api_key $ok {{\n    default 0;\n    \"{value}\" 1;\n}}", "slot", _LONG)
lines("op nginx fastcgi", "text", "fastcgi_param {name} \"{value}\";", fits=_QUOTED)
lines("op haproxy userlist", "text", "userlist ops\n    user admin password {value}", "shape", re.compile(r"\$[56]\$\S+"))
lines("op oauth2 proxy", "text", "client_id = \"app\"\nclient_secret = \"{value}\"\ncookie_domains = [\".example.net\"]", "slot", _QUOTED)
lines("op oauth2 proxy cookie", "text", "cookie_secret = \"{value}\"", "slot", _QUOTED)
lines("op cloudflared run", "log", "cloudflared tunnel --no-autoupdate run --token {value}", "slot", _TOKEN)
lines("op tailscale up", "log", "tailscale up --authkey={value} --hostname=ops-1", "slot", _TOKEN)

# Node, Bun, Better Auth
lines("op pg client dump", "log", "Client {{\n  connectionParameters: ConnectionParameters {{\n    user: 'app',\n    password: '{value}',\n    host: '{host}'\n  }}\n}}", "slot", _QUOTED)
lines("op drizzle error", "log", "DrizzleQueryError: Failed query: insert into \"account\" (\"id\", \"password\") values ($1, $2)\nparams: acc_1,{value}", "shape", re.compile(r"[0-9a-f]{32}:[0-9a-f]{128}"))
lines("op prisma error", "log", "PrismaClientInitializationError: Can't reach database server at postgresql://app:{value}@{host}:5432/app", "slot", re.compile(r"[A-Za-z0-9_.~-]+"))
lines("op prisma invalid", "log", "error: Error parsing connection string \"{value}\" in database URL", "shape", _TOKEN)
lines("op axios error", "log", "AxiosError: Request failed with status code 401\n    config: {{ headers: {{ Authorization: 'Bearer {value}', 'Content-Type': 'application/json' }}, url: 'https://{host}/v1' }}", "slot", _TOKEN)
lines("op axios data", "log", "    data: '{{\"username\":\"ops\",\"password\":\"{value}\"}}',", "slot", _QUOTED)
lines("op fetch debug", "log", "UNDICI 42: sending request to GET https://{host}/v1?api_key={value}", "slot", re.compile(r"[A-Za-z0-9_.~-]+"))
lines("op better auth session", "log", "[Better Auth]: session created {{ token: '{value}', userId: 'u_1' }}", "slot", _QUOTED)
lines("op better auth verify", "log", "[auth] Email transport: console → verify: https://{host}/api/auth/verify-email?token={value}&callbackURL=/", "slot", re.compile(r"[A-Za-z0-9_.~-]+"))
lines("op better auth reset", "log", "[auth] reset link for ops@example.net: https://{host}/api/auth/reset-password/{value}?callbackURL=/login", "slot", re.compile(r"(?=.*\d)(?=.*[A-Z])[A-Za-z0-9_-]{22,}"))
lines("op better auth cookie", "log", "cookie: better-auth.session_token={value}; better-auth.session_data=x", "slot", _TOKEN)
lines("op jsonwebtoken", "log", "JsonWebTokenError: jwt malformed, token was '{value}'", "slot", _QUOTED)
lines("op dotenv debug", "log", "[dotenv][DEBUG] \"{name}\" is already defined in `process.env` and was NOT overwritten: {value}", fits=_LONG)
lines("op envalid", "log", "    {name}: Invalid value \"{value}\" (must be at least 32 characters)", fits=_QUOTED)
lines("op t3 env", "log", "❌ Invalid environment variables: {{ {name}: [ 'String must contain at least 32 character(s), got \"{value}\"' ] }}", fits=_TOKEN)
lines("op bun env print", "log", "  {name}: \"{value}\",", fits=_QUOTED)
lines("op process env dump", "log", "  {name}: '{value}',\n  NODE_ENV: 'production',", fits=_QUOTED)
lines("op node command failed", "log", "Error: Command failed: git clone https://x-access-token:{value}@github.com/acme/app.git /tmp/w", "slot", re.compile(r"[A-Za-z0-9_.~-]+"))
lines("op execa", "log", "command: 'docker login --username ci --password {value} ghcr.io',", "slot", _TOKEN)
lines("op execa env", "log", "shortMessage: 'Command failed with exit code 1: env {name}={value} bun run build',", fits=_TOKEN)
lines("op pino redact missing", "log", '{{"level":30,"time":1764000000123,"pid":1,"hostname":"3f2a91c07b5e","req":{{"method":"POST","url":"/login","body":{{"{camel}":"{value}"}}}},"msg":"request"}}', fits=_QUOTED)
lines("op winston", "log", "error: connect failed {{\"service\":\"api\",\"options\":{{\"{camel}\":\"{value}\"}}}}", fits=_QUOTED)
lines("op socket handshake", "log", "socket.io auth {{ token: '{value}' }} transport=websocket", "slot", _QUOTED)
lines("op web push", "log", "vapidDetails: {{ subject: 'mailto:ops@example.net', privateKey: '{value}' }}", "slot", _QUOTED)
lines("op npm verbose", "log", "npm verbose cli --//registry.npmjs.org/:_authToken={value}", "slot", _TOKEN)
lines("op npm config list", "text", "; \"user\" config from /root/.npmrc\n//{host}/:_authToken = \"{value}\"\nregistry = \"https://{host}/\"", "slot", _TOKEN)
lines("op yarnrc", "yaml", "npmRegistryServer: \"https://{host}\"\nnpmAuthToken: \"{value}\"", "slot", _QUOTED)
lines("op bunfig", "text", "[install.registry]\nurl = \"https://{host}/\"\ntoken = \"{value}\"", "slot", _QUOTED)

# stores and backups
lines("op aws configure", "text", "      Name                    Value             Type    Location\nsecret_key     {value} shared-credentials-file", "slot", re.compile(r"[A-Za-z0-9/+]{40}"))
lines("op aws env print", "log", "export AWS_SECRET_ACCESS_KEY={value}\nexport AWS_DEFAULT_REGION=eu-central-1", "slot", _TOKEN)
lines("op aws debug", "log", "DEBUG - Authorization: AWS4-HMAC-SHA256 Credential=AKIAXXXXXXXXXXEXAMPLE/20261128/eu/s3/aws4_request, SignedHeaders=host, Signature={value}", "slot", re.compile(r"[0-9a-f]{64}"))
lines("op mc config", "text", "{{\n \"aliases\": {{\n  \"store\": {{\n   \"url\": \"https://{host}\",\n   \"accessKey\": \"daoflow\",\n   \"secretKey\": \"{value}\"\n  }}\n }}\n}}", "slot", _QUOTED)
lines("op mc host env", "log", "MC_HOST_store=https://daoflow:{value}@{host}", "slot", re.compile(r"[A-Za-z0-9_.~-]+"))
lines("op minio start", "log", "API: http://{host}:9000\nRootUser: daoflow\nRootPass: {value}", "slot", _WORD)
lines("op rclone conf", "text", "[b2]\ntype = b2\naccount = 0012ab\nkey = {value}\nhard_delete = true", "slot", re.compile(r"(?=.*[A-Z])(?=.*\d)[A-Za-z0-9+/=_-]{24,}"))
lines("op rclone flags", "log", "rclone copy a: b: --s3-secret-access-key {value} --s3-region eu", "slot", _TOKEN)
lines("op rclone connection string", "log", "rclone lsd :s3,provider=Minio,access_key_id=daoflow,secret_access_key={value},endpoint={host}:", "slot", re.compile(r"[A-Za-z0-9/+_-]+"))
lines("op restic rest", "log", "restic -r rest:https://ops:{value}@{host}:8000/b backup /srv", "slot", re.compile(r"[A-Za-z0-9_.~-]+"))
lines("op borg env", "log", "BORG_PASSPHRASE='{value}' borg create ssh://{host}/./b::x /srv", "slot", _QUOTED)
lines("op s3cmd", "text", "[default]\naccess_key = daoflow\nsecret_key = {value}\nhost_base = {host}", "slot", _TOKEN)
lines("op duplicity", "log", "duplicity /srv b2://0012ab:{value}@bucket/path", "slot", re.compile(r"[A-Za-z0-9_-]+"))
lines("op gpg batch", "log", "gpg --batch --yes --passphrase '{value}' -d dump.gpg", "slot", _QUOTED)
lines("op age identity", "text", "# created: 2026-11-28T10:00:00Z\n# public key: age1xxxxxxxxxxxxxxxxx\n{value}", "shape", re.compile(r"AGE-SECRET-KEY-1\w+"))
lines("op pgbackrest", "text", "[global]\nrepo1-s3-key=daoflow\nrepo1-s3-key-secret={value}\nrepo1-cipher-pass={value}", "slot", _TOKEN)
lines("op walg", "text", "WALG_LIBSODIUM_KEY={value}\nWALG_COMPRESSION_METHOD=zstd", "slot", _LONG)

# mail
lines("op nodemailer transport", "log", "createTransport {{ host: '{host}', port: 587, auth: {{ user: 'ops', pass: '{value}' }} }}", "slot", _QUOTED)
written("op nodemailer auth", "log", "[2026-11-28 10:00:00] DEBUG [a1b2c3] C: AUTH PLAIN {value}", lambda text: _b64("\0ops\0" + text), "slot")
written("op smtp login", "log", "S: 334 UGFzc3dvcmQ6\nC: {value}", _b64, "slot")
lines("op postfix sasl", "text", "[{host}]:587 ops@example.net:{value}", "slot", _HUMAN)
lines("op ssmtp", "text", "mailhub={host}:587\nAuthUser=ops\nAuthPass={value}", "slot", _WORD)
lines("op swaks", "log", "swaks --to ops@example.net --server {host} --auth-user ops --auth-password '{value}'", "slot", _QUOTED)
lines("op resend error", "log", "Resend: API key is invalid: {value}", "slot", _TOKEN)

# Git, CI, registries
lines("op git remote", "log", "origin\thttps://ci-bot:{value}@{host}/acme/app.git (fetch)", "slot", re.compile(r"[A-Za-z0-9_.~-]+"))
lines("op git trace", "log", "10:00:00.123456 http.c:715  => Send header: Authorization: Basic {value}", "slot", re.compile(r"[A-Za-z0-9+/]{24,}={0,2}"))
lines("op git credential fill", "text", "protocol=https\nhost={host}\nusername=ci\npassword={value}", "slot", _WORD)
lines("op git config list", "log", "http.https://{host}/.extraheader=AUTHORIZATION: bearer {value}", "slot", _TOKEN)
lines("op git url insteadof", "text", "[url \"https://{value}@{host}/\"]\n\tinsteadOf = https://{host}/", "slot", re.compile(r"[A-Za-z0-9_.~-]{16,}"))
lines("op gh hosts", "yaml", "github.com:\n    user: ops\n    oauth_token: {value}\n    git_protocol: https", "slot", _TOKEN)
lines("op actions step env", "log", "2026-11-28T10:00:00.0000000Z   {name}: {value}", fits=_TOKEN)
lines("op actions run", "log", "##[group]Run curl -H \"X-Deploy-Token: {value}\" https://{host}/deploy", "slot", _TOKEN)
lines("op gitlab ci", "yaml", "variables:\n  {name}: \"{value}\"\n  GIT_DEPTH: \"1\"", fits=_QUOTED)
lines("op gitlab ci line", "log", "$ docker login -u \"$CI_REGISTRY_USER\" -p \"{value}\" {host}", "slot", _QUOTED)
lines("op gitlab runner", "text", "[[runners]]\n  url = \"https://{host}\"\n  token = \"{value}\"", "slot", _QUOTED)
lines("op jenkins", "log", "+ curl -u ops:{value} https://{host}/job/app/build", "slot", _TOKEN)
lines("op drone", "text", "DRONE_RPC_SECRET={value}\nDRONE_SERVER_HOST={host}", "slot", _TOKEN)
written("op docker config", "text", "{{\n\t\"auths\": {{\n\t\t\"{host}\": {{\n\t\t\t\"auth\": \"{value}\"\n\t\t}}\n\t}}\n}}", lambda text: _b64("ci:" + text), "slot")
lines("op docker build secret", "log", "#12 0.345 + npm config set _authToken {value}", "slot", _TOKEN)
lines("op buildkit env", "log", "#7 [builder 3/6] ENV {name}={value}", fits=_TOKEN)
lines("op compose config warn", "log", "time=\"2026-11-28T10:00:00Z\" level=debug msg=\"env {name}={value} loaded from .env\"", fits=_TOKEN)
lines("op compose convert list", "text", "    environment:\n      {name}: '{value}'\n      TZ: Europe/Berlin", fits=_QUOTED)
lines("op compose secrets", "text", "secrets:\n  {snake}:\n    environment: {name}\n# {name}={value}", fits=_TOKEN)
lines("op dockerfile arg", "text", "ARG {name}={value}\nRUN bun install", fits=_TOKEN)

# the host
lines("op systemd dropin", "text", "# /etc/systemd/system/app.service.d/env.conf\n[Service]\nEnvironment=\"{name}={value}\"", fits=_QUOTED)
lines("op systemctl show", "text", "Environment=TZ=UTC {name}={value} HOME=/root\nEnvironmentFiles=/etc/app.env (ignore_errors=no)", fits=_TOKEN)
lines("op systemctl set", "log", "systemctl set-environment {name}={value}", fits=_TOKEN)
lines("op journal cmd", "log", "Nov 28 10:00:00 ops-1 sudo[812]:   deploy : TTY=pts/0 ; PWD=/srv ; USER=root ; COMMAND=/usr/bin/docker login -u ci -p {value} {host}", "slot", _TOKEN)
lines("op crontab", "text", "SHELL=/bin/bash\n{name}={value}\n0 3 * * * root /usr/local/bin/backup", fits=_TOKEN)
lines("op crontab curl", "text", "*/5 * * * * root curl -fsS -H 'Authorization: Bearer {value}' https://{host}/api/cron", "slot", _TOKEN)
lines("op etc environment", "text", "PATH=\"/usr/bin\"\n{name}=\"{value}\"", fits=_QUOTED)
lines("op profile", "text", "export PATH=$PATH:/opt/bin\nexport {name}={value}", fits=_TOKEN)
lines("op ssh debug", "log", "debug1: Sending env {name} = {value}", fits=_TOKEN)
lines("op ssh chpasswd", "log", "echo 'deploy:{value}' | chpasswd", "slot", _QUOTED)
lines("op useradd", "log", "useradd -m -p '{value}' deploy", "shape", re.compile(r"\$(?:6|y)\$\S+"))
lines("op fstab", "text", "//{host}/b /mnt/b cifs username=ops,password={value},vers=3.0 0 0", "slot", _TOKEN)
lines("op smb credentials", "text", "username=ops\npassword={value}\ndomain=WORKGROUP", "slot", _WORD)
lines("op wg show", "text", "interface: wg0\n  private key: {value}\n  listening port: 51820", "slot", re.compile(r"[A-Za-z0-9+/]{43}="))
lines("op wpa", "text", "network={{\n  ssid=\"ops\"\n  psk=\"{value}\"\n}}", "slot", _QUOTED)
lines("op certbot dns", "text", "dns_cloudflare_api_token = {value}", "slot", _TOKEN)
lines("op acme account", "text", "SAVED_CF_Token='{value}'\nLE_WORKING_DIR='/root/.acme.sh'", "slot", _QUOTED)
lines("op ansible vars", "yaml", "app_{snake}: \"{value}\"\napp_host: {host}", fits=_QUOTED)
lines("op ansible inventory", "text", "db-1 ansible_host={host} ansible_user=deploy ansible_become_pass={value}", "slot", _TOKEN)
lines("op cloud init", "yaml", "#cloud-config\nwrite_files:\n  - path: /etc/app.env\n    content: |\n      {name}={value}", fits=_TOKEN)
lines("op cloud init password", "yaml", "chpasswd:\n  list: |\n    root:{value}", "slot", _HUMAN)
lines("op cloud init users", "yaml", "users:\n  - name: deploy\n    passwd: {value}", "shape", re.compile(r"\$(?:6|y)\$\S+"))
document("op imds", "slot", lambda s: {"Code": "Success", "AccessKeyId": "ASIAXXXXXXXXXXEXAMPLE", "SecretAccessKey": "x", "Token": s.value})
document("op gce metadata", "slot", lambda s: {"access_token": s.value, "expires_in": 3599, "token_type": "Bearer"})
document("op azure msi", "slot", lambda s: {"access_token": s.value, "client_id": s.hex(32), "resource": "https://management.azure.com/"})
document("op do app", "name", lambda s: {"spec": {"envs": [{"key": s.name, "value": s.value, "scope": "RUN_TIME", "type": "SECRET"}]}})
document("op portainer", "name", lambda s: {"Env": [{"name": s.name, "value": s.value}], "EntryPoint": "compose.yaml"})
document("op grafana datasource", "slot", lambda s: {"datasources": [{"type": "postgres", "user": "app", "secureJsonData": {"password": s.value}}]})
document("op prometheus", "slot", lambda s: {"scrape_configs": [{"job_name": "app", "basic_auth": {"username": "ops", "password": s.value}}]})
document("op alertmanager", "slot", lambda s: {"receivers": [{"slack_configs": [{"api_url": f"https://hooks.slack.com/services/T012AB3CD/B012AB3CD/{_url(s.value)}"}]}]})
document("op alertmanager pagerduty", "slot", lambda s: {"receivers": [{"pagerduty_configs": [{"routing_key": s.value}]}]}, _LONG)
document("op watchtower", "slot", lambda s: {"Env": [f"WATCHTOWER_NOTIFICATION_URL=telegram://{_url(s.value)}@telegram?chats=-100123"]}, re.compile(r"\d{10}:AA[\w-]{33}"))
document("op uptime kuma", "slot", lambda s: {"monitor": {"basic_auth_user": "ops", "basic_auth_pass": s.value}})
document("op deploy request", "name", lambda s: {"method": "POST", "path": "/trpc/env.upsert", "input": {"json": {"key": s.name, "value": s.value, "environmentId": s.hex(12)}}})
document("op deploy diff", "name", lambda s: {"envDiff": {"added": {s.name: s.value}, "removed": []}})
document("op health probe", "slot", lambda s: {"probe": {"command": ["sh", "-c", f"curl -fsS -u ops:{s.value} http://localhost/health"]}}, _TOKEN)
document("op container process", "name", lambda s: {"Titles": ["PID", "CMD"], "Processes": [["4211", f"bun run worker --{s.kebab} {s.value}"]]}, re.compile(r"[A-Za-z0-9+/=_.~][A-Za-z0-9+/=_.~-]*"))
