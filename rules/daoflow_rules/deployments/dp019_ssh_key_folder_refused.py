"""DaoFlow refuses its own SSH key folder

What it looks for
    `SSH key directory must have permissions 700` (or its owner, a link, a key file's mode) in DaoFlow's log or in a deployment.

Why it matters
    DaoFlow writes a server's key there before each connection, and refuses when others could read the folder. No managed server
    is reached then, though every one of them is well; a deployment to it stays `waiting` without a step. A volume that Docker has
    just made has mode 755, so that a fresh installation can be in that state until its first server.

How to confirm
    `docker compose exec daoflow ls -ld /app/.ssh`: `drwx------ root` is right.

What to do
    Set mode and owner in the container; the folder is on a volume and keeps them. DaoFlow looks again within a minute.

When it is wrong
    A later `[server-readiness] Refresh cycle recovered` tells that it is over: then it is not reported.

Playbook
    Deployments Fail Or Stall: target server SSH connectivity.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.deployments import Deployments
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import LogHit, Logs
from daoflow_analyzer.finding import Confidence, Effect, Finding, NextStep, Section, Severity, Where
from daoflow_analyzer.rule import Rule, Signature

from daoflow_rules.deployments.failures import LINES, failures
from daoflow_rules.deployments.targets import OF_DAOFLOW, OWN_KEYS

CHECK_FAILED = Signature(
    id="server-check-key-folder",
    pattern=r"^\[server-readiness\] Failed to refresh (?P<server>.+?): (?P<why>SSH (?:key directory|private key file) must .+)",
    matches="[server-readiness] Failed to refresh edge-1: SSH key directory must have permissions 700.",
    misses="[server-readiness] Failed to refresh edge-1: Unsupported state or unable to authenticate data",
    services=("daoflow",),
)
CHECKS_RECOVERED = Signature(
    id="server-checks-recovered",
    pattern=r"^\[server-readiness\] Refresh cycle recovered",
    matches="[server-readiness] Refresh cycle recovered (2 server(s) refreshed cleanly)",
    misses="[server-readiness] Refresh cycle entered degraded state (1 failed, 1 succeeded)",
    services=("daoflow",),
)
RULE = Rule(
    code="DP019",
    name="ssh-key-folder-refused",
    title="DaoFlow refuses its own SSH key folder",
    section=Section.DEPLOYMENTS,
    item="target server SSH connectivity",
    severity=Severity.HIGH,
    explains=(
        "target-identity-not-approved",
        "target-ssh-unreachable",
        "target-ssh-auth-refused",
        "artifact-staging-failed",
        "plan-generation-failed",
        "deployment-stalled",
        "backup-target-unreachable",
    ),
    signatures=(*LINES, CHECK_FAILED, CHECKS_RECOVERED),
)
STEPS = (
    NextStep(
        "Look at the folder and its files",
        "docker compose exec daoflow ls -la /app/.ssh",
        expect="more rights than drwx------, or another owner than root; once cured: drwx------, files -rw-------, owner root",
    ),
    NextStep(
        "Give it the mode and the owner that DaoFlow asks for",
        "docker compose exec daoflow sh -c 'chown -R root:root /app/.ssh && chmod -R u=rwX,go= /app/.ssh'",
        effect=Effect.CHANGES_STATE,
        expect="within a minute: [server-readiness] Refresh cycle recovered",
    ),
    NextStep(
        "Deploy again what failed for it; cancel first what still waits",
        where=Where.DASHBOARD,
        effect=Effect.CHANGES_STATE,
        expect="the deployment gets its first step",
    ),
)


def check(deployments: Deployments | None, logs: Logs | None, incident: Incident) -> Iterator[Finding]:
    """Yield one finding when the folder is refused now, and one for each deployment that failed for it."""
    said = _current(logs)
    for failure in failures(deployments, logs, incident):
        if OWN_KEYS.match(failure.message):
            yield Finding(
                message=f"DaoFlow refuses its own SSH key folder: {failure.told}; {failure.mention} failed for it.",
                confidence=Confidence.CERTAIN,
                evidence=(*failure.evidence, *((said.evidence().related(),) if said is not None else ())),
                next_steps=STEPS,
                subject=failure.subject | OF_DAOFLOW,
                severity=failure.severity,
            )
            said = None
    if said is not None:
        yield Finding(
            message=f"DaoFlow refuses its own SSH key folder and reaches no server over SSH: {said.groups['why'].rstrip('.')}.",
            confidence=Confidence.CERTAIN,
            evidence=(said.evidence(),),
            next_steps=STEPS,
            subject={"server": said.groups["server"]} | OF_DAOFLOW,
        )


def _current(logs: Logs | None) -> LogHit | None:
    """Return the last check that failed for it, None when the checks went well again."""
    last = logs.last(CHECK_FAILED.id) if logs is not None else None
    well = logs.last(CHECKS_RECOVERED.id) if logs is not None else None
    return None if last is None or (well is not None and well.raw_time > last.raw_time) else last
