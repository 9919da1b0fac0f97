"""What the engine's failures are called: in words, each, and never with what came over the wire."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from daoflow_collector.engine.access import engine_client
from daoflow_collector.engine.project_containers import inspect_project
from daoflow_collector.engine.trouble import engine_words
from daoflow_collector.machine.limit import Limit

from tests.collector import sockets

NOISE = b"\x8f\x13noise\x1b[2J" * 200
HALF = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n[{"Id": "1"'
SILENT = "the Docker Engine did not answer in time"


def half_and_silence(connection: sockets.socket.socket) -> None:
    """Send half of an answer, and nothing more."""
    connection.recv(4096)
    connection.sendall(HALF)
    sockets.hang(connection)


@pytest.mark.parametrize(
    ("behave", "words", "timed_out"),
    [
        (sockets.raw(NOISE + b"\n"), "what answers there does not speak HTTP", False),
        (sockets.raw(HALF), "the engine's answer broke off in the middle", False),
        (sockets.close_at_once, "the engine closed the connection unanswered", False),
        (sockets.answer(b"<html>nginx</html>"), "what answers there gives no engine's documents", False),
        (sockets.answer(b'{"message": "no such layer"}', status="500 X"), "the engine says: no such layer", False),
        (sockets.answer(b"", status="503 X"), "the engine answered HTTP 503", False),
        (sockets.hang, SILENT, True),
        (half_and_silence, SILENT, True),
    ],
)
def test_each_failure_has_words(behave: sockets.Behave, words: str, timed_out: bool, tmp_path: Path) -> None:
    """A person reads what it means; silence, also in the middle of an answer, is known as such, so that nobody waits for it again."""
    with sockets.unix_server(tmp_path / "d.sock", behave) as endpoint:
        client = engine_client(endpoint, {}, api_version="1.41", timeout_s=1)
        found = inspect_project(client, "daoflow", None, exact=True, limit=Limit(5))
    assert (found.error, found.timed_out) == (words, timed_out)


def test_a_long_refusal_is_cut(tmp_path: Path) -> None:
    """An error page of a megabyte is no reason that anyone reads."""
    said = json.dumps({"message": "x" * 1_000_000}).encode()
    with sockets.unix_server(tmp_path / "d.sock", sockets.answer(said, status="500 X")) as endpoint:
        client = engine_client(endpoint, {}, api_version="1.41", timeout_s=3)
        found = inspect_project(client, "daoflow", None, exact=True, limit=Limit(5))
    assert found.error == f"the engine says: {'x' * 300}..."


def test_an_engine_too_old_to_be_asked(tmp_path: Path) -> None:
    """What the SDK refuses is told without the SDK."""
    from docker.errors import InvalidVersion

    with pytest.raises(InvalidVersion) as refused:
        engine_client(f"unix://{tmp_path}/d.sock", {}, api_version="1.12", timeout_s=1)
    assert engine_words(refused.value) == "it speaks an API version that is too old to be asked"
