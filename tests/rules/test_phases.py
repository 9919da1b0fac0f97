"""The phase in which a deployment failed, for every label and message that DaoFlow's versions write."""

from collections.abc import Sequence

import pytest
from daoflow_analyzer.decode.deployment_parts import deployment_of, steps_of
from daoflow_analyzer.facts.deployments import Deployment
from daoflow_rules.deployments.phases import Phase, phase_of


def deployment(*steps: tuple[str, str, int], error: str = "") -> Deployment:
    """Return a failed deployment with steps of label, status and order."""
    rows = [{"label": label, "status": status, "sort_order": order} for label, status, order in steps]
    return deployment_of(
        "d" * 32,
        {"status": "failed", "conclusion": "failed", "error": {"message": error} if error else None},
        member="deployments/d/record.json",
        pointer="/deployment",
        roles=(),
        steps=steps_of([(f"/steps/{index}", row) for index, row in enumerate(rows)], "deployments/d/record.json"),
        lines=(),
        has_logs=False,
        artifact=None,
    )


@pytest.mark.parametrize(
    ("labels", "phase"),
    [
        (["Prepare deployment inputs", "Rollback preparation"], Phase.PLAN),
        (["Clone repository", "Prepare uploaded workspace", "Stage uploaded context", "Stage uploaded compose"], Phase.STAGING),
        (["Pull images", "Pull images for api", "Pull image"], Phase.PULL),
        (
            [
                "Build images", "Build api", "Build image", "Nixpacks build", "Buildpack build", "Start services", "Start api",
                "Start container", "Deploy swarm stack", "Stop preview stack", "Remove preview stack",
            ],
            Phase.EXECUTION,
        ),
        (["Health check"], Phase.HEALTH),
    ],
)  # fmt: skip
def test_the_first_failed_step_decides(labels: Sequence[str], phase: Phase) -> None:
    """Whatever the message says, the step that failed tells the phase."""
    for label in labels:
        assert phase_of(deployment((label, "failed", 1), error="docker compose up failed with exit code 1")) is phase, (
            label
        )


@pytest.mark.parametrize(
    ("error", "phase"),
    [
        ("No target server configured for this service or environment.", Phase.PLAN),
        ("Deployment queue for server 12 is full.", Phase.PLAN),
        ("Failed to prepare remote workspace /tmp/daoflow-staging/0f.", Phase.STAGING),
        ("git clone failed with exit code 128", Phase.STAGING),
        ("GitLab token refresh failed with status 401.", Phase.STAGING),
        ('Compose env_file ".env.prod" referenced by service "api" was not found.', Phase.STAGING),
        ('Uploaded artifact "0f" is incomplete and cannot be replayed. Re-upload', Phase.STAGING),
        ("SSH private key file must have permissions 600.", Phase.STAGING),
        ("docker compose pull failed with exit code 18", Phase.PULL),
        ("docker pull failed with exit code 1", Phase.PULL),
        ("docker compose build failed with exit code 17", Phase.EXECUTION),
        ("docker stack deploy failed with exit code 1", Phase.EXECUTION),
        ("compose services failed health checks: api (shop-api-1) is exited, exit code 137", Phase.HEALTH),
        ("Health check timeout for compose services", Phase.HEALTH),
        ("docker compose ps failed with exit code 1", Phase.HEALTH),
    ],
)
def test_without_a_failed_step_the_message_decides(error: str, phase: Phase) -> None:
    """Older versions and crashed workers leave no failed step behind."""
    assert phase_of(deployment(("Clone repository", "completed", 1), error=error)) is phase


def test_a_step_that_was_left_running_decides_last() -> None:
    """A deployment that ran out of its time says only that: it was in the step that still runs."""
    steps = (
        ("Queue execution handoff", "completed", -1),
        ("Start services", "completed", 3),
        ("Health check", "running", 4),
    )

    assert phase_of(deployment(*steps, error="Deployment timed out after 600s")) is Phase.HEALTH


def test_without_a_worker_step_it_failed_before_its_first() -> None:
    """Steps that the API wrote when it accepted the deployment are not the worker's."""
    accepted = (("Stage uploaded compose", "completed", -2), ("Queue execution handoff", "completed", -1))

    assert phase_of(deployment(*accepted)) is Phase.BEFORE_FIRST_STEP
