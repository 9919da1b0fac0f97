"""What the programs around a Docker Compose host say, file and print: databases, proxies, Node, stores, mail, Git, CI, systemd, cloud. The tenth set, written blind."""

# fmt: off
# ruff: noqa: E501  one row of data is easier to read than four, and some of it is SQL
from __future__ import annotations

import json
import re

from tests.redaction.heldout.carrier import (
    BARE,
    CELL,
    LONG,
    QUOTED,
    TOKEN,
    document,
    in_base64,
    in_sql,
    in_url,
    lines,
    spelled,
)

_HUMAN = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[^\s\"'`\\<>|;,(){}\[\]&$]{8,}")


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


# PostgreSQL
spelled("op pg statement", "log", "2026-11-28 10:00:00.123 UTC [4211] daoflow@daoflow LOG:  statement: CREATE ROLE app LOGIN PASSWORD '{value}';", in_sql, "slot", QUOTED)
spelled("op pg duration", "log", "2026-11-28 10:00:00.123 UTC [4211] LOG:  duration: 12.345 ms  execute <unnamed>: UPDATE account SET {snake} = '{value}' WHERE id = 7", in_sql, fits=QUOTED)
spelled("op pg error statement", "log", "ERROR:  syntax error at or near \"PASWORD\"\nSTATEMENT:  ALTER USER app WITH ENCRYPTED PASSWORD '{value}' VALID UNTIL 'infinity'", in_sql, "slot", QUOTED)
spelled("op pg fdw", "log", "CREATE USER MAPPING FOR app SERVER remote OPTIONS (user 'app', password '{value}');", in_sql, "slot", QUOTED)
spelled("op pg subscription", "log", "CREATE SUBSCRIPTION s CONNECTION 'host={host} user=repl password={value} dbname=app' PUBLICATION p;", str, "slot", TOKEN)
lines("op pg conninfo setting", "text", "primary_conninfo = 'user=repl password={value} host={host} port=5432 sslmode=prefer'", "slot", TOKEN)
lines("op pg service file", "text", "[app]\nhost={host}\nport=5432\nuser=app\npassword={value}\ndbname=app", "slot", BARE)
lines("op pg walreceiver", "log", "LOG:  could not connect to the primary server: connection string \"host={host} user=repl password={value}\"", "slot", TOKEN)
lines("op pgbouncer ini", "text", "[databases]\napp = host={host} port=5432 dbname=app user=app password={value}", "slot", TOKEN)
lines("op pgbouncer auth query", "log", "WARNING user=app password={value} auth failed", "slot", BARE)
lines("op psql prompt", "text", "app=# \\password\nEnter new password for user \"app\": {value}", "slot", LONG)
lines("op psql set", "text", "app=# \\set {snake} '{value}'", fits=QUOTED)
lines("op psql select", "text", "app=> select name, {snake} from integration;\n name  | {snake}\n-------+-----------\n slack | {value}\n(1 row)", fits=CELL)
lines("op psql unaligned", "text", "id|{snake}|created_at\n7|{value}|2026-11-28 10:00:00+00", fits=CELL)
lines("op psql expanded aligned", "text", "-[ RECORD 1 ]----+----------------\nid               | 7\n{snake:<16} | {value}\ncreated_at       | 2026-11-28", fits=CELL)
lines("op pg_dump insert", "text", "INSERT INTO public.channel (id, {snake}) VALUES (7, '{value}');", fits=QUOTED)
lines("op pg_dumpall role", "text", "ALTER ROLE app WITH NOSUPERUSER INHERIT LOGIN PASSWORD '{value}';", "slot", QUOTED)
lines("op pg dump url", "log", "pg_dump: error: connection to server failed; dsn was postgres://app:{value}@{host}/app", "slot", re.compile(r"[A-Za-z0-9_.~-]+"))
lines("op patroni", "yaml", "postgresql:\n  authentication:\n    superuser:\n      username: postgres\n      password: {value}", "slot", TOKEN)

