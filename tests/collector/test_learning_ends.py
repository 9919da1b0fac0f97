"""Learning the host's secrets is inside the deadline, and what nobody has learned is not read."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import time
from pathlib import Path

from daoflow_bundle.reader import open_bundle

from tests.collector.command import Installation, argv, collect, environment, make_installation

WORDS = "learning this host's secrets did not end in time"


def endless(folder: Path) -> Installation:
    """Return an installation whose `.env` has 100,000 addresses of databases that may hold a password: minutes of learning."""
    installation = make_installation(folder)
    with installation.env_file.open("a") as file:
        file.writelines(f"POOL_{n}=mysql:host=db-{n};port=3306;dbname=app{n};charset=utf8\n" for n in range(100_000))
    return installation


def outcomes(bundle: Path) -> dict[str, str]:
    """Return how each source ended."""
    with open_bundle(bundle) as opened:
        assert opened.integrity == "verified"
        sources = json.loads(opened.read("manifest.json"))["sources"]
    return {item["source"]: item["outcome"] for item in sources}


def test_the_deadline_holds_while_secrets_are_learned(tmp_path: Path) -> None:
    """A closed bundle says why nothing was read, and holds none of what was not learned."""
    installation = endless(tmp_path / "daoflow")

    done = collect("--dir", str(installation.folder), "--deadline", "12s", cwd=tmp_path)

    bundle = Path(done.stdout.strip())
    assert done.returncode == 4, done.stderr
    assert WORDS in " ".join(done.stderr.split())
    assert "collected" not in outcomes(bundle).values()
    with open_bundle(bundle) as opened:
        assert sorted(opened.members) == ["bundle.json", "manifest.json"]
        assert not any(installation.secret.encode() in opened.read(name) for name in opened.members)


def test_a_signal_is_heard_while_secrets_are_learned(tmp_path: Path) -> None:
    """It does not wait for the end of the learning."""
    installation = endless(tmp_path / "daoflow")
    process = subprocess.Popen(
        argv("--dir", str(installation.folder), "--deadline", "10m"),
        cwd=tmp_path,
        env=environment(engine="unix:///nowhere/docker.sock"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not list(tmp_path.glob("*.partial")):
        assert process.poll() is None
        time.sleep(0.02)
    process.send_signal(signal.SIGTERM)
    stdout, stderr = process.communicate(timeout=120)

    assert process.returncode == 4, stderr
    assert "interrupted by SIGTERM" in " ".join(stderr.split())
    # Met while the installation is still being looked for, there was nothing to learn, and its own log is all it has to tell.
    ended = outcomes(Path(stdout.strip()))
    assert [source for source, outcome in ended.items() if outcome == "collected"] in ([], ["collector/log"])


def test_what_can_be_learned_is(tmp_path: Path) -> None:
    """The counterpart: some hundred secrets cost no source."""
    installation = make_installation(tmp_path / "daoflow")
    with installation.env_file.open("a") as file:
        file.writelines(f"SETTING_TOKEN_{n}={random.Random(n).randbytes(16).hex()}\n" for n in range(300))

    done = collect("--dir", str(installation.folder), cwd=tmp_path)

    assert WORDS not in " ".join(done.stderr.split())
    assert outcomes(Path(done.stdout.strip()))["env"] == "collected"
