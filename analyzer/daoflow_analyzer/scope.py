"""The escalation checklist's last question: is it the control plane's own, or one managed server's; and why."""

from __future__ import annotations

from daoflow_analyzer.explain_graph import Found
from daoflow_analyzer.facts.deployments import LOCAL_NAMES, Deployments
from daoflow_analyzer.facts.servers import Servers
from daoflow_analyzer.load import Facts
from daoflow_analyzer.result import Scope

CONTROL_PLANE_CODES = ("CP", "HO", "UP")
DAOFLOW = "daoflow"
"""What a finding about DaoFlow itself names as its service, also where a deployment to another server shows it."""
SSH_FINDINGS = ("target-ssh-unreachable", "target-ssh-auth-refused")
MANY = 2


def scope_of(item: Found, facts: Facts) -> tuple[Scope, str]:
    """Return the scope of a cause with the reason as a sentence, empty where the finding itself says it."""
    own = _own(item)
    if own is not None:
        return Scope.CONTROL_PLANE, own
    name = _server_of(item, facts)
    if name is None:
        subject = item.finding.subject
        if subject.get("service") or subject.get("policy") or subject.get("destination") or "backup_run" in subject:
            return Scope.CONTROL_PLANE, "No managed server has a part in it: DaoFlow itself does this."
        return Scope.UNKNOWN, "On which server it happened is not recorded."
    servers = facts.get(Servers)
    known = servers.find(name) if servers is not None else None
    if name in LOCAL_NAMES or (known is not None and known.is_local):
        return Scope.CONTROL_PLANE, f"It happened on {name}, the control plane's own host."
    remote = [one for one in servers.all if not one.is_local] if servers is not None else []
    if item.name in SSH_FINDINGS and len(remote) >= MANY and all(one.ssh is False for one in remote):
        words = f"All {len(remote)} managed servers refuse or miss SSH at once: look at the control plane's key and network first."
        return Scope.CONTROL_PLANE, words
    others = [one.name for one in remote if one.readiness == "ready" and one.name != name]
    also = f", while {', '.join(others[:3])} {'is' if len(others) == 1 else 'are'} ready" if others else ""
    return Scope.REMOTE_TARGET, f"It concerns the managed server {name}{also}."


def _own(item: Found) -> str | None:
    """Return why a finding is about DaoFlow or its host, whatever server a deployment of it went to; None when it need not be."""
    subject = item.finding.subject
    # What is wrong with the host of a managed server is told by the same rules.
    if item.loaded.rule.code.startswith(CONTROL_PLANE_CODES) and not subject.get("server"):
        return ""
    # An application may have a service of that name, too.
    is_daoflow = subject.get("service") == DAOFLOW and not item.loaded.rule.code.startswith("ST")
    return "No managed server has a part in it: DaoFlow itself does this." if is_daoflow else None


def _server_of(item: Found, facts: Facts) -> str | None:
    """Return the server that a finding is about, by itself or through its deployment."""
    subject = item.finding.subject
    if subject.get("server"):
        return subject["server"]
    deployments = facts.get(Deployments)
    one = deployments.get(subject.get("deployment")) if deployments is not None else None
    if one is None:
        return None
    return one.server or ("localhost" if one.is_local else None)
