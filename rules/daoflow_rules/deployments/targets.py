"""What is wrong with a managed server: told by a deployment that failed on it, by DaoFlow's last check of it, or by itself over SSH."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from daoflow_analyzer.facts.deployments import LOCAL_NAMES, Deployments
from daoflow_analyzer.facts.engine import EngineState
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.facts.servers import Server, Servers
from daoflow_analyzer.facts.targets import Target, Targets
from daoflow_analyzer.finding import Confidence, Doubt, Evidence, FactMissingError, Finding, NextStep, Severity, Where
from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.rule import Check

from daoflow_rules.deployments.failures import Failure, failures
from daoflow_rules.deployments.phases import Phase
from daoflow_rules.deployments.shown import OF_THE_LOGIN, denies, shown
from daoflow_rules.steps import filled, over_ssh

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


NEEDED_LATER = ("target-docker-missing", "target-compose-missing", "target-docker-unreachable")
"""Staging copies files over SSH and asks Docker nothing: its absence is noticed after it, at the pull."""
SSH_PORT = 22
"""Where none is recorded."""
VAGUE = "code 255"
"""What ssh exits with for any failure of its own."""
LAST_CHECK = "daoflow status --json"
WELL_AGAIN = Doubt("the server is well again since that check", LAST_CHECK, "a newer checkedAt, and no issue of it")
FAILED_OTHERWISE = Doubt(
    "ssh failed of a key or an identity: it exits with 255 for any failure of its own",
    "docker compose logs --tail=500 daoflow | grep -i ssh",
    "another reason",
)
HIGHER = {
    Confidence.POSSIBLE: Confidence.LIKELY,
    Confidence.LIKELY: Confidence.CERTAIN,
    Confidence.CERTAIN: Confidence.CERTAIN,
}


@immutable
class Sight:
    """One server from both sides: DaoFlow's last check with its `issue`, and what was found over SSH with its `proof`."""

    server: Server | None
    issue: str | None
    target: Target | None
    proof: Evidence | None

    def related(self, finding: str, *, with_issue: bool = True) -> Iterator[Evidence]:
        """Yield what agrees, or, where the server shows the opposite, that it was reached."""
        if with_issue and self.server is not None and self.issue:
            yield self.server.evidence(self.issue).related()
        if self.proof is not None:
            yield self.proof.related()
        elif self.target is not None and denies(finding, self.target):
            yield self.target.ssh_evidence().against()


@immutable
class Wording:
    """How one rule speaks: `says` ends with the server's name and goes on with the recorded words."""

    finding: str
    says: str
    steps: tuple[NextStep, ...]


