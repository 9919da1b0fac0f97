"""The built files themselves: what is inside, what is not, that they come out the same again, and that their programs work."""

import hashlib
import os
import re
import struct
import subprocess
import sys
import time
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
RECORDING = ROOT / "tests" / "incidents" / "recording"
PROGRAMS = ("daoflow-collect-x86_64", "daoflow-collect-aarch64")
FILES = (*PROGRAMS, "daoflow-collect.pyz", "daoflow-analyze.pyz")
LARGEST_BYTES = 20_000_000
_PT_DYNAMIC, _PT_INTERP = 2, 3


def _run(command: list[str | Path], **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, capture_output=True, check=False, timeout=280, env=environment, cwd="/")


def test_sums_are_right_and_sizes_within_bounds(dist: Path) -> None:
    """Every file beside SHA256SUMS has the digest it says, and no program is larger than 20 MB."""
    listed = dict(line.split()[::-1] for line in (dist / "SHA256SUMS").read_text().splitlines())

    assert set(listed) == {path.name for path in dist.iterdir()} - {"SHA256SUMS"}
    for name, digest in listed.items():
        assert hashlib.sha256((dist / name).read_bytes()).hexdigest() == digest
    assert all((dist / name).stat().st_size <= LARGEST_BYTES for name in FILES)


@pytest.mark.parametrize("name", PROGRAMS)
def test_programs_need_no_loader(dist: Path, name: str) -> None:
    """A program names no interpreter and no shared library: it is static."""
    content = (dist / name).read_bytes()
    (table,) = struct.unpack_from("<Q", content, 0x20)
    size, count = struct.unpack_from("<HH", content, 0x36)
    kinds = {struct.unpack_from("<I", content, table + index * size)[0] for index in range(count)}

    assert not kinds & {_PT_DYNAMIC, _PT_INTERP}


@pytest.mark.parametrize("name", FILES)
def test_no_path_of_the_building_machine_is_inside(dist: Path, name: str) -> None:
    """Neither the program nor any member of its archive names this checkout, its cache or the home folder."""
    needles = [str(ROOT).encode(), b".cache/packaging", b"/unfinished/", str(Path.home()).encode() + b"/."]
    with zipfile.ZipFile(dist / name) as archive:
        contents = {member: archive.read(member) for member in archive.namelist()}
    contents["(program)"] = (dist / name).read_bytes()

    found = [(member, needle) for member, content in contents.items() for needle in needles if needle in content]
    assert found == []


@pytest.mark.parametrize("name", FILES)
def test_bill_of_materials_and_notice_are_inside_as_beside(dist: Path, name: str) -> None:
    """The SBOM and the NOTICE in each file are those beside it."""
    with zipfile.ZipFile(dist / name) as archive:
        for member in ("sbom.cdx.json", "NOTICE"):
            assert archive.read(member) == (dist / member).read_bytes()


def test_native_parts_ask_for_no_newer_glibc_than_2_17(dist: Path) -> None:
    """Every shared object that a host's Python may load works with the C library of 2012."""
    with zipfile.ZipFile(dist / "daoflow-collect.pyz") as archive:
        natives = {name: archive.read(name) for name in archive.namelist() if name.startswith("natives/")}

    assert len(natives) == 26
    for name, content in natives.items():
        versions = {
            tuple(map(int, found.split(b"."))) for found in re.findall(rb"GLIBC_(\d+\.\d+(?:\.\d+)?)\0", content)
        }
        assert max(versions) <= (2, 17), (name, versions)


def test_assembly_gives_the_same_bytes_again(dist: Path, tmp_path: Path) -> None:
    """Assembled anew, later, from the cached runtimes into another folder with another environment, every file has the digest it had."""
    command = [sys.executable, "-m", "daoflow_packaging.cli", "--dist", tmp_path / "dist"]
    done = _run(
        command,
        PYTHONPATH=str(ROOT / "packaging"),
        PATH=os.environ["PATH"],
        HOME=str(tmp_path),
        TZ="Asia/Tokyo",
        SOURCE_DATE_EPOCH="1",
        PYTHONHASHSEED="7",
    )

    assert done.returncode == 0, done.stderr.decode()
    assert (tmp_path / "dist" / "SHA256SUMS").read_text() == (dist / "SHA256SUMS").read_text()


@pytest.mark.parametrize("name", FILES)
def test_members_carry_the_pinned_time(dist: Path, name: str) -> None:
    """No member says when or on which clock the file was assembled: all have the time that the pins give."""
    pinned = tomllib.loads((ROOT / "packaging" / "pins.toml").read_text("utf-8"))["source_date_epoch"]
    with zipfile.ZipFile(dist / name) as archive:
        times = {entry.date_time for entry in archive.infolist()}

    assert times == {time.gmtime(pinned)[:6]}


