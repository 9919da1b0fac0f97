"""The checklist's lines about the incident: ids, server, last success; as the operator gave them, else as the evidence has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from daoflow_analyzer.explain_graph import Found
from daoflow_analyzer.facts.backups import Backups
from daoflow_analyzer.facts.deployments import Deployment, Deployments
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.load import Facts
from daoflow_analyzer.result import ChecklistItem

YES, NO = "yes", "no"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
Named = tuple[str, Evidence]


def recorded_ids(facts: Facts, cause: Found | None) -> ChecklistItem:
    """Return the escalation checklist's line about ids: deployment, backup run and restore; the verdict's before what else failed."""
    item = "Recorded the failing deployment, backup, or restore ID"
    incident = facts.get(Incident)
    given: list[Named] = []
    if incident is not None:
        named = (
            ("deployment", incident.deployment),
            ("backup run", incident.backup_run),
            ("restore", incident.restore),
        )
        given = [(f"{what} {value}", _header(what, value)) for what, value in named if value]
    blamed = _blamed(cause)
    found = (
        given
        or ([blamed] if blamed is not None else [])
        or [one for one in (_failing_deployment(facts), _failing_run(facts), _failing_restore(facts)) if one]
    )
    if not found:
        return ChecklistItem(
            item, NO, "none was given, and no failed deployment, backup or restore is recorded in the evidence", None
        )
    words = ", ".join(words for words, _ in found)
    return ChecklistItem(item, YES, words if given else f"{words} (found in the evidence)", found[0][1])


def incident_items(facts: Facts, cause: Found | None, since: datetime | None) -> Iterator[ChecklistItem]:
    """Yield the lines of First Five Minutes about the failing run, its server (else the cause's) and the last success before `since`."""
    incident = facts.get(Incident)
    run = (incident.deployment or incident.backup_run) if incident is not None else None
    found = _blamed(cause) or _failing_deployment(facts) or _failing_run(facts)
    yield _line("the failing deployment or backup run ID", run, found)
    yield _line("the server name involved", incident.server if incident is not None else None, _server(facts, cause))
    last = incident.last_good if incident is not None else None
    good, otherwise = _last_good(facts, cause, since)
    item = _line("the last successful deployment or backup before the incident", last, good)
    yield replace(item, value=otherwise) if item.state == NO and otherwise else item


def _blamed(cause: Found | None) -> Named | None:
    """Return the work that the verdict is about, whatever DaoFlow recorded of it: a success may be the trouble."""
    subject = cause.finding.subject if cause is not None else {}
    kinds = (("restore", "restore"), ("deployment", "deployment"), ("backup run", "backup_run"))
    words = next((f"{what} {subject[key]}" for what, key in kinds if key in subject), None)
    return (words, cause.finding.evidence[0]) if cause is not None and words is not None else None


def _line(item: str, given: str | None, found: Named | None) -> ChecklistItem:
    if given:
        return ChecklistItem(item, YES, given, _header(item, given))
    if found is not None:
        return ChecklistItem(item, YES, f"{found[0]} (found in the evidence)", found[1])
    return ChecklistItem(item, NO, "not given", None)


def _header(what: str, value: str) -> Evidence:
    return Evidence("bundle.json", f"{what} {value}", pointer="/incident")


def _incident_deployment(facts: Facts) -> Deployment | None:
    """Return the deployment that the incident is about: the named one, else the newest failure that nothing replaced."""
    deployments, incident = facts.get(Deployments), facts.get(Incident)
    if deployments is None:
        return None
    named = deployments.get(incident.deployment) if incident is not None else None
    failing = (one for one in deployments.all if one.is_failed and not deployments.is_superseded(one))
    return named or next(failing, None)


def _failing_deployment(facts: Facts) -> Named | None:
    one = _incident_deployment(facts)
    return (f"deployment {one.id}", one.evidence()) if one is not None and one.is_failed else None


def _failing_run(facts: Facts) -> Named | None:
    backups = facts.get(Backups)
    runs = [one for one in backups.runs if one.status == "failed"] if backups is not None else []
    newest = max(runs, key=lambda one: one.at or EPOCH, default=None)
    if newest is None or backups is None or _is_overcome(newest.policy_id, newest.at, backups):
        return None
    return f"backup run {newest.id}", newest.evidence()


def _failing_restore(facts: Facts) -> Named | None:
    backups = facts.get(Backups)
    failed = [one for one in backups.restores if one.status == "failed"] if backups is not None else []
    newest = max(failed, key=lambda one: one.at or EPOCH, default=None)
    return (f"restore {newest.id}", newest.evidence()) if newest is not None else None


def _is_overcome(policy: str, at: datetime | None, backups: Backups) -> bool:
    return any(
        one.status == "succeeded" and one.policy_id == policy and (one.at or EPOCH) > (at or EPOCH)
        for one in backups.runs
    )


def _server(facts: Facts, cause: Found | None) -> Named | None:
    subject = cause.finding.subject.get("server") if cause is not None else None
    if cause is not None and subject:
        return subject, cause.finding.evidence[0]
    one = _incident_deployment(facts)
    if one is None or not one.is_failed:
        return None
    name = one.server or ("localhost" if one.is_local else "")
    return (
        (name, one.evidence("target_server_name", f"server {name}"))
        if name and one.member.endswith("record.json")
        else None
    )


def _last_good(facts: Facts, cause: Found | None, since: datetime | None) -> tuple[Named | None, str]:
    """Return the newest success before the incident began, and, where none is known, what is.

    A success of the same service or policy comes first, then one of the kind of work that failed; never that which the cause is about.
    """
    found = sorted(_successes(facts, cause), key=lambda one: (one.is_akin, one.at or EPOCH), reverse=True)
    before = next((one for one in found if since is None or (one.at is not None and one.at < since)), None)
    if before is not None:
        return (before.words, before.evidence), ""
    newest = max(found, key=lambda one: one.at or EPOCH, default=None)
    later = f"none before it is recorded; {newest.words} went well after it had begun" if newest is not None else ""
    return None, later


@immutable
class _Success:
    words: str
    at: datetime | None
    evidence: Evidence
    is_akin: int


def _successes(facts: Facts, cause: Found | None) -> Iterator[_Success]:
    subject = cause.finding.subject if cause is not None else {}
    deployments, backups = facts.get(Deployments), facts.get(Backups)
    failing = _incident_deployment(facts)
    for item in deployments.all if deployments is not None else ():
        if item.is_good and item.id != subject.get("deployment"):
            same = failing is not None and item.stack == failing.stack
            akin = 2 if same and "backup_run" not in subject else 0 if "backup_run" in subject else 1
            yield _Success(f"deployment {item.id}", item.ended_at, item.evidence(), akin)
    blamed = next((run for run in backups.runs if run.id == subject.get("backup_run")), None) if backups else None
    for run in backups.runs if backups is not None else ():
        if run.status == "succeeded" and run.id != subject.get("backup_run"):
            same = blamed is not None and run.policy_id == blamed.policy_id
            akin = 2 if same else 1 if "backup_run" in subject else 0
            yield _Success(f"backup run {run.id}", run.at, run.evidence(), akin)
