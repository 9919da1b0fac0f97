"""The containers that DaoFlow deployed on the same engine are the live side of a deployment's state."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from daoflow_bundle.reader import open_bundle

from tests.incidents.diagnosis import diagnose
from tests.incidents.stack import Stack

NewStack = Callable[[str], Stack]
IMAGE = "redis:7-alpine"


@contextmanager
def deployed(stack: Stack, project: str, working_dir: str, *, script: str, secret: str) -> Iterator[str]:
    """Run a container as Compose would have labelled it; it is removed afterwards."""
    labels = {"project": project, "service": "web", "project.working_dir": working_dir, "oneoff": "False"}
    options = [f"--label=com.docker.compose.{name}={value}" for name, value in labels.items()]
    name = f"{project}-web-1"
    command = ("run", "--detach", "--name", name, *options, "--env", f"APP_SECRET={secret}", "--entrypoint", "/bin/sh")
    stack.docker(*command, IMAGE, "-c", script)
    try:
        yield name
    finally:
        stack.docker("rm", "--force", name)


def test_what_daoflow_deployed_here_is_collected_and_nothing_else(new_stack: NewStack) -> None:
    """Ps, inspect and a short log of each deployed project are there, without its secrets; other people's projects are not."""
    stack = new_stack("applications")
    stack.up_and_ready()
    secret = f"amber-{secrets.token_hex(6)}-stone"
    stack.installation.secrets.add(secret)
    one = secrets.token_hex(16)
    chatty = 'i=0; while [ $i -lt 300 ]; do echo "line $i"; i=$((i+1)); done; echo "said $APP_SECRET"; exit 3'
    with (
        deployed(stack, "shop-test", f"/app/staging/{one}", script=chatty, secret=secret) as ours,
        deployed(stack, "foreign-test", "/srv/other", script="sleep 1000", secret=secret),
    ):
        stack.wait_until("the application to end", lambda: "exited" in stack.docker("inspect", ours))
        diagnosis = diagnose(stack.installation)

    with open_bundle(diagnosis.bundle) as bundle:
        assert bundle.manifest is not None
        names = [name for name in bundle.members if name.startswith("applications/")]
        assert sorted(names) == [
            "applications/shop-test/containers/shop-test-web-1/inspect.json",
            "applications/shop-test/images.json",
            "applications/shop-test/logs/web.log",
            "applications/shop-test/ps.json",
        ], bundle.manifest.source("applications")
        (entry,) = bundle.read_json("applications/shop-test/ps.json")
        assert (entry["Service"], entry["State"], entry["ExitCode"]) == ("web", "exited", 3)
        inspect = bundle.read_json("applications/shop-test/containers/shop-test-web-1/inspect.json")
        assert inspect["Config"]["Labels"]["com.docker.compose.project.working_dir"].endswith(one)
        lines = bundle.read("applications/shop-test/logs/web.log").decode().splitlines()
        assert len(lines) == 100
        assert "said [redacted:APP_SECRET#" in lines[-1]


def test_without_deployed_projects_there_is_no_gap(new_stack: NewStack) -> None:
    """An engine on which DaoFlow deployed nothing is no gap, and neither are a CLI and a token that nobody has."""
    stack = new_stack("applications-none")
    stack.up_and_ready()
    diagnosis = diagnose(stack.installation, exit_codes=(0,))
    with open_bundle(diagnosis.bundle) as bundle:
        assert bundle.manifest is not None
        found = {record.source: record.outcome.value for record in bundle.manifest.sources}
        assert diagnosis.bundle.stat().st_size < 1_000_000
    assert found["applications"] == "absent"
    assert found["daoflow/cli"] == "absent"
    assert (found["daoflow/api"], found["deployments/artifact"]) == ("skipped", "skipped")
    assert found["database"] == "collected"
