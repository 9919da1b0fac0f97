"""Log in with a key: of the agent, of `--ssh-key`, of the configuration. Nothing is asked of the operator, and no password is sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from paramiko import Agent, PKey, Transport
from paramiko.ssh_exception import (
    AuthenticationException,
    BadAuthenticationType,
    PasswordRequiredException,
    SSHException,
)

from daoflow_collector.remote.known_hosts import fingerprint
from daoflow_collector.remote.ssh_settings import SshSettings
from daoflow_collector.remote.stages import StageError, within

_PUBLICKEY = "publickey"
_AGENT_S = 5.0


@dataclass(frozen=True)
class _Candidate:
    """One key to offer, and where it is from."""

    origin: str
    key: PKey


def log_in(transport: Transport, settings: SshSettings, facts: dict[str, Any]) -> None:
    """Log in, noting in `facts` what was offered and tried. Raises `StageError` when the host lets nobody in."""
    tried: list[dict[str, Any]] = []
    facts["authentication"] = {"user": settings.user, "methods": [], "tried": tried}
    methods = _methods(transport, settings.user)
    if methods is None:
        return
    facts["authentication"]["methods"] = methods
    if _PUBLICKEY not in methods:
        raise StageError("denied", f"{settings.place} takes no key, only {', '.join(methods)}")
    for candidate in _candidates(settings, tried):
        entry = {"origin": candidate.origin, "fingerprint": fingerprint(candidate.key.asbytes()), "result": "refused"}
        tried.append(entry)
        try:
            further = transport.auth_publickey(settings.user, candidate.key)
        except AuthenticationException:
            if not transport.is_active():
                raise StageError(
                    "denied", f"{settings.place} ended the login after {len(tried)} keys: name one with --ssh-key"
                ) from None
            continue
        except (SSHException, EOFError, OSError) as error:
            raise StageError("closed", f"the connection ended during the login: {error}") from error
        if further:
            entry["result"] = "partly"
            raise StageError(
                "denied", f"{settings.place} wants a second factor ({', '.join(further)}): --ssh-program ssh"
            )
        entry["result"] = "accepted"
        return
    offered = [item for item in tried if item["result"] == "refused"]
    unusable = [item for item in tried if item["result"] != "refused"]
    words = f"{settings.place} refuses the {'key' if len(offered) == 1 else f'{len(offered)} keys'} offered"
    if not offered:
        words = "there is no usable key: " + (
            "; ".join(item["result"] for item in unusable) or "load one into ssh-agent"
        )
    raise StageError("denied" if offered else "no-key", words)


def _methods(transport: Transport, user: str) -> list[str] | None:
    """Return what the host would take, None when it takes the user without anything."""
    try:
        transport.auth_none(user)
    except BadAuthenticationType as error:
        return list(error.allowed_types)
    except (SSHException, EOFError, OSError) as error:
        raise StageError("closed", f"the connection ended during the login: {error}") from error
    return None


def _candidates(settings: SshSettings, tried: list[dict[str, Any]]) -> Iterator[_Candidate]:
    """Yield the keys in OpenSSH's order: the agent's, then files. What cannot be used is noted in `tried`."""
    if not settings.keys_only:
        yield from _of_agent(tried)
    for path in settings.keys:
        try:
            yield _Candidate(str(path), PKey.from_path(path))
        except (PasswordRequiredException, TypeError):
            tried.append(
                {
                    "origin": str(path),
                    "fingerprint": None,
                    "result": f"{path} is locked by a passphrase; load it with ssh-add",
                }
            )
        except Exception as error:  # whatever a key file holds: cryptography raises many kinds
            words = f"{path} cannot be used: {type(error).__name__}"
            tried.append({"origin": str(path), "fingerprint": _public_part(path), "result": words})


def _of_agent(tried: list[dict[str, Any]]) -> Iterator[_Candidate]:
    try:
        # paramiko waits for ever: an agent that was forwarded over a link that is dead by now never answers.
        keys = within(_AGENT_S, lambda: Agent().get_keys(), late=f"nothing within {_AGENT_S:g} s")
    except (SSHException, OSError, EOFError, StageError) as error:
        tried.append({"origin": "ssh-agent", "fingerprint": None, "result": f"the agent does not answer: {error}"})
        return
    for key in keys:
        yield _Candidate(f"ssh-agent {key.comment or key.get_name()}", key)


def _public_part(path: Path) -> str | None:
    try:
        return fingerprint(PKey.from_path(path.with_name(f"{path.name}.pub")).asbytes())
    except Exception:  # only for the record, and mostly not there
        return None
