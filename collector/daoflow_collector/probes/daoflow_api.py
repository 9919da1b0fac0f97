"""`daoflow/api`: what the control plane answers to a token, from `--token-file` or the environment. GET queries only.

The token is sent to the port that DaoFlow's running container publishes on this machine, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from daoflow_bundle.outcome import Outcome

from daoflow_collector.context import Context
from daoflow_collector.daoflow.answer import write
from daoflow_collector.daoflow.api_token import api_token
from daoflow_collector.daoflow.database_query import ID
from daoflow_collector.daoflow.deployment_choice import choose
from daoflow_collector.daoflow.deployment_record import Known, logs, mapping, objects, record, row_of_view, snake
from daoflow_collector.daoflow.deployment_state import SECTIONS, rebuild
from daoflow_collector.daoflow.never_collected import without
from daoflow_collector.daoflow.source_order import API, SourceOrder
from daoflow_collector.daoflow.trpc import Api, Reply
from daoflow_collector.engine.access import socket_path
from daoflow_collector.parallel import ask_all
from daoflow_collector.probe import COLLECTED, Ended, Priority, Probe
from daoflow_collector.probes.health import bindings, reachable

QUERIES: Mapping[str, tuple[str, Mapping[str, Any] | None, str]] = {
    "services": ("services", None, "services"),
    "drift": ("composeDriftReport", {"limit": 40}, "reports"),
    "events": ("eventTimeline", {"limit": 100}, "events"),
    "backup-list": ("backupOverview", {"limit": 50}, "runs"),
    "backup-destinations": ("backupDestinations", {"limit": 50}, "destinations"),
    "backup-restores": ("backupRestoreQueue", {"limit": 50}, "requests"),
    "execution-queue": ("executionQueue", {"limit": 50}, "jobs"),
}
"""Member → query, its parameters, and the field that the CLI puts a bare list under."""

_LOG_LINES = 100
_FAILED_RUNS = 3
_QUERY_LIMIT_S = 8.0
_WAIT_LIMIT_S = 10.0
_TIMEOUT_S = 40.0
_AT_ONCE = 4


def _base(context: Context) -> str | Ended:
    """Return where the API is, or how the source ends without one: a token must not reach another program."""
    discovery = context.discovery
    if socket_path(discovery.engine_endpoint) is None:
        return Ended(Outcome.SKIPPED, "the Docker Engine is on another machine: the token was not sent to a port there")
    for container in discovery.of("daoflow"):
        if container.state == "running":
            for address, port, source in bindings(container):
                if source.startswith("published"):
                    return f"http://{reachable(address)}:{port}"
    return Ended(Outcome.FAILED, discovery.containers_error or "no running container of daoflow publishes a port")


def _enveloped(data: Any, field: str) -> Any:
    return {field: data} if isinstance(data, list) else data


class _Reader:
    """Asks the API and keeps what it could not give, for the outcome."""

    def __init__(self, context: Context, order: SourceOrder, api: Api) -> None:
        self._context = context
        self._order = order
        self._api = api
        self.refused: list[str] = []

    def ask(self, queries: Sequence[tuple[str, Mapping[str, Any] | None]]) -> list[Reply]:
        """Return the replies, in order."""
        replies = ask_all([partial(self._api.query, *query) for query in queries], workers=_AT_ONCE)
        for reply in replies:
            if reply.error is not None and reply.code != "NOT_FOUND":
                self.refused.append(f"{reply.path.partition('?')[0].rsplit('/', 1)[-1]}: {reply.error}")
        return replies

    def answers(self, viewer: Reply) -> dict[str, Reply]:
        """Return what the CLI's commands would ask, by member, `data` as they print it."""
        replies = self.ask(
            [("health", None), ("serverReadiness", {"limit": 24}), *(item[:2] for item in QUERIES.values())]
        )
        health, servers, *rest = replies
        status = {"apiUrl": self._api.base, "health": health.data, "servers": servers.data}
        write(self._context, self._order, "status", servers.answer(status))
        write(self._context, self._order, "whoami", viewer.answer(viewer.data))
        for (name, (_, _, field)), reply in zip(QUERIES.items(), rest):
            write(self._context, self._order, name, reply.answer(_enveloped(reply.data, field)))
        return dict(zip(QUERIES, rest))

    def backup_runs(self, listed: Reply) -> None:
        """Write the details of the run asked for and of the newest failed ones: no list has a run's error."""
        runs = objects(mapping(listed.data).get("runs"))
        failed = [str(run.get("id")) for run in runs if run.get("status") == "failed"][:_FAILED_RUNS]
        asked = [self._context.options.backup_run, *failed]
        ids = [one for one in dict.fromkeys(asked) if one is not None and ID.fullmatch(one)]
        for one, reply in zip(ids, self.ask([("backupRunDetails", {"runId": one}) for one in ids])):
            write(self._context, self._order, f"backup-run-{one}", reply.answer(reply.data))

    def deployments(self) -> None:
        """Write the chosen deployments' records, states and logs."""
        (recent,) = self.ask([("recentDeployments", {"limit": 50})])
        found = recent.data if isinstance(recent.data, list) else mapping(recent.data).get("deployments")
        views: dict[str, Mapping[str, Any]] = {str(view.get("id")): view for view in objects(found)}
        options = self._context.options
        named = (options.deployment, *(item.deployment for item in options.artifacts), options.last_good)
        missing = [one for one in named if one is not None and ID.fullmatch(one) and one not in views]
        for reply in self.ask([("deploymentDetails", {"deploymentId": one}) for one in dict.fromkeys(missing)]):
            view = mapping(reply.data)
            if view:
                views[str(view.get("id"))] = view
        asked = [one for one in named[:-1] if one in views]
        last_good = options.last_good if options.last_good in views else None
        rows = [row_of_view(view) for view in views.values()]
        chosen = {one: roles for one, roles in choose(rows, asked, last_good).items() if ID.fullmatch(one)}
        queries = [("deploymentLogs", {"deploymentId": one, "limit": _LOG_LINES}) for one in chosen]
        for (one, roles), lines in zip(chosen.items(), self.ask(queries)):
            self._write(one, roles, views[one], lines)

    def _write(self, one: str, roles: Sequence[str], view: Mapping[str, Any], lines: Reply) -> None:
        row, snapshot = row_of_view(view), mapping(view.get("configSnapshot"))
        steps = [{snake(name): value for name, value in step.items()} for step in objects(view.get("steps"))]
        exported: Mapping[str, Any] = mapping(view.get("stateArtifacts"))
        if set(exported) != set(SECTIONS):
            exported = rebuild(row, snapshot, None) if snapshot else {}
        parts: dict[str, tuple[Mapping[str, Any], str]] = {
            "record": (record("api", roles, Known(row, snapshot, steps, {})), "deploymentDetails")
        }
        if exported:
            parts["state"] = (exported, "deploymentDetails")
        found = objects(mapping(lines.data).get("lines"))
        if lines.error is None:
            spelled = [{snake(name): value for name, value in line.items()} for line in found]
            document = logs("api", spelled, _LOG_LINES)
            parts["logs"] = ({**document, "truncated": len(found) >= _LOG_LINES}, "deploymentLogs")
        for part, (content, procedure) in parts.items():
            path = f"deployments/{one}/{part}.json"
            if self._order.take(path):
                self._context.sink.json(path, without(content), how=f"GET /trpc/{procedure}")


