"""Secrets in decoded documents: inspect, Compose's view, engine events, database rows, API answers."""

from __future__ import annotations

import base64
import json
import re
import shlex
from typing import Any
from urllib.parse import quote

from tests.redaction.heldout.carrier import B64, WORD, Fragment, Secret, carrier


@carrier("inspect env", "json")
def _env(secret: Secret) -> dict[str, Any]:
    return {"Config": {"Env": ["PATH=/usr/bin", f"{secret.name}={secret.value}", "NODE_ENV=production"]}}


@carrier("inspect url env", "json", "slot")
def _url_env(secret: Secret) -> Fragment:
    host = secret.host()
    return Fragment(
        {"Config": {"Env": [f"DATABASE_URL=postgresql://daoflow:{quote(secret.value, safe='')}@{host}:5432/daoflow"]}},
        (host,),
    )


@carrier("inspect args", "json")
def _args(secret: Secret) -> dict[str, Any]:
    return {"Path": "server", "Args": ["--listen", "0.0.0.0:80", f"--{secret.kebab}", secret.value, "--verbose"]}


@carrier("inspect args equals", "json")
def _args_equals(secret: Secret) -> dict[str, Any]:
    return {"Path": "server", "Args": [f"--{secret.kebab}={secret.value}", "--verbose"]}


@carrier("inspect args redis", "json", "slot")
def _args_redis(secret: Secret) -> dict[str, Any]:
    return {
        "Path": "docker-entrypoint.sh",
        "Args": ["redis-server", "--requirepass", secret.value, "--appendonly", "yes"],
    }


@carrier("inspect cmd shell", "json")
def _cmd_shell(secret: Secret) -> dict[str, Any]:
    return {"Config": {"Cmd": ["sh", "-c", f"export {secret.name}={shlex.quote(secret.value)}; exec server"]}}


@carrier("inspect health test", "json", "slot", WORD)
def _health(secret: Secret) -> dict[str, Any]:
    return {"Config": {"Healthcheck": {"Test": ["CMD-SHELL", f"redis-cli -a {secret.value} ping | grep PONG"]}}}


@carrier("inspect health argv", "json", "slot")
def _health_argv(secret: Secret) -> dict[str, Any]:
    return {"Config": {"Healthcheck": {"Test": ["CMD", "redis-cli", "-a", secret.value, "ping"]}}}


@carrier("inspect health argv short", "json", "slot")
def _health_mysql(secret: Secret) -> dict[str, Any]:
    return {"Config": {"Healthcheck": {"Test": ["CMD", "mysqladmin", "ping", "-uroot", f"-p{secret.value}"]}}}


@carrier("inspect state error", "json", "slot", WORD)
def _state(secret: Secret) -> Fragment:
    host = secret.host()
    error = f"failed to initialize logging driver: splunk-token={secret.value} rejected by {host}"
    return Fragment({"State": {"Error": error, "ExitCode": 128}}, (host,))


@carrier("inspect log config", "json", "slot")
def _log_config(secret: Secret) -> dict[str, Any]:
    return {
        "HostConfig": {
            "LogConfig": {"Type": "splunk", "Config": {"splunk-token": secret.value, "splunk-format": "raw"}}
        }
    }


@carrier("compose environment", "json")
def _compose(secret: Secret) -> dict[str, Any]:
    return {"services": {"daoflow": {"environment": {"NODE_ENV": "production", secret.name: secret.value}}}}


@carrier("compose build args", "json")
def _compose_args(secret: Secret) -> dict[str, Any]:
    return {"services": {"app": {"build": {"args": {secret.name: secret.value}}}}}


@carrier("engine event", "json", "slot", WORD)
def _event(secret: Secret) -> Fragment:
    container = secret.hex(64)
    action = f"exec_create: sh -c PGPASSWORD={secret.value} pg_dump -h postgres"
    return Fragment(
        {"Type": "container", "Action": action, "Actor": {"ID": container, "Attributes": {"name": "pg-1"}}},
        (container,),
    )


@carrier("event attribute", "json")
def _attribute(secret: Secret) -> dict[str, Any]:
    return {"Type": "service", "Actor": {"Attributes": {"env": f"{secret.name}={secret.value}", "name": "app"}}}


@carrier("json key", "json")
def _key(secret: Secret) -> dict[str, Any]:
    return {"config": {secret.snake: secret.value, "port": 5432}}


@carrier("json camel key", "json")
def _camel(secret: Secret) -> dict[str, Any]:
    return {"config": {secret.camel: secret.value, "port": 5432}}


@carrier("json pascal key", "json")
def _pascal(secret: Secret) -> dict[str, Any]:
    return {"Config": {secret.camel[:1].upper() + secret.camel[1:]: secret.value}}


@carrier("name value", "json")
def _name_value(secret: Secret) -> list[Any]:
    return [{"name": secret.name, "value": secret.value}]


@carrier("key value", "json")
def _key_value(secret: Secret) -> list[Any]:
    return [{"key": secret.name, "value": secret.value, "scope": "production"}]


@carrier("value before key", "json")
def _value_key(secret: Secret) -> list[Any]:
    return [{"id": 4, "value": secret.value, "key": secret.name}]


@carrier("display value", "json")
def _display(secret: Secret) -> dict[str, Any]:
    return {"composeEnv": {"entries": [{"key": secret.name, "displayValue": secret.value, "isSecret": False}]}}


@carrier("typed value", "json")
def _typed(secret: Secret) -> dict[str, Any]:
    return {"attributes": [{"key": secret.snake.replace("_", "."), "value": {"stringValue": secret.value}}]}