# Redis and queues
lines("op redis conf acl", "text", "user worker on ~jobs:* +@all >{value}", "slot", TOKEN)
lines("op redis config set", "log", "127.0.0.1:6379> CONFIG SET requirepass {value}\nOK", "slot", TOKEN)
lines("op redis auth cli", "log", "127.0.0.1:6379> AUTH {value}\n(error) WRONGPASS invalid username-password pair or user is disabled.", "slot", LONG)
lines("op redis hello", "log", "HELLO 3 AUTH default {value} SETNAME worker", "slot", TOKEN)
lines("op redis get", "text", "127.0.0.1:6379> HGETALL cfg\n1) \"host\"\n2) \"{host}\"\n3) \"{snake}\"\n4) \"{value}\"", fits=QUOTED)
lines("op ioredis options", "log", "ioredis options: {{ host: '{host}', port: 6379, username: 'default', password: '{value}', db: 0 }}", "slot", QUOTED)
spelled("op bullmq connection", "log", "Worker connecting to redis://default:{value}@{host}:6379/1", in_url, "slot")
lines("op rabbit create", "log", "rabbitmqctl add_user app {value}", "slot", TOKEN)
lines("op rabbit conf", "text", "default_user = app\ndefault_pass = {value}", "slot", BARE)
lines("op nats conf", "text", "authorization {{\n  user: app\n  password: \"{value}\"\n}}", "slot", QUOTED)
lines("op nats token", "log", "nats-server --auth {value} -p 4222", "slot", LONG)

# Temporal
lines("op temporal env", "log", "TEMPORAL_ADDRESS={host}:7233 POSTGRES_PWD={value} DB=postgres12", "slot", BARE)
lines("op temporal yaml", "yaml", "persistence:\n  datastores:\n    default:\n      sql:\n        user: \"temporal\"\n        password: \"{value}\"\n        connectAddr: \"{host}:5432\"", "slot", QUOTED)
lines("op temporal sql tool", "log", "temporal-sql-tool --plugin postgres12 --ep {host} -u temporal -p 5432 --pw {value} create-database", "slot", BARE)
lines("op temporal api key", "log", "temporal workflow list --address {host}:7233 --api-key {value}", "slot", TOKEN)
document("op temporal input", "name", lambda s: {"workflowId": "deploy-" + s.hex(32), "input": [{"projectId": s.hex(12), "env": {s.name: s.value}}]})
document("op temporal failure", "slot", lambda s: {"failure": {"message": f"command failed: docker login -u ci -p {s.value} r.example.net", "type": "ExecError"}}, TOKEN)

