"""`health`: what DaoFlow's three endpoints answer on the port that is really published, and how long they take.

With a dead database each still says 200, after some five seconds: so they get twelve, all at once, and the time is evidence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from daoflow_bundle.outcome import Outcome

from daoflow_collector.context import Context
from daoflow_collector.discovery import Discovery
from daoflow_collector.engine.project_containers import FoundContainer
from daoflow_collector.locate import env_value
from daoflow_collector.machine.host import HttpResult
from daoflow_collector.parallel import ask_all
from daoflow_collector.probe import COLLECTED, Ended, Priority, Probe

ENDPOINTS = {"health": "/health", "ready": "/ready", "trpc-health": "/trpc/health"}
_REQUEST_TIMEOUT_S = 12.0
_CONTAINER_PORT = 3000
_WANTED_HEADERS = ("content-type", "date", "server", "location", "retry-after", "content-length", "via")


def bindings(container: FoundContainer) -> Iterator[tuple[str, str, str]]:
    """Yield (host ip, host port, where it stands), what is bound now before what was asked for, DaoFlow's own port first."""
    inspect = container.inspect
    places = (
        ((inspect.get("NetworkSettings") or {}).get("Ports"), "published port"),
        ((inspect.get("HostConfig") or {}).get("PortBindings"), "wanted port"),
    )
    for ports, where in places:
        named = ports if isinstance(ports, dict) else {}
        for key in sorted(named, key=lambda item: (item != f"{_CONTAINER_PORT}/tcp", item)):
            for binding in named[key] or ():
                if key.endswith("/tcp") and binding.get("HostPort"):
                    yield binding.get("HostIp") or "", str(binding["HostPort"]), f"{where} of {container.name}"


def reachable(address: str) -> str:
    """Return the address to ask for one that was bound: a wildcard is no destination."""
    if address in ("", "0.0.0.0"):  # noqa: S104 - compared, not bound
        return "127.0.0.1"
    if address == "::":
        return "[::1]"
    return f"[{address}]" if ":" in address else address


def base_url(discovery: Discovery) -> tuple[str, str]:
    """Return `http://host:port` of the control plane and how it was found."""
    for container in discovery.of("daoflow"):
        for address, port, source in bindings(container):
            return f"http://{reachable(address)}:{port}", source
    content = next((item.content for item in discovery.env_files if item.content is not None), None)
    port = env_value(content, "DAOFLOW_PORT") or ""
    address = env_value(content, "DAOFLOW_BIND") or ""
    if port.isdigit():
        return f"http://{reachable(address)}:{port}", "DAOFLOW_PORT of .env"
    return f"http://{reachable(address)}:{_CONTAINER_PORT}", "default port"


def _body(result: HttpResult) -> tuple[str, Any]:
    """Return the kind of body and the body. HTML where JSON is due means another program, or a version without the endpoint."""
    if result.status is None:
        return "none", None
    if not result.body.strip():
        return "empty", None
    text = result.body.decode("utf-8", "replace")
    try:
        document = json.loads(text)
    except ValueError:
        document = None
    if isinstance(document, dict):
        return "json", document
    start = text.lstrip()[:200].lower()
    is_html = "text/html" in result.headers.get("content-type", "") or start.startswith(("<!doctype html", "<html"))
    return ("html" if is_html else "text"), text


def _document(name: str, result: HttpResult, source: str, started_at: str) -> Mapping[str, Any]:
    kind, body = _body(result)
    return {
        "name": name,
        "url": result.url,
        "url_source": source,
        "started_at": started_at,
        "duration_s": result.duration_s,
        "status": result.status,
        "headers": {key: value for key, value in result.headers.items() if key in _WANTED_HEADERS},
        "body_kind": kind,
        "body": body,
        "error_kind": result.error_kind,
        "error": result.error,
    }


def collect(context: Context) -> Ended:
    """Ask all three at once and write what each answered. No answer is an answer too."""
    base, source = base_url(context.discovery)
    started_at = context.host.now().isoformat().replace("+00:00", "Z")
    asked = [partial(context.host.http_get, base + path, timeout_s=_REQUEST_TIMEOUT_S) for path in ENDPOINTS.values()]
    results = dict(zip(ENDPOINTS, ask_all(asked, workers=len(asked))))
    for name in ENDPOINTS:
        result = results[name]
        context.sink.json(f"health/{name}.json", _document(name, result, source, started_at), how=f"GET {result.url}")
    silent = {name: result.error for name, result in results.items() if result.status is None}
    if silent:
        return Ended(Outcome.COLLECTED, "; ".join(f"{name}: {error}" for name, error in silent.items()))
    return COLLECTED


PROBE = Probe(
    source="health",
    how="GET /health, /ready, /trpc/health on the published port",
    reason="playbook, First Five Minutes: curl http://127.0.0.1:3000/trpc/health",
    priority=Priority.VITAL,
    timeout_s=15.0,
    limit="three requests, 12 s each, at once",
    collect=collect,
)
