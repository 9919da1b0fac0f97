"""The plan as `daoflow-collect plan` prints it."""

from __future__ import annotations

import textwrap
from typing import Any

from daoflow_collector.discovery import Discovery
from daoflow_collector.logs.text import line_to_show
from daoflow_collector.machine.host import Host
from daoflow_collector.plan import Plan
from daoflow_collector.probe import Probe
from daoflow_collector.redact import Redactor

_WIDTH = 80


def plan_lines(plan: Plan, host: Host, discovery: Discovery, redactor: Redactor) -> list[str]:
    """Return the plan for people, 80 columns."""
    lines = [f"Would collect from {host.name}, project {discovery.project}:"]
    lines.append(f"    {discovery.directory or 'no installation folder found'}")
    lines += ["Nothing is changed, nothing is uploaded, nothing was written.", ""]
    if discovery.engine_problem is not None:
        lines += [
            *textwrap.wrap(f"note: {redactor.string(discovery.engine_problem)}", _WIDTH, break_on_hyphens=False),
            "",
        ]
    lines += [line for probe in plan.probes for line in probe_lines(probe)]
    lines += [f"  skipped {probe.source} ({reason})" for probe, reason in plan.skipped]
    lines += ["", "Values of secrets are removed before anything is written.", "Collect it: daoflow-collect run"]
    return [line_to_show(line) for line in lines]


def probe_lines(probe: Probe) -> list[str]:
    """Return one source of the plan for people."""
    lines = [f"  {probe.priority.name.lower():<7} {probe.source}"]
    limit = f"{probe.limit}; {probe.timeout_s:.0f} s"
    for label, text in (("from", probe.how), ("why", probe.reason), ("limit", limit)):
        lines += textwrap.wrap(
            f"{label:<6}{text}", _WIDTH, initial_indent=" " * 10, subsequent_indent=" " * 16, break_on_hyphens=False
        )
    return lines


def probe_document(probe: Probe) -> dict[str, Any]:
    """Return one source of the plan for programs."""
    return {
        "source": probe.source,
        "priority": probe.priority.name.lower(),
        "how": probe.how,
        "reason": probe.reason,
        "limit": probe.limit,
        "timeout_s": probe.timeout_s,
    }


def plan_document(plan: Plan, host: Host, discovery: Discovery, redactor: Redactor) -> dict[str, Any]:
    """Return the plan for programs."""
    problem = discovery.engine_problem
    return {
        "host": host.name,
        "directory": discovery.directory,
        "project": discovery.project,
        "engine": {"state": discovery.engine.state, "problem": redactor.string(problem) if problem else None},
        "sources": [probe_document(probe) for probe in plan.probes],
        "skipped": [{"source": probe.source, "reason": reason} for probe, reason in plan.skipped],
    }
