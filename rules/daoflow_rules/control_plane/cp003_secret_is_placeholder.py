"""A secret still has an example value

What it looks for
    A secret in `.env` that looks like an example or a development default: `changeme`, `secret`, `example`, one character repeated.

Why it matters
    DaoFlow starts with any long enough text, so nothing warns. Whoever knows the example can forge sessions (`BETTER_AUTH_SECRET`),
    decrypt stored credentials (`ENCRYPTION_KEY`) or log in to the database.

How to confirm
    Read the line in `.env`.

What to do
    On a fresh installation, replace it and recreate. On one with data, plan it: a new `ENCRYPTION_KEY` cannot read what was stored
    under the old one, and a new `POSTGRES_PASSWORD` must be set in the database too.

When it is wrong
    A generated value may contain such a word by chance. It never is the reason why DaoFlow does not start.

Playbook
    Control Plane Will Not Start, item 1: .env contains non-empty secrets.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.env import EnvFile
from daoflow_analyzer.finding import Confidence, Finding, NextStep, Section, Severity, word
from daoflow_analyzer.rule import Rule

from daoflow_rules.control_plane.required_keys import COST_OF_ANOTHER, TEMPORAL
from daoflow_rules.steps import edit_env, make_secret, recreate

RULE = Rule(
    code="CP003",
    name="secret-is-placeholder",
    title="A secret still has an example value",
    section=Section.CONTROL_PLANE,
    item=".env contains non-empty BETTER_AUTH_SECRET, ENCRYPTION_KEY, POSTGRES_PASSWORD, and TEMPORAL_POSTGRES_PASSWORD",
    severity=Severity.HIGH,
)


def check(env: EnvFile, compose: Compose | None) -> Iterator[Finding]:
    """Yield one finding a secret with an example value that is in use."""
    for key in env.keys.values():
        if not key.secret or not key.placeholder or not key.has_value:
            continue
        if key.name == TEMPORAL and compose is not None and not compose.wants("temporal-postgresql"):
            continue
        yield Finding(
            message=f"{key.name} still has an example value. DaoFlow starts with it, and so does anybody else.",
            confidence=Confidence.LIKELY,
            evidence=(key.evidence(),),
            next_steps=(
                NextStep(
                    "Read the line",
                    f"grep -n '^{word(key.name, 'KEY')}=' .env",
                    expect="an example's value; once cured: a random one",
                ),
                make_secret(64, expect="64 letters and digits"),
                edit_env(f"Write it into .env as {key.name}", impact=COST_OF_ANOTHER.get(key.name, "")),
                recreate(expect="every service running with the new value"),
            ),
            subject={"key": key.name},
        )
