"""A connection by paramiko, stage by stage, so that whatever fails is known by its name."""

from __future__ import annotations

import logging
import socket
import time
from threading import Thread
from typing import Any, Union

from paramiko import Channel, PKey, ProxyCommand, Transport
from paramiko import __version__ as paramiko_version
from paramiko.ssh_exception import ChannelException, SSHException

from daoflow_collector.remote.authentication import log_in
from daoflow_collector.remote.conversation import KILLED
from daoflow_collector.remote.known_hosts import has_authority, judge, known_keys
from daoflow_collector.remote.ssh_settings import SshSettings
from daoflow_collector.remote.stages import Reach, StageError, within

CONNECT_S = 10.0
BANNER_S = 10.0
HANDSHAKE_S = 15.0
LOGIN_S = 20.0
KEEP_ALIVE_S = 15
_CHUNK = 1 << 16
_ADDRESSES = 4
_ERRNO_KINDS = {"ConnectionRefusedError": "refused", "TimeoutError": "timeout", "timeout": "timeout"}

Wire = Union[socket.socket, Channel, ProxyCommand]


class ParamikoSession:
    """One connection that commands can be run over. Implements `Session`."""

    def __init__(self, transports: list[Transport]) -> None:
        """`transports`: one a jump, the host's own last."""
        self._transports = transports

    def run(self, command: str) -> ParamikoStream:
        """Start a command. Raises `StageError` when the host gives no channel."""
        try:
            channel = self._transports[-1].open_session(timeout=HANDSHAKE_S)
            channel.exec_command(command)
        except ChannelException as error:
            raise StageError("refused", f"the host opens no session: {error.text}") from error
        except (SSHException, EOFError, OSError) as error:
            raise StageError("closed", f"the host opens no session: {str(error) or 'connection closed'}") from error
        return ParamikoStream(channel)

    def close(self) -> None:
        """End the connection and its jumps; whoever still reads from it gets the end."""
        for transport in reversed(self._transports):
            transport.close()


class ParamikoStream:
    """A command under way. Implements `Stream`."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def write(self, data: bytes) -> None:
        """Send to the command's input. Raises `OSError` when it takes no more."""
        self._channel.sendall(data)

    def close_input(self) -> None:
        """End the command's input."""
        self._channel.shutdown_write()

    def read(self) -> bytes:
        """Return some of its output, empty at the end."""
        return self._channel.recv(_CHUNK)

    def read_error(self) -> bytes:
        """Return some of its error output, empty at the end."""
        return self._channel.recv_stderr(_CHUNK)

    def exit_code(self, timeout_s: float) -> int | None:
        """Return its exit code, `KILLED` when a signal ended it, None when the connection ended first."""
        if not self._channel.status_event.wait(timeout_s):
            return None
        code = self._channel.exit_status
        if code >= 0:
            return code
        # A channel that closes without a code, on a connection that stands: the command got a signal.
        return KILLED if self._channel.get_transport().is_active() else None

    def abort(self) -> None:
        """End it from any thread. Does not wait: on a silent link the message that ends it stands behind what cannot be sent."""
        Thread(target=self._channel.close, daemon=True).start()


def open_paramiko(settings: SshSettings, reach: Reach) -> ParamikoSession:
    """Connect and log in, through the jumps. Raises `StageError`; `reach` says how far it got."""
    # Its background thread would log what we catch, with a traceback.
    logging.getLogger("paramiko").setLevel(logging.CRITICAL)
    reach.facts["transport"] = f"paramiko {paramiko_version}"
    transports: list[Transport] = []
    try:
        for jump in settings.jumps:
            _open_jump(jump, transports, reach)
        _open_one(settings, transports, reach)
    except BaseException:
        ParamikoSession(transports).close()
        raise
    return ParamikoSession(transports)


def _open_jump(jump: SshSettings, transports: list[Transport], reach: Reach) -> None:
    own = Reach()
    try:
        _open_one(jump, transports, own)
    except StageError as error:
        with reach.stage("connect"):
            raise StageError(error.kind, f"the jump host {jump.place} was not passed: {own.reason}") from error
    finally:
        reach.facts.setdefault("jumps", []).append({"jump": jump.place, **own.document()})