@carrier("sensitive output", "json")
def _output(secret: Secret) -> dict[str, Any]:
    return {"outputs": {secret.snake: {"sensitive": True, "type": "string", "value": secret.value}}}


@carrier("list under name", "json")
def _list(secret: Secret) -> dict[str, Any]:
    name = secret.camel + "s" if secret.camel.lower().endswith(("password", "secret", "token", "key")) else "tokens"
    return {"config": {name: [secret.value, "enabled"]}}


@carrier("headers", "json", "slot", WORD)
def _headers(secret: Secret) -> dict[str, Any]:
    return {"request": {"headers": {"host": "x.example.net", "authorization": f"Bearer {secret.value}"}}}


@carrier("raw headers", "json", "slot", WORD)
def _raw_headers(secret: Secret) -> dict[str, Any]:
    return {"rawHeaders": ["Host", "x.example.net", "X-Api-Key", secret.value, "Accept", "*/*"]}


@carrier("header pairs", "json", "slot", WORD)
def _header_pairs(secret: Secret) -> dict[str, Any]:
    return {"headers": [["host", "x.example.net"], ["authorization", f"Bearer {secret.value}"]]}


@carrier("cookie header", "json", "slot", WORD)
def _cookie(secret: Secret) -> dict[str, Any]:
    return {"headers": {"cookie": f"theme=dark; better-auth.session_token={secret.value}; lang=en"}}


@carrier("har cookie", "json", "slot")
def _har(secret: Secret) -> dict[str, Any]:
    return {"cookies": [{"name": "better-auth.session_token", "value": secret.value, "path": "/"}]}


@carrier("query params", "json", "slot")
def _params(secret: Secret) -> dict[str, Any]:
    return {"query": 'insert into "sessions" ("id", "token") values ($1, $2)', "params": ["7", secret.value]}


@carrier("row of a table", "json", "slot")
def _row(secret: Secret) -> Fragment:
    number = secret.hex(32)
    return Fragment({"rows": [{"id": number, "name": "github", "webhook_secret": secret.value}]}, (number,))


@carrier("columns and rows", "json", "slot")
def _columns(secret: Secret) -> Fragment:
    number = secret.hex(32)
    return Fragment(
        {"columns": ["id", "name", "webhook_secret"], "rows": [[number, "github", secret.value]]}, (number,)
    )


@carrier("json inside", "json")
def _inside(secret: Secret) -> dict[str, Any]:
    return {"metadata": json.dumps({"port": 3306, secret.camel: secret.value})}


@carrier("json inside twice", "json")
def _inside_twice(secret: Secret) -> dict[str, Any]:
    return {"event": json.dumps({"metadata": json.dumps({secret.snake: secret.value})})}


@carrier("env block in string", "json", "name", WORD)
def _env_block(secret: Secret) -> dict[str, Any]:
    return {"env": f"NODE_ENV=production\n{secret.name}={secret.value}\nPORT=3000\n"}


@carrier("env block, quoted", "json", "name", re.compile(r"[^']+"))
def _env_block_quoted(secret: Secret) -> dict[str, Any]:
    return {"contents": f"# app\n{secret.name}='{secret.value}'\nPORT=3000\n"}


@carrier("docker auth", "json", "slot", B64)
def _auth(secret: Secret) -> Fragment:
    host = secret.host()
    return Fragment({"auths": {host: {"auth": secret.b64(f"deploy:{secret.value}")}}}, (host,))


@carrier("dockerconfigjson", "json", "slot", B64)
def _dockerconfig(secret: Secret) -> dict[str, Any]:
    inner = json.dumps({"auths": {"ghcr.io": {"auth": secret.b64(f"deploy:{secret.value}")}}})
    return {"data": {".dockerconfigjson": base64.b64encode(inner.encode()).decode()}}


@carrier("k8s data", "json", "name", B64)
def _k8s(secret: Secret) -> dict[str, Any]:
    return {"kind": "Secret", "data": {secret.kebab: secret.b64()}}


@carrier("k8s data neutral key", "json", "slot", B64)
def _k8s_neutral(secret: Secret) -> dict[str, Any]:
    return {"kind": "Secret", "metadata": {"name": "app"}, "data": {"value1": secret.b64()}}


@carrier("repo url", "json", "slot")
def _repo(secret: Secret) -> Fragment:
    host = secret.host()
    return Fragment({"repoUrl": f"https://oauth2:{quote(secret.value, safe='')}@{host}/acme/app.git"}, (host,))


@carrier("webhook url", "json", "slot", WORD)
def _webhook(secret: Secret) -> dict[str, Any]:
    return {"webhookUrl": f"https://hooks.example.net/in/{quote(secret.value, safe='')}"}


@carrier("message bare", "json", "shape")
def _message(secret: Secret) -> dict[str, Any]:
    return {"message": f"upstream said {secret.value} is not valid", "code": 401}


@carrier("health output", "json", "slot", WORD)
def _health_output(secret: Secret) -> dict[str, Any]:
    return {
        "Health": {
            "Log": [
                {
                    "ExitCode": 1,
                    "Output": f"curl: (22) 401 for http://probe:{quote(secret.value, safe='')}@localhost/ready",
                }
            ]
        }
    }


@carrier("key of an object", "json", "shape", WORD)
def _as_key(secret: Secret) -> dict[str, Any]:
    return {"sessions": {secret.value: {"user": "4"}}}


@carrier("secret mapping", "json")
def _mapping(secret: Secret) -> dict[str, Any]:
    return {"credentials": {"user": "app", secret.camel: secret.value}}


@carrier("secrets map, neutral keys", "json", "slot", B64)
def _neutral(secret: Secret) -> dict[str, Any]:
    return {"secrets": {"first": secret.value, "second": "enabled"}}
