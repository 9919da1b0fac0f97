"""Secrets in servers' configuration and logs: proxies, databases, queues, object stores; the third set, written blind."""

# ruff: noqa: E501  one row of data is easier to read than four
from __future__ import annotations

import json
import re
from typing import Any

from tests.redaction.heldout.carrier import B64, URL_SAFE, WORD, Fragment, Secret, carrier, lines

_QUOTABLE = re.compile(r"[^'\"\\\n]+")
_SIMPLE = re.compile(r"[A-Za-z0-9+/=_.-]+")

lines("nginx if", "text", 'if ($http_x_api_key != "{value}") {{ return 403; }}', "slot", _QUOTABLE)
lines("nginx set", "text", 'set ${snake} "{value}";\nproxy_pass http://{host}:3000;', fits=_QUOTABLE)
lines(
    "nginx error",
    "log",
    '2026/11/23 12:00:00 [error] 12#12: *34 upstream timed out (110: Connection timed out), client: 10.0.0.7, server: {host}, request: "GET /cb?access_token={value}&state=4 HTTP/1.1", upstream: "http://172.18.0.3:3000/cb?access_token={value}&state=4"',
    "slot",
    URL_SAFE,
)
lines(
    "nginx referrer",
    "log",
    '10.0.0.7 - - [23/Nov/2026:12:00:01 +0000] "GET /x HTTP/2.0" 200 12 "https://{host}/reset?token={value}" "Mozilla/5.0"',
    "slot",
    URL_SAFE,
)
lines(
    "traefik json access",
    "log",
    '{{"ClientAddr":"10.0.0.7:4000","DownstreamStatus":401,"RequestPath":"/api?api_key={value}","request_X-Api-Key":"{value}"}}',
    "slot",
    URL_SAFE,
)
lines(
    "traefik digest auth",
    "yaml",
    '      - "traefik.http.middlewares.d.digestauth.users=ops:traefik:{value}"',
    "slot",
    re.compile(r"[0-9a-f]{32}"),
)
lines(
    "traefik yaml headers",
    "yaml",
    "      customRequestHeaders:\n        X-Api-Key: {value}\n        X-Forwarded-Proto: https",
    "slot",
    _SIMPLE,
)
lines(
    "caddy header up", "text", 'header_up Authorization "Bearer {value}"\nreverse_proxy {host}:3000', "slot", _QUOTABLE
)
lines("caddy dns", "text", "tls {{\n\tdns cloudflare {value}\n}}", "slot", re.compile(r"(?=.*\d)[A-Za-z0-9_-]{30,}"))
lines("haproxy stats", "text", "listen stats\n    stats enable\n    stats auth admin:{value}", "slot", WORD)
lines("haproxy userlist", "text", "userlist ops\n    user deploy insecure-password {value}", "slot", WORD)
lines(
    "haproxy captured",
    "log",
    'haproxy[9]: 10.0.0.7:4000 [23/Nov/2026:12:00:00.000] fe be/s1 0/0/1/2/3 401 97 - - ---- 1/1/0/0/0 0/0 {{Bearer {value}}} "GET /api HTTP/1.1"',
    "slot",
    _SIMPLE,
)
lines("apache setenv", "text", "SetEnv {name} {value}\nServerName {host}", fits=WORD)
lines("apache ldap", "text", 'AuthLDAPBindDN "cn=app,dc=example"\nAuthLDAPBindPassword "{value}"', "slot", _QUOTABLE)
lines("htpasswd file", "text", "ops:{value}\ndeploy:!", "shape", re.compile(r"(?:\$|\{SSHA).*"))
lines("shadow line", "text", "deploy:{value}:20400:0:99999:7:::", "shape", re.compile(r"\$[6y]\$\S+"))
lines("apt proxy", "text", 'Acquire::http::Proxy "http://ops:{value}@{host}:3128";', "slot", URL_SAFE)
lines("proxy env", "dotenv", "HTTPS_PROXY=http://ops:{value}@{host}:3128", "slot", URL_SAFE)
lines("psql set", "log", "daoflow=# \\set {snake} '{value}'", fits=_QUOTABLE)
lines(
    "user mapping",
    "log",
    "CREATE USER MAPPING FOR app SERVER s OPTIONS (user 'app', password '{value}')",
    "slot",
    _QUOTABLE,
)
lines(
    "primary conninfo",
    "text",
    "primary_conninfo = 'user=repl password={value} host={host} port=5432 sslmode=prefer'",
    "slot",
    _SIMPLE,
)
lines("set_config", "log", "LOG:  statement: SELECT set_config('app.{snake}', '{value}', false)", fits=_QUOTABLE)
lines("set guc", "log", "LOG:  statement: SET app.{snake} = '{value}'", fits=_QUOTABLE)
lines(
    "dblink",
    "log",
    "ERROR:  could not establish connection\nSTATEMENT:  SELECT dblink_connect('host={host} user=app password={value} dbname=x')",
    "slot",
    _SIMPLE,
)
lines("pg portal", "log", "CONTEXT:  unnamed portal with parameters: $1 = 'github', $2 = '{value}'", "slot", _QUOTABLE)
lines("pgcrypto", "log", "select pgp_sym_encrypt(body, '{value}') from notes where id = '{id}'", "slot", _QUOTABLE)
lines(
    "pg role log",
    "log",
    "2026-11-23 12:00:00 UTC [58] STATEMENT:  CREATE ROLE app LOGIN PASSWORD '{value}' CONNECTION LIMIT 10",
    "slot",
    _QUOTABLE,
)
lines("pg key detail", "log", "DETAIL:  Key (token)=({value}) already exists.", "slot", _SIMPLE)
lines(
    "pg failing row",
    "log",
    "DETAIL:  Failing row contains ({id}, github, {value}, null, 2026-11-23).",
    "shape",
    _SIMPLE,
)
lines(
    "pgbackrest",
    "text",
    "[global]\nrepo1-cipher-pass={value}\nrepo1-s3-key-secret={value}\nrepo1-path=/var/lib/pgbackrest",
    "slot",
    WORD,
)
lines(
    "pgbouncer ini",
    "text",
    "[databases]\ndaoflow = host={host} port=5432 user=app password={value} pool_size=20",
    "slot",
    _SIMPLE,
)
lines("mysql set password", "log", "SET PASSWORD FOR 'app'@'%' = '{value}'", "slot", _QUOTABLE)
lines(
    "mysql identified as",
    "log",
    "CREATE USER 'app'@'%' IDENTIFIED WITH mysql_native_password AS '{value}'",
    "slot",
    re.compile(r"\*[0-9A-F]{40}"),
)
lines("mysql alter", "log", "Query\tALTER USER 'root'@'localhost' IDENTIFIED BY '{value}'", "slot", _QUOTABLE)
lines("redis auth user", "log", "AUTH default {value}", "slot", WORD)
lines("redis hello", "log", "HELLO 3 AUTH default {value} SETNAME worker", "slot", WORD)
lines("redis setuser", "log", "ACL SETUSER app on >{value} ~app:* +@all", "slot", _SIMPLE)
lines(
    "redis acl hash",
    "log",
    '1) "user app on sanitize-payload #{value} ~* &* +@all"',
    "slot",
    re.compile(r"[0-9a-f]{64}"),
)
lines("redis masterauth", "text", "replicaof {host} 6379\nmasterauth {value}", "slot", WORD)
lines("sentinel", "text", "sentinel monitor mymaster {host} 6379 2\nsentinel auth-pass mymaster {value}", "slot", WORD)
lines("redis resp", "text", "*2\n$4\nAUTH\n$32\n{value}", "slot", WORD)
lines(
    "redis hset",
    "log",
    '1763900000.123456 [0 172.18.0.3:4000] "hset" "session:4" "token" "{value}" "ip" "10.0.0.7"',
    "slot",
    _QUOTABLE,
)
lines(
    "redis session key",
    "log",
    '1763900000.123456 [0 172.18.0.3:4000] "set" "session:{value}" "1"',
    "slot",
    re.compile(r"(?=.*\d)[A-Za-z0-9]{32,}"),
)
lines(
    "mongo create user",
    "log",
    'db.createUser({{ user: "app", pwd: "{value}", roles: ["readWrite"] }})',
    "slot",
    _QUOTABLE,
)
lines(
    "mongo log",
    "log",
    '{{"t":{{"$date":"2026-11-23T12:00:00.000+00:00"}},"s":"I","c":"COMMAND","attr":{{"command":{{"createUser":"app","pwd":"{value}","$db":"app"}}}}}}',
    "slot",
    _QUOTABLE,
)
lines(
    "mongo uri option",
    "log",
    "mongodb://app:{value}@{host}:27017/app?authSource=admin&replicaSet=rs0",
    "slot",
    URL_SAFE,
)
lines("rabbit conf", "text", "default_user = app\ndefault_pass = {value}\nlisteners.tcp.default = 5672", "slot", WORD)
lines("rabbit cookie", "log", "rabbitmqctl --erlang-cookie {value} status", "slot", WORD)
lines(
    "kafka jaas",
    "text",
    'sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="app" password="{value}";',
    "slot",
    _QUOTABLE,
)
lines(
    "kafka keystore",
    "text",
    "ssl.keystore.location=/certs/ks.jks\nssl.keystore.password={value}\nssl.key.password={value}",
    "slot",
    WORD,
)
lines(
    "kafka jaas file",
    "text",
    'KafkaServer {{\n  org.apache.kafka.common.security.plain.PlainLoginModule required\n  username="admin"\n  password="{value}"\n  user_app="{value}";\n}};',
    "slot",
    _QUOTABLE,
)
lines(
    "tomcat users",
    "text",
    '<user username="deploy" password="{value}" roles="manager-gui"/>',
    "slot",
    re.compile(r"[^<>&\"'\s\\]+"),
)
lines(
    "jndi resource",
    "text",
    '<Resource name="jdbc/app" username="app" password="{value}" url="jdbc:postgresql://{host}/app"/>',
    "slot",
    re.compile(r"[^<>&\"'\s\\]+"),
)
lines(
    "maven settings",
    "text",
    "<server>\n  <id>acme</id>\n  <username>deploy</username>\n  <password>{value}</password>\n</server>",
    "slot",
    re.compile(r"[^<>&\s]+"),
)
lines(
    "nuget",
    "text",
    '<add key="Username" value="deploy" />\n<add key="ClearTextPassword" value="{value}" />',
    "slot",
    re.compile(r"[^<>&\"'\s\\]+"),
)
lines("gradle", "text", "signing.keyId=24875D73\nsigning.password={value}\nmavenPassword={value}", "slot", WORD)
lines("gem credentials", "text", "---\n:rubygems_api_key: {value}", "slot", WORD)
lines("bundler", "text", 'BUNDLE_RUBYGEMS__PKG__GITHUB__COM: "deploy:{value}"', "slot", _SIMPLE)
lines("cargo credentials", "text", '[registry]\ntoken = "{value}"', "slot", _QUOTABLE)
lines("yarnrc", "yaml", 'npmRegistryServer: "https://{host}"\nnpmAuthToken: "{value}"', "slot", _QUOTABLE)
lines("pypirc", "text", "[pypi]\nusername = __token__\npassword = {value}", "slot", WORD)
lines("s3cfg", "text", "[default]\nhost_base = {host}\nsecret_key = {value}\nuse_https = True", "slot", WORD)
lines(
    "aws credentials",
    "text",
    "[default]\naws_access_key_id = AKIA0000000000000000\naws_secret_access_key = {value}\nregion = eu-central-1",
    "slot",
    WORD,
)
lines("aws session", "text", "aws_session_token={value}", "slot", WORD)
lines(
    "azure connection",
    "log",
    "DefaultEndpointsProtocol=https;AccountName=backups;AccountKey={value};EndpointSuffix=core.windows.net",
    "slot",
    _SIMPLE,
)
lines(
    "service bus",
    "log",
    "Endpoint=sb://{host}/;SharedAccessKeyName=root;SharedAccessKey={value};EntityPath=q",
    "slot",
    _SIMPLE,
)
lines("postfix sasl", "text", "[{host}]:587    ops@example.net:{value}", "slot", _SIMPLE)
lines("msmtp", "text", "account default\nhost {host}\nuser ops\npassword {value}", "slot", WORD)
lines("smtp auth login", "log", "C: AUTH LOGIN b3Bz\nS: 334 UGFzc3dvcmQ6\nC: {value}", "shape", _SIMPLE)
lines("wpa", "text", 'network={{\n  ssid="office"\n  psk="{value}"\n}}', "slot", _QUOTABLE)
lines("wg peer", "text", "[Peer]\nPublicKey = {id}\nPresharedKey = {value}\nAllowedIPs = 10.8.0.0/24", "slot", _SIMPLE)
lines("ipsec secrets", "text", '10.0.0.1 10.0.0.2 : PSK "{value}"', "slot", _QUOTABLE)
lines("snmp", "text", "createUser ops SHA {value} AES", "slot", WORD)
lines("frp", "text", "[common]\nserver_addr = {host}\ntoken = {value}", "slot", WORD)
lines(
    "prometheus remote",
    "yaml",
    "    basic_auth:\n      username: ops\n      password: {value}\n    url: https://{host}/push",
    "slot",
    _SIMPLE,
)
lines(
    "prometheus bearer", "yaml", "    authorization:\n      type: Bearer\n      credentials: {value}", "slot", _SIMPLE
)
lines(
    "alertmanager",
    "yaml",
    "  slack_api_url: https://hooks.slack.com/services/T01234567/B01234567/{value}",
    "slot",
    re.compile(r"[A-Za-z0-9]{20,}"),
)
lines(
    "grafana ini",
    "text",
    "[security]\nadmin_user = admin\nadmin_password = {value}\nsecret_key = {value}",
    "slot",
    WORD,
)
lines("loki client", "yaml", "clients:\n  - url: https://ops:{value}@{host}/loki/api/v1/push", "slot", URL_SAFE)
lines("fluentd", "text", "<match **>\n  @type elasticsearch\n  host {host}\n  password {value}\n</match>", "slot", WORD)
lines("vector sink", "text", '[sinks.dd]\ntype = "datadog_logs"\ndefault_api_key = "{value}"', "slot", _QUOTABLE)
lines(
    "age identity file",
    "text",
    "# created: 2026-11-23T12:00:00Z\n# public key: age1{id}\n{value}",
    "shape",
    re.compile(r"AGE-SECRET\S+"),
)
lines(
    "gitlab runner toml",
    "text",
    '[[runners]]\n  name = "r1"\n  url = "https://{host}"\n  token = "{value}"',
    "slot",
    _QUOTABLE,
)
lines("drone env", "dotenv", "DRONE_RPC_SECRET={value}", "slot", WORD)
lines(
    "temporal config",
    "yaml",
    "      sql:\n        user: temporal\n        password: {value}\n        connectAddr: {host}:5432",
    "slot",
    _SIMPLE,
)
lines("temporal template", "yaml", '          password: "{value}"\n          pluginName: postgres12', "slot", _QUOTABLE)


