"""The collector as text: a script that holds a zip application, checks that it came through whole, and runs it from memory."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

_BOOT = Path(__file__).parents[1] / "embedded_paste" / "boot.py"
# Consoles take lines of up to 4,095 characters; base64 has none that a terminal or ssh takes for a command.
_COLUMNS = 120


def paste_text(application: bytes) -> bytes:
    """Return the script for a zip application (its bytes)."""
    text = base64.b64encode(application).decode()
    lines = "\n".join(text[start : start + _COLUMNS] for start in range(0, len(text), _COLUMNS))
    script = _BOOT.read_text("utf-8").replace("@SHA256@", hashlib.sha256(application).hexdigest())
    return script.replace("@TEXT@", lines).encode()
