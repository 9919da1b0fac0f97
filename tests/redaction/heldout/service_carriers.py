"""Secrets where services, their clients and their operators leave them: a second set, written after the gate had met the first."""

from __future__ import annotations

import base64
import json
import re
from typing import Any
from urllib.parse import quote

from tests.redaction.heldout.carrier import B64, URL_SAFE, WORD, Fragment, Secret, carrier, lines

_QUOTABLE = re.compile(r"[^'\"\\\n]+")
_SIMPLE = re.compile(r"[A-Za-z0-9+/=_.-]+")

lines(
    "drizzle params block",
    "log",
    '  query: \'select "id" from "sessions" where "token" = $1\',\n  params: [ \'{value}\', 1 ],',
    "slot",
    _QUOTABLE,
)
lines(
    "node headers dump",
    "log",
    "  headers: {{ host: '{host}', authorization: 'Bearer {value}', accept: '*/*' }},",
    "slot",
    _QUOTABLE,
)
lines(
    "git extraheader flag",
    "log",
    "+ git -c http.extraheader='AUTHORIZATION: bearer {value}' fetch https://{host}/acme/app.git",
    "slot",
    WORD,
)
lines("systemctl show", "log", "Environment=NODE_ENV=production {name}={value} PORT=3000", fits=WORD)
lines("crontab", "text", "0 3 * * * PGPASSWORD={value} pg_dump -h {host} daoflow > /backups/{id}.sql", "slot", WORD)
lines("ssh sends env", "log", 'debug1: channel 0: setting env {name} = "{value}"', fits=_QUOTABLE)
lines(
    "ansible result", "log", 'changed: [{host}] => {{"changed": true, "{snake}": "{value}", "rc": 0}}', fits=_QUOTABLE
)
lines(
    "nginx proxy header",
    "text",
    'proxy_set_header Authorization "Bearer {value}";\nproxy_pass http://{host}:3000;',
    "slot",
    _QUOTABLE,
)
lines("php-fpm env", "text", "env[{name}] = {value}", fits=WORD)
lines("php define", "text", "define('{name}', '{value}');", fits=_QUOTABLE)
lines("python environ", "log", 'os.environ["{name}"] = "{value}"', fits=_QUOTABLE)
lines("js environ", "log", "process.env.{name} = '{value}'", fits=_QUOTABLE)
lines("laravel default", "text", "'{snake}' => env('{name}', '{value}'),", fits=_QUOTABLE)
lines(
    "spring yaml",
    "yaml",
    "spring:\n  datasource:\n    username: app\n    {kebab}: {value}\n    url: jdbc:postgresql://{host}/app",
    fits=_SIMPLE,
)
lines(
    "url fragment",
    "log",
    "redirect https://{host}/cb#access_token={value}&token_type=bearer&expires_in=3600",
    "slot",
    URL_SAFE,
)
lines("url encoded user", "log", "smtp://ops%40example.net:{value}@{host}:587", "slot", URL_SAFE)
lines(
    "mongodb srv", "log", "MongoServerError at mongodb+srv://root:{value}@{host}/app?retryWrites=true", "slot", URL_SAFE
)
lines(
    "sigv4 header",
    "log",
    "Authorization: AWS4-HMAC-SHA256 Credential=AKIA0000000000000000/20261123/eu/s3/aws4_request, SignedHeaders=host, Signature={value}",
    "slot",
    re.compile(r"[0-9a-f]{64}"),
)
lines(
    "oauth answer",
    "log",
    '{{"token_type":"Bearer","expires_in":3600,"access_token":"{value}","scope":"repo"}}',
    "slot",
    _QUOTABLE,
)
lines("multipart field", "log", 'Content-Disposition: form-data; name="{snake}"\n\n{value}\n--boundary', fits=WORD)
lines(
    "otpauth", "log", "otpauth://totp/DaoFlow:ops?secret={value}&issuer=DaoFlow", "slot", re.compile(r"[A-Z0-9]{16,}")
)
lines("colon glued", "log", "auth user:ops {snake}:{value} host:{host}", fits=_SIMPLE)
lines("semicolons", "log", "dsn user=app;{snake}={value};host={host};port=5432", fits=_SIMPLE)
lines("tab", "text", "{name}\t{value}\t{host}", fits=WORD)
lines("prompt", "log", "Password: {value}", "slot", WORD)
lines(
    "master password",
    "log",
    "CHANGE MASTER TO MASTER_HOST='{host}', MASTER_USER='repl', MASTER_PASSWORD='{value}'",
    "slot",
    _QUOTABLE,
)
lines(
    "subscription",
    "log",
    "CREATE SUBSCRIPTION s CONNECTION 'host={host} user=repl password={value} dbname=app' PUBLICATION p",
    "slot",
    _SIMPLE,
)
lines("identified by", "log", "GRANT ALL ON app.* TO 'app'@'%' IDENTIFIED BY '{value}'", "slot", _QUOTABLE)
lines("hstore", "log", 'settings | "host"=>"{host}", "{snake}"=>"{value}"', fits=_QUOTABLE)
lines("grep colours", "log", "\x1b[35m.env\x1b[m:\x1b[01;31m\x1b[KPASS\x1b[m\x1b[KWORD={value}", "slot", WORD)
lines(
    "two rows",
    "log",
    "INSERT INTO accounts (id, email, password) VALUES (1, 'a@b.example', '{value}'), (2, 'c@d.example', 'x')",
    "slot",
    re.compile(r"[^'\\]+"),
)
lines("curl --user", "log", "curl --user 'ops:{value}' --url https://{host}/api", "slot", _QUOTABLE)
lines("curl cookie", "log", "curl -b 'better-auth.session_token={value}' https://{host}/api", "slot", URL_SAFE)
lines("rclone sftp", "log", 'rclone lsd ":sftp,host={host},user=ops,pass={value}:/backups"', "slot", _SIMPLE)
lines(
    "http basic url error",
    "log",
    'Get "https://ops:{value}@{host}/v2/": dial tcp: lookup {host}: no such host',
    "slot",
    URL_SAFE,
)
lines("terraform plan", "log", '  + {snake} = "{value}"', fits=_QUOTABLE)
lines("helm set", "log", "helm upgrade app ./chart --set auth.{camel}={value} --set image.tag=1.2", fits=_SIMPLE)
lines("kv file", "text", "{kebab}={value}\nregion=eu", fits=WORD)
lines(
    "vault output",
    "text",
    "Key             Value\n---             -----\n{snake}    {value}",
    fits=re.compile(r"(?=.*\d)[A-Za-z0-9+/=_.-]{12,}"),
)
lines(
    "wg config",
    "text",
    "[Interface]\nPrivateKey = {value}\nAddress = 10.8.0.2/32",
    "slot",
    re.compile(r"[A-Za-z0-9+/]{43}="),
)
lines("caddy basic auth", "text", "basic_auth {{\n    ops {value}\n}}", "shape", re.compile(r"\$2y\S+"))
lines(
    "daoflow config",
    "text",
    '{{"currentContext":"prod","contexts":{{"prod":{{"apiUrl":"https://{host}","token":"{value}"}}}}}}',
    "slot",
    _QUOTABLE,
)
lines("compose dump", "yaml", "    environment:\n      {name}: {value}\n      NODE_ENV: production", fits=_SIMPLE)
lines("yaml escaped quotes", "yaml", '      CONFIG: "{{\\"{camel}\\":\\"{value}\\",\\"port\\":1}}"', fits=_QUOTABLE)
lines("swagger example", "yaml", "  securityDefinitions:\n    {snake}: '{value}'", fits=_QUOTABLE)


