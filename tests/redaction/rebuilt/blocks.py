"""The carriers of databases, markup, logs and prose, and those that a whole file or record is needed for."""

from __future__ import annotations

from collections.abc import Callable

from tests.redaction.folders.planting import ENCODINGS
from tests.redaction.rebuilt.carriers import Carrier, any_kind, column, copied, each, flag, literal, password, strong
from tests.redaction.rebuilt.kinds import Kind, pem
from tests.redaction.rebuilt.page import Item, Page, Planted, plant, yaml_quoted

PROSE = (
    ("{t} deploy failed again, I tried it with ", " and got 403"), ("{t} [warn] rejected value ", " from upstream"),
    ("{t} worker crashed while handling ", " (attempt {d1})"), ("> pasted from the old server: ", ""),
    ("{t} unexpected input near '", "' at line {d2}"), ("{t} debug: ctx=", " done"),
)  # fmt: skip
CERTIFICATE = "-----BEGIN CERTIFICATE-----\n⟪MIID{A60}⟫\n⟪{A64}⟫\n⟪{A64}⟫\n⟪{A40}⟫\n-----END CERTIFICATE-----"
CHAT = (
    ("[10:{d2}] mira: the {} is ", ", please rotate it"), ("[10:{d2}] jonas: use {} ", " until friday"), ("Note: new {}: ", " (set by ops)"),
    ("[11:{d2}] ops: I changed {} to ", " on the staging box"),
)  # fmt: skip
QUOTED = (
    ('{t} Error: invalid {} "', '" for host db'), ("{t} panic: cannot parse {}='", "': unexpected end"),
    ("{t} ValueError: {} '", "' was rejected by the server"), ("{t} config: {} = `", "` overrides the default"),
)  # fmt: skip


def prose(texts: tuple[tuple[str, str], ...]) -> Callable[[Page, Item], None]:
    """Write one of several sentences; where they have a place for it they name the secret."""

    def write(page: Page, item: Item) -> None:
        before, after = page.rng.choice(texts)
        spoken = page.rng.choice((item.name, item.snake.replace("_", " ")))
        page.say(before.replace("{}", spoken), plant(item), after)

    return write


def ansi(page: Page, item: Item) -> None:
    """Write as a colouring logger does."""
    page.say(*page.rng.choice((
        ("\x1b[2m{t}\x1b[0m \x1b[33mWARN\x1b[0m \x1b[3m" + item.snake + "\x1b[0m\x1b[2m=\x1b[0m", plant(item), " \x1b[2mretry\x1b[0m={d1}"),
        ("\x1b[36m[app]\x1b[0m loaded \x1b[1m" + item.name + "\x1b[0m: \x1b[32m'", plant(item), "'\x1b[39m"),
        ("\x1b[2Kdaoflow-1  | {t} \x1b[32m" + item.name + "\x1b[0m=\x1b[31m", plant(item), "\x1b[0m"),
    )))  # fmt: skip


def docker_line(text: str) -> str:
    """Write one json-file record's text."""
    return ENCODINGS["json"](text)


def split_record(page: Page, item: Item) -> None:
    """Split a value over two json-file records, the first of which has no newline at its end."""
    middle = len(item.value) // 2
    heads = (f"{item.name}=", f'{{"{item.camel}":"', f"connecting with {item.snake}: ")
    head = docker_line(page.rng.choice(heads))
    rest = docker_line('","n":1}\n' if head.startswith("{") else " done\n")
    for text, piece, end in ((head, item.value[:middle], ""), ("", item.value[middle:], rest)):
        written = docker_line(piece)
        page.say(
            '{"log":"' + text,
            Planted(item, written, (written,), whole=False),
            end + '","stream":"stdout","time":"{t}"}',
        )


def key_of(page: Page, item: Item) -> list[str]:
    """Make the lines of a private key."""
    label = page.rng.choice(
        ("PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY", "ENCRYPTED PRIVATE KEY")
    )
    return pem(page.rng, label).split("\n") if item.value else []


def pem_rows(
    prefix: str, suffix: str = "", cut: tuple[int | None, int | None] = (None, None)
) -> Callable[[Page, Item], None]:
    """Write a key behind a prefix on every line; a cut one lacks lines at an end."""

    def write(page: Page, item: Item) -> None:
        rows = key_of(page, item)[slice(*cut)]
        secrets = [row for row in rows if not row.startswith("-----")]
        at = 0
        for row in rows:
            if row.startswith("-----"):
                page.say(prefix, row, suffix)
            else:
                # The key is one secret: its first line stands for it, and every line is a needle.
                needles = tuple(secret for secret in secrets if len(secret) >= 8) if at == 0 else ()
                page.say(prefix, Planted(item, row, needles, whole=False) if needles else row, suffix)
                at += 1

    return write