# proxies
lines("op traefik label", "yaml", "      - \"traefik.http.middlewares.auth.basicauth.users=ops:{value}\"", "shape", re.compile(r"\$(?:2y|apr1)\$\S+"))
lines("op traefik dns", "yaml", "    environment:\n      - CF_DNS_API_TOKEN={value}\n      - CF_API_EMAIL=ops@example.net", "slot", BARE)
lines("op traefik header", "yaml", "        customRequestHeaders:\n          X-Api-Key: \"{value}\"", "slot", QUOTED)
lines("op caddy basic", "text", "basic_auth {{\n    ops {value}\n}}", "shape", re.compile(r"\$2[aby]\$\S+"))
lines("op caddy dns", "text", "tls {{\n    dns cloudflare {value}\n}}", "slot", re.compile(r"[A-Za-z0-9_-]{40}"))
lines("op caddy header", "text", "reverse_proxy {host}:3000 {{\n    header_up Authorization \"Bearer {value}\"\n}}", "slot", TOKEN)
lines("op caddy log", "log", '{{"level":"error","logger":"http.log","request":{{"method":"GET","uri":"/cb?access_token={value}","headers":{{"User-Agent":["curl"]}}}},"status":502}}', "slot", re.compile(r"[A-Za-z0-9_.~-]+"))
lines("op caddy log header", "log", '{{"logger":"http.log","request":{{"headers":{{"Authorization":["Bearer {value}"],"Accept":["*/*"]}}}},"status":401}}', "slot", TOKEN)
lines("op nginx access", "log", '10.0.0.9 - - [28/Nov/2026:10:00:00 +0000] "GET /hook?token={value} HTTP/1.1" 200 12 "-" "curl/8.5.0"', "slot", re.compile(r"[A-Za-z0-9_.~-]+"))
lines("op nginx referer", "log", '10.0.0.9 - - [28/Nov/2026:10:00:00 +0000] "GET /a.js HTTP/1.1" 200 12 "https://{host}/reset?token={value}" "Mozilla/5.0"', "slot", re.compile(r"[A-Za-z0-9_.~-]+"))
lines("op nginx map", "text", "map $http_x_api_key $ok {{\n    default 0;\n    \"{value}\" 1;\n}}", "slot", LONG)
lines("op nginx fastcgi", "text", "fastcgi_param {name} \"{value}\";", fits=QUOTED)
lines("op haproxy userlist", "text", "userlist ops\n    user admin password {value}", "shape", re.compile(r"\$[56]\$\S+"))
lines("op oauth2 proxy", "text", "client_id = \"app\"\nclient_secret = \"{value}\"\ncookie_domains = [\".example.net\"]", "slot", QUOTED)
lines("op oauth2 proxy cookie", "text", "cookie_secret = \"{value}\"", "slot", QUOTED)
lines("op cloudflared run", "log", "cloudflared tunnel --no-autoupdate run --token {value}", "slot", TOKEN)
lines("op tailscale up", "log", "tailscale up --authkey={value} --hostname=ops-1", "slot", TOKEN)

