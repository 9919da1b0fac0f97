"""Our own files that go into every report, and the content security policy that allows exactly them.

Styles and scripts are kept as small files, numbered in the order in which they are put together. A script file is a module in all but
name: it sees what the files before it declare.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

SCRIPT_FRAME = '(() => {{\n"use strict";\n{}\n}})();'


_EITHER = r"((?:[^(),]|\([^()]*\))+)"
_LIGHT_DARK = re.compile(rf"light-dark\({_EITHER},\s*{_EITHER}\)")


@cache
def style() -> str:
    """Return the whole style sheet. Browsers older than `light-dark()` (May 2024) get the light colours."""
    colours, *rest = _parts("style", ".css")
    light = _LIGHT_DARK.sub(r"\1", colours).replace("color-scheme: light dark", "color-scheme: light")
    return "\n".join((light, f"@supports (color: light-dark(#000, #fff)) {{\n{colours}\n}}", *rest))


@cache
def script() -> str:
    """Return the whole script, in a scope of its own."""
    return SCRIPT_FRAME.format("\n".join(_parts("script", ".js")))


def policy(styles: Sequence[str], code: str) -> str:
    """Return the policy that allows these styles and this script, by digest, and no request at all."""
    return (
        f"default-src 'none'; style-src {' '.join(map(_digest, styles))}; script-src {_digest(code)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _parts(folder: str, suffix: str) -> list[str]:
    found = [item for item in files(__package__).joinpath("assets", folder).iterdir() if item.name.endswith(suffix)]
    return [item.read_text(encoding="utf-8").strip() for item in sorted(found, key=lambda item: item.name)]
