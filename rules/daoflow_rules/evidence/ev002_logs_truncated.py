"""A log begins after its container's present run did

What it looks for
    The collector's budget, or its `--tail`, left out older lines of a service that is in trouble: those of its start are missing.
    Of lines over the budget, those that read as trouble, a start or an end are kept.

Why it matters
    The first error is the cause; what repeats after it are symptoms. DaoFlow, for one, says why a migration failed once, and at every
    later start only that an earlier attempt failed.

How to confirm
    `docker compose logs --timestamps SERVICE | head`.

What to do
    Collect again with a larger window: `daoflow-collect --only logs/SERVICE --tail 200000 --max-size 50MB`.

When it is wrong
    If the service has been healthy since its start, the missing lines do not matter; the rule is silent then.

Playbook
    First Five Minutes: docker compose logs --tail=200 daoflow.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.containers import Container, Containers, HealthState
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.finding import Confidence, Evidence, Finding, NextStep, Section, Severity, word
from daoflow_analyzer.rule import Rule

RULE = Rule(
    code="EV002",
    name="logs-truncated",
    title="A log begins after its container's present run did",
    section=Section.FIRST_FIVE_MINUTES,
    item="docker compose logs --tail=200 daoflow",
    severity=Severity.LOW,
)


def check(logs: Logs, containers: Containers) -> Iterator[Finding]:
    """Yield one finding a service in trouble whose first lines were left out."""
    for service, summary in logs.summaries.items():
        container = containers.one(service)
        if container is None or not summary.is_cut or summary.whole_from is None or not _in_trouble(container):
            continue
        if container.started_at is None or container.started_at >= summary.whole_from:
            continue
        older = f"{summary.dropped_lines} older lines" if summary.dropped_lines else "older lines"
        begins = "begins" if summary.first_time == summary.whole_from else "is whole only from its line"
        yield Finding(
            message=(
                f"The log of {service} {begins} at {summary.whole_from:%Y-%m-%d %H:%M:%S} UTC, after its container started; "
                f"{older} were left out."
            ),
            confidence=Confidence.CERTAIN,
            evidence=(Evidence("manifest.json", f"{summary.member}: {older} left out", pointer="/members"),),
            next_steps=(
                NextStep(
                    "Collect a larger window",
                    f"daoflow-collect --only logs/{word(service, 'SERVICE')} --tail 200000 --max-size 50MB",
                    expect="the lines of the container's start",
                ),
            ),
            subject={"service": service},
        )


def _in_trouble(container: Container) -> bool:
    return not container.is_running or container.health is HealthState.UNHEALTHY or container.restart_count > 0
