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
from urllib.parse import quote, quote_plus

from tests.redaction.heldout.carrier import (
    BARE,
    CELL,
    QUOTED,
    TOKEN,
    Secret,
    carrier,
    document,
    in_base64,
    in_sql,
    in_url,
    lines,
    spelled,
)

_URL = re.compile(r"[A-Za-z0-9_.~-]+")
_ASCII = re.compile(r"[\x20-\x7e]+")


def _lower_percent(text: str) -> str:
    return re.sub(r"%[0-9A-F]{2}", lambda m: m.group().lower(), quote(text, safe=""))


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


def _hex(text: str) -> str:
    return text.encode().hex().upper()


# env, shells
lines("again env block", "dotenv", "TZ=UTC\n\n# secrets\n{name}={value}\n\nPORT=3000", fits=BARE)
lines("again env quoted block", "dotenv", "TZ='UTC'\n{name}='{value}'\nPORT='3000'", fits=QUOTED)
lines("again env utf16 quoted", "dotenv-utf16", '{name}="{value}"', fits=QUOTED)
lines("again env crlf single", "dotenv-crlf", "{name}='{value}'", fits=QUOTED)
lines("again env in text", "text", "NODE_ENV=production\n{name}={value}\nPORT=3000", fits=BARE)
lines("again env quoted in text", "text", 'NODE_ENV="production"\n{name}="{value}"', fits=QUOTED)
lines("again env in log", "log", "env: {name}={value}", fits=BARE)
lines("again env many in log", "log", "env NODE_ENV=production {name}={value} PORT=3000 node server.js", fits=BARE)
lines("again env listed", "log", "environment=[NODE_ENV=production, {name}={value}, PORT=3000]", fits=TOKEN)
spelled("again export quoted", "log", "export {name}={value}", shlex.quote, fits=re.compile(r"[^\n]+"))
lines("again typeset", "log", "typeset -x {name}={value}", fits=TOKEN)
spelled("again xtrace ps4", "log", "+deploy.sh:41:main: {name}={value}", shlex.quote, fits=re.compile(r"[^\n]+"))
spelled("again xtrace curl", "log", "++ curl -fsS -H {value} https://{host}/v1", lambda text: shlex.quote("Authorization: Bearer " + text), "slot", re.compile(r"[A-Za-z0-9+/=_.~-]+"))
spelled("again xtrace psql", "log", "++ PGPASSWORD={value}\n++ psql -h {host} -U app", shlex.quote, "slot", re.compile(r"[^\n]+"))
lines("again xtrace docker", "log", "+ docker run -d -e {name}={value} -e TZ=UTC a:1", fits=BARE)
lines("again history", "text", "export {name}={value}\ncd /srv\ndocker compose up -d", fits=BARE)

# arguments
lines("again flag", "log", "starting: /app/server --host 0.0.0.0 --{kebab} {value}", fits=BARE)
lines("again flag quoted double", "log", "starting: /app/server --{kebab} \"{value}\" --host 0.0.0.0", fits=QUOTED)
lines("again flag equals quoted", "log", "starting: /app/server --{kebab}=\"{value}\"", fits=QUOTED)
lines("again flag snake", "log", "starting: /app/server --{snake}={value}", fits=BARE)
lines("again flag camel", "log", "starting: /app/server --{camel}={value}", fits=TOKEN)
lines("again flag short user", "log", "curl -sS -u ops:{value} https://{host}/api", "slot", BARE)
lines("again flag redis", "log", "redis-cli --no-auth-warning -a {value} -h {host} ping", "slot", BARE)
lines("again flag pg", "log", "pg_isready -d postgresql://app:{value}@{host}:5432/app", "slot", _URL)
lines("again proc", "log", "4211 redis-server --requirepass {value} --save 60 1", "slot", BARE)
lines("again argv python", "log", "Popen(['server', '--{kebab}={value}'])", fits=QUOTED)
lines("again argv lines", "text", "args:\n  - --{kebab}\n  - {value}\n  - --verbose", fits=re.compile(r"[A-Za-z0-9+/=_.~][A-Za-z0-9+/=_.~-]*"))
lines("again argv json lines", "text", '  "Args": [\n    "--{kebab}",\n    "{value}",\n    "--verbose"\n  ],', fits=re.compile(r"[A-Za-z0-9+/=_.~][A-Za-z0-9+/=_.~-]*"))
document("again inspect", "name", lambda s: {"Config": {"Env": [f"{s.name}={s.value}"], "Image": "a:1", "Labels": {}}})
document("again inspect exec", "name", lambda s: {"ProcessConfig": {"entrypoint": "server", "arguments": ["--" + s.kebab, s.value]}}, re.compile(r"[^-].*"))
document("again inspect exec joined", "name", lambda s: {"ProcessConfig": {"arguments": [f"--{s.kebab}={s.value}"]}})
document("again inspect shell", "name", lambda s: {"Cmd": ["sh", "-c", f"server --{s.kebab} {shlex.quote(s.value)} --verbose"]})
document("again label", "name", lambda s: {"Labels": {s.snake: s.value}})