def _open_one(settings: SshSettings, transports: list[Transport], reach: Reach) -> None:
    wire = _wire(settings, transports[-1] if transports else None, reach)
    # Known keys first: a host that is known by its RSA key alone must not be met by another one.
    known = known_keys(settings.known_hosts, settings.key_name)
    transport = Transport(wire)
    transports.append(transport)
    transport.banner_timeout, transport.handshake_timeout, transport.auth_timeout = BANNER_S, HANDSHAKE_S, LOGIN_S
    options = transport.get_security_options()
    wanted = {name for item in known for name in _algorithms(item.type)}
    options.key_types = tuple(sorted(options.key_types, key=lambda name: name not in wanted))
    failure: Exception | None = None
    started = time.monotonic()
    with reach.stage("banner"):
        try:
            transport.start_client(timeout=BANNER_S + HANDSHAKE_S)
        except (SSHException, EOFError, OSError) as error:
            failure = error
        banner = transport.remote_version or None
        reach.facts["banner"] = banner
        if banner is None:
            raise _no_banner(failure, silent=time.monotonic() - started >= BANNER_S - 1)
    with reach.stage("host-key"):
        if failure is not None:
            raise StageError("protocol", f"no common key exchange: {str(failure) or type(failure).__name__}")
        _check_host_key(transport.get_remote_server_key(), settings, reach)
    with reach.stage("authentication"):
        log_in(transport, settings, reach.facts)
    transport.set_keepalive(KEEP_ALIVE_S)


def _wire(settings: SshSettings, through: Transport | None, reach: Reach) -> Wire:
    """Return the connection that SSH is spoken over: through the last jump, a proxy command, or a socket of our own."""
    if through is not None:
        with reach.stage("connect"):
            try:
                target = (settings.host, settings.port)
                return through.open_channel("direct-tcpip", target, ("127.0.0.1", 0), timeout=CONNECT_S)
            except (SSHException, EOFError, OSError) as error:
                words = getattr(error, "text", "") or str(error) or "the jump host closed the connection"
                raise StageError("refused", f"{settings.host}:{settings.port} from the jump host: {words}") from error
    if settings.proxy_command is not None:
        with reach.stage("connect"):
            try:
                return ProxyCommand(settings.proxy_command)
            except OSError as error:
                raise StageError("refused", f"ProxyCommand: {error}") from error
    with reach.stage("resolve"):
        addresses = _resolve(settings)
    with reach.stage("connect"):
        wire, reach.facts["address"] = _connect(addresses)
        return wire


def _resolve(settings: SshSettings) -> list[Any]:
    def ask() -> list[Any]:
        return socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)

    try:
        return within(CONNECT_S, ask, late=f"{settings.host}: the name was not resolved within {CONNECT_S:g} s")
    except (OSError, UnicodeError) as error:
        words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise StageError("dns", f"{settings.host}: {words}") from error


def _connect(addresses: list[Any]) -> tuple[socket.socket, str]:
    errors: list[tuple[str, str]] = []
    for _, _, _, _, address in addresses[:_ADDRESSES]:
        try:
            return socket.create_connection(address[:2], timeout=CONNECT_S), str(address[0])
        except OSError as error:
            kind = _ERRNO_KINDS.get(type(error).__name__, "unreachable")
            words = "no answer" if kind == "timeout" else (error.strerror or str(error)).lower()
            errors.append((kind, f"{address[0]} port {address[1]}: {words}"))
    kind = errors[0][0] if errors else "dns"
    raise StageError(kind, "; ".join(words for _, words in errors) or "the name has no address")


def _no_banner(failure: Exception | None, *, silent: bool) -> StageError:
    if silent:
        return StageError("timeout", f"it accepts connections and says nothing within {BANNER_S:g} s")
    if isinstance(failure, EOFError) or "banner" in str(failure):
        return StageError("closed", "it closes the connection before it says that it speaks SSH")
    return StageError("protocol", f"it does not speak SSH: {failure}")


def _algorithms(key_type: str) -> tuple[str, ...]:
    return ("rsa-sha2-512", "rsa-sha2-256") if key_type == "ssh-rsa" else (key_type,)


def _check_host_key(key: PKey, settings: SshSettings, reach: Reach) -> None:
    known = known_keys(settings.known_hosts, settings.key_name)
    state = judge(known, key.asbytes())
    if state == "unknown" and settings.bare_key_name is not None:
        # As ssh does: on another port the same key may be known by the host's name alone. Another key there says nothing.
        bare = known_keys(settings.known_hosts, settings.bare_key_name)
        state = found if (found := judge(bare, key.asbytes())) in ("known", "revoked") else state
        known = known if state == "unknown" else bare
    reach.facts["identity"] = {
        "state": state,
        "name": settings.key_name,
        "type": key.get_name(),
        "fingerprint": key.fingerprint,
        "known": [{"type": item.type, "fingerprint": item.fingerprint, "place": item.place} for item in known],
    }
    shown = f"{settings.host} shows the {key.get_name()} key {key.fingerprint}"
    if state == "unknown":
        also = (
            "; it is known by a certificate authority, which --ssh-program ssh checks" if has_authority(known) else ""
        )
        raise StageError("unknown-key", f"{shown}, and no known_hosts file knows it{also}")
    if state == "changed":
        places = ", ".join(item.place for item in known if not item.marker)
        raise StageError("changed-key", f"{shown}, which is not the one in {places}")
    if state == "revoked":
        raise StageError("revoked-key", f"{shown}, which known_hosts revokes")
