"""What programs really printed about a secret that they were given: recorded from psql, Redis, Git, curl, shells, Python, Node and Java.

The sixth set. Each template is a recording with the planted value taken out.
"""

# fmt: off
# ruff: noqa: E501, S608  a recorded line is easier to read whole, and what is recorded is SQL at times
from __future__ import annotations

import base64
import json
import re
from typing import Any
from urllib.parse import quote

from tests.redaction.heldout.carrier import B64, URL_SAFE, WORD, Fragment, Secret, carrier, lines

_QUOTABLE = re.compile(r"[^'\"\\\n`<>&$]+")
_SIMPLE = re.compile(r"[A-Za-z0-9+/=_.-]+")
_RANDOM = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9+/=_-]{14,}")
_PG = "2026-11-28 13:53:00.676 UTC [28694] postgres@app "
_NS = "13:53:03.233597 "

lines("pg dollar password", "log", _PG + "LOG:  00000: statement: CREATE USER bob PASSWORD $${value}$$;", "slot", _SIMPLE)
lines("pg user mapping", "log", _PG + "LOG:  statement: CREATE USER MAPPING FOR app SERVER s OPTIONS (user 'app', password '{value}');", "slot", _QUOTABLE)
lines("pg user mapping set", "log", "ALTER USER MAPPING FOR app SERVER s OPTIONS (SET password '{value}');", "slot", _QUOTABLE)
lines("pg dblink", "log", _PG + "STATEMENT:  select dblink_connect('c','host={host} user=app password={value} dbname=x');", "slot", _SIMPLE)
lines("pg primary conninfo", "log", _PG + "LOG:  statement: ALTER SYSTEM SET primary_conninfo = 'host={host} user=rep password={value}';", "slot", _SIMPLE)
lines("pg set guc", "log", "SET app.{snake} = '{value}';", fits=_QUOTABLE)
lines("pg set_config", "log", "\tQuery Text: select set_config('app.{snake}','{value}',false);", fits=_QUOTABLE)
lines("pg plan filter", "log", "\t  Filter: ((email ~~ 'a%'::text) AND ({snake} = '{value}'::text))", fits=_QUOTABLE)
lines("pg update returning", "log", _PG + "LOG:  statement: update accounts set {snake} = '{value}', seen=NULL where id = 1 returning *;", fits=_QUOTABLE)
lines("pg raise notice", "log", "psql:pg/x.sql:51: NOTICE:  password is {value}", "slot", _RANDOM)
lines("pg raise detail", "log", _PG + "ERROR:  P0001: login with token={value} failed\n" + _PG + "CONTEXT:  PL/pgSQL function inline_code_block line 1 at RAISE", "slot", _SIMPLE)
lines("pg null column", "log", _PG + "LOG:  statement: insert into accounts(id,{snake},note) values (2,'{value}',null);\n" + _PG + "DETAIL:  Failing row contains (2, {value}, null).", fits=_RANDOM)
lines("pg json context", "log", _PG + 'CONTEXT:  JSON data, line 1: {{"{camel}": "{value}",}}', fits=_QUOTABLE)
lines("pg column does not exist", "log", 'LINE 1: select id, {value} from accounts;\n                   ^', "shape", _SIMPLE)
lines("pg invalid integer", "log", 'ERROR:  22P02: invalid input syntax for type integer: "{value}" at character 8', "shape", _SIMPLE)
lines("psql expanded record", "log", "-[ RECORD 1 ]+-------------------\nid           | 1\n{snake} | {value}\nsettings     | ", fits=_SIMPLE)
lines("psql html", "log", '<table border="1">\n  <tr>\n    <th align="center">email</th>\n    <th align="center">{snake}</th>\n  </tr>\n  <tr valign="top">\n    <td align="left">a@example.net</td>\n    <td align="left">{value}</td>\n  </tr>\n</table>', fits=_SIMPLE)
lines("psql asciidoc", "log", '[options="header",cols="<l,<l",frame="none"]\n|====\n^l|email ^l|{snake}\n|a@example.net |{value}\n|====', fits=_SIMPLE)
lines("psql latex", "log", "\\begin{{tabular}}{{l | l}}\n\\textit{{email}} & \\textit{{{snake}}} \\\\\n\\hline\na@example.net & {value} \\\\\n\\end{{tabular}}", fits=_SIMPLE)
lines("psql unaligned", "log", "email|{snake}\na@example.net|{value}\n(1 row)", fits=_SIMPLE)
lines("psql bordered", "log", "+-------+------------------+\n| email |     {snake}     |\n+-------+------------------+\n| a@b.c | {value} |\n+-------+------------------+", fits=_SIMPLE)
lines("psql unicode", "log", "┌───────┬──────────────────┐\n│ email │     {snake}     │\n├───────┼──────────────────┤\n│ a@b.c │ {value} │\n└───────┴──────────────────┘", fits=_SIMPLE)
lines("psql function column", "log", "select current_setting('app.{snake}');\n current_setting  \n------------------\n {value}\n(1 row)", fits=_RANDOM)
lines("psql composite row", "log", 'select a from accounts a;\n                a                \n---------------------------------\n (1,a@b.c,{value},,"{{""smtp"": {{""password"": ""{value}""}}}}")\n(1 row)', "slot", _RANDOM)
lines("psql variable list", "log", "USER = 'postgres'\nVERBOSITY = 'default'\n{snake} = '{value}'", fits=_QUOTABLE)
lines("psql mapping options", "log", "│ s      │ app       │ (\"user\" 'app', password '{value}') │", "slot", _QUOTABLE)
lines("psql umoptions", "log", "│ {{user=app,password={value}}} │", "slot", _SIMPLE)
lines("psql subscription row", "log", "│ sub  │ postgres │ f │ {{p}} │ off │ host={host} port=5432 user=r password={value} │ 0/0 │", "slot", _SIMPLE)
lines("pg_dump subscription", "log", "CREATE SUBSCRIPTION sub CONNECTION 'host={host} port=5432 user=r password={value}' PUBLICATION p WITH (connect = false, slot_name = 'sub');", "slot", _SIMPLE)
lines("pg_dump mapping", "log", "CREATE USER MAPPING FOR app SERVER s OPTIONS (\n    password '{value}',\n    \"user\" 'app'\n);", "slot", _QUOTABLE)
lines("psql csv with json", "text", 'id,email,settings\n1,a@b.c,"{{""smtp"": {{""{camel}"": ""{value}""}}}}"', fits=_SIMPLE)
lines("copy with names", "text", "COPY public.accounts (id, email, {snake}, settings) FROM stdin;\n1\ta@b.c\t{value}\t{{}}\n\\.", fits=_SIMPLE)

