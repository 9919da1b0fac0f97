"""What the image calls `bun`: runs the server, or the one-line fetch of the Compose file's health check.

`bun packages/server/dist/index.js` starts the stand-in; `bun -e "fetch('URL')…"` exits 0 when the URL answers 2xx.
"""

import re
import signal
import sys
import urllib.request

from .settings import read_settings
from .startup import start
from .workers import stop


def _fetch(script: str) -> int:
    found = re.search(r"fetch\(['\"](http[^'\"]+)['\"]", script)
    if found is None:
        print("error: the stand-in's bun only knows fetch()", file=sys.stderr)
        return 1
    try:
        with urllib.request.urlopen(found[1], timeout=10) as answer:  # noqa: S310 - the health check's own loopback address
            return 0 if answer.status < 300 else 1
    except OSError:
        return 1


def main() -> None:
    """Dispatch on the arguments as bun would."""
    if sys.argv[1:2] == ["-e"]:
        sys.exit(_fetch(sys.argv[2]))
    signal.signal(signal.SIGTERM, stop)
    start(read_settings())


main()
