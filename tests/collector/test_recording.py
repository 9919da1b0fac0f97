"""A recording answers like the host it was made of, and honestly says nothing about what it does not hold."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from daoflow_bundle.reader import open_bundle
from daoflow_collector.errors import CollectError
from daoflow_collector.machine.local_host import LocalHost
from daoflow_collector.machine.recording import RecordedHost, RecordingHost

from tests.collector import sockets
from tests.collector.command import collect, make_installation


def test_every_answer_comes_back_as_it_was(tmp_path: Path) -> None:
    """Commands, files of any bytes, listings, HTTP answers and their times are the same in the replay."""
    odd = tmp_path / "odd.bin"
    odd.write_bytes(bytes(range(256)) + "grün\r\n\u2028".encode())
    command = [sys.executable, "-c", "import sys; sys.stdout.buffer.write(b'\\xff\\n'); sys.exit(3)"]
    live = RecordingHost(LocalHost(), tmp_path / "recording", description="a test")
    with sockets.tcp_server(sockets.answer(b'{"status":"ok"}')) as port:
        url = f"http://127.0.0.1:{port}/health"
        expected = [
            live.run(command, timeout_s=10),
            live.run(["no-such-program"], timeout_s=1),
            live.read_file(str(odd)),
            live.read_file(str(odd), tail=True, max_bytes=9),
            live.read_file(str(tmp_path / "missing")),
            live.status(str(tmp_path)),
            live.list_folder(str(tmp_path)),
            live.http_get(url, timeout_s=5),
            live.http_get(f"http://127.0.0.1:{sockets.free_port()}/", timeout_s=5),
            live.filesystem(str(tmp_path / "missing")),
        ]
        refused = expected[8]
    live.close()
    replay = RecordedHost(tmp_path / "recording")
    assert [
        replay.run(command, timeout_s=10),
        replay.run(["no-such-program"], timeout_s=1),
        replay.read_file(str(odd)),
        replay.read_file(str(odd), tail=True, max_bytes=9),
        replay.read_file(str(tmp_path / "missing")),
        replay.status(str(tmp_path)),
        replay.list_folder(str(tmp_path)),
        replay.http_get(url, timeout_s=5),
        replay.http_get(refused.url, timeout_s=5),  # type: ignore[union-attr]
        replay.filesystem(str(tmp_path / "missing")),
    ] == expected
    assert replay.name == LocalHost().name
    assert replay.replay is not None
    assert replay.replay["description"] == "a test"


def test_answers_that_changed_are_replayed_in_their_order(tmp_path: Path) -> None:
    """A file read twice may have changed in between; the last answer then stays."""
    path = tmp_path / "file"
    live = RecordingHost(LocalHost(), tmp_path / "recording", description="")
    for content in (b"one", b"two"):
        path.write_bytes(content)
        live.read_file(str(path))
    live.close()
    replay = RecordedHost(tmp_path / "recording")
    assert [replay.read_file(str(path)).content for _ in range(3)] == [b"one", b"two", b"two"]


def test_what_was_not_recorded_is_absent_and_said(tmp_path: Path) -> None:
    """Nothing of the machine that replays leaks in, and nothing is invented."""
    RecordingHost(LocalHost(), tmp_path / "recording", description="").close()
    replay = RecordedHost(tmp_path / "recording")
    assert replay.read_file("/etc/hostname").error_kind == "absent"
    assert replay.run(["true"], timeout_s=1).error == "true: not in the recording"
    assert replay.status("/").kind == "absent"
    assert replay.list_folder("/") == ()
    assert replay.filesystem("/") is None
    assert replay.http_get("http://127.0.0.1/", timeout_s=1).error == "not in the recording"
    assert replay.ping_engine(timeout_s=1).state == "absent"


def test_a_replay_says_so_everywhere(tmp_path: Path) -> None:
    """First line, end block and bundle.json tell that this is a recording; host, time and evidence are the recording's."""
    installation = make_installation(tmp_path / "daoflow")
    recording = tmp_path / "recording"
    made = collect(
        "run",
        *("--dir", str(installation.folder), "--record", str(recording), "--record-description", "no engine"),
        cwd=tmp_path,
    )
    assert made.returncode == 4, made.stderr
    head = json.loads((recording / "recording.json").read_text())
    (recording / "recording.json").write_text(
        json.dumps({**head, "host": "ops-eu-1", "recorded_at": "2026-01-02T03:04:05Z"})
    )
    installation.env_file.unlink()
    result = collect("run", "--dir", str(installation.folder), "--recording", str(recording), cwd=tmp_path)
    assert result.returncode == 4, result.stderr
    assert result.stderr.startswith("REPLAY of a recording of ops-eu-1, 2026-01-02T03:04:05Z: no engine")
    assert "this is a recording made 2026-01-02T03:04:05Z, not this machine" in " ".join(result.stderr.split())
    path = Path(result.stdout.strip())
    assert path.name.startswith("daoflow-evidence-ops-eu-1-20260102T0304")
    with open_bundle(Path(made.stdout.strip())) as live, open_bundle(path) as bundle:
        header = bundle.read_json("bundle.json")
        assert header["replay"] == {"recorded_at": "2026-01-02T03:04:05Z", "description": "no engine"}
        assert header["host"] == "ops-eu-1"
        assert sorted(bundle.members) == sorted(live.members)
        assert bundle.read("health/ready.json").count(b"refused") == live.read("health/ready.json").count(b"refused")
        assert bundle.read_json("host/disk.json") == live.read_json("host/disk.json")


def test_what_is_no_recording_is_refused_in_words(tmp_path: Path) -> None:
    """A folder that holds no recording, or a broken one, is an error that says what belongs there."""
    with pytest.raises(CollectError, match="is not a recording"):
        RecordedHost(tmp_path)
    (tmp_path / "recording.json").write_text("[]")
    (tmp_path / "calls.jsonl").write_text("")
    with pytest.raises(CollectError, match="is not a recording"):
        RecordedHost(tmp_path)
