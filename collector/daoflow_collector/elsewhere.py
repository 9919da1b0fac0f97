"""Where on this host a bundle would fit, for whoever is told that it does not fit where it should go."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

_FOLDERS = ("/var/tmp", "/tmp", "/dev/shm")  # noqa: S108 - named to a person; local ones only, for asking another could hang
_IN_MEMORY = "/dev/shm"  # noqa: S108


def room_elsewhere(needed_bytes: int, but_not: Path | None = None) -> str:
    """Return a sentence that names a folder of this host with so much room, as `-o` takes it; empty where there is none.

    `but_not`: a path on the file system that has none.
    """
    for folder in _FOLDERS:
        try:
            here = but_not is not None and Path(folder).stat().st_dev == but_not.stat().st_dev
            if not here and os.access(folder, os.W_OK) and shutil.disk_usage(folder).free >= needed_bytes:
                kept = " (memory: copy it away before a restart)" if folder == _IN_MEMORY else ""
                return f"There is room in {folder}{kept}: -o {folder}. "
        except OSError:
            continue
    return ""
