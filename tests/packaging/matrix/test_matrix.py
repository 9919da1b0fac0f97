"""The built files in every environment that has broken some way of packaging: a real collection, its bundle analysed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from daoflow_bundle.reader import open_bundle

from tests.incidents.stack import Stack
from tests.packaging.matrix.rows import FILE, NATIVE, PYZ, ROWS, Row

SOCKET = Path("/var/run/docker.sock")
ANALYZE = Path(sys.executable).with_name("daoflow-analyze")


def _start(row: Row, image: str, dist: Path, stack: Stack, *options: str) -> list[str]:
    """Return the command that runs a row's collection with the bundle on standard output."""
    collect = [*row.start, "run", "--dir", str(stack.directory), "--project", stack.project, "-o", "-", "--verbose"]
    if row.before:
        collect = ["/bin/sh", "-c", f'{row.before} && exec "$@"', "sh", *collect]
    flags = [str(SOCKET.stat().st_gid) if flag == "SOCKET" else flag for flag in row.flags]
    mounts = [
        f"{dist}/daoflow-collect-x86_64:{FILE}:ro",
        f"{dist}/daoflow-collect.pyz:{PYZ}:ro",
        f"{stack.directory}:{stack.directory}:ro",
        f"{SOCKET}:{SOCKET}",
    ]
    command = ["docker", "run", "--network", "none", *options, *flags]
    command += [part for mount in mounts for part in ("--volume", mount)]
    command += [part for name, value in row.environment.items() for part in ("--env", f"{name}={value}")]
    return [*command, image, *collect]


def _analyse(bundle: Path) -> dict[str, object]:
    done = subprocess.run([ANALYZE, bundle, "--json", "-"], capture_output=True, text=True, check=False, cwd="/")
    assert done.returncode == 0, done.stderr
    document: dict[str, object] = json.loads(done.stdout)
    return document


def _check_native(row: Row, native: "dict[str, str]") -> None:
    """Fail the row when a part fell back that could have loaded."""
    expected = row.native
    major, minor = (int(part) for part in native["python"].split()[1].split(".")[:2])
    if row.native is NATIVE and (major, minor) >= (3, 15):
        # No wheels exist: the standard library has zstd, and the reason must be said.
        expected = {"zstd": "compression.zstd of Python 3.", "json": "standard library"}
        assert "no build for this Python" in native["json"]
    for part, serves in expected.items():
        assert native[part].startswith(serves), native


@pytest.mark.engine
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_collects(row: Row, dist: Path, matrix_image: "dict[str, str]", broken_stack: Stack, tmp_path: Path) -> None:
    """The bundle from this environment is whole, made natively where that can be, and shows the cause."""
    command = _start(row, matrix_image[row.image], dist, broken_stack, "--rm")
    done = subprocess.run(command, capture_output=True, check=False, timeout=200)
    notes = done.stderr.decode(errors="replace")
    assert done.returncode in (0, 4), f"exit {done.returncode}\n{notes[-3000:]}"
    assert "Traceback" not in notes, notes[-3000:]

    bundle = tmp_path / "bundle.tar.zst"
    bundle.write_bytes(done.stdout)
    with open_bundle(bundle) as opened:
        assert opened.manifest is not None
        _check_native(row, dict(opened.manifest.native))
    document = _analyse(bundle)
    assert document["bundle"]["integrity"] == "verified", document["bundle"]  # type: ignore[index]
    if row.reads_installation:
        assert document["verdict"]["finding"] == "postgres-not-running", document["verdict"]  # type: ignore[index]


@pytest.mark.engine
def test_writes_nothing(dist: Path, matrix_image: "dict[str, str]", broken_stack: Stack) -> None:
    """After a collection to standard output not one file on the host is new or changed: no cache, no temporary file, no core."""
    rows = {row.name: row for row in ROWS}
    for name in ("no-python", "trixie-zipapp"):
        row = rows[name]
        container = f"{broken_stack.project}-writes-{name}"
        command = _start(row, matrix_image[row.image], dist, broken_stack, "--name", container)
        try:
            done = subprocess.run(command, capture_output=True, check=False, timeout=200)
            assert done.returncode in (0, 4), done.stderr.decode(errors="replace")[-2000:]
            diff = subprocess.run(["docker", "diff", container], capture_output=True, text=True, check=True).stdout
        finally:
            subprocess.run(["docker", "rm", "--force", container], check=True, stdout=subprocess.DEVNULL)
        mounted = (FILE, PYZ, str(broken_stack.directory), str(SOCKET), str(SOCKET).removeprefix("/var"))
        changed = [line[2:] for line in diff.splitlines()]
        assert [path for path in changed if not any(point.startswith(path) for point in mounted)] == [], diff


@pytest.mark.engine
def test_runs_on_aarch64(dist: Path, broken_stack: Stack, tmp_path: Path) -> None:
    """The aarch64 file collects under emulation, with zstandard compiled in."""
    bundle = tmp_path / "aarch64.tar.zst"
    command = [
        "qemu-aarch64-static",
        dist / "daoflow-collect-aarch64",
        "run",
        "--dir",
        broken_stack.directory,
        "-o",
        bundle,
    ]
    done = subprocess.run(command, capture_output=True, check=False, timeout=280, cwd=tmp_path)
    assert done.returncode in (0, 4), done.stderr.decode(errors="replace")[-3000:]
    with open_bundle(bundle) as opened:
        assert opened.manifest is not None
        native = opened.manifest.native
    assert native["form"] == "single file for aarch64, its own interpreter"
    assert native["zstd"] == "zstandard 0.25.0, compiled in"
    assert _analyse(bundle)["verdict"]["finding"] == "postgres-not-running"  # type: ignore[index]