# JSON
spelled("again json", "log", '{{"{snake}":{value}}}', _json)
spelled("again json camel", "log", '{{"host":"{host}","{camel}":{value},"port":5432}}', _json)
spelled("again json kebab", "log", '{{"{kebab}": {value}}}', _json)
spelled("again json upper", "log", '{{"env":{{"{name}":{value}}}}}', _json)
spelled("again json list", "log", '{{"{snake}":[{value}]}}', _json)
spelled("again json pairs", "log", '[{{"key":"{name}","value":{value}}}]', _json)
spelled("again json pairs env", "log", '{{"env":[{{"name":"{name}","value":{value}}}]}}', _json)
spelled("again json pairs odd", "log", '{{"items":[{{"variable":"{name}","content":{value}}}]}}', _json)
spelled("again json escaped", "log", 'payload="{{\\"{camel}\\":\\"{value}\\"}}"', _deep(2), fits=_ASCII)
spelled("again json escaped in json", "log", '{{"m":"{{\\"{camel}\\":\\"{value}\\"}}"}}', _deep(2), fits=_ASCII)
spelled("again json escaped twice", "log", '{{"m":"{{\\"n\\":\\"{{\\\\\\"{camel}\\\\\\":\\\\\\"{value}\\\\\\"}}\\"}}"}}', _deep(3), fits=TOKEN)
spelled("again json unicode", "log", '{{"{camel}":"{value}"}}', _unicode, fits=_ASCII)
spelled("again json url", "log", '{{"url":"https://ops:{value}@{host}/"}}', in_url, "slot")
spelled("again json env in text", "log", '{{"stdout":"NODE_ENV=production\\n{name}={value}\\n"}}', str, fits=TOKEN)
document("again json deep", "name", lambda s: {"a": {"b": [{"c": {s.camel: s.value}}]}})
document("again json in json", "name", lambda s: {"data": json.dumps({"config": {s.snake: s.value}})})
document("again json in json in json", "name", lambda s: {"data": json.dumps({"config": json.dumps({s.snake: s.value})})})
document("again json kv", "name", lambda s: [{"key": s.name, "value": s.value}])
document("again json kv title", "name", lambda s: [{"Key": s.name, "Value": s.value}])
document("again json kv old new", "name", lambda s: [{"key": s.name, "oldValue": "", "newValue": s.value}])

# YAML
lines("again yaml", "yaml", "{snake}: {value}\nport: 5432", fits=TOKEN)
lines("again yaml camel quoted", "yaml", "{camel}: '{value}'", fits=QUOTED)
lines("again yaml upper", "yaml", "x:\n  environment:\n    {name}: {value}", fits=TOKEN)
lines("again yaml flow", "yaml", "env: {{{name}: {value}, TZ: UTC}}", fits=TOKEN)
lines("again yaml flow list", "yaml", "environment: [\"TZ=UTC\", \"{name}={value}\"]", fits=QUOTED)
lines("again yaml folded", "yaml", "{snake}: >\n  {value}\n\nport: 1", fits=TOKEN)
lines("again yaml comment", "yaml", "# {snake}: {value}\nport: 1", fits=TOKEN)
lines("again yaml pairs", "yaml", "- key: {name}\n  value: \"{value}\"\n- key: TZ\n  value: UTC", fits=QUOTED)
lines("again yaml pairs reversed", "yaml", "- value: \"{value}\"\n  key: {name}\n- value: UTC\n  key: TZ", fits=QUOTED)
lines("again yaml anchor", "yaml", "{snake}: &pw {value}\nother: *pw", fits=TOKEN)
lines("again yaml in log", "log", "  {camel}: {value}", fits=TOKEN)

