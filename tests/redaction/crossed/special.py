"""Carriers that templates cannot tell: keys behind prefixes and cut off, records that Docker split, a reader's boundaries."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.redaction.crossed.carrier import BARE, PLAIN
from tests.redaction.crossed.issued_kinds import PEMS
from tests.redaction.crossed.picks import Host, of
from tests.redaction.crossed.text import Drawn, Page
from tests.redaction.folders.planting import Folder, Secret

Open = Callable[[Folder, str], Page]
PART = 16384
PREFIXES = (
    "«daoflow-1  | {t}» ", "«{t} stderr F» ", "«{app}-{digit}  |» ", "«[{t}] INFO» ", "«Nov 24 {clock} {host} app[{pid}]:» ", "  ", "> ", "\t", "# ",
    "\x1b[36m«daoflow-1  |»\x1b[0m ", "+ ",
)  # fmt: skip
WORDS = [
    "GET",
    "ready",
    "ok",
    "pool",
    "conn",
    "query",
    "rows",
    "sync",
    "poll",
    "tick",
    "done",
    "queue",
    "step",
    "build",
    "layer",
    "cache",
]


def rows_of(page: Page, prefix: str, rows: list[str], drawn: Drawn, carrier: str, *, suffix: str = "") -> None:
    """Write a key's rows, each behind a prefix."""
    first = page.text.count("\n")
    for row in rows:
        page.put(prefix + row.replace("{", "(") + suffix, [], carrier)
    needles = tuple(row for row in rows if row and not row.startswith("-----") and ":" not in row and len(row) > 15)
    page.folder.secrets.append(
        Secret(drawn.kind, carrier, page.path, first, drawn.value, needles, declared=False, whole=False)
    )


