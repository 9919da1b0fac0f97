"""The daoflow command is logged in at another control plane

What it looks for
    `daoflow status` answers with servers, and this installation's database has none of them.

Why it matters
    Its deployments, backups and servers are that other one's. What it said is left out, so that nothing of it is blamed here.

How to confirm
    `daoflow status --json` shows `apiUrl`; compare it with BETTER_AUTH_URL in `.env`.

What to do
    Log in at this control plane and collect again; without it the records come from the database alone.

When it is wrong
    The database was made anew or restored from another installation: then its servers have other ids, too.

Playbook
    Deployments Fail Or Stall: daoflow status --json.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.daoflow_cli import DaoflowCli
from daoflow_analyzer.finding import Confidence, Effect, Finding, NextStep, NotApplicable, Section, Severity, Where
from daoflow_analyzer.rule import Rule

RULE = Rule(
    code="EV006",
    name="cli-of-another-control-plane",
    title="The daoflow command is logged in at another control plane",
    section=Section.DEPLOYMENTS,
    item="daoflow status --json",
    severity=Severity.INFO,
)


def check(cli: DaoflowCli | None) -> Iterator[Finding | NotApplicable]:
    """Yield a finding when what the command said was left out."""
    if cli is None:
        yield NotApplicable("the daoflow command was not asked")
        return
    if cli.elsewhere is None:
        return
    url = cli.elsewhere.data.get("apiUrl")
    at = f" ({url})" if isinstance(url, str) and url else ""
    yield Finding(
        message=f"The daoflow command on this host is logged in at another control plane{at}: what it said was left out.",
        confidence=Confidence.LIKELY,
        evidence=(cli.elsewhere.evidence("/output/data/apiUrl", f"apiUrl: {url}"),),
        next_steps=(
            NextStep(
                "See where it is logged in", "daoflow whoami --json", where=Where.CLI, expect="this control plane"
            ),
            NextStep(
                "Log in at this control plane, then collect again",
                None,
                where=Where.CLI,
                effect=Effect.CHANGES_STATE,
                expect="daoflow status lists this control plane's servers",
            ),
        ),
    )