# URLs
spelled("again url", "log", "DATABASE_URL=postgres://app:{value}@{host}:5432/app", in_url, "slot")
spelled("again url lower percent", "log", "postgres://app:{value}@{host}/app", _lower_percent, "slot")
spelled("again url mysql2", "log", "mysql2://app:{value}@{host}/app?ssl=true", in_url, "slot")
spelled("again url two", "log", "from redis://:{value}@{host}:6379 to redis://cache:6379", in_url, "slot")
spelled("again url in quotes", "log", "connect(\"amqps://app:{value}@{host}/v\")", in_url, "slot")
spelled("again url in parens", "log", "[db](mongodb://app:{value}@{host}:27017)", in_url, "slot")
lines("again url token user", "log", "git clone https://{value}:x-oauth-basic@{host}/a.git", "slot", re.compile(r"[A-Za-z0-9_.~-]{16,}"))
lines("again url token only", "log", "https://{value}@{host}/42", "slot", re.compile(r"[A-Za-z0-9]{24,}"))
spelled("again url query key", "log", "GET /v1/x?api_key={value}&limit=1", in_url, "slot")
spelled("again url query name", "log", "GET /v1/x?{kebab}={value}", in_url)
spelled("again url query last", "log", "url=https://{host}/a?b=1&token={value}", in_url, "slot")
spelled("again url query sig", "log", "https://{host}/o?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Signature={value}", in_url, "slot", re.compile(r"[0-9a-f]{64}"))
lines("again url path token", "log", "POST https://{host}/hooks/{value} 200", "slot", re.compile(r"(?=.*\d)(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9_-]{32,}"))
spelled("again url dsn sentry", "log", "SENTRY_DSN=https://{value}@{host}/42", str, "slot", re.compile(r"[0-9a-f]{32}"))

# headers, cookies, forms
lines("again bearer", "log", "authorization=Bearer {value}", "slot", TOKEN)
lines("again bearer curl", "log", "-H \"Authorization: Bearer {value}\"", "slot", TOKEN)
lines("again bearer lower", "log", "'authorization': 'bearer {value}',", "slot", TOKEN)
lines("again header custom", "log", "X-{kebab}: {value}", fits=TOKEN)
lines("again header webhook", "log", "X-Webhook-Secret: {value}", "slot", TOKEN)
lines("again header auth token", "log", "x-auth-token: {value}", "slot", TOKEN)
spelled("again basic", "log", "Authorization: Basic {value}", lambda text: in_base64(text + ":"), "slot")
spelled("again basic proxy", "log", "Proxy-Authorization: Basic {value}", lambda text: in_base64("proxy:" + text), "slot")
spelled("again docker auth line", "text", '      "auth": "{value}"', lambda text: in_base64("ci:" + text), "slot")
lines("again cookie session", "log", "cookie: session={value}", "slot", TOKEN)
lines("again cookie more", "log", "Cookie: a=1; __Host-session={value}; b=2", "slot", TOKEN)
lines("again set cookie", "log", "set-cookie: refresh_token={value}; Path=/api/auth; Secure", "slot", TOKEN)
spelled("again form", "log", "client_id=app&client_secret={value}&grant_type=client_credentials", quote_plus, "slot")
spelled("again form json percent", "log", "GET /trpc/x?input=%7B%22{snake}%22%3A%22{value}%22%7D", in_url)
spelled("again form json percent lower", "log", "q=%7b%22{camel}%22%3a%22{value}%22%7d", _lower_percent)

# encodings
spelled("again b64 named", "text", "{snake}_base64: {value}", in_base64)
spelled("again b64 k8s", "yaml", "kind: Secret\ndata:\n  {snake}: {value}\ntype: Opaque", in_base64)
spelled("again b64 env file", "log", "blob {value}", lambda text: in_base64(f"A=1\nDB_PASSWORD={text}\n"), "slot", re.compile(r"[^\s'\"]+"))
spelled("again b64 json", "log", "blob {value}", lambda text: in_base64(json.dumps({"token": text})), "slot")
spelled("again b64url json", "log", "state={value}", lambda text: _b64url(json.dumps({"access_token": text, "n": 1})), "slot")
spelled("again b64 url", "log", "blob {value}", lambda text: in_base64(f"postgres://app:{in_url(text)}@db/app"), "slot")
spelled("again b64 twice", "log", "blob {value}", lambda text: in_base64(in_base64(json.dumps({"password": text}))), "slot")
spelled("again b64 bare", "log", "blob {value}", in_base64, "shape", re.compile(r".{16,}"))
spelled("again hex json", "log", "blob {value}", lambda text: json.dumps({"password": text}).encode().hex(), "slot")
spelled("again hex bare", "log", "blob {value}", _hex, "shape", re.compile(r".{16,}"))
spelled("again hex named", "log", "{camel}Hex: {value}", _hex)

