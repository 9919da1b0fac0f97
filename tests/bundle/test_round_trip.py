"""What is written is read back, by us and by the standard tools."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from daoflow_bundle.errors import WriteError
from daoflow_bundle.manifest import Header, SourceRecord
from daoflow_bundle.outcome import Outcome
from daoflow_bundle.reader import open_bundle
from daoflow_bundle.redacted import Redacted
from daoflow_bundle.spool import FrameSpool
from daoflow_bundle.target import MemoryTarget
from daoflow_bundle.verify import verify_bundle
from hypothesis import given, settings
from hypothesis import strategies as st

TOP = "daoflow-evidence-web-1-20261123T120000Z"
MakeBundle = Callable[..., bytes]

_PART = st.text("abcXYZ019._@-", min_size=1, max_size=30).filter(lambda part: part not in (".", ".."))
_MEMBERS = st.dictionaries(
    st.lists(_PART, min_size=1, max_size=4)
    .map("/".join)
    .filter(lambda path: path not in ("bundle.json", "manifest.json")),
    st.binary(max_size=3000),
    max_size=8,
).filter(lambda members: len({path.casefold() for path in members}) == len(members))


class _Pipe(io.RawIOBase):
    """A stream that cannot seek, like standard input."""

    def __init__(self, content: bytes) -> None:
        self._content = BytesIO(content)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self._content.read(size)


def test_any_members_come_back_as_written(make_bundle: MakeBundle) -> None:
    """Any names and contents must be read back unchanged, in order, and verify."""

    @settings(max_examples=150, deadline=None)
    @given(_MEMBERS)
    def check(members: Mapping[str, bytes]) -> None:
        bundle = open_bundle(BytesIO(make_bundle(members)))
        assert bundle.members == ("bundle.json", *members, "manifest.json")
        assert {path: bundle.read(path) for path in members} == members
        assert (bundle.integrity, bundle.defects) == ("verified", ())

    check()


@pytest.mark.parametrize("size", [0, 1, 511, 512, 513, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20])
def test_sizes_around_the_block_and_frame_borders(make_bundle: MakeBundle, size: int) -> None:
    """A member must come back whole whatever its size does to blocks and frames, through any buffer."""
    content = bytes(index * 7 & 0xFF for index in range(min(size, 1 << 16))) * (size // (1 << 16) + 1)
    bundle = open_bundle(BytesIO(make_bundle({"logs/a.log": content[:size], "after": b"x"})))
    assert bundle.read("logs/a.log") == content[:size]
    assert b"".join(bytes(view) for view in bundle.stream("logs/a.log", bytearray(1000))) == content[:size]
    assert bundle.read("after") == b"x"
    assert bundle.integrity == "verified"


def test_the_standard_tools_read_a_bundle(make_bundle: MakeBundle, tmp_path: Path) -> None:
    """`tar --zstd -tf`, `zstd -t` and `zstd -dc | tar x` must accept a bundle, long names and spooled logs included."""
    spool = FrameSpool(1 << 20)
    spool.write(Redacted(b"2026-11-23T12:00:00.000000001Z stdout a line\n" * 60_000))
    long_name = "compose/files/" + "n" * 200
    file = tmp_path / f"{TOP}.tar.zst"
    file.write_bytes(make_bundle({"logs/daoflow.log": spool.seal(), long_name: b"services: {}\n"}))
    listed = subprocess.run(["tar", "--zstd", "-tf", file], check=True, capture_output=True, text=True)
    names = ("bundle.json", "logs/daoflow.log", long_name, "manifest.json")
    assert listed.stdout.split() == [f"{TOP}/{name}" for name in names]
    assert listed.stderr == ""
    subprocess.run(["zstd", "-q", "-t", file], check=True)
    plain = subprocess.run(["zstd", "-q", "-dc", file], check=True, capture_output=True).stdout
    with tarfile.open(fileobj=BytesIO(plain)) as archive:
        assert {member.mode for member in archive} == {0o600}
        assert {(member.uid, member.gid, member.uname, member.gname) for member in archive} == {(0, 0, "root", "root")}


def test_a_bundle_packed_again_by_tar_is_read(make_bundle: MakeBundle, tmp_path: Path) -> None:
    """The members in one single frame, as plain `tar --zstd` packs them, must be read and verified too, in any order."""
    members = {f"logs/{index}.log": b"%d\n" % index * 100_000 for index in range(5)}
    plain = subprocess.run(["zstd", "-q", "-dc"], input=make_bundle(members), check=True, capture_output=True).stdout
    (tmp_path / "plain.tar").write_bytes(plain)
    subprocess.run(["tar", "-xf", "plain.tar"], cwd=tmp_path, check=True)
    for content_size in ("--no-content-size", "--content-size"):
        packed = subprocess.run(
            ["zstd", "-q", "-c", content_size, "plain.tar"], cwd=tmp_path, check=True, capture_output=True
        ).stdout
        bundle = open_bundle(BytesIO(packed))
        assert {path: bundle.read(path) for path in reversed(members)} == members
        assert (bundle.integrity, bundle.defects) == ("verified", ())
    subprocess.run(["tar", "--zstd", "-cf", "again.tar.zst", TOP], cwd=tmp_path, check=True)
    with open_bundle(tmp_path / "again.tar.zst") as bundle:
        # The file system gave another order; all else must hold.
        assert set(bundle.members) == {"bundle.json", *members, "manifest.json"}
        assert {defect.detail for defect in bundle.defects} <= {"it is not the last member"}


def test_a_stream_that_cannot_seek_is_read(make_bundle: MakeBundle) -> None:
    """A bundle from a pipe must read like one from a file."""
    with open_bundle(_Pipe(make_bundle({"env/sanity.json": b"{}"}))) as bundle:  # type: ignore[arg-type]
        assert bundle.read_json("env/sanity.json") == {}
        assert bundle.integrity == "verified"


def test_header_and_manifest_come_back(make_bundle: MakeBundle) -> None:
    """The header, the sources and each member's record must be read as they were given."""
    bundle = open_bundle(BytesIO(make_bundle({"host/os.json": b"{}"})))
    assert bundle.header == Header("0.1.0", "web-1", "2026-11-23T12:00:00Z", {"tail": 200}, {"case": "C-1"})
    assert bundle.manifest is not None
    assert bundle.manifest.source("test") == SourceRecord("test", Outcome.COLLECTED, "", "", "", 0.1, ("host/os.json",))
    assert [(item.path, item.size, item.how) for item in bundle.manifest.members[1:]] == [
        ("host/os.json", 2, "made by a test")
    ]


