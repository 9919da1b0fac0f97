"""Where the Docker Engine listens, found the way the docker command finds it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Callable
from urllib.parse import urlsplit

from daoflow_collector.machine.host import FileResult

DEFAULT_ENDPOINT = "unix:///var/run/docker.sock"

ReadFile = Callable[[str], FileResult]


def _document(result: FileResult) -> Mapping[str, Any]:
    if result.content is None:
        return {}
    try:
        document = json.loads(result.content)
    except ValueError:
        # The docker command warns and goes on with its defaults; so do we.
        return {}
    return document if isinstance(document, dict) else {}


def engine_endpoint(environment: Mapping[str, str], read_file: ReadFile) -> str:
    """Return the engine's address: `DOCKER_HOST`, else the current Docker context's, else the default socket."""
    if environment.get("DOCKER_HOST"):
        return environment["DOCKER_HOST"]
    folder = environment.get("DOCKER_CONFIG") or f"{environment.get('HOME', '/root')}/.docker"
    context = environment.get("DOCKER_CONTEXT") or _document(read_file(f"{folder}/config.json")).get("currentContext")
    if not isinstance(context, str) or context in ("", "default"):
        return DEFAULT_ENDPOINT
    # Docker's own naming of the context folder; not a digest of anything secret.
    name = hashlib.sha256(context.encode()).hexdigest()
    endpoints = _document(read_file(f"{folder}/contexts/meta/{name}/meta.json")).get("Endpoints")
    docker_endpoint = endpoints.get("docker") if isinstance(endpoints, dict) else None
    address = docker_endpoint.get("Host") if isinstance(docker_endpoint, dict) else None
    return address if isinstance(address, str) and address else DEFAULT_ENDPOINT


def other_host(endpoint: str) -> str | None:
    """Return the host whose engine an endpoint reaches by SSH, as `--on` takes it; None for any other endpoint."""
    parts = urlsplit(endpoint)
    if parts.scheme != "ssh" or not parts.hostname:
        return None
    user = f"{parts.username}@" if parts.username else ""  # a password, if there is one, is not to be shown
    return f"ssh://{user}{parts.netloc.rpartition('@')[2]}"
