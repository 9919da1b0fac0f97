"""Secrets in what logging libraries and their formats make of them, from those libraries' documentation: a third set, written blind."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote

from tests.redaction.heldout.carrier import ANY, URL_SAFE, WORD, Fragment, Secret, carrier, lines

_QUOTABLE = re.compile(r"[^'\"\\\n]+")
_SIMPLE = re.compile(r"[A-Za-z0-9+/=_.-]+")

lines(
    "winston printf",
    "log",
    '2026-11-23T12:00:00.000Z [error]: connect failed {{"host":"{host}","{camel}":"{value}"}}',
    fits=_QUOTABLE,
)
lines(
    "slog text",
    "log",
    'time=2026-11-23T12:00:00.000Z level=ERROR msg="dial failed" db.host={host} db.{snake}={value}',
    fits=WORD,
)
lines(
    "logrus text",
    "log",
    'time="2026-11-23T12:00:00Z" level=info msg="using settings" host={host} {camel}={value}',
    fits=WORD,
)
lines(
    "zerolog console",
    "log",
    "\x1b[90m12:00PM\x1b[0m \x1b[31mERR\x1b[0m dial failed \x1b[36m{snake}=\x1b[0m{value} \x1b[36mhost=\x1b[0m{host}",
    fits=WORD,
)
lines(
    "klog structured",
    "log",
    'I1123 12:00:00.000000       1 config.go:42] "Loaded settings" host="{host}" {camel}="{value}"',
    fits=_QUOTABLE,
)
lines("klog flags", "log", 'I1123 12:00:00.000000       1 flags.go:64] FLAG: --{kebab}="{value}"', fits=_QUOTABLE)
lines(
    "zap sugared",
    "log",
    '2026-11-23T12:00:00.000Z\tINFO\tsrv/main.go:17\tsettings\t{{"host": "{host}", "{camel}": "{value}", "n": 2}}',
    fits=_QUOTABLE,
)
lines(
    "log4j pairs",
    "log",
    "2026-11-23 12:00:00,123 [main] INFO  c.a.Config - host={host}, {camel}={value}, pool=10",
    fits=_SIMPLE,
)
lines("java map", "log", "WARN  [pool-1] c.a.Boot : props={{user=app, {snake}={value}, host={host}}}", fits=_SIMPLE)
lines(
    "java properties",
    "log",
    "-- listing properties --\njava.vm.name=OpenJDK\n{snake}={value}\nuser.dir=/app",
    fits=WORD,
)
lines(
    "lombok", "log", "Config(host={host}, {camel}={value}, port=5432, ssl=true)", fits=re.compile(r"[A-Za-z0-9+/_.-]+")
)
lines(
    "structlog console",
    "log",
    "2026-11-23 12:00:00 [info     ] connected                      host={host} {snake}={value}",
    fits=_SIMPLE,
)
lines(
    "structlog quoted",
    "log",
    "2026-11-23 12:00:00 [warning  ] retry                          {snake}='{value}' host={host}",
    fits=_QUOTABLE,
)
lines(
    "pydantic settings", "log", "INFO:app.config:Settings(host='{host}', {snake}='{value}', port=5432)", fits=_QUOTABLE
)
lines(
    "python traceback locals",
    "log",
    "│   host = '{host}'                  │\n│   {snake} = '{value}'    │",
    fits=_QUOTABLE,
)
lines(
    "loguru diagnose",
    "log",
    "    client = connect({snake})\n             │       └ '{value}'\n             └ <function connect at 0x7f2a5c1d3e50>",
    "shape",
    _QUOTABLE,
)
lines("pytest locals", "log", "{snake} = '{value}'\nhost       = '{host}'", fits=_QUOTABLE)
lines(
    "rails parameters",
    "log",
    'Parameters: {{"user"=>{{"email"=>"a@b.example", "{snake}"=>"{value}"}}, "commit"=>"Save"}}',
    fits=_QUOTABLE,
)
lines(
    "ruby logger",
    "log",
    'D, [2026-11-23T12:00:00.000000 #1] DEBUG -- : config: {{:host=>"{host}", :{snake}=>"{value}"}}',
    fits=_QUOTABLE,
)
lines("ruby 3.4 hash", "log", 'config: {{host: "{host}", {snake}: "{value}", port: 5432}}', fits=_QUOTABLE)
lines(
    "monolog",
    "log",
    '[2026-11-23T12:00:00.000000+00:00] app.ERROR: connect failed {{"host":"{host}","{snake}":"{value}"}} []',
    fits=_QUOTABLE,
)
lines(
    "php print_r",
    "log",
    "Array\n(\n    [host] => {host}\n    [{snake}] => {value}\n    [port] => 5432\n)",
    fits=_SIMPLE,
)
lines(
    "php var_dump",
    "log",
    '  ["host"]=>\n  string(9) "localhost"\n  ["{snake}"]=>\n  string(16) "{value}"',
    fits=_QUOTABLE,
)
lines(
    "php pdo trace",
    "log",
    "#0 /app/src/Db.php(12): PDO->__construct('pgsql:host={host};dbname=app', 'app', '{value}', Array)",
    "slot",
    _QUOTABLE,
)
lines(
    "php mysqli trace",
    "log",
    "#1 /var/www/db.php(7): mysqli_connect('{host}', 'app', '{value}', 'app')",
    "slot",
    _QUOTABLE,
)
lines("rust debug", "log", 'Config {{ host: "{host}", {snake}: "{value}", port: 5432 }}', fits=_QUOTABLE)
lines("rust debug option", "log", 'Auth {{ user: Some("app"), {snake}: Some("{value}"), tls: None }}', fits=_QUOTABLE)
lines(
    "rust debug pretty",
    "log",
    'Config {{\n    host: "{host}",\n    {snake}: Some(\n        "{value}",\n    ),\n    port: 5432,\n}}',
    fits=_QUOTABLE,
)
lines(
    "rust tracing span",
    "log",
    "2026-11-23T12:00:00.000000Z ERROR connect{{host={host} {snake}={value}}}: app::db: refused",
    fits=_SIMPLE,
)
lines("dotnet record", "log", "Options {{ Host = {host}, {camel} = {value}, Port = 5432 }}", fits=_SIMPLE)
lines("dotnet console", "log", "info: Microsoft.Hosting.Lifetime[0]\n      {camel}: {value}", fits=_SIMPLE)
lines("elixir map", "log", '%{{host: "{host}", {snake}: "{value}", port: 5432}}', fits=_QUOTABLE)
lines(
    "elixir keywords",
    "log",
    '** (Postgrex.Error) opts: [hostname: "{host}", {snake}: "{value}", pool_size: 10]',
    fits=_QUOTABLE,
)
lines("erlang proplist", "log", '[{{host,"{host}"}},{{{snake},<<"{value}">>}},{{port,5672}}]', fits=_QUOTABLE)
lines("go map", "log", "config map[host:{host} {snake}:{value} port:5432]", fits=_SIMPLE)
lines("go sharp v", "log", 'main.Config{{Host:"{host}", {camel}:"{value}", Port:5432}}', fits=_QUOTABLE)
lines("go env slice", "log", "spawn env=[HOME=/root {name}={value} PATH=/usr/bin]", fits=WORD)
lines(
    "go key value struct", "log", "vars: [{{Key:NODE_ENV Value:production}} {{Key:{name} Value:{value}}}]", fits=_SIMPLE
)
lines("go pointer nested", "log", "&{{DB:{{Host:{host} User:app Password:{value}}} TLS:0xc0000b2000}}", "slot", _SIMPLE)
lines(
    "cobra flag error",
    "log",
    'Error: invalid argument "{value}" for "--{kebab}" flag: must be 32 bytes',
    fits=_QUOTABLE,
)
lines("go flag error", "log", 'invalid value "{value}" for flag -{kebab}: parse error', fits=_QUOTABLE)
lines("argparse error", "log", "server: error: argument --{kebab}: invalid value: '{value}'", fits=_QUOTABLE)
lines("node map", "log", "Map(2) {{ 'NODE_ENV' => 'production', '{name}' => '{value}' }}", fits=_QUOTABLE)
lines("node headers", "log", "Headers {{ host: '{host}', 'x-api-key': '{value}' }}", "slot", _QUOTABLE)
lines(
    "node raw headers",
    "log",
    "  rawHeaders: [ 'Host', '{host}', 'Authorization', 'Bearer {value}', 'Accept', '*/*' ],",
    "slot",
    _QUOTABLE,
)
lines(
    "node symbol headers",
    "log",
    "  [Symbol(kOutHeaders)]: [Object: null prototype] {{ authorization: [ 'Authorization', 'Bearer {value}' ] }},",
    "slot",
    _QUOTABLE,
)
lines(
    "bun frame",
    "log",
    '11 | const host = "{host}";\n12 | const {camel} = "{value}";\n                       ^\nerror: connect failed',
    fits=_QUOTABLE,
)
lines("assert diff", "log", "+ actual - expected\n+   {camel}: '{value}'\n    host: '{host}'", fits=_QUOTABLE)
lines(
    "node class dump",
    "log",
    "  Client {{ user: 'app', host: '{host}', {camel}: [String: '{value}'], port: 5432 }}",
    fits=_QUOTABLE,
)
lines(
    "pg connection parameters",
    "log",
    "ConnectionParameters {{\n  user: 'daoflow',\n  database: 'daoflow',\n  password: '{value}',\n  host: '{host}'\n}}",
    "slot",
    _QUOTABLE,
)
lines(
    "graphql variable",
    "log",
    'Variable "$input" got invalid value {{ {camel}: "{value}" }}; Field "x" is not defined',
    fits=_QUOTABLE,
)
lines(
    "journal export",
    "text",
    "__CURSOR=s={id};i=1\n_HOSTNAME={host}\n_CMDLINE=/usr/bin/server --{kebab}={value}\nMESSAGE=started",
    fits=WORD,
)
lines(
    "pretty json in a log",
    "log",
    'settings {{\n  "host": "{host}",\n  "{camel}": "{value}",\n  "port": 5432\n}}',
    fits=_QUOTABLE,
)
lines(
    "table of boxes",
    "log",
    "┌──────────┬──────────┐\n│ variable │ value    │\n├──────────┼──────────┤\n│ {name} │ {value} │\n└──────────┴──────────┘",
    fits=WORD,
)
lines("angle pairs", "log", '<config host="{host}" {camel}="{value}" port="5432"/>', fits=re.compile(r"[^<>&\"'\s\\]+"))
lines("pipe pairs", "log", "INFO|host={host}|{snake}={value}|attempt=2", fits=_SIMPLE)
lines(
    "gelf extra",
    "log",
    '{{"version":"1.1","host":"{host}","short_message":"login","_{snake}":"{value}"}}',
    fits=_QUOTABLE,
)
lines("cef extension", "log", "CEF:0|acme|gw|1.0|100|login|5|dst={host} cs1Label={snake} cs1={value}", "shape", _SIMPLE)
lines(
    "syslog structured data",
    "log",
    '<165>1 2026-11-23T12:00:00.003Z {host} app 88 ID47 [meta@32473 user="ops" {camel}="{value}"] started',
    fits=_QUOTABLE,
)


@carrier("pino error", "log")
def _pino(secret: Secret) -> Fragment:
    host = secret.host()
    record = {
        "level": 50,
        "time": 1763900000000,
        "pid": 1,
        "hostname": host,
        "err": {"type": "Error", "message": "x", "config": {secret.camel: secret.value}},
        "msg": "failed",
    }
    return Fragment(json.dumps(record, separators=(",", ":")), (host,))


@carrier("bunyan request", "log", "slot", URL_SAFE)
def _bunyan(secret: Secret) -> Fragment:
    host = secret.host()
    request = {
        "method": "GET",
        "url": f"/cb?id=4&token={secret.value}",
        "headers": {"host": host, "x-auth-token": secret.value},
    }
    return Fragment(
        json.dumps({"name": "app", "hostname": host, "pid": 8, "level": 30, "req": request, "msg": "", "v": 0}), (host,)
    )


@carrier("message of numbers", "log", "name", re.compile(r"[\x20-\x7e]+"))
def _numbers(secret: Secret) -> str:
    text = f"\x1b[33m{secret.snake}={secret.value}\x1b[0m"
    return json.dumps({"PRIORITY": "6", "_COMM": "app", "MESSAGE": list(text.encode())})


@carrier("node buffer json", "log", "name", re.compile(r"[\x20-\x7e]+"))
def _buffer(secret: Secret) -> str:
    return json.dumps({"msg": "loaded", secret.camel: {"type": "Buffer", "data": list(secret.value.encode())}})


@carrier("node buffer inspect", "log", "name", re.compile(r"[\x20-\x7e]+"))
def _buffer_inspect(secret: Secret) -> str:
    return f"  {secret.camel}: <Buffer {secret.value.encode().hex(' ')}>,"


@carrier("go bytes", "log", "name", re.compile(r"[\x20-\x7e]+"))
def _go_bytes(secret: Secret) -> str:
    return f"cfg {{Host:db {secret.camel.capitalize()}:[{' '.join(str(byte) for byte in secret.value.encode())}]}}"


@carrier("go quoted", "log", "name", ANY)
def _go_quoted(secret: Secret) -> str:
    inner = f"{secret.snake}={json.dumps(secret.value, ensure_ascii=False)}"
    return f"level=error msg={json.dumps('bad line ' + inner, ensure_ascii=False)}"


@carrier("html safe json", "log", "name", ANY)
def _html_safe(secret: Secret) -> str:
    text = json.dumps({"msg": "settings", secret.camel: secret.value})
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


@carrier("json three deep in logfmt", "log", "name", ANY)
def _three(secret: Secret) -> str:
    inner = json.dumps({"data": json.dumps({secret.camel: secret.value})})
    return f"level=warn msg=retry body={json.dumps(json.dumps({'payload': inner}))} attempt=3"


@carrier("octal escapes", "log", "name", re.compile(r"[\x20-\x7e]+"))
def _octal(secret: Secret) -> str:
    return f"{secret.name}=$'" + "".join(f"\\{ord(c):03o}" for c in secret.value) + "'"


@carrier("spring env endpoint", "json")
def _spring(secret: Secret) -> dict[str, Any]:
    origin = f'System Environment Property "{secret.name}"'
    return {
        "propertySources": [
            {"name": "systemEnvironment", "properties": {secret.name: {"value": secret.value, "origin": origin}}}
        ]
    }


@carrier("sentry event", "json")
def _sentry(secret: Secret) -> dict[str, Any]:
    frame = {"function": "connect", "lineno": 12, "vars": {secret.snake: f"'{secret.value}'", "port": "5432"}}
    return {"exception": {"values": [{"type": "OperationalError", "stacktrace": {"frames": [frame]}}]}}


@carrier("otel attributes", "json")
def _otel(secret: Secret) -> dict[str, Any]:
    return {
        "resourceSpans": [
            {
                "resource": {
                    "attributes": [{"key": f"process.env.{secret.name}", "value": {"stringValue": secret.value}}]
                }
            }
        ]
    }


@carrier("ecs url query", "json", "slot")
def _ecs(secret: Secret) -> dict[str, Any]:
    return {
        "url": {"path": "/cb", "query": f"state=4&access_token={quote(secret.value, safe='')}"},
        "http": {"response": {"status_code": 302}},
    }
