"""What is wrong with a managed server: told by a deployment that failed on it, or by DaoFlow's last readiness check of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from daoflow_analyzer.facts.deployments import Deployments
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.facts.servers import Server, Servers
from daoflow_analyzer.finding import Confidence, FactMissingError, Finding, NextStep, Severity, Where
from daoflow_analyzer.rule import Check

from daoflow_rules.deployments.failures import Failure, failures
from daoflow_rules.deployments.phases import Phase

STALE = timedelta(minutes=5)
"""DaoFlow checks every minute while it runs; an older check is a memory."""

NO_VERSION = "no server version was detected"
NO_COMPOSE = "Docker Compose is not available"
ISSUES = (
    ("target-identity-not-approved", ("host identity is not approved", "no team-scoped SSH host identity")),
    ("target-host-key-mismatch", ("host-key verification failed",)),
    (
        "target-ssh-auth-refused",
        (
            "denied authentication",
            "private key format is invalid",
            "No SSH private key is stored",
            "managed SSH key linked",
        ),
    ),
    (
        "target-ssh-unreachable",
        ("SSH endpoint could not be reached", "SSH exited with code 255", "control-socket path exceeds"),
    ),
    ("target-docker-unreachable", ("Docker Engine is not reachable", NO_VERSION)),
    ("target-compose-missing", (NO_COMPOSE, "Docker Compose CLI is not available")),
)
SSH_KINDS = (
    "target-identity-not-approved",
    "target-host-key-mismatch",
    "target-ssh-auth-refused",
    "target-ssh-unreachable",
)


@dataclass(frozen=True, slots=True)
class Wording:
    """How one rule speaks: `says` ends with the server's name and goes on with the recorded words."""

    finding: str
    says: str
    steps: tuple[NextStep, ...]


LAST_SEEN = NextStep(
    "See what DaoFlow last saw of the server",
    "daoflow status --json",
    where=Where.CLI,
    expect="its checkedAt and issues",
)
NOTHING_REACHES_IT = (
    "artifact-staging-failed",
    "deployment-stalled",
    "backup-target-unreachable",
    "plan-generation-failed",
    "image-pull-failed",
    "docker-execution-failed",
)
"""What follows when DaoFlow gets no session on the server."""


OWN_KEYS = re.compile(r"SSH (?:key directory|private key file) must ")
"""DaoFlow does not take its own folder of keys: no server was asked, so that none explains the failure."""


def target_check(wording: Wording) -> Check:
    """Return the function of a rule about managed servers, which all ask the same facts."""

    def check(
        deployments: Deployments | None, servers: Servers | None, logs: Logs | None, incident: Incident
    ) -> Iterator[Finding]:
        """Yield a finding for each failed deployment that says so, and for each other server whose last check does."""
        yield from _findings(wording, deployments, servers, logs, incident)

    return check


def _findings(
    wording: Wording, deployments: Deployments | None, servers: Servers | None, logs: Logs | None, incident: Incident
) -> Iterator[Finding]:
    try:
        failed = failures(deployments, logs, incident)
    except FactMissingError:
        if servers is None:
            raise
        failed = ()
    told: set[str] = set()
    for failure in failed:
        server = servers.find(failure.server) if servers is not None and failure.server else None
        issue = issue_of(server, wording.finding) if server is not None else None
        if failure.cause != wording.finding and not (failure.cause is None and issue and _could_fail(failure)):
            continue
        told.add(failure.server)
        yield _of_failure(wording, failure, server, issue)
    for server in servers.all if servers is not None else ():
        issue = issue_of(server, wording.finding)
        if issue is not None and server.name not in told:
            yield _of_server(wording, server, issue, incident)


def issue_of(server: Server | None, finding: str) -> str | None:
    """Return the sentence of the last check that means the finding, None when it means another or none."""
    issues = server.issues if server is not None else ()
    # No Docker at all gives both sentences; a daemon that does not answer gives only the first.
    both = any(NO_VERSION in item for item in issues) and any(NO_COMPOSE in item for item in issues)
    if both:
        return next(item for item in issues if NO_VERSION in item) if finding == "target-docker-missing" else None
    for name, marks in ISSUES:
        for item in issues:
            if any(mark in item for mark in marks):
                return item if name == finding else None
    return None


def _could_fail(failure: Failure) -> bool:
    """Whether a server's state could be why: only what happens on the server, and only where the lines tell nothing else."""
    if OWN_KEYS.match(failure.message):
        return False
    return failure.phase in (Phase.STAGING, Phase.BEFORE_FIRST_STEP) and failure.is_local is not True


def _of_failure(wording: Wording, failure: Failure, server: Server | None, issue: str | None) -> Finding:
    name = failure.server or "the target server"
    related = (server.evidence(issue).related(),) if server is not None and issue else ()
    sure = failure.cause == wording.finding
    return Finding(
        message=f"{wording.says.format(server=name)}: {failure.told if sure else (issue or '').rstrip('.')};"
        f" {failure.mention} failed there in {failure.phase.value}.",
        confidence=Confidence.CERTAIN if sure else Confidence.LIKELY,
        evidence=(*failure.evidence, *related),
        next_steps=wording.steps,
        subject=failure.subject,
        severity=failure.severity,
    )


def _of_server(wording: Wording, server: Server, issue: str, incident: Incident) -> Finding:
    """Speak of a server that no failed deployment tells of: reported, and blamed only when the operator named it."""
    named = incident.server in (server.name, server.id, server.host)
    age = incident.collected_at - server.checked_at if server.checked_at is not None else None
    is_fresh = age is not None and age <= STALE
    when = "" if is_fresh or server.checked_at is None else f" (last checked {server.checked_at:%Y-%m-%d %H:%M} UTC)"
    vague = "code 255" in issue
    confidence = Confidence.CERTAIN if is_fresh else Confidence.LIKELY
    return Finding(
        message=f"{wording.says.format(server=server.name)}: {issue.rstrip('.')}{when}.",
        confidence=Confidence.POSSIBLE if vague else confidence,
        evidence=(server.evidence(issue),),
        next_steps=wording.steps,
        subject={"server": server.name},
        severity=None if named else Severity.MEDIUM,
    )
