"""The probes that need no engine: health, the engine's ping and journal, and what Compose's answers are read as."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from daoflow_bundle.outcome import Outcome
from daoflow_collector.engine.project_containers import FoundContainer
from daoflow_collector.machine.local_host import LocalHost
from daoflow_collector.probes import compose_ps, engine_ping, health
from daoflow_collector.probes.engine_journal import file_entries, journal_entries

from tests.collector import sockets
from tests.collector.command import make_installation
from tests.collector.probe_run import run_probe

HTML = b"<!doctype html><html><title>DaoFlow</title></html>"


@pytest.mark.parametrize(
    ("behave", "status", "kind", "error"),
    [
        (sockets.answer(b'{"status":"ready"}'), 200, "json", None),
        (sockets.answer(HTML, headers="Content-Type: text/html; charset=utf-8\r\n"), 200, "html", None),
        (sockets.answer(HTML, headers=""), 200, "html", None),
        (sockets.answer(b"pong", headers=""), 200, "text", None),
        (sockets.answer(b"", status="204 No Content"), 204, "empty", None),
        (sockets.answer(b"[1]"), 200, "text", None),
        (sockets.close_at_once, None, "none", "empty-reply"),
    ],
)
def test_each_kind_of_answer_is_recognised(
    behave: sockets.Behave, status: int | None, kind: str, error: str | None, tmp_path: Path
) -> None:
    """JSON is told from the page that a server without the endpoint gives, and silence from both; silence is evidence."""
    with sockets.tcp_server(behave) as port:
        result = run_probe(health.PROBE, make_installation(tmp_path / "daoflow", port=port).folder)
    assert result.ended.outcome is Outcome.COLLECTED
    for name, path in health.ENDPOINTS.items():
        document = result.json(f"health/{name}.json")
        assert document["url"] == f"http://127.0.0.1:{port}{path}"
        assert document["url_source"] == "DAOFLOW_PORT of .env"
        assert (document["status"], document["body_kind"], document["error_kind"]) == (status, kind, error)
        assert document["duration_s"] >= 0
    if kind == "json":
        assert result.json("health/ready.json")["body"] == {"status": "ready"}


@pytest.mark.parametrize(
    ("address", "reachable"),
    [("0.0.0.0", "127.0.0.1"), ("::", "[::1]"), ("10.0.0.5", "10.0.0.5")],  # noqa: S104 - asked about, not bound
)
def test_the_published_port_is_asked_where_it_can_be_reached(address: str, reachable: str) -> None:
    """A wildcard binding is asked on the loopback; what is bound now goes before what was wanted; DaoFlow's port first."""
    bound = {"80/tcp": [{"HostIp": "", "HostPort": "81"}], "3000/tcp": [{"HostIp": address, "HostPort": "3100"}]}
    document = {
        "Name": "/d",
        "NetworkSettings": {"Ports": bound},
        "HostConfig": {"PortBindings": {"3000/tcp": [{"HostPort": "9"}]}},
    }
    container = FoundContainer({}, document)
    first = next(health.bindings(container))
    assert (health.reachable(first[0]), first[1], first[2]) == (reachable, "3100", "published port of d")
    stopped = FoundContainer({}, {**document, "NetworkSettings": {"Ports": {}}})
    assert next(health.bindings(stopped)) == ("", "9", "wanted port of d")


def test_the_ping_says_what_stands_in_the_sockets_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder where the socket should be is told, with who asked."""
    (tmp_path / "docker.sock").mkdir()
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/docker.sock")
    result = run_probe(engine_ping.PROBE, make_installation(tmp_path / "daoflow").folder, host=LocalHost())
    document = result.json("engine/ping.json")
    assert document["state"] == "absent"
    assert document["socket"]["kind"] == "directory"
    assert document["socket"]["exists"] is True
    assert isinstance(document["user"]["uid"], int)


def test_composes_ps_is_read_in_both_its_forms() -> None:
    """Compose 2.21 began to print one object a line instead of an array; nothing at all is no container."""
    assert compose_ps.parse_ps(b'[{"Name": "a"}, {"Name": "b"}]') == [{"Name": "a"}, {"Name": "b"}]
    assert compose_ps.parse_ps(b'{"Name": "a"}\n{"Name": "b"}\n') == [{"Name": "a"}, {"Name": "b"}]
    assert compose_ps.parse_ps(b"") == []
    assert compose_ps.parse_ps(b"NAME  IMAGE\n") is None


def test_the_journal_is_read_with_its_times() -> None:
    """Journald's microseconds become the bundle's form; a message that is not UTF-8 comes as numbers; several lines are several entries."""
    records = [
        {"__REALTIME_TIMESTAMP": "1764000000123456", "MESSAGE": "first\nsecond"},
        {"__REALTIME_TIMESTAMP": "1764000001000000", "MESSAGE": [104, 105, 255]},
    ]
    output = b"\n".join(json.dumps(record).encode() for record in records) + b'\n{"cut": '
    entries = list(journal_entries(output))
    assert [(entry.time, entry.text) for entry in entries] == [
        ("2025-11-24T16:00:00.123456000Z", b"first"),
        ("2025-11-24T16:00:00.123456000Z", b"second"),
        ("2025-11-24T16:00:01.000000000Z", b"hi\xff"),
    ]


def test_the_engines_log_file_is_read_with_its_times() -> None:
    """Lines in the engine's own format carry their time, also with a zone; others have none."""
    content = (
        b'time="2026-11-23T12:00:00.5Z" level=info\ntime="2026-11-23T14:00:00.123456789+02:00" level=error\nplain\n'
    )
    assert [entry.time for entry in file_entries(content)] == [
        "2026-11-23T12:00:00.5Z",
        "2026-11-23T12:00:00.123456789Z",
        "",
    ]
