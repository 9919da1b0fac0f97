"""docs/team-rules.md, walked as a support team would: its commands as they stand, on the recorded incident."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from tests.docs.cli_pages import ROOT

PROGRAMS = Path(sys.executable).parent


def test_the_page_leads_to_a_rule_that_finds_its_line(tmp_path: Path) -> None:
    """Each command ends well, and what the page promises comes true: the finding, its evidence, its page."""
    record = [str(PROGRAMS / "daoflow-collect"), "--recording", str(ROOT / "tests/incidents/recording")]
    collected = subprocess.run([*record, "-o", "evidence.tar.zst"], cwd=tmp_path, capture_output=True, check=False)
    assert collected.returncode in (0, 4), collected.stderr.decode()
    environment = {**os.environ, "PATH": f"{PROGRAMS}:{os.environ['PATH']}", "PYTHONIOENCODING": "utf-8"}
    page = (ROOT / "docs/team-rules.md").read_text(encoding="utf-8")
    shown = []
    for command in re.findall(r"^```sh\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        done = subprocess.run(
            ["sh", "-ec", command], cwd=tmp_path, env=environment, capture_output=True, check=False, timeout=120
        )
        assert done.returncode == 0, (command, done.stderr.decode())
        shown.append(done.stdout.decode())

    logged, _made, verdict, explained = shown
    assert "redis     7  1:M" in logged
    assert "also        TM001 memory-overcommit-off" in verdict
    assert explained.startswith("TM001 memory-overcommit-off (low)")
    findings = json.loads((tmp_path / "findings.json").read_text(encoding="utf-8"))["findings"]
    (own,) = [item for item in findings if item["code"] == "TM001"]
    assert (own["evidence"][0]["member"], own["evidence"][0]["line"]) == ("logs/redis.log", 7)
