"""The Compose plugin is missing or too old

What it looks for
    `docker compose version` fails, or answers with a version before 2.

Why it matters
    DaoFlow is installed, upgraded and deployed with Compose v2; its files use profiles and required variables that version 1 does not
    read as meant.

How to confirm
    `docker compose version`.

What to do
    Install the plugin of Docker's packages (`docker-compose-plugin`) or of the distribution.

When it is wrong
    The daoflow container brings its own Compose: deployments to this host may work although the host's own command is missing.

Playbook
    Deployments Fail Or Stall: Docker and Docker Compose availability.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_analyzer.facts.engine import ComposeCli
from daoflow_analyzer.finding import Confidence, Effect, Finding, NextStep, Section, Severity
from daoflow_analyzer.rule import Rule

RULE = Rule(
    code="HO009",
    name="compose-unavailable",
    title="The Compose plugin is missing or too old",
    section=Section.DEPLOYMENTS,
    item="Docker and Docker Compose availability on the managed host",
    severity=Severity.HIGH,
)


def check(compose: ComposeCli) -> Iterator[Finding]:
    """Yield a finding when there is no Compose v2."""
    if compose.available and not _is_old(compose.version):
        return
    yield Finding(
        message=(
            f"Compose {compose.version} is too old: DaoFlow needs version 2."
            if compose.available
            else "The command docker compose does not work on this host."
        ),
        confidence=Confidence.CERTAIN,
        evidence=(compose.evidence(),),
        next_steps=(
            NextStep(
                "See what the host says",
                "docker compose version",
                expect="no such command, or an older version; once cured: Docker Compose version v2.…",
            ),
            NextStep(
                "Install the plugin",
                "apt-get install docker-compose-plugin",
                effect=Effect.CHANGES_STATE,
                expect="docker compose version answers",
            ),
        ),
        subject={"service": "docker-compose"},
    )


def _is_old(version: str | None) -> bool:
    match = re.match(r"v?(\d{1,4})\.", version or "")
    return match is not None and int(match[1]) < 2
