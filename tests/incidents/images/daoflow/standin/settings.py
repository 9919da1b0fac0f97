"""What the stand-in reads from its environment: the variables that the Compose file passes to the real server."""

import os
from dataclasses import dataclass
from pathlib import Path

DOCKER_SOCKET = Path("/var/run/docker.sock")


@dataclass(frozen=True)
class Settings:
    """The server's environment, as strings; an absent variable is an empty string."""

    database_url: str
    auth_secret: str
    auth_url: str
    encryption_key: str
    cors_origin: str
    owner_email: str
    owner_password: str
    enable_temporal: str
    temporal_address: str
    temporal_task_queue: str
    temporal_timeout_ms: int
    temporal_retry_ms: int
    port: int
    clock_ahead_s: float
    """The stand-in's own: a container has no clock of its own that a test could set."""

    @property
    def temporal_mode(self) -> bool:
        """Say whether the server runs its Temporal worker; anything but a lower-case `true` is off."""
        return self.enable_temporal == "true" and bool(self.temporal_address)


def read_settings() -> Settings:
    """Return the settings of this process."""
    get = os.environ.get
    return Settings(
        database_url=get("DATABASE_URL", ""),
        auth_secret=get("BETTER_AUTH_SECRET", ""),
        auth_url=get("BETTER_AUTH_URL", ""),
        encryption_key=get("ENCRYPTION_KEY", ""),
        cors_origin=get("CORS_ORIGIN", ""),
        owner_email=get("DAOFLOW_INITIAL_ADMIN_EMAIL", ""),
        owner_password=get("DAOFLOW_INITIAL_ADMIN_PASSWORD", ""),
        enable_temporal=get("DAOFLOW_ENABLE_TEMPORAL", ""),
        temporal_address=get("TEMPORAL_ADDRESS", ""),
        temporal_task_queue=get("TEMPORAL_TASK_QUEUE", "daoflow-deployments"),
        temporal_timeout_ms=int(get("TEMPORAL_CONNECT_TIMEOUT_MS", "30000")),
        temporal_retry_ms=int(get("TEMPORAL_CONNECT_RETRY_DELAY_MS", "2000")),
        port=int(get("PORT", "3000")),
        clock_ahead_s=float(get("STANDIN_CLOCK_AHEAD_S", "0")),
    )
