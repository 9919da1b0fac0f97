"""Thousands of secrets: what cannot be hunted in a broken host's last memory is not read, and the bundle says so."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

from daoflow_bundle.reader import open_bundle

from tests.collector.command import argv, environment, make_installation

_PEAK = (
    "import re, sys; from pathlib import Path; from daoflow_collector.cli import main\n"
    "try: main()\n"
    "finally: print(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1], file=sys.stderr)"
)
_WORDS = "more than can be looked for"


def test_five_thousand_secrets_close_a_bundle_in_little_memory(tmp_path: Path) -> None:
    """It holds none of them, names the gap, and comes long before the deadline: 75 KB for each were 400 MB, and a minute."""
    installation = make_installation(tmp_path / "daoflow")
    values = [random.Random(number).randbytes(16).hex() for number in range(5_000)]
    with installation.env_file.open("a") as file:
        file.writelines(f"SETTING_TOKEN_{number}={value}\n" for number, value in enumerate(values))

    done = subprocess.run(
        [sys.executable, "-c", _PEAK, *argv("--dir", str(installation.folder))[3:]],
        cwd=tmp_path,
        env=environment(engine="unix:///nowhere/docker.sock"),
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 4, done.stderr
    assert _WORDS in " ".join(done.stderr.split())
    peak_bytes = 1024 * int(done.stderr.split()[-1])
    assert peak_bytes < 60_000_000
    with open_bundle(Path(done.stdout.strip())) as bundle:
        assert bundle.integrity == "verified"
        manifest = json.loads(bundle.read("manifest.json"))
        content = b"".join(bundle.read(name) for name in bundle.members)
    assert {item["outcome"] for item in manifest["sources"]}.isdisjoint({"collected", "partial"})
    assert not [value for value in values if value.encode() in content]