# Node, Bun, Better Auth
lines("op pg client dump", "log", "Client {{\n  connectionParameters: ConnectionParameters {{\n    user: 'app',\n    password: '{value}',\n    host: '{host}'\n  }}\n}}", "slot", QUOTED)
lines("op drizzle error", "log", "DrizzleQueryError: Failed query: insert into \"account\" (\"id\", \"password\") values ($1, $2)\nparams: acc_1,{value}", "shape", re.compile(r"[0-9a-f]{32}:[0-9a-f]{128}"))
lines("op prisma error", "log", "PrismaClientInitializationError: Can't reach database server at postgresql://app:{value}@{host}:5432/app", "slot", re.compile(r"[A-Za-z0-9_.~-]+"))
lines("op prisma invalid", "log", "error: Error parsing connection string \"{value}\" in database URL", "shape", TOKEN)
lines("op axios error", "log", "AxiosError: Request failed with status code 401\n    config: {{ headers: {{ Authorization: 'Bearer {value}', 'Content-Type': 'application/json' }}, url: 'https://{host}/v1' }}", "slot", TOKEN)
lines("op axios data", "log", "    data: '{{\"username\":\"ops\",\"password\":\"{value}\"}}',", "slot", QUOTED)
lines("op fetch debug", "log", "UNDICI 42: sending request to GET https://{host}/v1?api_key={value}", "slot", re.compile(r"[A-Za-z0-9_.~-]+"))
lines("op better auth session", "log", "[Better Auth]: session created {{ token: '{value}', userId: 'u_1' }}", "slot", QUOTED)
lines("op better auth verify", "log", "[auth] Email transport: console → verify: https://{host}/api/auth/verify-email?token={value}&callbackURL=/", "slot", re.compile(r"[A-Za-z0-9_.~-]+"))
lines("op better auth reset", "log", "[auth] reset link for ops@example.net: https://{host}/api/auth/reset-password/{value}?callbackURL=/login", "slot", re.compile(r"(?=.*\d)(?=.*[A-Z])[A-Za-z0-9_-]{22,}"))
lines("op better auth cookie", "log", "cookie: better-auth.session_token={value}; better-auth.session_data=x", "slot", TOKEN)
lines("op jsonwebtoken", "log", "JsonWebTokenError: jwt malformed, token was '{value}'", "slot", QUOTED)
lines("op dotenv debug", "log", "[dotenv][DEBUG] \"{name}\" is already defined in `process.env` and was NOT overwritten: {value}", fits=LONG)
lines("op envalid", "log", "    {name}: Invalid value \"{value}\" (must be at least 32 characters)", fits=QUOTED)
lines("op t3 env", "log", "❌ Invalid environment variables: {{ {name}: [ 'String must contain at least 32 character(s), got \"{value}\"' ] }}", fits=TOKEN)
lines("op bun env print", "log", "  {name}: \"{value}\",", fits=QUOTED)
lines("op process env dump", "log", "  {name}: '{value}',\n  NODE_ENV: 'production',", fits=QUOTED)
lines("op node command failed", "log", "Error: Command failed: git clone https://x-access-token:{value}@github.com/acme/app.git /tmp/w", "slot", re.compile(r"[A-Za-z0-9_.~-]+"))
lines("op execa", "log", "command: 'docker login --username ci --password {value} ghcr.io',", "slot", TOKEN)
lines("op execa env", "log", "shortMessage: 'Command failed with exit code 1: env {name}={value} bun run build',", fits=TOKEN)
lines("op pino redact missing", "log", '{{"level":30,"time":1764000000123,"pid":1,"hostname":"3f2a91c07b5e","req":{{"method":"POST","url":"/login","body":{{"{camel}":"{value}"}}}},"msg":"request"}}', fits=QUOTED)
lines("op winston", "log", "error: connect failed {{\"service\":\"api\",\"options\":{{\"{camel}\":\"{value}\"}}}}", fits=QUOTED)
lines("op socket handshake", "log", "socket.io auth {{ token: '{value}' }} transport=websocket", "slot", QUOTED)
lines("op web push", "log", "vapidDetails: {{ subject: 'mailto:ops@example.net', privateKey: '{value}' }}", "slot", QUOTED)
lines("op npm verbose", "log", "npm verbose cli --//registry.npmjs.org/:_authToken={value}", "slot", TOKEN)
lines("op npm config list", "text", "; \"user\" config from /root/.npmrc\n//{host}/:_authToken = \"{value}\"\nregistry = \"https://{host}/\"", "slot", TOKEN)
lines("op yarnrc", "yaml", "npmRegistryServer: \"https://{host}\"\nnpmAuthToken: \"{value}\"", "slot", QUOTED)
lines("op bunfig", "text", "[install.registry]\nurl = \"https://{host}/\"\ntoken = \"{value}\"", "slot", QUOTED)

