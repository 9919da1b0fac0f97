"""Whether recorded words say why something failed, or only that it did."""

from __future__ import annotations

import re

MASKED = "Activity task failed"
"""What DaoFlow records where a workflow's activity failed, whatever its error was."""

NOT_HERE = " The reason is not in this bundle."
"""Said behind words that give no reason."""

_ONLY_ENDED = re.compile(r"(?:exited|ended|failed)(?: with)?(?: exit)?(?: code| status)? \d{1,3}$", re.IGNORECASE)


def gives_reason(words: str) -> bool:
    """Whether the words say more than that it failed: no record, `Activity task failed` and a mere exit code do not."""
    told = " ".join(words.split()).rstrip(".")
    return bool(told) and told != MASKED and _ONLY_ENDED.search(told) is None
