"""What `daoflow-analyze BUNDLE` pays before it reads a line: what most runs have no use for is imported by those that have."""

import subprocess
import sys
from pathlib import Path

from tests.bundles.pack import pack
from tests.rules.case_bundle import build

UNUSED = {
    "concurrent.futures",
    "cryptography",
    "daoflow_bundle.age.header",
    "daoflow_bundle.age.keys",
    "daoflow_bundle.age.stream",
    "deepdiff",
    "difflib",
    "docker",
    "email",
    "http",
    "logging",
    "paramiko",
    "socket",
    "ssl",
    "_strptime",
}
RUN = "import sys; from daoflow_analyzer.cli import main\ntry: main()\nexcept SystemExit as end: print(end.code, *sys.modules)"


def test_a_plain_run_imports_only_what_it_uses(tmp_path: Path) -> None:
    """Encryption, mail, networks, thread pools and the comparison of words cost nothing where nobody asked for them."""
    bundle = pack(build({"name": "stock"}), tmp_path)

    # Without options: at `-o` click itself looks for a long option that is spelled like it.
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(bundle)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    code, *imported = done.stdout.splitlines()[-1].split()

    assert code == "0", done.stderr
    assert "daoflow_reports.html.render" in imported
    assert UNUSED.isdisjoint(imported), UNUSED.intersection(imported)
