"""One fast question tells an engine that is up from one that is down, hung, denied or absent."""

import hashlib
import json
import socket
import threading
import time
import tracemalloc
from pathlib import Path

import pytest
from daoflow_collector.engine.access import engine_client, ping_engine
from daoflow_collector.engine.answers import MAX_ANSWER_BYTES, EndlessAnswerError, lines
from daoflow_collector.engine.endpoint import DEFAULT_ENDPOINT, engine_endpoint
from daoflow_collector.machine.files import read_file
from daoflow_collector.machine.host import FileResult
from requests import Timeout

from tests.collector import sockets


def test_a_hung_engine_is_known_within_the_timeout(tmp_path: Path) -> None:
    """A socket that accepts and never answers is `hung`, and costs no more than the timeout."""
    with sockets.unix_server(tmp_path / "d.sock", sockets.hang) as endpoint:
        started = time.monotonic()
        answer = ping_engine(endpoint, {}, timeout_s=0.5)
        assert time.monotonic() - started < 1.5
    assert answer.state == "hung"
    assert answer.error == "accepts connections and does not answer within 0.5 s"


def test_an_engine_that_drips_its_answer_is_hung(tmp_path: Path) -> None:
    """A byte now and then keeps every read in time; the whole question still ends with its timeout."""

    def drip(connection: socket.socket) -> None:
        connection.recv(4096)
        for byte in b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK":
            connection.sendall(bytes([byte]))
            time.sleep(0.2)

    with sockets.unix_server(tmp_path / "d.sock", drip) as endpoint:
        started = time.monotonic()
        answer = ping_engine(endpoint, {}, timeout_s=0.5)
        assert time.monotonic() - started < 6
    assert answer.state == "hung"


def test_a_socket_nobody_listens_on_is_down(tmp_path: Path) -> None:
    """The socket file of a dead daemon is `down`."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "d.sock"))
    assert ping_engine(f"unix://{tmp_path}/d.sock", {}, timeout_s=1).state == "down"


def test_no_socket_or_something_else_in_its_place_is_absent(tmp_path: Path) -> None:
    """Docker makes a folder where a socket to mount is missing: that is `absent` too, and said."""
    (tmp_path / "folder").mkdir()
    assert ping_engine(f"unix://{tmp_path}/none.sock", {}, timeout_s=1).state == "absent"
    answer = ping_engine(f"unix://{tmp_path}/folder", {}, timeout_s=1)
    assert (answer.state, answer.error) == ("absent", f"{tmp_path}/folder is not a socket but a directory")


def test_an_engine_that_answers_is_up_with_its_version(tmp_path: Path) -> None:
    """The ping's own header gives the API version: no second question is needed."""
    behave = sockets.answer(b"OK", headers="Api-Version: 1.41\r\n")
    with sockets.unix_server(tmp_path / "d.sock", behave) as endpoint:
        answer = ping_engine(endpoint, {}, timeout_s=1)
        client = engine_client(endpoint, {}, api_version=answer.api_version, timeout_s=3)
    assert (answer.state, answer.api_version, client.api_version) == ("up", "1.41", "1.41")


@pytest.mark.parametrize(("status", "state"), [("403 Forbidden", "denied"), ("500 Oops", "down")])
def test_an_answer_that_is_no_pong_is_told_apart(status: str, state: str, tmp_path: Path) -> None:
    """A proxy that forbids is `denied`; an engine that fails is `down`, with the status."""
    with sockets.unix_server(tmp_path / "d.sock", sockets.answer(b"", status=status)) as endpoint:
        answer = ping_engine(endpoint, {}, timeout_s=1)
    assert answer.state == state
    assert status[:3] in str(answer.error)


def test_an_endpoint_that_cannot_be_asked_is_down_with_words() -> None:
    """An engine of another host is not asked from here, and the reason names the command that does, without a password."""
    words = "DOCKER_HOST or the Docker context names the engine of another host; to collect there: daoflow-collect --on ssh://"
    for endpoint, there in (
        ("ssh://ops@example.com", "ops@example.com"),
        ("ssh://ops:hunter2@example.com:2222", "ops@example.com:2222"),
        ("ssh://example.com", "example.com"),
    ):
        answer = ping_engine(endpoint, {}, timeout_s=1)
        assert (answer.state, answer.error) == ("down", words + there)
    answer = ping_engine("npipe:////./pipe/docker_engine", {}, timeout_s=1)
    assert (answer.state, answer.error) == ("down", "an endpoint of the kind 'npipe' cannot be asked from here")


def test_an_engine_newer_than_the_sdk_is_spoken_to_in_the_sdks_version() -> None:
    """The older of both versions is used."""
    assert engine_client(DEFAULT_ENDPOINT, {}, api_version="9.99", timeout_s=3).api_version == "1.45"


@pytest.mark.parametrize("status", ["200 OK", "301 Moved Permanently\r\nLocation: /elsewhere"])
def test_an_answer_without_an_end_is_read_no_further_than_its_bound(status: str, tmp_path: Path) -> None:
    """Whoever asked is told so at once, the connection is closed, and memory held no more than the bound, redirections included."""
    closed = threading.Event()

    def flood(connection: socket.socket) -> None:
        try:
            sockets.flood(b"[" * (1 << 16), status=status)(connection)
        finally:
            closed.set()

    with sockets.unix_server(tmp_path / "d.sock", flood) as endpoint:
        client = engine_client(endpoint, {}, api_version="1.41", timeout_s=3)
        tracemalloc.start()
        with pytest.raises(Timeout, match="the engine's answer does not end within 16 MiB"):
            client.containers()
        _, peak_bytes = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert closed.wait(5)
    assert peak_bytes < MAX_ANSWER_BYTES + (4 << 20)


