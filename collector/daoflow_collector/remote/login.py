"""The options of other hosts, from the command line: checked before anything is asked or written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from daoflow_collector.errors import UsageError
from daoflow_collector.remote.address import SshAddress, SshOptions, parse_address, target_folders


@dataclass(frozen=True)
class Login:
    """Whom to log in at, and how."""

    on: SshAddress | None
    targets: tuple[SshAddress, ...]
    ssh: SshOptions


def login_of(given: Mapping[str, Any]) -> Login:
    """Return what was given. Raises `UsageError` for what cannot be, a missing program or library included."""
    on = parse_address(given["on"]) if given["on"] else None
    targets = tuple(parse_address(text) for text in given["target"])
    target_folders(targets)
    login = Login(on, targets, SshOptions(given["ssh_key"], given["known_hosts"], given["ssh_program"]))
    if on is None and not targets:
        named = next((name for name in ("ssh_key", "known_hosts", "ssh_program") if given[name]), None)
        if named is not None:
            raise UsageError(
                f"--{named.replace('_', '-')} is for other hosts", because="neither --on nor --target is given"
            )
        return login
    if on is not None and given["recording"]:
        raise UsageError("--on and --recording cannot both be the control plane's host")
    if given.get("anonymize") or given.get("names"):
        raise UsageError(
            "--anonymize does not reach other hosts",
            because="each would fake its own names before they meet",
            advice="Collect each host by itself with --anonymize, or leave it out.",
        )
    _check(login)
    return login


def _check(login: Login) -> None:
    from daoflow_collector.remote.fetch import uses_paramiko

    if uses_paramiko(login.ssh):
        from pathlib import Path

        from daoflow_collector.remote.ssh_settings import ssh_settings

        for address in (*login.targets, *((login.on,) if login.on is not None else ())):
            ssh_settings(address, login.ssh, home=Path.home())
    else:
        from daoflow_collector.remote.ssh_program import find_ssh

        find_ssh(login.ssh.program)