@carrier("haproxy basic", "text", "slot", B64)
def _haproxy(secret: Secret) -> str:
    return f"option httpchk GET /ready HTTP/1.1\\r\\nAuthorization:\\ Basic\\ {secret.b64(f'probe:{secret.value}')}"


@carrier("caddy access", "log", "slot", URL_SAFE)
def _caddy(secret: Secret) -> Fragment:
    host = secret.host()
    request = {
        "method": "GET",
        "host": host,
        "uri": f"/x?key=1&token={secret.value}",
        "headers": {"Cookie": [f"theme=dark; sid={secret.value}"], "X-Api-Key": [secret.value]},
    }
    return Fragment(
        json.dumps({"level": "info", "logger": "http.log.access", "request": request, "status": 401}), (host,)
    )


@carrier("cloudflared credentials", "json", "slot", B64)
def _tunnel(secret: Secret) -> dict[str, Any]:
    return {
        "AccountTag": secret.hex(32),
        "TunnelSecret": secret.b64(),
        "TunnelID": "0c6f0f0e-5a3c-4c5e-9a3a-1d2e3f4a5b6c",
    }


@carrier("sts answer", "json", "slot")
def _sts(secret: Secret) -> dict[str, Any]:
    return {
        "Credentials": {
            "AccessKeyId": "ASIA0000000000000000",
            "SecretAccessKey": secret.value,
            "SessionToken": secret.value,
            "Expiration": "2026-11-23T13:00:00Z",
        }
    }


