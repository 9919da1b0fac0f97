"""Get every pinned input into one folder: Debian's sources through apt, the rest through pip, both as this machine has them set up."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from daoflow_packaging.errors import FetchError
from daoflow_packaging.pins import DebianSource, Pins, PyPIFiles, check

_KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
_PROCESSES = 4
_WAITS_S = (5.0, 20.0)
"""Before the second and the third attempt: a mirror that hiccups is not the end of a build of minutes."""
_ATTEMPT_S = 300.0


def fetch_inputs(pins: Pins, folder: Path, python: str, say: Callable[[str], None]) -> dict[str, Path]:
    """Return file name → path of every pinned input, fetching what `folder` lacks. `python` has pip; `say` gets a line a step.

    Raises `FetchError` when a source has not got one after three attempts, `PinError` when a file is not what was pinned.
    """
    folder.mkdir(parents=True, exist_ok=True)
    missing_sources = [entry for entry in pins.debian if _missing(entry.sha256, folder)]
    if missing_sources:
        say(f"fetching Debian's sources of {' and '.join(entry.source for entry in missing_sources)}")
        _fetch_debian(missing_sources, folder)
    together: dict[tuple[str, ...], list[tuple[PyPIFiles, str]]] = {}
    for release in pins.pypi:
        for name in _missing(release.sha256, folder):
            together.setdefault(tuple(_flags(release.name, name)), []).append((release, name))
    if together:
        say(f"fetching {sum(map(len, together.values()))} files from the package index")
    with ThreadPoolExecutor(_PROCESSES) as pool:
        for fetched in [pool.submit(_fetch_pypi, flags, files, folder, python) for flags, files in together.items()]:
            fetched.result()
    entries = [*(source.sha256 for source in pins.debian), *(release.sha256 for release in pins.pypi)]
    for name, digest in (item for entry in entries for item in entry.items()):
        check(folder / name, digest)
    return {name: folder / name for entry in entries for name in entry}


def _missing(names: Iterable[str], folder: Path) -> list[str]:
    return [name for name in names if not (folder / name).exists()]


def _run(arguments: list[str], cwd: Path, what: str, advice: str) -> str:
    """Run a program that fetches, up to three times. Returns what it printed."""
    failure = ""
    for wait_s in (0.0, *_WAITS_S):
        time.sleep(wait_s)
        try:
            done = subprocess.run(
                arguments,
                cwd=cwd,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                check=False,
                timeout=_ATTEMPT_S,
            )
        except subprocess.TimeoutExpired:
            failure = f"{arguments[0]} did not end within {_ATTEMPT_S:.0f} s"
            continue
        if done.returncode == 0:
            return done.stdout
        failure = done.stderr.strip()[-2000:]
    raise FetchError(f"{what} cannot be fetched. {advice}\n{failure}")


def _debian_mirrors() -> dict[str, str]:
    """Return suite kind (`main` or `security`) → URI, from the Debian archives that apt uses on this machine."""
    listed = _run(
        [
            "apt-get",
            "indextargets",
            "--format",
            "$(ORIGIN) $(COMPONENT) $(CODENAME) $(REPO_URI)",
            "Created-By: Packages",
        ],
        Path("/"),
        "the list of Debian mirrors",
        "Run `apt-get update` first.",
    )
    mirrors: dict[str, str] = {}
    for line in listed.splitlines():
        origin, component, codename, uri = line.split(maxsplit=3)
        if (origin, component) == ("Debian", "main"):
            mirrors.setdefault("security" if codename.endswith("-security") else "main", uri)
    if "main" not in mirrors:
        raise FetchError("apt on this machine knows no Debian mirror. Run `apt-get update`, or add one.")
    return mirrors


def _fetch_debian(sources: list[DebianSource], folder: Path) -> None:
    mirrors = _debian_mirrors()
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        work = Path(scratch)
        (work / "lists" / "partial").mkdir(parents=True)
        (work / "cache" / "archives" / "partial").mkdir(parents=True)
        (work / "status").touch()
        suites = sorted({suite for source in sources for suite in source.suites})
        lines = [
            f"deb-src [signed-by={_KEYRING}] {mirrors['security' if suite.endswith('-security') else 'main']} {suite} main\n"
            for suite in suites
            if not suite.endswith("-security") or "security" in mirrors
        ]
        (work / "sources.list").write_text("".join(lines), "utf-8")
        options = {
            "Dir::Etc::SourceList": work / "sources.list",
            "Dir::Etc::SourceParts": "-",
            "Dir::State::Lists": work / "lists",
            "Dir::State::Status": work / "status",
            "Dir::Cache": work / "cache",
            "APT::Sandbox::User": "root",
            "Acquire::Languages": "none",
        }
        apt = ["apt-get", *(part for name, value in options.items() for part in ("-o", f"{name}={value}"))]
        _run([*apt, "update", "-qq"], work, "Debian's source index", "Check the network.")
        for source in sources:
            advice = "Debian may have replaced it by a later version: see packaging/README.md on moving a pin."
            pinned = f"{source.source}={source.version}"
            _run([*apt, "source", "-qq", "--download-only", pinned], work, f"Debian's {pinned}", advice)
            for name in source.sha256:
                shutil.move(work / name, folder / name)


def _fetch_pypi(flags: Sequence[str], files: Sequence[tuple[PyPIFiles, str]], folder: Path, python: str) -> None:
    """Fetch the files that pip finds with the same flags: one start of pip for all of them."""
    names = [name for _, name in files]
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        work = Path(scratch)
        lines = [f"{release.name}=={release.version} --hash=sha256:{release.sha256[name]}\n" for release, name in files]
        (work / "requirements.txt").write_text("".join(lines), "utf-8")
        arguments = [python, "-m", "pip", "--quiet", "download", "--no-deps", "--require-hashes", *flags]
        # The digest says which file it must be; whether this Python could run it does not matter.
        arguments += ["--ignore-requires-python", "--dest", ".", "--requirement", "requirements.txt"]
        _run(arguments, work, ", ".join(names), "The package index that pip is set up with has no such file.")
        for name in names:
            if not (work / name).exists():
                raise FetchError(f"pip fetched {', '.join(path.name for path in work.glob('*.*'))} instead of {name}")
            (work / name).replace(folder / name)


def _flags(package: str, name: str) -> list[str]:
    """Return what makes pip choose this very file, from the tags in its name."""
    if not name.endswith(".whl"):
        # Of this package only: what pip needs to read its metadata would otherwise be compiled, for minutes.
        return ["--no-binary", package]
    python, abi, platforms = name.removesuffix(".whl").split("-")[2:]
    flags = ["--only-binary", ":all:"]
    for platform in sorted(platforms.split(".")):
        flags += ["--platform", platform]
    if python.startswith("cp"):
        return [*flags, "--implementation", "cp", "--python-version", python[2] + "." + python[3:], "--abi", abi]
    return [*flags, "--python-version", "3.9"]
