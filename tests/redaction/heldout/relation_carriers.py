"""Secrets by how name and value relate: order, grammar of many languages, calls, rows of settings, frames, cuts. The fourth set, written blind."""

# fmt: off
# ruff: noqa: E501  one row of data is easier to read than four
from __future__ import annotations

import json
import re
from typing import Any

from tests.redaction.heldout.carrier import B64, URL_SAFE, WORD, Fragment, Secret, carrier, lines

_QUOTABLE = re.compile(r"[^'\"\\\n`<>&]+")
_SIMPLE = re.compile(r"[A-Za-z0-9+/=_.-]+")
_TELLING = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9+/=_.-]{12,}")

lines("yaml list under a name", "yaml", "{snake}s:\n  - {value}\n  - enabled", "slot", _TELLING)
lines("yaml nested value", "yaml", "{snake}:\n  value: {value}\n  rotate: true", fits=_SIMPLE)
lines("yaml secrets map", "yaml", "secrets:\n  first: {value}\n  region: eu-central-1", "slot", _TELLING)
lines("yaml document tag", "yaml", "{snake}: !!str {value}", fits=_SIMPLE)
lines("yaml json in line", "yaml", '{snake}: {{"current": "{value}", "version": 3}}', fits=_QUOTABLE)
lines("toml inline table", "text", 'db = {{ host = "{host}", {snake} = "{value}", port = 5432 }}', fits=_QUOTABLE)
lines("toml literal", "text", "[auth]\n{snake} = '''{value}'''", fits=_QUOTABLE)
lines("ini named section", "text", '[credential "https://{host}"]\n\tpassword = {value}', "slot", WORD)
lines("properties continuation", "text", "{snake} = \\\n    {value}\nport = 1", fits=WORD)
lines("properties dotted", "text", "app.security.{kebab}={value}\napp.host={host}", fits=WORD)
lines("hadoop property", "text", "<property><name>{snake}</name><value>{value}</value></property>", fits=_QUOTABLE)
lines("hadoop property lines", "text", "<property>\n  <name>{snake}</name>\n  <value>{value}</value>\n</property>", fits=_QUOTABLE)
lines("plist", "text", "<key>{camel}</key>\n<string>{value}</string>", fits=_QUOTABLE)
lines("attribute reversed", "text", '<add value="{value}" key="{camel}" />', fits=_QUOTABLE)
lines("cdata", "text", "<{camel}><![CDATA[{value}]]></{camel}>", fits=_QUOTABLE)
lines("password field", "log", '<input type="password" class="f" value="{value}">', "slot", _QUOTABLE)
lines("phpinfo row", "log", '<tr><td class="e">{name} </td><td class="v">{value} </td></tr>', fits=_SIMPLE)
lines("windows event", "log", '<Data Name="{camel}">{value}</Data>', fits=_QUOTABLE)
lines("js backticks", "log", "  {camel}: `{value}`,", fits=_QUOTABLE)
lines("go short declaration", "log", '12:\t{camel} := "{value}"', fits=_QUOTABLE)
lines("java constant", "log", '    private static final String {name} = "{value}";', fits=_QUOTABLE)
lines("kotlin value", "log", 'val {camel}: String = "{value}"', fits=_QUOTABLE)
lines("rust constant", "log", 'const {name}: &str = "{value}";', fits=_QUOTABLE)
lines("python annotated", "log", '    {snake}: str = "{value}"', fits=_QUOTABLE)
lines("csharp property", "log", 'public string {camel} {{ get; set; }} = "{value}";', fits=_QUOTABLE)
lines("c define", "log", '#define {name} "{value}"', fits=_QUOTABLE)
lines("php config array", "log", "$config['{snake}'] = '{value}';", fits=_QUOTABLE)
lines("perl environ", "log", "$ENV{{{name}}} = '{value}';", fits=_QUOTABLE)
lines("ruby or-equals", "log", "ENV['{name}'] ||= '{value}'", fits=_QUOTABLE)
lines("makefile", "text", "{name} ?= {value}\nPORT := 3000", fits=WORD)
lines("cmake set", "text", 'set({name} "{value}")', fits=_QUOTABLE)
lines("nix", "text", '  {camel} = "{value}";', fits=_QUOTABLE)
lines("setenv call", "log", 'os.Setenv("{name}", "{value}")', fits=_QUOTABLE)
lines("setenv in c", "log", 'setenv("{name}", "{value}", 1);', fits=_QUOTABLE)
lines("putenv", "log", 'putenv("{name}={value}");', fits=_QUOTABLE)
lines("system property", "log", 'System.setProperty("app.{kebab}", "{value}");', fits=_QUOTABLE)
lines("setter", "log", 'dataSource.setPassword("{value}");', "slot", _QUOTABLE)
lines("builder", "log", '.withPassword("{value}")', "slot", _QUOTABLE)
lines("header call", "log", ".header('X-Api-Key', '{value}')", "slot", _QUOTABLE)
lines("python keyword", "log", "psycopg2.connect(host='{host}', user='app', password='{value}')", "slot", _QUOTABLE)
lines("requests auth", "log", "requests.get('https://{host}/x', auth=('ops', '{value}'))", "slot", _QUOTABLE)
lines("ansible module", "log", 'ansible all -m user -a "name=deploy password={value} state=present"', "slot", _SIMPLE)
lines("heroku config", "log", "heroku config:set {name}={value} --app web", fits=WORD)
lines("fly secrets", "log", "fly secrets set {name}={value}", fits=WORD)
lines("gh secret", "log", "gh secret set {name} --body {value} --repo acme/app", fits=_TELLING)
lines("ssm parameter", "log", "aws ssm put-parameter --name /app/{kebab} --type SecureString --value {value}", "slot", _TELLING)
lines("secrets manager", "log", "aws secretsmanager put-secret-value --secret-id prod/db --secret-string {value}", "slot", WORD)
lines("keyvault", "log", "az keyvault secret set --vault-name v --name db --value {value}", "slot", _TELLING)
lines("consul kv", "log", "consul kv put app/{kebab} {value}", fits=_TELLING)
lines("etcd put", "log", "etcdctl put /app/{snake} {value}", fits=_TELLING)
lines("redis set", "log", '"set" "app:{snake}" "{value}"', fits=_TELLING)
lines("doppler", "log", "doppler secrets set {name}='{value}'", fits=_QUOTABLE)
lines("pulumi config", "log", "pulumi config set --secret {camel} {value}", fits=_TELLING)
lines("docker secret", "log", "printf '%s' '{value}' | docker secret create db_password -", "slot", _QUOTABLE)
lines("debconf", "log", "debconf-set-selections: mysql-server mysql-server/root_password password {value}", "slot", _TELLING)
lines("mosquitto", "log", "mosquitto_pub -h {host} -u ops -P {value} -t x -m y", "slot", WORD)
lines("ipmitool", "log", "ipmitool -I lanplus -H {host} -U admin -P {value} power status", "slot", WORD)
lines("nmcli", "log", "nmcli con modify office wifi-sec.psk {value}", "slot", _TELLING)
lines("sqlcmd", "log", "/opt/mssql-tools/bin/sqlcmd -S {host} -U sa -P '{value}' -Q 'select 1'", "slot", _QUOTABLE)
lines("generated password", "log", "Using generated security password: {value}", "slot", WORD)
lines("login with", "log", "Login with user 'admin' and password '{value}'", "slot", _TELLING)
lines("credentials pair", "log", "Default credentials: admin / {value}", "slot", _TELLING)
lines("settings row", "log", "INSERT INTO settings (key, value) VALUES ('{snake}', '{value}')", fits=_QUOTABLE)
lines("settings update", "log", "UPDATE settings SET value = '{value}' WHERE key = '{snake}'", fits=_QUOTABLE)
lines("settings upsert", "log", "STATEMENT:  insert into config values ('{snake}', '{value}') on conflict do nothing", fits=_TELLING)
lines("settings psql", "text", "      key      |  value  \n---------------+---------\n {snake} | {value}\n smtp_host     | {host}\n(2 rows)", fits=WORD)
lines("settings csv", "text", "key,value\n{snake},{value}\nsmtp_host,{host}", fits=_SIMPLE)
lines("settings tab", "text", "COPY public.settings (key, value) FROM stdin;\n{snake}\t{value}\nsmtp_host\t{host}\n\\.", fits=WORD)
lines("jsonb literal", "log", "UPDATE servers SET meta = '{{\"{camel}\": \"{value}\"}}'::jsonb WHERE id = 4", fits=_QUOTABLE)
lines("select as", "log", "SELECT '{value}' AS {snake}, 4 AS id", fits=_TELLING)
lines("go header map", "log", "req headers map[Accept:[*/*] Authorization:[Bearer {value}] X-Api-Key:[{value}]]", "slot", _SIMPLE)
lines("trace ascii", "log", "=> Send header, 120 bytes (0x78)\n0000: GET /v2/ HTTP/1.1\n0013: Authorization: Bearer {value}", "slot", WORD)
lines("escaped slashes", "log", '{{"url":"postgres:\\/\\/app:{value}@{host}:5432\\/app","n":1}}', "slot", URL_SAFE)
lines("unicode slashes", "log", '"url":"redis:\\u002F\\u002F:{value}@{host}:6379"', "slot", URL_SAFE)
lines("html slashes", "log", "url=amqp:&#x2F;&#x2F;app:{value}@{host}:5672", "slot", URL_SAFE)
lines("curly quotes", "log", "password=“{value}” host={host}", "slot", _SIMPLE)
lines("angle frame", "log", "token=<{value}> host={host}", "slot", _TELLING)
lines("pipe frame", "log", "secret: |{value}| on {host}", "slot", _TELLING)
lines("dotted leader", "log", "  Password ............ {value}", "slot", _TELLING)
lines("thin arrow", "log", "{snake} -> {value}", fits=_TELLING)
lines("cut json tail", "log", '{{"level":"info","host":"{host}","{camel}":"{value}', fits=_QUOTABLE)
lines("cut json head", "log", 'g":"saved","{camel}":"{value}","host":"{host}"}}', fits=_QUOTABLE)
lines("json with comments", "log", '{{ "host": "{host}", /* main */ "{camel}": "{value}", }}', fits=_QUOTABLE)
lines("cri record", "log", '2026-11-23T12:00:00.000000000Z stdout F {{"msg":"x","{snake}":"{value}"}}', fits=_QUOTABLE)
lines("cee syslog", "log", 'Nov 23 12:00:00 {host} app[4]: @cee: {{"{camel}":"{value}","msg":"x"}}', fits=_QUOTABLE)
lines("carriage progress", "log", "10%\r50%\r100%\r{snake}={value}\r", fits=_SIMPLE)
lines("no-break space", "log", "{camel}:\u00a0{value}", fits=_TELLING)
lines("actions environment", "log", "2026-11-23T12:00:00.0000000Z   {name}: {value}\n2026-11-23T12:00:00.0000000Z   NODE_ENV: production", fits=WORD)
lines("ssh setenv", "text", "Host b\n  SetEnv {name}={value}", fits=WORD)
lines("authorized_keys environment", "text", 'environment="{name}={value}",no-pty ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI deploy', fits=WORD)
lines("dotenv two on a line", "text", 'export {name}="{value}" NODE_ENV=production', fits=_QUOTABLE)
lines("puppet", "log", "Notice: user changed {{ name => 'app', {snake} => '{value}' }}", fits=_QUOTABLE)
lines("proto debug", "log", 'credentials:{{user:"app"  {snake}:"{value}"}}  host:"{host}"', fits=_QUOTABLE)
lines("swift debug", "log", 'Config(host: "{host}", {camel}: Optional("{value}"), port: 5432)', fits=_QUOTABLE)
lines("dart map", "log", "{{host: {host}, {camel}: {value}, port: 5432}}", fits=_SIMPLE)
lines("scala case class", "log", "Config({host},{snake}={value},5432)", fits=_SIMPLE)
lines("clojure map", "log", '{{:host "{host}", :{kebab} "{value}", :port 5432}}', fits=_QUOTABLE)
lines("haskell record", "log", 'Config {{cfgHost = "{host}", {camel} = "{value}"}}', fits=_QUOTABLE)
lines("lisp pairs", "log", '((host . "{host}") ({kebab} . "{value}"))', fits=_QUOTABLE)
lines("query log", "log", "GET /x params={{'page': '2', '{snake}': '{value}'}} 200", fits=_QUOTABLE)
lines("django settings", "log", "  '{name}': '{value}',\n  'ALLOWED_HOSTS': ['{host}'],", fits=_QUOTABLE)
lines("ruby inspect", "log", '#<Client:0x000078 @host="{host}", @{snake}="{value}">', fits=_QUOTABLE)
lines("php object", "log", "    [{snake}:protected] => {value}\n    [host] => {host}", fits=_SIMPLE)
lines("php serialized", "log", 'a:2:{{s:4:"host";s:4:"main";s:8:"{snake}";s:32:"{value}";}}', fits=_QUOTABLE)


