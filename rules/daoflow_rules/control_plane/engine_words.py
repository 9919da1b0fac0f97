"""Why the engine could not start a container, in its own words."""

from __future__ import annotations

import re

from daoflow_analyzer.facts.containers import Container
from daoflow_bundle.token import TOKEN

LONG_ID = re.compile(r" ?\([0-9a-f]{64}\)")
SHOWN = 220


def engine_words(container: Container) -> str:
    """Return the engine's complaint as the end of a sentence, without ids and tokens; empty when it has none."""
    words = TOKEN.sub("…", LONG_ID.sub("", " ".join(container.error.split()))).rstrip(".")
    # The reason stands at its end, what was attempted before it.
    return words if len(words) <= SHOWN else "…" + words[1 - SHOWN :]
