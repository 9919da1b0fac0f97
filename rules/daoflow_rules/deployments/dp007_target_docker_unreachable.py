"""Docker on a managed server does not answer

What it looks for
    `Cannot connect to the Docker daemon` or `permission denied while trying to connect to the Docker daemon socket` before a failed
    step, or a readiness check that finds Compose and no engine.

Why it matters
    Docker is installed; its daemon is down, or the SSH user is not in the group that may use it. DaoFlow stores these lines as
    information, so that a filter for errors misses them.

How to confirm
    `ssh USER@HOST docker info` and `ssh USER@HOST systemctl status docker`.

What to do
    Start the daemon, or add DaoFlow's user to the group `docker` and let it log in again; root needs no group. On localhost it is the
    control plane's own socket.

When it is wrong
    A daemon that was restarted in that minute answers the next check. What another login than DaoFlow's may not do there proves nothing.

Playbook
    Deployments Fail Or Stall: Docker and Docker Compose availability on the managed host.
"""

from __future__ import annotations

from dataclasses import replace

from daoflow_analyzer.finding import Effect, NextStep, Section, Severity
from daoflow_analyzer.rule import Rule

from daoflow_rules.deployments.failures import LINES
from daoflow_rules.deployments.targets import LAST_SEEN, Wording, target_check

RULE = Rule(
    code="DP007",
    name="target-docker-unreachable",
    title="Docker on a managed server does not answer",
    section=Section.DEPLOYMENTS,
    item="Docker and Docker Compose availability on the managed host",
    severity=Severity.HIGH,
    explains=(
        "image-pull-failed",
        "docker-execution-failed",
        "deployment-stalled",
        "backup-target-unreachable",
    ),
    signatures=LINES,
)
STARTED = "no error; DaoFlow's next check, within a minute, says ready"


def _mend(told: str, user: str) -> tuple[NextStep, ...]:
    """Return how to start the daemon, or how to let the user use it; both where nobody said which, and root may always use it."""
    is_refused, is_down = "permission denied" in told, "Cannot connect" in told
    sudo = "" if user == "root" else "sudo "
    start = NextStep(
        "Start the daemon on that server",
        f"ssh -t -p PORT USER@HOST {sudo}systemctl start docker",
        effect=Effect.CHANGES_STATE,
        expect=STARTED,
    )
    admit = NextStep(
        "Let DaoFlow's user use it: membership in the group docker is as good as root on that server",
        "ssh -t -p PORT USER@HOST sudo usermod -aG docker USER",
        effect=Effect.CHANGES_STATE,
        expect=f"{STARTED}, once DaoFlow has logged in anew",
    )
    if user == "root" or is_down:
        return (start,)
    if is_refused:
        return (admit,)
    return (
        replace(start, do="Either start the daemon on that server, where it does not run"),
        replace(admit, do="Or let DaoFlow's user use it, where it may not (group docker: as good as root there)"),
    )


WORDING = Wording(
    finding=RULE.name,
    says="Docker on {server} does not answer DaoFlow",
    steps=(
        LAST_SEEN,
        NextStep(
            "Ask the daemon on that server",
            "ssh -p PORT USER@HOST docker info",
            expect="`Cannot connect` where the daemon does not run, `permission denied` where this user may not use it;"
            " once cured: Server Version. Where it says so already, DaoFlow's check is older: wait a minute for the next",
        ),
    ),
    mend=_mend,
)
check = target_check(WORDING)