def test_only_redacted_content_enters(make_writer: Callable[..., Any], record: Mapping[str, Any]) -> None:
    """Raw bytes and unsealed spools must be refused by type, wherever they are offered."""
    writer = make_writer(BytesIO())
    with pytest.raises(TypeError):
        writer.add("a", b"raw", **record)
    with pytest.raises(TypeError):
        writer.add_spooled("a", FrameSpool(1000), **record)
    with pytest.raises(TypeError):
        FrameSpool(1000).write(b"raw")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        make_writer(BytesIO(), seal=lambda document: str(document).encode())


@pytest.mark.parametrize(
    "path", ["", "/a", "a/../b", "a//b", "a b", "ä", "a\n", "bundle.json", "B", "manifest.json", "x" * 600]
)
def test_bad_or_repeated_names_are_refused(
    make_writer: Callable[..., Any], record: Mapping[str, Any], path: str
) -> None:
    """A name that the reader would refuse must not be written, and costs that member only."""
    file = BytesIO()
    writer = make_writer(file)
    writer.add("b", Redacted(b"1"), **record)
    size = writer.size_bytes
    with pytest.raises(ValueError, match="member"):
        writer.add(path, Redacted(b"2"), **record)
    assert writer.size_bytes == size == len(file.getvalue())


def test_a_weak_secret_in_the_manifest_breaks_no_path(make_bundle: MakeBundle) -> None:
    """A redactor that takes `postgres` for a secret must not break what the reader looks members up by."""

    def seal(document: Mapping[str, Any]) -> Redacted:
        import json

        return Redacted(json.dumps(document).replace("postgres", "[redacted:KEY#0123456789]").encode())

    bundle = open_bundle(BytesIO(make_bundle({"logs/postgres.log": b"x\n"}, seal=seal)))
    assert bundle.integrity == "verified"
    assert bundle.manifest is not None
    assert bundle.manifest.sources[0].members == ("logs/postgres.log",)


