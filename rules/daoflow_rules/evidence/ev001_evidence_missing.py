"""Something the playbook asks for was not captured

What it looks for
    A source of the playbook's First Five Minutes (compose ps, logs, health, and the checks of its second section) that failed, timed out,
    was denied or was left out. A thing that does not exist is evidence, not a gap.

Why it matters
    Silence of a rule that had nothing to read is not an all-clear.

How to confirm
    The report's table "Not collected" says of each gap why it is there and what it hides.

What to do
    Run the command by hand, or collect again with the permission or the time that was missing.

When it is wrong
    With the engine down, most of it cannot be had: then HO001 or HO002 explains it.

Playbook
    First Five Minutes; Escalation Checklist.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.coverage import Coverage
from daoflow_analyzer.finding import Confidence, Evidence, Finding, NextStep, Section, Severity, word
from daoflow_analyzer.rule import Rule
from daoflow_bundle.manifest import SourceRecord
from daoflow_bundle.outcome import Outcome

RULE = Rule(
    code="EV001",
    name="evidence-missing",
    title="Something the playbook asks for was not captured",
    section=Section.FIRST_FIVE_MINUTES,
    item="Collect the state before you make changes",
    severity=Severity.MEDIUM,
)

ASKED_FOR = {
    "compose/ps": ("what runs and what does not", "docker compose ps --all"),
    "containers": ("state, restarts, mounts and environment of each container", "docker inspect $(docker ps -aq)"),
    "health": ("whether DaoFlow answers", "curl -i http://127.0.0.1:3000/trpc/health"),
    "env": ("empty, broken or changed settings", "cut -d= -f1 .env"),
}
LOST = (Outcome.FAILED, Outcome.TIMEOUT, Outcome.DENIED, Outcome.SKIPPED)


def check(coverage: Coverage) -> Iterator[Finding]:
    """Yield one finding a gap."""
    for source in coverage.sources.values():
        if source.outcome not in LOST:
            continue
        if source.source in ASKED_FOR:
            hidden, command = ASKED_FOR[source.source]
        elif source.source.startswith("logs/"):
            service = source.source.removeprefix("logs/")
            hidden, command = f"what {service} said", f"docker compose logs --tail=200 {word(service, 'SERVICE')}"
        elif source.source.startswith("targets/") and source.source.count("/") == 1:
            host = source.source.removeprefix("targets/")
            hidden, command = (
                "the managed server's own state",
                f"ssh -v -o BatchMode=yes USER@{word(host, 'HOST')} true",
            )
        else:
            continue
        yield _finding(source, hidden, command)


def _finding(source: SourceRecord, hidden: str, command: str) -> Finding:
    skipped = source.outcome is Outcome.SKIPPED
    return Finding(
        message=f"{source.source} was not captured ({source.reason or source.outcome.value}): it would show {hidden}.",
        confidence=Confidence.CERTAIN,
        severity=Severity.LOW if skipped else None,
        evidence=(
            Evidence("manifest.json", f"{source.source}: {source.outcome.value}: {source.reason}", pointer="/sources"),
        ),
        next_steps=(NextStep("Get it by hand", command, expect=hidden),),
        subject={"source": source.source},
    )
