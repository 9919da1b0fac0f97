"""The specification's carriers once more, in other words: each group in five to ten places where programs put it. The twelfth set, written blind."""

# fmt: off
# ruff: noqa: E501  one row of data is easier to read than four, and some of it is SQL
from __future__ import annotations

import base64
import html
import json
import re
import shlex
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, quote_plus

from tests.redaction.heldout.carrier import ANY, Fragment, Secret, carrier, lines

_TOKEN = re.compile(r"[A-Za-z0-9+/=_.~-]+")
_URL = re.compile(r"[A-Za-z0-9_.~-]+")
_WORD = re.compile(r"[^\s\"'`\\<>|;,(){}\[\]&$#]+")
_QUOTED = re.compile(r"[^'\"\\\n`$]+")
_ASCII = re.compile(r"[\x20-\x7e]+")
_LONG = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9+/=_.-]{16,}")
_CELL = re.compile(r"[^|\t\n\\\"',]+")


def put(name: str, member: str, template: str, encode: Callable[[str], str], needs: str = "name", fits: re.Pattern[str] = ANY) -> None:  # noqa: PLR0917  rows of data below give them in this order
    """Register a carrier whose template has the value in an encoding."""

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


def _lower_percent(text: str) -> str:
    return re.sub(r"%[0-9A-F]{2}", lambda m: m.group().lower(), quote(text, safe=""))


