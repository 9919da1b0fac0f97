"""The end of a run: what slipped through the gate is caught, and a disk that fills up costs no finished member."""

from __future__ import annotations

import io
import json
import re
import secrets
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from daoflow_bundle.manifest import Header, SourceRecord
from daoflow_bundle.outcome import Outcome
from daoflow_bundle.reader import open_bundle
from daoflow_bundle.redacted import Redacted
from daoflow_bundle.spool import FrameSpool
from daoflow_bundle.writer import BundleWriter
from daoflow_collector.closing import digest_of, finish_and_scan
from daoflow_collector.errors import CollectError
from daoflow_collector.probe import COLLECTED, Ended, Priority, Probe
from daoflow_collector.run import Settled
from daoflow_collector.secret_search import SecretSearch
from daoflow_collector.shelf import Shelf
from daoflow_collector.sink import Member

from tests.collector.command import argv, environment, make_installation

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def unredacted(document: object) -> Redacted:
    """Stand for a gate that failed: it lets everything through."""
    return Redacted(json.dumps(document).encode())


def begin(file: io.BytesIO, *, note: str = "", max_size_bytes: int = 7_000_000) -> tuple[BundleWriter, Shelf]:
    """Return a writer and a shelf over `file`."""
    header = Header("1", "host", "2026-11-23T12:00:00Z", {}, {"note": note})
    writer = BundleWriter(file, top="daoflow-evidence-host-20261123T120000Z", header=header, mtime=0, seal=unredacted)
    return writer, Shelf(writer, max_size_bytes=max_size_bytes)


def settled(
    source: str, members: dict[str, bytes], *, priority: Priority = Priority.NORMAL, ended: Ended = COLLECTED
) -> Settled:
    """Return a source that ended with these members."""
    probe = Probe(source, "a test", "a test", priority, 1.0, "", lambda _: COLLECTED)
    given = tuple(Member(path, Redacted(content), None) for path, content in members.items())
    return Settled(probe, ended.outcome, ended.reason, NOW, 0.1, given)


def test_a_member_that_still_holds_a_secret_is_taken_out() -> None:
    """The finished bundle is searched: a hit costs that member, is recorded, and leaves no byte of it behind."""
    secret = secrets.token_hex(24)
    file = io.BytesIO()
    writer, shelf = begin(file)
    shelf.put(settled("good", {"good.txt": b"nothing here\n"}))
    shelf.put(settled("leak", {"leak.txt": f"password={secret}\n".encode(), "fine.txt": b"fine\n"}))
    manifest = finish_and_scan(
        writer, file, shelf, SecretSearch({secret: "POSTGRES_PASSWORD"}), now=lambda: NOW, stop_reason=None
    )
    assert manifest.complete is False
    leak = manifest.source("leak")
    assert leak is not None
    assert (leak.outcome, leak.members) == (Outcome.FAILED, ("fine.txt",))
    assert "POSTGRES_PASSWORD (plain)" in leak.reason
    assert secret not in leak.reason
    with open_bundle(io.BytesIO(file.getvalue())) as bundle:
        assert bundle.verify() == "verified"
        assert set(bundle.members) == {"bundle.json", "good.txt", "fine.txt", "manifest.json"}


STRANGE = (
    "a b",
    "a\nb",
    "a/b",
    "../../etc/passwd",
    "x" * 300,
    "",
    "-rf",
    "\x1b[31m",
    "\u202egnp",
    "$(reboot)",
    "\U0001f600",
    "DAOFLOW",
)


def test_a_service_may_be_called_anything() -> None:
    """A container's label says what its service is: one that names no member gets another name, and costs neither log nor bundle."""
    file = io.BytesIO()
    writer, shelf = begin(file)
    shelf.put(settled("logs/daoflow", {"logs/daoflow.log": b"ours\n"}))
    for number, name in enumerate(STRANGE):
        shelf.put(settled(f"logs/{name}", {f"logs/{name}.log": b"theirs %d\n" % number}))
    manifest = finish_and_scan(writer, file, shelf, SecretSearch({}), now=lambda: NOW, stop_reason=None)

    assert manifest.complete is True
    with open_bundle(io.BytesIO(file.getvalue())) as bundle:
        assert bundle.verify() == "verified"
        logs = {name: bundle.read(name) for name in bundle.members if name.startswith("logs/")}
    assert logs["logs/daoflow.log"] == b"ours\n"
    assert sorted(logs.values()) == sorted([b"ours\n", *(b"theirs %d\n" % number for number in range(len(STRANGE)))])
    for number, name in enumerate(STRANGE):
        source = manifest.source(f"logs/{name}")
        assert source is not None
        assert [logs[path] for path in source.members] == [b"theirs %d\n" % number]


def test_a_name_that_a_bundle_takes_stays() -> None:
    """The counterpart: what is a member's name is not touched."""
    file = io.BytesIO()
    writer, shelf = begin(file)
    names = ("logs/my-app.2.log", "containers/a_b.c/inspect.json", "README")
    for name in names:
        shelf.put(settled(name, {name: b"x\n"}))

    assert [record.path for record in writer.records if record.path != "bundle.json"] == list(names)


