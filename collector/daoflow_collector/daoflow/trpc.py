"""DaoFlow's HTTP API, read: GET queries of its tRPC endpoint, with a token that goes nowhere else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from daoflow_collector.daoflow.answer import Answer
from daoflow_collector.daoflow.deployment_record import mapping

if TYPE_CHECKING:
    from daoflow_collector.machine.host import Host, HttpResult

_MAX_BYTES = 8 << 20


@dataclass(frozen=True)
class Reply:
    """One query's reply. `data` is what it returned; else `error` says why not, `code` in the API's own word, `status` in HTTP's."""

    path: str
    status: int | None
    duration_s: float
    data: Any = None
    error: str | None = None
    code: str = ""

    def answer(self, data: Any) -> Answer:
        """Return it as the CLI would print it, `data` in place of what the query returned."""
        ok = self.error is None
        output = {"ok": True, "data": data} if ok else {"ok": False, "error": self.error, "code": self.code}
        return Answer("api", f"GET {self.path}", None, self.code == "timeout", self.duration_s, output)


@dataclass(frozen=True)
class Api:
    """The API at `base`, asked as whoever the token belongs to."""

    host: Host
    base: str
    token: str
    limit_s: float

    def query(self, procedure: str, parameters: Mapping[str, Any] | None = None) -> Reply:
        """Ask one query. Never raises for what the other side does."""
        path = f"/trpc/{procedure}"
        if parameters is not None:
            path += "?input=" + quote(json.dumps(parameters, separators=(",", ":")), safe="")
        headers = {"Authorization": f"Bearer {self.token}"}
        result = self.host.http_get(self.base + path, timeout_s=self.limit_s, max_bytes=_MAX_BYTES, headers=headers)
        return _reply(path, result)


def _reply(path: str, result: HttpResult) -> Reply:
    if result.status is None:
        return Reply(path, None, result.duration_s, error=result.error or "no answer", code=result.error_kind or "")
    try:
        document = json.loads(result.body)
    except (ValueError, RecursionError):
        words = f"HTTP {result.status}, and no JSON" + (" (too long)" if len(result.body) >= _MAX_BYTES else "")
        return Reply(path, result.status, result.duration_s, error=words)
    found = document if isinstance(document, dict) else {}
    answer, error = found.get("result"), found.get("error")
    if isinstance(answer, dict) and "data" in answer:
        return Reply(path, result.status, result.duration_s, data=answer["data"])
    if not isinstance(error, dict):
        words = error if isinstance(error, str) else "it does not answer as DaoFlow's API does"
        return Reply(path, result.status, result.duration_s, error=f"HTTP {result.status}: {words}")
    data = mapping(error.get("data"))
    cause = mapping(data.get("cause"))
    return Reply(
        path,
        result.status,
        result.duration_s,
        error=str(error.get("message") or f"HTTP {result.status}"),
        code=str(cause.get("code") or data.get("code") or ""),
    )