lines("redis config get", "log", "127.0.0.1:6379> CONFIG GET requirepass\n1) \"requirepass\"\n2) \"{value}\"", "slot", _QUOTABLE)
lines("redis config get raw", "log", "requirepass\n{value}", "slot", _RANDOM)
lines("redis hgetall", "log", '1) "name"\n2) "bob"\n3) "{snake}"\n4) "{value}"', fits=_QUOTABLE)
lines("redis hgetall raw", "log", "name\nbob\n{snake}\n{value}", fits=_RANDOM)
lines("redis hgetall csv", "log", '"name","bob","{snake}","{value}"', fits=_QUOTABLE)
lines("redis monitor hset", "log", '1795873982.951028 [0 127.0.0.1:56708] "HSET" "user:1" "name" "bob" "{snake}" "{value}"', fits=_QUOTABLE)
lines("redis monitor json", "log", '1795873982.936981 [0 127.0.0.1:56702] "SET" "session:abc" "{{\\"{camel}\\":\\"{value}\\"}}"', fits=_QUOTABLE)
lines("redis monitor eval", "log", '1795873983.020725 [0 127.0.0.1:56774] "EVAL" "return redis.call(\'SET\',KEYS[1],ARGV[1])" "1" "{snake}" "{value}"', fits=_QUOTABLE)
lines("redis slowlog raw", "log", "4\n1795873983\n13\nSET\n{snake}\n{value}\n?:0", fits=_RANDOM)
lines("redis unknown command", "log", "ERR unknown command 'FOO', with args beginning with: '{value}' ", "shape", _SIMPLE)
lines("redis acl list", "log", "user bob on >{value} ~* resetchannels +@all", "slot", _SIMPLE)