@carrier("journal json", "log", "name", WORD)
def _journal(secret: Secret) -> str:
    return json.dumps(
        {"PRIORITY": "6", "_CMDLINE": f"/usr/bin/server --{secret.kebab}={secret.value}", "MESSAGE": "started"}
    )


@carrier("axios auth", "log")
def _axios(secret: Secret) -> str:
    return json.dumps({"message": "Request failed", "config": {"auth": {"username": "ops", "password": secret.value}}})


@carrier("git curl trace", "log", "slot", B64)
def _trace(secret: Secret) -> str:
    return "12:00:00.000 http.c:844 => Send header: Authorization: Basic " + secret.b64(
        f"x-access-token:{secret.value}"
    )


@carrier("base64 data url", "log", "shape", B64)
def _data_url(secret: Secret) -> str:
    return "src=data:text/plain;base64," + secret.b64(f"note {secret.value}")


@carrier("graphql variables", "log")
def _graphql(secret: Secret) -> str:
    body = {"query": "mutation($i: In!){save(i:$i)}", "variables": {"i": {secret.camel: secret.value}}}
    return "POST /graphql " + json.dumps(json.dumps(body))


@carrier("trpc error input", "log")
def _trpc(secret: Secret) -> str:
    return json.dumps(
        {
            "level": "error",
            "message": "tRPC request failed",
            "path": "x.save",
            "input": {"json": {secret.camel: secret.value}},
        }
    )


