"""A floating tag: no known-good version to go back to

What it looks for
    The image of daoflow has no release as its tag: `latest`, a branch, or no tag at all, and no digest.

Why it matters
    Whatever the next `docker compose pull` brings is started, and nothing says which version ran before. The playbook's way back is to
    pin the previous known-good tag.

How to confirm
    `docker compose config --images` shows the tag.

What to do
    Find out which release runs (the newest migration in the database tells), then set `DAOFLOW_VERSION` to it.

When it is wrong
    A tag that a site builds itself may well be fixed; its name alone does not tell.

Playbook
    Upgrade Regression: pin DAOFLOW_VERSION back to the previous known-good tag.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.facts.ledger import SchemaLedger
from daoflow_analyzer.facts.version import parse_release
from daoflow_analyzer.finding import Confidence, Finding, NextStep, NotApplicable, Section, Severity
from daoflow_analyzer.rule import Rule

from daoflow_rules.steps import edit_env, recreate
from daoflow_rules.upgrade.ledger_versions import release_with

RULE = Rule(
    code="UP005",
    name="version-not-pinned",
    title="A floating tag: no known-good version to go back to",
    section=Section.UPGRADE,
    item="pin DAOFLOW_VERSION back to the previous known-good tag",
    severity=Severity.LOW,
)
FLOATING = frozenset({"", "latest", "main", "master", "edge", "nightly", "stable", "next"})


def check(containers: Containers, ledger: SchemaLedger | None) -> Iterator[Finding | NotApplicable]:
    """Yield a finding when the tag names no fixed version."""
    daoflow = containers.one("daoflow")
    if daoflow is None:
        yield NotApplicable("there is no daoflow container whose tag could be known")
        return
    if "@" in daoflow.image or daoflow.image.startswith("sha256:"):
        return
    tag = daoflow.image.rpartition("/")[2].partition(":")[2]
    if parse_release(tag) is not None or tag not in FLOATING:
        return
    known = release_with(ledger.newest_ms) if ledger is not None else None
    meant = f" (its database is that of {known.words})" if known is not None else ""
    yield Finding(
        message=f"DaoFlow runs the floating tag {tag or 'latest'}{meant}: there is no version to pin back to.",
        confidence=Confidence.CERTAIN,
        evidence=(daoflow.evidence("/Config/Image", f"{daoflow.name} runs {daoflow.image}"),),
        next_steps=(
            NextStep("See what runs", "docker compose images daoflow", expect="the image's tag and id"),
            edit_env("Set DAOFLOW_VERSION in .env to the release that runs"),
            recreate("daoflow", expect="the same release, now by its own tag"),
        ),
        subject={"service": "daoflow"},
    )
