"""`deployments/artifact`: the deployment state that the operator exported from the dashboard and named with `--artifact`."""

from __future__ import annotations

from daoflow_bundle.outcome import Outcome

from daoflow_collector.context import Context
from daoflow_collector.daoflow.source_order import ARTIFACT, SourceOrder
from daoflow_collector.probe import COLLECTED, Ended, Priority, Probe


def _collect(order: SourceOrder, context: Context) -> Ended:
    artifacts = context.options.artifacts
    if not artifacts:
        return Ended(Outcome.SKIPPED, "no --artifact was given")
    for item in artifacts:
        path = f"deployments/{item.deployment}/state.json"
        if order.take(path):
            context.sink.json(path, item.document, how=f"exported from the dashboard: {item.path}")
    return COLLECTED


def probe(order: SourceOrder) -> Probe:
    """Return the probe."""

    def collect(context: Context) -> Ended:
        with order.turn(ARTIFACT):
            return _collect(order, context)

    return Probe(
        source=ARTIFACT,
        how="the files given with --artifact",
        reason="playbook, Deployment failures: the exported deployment state",
        priority=Priority.NORMAL,
        timeout_s=5.0,
        limit="the files named, 16 MiB each",
        collect=collect,
    )
