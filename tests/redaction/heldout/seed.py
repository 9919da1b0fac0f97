"""Which corpus the tests ask about: another one with every change of the project, the same for everybody who has that state of it.

A seed made anew in each run would let the same commit pass here and fail there; one that never changes would be learnt by heart.
"""

from __future__ import annotations

import os
import secrets
import subprocess
from pathlib import Path

WITHOUT_GIT = 20261129
"""The seed where the project lies without its history, as from an archive."""


def corpus_seed() -> int:
    """Return the seed: `CORPUS_SEED` (a number, or `fresh` for one that nobody has seen), else the digest of the committed tree."""
    asked = os.environ.get("CORPUS_SEED", "")
    if asked:
        return secrets.randbelow(2**31) if asked == "fresh" else int(asked)
    command = ("git", "-C", str(Path(__file__).parent), "rev-parse", "HEAD^{tree}")
    try:
        tree = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return WITHOUT_GIT
    return int(tree[:8], 16) % 2**31
