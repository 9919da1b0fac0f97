"""Compare the single file with other ways to ship the same collector: `python -m bench.packaging [--repeats N] [--json FILE]`.

PyInstaller (one file), shiv and pex package this very checkout with the requirements of the host side, in the same run; `make dist` must
have been run. For each: size; the time of `--version` cold (the file out of the page cache, and no cache folder of the rival's) and warm;
peak memory of `--version` and of a whole collection from a recording; bytes written to disk beside the bundle; the newest glibc that any
of its parts asks for. Exits with 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.measure import Command, Target, Usage, machine, print_machine, print_table, run, settle, typical

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ROOT / ".cache" / "bench-packaging"
RECORDING = ROOT / "tests" / "incidents" / "recording"
LARGEST_MB = 20.0
OWN = "single file (static)"
_GLIBC = re.compile(rb"GLIBC_2\.(\d+)(?:\.\d+)?\0")


@dataclass(frozen=True)
class Packaged:
    """One way to ship: the file, what starts it, and the environment variable that moves what it unpacks, if it unpacks."""

    name: str
    file: Path
    start: tuple[str, ...]
    scratch_variable: str | None = None


@dataclass(frozen=True)
class Figures:
    """What was measured of one way to ship."""

    size_mb: float
    cold_s: float
    warm_s: float
    version_rss_mb: float
    collect_rss_mb: float
    written_mb: float
    glibc: str


def _tools() -> Path:
    """Return the folder of programs with PyInstaller, shiv and pex, made once."""
    programs = TOOLS / "venv" / "bin"
    if not (programs / "pyinstaller").exists():
        subprocess.run([sys.executable, "-m", "venv", TOOLS / "venv"], check=True)
        subprocess.run([programs / "pip", "install", "--quiet", "pyinstaller", "pex", "shiv"], check=True)
    return programs


def _quietly(command: list[str | Path], cwd: Path) -> None:
    done = subprocess.run(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode != 0:
        raise SystemExit(
            f"{command[0]} ended with {done.returncode}:\n{done.stdout[-2000:].decode('utf-8', 'replace')}"
        )


def _rivals(work: Path) -> Iterator[Packaged]:
    """Package this checkout with each tool, below `work`."""
    programs = _tools()
    _quietly(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", work, ROOT], work
    )
    (wheel,) = work.glob("daoflow_evidence-*.whl")
    site = work / "site"
    host = ROOT / "requirements" / "host.txt"
    pip = [programs / "pip", "install", "--quiet", "--target", site]
    _quietly([*pip, "--require-hashes", "--requirement", host], work)
    _quietly([*pip, "--no-deps", wheel], work)
    (work / "main.py").write_text("from daoflow_collector.cli import main\nmain()\n", "utf-8")
    common = ["--onefile", "--name", "pyinstaller", "--paths", site, "--log-level", "ERROR"]
    metadata = ["--copy-metadata", "daoflow-evidence", "--copy-metadata", "docker", "--copy-metadata", "click"]
    packages = [
        "--collect-submodules",
        "daoflow_collector",
        "--collect-submodules",
        "daoflow_bundle",
        "--collect-all",
        "zstandard",
    ]
    environment = {**os.environ, "PYTHONPATH": str(site)}
    built = subprocess.run(
        [programs / "pyinstaller", *common, *metadata, *packages, "main.py"],
        cwd=work,
        env=environment,
        capture_output=True,
        check=False,
    )
    if built.returncode != 0:
        raise SystemExit(f"pyinstaller: {built.stderr[-2000:].decode('utf-8', 'replace')}")
    yield Packaged("PyInstaller, one file", work / "dist" / "pyinstaller", (), "TMPDIR")
    entry = "daoflow_collector.cli:main"
    _quietly(
        [
            programs / "shiv",
            "--site-packages",
            site,
            "-e",
            entry,
            "-o",
            work / "shiv.pyz",
            "-p",
            "/usr/bin/env python3",
        ],
        work,
    )
    yield Packaged("shiv", work / "shiv.pyz", (sys.executable,), "SHIV_ROOT")
    pinned = re.findall(r"^([a-z0-9-]+==[^ \\]+)", host.read_text("utf-8"), re.MULTILINE)
    _quietly([programs / "pex", wheel, *pinned, "-m", entry, "-o", work / "pex.pyz", "--python", sys.executable], work)
    yield Packaged("pex", work / "pex.pyz", (sys.executable,), "PEX_ROOT")


def _ours() -> tuple[Packaged, ...]:
    program = ROOT / "dist" / "daoflow-collect-x86_64"
    if not program.exists():
        raise SystemExit("nothing is built: run `make dist`")
    return (
        Packaged(OWN, program, ()),
        Packaged("same file, host's Python", program, (sys.executable, "-I", "-S")),
        Packaged("zip application", ROOT / "dist" / "daoflow-collect.pyz", (sys.executable, "-I", "-S")),
    )


def _evict(file: Path) -> None:
    with file.open("rb") as opened:
        os.fsync(opened.fileno())
        os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _files_below(folder: Path) -> Iterator[Path]:
    # Unlike rglob, walk goes on when a folder vanishes meanwhile: PyInstaller's does.
    for parent, _, names in os.walk(folder):
        yield from (Path(parent, name) for name in names)


def _bytes_below(folder: Path) -> int:
    total = 0
    for path in _files_below(folder):
        with contextlib.suppress(FileNotFoundError):
            total += path.lstat().st_size
    return total


def _newest_below(folder: Path) -> int:
    newest = 0
    for path in _files_below(folder):
        if ".so" in path.name:
            with contextlib.suppress(FileNotFoundError):
                newest = max(newest, _newest_glibc(path.read_bytes()))
    return newest


def _newest_glibc(content: bytes, depth: int = 0) -> int:
    """Return the minor number of the newest GLIBC_2.x that a file, or a shared object in its zip, asks for; 0 for none."""
    found = max((int(number) for number in _GLIBC.findall(content)), default=0)
    if depth < 2 and zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                if name.endswith((".so", ".whl")) or ".so." in name:
                    found = max(found, _newest_glibc(archive.read(name), depth + 1))
    return found


def _glibc_of(packaged: Packaged, scratch: Path) -> str:
    if packaged.name == OWN:
        return "none"  # its zip holds parts for a host's Python, which it never loads itself
    unpacked = _newest_below(scratch)
    newest = max(unpacked, _newest_glibc(packaged.file.read_bytes()))
    return f"2.{newest}" + (" and Python" if packaged.start else "")


def _measure(packaged: Packaged, repeats: int, work: Path) -> Figures:
    scratch = work / "scratch"
    # A home of its own: what a rival keeps there is not of an earlier run.
    environment = {"HOME": str(scratch), "PEX_ROOT": str(scratch), "SHIV_ROOT": str(scratch), "TMPDIR": str(scratch)}
    version = Command((*packaged.start, str(packaged.file), "--version"), environment)
    cold: list[Usage] = []
    for _ in range(3):
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir()
        _evict(packaged.file)
        cold.append(run(version))
    warm = [run(version) for _ in range(repeats)]
    bundle = work / "bundle.tar.zst"
    collect = Command(
        (*packaged.start, str(packaged.file), "run", "--recording", str(RECORDING), "-o", str(bundle)),
        environment,
        exit_codes=(0, 4),
    )
    bundle.unlink(missing_ok=True)
    collected = run(collect)
    kept, glibc = _bytes_below(scratch), _glibc_of(packaged, scratch)
    if packaged.name.startswith("PyInstaller"):
        kept, glibc = _pyinstaller_unpacked(packaged, scratch)
    return Figures(
        size_mb=packaged.file.stat().st_size / 1e6,
        cold_s=typical(cold).fastest_s,
        warm_s=typical(warm).fastest_s,
        version_rss_mb=typical(warm).rss_bytes / 1e6,
        collect_rss_mb=collected.rss_bytes / 1e6,
        written_mb=kept / 1e6,
        glibc=glibc,
    )


def _pyinstaller_unpacked(packaged: Packaged, scratch: Path) -> tuple[int, str]:
    """Return what PyInstaller has on disk while it runs, and the newest glibc asked for: it removes its folder at the end."""
    arguments = [str(packaged.file), "run", "--recording", str(RECORDING), "-o", "-"]
    process = subprocess.Popen(
        arguments, env={**os.environ, "TMPDIR": str(scratch)}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    most, newest = 0, 0
    while process.poll() is None:
        most = max(most, _bytes_below(scratch))
        if not newest and most > 5_000_000:
            newest = _newest_below(scratch)
        if process.stdout is not None and os.read(process.stdout.fileno(), 1 << 20) == b"":
            process.wait()
    return most, f"2.{newest}"


def main() -> int:
    """Run the benchmark; return 1 when the single file misses a target."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    found = machine()
    figures: dict[str, Figures] = {}
    with tempfile.TemporaryDirectory(prefix="bench-packaging-", dir=ROOT / ".cache") as folder:
        work = Path(folder)
        for packaged in (*_ours(), *_rivals(work)):
            figures[packaged.name] = _measure(packaged, options.repeats, work)
    print_machine(found)
    print_table(
        ("", "size MB", "cold s", "warm s", "RSS MB", "RSS MB collecting", "written MB", "glibc"),
        [
            (
                name,
                f"{row.size_mb:.1f}",
                f"{row.cold_s:.2f}",
                f"{row.warm_s:.3f}",
                f"{row.version_rss_mb:.0f}",
                f"{row.collect_rss_mb:.0f}",
                f"{row.written_mb:.1f}",
                row.glibc,
            )
            for name, row in figures.items()
        ],
    )
    own = figures[OWN]
    targets = [
        Target("size of the single file, MB", own.size_mb, LARGEST_MB),
        Target("written to disk beside the bundle, MB", own.written_mb, 0.0),
        Target("warm start over PyInstaller's", own.warm_s / figures["PyInstaller, one file"].warm_s, 1.0),
    ]
    return settle(targets, {"rows": {name: asdict(row) for name, row in figures.items()}}, options.json)


if __name__ == "__main__":
    sys.exit(main())
