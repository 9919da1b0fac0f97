"""The stack that collections are compared on: six containers, one with a long log, and planted secrets in every place they leak from.

DaoFlow's stand-in, PostgreSQL and Redis as in the incident tests; beside them `api` (secrets in environment, arguments, labels and health
output), `web` (the long log) and `worker` (exited; the installation's own secrets under other names).
"""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.log_corpus import STYLES
from tests.incidents.images.build import load_images
from tests.incidents.stack import Stack
from tests.redaction.corpus import KINDS, LOG_CARRIERS, SECRET_CARRIERS

SEED = 20261123
LINES_PER_40_MB = 272_000
"""Of a json-file log."""
# Compose would read the `$` of a bcrypt hash as a variable; a value of six characters is in any text by chance.
NOT_PLANTED = {"bcrypt", "short"}
ENV_SECRETS = 24
LOG_SECRETS = (
    *("assignment", "json-line", "flag-equals", "header", "url-query", "bearer", "url-password", "git-token"),
    *("curl-user", "docker-login", "sql-set", "session-cookie", "presigned"),
)
OVERRIDE = """\
services:
  api:
    image: redis:7-alpine
    entrypoint: ["/bin/sh", "-c", "sleep 1000000", "api", "--metrics-password", "{argv}"]
    env_file: [api.env]
    labels:
      org.example.deploy-token: "{label}"
      org.example.webhook: "https://hook:{label_url}@hooks.example.org/deploy"
    healthcheck:
      test: ["CMD-SHELL", "printf 'probed postgresql://probe:{health}@postgres:5432/app: refused'; exit 1"]
      interval: 5s
      retries: 1
  web:
    image: redis:7-alpine
    entrypoint: ["/bin/sh", "-c", "cat /traffic.log; sleep 1000000"]
    volumes: ["{traffic}:/traffic.log:ro"]
  worker:
    image: redis:7-alpine
    entrypoint: ["/bin/sh", "-c", "printf 'worker: no queue to work on\\\\n'; exit 3"]
    environment:
      LEDGER_A: ${{POSTGRES_PASSWORD}}
      LEDGER_B: ${{BETTER_AUTH_SECRET}}
      LEDGER_C: ${{ENCRYPTION_KEY}}
      LEDGER_D: ${{DAOFLOW_RECOVERY_ENCRYPTION_KEY}}
"""


def prepare_engine() -> None:
    """Load the images into the throwaway engine. Raises SystemExit where it is not there: nobody's own engine is touched."""
    if "DAOFLOW_TEST_ENGINE_DIR" not in os.environ:
        print("needs the throwaway engine: run `make bench`, or put tests/engine/with-engine in front", file=sys.stderr)
        raise SystemExit(2)
    load_images()


@dataclass(frozen=True)
class Planted:
    """One secret: where it was put, and every way it is written there."""

    place: str
    texts: tuple[str, ...]


class SixContainers(Stack):
    """A stack with planted secrets. `planted` lists them, `markers` the starts of the log lines that hold one."""

    def __init__(self, directory: Path, *, log_lines: int = LINES_PER_40_MB, first_line_bytes: int = 0) -> None:
        """Write the installation's files; nothing runs yet. The long log begins with one line of `first_line_bytes`."""
        super().__init__(directory)
        self._rng = random.Random(SEED)
        self.log_lines = log_lines
        self.planted = [Planted("env", (value,)) for value in sorted(self.installation.secrets)]
        self.markers: list[str] = []
        traffic = directory.parent / f"{directory.name}-traffic.log"
        with traffic.open("w") as log:
            log.write(f"{'x' * first_line_bytes}\n" if first_line_bytes else "")
            log.writelines(self._traffic())
        environment = [self._plant("env", kind) for kind in self._kinds()[:ENV_SECRETS]]
        self.directory.joinpath("api.env").write_text("".join(f"{name}={value}\n" for name, value in environment))
        hexadecimal = {place: self._plant(place, "hex32")[1] for place in ("argv", "label", "label_url", "health")}
        self.installation.write_override(OVERRIDE.format(traffic=traffic, **hexadecimal))

    def _kinds(self) -> list[str]:
        return [kind for kind in KINDS if kind not in NOT_PLANTED]

    def _plant(self, place: str, kind: str) -> tuple[str, str]:
        name, make = KINDS[kind]
        value = make(self._rng)
        self.planted.append(Planted(place, (value, json.dumps(value)[1:-1])))
        return name, value

    def _traffic(self) -> Iterator[str]:
        """Yield the long log; the lines with secrets are among its last, where every rival looks."""
        pool = [STYLES["daoflow"](self._rng) for _ in range(20_000)]
        for number in range(self.log_lines - len(LOG_SECRETS)):
            yield f"{number:07d} {self._rng.choice(pool)}\n"
        for number, carrier in enumerate(LOG_SECRETS):
            kind = self._rng.choice(self._kinds())
            name, make = KINDS[kind]
            value = make(self._rng)
            line, written = {**LOG_CARRIERS, **SECRET_CARRIERS}[carrier](self._rng, name, value)
            self.planted.append(Planted("log", (value, written)))
            self.markers.append(f"planted-{number:02d}")
            yield f"{self.markers[-1]} {line}\n"

    def start(self) -> int:
        """Start everything, wait until all have written and failed what they are to; return the size of the long log on disk."""
        self.up_and_ready()
        self.wait_until("the api to be unhealthy", lambda: self.state("api")["Health"]["Status"] == "unhealthy")
        self.wait_until("the worker to have ended", lambda: bool(self.log("worker")))
        path = Path(self.inspect("web")["LogPath"])
        sizes = [-1]

        def is_written() -> bool:
            sizes.append(path.stat().st_size)
            return sizes[-1] == sizes[-2] and self.markers[-1] in self.docker(
                "logs", "--tail", "20", self.container("web")
            )

        self.wait_until("the long log", is_written, deadline_s=600 + self.log_lines / 20_000)
        return sizes[-1]