lines("git remote -v", "log", "origin\thttps://ci:{value}@{host}/a/b.git (fetch)\norigin\thttps://ci:{value}@{host}/a/b.git (push)", "slot", URL_SAFE)
lines("git show-origin", "log", "file:.git/config\tremote.origin.url=https://ci:{value}@{host}/a/b.git", "slot", URL_SAFE)
lines("git trace", "log", _NS + "run-command.c:655       trace: run_command: GIT_DIR=.git git remote-https origin https://ci:{value}@{host}/a/b.git", "slot", URL_SAFE)
lines("git trace perf", "log", _NS + "run-command.c:722            | d0 | main                     | child_start  |     |  0.001565 |           |              | [ch0] class:remote-https argv:[git remote-https https://oauth2:{value}@{host}/x https://oauth2:{value}@{host}/x]", "slot", URL_SAFE)
lines("git trace event", "log", '{{"event":"start","sid":"20261128T135303.286714Z-H0a7c9cdf-P0000708a","thread":"main","argv":["git","-c","http.extraHeader=Authorization: Bearer {value}","ls-remote","https://{host}/x"]}}', "slot", _SIMPLE)
lines("git submodule", "log", "fatal: clone of 'https://u:{value}@{host}/z.git' into submodule path '/srv/app/z' failed", "slot", URL_SAFE)
lines("curl verbose", "log", "> POST /?token={value} HTTP/1.1\n> Host: {host}:8765\n> Cookie: sid={value}\n> X-Api-Key: {value}\n> Content-Length: 25", "slot", URL_SAFE)
lines("curl libcurl", "log", '  slist1 = curl_slist_append(slist1, "X-Token: {value}");\n  curl_easy_setopt(hnd, CURLOPT_TIMEOUT, 3L);', "slot", _SIMPLE)
lines("curl userpwd", "log", '  curl_easy_setopt(hnd, CURLOPT_USERPWD, "ops:{value}");', "slot", _SIMPLE)
lines("curl postfields", "log", '  curl_easy_setopt(hnd, CURLOPT_POSTFIELDS, "user=a&password={value}");', "slot", URL_SAFE)
lines("python http.server", "log", '127.0.0.1 - - [28/Nov/2026 13:53:04] "POST /?token={value} HTTP/1.1" 501 -', "slot", URL_SAFE)
lines("ssh proxy command", "log", "debug1: Executing proxy command: exec nc -X connect -P ops:{value} {host} 22", "slot", _RANDOM)

lines("bash test", "log", "+ '[' {value} = x ']'\n+ export {name}={value}\n+ {name}={value}", fits=_SIMPLE)
lines("bash local", "log", "+ local {snake}={value}\n+ printf '%s\\n' host", fits=_SIMPLE)
lines("bash set --", "log", "+ set -- --{kebab} {value}", fits=_SIMPLE)
lines("bash nested", "log", "++ echo {snake}={value}\n+ X={snake}={value}", fits=_SIMPLE)
lines("bash declare", "log", 'declare -- {name}="{value}"\ndeclare -x {name}="{value}"', fits=_QUOTABLE)
lines("bash alias", "log", "+ alias 'x=curl -u a:{value} {host}'", "slot", _SIMPLE)
lines("zsh trace value", "log", "+sh.sh:8> X='{snake}={value}' \n+sh.sh:8> eval '{name}={value}'", fits=_SIMPLE)
lines("zsh typeset", "log", "typeset {name}={value}\nexport {name}={value}", fits=_SIMPLE)
lines("zsh nested trace", "log", "+sh.sh:8> X=+sh.sh:8> echo '{snake}={value}'", fits=_SIMPLE)
lines("busybox export", "log", "+ export '{name}={value}'", fits=_QUOTABLE)

