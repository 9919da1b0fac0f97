"""What else may be behind a container of DaoFlow's that stands still."""

from __future__ import annotations

from daoflow_analyzer.finding import Doubt

from daoflow_rules.steps import events_command


def stopped_on_purpose(service: str, purposes: str) -> Doubt:
    """Return that somebody has stopped it, for one of `purposes`."""
    return Doubt(
        f"somebody who works on this host has stopped it for {purposes} (ask before you start it)",
        events_command("event=kill", service),
        "a kill just before it ended",
    )


def paused_for_a_copy(service: str, what: str) -> Doubt:
    """Return that `what` is being copied."""
    return Doubt(
        f"a copy of {what} is being made, for which programs pause it",
        "docker ps --filter status=paused",
        f"no {service} any more a minute later",
    )