# stores and backups
lines("op aws configure", "text", "      Name                    Value             Type    Location\nsecret_key     {value} shared-credentials-file", "slot", re.compile(r"[A-Za-z0-9/+]{40}"))
lines("op aws env print", "log", "export AWS_SECRET_ACCESS_KEY={value}\nexport AWS_DEFAULT_REGION=eu-central-1", "slot", TOKEN)
lines("op aws debug", "log", "DEBUG - Authorization: AWS4-HMAC-SHA256 Credential=AKIAXXXXXXXXXXEXAMPLE/20261128/eu/s3/aws4_request, SignedHeaders=host, Signature={value}", "slot", re.compile(r"[0-9a-f]{64}"))
lines("op mc config", "text", "{{\n \"aliases\": {{\n  \"store\": {{\n   \"url\": \"https://{host}\",\n   \"accessKey\": \"daoflow\",\n   \"secretKey\": \"{value}\"\n  }}\n }}\n}}", "slot", QUOTED)
lines("op mc host env", "log", "MC_HOST_store=https://daoflow:{value}@{host}", "slot", re.compile(r"[A-Za-z0-9_.~-]+"))
lines("op minio start", "log", "API: http://{host}:9000\nRootUser: daoflow\nRootPass: {value}", "slot", BARE)
lines("op rclone conf", "text", "[b2]\ntype = b2\naccount = 0012ab\nkey = {value}\nhard_delete = true", "slot", re.compile(r"(?=.*[A-Z])(?=.*\d)[A-Za-z0-9+/=_-]{24,}"))
lines("op rclone flags", "log", "rclone copy a: b: --s3-secret-access-key {value} --s3-region eu", "slot", TOKEN)
lines("op rclone connection string", "log", "rclone lsd :s3,provider=Minio,access_key_id=daoflow,secret_access_key={value},endpoint={host}:", "slot", re.compile(r"[A-Za-z0-9/+_-]+"))
lines("op restic rest", "log", "restic -r rest:https://ops:{value}@{host}:8000/b backup /srv", "slot", re.compile(r"[A-Za-z0-9_.~-]+"))
lines("op borg env", "log", "BORG_PASSPHRASE='{value}' borg create ssh://{host}/./b::x /srv", "slot", QUOTED)
lines("op s3cmd", "text", "[default]\naccess_key = daoflow\nsecret_key = {value}\nhost_base = {host}", "slot", TOKEN)
lines("op duplicity", "log", "duplicity /srv b2://0012ab:{value}@bucket/path", "slot", re.compile(r"[A-Za-z0-9_-]+"))
lines("op gpg batch", "log", "gpg --batch --yes --passphrase '{value}' -d dump.gpg", "slot", QUOTED)
lines("op age identity", "text", "# created: 2026-11-28T10:00:00Z\n# public key: age1xxxxxxxxxxxxxxxxx\n{value}", "shape", re.compile(r"AGE-SECRET-KEY-1\w+"))
lines("op pgbackrest", "text", "[global]\nrepo1-s3-key=daoflow\nrepo1-s3-key-secret={value}\nrepo1-cipher-pass={value}", "slot", TOKEN)
lines("op walg", "text", "WALG_LIBSODIUM_KEY={value}\nWALG_COMPRESSION_METHOD=zstd", "slot", LONG)

# mail
lines("op nodemailer transport", "log", "createTransport {{ host: '{host}', port: 587, auth: {{ user: 'ops', pass: '{value}' }} }}", "slot", QUOTED)
spelled("op nodemailer auth", "log", "[2026-11-28 10:00:00] DEBUG [a1b2c3] C: AUTH PLAIN {value}", lambda text: in_base64("\0ops\0" + text), "slot")
spelled("op smtp login", "log", "S: 334 UGFzc3dvcmQ6\nC: {value}", in_base64, "slot")
lines("op postfix sasl", "text", "[{host}]:587 ops@example.net:{value}", "slot", _HUMAN)
lines("op ssmtp", "text", "mailhub={host}:587\nAuthUser=ops\nAuthPass={value}", "slot", BARE)
lines("op swaks", "log", "swaks --to ops@example.net --server {host} --auth-user ops --auth-password '{value}'", "slot", QUOTED)
lines("op resend error", "log", "Resend: API key is invalid: {value}", "slot", TOKEN)