def keys(folder: Folder, rng: random.Random, opened: Open) -> None:
    """Write keys in PEM behind the prefixes of logs, in blocks of YAML, and cut off at either end."""
    for number, prefix in enumerate(PREFIXES):
        page = opened(folder, f"logs/{number}/key-prefix.log")
        page.put("«{t} starting {app}»", [], "")
        drawn = of(PEMS, rng)
        rows_of(page, prefix, drawn.value.split("\n"), drawn, "pem_prefixed")
        page.put("«{t} listening on {port}»", [], "")
        page.close()
    for number, prefix in enumerate(("", "", "«daoflow-1  | {t}» ", "«{t}» ", "    ", "«{app}-1 |» ")):
        drawn = of(PEMS, rng)
        rows = drawn.value.split("\n")
        page = opened(folder, f"logs/{number}/key-cut.log")
        if number % 2:
            page.put("«{t} reading key»", [], "")
        rows_of(page, prefix, rows[: rng.randrange(len(rows) // 2 + 1, len(rows) - 1)], drawn, "pem_cut_end")
        if number % 3 == 0:
            page.put("«{t} signal 15 received, {n} jobs left»", [], "")
        page.close()
        drawn = of(PEMS, rng)
        rows = drawn.value.split("\n")
        page = opened(folder, f"logs/{number}/key-rotated.log")
        rows_of(page, prefix, rows[rng.randrange(3, len(rows) // 2 + 2) :], drawn, "pem_cut_begin")
        page.put("«{t} {app} ready on {port}»", [], "")
        page.close()
    for number, (head, prefix) in enumerate(
        (
            ("tls:\n  «key»: |", "    "),
            ("  «id_rsa»: |-", "    "),
            ("secrets:\n  - «name»: tls\n    «value»: |", "      "),
            ("«privateKey»: >", "  "),
        )
    ):
        page = opened(folder, f"config/{number}/key.yaml")
        drawn = of(PEMS, rng)
        page.put(head, [], "")
        rows_of(page, prefix, drawn.value.split("\n"), drawn, "pem_yaml")
        page.put("«port: {port}»", [], "")
        page.close()
    for number in range(3):
        page = opened(folder, f"containers/keys-{number}/json.log")
        drawn = of(PEMS, rng)
        rows_of(
            page,
            '{"log":"',
            drawn.value.split("\n"),
            drawn,
            "pem_json_file",
            suffix='\\n","stream":"«stdout»","time":"«{t}»"}',
        )
        page.close()
    page = opened(folder, "host/openvpn/tls-auth.conf")
    rows = [rng.randbytes(16).hex() for _ in range(16)]
    page.put("remote «{host} 1194»\n<tls-auth>\n-----BEGIN OpenVPN Static key V1-----", [], "")
    rows_of(page, "", rows, Drawn("openvpn", "\n".join(rows), "tls_auth"), "openvpn_static")
    page.put("-----END OpenVPN Static key V1-----\n</tls-auth>\ncipher «AES-256-GCM»", [], "")
    page.close()


def parts(folder: Folder, rng: random.Random, opened: Open, host: Host) -> None:
    """Write records of Docker's log driver whose text goes on in the next one."""
    around = (
        ("«{uk}»=", "«done»"), ("«Authorization»: Bearer ", "«ok»"), ("«{k}»: ", "«n={n}»"), ("«got» ", "«from {ip}»"), ("postgres://«app»:", "@«db:5432/x»"),
        ('\\"«{ck}»\\":\\"', '\\",\\"port\\":«{port}»}'),
    )  # fmt: skip
    for number in range(12):
        page = opened(folder, f"containers/part-{number}/json.log")
        for turn in range(6):
            before, after = around[(number + turn) % len(around)]
            long = number % 3 == 0
            pick = "vendor" if "got" in before or "Bearer" in before else "named"
            cast = host.cast(pick, PLAIN if "@" in after else BARE, weak=False)
            fill = ""
            while long and len(fill) < PART - 120:
                fill += rng.choice(WORDS) + " "
            glue = "" if after.startswith(("@", "\\")) else " "
            other = '\n{"log":"«[warn] retry {n}»\\n","stream":"stderr","time":"«{t}»"}' if turn % 3 == 2 else ""
            page.put(
                f'{{"log":"{fill}{before}{{v:head}}","stream":"stdout","time":"«{{t}}»"}}{other}\n'
                f'{{"log":"{{v:tail}}{glue}{after}\\n","stream":"stdout","time":"«{{t}}»"}}',
                cast, "docker_parts",
            )  # fmt: skip
        page.close()


def boundaries(folder: Folder, rng: random.Random, opened: Open, host: Host) -> None:
    """Write secrets that stand across a multiple of a usual buffer's size."""
    for name, size, count in (
        ("64k", 65536, 8),
        ("64k-b", 65536, 6),
        ("1m", 1 << 20, 1),
        ("1m-b", 1 << 20, 1),
        ("4k", 4096, 12),
        ("8k", 8192, 8),
    ):
        page = opened(folder, f"logs/boundary-{name}.log")
        for turn in range(1, count + 1):
            template, pick = rng.choice(
                (
                    ("«{t}» «{uk}»={v} «end»", "named"),
                    ("«{t}» Bearer {v} «end»", "tokens"),
                    ("«{t}» «input» {v} «end»", "vendor"),
                    ('{"ts":"«{t}»","«{ck}»":"{v:json}"}', "named"),
                )
            )
            cast = host.cast(pick, PLAIN, weak=False)
            spans = page.render(template, cast)[1]
            before = next(span.start for span in spans if span.secret) + rng.randrange(1, len(cast[0].value))
            lines = []
            room = turn * size - before - len(page.text)
            while room > 200:
                line = f"2026-11-24T10:11:12.{rng.randrange(100, 999)}Z {rng.choice(WORDS)} {rng.choice(WORDS)} n={rng.randrange(9999)}"
                lines.append(line)
                room -= len(line) + 1
            lines.append("." * max(room - 1, 0))
            page.text += "\n".join(lines) + "\n"
            page.put(template, cast, f"boundary_{name}")
        page.close()
