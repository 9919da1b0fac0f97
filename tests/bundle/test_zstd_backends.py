"""Whichever zstd serves, what it writes is read by every other."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
from daoflow_bundle import zstd_library, zstd_stored
from hypothesis import given, settings
from hypothesis import strategies as st

CONTENTS = st.one_of(
    st.binary(max_size=2_000),
    st.integers(0, 400_000).map(bytes),
    st.binary(min_size=1, max_size=9).map(lambda part: part * 40_000),
)


def _read(library: object, frame: bytes, size: int) -> bytes:
    content = bytearray(size + 1)
    reader = library.Decompressor().open(io.BytesIO(frame))  # type: ignore[attr-defined]
    done = 0
    while part := reader.readinto(memoryview(content)[done : done + 70_000]):
        done += part
    return bytes(content[:done])


@settings(deadline=None)
@given(CONTENTS)
def test_stored_frames_are_zstd(content: bytes) -> None:
    """What is written without a library is read by the real one, and by itself."""
    frame = zstd_stored.Compressor(8).frame(content)

    assert _read(zstd_library, frame, len(content)) == content
    assert _read(zstd_stored, frame, len(content)) == content


def test_stored_reader_refuses_what_needs_a_library() -> None:
    """Without a library, a compressed frame is an error that says so, and a cut one that it was cut."""
    with pytest.raises(zstd_stored.ZstdError, match="no zstd library"):
        _read(zstd_stored, zstd_library.Compressor(8).frame(b"daoflow " * 100), 800)
    with pytest.raises(zstd_stored.ZstdError, match="cut off"):
        _read(zstd_stored, zstd_stored.Compressor(8).frame(b"daoflow" * 9)[:-1], 63)


def test_zstd_program_opens_stored_frames(tmp_path: Path) -> None:
    """The zstd program accepts a file of stored frames."""
    file = tmp_path / "stored.zst"
    file.write_bytes(b"".join(zstd_stored.Compressor(8).frame(part) for part in (b"one", b"", bytes(300_000))))

    done = subprocess.run(["zstd", "-dc", str(file)], capture_output=True, check=True)

    assert done.stdout == b"one" + bytes(300_000)


def test_a_library_that_computes_wrongly_is_passed_over(tmp_path: Path) -> None:
    """A zstandard that loads and writes wrong frames is not used."""
    package = tmp_path / "zstandard"
    package.mkdir()
    (package / "__init__.py").write_text(
        "__version__ = '0'\n"
        "class ZstdError(Exception): pass\n"
        "class ZstdCompressor:\n"
        "    def __init__(self, **given): pass\n"
        "    def compress(self, content): return b'wrong'\n"
        "class ZstdDecompressor:\n"
        "    def __init__(self, **given): pass\n"
        "    def stream_reader(self, source, **given): return source\n"
    )
    script = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from daoflow_bundle import zstd; print(zstd.BACKEND)"

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert "stored" in done.stdout or "compression.zstd" in done.stdout