@carrier("settings row document", "json", "name")
def _settings(secret: Secret) -> dict[str, Any]:
    return {"columns": ["key", "value"], "rows": [[secret.snake, secret.value], ["smtp_host", "mail"]]}


@carrier("row list of pairs", "json", "name")
def _pairs(secret: Secret) -> dict[str, Any]:
    return {"settings": [{"setting": secret.snake, "data": secret.value, "updated": "2026-11-01"}]}


@carrier("parameter store", "json", "slot", B64)
def _store(secret: Secret) -> dict[str, Any]:
    return {"Parameter": {"Name": "/app/db", "Type": "SecureString", "Value": secret.value, "Version": 3}}


@carrier("secret string", "json", "name", B64)
def _secret_string(secret: Secret) -> dict[str, Any]:
    return {"Name": "prod/db", "SecretString": json.dumps({"username": "app", secret.snake: secret.value})}


@carrier("grpc metadata", "json", "slot", WORD)
def _metadata(secret: Secret) -> dict[str, Any]:
    return {"metadata": {"authorization": [f"Bearer {secret.value}"], "user-agent": ["grpc-go/1.66"]}}


@carrier("response headers", "json", "slot", URL_SAFE)
def _response(secret: Secret) -> dict[str, Any]:
    return {"response": {"headers": {"set-cookie": [f"sid={secret.value}; Path=/; HttpOnly"], "content-type": "text/html"}}}