@carrier("rabbit definitions", "json", "slot", B64)
def _rabbit(secret: Secret) -> dict[str, Any]:
    return {
        "users": [
            {
                "name": "app",
                "password_hash": secret.b64(),
                "hashing_algorithm": "rabbit_password_hashing_sha256",
                "tags": ["administrator"],
            }
        ]
    }


@carrier("composer auth", "json", "slot")
def _composer(secret: Secret) -> Fragment:
    host = secret.host()
    return Fragment(
        {
            "http-basic": {host: {"username": "deploy", "password": secret.value}},
            "github-oauth": {"github.com": secret.value},
        },
        (host,),
    )


@carrier("identity token", "json", "slot")
def _identity(secret: Secret) -> dict[str, Any]:
    return {
        "auths": {"registry.example.net": {"identitytoken": secret.value}},
        "HttpHeaders": {"User-Agent": "Docker-Client/26.1"},
    }


@carrier("minio config", "json", "slot")
def _mc(secret: Secret) -> Fragment:
    host = secret.host()
    return Fragment(
        {
            "version": "10",
            "aliases": {
                "local": {"url": f"https://{host}", "accessKey": "app", "secretKey": secret.value, "api": "S3v4"}
            },
        },
        (host,),
    )


@carrier("npmrc password", "text", "slot", B64)
def _npmrc(secret: Secret) -> Fragment:
    host = secret.host()
    return Fragment(
        f"//{host}/:username=deploy\n//{host}/:_password={secret.b64()}\n//{host}/:always-auth=true", (host,)
    )


