"""The second wave: other templates, asked for what the first could not tell; `python -m tests.redaction.crossed.second 1`."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.redaction.crossed import later_code_carriers, later_log_carriers
from tests.redaction.crossed.corpus import POOLS, declarations, fill
from tests.redaction.crossed.later_facts import LATER
from tests.redaction.crossed.letters import ALNUM, B64, DIGITS, HEX, LOWER, UPPER, b64, b64url, draw
from tests.redaction.crossed.picks import Host
from tests.redaction.crossed.text import Page
from tests.redaction.folders.planting import Folder
from tests.redaction.folders.score import ask

MORE: dict[str, Callable[[random.Random], str]] = {
    "wskey": lambda r: b64(r, 20),
    "sri": lambda r: b64(r, 48),
    "btwo": lambda r: b64(r, 20),
    "ulid": lambda r: draw(r, "0123456789ABCDEFGHJKMNPQRSTVWXYZ", 22),
    "snow": lambda r: draw(r, DIGITS, 16),
    "alfourteen": lambda r: draw(r, ALNUM, 14),
    "awsid": lambda r: draw(r, UPPER, 16),
    "amz": lambda r: b64(r, 56),
    "hexeight": lambda r: draw(r, HEX, 8),
    "hextwelve": lambda r: draw(r, HEX, 12),
    "hexmany": lambda r: draw(r, HEX, 24),
    "swarm": lambda r: draw(r, LOWER, 25),
    "modulus": lambda r: b64url(r, 256),
    "nix": lambda r: draw(r, "0123456789abcdfghijklmnpqrsvwxyz", 32),
    "vapid": lambda r: draw(r, B64.replace("+", "-").replace("/", "_"), 86),
    "mdsum": lambda r: b64(r, 16),
}


def folder(seed: int) -> Folder:
    """Grow the second wave's folder of a seed."""
    rng = random.Random(f"crossed second {seed}")
    grown = Folder()
    host = Host(rng)
    host.declare(60)
    declarations(grown, rng, host)
    pools = {**POOLS, **MORE}
    for carrier in (*later_code_carriers.CARRIERS, *later_log_carriers.CARRIERS):
        for number in range(carrier.files):
            fill(Page(grown, carrier.path.replace("#", str(number)), rng, pools), carrier, host)
    for number in range(3):
        page = Page(grown, f"quiet/later-{number}.log", rng, pools)
        for category in LATER.values():
            for template in category:
                page.put(template, [], "")
        page.close()
    return grown


if __name__ == "__main__":
    ask(folder)