@carrier("launch arguments", "json", "name")
def _launch(secret: Secret) -> dict[str, Any]:
    return {"args": {secret.kebab: secret.value, "port": 3000}, "cwd": "/app"}


@carrier("diff document", "json", "name")
def _diff(secret: Secret) -> Fragment:
    host = secret.host()
    return Fragment({"changes": {f"services.app.environment.{secret.name}": {"old": secret.value, "new": None}, "host": host}}, (host,))


@carrier("diff rows", "json", "name")
def _diff_rows(secret: Secret) -> list[Any]:
    return [{"op": "replace", "path": f"/environment/{secret.name}", "value": secret.value}]


@carrier("error values", "json", "name")
def _error(secret: Secret) -> dict[str, Any]:
    return {"errors": [{"property": secret.camel, "value": secret.value, "constraints": {"isLength": "too short"}}]}


@carrier("zod received", "json", "name")
def _zod(secret: Secret) -> dict[str, Any]:
    return {"issues": [{"code": "invalid_type", "path": ["env", secret.name], "received": secret.value}]}


@carrier("command string list", "json", "name", WORD)
def _command(secret: Secret) -> dict[str, Any]:
    return {"cmd": ["sh", "-c", f"server --{secret.kebab} {secret.value} && echo ok"]}


@carrier("labels in a list", "json", "name")
def _labels(secret: Secret) -> dict[str, Any]:
    return {"labels": [f"net.example.{secret.kebab}={secret.value}", "traefik.enable=true"]}