# SQL
spelled("again sql values", "log", "INSERT INTO integration (kind, {snake}) VALUES ('slack', '{value}')", in_sql, fits=re.compile(r"[^\n]+"))
spelled("again sql update", "log", "UPDATE integration SET {snake}='{value}', kind='slack' WHERE id=7", in_sql, fits=re.compile(r"[^\n]+"))
spelled("again sql where", "log", "SELECT id FROM integration WHERE {snake} = '{value}'", in_sql, fits=re.compile(r"[^\n]+"))
spelled("again sql kv", "log", "UPDATE setting SET value = '{value}' WHERE key = '{snake}'", in_sql, fits=re.compile(r"[^\n]+"))
spelled("again sql role", "log", "CREATE USER app PASSWORD '{value}' CREATEDB", in_sql, "slot", re.compile(r"[^\n]+"))
lines("again sql table", "text", "   {snake}   | kind\n-------------+-------\n {value} | slack\n(1 row)", fits=CELL)
lines("again sql expanded", "text", "-[ RECORD 1 ]---\nkind     | slack\n{snake} | {value}", fits=CELL)
lines("again sql copy", "text", "COPY integration ({snake}, kind) FROM stdin;\n{value}\tslack\n\\.", fits=CELL)
lines("again sql csv", "text", "kind,{snake}\nslack,{value}", fits=CELL)
spelled("again sql row json", "log", 'row: {{"id": 7, "{snake}": {value}}}', _json)
lines("again sql kv table", "text", " key | value\n-----+-------\n {snake} | {value}\n(1 row)", fits=CELL)

# markup, colours
spelled("again html", "log", "<dt>{snake}</dt><dd>{value}</dd>", html.escape, fits=TOKEN)
spelled("again html code", "log", "<code>{name}={value}</code>", html.escape, fits=_ASCII)
spelled("again xml", "log", "<property name=\"{snake}\" value=\"{value}\"/>", lambda text: html.escape(text, quote=True))
spelled("again xml element", "log", "<{camel}>{value}</{camel}>", html.escape)
lines("again ansi", "log", "\x1b[90m10:00:00\x1b[39m {name}=\x1b[33m{value}\x1b[39m", fits=TOKEN)
lines("again ansi json", "log", "{{ \x1b[34m\"{camel}\"\x1b[0m: \x1b[32m\"{value}\"\x1b[0m }}", fits=QUOTED)
lines("again ansi bearer", "log", "\x1b[36m> Authorization: Bearer {value}\x1b[0m", "slot", TOKEN)
lines("again ansi url", "log", "\x1b[31mredis://:{value}@{host}:6379\x1b[0m", "slot", _URL)

# nothing but the value
lines("again bare middle", "log", "refused {value} for ops", "shape", TOKEN)
lines("again bare comma", "log", "tried {value}, then gave up", "shape", TOKEN)
lines("again bare parens", "log", "credential ({value}) unknown", "shape", TOKEN)
lines("again bare dot", "text", "I pasted {value}.", "shape", TOKEN)
lines("again bare quotes", "log", "got \"{value}\"", "shape", TOKEN)
lines("again bare backticks", "text", "it prints `{value}` twice", "shape", TOKEN)
lines("again bare path", "log", "/tmp/{value}.txt", "shape", _URL)
lines("again bare key", "log", "session:{value} expired", "shape", _URL)

# the engine's files
lines("again nul", "nul", "{name}={value}\0TZ=UTC\0", fits=re.compile(r"[^\n\0]+"))
lines("again nul args", "nul", "node\0server.js\0--{kebab}={value}\0", fits=re.compile(r"[^\s\0]+"))
spelled("again record json", "docker-json", '{{"{camel}":{value}}}', _json)
lines("again record url", "docker-json", "redis://:{value}@{host}:6379", "slot", _URL)


@carrier("again record split url", "docker-json", "slot", _URL)
def _split_url(secret: Secret) -> list[str]:
    text = f"connecting postgres://app:{secret.value}@{secret.host()}:5432/app now\n"
    cut = 26 + len(secret.value) // 3
    return [text[:cut], text[cut:]]


@carrier("again record split json", "docker-json", "name", TOKEN)
def _split_json(secret: Secret) -> list[str]:
    text = json.dumps({"level": "error", secret.camel: secret.value, "port": 5432}) + "\n"
    cut = text.index(secret.value) + len(secret.value) // 2
    return [text[:cut], text[cut:]]
