"""The carriers that hold one secret a line or two: what the row of the table is, how many there are, and how they are written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.redaction.folders.planting import ENCODINGS
from tests.redaction.rebuilt.kinds import Kind
from tests.redaction.rebuilt.page import Item, Page, Planted, env_quoted, plant, within, yaml_quoted

Write = Callable[[Page, Item], None]


@dataclass(frozen=True, slots=True)
class Carrier:
    """A way in which a host writes a secret down."""

    name: str
    times: int
    path: str
    decoys: str
    write: Write
    fits: Callable[[Kind], bool]
    told: bool = True
    head: str = ""
    foot: str = ""


def any_kind(kind: Kind) -> bool:
    """Whatever has a name."""
    return kind.sort != "M"


def password(kind: Kind) -> bool:
    """What a person or a service logs in with."""
    return kind.sort in "PW"


def strong(kind: Kind) -> bool:
    """What can be told in any place once it is known."""
    return kind.sort in "PTK"


def token(kind: Kind) -> bool:
    """What goes into a header or a URL."""
    return kind.sort == "T"


def session(kind: Kind) -> bool:
    """What a browser keeps."""
    return kind.sort == "C" or kind.name in ("jwt", "refresh_token")


def column(kind: Kind) -> bool:
    """What a table holds."""
    return kind.sort in "TKCH"


def flag(item: Item) -> str:
    """Write the name as an option."""
    return "--" + item.snake.replace("_", "-")


def each(*ways: Callable[[Item], tuple[str | Planted, ...]]) -> Write:
    """Write one of several wordings."""

    def write(page: Page, item: Item) -> None:
        page.say(*page.rng.choice(ways)(item))

    return write


def squote(item: Item) -> Planted:
    """Write for a shell, quoted when it must be."""
    return plant(
        item, lambda value: value if value.replace("-", "").replace("_", "").isalnum() else ENCODINGS["squote"](value)
    )


def literal(item: Item) -> Planted:
    """Write as an SQL literal."""
    return plant(item, lambda value: "'" + value.replace("'", "''") + "'")


def partly_escaped(value: str) -> str:
    """Escape as Go and PHP do for HTML: only what is special there, or outside ASCII."""
    return "".join(char if char.isalnum() and char.isascii() else f"\\u{ord(char):04x}" for char in value)


def copied(value: str) -> str:
    """Escape for COPY."""
    return value.replace("\\", "\\\\").replace("\t", "\\t")


def webhook(page: Page, item: Item) -> None:
    """Write URLs whose path is the secret."""
    if item.kind.name == "telegram_token":
        page.say("{t} GET https://api.telegram.org/bot", plant(item), "/getUpdates 200")
    else:
        host = page.rng.choice(("hooks.slack.com/services/T{U8}/B{U10}/", "discord.com/api/webhooks/{d18}/"))
        page.say("{t} notify: POST https://" + host, plant(item), " 200 in {d3}ms")


def pairs(item: Item) -> str:
    """Choose a user that fits."""
    return {"postgres_password": "daoflow", "temporal_password": "temporal"}.get(item.kind.name, "svc_app")


BLOBS: tuple[tuple[str, str], ...] = (
    ("{}=", "\n"),
    ('{{"{}":"', '","user":"svc"}}'),
    ("export {}='", "'\n"),
    ("user: svc\n{}: ", "\n"),
)


def blob(*layers: str) -> Callable[[Item], Planted]:
    """Encode a small text that names its secret, at every alignment that the names happen to give."""

    def write(item: Item) -> Planted:
        before, after = BLOBS[len(item.value + item.name) % len(BLOBS)]
        return within(before.format(item.name), item, after.replace("}}", "}"), *layers)

    return write


def dockerconfig(item: Item) -> Planted:
    """Encode a registry's login as Kubernetes keeps it: base64 of JSON that holds base64."""
    inner = within("ci-bot:", item, "", "b64")
    whole = Item(item.kind, item.name, inner.text, item.declared)
    outer = within('{"auths":{"registry.example.org":{"username":"ci-bot","auth":"', whole, '"}}}', "b64")
    cut = len(inner.text) - len(inner.needles[0])
    start = -(-cut * 4 // 3) + 1
    return Planted(item, outer.text, (outer.needles[0][start:],), whole=False)


HEADERS = ("X-Api-Key", "X-Auth-Token", "Private-Token", "X-Vault-Token", "api-key", "X-Daoflow-Token")
COOKIES = (
    "better-auth.session_token",
    "__Secure-better-auth.session_token",
    "session",
    "connect.sid",
    "_gitlab_session",
    "auth_token",
)

# fmt: off
LINE_CARRIERS = [
    Carrier("dotenv", 250, "hosts/{n}/opt/daoflow/.env", "env", each(lambda i: (i.name + "=", plant(i, env_quoted))), any_kind),
    Carrier("dotenv_crlf", 70, "hosts/{n}/windows/app.crlf.env", "env", each(lambda i: (i.name + "=", plant(i, env_quoted))), any_kind),
    Carrier("dotenv_utf16", 60, "hosts/{n}/windows/env.utf16.txt", "env", each(lambda i: (i.name + "=", plant(i, env_quoted))), any_kind),
    Carrier("dotenv_double", 79, "hosts/{n}/srv/app/.env.production", "env", each(lambda i: (i.name + "=", plant(i, "dquote"))), any_kind),
    Carrier("export", 80, "hosts/{n}/root/profile.sh", "export", each(lambda i: ("export " + i.name + "=", plant(i, "squote"))), any_kind),
    Carrier("export_double", 50, "hosts/{n}/etc/profile.d/app.sh", "export", each(
        lambda i: ("export " + i.name + "=", plant(i, "dquote")), lambda i: ("declare -x " + i.name + "=", plant(i, "dquote"))), any_kind),
    Carrier("set_x", 63, "ci/{n}/deploy-trace.log", "log", each(
        lambda i: ("+ export " + i.name + "=", squote(i)), lambda i: ("+ " + i.name + "=", squote(i)),
        lambda i: ("++ docker run -d --name app -e " + i.name + "=", squote(i), " ghcr.io/acme/app:1.{d2}")), any_kind),
    Carrier("inline_env", 60, "hosts/{n}/root/.bash_history", "export", each(
        lambda i: (i.name + "=", squote(i), " docker compose up -d daoflow"), lambda i: ("env " + i.name + "=", squote(i), " ./run.sh")), any_kind),
    Carrier("flag_equals", 80, "hosts/{n}/var/log/jobs.log", "log", each(
        lambda i: ("{t} exec: /usr/local/bin/app serve " + flag(i) + "=", squote(i), " --port=8080"),
        lambda i: ("{t} running command: app-cli sync " + flag(i) + "=", squote(i))), any_kind),
    Carrier("flag_space", 80, "hosts/{n}/var/log/cron.log", "log", each(
        lambda i: ("{t} CRON[{d5}]: (root) CMD (backup.sh " + flag(i) + " ", squote(i), " --verbose)"),
        lambda i: ("{t} exec: /opt/tool/bin/tool login " + flag(i) + " ", squote(i), " --host app.example.org")), any_kind),
    Carrier("short_p", 63, "hosts/{n}/var/log/backup.log", "log", each(
        lambda i: ("+ mysqldump -h db -u root -p", squote(i), " shop"), lambda i: ("+ 7z a -mhe=on -p", squote(i), " /tmp/b.7z /srv/data"),
        lambda i: ("+ sshpass -p ", squote(i), " ssh deploy@10.0.4.{d2}"), lambda i: ("$ redis-cli -h redis -a ", squote(i), " ping")), lambda k: k.sort == "P"),
    Carrier("curl_user", 50, "hosts/{n}/root/notes.log", "log", each(
        lambda i: ("+ curl -fsS -u admin:", squote(i), " https://registry.example.org/v2/_catalog"),
        lambda i: ("$ curl --user ci-bot:", squote(i), " -X POST https://ci.example.org/job/deploy/build")),
        lambda k: k.sort == "P" and "q" not in k.form),
    Carrier("ps_listing", 50, "hosts/{n}/cmd/ps-aux.txt", "log", each(
        lambda i: ("root   {d5}  0.0  0.{d1} 1{d5} {d5} ?  Ssl  10:{d2}   0:01 /usr/bin/agent " + flag(i) + "=", squote(i)),
        lambda i: ("app    {d5}  1.2  2.{d1} 9{d5} {d5} ?  Sl   09:{d2}   4:11 node server.js " + flag(i) + " ", squote(i))), any_kind),
    Carrier("json_flat", 130, "api/{n}/settings.json", "json", each(lambda i: ('  "' + i.snake + '": "', plant(i, "json"), '",')), any_kind, True, "{", '  "ok": true\n}'),
    Carrier("json_nested", 100, "api/{n}/config.json", "json", each(
        lambda i: ('    "{word}{d4}": {"enabled": true, "' + i.camel + '": "', plant(i, "json"), '", "timeoutMs": 3{d3}},')), any_kind, True, "{", '  "end": null\n}'),
    Carrier("json_key_value", 100, "api/{n}/variables.json", "row", each(
        lambda i: ('  {"key": "' + i.name + '", "value": "', plant(i, "json"), '", "isSecret": true, "id": "{uuid}"},')), any_kind, True, "[", "  {}\n]"),
    Carrier("json_name_value", 80, "api/{n}/env.json", "row", each(
        lambda i: ('  {"name": "' + i.name + '", "value": "', plant(i, "json"), '"},')), any_kind, True, "[", "  {}\n]"),
    Carrier("jsonl_log", 70, "logs/{n}/app.jsonl", "jsonl", each(
        lambda i: ('{"time":"{t}","level":"info","msg":"config loaded","' + i.camel + '":"', plant(i, "json"), '","attempt":{d1}}')), any_kind),
    Carrier("json_minified", 52, "api/{n}/export.jsonl", "jsonl", each(
        lambda i: ('{"id":"{uuid}","env":{"PORT":"{d4}","' + i.name + '":"', plant(i, "json"), '"},"status":"healthy"}')), any_kind),
    Carrier("json_in_json", 100, "database/{n}/events.jsonl", "jsonl", each(
        lambda i: ('{"id":"{uuid}","payload":', '"{\\"' + i.camel + '\\":\\"', within("", i, "", "json", "json"), '\\",\\"retries\\":{d1}}"}'),
        lambda i: ('{"event":"deploy","metadata":', '"{\\"env\\":{\\"' + i.name + '\\":\\"', within("", i, "", "json", "json"), '\\"}}"}')), any_kind),
    Carrier("json_in_json2", 75, "database/{n}/outbox.jsonl", "jsonl", each(
        lambda i: ('{"log":"{\\"body\\":\\"{\\\\\\"' + i.camel + '\\\\\\":\\\\\\"', within("", i, "", "json", "json", "json"), '\\\\\\"}\\"}","stream":"stdout"}')), any_kind),
    Carrier("u_escaped", 60, "api/{n}/escaped.jsonl", "jsonl", each(lambda i: ('{"' + i.camel + '":"', plant(i, "u"), '","seq":1{d3}}')), any_kind),
    Carrier("u_partly", 43, "api/{n}/go-dump.jsonl", "jsonl", each(lambda i: ('{"seq":1{d3},"' + i.snake + '":"', plant(i, partly_escaped), '"}')), any_kind),
    Carrier("yaml_plain", 80, "hosts/{n}/etc/app/config.yaml", "yaml", each(lambda i: (i.snake + ": ", plant(i, yaml_quoted))), any_kind),
    Carrier("yaml_quoted", 80, "hosts/{n}/etc/app/values.yml", "yaml", each(
        lambda i: (i.camel + ": ", plant(i, lambda v: '"' + ENCODINGS["json"](v) + '"')), lambda i: (i.camel + ": ", literal(i))), any_kind),
    Carrier("yaml_folded", 46, "k8s/{n}/folded.yaml", "yaml", each(lambda i: (i.camel + ": >-\n  ", plant(i)), lambda i: (i.snake + ": |\n  ", plant(i))), any_kind),
    Carrier("yaml_name_value", 46, "k8s/{n}/deployment.yaml", "yaml6", each(
        lambda i: ("        - name: " + i.name + "\n          value: ", plant(i, yaml_quoted))), any_kind, True, "spec:\n  containers:\n    - env:"),
    Carrier("url_userpass", 100, "hosts/{n}/srv/app/services.env", "env", each(
        lambda i: ("DATABASE_URL=postgresql://" + pairs(i) + ":", plant(i, "url"), "@postgres:5432/daoflow"),
        lambda i: ("MONGO_URL=mongodb://root:", plant(i, "url"), "@mongo:27017/app?authSource=admin"),
        lambda i: ("AMQP_URL=amqp://svc:", plant(i, "url"), "@rabbitmq:5672/%2f"), lambda i: ("REDIS_URL=redis://:", plant(i, "url"), "@redis:6379/0")), password),
    Carrier("url_config", 87, "api/{n}/datasources.jsonl", "jsonl", each(
        lambda i: ('{"url":"mysql://root:', plant(i, "url"), '@mysql:3306/shop","pool":{d1}}'),
        lambda i: ('{"repoUrl":"https://deploy:', plant(i, "url"), '@git.example.org/acme/shop.git","branch":"main"}')), password),
    Carrier("url_log", 80, "logs/{n}/connect.log", "log", each(
        lambda i: ("{t} [error] could not connect to postgres://" + pairs(i) + ":", plant(i, "url"), "@db-{d2}:5432/app: ⟪connection refused⟫"),
        lambda i: ("{t} fatal: unable to access 'https://ci:", plant(i, "url"), "@git.example.org/acme/api.git/': ⟪The requested URL returned error: 403⟫")), password),
    Carrier("url_token_only", 77, "logs/{n}/git.log", "log", each(
        lambda i: ("{t} Cloning into 'app'... https://", plant(i, "url"), "@github.com/acme/app.git"),
        lambda i: ("{t} remote: origin https://", plant(i, "url"), "@git.example.org/team/site (fetch)")), token),
    Carrier("url_query", 110, "logs/{n}/access.log", "log", each(
        lambda i: ('⟪{ip}⟫ - - [28/Nov/2026:10:{d2}:{d2} +0000] "GET /api/items?page={d1}&token=', plant(i, "url"), ' HTTP/1.1" ⟪200⟫ {d4}'),
        lambda i: ("{t} --> GET /hook?api_key=", plant(i, "url"), "&event=push ⟪401⟫ {d2}ms"),
        lambda i: ("{t} redirect https://app.example.org/cb?access_token=", plant(i, "url"), "&state={word}")), token),
    Carrier("url_path", 60, "logs/{n}/notify.log", "log", webhook, lambda k: k.name in ("telegram_token", "opaque_token", "session_token")),
    Carrier("presigned", 83, "logs/{n}/s3.log", "log", each(
        lambda i: ("{t} GET https://s3.example.org/⟪backups/{d8}.tar.gz⟫?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261128T10{d4}Z&X-Amz-Signature=", plant(i)),
        lambda i: ("{t} PUT https://acc.blob.core.windows.net/⟪dumps/{h12}.gz⟫?sv=2024-11-04&se=2026-12-01&sig=", plant(i, "url"), "&sp=rw")),
        lambda k: k.name in ("better_auth_secret", "recovery_key", "destination_key")),
    Carrier("percent_json", 92, "logs/{n}/trpc.log", "log", each(
        lambda i: ("{t} <-- GET /trpc/updateSettings?input=%7B%220%22%3A%7B%22json%22%3A%7B%22" + i.camel + "%22%3A%22",
                   within("", i, "", "json", "percent"), "%22%7D%7D%7D")), any_kind),
    Carrier("form_body", 92, "logs/{n}/forms.log", "log", each(
        lambda i: ("{t} POST /oauth/token body=grant_type=client_credentials&client_id={word}&client_secret=", plant(i, "form")),
        lambda i: ("{t} POST /login body=username=admin&password=", plant(i, "form"), "&remember=on")), strong),
    Carrier("bearer", 70, "logs/{n}/http.log", "header", each(
        lambda i: ("> Authorization: Bearer ", plant(i)), lambda i: ("$ curl -H 'Authorization: Bearer ", plant(i), "' https://app.example.org/api"),
        lambda i: ("> authorization: token ", plant(i))), token),
    Carrier("custom_header", 62, "logs/{n}/headers.log", "header", lambda page, i: page.say(
        "> " + page.rng.choice(HEADERS) + ": ", plant(i)), lambda k: k.sort in "TK"),
    Carrier("header_json", 50, "logs/{n}/requests.jsonl", "jsonl", each(
        lambda i: ('{"method":"GET","headers":{"accept":"*/*","authorization":"Bearer ', plant(i), '"},"status":⟪200⟫}'),
        lambda i: ('{"headers":[{"name":"X-Api-Key","value":"', plant(i), '"}],"url":"/api/v1/deploy"}')), token),
    Carrier("basic_auth", 60, "logs/{n}/basic.log", "header", each(
        lambda i: ("> Authorization: Basic ", within("admin:", i, "", "b64")), lambda i: ("extraheader = AUTHORIZATION: basic ", within("x-access-token:", i, "", "b64"))),
        lambda k: k.sort in "PT"),
    Carrier("docker_auth", 31, "hosts/{n}/root/.docker/config.json", "", each(
        lambda i: ('    "registry-{word}{d4}.example.org": {"auth": "', within("ci-bot:", i, "", "b64"), '"},')), lambda k: k.sort in "PT", True,
        '{\n  "auths": {', '    "⟪ghcr.io⟫": {}\n  }\n}'),
    Carrier("cookie", 80, "logs/{n}/cookies.log", "header", lambda page, i: page.say(
        "> Cookie: theme=dark; " + page.rng.choice(COOKIES) + "=", plant(i, "url"), "; lang=en"), session),
    Carrier("set_cookie", 83, "logs/{n}/set-cookie.log", "header", lambda page, i: page.say(
        "< Set-Cookie: " + page.rng.choice(COOKIES) + "=", plant(i, "url"), "; Path=/; ⟪HttpOnly⟫; Secure; SameSite=Lax"), session),
    Carrier("k8s_data", 134, "k8s/{n}/secret.yaml", "", each(lambda i: ("  " + i.name + ": ", within("", i, "", "b64")), lambda i: ("  " + i.snake.replace("_", "-") + ": ", within("", i, "", "b64"))),
        lambda k: any_kind(k) and k.sort != "W", True, "apiVersion: v1\nkind: Secret\nmetadata:\n  name: ⟪app-credentials⟫\ntype: Opaque\ndata:"),
    Carrier("b64_bare", 120, "logs/{n}/payloads.log", "log", each(lambda i: ("{t} received payload ", blob("b64")(i)), lambda i: ("{t} body (base64): ", blob("b64")(i))), strong),
    Carrier("b64url_bare", 60, "logs/{n}/messages.log", "log", each(lambda i: ("{t} message data=", blob("b64url")(i), " attempt={d1}")), strong),
    Carrier("b64_aligned", 51, "logs/{n}/chunks.log", "log", lambda page, i: page.say(
        "{t} chunk ", within("x" * page.rng.randrange(3) + "=", i, "." * page.rng.randrange(3), "b64")), strong, False),
    Carrier("dockerconfigjson", 75, "k8s/{n}/pull-secret.yaml", "", each(lambda i: ("  .dockerconfigjson: ", dockerconfig(i))), lambda k: k.sort in "PT", True,
        "apiVersion: v1\nkind: Secret\ntype: kubernetes.io/dockerconfigjson\nmetadata:\n  name: ⟪regcred⟫\ndata:"),
    Carrier("hex_bare", 90, "logs/{n}/hexdump.log", "log", each(lambda i: ("{t} frame ", blob("hex")(i)), lambda i: ("{t} raw=0x", blob("HEX")(i))), strong),
    Carrier("hex_named", 80, "logs/{n}/hex-config.log", "log", each(lambda i: ("{t} " + i.snake + "_hex=", plant(i, "hex"))), strong),
]
