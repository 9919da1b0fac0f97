"""A folder that crosses every kind of secret with every way to stand in a file, and lines that must stay between them."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.redaction.crossed import (
    docker_carriers,
    document_carriers,
    env_carriers,
    log_carriers,
    sql_carriers,
    wire_carriers,
)
from tests.redaction.crossed import facts as lines
from tests.redaction.crossed.carrier import Carrier
from tests.redaction.crossed.later_facts import LATER
from tests.redaction.crossed.letters import ALNUM, B64, HEX, LOWER, UPPER, b64, draw, uuid
from tests.redaction.crossed.picks import Host
from tests.redaction.crossed.special import boundaries, keys, parts
from tests.redaction.crossed.text import Page
from tests.redaction.folders import planting
from tests.redaction.folders.planting import Folder

CARRIERS: tuple[Carrier, ...] = (
    *env_carriers.CARRIERS, *docker_carriers.CARRIERS, *document_carriers.CARRIERS, *wire_carriers.CARRIERS, *sql_carriers.CARRIERS, *log_carriers.CARRIERS,
)  # fmt: skip
POOLS: dict[str, Callable[[random.Random], str]] = {
    **planting.POOLS,
    "uuid": uuid,
    "day": lambda r: f"2026-11-{r.randrange(1, 29):02}",
    "digit": lambda r: str(r.randrange(1, 9)),
    "octet": lambda r: str(r.randrange(2, 250)),
    "port": lambda r: str(r.randrange(3000, 65000)),
    "epoch": lambda r: str(r.randrange(1_790_000_000, 1_799_000_000)),
    "span": lambda r: draw(r, HEX, 16),
    "fp": lambda r: draw(r, B64, 43),
    "colon": lambda r: ":".join(draw(r, HEX, 2) for _ in range(16)),
    "pub": lambda r: draw(r, B64, 43),
    "wgpub": lambda r: b64(r, 32),
    "bech": lambda r: draw(r, "qpzry9x8gf2tvdw0s3jn54khce6mua7l", 58),
    "veth": lambda r: draw(r, HEX, 7),
    "eight": lambda r: draw(r, ALNUM, 8),
    "integ": lambda r: draw(r, B64, 86),
    "cert": lambda r: draw(r, B64, 64),
    "accesskey": lambda r: draw(r, UPPER, 16),
    "lower": lambda r: draw(r, LOWER, 10),
}
DECOYS = {
    "log": lines.LOG, "ansi": lines.LOG, "shell": lines.ENV, "env": lines.ENV, "ini": {}, "pglog": lines.LOG, "yaml": lines.YAML, "composemap": {},
    "later": LATER,
    "jsonl": {}, "jsonrow": lines.JSON,
}  # fmt: skip


def opened(folder: Folder, path: str, rng: random.Random) -> Page:
    """Begin a file."""
    return Page(folder, path, rng, POOLS)


def decoy(rng: random.Random, sort: str) -> str:
    """Draw a line that must stay."""
    category = rng.choice(list(DECOYS[sort].values()))
    return str(rng.choice(category))


def fill(page: Page, carrier: Carrier, host: Host) -> None:
    """Write one file of a carrier."""
    rng = page.rng
    wanted: list[tuple[str, bool]] = []
    at = rng.randrange(len(carrier.templates))
    for row in range(carrier.rows):
        wanted.append((carrier.templates[(at + row) % len(carrier.templates)], True))
        if DECOYS.get(carrier.decoys) and rng.random() < 0.7:
            wanted.append((("  " if carrier.decoys == "jsonrow" else "") + decoy(rng, carrier.decoys), False))
    glue = carrier.between if carrier.between in ("", "\0") else ""
    comma = carrier.between if carrier.between != "\0" else ""
    if glue:
        wanted = [(carrier.header, False), *wanted, (carrier.footer, False)]
    elif carrier.header:
        page.put(carrier.header, [], carrier.name)
    for number, (template, planted) in enumerate(wanted):
        cast = host.cast(carrier.pick, carrier.accepts, weak=carrier.weak) if planted else []
        page.put(template + (comma if number < len(wanted) - 1 else ""), cast, carrier.name)
        if glue:
            page.text = page.text[:-1] + glue
    if carrier.footer and not glue:
        page.put(carrier.footer, [], carrier.name)
    if carrier.packed:
        page.folder.packed.add(page.path)
    page.close()


def declarations(folder: Folder, rng: random.Random, host: Host) -> None:
    """Write the files that declare the host's own secrets."""
    places = ("opt/daoflow/.env", "opt/stacks/shop/.env", "opt/stacks/crm/.env", "opt/stacks/wiki/.env")
    pages = [opened(folder, path, rng) for path in places]
    for number, drawn in enumerate(host.declared):
        page = pages[number % len(pages)]
        form = "«{uk}»='{v}'" if "'" not in drawn.value else '«{uk}»="{v:dq}"'
        page.put(
            form if not drawn.value.replace("-", "").replace("_", "").isalnum() else "«{uk}»={v}", [drawn], "declared"
        )
        if number % 5 == 0:
            page.put(decoy(rng, "env"), [], "declared")
    for page in pages:
        page.close()


def harmless(folder: Folder, rng: random.Random) -> None:
    """Write files in which nothing is secret."""
    for name, sort, suffix in (("log", lines.LOG, "log"), ("env", lines.ENV, "env"), ("yaml", lines.YAML, "yaml")):
        for number in range(4):
            page = opened(folder, f"quiet/{name}-{number}.{suffix}", rng)
            for category in sort.values():
                for template in category:
                    page.put(template, [], "")
            page.close()
    for number in range(4):
        page = opened(folder, f"quiet/ids-{number}.json", rng)
        rows = [template for category in lines.JSON.values() for template in category]
        page.put("{\n" + ",\n".join(f"  {row}" for row in rows) + "\n}", [], "")
        page.close()


def folder(seed: int) -> Folder:
    """Grow the folder of a seed; the same seed gives the same bytes."""
    rng = random.Random(f"crossed {seed}")
    grown = Folder()
    host = Host(rng)
    host.declare(120)
    declarations(grown, rng, host)
    for carrier in CARRIERS:
        for number in range(carrier.files):
            fill(opened(grown, carrier.path.replace("#", str(number)), rng), carrier, host)
    keys(grown, rng, lambda to, path: opened(to, path, rng))
    parts(grown, rng, lambda to, path: opened(to, path, rng), host)
    boundaries(grown, rng, lambda to, path: opened(to, path, rng), host)
    harmless(grown, rng)
    return grown