lines("python namespace", "log", "Namespace(db_host='{host}', {snake}='{value}', port=5)", fits=_QUOTABLE)
lines("python enum", "log", "<Settings.{name}: '{value}'>", fits=_QUOTABLE)
lines("python set under name", "log", "{{'{snake}': {{'{value}'}}}} {{'{snake}': ('{value}',)}}", fits=_QUOTABLE)
lines("python frozenset", "log", "{{'{snake}': frozenset({{'{value}'}})}}", fits=_QUOTABLE)
lines("python bytes", "log", "{{b'{snake}': b'{value}', 'host': '{host}'}}", fits=_QUOTABLE)
lines("python bytearray", "log", "{{'{snake}': bytearray(b'{value}')}}", fits=_QUOTABLE)
lines("python ordereddict", "log", "OrderedDict([('host', '{host}'), ('{snake}', '{value}')])", fits=_QUOTABLE)
lines("python dict_items", "log", "dict_items([('{name}', '{value}')])", fits=_QUOTABLE)
lines("python called process", "log", "subprocess.CalledProcessError: Command '['backup', '--{kebab}', '{value}', '-v']' returned non-zero exit status 1.", fits=_QUOTABLE)
lines("python unrecognized option", "log", "sleep: unrecognized option '--{kebab}={value}'\nTry 'sleep --help' for more information.", fits=_SIMPLE)
lines("python assertion", "log", "AssertionError: {{'{snake}': '{value}', 'a': 1}} != {{'{snake}': 'x', 'a': 1}}\n- {{'a': 1, '{snake}': '{value}'}}", fits=_QUOTABLE)
lines("python signature", "log", "TypeError: connect(host, {snake}='{value}', *, port=5432) got an unexpected keyword", fits=_QUOTABLE)
lines("python send", "log", "send: b'POST /token?client_secret={value} HTTP/1.1\\r\\nHost: {host}\\r\\nX-Api-Key: {value}\\r\\nCookie: sid={value}\\r\\n\\r\\n'", "slot", URL_SAFE)
lines("python send body", "log", "send: b'grant_type=password&username=a&password={value}'", "slot", URL_SAFE)
lines("python fstring debug", "log", "cfg.{snake}='{value}' retries=3", fits=_QUOTABLE)
lines("python locals", "log", "    {snake} = '{value}'\n    user = 'a'\n    x = {{'pw': '{value}'}}", fits=_QUOTABLE)
lines("python bad password", "log", "ValueError: bad password '{value}'", "slot", _RANDOM)
lines("python ndiff", "log", "- {snake}: {value}\n?                          ^\n\n+ host: {host}", fits=_SIMPLE)
lines("python config error", "log", "Source contains parsing errors: '<string>'\n\t[line  2]: '{snake} {value}\\n'", fits=_RANDOM)
lines("python sqlite trace", "log", "insert into settings values('{snake}','{value}')", fits=_RANDOM)

lines("node url", "log", "URL {{\n  href: 'postgres://app:{value}@{host}:5432/app',\n  username: 'app',\n  password: '{value}',\n  host: '{host}:5432',", "slot", URL_SAFE)
lines("node map and params", "log", "Map(2) {{ '{snake}' => '{value}', 'host' => '{host}' }} URLSearchParams {{ 'token' => '{value}' }}", fits=_QUOTABLE)
lines("node console.table", "log", "│ (index) │ name          │ value              │\n├─────────┼───────────────┼────────────────────┤\n│ 0       │ '{name}' │ '{value}' │\n│ 1       │ 'PORT'        │ '1'                │", fits=_QUOTABLE)
lines("node console.table column", "log", "│ (index) │ user │ {camel}           │\n├─────────┼──────┼────────────────────┤\n│ 0       │ 'a'  │ '{value}' │\n└─────────┴──────┴────────────────────┘", fits=_QUOTABLE)
lines("node console.table values", "log", "│ (index)  │ Values             │\n├──────────┼────────────────────┤\n│ {snake} │ '{value}' │\n│ host     │ 'h'                │", fits=_QUOTABLE)
lines("node assert", "log", "  {{\n    a: 1,\n+   {camel}: '{value}'\n-   {camel}: 'x'\n  }}", fits=_QUOTABLE)
lines("node assert strict", "log", "  actual: '{value}',\n  expected: 'x',\n  operator: 'strictEqual'", "shape", _QUOTABLE)
lines("node spawnargs", "log", "  spawnargs: [ '-v', '--{kebab}', '{value}' ],", fits=_QUOTABLE)
lines("node string object", "log", "{{ {camel}: [String: '{value}'] }}", fits=_QUOTABLE)
lines("node promise", "log", "Promise {{ {{ {camel}: '{value}' }} }}", fits=_QUOTABLE)
lines("node inspect colours", "log", "{{ {camel}: \x1b[32m'{value}'\x1b[39m, port: \x1b[33m5432\x1b[39m }}", fits=_QUOTABLE)
lines("node invalid url", "log", "  code: 'ERR_INVALID_URL',\n  input: 'http//u:{value}@{host}'", "slot", URL_SAFE)
lines("node bad json", "log", "SyntaxError: Unexpected token 'Z', \"{value}\" is not valid JSON", "shape", _SIMPLE)
lines("node raw headers", "log", "[\n  'cookie',\n  'session={value}',\n  'Host',\n  '{host}'\n]", "slot", _SIMPLE)
lines("node raw auth header", "log", "[\n  'x-api-key',\n  '{value}',\n  'Host',\n  '{host}'\n]", "slot", _SIMPLE)
lines("node auth option", "log", "  auth: 'ops:{value}',\n  host: '{host}',", "slot", _QUOTABLE)
lines("node set-cookie", "log", "  'set-cookie': [ 'sid={value}; HttpOnly', 'b=1' ],", "slot", _SIMPLE)
lines("node list under a name", "log", "{{\n  {camel}: [ '{value}' ],\n  port: 1\n}}", fits=_QUOTABLE)