def test_an_answer_within_the_bound_is_read_whole(tmp_path: Path) -> None:
    """Longer than one read, and empty: both are what the engine said."""
    said = [{"Id": "1" * 64, "Names": ["x" * 200_000]}]
    for body, expected in ((json.dumps(said).encode(), said), (b"[]", [])):
        with sockets.unix_server(tmp_path / f"{len(body)}.sock", sockets.answer(body)) as endpoint:
            assert engine_client(endpoint, {}, api_version="1.41", timeout_s=3).containers() == expected


def test_a_streamed_answer_gives_whole_lines_and_bounds_each(tmp_path: Path) -> None:
    """Lines come whatever the reads cut; one without an end is refused, and what breaks off is no line."""
    with sockets.unix_server(tmp_path / "a.sock", sockets.answer(b"a\n" + b"b" * 200_000 + b"\n\nbroken")) as endpoint:
        client = engine_client(endpoint, {}, api_version="1.41", timeout_s=3)
        with client.get(f"{client.base_url}/events", stream=True) as response:
            assert [len(line) for line in lines(response, max_bytes=1 << 20)] == [1, 200_000, 0]
    with sockets.unix_server(tmp_path / "b.sock", sockets.flood(b"a\n" + b"[" * (1 << 16))) as endpoint:
        client = engine_client(endpoint, {}, api_version="1.41", timeout_s=3)
        with client.get(f"{client.base_url}/events", stream=True) as response, pytest.raises(EndlessAnswerError):
            list(lines(response, max_bytes=1 << 15))


def read(path: str) -> FileResult:
    """Read from this machine."""
    return read_file(path, max_bytes=1 << 20, tail=False)


def test_the_endpoint_is_found_as_the_docker_command_finds_it(tmp_path: Path) -> None:
    """DOCKER_HOST, else the named context, else the configured one, else the default socket."""
    meta = tmp_path / "contexts" / "meta" / hashlib.sha256(b"site").hexdigest()
    meta.mkdir(parents=True)
    (meta / "meta.json").write_text(json.dumps({"Endpoints": {"docker": {"Host": "tcp://10.0.0.9:2375"}}}))
    configured = {"DOCKER_CONFIG": str(tmp_path)}
    assert engine_endpoint(configured, read) == DEFAULT_ENDPOINT
    (tmp_path / "config.json").write_text(json.dumps({"currentContext": "site"}))
    assert engine_endpoint(configured, read) == "tcp://10.0.0.9:2375"
    assert engine_endpoint({**configured, "DOCKER_CONTEXT": "default"}, read) == DEFAULT_ENDPOINT
    assert engine_endpoint({**configured, "DOCKER_HOST": "unix:///x.sock"}, read) == "unix:///x.sock"
    (tmp_path / "config.json").write_text("{broken")
    assert engine_endpoint(configured, read) == DEFAULT_ENDPOINT


def test_what_answers_is_never_shown_as_it_is(tmp_path: Path) -> None:
    """Noise, terminal commands or a secret of another protocol's greeting do not become the reason."""

    def greet(connection: socket.socket) -> None:
        connection.recv(4096)
        connection.sendall(b"\x1b[2Jtoken=hunter2\xff\xfe noise\r\n\r\n")

    with sockets.unix_server(tmp_path / "d.sock", greet) as endpoint:
        answer = ping_engine(endpoint, {}, timeout_s=1)
    assert (answer.state, answer.error) == ("down", "what answers there does not speak HTTP")


def test_who_does_not_take_a_connection_is_not_said_to_accept_it() -> None:
    """A firewall that drops packets, as a full accept queue over TCP does, is no engine that hangs."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        address = server.getsockname()
        waiting = []
        for _ in range(4):  # more than the queue holds: from then on the kernel drops what comes
            one = socket.socket()
            one.setblocking(False)
            one.connect_ex(address)
            waiting.append(one)
        answer = ping_engine(f"tcp://127.0.0.1:{address[1]}", {}, timeout_s=0.9)
        for one in waiting:
            one.close()
    assert (answer.state, answer.error) == ("down", "nobody takes the connection within 0.6 s")


def test_an_engine_over_tcp_that_takes_the_connection_and_is_silent_hangs() -> None:
    """The counterpart: it listens, and does not answer."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(8)
        answer = ping_engine(f"tcp://127.0.0.1:{server.getsockname()[1]}", {}, timeout_s=0.9)
    assert (answer.state, answer.error) == ("hung", "accepts connections and does not answer within 0.9 s")


def test_missing_tls_files_are_no_missing_socket(tmp_path: Path) -> None:
    """`DOCKER_CERT_PATH` leads nowhere: the reason names the folder."""
    folder = tmp_path / "none"
    answer = ping_engine(
        "tcp://127.0.0.1:2376", {"DOCKER_TLS_VERIFY": "1", "DOCKER_CERT_PATH": str(folder)}, timeout_s=1
    )
    assert (answer.state, answer.error) == (
        "down",
        f"the TLS files in {folder} (DOCKER_CERT_PATH) cannot be used: No such file or directory",
    )
