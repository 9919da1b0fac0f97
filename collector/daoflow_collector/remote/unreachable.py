"""The error of a host that gave nothing, with the stage at which it ended and what a person can do about that."""

from __future__ import annotations

from daoflow_bundle.outcome import Outcome

from daoflow_collector.errors import CollectError, NotPermittedError

_OTHER = "Try `ssh` to it by hand; what ssh can and this cannot is tried with --ssh-program ssh."
_ADVICE = {
    "dns": "Check the name, or give the address: ssh://user@203.0.113.9.",
    "refused": "See on its console whether sshd runs and on which port: ssh://user@host:PORT.",
    "timeout": "See whether the host is up, and whether a firewall or VPN is between: `ssh` to it by hand.",
    "unreachable": "See whether this machine is on the right network or VPN: `ssh` to it by hand.",
    "unknown-key": "Compare the key on the host's own console (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub),"
    " then add it to known_hosts.",
    "changed-key": "Find out why it changed before anything else: a new installation, or somebody in between.",
    "revoked-key": "Do not log in there: somebody declared this key lost.",
    "denied": "Name the right user and key: ssh://USER@host, --ssh-key FILE, or ssh-add.",
    "no-key": "Name a key with --ssh-key FILE, or load one into the agent with ssh-add.",
}


def unreachable(address: str, outcome: Outcome, reason: str, kind: str | None) -> CollectError:
    """Return the error: exit 6 where the host lets nobody in, else 1. `kind`: how the stage failed, as `ssh.json` says it."""
    advice = _ADVICE.get(kind or "", _OTHER)
    if outcome is Outcome.DENIED:
        return NotPermittedError(f"{address} lets nothing be collected", because=reason, advice=advice)
    return CollectError(f"nothing could be collected from {address}", because=reason, advice=advice)