def test_what_was_searched_while_reading_is_known_by_its_content_alone() -> None:
    """A secret that was found then costs the member at the end; other content under the same name is searched itself."""
    secret = secrets.token_hex(24)
    file = io.BytesIO()
    writer, shelf = begin(file)
    search = SecretSearch({secret: "POSTGRES_PASSWORD"})
    leak, clean = f"password={secret}\n".encode(), b"nothing here\n"
    spool = FrameSpool(100_000)
    spool.write(Redacted(leak))
    sealed = spool.seal()
    for content in (Redacted(leak), Redacted(clean), sealed):
        search.look(content)
    shelf.put(settled("early", {"leak.txt": leak, "clean.txt": clean}))
    shelf.put(settled("late", {"changed.txt": clean + leak}))
    probe = Probe("log", "a test", "a test", Priority.NORMAL, 1.0, "", lambda _: COLLECTED)
    shelf.put(Settled(probe, Outcome.COLLECTED, "", NOW, 0.1, (Member("logs/a.log", sealed, None),)))
    finish_and_scan(writer, file, shelf, search, now=lambda: NOW, stop_reason=None)
    assert secret.encode() not in file.getvalue()
    with open_bundle(io.BytesIO(file.getvalue())) as bundle:
        assert set(bundle.members) == {"bundle.json", "clean.txt", "manifest.json"}


def test_a_secret_in_the_bundles_own_words_leaves_nothing() -> None:
    """Header and manifest cannot be taken out: then there is no bundle."""
    secret = secrets.token_hex(24)
    file = io.BytesIO()
    writer, shelf = begin(file, note=f"it was {secret}")
    with pytest.raises(CollectError, match="nothing was kept"):
        finish_and_scan(
            writer, file, shelf, SecretSearch({secret: "ENCRYPTION_KEY"}), now=lambda: NOW, stop_reason=None
        )


def test_beyond_the_size_only_vital_sources_are_written() -> None:
    """What is left out for `--max-size` is said, source by source; the vital ones come whatever their size, and so do the smallest."""
    file = io.BytesIO()
    _, shelf = begin(file, max_size_bytes=200_000)
    noise = secrets.token_bytes(1_200_000)
    shelf.put(settled("engine/events", {"engine/events.json": noise}))
    shelf.put(settled("containers", {"containers/a/inspect.json": noise[:600_000]}, priority=Priority.VITAL))
    shelf.put(settled("host/kernel-oom", {"host/kernel-oom.json": b'{"kills": [{"process": "postgres"}]}'}))
    shelf.put(settled("engine/images", {"engine/images.json": noise[:9_000]}))
    outcomes = {record.source: (record.outcome, record.members) for record in shelf.records}
    assert outcomes == {
        "engine/events": (Outcome.PARTIAL, ()),
        "engine/images": (Outcome.PARTIAL, ()),
        "host/kernel-oom": (Outcome.COLLECTED, ("host/kernel-oom.json",)),
        "containers": (Outcome.COLLECTED, ("containers/a/inspect.json",)),
    }


def test_skipped_and_absent_sources_do_not_make_a_bundle_partial() -> None:
    """What the operator left out and what does not exist are no gaps; what failed is."""
    for outcome, complete in ((Outcome.ABSENT, True), (Outcome.SKIPPED, True), (Outcome.FAILED, False)):
        file = io.BytesIO()
        writer, shelf = begin(file)
        shelf.note(SourceRecord("x", outcome, "because", "how", "2026-11-23T12:00:00Z", 0.0))
        assert (
            finish_and_scan(writer, file, shelf, SecretSearch({}), now=lambda: NOW, stop_reason=None).complete
            is complete
        )
        size, sha256 = digest_of(file)
        assert (size, len(sha256)) == (len(file.getvalue()), 64)


def test_a_disk_that_fills_up_keeps_what_was_written(tmp_path: Path) -> None:
    """No room for the rest: exit 4, words, and a file that still gives every finished member (a file size limit stands for the disk)."""
    installation = make_installation(tmp_path / "daoflow")
    script = 'ulimit -f 4; exec "$@"'
    result = subprocess.run(
        ["bash", "-c", script, "bash", *argv("--dir", str(installation.folder))],
        cwd=tmp_path,
        # The limit would cut Python's own cache files as well.
        env=environment(engine="unix:///nowhere/docker.sock", more={"PYTHONDONTWRITEBYTECODE": "1"}),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 4, result.stderr
    (path,) = tmp_path.glob("daoflow-evidence-*")
    assert result.stdout.strip() == str(path)
    assert path.stat().st_size <= 4096
    with open_bundle(path) as bundle:
        assert "engine/ping.json" in bundle.members
        assert all(installation.secret.encode() not in bundle.read(name) for name in bundle.members)
    assert re.search(r"cannot be written|could not be finished", result.stderr)
    assert "Traceback" not in result.stderr
