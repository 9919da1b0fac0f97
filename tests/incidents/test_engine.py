"""The Docker Engine is gone, or accepts and never answers."""

from pathlib import Path

from tests.incidents.diagnosis import diagnose
from tests.incidents.installation import Installation
from tests.incidents.second_engine import SecondEngine
from tests.incidents.stack import free_port

# The engine of all the other tests runs too; on the host that is acted out here none does.
UNSHARE = ("unshare", "--pid", "--fork", "--mount-proc")


def test_engine_that_died(tmp_path: Path) -> None:
    """A dead engine is the verdict, and what can be had without it is in the bundle."""
    installation = Installation(tmp_path / "daoflow-dead-engine", port=free_port())
    with SecondEngine() as engine:
        engine.kill()

        diagnosis = diagnose(installation, endpoint=engine.endpoint, through=UNSHARE)

    diagnosis.tells_cause("docker-daemon-down")
    collected = {item["source"] for item in diagnosis.document["coverage"] if item["outcome"] == "collected"}
    assert {"env", "compose/files", "host/disk", "engine/ping"} <= collected, diagnosis.summary()


def test_engine_that_hangs(tmp_path: Path) -> None:
    """A stopped engine accepts connections and answers none; the bundle is there within 20 seconds all the same."""
    installation = Installation(tmp_path / "daoflow-hung-engine", port=free_port())
    with SecondEngine() as engine:
        engine.freeze()

        diagnosis = diagnose(installation, endpoint=engine.endpoint)

    diagnosis.tells_cause("docker-daemon-hung")
    assert diagnosis.collect_duration_s < 20
