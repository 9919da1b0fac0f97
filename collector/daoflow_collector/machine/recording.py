"""A host on file: every answer a live one gave, so that the very same probes run again without it.

A recording is a folder with `recording.json` (when, what, which host) and `calls.jsonl`: one call a line, `{"call": [method, argument, …],
"answer": {…}}`. Bytes are kept as text (UTF-8, anything else as surrogate escapes), so that a recording can be read and compared. It is
RAW: it holds what the host held, secrets included. Only record hosts whose secrets are throwaway.
"""

from __future__ import annotations

import io
import json
import threading
import time
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from daoflow_collector.engine.access import load_sdk
from daoflow_collector.errors import CollectError
from daoflow_collector.machine.host import (
    CommandResult,
    EngineAnswer,
    FileResult,
    FilesystemStatus,
    Host,
    HttpResult,
    PathStatus,
)

if TYPE_CHECKING:
    import docker

HEAD = "recording.json"
CALLS = "calls.jsonl"
FORMAT = 1
NOT_RECORDED = "not in the recording"
_KEPT_VARIABLES = (
    "DOCKER_HOST",
    "DOCKER_CONTEXT",
    "COMPOSE_FILE",
    "COMPOSE_PROJECT_NAME",
    "COMPOSE_PROFILES",
    "HOME",
    "PATH",
)

Answer = TypeVar("Answer", CommandResult, FileResult, PathStatus, FilesystemStatus, HttpResult, EngineAnswer)


def encode(answer: Any) -> dict[str, Any]:
    """Return an answer (one of host.py's values) as JSON can hold it; a body is a list of its lines."""
    return {
        name: {"bytes": value.decode("utf-8", "surrogateescape").splitlines(keepends=True)}
        if isinstance(value, bytes)
        else value
        for name, value in asdict(answer).items()
    }


def decode(kind: type[Answer], document: Mapping[str, Any]) -> Answer:
    """Return the value of `kind` that `encode` made `document` of."""
    values: dict[str, Any] = {}
    for field in fields(kind):
        value = document.get(field.name, field.default)
        if isinstance(value, dict) and set(value) == {"bytes"}:
            value = "".join(value["bytes"]).encode("utf-8", "surrogateescape")
        values[field.name] = tuple(value) if field.name == "argv" else value
    return kind(**values)


class Tape:
    """The calls of a recording in memory: answers by call, in the order they were given; the last one repeats."""

    def __init__(self, calls: Sequence[tuple[Sequence[Any], Any]]) -> None:
        self._answers: dict[str, deque[Any]] = defaultdict(deque)
        for call, answer in calls:
            self._answers[json.dumps(list(call))].append(answer)
        self._lock = threading.Lock()

    def answer(self, *call: Any) -> Any | None:
        """Return the next answer to a call, None when it was never made."""
        with self._lock:
            answers = self._answers.get(json.dumps(list(call)))
            if not answers:
                return None
            return answers.popleft() if len(answers) > 1 else answers[0]


@dataclass(frozen=True)
class Head:
    """`recording.json`."""

    host: str
    recorded_at: str
    description: str
    endpoint: str
    working_directory: str
    environment: Mapping[str, str]
    uid: int
    groups: tuple[int, ...]
    format: int = FORMAT


def _load(folder: Path) -> tuple[Head, Tape]:
    try:
        document = json.loads((folder / HEAD).read_text("utf-8"))
        lines = (folder / CALLS).read_text("utf-8").split("\n")
        calls = [(record["call"], record["answer"]) for record in map(json.loads, filter(None, lines))]
        if document.get("format") != FORMAT:
            raise CollectError(f"{folder} is a recording of another format", advice="Record the host again.")
        head = Head(**{**document, "groups": tuple(document["groups"])})
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CollectError(
            f"{folder} is not a recording", because=str(error), advice=f"Name a folder that holds {HEAD} and {CALLS}."
        ) from error
    return head, Tape(calls)