@carrier("npmrc auth", "text", "slot", B64)
def _npm_auth(secret: Secret) -> str:
    return f"_auth={secret.b64(f'deploy:{secret.value}')}\nalways-auth=true"


@carrier("k8s pull secret yaml", "yaml", "slot", B64)
def _pull(secret: Secret) -> str:
    inner = json.dumps({"auths": {"ghcr.io": {"username": "deploy", "password": secret.value}}})
    return f"kind: Secret\ntype: kubernetes.io/dockerconfigjson\ndata:\n  .dockerconfigjson: {secret.b64(inner)}"


@carrier("kubeconfig", "yaml", "slot", B64)
def _kubeconfig(secret: Secret) -> str:
    return f"users:\n- name: admin\n  user:\n    client-key-data: {secret.b64('-----BEGIN EC PRIVATE KEY-----' + secret.value)}\n    username: admin"


@carrier("pg_stat_activity", "json", "slot", _QUOTABLE)
def _activity(secret: Secret) -> dict[str, Any]:
    return {
        "rows": [{"pid": 58, "state": "active", "query": f"ALTER ROLE app WITH ENCRYPTED PASSWORD '{secret.value}'"}]
    }


@carrier("redis slowlog", "json", "slot")
def _slowlog(secret: Secret) -> dict[str, Any]:
    return {"slowlog": [{"id": 4, "duration": 12000, "args": ["AUTH", "default", secret.value]}]}
