"""What it takes to log in at one address: the address, `~/.ssh/config`, and the options, the more particular one first.

`ssh://` addresses carry what paramiko's reader of the configuration does not: see docs/remote.md for what is not read (Include,
certificate authorities, security keys), which `--ssh-program ssh` is for.
"""

from __future__ import annotations

import getpass
import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from daoflow_collector.errors import UsageError
from daoflow_collector.remote.address import SshAddress, SshOptions, parse_address

PORT = 22
_DEFAULT_KEYS = ("id_ed25519", "id_ecdsa", "id_rsa")
_SYSTEM_KNOWN_HOSTS = ("/etc/ssh/ssh_known_hosts", "/etc/ssh/ssh_known_hosts2")
_MAX_JUMPS = 5
_READS_ALL = "Try --ssh-program ssh, which reads all of it."


@dataclass(frozen=True)
class SshSettings:
    """One login. `key_name` is what known_hosts calls the host; `jumps` are passed in order; `notes` is what was not honoured."""

    host: str
    port: int
    user: str
    key_name: str
    bare_key_name: str | None
    """The same without the port, where there is one in `key_name`."""
    keys: tuple[Path, ...]
    keys_only: bool
    known_hosts: tuple[Path, ...]
    jumps: tuple[SshSettings, ...] = ()
    proxy_command: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Return `user@host:port`."""
        return f"{self.user}@{self.host}:{self.port}"


def ssh_settings(address: SshAddress, options: SshOptions, *, home: Path, jumps_left: int = _MAX_JUMPS) -> SshSettings:
    """Return how to log in, through at most so many jumps. Raises `UsageError` when the configuration or a named file cannot be used."""
    config, notes = _configuration(address, home)
    host = str(config.get("hostname", address.host))
    port = address.port or _port(config)
    alias = config.get("hostkeyalias")
    proxy = str(config.get("proxycommand", "none"))
    return SshSettings(
        host=host,
        port=port,
        user=address.user or str(config.get("user", "")) or getpass.getuser(),
        key_name=str(alias) if alias else (host if port == PORT else f"[{host}]:{port}"),
        bare_key_name=host if not alias and port != PORT else None,
        keys=_keys(config, options, home),
        keys_only=options.key is not None or str(config.get("identitiesonly", "no")).lower() == "yes",
        known_hosts=_known_hosts(config, options, home),
        jumps=_jumps(str(config.get("proxyjump", "none")), options, home, jumps_left) if jumps_left >= 0 else (),
        proxy_command=None if proxy.lower() == "none" else proxy,
        notes=notes,
    )


def _configuration(address: SshAddress, home: Path) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    from paramiko import SSHConfig
    from paramiko.ssh_exception import ConfigParseError, CouldNotCanonicalize

    file = home / ".ssh" / "config"
    try:
        text = file.read_text("utf-8", "replace")
    except OSError:
        return {}, ()
    try:
        found = SSHConfig.from_text(text).lookup(address.host)
    except (ConfigParseError, CouldNotCanonicalize, LookupError, ValueError, ImportError) as error:
        # paramiko looks up what a line needs (CanonicalDomains, the library behind `Match exec`) without asking whether it is there.
        raise UsageError(f"{file} cannot be used", because=str(error), advice=_READS_ALL) from error
    includes = re.search(r"^\s*include\s", text, re.IGNORECASE | re.MULTILINE)
    return found, (f"{file}: Include is not read; --ssh-program ssh reads it",) if includes else ()


def _keys(config: Mapping[str, Any], options: SshOptions, home: Path) -> tuple[Path, ...]:
    if options.key is not None:
        path = Path(options.key).expanduser()
        if not path.is_file():
            raise UsageError(f"there is no key {options.key}", advice="Name the private key's file with --ssh-key.")
        return (path,)
    named = [Path(str(item)).expanduser() for item in config.get("identityfile", ())]
    return tuple(path for path in named or [home / ".ssh" / name for name in _DEFAULT_KEYS] if path.is_file())


def _known_hosts(config: Mapping[str, Any], options: SshOptions, home: Path) -> tuple[Path, ...]:
    if options.known_hosts is not None:
        path = Path(options.known_hosts).expanduser()
        if not path.is_file():
            raise UsageError(f"there is no file {options.known_hosts}", advice="Name a known_hosts file.")
        return (path,)
    own = _files(config, "userknownhostsfile") or [str(home / ".ssh" / "known_hosts")]
    system = _files(config, "globalknownhostsfile") or _SYSTEM_KNOWN_HOSTS
    named = (item.replace("%d", str(home)).replace("%%", "%") for item in (*own, *system) if item.lower() != "none")
    return tuple(Path(item).expanduser() for item in named)


def _files(config: Mapping[str, Any], name: str) -> list[str]:
    try:
        return shlex.split(str(config.get(name, "")))
    except ValueError as error:
        raise UsageError(f"{name} in ~/.ssh/config cannot be used", because=str(error), advice=_READS_ALL) from error


def _port(config: Mapping[str, Any]) -> int:
    given = str(config.get("port", PORT))
    if not (given.isascii() and given.isdigit() and 0 < int(given) < 65536):
        raise UsageError(
            f"Port {given} in ~/.ssh/config is no port", advice="Correct it, or name the port in the address."
        )
    return int(given)


def _jumps(text: str, options: SshOptions, home: Path, left: int) -> tuple[SshSettings, ...]:
    """Return the jumps of a ProxyJump in the order in which they are passed.

    The first is reached as its own configuration says, through jumps of its own if it has any; each later one through the one before it.
    """
    if text.lower() == "none":
        return ()
    hops = [hop.strip() for hop in text.split(",") if hop.strip()]
    if len(hops) > left:
        raise UsageError(f"ProxyJump {text}: more than {_MAX_JUMPS} jumps", because="so many are followed at most")
    addresses = [parse_address(hop if hop.startswith("ssh://") else f"ssh://{hop}") for hop in hops]
    first = ssh_settings(addresses[0], options, home=home, jumps_left=left - len(hops))
    later = (ssh_settings(item, options, home=home, jumps_left=-1) for item in addresses[1:])
    return (*first.jumps, first, *later)
