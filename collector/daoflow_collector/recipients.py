"""The age keys that this host is to encrypt to when the command line names none: what a team sets up once."""

from __future__ import annotations

import os
from pathlib import Path

from daoflow_collector.errors import CollectError

VARIABLE = "DAOFLOW_EVIDENCE_RECIPIENTS"
FILE = Path("/etc/daoflow-evidence/recipients")
_MAX_BYTES = 1 << 16


def configured_recipients(file: Path = FILE) -> tuple[str, ...]:
    """Return the recipients of the variable (separated by spaces), else of the file (one a line, `#` comments); none when neither is there.

    Raises `CollectError` for a file that is there and cannot be read: what should be encrypted must not go in clear.
    """
    if os.environ.get(VARIABLE, "").strip():
        return tuple(os.environ[VARIABLE].split())
    try:
        with file.open(encoding="utf-8") as lines:
            text = lines.read(_MAX_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise CollectError(
            f"{file} says to whom to encrypt, and cannot be read",
            because=error.strerror if isinstance(error, OSError) else "it is not text",
            advice="Run it again with sudo, or name the recipients with --encrypt-to.",
        ) from error
    return tuple(line.split()[0] for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#"))