def pem_below(page: Page, item: Item) -> None:
    """Write a key as a block of YAML."""
    page.say("tls_key_{d4}: |")
    pem_rows("  ")(page, item)


def pem_escaped(page: Page, item: Item) -> None:
    """Write a key in one line."""
    rows = key_of(page, item)
    text = "\\n".join(rows)
    planted = Planted(item, text, tuple(row for row in rows if not row.startswith("---")), whole=False)
    name = page.rng.choice(("TLS_PRIVATE_KEY", "SSH_PRIVATE_KEY", "GITHUB_APP_PRIVATE_KEY"))
    page.say(
        *page.rng.choice(((name + '="', planted, '"'), ('{"type":"service_account","private_key":"', planted, '\\n"}')))
    )


def boundary(page: Page, item: Item) -> None:
    """Write a value across the place where a reader's buffer ends."""
    size = page.rng.choice((4096, 8192, 8192, 65536))
    head = f"{item.name}="
    target = size * (len(page.text) // size + 1) - page.rng.randrange(2, len(item.value) - 1)
    while len(page.text) + len(head) < target - 200:
        page.say("{t} [info] maintenance: nothing to do for {word} after {d3}ms")
    page.add("." * max(target - len(page.text) - len(head) - 1, 0))
    page.add(head, plant(item))


def value_line(page: Page, item: Item) -> None:
    """Write the row of a table whose first column names the secret."""
    page.say(f" {item.snake:<24} | ", plant(item))


def copy_row(page: Page, item: Item) -> None:
    """Write a block of COPY with one row, whose column names tell the secret."""
    table = page.rng.choice(("accounts", "sessions", "api_tokens", "git_providers", "backup_destinations"))
    page.say(f"COPY public.{table} (id, created_at, {item.snake}, status) FROM stdin;")
    page.say("⟪{uuid}⟫\t⟪2026-11-{d2} 10:00:00+00⟫\t", plant(item, copied), "\tactive\n\\.")


def table_block(page: Page, item: Item) -> None:
    """Write what psql prints of one row."""
    rule = "-" * (len(item.value) + 2)
    page.say(f" id       | {item.snake:<{len(item.value)}} | status\n----------+{rule}+--------")
    page.say(" ⟪{h8}⟫ | ", plant(item), " | ⟪active⟫\n(1 row)\n")


def params(page: Page, item: Item) -> None:
    """Write a failed query as the product echoes it."""
    page.say(*page.rng.choice((
        ('Failed query: insert into "sessions" ("id", "token", "user_id") values ($1, $2, $3)\nparams: {A32},', plant(item), ",{A32}"),
        ('{"level":"error","message":"⟪tRPC request failed⟫","query":"select * from sessions where token = $1","params":["', plant(item), '"]}'),
    )))  # fmt: skip


def traefik(page: Page, item: Item) -> None:
    """Write a router's users."""
    page.say('        "traefik.http.middlewares.{word}{d3}.basicauth.users": "admin:', plant(item, "json"), '",')


def plain(kind: Kind) -> bool:
    """Whatever has no quotes, spaces or signs of a language in it."""
    return any_kind(kind) and "{q" not in kind.form


def whole_line(kind: Kind) -> bool:
    """What a table's cell can hold."""
    return column(kind) and "{q" not in kind.form


def hashed(kind: Kind) -> bool:
    """Verifiers of passwords."""
    return kind.name in ("bcrypt_hash", "crypt_hash")


def key(kind: Kind) -> bool:
    """Stand for a key of many lines, which takes no value."""
    return kind.name == "age_key"


# fmt: off
BLOCK_CARRIERS = [
    Carrier("inspect_env", 150, "hosts/{n}/inspect/container.json", "string", each(lambda i: ('      "' + i.name + "=", plant(i, "json"), '",')), any_kind, True,
        '[\n {\n  "Id": "⟪{h64}⟫",\n  "Config": {\n    "Env": [', '      "PATH=/usr/local/bin:/usr/bin"\n    ],\n    "Image": "⟪postgres:17⟫"\n  }\n }\n]'),
    Carrier("inspect_line", 38, "hosts/{n}/inspect/all.jsonl", "jsonl", each(
        lambda i: ('{"Id":"⟪{h64}⟫","Config":{"Env":["NODE_ENV=production","' + i.name + "=", plant(i, "json"), '"],"Tty":false}}')), any_kind),
    Carrier("argv_json", 32, "hosts/{n}/inspect/args.jsonl", "jsonl", each(
        lambda i: ('{"Path":"/bin/app","Args":["serve","' + flag(i) + '","', plant(i, "json"), '","--port","⟪8080⟫"]}'),
        lambda i: ('{"Cmd":["redis-server","--appendonly","yes","--requirepass","', plant(i, "json"), '"]}')), any_kind),
    Carrier("compose_config", 80, "hosts/{n}/compose/config.yml", "yaml6", each(lambda i: ("      " + i.name + ": ", plant(i, yaml_quoted))), any_kind, True,
        "name: daoflow\nservices:\n  app:\n    image: ⟪ghcr.io/acme/app:1.4.2⟫\n    environment:"),
    Carrier("sql_literal", 96, "database/{n}/statements.sql", "sql", each(
        lambda i: ("ALTER USER app WITH PASSWORD ", literal(i), ";"), lambda i: ("CREATE ROLE svc_{word} LOGIN PASSWORD ", literal(i), ";"),
        lambda i: ("UPDATE settings SET value = ", literal(i), " WHERE name = '" + i.snake + "';")), any_kind),
    Carrier("sql_values", 96, "database/{n}/inserts.sql", "sql", each(
        lambda i: ("INSERT INTO accounts (id, " + i.snake + ", status) VALUES ({d4}, ", literal(i), ", 'active');"),
        lambda i: ("INSERT INTO variables (key, value) VALUES ('" + i.name + "', ", literal(i), ");")), any_kind),
    Carrier("psql_settings", 60, "database/{n}/settings.txt", "table", value_line, plain, True, " name                     | value\n--------------------------+-------"),
    Carrier("psql_table", 60, "database/{n}/tables.txt", "table", table_block, whole_line),
    Carrier("copy_rows", 120, "database/{n}/dump.sql", "sql", copy_row, whole_line),
    Carrier("row_json", 120, "database/{n}/rows.jsonl", "jsonl", each(
        lambda i: ('{"id":"⟪{uuid}⟫","created_at":"⟪{t}⟫","' + i.snake + '":"', plant(i, "json"), '","status":"active"}')), any_kind),
    Carrier("psql_expanded", 96, "database/{n}/expanded.txt", "table", lambda page, i: page.say(
        "-[ RECORD {d2} ]---------+----------\n", f"{i.snake:<25}| ", plant(i), "\nstatus                   | ⟪active⟫"), whole_line),
    Carrier("html_table", 64, "web/{n}/report.html", "html", each(lambda i: ("<tr><td>" + i.name + "</td><td>", plant(i, "html"), "</td></tr>"),
        lambda i: ('<input type="password" name="' + i.snake + '" value="', plant(i, "html"), '">')), any_kind, True, "<table>", "</table>"),
    Carrier("xml_element", 64, "web/{n}/settings.xml", "", each(lambda i: ("  <" + i.camel + ">", plant(i, "html"), "</" + i.camel + ">")), any_kind, True, "<config>", "</config>"),
    Carrier("xml_attribute", 64, "web/{n}/web.config.xml", "", each(
        lambda i: ('  <add key="' + i.name + '" value="', plant(i, "html"), '"/>'), lambda i: ('  <login user="svc" ' + i.camel + '="', plant(i, "html"), '"/>')),
        any_kind, True, "<appSettings>", "</appSettings>"),
    Carrier("ansi_log", 94, "logs/{n}/colour.log", "ansi", ansi, plain),
    Carrier("free_text", 190, "notes/{n}/worklog.txt", "log", prose(PROSE), strong, False),
    Carrier("chat", 100, "notes/{n}/chat.txt", "log", prose(CHAT), lambda k: plain(k) and k.sort != "H" and k.sort != "C"),
    Carrier("quoted_text", 85, "notes/{n}/errors.txt", "log", prose(QUOTED), lambda k: plain(k) and k.sort != "H"),
    Carrier("pem_raw", 12, "keys/{n}/collected.txt", "log", pem_rows(""), key, True, CERTIFICATE),
    Carrier("pem_yaml", 12, "keys/{n}/tls.yaml", "yaml", pem_below, key),
    Carrier("pem_escaped", 24, "keys/{n}/escaped.txt", "", pem_escaped, key),
    Carrier("pem_compose_log", 16, "keys/{n}/compose.log", "log", pem_rows("app-1  | {t} "), key),
    Carrier("pem_json_file", 16, "keys/{n}/container-json.log", "jsonl", pem_rows('{"log":"', '\\n","stream":"stdout","time":"{t}"}'), key),
    Carrier("pem_no_end", 4, "keys/{n}/no-end.txt", "", pem_rows("", cut=(None, -4)), key),
    Carrier("pem_no_begin", 4, "keys/{n}/no-begin.txt", "", pem_rows("", cut=(3, None)), key),
    Carrier("split_record", 64, "hosts/{n}/docker/container-json.log", "jsonl", split_record, lambda k: strong(k) and "{q" not in k.form),
    Carrier("buffer_boundary", 21, "logs/{n}/long.log", "log", boundary, lambda k: strong(k) and "{q" not in k.form),
    Carrier("environ", 80, "hosts/{n}/proc/environ.txt", "nul", lambda page, i: page.add(i.name + "=", plant(i), "\0", end=""), any_kind),
    Carrier("ini", 60, "hosts/{n}/etc/app/app.ini", "ini", each(lambda i: (i.snake + " = ", plant(i))), plain, True, "[main]"),
    Carrier("toml", 50, "hosts/{n}/etc/app/app.toml", "", each(lambda i: (i.snake + ' = "', plant(i, "json"), '"')), any_kind),
    Carrier("properties", 50, "hosts/{n}/etc/app/app.properties", "", each(lambda i: ("app." + i.snake.replace("_", ".") + "=", plant(i))), plain),
    Carrier("kv_log", 90, "logs/{n}/kv.log", "log", each(
        lambda i: ("{t} level=info msg=\"starting\" " + i.snake + "=", plant(i), " port={d4}"), lambda i: ("{t} [config] " + i.camel + ": ", plant(i))), plain),
    Carrier("netrc", 20, "hosts/{n}/root/netrc.txt", "", each(lambda i: ("machine ⟪{word}.example.org⟫ login ci password ", plant(i))), lambda k: password(k) and plain(k)),
    Carrier("pgpass", 20, "hosts/{n}/root/.pgpass", "", each(lambda i: ("⟪db-{d2}.internal⟫:5432:app:svc:", plant(i))), lambda k: k.sort == "P" and plain(k)),
    Carrier("rclone", 30, "hosts/{n}/root/rclone.conf", "", each(
        lambda i: ("[remote{d4}]\ntype = ⟪s3⟫\nsecret_access_key = ", plant(i)), lambda i: ("[crypt{d4}]\ntype = ⟪crypt⟫\npassword = ", plant(i))), lambda k: k.sort in "KP" and plain(k)),
    Carrier("htpasswd", 20, "hosts/{n}/etc/htpasswd", "", each(lambda i: ("⟪{word}⟫:", plant(i))), hashed),
    Carrier("params_dump", 60, "logs/{n}/daoflow.log", "log", params, lambda k: k.name in ("session_token", "ciphertext", "daoflow_token", "jwt")),
    Carrier("python_repr", 50, "logs/{n}/traceback.log", "log", each(lambda i: ("{t} DEBUG settings={'debug': False, '" + i.name + "': ", plant(i, repr), ", 'port': {d4}}")), any_kind),
    Carrier("js_inspect", 50, "logs/{n}/node.log", "log", each(lambda i: ("{t} config { " + i.camel + ": '", plant(i), "', port: {d4} }")), plain),
    Carrier("go_struct", 40, "logs/{n}/go.log", "log", each(lambda i: ("{t} cfg=&{Host:⟪db⟫ Port:{d4} " + i.camel[0].upper() + i.camel[1:] + ":", plant(i), " Debug:false}")), plain),
    Carrier("csv", 60, "web/{n}/variables.csv", "", each(lambda i: ("⟪{uuid}⟫," + i.name + ',"', plant(i, lambda v: v.replace('"', '""')), '",production')), any_kind, True, "id,key,value,environment"),
    Carrier("traefik_labels", 30, "hosts/{n}/inspect/labels.json", "", traefik, hashed, True, '{\n  "Config": {"Labels": {', '        "traefik.enable": "⟪true⟫"\n  }}\n}'),
]
