"""The engine's own clock: it may run on another host, and this host's may have been set since.

Times in a question are compared with the engine's clock: an end that lies in its future is waited for, one in its past hides the newest.
"""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import docker


def engine_time_s(client: docker.APIClient, otherwise: datetime) -> float:
    """Return what time it is for the engine (Unix seconds), from the head of its answer to a ping; `otherwise` where it does not say."""
    with client.get(f"{client.base_url}/_ping", timeout=client.timeout) as response:
        try:
            return parsedate_to_datetime(response.headers.get("Date", "")).timestamp()
        except (TypeError, ValueError):
            return otherwise.timestamp()
