"""Who called `sudo`: a file that root made in that user's own folder is theirs, else they could not send it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import IO


def invoker(environment: Mapping[str, str] = os.environ) -> tuple[int, int] | None:
    """Return user and group of whoever became root by `sudo`; None where nobody did."""
    ids = [environment.get(name, "") for name in ("SUDO_UID", "SUDO_GID")]
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not all(one.isascii() and one.isdecimal() for one in ids):
        return None
    user, group = map(int, ids)
    return (user, group) if user else None


def hand_over(file: IO[bytes], folder: Path) -> bool:
    """Give an open file to who called `sudo`, where `folder` is theirs. Returns whether they can read it now, or nobody called it.

    In their own folder they can do as they like with its names anyway; in any other one a file of root's stays root's.
    """
    user = invoker()
    if user is None:
        return True
    try:
        if folder.stat().st_uid != user[0]:
            return False
        os.fchown(file.fileno(), *user)
    except (OSError, OverflowError, ValueError):
        return False  # a file system without owners, or one where root is nobody; a file that is closed
    return True
