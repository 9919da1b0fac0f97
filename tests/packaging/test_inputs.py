"""What the build takes in: pins, flags for pip, and native parts cut to what is loaded."""

import ctypes
import re
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "packaging"))

from daoflow_packaging.errors import BuildError, PinError  # noqa: E402
from daoflow_packaging.fetch import _flags  # noqa: E402
from daoflow_packaging.natives import Native, index_of, loadable_part  # noqa: E402
from daoflow_packaging.pins import check, read_pins  # noqa: E402

DIGEST = re.compile(r"[0-9a-f]{64}")


def test_every_input_is_pinned_by_digest() -> None:
    """Each file has a SHA-256, each name stands once, and no address of any server is among them."""
    pins = read_pins()
    files = [item for entry in (*pins.debian, *pins.pypi) for item in entry.sha256.items()]

    assert all(DIGEST.fullmatch(digest) for _, digest in files)
    assert len({name for name, _ in files}) == len(files)
    assert "://" not in (ROOT / "packaging" / "pins.toml").read_text("utf-8")


def test_native_parts_are_pinned_for_every_python_and_machine() -> None:
    """Orjson and zstandard are there for CPython 3.9 to 3.14 on both machines."""
    names = [name for release in read_pins().pypi if release.role == "native" for name in release.sha256]

    for package in ("orjson", "zstandard"):
        for python in ("cp39", "cp310", "cp311", "cp312", "cp313", "cp314"):
            for machine in ("x86_64", "aarch64"):
                found = [
                    name
                    for name in names
                    if name.startswith(package) and f"-{python}-{python}-" in name and machine in name
                ]
                assert len(found) == 1, (package, python, machine)


def test_a_changed_input_is_refused(tmp_path: Path) -> None:
    """A file whose digest is not the pinned one is named with both digests."""
    file = tmp_path / "zlib.tar.gz"
    file.write_bytes(b"something else")

    with pytest.raises(PinError, match=r"zlib\.tar\.gz has SHA-256 [0-9a-f]{64}, its pin says 00"):
        check(file, "00")


def test_pip_is_asked_for_exactly_the_pinned_wheel() -> None:
    """Python, ABI and platforms come from the file's name; a source distribution is asked for as such."""
    wheel = "zstandard-0.25.0-cp39-cp39-manylinux2014_x86_64.manylinux_2_17_x86_64.whl"

    assert _flags("zstandard", wheel)[2:] == [
        *("--platform", "manylinux2014_x86_64", "--platform", "manylinux_2_17_x86_64"),
        *("--implementation", "cp", "--python-version", "3.9", "--abi", "cp39"),
    ]
    # Named, because `:all:` would have pip compile what the source's metadata are read with.
    assert _flags("zstandard", "zstandard-0.25.0.tar.gz") == ["--no-binary", "zstandard"]


def test_a_native_part_without_its_debug_information_still_loads(tmp_path: Path) -> None:
    """The loadable part of this machine's own zstandard is smaller or as large, and the loader takes it."""
    import zstandard

    whole = Path(next(Path(zstandard.__file__).parent.glob("backend_c*.so"))).read_bytes()
    part = loadable_part(whole)
    file = tmp_path / "backend_c.so"
    file.write_bytes(part)

    assert len(part) < len(whole)
    assert ctypes.CDLL(str(file)).PyInit_backend_c


def test_what_is_no_elf_file_is_refused() -> None:
    """A native part for another system ends the build."""
    with pytest.raises(BuildError, match="ELF"):
        loadable_part(b"MZ" + bytes(100))


def test_index_names_each_part_by_interpreter() -> None:
    """The loader's index is tag, module, member, in one order whatever the order given."""
    parts = [Native("cp311-x86_64-gnu", "orjson.orjson", b""), Native("abi3-x86_64-gnu", "_daoflow_monocypher", b"")]

    assert index_of(parts) == index_of(parts[::-1])
    assert index_of(parts)["cp311-x86_64-gnu"] == {"orjson.orjson": "natives/cp311-x86_64-gnu/orjson.orjson.so"}


def test_maker_writes_the_same_bytes_from_any_folder(tmp_path: Path) -> None:
    """Two trees of the same files, made in another order at another time, give the same archive."""
    import subprocess

    maker = ROOT / "packaging" / "runtime" / "maker.py"
    files = {
        "lib/a.py": "x = 1\n",
        "lib/b/__init__.py": "def f(): return {'a', 'b'}\n",
        "__main__.py": "pass\n",
        "z.txt": "z",
    }
    made = []
    for number, names in enumerate((list(files), list(files)[::-1])):
        tree = tmp_path / f"tree-{number}"
        for name in names:
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            (tree / name).write_text(files[name])
        out = tmp_path / f"out-{number}"
        subprocess.run([sys.executable, str(maker), str(tree), "-", str(out), "1767225600"], check=True)
        made.append(out)

    assert made[0].read_bytes() == made[1].read_bytes()
    assert zipfile.ZipFile(made[0]).namelist() == ["__main__.py", "lib/a.pyc", "lib/b/__init__.pyc", "z.txt"]