lines("java record", "log", "Conf[host={host}, {camel}={value}, port=1]", fits=_SIMPLE)
lines("java toString", "log", "A{{{camel}='{value}', n=1}}", fits=_QUOTABLE)
lines("java headers", "log", "java.net.http.HttpHeaders@cfc31945 {{ {{Authorization=[Bearer {value}]}} }}", "slot", _SIMPLE)
lines("java properties", "log", "-- listing properties --\ndb.{snake}={value}\ndb.url=jdbc:x", fits=_SIMPLE)
lines("java properties xml", "log", '<entry key="db.{snake}">{value}</entry>', fits=_SIMPLE)
lines("java bracketed", "log", "[spring.datasource.{kebab}] = [{value}]", fits=_SIMPLE)
lines("java uri syntax", "log", "java.net.URISyntaxException: Illegal character in authority at index 7: http://u:{value}@{host} h", "slot", URL_SAFE)
lines("java command list", "log", "[mysql, -u, a, -p{value}]", "slot", _RANDOM)
lines("java flag list", "log", "[java, -jar, app.jar, --{kebab}, {value}]", fits=_SIMPLE)

lines("terraform output", "log", 'creds = {{\n  "{snake}" = "{value}"\n  "user" = "a"\n}}', fits=_QUOTABLE)
lines("terraform plan output", "log", "Changes to Outputs:\n  + {snake}    = \"{value}\"\n  + host = \"{host}\"", fits=_QUOTABLE)
lines("terraform trigger", "log", '      + triggers_replace = [\n          + "{snake}={value}",\n        ]', fits=_QUOTABLE)
lines("kubectl configmap", "yaml", "apiVersion: v1\ndata:\n  {snake}: {value}\nkind: ConfigMap\nmetadata:\n  name: c", fits=_SIMPLE)


@carrier("openssl key text", "log", "slot", re.compile(r"[A-Za-z0-9]{30,64}"))
def _key_text(secret: Secret) -> Fragment:
    pairs = [f"{byte:02x}" for byte in secret.value.encode()]
    rows = ["    " + ":".join(pairs[start : start + 15]) + ":" for start in range(0, len(pairs), 15)]
    public = ":".join(f"{secret.rng.getrandbits(8):02x}" for _ in range(15))
    return Fragment("\n".join(["ED25519 Private-Key:", "priv:", *rows, "pub:", f"    {public}:"]), (public,))


@carrier("openssl derived key", "log", "slot", re.compile(r"[A-Za-z0-9]{10,64}"))
def _derived(secret: Secret) -> str:
    return f"salt=683AAEE82F96593F\nkey={secret.value.encode().hex().upper()}\niv =A404A1C2D170F32B4D98A7558E57A68E"


@carrier("node buffer under a name", "log", fits=re.compile(r"[\x20-\x7e]{8,50}"))
def _node_buffer(secret: Secret) -> str:
    return f"{{ {secret.camel}: <Buffer {secret.value.encode().hex(' ')}> }}"


@carrier("node typed array", "log", fits=re.compile(r"[\x20-\x7e]{8,60}"))
def _typed_array(secret: Secret) -> str:
    numbers = [f"{byte:3d}" for byte in secret.value.encode()]
    rows = [", ".join(numbers[start : start + 6]) for start in range(0, len(numbers), 6)]
    return f"{{ {secret.camel}: Uint8Array({len(numbers)}) [\n  " + ",\n  ".join(rows) + "\n] }"


@carrier("java char array", "log", fits=re.compile(r"[A-Za-z0-9]{10,48}"))
def _char_array(secret: Secret) -> str:
    return f"{secret.camel}=[{', '.join(secret.value)}]"


@carrier("java byte array", "log", fits=re.compile(r"[\x20-\x7e]{10,48}"))
def _byte_array(secret: Secret) -> str:
    return f"bytes of {secret.camel}: {list(secret.value.encode())}"