LAST_SEEN = NextStep(
    "See what DaoFlow last saw of the server",
    LAST_CHECK,
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
"""DaoFlow refuses its own folder of keys: no server was asked, so that none explains the failure."""
OWN_KEY = re.compile(
    r"private key format is invalid|No SSH private key is stored|managed SSH key linked|Load key .*(?:invalid format|libcrypto)"
)
"""The key that DaoFlow keeps for the server is at fault, not the server."""
REFUSED_LOGIN = re.compile(r"(?P<user>[\w.-]+)@(?P<host>[\w.-]+): Permission denied")
"""How ssh begins when a server refuses a login: whom it asked for, and where."""
OF_DAOFLOW = {"service": "daoflow"}
"""What such a finding is about besides: by it the scope is the control plane."""


def target_check(wording: Wording) -> Check:
    """Return the function of a rule about managed servers, which all ask the same facts."""

    def check(
        deployments: Deployments | None,
        servers: Servers | None,
        targets: Targets | None,
        logs: Logs | None,
        incident: Incident,
    ) -> Iterator[Finding]:
        """Yield a finding for each failed deployment that says so, and for each other server of which it is known otherwise."""
        try:
            failed = failures(deployments, logs, incident)
        except FactMissingError:
            if servers is None and targets is None:
                raise
            failed = ()
        yield from _findings(wording, failed, servers, targets, incident)

    return check


def _findings(
    wording: Wording,
    failed: tuple[Failure, ...],
    servers: Servers | None,
    targets: Targets | None,
    incident: Incident,
) -> Iterator[Finding]:
    told: set[str] = set()
    for failure in failed:
        server = servers.find(failure.server) if servers is not None and failure.server else None
        issue = issue_of(server, wording.finding) if server is not None else None
        target = targets.of(server, failure.server) if targets is not None else None
        proof = shown(wording.finding, target, server) if target is not None else None
        known = issue or (proof is not None and wording.finding not in OF_THE_LOGIN)
        if failure.cause != wording.finding and not (
            failure.cause is None and known and _could_fail(failure, wording.finding)
        ):
            continue
        told.add(failure.server)
        yield _of_failure(wording, failure, Sight(server, issue, target, proof))
    for server in servers.all if servers is not None else ():
        issue = issue_of(server, wording.finding)
        if issue is not None and server.name not in told:
            target = targets.of(server) if targets is not None else None
            if VAGUE in issue and target is not None and _is_something_else(wording.finding, target, server):
                continue
            told.add(server.name)
            proof = shown(wording.finding, target, server) if target is not None else None
            yield _of_server(wording, Sight(server, issue, target, proof), incident)
    for target in targets.all if targets is not None else ():
        server = target.server_in(servers)
        proof = shown(wording.finding, target, server)
        names = {target.host, target.folder, server.name if server is not None else target.host}
        if (
            proof is not None
            and told.isdisjoint(names)
            and not _is_contradicted(wording.finding, target, server, incident)
        ):
            yield _of_target(wording, Sight(server, None, target, proof), incident)


def steps_on(steps: tuple[NextStep, ...], server: Server | Target | None, told: str = "") -> tuple[NextStep, ...]:
    """Return the steps with the server's address and login in their commands, as far as they are known.

    What ssh `told` of a refused login is DaoFlow's own one, which that of the operator who looked at a target need not be.
    """
    login = REFUSED_LOGIN.match(told)
    port = server.port or SSH_PORT if server is not None else None
    if login is not None and not isinstance(server, Server):
        return filled(steps, HOST=login["host"], PORT=port, USER=login["user"])
    if server is None:
        return filled(steps, HOST=None)
    return filled(steps, HOST=server.host, PORT=port, USER=server.user or (login["user"] if login is not None else ""))


def on_the_server(steps: tuple[NextStep, ...], name: str, servers: Servers | None) -> tuple[NextStep, ...]:
    """Return the steps with the host's commands run over SSH where the deployment ran on a managed server, its address known or not."""
    server = servers.find(name) if servers is not None and name else None
    if server is None:
        return over_ssh(steps, "") if name and name not in LOCAL_NAMES else steps
    return steps if server.is_local else over_ssh(steps, server.host, server.port, server.user)


def _is_something_else(finding: str, target: Target, server: Server) -> bool:
    """Whether the server shows which of the failures an exit code 255 stands for, and it is another one."""
    return any(shown(kind, target, server) is not None for kind in SSH_KINDS if kind != finding)


def _is_contradicted(finding: str, target: Target, server: Server | None, incident: Incident) -> bool:
    """Whether DaoFlow itself got through a moment ago: then it is the operator's own network or login that does not."""
    if server is None or server.checked_at is None or incident.collected_at - server.checked_at > STALE:
        return False
    if finding in ("target-ssh-unreachable", "target-ssh-auth-refused"):
        return server.ssh is True
    denied = target.engine is not None and target.engine.state is EngineState.DENIED
    return denied and finding == "target-docker-unreachable" and server.docker is True


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


def _could_fail(failure: Failure, finding: str) -> bool:
    """Whether a server's state could be why: only what happens on the server, and only where the lines tell nothing else."""
    if OWN_KEYS.match(failure.message) or failure.is_local is True:
        return False
    if finding in NEEDED_LATER and failure.phase is Phase.STAGING:
        return False
    return failure.phase in (Phase.STAGING, Phase.BEFORE_FIRST_STEP)


def _of_failure(wording: Wording, failure: Failure, sight: Sight) -> Finding:
    name = failure.server or "the target server"
    sure = failure.cause == wording.finding
    issue = (sight.issue or "").rstrip(".")
    told = failure.told if sure else issue or (sight.proof.excerpt if sight.proof is not None else "")
    agreed = sight.issue is not None and sight.proof is not None
    return Finding(
        message=f"{wording.says.format(server=name)}: {told};"
        f" {failure.mention} failed there {failure.phase.when}.{_now(wording.finding, sight)}",
        confidence=Confidence.CERTAIN if sure or agreed else Confidence.LIKELY,
        evidence=(*failure.evidence, *sight.related(wording.finding)),
        next_steps=steps_on(wording.steps, sight.server or sight.target, failure.told),
        subject=failure.subject | (OF_DAOFLOW if OWN_KEY.search(told) else {}),
        severity=failure.severity,
    )


def _of_server(wording: Wording, sight: Sight, incident: Incident) -> Finding:
    """Speak of a server that no failed deployment tells of: reported, and blamed only when the operator named it."""
    server, issue = sight.server, sight.issue or ""
    if server is None:
        raise ValueError("there is no server to speak of")
    named = incident.server in (server.name, server.id, server.host) or sight.target is not None
    age = incident.collected_at - server.checked_at if server.checked_at is not None else None
    is_fresh = age is not None and age <= STALE
    when = "" if is_fresh or server.checked_at is None else f" (last checked {server.checked_at:%Y-%m-%d %H:%M} UTC)"
    confidence = Confidence.POSSIBLE if VAGUE in issue else Confidence.CERTAIN if is_fresh else Confidence.LIKELY
    return Finding(
        message=f"{wording.says.format(server=server.name)}: {issue.rstrip('.')}{when}.{_now(wording.finding, sight)}",
        confidence=HIGHER[confidence] if sight.proof is not None else confidence,
        evidence=(server.evidence(issue), *sight.related(wording.finding, with_issue=False)),
        next_steps=steps_on(wording.steps, server),
        subject={"server": server.name} | (OF_DAOFLOW if OWN_KEY.search(issue) else {}),
        severity=None if named else Severity.MEDIUM,
        doubt=FAILED_OTHERWISE if VAGUE in issue else None if is_fresh or sight.proof is not None else WELL_AGAIN,
    )


def _of_target(wording: Wording, sight: Sight, incident: Incident) -> Finding:
    """Speak of a server by what it shows alone."""
    target, proof = sight.target, sight.proof
    if target is None or proof is None:
        raise ValueError("there is nothing to speak of")
    name = sight.server.name if sight.server is not None else target.host
    is_login = wording.finding == "target-ssh-auth-refused" and incident.server not in (name, target.host)
    seen = "" if target.was_reached else f" Seen from {target.collected_from}."
    whose = (
        "the login that looked has other rights or another PATH" if target.was_reached else "only this way is closed"
    )
    return Finding(
        message=f"{wording.says.format(server=name)}: {proof.excerpt.removeprefix(f'{target.host}: ')}.{seen}",
        confidence=_own_confidence(wording.finding, target, sight.server),
        evidence=(proof,),
        next_steps=steps_on(wording.steps, sight.server or target),
        subject={"server": name},
        severity=Severity.MEDIUM if is_login else None,
        doubt=Doubt(f"{whose}, and DaoFlow itself gets through", LAST_CHECK, "a fresh checkedAt, and no issue of it"),
    )


def _own_confidence(finding: str, target: Target, server: Server | None) -> Confidence:
    """Return how sure the server's own showing is: what depends on login or network less than what the host is."""
    if finding == "target-host-key-mismatch":
        return Confidence.CERTAIN if server is not None and server.approved_keys else Confidence.POSSIBLE
    if finding == "target-ssh-unreachable":
        return Confidence.LIKELY if target.from_control_plane else Confidence.POSSIBLE
    if finding == "target-ssh-auth-refused":
        return Confidence.POSSIBLE
    is_dead = target.engine is not None and target.engine.state in (EngineState.DOWN, EngineState.HUNG)
    return Confidence.CERTAIN if finding == "target-docker-unreachable" and is_dead else Confidence.LIKELY


def _now(finding: str, sight: Sight) -> str:
    """Return a sentence about a server that shows the opposite by now."""
    target = sight.target
    if target is None or sight.proof is not None or not denies(finding, target):
        return ""
    what = "SSH to it works" if finding == "target-ssh-unreachable" else "it works there"
    return f" From {target.collected_from} {what} now."