@carrier("acme account", "json", "slot", B64)
def _acme(secret: Secret) -> dict[str, Any]:
    return {"letsencrypt": {"Account": {"PrivateKey": secret.b64("\x30\x82\x04\xa4" + secret.value * 8)}}}


@carrier("ps command", "json", "slot", WORD)
def _ps(secret: Secret) -> dict[str, Any]:
    return {
        "Service": "redis",
        "Command": f'"docker-entrypoint.sh redis-server --requirepass {secret.value}"',
        "State": "running",
    }


@carrier("volume options", "json", "slot", re.compile(r"[^\s,]+"))
def _volume(secret: Secret) -> Fragment:
    host = secret.host()
    return Fragment(
        {
            "Driver": "local",
            "Options": {
                "type": "cifs",
                "o": f"addr={host},username=ops,password={secret.value},vers=3.0",
                "device": "//x",
            },
        },
        (host,),
    )


@carrier("service account", "json", "slot", B64)
def _service_account(secret: Secret) -> dict[str, Any]:
    key = base64.b64encode((secret.value * 9).encode()).decode()
    return {
        "type": "service_account",
        "private_key_id": secret.hex(40),
        "private_key": f"-----BEGIN PRIVATE KEY-----\n{key}\n-----END PRIVATE KEY-----\n",
    }


@carrier("list of pairs", "json")
def _pairs(secret: Secret) -> dict[str, Any]:
    return {"environment": [["NODE_ENV", "production"], [secret.name, secret.value]]}


@carrier("name content", "json")
def _secret_content(secret: Secret) -> dict[str, Any]:
    return {"variables": [{"variable": secret.name, "content": secret.value}]}


@carrier("before and after", "json")
def _change(secret: Secret) -> dict[str, Any]:
    return {"changes": [{"field": secret.snake, "before": secret.value, "after": None}]}


@carrier("config path", "json")
def _path(secret: Secret) -> dict[str, Any]:
    return {f"database.{secret.snake}": secret.value}


@carrier("url in list", "json", "slot")
def _urls(secret: Secret) -> Fragment:
    host = secret.host()
    return Fragment(
        {"remotes": [f"https://oauth2:{quote(secret.value, safe='')}@{host}/a.git", "https://github.com/acme/b.git"]},
        (host,),
    )


@carrier("cmdline with NUL", "nul", "name")
def _cmdline(secret: Secret) -> str:
    return f"/usr/bin/server\0--listen\x000.0.0.0:80\0--{secret.kebab}\0{secret.value}\0"