class RecordedHost:
    """Answers from a recording. What is not in it is absent, and says so."""

    def __init__(self, folder: Path) -> None:
        """Raise `CollectError` when `folder` is no recording."""
        self._head, self._tape = _load(folder)
        self._recorded_at = datetime.fromisoformat(self._head.recorded_at.replace("Z", "+00:00"))
        self._started = time.monotonic()

    @property
    def name(self) -> str:
        """Return the recorded host's name."""
        return self._head.host

    @property
    def replay(self) -> Mapping[str, Any] | None:
        """Say when this was recorded, and of what."""
        return {"recorded_at": self._head.recorded_at, "description": self._head.description}

    def now(self) -> datetime:
        """Return the recorded host's clock, running on from the start of the recording."""
        return self._recorded_at + timedelta(seconds=time.monotonic() - self._started)

    def environment(self) -> Mapping[str, str]:
        """Return what was kept of the environment."""
        return self._head.environment

    def working_directory(self) -> str:
        """Return the folder the recording was made in."""
        return self._head.working_directory

    def user(self) -> tuple[int, tuple[int, ...]]:
        """Return the recording user's ids."""
        return self._head.uid, self._head.groups

    def run(
        self, argv: Sequence[str], *, timeout_s: float, cwd: str | None = None, max_bytes: int = 4 << 20
    ) -> CommandResult:
        """Return the recorded result; the time it took is not waited for again."""
        del timeout_s, cwd, max_bytes
        found = self._tape.answer("run", *argv)
        if found is None:
            return CommandResult(tuple(argv), None, b"", b"", 0.0, error=f"{argv[0]}: {NOT_RECORDED}")
        return decode(CommandResult, found)

    def read_file(self, path: str, *, max_bytes: int = 4 << 20, tail: bool = False) -> FileResult:
        """Return the recorded content."""
        del max_bytes
        found = self._tape.answer("read_file", path, tail)
        if found is None:
            return FileResult(path, None, error_kind="absent", error=NOT_RECORDED)
        return decode(FileResult, found)

    def open_file(self, path: str) -> BinaryIO | None:
        """Return the recorded content, as `read_file` has it."""
        content = self.read_file(path, tail=True).content
        return io.BytesIO(content) if content is not None else None

    def status(self, path: str) -> PathStatus:
        """Return what stood at a path."""
        found = self._tape.answer("status", path)
        return decode(PathStatus, found) if found is not None else PathStatus(path, "absent")

    def list_folder(self, path: str) -> tuple[str, ...]:
        """Return the recorded names."""
        return tuple(self._tape.answer("list_folder", path) or ())

    def filesystem(self, path: str) -> FilesystemStatus | None:
        """Return the recorded file system."""
        found = self._tape.answer("filesystem", path)
        return decode(FilesystemStatus, found) if found is not None else None

    def http_get(
        self, url: str, *, timeout_s: float, max_bytes: int = 256 << 10, headers: Mapping[str, str] | None = None
    ) -> HttpResult:
        """Return the recorded answer, its duration as it was."""
        del timeout_s, max_bytes, headers
        found = self._tape.answer("http_get", url)
        return (
            decode(HttpResult, found)
            if found is not None
            else HttpResult(url, None, error_kind="other", error=NOT_RECORDED)
        )

    def engine_endpoint(self) -> str:
        """Return where the recorded engine listened."""
        return self._head.endpoint

    def ping_engine(self, *, timeout_s: float) -> EngineAnswer:
        """Return how the engine answered."""
        del timeout_s
        found = self._tape.answer("ping_engine")
        return decode(EngineAnswer, found) if found is not None else EngineAnswer("absent", error=NOT_RECORDED)

    def engine(self, *, timeout_s: float) -> docker.APIClient:
        """Return an API client whose requests are answered from the recording."""
        load_sdk(self.engine_endpoint())
        from daoflow_collector.machine.recording_engine import replaying_client

        return replaying_client(self._tape, api_version=self.ping_engine(timeout_s=timeout_s).api_version)

    def close(self) -> None:
        """Do nothing: a recording runs nothing."""