def _b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _b64url(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _json(text: str) -> str:
    return json.dumps(text)


def _deep(levels: int) -> Callable[[str], str]:
    def encode(text: str) -> str:
        for _ in range(levels):
            text = json.dumps(text)[1:-1]
        return text

    return encode


def _unicode(text: str) -> str:
    return "".join(f"\\u{ord(c):04X}" if not c.isalnum() else c for c in text)


def _sql(text: str) -> str:
    return text.replace("'", "''")


def _hex(text: str) -> str:
    return text.encode().hex().upper()


# env, shells
lines("again env block", "dotenv", "TZ=UTC\n\n# secrets\n{name}={value}\n\nPORT=3000", fits=_WORD)
lines("again env quoted block", "dotenv", "TZ='UTC'\n{name}='{value}'\nPORT='3000'", fits=_QUOTED)
lines("again env utf16 quoted", "dotenv-utf16", '{name}="{value}"', fits=_QUOTED)
lines("again env crlf single", "dotenv-crlf", "{name}='{value}'", fits=_QUOTED)
lines("again env in text", "text", "NODE_ENV=production\n{name}={value}\nPORT=3000", fits=_WORD)
lines("again env quoted in text", "text", 'NODE_ENV="production"\n{name}="{value}"', fits=_QUOTED)
lines("again env in log", "log", "env: {name}={value}", fits=_WORD)
lines("again env many in log", "log", "env NODE_ENV=production {name}={value} PORT=3000 node server.js", fits=_WORD)
lines("again env listed", "log", "environment=[NODE_ENV=production, {name}={value}, PORT=3000]", fits=_TOKEN)
put("again export quoted", "log", "export {name}={value}", shlex.quote, fits=re.compile(r"[^\n]+"))
lines("again typeset", "log", "typeset -x {name}={value}", fits=_TOKEN)
put("again xtrace ps4", "log", "+deploy.sh:41:main: {name}={value}", shlex.quote, fits=re.compile(r"[^\n]+"))
put("again xtrace curl", "log", "++ curl -fsS -H {value} https://{host}/v1", lambda text: shlex.quote("Authorization: Bearer " + text), "slot", re.compile(r"[A-Za-z0-9+/=_.~-]+"))
put("again xtrace psql", "log", "++ PGPASSWORD={value}\n++ psql -h {host} -U app", shlex.quote, "slot", re.compile(r"[^\n]+"))
lines("again xtrace docker", "log", "+ docker run -d -e {name}={value} -e TZ=UTC a:1", fits=_WORD)
lines("again history", "text", "export {name}={value}\ncd /srv\ndocker compose up -d", fits=_WORD)

# arguments
lines("again flag", "log", "starting: /app/server --host 0.0.0.0 --{kebab} {value}", fits=_WORD)
lines("again flag quoted double", "log", "starting: /app/server --{kebab} \"{value}\" --host 0.0.0.0", fits=_QUOTED)
lines("again flag equals quoted", "log", "starting: /app/server --{kebab}=\"{value}\"", fits=_QUOTED)
lines("again flag snake", "log", "starting: /app/server --{snake}={value}", fits=_WORD)
lines("again flag camel", "log", "starting: /app/server --{camel}={value}", fits=_TOKEN)
lines("again flag short user", "log", "curl -sS -u ops:{value} https://{host}/api", "slot", _WORD)
lines("again flag redis", "log", "redis-cli --no-auth-warning -a {value} -h {host} ping", "slot", _WORD)
lines("again flag pg", "log", "pg_isready -d postgresql://app:{value}@{host}:5432/app", "slot", _URL)
lines("again proc", "log", "4211 redis-server --requirepass {value} --save 60 1", "slot", _WORD)
lines("again argv python", "log", "Popen(['server', '--{kebab}={value}'])", fits=_QUOTED)
lines("again argv lines", "text", "args:\n  - --{kebab}\n  - {value}\n  - --verbose", fits=re.compile(r"[A-Za-z0-9+/=_.~][A-Za-z0-9+/=_.~-]*"))
lines("again argv json lines", "text", '  "Args": [\n    "--{kebab}",\n    "{value}",\n    "--verbose"\n  ],', fits=re.compile(r"[A-Za-z0-9+/=_.~][A-Za-z0-9+/=_.~-]*"))
document("again inspect", "name", lambda s: {"Config": {"Env": [f"{s.name}={s.value}"], "Image": "a:1", "Labels": {}}})
document("again inspect exec", "name", lambda s: {"ProcessConfig": {"entrypoint": "server", "arguments": ["--" + s.kebab, s.value]}}, re.compile(r"[^-].*"))
document("again inspect exec joined", "name", lambda s: {"ProcessConfig": {"arguments": [f"--{s.kebab}={s.value}"]}})
document("again inspect shell", "name", lambda s: {"Cmd": ["sh", "-c", f"server --{s.kebab} {shlex.quote(s.value)} --verbose"]})
document("again label", "name", lambda s: {"Labels": {s.snake: s.value}})

# JSON
put("again json", "log", '{{"{snake}":{value}}}', _json)
put("again json camel", "log", '{{"host":"{host}","{camel}":{value},"port":5432}}', _json)
put("again json kebab", "log", '{{"{kebab}": {value}}}', _json)
put("again json upper", "log", '{{"env":{{"{name}":{value}}}}}', _json)
put("again json list", "log", '{{"{snake}":[{value}]}}', _json)
put("again json pairs", "log", '[{{"key":"{name}","value":{value}}}]', _json)
put("again json pairs env", "log", '{{"env":[{{"name":"{name}","value":{value}}}]}}', _json)
put("again json pairs odd", "log", '{{"items":[{{"variable":"{name}","content":{value}}}]}}', _json)
put("again json escaped", "log", 'payload="{{\\"{camel}\\":\\"{value}\\"}}"', _deep(2), fits=_ASCII)
put("again json escaped in json", "log", '{{"m":"{{\\"{camel}\\":\\"{value}\\"}}"}}', _deep(2), fits=_ASCII)
put("again json escaped twice", "log", '{{"m":"{{\\"n\\":\\"{{\\\\\\"{camel}\\\\\\":\\\\\\"{value}\\\\\\"}}\\"}}"}}', _deep(3), fits=_TOKEN)
put("again json unicode", "log", '{{"{camel}":"{value}"}}', _unicode, fits=_ASCII)
put("again json url", "log", '{{"url":"https://ops:{value}@{host}/"}}', _url, "slot")
put("again json env in text", "log", '{{"stdout":"NODE_ENV=production\\n{name}={value}\\n"}}', str, fits=_TOKEN)
document("again json deep", "name", lambda s: {"a": {"b": [{"c": {s.camel: s.value}}]}})
document("again json in json", "name", lambda s: {"data": json.dumps({"config": {s.snake: s.value}})})
document("again json in json in json", "name", lambda s: {"data": json.dumps({"config": json.dumps({s.snake: s.value})})})
document("again json kv", "name", lambda s: [{"key": s.name, "value": s.value}])
document("again json kv title", "name", lambda s: [{"Key": s.name, "Value": s.value}])
document("again json kv old new", "name", lambda s: [{"key": s.name, "oldValue": "", "newValue": s.value}])

# YAML
lines("again yaml", "yaml", "{snake}: {value}\nport: 5432", fits=_TOKEN)
lines("again yaml camel quoted", "yaml", "{camel}: '{value}'", fits=_QUOTED)
lines("again yaml upper", "yaml", "x:\n  environment:\n    {name}: {value}", fits=_TOKEN)
lines("again yaml flow", "yaml", "env: {{{name}: {value}, TZ: UTC}}", fits=_TOKEN)
lines("again yaml flow list", "yaml", "environment: [\"TZ=UTC\", \"{name}={value}\"]", fits=_QUOTED)
lines("again yaml folded", "yaml", "{snake}: >\n  {value}\n\nport: 1", fits=_TOKEN)
lines("again yaml comment", "yaml", "# {snake}: {value}\nport: 1", fits=_TOKEN)
lines("again yaml pairs", "yaml", "- key: {name}\n  value: \"{value}\"\n- key: TZ\n  value: UTC", fits=_QUOTED)
lines("again yaml pairs reversed", "yaml", "- value: \"{value}\"\n  key: {name}\n- value: UTC\n  key: TZ", fits=_QUOTED)
lines("again yaml anchor", "yaml", "{snake}: &pw {value}\nother: *pw", fits=_TOKEN)
lines("again yaml in log", "log", "  {camel}: {value}", fits=_TOKEN)

# URLs
put("again url", "log", "DATABASE_URL=postgres://app:{value}@{host}:5432/app", _url, "slot")
put("again url lower percent", "log", "postgres://app:{value}@{host}/app", _lower_percent, "slot")
put("again url mysql2", "log", "mysql2://app:{value}@{host}/app?ssl=true", _url, "slot")
put("again url two", "log", "from redis://:{value}@{host}:6379 to redis://cache:6379", _url, "slot")
put("again url in quotes", "log", "connect(\"amqps://app:{value}@{host}/v\")", _url, "slot")
put("again url in parens", "log", "[db](mongodb://app:{value}@{host}:27017)", _url, "slot")
lines("again url token user", "log", "git clone https://{value}:x-oauth-basic@{host}/a.git", "slot", re.compile(r"[A-Za-z0-9_.~-]{16,}"))
lines("again url token only", "log", "https://{value}@{host}/42", "slot", re.compile(r"[A-Za-z0-9]{24,}"))
put("again url query key", "log", "GET /v1/x?api_key={value}&limit=1", _url, "slot")
put("again url query name", "log", "GET /v1/x?{kebab}={value}", _url)
put("again url query last", "log", "url=https://{host}/a?b=1&token={value}", _url, "slot")
put("again url query sig", "log", "https://{host}/o?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Signature={value}", _url, "slot", re.compile(r"[0-9a-f]{64}"))
lines("again url path token", "log", "POST https://{host}/hooks/{value} 200", "slot", re.compile(r"(?=.*\d)(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9_-]{32,}"))
put("again url dsn sentry", "log", "SENTRY_DSN=https://{value}@{host}/42", str, "slot", re.compile(r"[0-9a-f]{32}"))

# headers, cookies, forms
lines("again bearer", "log", "authorization=Bearer {value}", "slot", _TOKEN)
lines("again bearer curl", "log", "-H \"Authorization: Bearer {value}\"", "slot", _TOKEN)
lines("again bearer lower", "log", "'authorization': 'bearer {value}',", "slot", _TOKEN)
lines("again header custom", "log", "X-{kebab}: {value}", fits=_TOKEN)
lines("again header webhook", "log", "X-Webhook-Secret: {value}", "slot", _TOKEN)
lines("again header auth token", "log", "x-auth-token: {value}", "slot", _TOKEN)
put("again basic", "log", "Authorization: Basic {value}", lambda text: _b64(text + ":"), "slot")
put("again basic proxy", "log", "Proxy-Authorization: Basic {value}", lambda text: _b64("proxy:" + text), "slot")
put("again docker auth line", "text", '      "auth": "{value}"', lambda text: _b64("ci:" + text), "slot")
lines("again cookie session", "log", "cookie: session={value}", "slot", _TOKEN)
lines("again cookie more", "log", "Cookie: a=1; __Host-session={value}; b=2", "slot", _TOKEN)
lines("again set cookie", "log", "set-cookie: refresh_token={value}; Path=/api/auth; Secure", "slot", _TOKEN)
put("again form", "log", "client_id=app&client_secret={value}&grant_type=client_credentials", quote_plus, "slot")
put("again form json percent", "log", "GET /trpc/x?input=%7B%22{snake}%22%3A%22{value}%22%7D", _url)
put("again form json percent lower", "log", "q=%7b%22{camel}%22%3a%22{value}%22%7d", _lower_percent)

# encodings
put("again b64 named", "text", "{snake}_base64: {value}", _b64)
put("again b64 k8s", "yaml", "kind: Secret\ndata:\n  {snake}: {value}\ntype: Opaque", _b64)
put("again b64 env file", "log", "blob {value}", lambda text: _b64(f"A=1\nDB_PASSWORD={text}\n"), "slot", re.compile(r"[^\s'\"]+"))
put("again b64 json", "log", "blob {value}", lambda text: _b64(json.dumps({"token": text})), "slot")
put("again b64url json", "log", "state={value}", lambda text: _b64url(json.dumps({"access_token": text, "n": 1})), "slot")
put("again b64 url", "log", "blob {value}", lambda text: _b64(f"postgres://app:{_url(text)}@db/app"), "slot")
put("again b64 twice", "log", "blob {value}", lambda text: _b64(_b64(json.dumps({"password": text}))), "slot")
put("again b64 bare", "log", "blob {value}", _b64, "shape", re.compile(r".{16,}"))
put("again hex json", "log", "blob {value}", lambda text: json.dumps({"password": text}).encode().hex(), "slot")
put("again hex bare", "log", "blob {value}", _hex, "shape", re.compile(r".{16,}"))
put("again hex named", "log", "{camel}Hex: {value}", _hex)

# SQL
put("again sql values", "log", "INSERT INTO integration (kind, {snake}) VALUES ('slack', '{value}')", _sql, fits=re.compile(r"[^\n]+"))
put("again sql update", "log", "UPDATE integration SET {snake}='{value}', kind='slack' WHERE id=7", _sql, fits=re.compile(r"[^\n]+"))
put("again sql where", "log", "SELECT id FROM integration WHERE {snake} = '{value}'", _sql, fits=re.compile(r"[^\n]+"))
put("again sql kv", "log", "UPDATE setting SET value = '{value}' WHERE key = '{snake}'", _sql, fits=re.compile(r"[^\n]+"))
put("again sql role", "log", "CREATE USER app PASSWORD '{value}' CREATEDB", _sql, "slot", re.compile(r"[^\n]+"))
lines("again sql table", "text", "   {snake}   | kind\n-------------+-------\n {value} | slack\n(1 row)", fits=_CELL)
lines("again sql expanded", "text", "-[ RECORD 1 ]---\nkind     | slack\n{snake} | {value}", fits=_CELL)
lines("again sql copy", "text", "COPY integration ({snake}, kind) FROM stdin;\n{value}\tslack\n\\.", fits=_CELL)
lines("again sql csv", "text", "kind,{snake}\nslack,{value}", fits=_CELL)
put("again sql row json", "log", 'row: {{"id": 7, "{snake}": {value}}}', _json)
lines("again sql kv table", "text", " key | value\n-----+-------\n {snake} | {value}\n(1 row)", fits=_CELL)

# markup, colours
put("again html", "log", "<dt>{snake}</dt><dd>{value}</dd>", html.escape, fits=_TOKEN)
put("again html code", "log", "<code>{name}={value}</code>", html.escape, fits=_ASCII)
put("again xml", "log", "<property name=\"{snake}\" value=\"{value}\"/>", lambda text: html.escape(text, quote=True))
put("again xml element", "log", "<{camel}>{value}</{camel}>", html.escape)
lines("again ansi", "log", "\x1b[90m10:00:00\x1b[39m {name}=\x1b[33m{value}\x1b[39m", fits=_TOKEN)
lines("again ansi json", "log", "{{ \x1b[34m\"{camel}\"\x1b[0m: \x1b[32m\"{value}\"\x1b[0m }}", fits=_QUOTED)
lines("again ansi bearer", "log", "\x1b[36m> Authorization: Bearer {value}\x1b[0m", "slot", _TOKEN)
lines("again ansi url", "log", "\x1b[31mredis://:{value}@{host}:6379\x1b[0m", "slot", _URL)

# nothing but the value
lines("again bare middle", "log", "refused {value} for ops", "shape", _TOKEN)
lines("again bare comma", "log", "tried {value}, then gave up", "shape", _TOKEN)
lines("again bare parens", "log", "credential ({value}) unknown", "shape", _TOKEN)
lines("again bare dot", "text", "I pasted {value}.", "shape", _TOKEN)
lines("again bare quotes", "log", "got \"{value}\"", "shape", _TOKEN)
lines("again bare backticks", "text", "it prints `{value}` twice", "shape", _TOKEN)
lines("again bare path", "log", "/tmp/{value}.txt", "shape", _URL)
lines("again bare key", "log", "session:{value} expired", "shape", _URL)

# the engine's files
lines("again nul", "nul", "{name}={value}\0TZ=UTC\0", fits=re.compile(r"[^\n\0]+"))
lines("again nul args", "nul", "node\0server.js\0--{kebab}={value}\0", fits=re.compile(r"[^\s\0]+"))
put("again record json", "docker-json", '{{"{camel}":{value}}}', _json)
lines("again record url", "docker-json", "redis://:{value}@{host}:6379", "slot", _URL)


@carrier("again record split url", "docker-json", "slot", _URL)
def _split_url(secret: Secret) -> list[str]:
    text = f"connecting postgres://app:{secret.value}@{secret.host()}:5432/app now\n"
    cut = 26 + len(secret.value) // 3
    return [text[:cut], text[cut:]]


@carrier("again record split json", "docker-json", "name", _TOKEN)
def _split_json(secret: Secret) -> list[str]:
    text = json.dumps({"level": "error", secret.camel: secret.value, "port": 5432}) + "\n"
    cut = text.index(secret.value) + len(secret.value) // 2
    return [text[:cut], text[cut:]]
