"""OpenSSL is loaded by who needs TLS, and by nobody else: it takes 5 MB of a broken host's memory."""

from __future__ import annotations

import datetime
import socket
import ssl
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from daoflow_collector.machine.http_get import http_get

from tests.collector import sockets
from tests.collector.command import environment, make_installation

RUN = """\
import sys
from daoflow_collector.cli import main
try: main()
except SystemExit as end: print(end.code, *(name for name, module in sys.modules.items() if module is not None))
"""
NEVER_LOADED = {
    *("_ssl", "ssl", "_hashlib", "OpenSSL", "cryptography", "paramiko"),
    *(
        "charset_normalizer",
        "chardet",
        "sqlite3",
        "asyncio",
        "multiprocessing",
        "concurrent.futures",
        "xml",
        "yaml",
        "jinja2",
    ),
}
"""What a run beside an engine on a socket has no use for; together some 60 MB."""
BEHIND_TLS = """\
import os, sys
from daoflow_collector.machine.tls import leave_openssl_out
leave_openssl_out()
assert "ssl" not in sys.modules and "_hashlib" not in sys.modules
from daoflow_collector.engine.access import engine_client, ping_engine
answer = ping_engine(sys.argv[1], os.environ, timeout_s=5)
client = engine_client(sys.argv[1], os.environ, api_version=answer.api_version, timeout_s=5)
print(answer.state, answer.api_version, client.info())
"""


@pytest.fixture
def certificates(tmp_path: Path) -> Path:
    """Return a folder as `DOCKER_CERT_PATH` is: an authority of one certificate, which both sides show."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(now - datetime.timedelta(days=1))
    builder = builder.not_valid_after(now + datetime.timedelta(days=1))
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    public = builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    for file, content in (("ca.pem", public), ("cert.pem", public), ("key.pem", private)):
        tmp_path.joinpath(file).write_bytes(content)
    return tmp_path


def over_tls(certificates: Path, behave: sockets.Behave) -> Callable[[socket.socket], None]:
    """Let a peer speak TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificates / "cert.pem", certificates / "key.pem")

    def shaken(connection: socket.socket) -> None:
        try:
            with context.wrap_socket(connection, server_side=True) as wrapped:
                behave(wrapped)
        except OSError:
            return  # the other side did not trust it

    return shaken


def test_a_run_beside_an_engine_on_a_socket_loads_no_openssl(tmp_path: Path) -> None:
    """Engine, digests and health checks are had without TLS, and nothing large is loaded in vain."""
    installation = make_installation(tmp_path / "daoflow")
    behave = sockets.answer(b"{}", headers="Api-Version: 1.41\r\nContent-Type: application/json\r\n")
    with sockets.unix_server(tmp_path / "d.sock", behave) as endpoint:
        done = subprocess.run(
            [sys.executable, "-c", RUN, "run", "--dir", str(installation.folder), "-o", str(tmp_path / "a.tar.zst")],
            env=environment(engine=endpoint),
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
    code, *loaded = done.stdout.splitlines()[-1].split()

    assert code == "4", done.stderr
    assert (tmp_path / "a.tar.zst").is_file()
    assert "docker.api.client" in loaded
    assert NEVER_LOADED.isdisjoint(loaded), NEVER_LOADED.intersection(loaded)


def test_an_engine_behind_tls_is_asked_all_the_same(certificates: Path) -> None:
    """Ping and SDK load TLS where the engine's address asks for it, with OpenSSL left out before."""
    behave = sockets.answer(b'{"ID": "x"}', headers="Api-Version: 1.41\r\nContent-Type: application/json\r\n")
    with sockets.tcp_server(over_tls(certificates, behave)) as port:
        done = subprocess.run(
            [sys.executable, "-c", BEHIND_TLS, f"tcp://localhost:{port}"],
            env=environment(engine="", more={"DOCKER_TLS_VERIFY": "1", "DOCKER_CERT_PATH": str(certificates)}),
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    assert done.stdout.strip() == "up 1.41 {'ID': 'x'}", done.stderr


def test_a_peer_that_nobody_vouches_for_is_no_answer(certificates: Path) -> None:
    """A certificate of no known authority ends a GET over HTTPS as `protocol`, with what TLS says of it."""
    with sockets.tcp_server(over_tls(certificates, sockets.answer(b"secret"))) as port:
        result = http_get(f"https://localhost:{port}/health", timeout_s=5.0, max_bytes=1000)

    assert (result.status, result.body, result.error_kind) == (None, b"", "protocol")
    assert "certificate verify failed" in str(result.error)
