"""The folder that an operator would have: `.env` as the installer writes it, and the Compose file."""

import random
import shutil
import string
from pathlib import Path

COMPOSE_FILE = Path(__file__).with_name("docker-compose.yml")
SECRET_KEYS = (
    "BETTER_AUTH_SECRET",
    "ENCRYPTION_KEY",
    "DAOFLOW_RECOVERY_ENCRYPTION_KEY",
    "POSTGRES_PASSWORD",
    "TEMPORAL_POSTGRES_PASSWORD",
    "DAOFLOW_INITIAL_ADMIN_PASSWORD",
)


class Installation:
    """An installation's files. Every secret that was ever in `.env` is remembered, so that a bundle can be searched for it."""

    def __init__(self, directory: Path, *, port: int) -> None:
        """Write a sound installation; its secrets follow from the folder's name and are made for this one test."""
        self.directory = directory
        self.secrets: set[str] = set()
        self._random = random.Random(directory.name)
        self.env: dict[str, str] = {
            "DAOFLOW_VERSION": "0.11.0",
            "DAOFLOW_WORKFLOW_PROFILE": "lean",
            "COMPOSE_PROFILES": "",
            "BETTER_AUTH_URL": f"http://127.0.0.1:{port}",
            "DAOFLOW_BIND": "127.0.0.1",
            "DAOFLOW_PORT": str(port),
            "DAOFLOW_INITIAL_ADMIN_EMAIL": "owner@example.org",
            "DAOFLOW_INITIAL_ADMIN_PASSWORD": f"Own-{self.hexadecimal(24)}",
            "DAOFLOW_DATABASE_NAME": "daoflow",
            "POSTGRES_PASSWORD": self.hexadecimal(48),
            "TEMPORAL_POSTGRES_PASSWORD": self.hexadecimal(48),
            "BETTER_AUTH_SECRET": self.hexadecimal(64),
            "ENCRYPTION_KEY": self.hexadecimal(32),
            "DAOFLOW_RECOVERY_ENCRYPTION_KEY": self.hexadecimal(64),
            "DAOFLOW_ENABLE_TEMPORAL": "false",
        }
        directory.mkdir(parents=True)
        shutil.copy(COMPOSE_FILE, directory / "docker-compose.yml")
        self.write_env()

    def hexadecimal(self, length: int) -> str:
        """Return a fresh secret of hex digits."""
        return "".join(self._random.choices(string.hexdigits.lower()[:16], k=length))

    def write_env(self, **changes: str) -> None:
        """Write `.env` with these changes; values are written as they are, unquoted."""
        self.env.update(changes)
        lines = ["# Settings of this installation", *(f"{key}={value}" for key, value in self.env.items())]
        self.write_env_text("\n".join(lines) + "\n")
        self.secrets.update(value for key in SECRET_KEYS if (value := self.env.get(key, "")))

    def write_env_text(self, text: str) -> None:
        """Write `.env` as the given text."""
        env_file = self.directory / ".env"
        env_file.write_text(text)
        env_file.chmod(0o600)

    def edit_compose_file(self, old: str, new: str) -> None:
        """Replace a part of the Compose file, which must occur."""
        path = self.directory / "docker-compose.yml"
        text = path.read_text()
        if old not in text:
            raise ValueError(f"the Compose file has no {old!r}")
        path.write_text(text.replace(old, new))

    def write_override(self, text: str) -> None:
        """Write `docker-compose.override.yml`, as an operator adds one."""
        (self.directory / "docker-compose.override.yml").write_text(text)