@pytest.mark.parametrize("start", [[], ["python3", "-I", "-S"], ["python3"]], ids=["own", "isolated", "plain"])
def test_help_version_and_completion_work(dist: Path, start: list[str]) -> None:
    """--help, --version and shell completion answer from the file, whichever interpreter runs it."""
    file = dist / PROGRAMS[0]
    path = os.environ["PATH"]
    help_text = _run([*start, file, "--help"], PATH=path).stdout
    version = _run([*start, file, "--version"], PATH=path).stdout
    completed = _run(
        [*start, file],
        PATH=path,
        COMP_WORDS="daoflow-collect ver",
        COMP_CWORD="1",
        _DAOFLOW_COLLECT_COMPLETE="bash_complete",
    ).stdout

    assert help_text.startswith(b"Usage: daoflow-collect")
    assert re.fullmatch(rb"daoflow-collect \d+\.\d+\.\d+\n", version)
    assert completed.split() == [b"plain,verify"]


@pytest.mark.parametrize("start", [[], ["python3", "-I", "-S"]], ids=["own", "python"])
def test_encryption_works_in_the_file(dist: Path, tmp_path: Path, start: list[str]) -> None:
    """The file encrypts with its own Monocypher, also when a host's Python runs it, and age opens the bundle."""
    key = tmp_path / "key"
    subprocess.run(["age-keygen", "-o", str(key)], check=True, capture_output=True)
    recipient = subprocess.run(
        ["age-keygen", "-y", str(key)], check=True, capture_output=True, text=True
    ).stdout.strip()
    command = [
        *start,
        dist / PROGRAMS[0],
        "run",
        "--recording",
        RECORDING,
        "-o",
        tmp_path / "x.tar.zst",
        "--encrypt-to",
        recipient,
    ]

    done = _run(command, PATH=os.environ["PATH"])

    assert done.returncode in (0, 4), done.stderr.decode()
    opened = subprocess.run(
        ["age", "-d", "-i", str(key), str(tmp_path / "x.tar.zst.age")], check=True, capture_output=True
    )
    listed = subprocess.run(["tar", "--zstd", "-t"], input=opened.stdout, check=True, capture_output=True).stdout
    assert listed.splitlines()[-1].endswith(b"/manifest.json")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["key", "x.tar.zst.age"]


def test_analyzer_zip_application_says_the_same(dist: Path, tmp_path: Path) -> None:
    """daoflow-analyze.pyz, with nothing installed beside it, gives the findings document that the installed analyzer gives."""
    bundle = tmp_path / "bundle.tar.zst"
    collected = _run([dist / PROGRAMS[0], "run", "--recording", RECORDING, "-o", bundle])
    assert collected.returncode in (0, 4), collected.stderr.decode()
    installed = _run([Path(sys.executable).with_name("daoflow-analyze"), bundle, "--json", "-"])

    alone = _run([sys.executable, "-I", "-S", dist / "daoflow-analyze.pyz", bundle, "--json", "-"])

    assert alone.returncode == 0, alone.stderr.decode()
    assert alone.stdout == installed.stdout != b""
    report = _run([sys.executable, "-I", "-S", dist / "daoflow-analyze.pyz", bundle, "-o", tmp_path / "report.html"])
    assert report.returncode == 0, report.stderr.decode()
    assert (tmp_path / "report.html").read_text("utf-8").startswith("<!doctype html>")


def test_hostile_nesting_in_a_thread_does_not_crash(dist: Path, tmp_path: Path) -> None:
    """JSON nested far past any limit ends as an error in a thread of the static program, not as a crash."""
    script = tmp_path / "deep.py"
    script.write_text(
        "import json, threading\n"
        "def work():\n"
        "    for text in ('[' * 1_000_000, '{\"a\":' * 1_000_000):\n"
        "        try:\n"
        "            json.loads(text)\n"
        "        except RecursionError:\n"
        "            print('refused', flush=True)\n"
        "thread = threading.Thread(target=work); thread.start(); thread.join()\n"
    )
    tree = tmp_path / "tree"
    with zipfile.ZipFile(dist / PROGRAMS[0]) as archive:
        archive.extractall(tree, [name for name in archive.namelist() if name.startswith("lib/")])
    (tree / "__main__.py").write_bytes(script.read_bytes())
    program = tmp_path / "deep"
    runtime = (dist / PROGRAMS[0]).read_bytes()
    with zipfile.ZipFile(dist / PROGRAMS[0]) as archive:
        start = min(entry.header_offset for entry in archive.infolist())
    (tmp_path / "prefix").write_bytes(runtime[:start])
    maker = ROOT / "packaging" / "runtime" / "maker.py"
    subprocess.run([sys.executable, maker, tree, tmp_path / "prefix", program, "1767225600"], check=True)

    done = _run([program])

    assert (done.returncode, done.stdout) == (0, b"refused\nrefused\n"), done.stderr.decode()[-500:]


def test_a_full_device_is_an_error_with_an_exit_code(dist: Path) -> None:
    """Writing the bundle to a device that is full ends with exit code 1 and three lines, without a traceback."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [dist / PROGRAMS[0], "run", "--recording", RECORDING, "-o", "-", "--quiet"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=120,
        )

    assert done.returncode == 1
    assert b"standard output does not take the bundle" in done.stderr
    assert b"Traceback" not in done.stderr
