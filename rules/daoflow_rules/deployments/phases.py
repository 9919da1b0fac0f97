"""In which phase a deployment failed: by its first failed step, else by its recorded message (reference, sections 4.2 to 4.4)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from daoflow_analyzer.facts.deployments import Deployment, DeploymentLine, DeploymentStep


class Phase(StrEnum):
    """The playbook's four, and the fifth that exists: a row that never got a worker step. The value is how people say it."""

    PLAN = "plan generation"
    BEFORE_FIRST_STEP = "before its first step"
    STAGING = "artifact staging"
    PULL = "Docker execution (pull)"
    EXECUTION = "Docker execution"
    HEALTH = "post-start health"

    @property
    def when(self) -> str:
        """Return the phase as the end of `it failed …`."""
        return self.value if self is Phase.BEFORE_FIRST_STEP else f"in {self.value}"


STEP_PHASES = (
    (Phase.STAGING, ("Clone repository", "Prepare uploaded workspace", "Stage uploaded")),
    (Phase.PULL, ("Pull ",)),
    (Phase.EXECUTION, ("Build", "Start", "Deploy", "Nixpacks build", "Stop preview", "Remove preview")),
    (Phase.HEALTH, ("Health check",)),
    (Phase.PLAN, ("Prepare deployment inputs", "Rollback preparation", "Queue execution handoff")),
)
MESSAGE_PHASES = (
    (
        Phase.HEALTH,
        re.compile(
            r"failed health checks|Health check timeout|did not become healthy|still converging|readiness probe"
            r"|docker compose ps failed|docker stack (?:ps|services) failed"
        ),
    ),
    (Phase.PULL, re.compile(r"docker (?:compose )?pull failed")),
    (
        Phase.EXECUTION,
        re.compile(r"docker (?:compose |stack )?\w+ failed with exit code|(?:nixpacks|pack) build failed"),
    ),
    (
        Phase.STAGING,
        re.compile(
            r"^git |remote workspace|Failed to (?:upload|extract)|env_file|outside of the deployment workspace|tar archive creation"
            r"|token (?:exchange|refresh) failed|Uploaded artifact|known_hosts"
            r"|SSH (?:Git clones|repository checkouts) require|SSH (?:key directory|private key file) must"
            r"|ENOSPC|EROFS|EACCES|Compose deployment requires either"
        ),
    ),
    (
        Phase.PLAN,
        re.compile(
            r"No target server configured|Invalid deployment source|Deployment queue for server|already declares logging"
            r"|reserved x-daoflow|^(?:Project|Target server) \S+ not found|Unsupported source type|Execution target is not available"
        ),
    ),
)


REFUSED_MODEL = re.compile(
    r"invalid compose project|^yaml: |^validating \S+: |undefined (?:service|network|volume|secret|config) "
    r"|required variable \S+ is missing a value|invalid interpolation format|Additional property \S+ is not allowed"
    r"|additional properties .* not allowed|has neither an image nor a build context|env file \S+ not found",
    re.IGNORECASE,
)
"""How Compose says that it does not take the file; its older releases also exit 15 then."""
SHELL = re.compile(r"^(?:/bin/)?(?:ba|da|a|z)?sh: (?:line )?\d+: (?!docker)")
"""What the server's shell says before Docker is asked anything; that there is no Docker is another matter."""


def phase_of(deployment: Deployment) -> Phase:
    """Return the phase of a failed deployment."""
    told = _phase_of_step(deployment.failed_step) or phase_of_message(deployment.error_message)
    if told is not None:
        return told
    # A deployment that ran out of its time, or whose worker died, leaves the step running that it was in.
    running = next(
        (step for step in reversed(deployment.steps) if step.status == "running" and step.is_worker_step), None
    )
    left = _phase_of_step(running)
    if left is not None:
        return left
    return Phase.EXECUTION if any(item.is_worker_step for item in deployment.steps) else Phase.BEFORE_FIRST_STEP


def _phase_of_step(step: DeploymentStep | None) -> Phase | None:
    if step is None:
        return None
    return next((phase for phase, labels in STEP_PHASES if step.label.startswith(labels)), None)


def never_pulled(message: str, lines: Iterable[DeploymentLine]) -> bool:
    """Whether the pull failed before it began: Compose refused the Compose file, or the shell the command, and this is the first one."""
    return message.endswith("failed with exit code 15") or any(
        REFUSED_MODEL.search(line.message) or SHELL.search(line.message) for line in lines
    )


def phase_of_message(message: str) -> Phase | None:
    """Return the phase that a recorded error tells, None when it tells none."""
    return next((phase for phase, pattern in MESSAGE_PHASES if pattern.search(message)), None)