# Git, CI, registries
lines("op git remote", "log", "origin\thttps://ci-bot:{value}@{host}/acme/app.git (fetch)", "slot", re.compile(r"[A-Za-z0-9_.~-]+"))
lines("op git trace", "log", "10:00:00.123456 http.c:715  => Send header: Authorization: Basic {value}", "slot", re.compile(r"[A-Za-z0-9+/]{24,}={0,2}"))
lines("op git credential fill", "text", "protocol=https\nhost={host}\nusername=ci\npassword={value}", "slot", BARE)
lines("op git config list", "log", "http.https://{host}/.extraheader=AUTHORIZATION: bearer {value}", "slot", TOKEN)
lines("op git url insteadof", "text", "[url \"https://{value}@{host}/\"]\n\tinsteadOf = https://{host}/", "slot", re.compile(r"[A-Za-z0-9_.~-]{16,}"))
lines("op gh hosts", "yaml", "github.com:\n    user: ops\n    oauth_token: {value}\n    git_protocol: https", "slot", TOKEN)
lines("op actions step env", "log", "2026-11-28T10:00:00.0000000Z   {name}: {value}", fits=TOKEN)
lines("op actions run", "log", "##[group]Run curl -H \"X-Deploy-Token: {value}\" https://{host}/deploy", "slot", TOKEN)
lines("op gitlab ci", "yaml", "variables:\n  {name}: \"{value}\"\n  GIT_DEPTH: \"1\"", fits=QUOTED)
lines("op gitlab ci line", "log", "$ docker login -u \"$CI_REGISTRY_USER\" -p \"{value}\" {host}", "slot", QUOTED)
lines("op gitlab runner", "text", "[[runners]]\n  url = \"https://{host}\"\n  token = \"{value}\"", "slot", QUOTED)
lines("op jenkins", "log", "+ curl -u ops:{value} https://{host}/job/app/build", "slot", TOKEN)
lines("op drone", "text", "DRONE_RPC_SECRET={value}\nDRONE_SERVER_HOST={host}", "slot", TOKEN)
spelled("op docker config", "text", "{{\n\t\"auths\": {{\n\t\t\"{host}\": {{\n\t\t\t\"auth\": \"{value}\"\n\t\t}}\n\t}}\n}}", lambda text: in_base64("ci:" + text), "slot")
lines("op docker build secret", "log", "#12 0.345 + npm config set _authToken {value}", "slot", TOKEN)
lines("op buildkit env", "log", "#7 [builder 3/6] ENV {name}={value}", fits=TOKEN)
lines("op compose config warn", "log", "time=\"2026-11-28T10:00:00Z\" level=debug msg=\"env {name}={value} loaded from .env\"", fits=TOKEN)
lines("op compose convert list", "text", "    environment:\n      {name}: '{value}'\n      TZ: Europe/Berlin", fits=QUOTED)
lines("op compose secrets", "text", "secrets:\n  {snake}:\n    environment: {name}\n# {name}={value}", fits=TOKEN)
lines("op dockerfile arg", "text", "ARG {name}={value}\nRUN bun install", fits=TOKEN)

