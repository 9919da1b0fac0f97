"""`ssh://user@host[:port]`, as `--on` and `--target` take it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from daoflow_bundle.name import member_slug

from daoflow_collector.errors import UsageError

# Neither part may begin with a dash: the ssh program would take it for an option.
_URL = re.compile(
    r"ssh://(?:(?P<user>[A-Za-z0-9._\\][A-Za-z0-9._\\+$-]*)@)?"
    r"(?:\[(?P<v6>[0-9A-Fa-f:.]+(?:%[A-Za-z0-9._-]+)?)\]|(?P<host>[A-Za-z0-9_][A-Za-z0-9._-]*))(?::(?P<port>[0-9]{1,5}))?/?"
)
_FORM = "it must be ssh://user@host or ssh://user@host:port"


@dataclass(frozen=True)
class SshAddress:
    """Where to log in. User and port None: as the SSH configuration says, else this user and 22."""

    host: str
    user: str | None = None
    port: int | None = None

    @property
    def url(self) -> str:
        """Return it as it was given, without what was not."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"ssh://{f'{self.user}@' if self.user else ''}{host}{f':{self.port}' if self.port else ''}"


@dataclass(frozen=True)
class SshOptions:
    """How to log in: `--ssh-key`, `--known-hosts`, `--ssh-program`, the same for all hosts."""

    key: str | None = None
    known_hosts: str | None = None
    program: str | None = None


def parse_address(text: str) -> SshAddress:
    """Return the address in a URL. Raises `UsageError` for anything else."""
    match = _URL.fullmatch(text)
    if match is None:
        credentials = text.partition("@")[0]
        if text.startswith("ssh://") and "@" in text and ":" in credentials.removeprefix("ssh://"):
            # Not repeated: the text holds a password.
            raise UsageError(
                "a password in an SSH address is not taken",
                because="every user of this machine can read the arguments of a command",
                advice="Use a key: ssh-agent, --ssh-key, or IdentityFile in ~/.ssh/config.",
            )
        raise UsageError(f"'{text}' is not an SSH address", because=_FORM)
    port = int(match["port"]) if match["port"] else None
    if port is not None and not 0 < port < 65536:
        raise UsageError(f"'{text}' is not an SSH address", because=f"there is no port {port}")
    return SshAddress(match["v6"] or match["host"], match["user"], port)


def target_folders(targets: Sequence[SshAddress]) -> tuple[tuple[str, SshAddress], ...]:
    """Return each target with the name of its folder under `targets/`. Raises `UsageError` for one named twice."""
    taken: list[str] = []
    for target in targets:
        if targets.count(target) > 1:
            raise UsageError(f"{target.url} is named twice", advice="Name each target once.")
        taken.append(member_slug(target.host.replace(":", "-"), taken))
    return tuple(zip(taken, targets))
