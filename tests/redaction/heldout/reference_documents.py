"""Documents as the engine, Compose, APIs and databases give them, with a secret in each. The ninth set's JSON, written blind."""

# fmt: off
# ruff: noqa: E501  one row of data is easier to read than four
from __future__ import annotations

import base64
import json
import re
import shlex
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from tests.redaction.heldout.carrier import ANY, Secret, carrier

_LONG = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9+/=_.-]{16,}")


def document(name: str, needs: str, make: Callable[[Secret], Any], fits: re.Pattern[str] = ANY) -> None:
    """Register a document that is made of a secret."""
    carrier(name, "json", needs, fits)(make)


def _url(text: str) -> str:
    return quote(text, safe="")


document("refdoc inspect env", "name", lambda s: {"Id": s.hex(64), "Config": {"Env": ["NODE_VERSION=22.11.0", f"{s.name}={s.value}", "PATH=/usr/bin"]}})
document("refdoc inspect args", "name", lambda s: {"Path": "server", "Args": ["--port", "3000", "--" + s.kebab, s.value, "-v"]}, re.compile(r"[^-].*"))
document("refdoc inspect args joined", "name", lambda s: {"Args": ["-c", f"--{s.kebab}={s.value}"]})
document("refdoc inspect args user", "slot", lambda s: {"Args": ["curl", "-u", f"ops:{s.value}", "https://" + s.host()]})
document("refdoc inspect args header", "slot", lambda s: {"Args": ["curl", "-H", f"Authorization: Bearer {s.value}", "https://" + s.host()]}, re.compile(r"\S+"))
document("refdoc inspect cmd string", "name", lambda s: {"Config": {"Cmd": ["/bin/sh", "-c", f"{s.name}={shlex.quote(s.value)} exec bun run start"]}})
document("refdoc inspect entrypoint", "slot", lambda s: {"Config": {"Entrypoint": ["redis-server", "--requirepass", s.value]}}, re.compile(r"[^-].*"))
document("refdoc inspect health", "slot", lambda s: {"Config": {"Healthcheck": {"Test": ["CMD-SHELL", f"PGPASSWORD={shlex.quote(s.value)} pg_isready -U app"]}}})
document("refdoc inspect label", "name", lambda s: {"Config": {"Labels": {"app." + s.kebab: s.value, "app.team": "platform"}}})
document("refdoc inspect label url", "slot", lambda s: {"Config": {"Labels": {"app.dsn-url": f"redis://:{_url(s.value)}@cache:6379"}}})
document("refdoc inspect log opts", "slot", lambda s: {"HostConfig": {"LogConfig": {"Type": "splunk", "Config": {"splunk-token": s.value}}}})
document("refdoc inspect health log", "name", lambda s: {"State": {"Health": {"Log": [{"ExitCode": 1, "Output": f"check failed: {s.name}={s.value}\n"}]}}}, re.compile(r"[^\s\"'`\\<>|;,(){}\[\]&$#]+"))
document("refdoc event exec", "slot", lambda s: {"Type": "container", "Action": f"exec_create: redis-cli -a {shlex.quote(s.value)} ping", "Actor": {"ID": s.hex(64)}})
document("refdoc event env", "name", lambda s: {"Action": "exec_start: sh -c " + shlex.quote(f"export {s.name}={shlex.quote(s.value)}; run"), "id": s.hex(64)})
document("refdoc image history", "name", lambda s: {"History": [{"CreatedBy": f"ENV {s.name}={s.value}", "Size": 0}]}, re.compile(r"[^\s\"'`\\<>|;,(){}\[\]&$#]+"))
document("refdoc service spec", "name", lambda s: {"Spec": {"TaskTemplate": {"ContainerSpec": {"Env": [f"{s.name}={s.value}"], "Image": "a:1"}}}})
document("refdoc compose env", "name", lambda s: {"services": {"app": {"environment": {s.name: s.value, "PORT": "3000"}}}})
document("refdoc compose build", "name", lambda s: {"services": {"app": {"build": {"args": {s.name: s.value}}}}})
document("refdoc compose command", "slot", lambda s: {"services": {"cache": {"command": ["redis-server", "--requirepass", s.value]}}}, re.compile(r"[^-].*"))
document("refdoc rows key value", "name", lambda s: [{"id": 1, "key": s.name, "value": s.value}, {"id": 2, "key": "TZ", "value": "UTC"}])
document("refdoc rows name value", "name", lambda s: {"variables": [{"name": s.name, "value": s.value, "isSecret": True}]})
document("refdoc rows value first", "name", lambda s: {"env": [{"value": s.value, "name": s.name}]})
document("refdoc rows columns", "name", lambda s: {"columns": ["id", s.snake, "created_at"], "rows": [[1, s.value, "2026-11-28"]]})
document("refdoc row", "name", lambda s: {"rowCount": 1, "rows": [{"id": s.hex(32), s.snake: s.value, "name": "main"}]})
document("refdoc env text", "name", lambda s: {"envText": f"NODE_ENV=production\n{s.name}={s.value}\nPORT=3000\n"}, re.compile(r"[^\s\"'`\\<>|;,(){}\[\]&$#]+"))
document("refdoc json text", "name", lambda s: {"payload": json.dumps({"user": "ops", s.camel: s.value})})
document("refdoc json text twice", "name", lambda s: {"outer": json.dumps({"inner": json.dumps({s.camel: s.value})})})
document("refdoc compose text", "name", lambda s: {"composeYaml": f"services:\n  app:\n    environment:\n      {s.name}: \"{s.value}\"\n"}, re.compile(r"[^'\"\\\n`$]+"))
document("refdoc url", "slot", lambda s: {"connectionUri": f"postgresql://app:{_url(s.value)}@{s.host()}:5432/app"})
document("refdoc repo url", "slot", lambda s: {"repositoryUrl": f"https://x-access-token:{_url(s.value)}@github.com/acme/app.git"})
document("refdoc callback url", "slot", lambda s: {"callback": f"https://{s.host()}/cb?code=ok&access_token={_url(s.value)}"})
document("refdoc query object", "name", lambda s: {"request": {"url": "/cb", "query": {s.snake: s.value, "page": "2"}}})
document("refdoc headers", "slot", lambda s: {"headers": {"host": "a", "authorization": f"Bearer {s.value}"}})
document("refdoc headers array", "slot", lambda s: {"rawHeaders": ["Host", "a", "X-Api-Key", s.value, "Accept", "*/*"]})
document("refdoc headers har", "slot", lambda s: {"headers": [{"name": "Cookie", "value": f"session={s.value}"}, {"name": "Accept", "value": "*/*"}]}, re.compile(r"[A-Za-z0-9+/=_.~-]+"))
document("refdoc har cookies", "slot", lambda s: {"cookies": [{"name": "better-auth.session_token", "value": s.value, "httpOnly": True}]})
document("refdoc har form", "name", lambda s: {"postData": {"mimeType": "application/x-www-form-urlencoded", "text": f"user=ops&{s.snake}={_url(s.value)}"}})
document("refdoc basic", "slot", lambda s: {"headers": {"Authorization": "Basic " + s.b64("ops:" + s.value)}})
document("refdoc docker config", "slot", lambda s: {"auths": {"ghcr.io": {"auth": s.b64("ci:" + s.value)}}})
document("refdoc docker identity", "slot", lambda s: {"auths": {"r.azurecr.io": {"auth": "", "identitytoken": s.value}}})
document("refdoc registry auth", "slot", lambda s: {"X-Registry-Auth": base64.urlsafe_b64encode(json.dumps({"username": "ci", "password": s.value}).encode()).decode()})
document("refdoc k8s secret", "name", lambda s: {"kind": "Secret", "metadata": {"name": "app"}, "data": {s.kebab: s.b64()}})
document("refdoc k8s env", "name", lambda s: {"containers": [{"name": "app", "env": [{"name": s.name, "value": s.value}]}]})
document("refdoc base64 field", "name", lambda s: {s.camel + "Base64": s.b64()})
document("refdoc hex field", "name", lambda s: {s.camel + "Hex": s.value.encode().hex()})
document("refdoc log record", "name", lambda s: {"level": 50, "msg": "boot failed", "err": {"config": {s.camel: s.value}}})
document("refdoc error message", "slot", lambda s: {"error": f"connect failed: postgres://app:{_url(s.value)}@{s.host()}/app"})
document("refdoc sentry extra", "name", lambda s: {"extra": {"env": {s.name: s.value}}, "tags": {"release": "1.2.3"}})
document("refdoc sentry breadcrumb", "slot", lambda s: {"breadcrumbs": [{"category": "http", "data": {"url": f"https://{s.host()}/x?token={_url(s.value)}"}}]})
document("refdoc stack locals", "name", lambda s: {"frames": [{"function": "connect", "vars": {s.snake: f"'{s.value}'"}}]}, re.compile(r"[^'\"\\\n`$]+"))
document("refdoc oauth answer", "slot", lambda s: {"access_token": s.value, "token_type": "Bearer", "expires_in": 3600, "scope": "repo"})
document("refdoc oauth refresh", "slot", lambda s: {"data": {"refreshToken": s.value, "expiresAt": "2026-12-01T00:00:00Z"}})
document("refdoc notification", "slot", lambda s: {"channel": {"type": "slack", "webhookUrl": f"https://hooks.slack.com/services/T012AB3CD/B012AB3CD/{_url(s.value)}"}})
document("refdoc telegram", "slot", lambda s: {"channel": {"type": "telegram", "botToken": s.value, "chatId": "-100123456789"}})
document("refdoc s3 destination", "slot", lambda s: {"destination": {"bucket": "b", "region": "eu", "accessKeyId": "AKIAXXXXXXXXXXEXAMPLE", "secretAccessKey": s.value}})
document("refdoc smtp", "slot", lambda s: {"smtp": {"host": s.host(), "port": 587, "auth": {"user": "ops", "pass": s.value}}})
document("refdoc ssh key", "slot", lambda s: {"server": {"host": s.host(), "sshPassphrase": s.value}})
document("refdoc audit diff", "name", lambda s: {"changes": [{"field": s.snake, "old": "", "new": s.value}]}, _LONG)
document("refdoc audit before after", "name", lambda s: {"before": {s.camel: s.value}, "after": {s.camel: ""}})
document("refdoc json patch", "name", lambda s: {"patch": [{"op": "replace", "path": f"/env/{s.name}", "value": s.value}]})
document("refdoc terraform output", "name", lambda s: {"outputs": {s.snake: {"sensitive": True, "type": "string", "value": s.value}}})
document("refdoc terraform resource", "name", lambda s: {"resources": [{"type": "postgresql_role", "instances": [{"attributes": {"name": "app", s.snake: s.value}}]}]})
document("refdoc ansible", "name", lambda s: {"invocation": {"module_args": {"name": "app", s.snake: s.value}}})
document("refdoc package publish", "slot", lambda s: {"publishConfig": {"registry": "https://r", "//r/:_authToken": s.value}})
document("refdoc temporal payload", "name", lambda s: {"input": {"payloads": [{"metadata": {"encoding": base64.b64encode(b"json/plain").decode()}, "data": s.b64(json.dumps({"env": {s.name: s.value}}))}]}})
document("refdoc job args", "name", lambda s: {"job": "deploy", "args": [{"projectId": s.hex(16), "secrets": {s.name: s.value}}]})
document("refdoc graphql", "name", lambda s: {"query": f"mutation($i: In!) {{ set{s.camel.title()}(input: $i) {{ id }} }}", "variables": {"i": {s.camel: s.value}}})
document("refdoc sql failed", "slot", lambda s: {"query": "insert into t (name, token) values ($1, $2)", "parameters": ["main", s.value]})
document("refdoc sql inline", "slot", lambda s: {"message": f"statement: ALTER ROLE app PASSWORD '{s.value}'"}, re.compile(r"[^'\"\\\n`$]+"))
document("refdoc caddy", "slot", lambda s: {"handler": "authentication", "providers": {"http_basic": {"accounts": [{"username": "ops", "password": s.value}]}}})
document("refdoc traefik", "slot", lambda s: {"http": {"middlewares": {"auth": {"basicAuth": {"users": [f"ops:{s.value}"]}}}}}, re.compile(r"\$(?:2y|apr1)\$\S+"))
document("refdoc message bare", "shape", lambda s: {"message": f"no such session: {s.value}", "status": 401}, re.compile(r"\S+"))
document("refdoc cloud user data", "name", lambda s: {"userData": s.b64(f"#!/bin/sh\nexport {s.name}='{s.value}'\n")}, re.compile(r"[^'\"\\\n`$]+"))
document("refdoc metadata credentials", "slot", lambda s: {"Code": "Success", "AccessKeyId": "ASIAXXXXXXXXXXEXAMPLE", "SecretAccessKey": s.value, "Expiration": "2026-11-28T16:00:00Z"})
document("refdoc vault", "name", lambda s: {"lease_duration": 0, "data": {"data": {s.snake: s.value}, "metadata": {"version": 3}}})
document("refdoc systemd show", "name", lambda s: {"Environment": f"TZ=UTC {s.name}={s.value}"}, re.compile(r"[A-Za-z0-9+/=_.~-]+"))
document("refdoc journal", "name", lambda s: {"_PID": "812", "MESSAGE": f"{s.name}={s.value}", "_CMDLINE": "node server.js"}, re.compile(r"[A-Za-z0-9+/=_.~-]+"))
document("refdoc journal cmdline", "name", lambda s: {"_PID": "812", "MESSAGE": "up", "_CMDLINE": f"server --{s.kebab} {s.value}"}, re.compile(r"[A-Za-z0-9+/=_.~][A-Za-z0-9+/=_.~-]*"))
