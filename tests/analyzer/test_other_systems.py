"""The analyzer where POSIX is not: its modules and functions are taken away, and the code page is that of western Windows."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

import pytest

from tests.analyzer.cli.program import STOPPED
from tests.architecture.test_portable import POSIX_MODULES, POSIX_NAMES

Packed = Callable[..., Path]

# `posix` stays: this machine's own `os` is made of it.
ELSEWHERE = f"""
import importlib, sys
for name in {sorted(POSIX_MODULES - {"posix"})!r}:
    sys.modules[name] = None
for module, names in {sorted((module, sorted(names)) for module, names in POSIX_NAMES.items())!r}:
    for name in names:
        vars(importlib.import_module(module)).pop(name, None)
"""
# Files are in another encoding there unless one is named: each `open` without one fails here.
FLAGS = ("-X", "warn_default_encoding", "-W", "error::EncodingWarning")


def _elsewhere(script: str, *arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *FLAGS, "-c", ELSEWHERE + script, *map(str, arguments)],
        cwd=cwd,
        env={"PATH": os.environ["PATH"], "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
        timeout=120,
    )


def _analyze(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    return _elsewhere("from daoflow_analyzer.cli import main; main()", *arguments, cwd=cwd)


def test_what_is_taken_away_is_gone(tmp_path: Path) -> None:
    """In the place that the other tests run in, POSIX cannot be reached and an encoding must be named."""
    script = """
import os
for name in ("fcntl", "pwd", "resource", "termios"):
    try:
        importlib.import_module(name)
    except ImportError:
        print(name, "is not there")
print(hasattr(os, "fork"), hasattr(os, "geteuid"))
try:
    open(os.devnull)
except EncodingWarning:
    print("no encoding named")
"""
    done = _elsewhere(script, cwd=tmp_path)

    assert done.stdout.decode().splitlines() == [
        "fcntl is not there",
        "pwd is not there",
        "resource is not there",
        "termios is not there",
        "False False",
        "no encoding named",
    ]


def test_analysis_is_the_same_without_posix(packed: Packed, tmp_path: Path) -> None:
    """Verdict, report and findings document come out as on Linux, the documents in UTF-8 whatever the code page."""
    bundle = packed(patch=STOPPED)
    program = Path(sys.executable).with_name("daoflow-analyze")
    here = subprocess.run([program, bundle, "--json", "-"], capture_output=True, check=True, cwd=tmp_path)

    verdict = _analyze(bundle.name, "-o", "report.html", cwd=bundle.parent)
    document = _analyze(bundle, "--json", "-", cwd=tmp_path)

    assert verdict.returncode == 0, verdict.stderr.decode("cp1252")
    assert b"postgres container has exited" in verdict.stdout
    assert (bundle.parent / "report.html").read_text("utf-8").startswith("<!doctype html>")
    assert document.returncode == 0, document.stderr.decode("cp1252")
    assert json.loads(document.stdout.decode("utf-8")) == json.loads(here.stdout)


def test_documents_on_standard_output_are_utf8(packed: Packed, tmp_path: Path) -> None:
    """HTML, JSON and ticket text for a pipe keep every character, also one that the code page has not."""
    bundle = tmp_path / "停止-4711.tar.zst"
    packed(incident={"case": "停止-4711"}).rename(bundle)
    for option in ("-o", "--json", "--markdown"):
        done = _analyze(bundle, option, "-", cwd=tmp_path)
        assert done.returncode == 0, done.stderr.decode("cp1252")
        assert "停止-4711" in done.stdout.decode("utf-8"), option


@pytest.mark.parametrize("command", [("rules",), ("explain", "CP009"), ("schema",), ("--help",), ("--version",)])
def test_other_commands_run_without_posix(command: tuple[str, ...], tmp_path: Path) -> None:
    """Each command that needs no bundle answers."""
    done = _analyze(*command, cwd=tmp_path)

    assert done.returncode == 0, done.stderr.decode("cp1252")
    assert done.stdout


def test_every_module_is_imported_without_posix(tmp_path: Path) -> None:
    """No module of the workstation side needs POSIX to be imported, rules and renderers included."""
    script = """
import pkgutil
count = 0
for package in ("daoflow_bundle", "daoflow_analyzer", "daoflow_rules", "daoflow_reports"):
    for found in pkgutil.walk_packages(importlib.import_module(package).__path__, package + "."):
        # Each wraps one library that may be missing; __main__ is the program.
        if not found.name.endswith((".monocypher", ".zstd_stdlib", ".__main__")):
            importlib.import_module(found.name)
            count += 1
print(count)
"""
    done = _elsewhere(script, cwd=tmp_path)

    assert done.returncode == 0, done.stderr.decode()
    assert int(done.stdout) > 150


def test_report_beside_a_bundle_of_windows() -> None:
    """The report's name keeps folder and drive of the bundle's and has no character that Windows forbids."""
    from daoflow_analyzer.cli.report import _report_name

    bundle = r"C:\Users\ops\Downloads\daoflow-evidence-ops-eu-1-20261123T171523Z.tar.zst"
    name = PureWindowsPath(_report_name(bundle))

    assert name.parent == PureWindowsPath(bundle).parent
    assert name.name == "daoflow-evidence-ops-eu-1-20261123T171523Z.html"
