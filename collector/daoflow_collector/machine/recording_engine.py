"""The Engine API on file: transport adapters for the SDK's client, one that writes answers down and one that gives them back.

A call is keyed by method, path without the API version, and query without `since` and `until`, which hold the time of day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, Callable
from urllib.parse import parse_qsl, urlsplit

import docker
import requests
from docker import constants
from requests.adapters import BaseAdapter
from urllib3 import HTTPResponse

if TYPE_CHECKING:
    from daoflow_collector.machine.recording import Tape

Write = Callable[[Sequence[Any], Any], None]

_VERSION = re.compile(r"^/v\d+\.\d+(?=/)")
_TIMES = ("since", "until")
_NOT_RECORDED_STATUS = 501


def call_of(request: requests.PreparedRequest) -> list[Any]:
    """Return the key of a request."""
    parts = urlsplit(request.url or "")
    query = sorted(item for item in parse_qsl(parts.query, keep_blank_values=True) if item[0] not in _TIMES)
    return ["engine", request.method, _VERSION.sub("", parts.path), [list(item) for item in query]]


def _response(
    request: requests.PreparedRequest, status: int, headers: Mapping[str, str], body: bytes
) -> requests.Response:
    response = requests.Response()
    response.status_code = status
    response.headers.update(headers)
    response.raw = HTTPResponse(body=BytesIO(body), headers=dict(headers), status=status, preload_content=False)
    response.request = request
    response.url = request.url or ""
    return response


class RecordingAdapter(BaseAdapter):
    """Sends through another adapter and writes each answer down, whole: only for calls that end by themselves."""

    def __init__(self, inner: BaseAdapter, write: Write) -> None:
        super().__init__()
        self._inner = inner
        self._write = write

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        """Send, read everything, record, and answer from what was read."""
        live = self._inner.send(request, *args, **kwargs)
        body = live.raw.read(decode_content=True)
        live.close()
        headers = {"Content-Type": live.headers.get("Content-Type", "application/json")}
        lines = body.decode("utf-8", "surrogateescape").splitlines(keepends=True)
        self._write(call_of(request), {"status": live.status_code, "headers": headers, "body": lines})
        return _response(request, live.status_code, headers, body)

    def close(self) -> None:
        """Close the adapter that does the sending."""
        self._inner.close()


class ReplayAdapter(BaseAdapter):
    """Answers from a tape; what is not on it gets HTTP 501 and says so."""

    def __init__(self, tape: Tape) -> None:
        super().__init__()
        self._tape = tape

    def send(self, request: requests.PreparedRequest, *_args: Any, **_kwargs: Any) -> requests.Response:
        """Return the recorded answer."""
        found = self._tape.answer(*call_of(request))
        if found is None:
            return _response(request, _NOT_RECORDED_STATUS, {}, b'{"message": "not in the recording"}')
        body = "".join(found["body"]).encode("utf-8", "surrogateescape")
        return _response(request, found["status"], found["headers"], body)

    def close(self) -> None:
        """Do nothing: there is no connection."""


def recording_client(client: docker.APIClient, write: Write) -> docker.APIClient:
    """Return `client`, its answers recorded from now on."""
    inner = client.get_adapter(client.base_url)
    client.mount(client.base_url.split("://")[0] + "://", RecordingAdapter(inner, write))
    return client


def replaying_client(tape: Tape, *, api_version: str | None) -> docker.APIClient:
    """Return a client that never touches a network."""
    newest = constants.DEFAULT_DOCKER_API_VERSION
    version = min(api_version or newest, newest, key=lambda text: tuple(int(part) for part in text.split(".")))
    client = docker.APIClient(base_url="http://recording.invalid:2375", version=version)
    client.mount("http://", ReplayAdapter(tape))
    client.trust_env = False
    return client