def test_a_member_found_out_is_taken_out(make_writer: Callable[..., Any], record: Mapping[str, Any]) -> None:
    """After `rewrite_without` no byte of the dropped member may be left, the rest verifies, and its source says why."""
    file = BytesIO()
    writer = make_writer(file)
    for name in ("first", "second", "third"):
        writer.add(name, Redacted(name.encode() * 40_000), **{**record, "source": name})
    needle = file.getvalue()[-60:-20]
    sources = [SourceRecord(name, Outcome.COLLECTED, "", "", "", 0.1, (name,)) for name in ("first", "second", "third")]
    ending = {
        "finished_at": "",
        "complete": True,
        "stop_reason": None,
        "sources": sources,
        "self_scan": {},
        "native": {},
    }
    writer.finish(**ending)
    assert needle in file.getvalue()
    writer.rewrite_without({"third": "a known secret was still in it"})
    writer.rewrite_without({"first": "another"})
    assert needle not in file.getvalue()
    bundle = open_bundle(BytesIO(file.getvalue()))
    assert bundle.members == ("bundle.json", "second", "manifest.json")
    assert (bundle.integrity, bundle.read("second")) == ("verified", b"second" * 40_000)
    assert bundle.manifest is not None
    assert bundle.manifest.complete is False
    lost = bundle.manifest.source("third")
    assert lost is not None
    assert (lost.outcome, lost.reason) == (Outcome.FAILED, "third: a known secret was still in it")
    with pytest.raises(ValueError, match="cannot drop"):
        writer.rewrite_without({"bundle.json": "no"})


def test_a_full_target_loses_the_member_and_not_the_bundle(
    make_writer: Callable[..., Any], record: Mapping[str, Any]
) -> None:
    """When the target is full the half-written member goes, and what fits can still be added and finished."""
    target = MemoryTarget(3000)
    writer = make_writer(target.file)
    import random

    with pytest.raises(WriteError, match="memory"):
        writer.add("big", Redacted(random.Random(1).randbytes(5000)), **record)
    writer.add("small", Redacted(b"ok"), **record)
    writer.finish(finished_at="", complete=False, stop_reason="disk full", sources=[], self_scan={}, native={})
    out = BytesIO()
    assert target.send(out) == len(out.getvalue())
    bundle = open_bundle(BytesIO(out.getvalue()))
    assert bundle.members == ("bundle.json", "small", "manifest.json")
    assert bundle.integrity == "verified"


def test_verify_reads_all_and_searches(make_bundle: MakeBundle) -> None:
    """`verify_bundle` must hand every member to the search and report what it finds, where."""

    def search(name: str, content: Any) -> list[str]:
        return [f"a needle in {name}"] if b"needle" in b"".join(bytes(view) for view in content) else []

    told = verify_bundle(open_bundle(BytesIO(make_bundle({"a": b"hay", "b": b"a needle"}))), search)
    assert (told.found, told.ok, told.integrity, told.members) == ((("b", "a needle in b"),), False, "verified", 4)
    assert verify_bundle(open_bundle(BytesIO(make_bundle({"a": b"hay"})))).ok
