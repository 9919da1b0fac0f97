"""An image could not be pulled

What it looks for
    The first failed step is `Pull images` or `Pull image`, and Docker's own line before it: tag absent, access denied, rate limit,
    registry unreachable.

Why it matters
    DaoFlow records only *docker compose pull failed with exit code 18*. What ran before still runs.

How to confirm
    `docker pull IMAGE` on the server that the deployment ran on.

What to do
    Correct the tag or push the image; log in to the registry; wait out the rate limit or log in to raise it; let the server reach
    the registry.

When it is wrong
    A registry that was away for a minute: try again before anything else.

Playbook
    Deployments Fail Or Stall: whether the failure is in plan generation, artifact staging, Docker execution, or post-start health.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from daoflow_analyzer.facts.deployments import Deployments
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.facts.servers import Servers
from daoflow_analyzer.facts.targets import Targets
from daoflow_analyzer.finding import Confidence, Effect, Finding, NextStep, Section, Severity, Where, word
from daoflow_analyzer.rule import Rule

from daoflow_rules.deployments.causes import first_error
from daoflow_rules.deployments.failures import LINES, Failure, clean, failures
from daoflow_rules.deployments.phases import Phase
from daoflow_rules.deployments.shown import seen_now
from daoflow_rules.deployments.targets import on_the_server
from daoflow_rules.steps import filled

RULE = Rule(
    code="DP012",
    name="image-pull-failed",
    title="An image could not be pulled",
    section=Section.DEPLOYMENTS,
    item="whether the failure is in plan generation, artifact staging, Docker execution, or post-start health",
    severity=Severity.HIGH,
    explains=("docker-execution-failed",),
    signatures=LINES,
)
SHORT = 140
WHY = (
    ("toomanyrequests", "the registry's rate limit is reached"),
    ("403 forbidden", "the registry refuses access, or the repository does not exist"),
    ("manifest", "the registry has no such tag"),
    ("no matching", "the registry has no image for this kind of machine"),
    ("denied", "the registry refuses access, or the repository does not exist"),
    ("unauthorized", "the registry wants a login"),
    ("no space left", "the server's disk is full"),
    ("not found", "the registry has no such image"),
)
UNREACHABLE = "the registry cannot be reached"
NAME_SERVICE = re.compile(
    r"lookup (?P<name>[A-Za-z0-9][A-Za-z0-9.-]*) on (?P<resolver>[0-9a-fA-F.:]+|\[[0-9a-fA-F:]+\]):53: .*"
    r"(?P<why>network is unreachable|no route to host|i/o timeout|connection refused|server misbehaving|no such host)"
)
"""Docker asks the name server of its host: which one, and how it answered."""
UNKNOWN_NAME = "no such host"
DOCKER_HUB = "registry-1.docker.io"
REGISTRY = re.compile(r"https://([\w.:-]+)/")
IMAGE = re.compile(r"(?:manifest for|pull access denied for|failed to resolve reference) \"?([^\s\",]+)")
STEPS = (
    NextStep(
        "Read the deployment's log, whatever level its lines have",
        "daoflow logs --deployment DEPLOYMENT_ID --json",
        where=Where.CLI,
        expect="Docker's own line, e.g. manifest unknown",
    ),
    NextStep(
        "Pull it by hand on the server that the deployment ran on",
        "docker pull IMAGE",
        effect=Effect.CHANGES_STATE,
        expect="the same error, or success when the registry was only away",
    ),
    NextStep(
        "Correct tag or registry login of the service, then deploy again",
        where=Where.DASHBOARD,
        effect=Effect.CHANGES_STATE,
        expect="Pull images: completed",
    ),
)
READ = STEPS[0]
AWAY = (
    READ,
    NextStep(
        "Ask the registry from the server that the deployment ran on",
        "curl -sSI https://REGISTRY/v2/",
        expect="an HTTP answer (401 is one); none: the server's name service, network or proxy keeps it away",
    ),
    NextStep(
        "Let the server reach it (firewall, proxy of the Docker daemon, the registry), or name another registry; then deploy again",
        effect=Effect.CHANGES_STATE,
        expect="Pull images: completed",
    ),
)


def _without_names(match: re.Match[str]) -> tuple[NextStep, ...]:
    """Return the steps for a server whose name service does not lead to the registry."""
    name, resolver = word(match["name"], "NAME"), word(match["resolver"].strip("[]"), "RESOLVER")
    if match["why"] == UNKNOWN_NAME:
        mend = f"Correct the name {name} in the service's Compose file; or, where it is right, let {resolver} know it"
    else:
        mend = f"Let the server reach {resolver} (route, firewall), or name another name server in its /etc/resolv.conf; then deploy again"
    return (
        NextStep(
            "See which name server is asked, which way leads to it, and whether the name is found now",
            f"cat /etc/resolv.conf; ip route get {resolver}; getent hosts {name} || echo {name}: not found",
            expect=f"nameserver {resolver}, and {name}: not found; once cured: an address before {name}",
        ),
        NextStep(mend, effect=Effect.CHANGES_STATE, expect="Pull images: completed"),
    )


def check(
    deployments: Deployments | None,
    servers: Servers | None,
    targets: Targets | None,
    logs: Logs | None,
    incident: Incident,
) -> Iterator[Finding]:
    """Yield a finding for each deployment whose images could not be pulled."""
    for failure in failures(deployments, logs, incident):
        if failure.phase is Phase.PULL or failure.cause == RULE.name:
            told = _told(failure)
            reason = _reason(told) if failure.cause in (RULE.name, None) and told != clean(failure.message) else ""
            yield Finding(
                message=f"{failure.words} failed at pulling {_what(failure, told, deployments)}{failure.where}{reason}:"
                f" {clean(told or failure.message, SHORT)}.",
                confidence=Confidence.CERTAIN,
                evidence=(*failure.evidence, *seen_now(failure.server, servers, targets)),
                next_steps=on_the_server(_steps(failure, told, reason, deployments), failure.server, servers),
                subject=failure.subject,
                severity=failure.severity,
            )


def _told(failure: Failure) -> str:
    if failure.cause is not None:
        return failure.told
    line = first_error(failure.lines)
    return clean(line.message) if line is not None else failure.told


def _image(told: str) -> str | None:
    """Return the image that Docker's words name."""
    match = IMAGE.search(told)
    return match[1] if match is not None else None


