"""The host side where nothing optional is installed."""

import json
import subprocess
import sys
from pathlib import Path

from daoflow_bundle.reader import open_bundle

ROOT = Path(__file__).parents[2]
RECORDING = ROOT / "tests" / "incidents" / "recording"
HOST_SIDE = ("bundle/daoflow_bundle", "collector/daoflow_collector")
ABSENT = (
    "zstandard",
    "orjson",
    "cryptography",
    "paramiko",
    "yaml",
    "jinja2",
    "deepdiff",
    "re2",
    "hyperscan",
    "ssl",
    "_ssl",
)
BLOCK = f"""
import sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {ABSENT!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Absent())
"""


def _run(script: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", BLOCK + script, *arguments], capture_output=True, check=False, timeout=120
    )


def _host_modules() -> list[str]:
    modules = []
    for folder in HOST_SIDE:
        package = ROOT / folder
        for path in sorted(package.rglob("*.py")):
            parts = path.relative_to(package.parent).with_suffix("").parts
            modules.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return modules


def test_every_host_module_is_imported_without_them() -> None:
    """Each module of bundle and collector is imported, save the four that wrap one optional library each."""
    wrappers = {
        "daoflow_bundle.zstd_library",
        "daoflow_bundle.zstd_stdlib",
        "daoflow_bundle.age.monocypher",
        "daoflow_bundle.age.openssl",
    }
    wanted = [
        name for name in _host_modules() if name not in wrappers and not name.startswith("daoflow_collector.remote")
    ]

    done = _run("import importlib, sys; [importlib.import_module(name) for name in sys.argv[1:]]", *wanted)

    assert done.returncode == 0, done.stderr.decode()
    assert len(wanted) > 60


def test_a_collection_without_them_is_read_by_everybody(tmp_path: Path) -> None:
    """The recorded installation is collected with nothing optional; the bundle is whole, and the manifest says what fell back."""
    bundle = tmp_path / "bundle.tar.zst"
    done = _run(
        "from daoflow_collector.cli import main; main()",
        "run",
        "--recording",
        str(RECORDING),
        "--max-size",
        "20MB",
        "-o",
        str(bundle),
    )
    assert done.returncode in (0, 4), done.stderr.decode()

    with open_bundle(bundle) as opened:
        assert opened.integrity == "verified"
        assert opened.manifest is not None
        native = opened.manifest.native
    assert "stored" in native["zstd"] or native["zstd"].startswith("compression.zstd")
    assert native["json"].startswith("standard library (ModuleNotFoundError")
    listed = subprocess.run(["tar", "--zstd", "-tf", str(bundle)], capture_output=True, text=True, check=True).stdout
    assert listed.splitlines()[-1].endswith("/manifest.json")


def test_json_members_are_the_same_without_them() -> None:
    """A JSON member has the same bytes whether orjson made it or the standard library."""
    document = json.loads((RECORDING / "recording.json").read_text("utf-8"))
    script = (
        "import json, sys; from daoflow_bundle.json_encoding import encode_json; "
        "sys.stdout.buffer.write(encode_json(json.loads(sys.argv[1])))"
    )
    alone = _run(script, json.dumps(document))
    both = subprocess.run([sys.executable, "-c", script, json.dumps(document)], capture_output=True, check=True)

    assert alone.returncode == 0, alone.stderr.decode()
    assert alone.stdout == both.stdout != b""


def test_encryption_without_a_library_is_refused_before_anything_is_collected(tmp_path: Path) -> None:
    """--encrypt-to without any library ends at once, with advice, and leaves no file."""
    recipient = "age1qqqsyqcyq5rqwzqfpg9scrgwpugpzysnzs23v9ccrydpk8qarc0savhh7m"
    done = _run(
        "from daoflow_collector.cli import main; main()",
        *("run", "--recording", str(RECORDING), "--encrypt-to", recipient, "-o", str(tmp_path / "bundle.tar.zst")),
    )

    assert done.returncode == 1
    assert b"cannot encrypt" in done.stderr
    assert b"daoflow-collect-x86_64" in done.stderr
    assert list(tmp_path.iterdir()) == []