def _collect(order: SourceOrder, context: Context) -> Ended:
    token = api_token(context.host, context.options)
    if token is None:
        return Ended(Outcome.SKIPPED, "no API token was given (--token-file, DAOFLOW_TOKEN)")
    base = _base(context)
    if isinstance(base, Ended):
        return base
    api = Api(context.host, base, token, _QUERY_LIMIT_S)
    viewer = api.query("viewer")
    if viewer.error is not None:
        refused = viewer.status in (401, 403)
        words = f"{viewer.error} ({viewer.code})" if viewer.code else viewer.error
        return Ended(Outcome.DENIED if refused else Outcome.FAILED, words)
    order.wait_before(API, _WAIT_LIMIT_S)
    reader = _Reader(context, order, api)
    reader.deployments()
    answers = reader.answers(viewer)
    reader.backup_runs(answers["backup-list"])
    if reader.refused:
        return Ended(Outcome.PARTIAL, "; ".join(dict.fromkeys(reader.refused)))
    return COLLECTED


def probe(order: SourceOrder) -> Probe:
    """Return the probe."""

    def collect(context: Context) -> Ended:
        with order.turn(API):
            return _collect(order, context)

    return Probe(
        source=API,
        how="GET /trpc/… on the published port, with a token",
        reason="playbook, Deployment failures and Backups: details that no command prints, such as a backup run's error",
        priority=Priority.NORMAL,
        timeout_s=_TIMEOUT_S,
        limit=f"queries, {_QUERY_LIMIT_S:.0f} s each; 50 deployments listed, 16 in full; {_LOG_LINES} log lines each",
        collect=collect,
    )
