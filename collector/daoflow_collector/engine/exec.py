"""Run a command inside a container through the Engine API: arguments as a list, output bounded in bytes and time.

Not with the SDK's `exec_start`, which waits on the bare socket without any limit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from daoflow_collector.engine.trouble import engine_words
from daoflow_collector.logs.stream import LogStreamError, frames
from daoflow_collector.machine.limit import Limit

if TYPE_CHECKING:
    import docker

_READ_BYTES = 1 << 16


@dataclass(frozen=True)
class ExecResult:
    """What a command said. `exit_code` None: it had not ended when its time or its bytes were over (`cut` says which)."""

    exit_code: int | None
    stdout: bytes
    stderr: bytes
    cut: str | None = None


def _chunks(client: docker.APIClient, exec_id: str, limit: Limit) -> Iterator[bytes]:
    from docker.errors import APIError

    address = f"{client.base_url}/v{client.api_version}/exec/{exec_id}/start"
    body = {"Detach": False, "Tty": False}
    limit_s = max(1, min(client.timeout, int(limit.left_s())))
    with client.post(address, json=body, stream=True, timeout=limit_s) as response:
        if response.status_code != 200:
            text = response.raw.read(4096).decode("utf-8", "replace").strip()
            raise APIError(f"the engine answered HTTP {response.status_code}: {text[:300]}")
        while True:
            chunk = response.raw.read(_READ_BYTES)
            if not chunk:
                return
            yield chunk


def run_in_container(
    client: docker.APIClient,
    container_id: str,
    argv: Sequence[str],
    *,
    environment: Mapping[str, str],
    timeout_s: float,
    max_bytes: int,
) -> ExecResult:
    """Run `argv` in a running container. Raises what the SDK and its transport raise when the engine refuses or falls silent."""
    from urllib3.exceptions import HTTPError

    limit = Limit(timeout_s)
    created = client.exec_create(container_id, list(argv), environment=dict(environment))
    output = {"stdout": bytearray(), "stderr": bytearray()}
    cut: str | None = None
    try:
        for stream, payload in frames(_chunks(client, created["Id"], limit)):
            output[stream] += payload
            if len(output["stdout"]) + len(output["stderr"]) > max_bytes:
                cut = f"its answer is longer than {max_bytes >> 20} MiB"
                break
            if limit.left_s() <= 0:
                cut = limit.passed()
                break
    except (LogStreamError, HTTPError) as error:
        cut = engine_words(error)
    code = None if cut is not None else client.exec_inspect(created["Id"]).get("ExitCode")
    return ExecResult(code, bytes(output["stdout"]), bytes(output["stderr"]), cut)
