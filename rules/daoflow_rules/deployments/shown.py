"""What a managed server itself shows, as it was found over SSH beside the control plane (`--target`), in the words of the findings.

It was looked at with the operator's login, which need not be DaoFlow's: what the login decides counts for less than what the host is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from daoflow_analyzer.facts.engine import EngineState
from daoflow_analyzer.facts.servers import Server, Servers
from daoflow_analyzer.facts.targets import UNREACHABLE_STAGES, Target, Targets
from daoflow_analyzer.finding import Evidence

from daoflow_rules.host.ho004_disk_full import is_full

NOT_ANSWERING = (EngineState.DOWN, EngineState.HUNG, EngineState.DENIED, EngineState.ABSENT)
OF_THE_LOGIN = ("target-ssh-auth-refused", "target-host-key-mismatch")
"""What another login, or another known_hosts file, may see differently."""


def shown(finding: str, target: Target, server: Server | None) -> Evidence | None:
    """Return where the server shows what the finding says, None when it does not."""
    if finding == "target-host-key-mismatch":
        return _other_key(target, server)
    if not target.was_reached:
        return _not_reached(finding, target)
    show = _SHOWN.get(finding)
    return show(target) if show is not None and not decides_nothing(finding, target, server) else None


def is_other_login(target: Target, server: Server | None) -> bool:
    """Whether DaoFlow logs in there as somebody else than whoever collected; an unknown login is taken for the same."""
    return server is not None and "" not in (server.user, target.user) and server.user != target.user


def decides_nothing(finding: str, target: Target, server: Server | None) -> bool:
    """Whether all that the server shows is what another login than DaoFlow's may not do there."""
    if not is_other_login(target, server):
        return False
    if finding == "target-docker-unreachable":
        return target.engine is not None and target.engine.state is EngineState.DENIED
    is_of_rights = target.staging is not None and not target.staging.read_only
    return finding == "staging-not-writable" and is_of_rights


def denies(finding: str, target: Target) -> bool:
    """Whether the server shows the opposite: it is reached where DaoFlow does not reach it, or its Docker answers."""
    if not target.was_reached:
        return False
    if finding == "target-ssh-unreachable":
        return True
    has_docker = target.engine is not None and target.engine.state is EngineState.UP
    has_client = target.client is None or target.client.available
    if finding in ("target-docker-missing", "target-docker-unreachable"):
        return has_docker and has_client
    return finding == "target-compose-missing" and target.compose is not None and target.compose.flavour == "plugin"


def target_of(name: str, servers: Servers | None, targets: Targets | None) -> Target | None:
    """Return the server of that name as it was asked over SSH, None when it was not."""
    known = servers.find(name) if servers is not None and name else None
    return targets.of(known, name) if targets is not None else None


def seen_now(name: str, servers: Servers | None, targets: Targets | None) -> tuple[Evidence, ...]:
    """Return what the server that a deployment failed on shows now of what Docker needs there: its engine, the space for images.

    What is well there excludes a cause, and is no witness of another.
    """
    target = target_of(name, servers, targets)
    if target is None:
        return ()
    if not target.was_reached:
        return (target.ssh_evidence().related(),)
    disks = target.disks.filesystems if target.disks is not None else ()
    room = next((item for item in disks if "data-root" in item.purposes), None)
    found = (
        target.engine.evidence() if target.engine is not None else None,
        room.evidence() if room is not None else None,
    )
    agrees = (
        target.engine is not None and target.engine.state is not EngineState.UP,
        room is not None and is_full(room),
    )
    return tuple(
        target.here(item).related() if says_so else target.here(item).aside()
        for item, says_so in zip(found, agrees, strict=True)
        if item is not None
    )


def _not_reached(finding: str, target: Target) -> Evidence | None:
    if finding == "target-ssh-unreachable" and target.failed_stage in UNREACHABLE_STAGES:
        return target.ssh_evidence()
    if finding == "target-ssh-auth-refused" and target.failure_kind == "denied":
        return target.ssh_evidence()
    return None


def _other_key(target: Target, server: Server | None) -> Evidence | None:
    key = target.host_key
    if key is None:
        return None
    approved = [value for kind, value in (server.approved_keys if server is not None else ()) if kind == key.type]
    if approved and key.fingerprint not in approved:
        words = f"it shows the {key.type} key {key.fingerprint}, approved is {', '.join(approved)}"
        return target.ssh_evidence(words, "/identity/fingerprint")
    if key.state in ("changed", "revoked") and not approved:
        return target.ssh_evidence(f"its key {key.fingerprint} is not the known one ({key.state})", "/identity/state")
    return None


def _docker_missing(target: Target) -> Evidence | None:
    if target.client is not None and not target.client.available:
        words = f"{target.host}: {target.client.error or 'no docker command'}"
        return target.here(Evidence("engine/client.json", words, pointer="/available"))
    if target.client is None and target.engine is not None and target.engine.state is EngineState.ABSENT:
        return target.here(target.engine.evidence())
    return None


def _compose_missing(target: Target) -> Evidence | None:
    if target.compose is None or _docker_missing(target) is not None:
        return None
    # DaoFlow calls the plugin: the old program does not help it.
    return None if target.compose.flavour == "plugin" else target.here(target.compose.evidence())


def _docker_unreachable(target: Target) -> Evidence | None:
    if target.engine is None or _docker_missing(target) is not None:
        return None
    return target.here(target.engine.evidence()) if target.engine.state in NOT_ANSWERING else None


def _not_writable(target: Target) -> Evidence | None:
    staging = target.staging
    if staging is None or staging.writable:
        return None
    why = "mounted read-only" if staging.read_only else f"{staging.kind}, mode {staging.mode or 'unknown'}"
    return target.here(Evidence("host/staging.json", f"{staging.path} cannot be written: {why}", pointer="/writable"))


def _staging_full(target: Target) -> Evidence | None:
    disks = target.disks.filesystems if target.disks is not None else ()
    full = next((item for item in disks if "staging" in item.purposes and is_full(item)), None)
    return target.here(full.evidence()) if full is not None else None


_SHOWN: Mapping[str, Callable[[Target], Evidence | None]] = {
    "target-docker-missing": _docker_missing,
    "target-compose-missing": _compose_missing,
    "target-docker-unreachable": _docker_unreachable,
    "staging-not-writable": _not_writable,
    "staging-full": _staging_full,
}