def _what(failure: Failure, told: str, deployments: Deployments | None) -> str:
    """Return what was pulled, as a phrase: the image, where the words are of its registry and name none."""
    image, registry = _only_image(failure, deployments), REGISTRY.search(told)
    if image is None or registry is None or _image(told) is not None:
        return "its images"
    host = image.partition("/")[0]
    is_of_hub = registry[1] == DOCKER_HUB and not {".", ":"} & set(host)
    return clean(image, SHORT) if is_of_hub or host == registry[1] else "its images"


def _only_image(failure: Failure, deployments: Deployments | None) -> str | None:
    """Return the image that the deployment asks for, when it is only one."""
    record = deployments.get(failure.id) if deployments is not None else None
    if record is None:
        return None
    plan = record.artifact.snapshot.get("composeBuildPlan") if record.artifact is not None else None
    services = plan.get("graphServices") if isinstance(plan, dict) else None
    named = {one.get("image") for one in services or () if isinstance(one, dict) and isinstance(one.get("image"), str)}
    return str(named.pop()) if len(named) == 1 else record.image_tag or None


def _reason(told: str) -> str:
    words = next((words for mark, words in WHY if mark in told.lower()), UNREACHABLE)
    if words is UNREACHABLE and (match := NAME_SERVICE.search(told)) is not None:
        if match["why"] == UNKNOWN_NAME:
            words = f"{match['resolver']}, the server's name server, does not know {match['name']}"
        else:
            words = f"the server's name server {match['resolver']} cannot be reached"
    return f" ({words})"


def _steps(failure: Failure, told: str, reason: str, deployments: Deployments | None) -> tuple[NextStep, ...]:
    """Return the steps for what the registry said, or for one that said nothing."""
    registry = REGISTRY.search(told)
    steps: tuple[NextStep, ...] = AWAY if UNREACHABLE in reason else STEPS
    lookup = NAME_SERVICE.search(told)
    if reason and lookup is not None:
        steps = (READ, *_without_names(lookup))
    line = first_error(failure.lines)
    said = clean(line.message) if line is not None else "Docker's own line, e.g. manifest unknown"
    steps = (replace(steps[0], expect=f"what Docker itself said: {said}" if line is not None else said), *steps[1:])
    host = registry[1] if registry is not None else None
    image = _image(told) or _only_image(failure, deployments)
    return filled(steps, DEPLOYMENT_ID=failure.id, IMAGE=image, REGISTRY=host)