@carrier("kubectl dockerconfigjson", "yaml", "slot", B64)
def _pull_secret(secret: Secret) -> str:
    auth = secret.b64(f"u:{secret.value}")
    inner = json.dumps({"auths": {"h": {"username": "u", "password": secret.value, "auth": auth}}}, separators=(",", ":"))
    encoded = base64.b64encode(inner.encode()).decode()
    return f"apiVersion: v1\ndata:\n  .dockerconfigjson: {encoded}\nkind: Secret\nmetadata:\n  name: r\ntype: kubernetes.io/dockerconfigjson"


@carrier("curl trace hex", "log", "slot", re.compile(r"[A-Za-z0-9]{40,64}"))
def _trace(secret: Secret) -> str:
    data = f"Authorization: Bearer {secret.value}\r\n".encode()
    rows = []
    for start in range(0, len(data), 16):
        row = data[start : start + 16]
        text = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in row)
        rows.append(f"{start:04x}: {row.hex(' '):<47} {text}")
    return "\n".join(["=> Send header, 87 bytes (0x57)", *rows])


@carrier("terraform outputs json", "json")
def _outputs(secret: Secret) -> dict[str, Any]:
    return {"outputs": {secret.snake: {"value": secret.value, "type": "string"}}, "serial": 3, "lineage": secret.hex(32)}


@carrier("terraform planned input", "json")
def _planned(secret: Secret) -> dict[str, Any]:
    return {"resources": [{"type": "terraform_data", "instances": [{"attributes": {"input": {"value": {secret.snake: secret.value}, "type": ["object", {secret.snake: "string"}]}}}]}]}


@carrier("python urllib repr", "log", "slot", _QUOTABLE)
def _urllib(secret: Secret) -> str:
    return f"{{'_full_url': 'http://h/', 'headers': {{'Authorization': 'Bearer {secret.value}', 'X-api-key': '{secret.value}'}}, 'host': 'h', '_data': b'token={quote(secret.value, safe='')}'}}"


@carrier("compose build secrets argv", "json", "slot", WORD)
def _compose(secret: Secret) -> dict[str, Any]:
    return {"healthcheck": {"test": ["CMD", "redis-cli", "-a", secret.value, "ping"]}, "logging": {"driver": "splunk", "options": {"splunk-token": secret.value, "splunk-url": "https://h"}}}


@carrier("cifs driver options", "json", "slot", re.compile(r"[A-Za-z0-9+/=_.-]+"))
def _cifs(secret: Secret) -> dict[str, Any]:
    return {"driver": "local", "driver_opts": {"type": "cifs", "o": f"username=a,password={secret.value},uid=0", "device": "//h/s"}}


