"""One GET: every way a peer can behave ends as a result in time."""

import time

import pytest
from daoflow_collector.machine.http_get import http_get

from tests.collector import sockets


@pytest.mark.parametrize(
    ("behave", "kind"),
    [
        (sockets.hang, "timeout"),
        (sockets.drip, "timeout"),
        (sockets.close_at_once, "empty-reply"),
        (sockets.raw(b"SSH-2.0-OpenSSH_9.2\r\n"), "protocol"),
    ],
)
def test_each_failure_has_its_word(behave: sockets.Behave, kind: str) -> None:
    """What the peer did is told apart, because each points to another cause; and never takes longer than allowed."""
    with sockets.tcp_server(behave) as port:
        started = time.monotonic()
        result = http_get(f"http://127.0.0.1:{port}/health", timeout_s=1.0, max_bytes=1000_000)
        assert time.monotonic() - started < 2.5
    assert (result.status, result.error_kind) == (None, kind)
    assert result.error


def test_a_reset_is_a_reset() -> None:
    """A connection reset is told from an empty reply, as far as the kernel lets us see it first."""
    with sockets.tcp_server(sockets.reset) as port:
        result = http_get(f"http://127.0.0.1:{port}/", timeout_s=2.0, max_bytes=1000)
    assert result.error_kind == "reset"


def test_nothing_listening_is_refused() -> None:
    """A closed port is `refused`."""
    result = http_get(f"http://127.0.0.1:{sockets.free_port()}/", timeout_s=1.0, max_bytes=1000)
    assert (result.error_kind, result.error) == ("refused", "connection refused")


def test_a_name_that_does_not_exist_is_dns() -> None:
    """A name without an address is `dns` (the top-level domain is reserved for that)."""
    assert http_get("http://daoflow.invalid/", timeout_s=3.0, max_bytes=1000).error_kind == "dns"


def test_an_answer_comes_with_headers_and_time_whatever_its_status() -> None:
    """A 503 is an answer; header names come in lower case; the time it took is there."""
    behave = sockets.answer(b'{"status": "not-ready"}', status="503 Service Unavailable")
    with sockets.tcp_server(behave) as port:
        result = http_get(f"http://127.0.0.1:{port}/ready", timeout_s=2.0, max_bytes=1000)
    assert (result.status, result.body, result.error_kind) == (503, b'{"status": "not-ready"}', None)
    assert result.headers["content-type"] == "application/json"
    assert 0 <= result.duration_s < 2


def test_redirects_are_not_followed_and_bodies_bounded() -> None:
    """A redirect is shown as it is; no more than `max_bytes` of a body are taken."""
    behave = sockets.answer(b"x" * 5000, status="302 Found", headers="Location: http://127.0.0.1:1/\r\n")
    with sockets.tcp_server(behave) as port:
        result = http_get(f"http://127.0.0.1:{port}/", timeout_s=2.0, max_bytes=100)
    assert (result.status, len(result.body)) == (302, 100)


def test_proxies_of_the_environment_are_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control plane is asked directly, whatever the operator's shell says about proxies."""
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{sockets.free_port()}")
    with sockets.tcp_server(sockets.answer(b"{}")) as port:
        assert http_get(f"http://127.0.0.1:{port}/", timeout_s=2.0, max_bytes=100).status == 200