# the host
lines("op systemd dropin", "text", "# /etc/systemd/system/app.service.d/env.conf\n[Service]\nEnvironment=\"{name}={value}\"", fits=QUOTED)
lines("op systemctl show", "text", "Environment=TZ=UTC {name}={value} HOME=/root\nEnvironmentFiles=/etc/app.env (ignore_errors=no)", fits=TOKEN)
lines("op systemctl set", "log", "systemctl set-environment {name}={value}", fits=TOKEN)
lines("op journal cmd", "log", "Nov 28 10:00:00 ops-1 sudo[812]:   deploy : TTY=pts/0 ; PWD=/srv ; USER=root ; COMMAND=/usr/bin/docker login -u ci -p {value} {host}", "slot", TOKEN)
lines("op crontab", "text", "SHELL=/bin/bash\n{name}={value}\n0 3 * * * root /usr/local/bin/backup", fits=TOKEN)
lines("op crontab curl", "text", "*/5 * * * * root curl -fsS -H 'Authorization: Bearer {value}' https://{host}/api/cron", "slot", TOKEN)
lines("op etc environment", "text", "PATH=\"/usr/bin\"\n{name}=\"{value}\"", fits=QUOTED)
lines("op profile", "text", "export PATH=$PATH:/opt/bin\nexport {name}={value}", fits=TOKEN)
lines("op ssh debug", "log", "debug1: Sending env {name} = {value}", fits=TOKEN)
lines("op ssh chpasswd", "log", "echo 'deploy:{value}' | chpasswd", "slot", QUOTED)
lines("op useradd", "log", "useradd -m -p '{value}' deploy", "shape", re.compile(r"\$(?:6|y)\$\S+"))
lines("op fstab", "text", "//{host}/b /mnt/b cifs username=ops,password={value},vers=3.0 0 0", "slot", TOKEN)
lines("op smb credentials", "text", "username=ops\npassword={value}\ndomain=WORKGROUP", "slot", BARE)
lines("op wg show", "text", "interface: wg0\n  private key: {value}\n  listening port: 51820", "slot", re.compile(r"[A-Za-z0-9+/]{43}="))
lines("op wpa", "text", "network={{\n  ssid=\"ops\"\n  psk=\"{value}\"\n}}", "slot", QUOTED)
lines("op certbot dns", "text", "dns_cloudflare_api_token = {value}", "slot", TOKEN)
lines("op acme account", "text", "SAVED_CF_Token='{value}'\nLE_WORKING_DIR='/root/.acme.sh'", "slot", QUOTED)
lines("op ansible vars", "yaml", "app_{snake}: \"{value}\"\napp_host: {host}", fits=QUOTED)
lines("op ansible inventory", "text", "db-1 ansible_host={host} ansible_user=deploy ansible_become_pass={value}", "slot", TOKEN)
lines("op cloud init", "yaml", "#cloud-config\nwrite_files:\n  - path: /etc/app.env\n    content: |\n      {name}={value}", fits=TOKEN)
lines("op cloud init password", "yaml", "chpasswd:\n  list: |\n    root:{value}", "slot", _HUMAN)
lines("op cloud init users", "yaml", "users:\n  - name: deploy\n    passwd: {value}", "shape", re.compile(r"\$(?:6|y)\$\S+"))
document("op imds", "slot", lambda s: {"Code": "Success", "AccessKeyId": "ASIAXXXXXXXXXXEXAMPLE", "SecretAccessKey": "x", "Token": s.value})
document("op gce metadata", "slot", lambda s: {"access_token": s.value, "expires_in": 3599, "token_type": "Bearer"})
document("op azure msi", "slot", lambda s: {"access_token": s.value, "client_id": s.hex(32), "resource": "https://management.azure.com/"})
document("op do app", "name", lambda s: {"spec": {"envs": [{"key": s.name, "value": s.value, "scope": "RUN_TIME", "type": "SECRET"}]}})
document("op portainer", "name", lambda s: {"Env": [{"name": s.name, "value": s.value}], "EntryPoint": "compose.yaml"})
document("op grafana datasource", "slot", lambda s: {"datasources": [{"type": "postgres", "user": "app", "secureJsonData": {"password": s.value}}]})
document("op prometheus", "slot", lambda s: {"scrape_configs": [{"job_name": "app", "basic_auth": {"username": "ops", "password": s.value}}]})
document("op alertmanager", "slot", lambda s: {"receivers": [{"slack_configs": [{"api_url": f"https://hooks.slack.com/services/T012AB3CD/B012AB3CD/{in_url(s.value)}"}]}]})
document("op alertmanager pagerduty", "slot", lambda s: {"receivers": [{"pagerduty_configs": [{"routing_key": s.value}]}]}, LONG)
document("op watchtower", "slot", lambda s: {"Env": [f"WATCHTOWER_NOTIFICATION_URL=telegram://{in_url(s.value)}@telegram?chats=-100123"]}, re.compile(r"\d{10}:AA[\w-]{33}"))
document("op uptime kuma", "slot", lambda s: {"monitor": {"basic_auth_user": "ops", "basic_auth_pass": s.value}})
document("op deploy request", "name", lambda s: {"method": "POST", "path": "/trpc/env.upsert", "input": {"json": {"key": s.name, "value": s.value, "environmentId": s.hex(12)}}})
document("op deploy diff", "name", lambda s: {"envDiff": {"added": {s.name: s.value}, "removed": []}})
document("op health probe", "slot", lambda s: {"probe": {"command": ["sh", "-c", f"curl -fsS -u ops:{s.value} http://localhost/health"]}}, TOKEN)
document("op container process", "name", lambda s: {"Titles": ["PID", "CMD"], "Processes": [["4211", f"bun run worker --{s.kebab} {s.value}"]]}, re.compile(r"[A-Za-z0-9+/=_.~][A-Za-z0-9+/=_.~-]*"))