OBSERVED_FACTS = (
    ("psql answers", "log text", 'psql:pg/x.sql:16: ERROR:  null value in column "password" of relation "accounts" violates not-null constraint'),
    ("psql answers", "log text", 'DETAIL:  Key (id)=(1) already exists.'),
    ("psql answers", "log text", "psql: error: connection to server on socket \"/tmp/.s.PGSQL.54999\" failed: FATAL:  role \"nouser\" does not exist"),
    ("psql answers", "log text", 'You are connected to database "postgres" as user "postgres" via socket in "/var/run/postgresql" at port "5432".'),
    ("psql answers", "log text", "create table accounts(id int primary key, email text, password text not null, access_token varchar(10), settings jsonb);"),
    ("psql answers", "log text", "PREPARE q(text,text) AS select * from accounts where email=$1 and password=$2;"),
    ("psql answers", "log text", "VERSION = 'PostgreSQL 15.18 (Debian 15.18-0+deb12u1) on x86_64-pc-linux-gnu, compiled by gcc (Debian 12.2.0-14+deb12u1) 12.2.0, 64-bit'"),
    ("psql answers", "log text", "LAST_ERROR_SQLSTATE = 'P0001'"),
    ("postgres location", "log text", "2026-11-28 13:53:00.738 UTC [28694] postgres@postgres LOCATION:  exec_simple_query, postgres.c:1019"),
    ("postgres location", "log text", "\tSeq Scan on accounts a  (cost=0.00..16.12 rows=490 width=32)"),
    ("redis answers", "log text", "Warning: Using a password with '-a' or '-u' option on the command line interface may not be safe."),
    ("redis answers", "log text", "AUTH failed: WRONGPASS invalid username-password pair or user is disabled."),
    ("redis answers", "log text", '1795873983.010540 [0 127.0.0.1:56770] "AUTH" "(redacted)"'),
    ("redis answers", "log text", "id=25 addr=127.0.0.1:56790 laddr=127.0.0.1:6399 fd=9 name= age=0 idle=0 flags=N db=0 sub=0 psub=0 ssub=0 multi=-1 qbuf=26 qbuf-free=20448 argv-mem=10 tot-mem=37658 events=r cmd=client|list user=default redir=-1 resp=2"),
    ("redis answers", "log text", '1795873982.980954 [0 127.0.0.1:56736] "HELLO" "3"'),
    ("redis answers", "log text", '1) "masterauth"\n2) ""'),
    ("redis answers", "log text", "ERR The server is running without a config file"),
    ("git trace", "log text", '{"event":"version","sid":"20261128T135303.286714Z-H0a7c9cdf-P<h8>","thread":"main","file":"common-main.c","line":50,"evt":"3","exe":"2.39.5"}'),
    ("git trace", "log text", "13:53:03.335288 common-main.c:51             | d0 | main                     | version      |     |           |           |              | 2.39.5"),
    ("git trace", "log text", "== Info: TLSv1.3 (OUT), TLS handshake, Client hello (1):"),
    ("curl answers", "log text", "* Server auth using Basic with user 'ops'"),
    ("curl answers", "log text", "curl: (7) Failed to connect to 127.0.0.1 port 1 after 0 ms: Couldn't connect to server"),
    ("curl answers", "log text", "  curl_easy_setopt(hnd, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)19);"),
    ("python frames", "log text", "    __loader__ = <_frozen_importlib_external.SourceFileLoader object at 0x7f<h10>>"),
    ("python frames", "log text", "    def test(self): self.assertEqual(settings.password, other.password)"),
    ("python frames", "log text", "subprocess.TimeoutExpired: Command '['sleep', '5', '--verbose']' timed out after 0.01 seconds"),
    ("python frames", "log text", "smtplib.SMTPAuthenticationError: (535, b'5.7.8 Error: authentication failed: UGFzc3dvcmQ6')"),
    ("node frames", "log text", "    at async asyncRunEntryPointWithESMLoader (node:internal/modules/run_main:117:5) {"),
    ("node frames", "log text", "HTTP 28588: call onSocket 0 0"),
    ("node frames", "log text", "{ token: null, password: undefined, apiKey: [Getter], secret: [Function: secret], auth: [Circular *1] }"),
    ("node frames", "log text", "Expected double-quoted property name in JSON at position 31"),
    ("java frames", "log text", "{password=[C@79e2c065}"),
    ("java frames", "log text", "\tat com.acme.auth.TokenService.validateToken(TokenService.java:118) ~[app.jar!/:1.4.2]"),
    ("java frames", "log text", "org.postgresql.util.PSQLException: The server requested SCRAM-based authentication, but no password was provided."),
    ("kubectl answers", "log text", "error: you cannot specify more than one authentication method at the same time: --token, --username/--password"),
    ("kubectl answers", "log text", "The connection to the server localhost:8080 was refused - did you specify the right host or port?"),
    ("kubectl answers", "log text", 'E1128 13:53:43.314503   29325 memcache.go:265] "Unhandled Error" err="couldn\'t get current server API group list: Get \\"http://localhost:8080/api?timeout=32s\\": dial tcp 127.0.0.1:8080: connect: connection refused"'),
    ("terraform answers", "log text", "  + id    = (known after apply)\n  + token = (sensitive value)"),
    ("terraform answers", "log text", "terraform_data.x: Creation complete after 0s [id=<h8>-<h4>-4<h3>-a<h3>-<h12>]"),
    ("shell answers", "log text", "+ '[' -n '' ']'\n+ test -f /run/secrets/db_password"),
    ("shell answers", "log text", "sh.sh: line 10: sekretctl: command not found"),
    ("openssl answers", "log text", "        Serial Number:\n            02:b1:ce:03:<h2>:83:23:61:54:bc:63:e3:a9:9a:4a:a7:36:2b:4a:a5"),
    ("openssl answers", "log text", "        X509v3 Subject Key Identifier: \n            5B:DB:51:2D:DB:39:BF:1F:0C:AA:7F:17:F4:91:72:8C:00:11:22:33"),
)