class RecordingHost:
    """Passes every call on to a live host and writes down what it answered."""

    def __init__(self, host: Host, folder: Path, *, description: str) -> None:
        """Make `folder` and begin. Raises `CollectError` when it holds a recording already or cannot be written."""
        self._host = host
        self._lock = threading.Lock()
        self._recorded_at = host.now()
        uid, groups = host.user()
        head = Head(
            host=host.name,
            recorded_at=self._recorded_at.isoformat(timespec="seconds").replace("+00:00", "Z"),
            description=description,
            endpoint=host.engine_endpoint(),
            working_directory=host.working_directory(),
            environment={name: value for name, value in host.environment().items() if name in _KEPT_VARIABLES},
            uid=uid,
            groups=groups,
        )
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with (folder / HEAD).open("x", encoding="utf-8") as file:
                json.dump(asdict(head), file, indent=1)
            self._file = (folder / CALLS).open("x", encoding="utf-8")
        except OSError as error:
            raise CollectError(f"{folder} cannot be recorded into", because=error.strerror) from error

    def write(self, call: Sequence[Any], answer: Any) -> None:
        """Add one call and its answer."""
        line = json.dumps({"call": list(call), "answer": answer}) + "\n"
        with self._lock:
            if not self._file.closed:
                self._file.write(line)

    @property
    def name(self) -> str:
        """Return the live host's name."""
        return self._host.name

    @property
    def replay(self) -> Mapping[str, Any] | None:
        """Return None: this run is live."""
        return None

    def now(self) -> datetime:
        """Return the live host's clock."""
        return self._host.now().astimezone(timezone.utc)

    def environment(self) -> Mapping[str, str]:
        """Return what is kept of the environment, so that the live run finds what a replay will find."""
        return self._host.environment()

    def working_directory(self) -> str:
        """Return the current folder."""
        return self._host.working_directory()

    def user(self) -> tuple[int, tuple[int, ...]]:
        """Return the collecting user's ids."""
        return self._host.user()

    def run(
        self, argv: Sequence[str], *, timeout_s: float, cwd: str | None = None, max_bytes: int = 4 << 20
    ) -> CommandResult:
        """Run and record."""
        result = self._host.run(argv, timeout_s=timeout_s, cwd=cwd, max_bytes=max_bytes)
        self.write(["run", *argv], encode(result))
        return result

    def read_file(self, path: str, *, max_bytes: int = 4 << 20, tail: bool = False) -> FileResult:
        """Read and record."""
        result = self._host.read_file(path, max_bytes=max_bytes, tail=tail)
        self.write(["read_file", path, tail], encode(result))
        return result

    def open_file(self, path: str) -> BinaryIO | None:
        """Record the file's newest bytes, and give those: the live run reads what a replay will read."""
        content = self.read_file(path, tail=True).content
        return io.BytesIO(content) if content is not None else None

    def status(self, path: str) -> PathStatus:
        """Ask and record."""
        result = self._host.status(path)
        self.write(["status", path], encode(result))
        return result

    def list_folder(self, path: str) -> tuple[str, ...]:
        """List and record."""
        result = self._host.list_folder(path)
        self.write(["list_folder", path], list(result))
        return result

    def filesystem(self, path: str) -> FilesystemStatus | None:
        """Ask and record."""
        result = self._host.filesystem(path)
        self.write(["filesystem", path], encode(result) if result is not None else None)
        return result

    def http_get(
        self, url: str, *, timeout_s: float, max_bytes: int = 256 << 10, headers: Mapping[str, str] | None = None
    ) -> HttpResult:
        """Ask and record."""
        result = self._host.http_get(url, timeout_s=timeout_s, max_bytes=max_bytes, headers=headers)
        self.write(["http_get", url], encode(result))
        return result

    def engine_endpoint(self) -> str:
        """Return the live engine's address."""
        return self._host.engine_endpoint()

    def ping_engine(self, *, timeout_s: float) -> EngineAnswer:
        """Ask and record."""
        result = self._host.ping_engine(timeout_s=timeout_s)
        self.write(["ping_engine"], encode(result))
        return result

    def engine(self, *, timeout_s: float) -> docker.APIClient:
        """Return the live client, its answers recorded."""
        load_sdk(self.engine_endpoint())
        from daoflow_collector.machine.recording_engine import recording_client

        return recording_client(self._host.engine(timeout_s=timeout_s), self.write)

    def close(self) -> None:
        """End the live host's commands and the recording."""
        self._host.close()
        with self._lock:
            self._file.close()
