"""The staging workspace that cannot take a deployment: told by a deployment that failed there, or by an upload that was refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain

from daoflow_analyzer.facts.deployments import Deployments
from daoflow_analyzer.facts.host import Disks, Filesystem
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.facts.servers import Server, Servers
from daoflow_analyzer.facts.targets import Target, Targets
from daoflow_analyzer.finding import Confidence, FactMissingError, Finding, NextStep
from daoflow_analyzer.rule import Check

from daoflow_rules.deployments.causes import SFTP_WRITE_FAILED
from daoflow_rules.deployments.failures import LINES, failures
from daoflow_rules.deployments.shown import shown
from daoflow_rules.deployments.targets import steps_on
from daoflow_rules.deployments.uploads import UPLOAD_FAILED, failed_upload
from daoflow_rules.steps import over_ssh

STAGING_LINES = (*LINES, UPLOAD_FAILED)
"""The signatures that every rule which asks here lists."""

LOOK_HERE = NextStep(
    "Look at the staging workspace",
    "docker compose exec daoflow sh -c 'df -h /app/staging; ls -ld /app/staging; test -w /app/staging && echo writable'",
    expect="no space left, another owner, or no word writable; once cured: space left, owner root, and writable",
)
LOOK_THERE = NextStep(
    "Look at the server's staging workspace",
    "ssh -p PORT USER@HOST 'df -h /tmp; ls -ld /tmp/daoflow-staging'",
    expect="no space left, or a folder of another user; once cured: space left, and the folder of the user of the login, or none yet",
)
LOOK = (LOOK_HERE, LOOK_THERE)


def steps_at(
    steps: tuple[NextStep, ...], server: Server | Target | None, *, is_local: bool | None
) -> tuple[NextStep, ...]:
    """Return the steps that make sense where the workspace is, run there; None: nobody knows which of the two it is."""
    other = LOOK_THERE if is_local else LOOK_HERE if is_local is False else None
    kept = tuple(step for step in steps if step is not other)
    if is_local is not False:
        return steps_on(kept, server)
    host, port, user = (server.host, server.port, server.user) if server is not None else ("", None, "")
    # What frees space there would free it here, and leave the server full, for whoever pastes it into the shell at hand.
    there = (steps_on((step,), server) if step is LOOK_THERE else over_ssh((step,), host, port, user) for step in kept)
    return tuple(chain.from_iterable(there))


def staging_check(
    rule: str, says: str, disk_says: str, is_at_fault: Callable[[Filesystem], bool], steps: tuple[NextStep, ...]
) -> Check:
    """Return the function of a rule about the workspace: `says` what is wrong with it, `disk_says` the same of its file system."""

    def check(
        *,
        deployments: Deployments | None,
        disks: Disks | None,
        servers: Servers | None,
        targets: Targets | None,
        logs: Logs | None,
        incident: Incident,
    ) -> Iterator[Finding]:
        """Yield a finding for each failed deployment that says so, each server that shows it, else one for a failed upload."""
        try:
            failed = failures(deployments, logs, incident)
        except FactMissingError:
            if targets is None:
                raise
            failed = ()
        told = [item for item in failed if item.cause == rule]
        for failure in told:
            server = servers.find(failure.server) if servers is not None and failure.server else None
            target = targets.of(server, failure.server) if targets is not None else None
            proof = shown(rule, target, server) if target is not None else None
            is_vague = re.search(SFTP_WRITE_FAILED, failure.told) is not None
            yield Finding(
                message=f"{says}{failure.where}: {failure.told}; {failure.mention} failed there.",
                confidence=Confidence.LIKELY if is_vague and proof is None else Confidence.CERTAIN,
                evidence=(*failure.evidence, *((proof.related(),) if proof is not None else ())),
                next_steps=steps_at(steps, server, is_local=failure.is_local),
                subject=failure.subject,
                severity=failure.severity,
            )
        names = {item.server for item in told}
        yield from _of_targets(rule, says, servers, targets, told=names, steps=steps)
        upload = failed_upload(logs, incident)
        workspaces = [item for item in disks.filesystems if "staging" in item.purposes] if disks else []
        disk = next((item for item in workspaces if is_at_fault(item)), None)
        if not told and upload is not None and disk is not None:
            yield Finding(
                message=f"{says}: an upload was answered with an error, and {disk.mount_point} {disk_says}.",
                confidence=Confidence.LIKELY,
                evidence=(disk.evidence(), upload.evidence()),
                next_steps=steps_at(steps, None, is_local=True),
                subject={"server": "localhost"},
            )

    return check


def _of_targets(
    rule: str,
    says: str,
    servers: Servers | None,
    targets: Targets | None,
    *,
    told: set[str],
    steps: tuple[NextStep, ...],
) -> Iterator[Finding]:
    """Yield a finding for each managed server whose own workspace shows it, as far as no failed deployment tells of it."""
    for target in targets.all if targets is not None else ():
        server = target.server_in(servers)
        name = server.name if server is not None else target.host
        proof = shown(rule, target, server)
        if proof is not None and name not in told:
            yield Finding(
                message=f"{says} on {name}: {proof.excerpt}.",
                confidence=Confidence.LIKELY,
                evidence=(proof,),
                next_steps=steps_at(steps, server or target, is_local=False),
                subject={"server": name},
            )
