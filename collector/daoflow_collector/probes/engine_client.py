"""`engine/client`: the `docker` command of this user, which is what DaoFlow calls on a managed server."""

from __future__ import annotations

from daoflow_bundle.outcome import Outcome

from daoflow_collector.context import Context
from daoflow_collector.probe import COLLECTED, Ended, Priority, Probe

_TIMEOUT_S = 5.0


def collect(context: Context) -> Ended:
    """Write `engine/client.json`."""
    result = context.host.run(["docker", "--version"], timeout_s=_TIMEOUT_S)
    said = result.stdout.decode("utf-8", "replace").strip() if result.exit_code == 0 else ""
    errors = result.stderr.decode("utf-8", "replace").strip().splitlines()
    error = None if said else result.error or (errors[0] if errors else f"docker: exit {result.exit_code}")
    context.sink.json("engine/client.json", {"available": bool(said), "version": said or None, "error": error})
    return COLLECTED if said else Ended(Outcome.COLLECTED, error or "")


PROBE = Probe(
    source="engine/client",
    how="docker --version",
    reason="playbook: Docker availability on the managed host, for the user that DaoFlow logs in as",
    priority=Priority.VITAL,
    timeout_s=_TIMEOUT_S + 1,
    limit="one line",
    collect=collect,
)
