"""The collector's own log (`collector/log.jsonl`): what it did and what went wrong, one JSON object a line."""

from __future__ import annotations

import json
import threading
from datetime import datetime
from typing import Callable


class Journal:
    """Collects entries from any thread. Raw: they pass the gate like everything else."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._lines: list[str] = []
        self._lock = threading.Lock()

    def add(self, source: str, message: str, *, level: str = "info") -> None:
        """Add one entry of `level` info, warning or error."""
        time = self._now().isoformat().replace("+00:00", "Z")
        line = json.dumps({"time": time, "level": level, "source": source, "message": message})
        with self._lock:
            self._lines.append(line)

    def content(self) -> bytes:
        """Return the log as it goes to the gate."""
        with self._lock:
            return "".join(f"{line}\n" for line in self._lines).encode()
