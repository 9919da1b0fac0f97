"""A scheduled backup is overdue

What it looks for
    An active policy with a schedule whose last successful run is older than twice the schedule's interval.

Why it matters
    Nobody is told when backups stop. The day one is needed is too late.

How to confirm
    `daoflow backup list --json`: the policy's last run, and its schedule.

What to do
    Find out why the runs fail or are skipped (the other findings here), then run it once by hand.

When it is wrong
    A policy that was paused on purpose should be made inactive.

Playbook
    Backups Fail: daoflow backup list --json.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.backups import Backups, Policy, Run
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.finding import Confidence, Effect, Finding, NextStep, Section, Severity, Where
from daoflow_analyzer.rule import Rule

from daoflow_rules.backups.cron import longest_interval
from daoflow_rules.steps import filled

RULE = Rule(
    code="BK007",
    name="backup-overdue",
    title="A scheduled backup is overdue",
    section=Section.BACKUPS,
    item="daoflow backup list --json",
    severity=Severity.MEDIUM,
)
STEPS = (
    NextStep(
        "See the runs of the policy", "daoflow backup list --json", where=Where.CLI, expect="failed or missing runs"
    ),
    NextStep(
        "Run it once by hand, when nothing above stands in its way",
        "daoflow backup run --policy POLICY_ID --yes",
        where=Where.CLI,
        effect=Effect.CHANGES_STATE,
        expect="the run succeeds",
    ),
)


def check(backups: Backups, incident: Incident) -> Iterator[Finding]:
    """Yield a finding for each policy that should have run by now."""
    for policy in backups.policies:
        interval = longest_interval(policy.schedule) if policy.schedule and policy.is_active else None
        last = _last_good(policy, backups)
        when = last.at if last is not None else policy.last_run_at
        if interval is None or when is None or incident.collected_at - when <= 2 * interval:
            continue
        days = (incident.collected_at - when).total_seconds() / 86400
        age = f"{days:.0f} days" if days >= 2 else f"{days * 24:.0f} hours"
        yield Finding(
            message=f"The backup policy {policy.name} ({policy.schedule}) last succeeded {age} ago.",
            confidence=Confidence.CERTAIN if last is not None else Confidence.LIKELY,
            evidence=(
                policy.evidence(),
                *(
                    (last.evidence("completed_at", f"last success {when:%Y-%m-%d %H:%M} UTC").related(),)
                    if last
                    else ()
                ),
            ),
            next_steps=filled(STEPS, POLICY_ID=policy.id),
            subject={"policy": policy.name},
        )


def _last_good(policy: Policy, backups: Backups) -> Run | None:
    good = [
        run for run in backups.runs if run.policy_id == policy.id and run.status == "succeeded" and run.at is not None
    ]
    return max(good, key=lambda run: run.at.timestamp() if run.at else 0.0, default=None)
