"""What is said of a file that is root's, to who called `sudo` and is to send it."""

from __future__ import annotations

import os
import shlex


def roots_own(path: str) -> list[str]:
    """Return the lines that give the command by which it becomes theirs; of the user nothing else needs to be known."""
    command = ["sudo", "chown", "-R", os.environ.get("SUDO_USER") or os.environ["SUDO_UID"], path]
    return ["Only root can read it here. To make it yours:", f"    {shlex.join(command)}"]
